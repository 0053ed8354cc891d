"""Who states a clause in the passive or without a verb: "was put at 40 by the council", "and Sudland 35"."""

from __future__ import annotations

from claims.extraction.clauses import Clause
from claims.extraction.gapping import gap
from claims.extraction.lexicon import wordset, wordsets
from claims.extraction.line import Line
from claims.extraction.mention import Mention
from claims.extraction.names import read_mention
from claims.extraction.predicates import AGENT_REACH, PASSIVE
from claims.extraction.reach import Reach
from claims.extraction.sources import Attribution
from claims.extraction.speakers import Speakers
from claims.types import CueKind

_BY = wordsets("by")
_CITED_REACH = 10
"""Words from "cited" to "for"."""
_RELAY_REACH = 3
"""Words from the beginning of an Arabic clause to its verb of passing on."""
_FROM = wordset("relayed_from")
_REMAINS = wordset("remain")
_CHARGES, _OWN = wordset("charge_prepositions", "en"), wordset("possessives", "en")


def _viewed(line: Line, clause: Clause, verb: int) -> bool:
    """True for "the theory favoured by investigators is …", « reste l'hypothèse privilégiée par la police »: a view or
    figure of theirs is what the clause is about."""
    if verb - 1 < clause.start or not line.is_a(verb - 1, "view-noun"):
        return False
    main = next((k for k in range(clause.start, clause.end) if line.verb(k) and k != verb), None)
    return main is not None and (line.norms[main] in PASSIVE or line.norms[main] in _REMAINS)


def relayed(line: Line, start: int, at: int, subject: Mention | None) -> tuple[Mention | None, Mention | None]:
    """Who states what the French or English verb at ``at`` tells, and who relays it: « L'agence X, citant un élu,
    évoque 3 morts », "Footage verified by X shows …"; ``subject`` and nobody for others."""
    if line.code == "en":
        return _shown(line, start, at) or (subject, None)
    if line.code != "fr":
        return subject, None
    comma = next((k for k in range(start + 1, at - 2) if line.norms[k] == ","), at)
    cites = line.source(comma + 1) if comma < at and line.norms[at - 1] == "," else None
    if cites is not None and cites[1][1] == "relay":
        cited = read_mention(line, comma + 1 + cites[0], at - 1)
        return (cited, read_mention(line, start, comma)) if cited is not None and cited.is_source else (subject, None)
    seen = next((k for k in line.members("seen-by") if start < k < at), None)
    if subject is None or seen is None or subject.kind != "document":
        return subject, None
    document = read_mention(line, start, seen)
    return document or subject, read_mention(line, seen + line.is_a(seen, "seen-by"), at)


def _shown(line: Line, start: int, at: int) -> tuple[Mention, Mention | None] | None:
    """The pictures or papers of "Footage verified by X shows …" and who has seen them; ``None`` for anything else."""
    seen = next((k for k in line.members("seen-by") if start < k < at), None)
    document = read_mention(line, start, seen) if seen is not None else None
    if seen is None or document is None or document.kind != "document":
        return None
    reader = read_mention(line, seen + line.is_a(seen, "seen-by"), at)
    return document, reader if reader is not None and reader.is_source else None


def cited_for(line: Line, clause: Clause, outer: Attribution, speakers: Speakers) -> Attribution | None:
    """For "Norland cited the army for a figure of 30", "the army was cited by officials for a toll of 30",
    «نقلت الوكالة عن الجيش مقتل 30»: the army, through whoever cites it; ``None`` for any other clause."""
    if line.code == "ar":
        return _passed_on(line, clause, outer, speakers)
    verb = (
        next((k for k in line.members("cites") if clause.start < k < clause.end), None) if line.code == "en" else None
    )
    if verb is None:
        return None
    near = range(verb + 2, min(verb + _CITED_REACH, clause.end - 1))
    figure = next((k for k in near if line.norms[k] == "for"), None)
    if figure is None or not line.has_figure(figure, clause.end):
        return None
    passive = line.norms[verb - 1] in PASSIVE
    if passive != (line.norms[verb + 1] == "by"):
        return None
    first = verb + line.is_a(verb, "cites") + passive
    before = read_mention(line, clause.start, verb - passive)
    behind = read_mention(line, first, figure) if first < figure else None
    cited, citing = (before, behind) if passive else (behind, before)
    if cited is None or citing is None or not (cited.is_source and citing.is_source):
        return None
    speaker, relay = speakers.add(cited), speakers.resolve(citing)
    if speaker.pronoun or relay.pronoun:
        return None
    return outer._replace(speaker=speaker, via=(*outer.via, relay), cue=line.words(verb, first), kind=CueKind.REPORT)


