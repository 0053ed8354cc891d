"""Where a clause's subject begins behind a place or time without a comma, and whether a clause names its own source."""

from __future__ import annotations

from claims.extraction.cues import Cue
from claims.extraction.lexicon import phraseset, wordset
from claims.extraction.line import Line
from claims.extraction.mention import Mention
from claims.extraction.names import read_mention
from claims.extraction.proper_names import full_name

_ARTICLES = {code: wordset("definite_articles", code) | wordset("indefinite_articles", code) for code in ("en", "fr")}
_JOINS = wordset("joins", "en")
_WHILE = wordset("while_fronted")
_LONGEST_NAME = 4
_AGO = 2
"""Words of a figure and its unit."""
_OF, _AFFILIATED = wordset("phrase_joins"), wordset("of")
_EXPLETIVES = phraseset("expletives")


def behind_circumstance(line: Line, start: int, end: int) -> int:
    """Return where the subject begins in "In Port Aldis the governor", « À Norval le maire »; ``start`` when nothing
    stands before it."""
    articles = _ARTICLES.get(line.code, ())
    first = start + (line.norms[start] in _JOINS)
    if line.code == "en" and end - first > 2 and line.norms[first] == "on" and line.in_date[first + 1] >= 0:
        behind = next((k for k in range(first + 1, end) if line.in_date[k] < 0 and not line.is_a(k, "time")), start)
        return behind if line.is_word(behind) and not line.is_a(behind, "preposition") else start
    ago = first + _AGO if line.code == "en" and line.norms[first + _AGO : first + _AGO + 1] == ["ago"] else end
    if ago + 1 < end and line.in_quantity[first] >= 0:
        return ago + 1  # "Two weeks ago the embassy had urged …"
    if end - start < 3 or not articles or not line.is_a(start, "preposition"):
        return start
    if any(line.is_a(end - 1, name) for name in ("he", "she", "it", "they")) and not line.is_a(end - 2, "preposition"):
        return end - 1  # "In a statement to the paper it added that"
    one = next((k for k in line.members("one-of") if start < k < end and line.is_a(k, "one-of") == end - k), None)
    if one is not None:
        return one  # "Through an interpreter one of them told him"
    for index in range(end - 2, start + 1, -1):
        opens = line.norms[index] in articles or _counts_people(line, index)
        if not opens or line.is_a(index - 1, "preposition") or line.norms[index - 1] in _OF:
            continue
        mention = read_mention(line, index, end)
        if mention is not None and mention.kind:
            return index
    after = start + 1
    while after < end and line.is_place(after):
        after += 1
    return after if start + 1 < after < end and line.role(after) else start


def _counts_people(line: Line, index: int) -> bool:
    """True for the number or quantifier of "After the hearing two nurses": no days stand behind it."""
    counts = line.code == "en" and line.is_a(index, "determiner") and line.in_date[index] < 0
    return bool(counts) and not line.is_a(index - 1, "determiner") and not line.is_a(index + 1, "time")


def behind_front(line: Line, start: int, end: int) -> int:
    """Return where the subject begins in "This week at the ministry, Reed (praised them but said)", "At the end
    one witness (rose and said)", « À Norval, la police (a bouclé la rue, précisant) »: behind a day or a place;
    ``start`` without one."""
    comma = next((k for k in range(start, end - 1) if line.norms[k] == ","), None)
    if comma is None or line.code == "ar" or line.has_verb(start, comma):
        return behind_circumstance(line, start, end)
    opens = line.in_date[start] >= 0 or line.is_a(start, "preposition") or line.is_a(start, "time")
    behind = read_mention(line, comma + 1, end) if opens else None
    return comma + 1 if behind is not None and behind.kind and behind.head != "place" else start


def behind_clause(line: Line, start: int, end: int) -> int:
    """Return where the subject begins in "Tyres burned while envoys gave them a week": behind a conjunction in front of
    which a clause stands; ``start`` without one."""
    for index in range(end - 2, start + 1, -1):
        opener = line.connector(index, end) if line.norms[index] in _WHILE else None
        if opener and opener[1] == "clause" and (line.norms[index] != "but" or line.has_verb(start, index)):
            return index + opener[0]
    return start


