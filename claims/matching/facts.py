"""The slots of two claims compared, one fact for each column of the relation table."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from claims.matching.agreement import Agreement
from claims.matching.amounts import middle
from claims.matching.events import other_event
from claims.matching.figures import FigurePairs, explained_by_time, other_kinds
from claims.matching.kinds import BATCHED, HURT, MEASURES, TOLLS
from claims.matching.limits import UNUSUAL
from claims.matching.opposites import disowned, exclusive_concepts, opposed_concepts, opposition
from claims.matching.pairs import PairView, scope_names
from claims.matching.parts import other_part
from claims.matching.periods import other_period
from claims.matching.roles import roles_swapped
from claims.matching.scope import scope_differs
from claims.matching.sides import Side
from claims.matching.sizes import are_near, as_of, feared, has_shrunk, other_size
from claims.matching.spans import says_more
from claims.matching.struck import denies_toll, is_nobody
from claims.matching.supposed import with_supposed
from claims.matching.times import of_other_days, settled
from claims.matching.vocabulary import common_concepts
from claims.matching.weights import AGREED, CONTEXT_WORD, ENUMERATION, OPPOSED, OPPOSED_OVERLAP, WHOLE
from claims.matching.wording import own_words
from claims.types import Quantity

FIGURE_SIGNS = frozenset({"other_figures", "other_numbers"})
"""Signs of opposition that are about figures alone."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules read.

    ``opposite``: one side affirms what the other denies. ``half_denied``: one denies something, but too little else is
    shared to say that it is what the other affirms, or only who gave the figure is denied. ``negated``: the concepts
    that deny it, left and right. ``antonyms`` and ``exclusive``: pairs of concepts [left, right] that are opposites, or
    of which only one can hold. ``disjoint``: figures of the same thing differ and none agrees. ``unclear``: both give
    figures, and these count different things, or differ and may do so. ``grew_later``: the difference is one of time.
    ``scope_differs``: they speak of different places or people. ``other_part``: the figure of one is that of a part
    which a report counts apart, and the other's is not. ``other_period``: they are tolls of two times. ``shrunk``: the
    later of two tolls is so much smaller that it is of others than the earlier. ``left_adds`` / ``right_adds``: that
    side alone gives a figure, a date or a name. ``swapped``: the same parties with their roles exchanged.
    ``other_event``: the words of left and right that make two events of it, ``None`` when it may be one. ``thin``: all
    they share is names and words that stand in news of every kind. ``agreement`` is weighed for texts that stand alone
    only.
    """

    opposite: bool
    half_denied: bool
    negated: tuple[frozenset[str], frozenset[str]]
    antonyms: tuple[tuple[str, str], ...]
    exclusive: tuple[tuple[str, str], ...]
    figures: FigurePairs
    disjoint: bool
    unclear: bool
    grew_later: bool
    scope_differs: bool
    other_part: bool
    other_period: bool
    shrunk: bool
    left_adds: bool
    right_adds: bool
    swapped: bool
    other_event: tuple[list[str], list[str]] | None
    thin: bool
    agreement: Agreement | None = None

    @property
    def other_toll(self) -> bool:
        """True when figures differ and are of two places or people, as names or sizes say."""
        return self.disjoint and (self.scope_differs or self.shrunk)

    @property
    def opposed(self) -> bool:
        """True for texts that stand alone when a sign of opposition was seen and little speaks for one statement; the
        dead of the one and the injured of the other are no opposition."""
        if self.agreement is None or self.unclear:
            return False
        weighed = self.agreement
        return bool(weighed.signs) and weighed.chance < OPPOSED and weighed.overlap >= OPPOSED_OVERLAP

    @property
    def only_figures(self) -> bool:
        """True when all that sets the texts apart are figures of one thing."""
        return self.disjoint and self.agreement is not None and {*self.agreement.signs} <= FIGURE_SIGNS

    @property
    def figure_speaks(self) -> bool:
        """True for texts that stand alone, in whatever words, when both give a figure of one thing and nothing that
        opposes them was seen."""
        return self.agreement is not None and not self.agreement.signs and bool(self.figures.agree)

    @property
    def doubtful(self) -> bool:
        """True for texts that stand alone when too little speaks for one statement, neither words nor a figure."""
        return self.agreement is not None and self.agreement.chance < AGREED and not self.figure_speaks

    def detail(self, pair: PairView, rule: str) -> dict[str, Any]:
        """What the rule saw, in words and concept ids, for the page to word."""
        left, right = pair.left, pair.right
        if rule == "opposed" and not (opposed_concepts(left, right) or any(self.negated)):
            words = (own_words(side, side.topic - other.topic) for side, other in ((left, right), (right, left)))
            return dict(zip(("left", "right"), words, strict=True)) | {"denied": [left.denied, right.denied]}
        if rule == "opposite" and any(denies_toll(one, two) for one, two in self.figures.differ):
            told = [[one.raw for one, _ in self.figures.differ], [two.raw for _, two in self.figures.differ]]
            return {"left": told[0], "right": told[1], "denied": [False, False]}  # told apart, not as who denies
        if rule in ("opposite", "exclusive", "opposed"):
            concepts = self.antonyms + self.exclusive
            if rule == "opposed":
                concepts += opposed_concepts(left, right)
            return {
                "left": own_words(
                    left, frozenset(f"g:{name}" for name in {one for one, _ in concepts} | self.negated[0])
                ),
                "right": own_words(
                    right, frozenset(f"g:{name}" for name in {two for _, two in concepts} | self.negated[1])
                ),
                "denied": [left.denied, right.denied],
            }
        if rule in ("later_figure", "other_figure", "other_scope", "other_period", "other_number"):
            return {
                "figures": [[one.raw, two.raw] for one, two in self.figures.differ or self.figures.agree],
                "as_of": [_iso(as_of(left, right)), _iso(as_of(right, left))],
            }
        one, two = pair.narrowing
        if rule in ("left_says_more", "right_says_more"):
            return {
                "left": _additions(left, right, self.figures.only_left, one),
                "right": _additions(right, left, self.figures.only_right, two),
            }
        if rule == "other_agent" and self.other_event:
            return dict(zip(("left", "right"), self.other_event, strict=True))
        return {}


def facts_of(pair: PairView) -> Facts:
    """Read the slots of a pair."""
    left, right, figures = pair.left, pair.right, with_supposed(pair)
    one, two = pair.narrowing
    disjoint = bool(figures.differ) and not figures.agree
    grew_later = disjoint and all(_is_update(pair, one, two) for one, two in figures.differ)
    none_hurt = disjoint and all(denies_toll(one, two) for one, two in figures.differ)
    if none_hurt:  # nobody hurt is nobody "of them" hurt; who is named for nobody are not all
        scope = any(
            names and is_nobody(figure) for names, figure in zip(scope_names(pair), figures.differ[0], strict=True)
        )
    else:
        scope = scope_differs(pair) and not are_near(figures)
        scope = scope or (disjoint and (other_size(pair, figures, grew_later) or feared(pair, figures)))
    swapped = pair.same_language and roles_swapped(left, right)
    counted = any(one.counted not in MEASURES for one, _ in figures.pairs)
    opposed = opposition(pair, counted=counted)
    return Facts(
        opposite=none_hurt or (opposed.opposite and not _none_on_both(figures)),
        half_denied=(opposed.half and not _counted_alike(figures) and not _none_on_both(figures)) or disowned(pair),
        negated=opposed.negated,
        antonyms=opposed.antonyms,
        exclusive=exclusive_concepts(left, right),
        figures=figures,
        disjoint=disjoint,
        unclear=figures.unclear
        or (not figures.comparable and other_kinds(left.quantities, right.quantities))
        or _other_batch(pair)
        or _toll_beside(figures),
        grew_later=grew_later,
        scope_differs=scope,
        other_part=other_part(pair) and not any(one.value == two.value for one, two in figures.agree),
        other_period=other_period(pair),
        shrunk=has_shrunk(pair, figures),
        left_adds=bool(_additions(left, right, figures.only_left, one)),
        right_adds=bool(_additions(right, left, figures.only_right, two)),
        swapped=swapped,
        other_event=other_event(pair, disjoint=disjoint),
        thin=_is_thin(pair, figures),
    )


def _counted_alike(figures: FigurePairs) -> bool:
    """True when both give one unusual figure of the same people struck, so that a negation is a way to say it: "300,000
    lost their homes", "300,000 have no home"."""
    return any(
        one.counted == two.counted and one.counted in HURT and (middle(one) or 0.0) >= UNUSUAL
        for one, two in figures.agree
    )


