"""From pages of invented outlets to articles."""

import datetime as dt
import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.ingest.article import read_html
from claims.ingest.errors import IngestError
from claims.types import Article
from tests.ingest.conftest import outcome

ENGLISH = [
    "The town hall said on Sunday that the fire at Harbour Quay was out after six hours of work by forty firefighters.",
    "“Three dock workers were taken to hospital, none of them in danger,” fire chief Dana Holm told reporters.",
    "The port authority put the damage at about 2 million crowns and promised a report within ten days.",
]
ARABIC = [
    "أعلنت بلدية الميناء يوم الأحد أن فرق الإطفاء أخمدت الحريق في رصيف الضفة بعد ست ساعات من العمل المتواصل.",
    "وقال قائد الإطفاء سامر الحلو للصحفيين إن ثلاثة من عمال الرصيف نقلوا إلى المستشفى، وإن حالتهم مستقرة.",
    "وقدرت هيئة الميناء الأضرار بنحو مليوني كرون، ووعدت بنشر تقرير مفصل خلال عشرة أيام.",
]
FRENCH = [
    "La mairie a annoncé dimanche que l'incendie du quai du Havre-Neuf était éteint après six heures d'intervention.",
    "« Trois dockers ont été hospitalisés, sans que leur vie soit en danger », a précisé la cheffe des pompiers.",
    "L'autorité portuaire évalue les dégâts à environ deux millions de couronnes et promet un rapport sous dix jours.",
]
NAVIGATION = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/sport'>Sport</a></li></ul></nav>"
FOOTER = "<footer><p>© Quayside Media. <a href='/privacy'>Privacy</a></p></footer>"


def page(paragraphs: list[str], *, head: str = "", title: str = "Fire at Harbour Quay", lang: str = "en") -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!doctype html><html lang='{lang}'><head><title>{title}</title>{head}</head>"
        f"<body>{NAVIGATION}<article><h1>{title}</h1>{body}</article>{FOOTER}</body></html>"
    )


def ld(**fields: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps({'@type': 'NewsArticle', **fields})}</script>"


def read(source: str, url: str = "https://www.quayside.example/news/fire") -> Article:
    return read_html(source.encode(), url=url, content_type="text/html; charset=utf-8")


def code_of(source: str) -> str:
    with pytest.raises(IngestError) as caught:
        read(source)
    return caught.value.code


@pytest.mark.parametrize(("paragraphs", "lang"), [(ENGLISH, "en"), (ARABIC, "ar"), (FRENCH, "fr")])
def test_every_paragraph_arrives_word_for_word_and_nothing_else(paragraphs: list[str], lang: str) -> None:
    article = read(page(paragraphs, lang=lang))
    assert article.text.removeprefix("Fire at Harbour Quay\n\n") == "\n\n".join(paragraphs)
    assert article.lang == lang
    assert article.title == "Fire at Harbour Quay"


@pytest.mark.parametrize("codec", ["cp1256", "iso8859_6"])
@pytest.mark.parametrize("labelled", ["header", "page", "nowhere"])
def test_old_arabic_pages_are_read_however_they_are_labelled(codec: str, labelled: str) -> None:
    label = {"cp1256": "windows-1256", "iso8859_6": "iso-8859-6"}[codec]
    head = f"<meta charset={label}>" if labelled == "page" else ""
    source = page(ARABIC, head=head, title="حريق في الميناء", lang="ar")
    content_type = f"text/html; charset={label}" if labelled == "header" else "text/html"
    article = read_html(source.replace("©", "").encode(codec), content_type=content_type)
    assert ARABIC[1] in article.text
    assert article.title == "حريق في الميناء"


def test_a_page_tells_who_published_it_when_and_who_wrote_it() -> None:
    head = ld(
        headline="Fire at Harbour Quay put out",
        datePublished="2024-03-10T23:30:00-05:00",
        inLanguage="en-GB",
        author=[{"@type": "Person", "name": "Ada Lind"}, {"name": "Per Holt"}],
        publisher={"@type": "Organization", "name": "The Quayside Post"},
    )
    article = read(page(ENGLISH, head=head, lang=""))
    assert article.title == "Fire at Harbour Quay put out"
    assert article.published == dt.date(2024, 3, 10)
    assert article.outlet == "The Quayside Post"
    assert article.author == "Ada Lind, Per Holt"
    assert article.lang == "en"


