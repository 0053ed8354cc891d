"""Where in a person's noun phrase the proper name stands, told by capitals and, in Arabic, by word order."""

from __future__ import annotations

import re

from claims.extraction.arabic_names import arabic_name
from claims.extraction.lexicon import wordset
from claims.extraction.line import Line

_GOVERNS = wordset("before_governed_names") | wordset("to")
NAME_PARTICLES = wordset("name_particles") | {"-", ".", "'"}
"""What stands within the names of people and is written small, and the marks within them."""
_BEFORE_APPOSITION = wordset("definite_articles") | wordset("indefinite_articles")
_DOMAIN = re.compile(r"[\w-]+\.(?:com|org|net|info|fr|uk|eu|tv|gov|int)", re.IGNORECASE)
_BEHIND_NAMES = wordset("behind_introduced_names") | {",", "(", "-"}
_FEWEST_NAMES, _MOST_NAMES = 2, 6
"""Words of a person's name, particles and both halves of "Dae-hyun" among them."""
_LONGEST_NOUN = 3
"""Small words of what somebody is in front of the name: "former rugby captain"."""
_ON_BEHALF, _OFFICES_FOR, _KIN = wordset("on_behalf", "en"), wordset("offices_for", "en"), wordset("kin", "en")
_OF = wordset("before_governed_names", "fr")
_LONGEST_BODY = 4
"""Words of the name of a body between commas."""


def is_domain(text: str) -> bool:
    """True for the name of a site: "lantern.com"."""
    return _DOMAIN.fullmatch(text) is not None


def apposed_name(line: Line, comma: int, end: int) -> int | None:
    """Where the name begins that ends an apposition behind ``comma``: "a client, the baker Ann Reed"; else ``None``."""
    named = end
    while named > comma + 2 and line.capital[named - 1]:
        named -= 1
    opens = comma + 1 < end and line.norms[comma + 1] in _BEFORE_APPOSITION
    opens = opens or with_noun(line, comma + 1, end) == named
    return named if opens and 2 <= end - named <= 4 else None


def with_noun(line: Line, start: int, end: int) -> int:
    """Where the name begins in "builder Ann Reed", "former minister Paul Dale" between two English commas: behind one
    to three small words that name no place or time; 0 where nothing of the kind stands there."""
    first = start
    while first < min(start + _LONGEST_NOUN, end) and line.tokens[first].text.islower() and line.is_word(first):
        first += 1
    if line.code != "en" or not start < first < end or full_name(line, first, end) != end:
        return 0
    plain = all(
        not (line.is_a(k, "preposition") or line.verb(k, sure=True) or line.connector(k) or line.source(k))
        and line.in_quantity[k] < 0
        and not line.norms[k].endswith(("ing", "ed"))
        for k in range(start, first)
    )
    return first if plain else 0


def name_behind_comma(line: Line, first: int, end: int) -> int:
    """The comma of « la compagnie (aérienne), Kerval Air »: nothing but a name, and no place, stands behind it; 0
    without one. ``first`` is the word behind the noun."""
    comma = next((k for k in range(first, min(first + 2, end)) if line.norms[k] == ","), 0)
    words = range(comma + 1, end)
    named = comma and 1 <= len(words) <= _LONGEST_BODY and all(line.capital[k] for k in words)
    return comma if named and not any(line.is_place(k) or line.in_date[k] >= 0 for k in words) else 0


def name_part(line: Line, start: int, at: int, size: int, end: int) -> tuple[int, int] | None:
    """Where in a person's phrase the proper name stands; ``None`` without one."""
    if line.code == "ar":
        return arabic_name(line, at, size, end)
    runs = [ungoverned(line, *run) for run in _capital_runs(line, start, end)]
    if runs and runs[0][0] == start and runs[0][0] < runs[0][1] < at and line.norms[runs[0][1]] == ",":
        return runs[0]  # "Ann Reed, an associate professor at Marlow University in New Alba"
    runs.sort(key=lambda run: line.norms[run[0] - 1] != "," if run[0] else True)  # the one in apposition first
    for first, last in runs:  # a name behind the role, else one in front of a comma
        if (
            first >= at + size
            and first < last
            and not _represented(line, at + size, first, last)
            and (last == end or line.norms[last] in _BEHIND_NAMES)
            and (last - first >= 2 or first == at + size or line.norms[first - 1] in (",", "."))
        ):
            if line.code == "en" and last - first > _FEWEST_NAMES and line.norms[first - 1] in _ON_BEHALF:
                first += 1  # "Minister for Transport Ann Reed", "envoy to Norland Ann Reed"
            first = past_party(line, first, last)
            if last - first == 1 and line.tokens[first].text.isupper():
                return None  # « La déléguée CFDT », "the UAW president"
            inside = [k for k in range(first, last) if line.role(k, last)]
            return (inside[-1] + 1, last) if inside and inside[-1] + 1 < last else (None if inside else (first, last))
    return None


