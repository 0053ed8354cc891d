"""The statistics of languages, whose tables stand in a file."""

from __future__ import annotations

import pytest
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from claims.language import detect_language, identifier

TEXTS = (
    "The harbour was closed for two days after the storm.",
    "Le port est resté fermé deux jours après la tempête.",
    "Der Hafen blieb nach dem Sturm zwei Tage lang geschlossen.",
    "Порт был закрыт два дня после шторма.",
)


@pytest.fixture
def _unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identifier, "_identifier", None)


@pytest.mark.usefixtures("_unread")
def test_tables_in_a_file_rank_languages_as_those_in_memory_do() -> None:
    plain = LanguageIdentifier.from_model_file(MODEL_FILE)

    for text in TEXTS:
        assert identifier.rank(text) == [(code, pytest.approx(score)) for code, score in plain.rank(text)]


@pytest.mark.usefixtures("_unread")
def test_a_full_disk_keeps_the_tables_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    class FullFile:
        def __init__(self, **_options: object) -> None:
            raise OSError(28, "No space left on device")

    # py3langid unpacks its model through the module's own function, which still works.
    monkeypatch.setattr(identifier, "tempfile", type("full", (), {"TemporaryFile": FullFile}))

    assert [detect_language(text) for text in TEXTS] == ["en", "fr", "de", "ru"]