def behind_participle(line: Line, start: int, end: int) -> int:
    """Return where the clause itself begins in "Asked about the toll, the minister put it at 57"; ``start`` where no
    participle opens it."""
    first = next((k for k in range(start, end) if line.is_word(k)), start)
    if line.code == "en" and line.is_a(first, "preposition"):  # "In a video posted on Telegram, its leader claimed …"
        shut = next((k for k in range(first + 2, end - 1) if line.norms[k] == ","), first)
        sent = any(line.is_a(k, "sent") and not line.is_a(k - 1, "aux") for k in range(first, shut))
        counted = line.norms[first] == "with" and line.norms[shut - 1] in line.grammar.participles
        return shut + 1 if sent or (counted and shut > first) else start  # "With the aftershocks counted, …"
    if line.code == "ar" or first + 2 >= end:
        return start
    if line.code == "fr" and (main := _behind_subordinate(line, first, end)):
        return main
    dated = line.code == "fr" and (line.in_date[first + 1] >= 0 or line.is_a(first + 1, "time") > 0)
    if not (dated or line.is_a(first + 1, "preposition")):
        return start
    opens = line.norms[first] in line.grammar.participles or line.norms[first] in line.grammar.passives
    opens = opens or (line.code == "en" and line.norms[first].endswith("ing")) or bool(line.is_a(first, "asking"))
    comma = next((k for k in range(first + 2, end) if line.norms[k] == ","), None) if opens else None
    return start if comma is None or line.has_verb(first + 1, comma) else comma + 1


def _behind_subordinate(line: Line, first: int, end: int) -> int:
    """Return where the main clause begins in « Alors que la ville brûle, les pompiers annoncent 3 morts »; 0 where no
    subordinate clause opens the words."""
    opener = line.connector(first, end)
    if opener is None or opener[1] not in ("clause", "temporal"):
        return 0
    comma = next((k for k in range(first + opener[0], end - 1) if line.norms[k] == ","), None)
    if comma is None or not line.has_verb(first + opener[0], comma):
        return 0
    return comma + 1 if line.is_a(comma + 1, "determiner") or line.capital[comma + 1] else 0


def past_expletive(line: Line, start: int, end: int) -> int:
    """Return where the subject stands in "it was the observatory that …", « c'est l'institut qui … »."""
    return start + 2 if end - start > 2 and tuple(line.norms[start : start + 2]) in _EXPLETIVES else start


def as_source(line: Line, mention: Mention, cue: Cue) -> Mention:
    """Return the mention as a source when no list knows its noun but people who say something are meant: "geologists
    say"."""
    spoken = line.code == "en" and cue.frame in ("say", "tell") and not mention.kind and bool(mention.norms)
    return mention._replace(kind="source") if spoken and mention.norms[-1].endswith("s") else mention


def itself(mention: Mention, speaker: Mention | None) -> Mention:
    """Return whose words are reported when "it" within them speaks: "The army is wary: it confirms 3 deaths"."""
    body = speaker is not None and speaker.kind in ("institution", "group", "media", "name")
    return speaker if speaker is not None and body and mention.pronoun and mention.kind == "it" else mention


def names_source(line: Line, start: int, end: int) -> bool:
    """True when the clause at ``start`` has a reporting verb with a subject of its own that can speak."""
    if line.code == "ar" or any(start == first for first, _ in line.quotes):
        return False  # a quotation goes on behind its source
    stop = next((k for k in range(start, end) if line.norms[k] == ";"), end)
    for index in range(start + 1, stop):
        hit = line.cue(index, stop)
        if hit and hit[1].form == "finite" and not line.nominal(index):
            mention = read_mention(line, behind_circumstance(line, start, index), index)
            return mention is not None and not mention.pronoun and as_source(line, mention, hit[1]).is_source
        if line.verb(index, sure=True):
            return False
    return False


def silent(line: Line, start: int, end: int) -> bool:
    """True for "Norland did not comment", « la mairie n'a pas réagi »: the narrator says that somebody says nothing."""
    stop = next((k for k in range(start, end) if line.stops(k)), end)
    return line.holds("no-comment", start, stop)


_LONGEST_APPOSITION = 16
"""Words from a name to the relative clause behind its apposition."""
_MOST_NAMES = 8
"""Words, particles and hyphens of a name in front of an apposition."""
_JOINED_ASIDES = wordset("joins") | {","}
"""What stands before a relative clause that goes on with an apposition or another relative clause."""
_WHO = wordset("who_of_people")
_WITHIN = frozenset(("-", "'"))
"""Marks within a word: "al-Sisi", « la porte-parole »."""


