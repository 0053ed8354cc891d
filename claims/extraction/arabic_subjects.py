"""Where an Arabic subject ends behind its verb, and its object begins."""

from __future__ import annotations

from claims.extraction.arabic_names import (
    BEFORE_NAMES,
    LONGEST_NAME,
    belongs,
    is_family_name,
    like_action,
    name_behind,
    names_person,
    sided_with,
)
from claims.extraction.lexicon import wordset
from claims.extraction.line import Line
from claims.language.places import city_words

_ROOT = 3
"""Letters of a noun that is hardly ever an attribute: «الصفح», «الحرب»."""


def is_oblique(norm: str) -> bool:
    """True for the form of a plural that is never a subject: «المواطنين» beside «المواطنون»."""
    return len(norm) >= 7 and norm.startswith("ال") and norm.endswith("ين")


def _is_indefinite_object(line: Line, index: int) -> bool:
    """True for «حلولا» in «يقترح خبراء حلولا»: the written ending of an object."""
    norm = line.norms[index]
    return len(norm) >= 5 and norm.endswith("ا") and not line.is_place(index)


def _follows_name(line: Line, index: int, stop: int) -> bool:
    """True for the object behind a name of two words: «أعلن سليم باكير حالة الطوارئ», «لم يستبعد سليم باكير تدخلا
    خارجيا»."""
    objects = [line.norms[k].endswith("ا") for k in (index, index + 1) if k < stop]
    return (line.tokens[index].text.endswith("ة") and line.norms[index] not in line.grammar.given_names) or objects == [
        True,
        True,
    ]


def _is_object(line: Line, index: int, kind: str) -> bool:
    """True for a definite noun behind a whole subject: the object in «وصفت الخارجية القرار», «حث الوزير المواطنين»."""
    norm = line.norms[index]
    if norm.startswith("لل") and not line.is_a(index, "addressee") and not line.is_a(index, "to-media"):
        return False  # «المجلس الأعلى للدفاع»
    people, body = kind in ("anonymous", "people"), line.role(index)
    if (is_oblique(norm) and (people or kind == "person")) or (people and body and body[1].kind == "institution"):
        return True  # «حمل سكان المدينة الحكومة المسؤولية»
    if kind not in ("institution", "group", "media", "document") or line.norms[index - 1] in ("و", ","):
        return False
    return not (norm.endswith(("ي", "يه")) or line.is_a(index, "attribute") or line.is_place(index) or norm[0] == "و")


def _no_attribute(line: Line, start: int, index: int, gender: str) -> bool:
    """True for the object right behind a definite person: «رفض الوزير التعليق», «نفى الوزير التهمة»."""
    hit = line.role(start)
    if hit is not None and hit[1].number == "p" and line.norms[start].startswith("ال") and line.is_place(index):
        return True  # «شكر البلدان العراق»
    if hit is None or hit[1].kind not in ("person", "anonymous") or not line.norms[index - 1].startswith("ال"):
        return False
    paper, norm = line.role(index), line.norms[index]
    if paper is not None and paper[1].kind in ("document", "text"):
        return True  # «نفى المسؤول التقارير التي …», «وصف الوزير القرار»
    if hit[1].kind != "person" or line.is_a(index, "attribute"):
        return False
    people = paper is not None and paper[1].kind == "anonymous" and paper[1].number == "p"
    body = paper is not None and paper[1].kind in ("institution", "group", "people")
    if (body or people) and not norm.endswith("يه"):
        return True  # «اتهم رئيس البرلمان الحكومة بالتقصير», «وعد الوزير السكان بالماء»
    titled = paper is not None and (paper[1].kind, paper[1].number) == ("person", "s") and index + 1 < len(line)
    if titled and names_person(line, index + 1, len(line)):
        return False  # «محافظ المنيا اللواء حسام ربيع»
    named = index + 1 < len(line) and line.norms[index + 1] in line.grammar.given_names
    agrees = named or line.is_place(index) or line.norms[index - 1].endswith("ه")
    if index - 1 > start and norm.endswith("يه") and agrees:
        return False  # «المتحدث باسم وزارة النفط العراقية»: it agrees with the body
    stem = norm.removeprefix("ال")
    if len(stem) > _ROOT and stem.endswith("ات"):
        return True  # «رفض رئيس الوزراء العقوبات»
    if not line.norms[start].startswith("ال"):
        return len(stem) == _ROOT and stem not in line.grammar.given_names and not stem.endswith("ي")
    return (gender == "m" and norm.endswith("ه")) or stem in line.grammar.actions or like_action(stem)


_SAME = wordset("same", "ar")
_PURPOSES = wordset("purposes")
"""Folded words of a body's name that say what it is for: «المرصد الوطني لحقوق الإنسان»."""
_LONGEST_PURPOSE = 4


def _past_purpose(line: Line, start: int, stop: int) -> int:
    """Behind the purpose that closes a body's name, and the short name between brackets behind it."""
    near = range(start + 1, min(start + _LONGEST_PURPOSE, stop))
    end = next((k + 1 for k in near if line.norms[k].startswith("ال") or line.is_place(k)), start)
    while end < stop and _one_place(line, end):
        end += 1
    end += (end + 2 < stop and line.norms[end] == "(" and line.norms[end + 2] == ")" and 3) or 0
    return end


def _one_place(line: Line, index: int) -> bool:
    """True when the word goes on with the name of the place before it."""
    first, last = line.tokens[index - 1], line.tokens[index]
    return any(hit.start <= first.start and hit.end >= last.end for hit in line.places)