def _passed_on(line: Line, clause: Clause, outer: Attribution, speakers: Speakers) -> Attribution | None:
    """Whom «نقلت الوكالة عن وزارة الصحة تسجيل 14 وفاة» gives as the source of an event that no clause tells."""
    near = range(clause.start, min(clause.start + _RELAY_REACH, clause.end - 1))
    verb = next((k for k in near if (hit := line.cue(k)) and hit[1].frame == "relay" and hit[1].form == "finite"), None)
    if verb is None:
        return None
    reach = range(verb + 1, min(verb + _CITED_REACH, clause.end))
    from_at = next((k for k in reach if line.norms[k] in _FROM), None)
    if from_at is None:
        return None
    end = Reach(line)._noun_phrase(from_at + 1, clause.end)
    told = next((k for k in range(from_at + 2, end or 0) if _is_event(line, k)), end)
    event = told is not None and told < clause.end - 1 and _is_event(line, told)
    cited = read_mention(line, from_at + 1, told) if event and told is not None else None
    if cited is None or not cited.is_source or cited.pronoun:
        return None
    relay = read_mention(line, verb + 1, from_at) if from_at > verb + 1 else None
    speaker = speakers.add(cited)
    via = (*outer.via, speakers.resolve(relay)) if relay is not None and not relay.pronoun else outer.via
    return outer._replace(speaker=speaker, via=via, cue=line.words(verb, from_at), kind=CueKind.REPORT)


def _is_event(line: Line, index: int) -> bool:
    """True for «تسجيل», «تأكيده»: a noun of action or of saying, with or without whose."""
    norm, actions = line.bare[index], line.grammar.actions
    own = norm.removesuffix("ها") if norm.endswith("ها") else norm.removesuffix("ه")
    cue = line.grammar.cues.at([own], 0, 1) if own != norm else None
    return norm in actions or own in actions or (cue is not None and cue[1].form == "noun")


def agent(line: Line, clause: Clause, outer: Attribution, speakers: Speakers) -> Attribution | None:
    """Return ``outer`` with the agent of the passive as its speaker; ``None`` when nobody who can speak is named."""
    by = _BY.get(line.code, frozenset())
    for index in range(clause.start + 1, clause.end - 1):
        if line.norms[index] not in by:
            continue
        near = range(index - 1, max(index - AGENT_REACH, 0), -1)
        verb = next((k for k in near if line.norms[k] in line.grammar.passives), 0)
        alone = clause.kind == "agent" and (verb == clause.start or line.has_figure(clause.start, verb))
        passive = any(line.norms[k] in PASSIVE for k in range(max(verb - 3, clause.start), verb))
        if not verb or not (alone or passive or _viewed(line, clause, verb)):
            continue
        reach = Reach(line)
        end = reach._noun_phrase(index + 1, clause.end)
        if end and end < clause.end - 1 and line.norms[end] == "," and reach._names(end + 1, reach._stop(end + 1)):
            end = reach._stop(end + 1)  # "by the mayor, Ann Reed"
        end = _before_charge(line, index + 1, end) if end and line.code == "en" else end
        mention = read_mention(line, index + 1, end) if end else None
        if mention is None or not mention.is_source or mention.kind == "tally" or line.negated(verb):
            continue
        cue = line.grammar.passives[line.norms[verb]]
        if cue.frame == "issue" and not line.holds("ruling", clause.start, verb):
            continue  # "was opened by the mayor"
        if cue.frame == "adjust" and not (
            line.holds("count-noun", clause.start, verb) and line.in_quantity[verb + 2] >= 0
        ):
            continue  # "was brought to the port by a tug"
        if cue.frame in ("decide", "issue") and (outer.speaker is not None or mention.kind == "name"):
            continue  # what somebody tells of a ruling is content
        known = speakers.add(mention)
        if known.pronoun:
            continue
        if outer.speaker is None:
            speakers.current = known
        via = outer.via + ((outer.speaker,) if outer.speaker and outer.speaker.name != known.name else ())
        return outer._replace(
            speaker=known,
            via=speakers.chain(known, via),
            cue=line.words(verb, end or clause.end).strip(" ."),
            kind=cue.kind,
        )
    return None


def _before_charge(line: Line, first: int, end: int) -> int:
    """Where the agent ends in "accused by critics of lying", "praised by the union for its speed"; ``end`` without a
    charge behind it."""
    for index in range(first + 1, end - 1):
        after = line.norms[index + 1]
        if line.norms[index] in _CHARGES and (after.endswith("ing") or after in _OWN) and not line.capital[index + 1]:
            return index
    return end


def gapped(line: Line, clause: Clause, previous: Attribution, speakers: Speakers) -> Attribution:
    """The attribution of "and Sudland 35" behind what another source states: its own subject's, if that can speak."""
    end = gap(line, clause.start - 1, clause.end) or gap(line, clause.start, clause.end)
    mention = read_mention(line, clause.start, end) if end else None
    if mention is None or not mention.is_source or previous.speaker is None:
        return previous
    if mention.head == "place" and previous.speaker.head != "place":
        return previous  # a place that the source lists
    return previous._replace(speaker=speakers.add(mention))
