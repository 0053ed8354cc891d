"""One claim beside the others, and what a person decides about them."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.urls import reverse

from claims.models import Judgement
from claims.selectors.compare import comparison_page
from tests.factories import ClaimFactory, MatchFactory, ReportFactory, SourceFactory

from .conftest import HTMX

pytestmark = pytest.mark.django_db


def said(text: str, source: str, lang: str = "en", **claim):
    report = ReportFactory(text=text, lang=lang, source=SourceFactory(name=source), published=dt.date(2024, 5, 6))
    return ClaimFactory(report=report, text=text, **claim)


@pytest.fixture
def base():
    return said("no concessions were made for the truce", "Harbour Post", speaker="the press office", polarity="deny")


def judge(client, match, claim, verdict, headers=None, **more):
    url = reverse("claims:match-judge", args=[match.pk])
    return client.post(url, {"claim": claim.pk, "verdict": verdict, **more}, headers=headers)


def test_conflicts_stand_first_and_the_claim_itself_before_all(base):
    agreeing = MatchFactory(left=base, right=said("the truce came without concessions", "Quay"), relation="same")
    opposed = MatchFactory(left=base, right=said("concessions were made", "Beacon"), relation="contradicts")
    aside = MatchFactory(left=base, right=said("talks go on", "Wire"), relation="related")
    page = comparison_page(base)
    assert page.base.claim == base
    assert [column.match for column in page.columns] == [opposed, agreeing]
    assert [column.match for column in page.related] == [aside]
    assert page.summary == [("contradicts", "Contradicts", 1), ("same", "Says the same", 1)]


def test_two_wordings_of_one_report_stand_next_to_each_other(base):
    text = "Concessions were made. No concessions at all were made. Talks were held."
    report = ReportFactory(text=text)
    first = MatchFactory(
        left=base, right=ClaimFactory(report=report, text="Concessions were made"), relation="contradicts"
    )
    other = MatchFactory(
        left=base, right=said("concessions were made twice", "Wire"), relation="contradicts", score=0.7
    )
    second = MatchFactory(left=base, right=ClaimFactory(report=report, text="No concessions at all were made"))
    assert [column.match for column in comparison_page(base).columns] == [first, second, other]


def test_the_page_marks_whole_words_that_differ(viewer, base):
    MatchFactory(left=base, right=said("many concessions were made for the truce", "Beacon"), relation="contradicts")
    page = viewer.get(base.get_absolute_url()).content.decode()
    assert '<span class="diff diff-changed">many</span>' in page
    quotes = re.findall(r'<blockquote class="column-quote"[^>]*>(.*?)</blockquote>', page, re.DOTALL)
    said_there = [re.sub(r"<[^>]*>", "", quote) for quote in quotes]
    assert said_there == [base.text, "many concessions were made for the truce"]


def test_between_languages_what_is_shared_is_marked_instead(viewer, base):
    arabic = said("لم تقدم تنازلات من أجل الهدنة", "الميناء", "ar", polarity="deny")
    evidence = [{"feature": "shared", "value": 0.8, "weight": 5, "detail": {"shared": [["truce", "الهدنة"]]}}]
    MatchFactory(left=base, right=arabic, relation="same", evidence=evidence)
    page = viewer.get(base.get_absolute_url()).content.decode()
    assert '<blockquote class="column-quote" lang="ar" dir="rtl">' in page
    assert re.search(r'<mark class="word diff diff-shared k1"[^>]*title="= truce">الهدنة</mark>', page)
    assert re.search(r'<mark class="word k1"[^>]*title="= الهدنة">truce</mark>', page)
    assert "diff-changed" not in page.replace('class="diff diff-changed">words', "")


def test_slots_that_differ_are_told_by_words_and_not_by_colour_alone(viewer, base):
    other = said("no concessions were made for the truce", "Beacon", speaker="a lawmaker", polarity="affirm")
    MatchFactory(left=base, right=other, relation="contradicts", flags=["other_speaker"])
    columns = comparison_page(base).columns
    assert {cell.name for cell in columns[0].cells if cell.differs} == {"speaker", "stated"}
    assert viewer.get(base.get_absolute_url()).content.decode().count("(not as in this claim)") == 2


def test_the_relation_is_read_from_the_claim_that_is_looked_at():
    short, long = said("the dam broke", "A"), said("the dam broke on Friday", "B")
    MatchFactory(left=short, right=long, relation="broader")
    assert comparison_page(short).columns[0].label == "More specific"
    assert comparison_page(long).columns[0].label == "More general"


def test_a_claim_alone_says_so(viewer, base):
    assert "No other report states this so far" in viewer.get(base.get_absolute_url()).content.decode()


def test_confirming_is_one_click_and_is_kept_with_who_and_when(checker, base):
    match = MatchFactory(left=base, relation="same")
    answer = judge(checker, match, base, "confirmed", HTMX).content.decode()
    judgement = Judgement.objects.get()
    assert (judgement.verdict, judgement.judged_by.username) == ("confirmed", "karima")
    assert answer.lstrip().startswith('<div id="claim-compare"')
    assert "karima" in answer
    assert "Take back" in answer


def test_a_rejected_match_moves_to_the_list_from_which_it_comes_back(checker, base):
    match = MatchFactory(left=base, relation="same")
    answer = judge(checker, match, base, "rejected", HTMX).content.decode()
    assert 'id="rejected"' in answer
    assert "Undo" in answer
    page = comparison_page(base)
    assert not page.columns
    assert [column.match for column in page.rejected] == [match]
    judge(checker, match, base, "withdrawn", HTMX)
    page = comparison_page(base)
    assert [column.match for column in page.columns] == [match]
    assert page.columns[0].verdict == ""
    assert Judgement.objects.count() == 2


def test_judging_works_without_javascript(checker, base):
    match = MatchFactory(left=base, relation="same")
    response = judge(checker, match, base, "unsure")
    assert response.url == base.get_absolute_url()
    assert "Noted as unsure." in checker.get(response.url).content.decode()


def test_a_corrected_relation_is_read_from_the_claim_that_is_looked_at(checker):
    short, long = said("the dam broke", "A"), said("the dam broke on Friday", "B")
    match = MatchFactory(left=short, right=long, relation="same")
    judge(checker, match, short, "confirmed", relation="narrower")
    match.refresh_from_db()
    assert match.relation == "broader"
    assert comparison_page(short).columns[0].label == "More specific"
    judge(checker, match, long, "confirmed", relation="narrower")
    match.refresh_from_db()
    assert match.relation == "narrower"


@pytest.mark.parametrize(
    "data", [{}, {"verdict": "confirmed"}, {"verdict": "maybe"}, {"claim": "1; DROP", "verdict": "confirmed"}]
)
def test_nonsense_is_refused_in_words(checker, base, data):
    match = MatchFactory(left=base)
    response = checker.post(reverse("claims:match-judge", args=[match.pk]), data)
    assert response.status_code == 400
    assert not Judgement.objects.exists()


def test_a_match_cannot_be_judged_from_a_claim_it_does_not_hold(checker, base):
    match = MatchFactory()
    assert judge(checker, match, base, "confirmed").status_code == 400


def test_matches_the_machine_no_longer_proposes_are_gone_unless_rejected(base):
    MatchFactory(left=base, is_current=False)
    rejected = MatchFactory(left=base, is_current=False, verdict="rejected")
    page = comparison_page(base)
    assert not page.columns
    assert [column.match for column in page.rejected] == [rejected]
