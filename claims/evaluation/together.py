"""Stories in one archive, as in a newsroom's: how many of the matches said are between reports of two of them.

A story by itself tells nothing of this: there, whatever shares its words is at least of its event. Stories of one
subject may share a claim (two earthquakes, their country's history), so a share of nothing is not to be had.
"""

from __future__ import annotations

from collections.abc import Sequence

from .archive import build_archive
from .gold import GoldStory
from .measures import Measure, Score

TOGETHER_MEASURES = (
    Measure("matches_within", "matches said that lie within one story", target=0.95),
    Measure("groups_within", "groups of several reports that hold one story"),
)


def score_together(stories: Sequence[GoldStory]) -> Score:
    """Match the reports of all ``stories`` with each other and count what lies within a story. The misses are matches
    across stories, with both claims."""
    reports = {
        f"{number}/{file}": article for number, story in enumerate(stories) for file, article in story.reports.items()
    }
    archive = build_archive(reports)
    story_of = {pk: name.partition("/")[0] for name, pks in archive.of_file.items() for pk in pks}
    score = Score("all stories in one archive", TOGETHER_MEASURES)
    for left, right in sorted(archive.pairs):
        within = story_of[left] == story_of[right]
        score.counts["matches_within"].add(within)
        if not within:
            relation = archive.pairs[left, right].comparison.relation.value
            names = " / ".join(stories[int(story_of[pk])].name for pk in (left, right))
            score.misses.append(f"{relation}  {names}: {archive.claims[left].text}\n    {archive.claims[right].text}")
    members: dict[int, list[int]] = {}
    for pk, group in archive.group_of.items():
        members.setdefault(group, []).append(pk)
    for pks in members.values():
        if len({archive.views[pk].report for pk in pks}) > 1:
            score.counts["groups_within"].add(len({story_of[pk] for pk in pks}) == 1)
    return score
