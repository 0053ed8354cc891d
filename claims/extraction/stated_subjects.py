"""The subject of a finding's verb: before it, or behind it in Arabic, apart from what stands between."""

from __future__ import annotations

from claims.extraction.arabic_apposition import past_name
from claims.extraction.arabic_heads import acting
from claims.extraction.arabic_names import name_behind
from claims.extraction.arabic_phrases import governed, head_phrase, past_each
from claims.extraction.arabic_subjects import is_told
from claims.extraction.clauses import Clause
from claims.extraction.fronted import behind_circumstance, behind_clause, behind_participle
from claims.extraction.lexicon import wordset
from claims.extraction.line import Line
from claims.extraction.mention import Mention
from claims.extraction.names import read_mention
from claims.extraction.predicates import NEEDS
from claims.extraction.reach import Reach
from claims.extraction.speakers import Speakers

_PRONOUNS = wordset("before_french_verbs")
_OF, _OF_ONE = wordset("of", "fr"), wordset("of_one")
_THAT, _QUE, _WHOSE = wordset("that"), wordset("that", "fr"), wordset("whose")
_AND_HE = wordset("and_he")
_BY = wordset("by")
_A = wordset("indefinite_articles")
_ANY = wordset("partitive_any")
_LONGEST_TITLE = 4
"""Words from mark to mark of a name in quotes: «جمعية "البحر"»."""
_STILL = wordset("still")
_THE = wordset("definite_articles")
_AMONG = wordset("among")
_RELATIVES = wordset("relatives")
_PARTICIPLES = ("é", "ée", "és", "ées", "is", "ise", "u", "ue", "us")
_IF = wordset("if", "ar")
_HIS = wordset("possessives", "en") | wordset("indefinite_articles", "en")
_WAS = wordset("was")


def is_relative(line: Line, at: int) -> bool:
    """True when a relative clause opens at the word."""
    connector = line.connector(at)
    return bool(connector and connector[1] == "relative")


def heads_absolute(line: Line, clause: Clause, index: int) -> bool:
    """True for the participle of « …, la mairie invoquant un risque », « …, dénonçant une cabale »: the clause has no
    other verb."""
    if clause.kind == "told":
        return index <= clause.start + 1
    return clause.kind == "absolute" and clause.start < index and not line.has_verb(clause.start, index)


def given_by(line: Line, start: int, at: int, subject: Mention) -> Mention:
    """Who gave a toll or paper that is the subject of the verb at ``at``: « Le décompte, donné vendredi par le conseil,
    fait état de 12 morts »; ``subject`` itself where nobody is named or it is another."""
    if subject.kind not in ("tally", "document") or subject.owner is not None or line.code == "ar":
        return subject
    comma = next((k for k in range(start, at) if line.norms[k] == ","), at)
    by = next((k for k in range(comma + 2, at) if line.norms[k] in _BY), at)
    shut = next((k for k in range(by + 1, at) if line.norms[k] == ","), at)
    mention = read_mention(line, by + 1, shut) if by < at else None
    return mention if mention is not None and mention.is_source else subject


