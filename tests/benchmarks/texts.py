"""Texts to measure with: our own demonstration reports, news of any length made of them, pages, hostile text."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from html import escape
from pathlib import Path

DEMO = Path(__file__).resolve().parents[2] / "claims" / "demo" / "reports"
LANGS = ("ar", "en", "fr")
MENU = 40
TEASERS = 12


@dataclass(frozen=True)
class Report:
    """A report to measure: ``name`` for the table, ``lang`` an ISO 639-1 code."""

    name: str
    lang: str
    title: str
    text: str


def reports(folders: list[Path]) -> list[Report]:
    """The demonstration reports and those of the folders, in order of their file names."""
    files = [file for folder in (DEMO, *folders) for file in sorted(folder.glob("*.json")) if file.name != "gold.json"]
    rows = [(file.stem, json.loads(file.read_text(encoding="utf-8"))) for file in files]
    return [Report(name, row["lang"], row.get("title") or "", row["text"]) for name, row in rows]


def page(report: Report, furniture: int = 1) -> str:
    """The report as the page of a news site: menu, article, teasers, footer.

    ``furniture`` 1 is a very small page (4 kB around the text); pages of large outlets hold ten times as much and more.
    """
    paragraphs = "".join(f"<p>{escape(line)}</p>\n" for line in report.text.split("\n") if line.strip())
    menu = "".join(f'<li><a href="/section/{n}">Section {n}</a></li>' for n in range(furniture * MENU))
    teasers = "".join(
        f'<div class="teaser"><a href="/other/{n}"><img src="/{n}.jpg" alt=""><h3>Another story {n}</h3></a></div>'
        for n in range(furniture * TEASERS)
    )
    title = escape(report.title)
    return f"""<!DOCTYPE html><html lang="{report.lang}"><head><meta charset="utf-8"><title>{title}</title>
<meta property="og:title" content="{title}"><script>window.data = {json.dumps(list(range(furniture * 200)))};</script>
</head><body><header><nav><ul>{menu}</ul></nav></header><main><article><h1>{title}</h1>
{paragraphs}</article><aside>{teasers}</aside></main><footer><p>Imprint, contact, privacy</p></footer></body></html>"""


def news(lang: str, length: int) -> str:
    """``length`` characters of news in this language: our own reports again and again, with other figures each time."""
    chance = random.Random(length)
    stock = [report.text for report in reports([]) if report.lang == lang]
    parts: list[str] = []
    have = 0
    while have < length:
        text = "".join(
            str(chance.randrange(1, 10)) if letter.isdecimal() else letter for letter in chance.choice(stock)
        )
        parts.append(text)
        have += len(text) + 2
    return "\n\n".join(parts)[:length]


def hostile(length: int) -> dict[str, tuple[str, str]]:
    """Hostile texts of ``length`` characters by name, each with the language it is read in."""
    digits = 50_000
    units = {
        "nested quotes": ("en", "“" * 200 + "he said ‘it is’ " + "”" * 200),
        "quotes never closed": ("fr", "« il a dit « que "),
        "opening quotes only": ("fr", "«"),
        "a quote a sentence, never closed": ("en", "“Oh. "),
        "nested brackets": ("en", "(" * 100 + "said" + ")" * 100 + " "),
        "50,000 digits": ("en", "7" * digits + " "),
        "50,000 digits in groups": ("ar", "٧٧٧,٧٧٧." * (digits // 8) + " "),
        "numbers only": ("en", "12 million and a half 3,5 percent 7 "),
        "no spaces": ("en", "ab"),
        "no spaces, Arabic": ("ar", "وقال"),
        "mixed directions": ("ar", "قال\u200f minister \u202bأن\u202c 45\u200e \u2067said\u2069 ،"),
        "no full stop": ("en", "the minister said that the ministry said that "),
        "no full stop, Arabic": ("ar", "قالت الوزارة إن الوزير قال إن "),
        "commas only": ("fr", "selon le ministère, a déclaré, "),
        "stops only": ("en", ". "),
        "line breaks": ("en", "a\n\n"),
        "vowel signs only": ("ar", "\u064e\u0651"),
    }
    return {name: (lang, (unit * (length // len(unit) + 1))[:length]) for name, (lang, unit) in units.items()}
