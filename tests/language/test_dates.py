"""Dates resolved against the day of publication."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.language import get_language

SATURDAY = dt.date(2023, 9, 9)


@pytest.mark.parametrize(
    ("lang", "text", "raw", "iso"),
    [
        ("en", "It struck on 8 September 2023.", "8 September 2023", "2023-09-08"),
        ("en", "It struck on Friday night.", "Friday night", "2023-09-08"),
        ("en", "Talks resume next Friday.", "next Friday", "2023-09-15"),
        ("en", "It happened yesterday.", "yesterday", "2023-09-08"),
        ("en", "the 2014 war", "2014", "2014"),
        ("en", "from May 5 to May 7", "May 5 to May 7", "2023-05-05/2023-05-07"),
        ("en", "He stayed on May 6-10 for talks", "May 6-10", "2023-05-06/2023-05-10"),
        ("en", "from March 6 to 10, 2021", "March 6 to 10, 2021", "2021-03-06/2021-03-10"),
        ("en", "from May 6 to 10 people died", "May 6", "2023-05-06"),
        ("en", "in the coming days", "in the coming days", None),
        ("en", "down from 40 a night earlier", "a night earlier", "2023-09-08"),
        ("fr", "contre 40 la nuit précédente", "la nuit précédente", "2023-09-08"),
        ("fr", "à la veille du scrutin", "la veille", None),
        ("en", "on the day before the vote", "the day before", None),
        ("ar", "مقابل 40 في الليلة التي سبقتها", "الليلة التي سبقتها", "2023-09-08"),
        ("fr", "dans la nuit du vendredi 8 au samedi 9 septembre", None, "2023-09-08/2023-09-09"),
        ("fr", "Il est arrivé mardi soir", "mardi soir", "2023-09-05"),
        ("fr", "Il est arrivé hier", "hier", "2023-09-08"),
        ("fr", "la guerre de 2014", "2014", "2014"),
        ("fr", "le 1er mai 2014", "1er mai 2014", "2014-05-01"),
        ("ar", "مساء اليوم السبت", "مساء اليوم السبت", "2023-09-09"),
        ("ar", "وصل يوم الخميس", "يوم الخميس", "2023-09-07"),
        ("ar", "وصل أمس", "أمس", "2023-09-08"),
        ("ar", "حرب عام 2014", "عام 2014", "2014"),
        ("ar", "يعود الجمعة المقبل", "الجمعة المقبل", "2023-09-15"),
        ("ar", "في 8 أيلول", "8 أيلول", "2023-09-08"),
        ("ar", "حتى 31 كانون الثاني/يناير 2021", "31 كانون الثاني/يناير 2021", "2021-01-31"),
        ("ar", "في مارس (آذار) 2020", "مارس (آذار) 2020", "2020-03"),
        ("ar", "في 11 شتنبر 2023", "11 شتنبر 2023", "2023-09-11"),
        ("ar", "خلال الأيام المقبلة", "خلال الأيام المقبلة", None),
    ],
)
def test_dates_are_found_and_resolved(lang: str, text: str, raw: str | None, iso: str | None) -> None:
    (found,) = get_language(lang).dates(text, SATURDAY)
    assert found.iso == iso
    assert raw is None or found.raw == raw


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Police made 40 arrests on Thursday, down from 90 the night before."),
        ("fr", "Elle a arrêté 40 personnes jeudi, contre 90 la veille."),
        ("ar", "أوقفت الشرطة 40 شخصا يوم الخميس مقابل 90 في اليوم السابق"),
    ],
)
def test_the_day_before_is_counted_from_the_day_named_before_it(lang: str, text: str) -> None:
    assert [found.iso for found in get_language(lang).dates(text, SATURDAY)] == ["2023-09-07", "2023-09-06"]


def test_relative_dates_without_a_day_of_publication_stay_open() -> None:
    (found,) = get_language("en").dates("It happened yesterday.")
    assert found.iso is None


def test_counts_are_not_years() -> None:
    assert get_language("en").dates("2000 people came") == []
    assert get_language("ar").dates("حوالي 2000 شهيد") == []


@given(
    st.text(max_size=60) | st.text("0123456789/-., auMay septembre", max_size=60),
    st.sampled_from(["ar", "en", "fr", "de"]),
)
def test_any_text_is_read_without_error_and_spans_are_exact(text: str, lang: str) -> None:
    for found in get_language(lang).dates(text, SATURDAY):
        assert text[found.start : found.end] == found.raw


@given(st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2099, 12, 31)))
def test_iso_dates_are_read_as_written(day: dt.date) -> None:
    (found,) = get_language("en").dates(f"on {day.isoformat()} it ended", SATURDAY)
    assert found.iso == day.isoformat()


@pytest.mark.parametrize(
    ("lang", "text", "iso"),
    [
        ("en", "The envoy will travel to Marlow on Thursday.", "2024-05-16"),
        ("en", "On Thursday, the envoy will travel to Marlow.", "2024-05-16"),
        ("en", "He said on Thursday that he will resign.", "2024-05-09"),
        ("en", "The talks, he said on Thursday, will resume.", "2024-05-09"),
        ("en", "They will question the man who was arrested on Thursday.", "2024-05-09"),
        ("fr", "La ministre se rendra jeudi à Belval.", "2024-05-16"),
        ("fr", "La ministre s'est rendue jeudi à Belval.", "2024-05-09"),
        ("fr", "Le vote aura lieu la semaine prochaine, a dit jeudi le maire.", "2024-05-09"),
        ("ar", "سيؤدي الحاكم اليمين الخميس.", "2024-05-16"),
        ("ar", "وصل الوفد السياسي الخميس.", "2024-05-09"),
        ("ar", "أعلن الحاكم الخميس أنه سيستقيل.", "2024-05-09"),
    ],
)
def test_a_weekday_lies_ahead_where_its_clause_speaks_of_the_future(lang: str, text: str, iso: str) -> None:
    found = get_language(lang).dates(text, dt.date(2024, 5, 15))
    assert iso in [mention.iso for mention in found]


@pytest.mark.parametrize(
    ("lang", "text"),
    [("en", "They have not lost since November."), ("fr", "depuis novembre"), ("ar", "منذ تشرين الثاني الماضي")],
)
def test_what_has_lasted_since_a_month_began_in_the_past(lang: str, text: str) -> None:
    (found,) = get_language(lang).dates(text, SATURDAY)
    assert found.iso == "2022-11"


@pytest.mark.parametrize(
    ("lang", "text", "raw", "iso"),
    [
        ("en", "The mill was built in the 1970s.", "1970s", "1970/1979"),
        ("en", "It closed in the late 1990s.", "late 1990s", "1990/1999"),
        ("en", "It has run since the '80s.", "80s", "1980/1989"),
        ("en", "A dam of the nineties", "nineties", "1990/1999"),
        ("fr", "bâti dans les années 1970", "années 1970", "1970/1979"),
        ("fr", "bâti dans les années 70", "années 70", "1970/1979"),
        ("fr", "à la fin des années quatre-vingt-dix", "années quatre-vingt-dix", "1990/1999"),
        ("ar", "شيد السد في سبعينيات القرن الماضي", "سبعينيات القرن الماضي", "1970/1979"),
        ("ar", "شيد السد في تسعينيات القرن التاسع عشر", "تسعينيات القرن التاسع عشر", "1890/1899"),
        ("ar", "شيد السد في الثمانينات", "الثمانينات", "1980/1989"),
    ],
)
def test_a_decade_is_an_interval_and_no_figure(lang: str, text: str, raw: str, iso: str) -> None:
    language = get_language(lang)
    assert [(date.raw, date.iso) for date in language.dates(text, SATURDAY)] == [(raw, iso)]
    assert language.quantities(text) == []


def test_somebody_in_his_seventies_is_no_decade() -> None:
    assert get_language("en").dates("A man in his seventies drove the van.", SATURDAY) == []


@pytest.mark.parametrize(
    ("lang", "text", "raw", "iso"),
    [
        ("en", "Last year 200 people died", "Last year", "2022"),
        ("en", "The dam was checked in May last year", "May last year", "2022-05"),
        ("en", "the worst flood this year", "this year", "2023"),
        ("fr", "L'an dernier, 200 personnes sont mortes", "L'an dernier", "2022"),
        ("fr", "en mai de l'année dernière", "mai de l'année dernière", "2022-05"),
        ("ar", "توفي 200 شخص في العام الماضي", "العام الماضي", "2022"),
        ("ar", "في مايو من العام الماضي", "مايو من العام الماضي", "2022-05"),
        ("ar", "يجري الاقتراع العام المقبل", "العام المقبل", "2024"),
    ],
)
def test_a_year_told_from_the_year_of_publication(lang: str, text: str, raw: str, iso: str) -> None:
    assert [(date.raw, date.iso) for date in get_language(lang).dates(text, SATURDAY)] == [(raw, iso)]


@pytest.mark.parametrize(
    ("text", "raws"),
    [
        ("Nine were dismissed over the October 7 attack", ["October 7"]),
        ("They met before the Oct. 7 raid", ["Oct. 7"]),
        ("In May 5 people died", ["May"]),
        ("In May 5 attacks were counted", ["May"]),
    ],
)
def test_an_event_is_named_by_its_day_and_people_are_counted(text: str, raws: list[str]) -> None:
    assert [date.raw for date in get_language("en").dates(text, None)] == raws
