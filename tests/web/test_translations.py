"""Every word of the interface is there in Arabic and French, and what is shown is compiled from what is written."""

from __future__ import annotations

import gettext
import re
from pathlib import Path

import pytest
from django.conf import settings

LOCALE = Path(settings.LOCALE_PATHS[0])
ENTRY = re.compile(
    r'^(#, .*\n)?(?:#\|.*\n)*(?:msgctxt (".*")\n)?msgid ((?:".*"\n)+)(?:msgid_plural ((?:".*"\n)+))?', re.M
)
CALLED = re.compile(
    r"""\{%\s*(?:translate|trans)\s+"([^"]+)"|(?<![\w.])(?:_|gettext|gettext_lazy|gettext_noop)\(\s*"([^"]+)"\s*\)"""
)


def unquote(quoted: str) -> str:
    return "".join(line.strip()[1:-1] for line in quoted.splitlines()).replace('\\"', '"').replace("\\n", "\n")


def catalogue(lang: str) -> gettext.GNUTranslations:
    with (LOCALE / lang / "LC_MESSAGES" / "django.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


@pytest.mark.parametrize("lang", ["ar", "fr"])
def test_nothing_written_for_people_is_left_untranslated(lang):
    compiled = catalogue(lang)
    root = settings.BASE_DIR
    sources = [*(root / "templates").rglob("*.html"), *(root / "claims").rglob("*.py")]
    missing = set()
    for path in sources:
        for found in CALLED.finditer(path.read_text(encoding="utf-8")):
            words = found[1] or found[2]
            if not (compiled._catalog.get(words) or compiled._catalog.get((words, 0))):  # type: ignore[attr-defined]
                missing.add(words)
    assert not missing


@pytest.mark.parametrize("lang", ["ar", "fr"])
def test_no_translation_is_guessed_or_missing_in_the_compiled_catalogue(lang):
    compiled = catalogue(lang)
    text = (LOCALE / lang / "LC_MESSAGES" / "django.po").read_text(encoding="utf-8")
    for flags, context, quoted, plural in ENTRY.findall(text):
        words = unquote(quoted)
        if not words:
            continue
        assert "fuzzy" not in flags, words
        key = f"{unquote(context)}\x04{words}" if context else words
        assert compiled._catalog.get((key, 0) if plural else key), words  # type: ignore[attr-defined]