def subject_end(line: Line, start: int, stop: int) -> int:
    """The subject behind an Arabic verb without the object after it.

    A chain of nouns ends with its first definite word; after it only definite attributes belong to the phrase, and,
    for a person, the name.
    """
    role = line.role(start, stop)
    end, closed = start + (role[0] - 1 if role else 0), False
    while end < stop:
        definite = line.norms[end].startswith(("ال", "لل", "بال"))
        if closed and role and line.norms[end].startswith("وال") and not line.verb(end) and not line.cue(end):
            definite = True  # «وزير الصحة والسكان», «حزب العدالة والبناء»
        paired = line.norms[end][0] == "و" and line.is_place(start) and line.is_place(end)
        if closed and not definite and not paired and not (line.role(end, stop) and line.norms[end].startswith("ال")):
            break
        if (
            closed
            and role
            and definite
            and end >= start + role[0]
            and _is_object(line, end, "group" if line.norms[start].endswith("و") else role[1].kind)
        ):
            break
        if closed and definite and role and end >= start + role[0] and _no_attribute(line, start, end, role[1].gender):
            break
        if role and role[1].kind == "anonymous" and end > start and _is_indefinite_object(line, end):
            break
        if role and role[1].kind != "tally" and end > start and line.is_a(end, "count-noun"):
            break
        if end > start and (line.norms[end] in line.grammar.actions or like_action(line.norms[end])):
            break
        named = definite or paired or line.norms[end][0] == "و" or line.verb(end) or names_person(line, end, stop)
        named = named or (end > start and _one_place(line, end))
        if end > start and not role and not named:
            break  # «ونفى حمدان صحة الخبر»
        closed = closed or definite or (end > start and line.norms[end].endswith(("ها", "هم")))
        end += 1
        placed = line.is_place(start) or line.norms[start] in city_words("ar")
        oblique = end < stop and is_oblique(line.norms[end])
        if end < stop and placed and _one_place(line, end):
            continue  # «سلطنة عمان»
        if not role and (end - start >= 2 or oblique or (placed and not (end < stop and line.norms[end][0] == "و"))):
            break
    if role and closed and end < stop and line.norms[end] in _SAME:
        return end + 1  # «المتحدث ذاته»
    if role and closed and role[1].kind in ("institution", "group") and end < stop and line.norms[end] in _PURPOSES:
        return _past_purpose(line, end, stop)
    if role and role[1].kind == "person":
        if end < stop and (belongs(line, end, stop) or sided_with(line, end)):
            return name_behind(line, start, end, stop) or end
        first = end
        while end < stop and end - first < LONGEST_NAME - 1 and names_person(line, end, stop):
            if end - first >= 2 and _follows_name(line, end, stop):
                break
            if end == first and line.tokens[end].text.endswith("ة") and line.norms[end] not in line.grammar.given_names:
                break  # «واعتبرها الوزير إهانة للمدينة»
            end += 2 if line.norms[end] in BEFORE_NAMES and end + 1 < stop else 1
        given = end - first - sum(line.norms[k] in BEFORE_NAMES for k in range(first, end))
        if end < stop and given == 1 and is_family_name(line, first, end):
            end += 1  # behind two names the definite word is the object: «عزا سالم نجار التراجع إلى …»
    return end


def before_medium(line: Line, start: int, end: int) -> int:
    """Where the subject ends in «أفاد مصدر في الشرطة وكالة الشرق بأن»: in front of the medium that was told; ``end``
    for «مراسل وكالة الشرق»."""
    for index in range(start + 1, end):
        role = line.role(index, end)
        if role is None or role[1].kind != "media" or line.norms[index].startswith("ال"):
            continue
        whole = line.norms[index - 1].startswith("ال") or names_person(line, index - 1, end)
        if whole and line.role(start, index) is not None:
            return index
    return end


_TOLD = ("institution", "group", "media", "people")
"""Kinds of bodies that somebody tells something."""
_LISTENERS = wordset("listeners")
_IN_THE_NAME = wordset("in_the_name")


def before_told(line: Line, start: int, end: int) -> int:
    """Where the subject of a verb of telling ends in «أبلغ وزير خارجية السودان مجلس الأمن أن», «أخبرت منصور اللجنة
    المالية بأنها»: in front of the body that was told, which stands behind a whole noun phrase."""
    head = line.role(start, end)
    office = start + (head[0] if head else 0)
    for index in range(max(office, start + 1), end):
        role, before = line.role(index, end), line.norms[index - 1]
        people = role is not None and role[1].kind == "anonymous" and role[1].number == "p"
        told = role is not None and (role[1].kind in _TOLD or (people and line.norms[index].startswith("ال")))
        bare = {line.norms[index], line.norms[index].removeprefix("ال")} & line.grammar.roles.longest.keys()
        if not (told and bare) or before in _IN_THE_NAME:
            continue
        named = index > office and names_person(line, index - 1, end)
        served = index - 1 > start and before.endswith("ي") and before not in line.grammar.given_names
        named = named and not served  # «رئيس مفتشي الشركة»
        if before.startswith("ال") or line.is_place(index - 1) or named:
            return index
    return end


def is_told(line: Line, first: int, masculine: bool) -> bool:
    """True for the noun phrase at ``first`` that is told something by somebody named before: «وأخبر الجمعية العامة أن»,
    a feminine behind a masculine verb; «وأخبر الحشد بأن»."""
    if line.norms[first] in _LISTENERS:
        return True
    role = line.role(first)
    if line.norms[first - 1].endswith(("ه", "ها", "هم")):
        return False  # «أبلغها الوزير»: who is told is written onto the verb
    return masculine and role is not None and (role[1].gender, role[1].number) == ("f", "s")


def is_act(line: Line, norm: str) -> bool:
    """True for «الكشف», «عدم»: what is done or not, nobody who speaks."""
    stem = norm.removeprefix("ال")
    return stem in line.grammar.actions or like_action(stem) or stem == "عدم" or (stem,) in line.grammar.cues.entries
