"""The tree of a web page: the one place that knows the parser."""

from __future__ import annotations

import logging
import re
from typing import TypeAlias

import trafilatura
from lxml import etree
from lxml.html import HtmlElement

Page: TypeAlias = HtmlElement
PageError = etree.LxmlError

# Pages without article are daily bread here and have an error of their own; the log is for faults.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def parse_page(source: str) -> Page | None:
    """The tree of ``source``, read as forgivingly as browsers do; ``None`` when there is no page in it."""
    # The declaration of an encoding in XHTML would make lxml refuse a string. The loader is trafilatura's own, so
    # that metadata and text are read from the same tree.
    tree = trafilatura.load_html(XML_DECLARATION.sub("", source, count=1))
    return tree if isinstance(tree, HtmlElement) else None


def visible_text(page: Page) -> str:
    """All words of the page, those for browsers without JavaScript included."""
    return " ".join(page.xpath("//body//text()[not(parent::script) and not(parent::style)]"))
