"""Who speaks in front of a colon with where it was said or to whom: «المركزي في بيانه: …», "Norvia on its status
page: …", «منصور للصحفيين: …».

Such words behind a name tell that somebody speaks, so the name may be in no list.
"""

from __future__ import annotations

from claims.extraction.lexicon import wordset
from claims.extraction.line import Line
from claims.extraction.mention import Mention
from claims.extraction.names import read_mention

_TO = wordset("to", "fr") | wordset("infinitive_marks", "en")
_FARTHEST = 4
"""Words behind «في مقابلة» in front of the colon: «مع قناة الشرق»."""
_LONGEST = 6
"""Words of a name that is in no list."""
_SAYINGS = ("saying-at", "press")


def stated_in(line: Line, colon: int) -> int | None:
    """Where the words about the speaker end in front of the place or hearers of what the ``colon`` opens; ``None``
    where neither stands there, or a clause of its own."""
    at = next((k for k in range(1, colon) if any(_reaches(line, k, name, colon) for name in _SAYINGS)), None)
    if at is None or line.has_verb(0, colon) or line.has_figure(0, at) or line.is_a(0, "label"):
        return None
    at -= line.is_a(at, "press") > 0 and line.code != "ar"  # "to reporters"
    return at - (line.norms[at - 1] == ",") or None


def _reaches(line: Line, at: int, name: str, colon: int) -> bool:
    """True when words of the class fill the place up to the colon; behind Arabic ones more may tell where."""
    size = line.is_a(at, name)
    more = line.code == "ar" or not _TO.isdisjoint(line.norms[at + size : at + size + 1])  # "in an email to staff"
    return size > 0 and (at + size == colon or (more and at + size <= colon <= at + size + _FARTHEST))


def voiced(line: Line, end: int) -> Mention | None:
    """Whoever the words in front of ``end`` name; ``None`` for an event or a document."""
    mention = read_mention(line, 0, end)
    if mention is None or mention.pronoun or mention.kind in ("tally", "document", "text"):
        return None
    event = not mention.norms or mention.norms[0] in line.grammar.actions
    if event or (not mention.kind and (line.code != "ar" or end > _LONGEST)):
        return None
    return mention._replace(kind=mention.kind or "source")