def test_statements_deep_in_a_graph_are_found() -> None:
    graph = [{"@type": "WebSite", "name": "x"}, {"@type": ["ReportageNewsArticle"], "datePublished": "2024-03-10"}]
    head = f"<script type='application/ld+json'>{json.dumps({'@graph': graph})}</script>"
    assert read(page(ENGLISH, head=head)).published == dt.date(2024, 3, 10)


def test_open_graph_and_plain_meta_serve_where_json_ld_is_missing_or_broken() -> None:
    head = (
        "<script type='application/ld+json'>{broken</script>"
        "<meta property='og:site_name' content='The Quayside Post'>"
        "<meta property='og:title' content='Fire put out | The Quayside Post'>"
        "<meta property='og:locale' content='en_GB'>"
        "<meta property='article:published_time' content='2024-03-10T08:00:00Z'>"
        "<meta name='author' content='Ada Lind'>"
    )
    article = read(page(ENGLISH, head=head, lang=""))
    assert article.title == "Fire put out"
    assert (article.outlet, article.lang, article.author) == ("The Quayside Post", "en", "Ada Lind")
    assert article.published == dt.date(2024, 3, 10)


def test_no_date_is_invented() -> None:
    text = [*ENGLISH, "The quay burned before, on 4 May 2011 and in 1998, the archive of the port shows."]
    head = "<meta property='article:modified_time' content='2024-03-12'>"
    assert read(page(text, head=head)).published is None


@pytest.mark.parametrize("value", ["tomorrow", "2999-01-01", "0001-01-01", "10/03/2024", "2024-13-01", ""])
def test_a_date_no_report_can_have_is_no_date(value: str) -> None:
    assert read(page(ENGLISH, head=ld(datePublished=value))).published is None


def test_a_date_in_the_link_counts() -> None:
    assert read(page(ENGLISH), url="https://quayside.example/2024/3/9/fire").published == dt.date(2024, 3, 9)


@pytest.mark.parametrize(
    ("canonical", "expected"),
    [
        ("https://quayside.example/news/fire-at-quay?utm_source=x", "https://quayside.example/news/fire-at-quay"),
        ("/news/fire-at-quay", "https://www.quayside.example/news/fire-at-quay"),
        ("https://elsewhere.example/news/fire", "https://www.quayside.example/news/fire"),
        ("https://www.quayside.example/", "https://www.quayside.example/news/fire"),
        ("javascript:alert(1)", "https://www.quayside.example/news/fire"),
        ("", "https://www.quayside.example/news/fire"),
    ],
)
def test_the_canonical_link_is_believed_within_its_own_site(canonical: str, expected: str) -> None:
    assert read(page(ENGLISH, head=f"<link rel='canonical' href='{canonical}'>")).url == expected


def test_a_saved_page_says_itself_where_it_came_from() -> None:
    head = "<link rel='canonical' href='https://quayside.example/news/fire'>"
    assert read(page(ENGLISH, head=head), url="").url == "https://quayside.example/news/fire"
    assert read(page(ENGLISH), url="").url == ""


def test_line_breaks_and_lists_become_paragraphs() -> None:
    items = "<ul><li>Six hours of work by forty people</li><li>Three dock workers in hospital</li></ul>"
    source = page([ENGLISH[0] + "<br><br>" + ENGLISH[1], ENGLISH[2]]).replace("</article>", items + "</article>")
    lines = read(source).text.split("\n\n")
    assert lines[-5:] == [*ENGLISH, "Six hours of work by forty people", "Three dock workers in hospital"]


@pytest.mark.parametrize(
    "line",
    [
        "Read also: Fuel prices rise again",
        "READ MORE",
        "اقرأ أيضاً: ارتفاع أسعار الوقود في المدينة",
        "شاهد: لحظة اندلاع الحريق",
        "À lire aussi : Les prix du carburant repartent à la hausse",
    ],
)
def test_a_line_that_points_to_another_report_is_not_part_of_this_one(line: str) -> None:
    text = read(page([ENGLISH[0], f"<a href='/x'>{line}</a>", *ENGLISH[1:]])).text
    assert text.removeprefix("Fire at Harbour Quay\n\n") == "\n\n".join(ENGLISH)


@pytest.mark.parametrize(
    "line", ["Watch duty at the port was doubled: two crews stand by.", "شاهد عيان: النار بدأت في المخزن الشمالي."]
)
def test_a_line_that_only_begins_alike_stays(line: str) -> None:
    assert line in read(page([*ENGLISH, line])).text


def test_the_front_page_of_a_site_is_no_report() -> None:
    source = page(ENGLISH)
    with pytest.raises(IngestError) as caught:
        read(source, url="https://quayside.example/")
    assert caught.value.code == "no_article"
    assert read(source, url="https://quayside.example/?p=77").text
    assert read(page(ENGLISH, head=ld(headline="Fire")), url="https://quayside.example/").title == "Fire"


