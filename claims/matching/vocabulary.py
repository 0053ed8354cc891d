"""The word lists of ``data/``: a line is a set, its words are glossary concept ids unless the file says otherwise."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from claims.language import get_language
from claims.language.normalise import fold


@cache
def lines(name: str) -> tuple[tuple[str, ...], ...]:
    """The lines of ``data/<name>.txt`` as words, comments left out."""
    listed = files("claims.matching").joinpath(f"data/{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split()) for line in listed if line and not line.startswith("#"))


@cache
def concepts(name: str) -> frozenset[str]:
    """All concept ids of a file."""
    return frozenset(word for line in lines(name) for word in line)


@cache
def words_of(name: str, lang: str) -> frozenset[str]:
    """The words of a file whose lines start with an ISO 639-1 code, for one language, folded as words of a text are."""
    language = get_language(lang)
    listed = [word for line in lines(name) if line[0] == lang for word in line[1:]]
    return frozenset(form for word in listed for form in (word, language.normalise(word), fold(word)))


@cache
def phrases_of(name: str, lang: str) -> tuple[str, ...]:
    """The wordings of a file whose lines start with an ISO 639-1 code, for one language, folded; an underscore stands
    for a space."""
    return tuple(
        dict.fromkeys(fold(word.replace("_", " ")) for line in lines(name) if line[0] == lang for word in line[1:])
    )


def exclusive_sets() -> tuple[frozenset[str], ...]:
    """Sets of concepts of which only one can hold of one thing, such as compass points."""
    return tuple(frozenset(line) for line in lines("exclusive"))


def sibling_sets() -> tuple[frozenset[str], ...]:
    """Sets of concepts of which one claim means one."""
    return tuple(frozenset(line) for line in lines("siblings"))


@cache
def opposed_sets() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Pairs of sets of concepts: what one holds is denied by whatever the other holds."""
    return _two_sides("opposed")


@cache
def undoing_sets() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Pairs of sets of concepts: what one holds undoes what the other holds, and is told with it."""
    return _two_sides("undoing")


@cache
def seat_lands() -> dict[str, frozenset[str]]:
    """For each seat of government the code of whom it speaks for, empty for the country where it lies."""
    seats = (seat.partition(":") for line in lines("seats") for seat in line)
    return {place: frozenset([land]) if land else frozenset() for place, _, land in seats}


@cache
def courses() -> dict[str, int]:
    """Which way a thing goes of which a concept is said: 1 for up, -1 for down."""
    return {
        concept: way
        for sides in _two_sides("courses")
        for way, side in zip((1, -1), sides, strict=True)
        for concept in side
    }


@cache
def kindred() -> dict[str, frozenset[str]]:
    """Concepts that are told of one matter, for each concept those that are kindred to it: the first of a line and
    each of the others."""
    found: dict[str, set[str]] = {}
    for first, *others in lines("kindred"):
        found.setdefault(first, set()).update(others)
        for other in others:
            found.setdefault(other, set()).add(first)
    return {concept: frozenset(near) for concept, near in found.items()}


def _two_sides(name: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    cut = [(line[: line.index(":")], line[line.index(":") + 1 :]) for line in lines(name)]
    return tuple((frozenset(one), frozenset(other)) for one, other in cut)


@cache
def counted_alike() -> dict[str, str]:
    """For each kind of things counted that is compared as another one, a concept or a kind, that other one."""
    return {kind: first for first, *others in lines("counted_alike") for kind in others}


@cache
def numerals() -> frozenset[str]:
    """Keys of concepts that say a number or hedge one."""
    return frozenset(f"g:{concept}" for concept in concepts("numerals"))


def negating_concepts() -> frozenset[str]:
    """Concepts that turn what they govern into its opposite."""
    return concepts("negating")


def weak_antonyms() -> frozenset[str]:
    """Concepts whose opposites qualify a claim rather than contradict it."""
    return concepts("weak_antonyms")


def common_concepts() -> frozenset[str]:
    """Concepts that say little of what a claim is about."""
    return concepts("common")


@cache
def phases() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Keys of concepts that make another event of the same matter, and keys of those that say the same."""
    found = []
    for line in lines("phases"):
        cut = line.index(":") if ":" in line else len(line)
        one, other = (frozenset(f"g:{word}" for word in part) for part in (line[:cut], line[cut + 1 :]))
        found.append((one, other))
    return tuple(found)
