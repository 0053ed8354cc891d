"""A newsroom's archive in the database: two stories go through the program for real, hundreds of others are told after
them in other words.

The demonstration's reports, each with much of a second one and other figures, are read, matched, grouped and compared
by the program. Every other story repeats what came of that (claims with slots, matches with evidence, groups, shared
wording) with most of its words put into others of the same length, so that offsets hold, and with keys of its own.
"""

from __future__ import annotations

import datetime as dt
import itertools
import random
import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from django.db import connection, transaction

from claims.ingest.files import read_file
from claims.matching.keys import make_keys
from claims.models import Claim, Group, Match, Report, ReportVersion, Source, Story, TextReuse
from claims.services.bulk import insert_rows
from claims.services.index import catch_up
from claims.services.pipeline import drain
from claims.services.reports import add_article
from tests.benchmarks.texts import DEMO

SIZES = (6, 8, 9, 12, 16, 20, 28, 40)
"""Reports of one story."""
SOURCES = 60
FIRST_DAY = dt.date(2024, 1, 1)
BATCH = 5_000
_WORD = re.compile(r"[^\W\d_]{5,}")
_NUMBER = re.compile(r"(?<![\d.,/])\d{1,3}(?![\d.,/])")
_TURNED = ("bcdfghjklmnpqrstvwxz", "BCDFGHJKLMNPQRSTVWXZ", "بجحخدذرزسشصضطظعغفقكه")

Row = dict[str, Any]


@dataclass
class Stock:
    """One story as the program made it: rows of its reports, with their claims, and what lies between them."""

    reports: list[Row] = field(default_factory=list)
    versions: dict[int, Row] = field(default_factory=dict)
    claims: dict[int, list[Row]] = field(default_factory=lambda: defaultdict(list))
    matches: list[Row] = field(default_factory=list)
    titles: dict[int, int | None] = field(default_factory=dict)
    reuse: dict[tuple[int, int], Row] = field(default_factory=dict)


