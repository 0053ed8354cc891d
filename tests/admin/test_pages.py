"""Every list and page of the admin: data, search, filters, direction, no query per row, nothing the CSP would block."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.models import Judgement, Match, Run, SourceAlias, Stage
from tests.factories import (
    ClaimFactory,
    GroupFactory,
    MatchFactory,
    ReportFactory,
    RunFactory,
    SourceFactory,
    StoryFactory,
    UserFactory,
    digest,
    quantity,
)

TEXT = "قال المجلس البلدي إن الجسر كلف ١٢٠٠ دينار. وأضاف أن العمل بدأ يوم الأحد."
CLAIM = "الجسر كلف ١٢٠٠ دينار"
LISTS = ["source", "report", "claim", "match", "judgement", "group", "story", "run"]
PAGES = [f"claims_{name}" for name in LISTS] + ["auth_user", "auth_group"]


def make_rows(count: int) -> dict[str, object]:
    """``count`` rows in every list, with everything filled in that a list shows; returns one of each."""
    rows: dict[str, object] = {}
    for number in range(count):
        source = SourceFactory(name=f"صدى الجسر {digest(number, count)[:8]}", languages=["ar"], country="JO")
        SourceAlias.objects.create(source=source, name=f"Bridge Echo {digest(number, count)[:8]}", lang="en")
        story = StoryFactory(title="كلفة الجسر", lang="ar")
        group = GroupFactory()
        reports = [ReportFactory(source=source, story=story, lang="ar", text=TEXT) for _ in range(2)]
        claims = [ClaimFactory(report=report, text=CLAIM, speaker="المجلس البلدي", group=group) for report in reports]
        for claim in claims:
            claim.quantities = [quantity(claim, "١٢٠٠", 1200, counted="dinar")]
            claim.via = ["وكالة"]
            claim.dates = [{"raw": "يوم الأحد", "start": 0, "end": 9, "iso": None}]
            claim.save()
        group.title = claims[0]
        group.save()
        match = MatchFactory(
            left=claims[0],
            right=claims[1],
            relation="contradicts",
            evidence=[{"feature": "shared", "value": 0.5, "weight": 1.0, "detail": {"shared": ["1200"]}}],
        )
        judgement = Judgement.objects.create(
            match=match,
            first_fingerprint="a" * 64,
            second_fingerprint="b" * 64,
            verdict="confirmed",
            judged_by=UserFactory(),
            note="جيد",
            snapshot={"left": {"text": CLAIM}, "right": {"text": CLAIM}, "relation": "same"},
        )
        failed = ReportFactory(
            stage=Stage.FAILED,
            text="",
            source=source,
            failure_code="http_not_found",
            failure_params={"status": 404},
        )
        run = RunFactory(report=failed, state="dead", error="HTTP 404", attempts=5)
        rows = {
            "source": source, "report": reports[0], "claim": claims[0], "match": match, "judgement": judgement,
            "group": group, "story": story, "run": run,
        }  # fmt: skip
    return rows


def list_of(page: str) -> str:
    return reverse(f"admin:{page}_changelist")


@pytest.mark.parametrize("name", LISTS)
def test_each_list_shows_its_rows_and_each_row_has_a_page_and_a_history(superuser, name):
    row = make_rows(1)[name]

    listed = superuser.get(list_of(f"claims_{name}"))
    page = superuser.get(reverse(f"admin:claims_{name}_change", args=[row.pk]))
    history = superuser.get(reverse(f"admin:claims_{name}_history", args=[row.pk]))

    assert listed.status_code == page.status_code == history.status_code == 200
    assert row in listed.context["cl"].result_list


@pytest.mark.parametrize("name", LISTS)
def test_a_curator_can_look_at_each_list_and_page(curator, name):
    row = make_rows(1)[name]

    assert curator.get(list_of(f"claims_{name}")).status_code == 200
    assert curator.get(reverse(f"admin:claims_{name}_change", args=[row.pk])).status_code == 200


@pytest.mark.parametrize(
    ("name", "words", "found"),
    [
        ("source", "صدى الجسر", 1),
        ("source", "Bridge Echo", 1),
        ("source", "صَدَى الجِسر", 0),  # vowel signs are folded in aliases; the name is compared as it is written
        ("source", "Nobody", 0),
        ("report", "صدى الجسر", 3),
        ("report", "harbour-post.example", 3),
        ("report", "Nobody", 0),
        ("claim", "الجسر", 2),
        ("claim", "المجلس", 2),
        ("claim", "Nobody", 0),
        ("match", "الجسر كلف", 1),
        ("match", "Nobody", 0),
        ("judgement", "جيد", 1),
        ("judgement", "الجسر", 1),
        ("judgement", "Nobody", 0),
        ("group", "الجسر", 1),
        ("group", "Nobody", 0),
        ("story", "كلفة", 1),
        ("story", "Nobody", 0),
        ("run", "404", 1),
        ("run", "Nobody", 0),
    ],
)
def test_a_search_finds_what_it_should(superuser, name, words, found):
    make_rows(1)

    page = superuser.get(list_of(f"claims_{name}"), {"q": words})

    assert page.status_code == 200
    assert len(page.context["cl"].result_list) == found


def test_an_alias_is_found_however_it_is_written(superuser):
    source = SourceFactory(name="Plain Name")
    SourceAlias.objects.create(source=source, name="إذاعة الأرزة", lang="ar")

    page = superuser.get(list_of("claims_source"), {"q": "اذاعه الأَرزة"})

    assert list(page.context["cl"].result_list) == [source]


@pytest.mark.parametrize(("standing", "texts"), [("conflict", 2), ("matched", 4), ("alone", 1)])
def test_claims_are_filtered_by_how_they_stand(superuser, standing, texts):
    MatchFactory(relation="contradicts")
    MatchFactory(relation="same")
    MatchFactory(relation="same", verdict="rejected", left=ClaimFactory(), right=Match.objects.first().right)

    page = superuser.get(list_of("claims_claim"), {"standing": standing})

    assert len(page.context["cl"].result_list) == texts


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("source", {"kind__exact": "outlet", "reviewed__exact": "1", "country": "JO"}),
        ("report", {"stage__exact": "ready", "lang": "ar"}),
        ("claim", {"polarity__exact": "affirm", "lang": "ar"}),
        ("match", {"relation__exact": "contradicts"}),
        ("judgement", {"verdict__exact": "confirmed"}),
        ("run", {"state__exact": "dead"}),
    ],
)
def test_filters_keep_the_rows_they_name(superuser, name, query):
    row = make_rows(1)[name]

    page = superuser.get(list_of(f"claims_{name}"), query)

    assert page.status_code == 200
    assert row in page.context["cl"].result_list


@pytest.mark.parametrize("page", PAGES)
def test_a_longer_list_needs_no_more_queries(superuser, page):
    make_rows(2)
    superuser.get(list_of(page))  # content types and the like are read once
    with CaptureQueriesContext(
        connection,
    ) as few:
        superuser.get(list_of(page))
    make_rows(18)
    with CaptureQueriesContext(connection) as many:
        response = superuser.get(list_of(page))

    assert len(response.context["cl"].result_list) >= 4
    assert len(many) == len(few)


@pytest.mark.parametrize("name", ["group", "story", "source", "report"])
def test_a_page_with_many_rows_in_it_needs_no_more_queries(superuser, name):
    def queries(row) -> int:
        address = reverse(f"admin:claims_{name}_change", args=[row.pk])
        superuser.get(address)
        with CaptureQueriesContext(connection) as captured:
            superuser.get(address)
        return len(captured)

    row = make_rows(1)[name]
    few = queries(row)
    for _ in range(8):
        report = ReportFactory(story=row if name == "story" else None, source=row if name == "source" else None)
        if name == "group":
            ClaimFactory(report=report, group=row)

    assert queries(row) == few


def test_a_report_that_failed_says_why_in_its_list(superuser):
    make_rows(1)

    page = superuser.get(list_of("claims_report"), {"stage__exact": "failed"}).content.decode()

    assert "The page does not exist (status 404). Check the link." in page


def test_arabic_text_stands_in_its_own_direction(superuser):
    rows = make_rows(1)

    claims = superuser.get(list_of("claims_claim")).content.decode()
    report = superuser.get(reverse("admin:claims_report_change", args=[rows["report"].pk])).content.decode()

    assert f'<span dir="auto" lang="ar">{CLAIM}</span>' in claims
    assert '<div dir="auto" lang="ar"><p>قال المجلس' in report


def test_a_text_is_shown_as_text(superuser):
    report = ReportFactory(text="Then <script>alert(1)</script> stood there.", title="<b>Bridge</b>")

    page = superuser.get(reverse("admin:claims_report_change", args=[report.pk])).content.decode()

    assert "&lt;script&gt;alert(1)" in page
    assert "<b>Bridge" not in page


INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=[\"']|javascript:|<script(?![^>]*(src=|type=\"application/json\"))")


@pytest.mark.parametrize("name", LISTS)
def test_pages_hold_nothing_the_content_security_policy_would_block(superuser, name):
    row = make_rows(1)[name]
    if name == "source":
        row.notes = "changed"
        row.save()

    for address in (
        list_of(f"claims_{name}"),
        reverse(f"admin:claims_{name}_change", args=[row.pk]),
        reverse(f"admin:claims_{name}_history", args=[row.pk]),
    ):
        response = superuser.get(address)
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]
        assert not INLINE.search(response.content.decode()), address


@pytest.mark.parametrize("name", ["claim", "match", "judgement", "run"])
def test_what_the_machine_or_a_judge_made_cannot_be_altered_even_by_a_superuser(superuser, name):
    row = make_rows(1)[name]
    model = type(row)
    before = model.objects.filter(pk=row.pk).values().get()

    answers = [
        superuser.get(reverse(f"admin:claims_{name}_add")),
        superuser.post(reverse(f"admin:claims_{name}_add"), {}),
        superuser.post(reverse(f"admin:claims_{name}_change", args=[row.pk]), {"verdict": "rejected", "text": "x"}),
        superuser.post(reverse(f"admin:claims_{name}_delete", args=[row.pk]), {"post": "yes"}),
    ]
    superuser.post(
        list_of(f"claims_{name}"), {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
    )

    assert [answer.status_code for answer in answers] == [403] * 4
    assert model.objects.filter(pk=row.pk).values().get() == before


def test_judgements_outlive_the_report_they_are_about(superuser):
    rows = make_rows(1)

    page = superuser.get(reverse("admin:claims_report_delete", args=[rows["report"].pk]))
    superuser.post(reverse("admin:claims_report_delete", args=[rows["report"].pk]), {"post": "yes"})

    assert page.status_code == 200
    assert not Match.objects.exists()
    assert Judgement.objects.get().match is None
    shown = superuser.get(reverse("admin:claims_judgement_change", args=[rows["judgement"].pk])).content.decode()
    assert CLAIM in shown


def test_a_curator_is_not_offered_to_delete_reports(curator):
    report = make_rows(1)["report"]

    assert curator.post(reverse("admin:claims_report_delete", args=[report.pk]), {"post": "yes"}).status_code == 403
    assert Run.objects.exists()


def test_the_language_filter_gathers_the_rest_under_other(superuser):
    turkish, _arabic = ReportFactory(lang="tr"), ReportFactory(lang="ar")

    page = superuser.get(list_of("claims_report"), {"lang": "other"})

    assert list(page.context["cl"].result_list) == [turkish]
