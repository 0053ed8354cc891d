"""The demo's reports, processed: once by the pipeline for each process of the tests, then as a copy of its rows."""

from __future__ import annotations

from django.apps import apps
from django.db import models

from claims.models import ClaimChange
from claims.services.demo import load_demo
from claims.services.index import catch_up
from claims.services.pipeline import drain

from .rows import number_on


class Demo:
    """Rows of all tables of ours after the pipeline has done its work; empty until it is first asked for."""

    def __init__(self) -> None:
        self._rows: dict[type[models.Model], list[models.Model]] = {}

    def put(self) -> None:
        """Leave the demo in the database, which holds no report yet."""
        if self._rows:
            self._copy()
            return
        load_demo()
        assert drain(timeout=120)
        self._rows = {model: list(model._base_manager.order_by("pk")) for model in ours()}

    def _copy(self) -> None:
        for model, rows in self._rows.items():
            model._base_manager.bulk_create(rows)
        number_on(self._rows)
        catch_up()


def ours() -> list[type[models.Model]]:
    """Models of the application and the tables between them, but for the log that the database itself keeps."""
    found = apps.get_app_config("claims").get_models(include_auto_created=True)
    return [model for model in found if model is not ClaimChange]
