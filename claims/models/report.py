"""Reports and the versions of their text."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from .addresses import address


class Stage(models.TextChoices):
    """Where a report is on its way from a pasted link to compared claims."""

    QUEUED = "queued", _("Queued")
    FETCHING = "fetching", _("Fetching")
    READING = "reading", _("Reading")
    EXTRACTING = "extracting", _("Extracting claims")
    MATCHING = "matching", _("Matching")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Failed")
    DUPLICATE = "duplicate", _("Already known")


WORKING_STAGES = (Stage.QUEUED, Stage.FETCHING, Stage.READING, Stage.EXTRACTING, Stage.MATCHING)


class Placing(models.TextChoices):
    """Who says to which story a report belongs."""

    MACHINE = "machine", _("By its claims")
    PLACED = "placed", _("Put there by a person")
    APART = "apart", _("Kept apart by a person")


class ReportQuerySet(models.QuerySet["Report"]):
    """Verbs on reports."""

    def listed(self) -> Self:
        """Reports that people see: a report that turned out to be a known one is reached through that one."""
        return self.exclude(stage=Stage.DUPLICATE)

    def in_progress(self) -> Self:
        """Reports that work is still under way for."""
        return self.filter(stage__in=WORKING_STAGES)

    def failed(self) -> Self:
        """Reports that need a person: retry, correct or remove."""
        return self.filter(stage=Stage.FAILED)

    def with_claim_count(self) -> Self:
        """Annotate ``claim_count``: current claims."""
        return self.annotate(claim_count=Count("claims", filter=Q(claims__is_current=True), distinct=True))


class Report(models.Model):
    """One article of a source.

    ``url`` is canonical; empty for pasted text. ``identity`` recognises a report that comes twice: its canonical
    URL, else its text and source (see ``services.identity``). ``lang`` is an ISO 639-1 code, empty until read.
    ``published`` is a date without time zone, ``None`` when unknown; figures take it as their as-of date.
    ``agency`` is the news agency credited apart from the text, through which all of it comes.
    ``from_list`` marks a single claim from a fact-checker's list: its text is that claim below the title, no article.
    ``placing`` says whether a person decided on its ``story``; then the machine leaves it there.
    ``failure_code`` and ``failure_params`` say why the stage is *failed* (``claims.ingest.messages``).
    """

    source = models.ForeignKey(
        "claims.Source", models.PROTECT, null=True, blank=True, related_name="reports", verbose_name=_("source")
    )
    story = models.ForeignKey(
        "claims.Story", models.SET_NULL, null=True, blank=True, related_name="reports", verbose_name=_("story")
    )
    placing = models.CharField(_("story chosen"), max_length=8, choices=Placing, default=Placing.MACHINE)
    url = models.URLField(_("address"), max_length=2000, blank=True)
    identity = models.CharField(max_length=80, unique=True, editable=False)
    title = models.CharField(_("title"), max_length=500, blank=True)
    lang = models.CharField(_("language"), max_length=8, blank=True)
    lang_is_given = models.BooleanField(_("language set by a person"), default=False)
    published = models.DateField(_("published"), null=True, blank=True)
    agency = models.CharField(_("credited agency"), max_length=200, blank=True)
    stage = models.CharField(_("stage"), max_length=12, choices=Stage, default=Stage.QUEUED)
    failure_code = models.CharField(_("failure"), max_length=40, blank=True)
    failure_params = models.JSONField(default=dict, blank=True)
    duplicate_of = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="duplicates", verbose_name=_("already known as")
    )
    current_version = models.ForeignKey(
        "claims.ReportVersion", models.RESTRICT, null=True, blank=True, related_name="+", verbose_name=_("version")
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, verbose_name=_("added by")
    )
    from_list = models.BooleanField(_("from a list of claims"), default=False)
    is_demo = models.BooleanField(_("demo"), default=False)
    created_at = models.DateTimeField(_("added"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(stage="ready") | Q(current_version__isnull=False), name="report_ready_implies_version"
            ),
            models.CheckConstraint(
                condition=Q(stage="failed") | Q(failure_code=""), name="report_failure_only_when_failed"
            ),
            models.CheckConstraint(
                condition=Q(stage="duplicate", duplicate_of__isnull=False)
                | (~Q(stage="duplicate") & Q(duplicate_of__isnull=True)),
                name="report_duplicate_names_the_other",
            ),
        ]
        indexes = [
            # Home: what is being processed or failed, newest first.
            models.Index(
                fields=["-created_at"], condition=~Q(stage__in=["ready", "duplicate"]), name="report_unfinished_newest"
            ),
            models.Index(fields=["story", "published"], name="report_story_timeline"),
            models.Index(fields=["source", "-created_at"], name="report_source_newest"),
        ]

    def __str__(self) -> str:
        return self.title or self.url or f"Report {self.pk}"

    def get_absolute_url(self) -> str:
        """The report's page."""
        return address("report-detail", self.pk)

    @property
    def text(self) -> str:
        """The text of the current version, empty before it is read. Follows ``current_version`` (select it)."""
        return self.current_version.text if self.current_version else ""

    @property
    def given_story(self) -> int | None:
        """The story a person put the report into, 0 when kept out of all, ``None`` where the machine decides; so too
        when the story that a person chose is gone."""
        if self.placing == Placing.APART:
            return 0
        return self.story_id if self.placing == Placing.PLACED else None

    @property
    def is_working(self) -> bool:
        """True while background work is due or under way."""
        return self.stage in WORKING_STAGES

    @property
    def needs_details(self) -> bool:
        """True when a person should say who published the report or when."""
        return self.source_id is None or self.published is None

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``, from the language."""
        return "rtl" if self.lang in settings.RTL_LANGUAGES else "ltr"


class ReportVersion(models.Model):
    """One text of a report as it was read; never changed afterwards. Claim offsets are characters of ``text``."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="versions", verbose_name=_("report"))
    number = models.PositiveIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=500, blank=True)
    text = models.TextField(_("text"))
    text_hash = models.CharField(max_length=64, editable=False)
    created_at = models.DateTimeField(_("read"), auto_now_add=True)

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ["report", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="version_number_once"),
            models.UniqueConstraint(fields=["report", "text_hash"], name="version_text_once"),
            models.CheckConstraint(condition=~Q(text=""), name="version_has_text"),
        ]
        # The same text under another address or source is looked up by its hash.
        indexes = [models.Index(fields=["text_hash"], name="version_text_hash")]

    def __str__(self) -> str:
        return f"{self.report_id}.{self.number}"
