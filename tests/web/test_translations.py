"""Every word of the interface is there in Arabic and French, and what is shown is compiled from what is written.

The sources are read as ``makemessages`` reads them, but with Babel, so that the tests need no gettext tools: templates
are turned into Python by Django's ``templatize``; whole and plural sentences, contexts and lazy strings are included.
"""

from __future__ import annotations

import ast
import gettext
import io
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation.template import templatize

LOCALE = Path(settings.LOCALE_PATHS[0])
LANGUAGES = ["ar", "fr"]
KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")
Message = tuple[str | None, str]
"""The context, if there is one, and the sentence in English."""


def templates() -> list[Path]:
    return sorted((settings.BASE_DIR / "templates").rglob("*.html"))


def python() -> list[Path]:
    return sorted((settings.BASE_DIR / "claims").rglob("*.py"))


@cache
def marked() -> dict[Message, set[str | None]]:
    """Every sentence that is marked for translation, with its plurals; ``None`` stands for use without a plural."""
    sources = [text for text in (path.read_text(encoding="utf-8") for path in python()) if "gettext" in text]
    for path in templates():
        calls = templatize(path.read_text(encoding="utf-8"), origin=str(path))
        sources.append("\n".join(line.strip() for line in calls.splitlines()))  # indentation means nothing in HTML
    found: dict[Message, set[str | None]] = defaultdict(set)
    for source in sources:
        for _line, words, _comments, context in extract("python", io.BytesIO(source.encode()), keywords=KEYWORDS):
            one, many = words if isinstance(words, tuple) else (words, None)
            found[context, one].add(many)
    return found


@cache
def written(lang: str) -> Catalog:
    with (LOCALE / lang / "LC_MESSAGES" / "django.po").open("rb") as file:
        return read_po(file, locale=lang)


@cache
def compiled(lang: str) -> dict[object, str]:
    with (LOCALE / lang / "LC_MESSAGES" / "django.mo").open("rb") as file:
        return gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]


def entries(lang: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The English sentence (the plural, where there is one) and its translations in all forms."""
    for message in written(lang):
        if message.id:
            english = message.id if isinstance(message.id, str) else message.id[1]
            yield english, (message.string,) if isinstance(message.string, str) else tuple(message.string)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_written_for_people_is_left_untranslated(lang):
    forms = written(lang).num_plurals
    missing = []
    for (context, words), plurals in marked().items():
        key = f"{context}\x04{words}" if context else words
        places = [(key, form) for form in range(forms)] if plurals - {None} else [key]
        missing += [words for place in places if not compiled(lang).get(place)]
    assert not sorted(set(missing))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_translation_is_guessed(lang):
    assert not [message.id for message in written(lang) if message.id and message.fuzzy]


def test_no_sentence_is_used_both_with_and_without_a_plural():
    assert not [words for words, plurals in marked().items() if len(plurals) > 1]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_compiled_is_what_is_written(lang):
    for message in written(lang):
        if message.id:
            one = message.id if isinstance(message.id, str) else message.id[0]
            key = f"{message.context}\x04{one}" if message.context else one
            shown = (
                compiled(lang).get(key)
                if isinstance(message.id, str)
                else tuple(compiled(lang).get((key, form)) for form in range(written(lang).num_plurals))
            )
            assert shown == message.string, one


@pytest.mark.parametrize("lang", LANGUAGES)
def test_translations_name_what_the_sentence_names(lang):
    for english, forms in entries(lang):
        wanted = sorted(PLACEHOLDER.findall(english))
        for words in forms:
            lost = set(wanted) - set(PLACEHOLDER.findall(words))
            assert not set(PLACEHOLDER.findall(words)) - set(wanted), words
            assert len(lost) <= (len(forms) > 1), words  # «تقريران» says the number in a word
            assert re.findall(r"</?\w+>", english.replace("Delete", "")) or "<" not in words, words


def test_french_keeps_its_marks_with_their_words():
    loose = re.compile(r"[^\u202f](?:[;!?»]|:(?=\s|$)|(?<=[sd])%%)|«[^\u202f]")
    assert not [words for _english, forms in entries("fr") for words in forms if loose.search(words)]


# -- words that nobody marked ------------------------------------------------------------------------------------------

UNTRANSLATED = {"Isnad", "CSV", "JSON"}
"""The names of the program and of file formats, the same in every language."""


def shown_words(source: str) -> Iterator[str]:
    """The words of a template that stand on the page in whatever language: text and the attributes that people hear or
    see, without what is marked for translation and what says itself that it is English."""
    source = re.sub(r"\{% comment.*?endcomment %\}|\{#.*?#\}", "", source, flags=re.DOTALL)
    source = re.sub(r"\{% blocktranslate.*?endblocktranslate %\}", "", source, flags=re.DOTALL)
    source = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "", source, flags=re.DOTALL)
    source = re.sub(r'<(\w+)[^>]* lang="en".*?</\1>', "", source, flags=re.DOTALL)
    source = re.sub(r"<(script|style|code|kbd)\b.*?</\1>", "", source, flags=re.DOTALL)
    yield from re.findall(r'\b(?:aria-label|title|placeholder|alt|data-label)="([^"]*)"', source)
    yield from re.split(r"<[^>]*>", source)


def test_templates_say_nothing_that_is_not_marked():
    words = re.compile(r"(?<![.&\w])[A-Za-z]{2,}")
    bare = [
        (path.name, one)
        for path in templates()
        if path.parent.name != "styleguide"  # specimens, shown inside an element that says that they are English
        for text in shown_words(path.read_text(encoding="utf-8"))
        for one in words.findall(text)
        if one not in UNTRANSLATED
    ]
    assert not bare


def test_labels_in_python_are_marked():
    labels = {"label", "help_text", "description", "empty_label", "verbose_name", "verbose_name_plural"}
    bare = [
        f"{path.name}:{node.value.lineno} {node.value.value}"
        for path in python()
        if not {"migrations", "management"} & set(path.parts)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.keyword) and node.arg in labels and isinstance(node.value, ast.Constant)
        if isinstance(node.value.value, str) and re.search(r"[A-Za-z]{2}", node.value.value)
    ]
    assert not bare


def test_the_script_has_no_words_of_its_own():
    script = (settings.BASE_DIR / "claims/static/claims/isnad.js").read_text(encoding="utf-8")
    script = re.sub(r"/\*.*?\*/|(?<!:)//[^\n]*", "", script, flags=re.DOTALL)
    assert not re.findall(r"""["'`][A-Z][a-z]+[ .!?…][^"'`\n]*["'`]""", script)
