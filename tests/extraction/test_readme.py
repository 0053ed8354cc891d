"""The examples of the package's README stay true."""

import re
from pathlib import Path

import pytest

import claims.extraction
from claims.extraction import extract

README = Path(claims.extraction.__file__).parent / "README.md"
EXAMPLES = re.findall(r"```(ar|en|fr)\n(.*?)```", README.read_text(encoding="utf-8"), re.S)


@pytest.mark.parametrize(("lang", "example"), EXAMPLES, ids=[lang for lang, _ in EXAMPLES])
def test_the_worked_sentence_gives_the_claims_the_readme_lists(lang: str, example: str) -> None:
    sentence, *rows = example.strip().splitlines()
    found = [
        " | ".join((claim.text, claim.speaker or "-", ", ".join(claim.via) or "-", claim.polarity.value))
        for claim in extract(sentence, lang)
    ]
    assert found == rows


def test_every_module_is_named_in_the_readme() -> None:
    text = README.read_text(encoding="utf-8")
    modules = {path.stem for path in README.parent.glob("*.py")} - {"__init__"}
    assert not [module for module in modules if f"{module}.py" not in text and f"{module}," not in text]


def test_all_three_languages_have_an_example() -> None:
    assert {lang for lang, _ in EXAMPLES} == {"ar", "en", "fr"}
