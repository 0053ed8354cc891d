"""The way of a report from text to matches, on the demo's real reports and through the real pipeline."""

from __future__ import annotations

import json

import pytest
from django.core.management import CommandError, call_command

from claims.ingest.files import read_file
from claims.ingest.network import Fetched
from claims.models import Claim, Group, Judgement, Match, Report, Run, RunKind, RunState, Source, Stage, Story, Verdict
from claims.services import runs
from claims.services.deletion import delete_reports
from claims.services.index import candidate_index, catch_up
from claims.services.judging import judge_match
from claims.services.pipeline import drain, perform
from claims.services.reports import add_article, add_text, add_url
from claims.types import Relation
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def demo_articles():
    from importlib import resources

    folder = resources.files("claims") / "demo" / "reports"
    return [
        article
        for path in sorted(folder.iterdir(), key=lambda path: path.name)
        for article in read_file(path.name, path.read_bytes())
    ]


def matches() -> set[tuple]:
    """Every match by its wordings: ids differ between two ways to the same result."""
    rows = Match.objects.shown().select_related("left", "right", "left__report", "right__report")
    found = set()
    for row in rows:
        sides = [(row.left.report.url, row.left.text), (row.right.report.url, row.right.text)]
        relation = Relation(row.relation)
        if sides != sorted(sides):
            sides, relation = sorted(sides), relation.inverse
        found.add((*sides, relation))
    return found


def groups() -> set[frozenset]:
    found: dict[int, set] = {}
    for claim in Claim.objects.current().filter(group__isnull=False).select_related("report"):
        found.setdefault(claim.group_id, set()).add((claim.report.url, claim.text))
    return {frozenset(members) for members in found.values()}


def test_every_report_of_the_demo_becomes_ready_and_every_claim_stands_where_it_says(demo):
    assert set(Report.objects.values_list("stage", flat=True)) == {Stage.READY}
    for claim in Claim.objects.select_related("version"):
        assert claim.version.text[claim.start : claim.end] == claim.text
    for report in Report.objects.all():
        assert report.claims.current().exists(), report


def test_spans_are_exact_over_the_development_data(shared):
    for path in [*(shared / "data" / "stories").glob("*/[0-9]*.json"), *(shared / "seeds").glob("*.txt")]:
        for article in read_file(path.name, path.read_bytes()):
            add_article(article=article)
    Run.objects.filter(kind=RunKind.MATCH).delete()
    for run in Run.objects.filter(kind=RunKind.PROCESS):
        perform(run.pk)
    assert Claim.objects.count() > 100
    for claim in Claim.objects.select_related("version").iterator(500):
        assert claim.version.text[claim.start : claim.end] == claim.text


def test_processing_everything_twice_changes_nothing(demo):
    before, ids = matches(), set(Claim.objects.values_list("pk", flat=True))
    grouped = groups()
    for report in Report.objects.all():
        runs.open_run(report=report, kind=RunKind.PROCESS)
    assert drain(timeout=120)
    assert matches() == before
    assert groups() == grouped
    assert set(Claim.objects.values_list("pk", flat=True)) == ids
    assert Match.objects.count() == len(set(Match.objects.values_list("left", "right")))


def test_the_demo_shows_each_relation_a_newcomer_should_see(demo):
    relations = set(Match.objects.shown().values_list("relation", flat=True))
    assert {Relation.SAME, Relation.CONTRADICTS} <= relations
    assert relations & {Relation.NUMBER_DIFFERS, Relation.UPDATED}
    across = Match.objects.shown().exclude(relation=Relation.RELATED).select_related("left", "right")
    assert any(match.left.lang != match.right.lang for match in across)


def test_the_two_events_of_the_demo_are_two_stories(demo):
    stories = {}
    for report in Report.objects.all():
        stories.setdefault(report.story_id, set()).add(report.published.year)
    assert None not in stories
    assert all(len(years) == 1 for years in stories.values())
    assert len(stories) == 2