def antecedent(line: Line, at: int) -> Mention | None:
    """Return the noun phrase in front of "which said …" at word ``at``; ``None`` without one."""
    if line.code != "ar" and (named := _named_before(line, at)) is not None:
        return named
    end = at
    while end > 0 and not line.is_word(end - 1):
        end -= 1
    start = end
    while start > 0 and end - start < 10 and (line.is_word(start - 1) or line.norms[start - 1] in _WITHIN):
        if line.is_a(start - 1, "preposition") or line.verb(start - 1, sure=True) or line.connector(start - 1):
            break
        said = line.code == "fr" and line.norms[start - 1] in line.grammar.passives  # « a annoncé le bureau, qui »
        if said or line.is_a(start - 1, "resumptive"):
            break  # «بحسب ما صرح به الوزير، الذي أوضح أن»
        told = line.cue(start - 1) if line.code == "ar" else None
        if start < end and (_opens_phrase(line, start) or (told is not None and told[1].form == "finite")):
            break
        start -= 1
    start += line.code == "ar" and line.bare[start] == "اما"  # «أما الباحثة سلمى حداد، التي راجعت النص، فتقول»
    mention = read_mention(line, start, end) if start < end else None
    if mention is not None and line.code == "ar" and line.norms[start].startswith("بال"):
        mention = mention._replace(name=mention.name[1:], norms=(mention.norms[0][1:], *mention.norms[1:]))
    if mention is not None and mention.owner is not None and line.norms[at] == "الذي" and mention.gender == "f":
        mention = mention.owner  # «تصريحات رئيس الحكومة الذي قال»
    if mention is not None and line.norms[at] in _WHO and start > 2 and line.norms[start - 1] in _AFFILIATED:
        near = range(max(start - _MOST_NAMES, 0), start - 2)
        first = next((k for k in near if full_name(line, k, start - 1) == start - 1), None)
        if first is not None and mention.kind != "person":  # "said Ann Reed of Marlow Securities, who reckons"
            norms, work = tuple(line.norms[first : start - 1]), line.words(start - 1, end)
            return Mention(line.words(first, start - 1), work, "person", number="s", norms=norms)
    name = _name_before(line, start - 1) if mention is not None and mention.kind == "person" and not mention.role else 0
    if mention is None or not name:
        return mention
    return mention._replace(
        name=line.words(name, start - 1), role=mention.name, norms=tuple(line.norms[name : start - 1])
    )


def _named_before(line: Line, at: int) -> Mention | None:
    """Who "who said" at ``at`` speaks of in "Ann Reed, an official at the port, who said", "Ann Reed, who runs the site
    and who said": the name in front of the apposition or first relative clause; ``None`` without one."""
    if at < _LONGEST_NAME or line.norms[at - 1] not in _JOINED_ASIDES:
        return None
    commas = (k for k in range(at - 2, max(at - _LONGEST_APPOSITION, 1), -1) if line.norms[k] == ",")
    comma = next(commas, None)
    if comma is None or any(line.stops(k) for k in range(comma + 1, at - 1)):
        return None
    hit = line.connector(comma + 1)
    goes_on = hit is not None and hit[1] == "relative"
    apposed = line.norms[at - 1] == "," and not line.has_verb(comma + 1, at - 1)
    if not (goes_on or apposed):
        return None
    first = next((k for k in range(max(comma - _MOST_NAMES, 0), comma - 1) if full_name(line, k, comma) == comma), None)
    of = line.norms[comma + 1] in _AFFILIATED or line.is_a(comma + 1, "preposition")  # "…, of Atlas Watch, who"
    if first is None or (not of and any(full_name(line, k, at) > k for k in range(comma + 1, at - 1))):
        return None  # "Ann Reed, Paul Hale, who said"
    title = read_mention(line, comma + 1, at - 1) if not goes_on else None
    norms = tuple(line.norms[first:comma])
    gender = title.gender if title is not None and title.kind == "person" else "-"
    role = title.name if title is not None and title.kind == "person" else ""
    return Mention(line.words(first, comma), role, "person", gender, "s", norms=norms)


def _opens_phrase(line: Line, index: int) -> bool:
    """True for the role noun of «زار الموقع وزير النقل الذي …», «أشاد بالشركة التي …»: what stands before is no part of
    the phrase."""
    role = line.role(index) if line.code == "ar" else None
    if role is None:
        return False
    norm, before = line.norms[index], line.norms[index - 1]
    titled = line.role(index - 1)
    apart = before.startswith("ال") and not norm.startswith("ال") and not (titled and titled[0] > 1)
    return norm.startswith(("بال", "لل")) or apart


def _name_before(line: Line, comma: int) -> int:
    """Where the name begins in «زارها سالم حمدان، نائب الوزير، الذي قال»: 0 when no name stands before the comma."""
    if line.code != "ar" or comma < 2 or line.norms[comma] != ",":
        return 0
    first = comma
    while first > 0 and comma - first < _LONGEST_NAME and line.is_word(first - 1):
        given = line.norms[first - 1] in line.grammar.given_names
        if line.is_a(first - 1, "resumptive") or line.verb(first - 1) or line.is_a(first - 1, "preposition"):
            break
        first -= 1
        if given and line.norms[first - 1] not in line.grammar.given_names:
            break
    return first if 2 <= comma - first <= _LONGEST_NAME and not line.role(first) else 0
