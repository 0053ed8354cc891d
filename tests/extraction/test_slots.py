"""Slots beside the speaker: quotes, modality, dates, figures, context, furniture, names over a report."""

import datetime as dt
import math

import pytest

from claims.extraction import extract
from claims.types import CueKind, ExtractedClaim, Modality, Polarity, QuoteKind

FRIDAY = dt.date(2024, 5, 17)


def only(text: str, lang: str) -> ExtractedClaim:
    claims = extract(text, lang, published=FRIDAY)
    assert len(claims) == 1, [claim.text for claim in claims]
    return claims[0]


@pytest.mark.parametrize(
    ("text", "lang", "quote"),
    [
        ('The mayor said: "The bridge will reopen in June."', "en", QuoteKind.DIRECT),
        ('The mayor said the bridge was "as good as new" after the repair.', "en", QuoteKind.PARTIAL),
        ("The mayor said the bridge would reopen.", "en", QuoteKind.PARAPHRASE),
        ("وتابعت «سيعاد فتح الجسر في يونيو القادم».", "ar", QuoteKind.DIRECT),
        ("« Le pont rouvrira en juin », a promis le maire.", "fr", QuoteKind.DIRECT),
    ],
)
def test_direct_quotes_partial_quotes_and_paraphrase_are_told_apart(text: str, lang: str, quote: QuoteKind) -> None:
    assert only(text, lang).quote is quote


@pytest.mark.parametrize(
    ("text", "lang", "modality"),
    [
        ("The factory will close in June.", "en", Modality.FUTURE),
        ("The factory may have closed in June.", "en", Modality.POSSIBLE),
        ("The factory closed in June.", "en", Modality.FACT),
        ("قال الوزير إن المصنع سيغلق في يونيو.", "ar", Modality.FUTURE),
        ("قال الوزير إن المصنع قد يغلق في يونيو.", "ar", Modality.POSSIBLE),
        ("قال الوزير إن المصنع قد أغلق في يونيو.", "ar", Modality.FACT),
        ("L'usine aurait fermé en juin.", "fr", Modality.POSSIBLE),
        ("L'usine fermera en juin.", "fr", Modality.FUTURE),
        ("The mayor fears that 300 people have drowned.", "en", Modality.POSSIBLE),
        ("أمهل المجلس المضربين أسبوعا ولوح بالقوة إن لم يقبلوا.", "ar", Modality.FACT),
        ("The club seeks to extend the lease if the rent falls.", "en", Modality.CONDITIONAL),
        ("The council expects the toll to rise above 300.", "en", Modality.FUTURE),
        ("Le maire s'attend à ce que le bilan dépasse 300 morts.", "fr", Modality.POSSIBLE),
        ("توقع العمدة أن يتجاوز عدد القتلى 300.", "ar", Modality.POSSIBLE),
        ("Le maire redoute que 300 habitants aient péri.", "fr", Modality.POSSIBLE),
        ("Le maire n'écarte pas un bilan de 300 morts.", "fr", Modality.POSSIBLE),
        ("The mayor said that 300 people have drowned.", "en", Modality.FACT),
    ],
)
def test_plans_and_possibilities_are_no_facts(text: str, lang: str, modality: Modality) -> None:
    assert only(text, lang).modality is modality


def test_a_denial_turns_the_polarity_of_what_is_denied() -> None:
    claim = only("The ministry denied that it had ordered the closure.", "en")
    assert (claim.polarity, claim.cue_kind) == (Polarity.DENY, CueKind.DENY)
    twice = only("The ministry denied that it had not ordered the closure.", "en")
    assert twice.polarity is Polarity.AFFIRM


def test_the_antecedent_of_a_relative_clause_lends_it_date_and_context() -> None:
    claims = extract("تذكر الناس حرب عام 1999، التي استمرت 12 يوما وخلفت نحو 300 قتيل.", "ar")
    lasted = next(claim for claim in claims if "12" in claim.text)
    left = next(claim for claim in claims if "300" in claim.text)
    assert [date.iso for date in lasted.dates] == [date.iso for date in left.dates] == ["1999"]
    assert lasted.context == left.context == "حرب عام 1999"
    assert left.quantities[0].value == 300
    assert left.quantities[0].approximate


def test_an_ellipsis_names_what_its_figure_is_about() -> None:
    claims = extract("The storm killed 31 people and injured 204.", "en")
    assert [claim.text for claim in claims] == ["The storm killed 31 people", "injured 204"]
    assert claims[1].context == "The storm"


def test_when_it_was_said_dates_what_was_said() -> None:
    claim = only("The ministry said on Tuesday that the road was closed.", "en")
    assert [date.iso for date in claim.dates] == ["2024-05-14"]


def test_a_short_name_leads_to_the_fullest_one_and_the_role_stands_apart() -> None:
    text = "Quill said the dam was safe. The minister, Nora Quill, said repairs would start in June."
    first, second = extract(text, "en", published=FRIDAY)
    assert first.speaker == second.speaker == "Nora Quill"
    assert second.speaker_role == "minister"


