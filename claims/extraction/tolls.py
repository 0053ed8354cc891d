"""Tolls that go on: who gave a toll also gave the one before it and how it is made up, when nobody else is named.

"820 died, the ministry said. The previous toll stood at 632. Of the dead, 290 were in Al Haouz." Neither sentence has
a cue, and a careful reader takes both from the ministry. A new toll without a source is the outlet's own again.
"""

from __future__ import annotations

from claims.extraction.arabic_names import like_action
from claims.extraction.clauses import Clause
from claims.extraction.fronted import behind_circumstance
from claims.extraction.lexicon import wordset
from claims.extraction.line import Line
from claims.extraction.mention import Mention
from claims.extraction.names import read_mention
from claims.extraction.reach import Reach
from claims.extraction.sources import Attribution
from claims.extraction.speakers import Speakers
from claims.language.counted import OCCUPIED, VICTIMS
from claims.types import CueKind, ExtractedClaim

_BY_MAKER = wordset("by_maker")
_KEEPERS = frozenset(("institution", "person", "anonymous", "people", "document", "group", "name"))
_COUNTED = VICTIMS | OCCUPIED | frozenset(("person", "child", "woman", "family", "case", "infection"))
_DEAD = wordset("dead")
_STILL = wordset("still_not")
_STAY = wordset("stay")
_OF = wordset("of_tolls")
_HEAD = 4
"""Words at the head of a clause among which it says that it speaks of a part of the toll."""
_BY = wordset("by", "fr")
_CLITICS = wordset("trailing_words", "fr")
_MADE = 5
"""Words from a toll to « par » and who made it."""
_FARTHEST = 7
"""Words from the head of a clause to the toll that is its subject."""


def counted_on(
    line: Line, clause: Clause, attribution: Attribution, speakers: Speakers, before: Attribution | None
) -> Attribution:
    """Return ``attribution``, or that of the toll which the clause goes on with. ``before`` is the attribution of the
    clause before it in the sentence, ``None`` for the first: a clause behind a part of the toll is another part."""
    if attribution.speaker is not None or attribution.via or attribution.cue:
        return attribution
    made = _maker(line, clause)
    if made is not None and not (known := speakers.add(made)).pronoun:
        speakers.tally = known
        return attribution._replace(speaker=known, via=speakers.chain(known, ()), kind=CueKind.REPORT)
    told = before is not None and before.speaker is not None and before.cue is None
    told = told and before is not None and (before.speaker is speakers.tally or before.speaker is speakers.counted)
    if told and clause.elliptic and line.has_figure(clause.start, clause.end):
        return before or attribution  # "an X tally shows 40 deaths, 12 of them in Marlow"
    if clause.kind == "gapped" and before is not None and before.speaker is not None:
        return before
    if speakers.counted is not None and _some_of_them(line, clause):
        counted = speakers.counted
        return attribution._replace(speaker=counted, via=speakers.chain(counted, ()), kind=CueKind.REPORT)
    if speakers.toll is None:
        return attribution
    figures = [k for k in range(clause.start, clause.end) if line.in_quantity[k] >= 0]
    victims = [k for k in figures if line.quantities[line.in_quantity[k]].counted in VICTIMS]
    head = range(clause.start, min(clause.start + _HEAD, clause.end))
    part = bool(figures) and any(line.is_a(k, "part-of-toll") for k in head)
    whole = len(victims) > 1 and line.norms[victims[0] - 1] in _OF and victims[0] in head  # "Of 632 deaths, 290 …"
    goes_on = bool(victims) and before is not None and before.speaker is speakers.toll and before.cue is None
    still = bool(victims) and before is not None and before.speaker is speakers.toll and _still(line, clause)
    if not (part or whole or goes_on or still or (victims and _earlier(line, clause))):
        return attribution
    dead = part and any(line.norms[k].removeprefix("ال") in _DEAD for k in head)
    toll = (dead and speakers.deaths) or speakers.toll
    return attribution._replace(speaker=toll, via=speakers.chain(toll, ()), kind=CueKind.REPORT)


def _still(line: Line, clause: Clause) -> bool:
    """True for «رفعت الوزارة عدد القتلى إلى 16، ولا يزال 31 شخصا في عداد المفقودين»: the rest of the same toll."""
    first = clause.start
    opens = line.code == "ar" and line.norms[first] in _STILL and line.is_a(first, "not-negator") > 1
    return opens and first > 0 and line.norms[first - 1] == ","


