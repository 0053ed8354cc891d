"""Claims of a report with their slots: who says what through whom, how many, when and where.

``extract`` is all that other packages use; README.md explains the grammar behind it.
"""

from claims.extraction.pipeline import extract

__all__ = ["extract"]
