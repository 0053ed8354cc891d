"""Listed copies and shared sources of labelled stories fold into one origin."""

from __future__ import annotations

import json
from collections import defaultdict
from itertools import combinations
from pathlib import Path

from claims.evaluation.archive import Archive, build_archive
from claims.evaluation.copies import said_copies
from claims.evaluation.gold import GoldStory, read_story
from claims.evaluation.measures import Count
from claims.matching.origins import FoldReason, Voice, deepest_name, fold_origins


def origin_of(story: GoldStory, archive: Archive) -> dict[tuple[int, str], set[int]]:
    """The origins (numbered) that a file's claims have in a group: (group, file) to numbers."""
    langs = {file: archive.views[pks[0]].lang for file, pks in archive.of_file.items() if pks}
    reprints = {frozenset(pair) for pair in said_copies(story, langs)}
    file_of = {pk: file for file, pks in archive.of_file.items() for pk in pks}
    members: dict[int, list[int]] = defaultdict(list)
    for pk, group in sorted(archive.group_of.items()):
        members[group].append(pk)
    found: dict[tuple[int, str], set[int]] = defaultdict(set)
    for group, pks in members.items():
        voices = []
        for pk in pks:
            view = archive.views[pk]
            name = deepest_name([*view.via, *([view.speaker] if view.speaker else [])], view.lang)
            outlet = story.reports[file_of[pk]].outlet
            voices.append(Voice(pk, view.report, name or outlet, view.lang, None if name else view.report))
        copies = {
            (one, two): FoldReason.REPRINT
            for one, two in combinations(pks, 2)
            if frozenset((file_of[one], file_of[two])) in reprints
        }
        for number, origin in enumerate(fold_origins(voices, copies)):
            for pk in origin.claims:
                found[group, file_of[pk]].add(number)
    return found


def folded(found: dict[tuple[int, str], set[int]], files: list[str]) -> Count:
    """How many groups that two of these files share have an origin that both go back to."""
    count = Count()
    for one, two in combinations(sorted(files), 2):
        for group in {group for group, file in found if file == one} & {group for group, file in found if file == two}:
            count.add(bool(found[group, one] & found[group, two]))
    return count


def test_listed_copies_and_reports_of_one_communique_go_back_to_one_origin(shared: Path):
    copies, sources = Count(), Count()
    for folder in sorted((shared / "data" / "stories").iterdir()):
        story = read_story(folder)
        found = origin_of(story, build_archive(story.reports))
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        for total, groups in ((copies, [list(group) for group in story.copies]), (sources, rows(gold))):
            for files in groups:
                count = folded(found, files)
                total.hit, total.of = total.hit + count.hit, total.of + count.of
    print(f"listed copies in one origin {copies}, reports of one source {sources}")
    assert copies.hit == copies.of
    assert sources.share is not None
    assert sources.share >= 0.5


def rows(gold: dict) -> list[list[str]]:
    return [row["files"] for row in gold.get("shared_source") or ()]
