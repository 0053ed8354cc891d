"""A negator counts unless it stands in a wording that denies nothing."""

import pytest

from claims.matching.negators import negators


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("en", "They were stopped not far from the border", []),
        ("en", "They did not stop", ["not"]),
        ("fr", "Il ne reconnaît que 31 cas", []),
        ("fr", "Il ne pense pas que cela suffise", ["ne", "pas"]),
        ("ar", "لا يزال العشرات في عداد المفقودين", []),
        ("ar", "لم يعلن حتى المساء سوى 12 وفاة", []),
        ("ar", "لم يقتل أحد", ["لم"]),
        ("de", "nicht", []),
    ],
)
def test_wordings_that_deny_nothing_are_passed_over(lang: str, text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in negators(text, lang)] == found
