"""One form for each link."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.ingest.errors import IngestError
from claims.ingest.urls import canonical_url, request_url, site_of
from tests.ingest.conftest import outcome


@pytest.mark.parametrize(
    ("link", "canonical"),
    [
        ("HTTPS://News.Example.ORG:443/World/Story", "https://news.example.org/World/Story"),
        ("http://example.org:80", "http://example.org/"),
        ("http://example.org:8080/a", "http://example.org:8080/a"),
        ("https://example.org/a/#comments", "https://example.org/a"),
        ("https://example.org/a//", "https://example.org/a"),
        ("https://example.org/a/./b/../c", "https://example.org/a/c"),
        ("https://example.org/a/..", "https://example.org/"),
        ("https://example.org/a?utm_source=x&utm_medium=y", "https://example.org/a"),
        ("https://example.org/a?fbclid=1&id=7&gclid=2", "https://example.org/a?id=7"),
        ("https://example.org/a?at_medium=social&xtor=RSS-1&ocid=w&ref=home", "https://example.org/a"),
        ("https://example.org/a?UTM_Source=x", "https://example.org/a"),
        ("https://example.org/a?b=2&a=1&b=1", "https://example.org/a?a=1&b=2&b=1"),
        ("https://example.org/a?12345", "https://example.org/a?12345"),
        ("https://example.org/a?", "https://example.org/a"),
        ("https://example.org/a?&&x=1", "https://example.org/a?x=1"),
        ("https://example.org/a?outputType=amp", "https://example.org/a?outputType=amp"),
        ("https://example.org/%7euser/%e2%82%ac%2f", "https://example.org/~user/%E2%82%AC%2F"),
        ("https://example.org/a b?q=c d", "https://example.org/a%20b?q=c%20d"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("example.org/news", "https://example.org/news"),
        ("//example.org/news", "https://example.org/news"),
        ("  https://example.org/a\n", "https://example.org/a"),
        ("\u200fhttps://example.org/a\u202c", "https://example.org/a"),
        ("https://example.org./a", "https://example.org/a"),
        ("https://[2A00:1450::0001]/a", "https://[2a00:1450::1]/a"),
    ],
)
def test_a_link_has_one_form(link: str, canonical: str) -> None:
    assert canonical_url(link) == canonical


def test_arabic_paths_are_the_same_however_they_are_written() -> None:
    plain = canonical_url("https://akhbar.example/أخبار/غزة?بحث=هدنة")
    assert plain == canonical_url(
        "https://akhbar.example/%d8%a3%d8%ae%d8%a8%d8%a7%d8%b1/%D8%BA%D8%B2%D8%A9/?%D8%A8%D8%AD%D8%AB=%D9%87%D8%AF%D9%86%D8%A9"
    )
    assert plain.isascii()


def test_names_in_other_scripts_become_ascii() -> None:
    assert canonical_url("https://مثال.إختبار/") == "https://xn--mgbh0fb.xn--kgbechtv/"
    assert canonical_url("https://Élysée.example/") == canonical_url("https://élysée.example/")


def test_relative_links_are_resolved_against_their_page() -> None:
    assert canonical_url("../b?x=1", base="https://example.org/news/a/") == "https://example.org/news/b?x=1"
    assert canonical_url("//other.example/c", base="https://example.org/a") == "https://other.example/c"


def test_what_is_asked_for_keeps_its_query() -> None:
    assert request_url("https://example.org/a/?b=2&a=1&utm_source=x#f") == "https://example.org/a/?b=2&a=1&utm_source=x"


@pytest.mark.parametrize(
    "link",
    [
        "",
        "   ",
        "hello",
        "قال البيت الأبيض",
        "http://",
        "http:///path",
        "https://?x",
        "ftp://example.org/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html,x",
        "mailto:desk@example.org",
        "http://exa mple.org/",
        "http://example.org:port/",
        "http://example.org:70000/",
        "http://example.org:0/",
        "http://example..org/",
        "http://a\\@example.org/",
        "http://example.org/\x00",
        "http://example.org/a\nb",
        "http://[::1",
        "http://[fe80::1%25lo]/",
        "http://" + "a" * 64 + ".example/",
        "http://example.org/" + "a" * 5000,
        "http://example.org/\ud800",
    ],
)
def test_what_is_no_link_is_refused_in_plain_words(link: str) -> None:
    with pytest.raises(IngestError) as caught:
        canonical_url(link)
    assert caught.value.code == "bad_url"
    assert "https://" in str(caught.value)


def test_a_password_in_a_link_is_refused_and_not_repeated() -> None:
    with pytest.raises(IngestError) as caught:
        canonical_url("https://user:secret@example.org/")
    assert caught.value.code == "url_credentials"
    assert "secret" not in str(caught.value)


PIECES = st.text(st.sampled_from("aZ09-._~%/?#&=+;:@!'()*[]{}|^ غé€\u200f2fF"), max_size=30)


@given(st.sampled_from(["", "http://", "https://example.org", "HTTP://Example.org:80/", "//", "example.org/"]), PIECES)
def test_the_canonical_form_is_final(start: str, rest: str) -> None:
    canonical = outcome(canonical_url, start + rest)
    if not isinstance(canonical, str):
        return
    assert canonical_url(canonical) == canonical
    assert request_url(canonical) == canonical
    assert canonical.isascii()
    assert " " not in canonical


@given(st.text())
def test_any_text_is_a_link_or_a_plain_refusal(text: str) -> None:
    result = outcome(canonical_url, text)
    assert isinstance(result, IngestError) or str(result).startswith(("http://", "https://"))


@pytest.mark.parametrize(
    ("link", "site"),
    [
        ("https://www.example.org/a", "example.org"),
        ("http://m.example.org", "example.org"),
        ("https://amp.www.example.org/a", "example.org"),
        ("https://mobile.example.co.uk/", "example.co.uk"),
        ("https://arabic.example.org/", "arabic.example.org"),
        ("https://www.com/", "www.com"),
        ("https://m.example/", "m.example"),
        ("no link", ""),
        ("", ""),
    ],
)
def test_a_source_is_recognised_by_its_site(link: str, site: str) -> None:
    assert site_of(link) == site
