"""Loading what the first comparison of a process would else wait for."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from claims.language.glossary import LANGUAGES
from claims.matching.speakers import speaker_forms

RARELY = 100_000
"""New objects after which garbage is looked for in long work that leaves hardly any."""


def warm() -> None:
    """Load the lexicons that names and claims are compared with, in every language; seconds the first time."""
    for code in LANGUAGES:
        speaker_forms("NATO", code)


@contextmanager
def uncollected() -> Iterator[None]:
    """Let nobody look for garbage among what is being loaded: there is none, and it takes a third of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@contextmanager
def rarely_collected() -> Iterator[None]:
    """Look for garbage seldom, in processes forked meanwhile too: for long work that leaves hardly any, but remembers
    thousands of words, among which looking takes a fifth of the time."""
    before = gc.get_threshold()
    gc.set_threshold(RARELY, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
