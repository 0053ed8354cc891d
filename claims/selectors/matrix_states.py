"""How each claim of a group stands to the version that most reports make: the states of a story's matrix."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from claims.models import Claim
from claims.types import Relation

CONTRADICTS, DIFFERS, UPDATED, ATTRIBUTES, STATES, SILENT, BLANK = (
    "contradicts", "differs", "updated", "attributes", "states", "silent", "",
)  # fmt: skip
STATES_IN_WORDS = {
    CONTRADICTS: _("contradicts"),
    DIFFERS: _("differs"),
    UPDATED: _("updates"),
    ATTRIBUTES: _("attributes to"),
    STATES: _("states"),
    SILENT: _("silent"),
}
"""What a cell can say, the gravest first."""
GRAVEST = list(STATES_IN_WORDS)
OF_RELATION = {Relation.CONTRADICTS: CONTRADICTS, Relation.NUMBER_DIFFERS: DIFFERS, Relation.UPDATED: UPDATED}
AGREEING = frozenset({Relation.SAME, Relation.NARROWER, Relation.BROADER})

Pairs = Mapping[tuple[int, int], Relation]


def claim_states(claims: Sequence[Claim], lead: int, pairs: Pairs) -> dict[int, str]:
    """How each claim (by id) stands to the main version of its group: *contradicts*, *differs*, *updated* or *states*.

    The main version are the claims that agree with each other and that most reports make; of several, the one that
    holds the group's clearest claim ``lead``.
    """
    ids = [claim.pk for claim in claims]
    parts = _agreeing(ids, pairs)
    report_of = {claim.pk: claim.report_id for claim in claims}
    main = max(parts, key=lambda part: (len({report_of[pk] for pk in part}), lead in part, -ids.index(part[0])))
    found = {}
    for pk in ids:
        # Who agrees with the main version elsewhere may still be in conflict with its clearest claim.
        against = [lead] if pk in main and lead in main else [] if pk in main else main
        states = [OF_RELATION[pairs[pk, other]] for other in against if pairs.get((pk, other)) in OF_RELATION]
        found[pk] = min(states, key=GRAVEST.index, default=STATES)
    return found


def _agreeing(ids: Sequence[int], pairs: Pairs) -> list[list[int]]:
    """The claims in parts that are connected by agreement."""
    parts: list[list[int]] = []
    waiting = dict.fromkeys(ids)
    while waiting:
        part = [next(iter(waiting))]
        del waiting[part[0]]
        for one in part:
            near = [other for other in waiting if pairs.get((one, other)) in AGREEING]
            part += near
            for other in near:
                del waiting[other]
        parts.append(part)
    return parts
