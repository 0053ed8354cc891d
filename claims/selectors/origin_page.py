"""The origins of a group: how many independent voices stand behind it, who passed it on, what changed on the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from claims.matching.hops import changes
from claims.matching.origins import Fold, FoldReason, Origin, Voice, fold_origins, same_voice
from claims.models import Claim, Group, Match, TextReuse

from .columns import source_name
from .hop_words import GRAVE, change_words
from .numbers import group_claims, lead_of
from .origin_chart import OriginChart, draw_origins
from .origins import copies_among, voice_of

DRAWN = 60
"""Wordings up to which the graph is drawn; of more only the list is read."""
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(slots=True)
class Member:
    """A claim under its origin. ``folds`` says why it is no origin of its own, empty for the first; ``relays`` are the
    names between its outlet and the origin; ``changes`` are (grave, words) beside ``beside``, the claim it was taken
    from or the earliest one here; ``below`` are claims taken from this one."""

    claim: Claim
    folds: str = ""
    reason: str = ""
    relays: list[str] = field(default_factory=list)
    beside: Claim | None = None
    changes: list[tuple[bool, str]] = field(default_factory=list)
    below: list[Member] = field(default_factory=list)

    @property
    def source(self) -> str:
        """The publisher, or words for not knowing it."""
        return source_name(self.claim.report)

    @property
    def beside_source(self) -> str:
        """Who published what it is compared with."""
        return source_name(self.beside.report) if self.beside else ""


@dataclass(frozen=True, slots=True)
class OriginView:
    """One origin: a letter, its name with its language, whether it is the outlet itself, and its claims as a tree."""

    letter: str
    name: str
    lang: str
    is_outlet: bool
    reports: int
    members: list[Member]

    @property
    def all(self) -> list[Member]:
        """Every member, those below another right after it."""
        found: list[Member] = []

        def walk(rows: Sequence[Member]) -> None:
            for row in rows:
                found.append(row)
                walk(row.below)

        walk(self.members)
        return found


@dataclass(frozen=True, slots=True)
class OriginsPage:
    """Everything the page of a group's origins shows."""

    group: Group
    lead: Claim | None
    reports: int
    origins: list[OriginView]
    chart: OriginChart | None

    @property
    def folded(self) -> int:
        """Wordings that are no origin of their own."""
        return sum(len(origin.all) - 1 for origin in self.origins)


def origins_page(group: Group, *, mirrored: bool = False) -> OriginsPage:
    """The origins of a group from ``get_group``: four queries whatever its size."""
    claims = group_claims(group)
    pks = [claim.pk for claim in claims]
    matches = Match.objects.shown().filter(Q(left__in=pks), Q(right__in=pks)).order_by("pk")
    shares = {
        (left, right): max(one, two)
        for left, right, one, two in TextReuse.objects.copies()
        .among({claim.report_id for claim in claims})
        .values_list("left_id", "right_id", "share_left", "share_right")
    }
    flagged = matches.annotate(flags_as_text=Cast("flags", TextField()))
    rows = list(flagged.values_list("left_id", "right_id", "relation", "flags_as_text"))
    voices = {claim.pk: voice_of(claim) for claim in claims}
    found = fold_origins(list(voices.values()), copies_among(claims, rows, set(shares)))
    by_id = {claim.pk: claim for claim in claims}
    found.sort(key=lambda origin: (-len({by_id[pk].report_id for pk in origin.claims}), pks.index(origin.claims[0])))
    views = [_view(number, origin, by_id, voices, shares) for number, origin in enumerate(found)]
    return OriginsPage(
        group=group,
        lead=lead_of(group, claims),
        reports=len({claim.report_id for claim in claims}),
        origins=views,
        chart=draw_origins([_nodes(view) for view in views], mirrored=mirrored) if 1 < len(claims) <= DRAWN else None,
    )


