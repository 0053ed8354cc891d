"""The tables. One module per idea; everything is imported from here."""

from .claim import Claim, ClaimQuerySet
from .correction import Correction, CorrectionKind
from .group import Group, Story, StoryQuerySet
from .judgement import Judgement, Verdict
from .match import Match, MatchQuerySet
from .report import Report, ReportQuerySet, ReportVersion, Stage
from .reuse import ReuseKindChoice, TextReuse, TextReuseQuerySet
from .run import Run, RunKind, RunQuerySet, RunState
from .source import Source, SourceAlias, SourceKind

__all__ = [
    "Claim",
    "ClaimQuerySet",
    "Correction",
    "CorrectionKind",
    "Group",
    "Judgement",
    "Match",
    "MatchQuerySet",
    "Report",
    "ReportQuerySet",
    "ReportVersion",
    "ReuseKindChoice",
    "Run",
    "RunKind",
    "RunQuerySet",
    "RunState",
    "Source",
    "SourceAlias",
    "SourceKind",
    "Stage",
    "Story",
    "StoryQuerySet",
    "TextReuse",
    "TextReuseQuerySet",
    "Verdict",
]
