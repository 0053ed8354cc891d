"""The subject behind an Arabic verb, and what is governed by it and no subject."""

from __future__ import annotations

from claims.extraction.arabic_heads import entitled
from claims.extraction.arabic_subjects import is_oblique, subject_end
from claims.extraction.arabic_words import THEREIN, with_owner
from claims.extraction.lexicon import wordset
from claims.extraction.line import Line
from claims.extraction.mention import Mention
from claims.extraction.names import TO_WHOM, read_mention

_THUS, _BY_THESE, _WORDS = wordset("thus", "ar"), wordset("by_these", "ar"), wordset("spoken_words", "ar")


def governed(line: Line, index: int) -> bool:
    """True for «بإطلاق», «بالخطأ»: what somebody admits to or reports, not who."""
    norm = line.norms[index]
    return line.code == "ar" and (
        line.tokens[index].text.startswith(("بإ", "بأ", "بال", "بت"))
        or with_owner(norm, line.grammar.actions)
        or (norm[0] == "ب" and norm[1:] in line.grammar.actions)
    )


def past_each(line: Line, index: int) -> int:
    """Behind «كل من» of «رحبت كل من فرنسا وألمانيا»; ``index`` where it does not stand."""
    return index + 2 if line.norms[index : index + 2] == ["كل", "من"] else index


def head_phrase(line: Line, start: int, stop: int) -> Mention | None:
    """The subject behind an Arabic verb, without the object after it; ``None`` when the object stands there."""
    while start < stop and line.norms[start] in TO_WHOM:
        start += 1
    if start >= stop:
        return None
    if governed(line, start):
        return None
    titled = entitled(line, start)
    if titled is not None:
        return titled  # «وصفت «الفجر» القرار بأنه خطأ»
    role = line.role(start, stop)
    plural = role is not None and role[1].number == "p" and line.norms[start].endswith("ين")
    if plural or (is_oblique(line.norms[start]) and not (role and role[1].number == "s") and not line.is_place(start)):
        return None  # «تتهم مقربين منه»: the object
    end = subject_end(line, start, stop)
    shut = next((last + 1 for first, last in line.quotes if start < first < end <= last < stop), end)
    return read_mention(line, start, shut)  # «جمعية "البحر"»


def thus_before(line: Line, at: int) -> int:
    """Where the words begin that point from the verb at ``at`` to the quotation before: «"…"، هكذا وصف», «"…"، بهذه
    الكلمات لخص»; ``at`` without any."""
    if at and line.norms[at - 1] in _THUS:
        return at - 1
    with_these = at > 1 and line.norms[at - 2] in _BY_THESE and line.norms[at - 1] in _WORDS
    return at - 2 if with_these else at


def in_a_paper(line: Line, start: int, verb: int, behind: int) -> Mention | None:
    """«ورد الوزير في تغريدة قال فيها إن»: the subject of the verb at ``start``, for what it is done in is where the
    words at ``behind`` the verb of saying point; ``None`` for any other clause."""
    if behind >= len(line) or line.norms[behind] not in THEREIN or not line.begun[start].verb:
        return None
    stop = next((k for k in range(verb - 1, max(start, verb - _PAPER_REACH), -1) if line.bare[k] == "في"), start)
    mention = head_phrase(line, start + 1, stop) if start + 1 < stop else None
    return mention if mention is not None and mention.is_source else None


_PAPER_REACH = 6
"""Words between "in" and a verb of saying in «في تغريدة على حسابه قال فيها»."""
