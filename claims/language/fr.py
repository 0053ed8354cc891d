"""French."""

from __future__ import annotations

from functools import partial

from claims.language.language import TabledLanguage
from claims.language.stems import snowball

FRENCH = TabledLanguage("fr", "ltr", partial(snowball, code="fr"), elision=True)