def past_party(line: Line, first: int, last: int) -> int:
    """Where the name begins in « le député LR Paul Morel »: behind the capitals of a party or body."""
    party = line.tokens[first].text if last - first > _FEWEST_NAMES else ""
    return first + (len(party) > 1 and party.isupper())


def _represented(line: Line, behind: int, first: int, last: int) -> bool:
    """True for the name in "a lawyer for Ann Reed", "the mother of Ann Reed", « un conseiller du premier ministre Paul
    Morel »: somebody else's; not in "Minister for Transport Ann Reed", "a spokesman for UNICEF Paul Dale"."""
    norm, head = line.norms[behind], line.norms[behind - 1]
    roles = [hit[1] if (hit := line.role(k)) else None for k in range(behind + 1, first)]
    titled = all(role is not None and (role.kind, role.number) == ("person", "s") for role in roles)
    if line.code == "fr":
        return norm in _OF and bool(roles) and titled
    if norm == "of" and head in _KIN:
        return titled or all(line.capital[k] or line.norms[k] in NAME_PARTICLES for k in range(behind + 1, first))
    if not titled or norm not in _ON_BEHALF:
        return False
    domain = head in _OFFICES_FOR or (first == behind + 1 and line.tokens[first].text.isupper())
    return not domain or sum(line.is_word(k) for k in range(first, last)) <= _FEWEST_NAMES


def ungoverned(line: Line, first: int, last: int) -> tuple[int, int]:
    """Without what belongs to the office: no name in « de la Maison-Blanche », one behind « de la République »."""
    governed = first > 0 and line.norms[first - 1] in _GOVERNS
    words = [k for k in range(first, last) if line.is_word(k)]
    if not governed:
        return first, last
    glued = len(words) > 1 and words[1] - words[0] > 1  # Maison-Blanche
    skip = 2 if glued else 1
    named = len(words) - skip >= 2 and line.capital[words[skip]]
    return (words[skip], last) if named else (last, last)


def _capital_runs(line: Line, start: int, end: int) -> list[tuple[int, int]]:
    """Runs of capitalised words, with the particles of names inside them, apart from role nouns and dates."""
    runs: list[tuple[int, int]] = []
    index = start
    while index < end:
        size = _person_role(line, index, end)
        if size:
            index += size
            continue
        if not line.capital[index] or line.in_date[index] >= 0:
            index += 1
            continue
        first = index
        while index < end and not _person_role(line, index, end) and _in_name(line, index, end):
            index += 1
        runs.append((first, index))
    return runs


def name_end(line: Line, first: int, end: int) -> int:
    """The word behind the name that begins at ``first``, with its particles and hyphens."""
    last = first
    while last < end and _in_name(line, last, end):
        last += 1
    return last


def full_name(line: Line, first: int, limit: int) -> int:
    """The word behind the first and last name that begins at ``first``: capitals with their particles and hyphens, no
    office, place or day among them; ``first`` itself where none begins."""
    if first >= limit or not line.capital[first]:
        return first
    end = name_end(line, first, limit)
    words = [k for k in range(first, end) if line.is_word(k)]
    named = _FEWEST_NAMES <= len(words) <= _MOST_NAMES
    return end if named and not any(line.role(k) or line.is_place(k) or line.in_date[k] >= 0 for k in words) else first


def _person_role(line: Line, index: int, end: int) -> int:
    hit = line.role(index, end)
    return hit[0] if hit and hit[1].kind in ("person", "anonymous") else 0


def _in_name(line: Line, index: int, end: int) -> bool:
    """True for a word with a capital, what is joined to one ("Dae-hyun"), and particles in front of one ("de la Vega",
    "al-Sisi")."""
    if line.capital[index]:
        return True
    if index and line.norms[index - 1] == "-" and line.tokens[index - 1].end == line.tokens[index].start:
        return not _joins_adjective(line, index - 1)
    after = index
    while after < end and line.norms[after] in NAME_PARTICLES and not _is_dash(line, after):
        after += 1
    glued = line.norms[index] == "-" and index + 1 < end and line.tokens[index].end == line.tokens[index + 1].start
    return (glued and not _joins_adjective(line, index)) or (index < after < end and line.capital[after])


def _is_dash(line: Line, index: int) -> bool:
    """True for the dash between "Davao" and "USGS" in "Quake hits Davao – USGS", written apart from both."""
    if line.norms[index] != "-" or not 0 < index < len(line) - 1:
        return False
    before, here, after = line.tokens[index - 1 : index + 2]
    return before.end < here.start and here.end < after.start


def _joins_adjective(line: Line, hyphen: int) -> bool:
    """True for the hyphen of "Moscow-backed", "Geneva-based", "London-listed": no name goes on behind it."""
    after = line.norms[hyphen + 1]
    small = not line.capital[hyphen + 1]
    return small and (after.endswith("ed") or after in line.grammar.participles or line.is_place(hyphen - 1))
