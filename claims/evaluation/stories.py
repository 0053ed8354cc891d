"""How much of a labelled story the program finds: extracted, attributed, numbered, brought together.

Pairs are those of two mentions of one gold claim in different reports. A pair is found when both mentions have a claim
and the two share a group or are matched with a relation other than *related*. Precision looks the other way: of the
pairs the program brings together whose claims both cover a gold mention, how many cover mentions of one gold claim.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations

from claims.language import fold, get_language
from claims.types import ExtractedClaim, Relation

from .archive import Archive, build_archive
from .gold import GoldStory, Mention

COVERED = 0.8
"""Share of the quote's words that a claim must hold to cover it."""


@dataclass(slots=True)
class Count:
    """``hit`` of ``of``."""

    hit: int = 0
    of: int = 0

    def add(self, hit: bool) -> None:
        """Count one more."""
        self.hit += hit
        self.of += 1

    @property
    def share(self) -> float | None:
        """0 to 1; ``None`` when there was nothing to count."""
        return self.hit / self.of if self.of else None


MEASURES = {
    "extracted": "gold mentions covered by a claim",
    "tight": "… no longer than three times the quote plus 60 characters",
    "attributed": "speaker or relay named right, of those covered",
    "numbered": "number right, of those covered",
    "recall_one_language": "pairs found, same language",
    "recall_across": "pairs found, across languages",
    "precision": "pairs said that are right",
}


@dataclass(slots=True)
class StoryScore:
    """Counts by measure, and what was missed, in words."""

    name: str
    counts: dict[str, Count] = field(default_factory=lambda: {name: Count() for name in MEASURES})
    misses: list[str] = field(default_factory=list)

    def add(self, other: StoryScore) -> None:
        """Add another story's counts to this total."""
        for name, count in other.counts.items():
            self.counts[name].hit += count.hit
            self.counts[name].of += count.of

    def as_json(self) -> dict[str, object]:
        """Shares and counts by measure."""
        return {
            "story": self.name,
            **{name: {"share": count.share, "hit": count.hit, "of": count.of} for name, count in self.counts.items()},
        }


def score_story(story: GoldStory) -> StoryScore:
    """Run the program over the story's reports and compare with its gold."""
    archive = build_archive(story.reports)
    score = StoryScore(story.name)
    covering: dict[Mention, int] = {}
    for mention in story.mentions:
        pk = covering_claim(mention, archive, story)
        score.counts["extracted"].add(pk is not None)
        if pk is None:
            score.misses.append(f"not extracted  {mention.claim} {mention.file}: {mention.quote}")
            score.counts["tight"].add(False)
            continue
        covering[mention] = pk
        _score_slots(score, mention, archive.claims[pk], story)
    _score_pairs(score, covering, archive, story)
    return score


def covering_claim(mention: Mention, archive: Archive, story: GoldStory) -> int | None:
    """The claim that holds most of the quote's words, the shortest of these; ``None`` when none holds enough."""
    lang = archive.views[archive.of_file[mention.file][0]].lang if archive.of_file[mention.file] else "und"
    words = [token for token in get_language(lang).tokens(mention.quote) if token.is_word]
    best: tuple[float, int, int] | None = None
    for pk in archive.of_file[mention.file]:
        claim = archive.claims[pk]
        held = sum(
            claim.start <= mention.start + word.start and mention.start + word.end <= claim.end for word in words
        )
        share = held / len(words) if words else 0.0
        if share >= COVERED and (best is None or (-share, len(claim.text)) < best[:2]):
            best = (-share, len(claim.text), pk)
    return None if best is None else best[2]


def _score_slots(score: StoryScore, mention: Mention, claim: ExtractedClaim, story: GoldStory) -> None:
    score.counts["tight"].add(len(claim.text) <= 3 * len(mention.quote) + 60)
    outlet = story.reports[mention.file].outlet
    right = attributed(mention.speakers, claim, outlet)
    score.counts["attributed"].add(right)
    if not right:
        said = " ← ".join((*claim.via, claim.speaker or "(outlet)"))
        score.misses.append(f"attributed to {said}, not {mention.speakers}  {mention.file}: {claim.text}")
    if mention.number is not None:
        right = any(mention.number in (figure.value, figure.low, figure.high) for figure in claim.quantities)
        score.counts["numbered"].add(right)
        if not right:
            raw = [figure.raw for figure in claim.quantities]
            score.misses.append(f"numbers {raw}, not {mention.number:g}  {mention.file}: {claim.text}")


def attributed(gold: tuple[str, ...], claim: ExtractedClaim, outlet: str) -> bool:
    """Whether the claim names one of the gold speakers, or nobody where the gold names nobody but the outlet."""
    named = [name for name in (claim.speaker, *claim.via) if name]
    wanted = [name for name in gold if not _alike(name, outlet)]
    if not wanted:
        return not named or any(_alike(name, outlet) for name in named)
    return any(_alike(one, other) for one in wanted for other in named)


def _alike(one: str, other: str) -> bool:
    """Whether one name holds the other, articles and typography aside."""
    words = [_words(one), _words(other)]
    return bool(words[0]) and bool(words[1]) and (words[0] <= words[1] or words[1] <= words[0])


def _words(name: str) -> frozenset[str]:
    lang = "ar" if any("\u0600" <= character <= "\u06ff" for character in name) else "en"
    language = get_language(lang)
    return frozenset(
        language.stem(token.norm)
        for token in language.tokens(fold(name).replace("'s", ""))
        if token.is_word and not language.is_stop(token.norm) and token.norm not in {"the", "le", "la", "l", "de", "du"}
    )


def _score_pairs(score: StoryScore, covering: dict[Mention, int], archive: Archive, story: GoldStory) -> None:
    gold_of: dict[int, set[str]] = defaultdict(set)
    for mention, pk in covering.items():
        gold_of[pk].add(mention.claim)
    for one, other in combinations(story.mentions, 2):
        if one.claim != other.claim or one.file == other.file:
            continue
        langs = {story.reports[one.file].lang, story.reports[other.file].lang}
        name = "recall_one_language" if len(langs) == 1 else "recall_across"
        found = one in covering and other in covering and brought_together(covering[one], covering[other], archive)
        score.counts[name].add(found)
        if not found and one in covering and other in covering:
            texts = [archive.claims[covering[mention]].text for mention in (one, other)]
            score.misses.append(f"apart  {one.claim}: {texts[0]}  |  {texts[1]}")
    for left, right in combinations(sorted(gold_of), 2):
        if archive.views[left].report != archive.views[right].report and brought_together(left, right, archive):
            right_pair = bool(gold_of[left] & gold_of[right])
            score.counts["precision"].add(right_pair)
            if not right_pair:
                texts = [archive.claims[pk].text for pk in (left, right)]
                score.misses.append(f"together  {gold_of[left]} {gold_of[right]}: {texts[0]}  |  {texts[1]}")


def brought_together(one: int, other: int, archive: Archive) -> bool:
    """Whether two claims share a group or are matched as more than related."""
    group = archive.group_of.get(one)
    if group is not None and group == archive.group_of.get(other):
        return True
    pair = archive.pairs.get((min(one, other), max(one, other)))
    return pair is not None and pair.comparison.relation is not Relation.RELATED