def _none_on_both(figures: FigurePairs) -> bool:
    """True when both say that nobody was hurt, whichever of them says so in a sentence that denies."""
    return any(is_nobody(one) and is_nobody(two) for one, two in figures.agree)


def _is_thin(pair: PairView, figures: FigurePairs) -> bool:
    """True when the two share no figure, and of words only names and such as any two claims may share."""
    if figures.comparable or pair.common_mass >= WHOLE * min(pair.mass(pair.left), pair.mass(pair.right)):
        return False
    own = [key for key in pair.common - pair.names_shared if pair.weight(key) >= CONTEXT_WORD * pair.stats.idf(key)]
    names = pair.left.names & pair.right.names
    return len(own) <= 1 and len(names) < ENUMERATION and all(key[2:] in common_concepts() for key in own)


# -- figures -----------------------------------------------------------------------------------------------------------


def _is_update(pair: PairView, one: Quantity, two: Quantity) -> bool:
    """True when time explains the difference: the later claim gives the figure that came later."""
    if settled(pair.left.view, pair.right.view):
        return False
    return explained_by_time(one, two, as_of(pair.left, pair.right), as_of(pair.right, pair.left))


def _other_batch(pair: PairView) -> bool:
    """True when one side alone says, of people that both count, that others were counted before, or each side names
    another day on which they were: arrests of one night and of the next."""
    people = [(one, two) for one, two in pair.figures.pairs if one.counted in BATCHED or two.counted in BATCHED]
    if people and not pair.figures.agree and of_other_days(pair.left.view, pair.right.view):
        return True
    return any(says_more(pair.left.view, one) != says_more(pair.right.view, two) for one, two in people)


def _toll_beside(figures: FigurePairs) -> bool:
    """True when one side alone tells a toll, and what both count is no toll: who reports that a quake of magnitude 7
    killed 820 people names the magnitude in passing."""
    if not figures.pairs or any(figure.counted in TOLLS - MEASURES for both in figures.pairs for figure in both):
        return False
    return any(figure.counted in HURT for figure in figures.only_left + figures.only_right)


def _additions(side: Side, other: Side, figures: tuple[Quantity, ...], names: frozenset[str]) -> list[str]:
    """What only this side gives: figures without counterpart, dates when the other has none, narrowing names."""
    added = [figure.raw for figure in figures]
    if side.view.dates and not other.view.dates:
        added += [mention.raw for mention in side.view.dates]
    return added + own_words(side, names)


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
