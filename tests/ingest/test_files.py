"""Uploaded files and pasted text."""

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.ingest.errors import IngestError
from claims.ingest.files import headline, iter_jsonl, read_file, read_text
from claims.types import Article
from tests.ingest.conftest import outcome

ARABIC = "حريق في ميناء الضفة يصيب ثلاثة عمال\n\nأعلنت بلدية الميناء أن فرق الإطفاء أخمدت الحريق بعد ست ساعات.\n"
ENGLISH = "Fire at Harbour Quay hurts three\n\nThe town hall said the fire was out after six hours.\n"
RECORD = {
    "url": "https://www.quayside.example/fire/?utm_source=x",
    "outlet": "The Quayside Post",
    "lang": "en-GB",
    "published": "2024-03-09T08:30:00+01:00",
    "title": "Fire at  Harbour Quay",
    "text": "The town hall said the fire was out after six hours.\r\n\r\n\r\nThree were hurt.",
    "unknown": {"ignored": True},
}


def failure(name: str, data: bytes) -> IngestError:
    with pytest.raises(IngestError) as caught:
        read_file(name, data)
    return caught.value


def as_json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False).encode()


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_a_text_file_gives_its_text_and_headline(codec: str) -> None:
    (article,) = read_file("report.txt", ARABIC.encode(codec))
    assert article.title == "حريق في ميناء الضفة يصيب ثلاثة عمال"
    assert article.text == ARABIC.strip()


def test_endings_are_read_in_any_case_and_with_folders() -> None:
    assert read_file("C:/desk/REPORT.TXT", ENGLISH.encode())[0].title == "Fire at Harbour Quay hurts three"


@pytest.mark.parametrize(
    "text",
    [
        "The town hall said the fire was out.\nThree were hurt, it added on Sunday evening.",
        "One line only",
        "A line longer than what follows it\nshort",
        "x" * 201 + "\n" + "y" * 300,
        "قال المتحدث:\nإن الحريق أخمد بعد ست ساعات من العمل.",
    ],
)
def test_not_every_first_line_is_a_headline(text: str) -> None:
    assert headline(text) == ""
    assert read_text(text).text == text


def test_the_worked_example_is_read_with_its_headline() -> None:
    path = Path(__file__).parents[3] / "shared" / "seeds" / "al-jazeera-ar-2021-05-21.txt"
    if not path.exists():
        pytest.skip("the worked example is not beside this checkout")
    (article,) = read_file(path.name, path.read_bytes())
    assert article.title == article.text.split("\n")[0] != ""


@pytest.mark.parametrize("text", ["", "  \n\t ", "\u200f\u200e", "... !!! —"])
def test_text_without_a_word_is_refused(text: str) -> None:
    with pytest.raises(IngestError) as caught:
        read_text(text)
    assert caught.value.code == "empty_text"


def test_a_text_of_over_a_million_characters_is_refused() -> None:
    with pytest.raises(IngestError) as caught:
        read_text("word " * 200_001)
    assert caught.value.code == "text_too_long"
    assert "1,000,000" in str(caught.value)


def test_a_record_becomes_an_article_field_by_field() -> None:
    assert read_file("a.json", as_json(RECORD)) == [
        Article(
            text="The town hall said the fire was out after six hours.\n\nThree were hurt.",
            title="Fire at Harbour Quay",
            url="https://www.quayside.example/fire",
            outlet="The Quayside Post",
            lang="en",
            published=dt.date(2024, 3, 9),
        )
    ]


def test_only_the_text_is_needed() -> None:
    bare = {"text": "Three were hurt.", "title": None, "published": "", "lang": "und"}
    assert read_file("a.json", as_json([bare, bare])) == [Article(text="Three were hurt.")] * 2


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"text": None}, "missing_field", "text"),
        ({"text": "  "}, "missing_field", "text"),
        ({"text": 5}, "field_not_text", "text"),
        ({"title": ["a"]}, "field_not_text", "title"),
        ({"published": 20240309}, "field_not_text", "published"),
        ({"published": "9 March 2024"}, "bad_date_field", "published"),
        ({"published": "2024-02-30"}, "bad_date_field", "published"),
        ({"lang": "English please"}, "bad_language_field", "lang"),
        ({"url": "quayside"}, "bad_url_field", "url"),
    ],
)
def test_a_faulty_field_is_named_with_its_entry(change: dict[str, object], code: str, field: str) -> None:
    error = failure("a.json", as_json([RECORD, RECORD | change]))
    assert (error.code, error.params["entry"], error.params["field"]) == (code, 2, field)
    assert "entry 2" in str(error).lower()
    assert field in str(error)


