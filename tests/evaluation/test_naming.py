"""When two names mean the same speaker."""

import pytest

from claims.evaluation.naming import alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jane Quill", "Quill"),
        ("the WHO", "WHO"),
        ("the Interior Ministry", "Norland's Interior Ministry"),
        ("l'Institut de la mer", "Institut de la mer"),
        ("المسؤول", "مسؤول نورلندي"),
        ("وزارة الداخلية", "وزارة الداخليّة"),
        ("the U.N. Sea Office", "UN Sea Office"),
        ("NGS", "the Norland Geological Survey"),
        ("LONS", "envoys of the League of Northern States"),
    ],
)
def test_longer_and_shorter_forms_of_a_name_are_alike(one: str, other: str) -> None:
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jane Quill", "Jane Reed"),
        ("", "Quill"),
        ("the", "the Ministry"),
        ("WHO", "Jane Quill"),
        ("CNN", "the Council"),
    ],
)
def test_other_names_are_not(one: str, other: str) -> None:
    assert not alike(one, other)


def test_accepted_spellings_count_as_the_name() -> None:
    assert not alike("Kwill", "Jane Quill")
    assert alike("Kwill", "Jane Quill", {"kwill": "quill"})
