"""What templates need beyond Django's own tags. Text is never left unescaped; HTML comes from ``format_html``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.utils import formats
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from claims.models import Claim, Report, addresses
from claims.selectors import wording
from claims.selectors.diff import Mark, Piece
from claims.selectors.evidence import EvidenceRow
from claims.selectors.matrix import MatrixCell

register = template.Library()


@register.filter
def direction(lang: str) -> str:
    """``rtl`` or ``ltr`` for a language code; ``auto`` when the language is unknown."""
    if not lang or lang == "und":
        return "auto"
    return "rtl" if lang in settings.RTL_LANGUAGES else "ltr"


@register.filter
def chained(names: Sequence[str], lang: str) -> str:
    """Names, each told by the next; the arrow points back to the one before, whichever way ``lang`` is written."""
    return (" → " if direction(lang) == "rtl" else " ← ").join(names)


@register.filter
def language_name(code: str) -> str:
    """The language's name in the reader's language."""
    return wording.language_name(code)


@register.filter
def address(pk: int, name: str) -> str:
    """The address of the page ``name`` of a row, as ``{% url %}`` gives it; for rows in lists."""
    return addresses.address(name, pk)


@register.filter
def day(date: dt.date, style: str = "DATE_FORMAT") -> SafeString:
    """A day as the reader's language writes it, in a ``<time>``. Lists show a few days again and again."""
    return _day(date, style, get_language())


@lru_cache(maxsize=4096)
def _day(date: dt.date, style: str, language: str | None) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', date.isoformat(), formats.date_format(date, style))


@register.filter
def lookup(mapping: dict[Any, Any], key: Any) -> Any:
    """``mapping[key]``, ``None`` when it is not there."""
    return mapping.get(key)


@register.filter
def item(rows: Sequence[Any], place: int) -> Any:
    """``rows[place]``."""
    return rows[place]


@register.filter
def plain(number: float) -> str:
    """A number as SVG wants it, whatever the reader's language: a point, no grouping."""
    return f"{number:g}"


@register.filter
def plus(number: float, more: float) -> str:
    """A sum as SVG wants it."""
    return plain(number + more)


@register.filter
def web_address(url: str) -> str:
    """The address if it leads to the web, else nothing: a link must never run a script."""
    return url if url.lower().startswith(("https://", "http://")) else ""


@register.filter
def host(url: str) -> str:
    """The host of an address, without ``www.``."""
    return url.partition("://")[2].partition("/")[0].removeprefix("www.")


@register.filter
def claims_of(numbers: tuple[int, ...]) -> str:
    """Claim ids, separated by blanks, for a ``data-`` attribute."""
    return " ".join(map(str, numbers))


@register.filter
def source_day(report: Report, style: str = "SHORT_DATE_FORMAT") -> SafeString:
    """Who published a report, and its day if known."""
    source = format_html("<bdi>{}</bdi>", report.source.name) if report.source else _("Unknown source")
    return format_html("{} {}", source, day(report.published, style)) if report.published else format_html("{}", source)


@register.filter
def quoted(claim: Claim) -> SafeString:
    """A claim in its report's words under its source and day; a story shows hundreds, too many for a template each."""
    return format_html(
        '<figure class="wording"><figcaption>{}</figcaption><blockquote lang="{}" dir="{}">{}</blockquote></figure>',
        source_day(claim.report, "DATE_FORMAT"),
        claim.lang,
        direction(claim.lang),
        claim.text,
    )


@register.filter
def evidence_lines(rows: Iterable[EvidenceRow]) -> SafeString:
    """The lines of a table of evidence. A checked sentence has hundreds, too many for a template each."""
    return format_html_join(
        "",
        '<tr><th scope="row">{}{}</th><td>{}</td><td class="number">{}</td></tr>',
        ((row.label, _words_seen(row.words), row.effect, _share(round(row.value, 2))) for row in rows),
    )


def _words_seen(words: str) -> str:
    return format_html('<span class="evidence-words">{}</span>', words) if words else ""


def _share(value: float) -> str:
    return formats.number_format(value, 2)


@register.filter
def matrix_cell(cell: MatrixCell) -> SafeString:
    """A cell of a story's matrix. A matrix has hundreds to thousands, too many for a template each."""
    if not cell.state:
        return SafeString('<td class="matrix-cell matrix-"></td>')
    if cell.claim is None:
        return format_html(
            '<td class="matrix-cell matrix-{}"><span class="matrix-state">{}</span></td>', cell.state, cell.words
        )
    lang = cell.claim.lang
    who = format_html(' <bdi class="matrix-who" lang="{}">{}</bdi>', lang, cell.who) if cell.who else ""
    more = format_html(' <span class="hint">+{}</span>', cell.more) if cell.more else ""
    figures = [(lang, value.text, _gloss(value.gloss)) for value in cell.figures[:2]]
    return format_html(
        '<td class="matrix-cell matrix-{}"><a class="matrix-state" href="{}">{}</a>{}{}{}</td>',
        cell.state,
        cell.claim.get_absolute_url(),
        cell.words,
        who,
        format_html_join("", ' <span class="matrix-figure"><bdi lang="{}">{}</bdi>{}</span>', figures),
        more,
    )


def _gloss(words: str) -> str:
    return format_html(' <span class="gloss"><bdi>{}</bdi></span>', words) if words else ""


@register.filter
def marked(pieces: Iterable[Piece]) -> SafeString:
    """A wording with its marks, no white space added: words that differ, are missing, moved or shared, and linked words
    with the numbers by which the stylesheet lights them up."""
    return format_html_join("", "{}", ((_marked(piece),) for piece in pieces))


def _marked(piece: Piece) -> str:
    if piece.mark is Mark.MISSING:
        return format_html(' <del class="diff-missing">{}</del> ', piece.text)
    classes = [f"diff diff-{piece.mark}"] if piece.mark else []
    if not piece.links:
        return format_html('<span class="{}">{}</span>', classes[0], piece.text) if classes else piece.text
    names = " ".join(["word", *classes, *(f"k{link}" for link in piece.links)])
    if not piece.says:
        return format_html('<mark class="{}">{}</mark>', names, piece.text)
    says = "= " + " · ".join(piece.says)
    return format_html('<mark class="{}" tabindex="0" title="{}">{}</mark>', names, says, piece.text)