def test_a_rejected_pair_never_comes_back_and_a_confirmed_one_stays(demo):
    user = UserFactory(group="fact-checker")
    rejected, confirmed = Match.objects.shown().exclude(relation=Relation.RELATED).order_by("score")[:2]
    judge_match(match=rejected, verdict=Verdict.REJECTED, user=user)
    judge_match(match=confirmed, verdict=Verdict.CONFIRMED, user=user)
    for report in Report.objects.all():
        runs.open_run(report=report, kind=RunKind.PROCESS)
    assert drain(timeout=120)
    assert not Match.objects.shown().filter(left=rejected.left_id, right=rejected.right_id).exists()
    assert Match.objects.shown().get(left=confirmed.left_id, right=confirmed.right_id).verdict == Verdict.CONFIRMED
    rejected.left.refresh_from_db()
    rejected.right.refresh_from_db()
    assert rejected.left.group_id is None or rejected.left.group_id != rejected.right.group_id


def test_a_rejection_can_be_taken_back_and_every_decision_is_kept(demo):
    user = UserFactory(group="fact-checker")
    match = Match.objects.shown().exclude(relation=Relation.RELATED).first()
    judge_match(match=match, verdict=Verdict.REJECTED, user=user)
    judge_match(match=match, verdict=Verdict.WITHDRAWN, user=user)
    assert Match.objects.shown().filter(pk=match.pk).exists()
    assert list(Judgement.objects.order_by("pk").values_list("verdict", flat=True)) == ["rejected", "withdrawn"]


def test_deleting_the_index_costs_a_rebuild_and_nothing_else(demo, settings):
    import shutil

    before = matches()
    held = candidate_index().num_docs
    shutil.rmtree(settings.ISNAD_INDEX_DIR)
    assert catch_up().num_docs == held == Claim.objects.current().count()
    for report in Report.objects.all():
        runs.open_run(report=report, kind=RunKind.MATCH)
    assert drain(timeout=120)
    assert matches() == before


def test_an_edited_report_keeps_its_old_version_and_is_compared_by_its_new_one(demo):
    report = Report.objects.filter(url__contains="port").first()
    article = read_file(
        "a.json", json.dumps({"url": report.url, "text": "The mayor said that 17 boats sank."}).encode()
    )
    add_article(article=article[0])
    assert drain(timeout=60)
    report.refresh_from_db()
    assert report.versions.count() == 2
    assert set(report.claims.current().values_list("version", flat=True)) == {report.current_version_id}
    assert (
        not Match.objects.shown()
        .of_report(report.pk)
        .exclude(left__version=report.current_version, left__report=report)
        .filter(left_report=report)
        .exists()
    )


def test_an_unforeseen_error_is_tried_again_later_and_leaves_no_claims(monkeypatch):
    added = add_text(text="The minister said that 12 people had died in the flood on Friday.")
    monkeypatch.setattr("claims.services.processing.extract", lambda *a, **k: 1 / 0)
    assert perform(added.run_pk) == []
    run = Run.objects.get(pk=added.run_pk)
    assert (run.state, run.attempts) == (RunState.PENDING, 1)
    assert "ZeroDivisionError" in run.error
    assert not Claim.objects.exists()


def test_ingest_prints_the_agreed_json_and_match_finds_the_claim_in_another_language(tmp_path, capsys):
    path = tmp_path / "report.txt"
    path.write_text(
        "وزير: غرق 17 قاربا\n\nقال وزير النقل إن العاصفة أغرقت 17 قاربا في الميناء يوم الجمعة.", encoding="utf-8"
    )
    call_command("ingest", str(path))
    report = json.loads(capsys.readouterr().out)
    assert report["status"] == "ready"
    assert report["language"] == "ar"
    for claim in report["claims"]:
        assert report["text"][claim["start"] : claim["end"]] == claim["text"]
    sunk = next(claim for claim in report["claims"] if claim["start"] > 20 and claim["quantities"])
    assert sunk["quantities"][0]["value"] == 17
    assert sunk["polarity"] == "affirm"
    assert "وزير النقل" in sunk["speaker"]
    call_command("match", "The storm sank 17 boats in the port")
    found = json.loads(capsys.readouterr().out)["matches"]
    assert found
    assert found[0]["report"] == report["id"]


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("empty.txt", b"", "empty"),
        ("picture.png", b"\x89PNG\r\n\x1a\n", "cannot be read"),
        ("broken.json", b'{"text": ', "not valid JSON"),
    ],
)
def test_ingest_says_what_is_wrong_with_a_file_and_exits_with_one(tmp_path, capsys, name, data, sentence):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(SystemExit) as caught:
        call_command("ingest", str(path))
    assert caught.value.code == 1
    assert sentence in capsys.readouterr().err
    assert not Report.objects.exists()


