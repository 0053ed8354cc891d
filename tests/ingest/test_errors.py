"""Every failure says what happened and what to do."""

import pickle
import re
from pathlib import Path

import pytest

import claims.ingest
from claims.ingest.errors import PLACEHOLDER, IngestError
from claims.ingest.messages import MESSAGES, RETRYABLE

SOURCES = sorted(Path(claims.ingest.__file__).parent.glob("*.py"))
RAISED = re.compile(r"IngestError\(\s*([^)]*)")
CODE = re.compile(r"\"([a-z_]+)\"")


@pytest.mark.parametrize("code", MESSAGES)
def test_each_message_is_a_sentence_of_what_happened_and_one_of_what_to_do(code: str) -> None:
    message = str(IngestError(code, **dict.fromkeys(PLACEHOLDER.findall(MESSAGES[code]), "x")))
    assert len(re.findall(r"[.](?=\s|$)", re.sub(r"\.(txt|html|jsonl?|org)\b", "", message))) >= 2
    assert message[0].isupper() or message[0] in "“x"
    assert "%" not in message


def test_every_code_in_use_has_a_message_and_every_message_a_use() -> None:
    source = "\n".join(path.read_text("utf-8") for path in SOURCES if path.name != "messages.py")
    walls = (Path(claims.ingest.__file__).parent / "data" / "walls.tsv").read_text("utf-8")
    for code in MESSAGES:
        assert f'"{code}"' in source or f"\n{code}\t" in walls, f"nothing raises {code}"
    for arguments in RAISED.findall(source):
        first = arguments.split(",")[0]
        assert set(CODE.findall(first)) <= set(MESSAGES)
    assert set(MESSAGES) >= RETRYABLE


def test_a_missing_detail_never_hides_the_failure() -> None:
    assert str(IngestError("timeout")).startswith("? took too long")


def test_a_page_can_word_it_in_its_own_language() -> None:
    error = IngestError("http_error", status=502, retryable=True)
    assert error.template % error.params == str(error)
    assert "%(status)s" in error.template


def test_an_error_survives_the_way_between_processes() -> None:
    error = pickle.loads(pickle.dumps(IngestError("http_error", status=502, retryable=True)))
    assert (error.code, error.retryable, error.params) == ("http_error", True, {"status": 502})
    assert "502" in str(error)
