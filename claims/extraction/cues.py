"""Reporting cues and verbs: every form of every row of ``cues.tsv`` and ``verbs.tsv``, with what it agrees with.

A cue links a source to its content (PARC 3: Pareti 2016, *PARC 3.0: A Corpus of Attribution Relations*). English and
French list their irregular forms; Arabic forms are built from the two principal parts, as gender and number stand in
the ending and the initial.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from claims.extraction.lexicon import Phrases, phraseset, pronouns, rows, verbset, words, wordset
from claims.extraction.moods import moods
from claims.language.base import Token
from claims.types import CueKind

_JOINED = 2
"""Where the second word of a compound may stand, behind the first and its hyphen."""
_NO_CUES = phraseset("no_cues")
_DETERMINERS = wordset("definite_articles") | wordset("indefinite_articles") | wordset("possessives")


@dataclass(frozen=True, slots=True)
class Cue:
    """One form of a reporting cue.

    ``frame`` says what it takes: ``say`` a clause or a quote, ``tell`` an addressee and a clause, ``state`` also a
    plain object, ``figure`` a finding, ``estimate`` also one in front of it, ``thatonly`` a clause behind a
    conjunction, ``judge`` also an object, ``quote`` a quote or what a colon opens, ``stance`` nothing else,
    ``relay`` its own source, ``decide`` an object that is the subject's decision, ``issue`` one that is a ruling,
    ``own`` an attack, ``hearing`` what a court is told.
    ``form`` is ``finite``, ``participle`` or ``noun``. ``gender`` is ``m``, ``f`` or ``-``;
    ``number`` is ``s``, ``p`` or ``-``.
    """

    lemma: str
    kind: CueKind
    frame: str
    form: str = "finite"
    gender: str = "-"
    number: str = "-"
    points: bool = False
    """True when its content may be a noun phrase behind a preposition: «أشار إلى مقتل ثلاثة»."""

    @property
    def whole(self) -> bool:
        """True when its words hold its object: « rejeter le plan », no cue behind what it reports."""
        named = self.frame in ("state", "decide") and " " in self.lemma
        return named and not _DETERMINERS.isdisjoint(self.lemma.replace("'", "' ").split())


def arabic_past(base: str) -> Iterator[tuple[str, str, str]]:
    """Forms of the perfect from its third person masculine singular, with gender and number."""
    weak = base.endswith(("ى", "ا")) or (base.endswith("ي") and len(base) > 3)
    stem = base[:-1] if weak else base
    dual = base if not weak else f"{stem}و" if base.endswith("ا") else f"{stem}ي"
    yield base, "m", "s"
    yield f"{stem}ت", "f", "s"
    yield f"{stem}وا", "m", "p"
    yield f"{dual}ا", "m", "p"
    yield f"{stem}تا", "f", "p"


def arabic_present(base: str) -> Iterator[tuple[str, str, str]]:
    """Forms of the imperfect, with and without the future initial."""
    stem = base[:-1] if base[-1] in "ىيو" else base
    for initial, gender in (("ي", "m"), ("ت", "f")):
        singular = f"{initial}{base[1:]}"
        for future in ("", "س"):
            yield f"{future}{singular}", gender, "s"
            yield f"{future}{initial}{stem[1:]}ون", "m", "p"
            if not future:
                yield f"{initial}{stem[1:]}وا", "m", "p"  # «لم يستبعدوا»
            yield f"{future}{singular if base[-1] != 'ى' else initial + stem[1:] + 'ي'}ان", gender, "p"
    yield f"ن{base[1:]}", "-", "p"


_JUDGING = verbset("judging")
"""Arabic verbs onto which what is judged may be written, besides «وصف»: «اعتبره انتصارا»."""
_ANNOUNCING = frozenset(("say", "state", "thatonly"))


def _arabic_cue_forms(row: tuple[str, ...]) -> Iterator[tuple[str, Cue]]:
    past, present, participle, noun, kind, frame = (*row, "")[:6]
    cue_kind = CueKind(kind)
    points, frame = frame.endswith("+"), frame.removesuffix("+")
    for form, gender, number in (*arabic_past(past), *arabic_present(present)):
        if len(past) == 3 and form == f"{past}ا" and past[0] not in "أآ":
            continue  # «حذرا», «نقلا»: an adjective or noun far more often than a dual
        yield form, Cue(past, cue_kind, frame, "finite", gender, number, points)
        written_on = frame in ("object", "tell") or past in _JUDGING
        for pronoun in ("ه", "ها", "هم") if written_on and form[-1] not in "اىن" else ():
            yield f"{form}{pronoun}", Cue(past, cue_kind, frame, "finite", gender, number)  # «وصفه بأنه», «أبلغه أن»
    for initial, gender in (("ي", "m"), ("ت", "f")) if frame in _ANNOUNCING else ():
        for form, number in ((present, "s"), (f"{present.rstrip('ىيو')}وا", "p")):  # «خرج ليعلن أن», «عادت لتقول إن»
            yield f"ل{initial}{form[1:]}", Cue(past, cue_kind, frame, "participle", gender, number)
    if participle:
        feminine = participle[:-1] if participle.endswith("ا") else participle
        yield participle, Cue(past, cue_kind, frame, "participle", "m", "s")
        yield f"{feminine}ة", Cue(past, cue_kind, frame, "participle", "f", "s")
        yield f"{feminine}ين", Cue(past, cue_kind, frame, "participle", "m", "p")
    if noun:
        stem = f"{noun[:-1]}ت" if noun.endswith("ة") else noun
        for ending, gender, number in (("ه", "m", "s"), ("ها", "f", "s"), ("هم", "m", "p"), ("هما", "-", "p")):
            yield f"{stem}{ending}", Cue(past, cue_kind, frame, "noun", gender, number)


def _english_cue_forms(row: tuple[str, ...]) -> Iterator[tuple[str, Cue]]:
    base, third, past, ing, kind, frame = row
    cue_kind = CueKind(kind)
    yield third, Cue(base, cue_kind, frame, "finite", "-", "s")
    yield past, Cue(base, cue_kind, frame)
    yield base, Cue(base, cue_kind, frame, "finite", "-", "p")
    yield ing, Cue(base, cue_kind, frame, "participle")


_FRENCH_HAVE, _FRENCH_BE, _FRENCH_JUST, _FRENCH_ONLY, _FRENCH_MOVED, _FRENCH_INVERTED = (
    tuple((form, number) for form, number, use in rows("fr", "auxiliaries") if use == before)
    for before in ("have", "be", "just", "only", "moved", "inverted")
)
_FRENCH_ONE, _FRENCH_MANY = (
    [(pronoun, *told) for pronoun, told in pronouns("fr", "inverted").items() if told[1] == number] for number in "sp"
)
_PLAIN_SAYING = verbset("plain_saying")
_ELIDING = "aeiouyéêè"
"""Letters in front of which « de » is elided; of "h" each verb has its own."""
_FRENCH_NARRATING, _FRENCH_PURPOSE = wordset("narrating", "fr"), wordset("purpose", "fr")
_AS_TOLD = sorted(wordset("as_told", "fr"))
_TOLD = frozenset(("say", "state", "thatonly"))
"""Frames of the verbs that tell a whole clause."""
_AGREEING = ("e", "s", "es")
"""What the participle takes on from an object in front of it."""
_OF_OBJECTS = frozenset(("object", "judge", "label", "blame", "state", "summon"))
_FRENCH_ADVERBS = wordset("auxiliary_adverbs")


def _inverted(number: str) -> list[str]:
    return [auxiliary for auxiliary, agrees in _FRENCH_INVERTED if agrees == number]


def _french_of(infinitive: str) -> tuple[str, ...]:
    """« d'ajouter », « de dire », « de hurler » and « d'hurler »."""
    elided, whole = f"d'{infinitive}", f"de {infinitive}"
    return (elided, whole) if infinitive[0] == "h" else (elided,) if infinitive[0] in _ELIDING else (whole,)


def _french_cue_forms(row: tuple[str, ...]) -> Iterator[tuple[str, Cue]]:
    infinitive, third, plural, participle, ing, imperfect, kind, frame = row
    cue_kind = CueKind(kind)
    head, _, tail = participle.partition(" ")
    tail = f" {tail}" if tail else ""
    reflexive = infinitive.startswith(("se ", "s'"))
    for auxiliary, number in () if reflexive else _FRENCH_HAVE:
        for ending in ("", *_AGREEING) if frame in _OF_OBJECTS else ("",):  # « l'a qualifiée de », « les a accusés d' »
            yield f"{auxiliary} {head}{ending}{tail}", Cue(infinitive, cue_kind, frame, "finite", "-", number)
    if not reflexive:
        yield f"ayant {participle}", Cue(infinitive, cue_kind, frame, "participle")
    for auxiliary, number in _FRENCH_BE if reflexive else ():
        for ending, gender in (("", "m"), ("e", "f")):
            agreed = f"{head}{ending}{'s' if number == 'p' else ''}{tail}"
            cue = Cue(infinitive, cue_kind, frame, "finite", "-", number)
            yield f"{auxiliary} {agreed}", cue
            for adverb in _FRENCH_ADVERBS:
                yield f"{auxiliary} {adverb} {agreed}", cue
            pronoun = f"{'il' if gender == 'm' else 'elle'}{'s' if number == 'p' else ''}"
            yield f"{auxiliary}-{pronoun} {agreed}", Cue(infinitive, cue_kind, frame, "finite", gender, number)
    for just, number in () if reflexive else _FRENCH_JUST:
        for of in _french_of(infinitive):
            yield f"{just} {of}", Cue(infinitive, cue_kind, frame, "finite", "-", number)
    for only, number in () if reflexive else _FRENCH_ONLY:  # « se borne à confirmer »
        yield f"{only} {infinitive}", Cue(infinitive, cue_kind, frame, "finite", "-", number)
    for moved, number in _FRENCH_MOVED if infinitive in _PLAIN_SAYING else ():
        led = _french_of(infinitive) if moved.endswith(" de") else (infinitive,)  # « a fini par admettre »
        for of in led:
            yield f"{moved.removesuffix(' de')} {of}", Cue(infinitive, cue_kind, frame, "finite", "-", number)
    if frame in ("say", "quote") and not reflexive:  # « Et d'ajouter : « … » », « Avant de conclure : « … » »
        for lead in _FRENCH_NARRATING:
            for of in _french_of(infinitive):
                yield f"{lead} {of}", Cue(infinitive, cue_kind, frame, "participle")
    if infinitive in _PLAIN_SAYING:  # « est sorti pour annoncer que »
        for purpose in _FRENCH_PURPOSE:
            yield f"{purpose} {infinitive}", Cue(infinitive, cue_kind, frame, "participle")
    for pronoun, gender, number in _FRENCH_ONE:
        for auxiliary in () if reflexive else _inverted("s"):
            yield f"{auxiliary}-{pronoun} {participle}", Cue(infinitive, cue_kind, frame, "finite", gender, number)
        verb, _, rest = third.partition(" ")
        if reflexive:
            verb, rest = third, ""
        glue = "-t-" if verb[-1] in "ae" else "-"
        yield f"{verb}{glue}{pronoun} {rest}".strip(), Cue(infinitive, cue_kind, frame, "finite", gender, number)
        past, _, rest = imperfect.partition(" ")
        if not reflexive and past:  # « plaidait-il », « déclara-t-elle »
            yield f"{past}-{pronoun} {rest}".strip(), Cue(infinitive, cue_kind, frame, "finite", gender, number)
        if infinitive.endswith("er"):
            yield f"{infinitive[:-2]}a-t-{pronoun}", Cue(infinitive, cue_kind, frame, "finite", gender, number)
    for pronoun, gender, _ in _FRENCH_MANY:
        for auxiliary in () if reflexive else _inverted("p"):
            yield f"{auxiliary}-{pronoun} {participle}", Cue(infinitive, cue_kind, frame, "finite", gender, "p")
        yield f"{plural}-{pronoun}", Cue(infinitive, cue_kind, frame, "finite", gender, "p")
        if not reflexive and imperfect.endswith("ait"):
            yield f"{imperfect[:-3]}aient-{pronoun}", Cue(infinitive, cue_kind, frame, "finite", gender, "p")
    verb, _, rest = third.partition(" ")
    if rest:
        for adverb in _FRENCH_ADVERBS:
            yield f"{verb} {adverb} {rest}", Cue(infinitive, cue_kind, frame, "finite", "-", "s")
    yield third, Cue(infinitive, cue_kind, frame, "finite", "-", "s")
    yield plural, Cue(infinitive, cue_kind, frame, "finite", "-", "p")
    yield imperfect, Cue(infinitive, cue_kind, frame, "finite", "-", "s")
    yield imperfect.replace("ait", "aient", 1), Cue(infinitive, cue_kind, frame, "finite", "-", "p")
    yield ing, Cue(infinitive, cue_kind, frame, "participle")
    if infinitive.endswith("er"):
        yield f"{infinitive[:-2]}a", Cue(infinitive, cue_kind, frame, "finite", "-", "s")
        yield f"{infinitive[:-2]}èrent", Cue(infinitive, cue_kind, frame, "finite", "-", "p")
    if head.endswith("é"):
        yield f"{head[:-1]}era{tail}", Cue(infinitive, cue_kind, frame, "finite", "-", "s")


_CUE_FORMS = {"ar": _arabic_cue_forms, "en": _english_cue_forms, "fr": _french_cue_forms}


@cache
def cues(code: str) -> Phrases[Cue]:
    """Return every form of the language's reporting cues."""
    table: Phrases[Cue] = Phrases()
    build = _CUE_FORMS.get(code)
    other = {words(code, row[0]) for row in rows(code, "words") if code == "ar" and row[1] == "not-verb"}
    for row in rows(code, "cues") if build else ():
        assert build is not None
        for form, cue in build(row):
            cut = words(code, form) if cue.frame != "never" else ()
            if cut and cut not in other:  # «نصف»: half, not "we describe"
                table.add(cut, cue)
    for phrase, kind in (*rows(code, "stances"), *((mood, CueKind.SAY) for mood in moods(code))):
        frame = "thatonly" if code == "ar" else "stance"  # «الناشطون مقتنعون بأن»
        table.add(words(code, phrase), Cue(phrase, CueKind(kind), frame))
    return table


