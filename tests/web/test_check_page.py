"""Has anyone reported this: the page gives the answers of ``manage.py match``, narrowed down as one likes."""

from __future__ import annotations

import datetime as dt
import json
import re

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import Claim
from claims.services import pipeline
from claims.services.reports import add_text
from claims.services.sources import find_source
from tests.factories import ReportFactory, SourceFactory

from .conftest import HTMX

pytestmark = pytest.mark.django_db(transaction=True)

SENTENCE = "The storm killed 17 people in the port"
TEXTS = (
    (
        "Harbour Post",
        "en",
        dt.date(2024, 5, 6),
        "The mayor said on Monday that the storm killed 17 people in the port.",
    ),
    (
        "Beacon Wire",
        "en",
        dt.date(2024, 5, 8),
        "The storm killed 21 people in the port, Layla Haddad told Beacon Wire.",
    ),
    ("صدى الميناء", "ar", dt.date(2024, 5, 7), "قالت ليلى حداد إن العاصفة قتلت 17 شخصا في الميناء."),
    ("Le Rivage", "fr", dt.date(2024, 5, 7), "La tempête a tué 17 personnes dans le port, selon le maire."),
)


@pytest.fixture
def archive() -> None:
    added = []
    for name, lang, day, text in TEXTS:
        SourceFactory(name=name)
        added.append(add_text(text=text, lang=lang, source=find_source(name=name), published=day).report.pk)
    pipeline.drain(added, timeout=60)
    assert Claim.objects.current().count() >= len(TEXTS)


def found(client, **query) -> list[int]:
    page = client.get("/check/", {"q": SENTENCE, **query}).context["page"]
    return [hit.claim.pk for hit in page.hits]


def sources(client, **query) -> set[str]:
    return set(Claim.objects.filter(pk__in=found(client, **query)).values_list("report__source__name", flat=True))


def test_a_sentence_finds_claims_in_every_language_with_relation_and_evidence(viewer, archive):
    page = viewer.get("/check/", {"q": SENTENCE}).content.decode()
    assert sources(viewer) == {name for name, *_rest in TEXTS}
    assert 'class="badge badge-differs"' in page
    assert 'class="badge badge-same"' in page
    assert "Evidence" in page
    assert '<span class="snippet-around">The mayor said on Monday that </span>' in page
    assert 'lang="ar" dir="rtl"' in page
    assert re.search(r'<(span|mark) class="[^"]*diff diff-changed[^"]*"[^>]*>21', page)


@pytest.mark.parametrize("text", [SENTENCE, "قتلت العاصفة 17 شخصا في الميناء", "La tempête a tué 30 personnes"])
def test_the_answers_are_those_of_the_command(viewer, archive, capsys, text):
    call_command("match", text)
    told = json.loads(capsys.readouterr().out)["matches"]
    page = viewer.get("/check/", {"q": text}).context["page"]
    assert told
    assert [(hit.claim.pk, hit.match.relation, round(hit.match.score, 4)) for hit in page.hits] == [
        (one["claim"]["id"], one["relation"], one["score"]) for one in told
    ]


def test_filters_narrow_the_answers_down(viewer, archive):
    everything = set(found(viewer))
    post = Claim.objects.filter(report__source__name="Harbour Post").first().report.source_id
    assert sources(viewer, lang="ar") == {"صدى الميناء"}
    assert sources(viewer, source=post) == {"Harbour Post"}
    assert sources(viewer, since="2024-05-07") == {"صدى الميناء", "Le Rivage", "Beacon Wire"}
    assert sources(viewer, since="2024-05-07", until="2024-05-07") == {"صدى الميناء", "Le Rivage"}
    assert sources(viewer, relation="number_differs") == {"Beacon Wire"}
    assert set(found(viewer, figure="1")) <= everything


@pytest.mark.parametrize("name", ["Layla Haddad", "ليلى حداد", "haddad"])
def test_a_speaker_is_found_in_every_script(viewer, archive, name):
    assert sources(viewer, speaker=name) == {"Beacon Wire", "صدى الميناء"}