def subject_of(line: Line, clause: Clause, at: int, size: int, speakers: Speakers) -> Mention | None:
    """The subject of the cue at ``at`` with ``size`` words; ``None`` when nobody stands there."""
    start = clause.start
    if line.code == "fr" and at > start and line.norms[at - 1] in _QUE:  # « la somme que réclame l'ONU »
        reach = Reach(line)
        stop = reach._noun_phrase(at + size, clause.end)
        if stop and stop < clause.end and line.norms[stop] == ",":  # « que donne le ministre, Paul Morel »
            name = reach._stop(stop + 1)
            stop = name if name - stop <= _LONGEST_TITLE and reach._names(stop + 1, name) else stop
        return read_mention(line, at + size, stop) if stop else None
    if line.code != "ar":  # « un chiffre que les syndicats jugent faible »
        near = range(min(at - 2, start + 3), start, -1)
        start = next((k + 1 for k in near if line.norms[k] in _THAT), start)
    while start < at and not line.is_word(start):
        start += 1
    start = next((k + 1 for k in range(at - 1, start, -1) if line.is_colon(k)), start)
    connector = line.connector(start, at + 1)
    if connector and connector[1] in ("clause", "temporal"):
        start += connector[0]
    if line.norms[start] in _WHOSE and at - start > 1:  # "whose foreign minister, NAME, denied any role"
        return read_mention(line, start + 1, at - (line.norms[at - 1] == ","))
    if line.code != "ar" and at - start > 2 and is_relative(line, start) and line.is_a(start + 1, "determiner"):
        start += 1  # "…, which the institute measured at 7.5"
    elif connector and connector[1] == "relative" and at - start <= 3:
        if line.code == "ar" and at + size < clause.end and line.is_a(at + size, "resumptive"):
            return None  # «المسيرة التي دعت إليها النقابة»: it calls for nothing
        if clause.context == (0, 0):
            return speakers.current
        first, last = clause.context
        if line.code == "ar":  # «نفت السلطات صحة التقارير التي تحدثت عن …»: the nearest noun that speaks
            first = next((k for k in range(last - 1, first, -1) if line.role(k)), first)
        return read_mention(line, first, last)
    while start < at and (line.in_date[start] >= 0 or not line.is_word(start)):
        start += 1
    if line.code != "ar":
        end = at
        while end > start and (line.is_a(end - 1, "aux") or line.adverb(end - 1) or line.norms[end - 1] == ","):
            end -= 1
        while end > start + 1 and line.code == "fr" and line.norms[end - 1] in _PRONOUNS:
            end -= 1  # « Le préfet en dénombre 12 »
        dated = end
        while end > start + 1 and (line.in_date[end - 1] >= 0 or line.norms[end - 1] == "on"):
            end -= 1  # "the cabinet on Wednesday declared"
        if end < dated and line.code == "fr" and line.norms[end - 1] in _OF_ONE:
            end = dated  # « Le rapport du 3 mai dénonce »
        end -= line.norms[end - 1] == "," and end > start + 1  # "The envoys, gathered in Alba, on Sunday gave"
        start = behind_clause(line, behind_participle(line, start, end), end)
        comma = next((k for k in range(end - 1, start, -1) if line.norms[k] == ","), None)
        relative = next((k for k in range(start, end) if line.norms[k] == "," and is_relative(line, k + 1)), None)
        if relative is not None:
            return read_mention(line, start, relative)
        if comma is not None and line.is_a(comma + 1, "lead-in") and line.norms[end] == ",":
            return read_mention(line, start, comma)  # « les économistes, eux, penchent pour 80 »
        if comma is not None and aside(line, comma + 1):
            return _first_source(line, start, comma)
        if comma is not None:
            if (
                line.norms[comma + 1] in line.grammar.participles
                or line.norms[comma + 1] in line.grammar.sharing
                or line.is_a(comma + 1, "asking")
                or line.in_quantity[comma + 1] >= 0  # "Dane, 61, has always denied wrongdoing"
            ):
                return read_mention(line, start, next(k for k in range(start, end) if line.norms[k] == ","))
            fronted = line.is_a(start, "preposition")
            if line.norms[comma + 1] in _A and not fronted and (named := read_mention(line, start, comma)) is not None:
                return named  # "Rights Watch, a group based in Geneva, counted …"
            if line.norms[comma + 1] in _THE and not fronted and (named := _plain_name(line, start, comma)) is not None:
                return named  # « Adif, le gestionnaire du réseau, rejette … »
            behind = read_mention(line, comma + 1, end)
            if fronted and behind is not None:
                named = _behind_fronted(line, start, comma, end)
                if named is not None:  # « Au Nord, un collectif dénombre », « Sur Radio Norval, la ministre, NAME, a »
                    return named
            told = line.code == "fr" and not fronted and line.tokens[comma + 1].text[0].islower()
            named = read_mention(line, start, comma) if told and not line.is_a(comma + 1, "determiner") else None
            if named is not None and named.kind == "name":
                return named  # « La Norlande, premier armateur de la côte, déplore 21 noyés »
            whole = read_mention(line, start, end)
            return (
                whole
                if whole is not None and whole.role
                else behind
                if behind and (behind.kind or fronted) and not line.is_a(comma + 1, "preposition")
                else read_mention(line, start, comma)
            )
        if line.code == "en" and any(line.is_a(k, "aux") for k in range(start + 1, end)):
            told = any(line.norms[k] in _RELATIVES for k in range(start, end))
            return read_mention(line, start, end) if told else None  # what holds a finite verb is no subject
        return read_mention(line, behind_circumstance(line, start, end), end) if end > start else None
    if line.norms[start] in _AND_HE and start + 1 < at and line.norms[start + 1] == "ما":
        start = at  # «وهو ما تعهدت النقابات بالتصدي له»
    elif line.norms[start] in _AND_HE and at - start > 1:
        return None  # «…، وهي منظمة صغيرة تصف نفسها بأنها»
    start = _past_front(line, start, at)
    topic = line.code == "ar" and line.bare[start] == "اما"  # «أما الوزير فحصر العدد في 30»
    while start < at and (
        line.bare[start] in _WAS
        or line.is_a(start, "lead-in", at)
        or line.bare[start] in _IF
        or line.is_a(start, "negator")
        or not line.is_word(start)
        or (topic and line.bare[start] == "اما")
    ):
        start += line.is_a(start, "lead-in", at) or 1
    if start == at - 1 and line.bare[start] == "قد":
        start = at  # «وقد اقترحت …»
    last = at - 1 if at > start and line.bare[at - 1] == "قد" else at
    while last - 1 > start and line.bare[last - 1] in _WAS:
        last -= 1  # «التحالف كان قد أقر …»
    if last - 2 > start and line.bare[last - 1] in _STILL:
        last -= 2  # «الرئيس لا يزال ينكر …»
    if start < clause.inner[0] < last:  # «كان الوزير، الذي استقال أمس، قد أعلن»
        return read_mention(line, start, clause.inner[0])
    if start < last < at and not line.is_a(start, "preposition"):
        return read_mention(line, start, last)
    if (
        (topic or not line.joined(at))
        and at - start >= 1
        and not line.is_a(start, "preposition")
        and line.norms[start] != "كما"
    ):
        return read_mention(line, start, at)
    if line.norms[at].endswith(("وا", "ون")):
        return None  # a verb in the plural has its subject before it: «ولم يستبعدوا إغلاقه»
    size = past_each(line, at + size) - at
    stop = at + size
    telling = line.cue(at)
    if telling and telling[1].frame == "tell" and stop < len(line) and is_told(line, stop, telling[1].gender == "m"):
        return None  # «عندما أخبر الجمعية العامة»
    if (body := acting(line, stop, clause.end)) is not None:
        return body  # «وصفت «الفجر» القرار بأنه خطأ»
    limit = min(clause.end, stop + 10)
    hit = line.cue(at)
    needed = NEEDS.get(hit[1].frame, "") if hit else ""
    titled = {first: last for first, last in line.quotes if stop < first < last <= first + _LONGEST_TITLE}
    titled |= {k: k + 2 for k in range(stop + 1, limit - 2) if line.norms[k] == "(" and line.norms[k + 2] == ")"}
    while stop < limit and (line.is_word(stop) or stop in titled):
        if stop in titled:
            stop = titled[stop] + 1
            continue
        if (
            line.is_a(stop, "preposition")
            or line.in_date[stop] >= 0
            or line.in_quantity[stop] >= 0
            or line.is_a(stop, "time")
            or line.connector(stop)
            or line.norms[stop] in _ANY
            or line.is_a(stop, "seen-by")
            or line.tokens[stop].text.startswith(("لإ", "لأ"))
            or (stop > at + size and (governed(line, stop) or line.is_a(stop, needed)))
        ):
            break
        stop += 1
    if stop > at + size and (shut := past_name(line, at + size, stop, clause.end)) > stop:
        return read_mention(line, at + size, shut)  # «واتهم كبير المفاوضين، سامر الحاج، الحركة»
    office = name_behind(line, at + size, stop, clause.end) if stop < limit and line.is_a(stop, "preposition") else None
    if office is not None:
        return read_mention(line, at + size, office)  # «وتوقع المحلل في بنك "النور" سالم حمدان»
    return head_phrase(line, at + size, stop)


