"""Rows that are a record: added, read, never changed or deleted."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from django.core.exceptions import PermissionDenied
from django.db import models

Row = TypeVar("Row", bound=models.Model)


def refuse(model: type[models.Model]) -> PermissionDenied:
    """What changing or deleting such a row ends with, superusers included."""
    name = str(model._meta.verbose_name_plural).capitalize()
    return PermissionDenied(f"{name} are append-only: add a new one instead of changing or deleting an old one.")


class AppendOnlyQuerySet(models.QuerySet[Row], Generic[Row]):
    """Read and append only: no update, no delete in bulk."""

    def update(self, **kwargs: Any) -> int:
        """Refused."""
        raise refuse(self.model)

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refused."""
        raise refuse(self.model)


class AppendOnly(models.Model):
    """Insert only. Foreign keys that become empty when their target is deleted are written past this, by Django."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert only."""
        if self.pk is not None and not self._state.adding:
            raise refuse(type(self))
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refused."""
        raise refuse(type(self))
