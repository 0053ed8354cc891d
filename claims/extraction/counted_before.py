"""What a French figure behind « en » counts when the sentence before tells: « La Croix-Rouge recense 300 cas. La mairie
en a relevé 340 »."""

from __future__ import annotations

from collections.abc import Sequence

from claims.extraction.lexicon import wordset
from claims.extraction.line import Line
from claims.language.units import is_money, measures
from claims.types import ExtractedClaim

_EN = wordset("of_them_pronoun", "fr")
_FROM_PRONOUN = 6
"""Words from « en » to its figure: « n'en a pour l'heure relevé que 12 »."""
_UNCOUNTABLE = frozenset(("age", "fraction", "magnitude", "score", "vote"))
"""What figures tell that is no number of people or things."""
_BACK = 2
"""Claims before this one among which the figure stands that tells."""


def counted_before(line: Line, index: int, before: Sequence[ExtractedClaim]) -> str | None:
    """What the bare figure ``index`` of ``line`` counts by the claims ``before`` it in the report; ``None`` where the
    figure has a noun of its own, no « en » belongs to it, or what was counted last is a measure or two kinds."""
    figure = line.quantities[index]
    if line.code != "fr" or figure.unit or figure.value is None:
        return None
    at = line.in_quantity.index(index)
    near = range(at - 1, max(at - _FROM_PRONOUN, -1), -1)
    pronoun = next((k for k in near if line.norms[k] in _EN or line.stops(k)), None)
    if pronoun is None or line.norms[pronoun] not in _EN or line.in_date[pronoun + 1] >= 0:
        return None
    if not (line.verb(pronoun + 1) or line.is_a(pronoun + 1, "aux") or line.cue(pronoun + 1)):
        return None
    told = line.quantities[:index] or [quantity for claim in before[-_BACK:] for quantity in claim.quantities]
    kinds = {quantity.counted for quantity in told}
    kind = kinds.pop() if len(kinds) == 1 else None
    return None if kind in _UNCOUNTABLE or is_money(kind) or kind in measures("fr") else kind
