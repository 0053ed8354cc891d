"""How well claims are extracted: an annotated article (the seed) claim by claim, labelled stories mention by mention.

Seed. An annotated claim is covered when a claim *of its own* holds four fifths of its words and is no longer than three
times its length plus 60 characters: each extracted claim is given to one annotated claim only, so a sentence that
states two things must have been cut in two. Slots are compared within these pairs:

- speaker and relay: as names (see ``alike``), with the annotation's accepted spellings; nobody where it names nobody,
  the outlet counting as nobody. Background that only a relay vouches for (``speaker`` null, ``via`` named) is right
  with that relay as speaker too: it is the same chain.
- numbers and dates: all that the annotation names, and none else within its quote; counted among all covered claims,
  and once more among those where either side has one.
  A date is right by its ISO form. One that fixes no day (``iso`` null) is right with any ISO form or none, and is asked
  for only when its words belong to the quote.
- polarity: as annotated.

An extracted claim is *precise* when it covers an annotated claim, or half of its words stand in annotated quotes, or
it is rated checkable (see ``CHECKABLE``); never when it is one of the lines listed as ``not_claims``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claims.language import fold, get_language
from claims.types import ExtractedClaim

from .gold import GoldStory
from .measures import Measure, Score
from .mentions import COVERED, MENTION_MEASURES, chain, claims_of, covering, is_tight, score_mention, share_held
from .naming import alike
from .seed import GoldClaim, GoldSeed

CHECKABLE = 0.5
"""Check-worthiness from which a claim that the annotation does not list passes for a checkable statement."""

SEED_MEASURES = (
    Measure("checkable_covered", "clearly checkable claims with a claim of their own", target=1.0, floor=1.0),
    Measure("covered", "all annotated claims with a claim of their own", target=0.965, floor=0.96),
    Measure("speaker", "speaker right, of those covered", target=0.95, floor=0.95),
    Measure("relay", "relay right", target=0.95, floor=0.95),
    Measure("number", "numbers right", target=0.95, floor=0.95),
    Measure("number_given", "… where there are any"),
    Measure("date", "dates right", target=0.95, floor=0.95),
    Measure("date_given", "… where there are any"),
    Measure("polarity", "polarity right", target=0.95, floor=0.95),
    Measure("precise", "extracted claims that are annotated or checkable", target=0.95, floor=0.95),
)


def score_story_extraction(story: GoldStory) -> Score:
    """Extract the claims of the story's reports and compare them with its gold mentions."""
    score = Score(story.name, MENTION_MEASURES)
    read = {file: claims_of(article) for file, article in story.reports.items()}
    for mention in story.mentions:
        lang, claims = read[mention.file]
        found = covering(mention, claims, lang)
        known = len(score.misses)
        score_mention(score, mention, None if found is None else claims[found], story)
        if len(score.misses) > known:
            score.misses.append(_in_sentence(story.reports[mention.file].text, lang, mention.start, mention.end))
    return score


def score_seed(seed: GoldSeed) -> Score:
    """Extract the article's claims and compare them with its annotation."""
    score = Score(seed.name, SEED_MEASURES)
    lang, claims = claims_of(seed.article)
    own = pair_up(seed.claims, claims, lang)
    for number, gold in enumerate(seed.claims):
        known = len(score.misses)
        claim = claims[own[number]] if number in own else None
        score.counts["covered"].add(claim is not None)
        if gold.checkworthy == 2:
            score.counts["checkable_covered"].add(claim is not None)
        if claim is None:
            score.misses.append(f"no claim of its own  {gold.id}: {gold.quote}")
        else:
            score.misses.extend(_score_slots(score, gold, claim, seed))
        if len(score.misses) > known:
            score.misses.append(_in_sentence(seed.article.text, lang, gold.start, gold.end))
    for claim in claims:
        right = is_precise(claim, seed, lang)
        score.counts["precise"].add(right)
        if not right:
            score.misses.append(f"not annotated and not checkable: {claim.text}")
            score.misses.append(_in_sentence(seed.article.text, lang, claim.start, claim.end))
    return score


def pair_up(golds: Sequence[GoldClaim], claims: Sequence[ExtractedClaim], lang: str) -> dict[int, int]:
    """Give each annotated claim an extracted claim of its own: position → position.

    As many as possible are served (augmenting paths); of several choices the claim closest in length comes first.
    """
    options = {row: _options(gold, claims, lang) for row, gold in enumerate(golds)}
    holder: dict[int, int] = {}

    def serve(row: int, tried: set[int]) -> bool:
        for column in options[row]:
            if column not in tried:
                tried.add(column)
                if column not in holder or serve(holder[column], tried):
                    holder[column] = row
                    return True
        return False

    closest = sorted(
        (abs(len(claims[column].text) - len(golds[row].quote)), row, column)
        for row in options
        for column in options[row]
    )
    for _, row, column in closest:
        if column not in holder and row not in holder.values():
            holder[column] = row
    for row in options:
        if row not in holder.values():
            serve(row, set())
    return {row: column for column, row in holder.items()}


def _options(gold: GoldClaim, claims: Sequence[ExtractedClaim], lang: str) -> list[int]:
    """The positions of the claims that cover this annotated one, the closest in length first."""
    found = [
        (abs(len(claim.text) - len(gold.quote)), column)
        for column, claim in enumerate(claims)
        if is_tight(claim, gold.quote) and share_held(claim, gold.start, gold.quote, lang) >= COVERED
    ]
    return [column for _, column in sorted(found)]


