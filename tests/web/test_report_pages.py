"""Watching a report on its way, and reading it."""

from __future__ import annotations

import datetime as dt
import html
import re

import pytest
from django.urls import reverse

from claims.models import Report, Run
from tests.factories import ClaimFactory, MatchFactory, ReportFactory, RunFactory, quantity

from .conftest import HTMX

pytestmark = pytest.mark.django_db
POLLS = 'hx-trigger="every 1s"'


def page_of(client, report, **headers) -> str:
    return client.get(report.get_absolute_url(), headers=headers).content.decode()


@pytest.mark.parametrize("stage", ["queued", "fetching", "reading", "extracting", "matching"])
def test_a_report_on_its_way_polls_and_reloads_without_javascript(viewer, stage):
    report = ReportFactory(stage=stage, text="", title="")
    page = page_of(viewer, report)
    assert POLLS in page
    assert '<noscript><meta http-equiv="refresh"' in page
    assert 'aria-current="step"' in page


def test_polling_answers_nothing_until_the_stage_changes_and_stops_when_ready(viewer):
    report = ReportFactory(stage="extracting", title="On its way")
    url = f"{report.get_absolute_url()}?seen=extracting"
    assert viewer.get(url, headers=HTMX).status_code == 204
    report.stage = "ready"
    report.save()
    answer = viewer.get(url, headers=HTMX).content.decode()
    assert '<div id="report-detail">' in answer
    assert "<html" not in answer
    assert POLLS not in answer


def test_a_pasted_text_is_not_said_to_be_fetched(viewer):
    page = page_of(viewer, ReportFactory(stage="extracting", url=""))
    assert "Extracting" in page
    assert "Fetching" not in page


def test_a_failure_is_told_in_words_with_what_can_be_done(checker, viewer):
    report = ReportFactory(
        stage="failed", text="", failure_code="http_not_found", failure_params={"status": 404}, title=""
    )
    page = page_of(checker, report)
    assert "The page does not exist (status 404)" in page
    assert "Retry" in page
    assert "Remove" in page
    assert "Retry" not in page_of(viewer, report)


def test_an_unforeseen_failure_still_has_a_sentence(viewer):
    page = page_of(viewer, ReportFactory(stage="failed", text="", failure_code="unforeseen"))
    assert "Something unforeseen" in page


def test_a_delay_says_why_and_when_it_is_tried_again(viewer):
    report = ReportFactory(stage="queued", text="", url="https://slow.example/1")
    due = dt.datetime(2024, 5, 6, 14, 30, tzinfo=dt.UTC)
    RunFactory(report=report, attempts=1, error_code="timeout", error="too slow", next_attempt_at=due)
    page = page_of(viewer, report)
    assert "slow.example took too long to answer" in page
    assert "The next try is at 2:30 p.m." in page
    assert viewer.get(f"{report.get_absolute_url()}?seen=queued", headers=HTMX).status_code == 200
    assert viewer.get(f"{report.get_absolute_url()}?seen=queued.1", headers=HTMX).status_code == 204


def test_retry_puts_the_report_back_on_its_way(checker):
    report = ReportFactory(stage="failed", text="", failure_code="timeout", failure_params={"host": "x.example"})
    checker.post(reverse("claims:report-retry", args=[report.pk]))
    report.refresh_from_db()
    assert report.stage == "queued"
    assert Run.objects.filter(report=report, state="pending").count() == 1


def test_a_failed_attempt_can_be_removed_but_a_report_with_text_cannot(checker):
    failed = ReportFactory(stage="failed", text="", failure_code="timeout")
    kept = ReportFactory()
    checker.post(reverse("claims:report-remove", args=[failed.pk]))
    response = checker.post(reverse("claims:report-remove", args=[kept.pk]), follow=True)
    assert list(Report.objects.all()) == [kept]
    assert "Only a failed report" in response.content.decode()


def test_a_known_report_is_shown_in_place_of_its_double(viewer):
    known = ReportFactory()
    double = ReportFactory(stage="duplicate", duplicate_of=known, text="")
    assert viewer.get(double.get_absolute_url()).url == known.get_absolute_url()
    answer = viewer.get(double.get_absolute_url(), headers=HTMX)
    assert answer.headers["HX-Redirect"] == known.get_absolute_url()


def test_every_claim_is_marked_in_the_text_and_linked_both_ways(viewer):
    report = ReportFactory(text="Mayor: the dam broke. Nobody was hurt, he said.")
    one = ClaimFactory(report=report, text="the dam broke")
    two = ClaimFactory(report=report, text="Nobody was hurt")
    page = page_of(viewer, report)
    for claim in (one, two):
        assert f'id="text-{claim.pk}"' in page
        assert f'href="#claim-{claim.pk}"' in page
        assert f'id="claim-{claim.pk}"' in page
        assert f'href="#text-{claim.pk}"' in page


def test_the_text_stands_as_it_was_written_to_the_last_blank(viewer):
    text = "Mayor: the dam broke. Nobody was hurt, he said.\n\nقال: «السد انهار»، ثم صمت."
    report = ReportFactory(text=text)
    for part in ("the dam broke", "Nobody was hurt", "السد انهار", "انهار"):
        ClaimFactory(report=report, text=part)
    page = page_of(viewer, report)
    article = page[page.index('<article class="report-text"') : page.index("</article>")]
    lines = re.findall(r"<p[^>]*>(.*?)</p>", re.sub(r"<sup.*?</sup>", "", article))
    assert [html.unescape(re.sub(r"<[^>]*>", "", line)) for line in lines] == text.split("\n\n")


