"""The stylesheet keeps what the style guide promises: readable in the light and the dark, mirrored by itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings

from claims.selectors.links import MOST
from claims.selectors.styleguide import COMPONENTS, FOLDER, specimens, tokens

CSS = (Path(settings.BASE_DIR) / "claims" / "static" / "claims" / "isnad.css").read_text(encoding="utf-8")
TOKENS = {token.name: token for token in tokens(CSS)}
TEXT_ON_GROUND = [
    *((ink, ground) for ink in ("ink", "ink-soft", "accent") for ground in ("paper", "card", "sunk")),
    *((ink, "card") for ink in ("red", "amber", "blue", "green", "grey")),
    *((ink, "paper") for ink in ("red", "amber", "blue", "green")),
    *((ink, f"{ink}-tint") for ink in ("red", "amber", "blue", "green", "grey")),
    *(("ink", f"{tint}-tint") for tint in ("amber", "green", "blue", "red")),
    ("accent-ink", "accent"),
    ("ink", "claim"),
    ("ink", "claim-deep"),
]
SHAPE_ON_GROUND = [("line-strong", "card"), ("focus", "paper"), ("chart-mark", "card"), ("chart-axis", "card")]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, two: str) -> float:
    dark, light = sorted((luminance(one), luminance(two)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("front", "ground", "least"),
    [*((*pair, 4.5) for pair in TEXT_ON_GROUND), *((*pair, 3.0) for pair in SHAPE_ON_GROUND)],
)
def test_colours_stand_out_from_their_ground(front, ground, least, scheme):
    assert contrast(getattr(TOKENS[front], scheme), getattr(TOKENS[ground], scheme)) >= least


def test_nothing_is_said_of_left_and_right():
    physical = re.findall(
        r"(?<![\w-])(?:(?:margin|padding|border)-(?:left|right|top|bottom)[\w-]*|left|right|top|bottom|width|height"
        r"|max-width|min-height|text-align:\s*(?:left|right)|float:\s*(?:left|right))\s*:",
        re.sub(r"@media[^{]*", "", CSS),
    )
    assert not physical


def test_colours_are_named_once_and_used_by_name():
    """Outside the token blocks (screen, dark, paper) a colour has no value of its own, but black text on a mark."""
    rules = re.sub(r":root\s*\{.*?\}", "", CSS, flags=re.DOTALL)
    assert set(re.findall(r"#[0-9a-f]{3,6}\b", rules)) <= {"#14110a"}


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda component: component.name)
def test_what_the_style_guide_shows_is_in_the_stylesheet(component):
    for name in component.classes:
        assert re.search(rf"\.{name}(?![\w-])", CSS), name


def test_every_example_of_the_style_guide_is_shown():
    files = {path.stem for path in (Path(settings.BASE_DIR) / "templates" / FOLDER).glob("*.html")}
    assert files == {component.name for component, _example, _source in specimens()}


@pytest.mark.django_db
def test_the_style_guide_is_a_page_for_whoever_may_read(client, viewer):
    page = viewer.get("/styleguide/").content.decode()
    assert "--accent" in page
    assert 'class="badge badge-contradicts"' in page
    assert "&lt;p class=&quot;notice&quot;&gt;" in page
    assert client.get("/styleguide/").status_code == 302


def test_there_is_a_rule_for_every_number_of_linked_words():
    assert len(re.findall(r"\.compare:has\(\.k(\d+):is\(:hover, :focus\)\) \.k\1(?![\d])", CSS)) == MOST
