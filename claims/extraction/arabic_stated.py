"""Arabic clauses whose verb may be a cue: whether its subject speaks, suffers or is a thing."""

from __future__ import annotations

from claims.extraction.arabic_names import like_action
from claims.extraction.arabic_phrases import governed
from claims.extraction.cues import Cue
from claims.extraction.lexicon import verbset, wordset
from claims.extraction.line import Line
from claims.extraction.mention import Mention
from claims.extraction.names import TITLE

_TO = wordset("content_prepositions")
_NEAR = 10
"""Words from a cue to the preposition of its content."""
_THIS = wordset("pointing_subjects")
_HE = wordset("free_pronouns")
_BARE_RETURN = 4
"""Letters of «يرجع», with neither a plural ending nor an object written onto it."""
_BY_THINGS = verbset("of_things")
"""Lemmas that have things as subjects as often as speakers."""


def points(line: Line, at: int, end: int, cue: Cue) -> bool:
    """True for «أشارت تقارير إلى مقتل ثلاثة», «أفاد مصدر بسقوط قتلى»: the content is a noun phrase behind the cue's
    preposition."""
    if not cue.points or (line.is_a(at, "preposition") and at and not (line.stops(at - 1) or line.joined(at))):
        return False  # «وصلوا عبر البحر إلى المرسى»
    if cue.lemma == "عبر":
        return "عن" in line.norms[at + 1 : min(at + _NEAR, end)]
    for index in range(at + 1, min(at + _NEAR, end)):
        if line.norms[index] in _TO or (line.norms[index][0] == "ب" and line.norms[index][1:] in line.grammar.actions):
            return True
        if line.stops(index) or line.verb(index, sure=True):
            return False
    return False


def ends(line: Line, at: int) -> bool:
    """True for «قضى على السوق»: put an end to, not ruled."""
    return line.norms[at + 1 : at + 2] == ["علي"] and line.bare[at].lstrip("سيتن").startswith("قض")


def held_for(line: Line, at: int, cue: Cue) -> bool:
    """True for «تعد منصور شخصية بارزة», «يعد هذا بمثابة إنذار»: is held for something, promises nothing, which takes
    «ب»; for «تعتبر الشركة من أكبر …», «يعتبر هو وزميله …»; and for «الفضل يرجع إلى»: is due, for nobody traces it."""
    norm = line.norms[at].lstrip("وفس")
    if norm[:1] not in ("ي", "ت") or cue.form != "finite" or at + 2 >= len(line):
        return False
    near = range(at + 1, min(at + _NEAR, len(line)))
    if cue.lemma == "وعد":
        return not any(governed(line, k) or line.norms[k].startswith("بان") for k in near)
    if cue.lemma == "اعتبر":
        best = line.norms[at + 2] == "من" and line.norms[at + 3 : at + 4] and line.norms[at + 3][0] == "ا"
        return line.norms[at + 1] in _HE or bool(best and not line.norms[at + 3].startswith("ال"))
    if cue.lemma == "أرجع" and len(norm) == _BARE_RETURN:
        to = next((k for k in near if line.norms[k] == "الي"), at)
        behind = at > 0 and line.is_word(at - 1) and not line.connector(at - 1)
        return to - at - 1 < (1 if behind and not line.joined(at) else 2)
    return False


def suffers(line: Line, at: int, cue: Cue) -> bool:
    """True for a cue that its subject does not say: «لا يطلب», «يُتهم», «يتهم بالسرقة»."""
    if (at and line.bare[at - 1] == "لا") or held_for(line, at, cue):
        return True
    text = line.tokens[at].text
    if at and line.norms[at - 1] == "ان" and line.norms[at][0] in "يت":
        return True  # «على أن يستأنف الجانبان علاقاتهما»: to be done
    plain = cue.lemma[0] == "ا" or len(cue.lemma) == 3
    if plain and line.norms[at][0] in "يت" and text[1:2] == "ُ":
        return True
    return cue.lemma == "اتهم" and at + 1 < len(line) and line.norms[at + 1][0] == "ب"


def is_thing(line: Line, mention: Mention, cue: Cue) -> bool:
    """True for a phrase in no list that names no speaker: «الحصول», «إعصار», «هذا», «قنبلة سرية تهدد»."""
    first, size = mention.norms[0], len(mention.norms)
    given = first in line.grammar.given_names
    if first in _THIS or first.removeprefix("ال") in line.grammar.actions or line.grammar.verbs.get(first):
        return not given
    if mention.head == "place" or given:
        return False
    if like_action(first) or first in line.grammar.adjectives:
        return True
    if size > 1 and (cue.lemma in _BY_THINGS or any(norm in line.grammar.verbs for norm in mention.norms[1:])):
        return True
    return size == 1 and first.startswith("ال") and not first.endswith("ي")


def is_full_name(line: Line, mention: Mention) -> bool:
    """True for a known given name with another word behind it: «سالم حمدان»."""
    return len(mention.norms) > 1 and mention.norms[0] in line.grammar.given_names


