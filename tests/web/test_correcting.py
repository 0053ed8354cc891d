"""Pages on which people correct claims, and what comes out of their work."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from claims.evaluation.gold import read_story
from claims.models import Claim, Correction, Judgement, Match, Report, Run, RunKind, Story, Verdict
from claims.services.correcting import add_claim, correct_claim, delete_claim
from claims.services.judging import judge_match
from tests.factories import ClaimFactory, ReportFactory, StoryFactory, UserFactory, quantity, sentences

from .conftest import HTMX
from .test_queries import queries

pytestmark = pytest.mark.django_db

TEXT = (
    "The mayor said about 40 boats sank in the harbour on Friday. “Nobody was hurt”, he said.\n\n"
    "The harbour stays closed. The harbour is old."
)


@pytest.fixture(autouse=True)
def silent(monkeypatch) -> None:
    monkeypatch.setattr("claims.tasks._deliver", lambda run_pk: None)


@pytest.fixture
def claim() -> Claim:
    claim = ClaimFactory(
        report=ReportFactory(text=TEXT), text="about 40 boats sank in the harbour", speaker="The mayor"
    )
    claim.quantities = [quantity(claim, "about 40", 40, hedge="about", low=36, high=44, unit="boats", counted="vessel")]
    claim.save()
    return claim


def url(name: str, pk: int) -> str:
    return reverse(f"claims:{name}", args=[pk])


def form_of(client: Client, address: str) -> dict[str, str]:
    """What a browser would send if the person pressed the button at once."""
    context = client.get(address).context
    data = {}
    for form in (context["form"], *context["figures"], context["figures"].management_form):
        for bound in form:
            value = bound.value()
            data[bound.html_name] = "" if value is None else value
            if bound.field.show_hidden_initial:
                data[bound.html_initial_name] = data[bound.html_name]
    return data


def test_the_page_shows_the_claim_as_it_is_and_changes_nothing_unasked(checker, claim):
    data = form_of(checker, url("claim-edit", claim.pk))
    assert data["text"] == claim.text
    assert (data["figure-0-raw"], data["figure-0-value"], data["figure-0-counted"]) == ("about 40", 40, "vessel")
    response = checker.post(url("claim-edit", claim.pk), data, follow=True)
    assert "Nothing was changed." in response.content.decode()
    assert not Correction.objects.exists()


def test_a_correction_is_kept_and_the_report_matched_again(checker, claim):
    data = form_of(checker, url("claim-edit", claim.pk))
    data |= {
        "speaker": "Ines Varga",
        "via": "Valmora Radio\r\nNorth Wire\r\n",
        "polarity": "deny",
        "note": "See line 1.",
    }
    response = checker.post(url("claim-edit", claim.pk), data)
    assert response.url == f"{claim.report.get_absolute_url()}#claim-{claim.pk}"
    claim.refresh_from_db()
    assert (claim.speaker, claim.via, claim.polarity) == ("Ines Varga", ["Valmora Radio", "North Wire"], "deny")
    assert claim.quantities[0]["low"] == 36
    assert set(Correction.objects.get().value) == {"speaker", "via", "polarity"}
    assert Run.objects.filter(report=claim.report, kind=RunKind.MATCH).exists()
    page = checker.get(claim.report.get_absolute_url()).content.decode()
    assert "Corrected by karima: speaker · relays · affirmed or denied" in page
    assert "Found by the program:" in checker.get(url("claim-edit", claim.pk)).content.decode()


def test_a_figure_is_corrected_added_and_taken_away(checker, claim):
    data = form_of(checker, url("claim-edit", claim.pk)) | {"figure-0-value": "41"}
    checker.post(url("claim-edit", claim.pk), data)
    claim.refresh_from_db()
    row = claim.quantities[0]
    assert (row["value"], row["hedge"], row["counted"]) == (41, "about", "vessel")
    assert row["low"] < 41 < row["high"]
    assert claim.version.text[row["start"] : row["end"]] == "about 40"
    data = form_of(checker, url("claim-edit", claim.pk)) | {"figure-0-value": "", "figure-0-raw": ""}
    checker.post(url("claim-edit", claim.pk), data)
    claim.refresh_from_db()
    assert claim.quantities == []
    data = form_of(checker, url("claim-edit", claim.pk)) | {"figure-0-value": "40", "figure-0-raw": "about 40"}
    checker.post(url("claim-edit", claim.pk), data)
    claim.refresh_from_db()
    assert [row["value"] for row in claim.quantities] == [40]


def test_a_form_that_was_open_while_somebody_else_saved_takes_nothing_back(checker, claim):
    open_form = form_of(checker, url("claim-edit", claim.pk))
    correct_claim(claim=claim, user=UserFactory(), speaker="The harbour master")
    checker.post(url("claim-edit", claim.pk), open_form | {"polarity": "deny"})
    claim.refresh_from_db()
    assert (claim.speaker, claim.polarity) == ("The harbour master", "deny")


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"text": "about 50 boats sank"}, "These words do not stand in the report."),
        ({"text": ""}, "This field is required."),
        ({"figure-0-raw": "forty"}, "“forty” does not stand in the words of the claim."),
    ],
)
def test_what_cannot_be_is_told_in_a_plain_sentence_and_what_was_typed_is_kept(checker, claim, given, sentence):
    data = form_of(checker, url("claim-edit", claim.pk)) | {"speaker": "Ines Varga"} | given
    response = checker.post(url("claim-edit", claim.pk), data)
    assert response.status_code == 422
    page = response.content.decode()
    assert sentence in page
    assert "Ines Varga" in page
    assert not Correction.objects.exists()


def test_the_htmx_form_answers_with_the_form_or_with_the_whole_report(checker, claim):
    data = form_of(checker, url("claim-edit", claim.pk))
    wrong = checker.post(url("claim-edit", claim.pk), data | {"text": "nowhere"}, headers=HTMX)
    assert wrong.status_code == 200
    assert "<html" not in wrong.content.decode()
    assert "HX-Retarget" not in wrong.headers
    right = checker.post(url("claim-edit", claim.pk), data | {"speaker": "Ines Varga"}, headers=HTMX)
    assert right.headers["HX-Retarget"] == "#report-detail"
    assert 'role="status"' in right.content.decode()
    assert "<html" not in right.content.decode()


def test_selected_words_are_filled_in_whole_with_who_says_what_stands_around_them(checker, claim):
    start = TEXT.index("oats sank")
    response = checker.get(url("claim-add", claim.report_id), {"start": start, "end": start + len("oats san")})
    assert response.context["form"].initial["text"] == "boats sank"
    assert response.context["form"].initial["speaker"] == "The mayor"
    for nonsense in (
        {"start": "x", "end": "9"},
        {"start": "900", "end": "990"},
        {"start": "5"},
        {"start": 4, "end": 2},
    ):
        assert checker.get(url("claim-add", claim.report_id), nonsense).status_code == 200


def test_an_added_claim_stands_where_it_was_selected(checker, claim):
    near = TEXT.rindex("The harbour")
    data = form_of(checker, f"{url('claim-add', claim.report_id)}?start={near}&end={near + 11}")
    checker.post(url("claim-add", claim.report_id), data)
    assert Claim.objects.get(text="The harbour").start == near
    again = checker.post(url("claim-add", claim.report_id), data)
    assert again.status_code == 422
    assert "Another claim says almost these words" in again.content.decode()


def test_a_deleted_claim_is_listed_and_can_be_taken_back(checker, claim):
    response = checker.post(url("claim-delete", claim.pk), follow=True)
    page = response.content.decode()
    assert "Deleted. You find it in the list below the claims." in page
    assert "Deleted by karima" in page
    assert checker.get(url("claim-edit", claim.pk)).status_code == 404
    checker.post(url("correction-withdraw", Correction.objects.get().pk))
    assert Claim.objects.current().get().text == claim.text
    twice = checker.post(url("correction-withdraw", Correction.objects.first().pk), follow=True)
    assert "taken back already" in twice.content.decode()


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_viewer_corrects_nothing_and_sees_no_buttons_for_it(viewer, claim, headers):
    addresses = [("claim-edit", claim.pk), ("claim-delete", claim.pk), ("claim-add", claim.report_id)]
    correction = correct_claim(claim=claim, user=UserFactory(), speaker="X").correction
    for name, pk in [*addresses, ("correction-withdraw", correction.pk)]:
        assert viewer.post(url(name, pk), {"text": "boats"}, headers=headers).status_code == 403
    assert viewer.get(url("claim-edit", claim.pk), headers=headers).status_code == 403
    assert viewer.get(url("story-gold", StoryFactory().pk), headers=headers).status_code == 403
    page = viewer.get(claim.report.get_absolute_url()).content.decode()
    assert "/edit/" not in page
    assert "/claims/add/" not in page
    assert "Corrected by" in page
    assert Correction.objects.count() == 1


def test_nobody_without_an_account_corrects_an_open_site(anybody, claim):
    assert anybody.post(url("claim-delete", claim.pk)).status_code == 302
    assert anybody.get(url("claim-edit", claim.pk)).status_code == 302
    assert not Correction.objects.exists()


def test_forged_and_read_only_requests_change_nothing(claim):
    client = Client(enforce_csrf_checks=True)
    client.force_login(UserFactory(group="fact-checker"))
    assert client.post(url("claim-delete", claim.pk)).status_code == 403
    assert client.get(url("claim-delete", claim.pk)).status_code == 405
    assert not Correction.objects.exists()


def test_hostile_words_are_shown_as_words(checker):
    report = ReportFactory(text="<script>alert(1)</script> the dam <b>broke</b> on Friday")
    data = {"text": "the dam <b>broke</b> on Friday", "speaker": "<img src=x>", "polarity": "affirm", "via": ""}
    data |= {"figure-TOTAL_FORMS": "0", "figure-INITIAL_FORMS": "0"}
    checker.post(url("claim-add", report.pk), data)
    claim = Claim.objects.get()
    for address in (report.get_absolute_url(), url("claim-edit", claim.pk), url("claim-add", report.pk)):
        page = checker.get(address).content.decode()
        assert "<img" not in page
        assert "<b>broke" not in page
        assert "<script>alert" not in page


def test_fifty_corrections_cost_as_many_queries_as_five(checker):
    user = UserFactory()
    report = ReportFactory(text=sentences(60))

    def grow(number: int) -> None:
        for place in range(number):
            claim = ClaimFactory(report=report)
            correct_claim(claim=claim, user=user, speaker="Ines Varga")
            if place % 3 == 0:
                delete_claim(claim=claim, user=user)

    grow(5)
    few = queries(checker, report.get_absolute_url())
    grow(45)
    assert queries(checker, report.get_absolute_url()) == few <= 16


def test_the_admin_lists_corrections_and_changes_none(claim):
    client = Client()
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    correction = correct_claim(claim=claim, user=UserFactory(), speaker="Ines Varga", figures=[]).correction
    page = client.get(reverse("admin:claims_correction_changelist")).content.decode()
    assert "Ines Varga" in page
    address = reverse("admin:claims_correction_change", args=[correction.pk])
    assert client.get(address).status_code == 200
    assert client.post(address, {"note": "x"}).status_code == 403
    assert client.get(reverse("admin:claims_correction_add")).status_code == 403


@pytest.fixture
def story(demo) -> Story:
    return Story.objects.order_by("pk").first()


def test_a_story_goes_out_as_labelled_data_and_is_read_and_measured_again(story, tmp_path, capsys):
    call_command("export_gold", str(tmp_path / "story"), "--story", str(story.pk))
    assert "reports" in capsys.readouterr().out
    gold = read_story(tmp_path / "story")
    assert len(gold.reports) == story.reports.count()
    assert gold.mentions
    texts = {report.text for report in story.reports.select_related("current_version")}
    assert {article.text for article in gold.reports.values()} == texts
    for mention in gold.mentions:
        assert gold.reports[mention.file].text[mention.start : mention.end] == mention.quote
    call_command("evaluate", "stories", str(tmp_path / "story"))


def test_verified_data_holds_only_what_people_looked_at(story, tmp_path):
    user = UserFactory(group="fact-checker")
    call_command("export_gold", str(tmp_path / "none"), "--story", str(story.pk), "--verified")
    assert not read_story(tmp_path / "none").mentions
    match = Match.objects.shown().filter(left_report__story=story, relation="same").first()
    judge_match(match=match, verdict=Verdict.CONFIRMED, user=user)
    assert Judgement.objects.count() == 1
    call_command("export_gold", str(tmp_path / "one"), "--story", str(story.pk), "--verified")
    assert {mention.quote for mention in read_story(tmp_path / "one").mentions} == {match.left.text, match.right.text}


def test_what_people_deleted_and_added_is_told_and_the_reports_may_be_chosen(tmp_path, claim):
    user = UserFactory()
    added = add_claim(report=claim.report, user=user, text="Nobody was hurt", speaker="The mayor").claim
    delete_claim(claim=claim, user=user)
    other = ReportFactory()
    call_command("export_gold", str(tmp_path / "out"), "--report", str(claim.report_id), str(other.pk))
    gold = json.loads((tmp_path / "out" / "gold.json").read_text(encoding="utf-8"))
    file = next(iter(gold["claims_single"]))
    assert gold["claims_single"][file] == [added.text]
    assert gold["not_claims"] == {file: [claim.text]}
    with pytest.raises(CommandError, match="There is no report 987654"):
        call_command("export_gold", str(tmp_path / "x"), "--report", "987654")
    with pytest.raises(CommandError, match="there already"):
        call_command("export_gold", str(tmp_path / "out"), "--report", str(other.pk))


def test_numbers_go_out_as_the_stories_write_them(tmp_path):
    story = StoryFactory()
    claims = []
    for _ in range(2):
        report = ReportFactory(text=TEXT + str(_), story=story)
        row = ClaimFactory(report=report, text="about 40 boats sank in the harbour")
        row.quantities = [quantity(row, "about 40", 40, hedge="at_least", counted="vessel")]
        row.save()
        claims.append(row)
    from claims.models import Group

    Claim.objects.update(group=Group.objects.create(title=claims[0]))
    call_command("export_gold", str(tmp_path / "s.zip"), "--story", str(story.pk))
    with zipfile.ZipFile(tmp_path / "s.zip") as archive:
        gold = json.loads(archive.read("s/gold.json"))
    assert [mention["number"] for mention in gold["claims"][0]["mentions"]] == [">=40 vessel"] * 2
    assert gold["claims"][0]["mentions"][0]["speaker"] == claims[0].report.source.name


def test_the_story_page_offers_the_download_to_those_who_may_judge(checker, viewer, story, tmp_path):
    assert url("story-gold", story.pk) in checker.get(story.get_absolute_url()).content.decode()
    assert url("story-gold", story.pk) not in viewer.get(story.get_absolute_url()).content.decode()
    response = checker.get(url("story-gold", story.pk))
    assert response.headers["Content-Type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(response.content)) as archive:
        archive.extractall(tmp_path)
    folder = next(Path(tmp_path).glob("story-*"))
    assert len(read_story(folder).reports) == Report.objects.filter(story=story).count()


def test_a_corrected_wording_is_marked_where_it_is_compared(viewer, claim):
    mark = "Corrected by a person"
    assert mark not in viewer.get(claim.get_absolute_url()).content.decode()
    correct_claim(claim=claim, user=UserFactory(), speaker="Ines Varga")
    assert mark in viewer.get(claim.get_absolute_url()).content.decode()