def fill(reports: int, claims: int) -> dict[str, int]:
    """Fill the present, empty database with so many reports and claims; how many rows of each kind there are."""
    chance = random.Random(reports)
    editions = 1 if reports < 100 else 2
    per = claims / reports
    stocks = [_stock(name, editions, chance) for name in (("truce",) if reports < 100 else ("truce", "port"))]
    insert_rows(Source, [{"name": f"Outlet {number}", "reviewed": True} for number in range(SOURCES)])
    sources = list(Source.objects.values_list("pk", flat=True))
    ids = {model: itertools.count((model.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1)
           for model in (Story, Report, ReportVersion, Claim, Group, Match)}  # fmt: skip
    made, told = Report.objects.count(), Claim.objects.count()
    for number in itertools.count():
        size = min(SIZES[number % len(SIZES)], reports - made)
        if size <= 0:
            break
        last = made + size >= reports
        share = (claims - told if last else round(per * (made + size)) - told) / size
        teller = _Teller(number, stocks[number % len(stocks)], sources, ids, chance)
        with transaction.atomic():
            told += teller.tell(size, share)
        made += size
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    catch_up()
    return {model._meta.model_name or "": model.objects.count()
            for model in (Report, Claim, Match, Group, Story, TextReuse)}  # fmt: skip


def _stock(story: str, editions: int, chance: random.Random) -> Stock:
    """The demonstration's reports on one event, in several editions, through the program."""
    articles = [one for path in sorted(DEMO.glob(f"{story}-*.json")) for one in read_file(path.name, path.read_bytes())]
    wanted = []
    for edition in range(editions):
        for article in articles:
            same = [one.text for one in articles if one.lang == article.lang and one is not article]
            told = [part for text in (article.text, *same) for part in text.split("\n") if part.strip()]
            if edition:
                chance.shuffle(told)
                told = [_NUMBER.sub(lambda _found: str(chance.randrange(3, 400)), part) for part in told]
            text = "\n\n".join(told)
            changed = replace(article, text=text, url="", outlet=f"{article.outlet} {edition or ''}".strip())
            wanted.append(add_article(article=changed).report.pk)
    drain(wanted)
    found = Stock(reports=list(Report.objects.filter(pk__in=wanted, stage="ready").order_by("pk").values()))
    inside = [row["id"] for row in found.reports]
    found.versions = {row["report_id"]: row for row in ReportVersion.objects.filter(report__in=inside).values()}
    for row in Claim.objects.current().filter(report__in=inside).order_by("pk").values():
        found.claims[row["report_id"]].append(row)
    found.matches = list(Match.objects.filter(left_report__in=inside, right_report__in=inside).values())
    found.titles = dict(Group.objects.values_list("pk", "title_id"))
    found.reuse = {(row["left_id"], row["right_id"]): row for row in TextReuse.objects.among(inside).values()}
    return found


class _Teller:
    """Tells one story after the stock: ``number`` decides which words it puts for which."""

    def __init__(self, number: int, stock: Stock, sources: list[int], ids: Row, chance: random.Random) -> None:
        self.number, self.stock, self.sources, self.ids, self.chance = number, stock, sources, ids, chance
        turns = number % 17 + 1
        self.table = str.maketrans(
            {one: row[(place + turns) % len(row)] for row in _TURNED for place, one in enumerate(row)}
        )
        self.word = lru_cache(maxsize=None)(self._word)

    def tell(self, size: int, share: float) -> int:
        """``size`` reports with ``share`` claims each at the mean; how many claims there are."""
        story = next(self.ids[Story])
        title = self.words(self.stock.reports[0]["title"])
        insert_rows(Story, [{"id": story, "title": title, "lang": self.stock.reports[0]["lang"]}])
        reports, versions, claims, wording = [], [], [], {}
        place_of: dict[int, list[tuple[int, int]]] = defaultdict(list)
        copies: dict[int, list[int]] = defaultdict(list)
        groups: dict[int, int] = {}
        for place in range(size):
            old = self.stock.reports[place % len(self.stock.reports)]
            pk, version = next(self.ids[Report]), next(self.ids[ReportVersion])
            copies[old["id"]].append(pk)
            day = FIRST_DAY + dt.timedelta(days=5 * self.number + place * 4 // size)
            reports.append(
                {**old, "id": pk, "story_id": story, "current_version_id": version, "identity": f"load:{pk}",
                 "source_id": self.chance.choice(self.sources), "published": day, "title": self.words(old["title"])}
            )  # fmt: skip
            text = self.stock.versions[old["id"]]
            versions.append(
                {**text, "id": version, "report_id": pk, "text": self.words(text["text"]), "text_hash": f"load:{pk}",
                 "title": self.words(text["title"])}
            )  # fmt: skip
            most = round(share * (place + 1)) - len(claims)
            for row in self.stock.claims[old["id"]][: max(0, most)]:
                if row["id"] not in wording:
                    wording[row["id"]] = self._said(row)
                claim = next(self.ids[Claim])
                place_of[row["id"]].append((claim, pk))
                if row["group_id"] and row["group_id"] not in groups:
                    groups[row["group_id"]] = next(self.ids[Group])
                claims.append(
                    {**wording[row["id"]], "id": claim, "report_id": pk, "version_id": version,
                     "group_id": groups.get(row["group_id"]), "fingerprint": f"load:{claim}"}
                )  # fmt: skip
        titles = {new: place_of.get(self.stock.titles.get(old) or 0) for old, new in groups.items()}
        insert_rows(Group, [{"id": pk, "title_id": found[0][0] if found else None} for pk, found in titles.items()])
        insert_rows(Report, reports)
        insert_rows(ReportVersion, versions)
        insert_rows(Claim, claims)
        insert_rows(Match, self._matches(place_of))
        insert_rows(TextReuse, self._reuse(copies))
        return len(claims)

    def _matches(self, place_of: dict[int, list[tuple[int, int]]]) -> list[Row]:
        rows = []
        for old in self.stock.matches:
            evidence = self._told(old["evidence"])
            for left, left_report in place_of[old["left_id"]]:
                for right, right_report in place_of[old["right_id"]]:
                    row = {**old, "id": next(self.ids[Match]), "evidence": evidence, "created_at": self._moment()}
                    ends = (left, right, left_report, right_report)
                    if left > right:
                        # Which of the two says more is of no matter for how quickly pages come.
                        ends = (right, left, right_report, left_report)
                    row |= dict(zip(("left_id", "right_id", "left_report_id", "right_report_id"), ends, strict=True))
                    rows.append(row)
        return rows

    def _reuse(self, copies: dict[int, list[int]]) -> list[Row]:
        rows = []
        reports = [(old, new) for old, found in copies.items() for new in found]
        for (old, new), (other, newer) in itertools.combinations(sorted(reports, key=lambda pair: pair[1]), 2):
            known = self.stock.reuse.get((min(old, other), max(old, other)))
            if old == other:
                rows.append({"left_id": new, "right_id": newer, "kind": "copy", "share_left": 1.0, "share_right": 1.0})
            elif known is not None:
                rows.append({**{k: v for k, v in known.items() if k != "id"}, "left_id": new, "right_id": newer})
        return rows

    def _moment(self) -> dt.datetime:
        return dt.datetime(2026, 1, 1, tzinfo=dt.UTC) + dt.timedelta(minutes=self.number)

    def _said(self, row: Row) -> Row:
        text, context = self.words(row["text"]), self.words(row["context"])
        keys = dict.fromkeys(key for key in row["keys"] if key[:2] in ("n:", "d:"))
        keys |= dict.fromkeys(make_keys(text, row["lang"], context=context).all)
        return {
            **row, "text": text, "context": context, "keys": list(keys),
            "speaker": self.words(row["speaker"]), "via": [self.words(name) for name in row["via"]],
            "quantities": [{**one, "raw": self.words(one["raw"])} for one in row["quantities"]],
            "dates": [{**one, "raw": self.words(one["raw"])} for one in row["dates"]],
        }  # fmt: skip

    def _told(self, value: Any, *, listed: bool = False) -> Any:
        """Evidence with its words (strings in lists) put into those of this story."""
        if isinstance(value, list):
            return [self._told(one, listed=True) for one in value]
        if isinstance(value, dict):
            return {key: self._told(one) for key, one in value.items()}
        return self.words(value) if listed and isinstance(value, str) else value

    def words(self, text: str) -> str:
        """The text in words of this story, each as long as before."""
        return _WORD.sub(lambda found: self.word(found[0]), text)

    def _word(self, word: str) -> str:
        if random.Random(f"{word.casefold()}{self.number}").random() < 0.4:
            return word
        return word[:2] + word[2:].translate(self.table)
