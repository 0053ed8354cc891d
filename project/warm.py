"""What the first request of a web process, and the first task of a worker, would else wait for."""

from __future__ import annotations

import gc
import logging

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.template.loader import get_template
from django.urls import reverse
from django.utils import translation

from claims.extraction import extract
from claims.language import detect_language
from claims.language.glossary import LANGUAGES
from claims.matching.warm import uncollected, warm

logger = logging.getLogger(__name__)


def warm_up() -> None:
    """Read lexicons, templates, addresses and the words of the interface; seconds in all, the pages people open first
    before the rest."""
    for name in (
        "claims/home.html",
        "claims/claim_compare.html",
        "claims/story_detail.html",
        "claims/report_detail.html",
    ):
        get_template(name)
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            reverse("claims:home")
            translation.gettext("Home")
    warm_up_work()
    for path in sorted((settings.BASE_DIR / "templates" / "claims").glob("*.html")):
        get_template(f"claims/{path.name}")
    _keep()
    warm_up_index()


def warm_up_index() -> None:
    """Bring this host's index up to date. After an upgrade that changes what an index holds, it is built anew, which
    takes about a minute for a million claims; whoever checks a text first need not wait for that. Not
    being able to is no reason not to serve pages: the first search will try again and say what is wrong."""
    # The WSGI module is read before the models may be.
    from claims.services.index import catch_up

    try:
        catch_up()
    except (DatabaseError, OSError) as error:
        logger.warning("The index of claims could not be brought up to date: %s", error)
    finally:
        connection.close()


def read_in_pieces() -> None:
    """Let this process read SQLite's file piece by piece. Mapped, as pages need it, whatever a worker has ever read of
    a large archive counts as its memory; and to match a report takes as long either way."""

    def unmap(connection: BaseDatabaseWrapper, **_signal: object) -> None:
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA mmap_size=0")

    connection_created.connect(unmap, weak=False, dispatch_uid="read-in-pieces")


def warm_up_work() -> None:
    """Read the lexicons, of which extraction and matching need all."""
    with uncollected():
        warm()
        detect_language("Which language is this?")
        for code in LANGUAGES:
            extract("NATO: 2000.", code)
    _keep()


def _keep() -> None:
    """All that was read stays as long as the process: looking for garbage among it, again and again, would take a fifth
    of the time that matching a report does."""
    gc.collect()
    gc.freeze()
