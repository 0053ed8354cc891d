"""Who stands behind a French clause that only presents what precedes its colon: « Une vanne était fermée : telle est la
conclusion du rapport », « Le pont a cédé : c'est ce qu'a annoncé la mairie »."""

from __future__ import annotations

from claims.extraction.lexicon import phraseset, wordset
from claims.extraction.line import Line
from claims.extraction.mention import Mention
from claims.extraction.names import read_mention
from claims.extraction.reach import Reach

_SUCH, _BE, _EXPLETIVES = wordset("such"), wordset("be", "fr"), phraseset("expletives", "fr")
_THAT, _BY, _WHAT = wordset("that", "fr"), wordset("by", "fr"), wordset("what_is_said")
_PAPERS = frozenset(("tally", "document"))
_NEAR = 8
"""Words from the noun to « par »."""
_LONGEST_NAME = 4
"""Words of a name behind an office."""


def presented(line: Line, colon: int) -> Mention | None:
    """Return who gave the toll, or said, what stands in front of ``colon``; ``None`` where what follows is a clause
    of its own."""
    if line.code != "fr" or colon + 5 >= len(line) or not line.has_predicate(0, colon):
        return None  # « Dix morts : tel est le bilan donné par X après la crue »: what happened stands behind
    pair = tuple(line.norms[colon + 1 : colon + 3])
    such = pair[0] in _SUCH and pair[1] in _BE
    start = colon + 3
    if not such and pair not in _EXPLETIVES:
        return None
    if pair[0] not in _SUCH and line.norms[start] == "ce" and line.norms[start + 1] in _THAT:
        return _told(line, start + 2)
    role = next((hit[1] for k in range(start, start + 4) if k < len(line) and (hit := line.role(k))), None)
    told = any(norm in _WHAT for norm in line.norms[start : start + 4])
    if not told and (role is None or role.kind not in _PAPERS):
        return None
    for index in range(start + 1, min(start + _NEAR, len(line) - 1)):
        if line.stops(index):
            return None
        if line.norms[index] in _BY:
            return _named(line, index + 1)
    that = next((k for k in range(start + 2, min(start + _NEAR, len(line) - 2)) if line.norms[k] in _THAT), None)
    if that is not None:
        return _told(line, that + 1)
    owned = _named(line, start)
    return owned.owner if owned is not None else None


def _named(line: Line, first: int) -> Mention | None:
    """The source whose words begin at ``first``, with a name behind its office: « le ministre de la Santé, NAME »."""
    reach = Reach(line)
    stop = reach._noun_phrase(first, len(line))
    if stop is None:
        return None
    if stop < len(line) and line.norms[stop] == ",":
        name = reach._stop(stop + 1)
        stop = name if name - stop <= _LONGEST_NAME and reach._names(stop + 1, name) else stop
    mention = read_mention(line, first, stop)
    return mention if mention is not None and (mention.is_source or mention.owner is not None) else None


def _told(line: Line, first: int) -> Mention | None:
    """The subject of « X a raconté », « a annoncé X », in front of its verb or behind it."""
    cue = line.cue(first)
    if cue is not None or line.is_a(first, "aux") or line.verb(first, sure=True):
        behind = first + (cue[0] if cue is not None else 1)
        return _named(line, behind) if behind < len(line) else None
    near = range(first + 1, min(first + _NEAR, len(line)))
    verb = next((k for k in near if line.cue(k) or line.is_a(k, "aux") or line.verb(k, sure=True)), None)
    mention = read_mention(line, first, verb) if verb is not None else None
    if mention is not None and not mention.kind and verb is not None and line.cue(verb):
        return mention._replace(kind="source")  # « c'est ce que des bergers ont raconté »
    return mention if mention is not None and mention.is_source and not mention.pronoun else None
