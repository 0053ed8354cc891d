"""A list of claims as an archive in memory, asked as ``manage.py match`` asks the database."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from claims.language import clean_text, detect_language
from claims.matching.candidates import Finder
from claims.matching.free_text import Ranked, rank_claims
from claims.matching.index import CandidateIndex, IndexedClaim
from claims.matching.pairs import PairView
from claims.matching.sides import Side, prepare
from claims.services.checking import listed_view, query_view
from claims.types import ClaimView


@dataclass(frozen=True, slots=True)
class Listed:
    """A claim of a list: ``title`` is the headline it stands under, ``""`` without one; ``lang`` an ISO 639-1 code,
    ``""`` to have it detected."""

    text: str
    title: str = ""
    lang: str = ""


class Pool:
    """Claims with the index that finds them; numbered from 1. Use it in a ``with`` block: the index is a folder."""

    def __init__(self, claims: Iterable[Listed]) -> None:
        self.views = [
            listed_view(
                clean_text(one.text),
                one.lang or language_of(f"{one.title} {one.text}"),
                title=clean_text(one.title),
                number=number,
            )
            for number, one in enumerate(claims, 1)
        ]
        self._sides: dict[int, Side] = {}

    def __enter__(self) -> Pool:
        self._folder = tempfile.TemporaryDirectory()
        self._index = CandidateIndex(Path(self._folder.name) / "index")
        self._index.apply([IndexedClaim(view.id, view.report, view.keys.all, view.lang) for view in self.views], [], {})
        self._finder = Finder(self._index)
        self.stats = self._finder.stats
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._folder.cleanup()

    def rank(self, text: str, lang: str = "", *, without: int | None = None) -> list[Ranked]:
        """The claims that share keys with ``text``, best first; ``without`` leaves one out, by number."""
        return self.rank_view(query_view(" ".join(clean_text(text).split()), lang or language_of(text)), without)

    def rank_view(self, query: ClaimView, without: int | None = None) -> list[Ranked]:
        """The same for a text made ready."""
        hits = self._finder.find(query.keys, query.lang, exclude_report=without)
        return rank_claims(prepare(query, self.stats), [self.side(hit.claim) for hit in hits], self.stats)

    def pair(self, one: int, other: int) -> PairView:
        """Two claims of the pool side by side, by number."""
        return PairView(self.side(one), self.side(other), self.stats)

    def side(self, number: int) -> Side:
        """A claim of the pool, prepared once."""
        if number not in self._sides:
            self._sides[number] = prepare(self.views[number - 1], self.stats)
        return self._sides[number]


def language_of(text: str) -> str:
    """The language that the application reads a short text in."""
    return detect_language(text) or "en"