def test_nothing_typed_nothing_found_and_nothing_readable_are_told_apart(viewer, archive):
    assert "Type or paste a sentence" in viewer.get("/check/").content.decode()
    nothing = viewer.get("/check/", {"q": "Zebras paint violins"}).content.decode()
    assert "No report says this" in nothing
    assert "The sentence was read as" in nothing
    filtered = viewer.get("/check/", {"q": SENTENCE, "since": "2030-01-01"}).content.decode()
    assert "No claim fits both the sentence and the filters." in filtered
    assert "/check/?q=The%20storm" in filtered
    unreadable = viewer.get("/check/", {"q": "… !!"})
    assert 'role="alert">There is no word in this' in unreadable.content.decode()
    assert unreadable.status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        {"q": "a" * 1001},
        {"q": "\x00"},
        {"q": SENTENCE, "source": "9' OR 1=1", "lang": "xx", "relation": "same' --", "since": "yesterday"},
        {"q": "<script>alert(1)</script>"},
        {"q": SENTENCE, "speaker": "\u202e" * 50},
    ],
)
def test_odd_input_gets_a_page_and_no_error(viewer, archive, query):
    response = viewer.get("/check/", query)
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


def test_a_text_that_is_too_long_is_told(viewer):
    assert "at most 1000 characters" in viewer.get("/check/", {"q": "a" * 1001}).content.decode()


def test_a_fragment_is_the_results_alone_and_carries_the_permanent_address(viewer, archive):
    response = viewer.get("/check/", {"q": SENTENCE, "lang": "", "figure": "on", "since": ""}, headers=HTMX)
    assert response.content.decode().lstrip().startswith('<section id="check-results"')
    assert response.headers["HX-Replace-Url"] == "/check/?q=The+storm+killed+17+people+in+the+port&figure=1"
    assert found(viewer, figure="1") == [hit.claim.pk for hit in response.context["page"].hits]


def test_the_language_of_the_sentence_can_be_said(viewer, archive):
    page = viewer.get("/check/", {"q": "Le port 17", "read_as": "fr"}).context["page"]
    assert page.lang == "fr"


def test_fifty_answers_cost_as_many_queries_as_five(viewer, archive):
    query = {"q": SENTENCE, "since": "2020-01-01", "lang": "en", "more": "1"}
    told = Claim.objects.current().filter(text__contains="17 people").get()

    def repeat(number: int) -> None:
        """The same claim in more reports, as processing would have stored it."""
        for _ in range(number):
            report = ReportFactory(source=told.report.source, published=told.report.published, text=told.version.text)
            same = {
                field.attname: getattr(told, field.attname)
                for field in Claim._meta.concrete_fields
                if field.attname not in ("id", "report_id", "version_id", "group_id", "fingerprint")
            }
            copies.append(Claim(**same, report=report, version=report.current_version, fingerprint=f"{report.pk:064}"))
        Claim.objects.bulk_create(copies)
        copies.clear()

    def count() -> int:
        viewer.get("/check/", query)
        with CaptureQueriesContext(connection) as captured:
            assert viewer.get("/check/", query).status_code == 200
        return len(captured)

    copies: list[Claim] = []
    repeat(5 - len(found(viewer, **query)))
    assert len(found(viewer, **query)) == 5
    few = count()
    repeat(45)
    assert len(found(viewer, **query)) == 50
    assert count() == few <= 16


def test_the_files_of_an_answer_are_what_the_command_prints_narrowed_like_the_page(viewer, archive, capsys):
    call_command("match", SENTENCE)
    printed = json.loads(capsys.readouterr().out)
    assert printed["matches"]
    assert viewer.get("/check/export.json", {"q": SENTENCE}).json() == printed
    page = viewer.get("/check/", {"q": SENTENCE}).content.decode()
    assert "/check/export.csv?q=The+storm" in page
    table = viewer.get("/check/export.csv", {"q": SENTENCE, "lang": "ar"}).content.decode()
    assert table.count("\r\n") == 1 + len(found(viewer, lang="ar"))
    assert "قتلت" in viewer.get("/check/export.html", {"q": SENTENCE}).content.decode()
