"""Adding reports: recognised when they come twice, never half-made."""

import datetime as dt
import json

import pytest

from claims.ingest.errors import IngestError
from claims.models import Report, ReportVersion, Run, Source, Stage
from claims.services.reports import add_article, add_file, add_text, add_url, remove, retry, set_details
from claims.types import Article
from tests.factories import ReportFactory, SourceFactory

pytestmark = pytest.mark.django_db

TEXT = "The harbour master said on Monday that four ships had left the port. Two more will follow on Tuesday."


def article(**changes: object) -> Article:
    return Article(**{"text": TEXT, "title": "Ships leave", "outlet": "Harbour Post", "lang": "en", **changes})


def test_the_same_address_with_other_tracking_parameters_is_one_report():
    first = add_url(url="https://harbour.example/a?utm_source=x")
    second = add_url(url="HTTPS://harbour.example/a#top")
    assert first.created
    assert not second.created
    assert first.report == second.report
    assert Run.objects.count() == 1


def test_the_same_text_pasted_twice_is_one_report_however_it_is_spaced():
    first = add_text(text=TEXT)
    second = add_text(text=TEXT.replace(" ", "  ").upper())
    assert second.report == first.report
    assert Report.objects.count() == 1


def test_the_same_text_of_two_outlets_is_a_copy_and_therefore_two_reports():
    first = add_article(article=article(url="https://one.example/1", outlet="One"))
    second = add_article(article=article(url="https://two.example/2", outlet="Two"))
    assert second.created
    assert first.report != second.report


def test_pasting_a_text_that_is_known_under_a_link_leads_to_that_report():
    known = add_article(article=article(url="https://one.example/1", outlet="One"))
    assert add_text(text=TEXT).report == known.report


def test_a_pasted_text_learns_its_outlet_address_and_day_when_it_comes_again_from_there():
    pasted = add_text(text=TEXT)
    again = add_article(article=article(url="https://one.example/1", outlet="One", published=dt.date(2026, 3, 2)))
    assert (again.report, again.created) == (pasted.report, False)
    assert again.run_pk is not None
    report = Report.objects.get()
    assert (report.source.name, report.url, report.published) == ("One", "https://one.example/1", dt.date(2026, 3, 2))
    assert add_url(url="https://one.example/1").report == report
    copy = add_article(article=article(url="https://two.example/2", outlet="Two"))
    assert copy.created


def test_an_edited_text_under_a_known_address_is_a_new_version_of_the_same_report():
    first = add_article(article=article(url="https://one.example/1"))
    again = add_article(article=article(url="https://one.example/1", text=TEXT + " Nobody was hurt."))
    assert again.report == first.report
    assert again.run_pk is not None
    report = Report.objects.get()
    assert report.versions.count() == 2
    assert report.text.endswith("Nobody was hurt.")


def test_the_outlet_is_found_by_site_by_alias_in_any_script_or_made_for_review():
    known = SourceFactory(name="Al Manara", site="manara.example")
    known.aliases.create(name="المنارة")
    by_site = add_article(article=article(url="https://www.manara.example/x", outlet="whatever"))
    by_alias = add_article(article=article(text=TEXT + " Again.", outlet="المَنارة"))
    made = add_article(article=article(text=TEXT + " And again.", outlet="Never Seen"))
    assert by_site.report.source == by_alias.report.source == known
    assert made.report.source == Source.objects.get(name="Never Seen")
    assert not made.report.source.reviewed


@pytest.mark.parametrize("text", ["", "   \n ", "— … !"])
def test_text_without_words_is_refused_with_a_sentence_and_leaves_no_row(text):
    with pytest.raises(IngestError) as caught:
        add_text(text=text)
    assert caught.value.code == "empty_text"
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://10.1.2.3/x", "blocked_address"),
        ("http://[::1]/x", "blocked_address"),
        ("https://localhost/x", "blocked_address"),
        ("https://site.example:8080/x", "blocked_port"),
    ],
)
def test_a_link_that_is_never_opened_is_refused_at_once_and_leaves_no_row(url, code):
    with pytest.raises(IngestError) as caught:
        add_url(url=url)
    assert caught.value.code == code
    assert not Report.objects.exists()


