"""Counts beside their targets: what every evaluation prints, writes and is held to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(slots=True)
class Count:
    """``hit`` of ``of``; what is right in part (the average precision of a ranking) counts in part."""

    hit: float = 0
    of: int = 0

    def add(self, hit: float, of: int = 1) -> None:
        """Count one more, or ``of`` more of which ``hit`` are right."""
        self.hit += hit
        self.of += of

    @property
    def share(self) -> float | None:
        """0 to 1; ``None`` when there was nothing to count."""
        return self.hit / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that is counted, and its meaning in words. ``target`` is the share we aim at, ``floor`` the share no
    change may fall below: a little under what is reached today. ``None`` for neither."""

    name: str
    meaning: str
    target: float | None = None
    floor: float | None = None


@dataclass(slots=True)
class Score:
    """The counts of one text or story by measure, and what was missed, in words."""

    name: str
    measures: tuple[Measure, ...]
    counts: dict[str, Count] = field(init=False)
    misses: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.counts = {measure.name: Count() for measure in self.measures}

    def add(self, other: Score) -> None:
        """Add another score's counts to this total; its misses stay where they are."""
        for name, count in other.counts.items():
            self.counts[name].hit += count.hit
            self.counts[name].of += count.of

    def below_floor(self) -> Iterator[str]:
        """A sentence for each measure that fell below its floor."""
        for measure in self.measures:
            share = self.counts[measure.name].share
            if share is not None and measure.floor is not None and share < measure.floor:
                yield f"{self.name}: {measure.meaning}: {share:.3f} is below {measure.floor:.3f}"

    def rows(self) -> Iterator[str]:
        """The table's lines: share, counts, target (``-`` for none) and meaning."""
        for measure in self.measures:
            count = self.counts[measure.name]
            share = "-" if count.share is None else f"{count.share:.3f}"
            target = "-" if measure.target is None else f"{measure.target:.3f}"
            yield f"{share:>7}  {_count(count.hit)} of {count.of:4}  {target:>7}  {measure.meaning}"

    def as_json(self) -> dict[str, object]:
        """Shares, counts, targets and floors by measure."""
        figures = {
            measure.name: {
                "share": self.counts[measure.name].share,
                "hit": self.counts[measure.name].hit,
                "of": self.counts[measure.name].of,
                "target": measure.target,
                "floor": measure.floor,
            }
            for measure in self.measures
        }
        return {"name": self.name, **figures}


def _count(hit: float) -> str:
    return f"{hit:4}" if isinstance(hit, int) else f"{hit:6.1f}"


HEADER = f"{'share':>7}  {'count':>12}  {'target':>7}"
"""The head of the table whose lines ``Score.rows`` gives."""
