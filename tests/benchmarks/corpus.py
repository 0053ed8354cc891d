"""A made archive of claims to measure matching on: as many as asked, in three languages, words as unequal as in news.

Words are drawn by Zipf's law from our own glossary (which tells them in every language), invented names, numbers and
words of one language: those of the labelled data as often as they stand there, so that real partners have to be told
from claims in the same words, and invented ones where that data is missing. Among the claims stand planted partners: a
paraphrase, the same with another number, and a translation of claims that are asked for; and, where the folder of
labelled data is there, real partners.
"""

from __future__ import annotations

import csv
import itertools
import random
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from claims.language import get_language
from claims.language.glossary import concepts
from claims.language.wordforms import words
from claims.matching.index import IndexedClaim
from claims.matching.keys import make_keys
from claims.types import ClaimKeys

LANGS = ("en", "ar", "fr")
FIRST_DAY = 737_000
DAYS = 3 * 365
CLAIMS_OF_A_REPORT = 20
MOST_WORDS, FEWEST_WORDS = 20_000, 2_000
"""Invented words of each language: a small archive has fewer, as real ones do."""
KINDS = ("concept", "word", "name", "number")
SHARES = (0.35, 0.43, 0.14, 0.08)
SHORTEST, LONGEST = 7, 18
LOST, CHANGED = 0.2, 0.2
"""Parts of a paraphrase's words that are left out and replaced."""
PLANTED = ("paraphrase", "number", "translation")
_ONSETS = ["b", "d", "f", "k", "l", "m", "n", "r", "s", "t", "sh", "h", "z", "g", "kh"]
_VOWELS = ["a", "i", "u", "o", "e"]
_ARABIC = {
    "sh": "ش", "kh": "خ", "b": "ب", "d": "د", "f": "ف", "k": "ك", "l": "ل", "m": "م", "n": "ن", "r": "ر", "s": "س",
    "t": "ت", "h": "ه", "z": "ز", "g": "غ", "a": "ا", "i": "ي", "u": "و", "o": "و", "e": "ي",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Made:
    """One claim; ``day`` is a proleptic ordinal."""

    id: int
    report: int
    day: int
    lang: str
    text: str
    keys: ClaimKeys
    context: str = ""

    @property
    def indexed(self) -> IndexedClaim:
        """What the candidate index keeps of it."""
        return IndexedClaim(self.id, self.report, self.keys.all, self.lang)


@dataclass(frozen=True, slots=True)
class Asked:
    """A claim that is looked for, and the ids of its partners in the archive. ``kind`` names how they were made."""

    kind: str
    claim: Made
    partners: frozenset[int]


Token = tuple[str, float]
"""Kind of a word, and where it stands among all of its kind by how common they are, 0 to 1, whatever the language."""


class Corpus:
    """``count`` claims; ``asked`` of each planted kind, and of each real kind found in the folder ``data``. The same
    count and seed give the same claims."""

    def __init__(self, count: int, *, asked: int = 200, data: Path | None = None, seed: int = 7) -> None:
        self.count = count
        self._chance = random.Random(seed)
        self._vocabulary = Vocabulary(
            random.Random(seed),
            _real_words(data) if data is not None else {},
            min(MOST_WORDS, max(FEWEST_WORDS, count // 5)),
        )
        self._ids = itertools.count(1)
        self.asked: list[Asked] = []
        self._hidden: list[Made] = []
        for kind in PLANTED:
            for _ in range(asked):
                self._plant(kind)
        self.real = self._hide_real(data, asked) if data is not None else []
        """Which kinds of real partners were found."""
        self._first = next(self._ids)

    def __iter__(self) -> Iterator[Made]:
        """The archive: hidden partners spread evenly among made claims, which are made as they are asked for."""
        step = max(1, self.count // (len(self._hidden) + 1))
        hidden = iter(self._hidden)
        chance = random.Random(self.count)
        self._ids = itertools.count(self._first)
        for place in range(self.count):
            partner = next(hidden, None) if place % step == step - 1 else None
            yield partner or self._claim(chance, chance.choice(LANGS), self._draw(chance), chance.randrange(DAYS))
        yield from hidden

    def _draw(self, chance: random.Random) -> list[Token]:
        kinds = chance.choices(KINDS, SHARES, k=chance.randint(SHORTEST, LONGEST))
        return [(kind, chance.random()) for kind in kinds]

    def _claim(self, chance: random.Random, lang: str, tokens: list[Token], day: int, *, own: bool = False) -> Made:
        number = next(self._ids)
        said = [self._vocabulary.say(kind, place, lang) for kind, place in tokens]
        neutral: dict[str, None] = {}
        stems: dict[str, None] = {}
        for word in said:
            keys = _keys_of(word, lang)
            neutral.update(dict.fromkeys(keys.neutral))
            stems.update(dict.fromkeys(keys.stems))
        # Hidden partners and questions are reports of their own; made claims share one with their neighbours.
        report = -number if own else number // CLAIMS_OF_A_REPORT + 1
        keys = ClaimKeys(tuple(neutral), tuple(stems))
        return Made(number, report, FIRST_DAY + day, lang, " ".join(said), keys)

    def _plant(self, kind: str) -> None:
        chance = self._chance
        tokens, lang, day = self._draw(chance), chance.choice(LANGS), chance.randrange(DAYS)
        other, near = list(tokens), min(DAYS - 1, day + chance.randrange(4))
        there = lang
        if kind == "number":
            other = [(k, chance.random()) if k == "number" else (k, place) for k, place in other]
            other += [] if any(k == "number" for k, _ in tokens) else [("number", chance.random())]
        elif kind == "translation":
            there = chance.choice([code for code in LANGS if code != lang])
        else:
            kept = [token for token in tokens if chance.random() > LOST] or tokens
            new = self._draw(chance)
            other = [chance.choice(new) if chance.random() < CHANGED else token for token in kept]
            chance.shuffle(other)
        partner = self._claim(chance, there, other, near, own=True)
        self._hidden.append(partner)
        asked = self._claim(chance, lang, tokens, day, own=True)
        self.asked.append(Asked(kind, asked, frozenset([partner.id])))

    def _hide_real(self, data: Path, most: int) -> list[str]:
        """Posts with their verified claims, and headlines with those that agree, each as the program would store it."""
        found = []
        for kind, pairs in (("tweets", _tweets(data)), ("headlines", _headlines(data))):
            for question, answer, context, lang in pairs[:most]:
                partner = self._real(answer, context, lang)
                self._hidden.append(partner)
                self.asked.append(Asked(kind, self._real(question, "", lang), frozenset([partner.id])))
            found += [kind] if pairs else []
        return found

    def _real(self, text: str, context: str, lang: str) -> Made:
        number, language = next(self._ids), get_language(lang)
        text = " ".join(text.split())
        keys = make_keys(
            text, lang, quantities=language.quantities(text), dates=language.dates(text), context=context
        )  # fmt: skip
        return Made(number, -number, FIRST_DAY + self._chance.randrange(DAYS), lang, text, keys, context)


class Vocabulary:
    """Words of every kind, told by where they stand among all of their kind, the commonest first."""

    def __init__(self, chance: random.Random, real: Mapping[str, Counter[str]], size: int) -> None:
        """``real`` are words of a language with their counts; ``size`` rare invented ones are added, and a third
        as many names."""
        rows = list(concepts().values())
        chance.shuffle(rows)
        self._concepts = rows
        self._names = [_invented(chance, 3) for _ in range(size // 3)]
        self._words: dict[str, list[str]] = {}
        self._sums = {"concept": _zipf(len(rows)), "name": _zipf(size // 3), "number": _zipf(3_000)}
        for lang in LANGS:
            common = real.get(lang, Counter()).most_common()
            invented = [_written(_invented(chance, 4), lang) for _ in range(size)]
            self._words[lang] = [word for word, _ in common] + invented
            self._sums[lang] = (
                list(itertools.accumulate([count for _, count in common] + [0.5] * size)) if common else _zipf(size)
            )

    def say(self, kind: str, place: float, lang: str) -> str:
        """The word in a language; words of one language are not those of another."""
        sums = self._sums[lang if kind == "word" else kind]
        rank = bisect(sums, place * sums[-1])
        if kind == "concept":
            return self._concepts[rank].forms[lang][0]
        if kind == "number":
            return str(rank + 13)
        if kind == "word":
            return self._words[lang][rank]
        name = _written(self._names[rank], lang)
        return name.capitalize()


def _zipf(size: int) -> list[float]:
    return list(itertools.accumulate(1 / (rank + 2.7) for rank in range(size)))


def _written(parts: list[str], lang: str) -> str:
    return "".join(_ARABIC[part] for part in parts) if lang == "ar" else "".join(parts)


def _real_words(data: Path) -> dict[str, Counter[str]]:
    """Words of the labelled data and how often they stand there, by language; stop words make no keys."""
    texts = {
        "en": [word for row in _documents(data).values() for word in row] + _lines(data, "eng"),
        "ar": [part for row in _headline_rows(data) for part in (row["s1"], row["s2"])] + _lines(data, "ara"),
        "fr": _lines(data, "fra"),
    }
    return {
        lang: Counter(
            word.text.lower()
            for text in found
            for word in words(text)
            if not word.is_number and len(word.text) > 1 and not get_language(lang).is_stop(word.text)
        )
        for lang, found in texts.items()
    }


def _lines(data: Path, code: str) -> list[str]:
    path = data / "ntrex" / f"first1000.{code}.txt"
    return path.read_text(encoding="utf-8").splitlines() if path.is_file() else []


def _invented(chance: random.Random, syllables: int) -> list[str]:
    return [part for _ in range(syllables) for part in (chance.choice(_ONSETS), chance.choice(_VOWELS))]


@lru_cache(maxsize=1 << 18)
def _keys_of(word: str, lang: str) -> ClaimKeys:
    """The keys of one word, by the program itself: a made claim's are those of its words."""
    return make_keys(word, lang)


def _tweets(data: Path) -> list[tuple[str, str, str, str]]:
    folder, documents = data / "clef2020-task2", _documents(data)
    if not documents:
        return []
    queries = _table(folder / "dev" / "tweets.queries.tsv")
    links = (folder / "dev" / "tweet-vclaim-pairs.qrels").read_text(encoding="utf-8").split("\n")
    pairs = []
    for line in filter(None, links):
        query, _, document, _ = line.split()
        text, title = documents[document]
        pairs.append((queries[query][0], text, title, "en"))
    return pairs


def _documents(data: Path) -> dict[str, list[str]]:
    path = data / "clef2020-task2" / "verified_claims.docs.tsv"
    return _table(path) if path.is_file() else {}


def _table(path: Path) -> dict[str, list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return {row[0]: row[1:] for row in csv.reader(file, delimiter="\t")}


def _headlines(data: Path) -> list[tuple[str, str, str, str]]:
    return [(row["s1"], row["s2"], "", "ar") for row in _headline_rows(data) if row["stance"] == "agree"]


def _headline_rows(data: Path) -> list[dict[str, str]]:
    path = data / "ans" / "dev.csv"
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
