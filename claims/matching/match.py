"""From candidates to matches: thresholds, margin, and competition between the claims of one report.

Two reports of one event hold a dozen claims each that share most of their words. What tells partners apart is that
each claim has at most one partner in the other report: the best one, unless a second is just as near.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import chain
from typing import NamedTuple
from weakref import ReferenceType, ref

from claims.matching.amounts import of_one_size
from claims.matching.kinds import HURT
from claims.matching.occasions import Occasion, whole
from claims.matching.parts import parts_of
from claims.matching.periods import by_day
from claims.matching.relation import decide, is_copy, relate
from claims.matching.score import measure, measure_from, pair_of, score_of
from claims.matching.sides import Side, prepare
from claims.matching.stats import CorpusStats
from claims.matching.support import Support, deserved, strangeness, tells_event
from claims.matching.weights import (
    LINK,
    MARGIN,
    MATCH,
    PARTNERS,
    RIVAL,
    SLOTS_ALONE,
    SUPPORT,
    TRIES,
    WORTH_MEASURING,
    WORTH_SUPPORT,
    WORTH_TOLL,
)
from claims.types import ClaimView, Comparison, Relation


@dataclass(frozen=True, slots=True)
class Pair:
    """A matched pair of claims of different reports, ``left_id < right_id``; the comparison is read left to right."""

    left_id: int
    right_id: int
    comparison: Comparison


class Link(NamedTuple):
    """Two claims of different reports, ``left_id < right_id``, that are no match and yet count where matches connect
    them over others. Too unlike for a match, though no slot sets them apart and neither has a partner in the other's
    report, they speak for one group: ``score`` is at most ``MATCH``. Tolls of two times or parts speak against one:
    ``score`` is 0."""

    left_id: int
    right_id: int
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """What a report's claims have in common with others: matches, and links between what nearly matches, each sorted by
    ids."""

    pairs: list[Pair]
    links: list[Link]


@dataclass(frozen=True, slots=True)
class _Scored:
    """A pair before competition: ``one`` and ``two`` are prepared claims with ``one.view.id < two.view.id``."""

    one: Side
    two: Side
    values: dict[str, float]
    score: float
    boost: float = 0.0
    story: float = 0.0


class _Held(NamedTuple):
    """What holds a claim's place in another report: the pair's score, the claim there, and which figures of its own the
    pair compares, by their first character."""

    score: float
    rival: Side
    figures: frozenset[int]


def match_report(
    queries: Sequence[ClaimView], candidates_of: Mapping[int, Sequence[ClaimView]], stats: CorpusStats
) -> Found:
    """The matches of one report's claims, and what nearly matches.

    ``candidates_of`` maps the id of each query to its candidates; hand in every claim of a candidate's report as a
    candidate of all queries where that is affordable, so that the pairs of two reports come out alike whichever of
    the two is matched. Candidates of the query's own report are passed over.
    """
    views = {view.id: view for views in (queries, *candidates_of.values()) for view in views}
    sides = _in_their_reports([prepare(view, stats) for view in views.values()])

    scored: dict[tuple[int, int], _Scored | None] = {}
    for query in queries:
        for candidate in candidates_of.get(query.id, ()):
            if candidate.report == query.report or candidate.id == query.id:
                continue
            ids = (min(query.id, candidate.id), max(query.id, candidate.id))
            if ids not in scored:
                scored[ids] = _score(sides[ids[0]], sides[ids[1]], stats)
    raised = _supported((pair for pair in scored.values() if pair is not None), stats)
    pairs = _compete(raised, stats)
    return Found(pairs, _nearly(raised, pairs, stats))


def _score(one: Side, two: Side, stats: CorpusStats) -> _Scored | None:
    """The pair with its score by itself, ``None`` if that is too low for the rest of the reports to raise it."""
    if not _may_match(one, two, stats):
        return None
    least = WORTH_TOLL if one.quantities and two.quantities else WORTH_SUPPORT
    values = measure_from(pair_of(one, two, stats), least)
    return None if values is None else _Scored(one, two, values, score_of(values))


def _in_their_reports(sides: Sequence[Side]) -> dict[int, Side]:
    """The sides by id, each able to ask what its report tells of what happened where."""
    told: dict[int, list[ReferenceType[Side]]] = {}
    for side in sides:
        told.setdefault(side.view.report, []).append(ref(side))
    settings = {report: cache(partial(_setting, claims)) for report, claims in told.items()}
    keys = {report: cache(partial(_keys, claims)) for report, claims in told.items()}
    for side in sides:
        side.report_tells, side.report_keys = settings[side.view.report], keys[side.view.report]
    return {side.view.id: side for side in sides}


def _setting(claims: Sequence[ReferenceType[Side]]) -> Occasion:
    """What the claims of a report tell. Few pairs ask for it, and reading it takes a quarter of a report's time. The
    claims know whom to ask: did this hold them in turn, they would all stay until somebody looks for garbage."""
    sides = [side for claim in claims if (side := claim()) is not None]
    return replace(whole(side.occasion for side in sides), parts=parts_of(sides), by_day=by_day(sides))


def _keys(claims: Sequence[ReferenceType[Side]]) -> frozenset[str]:
    """Every neutral key of the claims of a report."""
    return frozenset().union(*(side.neutral for claim in claims if (side := claim()) is not None))


def _may_match(one: Side, two: Side, stats: CorpusStats) -> bool:
    """False for pairs that share too little to ever match; a whole report's claims against those of fifty others are
    mostly of this kind, and measuring them all would take seconds. Two tolls may match however common the words
    of tolls are in the archive. Related words help where a word is shared; alone they bring together what has nothing
    in common."""
    if one.tolls & two.tolls:
        return True
    keys = one.met_at_home & two.met_at_home if one.view.lang == two.view.lang else one.met_abroad & two.met_abroad
    if not keys:
        return False
    total = 0.0
    for key in chain(keys, one.near & two.concepts - keys):
        total += stats.idf(key)
        if total >= WORTH_MEASURING:
            return True
    return False


def _supported(scored: Iterable[_Scored], stats: CorpusStats) -> list[_Scored]:
    """Raise pairs whose reports share other claims: two reports of one event are likelier to answer one question. Lower
    those of reports that share next to nothing."""
    by_reports: dict[tuple[int, int], list[_Scored]] = {}
    for pair in scored:
        if pair.score >= (WORTH_TOLL if pair.values["same_toll"] else WORTH_SUPPORT):
            reports = sorted((pair.one.view.report, pair.two.view.report))
            by_reports.setdefault((reports[0], reports[1]), []).append(pair)
    raised = []
    for pairs in by_reports.values():
        sure = [pair for pair in pairs if pair.score >= WORTH_SUPPORT]
        support = Support((pair.one.view.id, pair.two.view.id, pair.score) for pair in sure)
        story = Support((pair.one.view.id, pair.two.view.id, pair.score) for pair in sure if tells_event(pair.values))
        strange = strangeness(pairs[0].one.report_keys(), pairs[0].two.report_keys(), stats)
        for pair in pairs:
            ids = (pair.one.view.id, pair.two.view.id)
            boost = deserved(pair.values) * support.of(ids) - strange
            told = story.of(ids) / SUPPORT
            raised.append(replace(pair, score=score_of(pair.values, boost), boost=boost, story=told))
    return raised


def _compete(scored: list[_Scored], stats: CorpusStats) -> list[Pair]:
    """Let the claims of one report compete for each claim of another, the best pair first."""
    taken: dict[tuple[int, int], list[_Held]] = {}
    partners: Counter[tuple[int, int]] = Counter()
    tries: Counter[tuple[int, int]] = Counter()
    pairs = []
    for pair in sorted(scored, key=lambda pair: (-pair.score, pair.one.view.id, pair.two.view.id)):
        if pair.score < MATCH:
            break
        places = ((pair.one.view.id, pair.two.view.report), (pair.two.view.id, pair.one.view.report))
        if any(partners[place] >= PARTNERS or tries[place] >= TRIES for place in places):
            continue
        view = pair_of(pair.one, pair.two, stats, pair.story)
        told = [frozenset(both[side].start for both in view.figures.pairs) for side in (0, 1)]
        held = [_Held(pair.score, rival, own) for rival, own in zip((pair.two, pair.one), told, strict=True)]
        if all(_still_free(taken.get(place, ()), new, stats) for place, new in zip(places, held, strict=True)):
            comparison = relate(view, pair.boost)
            tries.update(places)
            if comparison.relation is Relation.RELATED:
                continue
            for place, new in zip(places, held, strict=True):
                holders = taken.setdefault(place, [])
                if all(_on_others(holder, new) for holder in holders):
                    holders.append(new)
            partners.update(places)
            pairs.append(Pair(pair.one.view.id, pair.two.view.id, comparison))
    return sorted(pairs, key=lambda pair: (pair.left_id, pair.right_id))


def _nearly(scored: Iterable[_Scored], pairs: Iterable[Pair], stats: CorpusStats) -> list[Link]:
    """The pairs that come near a match, of claims that no match with the other's report claims; and tolls that are
    told as alike, but of two times or parts."""
    taken = set()
    reports = {side.view.id: side.view.report for pair in scored for side in (pair.one, pair.two)}
    for pair in pairs:
        taken |= {(pair.left_id, reports[pair.right_id]), (pair.right_id, reports[pair.left_id])}
    links = []
    for near in scored:
        one, two = near.one.view, near.two.view
        partnered = (one.id, two.report) in taken or (two.id, one.report) in taken
        if near.score < LINK or (partnered and not near.values["other_toll"]):
            continue
        decision = decide(pair_of(near.one, near.two, stats, near.story), near.values, max(near.score, SLOTS_ALONE))
        if decision.facts is not None and (decision.facts.other_period or decision.facts.other_part):
            links.append(Link(one.id, two.id, 0.0))
        elif not partnered and decision.relation is not Relation.RELATED:
            links.append(Link(one.id, two.id, min(near.score, MATCH)))
    return sorted(links)


def _on_others(one: _Held, two: _Held) -> bool:
    """Whether two pairs of a claim compare different figures of it: who tells the dead and the missing in one claim has
    a partner for each."""
    return bool(one.figures and two.figures) and not one.figures & two.figures


def _still_free(holders: Iterable[_Held], new: _Held, stats: CorpusStats) -> bool:
    """True when nobody holds the place, what holds it compares other figures, the rival says what the holder says, or
    the two are tolls of one thing: a report may give those of the ministry and of the Red Crescent, each of which
    answers the question."""
    return all(
        _on_others(holder, new)
        or is_copy(holder.rival, new.rival)
        or (new.score >= RIVAL and holder.score - new.score <= MARGIN)
        or _one_toll(holder.rival, new.rival, stats)
        for holder in holders
    )


def _one_toll(one: Side, two: Side, stats: CorpusStats) -> bool:
    """Whether two claims of a report are tolls of one size for which neither names a place or people of its own, and of
    which no slot says that they are two."""
    if one.view.id == two.view.id:
        return False
    pair = pair_of(one, two, stats)
    tolls = [figure.counted in HURT for figure, _ in pair.figures.pairs]
    if not tolls or not all(tolls) or any(not of_one_size(*both) for both in pair.figures.pairs):
        return False
    if any(side.factor(name) >= 1 for side, names in zip((one, two), pair.names_apart, strict=True) for name in names):
        return False
    values = measure(pair)
    return decide(pair, values, max(SLOTS_ALONE, score_of(values, SUPPORT))).relation is not Relation.RELATED
