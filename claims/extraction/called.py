"""Who somebody is whose name stands behind what they are, between commas or behind "called"."""

from __future__ import annotations

from claims.extraction.arabic_apposition import CALLED, apposed, heads_person
from claims.extraction.lexicon import phraseset, wordset
from claims.extraction.line import Line
from claims.extraction.mention import Mention
from claims.extraction.proper_names import full_name, name_end

_ROLE_ARTICLES = wordset("role_openers")
_NAMED = wordset("before_given_names", "en", "fr")
_BY_NAME = phraseset("by_the_name")
_THE = wordset("definite_articles", "fr")


def apposed_mention(line: Line, start: int, end: int) -> Mention | None:
    """Who «المشرف على البحث، سامر حداد», «شاب يدعى سامر» is; ``None`` for any other phrase."""
    norms = line.norms
    comma = next((k for k in range(start + 1, end - 1) if norms[k] == "," or norms[k] in CALLED), None)
    named = apposed(line, start, comma, end) if comma is not None and heads_person(line, start) else None
    if comma is None or named is None:
        return None
    role, (size, office) = clean_role(line.words(start, comma)), line.role(start) or (1, None)
    gender, head = (office.gender, norms[start + size - 1].removeprefix("ال")) if office else ("-", "")
    return Mention(line.words(*named), role, "person", gender, "s", head, norms=tuple(norms[slice(*named)]))


def called_mention(line: Line, start: int, end: int) -> Mention | None:
    """Who "a beekeeper named NAME", « un homme prénommé NAME » is; ``None`` for any other phrase."""
    if line.code == "ar":
        return None
    at, size = next((k for k in range(start + 1, end - 1) if line.norms[k] in _NAMED), None), 1
    for phrase in _BY_NAME if at is None else ():  # « un pèlerin du nom de NAME »
        if at is None and phrase[-1] in line.norms[start:end]:
            size = len(phrase)
            at = next((k for k in range(start + 1, end - size) if tuple(line.norms[k : k + size]) == phrase), None)
    if at is None or full_name(line, at + size, end) != end:
        return None
    return Mention(
        line.words(at + size, end),
        clean_role(line.words(start, at)),
        "person",
        "-",
        "s",
        norms=tuple(line.norms[at + size : end]),
    )


def called_behind(line: Line, comma: int, mention: Mention) -> tuple[int, Mention] | None:
    """The name of "…, said a local beekeeper, Ann Reed", whatever the description is, and where it ends; ``None`` where
    another clause may begin behind the comma."""
    described = mention.kind in ("source", "person", "anonymous") and not mention.role and mention.number != "p"
    if line.code == "ar" or not described or comma + 2 >= len(line) or line.norms[comma] != ",":
        return None
    first = comma + 1 + (line.norms[comma + 1] in _THE)  # « le gouverneur de Norval, le colonel Paul Morel »
    title = line.role(first)
    first = first + title[0] if title is not None and title[1].kind == "person" else comma + 1
    end = full_name(line, first, len(line))
    shut = end > line.last_word or (line.stops(end) and (line.norms[end] != "," or _clause_at(line, end + 1)))
    if end == first or not shut:
        return None
    norms = tuple(line.norms[first:end])
    return end, mention._replace(name=line.words(first, end), role=mention.name, kind="person", norms=norms)


def self_named(line: Line, start: int, stop: int, mention: Mention) -> Mention:
    """Who "A survivor, who gave his name only as Kofi," is, « un employé, qui dit s'appeler Paul, »: the name behind
    such words up to ``stop``; ``mention`` itself without one."""
    if mention.kind not in ("anonymous", "person", "source", "people") or mention.role or line.code == "ar":
        return mention
    for at in range(start, stop - 1):
        size = line.is_a(at, "goes-by")
        if size and line.capital[at + size]:
            end = name_end(line, at + size, stop)
            norms = tuple(line.norms[at + size : end])
            name = line.words(at + size, end)
            return mention._replace(name=name, role=mention.name, kind="person", definite=False, norms=norms)
    return mention


def _clause_at(line: Line, index: int) -> bool:
    """True where a subject of its own begins: "According to a beekeeper, Ann Reed, the dam …"."""
    return index < len(line) and bool(line.is_a(index, "determiner")) and line.in_quantity[index] < 0


def clean_role(text: str) -> str:
    """An office without the article and marks around it."""
    words = text.strip(" ,.;:،").split()
    while words and words[0].lower() in _ROLE_ARTICLES:
        words = words[1:]
    return " ".join(words)
