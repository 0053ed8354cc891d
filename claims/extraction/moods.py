"""How a speaker is or seems before a colon or a quotation: "was adamant: “…”", « s'est montrée formelle : « … » ».

``data/<code>/moods.tsv`` lists verbs and moods; each verb goes with each mood that agrees with it.
"""

from __future__ import annotations

from collections.abc import Iterator

from claims.extraction.lexicon import rows

_NO_PLURAL = ("s", "x")
"""Endings of adjectives that are their own plural."""


def moods(code: str) -> Iterator[str]:
    """Every verb with every mood, as written; none in a language without the table."""
    listed = rows(code, "moods")
    verbs = [(kind.removeprefix("verb").removeprefix("-"), verb) for kind, verb in listed if kind != "mood"]
    for masculine, feminine in (_forms(words) for kind, words in listed if kind == "mood"):
        agreeing = {
            "": (masculine,),
            "m": (masculine,),
            "f": (feminine,),
            "s": (masculine, feminine),
            "p": (_plural(masculine), _plural(feminine)),
        }
        for number, verb in verbs:
            yield from (f"{verb} {mood}" for mood in dict.fromkeys(agreeing[number]))


def _forms(words: str) -> tuple[str, str]:
    """Masculine and feminine of a mood, the same where only one is listed."""
    masculine, _, feminine = words.partition("|")
    return masculine, feminine or masculine


def _plural(mood: str) -> str:
    return mood if mood.endswith(_NO_PLURAL) else f"{mood}s"
