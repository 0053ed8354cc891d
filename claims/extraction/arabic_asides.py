"""What stands between commas behind an Arabic subject and before its verb: where, how and on whose account somebody
spoke, what he is: «والناطق باسم الجيش، في كلمة متلفزة، أعلن أن», «سامر الحاج، وهو مزارع، قال إن»."""

from __future__ import annotations

from claims.extraction.lexicon import wordset
from claims.extraction.line import Line
from claims.extraction.mention import Mention
from claims.extraction.names import read_mention

_LONGEST = 22
"""Words of all that stands between subject and verb."""
_LONGEST_SUBJECT = 14
_OPENERS = wordset("aside_openers", "ar")
_ENDS = frozenset((";", ":", "؟", "!"))


def set_apart(line: Line, verb: int) -> tuple[Mention, int] | None:
    """Who stands in front of the asides that end with the comma before ``verb``, and where the subject begins; ``None``
    when what stands there is a clause, an aside of another kind or nobody who speaks."""
    comma = _first_comma(line, verb)
    if comma is None:
        return None
    start = comma
    while (
        start > 0 and comma - start < _LONGEST_SUBJECT and not (line.stops(start - 1) or line.norms[start - 1] in _ENDS)
    ):
        opener = line.connector(start - 1)
        if line.verb(start - 1, sure=True) or (opener is not None and opener[1].startswith(("complement", "clause"))):
            break
        start -= 1
    if start < comma and line.bare[start] == "اما":
        start += 1
    if start == comma or line.is_a(start, "preposition") or line.in_date[start] >= 0 or line.source(start):
        return None
    mention = read_mention(line, start, comma)
    if mention is None or mention.pronoun or not mention.is_source or mention.kind in ("", "document", "tally", "text"):
        return None
    return mention, start


def _first_comma(line: Line, verb: int) -> int | None:
    """The comma in front of the first of the asides that end before ``verb``."""
    if verb < 3 or line.norms[verb - 1] != ",":
        return None
    found = None
    index = verb - 2
    shut = verb - 1
    while index > 0 and verb - index <= _LONGEST:
        if line.norms[index] in _ENDS:
            break
        if line.norms[index] == ",":
            if not opens_aside(line, index + 1, shut):
                break
            found = shut = index
        index -= 1
    return found


def opens_aside(line: Line, first: int, end: int) -> bool:
    """True for words between commas that tell where, how or through whom somebody spoke, or who he is."""
    opener = line.connector(first)
    if opener is not None and opener[1] == "pronoun":
        return True
    if line.is_a(first, "lead-in") == end - first:
        return True
    plain = not line.has_verb(first, end) and not any(line.connector(k) for k in range(first, end))
    opens = line.norms[first] in _OPENERS and (line.norms[first] != "علي" or bool(line.is_a(first, "preposition")))
    told = opens or bool(line.is_a(first, "saying-at"))
    return plain and told
