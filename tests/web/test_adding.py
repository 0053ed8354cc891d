"""The paste box: a link, several links, a text or a file; every mistake is explained and keeps what was typed."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from claims.models import Report, Run, Source
from tests.factories import SourceFactory

pytestmark = pytest.mark.django_db
ADD = "/reports/add/"
TEXT = "The bridge of Valmora cost 3 million crowns, the mayor said on Monday. It will open in June."


def test_a_pasted_text_becomes_a_report_and_its_page_opens(checker):
    response = checker.post(ADD, {"text": TEXT})
    report = Report.objects.get()
    assert response.url == report.get_absolute_url()
    assert report.text == TEXT
    assert Run.objects.filter(report=report, state="pending").count() == 1


def test_a_link_is_queued_to_be_fetched(checker):
    checker.post(ADD, {"text": " https://www.harbour-post.example/bridge?utm_source=x \n"})
    report = Report.objects.get()
    assert report.url.startswith("https://")
    assert "utm_source" not in report.url
    assert report.stage == "queued"


def test_several_links_are_several_reports(checker):
    links = "https://harbour-post.example/1\n\nhttps://harbour-post.example/2"
    response = checker.post(ADD, {"text": links}, follow=True)
    assert Report.objects.count() == 2
    assert "2 reports added" in response.content.decode()


def test_a_bad_link_among_good_ones_is_told(checker):
    response = checker.post(ADD, {"text": "https://harbour-post.example/1\nftp://harbour-post.example/2"}, follow=True)
    assert Report.objects.count() == 1
    assert "ftp://harbour-post.example/2" in response.content.decode()


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc/passwd", "ftp://x.example/", "data:text/html,hello"]
)
def test_what_is_no_web_link_is_refused_and_stored_nowhere(checker, link):
    response = checker.post(ADD, {"text": link})
    assert response.status_code == 422
    assert "not a web link" in response.content.decode()
    assert not Report.objects.exists()


def test_the_same_text_twice_is_one_report(checker):
    checker.post(ADD, {"text": TEXT})
    response = checker.post(ADD, {"text": TEXT}, follow=True)
    assert Report.objects.count() == 1
    assert "already here" in response.content.decode()


def test_source_date_and_language_that_are_given_are_kept(checker):
    source = SourceFactory(name="Harbour Post")
    checker.post(ADD, {"text": TEXT, "source": "harbour post", "published": "2024-05-06", "lang": "fr"})
    report = Report.objects.get()
    assert (report.source, report.published.isoformat(), report.lang) == (source, "2024-05-06", "fr")
    assert report.lang_is_given


def test_a_source_never_heard_of_is_made_for_review(checker):
    checker.post(ADD, {"text": TEXT, "source": "Quay Gazette"})
    assert Report.objects.get().source == Source.objects.get(name="Quay Gazette", reviewed=False)


def test_a_file_of_several_reports(checker):
    rows = [
        {"title": f"Bridge {n}", "text": f"{TEXT} Part {n}.", "outlet": "Quay Gazette", "lang": "en"} for n in (1, 2)
    ]
    file = SimpleUploadedFile("reports.jsonl", "\n".join(map(json.dumps, rows)).encode())
    response = checker.post(ADD, {"file": file}, follow=True)
    assert Report.objects.count() == 2
    assert "2 reports added" in response.content.decode()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({}, "Paste a link or the text"),
        ({"text": "   \n "}, "Paste a link or the text"),
        ({"text": TEXT, "published": "2999-01-01"}, "cannot lie in the future"),
        ({"text": TEXT, "published": "yesterday"}, "valid date"),
        ({"text": TEXT, "lang": "klingon"}, "valid choice"),
        ({"text": "\u200b\u200f…"}, "no readable text"),
    ],
)
def test_mistakes_are_explained_and_leave_nothing(checker, data, told):
    response = checker.post(ADD, data)
    assert response.status_code == 422
    assert told in response.content.decode()
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("empty.txt", b"", "is empty"),
        ("photo.png", b"\x89PNG\r\n\x1a\n", "cannot be read"),
        ("broken.json", b'{"text": ', "not valid JSON"),
        ("nothing.json", b'{"title": "x"}', "has no"),
    ],
)
def test_bad_files_are_explained_and_leave_nothing(checker, name, data, told):
    response = checker.post(ADD, {"file": SimpleUploadedFile(name, data)})
    assert response.status_code == 422
    assert told in response.content.decode()
    assert not Report.objects.exists()


def test_a_file_that_is_too_large_is_refused(checker, settings):
    settings.ISNAD_MAX_UPLOAD_BYTES = 1_000_000
    file = SimpleUploadedFile("long.txt", b"a" * 1_000_001)
    response = checker.post(ADD, {"file": file})
    assert "larger than 1 MB" in response.content.decode()


def test_text_and_file_at_once_is_a_question_back(checker):
    response = checker.post(ADD, {"text": TEXT, "file": SimpleUploadedFile("a.txt", b"Other text.")})
    assert "not both" in response.content.decode()
    assert TEXT in response.content.decode()


def test_a_request_beyond_all_limits_is_a_plain_page(checker, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    response = checker.post(ADD, {"text": "a" * 2000}, content_type="application/x-www-form-urlencoded")
    assert response.status_code in (400, 413)
    assert "<h1>" in response.content.decode()


def test_the_form_stands_alone_at_its_own_address(checker):
    page = checker.get(reverse("claims:report-add")).content.decode()
    assert 'enctype="multipart/form-data"' in page
    assert 'for="id_text"' in page
