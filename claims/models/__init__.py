"""The tables. One module per idea; everything is imported from here."""

from .change import ClaimChange
from .claim import Claim, ClaimQuerySet
from .correction import Correction, CorrectionKind
from .group import Group, Story, StoryQuerySet
from .judgement import Judgement, Verdict
from .match import Match, MatchQuerySet
from .near_match import NearMatch, NearMatchQuerySet
from .report import Placing, Report, ReportQuerySet, ReportVersion, Stage
from .reuse import ReuseKindChoice, TextReuse, TextReuseQuerySet
from .run import Run, RunKind, RunQuerySet, RunState
from .source import Source, SourceAlias, SourceKind
from .story_edit import StoryEdit, StoryEditKind

__all__ = [
    "Claim",
    "ClaimChange",
    "ClaimQuerySet",
    "Correction",
    "CorrectionKind",
    "Group",
    "Judgement",
    "Match",
    "MatchQuerySet",
    "NearMatch",
    "NearMatchQuerySet",
    "Placing",
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
    "StoryEdit",
    "StoryEditKind",
    "StoryQuerySet",
    "TextReuse",
    "TextReuseQuerySet",
    "Verdict",
]
