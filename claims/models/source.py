"""Who publishes: outlets, agencies and institutions, curated in the admin."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from claims.language.normalise import fold


class SourceKind(models.TextChoices):
    """What kind of publisher a source is."""

    OUTLET = "outlet", _("Outlet")
    AGENCY = "agency", _("News agency")
    INSTITUTION = "institution", _("Institution")
    PERSON = "person", _("Person")
    OTHER = "other", _("Other")


class Source(models.Model):
    """An outlet, agency or institution.

    ``site`` is a host name without ``www.`` ("example.org"), by which reports are recognised; empty when unknown.
    ``country`` is an ISO 3166 alpha-2 code. ``languages`` are ISO 639-1 codes. Machine-made sources (seen in a
    report, not yet looked at by a curator) have ``reviewed=False``.
    """

    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=12, choices=SourceKind, default=SourceKind.OUTLET)
    country = models.CharField(
        _("country"), max_length=2, blank=True, help_text=_("Two-letter code, such as MA or FR.")
    )
    languages = models.JSONField(_("languages"), default=list, blank=True)
    site = models.CharField(_("site"), max_length=253, blank=True, help_text=_("Host name, such as example.org."))
    notes = models.TextField(_("notes"), blank=True)
    active = models.BooleanField(_("active"), default=True, help_text=_("Inactive sources take no new reports."))
    reviewed = models.BooleanField(_("reviewed"), default=False, help_text=_("A curator has looked at this source."))
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    history: ClassVar = HistoricalRecords()

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["name", "pk"]
        permissions = [("curate", _("Can curate sources, aliases and stories"))]
        constraints = [
            models.UniqueConstraint(Lower("name"), name="source_name_once"),
            # Reports are given to the source of their site: a site must name one source.
            models.UniqueConstraint(fields=["site"], condition=~Q(site=""), name="source_site_once"),
            models.CheckConstraint(condition=~Q(name=""), name="source_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class SourceAlias(models.Model):
    """Another name of a source, in any script ("الجزيرة" for Al Jazeera). ``folded`` is what look-ups use."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="aliases", verbose_name=_("source"))
    name = models.CharField(_("name"), max_length=200)
    lang = models.CharField(_("language"), max_length=8, blank=True)
    folded = models.CharField(max_length=200, editable=False)
    history: ClassVar = HistoricalRecords()

    class Meta:
        verbose_name = _("alias")
        verbose_name_plural = _("aliases")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["folded"], name="source_alias_once")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the folded form in step with the name."""
        self.folded = fold(self.name).strip()
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def clean(self) -> None:
        """Fold early, so that ``full_clean()`` sees a clash with another source's alias."""
        self.folded = fold(self.name).strip()
        super().clean()