@pytest.mark.parametrize("content", ["text", 5, None, [RECORD, "text"], [[RECORD]]])
def test_what_is_no_report_is_said_to_be_none(content: object) -> None:
    assert failure("a.json", as_json(content)).code == "bad_record"


def test_a_slip_in_json_is_located() -> None:
    error = failure("a.json", b'{\n "text": "a",\n oops}')
    assert (error.code, error.params["line"], error.params["column"]) == ("bad_json", 3, 2)


@pytest.mark.parametrize("data", [b"[" * 200_000, b'{"text": "' + b"\xe3\xe1" * 10 + b'"}'])
def test_hostile_or_wrongly_encoded_json_is_a_plain_failure(data: bytes) -> None:
    assert failure("a.json", data).code in {"bad_json", "unknown_encoding"}


def test_half_characters_in_json_do_not_reach_the_database() -> None:
    (article,) = read_file("a.json", b'{"text": "Three \\ud83d were\\u0000 hurt.", "title": "\\udc00A"}')
    article.text.encode()
    article.title.encode()
    assert "\x00" not in article.text


def test_json_may_come_in_utf16() -> None:
    assert read_file("a.json", json.dumps(RECORD).encode("utf-16"))[0].lang == "en"


def test_json_lines_are_read_in_order() -> None:
    lines = b"\xef\xbb\xbf" + as_json({"text": "First."}) + b"\n\n" + as_json({"text": "Second."}) + b"\r\n"
    assert [article.text for article in read_file("a.jsonl", lines)] == ["First.", "Second."]


def test_line_separators_inside_a_record_do_not_split_it() -> None:
    data = as_json({"text": "First\u2028still first."})
    assert len(read_file("a.jsonl", data)) == 1


def test_a_faulty_line_is_named() -> None:
    error = failure("a.jsonl", as_json({"text": "First."}) + b"\n\n{oops\n")
    assert (error.code, error.params["line"]) == ("bad_json", 3)


def test_one_bad_line_loses_nothing_but_itself() -> None:
    lines = ['{"text": "First."}', "", "{oops", '{"title": "no text"}', b'{"text": "\xff"}', '{"text": "Last."}']
    results = list(iter_jsonl(lines))
    assert [result.text for result in results if isinstance(result, Article)] == ["First.", "Last."]
    errors = [result for result in results if isinstance(result, IngestError)]
    assert [error.code for error in errors] == ["bad_json", "missing_field", "unknown_encoding"]
    assert errors[1].params["entry"] == 4


def test_a_long_stream_is_read_as_it_comes() -> None:
    def endless() -> object:
        while True:
            yield '{"text": "Again."}'

    stream = iter_jsonl(endless())  # type: ignore[arg-type]
    assert next(stream) == next(stream) == Article(text="Again.")


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a", "a.txt.exe", ".json", ""])
def test_other_kinds_of_file_are_refused(name: str) -> None:
    error = failure(name, b"text")
    assert error.code == "unsupported_type"
    assert ".jsonl" in str(error)


def test_a_binary_file_in_disguise_is_refused() -> None:
    assert failure("report.txt", b"%PDF-1.7\n%\xe2\xe3").code == "unsupported_type"
    assert failure("report.html", b"PK\x03\x04\x14\x00").code == "unsupported_type"


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.json", "a.jsonl"])
def test_an_empty_file_is_refused(name: str) -> None:
    assert failure(name, b" \n").code == "empty_file"


def test_a_file_of_fifty_megabytes_is_refused() -> None:
    error = failure("a.txt", b"a" * 50_000_000)
    assert error.code == "too_large"
    assert "20 MB" in str(error)


def test_an_empty_list_of_reports_is_refused() -> None:
    assert failure("a.json", b"[]").code == "empty_text"


@given(st.sampled_from(["a.txt", "a.html", "a.json", "a.jsonl"]), st.binary(max_size=200))
def test_any_file_is_read_or_refused_in_plain_words(name: str, data: bytes) -> None:
    result = outcome(read_file, name, data)
    assert isinstance(result, list | IngestError)
    if isinstance(result, list):
        assert all(article.text.strip() for article in result)
