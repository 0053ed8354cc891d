"""Who published a pasted text, and when, as its own lines say."""

import datetime as dt

import pytest

from claims.ingest.credits import day_of, publisher_of
from claims.ingest.files import read_text

BODY = "The mayor said that four ships had left.\n\nThe source: it was a leak in the hull of a ship, he said on Monday."


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Source: Harbour Post", "Harbour Post"),
        ("المصدر : المنارة + وكالات", "المنارة"),
        ("المصدر: وكالات + صحيفة المرفأ", "صحيفة المرفأ"),
        ("Source : L'Écho du port, agences", "L'Écho du port"),
        ("Sources – Harbour Post / Coast Wire", "Harbour Post"),
    ],
)
def test_a_credit_line_names_the_publisher_at_either_end(line, name):
    assert publisher_of(f"{BODY}\n\n{line}") == name
    assert publisher_of(f"{line}\n\n{BODY}") == name
    assert read_text(f"{BODY}\n\n{line}").outlet == name


def test_sentences_of_the_report_are_no_credit_lines():
    assert publisher_of(BODY) == ""
    assert publisher_of("المصدر: وكالات") == ""
    assert publisher_of(f"{BODY}\n\nSource: " + "a long sentence that goes on and on about a river, " * 3) == ""


@pytest.mark.parametrize(
    ("line", "lang"),
    [
        ("21 May 2021", "en"),
        ("Published: Friday, 21 May 2021, 18:30", "en"),
        ("Published on 21 May 2021", "en"),
        ("21/5/2021", "ar"),
        ("تاريخ النشر: ٢١ مايو ٢٠٢١", "ar"),
        ("الجمعة 21 مايو 2021", "ar"),
        ("Publié le 21 mai 2021", "fr"),
        ("vendredi 21 mai 2021", "fr"),
    ],
)
def test_a_date_line_says_when(line, lang):
    assert day_of(f"Headline\n{line}\n\n{BODY}", lang) == dt.date(2021, 5, 21)


def test_a_day_in_a_sentence_is_no_date_line():
    assert day_of("On 21 May 2021 the mayor said that four ships had left the port.\n\n" + BODY, "en") is None
    assert day_of("Four killed on 21 May 2021 in the harbour, says mayor\n\n" + BODY, "en") is None
    assert day_of("20 May 2021 – 21 May 2021\n\n" + BODY, "en") is None
