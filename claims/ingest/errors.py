"""The one exception of this package."""

from __future__ import annotations

import re

from claims.ingest.messages import MESSAGES, RETRYABLE

PLACEHOLDER = re.compile(r"%\((\w+)\)s")


class IngestError(Exception):
    """Getting a report in has failed for a reason a person can understand.

    ``code`` is a key of ``MESSAGES`` and stable; ``params`` fill its sentence; ``retryable`` is true when the same
    call may succeed later. ``str()`` gives the English sentence, ``template`` the untranslated one with its
    placeholders, so that a page can show ``gettext(error.template) % error.params``.
    """

    def __init__(self, code: str, *, retryable: bool | None = None, **params: str | int) -> None:
        self.code = code
        self.template = MESSAGES[code]
        self.retryable = code in RETRYABLE if retryable is None else retryable
        # A placeholder without a value must never replace the failure by a KeyError.
        self.params: dict[str, str | int] = {**dict.fromkeys(PLACEHOLDER.findall(self.template), "?"), **params}
        super().__init__(self.template % self.params)

    def __reduce__(self) -> tuple[object, ...]:
        """Survive the way from a worker process, which pickles exceptions."""
        return (_rebuild, (self.code, self.retryable, self.params))


def _rebuild(code: str, retryable: bool, params: dict[str, str | int]) -> IngestError:
    return IngestError(code, retryable=retryable, **params)