def aside(line: Line, at: int) -> bool:
    """True for « entouré de ses officiers », "flanked by nine soldiers" behind a comma: what is told of the subject."""
    if line.code == "ar":
        return False
    norm, after = line.norms[at], line.norms[at + 1]
    if norm in _AMONG:
        return True
    if line.code == "fr":
        governs = after in _OF or line.in_date[at + 1] >= 0
        governs = governs or bool(line.is_a(at + 1, "preposition") or line.is_a(at + 1, "time"))
        return norm.endswith(_PARTICIPLES) and governs
    told = norm == "in" and line.norms[at + 1] in _HIS  # "in her first remarks on the fire"
    return told or (norm.endswith("ed") and bool(line.is_a(at + 1, "preposition")) and not line.role(at))


def _first_source(line: Line, start: int, comma: int) -> Mention | None:
    """The first of the phrases before the aside that can speak: « La veille, peu avant minuit, le colonel NAME, … »."""
    while start < comma:
        stop = next((k for k in range(start, comma) if line.norms[k] == ","), comma)
        mention = read_mention(line, start, stop)
        if (
            mention is not None
            and mention.is_source
            and line.in_date[start] < 0
            and not line.is_a(start, "preposition")
        ):
            return mention
        start = stop + 1
    return None


def _plain_name(line: Line, start: int, comma: int) -> Mention | None:
    """A proper name that stands alone before the comma, no day and no place."""
    if line.in_date[start] >= 0 or line.is_a(start, "time") or any(line.is_place(k) for k in range(start, comma)):
        return None
    mention = read_mention(line, start, comma)
    capitals = all(line.capital[k] for k in range(start, comma))
    return mention if mention is not None and mention.kind == "name" and capitals else None


def _past_front(line: Line, start: int, at: int) -> int:
    """Behind the comma of «وعلى صعيد الخسائر، كان الوزير قد قدر …»; ``start`` when no circumstance stands there."""
    if not line.is_a(start, "preposition"):
        return start
    comma = next((k for k in range(start + 1, at - 1) if line.norms[k] == ","), None)
    return comma + 1 if comma is not None and not line.has_verb(start, comma) else start


def _behind_fronted(line: Line, start: int, comma: int, end: int) -> Mention | None:
    """The subject behind a fronted place, time or occasion and its comma: a name in apposition, else the words behind
    the last comma; ``None`` when what stands there cannot speak."""
    commas = [k for k in range(start, comma + 1) if line.norms[k] == ","]
    for first in commas:
        if first == comma or line.is_a(first + 1, "preposition") or line.in_date[first + 1] >= 0:
            continue
        named = read_mention(line, first + 1, end)
        if named is not None and named.role:
            return named
    behind = None if line.is_a(comma + 1, "preposition") else read_mention(line, comma + 1, end)
    if behind is None or behind.kind:
        return behind
    counted = line.is_a(comma + 1, "determiner") and line.code != "ar"
    return behind._replace(kind="source") if counted and not line.has_verb(comma + 1, end) else None
