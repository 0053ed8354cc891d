"""Where a clause's subject begins behind a place or time without a comma, and whether a clause names its own source."""

from __future__ import annotations

from dataclasses import replace

from claims.extraction.cues import Cue
from claims.extraction.line import Line
from claims.extraction.names import Mention, read_mention

_ARTICLES = {"en": frozenset(("the", "a", "an")), "fr": frozenset(("le", "la", "l'", "les", "un", "une"))}
_OF = frozenset(("and", "or", "de", "d'", "et", "ou"))
_EXPLETIVES = frozenset((("it", "is"), ("it", "was"), ("c'", "est"), ("c'", "était"), ("ce", "sont")))


def behind_circumstance(line: Line, start: int, end: int) -> int:
    """Return where the subject begins in "In Port Aldis the governor", « À Norval le maire »; ``start`` when nothing
    stands before it."""
    articles = _ARTICLES.get(line.code, ())
    if end - start < 3 or not articles or not line.is_a(start, "preposition"):
        return start
    for index in range(end - 2, start + 1, -1):
        if line.norms[index] not in articles or line.is_a(index - 1, "preposition") or line.norms[index - 1] in _OF:
            continue
        mention = read_mention(line, index, end)
        if mention is not None and mention.kind:
            return index
    after = start + 1
    while after < end and line.is_place(after):
        after += 1
    return after if start + 1 < after < end and line.role(after) else start


def past_expletive(line: Line, start: int, end: int) -> int:
    """Return where the subject stands in "it was the observatory that …", « c'est l'institut qui … »."""
    return start + 2 if end - start > 2 and tuple(line.norms[start : start + 2]) in _EXPLETIVES else start


def as_source(line: Line, mention: Mention, cue: Cue) -> Mention:
    """Return the mention as a source when no list knows its noun but people who say something are meant: "geologists
    say"."""
    spoken = line.code == "en" and cue.frame in ("say", "tell") and not mention.kind and bool(mention.norms)
    return replace(mention, kind="source") if spoken and mention.norms[-1].endswith("s") else mention


def names_source(line: Line, start: int, end: int) -> bool:
    """True when the clause at ``start`` has a reporting verb with a subject of its own that can speak."""
    if line.code == "ar" or any(start == first for first, _ in line.quotes):
        return False  # a quotation goes on behind its source
    stop = next((k for k in range(start, end) if line.norms[k] == ";"), end)
    for index in range(start + 1, stop):
        hit = line.cue(index, stop)
        if hit and hit[1].form == "finite" and not line.nominal(index):
            mention = read_mention(line, behind_circumstance(line, start, index), index)
            return mention is not None and not mention.pronoun and as_source(line, mention, hit[1]).is_source
        if line.verb(index, sure=True):
            return False
    return False


def antecedent(line: Line, at: int) -> Mention | None:
    """Return the noun phrase in front of "which said …" at word ``at``; ``None`` without one."""
    end = at
    while end > 0 and not line.is_word(end - 1):
        end -= 1
    start = end
    while start > 0 and end - start < 10 and line.is_word(start - 1):
        if line.is_a(start - 1, "preposition") or line.verb(start - 1, sure=True) or line.connector(start - 1):
            break
        said = line.code == "fr" and line.norms[start - 1] in line.grammar.passives  # « a annoncé le bureau, qui »
        if said or line.is_a(start - 1, "resumptive"):
            break  # «بحسب ما صرح به الوزير، الذي أوضح أن»
        start -= 1
    return read_mention(line, start, end) if start < end else None
