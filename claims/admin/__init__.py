"""The Django admin: curating sources, people and stories, watching work. One module per idea."""

from . import comparisons, extracted, people, reports, sources, stories, work

__all__ = ["comparisons", "extracted", "people", "reports", "sources", "stories", "work"]
