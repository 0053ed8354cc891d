"""Differing numbers of a labelled story stand in the number grid as conflict or update."""

from __future__ import annotations

import json
from pathlib import Path

from claims.evaluation.gold import read_story
from claims.evaluation.measures import Score
from claims.evaluation.stories import STORY_MEASURES, score_story

REPORTS = {
    "1.json": ("2024-05-06", "The flood in Velmora killed 12 people, the interior ministry said."),
    "2.json": ("2024-05-07", "The flood in Velmora killed 31 people, the interior ministry said."),
    "3.json": ("2024-05-07", "The flood in Velmora killed about 30 people, the interior ministry said."),
}


def test_a_toll_that_grew_is_counted_and_one_within_its_hedge_is_not(tmp_path):
    mentions = []
    for (file, (day, text)), number in zip(REPORTS.items(), ("12 deaths", "31 deaths", "~30 deaths"), strict=True):
        report = {"outlet": file, "lang": "en", "published": day, "text": text}
        (tmp_path / file).write_text(json.dumps(report), encoding="utf-8")
        mentions.append({"file": file, "quote": text.partition(",")[0], "number": number})
    claims = [{"id": "c1", "mentions": mentions, "relation_notes": "numbers differ: 12 -> 31"}]
    (tmp_path / "gold.json").write_text(json.dumps({"claims": claims}), encoding="utf-8")
    score = score_story(read_story(tmp_path))
    assert (score.counts["differing_shown"].hit, score.counts["differing_shown"].of) == (2, 2)


def test_differing_numbers_of_labelled_stories_are_shown_as_conflict_or_update(shared: Path):
    total = Score("total", STORY_MEASURES)
    for folder in sorted((shared / "data" / "stories").iterdir()):
        total.add(score_story(read_story(folder)))
    shown, together = total.counts["differing_shown"].share, total.counts["differing_in_grid"].share
    assert shown is not None
    assert shown >= 0.95
    assert together is not None
    assert together >= 0.8
