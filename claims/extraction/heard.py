"""Quotations behind a colon that no verb of saying introduces: « Le maire est furieux : « … » », "The minister opened
the port: “…”".

Who is quoted is the subject of the clause in front, whatever its verb means, if it can speak: a banner and a plan
cannot.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from claims.extraction.cues import Cue
from claims.extraction.lexicon import wordset
from claims.extraction.line import Line
from claims.extraction.mention import Mention
from claims.extraction.names import read_mention
from claims.extraction.predicates import opens_votes
from claims.extraction.proper_names import full_name
from claims.types import CueKind

HEARD = Cue("", CueKind.SAY, "heard")
"""Any verb whose subject is quoted behind a colon; what it tells is a claim of its own."""
_QUOTED = 3
"""Words of a quotation that is more than a name or a fragment."""
_OBJECT = 4
"""Words of an object up to its noun."""
_TAG = 6
"""Words behind a quotation among which its source stands."""
_NE = wordset("ne")
_SPEAK = frozenset(("person", "institution", "group", "anonymous", "media"))
_ENDS = frozenset((";", ".", "!", "?", "|", ":"))


def heard(line: Line, quotes: Mapping[int, int], cues: Collection[int]) -> Iterator[tuple[int, int, int, int]]:
    """The verb of the clause in front of each such quotation, its colon, opening and closing mark, as word indices.

    ``quotes`` maps opening marks to closing ones; a clause that holds one of the ``cues`` has a source already.
    """
    closing = set(quotes.values())
    for mark, close in quotes.items():
        colon = mark - 1
        if close - mark <= _QUOTED or colon < 2 or not line.is_colon(colon):
            continue
        begins = (k + 1 for k in range(colon - 1, -1, -1) if line.norms[k] in _ENDS or k in closing)
        first = next(begins, 0)
        verb = line.first_verb(first, colon) if not any(first <= at <= colon for at in cues) else None
        if verb is None or verb < first + (line.code != "ar"):
            continue
        if not any(_writes(line, k) or _who(line, k) for k in range(verb, colon)) and not _tagged(line, close):
            yield verb, colon, mark, close


def _writes(line: Line, index: int) -> bool:
    """True for a message or a banner: "The police received a note: “…”" tells what stands in it."""
    return bool(line.is_a(index, "written"))


def _who(line: Line, index: int) -> bool:
    """True for the relative pronoun of "The minister met Paul Hale, who was furious: “…”": it is of another."""
    connector = line.connector(index)
    return connector is not None and connector[1] == "relative"


def _tagged(line: Line, close: int) -> bool:
    """True for "“…”, he said" behind the quotation: that names whose words they are."""
    return any(line.cue(k) for k in range(close + 1, min(close + _TAG, len(line))))


def own_words(line: Line, start: int, end: int) -> Mention | None:
    """Who is quoted in « Le ministre « ne voit aucune raison de céder » »: the subject of a verb that stands with its
    object between quote marks; ``None`` for a title and for whoever cannot speak."""
    for first, last in line.quotes:
        if not start < first < last <= end or last - first <= _QUOTED:
            continue
        verb = first + 1 + (line.norms[first + 1] in _NE)
        whole = last + 1 >= line.last_word and not line.is_a(first + 1, "determiner")  # the quotation is the predicate
        plain = not line.capital[first + 1] and (line.verb(verb) or verb > first + 1 or whole)
        mention = read_mention(line, start, first) if plain and not line.has_verb(start, first) else None
        if mention is None or mention.pronoun or mention.kind not in _SPEAK or mention.head == "place":
            return None
        return mention
    return None


def opened(line: Line, quotes: Mapping[int, int], at: int, colon: int, cue: Cue) -> tuple[int, int, int] | None:
    """What the colon opens for the ``cue`` that ends at ``at``: the colon, the first word behind it, and the closing
    mark or -1; ``None`` for the words of another: "found a note: “…”", « a publié le message du tireur », « adopte le
    budget : 34 voix pour »."""
    if cue.frame not in ("say", "tell") and (_of_note(line, at, colon) or opens_votes(line, colon + 1)):
        return None
    close = quotes.get(colon + 1)
    return (colon, colon + 1, -1) if close is None else (colon, colon + 2, close)


def _of_note(line: Line, start: int, colon: int) -> bool:
    """True when the object right behind a cue is a message; "said in a message" has none."""
    near = range(start, min(start + _OBJECT, colon))
    note = next((k for k in near if _writes(line, k)), None)
    return note is not None and not any(line.is_a(k, "preposition") for k in range(start, note))


def named_before(line: Line, verb: int) -> tuple[Mention, int] | None:
    """Who is named at the head of the clause of ``verb``, in front of one or more appositions: « Paul Morel, le fils,
    joint par la chaîne, ne croit pas … »; with the first word. ``None`` when no name and comma stand there."""
    first = next((k + 1 for k in range(verb - 1, -1, -1) if line.norms[k] in _ENDS), 0)
    comma = next((k for k in range(first + 1, verb) if line.norms[k] == ","), None)
    if comma is None or full_name(line, first, comma) != comma:
        return None
    mention = read_mention(line, first, comma)
    return (mention, first) if mention is not None and mention.kind in ("name", "person") else None
