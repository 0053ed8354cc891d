"""Bodies by the place where it is said: « À la mairie, on assure que », « Du côté de la régie, on fait valoir que »."""

from __future__ import annotations

from claims.extraction.bare_clauses import CLITICS
from claims.extraction.lexicon import phraseset, wordset
from claims.extraction.line import Line
from claims.extraction.mention import Mention
from claims.extraction.names import read_mention

_ONE, _AT = wordset("one_says", "fr"), phraseset("spoken_at")
_LONGEST = 14
"""Words of the place in front of « on »."""
_SPEAKING = ("institution", "group", "media", "person", "people", "anonymous", "name")


def past_side_of(line: Line, at: int) -> int:
    """Behind « du côté de », « dans les rangs de », « à », « chez » at word ``at``; ``at`` for other words."""
    sizes = (len(words) for words in _AT if tuple(line.norms[at : at + len(words)]) == words)
    return at + max(sizes, default=0)


def spoken_at(line: Line, clause: int, verb: int) -> Mention | None:
    """Who says it in « Au cabinet du ministre, on rétorque que »: the body in front of « on » at the head of the
    clause of ``verb``; ``None`` without one, and where a town or a day stands there."""
    if line.code != "fr" or clause < 3 or line.norms[clause] not in _ONE or line.norms[clause - 1] != ",":
        return None
    if any(line.norms[k] not in CLITICS and not line.adverb(k) for k in range(clause + 1, verb)):
        return None
    near = range(clause - 2, max(clause - 2 - _LONGEST, -1), -1)
    first = next((k + 1 for k in near if line.stops(k)), 0)
    first += line.norms[first] in ("et", "mais")
    body = past_side_of(line, first)
    mention = read_mention(line, body, clause - 1) if first < body < clause - 1 else None
    fits = mention is not None and mention.kind in _SPEAKING and mention.head != "place" and not mention.pronoun
    return mention if fits else None
