"""Tolls of two times are two tolls: the dead of one day, of the next, and of all the weeks before."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.evaluation.archive import Archive, build_archive
from claims.types import Article, Relation

MONDAY = dt.date(2031, 3, 10)
SUNDAY = MONDAY - dt.timedelta(days=1)


def told(*texts: tuple[str, str, dt.date | None]) -> Archive:
    return build_archive(
        {
            f"{number}.json": Article(
                url=f"https://paper{number}.example/1",
                outlet=f"Paper {number}",
                lang=lang,
                published=published,
                title="",
                text=text,
            )
            for number, (lang, text, published) in enumerate(texts, 1)
        }
    )


def relations(archive: Archive) -> set[Relation]:
    return {pair.comparison.relation for pair in archive.pairs.values()}


@pytest.mark.parametrize(
    ("lang", "day", "whole"),
    [
        (
            "en",
            "At least 91 people were killed in clashes in Marvara on Sunday.",
            "The clashes in Marvara have killed at least 155 people since January.",
        ),
        (
            "fr",
            "Au moins 91 personnes ont été tuées dimanche dans des affrontements à Marvara.",
            "Les affrontements à Marvara ont fait au moins 155 morts en cinq semaines.",
        ),
        (
            "ar",
            "قتل 91 شخصا على الأقل في اشتباكات في مارفارا يوم الأحد.",
            "قتل 155 شخصا على الأقل في اشتباكات في مارفارا منذ يناير.",
        ),
    ],
)
@pytest.mark.parametrize("published", [(MONDAY, MONDAY), (None, None), (MONDAY, None), (None, MONDAY)])
def test_the_toll_of_a_day_is_not_that_of_the_weeks_before(
    lang: str, day: str, whole: str, published: tuple[dt.date | None, dt.date | None]
) -> None:
    assert not told((lang, day, published[0]), (lang, whole, published[1])).pairs


def test_when_a_toll_was_told_says_nothing_of_when_people_died() -> None:
    one = "Clashes in Marvara killed 91 people, the ministry said on Sunday."
    two = "Clashes in Marvara have killed 155 people, a rights group said on Monday."
    assert relations(told(("en", one, SUNDAY), ("en", two, MONDAY))) == {Relation.UPDATED}


@pytest.mark.parametrize(
    ("one", "two"),
    [
        # The day is that on which the toll was told.
        (
            "The flood in Marvara killed 91 people.",
            "The toll of the flood in Marvara rose to 155 dead on Monday.",
        ),
        # What began on the day itself is of that day.
        (
            "The flood in Marvara killed 91 people on Sunday.",
            "The flood in Marvara has killed 155 people since Sunday.",
        ),
        # Papers differ by a day in what they call the night.
        (
            "The flood in Marvara killed 91 people on Saturday.",
            "The flood in Marvara killed 155 people on Sunday.",
        ),
    ],
)
def test_tolls_of_one_event_still_meet(one: str, two: str) -> None:
    assert relations(told(("en", one, SUNDAY), ("en", two, MONDAY))) == {Relation.UPDATED}


def test_two_days_are_two_where_a_report_counts_day_by_day() -> None:
    listing = "Clashes in Marvara killed 62 people on Saturday. On Sunday the clashes in Marvara killed 91 people."
    archive = told(
        ("en", listing, MONDAY),
        ("en", "Clashes in Marvara killed 64 people on Saturday.", SUNDAY),
        ("en", "Clashes in Marvara killed 95 people on Sunday.", MONDAY),
    )

    def tolls(pk: int) -> str:
        return archive.claims[pk].text.split("killed ")[1][:2]

    listed = {(tolls(left), tolls(right)) for left, right in archive.pairs if archive.views[left].report == 1}
    assert listed == {("62", "64"), ("91", "95")}
    groups = {tolls(pk): group for pk, group in archive.group_of.items()}
    assert groups["62"] == groups["64"] != groups["91"] == groups["95"]


@pytest.mark.parametrize(
    ("lang", "day", "whole"),
    [
        ("en", "Some 91 people died that day in clashes in Marvara.", "Clashes in Marvara have killed 155 since July."),
        (
            "en",
            "Clashes in Marvara killed 91 people on Sunday.",
            "Clashes in Marvara have killed 155 people since the unrest began.",
        ),
        (
            "en",
            "Clashes in Marvara killed 91 people on Sunday.",
            "The clashes in Marvara left 97 people dead in the past three days.",
        ),
        (
            "fr",
            "Des affrontements ont fait 91 morts dimanche à Marvara.",
            "Les affrontements à Marvara ont fait 155 morts depuis le début du mouvement.",
        ),
        (
            "fr",
            "Des affrontements ont fait 91 morts ce jour-là à Marvara.",
            "Les affrontements à Marvara ont fait 155 morts au cours des trois semaines écoulées.",
        ),
        (
            "ar",
            "قتل 91 شخصا في اشتباكات في مارفارا يوم الأحد.",
            "قتل 155 شخصا في اشتباكات في مارفارا منذ بدء الاحتجاجات.",
        ),
        (
            "ar",
            "قتل 91 شخصا في اشتباكات في مارفارا في ذلك اليوم.",
            "قتل 155 شخصا في اشتباكات في مارفارا على مدى ثلاثة أسابيع.",
        ),
    ],
)
def test_a_time_that_no_date_names_is_a_day_or_many(lang: str, day: str, whole: str) -> None:
    assert not told((lang, day, MONDAY), (lang, whole, MONDAY)).pairs


def test_tolls_of_two_times_are_two_where_at_least_reaches_so_far() -> None:
    day = "At least 91 people were killed in clashes in Marvara on Sunday."
    whole = "The clashes in Marvara have killed at least {} people since January."
    assert not told(("en", day, MONDAY), ("en", whole.format(103), MONDAY)).pairs
    assert told(("en", day, MONDAY), ("en", whole.format(91), MONDAY)).pairs
