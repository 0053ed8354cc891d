"""Independent origins: whose name a claim goes back to, and why reports fold into one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.matching.origins import FoldReason, Voice, count_origins, deepest_name, fold_origins, same_voice


def voice(number: int, name: str, lang: str = "en", outlet: int | None = None) -> Voice:
    return Voice(number, number, name, lang, outlet)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (("Osama Rabie", "en"), ("أسامة ربيع", "ar")),
        (("Osama Rabie", "en"), ("Ossama Rabie", "fr")),
        (("Morocco's Interior Ministry", "en"), ("وزارة الداخلية المغربية", "ar")),
        (("the Interior Ministry", "en"), ("le ministère de l'Intérieur", "fr")),
        (("Jen Psaki", "en"), ("White House press secretary Jen Psaki", "en")),
        (("the White House", "en"), ("البيت الأبيض", "ar")),
        (("the United Nations", "en"), ("الأمم المتحدة", "ar")),
        (("Israel", "en"), ("إسرائيل", "ar")),
        (("NBC News", "en"), ("شبكة «إن بي سي»", "ar")),
        (("NBC", "en"), ('شبكة "إن بي سي" (NBC)', "ar")),
        (("AFP", "fr"), ("وكالة إيه إف بي", "ar")),
    ],
)
def test_one_speaker_is_one_voice_across_spellings_and_languages(one, two):
    assert same_voice(voice(1, *one), voice(2, *two))
    assert same_voice(voice(2, *two), voice(1, *one))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("the Egyptian foreign ministry", "the Israeli foreign ministry"),
        ("Channel 4", "Channel 12"),
        ("NBC News", "ABC News"),
        ("NBC News", "Fox News"),
        ("Israel", "Egypt"),
        ("Interior Ministry", "Health Ministry"),
        ("Israel", "the Israeli army"),
        ("the ministry", "the Interior Ministry"),
        ("Joe Biden", "Jill Biden"),
    ],
)
def test_two_speakers_are_two_voices(one, two):
    assert not same_voice(voice(1, one), voice(2, two))


def test_a_role_that_fits_anybody_is_nobody_and_the_relay_speaks():
    assert deepest_name(["NBC", "officials"], "en") == "NBC"
    assert deepest_name(["a spokesman"], "en") == ""
    assert deepest_name(["رويترز", "مصادر"], "ar") == "رويترز"
    assert deepest_name(["NBC", "Jen Psaki"], "en") == "Jen Psaki"


def test_each_fold_has_the_strongest_reason():
    voices = [voice(1, "Jen Psaki"), voice(2, "Psaki"), voice(3, "Beacon", outlet=7), voice(4, "Beacon", outlet=7)]
    origins = fold_origins(voices, {(1, 2): FoldReason.REPRINT, (3, 4): FoldReason.COPIED})
    assert [origin.claims for origin in origins] == [(1, 2), (3, 4)]
    assert [(fold.claim, fold.onto, fold.reason) for origin in origins for fold in origin.folds] == [
        (2, 1, FoldReason.REPRINT),
        (4, 3, FoldReason.COPIED),
    ]


def test_reasons_tell_speaker_outlet_and_report_apart():
    voices = [
        voice(1, "Jen Psaki"), voice(2, "Psaki"), voice(3, "Beacon", outlet=7), voice(4, "Beacon", outlet=7),
        Voice(5, 9, "", "en"), Voice(6, 9, "", "en"),
    ]  # fmt: skip
    reasons = [fold.reason for origin in fold_origins(voices, {}) for fold in origin.folds]
    assert reasons == [FoldReason.SPEAKER, FoldReason.OUTLET, FoldReason.REPORT]


def test_a_copy_joins_what_names_keep_apart_and_copies_of_others_are_passed_over():
    voices = [voice(1, "Harbour Post"), voice(2, "Beacon Wire"), voice(3, "Le Rivage")]
    assert count_origins(voices) == 3
    assert count_origins(voices, {(1, 3): FoldReason.COPIED, (2, 9): FoldReason.COPIED}) == 2


def test_a_claim_that_only_a_later_one_ties_to_its_origin_is_told_why():
    voices = [voice(1, "Harbour Post"), voice(2, "Beacon Wire"), voice(3, "Le Rivage")]
    (origin,) = fold_origins(voices, {(1, 3): FoldReason.COPIED, (2, 3): FoldReason.REPRINT})
    assert [(fold.claim, fold.reason) for fold in origin.folds] == [(2, FoldReason.REPRINT), (3, FoldReason.REPRINT)]


names = st.lists(st.sampled_from(["Jen Psaki", "Psaki", "NBC", "Osama Rabie", "the army", ""]), max_size=7)


@given(names)
def test_every_claim_has_one_origin_and_every_fold_a_reason(rows):
    voices = [voice(number, name) for number, name in enumerate(rows, 1)]
    origins = fold_origins(voices, {})
    assert sorted(claim for origin in origins for claim in origin.claims) == [one.claim for one in voices]
    for origin in origins:
        assert [fold.claim for fold in origin.folds] == list(origin.claims[1:])
    assert count_origins(voices[::-1]) == len(origins)
