"""Bytes of old and careless pages become the right characters."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.ingest.charset import decode
from claims.ingest.errors import IngestError
from tests.ingest.conftest import outcome

ARABIC = "أعلنت بلدية الميناء أن فرق الإطفاء أخمدت الحريق بعد ست ساعات, وأن ثلاثة عمال نقلوا إلى المستشفى. "
FRENCH = "La mairie précise que l'incendie a été maîtrisé après six heures ; trois employés blessés, hospitalisés. "
ENGLISH = "The town hall said the fire was out after six hours. "
PAGE = (
    "<html><head>{}<script>var tracking = 'no letters of interest here';</script></head><body><p>{}</p></body></html>"
)


@pytest.mark.parametrize("codec", ["cp1256", "iso8859_6", "utf-8", "utf-8-sig", "utf-16"])
def test_arabic_without_any_label_is_recognised(codec: str) -> None:
    assert decode(ARABIC.encode(codec)) == ARABIC
    page = PAGE.format("", ARABIC * 3)
    assert decode(page.encode(codec), html=True) == page


@pytest.mark.parametrize("codec", ["cp1252", "utf-8", "utf-16"])
def test_french_without_any_label_is_recognised(codec: str) -> None:
    assert decode((FRENCH * 3).encode(codec)) == FRENCH * 3


@pytest.mark.parametrize("text", [ARABIC, FRENCH])
@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_wide_characters_without_a_mark_are_recognised(codec: str, text: str) -> None:
    assert outcome(decode, (text * 3).encode(codec)) == text * 3


def test_few_arabic_words_in_much_markup_are_recognised() -> None:
    page = PAGE.format("<style>" + "a { color: red } " * 3000 + "</style>", ARABIC)
    assert ARABIC in decode(page.encode("cp1256"), html=True)


@pytest.mark.parametrize(
    ("label", "codec"), [("windows-1256", "cp1256"), ("ISO-8859-6", "iso8859_6"), ("windows-1252", "cp1252")]
)
def test_the_label_of_the_page_is_believed(label: str, codec: str) -> None:
    text = (FRENCH if codec == "cp1252" else ARABIC)[:30]
    page = PAGE.format(f'<meta charset="{label}">', text)
    assert decode(page.encode(codec), html=True) == page
    old = PAGE.format(f'<meta http-equiv="Content-Type" content="text/html; charset={label}">', text)
    assert decode(old.encode(codec), html=True) == old


def test_the_server_goes_before_the_page() -> None:
    page = PAGE.format('<meta charset="iso-8859-1">', ARABIC)
    assert decode(page.encode("cp1256"), declared="windows-1256", html=True) == page


def test_valid_utf8_is_utf8_whatever_the_label_says() -> None:
    page = PAGE.format('<meta charset="windows-1256">', ARABIC)
    assert decode(page.encode(), declared="ISO-8859-1", html=True) == page


def test_a_wrong_utf8_label_on_an_arabic_page_is_seen_through() -> None:
    page = PAGE.format('<meta charset="utf-8">', ARABIC * 3)
    assert decode(page.encode("cp1256"), declared="utf-8", html=True) == page


def test_an_unknown_label_is_ignored() -> None:
    assert decode(ARABIC.encode("cp1256"), declared="x-unheard-of") == ARABIC


def test_one_broken_byte_does_not_spoil_a_long_page() -> None:
    text = decode((ARABIC * 20).encode() + b"\xff" + ENGLISH.encode(), declared="utf-8")
    assert text == ARABIC * 20 + "\ufffd" + ENGLISH


def test_the_byte_order_mark_is_no_part_of_the_text() -> None:
    assert decode(codecs.BOM_UTF8 + b"text") == "text"
    assert decode(codecs.BOM_UTF16_BE + ENGLISH.encode("utf-16-be")) == ENGLISH


@pytest.mark.parametrize(
    ("data", "kind"),
    [(b"%PDF-1.7 ...", "PDF"), (b"PK\x03\x04...", "DOCX"), (b"\x89PNG\r\n", "PNG"), (b"{\\rtf1 x}", "RTF")],
)
def test_binary_files_are_named_and_refused(data: bytes, kind: str) -> None:
    with pytest.raises(IngestError) as caught:
        decode(data)
    assert caught.value.code == "unsupported_type"
    assert kind in str(caught.value)


@pytest.mark.parametrize("data", [bytes(range(256)) * 8, b"\x00\x01\x02\x03" * 50, b"abc\x00def"])
def test_noise_is_not_passed_off_as_text(data: bytes) -> None:
    with pytest.raises(IngestError) as caught:
        decode(data)
    assert caught.value.code == "unknown_encoding"


@given(st.binary(max_size=300))
def test_any_bytes_become_text_or_a_plain_refusal(data: bytes) -> None:
    assert isinstance(outcome(decode, data, html=True), str | IngestError)
