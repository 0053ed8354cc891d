"""Sources within a clause ("The dam, she said, had burst"): one claim around them, not two halves."""

from __future__ import annotations

from claims.extraction.lexicon import wordset
from claims.extraction.line import Line
from claims.extraction.reach import Reach

_AND_BUT = wordset("joins")
_INFINITIVE_MARKS = wordset("infinitive_marks")
_OF_BARE = wordset("of_bare")
_CIRCUMSTANCE_WORDS = 6
"""Words behind a source that tell how it was asked: "reached by phone"."""
_FRONT_WORDS = 6
"""Words of a day or place in front of a source: "On Monday evening, the agency reported, …"."""
_SHORT_CLAUSE = 5
"""Words and comma of an Arabic verb with its subject."""
_INCOMPLETE = wordset("incomplete_endings")
_IMPERSONAL = wordset("impersonal_verbs")
_OPEN = {"en": ("ing",), "fr": ("ant", "er", "ir", "re")}
"""Endings of participles and infinitives, whose object is to come."""


def interposed(reach: Reach, begin: int, start: int, follows: int, stop: int) -> tuple[int, int] | None:
    """For "The dam, she said, had burst": where the clause begins within which the source at ``start`` stands,
    and where it goes on at or behind ``follows``; ``None`` when the words before are a clause of their own."""
    line = reach.line
    if start <= begin:
        return None
    if line.code == "ar":  # «الوزارة، على لسان ناطقها، تبرأت من التقرير»
        between = line.norms[start - 1] == "," and line.norms[follows : follows + 1] == [","] and follows + 1 < stop
        whole = between and line.verb(follows + 1) and not line.joined(follows + 1)
        if whole and not line.has_predicate(begin, start):
            return begin, follows
        return (begin, follows) if between and _goes_on(line, begin, start, follows + 1, stop) else None
    glued = line.norms[start - 1] != "," and line.is_word(start - 1) and follows < stop and line.is_word(follows)
    alone = glued and start + 1 < follows <= start + 3 and line.has_predicate(begin, start)
    if alone and line.code == "fr" and not line.has_predicate(follows, stop) and not line.connector(follows):
        return reach._clause_start(begin, start), follows  # « Le gouvernement compte selon lui sur un retour »
    lead = reach._clause_start(begin, start)
    if glued and line.verb(follows, sure=True) and not line.has_predicate(lead, start) and line.has_figure(lead, start):
        return lead, follows  # « 300 personnes selon la police ont défilé »
    near = range(follows, min(follows + _CIRCUMSTANCE_WORDS, stop))
    comma = next((k for k in near if line.norms[k] == ","), stop)
    if comma >= stop - 1 or line.has_predicate(follows, comma) or line.has_figure(follows, comma):
        return None
    follows = comma
    last = start - 1 if line.norms[start - 1] == "," else start
    after = follows + 1
    if last - 1 in reach.quote_end or line.connector(after) or line.norms[after] in _AND_BUT:
        return None
    hit = line.cue(after)
    if hit is not None and hit[1].form == "participle":
        return None  # "… after shelling, the agency said, adding that …"
    if begin == 0 and _circumstance(line, last) and line.has_predicate(after, stop):
        return begin, follows  # "On Monday, the agency reported, the bank …"
    lead = reach._clause_start(begin, last)
    if not line.has_predicate(begin, lead):
        lead = begin
    open_ended = line.norms[last - 1] in _INCOMPLETE or line.norms[last - 1].endswith(_OPEN[line.code])
    if _infinitive_at(line, after):  # "The firm plans, it said, to sell"
        return lead, follows
    if line.verb(last - 1, sure=True) and line.is_a(after, "determiner") and not line.has_predicate(after, stop):
        return lead, follows  # « Elles bloquent, à l'entendre, l'arrivée de … »: the object is to come
    told = line.in_quantity[after] >= 0 and not line.has_figure(lead, last) and not line.has_predicate(after, stop)
    if told and any(line.norms[k] in _IMPERSONAL for k in range(lead, last)):
        return lead, follows  # « Il manque au pays, calcule-t-elle, 3 500 médecins »
    counted = line.code == "en" and last - 2 >= lead and line.in_quantity[last - 2] >= 0  # "300 houses, he said, fell"
    if any(line.verb(k, sure=True) for k in range(lead, last - counted)):
        return (lead, follows) if open_ended and not line.is_a(after, "preposition") else None
    verb = after + (after in reach.quote_at)  # "The toll, it said, “is likely to rise”"
    while verb < stop - 1 and line.adverb(verb):
        verb += 1
    if open_ended or (line.verb(verb)):
        return lead, follows
    return None


def _goes_on(line: Line, begin: int, start: int, after: int, stop: int) -> bool:
    """True for «بلغ الحريق، بحسب الدفاع المدني، ثلاث قرى»: an Arabic verb with a short subject, whose object stands
    behind the source."""
    first = line.verb(begin) and start - begin <= _SHORT_CLAUSE and not line.has_figure(begin, start)
    if not first or line.joined(after) or line.connector(after) or line.cue(after) or line.is_a(after, "preposition"):
        return False
    if line.in_date[after] >= 0 or line.is_a(after, "time"):
        return False
    shut = next((k for k in range(after, stop) if line.stops(k)), stop)
    counted = line.in_quantity[after]  # «ما يربو على خمسين» holds a verb and is a figure
    object_ = next((k for k in range(after, shut) if counted < 0 or line.in_quantity[k] != counted), shut)
    return not line.has_predicate(object_, shut)


def _circumstance(line: Line, end: int) -> bool:
    """True when the words before ``end`` only tell when or where."""
    if end > _FRONT_WORDS or line.has_predicate(0, end):
        return False
    if line.norms[0] in _OF_BARE:
        return True  # « D'une magnitude de 6, selon l'institut, la secousse … »
    fronted = line.is_a(0, "preposition") or all(line.in_date[k] >= 0 or line.is_a(k, "time") for k in range(end))
    return bool(fronted) and not line.has_figure(0, end)


def _infinitive_at(line: Line, index: int) -> bool:
    if index + 1 >= len(line) or line.norms[index] not in _INFINITIVE_MARKS or line.in_quantity[index + 1] >= 0:
        return False
    if line.code == "en":
        return line.norms[index + 1] in line.grammar.verbs
    return line.norms[index + 1].endswith(_OPEN["fr"]) and line.tokens[index + 1].text[0].islower()