def test_an_address_the_operator_vouches_for_is_accepted(settings):
    settings.ISNAD_FETCH_ALLOW = ["10.1.0.0/16"]
    assert add_url(url="http://10.1.2.3/x").created


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://a.example/", "http://", "not a link"])
def test_what_is_no_web_address_is_refused_and_leaves_no_row(url):
    with pytest.raises(IngestError):
        add_url(url=url)
    assert not Report.objects.exists()
    assert not Run.objects.exists()


def test_a_file_with_one_bad_entry_adds_nothing_and_names_the_entry():
    rows = [{"title": "a", "text": TEXT}, {"title": "b"}]
    with pytest.raises(IngestError) as caught:
        add_file(name="reports.json", data=json.dumps(rows).encode())
    assert "2" in str(caught.value)
    assert not Report.objects.exists()
    assert not ReportVersion.objects.exists()
    assert not Source.objects.exists()


def test_a_file_above_the_limit_is_refused_by_its_size(settings):
    settings.ISNAD_MAX_UPLOAD_BYTES = 1_000_000
    with pytest.raises(IngestError) as caught:
        add_file(name="big.txt", data=b"a" * 1_000_001)
    assert caught.value.code == "too_large"


def test_saying_when_a_report_was_published_reads_it_anew_because_its_dates_depend_on_it():
    report = ReportFactory(published=None)
    pk = set_details(report=report, published=dt.date(2021, 5, 21), source_name="Harbour Post")
    report.refresh_from_db()
    assert Run.objects.get(pk=pk).report == report
    assert report.stage == Stage.QUEUED
    assert report.source.name == "Harbour Post"


def test_saying_who_published_a_report_needs_no_new_reading():
    assert set_details(report=ReportFactory(), source_name="Another Post") is None


def test_a_failed_report_can_be_retried_and_one_without_text_removed():
    failed = add_url(url="https://harbour.example/gone").report
    Report.objects.filter(pk=failed.pk).update(stage=Stage.FAILED, failure_code="http_not_found")
    retry(report=failed)
    failed.refresh_from_db()
    assert (failed.stage, failed.failure_code) == (Stage.QUEUED, "")
    Report.objects.filter(pk=failed.pk).update(stage=Stage.FAILED)
    remove(report=failed)
    assert not Report.objects.exists()


def test_a_report_with_a_text_cannot_be_removed_as_a_failed_attempt():
    report = ReportFactory()
    with pytest.raises(ValueError, match="without a text"):
        remove(report=report)


def test_an_address_with_and_without_www_and_tls_is_one_report():
    first = add_url(url="https://www.harbour.example/a")
    assert add_url(url="http://harbour.example/a").report == first.report


def test_a_source_known_by_name_alone_learns_the_site_it_appears_under():
    add_article(article=article(outlet="Coast Wire"))
    add_article(article=article(outlet="Coast Wire", text=TEXT + " More.", url="https://coast-wire.example/1"))
    later = add_article(article=article(outlet="", text=TEXT + " Even more.", url="https://coast-wire.example/2"))
    assert later.report.source == Source.objects.get(name="Coast Wire")


def test_a_curated_source_keeps_the_site_its_curator_gave_it():
    known = SourceFactory(name="Coast Wire", site="", reviewed=True)
    add_article(article=article(outlet="Coast Wire", url="https://mirror.example/1"))
    known.refresh_from_db()
    assert known.site == ""


def test_a_pasted_text_without_a_headline_is_called_by_its_first_words():
    report = add_text(
        text="The harbour master said on Monday that four ships had left the port, and more will. " * 3
    ).report
    assert report.title.startswith("The harbour master said on Monday")
    assert len(report.title) <= 90


def test_a_file_without_a_headline_is_called_by_its_first_words_until_one_is_known():
    text = "The harbour master said on Monday that four ships had left the port.\n\nTwo are expected back on Friday."
    report = add_file(name="note.txt", data=text.encode())[0].report
    assert report.title == "The harbour master said on Monday that four ships had left the port."
    assert report.current_version.title == ""

    add_article(article=article(title="Four ships leave the port", text=text, outlet="", url=""))
    report.refresh_from_db()
    assert report.title == "Four ships leave the port"