def goes_on(line: Line, start: int, at: int, cue: Cue, mention: Mention | None) -> bool:
    """True for a sentence that begins «ودعا إلى …», «كما نفى …», «وأعلن مقتل …»: who spoke before goes on; ``mention``
    is what stands behind the verb."""
    if any(line.is_word(k) for k in range(start)) or cue.frame not in ("state", "say", "object", "decide", "figure"):
        return False
    opens = (at == start and line.joined(at)) or (at == start + 1 and line.bare[start] == "كما")
    if not opens or mention is None:
        return opens and line.norms[at + 1 : at + 2] != ["ان"]
    if cue.frame == "figure":  # «وقدر الأضرار بخمسة ملايين»
        return mention.kind == "name" and line.norms[at + 1].startswith("ال") and is_thing(line, mention, cue)
    if cue.gender == "m" and _feminine_object(line, at, mention):
        return True
    first = mention.norms[0].removeprefix("ال") if mention.norms else ""
    act = first in line.grammar.actions or like_action(first)
    return act and mention.kind == "name" and mention.head not in ("place", TITLE) and cue.lemma not in _BY_THINGS


def _feminine_object(line: Line, at: int, mention: Mention) -> bool:
    """True for «واتهم الشرطة بالتقصير»: no verb in the masculine has a feminine subject right behind it."""
    paper = mention.kind == "document" and mention.gender == "f"  # «وانتقد تصريحات الوزير»
    return paper or (mention.gender == "f" and mention.number == "s" and line.norms[at + 1].endswith("ه"))


def owned_object(line: Line, start: int, at: int, mention: Mention | None) -> bool:
    """True for «وحث أنصاره على الهدوء»: whose people stand behind a joined verb is their leader, who spoke before."""
    if mention is None or at != start or not line.joined(at) or mention.pronoun:
        return False
    if mention.name.split()[0].endswith("ة"):
        return False  # «حملة منافسته»
    several = mention.number == "p" or mention.kind == "group" or (mention.kind == "name" and len(mention.norms) == 1)
    several = several and mention.norms[0] not in line.grammar.given_names
    return several and bool(mention.norms) and mention.norms[0].endswith(("ه", "ها", "هم"))


def but_they(line: Line, start: int, at: int) -> bool:
    """True for «لكنها لفتت إلى», «إلا أنه أقر»: a conjunction that carries its subject, right before the cue."""
    found = line.connector(start)
    carries = line.norms[at - 1].endswith(("ه", "ها", "هم")) if at > start else False
    return found is not None and found[1] == "clause" and start + found[0] == at and carries


def lone_object(line: Line, at: int, end: int, mention: Mention | None) -> bool:
    """True for «وقد اقترحت بدائل» in what somebody says: one indefinite word behind the verb is what it takes."""
    if mention is None or mention.kind != "name" or len(mention.norms) != 1 or mention.head == "place":
        return False
    norm = mention.norms[0]
    known = norm.startswith("ال") or norm in line.grammar.given_names
    return not known and not any(line.is_word(k) for k in range(at + 2, end))


def not_expected(line: Line, at: int, cue: Cue) -> bool:
    """True for «لا تتوقع الشركة خسائر», false for the passive «لا يتوقع أن»."""
    impersonal = line.norms[at + 1 : at + 2] in (["ان"], [])
    return line.code == "ar" and at > 0 and line.bare[at - 1] == "لا" and not impersonal


def disagrees(line: Line, at: int, cue: Cue, mention: Mention | None) -> bool:
    """True for «…، حيث دعا الشركة إلى»: what stands right behind the verb is no subject of it."""
    behind = mention is not None and mention.norms[:1] == tuple(line.norms[at + 1 : at + 2])
    return behind and mention is not None and cue.gender == "m" and _feminine_object(line, at, mention)


def object_behind(line: Line, start: int, at: int, cue: Cue, mention: Mention, speaker: Mention) -> bool:
    """True for «أقرت الحكومة الحداد، ووضعت العاصمة تحت الطوارئ», «…، كما طلب فرض الحظر»: what stands behind the second
    verb is its object, and ``speaker``, who stated the clause before, goes on."""
    if line.code != "ar" or mention.kind != "name" or not is_thing(line, mention, cue):
        return False
    alike = cue.gender in (speaker.gender, "-")
    negated = at == start + 1 and line.joined(start) and line.negated(at)  # «…، ولم تستبعد استخدام القوة»
    return alike and (negated or line.bare[at - 1] == "كما" or (at == start and line.joined(at)))


def we(line: Line, at: int, cue: Cue) -> bool:
    """True for «نتوقع», «نؤكد»: what stands behind a verb in the first person plural is its object."""
    norm = line.norms[at].removeprefix("و")
    return line.code == "ar" and norm[:1] == "ن" and cue.form == "finite" and not cue.lemma.startswith("ن")
