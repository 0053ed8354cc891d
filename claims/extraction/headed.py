"""Who says what a colon opens: "Ann Reed was less sure: the cranes, she said, may take a week"."""

from __future__ import annotations

from claims.extraction.line import Line
from claims.extraction.mention import FULL_NAME, Mention
from claims.extraction.names import read_mention

_PEOPLE = ("person", "anonymous", "people", "name")
_BODIES = ("group", "institution")


def head_subject(line: Line, colon: int, pronoun: Mention) -> Mention | None:
    """Whom "she", "they" behind the English ``colon`` means: the subject of the clause in front of it; ``None`` when it
    is nobody who agrees."""
    verb = line.first_verb(0, colon)
    verb = verb or next((k for k in range(1, colon) if line.verb(k) or line.norms[k].endswith("ed")), None)
    comma = next((k for k in range(verb or 0) if line.norms[k] == ","), verb)
    mention = read_mention(line, 0, comma) if comma else None
    kinds = (*_PEOPLE, *_BODIES) if pronoun.number == "p" else _PEOPLE
    if mention is None or mention.pronoun or mention.kind not in kinds or mention.head == "place":
        return None
    if mention.kind == "name" and len(mention.norms) < FULL_NAME:
        return None  # "Crews worked all night: the fire, he said, was out"
    several = mention.number == "p" or (pronoun.number == "p" and mention.kind in _BODIES)
    agrees = mention.gender in ("-", pronoun.gender) or pronoun.gender == "-"
    return mention if agrees and several == (pronoun.number == "p") else None


def of_head(line: Line, start: int, mention: Mention) -> Mention:
    """The subject in front of a colon right before word ``start`` for the pronoun of "Dale saw it otherwise: he blamed
    the firm"; any other ``mention`` as it is."""
    if not mention.pronoun or mention.kind not in ("he", "she", "they") or line.norms[start - 1] != ":":
        return mention
    return head_subject(line, start - 1, mention) or mention