def _score_slots(score: Score, gold: GoldClaim, claim: ExtractedClaim, seed: GoldSeed) -> Iterable[str]:
    """Count the slots of a covered claim; the misses in words."""
    wrong = []
    right: bool | None
    for slot, right in (("speaker", speaker_right(gold, claim, seed)), ("relay", relay_right(gold, claim, seed))):
        score.counts[slot].add(right)
        if not right:
            wanted = " ← ".join((*([gold.via] if gold.via else []), gold.speaker or "(outlet)"))
            wrong.append(f"{slot}: {chain(claim)}, not {wanted}  {gold.id}: {claim.text}")
    right = numbers_right(gold, claim)
    _count_given(score, "number", right)
    if right is False:
        raws = [figure.raw for figure in claim.quantities]
        wrong.append(f"numbers {raws}, not {[number.raw for number in gold.numbers]}  {gold.id}: {claim.text}")
    right = dates_right(gold, claim)
    _count_given(score, "date", right)
    if right is False:
        isos = [f"{date.raw} = {date.iso}" for date in claim.dates]
        wrong.append(f"dates {isos}, not {[f'{d.raw} = {d.iso}' for d in gold.dates]}  {gold.id}: {claim.text}")
    score.counts["polarity"].add(claim.polarity is gold.polarity)
    if claim.polarity is not gold.polarity:
        wrong.append(f"polarity {claim.polarity}, not {gold.polarity}  {gold.id}: {claim.text}")
    return wrong


def _count_given(score: Score, slot: str, right: bool | None) -> None:
    score.counts[slot].add(right is not False)
    if right is not None:
        score.counts[f"{slot}_given"].add(right)


def speaker_right(gold: GoldClaim, claim: ExtractedClaim, seed: GoldSeed) -> bool:
    """Whether the claim's speaker is the annotated one; see the module for what counts as nobody."""
    said = _but_outlet(claim.speaker, seed)
    if gold.speaker is None:
        return said is None or (gold.via is not None and not claim.via and alike(said, gold.via, seed.variants))
    return said is not None and alike(said, gold.speaker, seed.variants)


def relay_right(gold: GoldClaim, claim: ExtractedClaim, seed: GoldSeed) -> bool:
    """Whether the annotated relay is among the claim's relays, or both have none."""
    relays = [name for name in claim.via if _but_outlet(name, seed)]
    if gold.via is None:
        return not relays
    if gold.speaker is None and not relays and claim.speaker:
        relays = [claim.speaker]
    return any(alike(name, gold.via, seed.variants) for name in relays)


def _but_outlet(name: str | None, seed: GoldSeed) -> str | None:
    return None if name is None or alike(name, seed.article.outlet, seed.variants) else name


def numbers_right(gold: GoldClaim, claim: ExtractedClaim) -> bool | None:
    """Whether the claim's figures are the annotated ones; ``None`` when neither side has any."""
    inside = [figure for figure in claim.quantities if gold.start <= figure.start and figure.end <= gold.end]
    if not gold.numbers and not inside:
        return None
    surplus = [figure for figure in inside if not any(number.told_by([figure]) for number in gold.numbers)]
    return all(number.told_by(claim.quantities) for number in gold.numbers) and not surplus


def dates_right(gold: GoldClaim, claim: ExtractedClaim) -> bool | None:
    """Whether the claim's dates are the annotated ones; ``None`` when neither side has a date to compare."""
    told = {date.iso for date in claim.dates}
    asked = [date for date in gold.dates if date.iso is not None or date.raw in gold.quote]
    inside = [date for date in claim.dates if gold.start <= date.start and date.end <= gold.end]
    if not asked and not inside:
        return None
    named = all(
        date.iso in told if date.iso is not None else any(_share_words(date.raw, other.raw) for other in claim.dates)
        for date in asked
    )
    isos = {date.iso for date in gold.dates}
    open_words = [date.raw for date in gold.dates if date.iso is None]
    surplus = [
        date for date in inside if date.iso not in isos and not any(_share_words(date.raw, raw) for raw in open_words)
    ]
    return named and not surplus


def _share_words(one: str, other: str) -> bool:
    return bool(set(fold(one).split()) & set(fold(other).split()))


def is_precise(claim: ExtractedClaim, seed: GoldSeed, lang: str) -> bool:
    """Whether an extracted claim is one a careful reader would take from the article too."""
    text = fold(claim.text).strip()
    if any(text == fold(line).strip() for line in seed.not_claims):
        return False
    if any(
        share_held(claim, gold.start, gold.quote, lang) >= COVERED
        for gold in seed.claims
        if is_tight(claim, gold.quote)
    ):
        return True
    words = [token for token in get_language(lang).tokens(claim.text) if token.is_word]
    inside = sum(
        any(gold.start <= claim.start + word.start and claim.start + word.end <= gold.end for gold in seed.claims)
        for word in words
    )
    return 2 * inside >= len(words) or claim.checkworthiness >= CHECKABLE


def _in_sentence(text: str, lang: str, start: int, end: int) -> str:
    """The sentences a span stands in, for a line below a miss."""
    found = [s.text for s in get_language(lang).sentences(text) if s.start < end and start < s.end]
    return "    in: " + " ".join(found).replace("\n", " ")