def test_an_alert_of_one_sentence_is_an_article() -> None:
    alert = "A quake of magnitude 6.8 hit the north coast on Friday, the survey said."
    assert alert in read(page([alert], title="Quake")).text


def test_an_arabic_text_without_final_stops_is_an_article() -> None:
    text = [paragraph.rstrip(".") for paragraph in ARABIC]
    assert text[2] in read(page(text, lang="ar")).text


def test_text_that_stands_only_in_json_ld_is_found() -> None:
    head = ld(articleBody="\n".join(ENGLISH))
    assert (
        ENGLISH[1] in read(f"<html><head>{head}</head><body><noscript>Enable JavaScript</noscript></body></html>").text
    )


def test_markup_and_scripts_never_reach_the_text() -> None:
    nasty = "<script>alert('x')</script><style>p {}</style>&lt;b&gt; The end of the fire is near."
    text = read(page([*ENGLISH, nasty])).text
    assert "alert" not in text
    assert "p {}" not in text


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("", "no_article"),
        ("<p>Short.</p>", "no_article"),
        (NAVIGATION * 5, "no_article"),
        ("<noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div>", "needs_javascript"),
        ("<p>يرجى تفعيل جافا سكريبت لعرض هذه الصفحة.</p>", "needs_javascript"),
        ("<p>Before you continue: we value your privacy.</p><button>Accept all cookies</button>", "consent_wall"),
        ("<h1>Fire</h1><p>The fire is out.</p><p>Cet article est réservé aux abonnés.</p>", "paywall"),
        ("<h1>Fire</h1><p>هذا المحتوى متاح للمشتركين فقط</p>", "paywall"),
    ],
)
def test_a_page_without_article_says_why(body: str, code: str) -> None:
    assert code_of(f"<html><head><title>Fire</title></head><body>{body}</body></html>") == code


def test_a_wall_of_several_sentences_is_no_article() -> None:
    wall = "To continue reading this article, please subscribe. " * 4
    assert code_of(page([wall])) == "paywall"


def test_an_article_that_speaks_of_cookies_is_an_article() -> None:
    about = "Regulators said that sites which ask readers to “accept all cookies” must offer a way to refuse. " * 8
    assert "Regulators" in read(page([about])).text


def test_a_page_that_says_it_is_not_free_and_shows_nothing_is_behind_a_paywall() -> None:
    assert code_of(f"<html><head>{ld(isAccessibleForFree=False)}</head><body><p>Fire.</p></body></html>") == "paywall"


@pytest.mark.parametrize("body", [b"", b"   ", b"plain words only", b"<", b"<html>", b"<?xml version='1.0'?>"])
def test_what_is_no_page_has_no_article(body: bytes) -> None:
    with pytest.raises(IngestError) as caught:
        read_html(body)
    assert caught.value.code == "no_article"


def test_an_xhtml_page_with_an_encoding_declaration_is_read() -> None:
    source = '<?xml version="1.0" encoding="windows-1256"?>\n' + page(ARABIC, lang="ar").replace("©", "")
    assert ARABIC[0] in read_html(source.encode("cp1256")).text


def test_hostile_nesting_and_size_are_survived() -> None:
    deep = "<div>" * 30_000 + "The fire is out. " * 20
    assert isinstance(outcome(read_html, deep.encode()), Article | IngestError)
    wide = page([f"Pier {number} is safe again, the fire chief told reporters." for number in range(12_000)])
    assert len(read_html(wide.encode()).text) > 100_000
    with pytest.raises(IngestError) as caught:
        read_html(b"<p>" * 4_000_000)
    assert caught.value.code == "too_large"


@pytest.mark.parametrize(
    "piece",
    [b"<script>\xe3\xe1 ", b"<", b"<!--", b"<meta content=x ", b"<b>x</b>", b"<br>word. ", b"\xe3\xe1 ", b"<h1></h1>"],
)
def test_pages_made_to_be_slow_are_not(piece: bytes) -> None:
    began = time.monotonic()
    outcome(read_html, piece * (2_000_000 // len(piece)))
    assert time.monotonic() - began < 10


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["<p>", "</p>", "<article>", "<script", "<meta ", "content='", ">", "<!--", "خبر. "])))
def test_any_soup_is_an_article_or_a_plain_refusal(parts: list[str]) -> None:
    assert isinstance(outcome(read_html, "".join(parts).encode()), Article | IngestError)
