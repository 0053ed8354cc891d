"""Figures: what is read, what interval it allows, what it counts, and what is no figure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.language import get_language
from claims.types import Hedge, Quantity

ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def figures(lang: str, text: str) -> list[Quantity]:
    return get_language(lang).quantities(text)


def only(lang: str, text: str) -> Quantity:
    found = figures(lang, text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("en", "1,037 people died", 1037),
        ("en", "twenty-five people died", 25),
        ("en", "one hundred and twenty-five people died", 125),
        ("en", "half a million people fled", 500_000),
        ("en", "The firm lost $3bn", 3e9),
        ("en", "It may take three and a half days", 3.5),
        ("ar", "كلفت الرحلة 250 ألف دولار", 250_000),
        ("fr", "1.305 morts", 1305),
        ("fr", "2 421 blessés", 2421),
        ("fr", "une secousse de magnitude 6,8", 6.8),
        ("fr", "quatre-vingt-dix-neuf morts", 99),
        ("fr", "soixante et onze blessés", 71),
        ("fr", "trois jours et demi de trêve", 3.5),
        ("fr", "Cinquante-huit ouvertures sont prévues", 58),
        ("fr", "nonante-sept lits", 97),
        ("fr", "Les cent vingt lits sont pris", 120),
        ("fr", "ces mille deux cents arbres", 1_200),
        ("fr", "Neuf seulement ont survécu", 9),
        ("fr", "La marche a duré une demi-heure", 0.5),
        ("fr", "attendre un quart d'heure", 0.25),
        ("fr", "Les ventes ont fondu de moitié", 0.5),
        ("fr", "dont une est décédée jeudi", 1),
        ("en", "More than 1.1m appointments were moved", 1_100_000),
        ("en", "a record 3.6m hours", 3_600_000),
        ("en", "It reached 2m more people", 2_000_000),
        ("en", "He won the 100m hurdles", 100),
        ("en", "behind 3m wide walls", 3),
        ("en", "three quarters of an hour", 0.75),
        ("en", "one of whom died", 1),
        ("en", "They were offered R200 000 each", 200_000),
        ("en", "fined K150,000 on appeal", 150_000),
        ("en", "a fee of KSh1.2m", 1_200_000),
        ("en", "P9 million for the road", 9_000_000),
        ("en", "It cost Rs 4.5 crore", 45_000_000),
        ("en", "some 3.2 lakh farmers", 320_000),
        ("en", "A fine of Rs. 1,200", 1_200),
        ("en", "The pass costs Rs750", 750),
        ("en", "He had one year taken off the ban", 1),
        ("ar", "ثلث فنادق الجهة لم يفتح أبوابه", 0.3333333),
        ("ar", "فقدت المزارع ثلث محصولها", 0.3333333),
        ("ar", "استدعت سفيريها لدى أوسلو", 2),
        ("ar", "أغرقوا سفينتيه في الميناء", 2),
        ("ar", "خمسة وعشرون قتيلا", 25),
        ("ar", "ثلاثة آلاف و500 قتيل", 3500),
        ("ar", "ألف ومئتان وخمسون جريحا", 1250),
        ("ar", "خسائر بلغت 2 مليار دولار", 2e9),
        ("ar", "مليارا دولار من الصندوق", 2e9),
        ("ar", "استمر يومين", 2),
        ("ar", "نفدت خلال ثلاثة أيام ونصف", 3.5),
        ("ar", "وصل ألفا شخص", 2000),
        ("ar", "وصل ألفا و200 عامل", 1200),
        ("ar", "بلغ عدد الأشجار ألفا في التلة", 1000),
        ("ar", "حصد المزارعون مليونا و300 ألف صندوق", 1_300_000),
        ("ar", "يسكن الحي ثلاثة ملايين ونصف المليون نسمة", 3_500_000),
        ("ar", "بيع مليون ونصف مليون تذكرة", 1_500_000),
        ("ar", "أصلحت الورشة الحافلات الثلاث عشرة", 13),
        ("ar", "قال إن ناقلتين جنحتا", 2),
        ("ar", "أصيب موظفان بحروق", 2),
        ("ar", "أعار النادي مهاجمه لموسمين", 2),
        ("ar", "ورث المزرعة أبناؤه الأربعة", 4),
        ("ar", "خط واحد فقط لم يتوقف", 1),
        ("ar", "إصابة خباز واحد بحروق", 1),
        ("ar", "وفاة شخص في حريق المخبز", 1),
    ],
)
def test_values_are_read_in_every_language(lang: str, text: str, value: float) -> None:
    assert only(lang, text).value == value


@pytest.mark.parametrize(
    ("lang", "text", "raw", "hedge", "low", "high"),
    [
        ("en", "about 2,000 people", "about 2,000", Hedge.ABOUT, 1800, 2200),
        ("en", "at least 50 hostages", "at least 50", Hedge.AT_LEAST, 50, None),
        ("en", "up to 40 trucks", "up to 40", Hedge.UP_TO, None, 40),
        ("en", "dozens of houses", "dozens", Hedge.VAGUE, 24, None),
        ("en", "between $6bn and $10bn", "between $6bn and $10bn", Hedge.RANGE, 6e9, 1e10),
        ("fr", "plus de 2.100 morts", "plus de 2.100", Hedge.MORE_THAN, 2100, None),
        ("fr", "une cinquantaine d'otages", "une cinquantaine", Hedge.ABOUT, 45, 55),
        ("fr", "entre 12 et 15 millions de dollars", "entre 12 et 15 millions", Hedge.RANGE, 12e6, 15e6),
        ("fr", "près d'une semaine", "près d'une", Hedge.NEARLY, 0.9, 1),
        ("ar", "حوالي 2000 شهيد", "حوالي 2000", Hedge.ABOUT, 1800, 2200),
        ("ar", "ما لا يقل عن 50 رهينة", "ما لا يقل عن 50", Hedge.AT_LEAST, 50, None),
        ("ar", "عشرات الآلاف من النازحين", "عشرات الآلاف", Hedge.VAGUE, 20_000, None),
        ("ar", "من 5 إلى 10 أيام", "من 5 إلى 10", Hedge.RANGE, 5, 10),
        ("ar", "ما بين يومين وأربعة أيام", "ما بين يومين وأربعة", Hedge.RANGE, 2, 4),
    ],
)
def test_hedges_set_the_interval(
    lang: str, text: str, raw: str, hedge: Hedge, low: float | None, high: float | None
) -> None:
    found = only(lang, text)
    assert (found.raw, found.hedge, found.low, found.high) == (raw, hedge, low, high)


@pytest.mark.parametrize(
    ("lang", "text", "counted"),
    [
        ("en", "The flood killed 12 people and injured 30", ["death", "injured"]),
        ("en", "12 people were killed and 30 others were injured", ["death", "injured"]),
        ("en", "The death toll from the storm rose to 12", ["death"]),
        ("en", "Of 40 deaths, 30 were in Alba and 10 in Borgo", ["death", "death", "death"]),
        ("en", "30 injured, 5 of them seriously", ["injured", "seriously_injured"]),
        (
            "fr",
            "La crue a tué 12 personnes et fait 30 blessés, dont 5 graves",
            ["death", "injured", "seriously_injured"],
        ),
        ("fr", "Alba compte 40 morts, Borgo 10", ["death", "death"]),
        ("ar", "قتل 12 شخصا وأصيب 30 آخرون", ["death", "injured"]),
        ("ar", "أودى الفيضان بحياة 12 شخصا", ["death"]),
        ("ar", "ارتفعت حصيلة القتلى إلى 12", ["death"]),
        ("ar", "إلى 12 قتيلا و30 مصابا", ["death", "injured"]),
        ("en", "a four-day truce", ["day"]),
        ("en", "Prices rose 7%", ["percent"]),
        ("ar", "بنسبة 15 في المائة", ["percent"]),
        ("fr", "12 millions d'euros", ["EUR"]),
        ("ar", "بقوة 7 درجات على مقياس ريختر", ["magnitude"]),
        ("en", "Jane Doe, 36, was rescued", ["age"]),
        ("en", "A girl of eight was among the dead", ["age"]),
        ("en", "It lifts the retirement age by two years to 64", ["year", "age"]),
        ("fr", "La réforme repousse l'âge légal de départ de 62 à 64 ans", ["age"]),
        ("ar", "ينص المشروع على رفع سن التقاعد من 62 إلى 64 عاما", ["age", "age"]),
        ("en", "Alba sent 50 mountain rescuers", ["rescuer"]),
        ("ar", "أرسلت البلدية 47 منقذا", ["rescuer"]),
        ("en", "The port will ship 500,000 bpd less", ["barrel"]),
        ("fr", "deux points de passage resteront ouverts", ["crossing"]),
        ("ar", "أجرى الأطباء 460 عملية جراحية للمصابين", ["operation"]),
        ("ar", "نحو 300 مصاب في حالة حرجة", ["seriously_injured"]),
        ("ar", "63 جريحا لا يزالون في وضع حرج", ["seriously_injured"]),
        ("ar", "أما الذين انتشلت جثثهم من النهر فعددهم 19", ["death"]),
        ("en", "41 people were still in hospital on Friday", ["injured"]),
        ("ar", "آلاف المعتصمين في الساحة", ["person"]),
        ("ar", "مئات من أنصار الحزب", ["person"]),
        ("en", "Six fuel tankers crossed the border", ["truck"]),
        ("en", "The navy sank 40 one-way attack drones", ["drone"]),
        ("en", "It fired 12 surface-to-air missiles", ["missile"]),
        ("en", "The town got 60 school beds", [None]),
        ("en", "The strike of 300 bus drivers ended", [None]),
        ("en", "The town bought 12 buses", ["vehicle"]),
        ("en", "The port lost 30 cargo-handling jobs", ["worker"]),
        ("en", "They found 12 dead goats", ["death"]),
        ("en", "The court heard two 15-year-old boys", [None, "age"]),
        ("fr", "Trois cycles de négociations ont eu lieu à Mascate", ["meeting"]),
        ("en", "The ferry had a crew of 22", ["on_board"]),
        ("fr", "La maire redoute 90 morts. Pour l'heure, la préfecture en a recensé 40", ["death", "death"]),
        ("en", "Alba counts 90 missing, and the figure could climb to 120", ["missing", "missing"]),
        ("en", "Twelve died, three of them children", ["death", "child"]),
        ("en", "Deaths in the two countries are above 36,000", ["country", "death"]),
        ("ar", "عدد القتلى بلغ 12 شخصا، وأن المصابين 30", ["death", "injured"]),
        ("ar", "لم يحضر سوى تسعة من أصل 292", [None, None]),
        ("ar", "سرحت الشركة آلاف العاملين", ["worker"]),
        ("fr", "loin des 500 quotidiens d'avant la crise", [None]),
    ],
)
def test_what_is_counted_has_one_name_in_every_language(lang: str, text: str, counted: list[str | None]) -> None:
    assert [found.counted for found in figures(lang, text)] == counted


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The war of 2014 ended in August 2014."),
        ("en", "It was signed under a 1998 agreement."),
        ("fr", "Elle l'a dit sur France 24."),
        ("en", "An F-16 of the G7 was hit by COVID-19 on the 3rd of May at 11:30 p.m."),
        ("en", "Call 0800 555 111 or +44 20 7946 0000"),
        ("en", "World War Two began one morning"),
        ("fr", "À 23h11, le 2e jour, à 9 heures, un homme a appelé"),
        ("fr", "Le match s'est terminé le 8 septembre 2023"),
        ("ar", "في الساعة 7 من عام 2014 وفي الدقيقة 89"),
        ("ar", "في آن واحد فقط رأى كل شخص ما حدث"),
        ("ar", "قال فلسطينيين ومسلحين أثناء الاثنين الثاني إن كمية الماء"),
    ],
)
def test_years_dates_times_ordinals_and_names_are_no_figures(lang: str, text: str) -> None:
    assert figures(lang, text) == []


@pytest.mark.parametrize(
    ("lang", "text", "sides"),
    [
        ("en", "The council passed the plan in a 10-1 vote", [10, 1]),
        ("en", "The motion was rejected 61-48", [61, 48]),
        ("en", "The panel backed it by 10 votes to one", [10, 1]),
        ("fr", "Le conseil l'a adopté par dix voix contre une", [10, 1]),
        ("fr", "l'Assemblée a adopté la loi (342-128)", [342, 128]),
        ("ar", "بأغلبية 10 وزراء مقابل وزير واحد", [10, 1]),
        ("ar", "بموافقة 10 أعضاء ومعارضة عضو واحد", [10, 1]),
        ("ar", "وصوت المجلس 61-48 لصالح القانون", [61, 48]),
    ],
)
def test_both_sides_of_a_vote_are_figures(lang: str, text: str, sides: list[float]) -> None:
    found = figures(lang, text)
    assert [side.value for side in found] == sides
    assert "score" not in {side.counted for side in found}


@pytest.mark.parametrize(
    ("lang", "text", "sides"),
    [
        ("en", "Norland beat Sudland 3-1 in the final", [3, 1]),
        ("en", "Harbour City lost 0-2 to Westend", [0, 2]),
        ("fr", "Le club s'est imposé 2-1 dimanche", [2, 1]),
        ("fr", "battus 1-4 à domicile", [1, 4]),
        ("ar", "وتعادل النادي 1-1 على ملعبه", [1, 1]),
        ("ar", "خسر النادي بنتيجة 0-3 أمام ضيفه", [0, 3]),
        ("ar", "تعادل اتحاد الساحل مع ضيفه نجوم الجبل أمس 2-2", [2, 2]),
    ],
)
def test_both_sides_of_a_score_are_figures(lang: str, text: str, sides: list[float]) -> None:
    assert [(found.value, found.counted) for found in figures(lang, text)] == [(side, "score") for side in sides]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The party may win 2-3 seats"),
        ("en", "Anyone aged 18-24 can win the prize"),
        ("en", "The shares lost 2-3 per cent"),
        ("fr", "Le parti a perdu 5-6 sièges"),
        ("ar", "خسر الحزب 2-3 مقاعد"),
    ],
)
def test_a_range_near_a_word_of_winning_stays_a_range(lang: str, text: str) -> None:
    assert [found.value for found in figures(lang, text)] == [None]


@pytest.mark.parametrize(
    ("lang", "text", "hedge", "value"),
    [
        ("ar", "تجاوز مجموع الوفيات بين العمال الألف", Hedge.MORE_THAN, 1000),
        ("ar", "وصل عدد النازحين إلى المليون", Hedge.EXACT, 1e6),
        ("ar", "لم يتجاوز عدد المصابين 40 شخصا", Hedge.UP_TO, 40),
        ("ar", "المتغيبون لا يتخطون الثلاثين", Hedge.UP_TO, 30),
        ("ar", "تجاوز عدد الزوار الثلاثين ألفا", Hedge.MORE_THAN, 30_000),
        ("ar", "تجاوز عدد المصابين في الشمال 40 شخصا", Hedge.MORE_THAN, 40),
        ("fr", "Le bilan a dépassé hier soir les 300 morts", Hedge.MORE_THAN, 300),
        ("fr", "Le mercure a frôlé lundi les 49 degrés", Hedge.NEARLY, 49),
        ("en", "The number of dead topped on Monday 300", Hedge.MORE_THAN, 300),
        ("ar", "تجاوز الوزير الأزمة، وقتل 40 شخصا", Hedge.EXACT, 40),
    ],
)
def test_a_verb_of_passing_hedges_its_figure(lang: str, text: str, hedge: Hedge, value: float) -> None:
    found = only(lang, text)
    assert (found.hedge, found.value) == (hedge, value)


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("ar", "أكثر من نصفهم غير مسجلين", 0.5),
        ("ar", "وكان ثلثاهم من النساء", 0.6666667),
        ("fr", "dont plus de la moitié étaient des touristes", 0.5),
        ("fr", "dont un tiers vivait à Alba", 0.3333333),
        ("fr", "Le quart le plus pauvre a tout perdu", 0.25),
        ("en", "more than half were tourists", 0.5),
        ("en", "Infections fell by a third last week", 0.3333333),
        ("fr", "Les infections ont diminué d'un tiers", 0.3333333),
        ("ar", "تراجعت الإصابات بمقدار الثلث", 0.3333333),
    ],
)
def test_a_part_of_them_is_a_fraction(lang: str, text: str, value: float) -> None:
    found = only(lang, text)
    assert (found.value, found.counted) == (value, "fraction")


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("en", "Seven out of ten schools are closed", 0.7),
        ("en", "Four in five schools are closed", 0.8),
        ("en", "One out of every four bridges is closed", 0.25),
        ("en", "The line cancelled one train in four", 0.25),
        ("fr", "Sept écoles sur dix sont fermées", 0.7),
        ("fr", "Un électeur sur quatre a voté", 0.25),
        ("ar", "سبعة من كل عشرة مدارس مغلقة", 0.7),
    ],
)
def test_a_share_in_two_figures_is_one_fraction(lang: str, text: str, value: float) -> None:
    found = only(lang, text)
    assert (found.value, found.counted) == (value, "fraction")


@pytest.mark.parametrize(
    ("lang", "text"), [("fr", "Il a couru 3 km sur 10"), ("fr", "Trois marins ont été blessés sur dix bateaux")]
)
def test_two_figures_that_tell_no_share_stay_two(lang: str, text: str) -> None:
    assert len(figures(lang, text)) == 2


@pytest.mark.parametrize(
    ("lang", "text", "counted"),
    [
        ("en", "The mill was sold for a symbolic one pound", "GBP"),
        ("fr", "Le moulin a été cédé pour un euro symbolique", "EUR"),
        ("fr", "Le moulin change de mains pour une livre sterling", "GBP"),
        ("ar", "بيع المصنع مقابل جنيه إسترليني واحد", "GBP"),
        ("ar", "دفعت الشركة جنيها إسترلينيا واحدا", "GBP"),
    ],
)
def test_a_price_of_one_is_a_figure(lang: str, text: str, counted: str) -> None:
    found = only(lang, text)
    assert (found.value, found.counted) == (1, counted)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Trucks left the R61 road for the M5"),
        ("en", "Flight K150 was late"),
        ("en", "This is one of the biggest fires"),
        ("en", "They lost at half-time"),
        ("ar", "بلغ الفريق نصف نهائي البطولة"),
        ("ar", "ولديها مواقف حزبية يومية"),
        ("ar", "رفضت الجبهة مرشحيها"),
    ],
)
def test_labels_parts_of_a_match_and_plurals_are_no_figures(lang: str, text: str) -> None:
    assert figures(lang, text) == []


def test_a_currency_that_is_only_spoken_of_is_none() -> None:
    assert figures("fr", "Il a parlé d'un dollar fort") == []


def test_a_letter_for_the_scale_of_heat_makes_no_name() -> None:
    assert [q.counted for q in figures("en", "Temperatures hit 51.8C on Monday, up 0.4C")] == ["degree", "degree"]
    assert only("en", "It was so hot that 49C was read").counted == "degree"
    assert figures("en", "Flat 49C is empty") == []


def test_one_behind_its_arabic_noun_is_a_figure_but_someone_is_not() -> None:
    assert only("ar", "قتيل واحد على الأقل").value == 1
    assert figures("ar", "وأحد الوزراء غائب عن وقت واحد") == []


def test_a_rise_from_one_figure_to_another_is_no_range() -> None:
    assert [q.value for q in figures("en", "Deaths rose from 12 to 40")] == [12, 40]
    assert [q.value for q in figures("ar", "ارتفع عدد القتلى من 12 إلى 40")] == [12, 40]


SENTENCES = st.sampled_from(
    [
        ("ar", "قتل 632 شخصا وأصيب 329 آخرون خلال 3 أيام"),
        ("ar", "حوالي 2000 شهيد فلسطيني في 51 يوما"),
        ("en", "At least 820 people were killed and 672 injured"),
        ("fr", "Plus de 2100 morts et 672 blessés, dont 205 graves"),
    ]
)


def facts(found: list[Quantity]) -> list[tuple[object, ...]]:
    return [(q.value, q.low, q.high, q.hedge, q.counted) for q in found]


@given(SENTENCES)
def test_digits_spaces_and_marks_change_no_figure(sentence: tuple[str, str]) -> None:
    lang, text = sentence
    plain = facts(figures(lang, text))
    assert plain
    assert facts(figures(lang, text.replace(" ", "\u00a0"))) == plain
    assert facts(figures(lang, text + "\r\n" + text)) == plain * 2
    assert facts(figures(lang, text.translate(ARABIC_DIGITS))) == plain
    if lang == "ar":
        assert facts(figures(lang, text.replace("ت", "تـ").replace("م", "مَ"))) == plain


@given(
    st.text(max_size=80) | st.text("0123456789,.-:/%$ وبألفمئةين\n'’dtoà", max_size=80),
    st.sampled_from(["ar", "en", "fr", "de"]),
)
def test_any_text_is_read_without_error_and_spans_are_exact(text: str, lang: str) -> None:
    end = 0
    for found in figures(lang, text):
        assert text[found.start : found.end] == found.raw
        assert found.start >= end
        end = found.end


@pytest.mark.parametrize("lang", ["ar", "en", "fr"])
def test_fifty_thousand_digits_in_a_row_are_no_figure(lang: str) -> None:
    assert figures(lang, "7" * 50_000) == []


def test_a_percentage_and_an_amount_are_two_figures() -> None:
    found = figures("en", "Oil rose 2.3% to $85.20 a barrel.")
    assert [(quantity.value, quantity.counted) for quantity in found] == [(2.3, "percent"), (85.2, "USD")]


def test_a_percentage_may_still_open_a_range() -> None:
    assert (only("en", "It pays between 5% and 10%").low, only("en", "It pays between 5% and 10%").high) == (5, 10)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("45 personnes sont mortes et 120 autres ont été blessées", "injured"),
        ("Jusqu'à 300 000 personnes sont sans abri", "displaced"),
        ("Quelque 300 sans-abri attendent", "displaced"),
        ("Jusqu'à 300 000 habitants n'ont plus de toit", "displaced"),
        ("Trois marins sont portés manquants", "missing"),
    ],
)
def test_french_victims_are_counted_by_their_fate(text: str, counted: str) -> None:
    assert figures("fr", text)[-1].counted == counted


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The alliance won 142 of the 250 seats."),
        ("fr", "L'alliance a remporté 142 des 250 sièges."),
        ("ar", "فاز الحزب بـ142 مقعدا من أصل 250."),
    ],
)
def test_a_part_counts_what_its_whole_counts(lang: str, text: str) -> None:
    assert [(q.value, q.counted) for q in figures(lang, text)] == [(142, "seat"), (250, "seat")]


@pytest.mark.parametrize("noun", ["الطرق", "بالطرق", "وللطرق", "وبالطرق", "كالطرق"])
def test_an_arabic_number_under_the_article_counts_the_definite_noun_before_it(noun: str) -> None:
    assert only("ar", f"أضر الحريق {noun} الثلاث المؤدية إلى الجسر").value == 3


@pytest.mark.parametrize("noun", ["المركبتين", "بالمركبتين", "وللمركبتين", "وبالمركبتين"])
def test_a_dual_under_the_article_tells_no_figure(noun: str) -> None:
    assert figures("ar", f"{noun} آثار رصاص") == []


@pytest.mark.parametrize("text", ["Un quart le rejette", "Un tiers la rejette", "À la moitié le stade était vide"])
def test_a_french_fraction_takes_no_article_behind_it(text: str) -> None:
    assert not [figure for figure in figures("fr", text) if figure.value is not None and figure.value < 1]


@pytest.mark.parametrize("text", ["A third man was held", "on a third day of rioting", "a third vessel left the port"])
def test_the_third_of_several_is_no_fraction(text: str) -> None:
    assert figures("en", text) == []


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("a third of the town", 0.3333333),
        ("a third fewer trains", 0.3333333),
        ("Investors wiped more than a tenth off the price", 0.1),
        ("A quarter off the fare", 0.25),
    ],
)
def test_a_part_is_a_fraction_by_what_stands_behind_it(text: str, share: float) -> None:
    assert [figure.value for figure in figures("en", text)] == [share]


@pytest.mark.parametrize(
    "text", ["أقل من واحد في المئة من الأجهزة", "لا تتعدى واحدا في المئة من الأجهزة", "نحو واحد بالمئة من الناخبين"]
)
def test_one_per_cent_in_arabic_words_is_a_figure(text: str) -> None:
    assert [(figure.value, figure.counted) for figure in figures("ar", text)] == [(1.0, "percent")]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The gunman, 20, was killed."),
        ("en", "A teacher, 20, died in hospital."),
        ("en", "Ann Reed, 20, was hurt."),
        ("fr", "Un homme de 20 ans a été tué."),
        ("fr", "Une fillette kurde de 20 ans a été tuée."),
        ("fr", "Le tireur, 20 ans, a été abattu."),
        ("fr", "Paul M., 20 ans, est mort."),
        ("fr", "Le disparu, un tuilier de 20 ans, est mort."),
        ("ar", "قتل الرجل (20 عاما) في المرفأ."),
    ],
)
def test_the_age_of_somebody_killed_is_no_toll(lang: str, text: str) -> None:
    assert [(figure.value, figure.counted) for figure in figures(lang, text)] == [(20.0, "age")]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("توفي الرسام في السابعة والثمانين من عمره", [87]),
        ("يمنع البيع لمن هم دون الثامنة عشرة", [18]),
        ("تقاعد البحارة في سن الستين", [60]),
        ("أغلق المتجر في السابعة مساء وعاد في الثامنة", []),
    ],
)
def test_a_year_of_life_is_an_age(text: str, years: list[float]) -> None:
    assert [(figure.value, figure.counted) for figure in figures("ar", text)] == [(value, "age") for value in years]


@pytest.mark.parametrize(
    ("lang", "text", "counted"),
    [
        ("en", "Of the passengers, 20 were killed.", "death"),
        ("en", "In the port, 20 were killed.", "death"),
        ("fr", "Une peine de 20 ans de prison.", "year"),
        ("fr", "Une guerre de 20 ans.", "year"),
        ("fr", "Un bail commercial de 20 ans.", "year"),
        ("fr", "Le maire, 20 ans après les faits, a parlé.", "year"),
        ("fr", "Un mandat de maire de 20 ans.", "year"),
        ("fr", "La peine du policier, 20 ans, a été confirmée.", "year"),
    ],
)
def test_what_is_told_of_no_single_person_is_no_age(lang: str, text: str, counted: str) -> None:
    assert [(figure.value, figure.counted) for figure in figures(lang, text)] == [(20.0, counted)]


def test_half_time_is_no_figure() -> None:
    assert figures("en", "Hale scored before half-time.") == []


@pytest.mark.parametrize("lang", ["ar", "en", "fr"])
@pytest.mark.parametrize("text", ["1 ፩፩፩", "፩ 000 people", "१२३ ०००"])
def test_digits_of_other_scripts_raise_nothing(lang: str, text: str) -> None:
    figures(lang, text)


def test_a_verb_with_and_in_front_counts_for_its_own_clause():
    first, second = figures("ar", "قتل الانهيار الذي وقع ليلا 40 شخصا، وأصاب 30.")
    assert (first.counted, second.counted) == ("death", "injured")


@pytest.mark.parametrize(
    ("lang", "text"), [("en", "7,600 square miles"), ("fr", "7.600 miles carrés"), ("ar", "7600 ميل مربع")]
)
def test_square_miles_are_an_area(lang: str, text: str):
    assert [(figure.value, figure.counted) for figure in figures(lang, text)] == [(7600, "square_mile")]


def test_the_number_of_a_post_in_a_thread_counts_nothing():
    assert [figure.value for figure in figures("en", "5/ Contact was lost\n6/ Two boats searched")] == [2]


def test_what_is_counted_next_is_not_counted_by_the_figure_before():
    found = figures("ar", "ارتفع عدد القتلى إلى 874 والجرحى إلى 5000")
    assert [figure.counted for figure in found] == ["death", "injured"]


@pytest.mark.parametrize(
    ("text", "counted"), [("انتشل غواصون جثتين من الماء", "death"), ("إن جزأين من الجسر انهارا", None)]
)
def test_short_duals_are_figures(text: str, counted: str | None):
    assert [(figure.value, figure.counted) for figure in figures("ar", text)] == [(2, counted)]


@pytest.mark.parametrize(
    ("text", "lows"),
    [
        ("Une trentaine de millions de pèlerins", [27_000_000]),
        ("Des dizaines de milliers de pèlerins", [20_000]),
        ("Une dizaine des milliers de pèlerins", [9, 2_000]),  # ten of them
        ("Des dizaines du million de pèlerins", [20, 1_000_000]),
    ],
)
def test_a_part_of_many_does_not_multiply_them(text: str, lows: list[int]) -> None:
    assert [figure.low for figure in figures("fr", text)] == lows


@pytest.mark.parametrize(("text", "low"), [("pour quinze jours", 14), ("dans huit jours", 7), ("quinze morts", 15)])
def test_weeks_counted_in_french_days_may_be_a_day_shorter(text: str, low: float) -> None:
    found = only("fr", text)
    assert (found.low, found.high) == (low, found.value)


def test_results_are_pairs_and_a_range_is_one_figure() -> None:
    assert [side.value for side in figures("en", "They won 5-2 and drew 1-1, then lost 3-0.")] == [5, 2, 1, 1, 3, 0]
    assert [side.value for side in figures("fr", "Norval gagne «2-0».")] == [2, 0]
    assert len(figures("en", "It took 5-10 people.")) == 1


@pytest.mark.parametrize(
    ("lang", "text", "value", "counted"),
    [
        ("en", "Emergency rule was declared for a month.", 1, "month"),
        ("en", "The one-week truce holds.", 1, "week"),
        ("en", "An hour and a half later the fire was out.", 1.5, "hour"),
        ("fr", "Une trêve d'une semaine est possible.", 1, "week"),
        ("fr", "Il faudra une heure et demie pour arriver.", 1.5, "hour"),
        ("ar", "أعلنت الحكومة حالة الطوارئ لمدة شهر في الإقليم.", 1, "month"),
        ("fr", "Les mutins ont une semaine pour partir.", 1, "week"),
        ("fr", "Le conseil leur donne un mois pour payer.", 1, "month"),
        ("en", "The mutineers have one week to leave.", 1, "week"),
        ("en", "They were given a month to pay.", 1, "month"),
        ("ar", "أمهل الوزراء الميناء أسبوعا واحدا للرد.", 1, "week"),
        ("ar", "أمامهم أسبوع للرد.", 1, "week"),
        ("ar", "قد يستغرق ذلك شهرا.", 1, "month"),
        ("ar", "مددت الهدنة يوما إضافيا.", 1, "day"),
        ("ar", "استمر الاجتماع ساعة ونصف الساعة.", 1.5, "hour"),
        ("ar", "اصطدمت سفينتا شحن قرب الميناء.", 2, "vessel"),
        ("ar", "الأحد عشر ألفا من المتظاهرين", 11_000, "person"),
    ],
)
def test_one_or_two_without_a_number(lang: str, text: str, value: float, counted: str) -> None:
    found = only(lang, text)
    assert (found.value, found.counted) == (value, counted)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The firm ships twice a week. One day it will stop."),
        ("fr", "Un jour, il reviendra deux."),
        ("fr", "Ils ont un jour fermé le pont il y a une semaine, et ont la semaine pour le rouvrir."),
        ("en", "A week ago they had the week to reopen it."),
        ("ar", "لم يكن يوما عضوا وأعلن إضرابا عاما."),
        ("ar", "وصل يوم الجمعة، في عام الحرب، خلال شهر رمضان."),
        ("ar", "قال إن سيارتي تعطلت."),
    ],
)
def test_an_article_alone_measures_nothing(lang: str, text: str) -> None:
    assert not [found for found in figures(lang, text) if found.value == 1]
    assert not [found for found in figures(lang, text) if found.counted == "vehicle"]


@pytest.mark.parametrize(
    ("lang", "text", "low", "high"),
    [
        ("ar", "العدد يتراوح بين ١٨ ألفا و٢٠ ألفا", 18_000, 20_000),
        ("ar", "نزح بين خمسة آلاف وستة آلاف شخص", 5_000, 6_000),
        ("ar", "بين ثلاثة وعشرين ألفا وخمسة وثلاثين ألفا", 23_000, 35_000),
        ("ar", "تكلف ما بين 3 ملايين و5 ملايين دولار", 3e6, 5e6),
        ("fr", "On redoute 18 à 20.000 morts", 18_000, 20_000),
        ("en", "Two to three hundred people fled", 200, 300),
    ],
)
def test_both_bounds_of_a_range_are_in_thousands(lang: str, text: str, low: float, high: float) -> None:
    found = only(lang, text)
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize(("text", "value"), [("أصيب 12 ألفا و500 شخص", 12_500), ("مليون وستة آلاف وخمسة", 1_006_005)])
def test_a_smaller_group_behind_thousands_is_added(text: str, value: float) -> None:
    assert only("ar", text).value == value


@pytest.mark.parametrize(
    ("lang", "text", "code"),
    [
        ("en", "It cost 3 billion francs", "CHF"),
        ("fr", "un don de 200 millions de francs CFA", "XOF"),
        ("ar", "بلغت الخسائر 5 مليارات فرنك", "CHF"),
        ("en", "The bank lent 40 billion naira", "NGN"),
        ("fr", "une amende de 12 millions de couronnes suédoises", "SEK"),
    ],
)
def test_money_of_the_world_is_money(lang: str, text: str, code: str) -> None:
    assert only(lang, text).counted == code


@pytest.mark.parametrize(
    ("text", "lang", "counted"),
    [
        ("As many as 300,000 residents have lost their homes", "en", "displaced"),
        ("Some 1,270 people were moved out of the valley", "en", "displaced"),
        ("أجلي السكان، و4300 شخص أجلوا من الوادي", "ar", "displaced"),
        ("2580 شخصا أخرجوا منها", "ar", "displaced"),
        ("L'évacuation de 3 000 habitants a commencé", "fr", "displaced"),
        ("Some 40 people lost their jobs", "en", "person"),
        ("12 passengers were taken to hospital", "en", "injured"),
        ("73 شخصا قضوا في الانفجار وأصيب 3700", "ar", "death"),
        ("قضت المحكمة بسجن 12 شخصا", "ar", "prisoner"),
        ("300 ألف شخص فقدوا منازلهم", "ar", "displaced"),
        ("Two people were pulled from the water", "en", "rescued"),
        ("Four members of the crew have yet to be recovered", "en", "missing"),
        ("The remains of two men were found in the river", "en", "death"),
        ("Officials have counted 3,166 burials", "en", "death"),
        ("بلغ عدد الضحايا 5300", "ar", "death"),
        ("كانت تبحر بسرعة ثماني عقد", "ar", "knot"),
        ("بعد ثلاثة عقود", "ar", "decade"),
        ("Les dépouilles de deux hommes ont été retrouvées", "fr", "death"),
        ("More than 40 had been brought out alive by noon", "en", "rescued"),
        ("40 people did not survive", "en", "death"),
        ("40 personnes n'ont pas survécu", "fr", "death"),
        ("40 people needed hospital treatment", "en", "injured"),
        ("There is no word of 40 people", "en", "missing"),
        ("40 personnes seraient ensevelies", "fr", "missing"),
        ("لا يزال 40 شخصا تحت الأنقاض", "ar", "missing"),
        ("40 people are sleeping in the open", "en", "displaced"),
        ("بقي 40 شخصا في العراء", "ar", "displaced"),
        ("40 personnes ont été écrouées", "fr", "detained"),
        ("عثر على 40 شخصا أحياء", "ar", "rescued"),
        ("40 people contracted cholera", "en", "infected"),
        ("Only 40 of those who had squeezed on to the ferry survived", "en", "rescued"),
        ("The confirmed dead number 40", "en", "death"),
        ("الضحايا صاروا 40", "ar", "death"),
        ("40 شخصا غرقوا", "ar", "death"),
        ("At least 300,000 no longer have a home to go to", "en", "displaced"),
        ("باتت 300 عائلة بلا سقف", "ar", "family"),
        ("300 personnes ont été privées de toit", "fr", "displaced"),
        ("Six pêcheurs ont été remontés sains et saufs", "fr", "rescued"),
        ("خرج 40 شخصا سالمين من تحت الأنقاض", "ar", "rescued"),
        ("As many as 60 may have been packed aboard", "en", "on_board"),
        ("Estimates of the number carried range from 40 to 60", "en", "on_board"),
        ("Le bac transportait 60 personnes", "fr", "on_board"),
        ("كان القارب يقل 60 مهاجرا", "ar", "on_board"),
        ("All 60 people on board were killed", "en", "death"),
        ("Les 60 passagers à bord du bac sont morts", "fr", "death"),
        ("كان على متن الطائرة 60 راكبا لقوا حتفهم جميعا", "ar", "death"),
        ("The boat was carrying 40 tonnes of rice", "en", "ton"),
        ("More than 60 bodies lie in mass graves", "en", "mass_grave"),
        ("Une fosse commune avec 60 corps a été découverte", "fr", "mass_grave"),
        ("أودعت 60 جثة قبورا جماعية", "ar", "mass_grave"),
        ("The ministry counts 60 dead, and victims are being buried in mass graves", "en", "death"),
    ],
)
def test_what_befell_people_is_told_in_many_words(text: str, lang: str, counted: str) -> None:
    assert figures(lang, text)[0].counted == counted


@pytest.mark.parametrize(
    ("text", "lang", "counted"),
    [
        ("The base houses 400 military personnel", "en", "soldier"),
        ("أما المروحيتان المرافقتان فقد حطتا بسلام", "ar", "aircraft"),
        ("La mission compte 400 casques bleus", "fr", "soldier"),
        ("12 fishermen", "en", "person"),
        ("12 plongeurs", "fr", "person"),
        ("12 صيادا", "ar", "person"),
        ("30 orphans", "en", "child"),
        ("30 يتيما", "ar", "child"),
        ("200 طنا من القمح", "ar", "ton"),
        ("two trawlers", "en", "vessel"),
        ("40 gallons", "en", "gallon"),
    ],
)
def test_people_and_things_of_many_kinds_are_counted(text: str, lang: str, counted: str) -> None:
    assert figures(lang, text)[0].counted == counted


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("a quarter of a million people", "en"),
        ("un quart de million de personnes", "fr"),
        ("ربع مليون شخص", "ar"),
    ],
)
def test_a_part_of_a_million_is_one_figure(text: str, lang: str) -> None:
    assert [figure.value for figure in figures(lang, text)] == [250_000.0]


def test_a_number_that_only_names_counts_nothing() -> None:
    assert not figures("en", "ticket number 43 won")


@pytest.mark.parametrize(
    ("text", "lang", "counted"),
    [("About half a dozen ships waited", "en", "vessel"), ("Une demi-douzaine de navires attendent", "fr", "vessel")],
)
def test_half_a_dozen_is_six(text: str, lang: str, counted: str) -> None:
    assert [(figure.value, figure.counted) for figure in figures(lang, text)] == [(6.0, counted)]


@pytest.mark.parametrize(
    ("lang", "text", "counted"),
    [
        ("en", "They lost by a four-point margin.", [(4.0, "point")]),
        ("fr", "Le parti a gagné quatre points.", [(4.0, "point")]),
        ("ar", "خسر الفريق بفارق أربع نقاط.", [(4.0, "point")]),
        ("en", "A 550 pound bear was seen.", [(550.0, "pound_weight")]),
        ("en", "The council was fined 550 pounds.", [(550.0, "GBP")]),
        ("en", "It changed the lives of 400 people.", [(400.0, "person")]),
        ("en", "It claimed the lives of 400 people.", [(400.0, "death")]),
        ("fr", "Il souffre d'une blessure au genou.", []),
        ("fr", "Ces deux dernières années, rien n'a changé.", [(2.0, "year")]),
        ("fr", "Les 2 prochaines décennies seront chaudes.", [(2.0, "decade")]),
        ("fr", "Les suspects, âgés de 17, 18 et 20 ans, sont libres.", [(17.0, "age"), (18.0, "age"), (20.0, "age")]),
        ("ar", "يبلغ المراهقان 17 عاما و18 عاما.", [(17.0, "age"), (18.0, "age")]),
        ("ar", "أوقفت الشرطة أربعة متهمين.", [(4.0, "detained")]),
        ("ar", "ارتفعت الأرباح في الربع الثاني من العام.", []),
        ("ar", "تراجعت الأرباح خلال النصف الأول من أكتوبر.", []),
        ("en", "The 1950-53 war ended without a treaty.", []),
    ],
)
def test_what_is_counted_is_read_from_the_words_around_it(
    lang: str, text: str, counted: list[tuple[float, str]]
) -> None:
    assert [(figure.value, figure.counted) for figure in figures(lang, text)] == counted