@cache
def passives(code: str) -> dict[str, Cue]:
    """Return the past participles of cues that take an object, for "was confirmed by", « sont demandés par »."""
    table: dict[str, Cue] = {}
    for row in rows(code, "cues") if code in ("en", "fr") else ():
        participle = row[2] if code == "en" else row[3]
        cue = Cue(row[0], CueKind(row[-2]), row[-1])
        told = cue.frame in _PASSIVE_FRAMES or row[0] == "claim"
        if not told or " " in participle or (row[0] in _ASKING and cue.frame == "decide"):
            continue
        for ending in ("",) if code == "en" else ("", "e", "s", "es"):
            table.setdefault(words(code, participle + ending)[0], cue)
    return table


@cache
def as_told(code: str) -> tuple[tuple[str, str], ...]:
    """Return the phrases that name a source with a verb of saying, and its kind: « comme l'a annoncé », « ainsi que
    l'ont dit »; none but in French."""
    told = [row for row in rows(code, "cues") if row[-1] in _TOLD] if code == "fr" else []
    return tuple(
        (f"{lead} {row[3]}", row[-2])
        for row in told
        if row[-2] != CueKind.DENY and row[0].isalpha()
        for lead in _AS_TOLD
    )


@cache
def sharing(code: str) -> frozenset[str]:
    """Return the first words of French cues' participles, as in « a signé et annoncé que »."""
    listed = (row[3] for row in rows(code, "cues") if code == "fr" and not row[0].startswith(("se ", "s'")))
    return frozenset(words(code, participle)[0] for participle in listed)


_PASSIVE_FRAMES = frozenset(("state", "figure", "estimate", "judge", "thatonly", "decide", "issue", "adjust"))
_ASKING = verbset("asking")
"""Nobody decides in "was asked by reporters"."""


_INVERTED = wordset("inverted_subjects")


def is_compound(norms: Sequence[str], index: int) -> bool:
    """True for « porte-parole »: a French word that a hyphen joins to another than its subject (« porte-t-il »)."""
    return index + 2 < len(norms) and norms[index + 1] == "-" and norms[index + 2] not in _INVERTED


def is_hyphened(tokens: Sequence[Token], index: int) -> bool:
    """True for the second word of "Norland-backed governor", "state-run": no verb."""
    if index < _JOINED or tokens[index - 1].text != "-" or not tokens[index].text[0].islower():
        return False
    return tokens[index - 2].end == tokens[index - 1].start and tokens[index - 1].end == tokens[index].start


def no_cue(tokens: Sequence[Token], index: int) -> bool:
    """True for "Norland-backed", "accused of lying", "Pledges add up to 3.6 million": nobody says that."""
    pair = tuple(token.norm for token in tokens[index : index + _JOINED])
    return pair in _NO_CUES or is_hyphened(tokens, index)
