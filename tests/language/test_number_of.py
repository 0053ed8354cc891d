"""What a figure counts where its noun stands apart: behind "the number of"."""

from __future__ import annotations

import pytest

from tests.language.test_quantities import figures


@pytest.mark.parametrize(
    ("lang", "text", "value", "counted"),
    [
        ("en", "The police put the number of arrests so far at 170", 170, "detained"),
        ("en", "The number of confirmed cases stands at 1,240", 1240, "case"),
        ("en", "The number of homes without power fell to 45,000 overnight", 45000, "house"),
        ("en", "Arrests now number 400", 400, "detained"),
        ("fr", "Le ministère a porté vendredi à 875 le nombre d'interpellations", 875, "detained"),
        ("fr", "Le nombre de maisons détruites est passé à 1 200", 1200, "house"),
        ("ar", "وبلغ عدد المنازل المتضررة 1200", 1200, "house"),
        ("ar", "رفعت الوزارة عدد الموقوفين إلى 170", 170, "detained"),
        ("ar", "وقدرت الشرطة عدد المتظاهرين بـ6000", 6000, "person"),
    ],
)
def test_a_bare_figure_counts_what_the_number_is_of(lang: str, text: str, value: int, counted: str) -> None:
    assert [(figure.value, figure.counted) for figure in figures(lang, text)] == [(value, counted)]


def test_the_noun_is_the_unit_also_where_no_table_knows_it() -> None:
    (figure,) = figures("fr", "Le nombre d'hospitalisations a atteint 2 500")
    assert (figure.unit, figure.counted) == ("hospitalisations", None)
    (figure,) = figures("ar", "وبلغ عدد المنازل المتضررة 1200")
    assert figure.unit == "منازل"  # as it is shown beside the number


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The number of closed schools rose from 12 to 45"),
        ("ar", "ارتفع عدد المدارس المغلقة من 12 إلى 45"),
        ("fr", "Le nombre d'écoles fermées est passé de 12 à 45"),
    ],
)
def test_both_ends_of_a_change_count_one_thing(lang: str, text: str) -> None:
    assert [(figure.value, figure.counted) for figure in figures(lang, text)] == [(12, "school"), (45, "school")]


def test_a_span_of_time_between_is_passed_over() -> None:
    found = figures("ar", "ليصل مجموع الشهداء خلال يومين إلى 37")
    assert [(figure.value, figure.counted) for figure in found] == [(2, "day"), (37, "death")]
    found = figures("en", "The number of ships waiting at the three ports for two days has reached 45")
    assert found[-1].value == 45


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "A number of ships arrived. There are 45"),
        ("ar", "وقال عدد من الشهود إن 45 وصلوا"),
        ("fr", "Un nombre croissant d'élèves, dit-il : 45"),
    ],
)
def test_an_unnamed_number_counts_nothing_elsewhere(lang: str, text: str) -> None:
    assert [figure.counted for figure in figures(lang, text)] == [None]


def test_a_name_in_front_of_a_noun_is_no_people() -> None:
    (figure,) = figures("en", "Around 8.5 million Windows devices were affected")
    assert figure.counted is None
    (figure,) = figures("en", "Some 40 Israelis were affected")
    assert figure.counted == "person"