def test_a_heading_ends_whose_turn_it_is() -> None:
    text = "قالت المتحدثة هالة نصر إن الطريق أغلق.\n\nملف آخر\n\nوأضافت أن الجسر أغلق."
    last = extract(text, "ar")[-1]
    assert last.text == "الجسر أغلق"
    assert last.speaker is None


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("المصدر : الفنار + وكالات", "ar"),
        ("تسريبات عن المفاوضات\n\nقال الوزير إن الطريق أغلق.", "ar"),
        ("Photo: Northern Press\n\nThe road was closed, the ministry said.", "en"),
        ("Lire aussi : le pont fermé\n\nLa route est fermée, selon la mairie.", "fr"),
        ("#Storm #News\n\nThe road was closed, the ministry said.", "en"),
    ],
)
def test_furniture_and_section_titles_are_no_claims(text: str, lang: str) -> None:
    first = text.split("\n")[0]
    assert all(first not in claim.text and claim.start >= len(first) for claim in extract(text, lang))


@pytest.mark.parametrize(
    ("text", "lang", "claim"),
    [
        ("\U0001f534 #BREAKING The ferry sank off Marlow", "en", "The ferry sank off Marlow"),
        ("\U0001f534 ALERTE INFO - Le ferry a coulé au large de Marlow", "fr", "Le ferry a coulé au large de Marlow"),
        ("\U0001f6a8 #URGENT Le ferry a coulé", "fr", "Le ferry a coulé"),
        ("\U0001f534 عاجل | غرقت العبارة قبالة المرسى", "ar", "غرقت العبارة قبالة المرسى"),
        ("Breaking the dam cost 3 lives", "en", "Breaking the dam cost 3 lives"),
        ("متابعة القضية كلفت 3 ملايين دولار", "ar", "متابعة القضية كلفت 3 ملايين دولار"),
    ],
)
def test_the_label_of_a_post_stands_outside_the_claim(text: str, lang: str, claim: str) -> None:
    assert only(text, lang).text == claim


def test_a_dateline_stands_outside_the_claim() -> None:
    claim = only("MARLOW (Northern Press) - The dam held during the storm, officials said.", "en")
    assert claim.text == "The dam held during the storm"


def test_a_heading_that_reports_an_action_with_its_date_is_a_claim() -> None:
    claims = extract("رفض خطة 2019.. الوزارة تتحدث عن بدائل\n\nقالت الوزارة إن الطريق أغلق.", "ar")
    assert claims[0].text == "رفض خطة 2019"
    assert claims[0].heading


def test_figures_dates_and_events_are_worth_more_checking_than_opinion() -> None:
    checkable = only("The storm killed 31 people in Lisbon on Tuesday.", "en")
    opinion = only("I think this is the best and most beautiful city.", "en")
    assert checkable.checkworthiness > 0.7 > 0.2 > opinion.checkworthiness
    assert "figure" in checkable.reasons
    assert "opinion" in opinion.reasons


def test_a_language_without_word_lists_gives_one_claim_a_sentence() -> None:
    claims = extract("Das Feuer zerstörte 40 Häuser. Niemand wurde verletzt.", "de")
    assert [claim.text for claim in claims] == ["Das Feuer zerstörte 40 Häuser", "Niemand wurde verletzt"]


def test_an_empty_text_has_no_claims() -> None:
    assert extract("", "ar") == extract("  \n ", "en") == []


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The Daily Lantern said 12 people were killed on Monday. The ministry denied that."),
        ("ar", "قالت شبكة النهار إن 12 شخصا قتلوا يوم الاثنين. ونفى دبلوماسي عربي ذلك."),
        ("fr", "Le journal Le Fanal affirme que 12 personnes sont mortes lundi. Le ministère l'a démenti."),
    ],
)
def test_a_denial_of_what_was_said_carries_its_content(lang: str, text: str) -> None:
    said, denied = extract(text, lang, published=dt.date(2024, 5, 15))
    assert denied.context == said.text
    assert denied.polarity is not said.polarity
    assert denied.cue_kind is CueKind.DENY
    assert denied.quantities == said.quantities != ()
    assert denied.dates == said.dates != ()
    assert all(text[q.start : q.end] == q.raw for q in denied.quantities)


def test_a_denial_of_nothing_that_was_said_is_no_claim() -> None:
    assert extract("ونفى دبلوماسي عربي ذلك.", "ar") == []


@pytest.mark.parametrize("lang", ["ar", "en", "fr"])
@pytest.mark.parametrize(
    "number", ["9" * 400, "1e999", "0" * 10000, "1" + ",000" * 5000, "1 ፩፩፩", "9" * 400 + " million"]
)
def test_no_number_breaks_extraction_or_is_infinite(lang: str, number: str) -> None:
    for claim in extract(f"{number} people died. The ministry said {number} people died on {number}.", lang):
        for quantity in claim.quantities:
            assert all(v is None or math.isfinite(v) for v in (quantity.value, quantity.low, quantity.high))


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("La Croix-Rouge recense 300 cas de choléra. La mairie en a relevé 340.", "case"),
        ("Le rapport compte 120 écoles fermées ; le syndicat n'en dénombre que 80.", "school"),
        ("Le séisme a fait 12 morts et 40 blessés. Le préfet en compte 14.", None),  # which of the two nobody knows
        ("Le plan coûtera 3 millions d'euros. La ville en a payé 2.", None),  # two millions, not two euros
    ],
)
def test_a_figure_behind_en_counts_what_was_counted_before(text: str, counted: str | None) -> None:
    assert extract(text, "fr")[-1].quantities[-1].counted == counted