def test_ingest_of_a_link_that_may_not_be_opened_exits_with_one_and_leaves_nothing(capsys):
    with pytest.raises(SystemExit) as caught:
        call_command("ingest", "http://127.0.0.1/secret")
    assert caught.value.code == 1
    assert "not a public web address" in capsys.readouterr().err
    assert not Report.objects.exists()


def test_one_bad_path_does_not_keep_the_others_from_being_read(tmp_path, capsys):
    good = [tmp_path / "first.txt", tmp_path / "last.txt"]
    for number, path in enumerate(good, 30):
        path.write_text(f"The mayor said on Monday that {number} houses burned down near the harbour.", "utf-8")
    with pytest.raises(SystemExit) as caught:
        call_command("ingest", str(good[0]), str(tmp_path / "missing.txt"), str(tmp_path), str(good[1]))
    assert caught.value.code == 1
    printed = capsys.readouterr()
    assert [json.loads(line)["status"] for line in printed.out.splitlines()] == ["ready", "ready"]
    assert [line.split(": ")[0] for line in printed.err.splitlines()] == [str(tmp_path / "missing.txt"), str(tmp_path)]


def test_a_link_to_a_text_pasted_before_tells_whose_it_is(monkeypatch):
    text = "The mayor said on Monday that 31 houses burned down near the harbour. Police denied that anyone was hurt."
    pasted = add_text(text=text)
    assert drain(timeout=60)
    page = f"<html><head><meta property='og:site_name' content='Larkton Post'></head><body><p>{text}</p></body></html>"
    fetched = Fetched("", "https://larkton.example/fire", 200, "text/html", "utf-8", page.encode())
    monkeypatch.setattr("claims.services.processing.fetch", lambda *a, **k: fetched)
    linked = add_url(url="https://larkton.example/fire")
    assert drain(timeout=60)
    linked.report.refresh_from_db()
    assert linked.report.duplicate_of == pasted.report
    pasted.report.refresh_from_db()
    assert pasted.report.source.name == "Larkton Post"
    assert pasted.report.stage == Stage.READY


@pytest.mark.parametrize("what", ["http://127.0.0.1/secret", "ftp://site.example/x", "missing.txt"])
def test_an_outlet_named_for_a_report_that_cannot_be_read_is_not_kept(capsys, what):
    with pytest.raises(SystemExit):
        call_command("ingest", what, "--source", "Never Heard")
    assert not Source.objects.filter(name="Never Heard").exists()
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    ("option", "value", "sentence"),
    [
        ("--published", "yesterday", "year-month-day"),
        ("--published", "0001-01-01", "year-month-day"),
        ("--lang", "klingonlanguage", "not a language code"),
    ],
)
def test_ingest_says_how_an_option_is_written(option, value, sentence):
    with pytest.raises(CommandError, match=sentence):
        call_command("ingest", "report.txt", f"{option}={value}")


def test_ingest_tells_an_unforeseen_failure_in_one_sentence(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("claims.services.processing.extract", lambda *a, **k: 1 / 0)
    monkeypatch.setattr("claims.services.runs.MAX_ATTEMPTS", 1)
    path = tmp_path / "report.txt"
    path.write_text("The mayor said on Monday that 31 houses burned down near the harbour.", "utf-8")
    with pytest.raises(SystemExit) as caught:
        call_command("ingest", str(path))
    assert caught.value.code == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert len(printed.err.splitlines()) == 1


def test_deleting_a_report_takes_its_claims_and_regroups_what_stood_beside_it(demo):
    report = Report.objects.filter(url__contains="port").first()
    user = UserFactory(group="fact-checker")
    judged = Match.objects.shown().of_report(report.pk).first()
    judge_match(match=judged, verdict=Verdict.CONFIRMED, user=user)
    assert delete_reports([report.pk]) == 1
    assert not Claim.objects.filter(report=report.pk).exists()
    assert Judgement.objects.get().match is None
    for group in Group.objects.all():
        assert group.claims.count() > 1
        assert group.title.report_id != report.pk
    assert all(story.reports.count() > 1 for story in Story.objects.all())
