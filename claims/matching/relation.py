"""How two claims that answer the same question stand to each other: similarity proposed, slots decide.

The table is the design's. The claims are compared with numbers, dates and negators masked (that is the score); then
the slots are read in the order of ``RULES``, and the first rule that fires names the relation. A rule's certainty is
how often it is right when the proposition is the same; with the score it makes the confidence, and what falls below
the floor is called ``related``, never guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from claims.matching.agreement import agreement_of
from claims.matching.facts import Facts, facts_of
from claims.matching.pairs import PairView, speakers_agree
from claims.matching.score import CLAUSES, WORDING, Scorer, explain, pair_of
from claims.matching.sides import Side
from claims.matching.stats import CorpusStats
from claims.matching.weights import CONFIDENCE_FLOOR, COPY_LENGTH, COPY_RATIO, THIN
from claims.types import ClaimView, Comparison, Evidence, Flag, Relation


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the decision table: ``fires`` reads the facts, ``relation`` is what they mean, ``certainty`` (0 to 1)
    how often that is right."""

    name: str
    relation: Relation
    fires: Callable[[Facts], bool]
    certainty: float


RULES: tuple[Rule, ...] = (
    Rule("other_scope", Relation.RELATED, lambda facts: facts.other_part or facts.other_toll, 1.0),
    Rule("other_period", Relation.RELATED, lambda facts: facts.other_period, 1.0),
    Rule("other_number", Relation.NUMBER_DIFFERS, lambda facts: facts.opposed and facts.only_figures, 1.0),
    Rule("opposed", Relation.CONTRADICTS, lambda facts: facts.opposed, 1.0),
    Rule("swapped_roles", Relation.RELATED, lambda facts: facts.swapped, 1.0),
    Rule("other_agent", Relation.RELATED, lambda facts: facts.other_event is not None, 1.0),
    Rule("unclear_count", Relation.RELATED, lambda facts: facts.unclear, 1.0),
    Rule("opposite", Relation.CONTRADICTS, lambda facts: facts.opposite, 0.9),
    Rule("half_denied", Relation.RELATED, lambda facts: facts.half_denied, 1.0),
    Rule("exclusive", Relation.CONTRADICTS, lambda facts: bool(facts.exclusive), 0.9),
    Rule("later_figure", Relation.UPDATED, lambda facts: facts.disjoint and facts.grew_later, 0.95),
    Rule("other_figure", Relation.NUMBER_DIFFERS, lambda facts: facts.disjoint, 0.98),
    Rule("doubtful", Relation.RELATED, lambda facts: facts.doubtful, 1.0),
    Rule("left_says_more", Relation.NARROWER, lambda facts: facts.left_adds and not facts.right_adds, 0.85),
    Rule("right_says_more", Relation.BROADER, lambda facts: facts.right_adds and not facts.left_adds, 0.85),
    Rule("agree", Relation.SAME, lambda facts: True, 0.95),
)
"""The decision table; the first rule that fires decides."""


def compare(left: ClaimView | Side, right: ClaimView | Side, stats: CorpusStats) -> Comparison:
    """Compare two claims: score, relation read from left to right, confidence, flags and evidence.

    ``compare(b, a)`` has the same score, confidence and flags and the inverse relation.
    """
    return relate(pair_of(left, right, stats))


@dataclass(frozen=True, slots=True)
class Decision:
    """How a pair stands, not yet told in words: ``values`` are what was measured, ``rule`` and ``facts`` what decided,
    ``None`` for a pair whose slots were not read because its score is too low."""

    values: Mapping[str, float]
    score: float
    relation: Relation
    confidence: float
    rule: Rule | None = None
    facts: Facts | None = None


def relate(pair: PairView, boost: float = 0.0, scorer: Scorer = CLAUSES) -> Comparison:
    """The comparison of a pair; ``boost`` raises the score for what is known beyond the two claims
    (see :class:`claims.matching.score.Scorer`)."""
    values = scorer.measure(pair)
    return told(pair, decide(pair, values, scorer.score(values, boost), scorer), scorer)


def decide(pair: PairView, values: Mapping[str, float], score: float, scorer: Scorer = CLAUSES) -> Decision:
    """The relation of a pair for which ``scorer`` measured ``values`` and gave ``score``. Words are left for ``told``:
    most pairs that are decided are never shown."""
    if score < scorer.least:
        return Decision(values, score, Relation.RELATED, 1 - score)
    weighed = agreement_of(pair) if scorer is WORDING else None
    facts = replace(facts_of(pair), agreement=weighed)
    rule = next(rule for rule in RULES if rule.fires(facts))
    likely = score if weighed is None or facts.figure_speaks else max(weighed.chance, 1 - weighed.chance)
    confidence = rule.certainty * likely * (THIN if facts.thin and weighed is None else 1.0)
    relation = rule.relation if confidence >= CONFIDENCE_FLOOR else Relation.RELATED
    return Decision(values, score, relation, confidence, rule, facts)


def told(pair: PairView, decision: Decision, scorer: Scorer = CLAUSES) -> Comparison:
    """What was decided of a pair, with its flags and the evidence in words."""
    evidence = explain(pair, decision.values, scorer.weights)
    if scorer is not CLAUSES:
        # What sets two wordings apart is told in the words of the features of claims, whatever ranked them.
        seen = {item.feature for item in evidence}
        evidence += tuple(item for item in explain(pair, CLAUSES.measure(pair)) if item.feature not in seen)
    if decision.rule is not None and decision.facts is not None:
        rule = decision.rule.name
        evidence = (Evidence("relation", 1.0, 0.0, {"rule": rule, **decision.facts.detail(pair, rule)}), *evidence)
    flags = _flags(pair, decision.facts, decision.relation)
    return Comparison(decision.score, decision.relation, decision.confidence, flags, evidence)


DISAGREEING = frozenset({Relation.CONTRADICTS, Relation.NUMBER_DIFFERS, Relation.UPDATED})
"""A text that was taken over and then says something else is no copy: it is a version of its own."""


def _flags(pair: PairView, facts: Facts | None, relation: Relation) -> tuple[Flag, ...]:
    flags = []
    if relation not in DISAGREEING and is_copy(pair.left, pair.right):
        flags.append(Flag.COPY)
    if speakers_agree(pair) is False:
        flags.append(Flag.OTHER_SPEAKER)
    if facts is not None and facts.scope_differs:
        flags.append(Flag.OTHER_SCOPE)
    return tuple(flags)


def is_copy(left: Side, right: Side) -> bool:
    """True when the two are worded so alike, and at such length, that one was taken from the other."""
    if left.view.lang != right.view.lang or min(len(left.folded), len(right.folded)) < COPY_LENGTH:
        return False
    return fuzz.ratio(left.folded, right.folded) / 100 >= COPY_RATIO
