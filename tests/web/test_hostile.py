"""What reports and people write is shown as text, whatever it is."""

from __future__ import annotations

import pytest
from django.urls import reverse

from claims.models import Report
from tests.factories import ClaimFactory, GroupFactory, MatchFactory, ReportFactory, SourceFactory, StoryFactory

pytestmark = pytest.mark.django_db
SCRIPT = "<script>alert(1)</script>"
HOSTILE = (
    f"{SCRIPT}<img src=x onerror=alert(2)> \"'&amp; {{{{ settings.SECRET_KEY }}}} {{% now 'Y' %}} \u202eevil\u202c"
)


@pytest.fixture
def match():
    story = StoryFactory(title=HOSTILE)
    group = GroupFactory()
    sides = []
    for number in (1, 2):
        source = SourceFactory(name=f"{HOSTILE}{number}"[:200])
        report = ReportFactory(source=source, title=HOSTILE, text=f"{HOSTILE} {number}.", story=story, lang='" onx="')
        sides.append(
            ClaimFactory(
                report=report, text=HOSTILE, group=group, speaker=HOSTILE, via=[HOSTILE], context=HOSTILE, lang="en"
            )
        )
    words = {"shared": [[HOSTILE, HOSTILE]], "left": [HOSTILE], "right": [HOSTILE]}
    evidence = [
        {
            "feature": "relation",
            "value": 1,
            "weight": 0,
            "detail": {"rule": "opposite", "denied": [True, False], **words},
        },
        {"feature": SCRIPT, "value": 1, "weight": 1, "detail": words},
    ]
    return MatchFactory(left=sides[0], right=sides[1], relation="contradicts", evidence=evidence)


def test_nothing_a_report_says_becomes_markup(checker, match):
    pages = ["/", "/reports/", "/stories/", match.left.report.story.get_absolute_url()]
    pages += [match.left.get_absolute_url(), match.left.report.get_absolute_url()]
    for url in pages:
        page = checker.get(url).content.decode()
        assert "<script>alert" not in page, url
        assert "<img" not in page, url
        assert 'onx="' not in page.replace("&quot; onx=&quot;", ""), url
        assert "SECRET_KEY" not in page or "{{ settings.SECRET_KEY }}" in page


def test_an_address_that_is_no_web_link_is_not_linked(viewer):
    report = ReportFactory()
    Report.objects.filter(pk=report.pk).update(url="javascript:alert(1)")
    page = viewer.get(report.get_absolute_url()).content.decode()
    assert 'href="javascript' not in page


def test_links_out_tell_nothing_about_us(viewer):
    page = viewer.get(ReportFactory().get_absolute_url()).content.decode()
    assert 'rel="noreferrer noopener external"' in page


def test_a_search_is_echoed_as_text(viewer):
    page = viewer.get("/reports/", {"q": '"><script>alert(1)</script>'}).content.decode()
    assert "<script>alert" not in page


def test_the_way_back_never_leads_elsewhere(checker, match):
    url = reverse("set_language")
    response = checker.post(url, {"language": "ar", "next": "https://evil.example/"})
    assert response.url == "/"


def test_pages_carry_the_strict_policy_and_no_inline_script(checker, match):
    for url in ("/", match.left.get_absolute_url(), "/nowhere"):
        response = checker.get(url)
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]
        page = response.content.decode()
        assert " style=" not in page
        assert "<style" not in page
        assert "<script>" not in page
        assert " onclick" not in page