def _some_of_them(line: Line, clause: Clause) -> bool:
    """True for a clause that begins with a bare number, or one "of them", of those counted before: "Six are still
    missing", « Deux ont été sauvés », «إلا أن 599 منهم تعافوا»."""
    first = clause.start
    while first < clause.end and (not line.is_word(first) or line.connector(first)):
        found = line.connector(first)
        first += found[0] if found else 1
    if line.code == "fr" and line.norms[first : first + 1] == ["les"] and "autres" in line.norms[first + 2 : first + 4]:
        first += 1
        if line.in_quantity[first] >= 0:
            return True  # « les six autres sont recherchés »
    if first + 1 >= clause.end or line.in_quantity[first] < 0 or line.in_date[first] >= 0:
        return False
    after = first + 1
    while (
        after < clause.end
        and line.in_quantity[after] == line.in_quantity[first]
        and (line.norms[after][0].isdigit() or "-" in line.norms[after - 1 : after + 1])
    ):
        after += 1  # "Twenty-one"
    if line.holds("of-them", after, min(after + 3, clause.end)):
        return True
    told = line.code != "ar" and first == 0 and after < clause.end
    return told and (line.verb(after) or line.norms[after] in _STAY)


def notice_toll(claim: ExtractedClaim, speaker: Mention | None, speakers: Speakers) -> None:
    """Remember who gives the toll of the report; nobody when the outlet gives one itself."""
    people = any(quantity.counted in _COUNTED for quantity in claim.quantities)
    if people:
        speakers.counted = speaker if speaker is not None and speaker.kind in _KEEPERS else None
    if any(quantity.counted in VICTIMS for quantity in claim.quantities):
        speakers.toll = speaker if speaker is not None and speaker.kind in _KEEPERS else None
    if any(quantity.counted == "death" for quantity in claim.quantities):
        speakers.deaths = speaker if speaker is not None and speaker.kind in _KEEPERS else None


def _maker(line: Line, clause: Clause) -> Mention | None:
    """Whose toll the clause begins with: "a Reuters count based on hospital figures shows 300 dead", « un précédent
    bilan de l'AFP faisait état de … », «حصيلة سابقة لوكالة الشرق»; ``None`` when no maker or no figure
    is named."""
    opens = range(clause.start, min(clause.start + _FARTHEST, clause.end))
    tallies = (k for k in opens if (hit := line.role(k, clause.end)) and hit[1].kind == "tally")
    at = next((k for k in tallies if not ((held := line.role(k - 1)) and held[0] > 1)), None)  # «هيئة المسح»
    if at is None or not line.has_figure(at, clause.end) or (line.code != "ar" and line.has_verb(clause.start, at)):
        return None
    if line.code == "en":
        first, end = behind_circumstance(line, clause.start, at + 1), at + 1
        by = end + 1 < clause.end and line.norms[end + 1] == "by" and line.norms[end].endswith("ed")
        end += by  # "Figures released by the commission showed …"
        if end < clause.end and line.norms[end] in _BY_MAKER:
            end = Reach(line)._noun_phrase(end + 1, clause.end) or end  # "In the first results from Borea News, …"
    else:
        first, end = (at if line.code == "ar" else clause.start), Reach(line)._noun_phrase(at, clause.end) or at
        made = next((k for k in range(at + 2, min(at + _MADE, clause.end)) if line.norms[k] in _BY), None)
        if line.code == "fr" and made is not None and not line.has_verb(at + 2, made):
            near = range(made + 2, clause.end)  # « Le bilan dressé par la préfecture s'élève à 40 »
            stop = next((k for k in near if line.norms[k] in _CLITICS or line.verb(k) or line.is_a(k, "aux")), None)
            maker = read_mention(line, made + 1, stop) if stop else None
            return maker if maker is not None and maker.is_source else None
    if line.code == "ar":
        acts = (k for k in range(at + 2, end) if line.norms[k] in line.grammar.actions or like_action(line.norms[k]))
        end = next(acts, end)  # «أظهرت حصيلة للوكالة مقتل …»: the object
    mention = read_mention(line, first, end)
    return mention.owner if mention is not None and mention.kind == "tally" else None


def _earlier(line: Line, clause: Clause) -> bool:
    """True for "the previous toll", « un précédent bilan », «الحصيلة السابقة» in the clause."""
    for index in range(clause.start, clause.end):
        found = line.role(index, clause.end)
        if found and found[1].kind == "tally":
            beside = range(max(clause.start, index - 2), min(clause.end, index + found[0] + 2))
            return any(line.is_a(k, "earlier") for k in beside)
    return False