def test_an_arabic_report_runs_from_right_to_left(viewer):
    report = ReportFactory(text="قال الوزير إن السد انهار.", lang="ar", title="انهيار السد")
    ClaimFactory(report=report, text="السد انهار")
    page = page_of(viewer, report)
    assert '<article class="report-text" lang="ar" dir="rtl"' in page
    assert '<h1 lang="ar" dir="rtl">' in page
    assert 'class="claim-text" lang="ar" dir="rtl"' in page


def test_a_claim_tells_who_says_it_through_whom_and_how(viewer):
    report = ReportFactory(text="NBC, citing an official, said about 2,000 died in 2014.")
    claim = ClaimFactory(
        report=report, text="about 2,000 died in 2014", speaker="an official", via=["NBC"], polarity="deny",
        modality="possible", quote="partial",
    )  # fmt: skip
    claim.quantities = [quantity(claim, "about 2,000", 2000, hedge="about")]
    claim.dates = [{"raw": "2014", "start": claim.end - 4, "end": claim.end, "iso": "2014"}]
    claim.save()
    page = page_of(viewer, report)
    for part in (
        "an official",
        "NBC",
        report.source.name,
        "Denied",
        "As possible",
        "Partly quoted",
        "about 2,000",
        "2014",
    ):
        assert part in page
    assert (
        page.index(f"<bdi>{report.source.name}</bdi></li>")
        < page.index("<bdi>NBC</bdi>")
        < page.index("<bdi>an official</bdi>")
    )


def test_a_claim_tells_in_how_many_reports_it_stands_and_how(viewer):
    claim = ClaimFactory()
    for relation in ("same", "narrower", "number_differs", "contradicts", "related"):
        MatchFactory(left=claim, relation=relation)
    MatchFactory(left=claim, relation="same", verdict="rejected")
    page = page_of(viewer, claim.report)
    for words in ("2 match", "1 differs", "1 contradicts", "1 related"):
        assert words in page
    assert claim.get_absolute_url() in page


def test_a_report_without_source_or_date_asks_those_who_may_say(checker, viewer):
    report = ReportFactory(source=None, published=None)
    assert "Who published this" in page_of(checker, report)
    assert "Who published this" not in page_of(viewer, report)
    url = reverse("claims:report-details", args=[report.pk])
    response = checker.post(url, {"source": "Quay Gazette", "published": "2024-05-06"}, follow=True)
    report.refresh_from_db()
    assert report.source.name == "Quay Gazette"
    assert report.published == dt.date(2024, 5, 6)
    assert "Saved." in response.content.decode()


def test_source_date_and_language_can_be_corrected_later(checker):
    report = ReportFactory(published=dt.date(2024, 5, 6))
    page = page_of(checker, report)
    assert "Correct source, date or language" in page
    assert 'value="2024-05-06"' in page
    sent = {"source": report.source.name, "published": "2024-05-06", "lang": "fr"}
    checker.post(reverse("claims:report-details", args=[report.pk]), sent)
    report.refresh_from_db()
    assert (report.lang, report.lang_is_given, report.stage) == ("fr", True, "queued")


def test_a_wrong_date_is_told_on_the_page(checker):
    report = ReportFactory(published=None)
    response = checker.post(reverse("claims:report-details", args=[report.pk]), {"published": "2999-01-01"})
    assert response.status_code == 422
    assert "cannot lie in the future" in response.content.decode()


def test_a_report_in_which_nothing_is_claimed_says_so(viewer):
    assert "No checkable claim" in page_of(viewer, ReportFactory())


def test_the_list_is_narrowed_by_stage_language_source_and_title(viewer):
    dam = ReportFactory(title="The dam broke", lang="en")
    barrage = ReportFactory(title="Le barrage a cédé", lang="fr")
    waiting = ReportFactory(title="On its way", stage="queued", text="")
    cases = {
        "": [waiting, barrage, dam],
        "?q=DAM": [dam],
        "?lang=fr": [barrage],
        "?stage=working": [waiting],
        "?stage=ready": [barrage, dam],
        f"?source={dam.source_id}": [dam],
        "?source=999999&stage=nonsense": [waiting, barrage, dam],
    }
    for query, expected in cases.items():
        response = viewer.get(f"/reports/{query}")
        assert list(response.context["page"]) == expected, query
    assert "No report fits" in viewer.get("/reports/?q=zzz").content.decode()


def test_the_list_has_pages_that_keep_the_filter(viewer):
    for _ in range(31):
        ReportFactory(title="Dam")
    page = viewer.get("/reports/?q=Dam").content.decode()
    assert "?q=Dam&amp;page=2" in page
    assert viewer.get("/reports/?q=Dam&page=2").context["page"].number == 2
    assert viewer.get("/reports/?page=nonsense").status_code == 200


def test_an_empty_list_says_what_to_do(checker):
    assert "Add the first one" in checker.get("/reports/").content.decode()
