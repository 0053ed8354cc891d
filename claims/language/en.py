"""English."""

from __future__ import annotations

from functools import partial

from claims.language.language import TabledLanguage
from claims.language.stems import snowball

ENGLISH = TabledLanguage("en", "ltr", partial(snowball, code="en"))
