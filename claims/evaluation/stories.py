"""How much of a labelled story the program finds: extracted, attributed, numbered, brought together.

Pairs are those of two mentions of one gold claim in different reports. A pair is found when both mentions have a claim
and the two share a group or are matched with a relation other than *related*. Precision looks the other way: of the
pairs the program brings together whose claims both cover a gold mention, how many cover mentions of one gold claim.
Copies are pairs of reports of one language whose texts are near-identical.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

from claims.types import Relation

from .archive import Archive, build_archive
from .copies import COPY_MEASURES, score_copies
from .gold import GoldStory, Mention
from .grid import GRID_MEASURES, score_grid
from .measures import Measure, Score
from .mentions import MENTION_MEASURES, covering, score_mention

STORY_MEASURES = (
    *(Measure(measure.name, measure.meaning, measure.target) for measure in MENTION_MEASURES),
    Measure("recall_one_language", "pairs found, same language"),
    Measure("recall_across", "pairs found, across languages"),
    Measure("precision", "pairs said that are right"),
    *GRID_MEASURES,
    *COPY_MEASURES,
)


def score_story(story: GoldStory) -> Score:
    """Run the program over the story's reports and compare with its gold."""
    archive = build_archive(story.reports)
    score = Score(story.name, STORY_MEASURES)
    covered: dict[Mention, int] = {}
    for mention in story.mentions:
        pks = archive.of_file[mention.file]
        claims = [archive.claims[pk] for pk in pks]
        found = covering(mention, claims, archive.views[pks[0]].lang) if pks else None
        score_mention(score, mention, None if found is None else claims[found], story)
        if found is not None:
            covered[mention] = pks[found]
    _score_pairs(score, covered, archive, story)
    score_grid(score, story, covered, archive)
    score_copies(score, story, {file: archive.views[pks[0]].lang for file, pks in archive.of_file.items() if pks})
    return score


def _score_pairs(score: Score, covered: dict[Mention, int], archive: Archive, story: GoldStory) -> None:
    gold_of: dict[int, set[str]] = defaultdict(set)
    for mention, pk in covered.items():
        gold_of[pk].add(mention.claim)
    for one, other in combinations(story.mentions, 2):
        if one.claim != other.claim or one.file == other.file:
            continue
        langs = {story.reports[one.file].lang, story.reports[other.file].lang}
        name = "recall_one_language" if len(langs) == 1 else "recall_across"
        found = one in covered and other in covered and brought_together(covered[one], covered[other], archive)
        score.counts[name].add(found)
        if not found and one in covered and other in covered:
            texts = [archive.claims[covered[mention]].text for mention in (one, other)]
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
