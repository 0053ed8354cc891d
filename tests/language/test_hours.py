"""Times of day in three languages, and what looks like one."""

from __future__ import annotations

import pytest

from claims.language.hours import hours


@pytest.mark.parametrize(
    ("lang", "text", "raw", "clock"),
    [
        ("en", "It struck at around 7 p.m. near the port", "7 p.m.", (19, 0)),
        ("en", "It struck at 6:55 p.m. on Friday", "6:55 p.m.", (18, 55)),
        ("en", "It was timed at 23:11:01", "23:11:01", (23, 11)),
        ("en", "It sank at 2340 GMT", "2340 GMT", (23, 40)),
        ("en", "It began at 12:30 am", "12:30 am", (0, 30)),
        ("fr", "survenu vers 19 heures", "19 heures", (19, 0)),
        ("fr", "est survenue à 23h11", "23h11", (23, 11)),
        ("fr", "à 7 heures du soir", "7 heures du soir", (19, 0)),
        ("ar", "قرابة السابعة مساء الجمعة", "السابعة مساء", (19, 0)),
        ("ar", "في الساعة السابعة والثلث مساء", "السابعة والثلث مساء", (19, 20)),
        ("ar", "الحادية عشرة و11 دقيقة ليلا", "الحادية عشرة و11 دقيقة ليلا", (23, 11)),
        ("ar", "عند السّابعةِ مساءً بدأ", "السّابعةِ مساءً", (19, 0)),
        ("ar", "بالثامنة صباحا", "الثامنة صباحا", (8, 0)),
        ("ar", "الساعة ٧:٢٠ مساء", "٧:٢٠ مساء", (19, 20)),
        ("ar", "نحو الساعة الواحدة والنصف بالتوقيت المحلي", "الواحدة والنصف", (1, 30)),
    ],
)
def test_an_hour_is_read(lang: str, text: str, raw: str, clock: tuple[int, int]) -> None:
    (hour,) = hours(text, lang)
    assert text[hour.start : hour.end] == raw
    assert divmod(hour.minutes, 60) == clock


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "They won 5-2 and 7 people left in 2014 at a rate of 7.25 percent"),
        ("fr", "La grève a duré 24 heures"),
        ("ar", "فازت للمرة الثانية في الدورة السابعة"),
        ("de", "um 19:00 Uhr"),
    ],
)
def test_what_is_no_hour(lang: str, text: str) -> None:
    assert hours(text, lang) == ()
