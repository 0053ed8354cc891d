"""Whether figures that differ, as a labelled story says, stand in a number grid as conflict or update."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations

from claims.matching.grid import Strand, strands_of
from claims.matching.limits import HEDGE_WIDTH
from claims.types import Hedge, Relation

from .archive import Archive
from .gold import GoldStory, Mention
from .measures import Measure, Score

GRID_MEASURES = (
    Measure("differing_in_grid", "figures that differ: both stand in one number grid, pairs"),
    Measure("differing_shown", "… and are shown there as conflict or update"),
)
_HEDGES = {"~": Hedge.ABOUT, ">": Hedge.MORE_THAN}


def score_grid(score: Score, story: GoldStory, covered: Mapping[Mention, int], archive: Archive) -> None:
    """Count pairs of mentions of one gold claim, not noted to agree, whose numbers differ beyond what a hedge allows.
    ``covered`` maps mentions to the claims found for them."""
    grids = _grids(archive)
    for one, other in combinations(story.mentions, 2):
        if one.claim != other.claim or one.file == other.file or story.notes.get(one.claim, "").startswith("agree"):
            continue
        if not _differ(one, other):
            continue
        pks = [covered.get(one), covered.get(other)]
        found = [grid for grid in grids if all(pk in grid for pk in pks)]
        score.counts["differing_in_grid"].add(bool(found))
        if found and pks[0] is not None and pks[1] is not None:
            shown = any(strand.between(pks[0], pks[1]) for grid in found for strand in grid[pks[0]])
            score.counts["differing_shown"].add(shown)
            if not shown:
                texts = [archive.claims[pk].text for pk in pks if pk is not None]
                score.misses.append(f"no conflict or update  {one.claim}: {texts[0]}  |  {texts[1]}")


def _grids(archive: Archive) -> list[dict[int | None, list[Strand]]]:
    """The grid of each group, with the claims matched from beside it that give another figure: claim to strands."""
    relations = {ids: pair.comparison.relation for ids, pair in archive.pairs.items()}
    members: dict[int, set[int]] = defaultdict(set)
    for pk, group in archive.group_of.items():
        members[group].add(pk)
    grids: list[dict[int | None, list[Strand]]] = []
    for inside in members.values():
        beside = {
            pk
            for ids, relation in relations.items()
            if relation in OTHER_FIGURE and inside.intersection(ids)
            for pk in ids
        }
        strands = strands_of([archive.views[pk] for pk in inside | beside], relations)
        grids.append(dict.fromkeys(inside | beside, strands))
    return grids


OTHER_FIGURE = frozenset({Relation.NUMBER_DIFFERS, Relation.UPDATED})
"""Relations over which a claim of another group stands in the grid as well."""


def _differ(one: Mention, other: Mention) -> bool:
    (low, high), (other_low, other_high) = _bounds(one), _bounds(other)
    return high < other_low or other_high < low


def _bounds(mention: Mention) -> tuple[float, float]:
    """The interval of the number as annotated, everything where there is none."""
    if mention.number is None:
        return float("-inf"), float("inf")
    first = mention.number.ways[-1][0]
    below, above = HEDGE_WIDTH.get(_HEDGES.get(mention.number.raw[0], Hedge.EXACT), (0.0, 0.0))
    return first.low * (1 - below), first.high * (1 + above)