def _view(
    number: int,
    origin: Origin,
    claims: Mapping[int, Claim],
    voices: Mapping[int, Voice],
    shares: Mapping[tuple[int, int], float],
) -> OriginView:
    inside = [claims[pk] for pk in origin.claims]
    folds = {fold.claim: fold for fold in origin.folds}
    members = {claim.pk: _member(claim, folds.get(claim.pk), claims, voices[claim.pk], shares) for claim in inside}
    top = []
    for claim in inside:
        above = _above(claim, folds.get(claim.pk), inside, claims, voices)
        member = members[claim.pk]
        if above is None:
            top.append(member)
        else:
            members[above.pk].below.append(member)
        beside = above or (inside[0] if claim.pk != inside[0].pk else None)
        if beside is not None and beside.report_id != claim.report_id:
            member.beside = beside
            found = changes(beside.view(), claim.view())
            member.changes = [(change.kind in GRAVE, change_words(change)) for change in found]
    first = _namesake(inside, voices)
    return OriginView(
        letter=LETTERS[number] if number < len(LETTERS) else str(number + 1),
        name=voices[first.pk].name or _("an unknown source"),
        lang="" if voices[first.pk].outlet is not None else first.lang,
        is_outlet=voices[first.pk].outlet is not None or not voices[first.pk].name,
        reports=len({claim.report_id for claim in inside}),
        members=top,
    )


def _namesake(inside: Sequence[Claim], voices: Mapping[int, Voice]) -> Claim:
    """Whose name the origin goes by: the longest that a claim of it gives to a speaker or relay, one in the reader's
    language first, else its outlet's."""
    named = [claim for claim in inside if voices[claim.pk].outlet is None and voices[claim.pk].name]
    own = (get_language() or "").partition("-")[0]
    return max(named, key=lambda claim: (claim.lang == own, len(voices[claim.pk].name))) if named else inside[0]


def _member(
    claim: Claim, fold: Fold | None, claims: Mapping[int, Claim], voice: Voice, shares: Mapping[tuple[int, int], float]
) -> Member:
    relays = [name for name in claim.via if name != voice.name]
    if fold is None:
        return Member(claim, relays=relays)
    return Member(claim, _why(claim, claims[fold.onto], fold.reason, voice, shares), fold.reason.value, relays)


def _why(claim: Claim, onto: Claim, reason: FoldReason, voice: Voice, shares: Mapping[tuple[int, int], float]) -> str:
    there = f"\u2068{source_name(onto.report)}\u2069"
    if reason is FoldReason.REPRINT:
        pair = (min(claim.report_id, onto.report_id), max(claim.report_id, onto.report_id))
        values = {"there": there, "percent": round(100 * shares.get(pair, 0.0))}
        return _("Near copy of the report by %(there)s: %(percent)s%% of its words") % values
    if reason is FoldReason.COPIED:
        return _("Copied wording: word for word as in %(there)s") % {"there": there}
    if reason is FoldReason.OUTLET:
        return _("By the same outlet")
    if reason is FoldReason.REPORT:
        return _("From the same report")
    return _("Goes back to the same name: %(name)s") % {"name": f"\u2068{voice.name}\u2069"}


def _above(
    claim: Claim,
    fold: Fold | None,
    inside: Sequence[Claim],
    claims: Mapping[int, Claim],
    voices: Mapping[int, Voice],
) -> Claim | None:
    """The claim that this one was taken from: that of a relay whose own report is here, or the one it copies."""
    place = next(number for number, other in enumerate(inside) if other.pk == claim.pk)
    for name in claim.via:
        relay = Voice(claim.pk, claim.report_id, name, claim.lang)
        for other in inside[:place]:
            source = other.report.source
            if source is None or other.report_id == claim.report_id:
                continue
            if same_voice(relay, Voice(other.pk, other.report_id, source.name, other.lang)):
                return other
    if fold is not None and fold.reason in (FoldReason.REPRINT, FoldReason.COPIED):
        onto = claims[fold.onto]
        earlier = any(other.pk == onto.pk for other in inside[:place])
        return onto if earlier and onto.report_id != claim.report_id else None
    return None


Nodes = tuple[str, str, list[tuple[str, list[str], int | None]]]
"""Letter and name of an origin, and for each member its source, its relays, the place of the member it hangs from."""


def _nodes(view: OriginView) -> Nodes:
    rows = view.all
    above = {id(below): place for place, row in enumerate(rows) for below in row.below}
    return view.letter, view.name, [(row.source, row.relays, above.get(id(row))) for row in rows]
