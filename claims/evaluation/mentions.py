"""How well the claims of a report cover the mentions that a labelled story lists for it."""

from __future__ import annotations

from collections.abc import Sequence

from claims.extraction import extract
from claims.language import detect_language, get_language
from claims.types import Article, ExtractedClaim

from .gold import GoldStory, Mention
from .measures import Measure, Score
from .naming import alike

COVERED = 0.8
"""Share of the quote's words that a claim must hold to cover it."""

MENTION_MEASURES = (
    Measure("extracted", "gold mentions covered by a claim", target=0.95, floor=0.96),
    Measure("tight", "… no longer than three times the quote plus 60 characters", target=0.92, floor=0.95),
    Measure("attributed", "speaker or relay named right, of those covered", target=0.88, floor=0.88),
    Measure("numbered", "number right, of those covered", target=0.97, floor=0.97),
)


def claims_of(article: Article) -> tuple[str, list[ExtractedClaim]]:
    """The language a report is read in and its claims, as the application finds them."""
    lang = detect_language(article.text) or article.lang or "und"
    return lang, extract(
        article.text,
        lang,
        title=article.title,
        outlet=article.outlet,
        published=article.published,
        agency=article.agency,
    )


def share_held(claim: ExtractedClaim, start: int, quote: str, lang: str) -> float:
    """The share of the words of ``quote``, which stands at ``start`` of the report, that the claim holds."""
    words = [token for token in get_language(lang).tokens(quote) if token.is_word]
    held = sum(claim.start <= start + word.start and start + word.end <= claim.end for word in words)
    return held / len(words) if words else 0.0


def is_tight(claim: ExtractedClaim, quote: str) -> bool:
    """Whether the claim is a clause around the quote rather than the paragraph around it."""
    return len(claim.text) <= 3 * len(quote) + 60


def covering(mention: Mention, claims: Sequence[ExtractedClaim], lang: str) -> int | None:
    """The position of the claim that holds most of the quote's words, the shortest of these; ``None`` when none
    holds enough."""
    best: tuple[float, int, int] | None = None
    for number, claim in enumerate(claims):
        share = share_held(claim, mention.start, mention.quote, lang)
        rank = (-share, len(claim.text), number)
        if share >= COVERED and (best is None or rank < best):
            best = rank
    return None if best is None else best[2]


def score_mention(score: Score, mention: Mention, claim: ExtractedClaim | None, story: GoldStory) -> None:
    """Count one mention, covered by ``claim`` or (``None``) by no claim, and word what is wrong with it."""
    score.counts["extracted"].add(claim is not None)
    score.counts["tight"].add(claim is not None and is_tight(claim, mention.quote))
    where = f"{mention.claim} {mention.file}"
    if claim is None:
        score.misses.append(f"not extracted  {where}: {mention.quote}")
        return
    if not is_tight(claim, mention.quote):
        score.misses.append(f"too long for “{mention.quote}”  {where}: {claim.text}")
    report = story.reports[mention.file]
    right = attributed(mention.speakers, claim, report.outlet, report.agency)
    score.counts["attributed"].add(right)
    if not right:
        wanted = " or ".join(mention.speakers) or "the outlet"
        score.misses.append(f"attributed to {chain(claim)}, not {wanted}  {where}: {claim.text}")
    if mention.number is not None:
        right = mention.number.told_by(claim.quantities, claim.dates)
        score.counts["numbered"].add(right)
        if not right:
            raw = [figure.raw for figure in claim.quantities]
            score.misses.append(f"numbers {raw}, not {mention.number.raw}  {where}: {claim.text}")


def chain(claim: ExtractedClaim) -> str:
    """The claim's chain of attribution in one line, nearest to the outlet first."""
    return " ← ".join((*claim.via, claim.speaker or "(outlet)"))


def attributed(gold: Sequence[str], claim: ExtractedClaim, outlet: str, agency: str = "") -> bool:
    """Whether the claim names one of the gold speakers, or nobody where the gold names nobody but the outlet. What an
    outlet says itself it says through the ``agency`` that its report is credited to."""
    named = [name for name in (claim.speaker, *claim.via) if name]
    wanted = [name for name in gold if not alike(name, outlet)]
    if not wanted:
        credited = bool(agency) and all(alike(name, agency) for name in named)
        return credited or not named or any(alike(name, outlet) for name in named)
    return any(alike(one, other) for one in wanted for other in named)
