"""What the style guide shows: tokens, read from the stylesheet itself, and components, each a template of its own.

A component is added by a template ``templates/claims/styleguide/NAME.html`` and a row in ``COMPONENTS``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.template.loader import get_template

from claims.types import Relation

from . import wording

_ROOT = re.compile(r":root\s*\{(.*?)\}", re.DOTALL)
_TOKEN = re.compile(r"--([\w-]+):\s*([^;]+);")
_COLOUR = re.compile(r"#[0-9a-f]{6}\Z")
FOLDER = "claims/styleguide/"


@dataclass(frozen=True, slots=True)
class Token:
    """A custom property: ``light`` and ``dark`` are its values; equal when there is but one."""

    name: str
    light: str
    dark: str

    @property
    def is_colour(self) -> bool:
        """Whether it is a colour written as ``#rrggbb``."""
        return bool(_COLOUR.match(self.light))

    @property
    def is_length(self) -> bool:
        """Whether it is a length in rem."""
        return self.light.endswith("rem")


@dataclass(frozen=True, slots=True)
class Component:
    """A component: ``name`` is its template, ``classes`` the stylesheet's classes it is made of, ``use`` one sentence
    for contributors on when to take it."""

    name: str
    title: str
    classes: tuple[str, ...]
    use: str


COMPONENTS = (
    Component(
        "badges", "Relation badges", ("badge", "badge-contradicts", "badge-differs", "badge-updated", "badge-same"),
        "How a wording stands to another. Tone and label come from claims/selectors/wording.py; include "
        "claims/_badge.html. Each tone has a sign and a shape of its own besides its colour.",
    ),
    Component(
        "tags", "Tags", ("tags", "tag", "tag-plain", "tag-denied", "tag-figure", "gloss", "count"),
        "Slots of a claim in a row. A figure is isolated (bdi) and tagged with its language; what it means to the "
        "reader follows as a gloss.",
    ),
    Component(
        "facts", "Facts", ("facts",),
        "The answer of a page in one line, first thing below its title: large figures with what they count.",
    ),
    Component(
        "tabs", "Tabs", ("tabs",),
        "Several views of one thing. They are links to pages of their own, so that each has an address.",
    ),
    Component(
        "layout", "Choice of layout", ("layout-choice", "permalink"),
        "The same things shown in another way; tabs show other things.",
    ),
    Component(
        "snippets", "Snippets", ("snippet", "snippet-around", "snippet-claim", "check-text", "hits"),
        "A claim within the words around it, for lists of what was found.",
    ),
    Component(
        "filters", "Filter bar",
        ("filter-bar", "filter-actions", "field", "field-wide", "field-check", "htmx-indicator"),
        "A GET form above a list. Its state is the address. With JavaScript it answers by itself and the button hides.",
    ),
    Component(
        "toolbar", "Toolbar and buttons",
        ("toolbar", "title-row", "button", "button-primary", "button-small", "button-quiet", "link-button"),
        "What can be done. One primary button a page; small buttons inside a card; a link-button where a form must "
        "look like a link.",
    ),
    Component(
        "cards", "Cards", ("card", "card-contradicts", "card-differs", "card-updated", "card-same", "cards", "panel"),
        "One thing among its like. The tone's bar stands at the beginning of the line, beside a badge that says it.",
    ),
    Component(
        "quotes", "Wordings", ("wording", "diff", "diff-changed", "diff-moved", "diff-shared", "diff-missing", "word"),
        "Words of a report always carry lang and dir; marks cover whole words, or Arabic letters would come apart. The "
        "filter marked renders pieces. Inside .compare, words with one number (k1 to k24) light up together.",
    ),
    Component(
        "slots", "Slots", ("cells", "cell", "cell-differs", "differs-sign", "nothing", "chain"),
        "Slots as rows; what differs has a sign and hidden words, not colour alone. The chain runs from the outlet to "
        "who says it.",
    ),
    Component(
        "tables", "Tables", ("table-scroll", "table", "number", "days"),
        "Rows to compare. Cells carry data-label: on a phone each row becomes a card.",
    ),
    Component(
        "matrix", "Sticky tables", ("table-sticky", "table-scroll-tall"),
        "Tables with many columns: head and first column stay while the rest scrolls, on phones too.",
    ),
    Component(
        "charts", "Charts", ("chart", "axis", "grid", "mark", "mark-conflict", "mark-update"),
        "SVG from the server with a title and a table beside it. Shapes differ as well as colours; presentation "
        "attributes may use var(--token), style attributes are refused by the content security policy.",
    ),
    Component(
        "states", "Messages, empty and failed states",
        ("message", "message-success", "message-error", "notice", "notice-failed", "empty", "said", "hint", "stage"),
        "What happened, what is missing, what to do next: always a sentence, never an empty box.",
    ),
    Component(
        "print", "Paper", ("no-print", "print-only", "downloads"),
        "Printing hides what is for pressing, opens nothing that is closed, cuts nothing off.",
    ),
)  # fmt: skip


def tokens(stylesheet: str) -> list[Token]:
    """The custom properties of the first ``:root`` block, with their values in the dark from the second one."""
    blocks = [dict(_TOKEN.findall(block)) for block in _ROOT.findall(stylesheet)[:2]]
    light, dark = (*blocks, {}, {})[:2]
    return [
        Token(name, " ".join(value.split()), " ".join(dark.get(name, value).split())) for name, value in light.items()
    ]


def specimens() -> list[tuple[Component, str, str]]:
    """Each component with its rendered example and the example's source."""
    tones = [(wording.TONES[relation], str(wording.RELATIONS[relation])) for relation in Relation]
    found = []
    for component in COMPONENTS:
        template = get_template(f"{FOLDER}{component.name}.html")
        source = template.template.source.strip()  # type: ignore[attr-defined]
        source = re.sub(r"\A(?:\{% load [^%]*%\}\s*)+", "", source)
        found.append((component, template.render({"tones": tones}), source))
    return found
