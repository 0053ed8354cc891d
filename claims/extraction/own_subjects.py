"""Whom a sentence itself is about when its source is only a pronoun or a nameless mouth: « …, annonce-t-il »."""

from __future__ import annotations

from claims.extraction.arabic_phrases import head_phrase
from claims.extraction.called import called_behind
from claims.extraction.circumstance import FRENCH_DETERMINERS
from claims.extraction.cues import Cue
from claims.extraction.described_people import is_mouth
from claims.extraction.headed import head_subject
from claims.extraction.headlines import SOURCES
from claims.extraction.lexicon import verbset, wordset
from claims.extraction.mention import BODIES, Mention
from claims.extraction.names import ONE_OF, read_mention
from claims.extraction.proper_names import full_name
from claims.extraction.sources import Sources
from claims.types import CueKind

_WHOSE = wordset("whose")
_WHO = wordset("who")
_OF_BARE = wordset("of_bare")
_A = wordset("indefinite_articles")
_BEFORE_WHO = 6
"""Words of an apposition in front of its relative clause."""
_SEAT = 6
"""Words from an office to the comma behind its seat."""
_ONE = wordset("numeral_articles")
_BY_PEOPLE = verbset("by_people")
_FROM = wordset("from_whom")
_AT = wordset("at")
_ANNOUNCES = verbset("announcing")


class OwnSubjects(Sources):
    """Finds the subject in front of a source that names nobody."""

    def _announcer(self, end: int, cue: Cue) -> Mention | None:
        """For « Le programme suspend son aide, annonce-t-il »: the subject of what is announced, when it can speak; for
        « La banque a perdu 3 millions, a-t-elle précisé » too, where nobody has spoken yet."""
        line = self.line
        asked = cue.lemma in _ANNOUNCES or (cue.number == "s" and self.speakers.latest(pronoun="il") is None)
        verb = next((k for k in range(end) if line.verb(k, sure=True)), None) if asked else None
        subject = read_mention(line, 0, verb) if verb else None
        fits = subject is not None and subject.kind in ("institution", "group", "media", "name") and not subject.pronoun
        return subject if fits and subject is not None and cue.gender in ("-", subject.gender, "m") else None

    def _behind_relative(self, comma: int) -> bool:
        """True at the comma that closes a relative clause on the subject of the sentence: its own verb follows."""
        line = self.line
        opening = self._enclosed(0, comma) if line.code != "ar" else None
        relative = line.connector(opening + 1) if opening is not None else None
        closed = relative is not None and relative[1] == "relative"
        return closed and opening is not None and opening > 0 and not line.has_predicate(0, opening)

    def _stands_behind(self, comma: int) -> bool:
        """True at the first comma of "“…,” Ann Reed, who was there, said": a relative clause on the one who stands
        right behind what was said."""
        line = self.line
        first = comma
        while first > 0 and (line.is_word(first - 1) or line.norms[first - 1] == "-"):
            first -= 1
        who = (line.norms[k] in _WHO for k in range(comma + 1, min(comma + _BEFORE_WHO, len(line))))
        described = line.norms[comma + 1] in _WHO or (line.norms[comma + 1] in _A and any(who))  # "a cook who"
        if line.code != "en" or not described or comma <= first or line.has_verb(first, comma):
            return False
        told = line.norms[first - 1] == "," and line.has_predicate(0, first) and not line.connector(0)
        return first - 1 in self.quote_end or told

    def _up_to_who(self, first: int, last: int) -> int:
        """Where the noun phrase ends in "…, an official who asked not to be named (told the paper)"; ``last`` when no
        relative clause with a verb stands in it."""
        line = self.line
        who = next((k for k in range(first + 1, last) if line.norms[k] in _WHO and line.connector(k)), last)  # no "WHO"
        told = who < last and (line.norms[who - 1] == "," or line.has_verb(who, last) or who + 1 == last)
        return who if told else last

    def _person_before(self, mark: int, gender: str) -> Mention | None:
        """For « Le conducteur, NAME, roulait à 190 km/h, a-t-il reconnu » behind an institution's words: the person
        whom the sentence is about; ``None`` when a person has spoken before."""
        line = self.line
        known = self.speakers.latest(gender)
        if known is not None and (known.kind in ("person", "name", "anonymous") or known.pronoun):
            return None
        first = self._stop(0)
        last = self._stop(first + 1) if first < mark else mark
        mention = read_mention(line, 0, last) if last < mark and self._names(first + 1, last) else None
        fits = mention is not None and mention.kind == "person" and mention.role and mention.gender in ("-", gender)
        return mention if fits else None

    def _of_whom(self, comma: int) -> bool:
        """True at the second comma of « …, dont le préfet, NAME, parle de … »: the subject stands in front."""
        line = self.line
        first = self._enclosed(0, comma)
        while first is not None and first > 0 and not line.stops(first - 1):
            first -= 1
        return first is not None and line.norms[first] in _WHOSE

    def _stands_before(self, comma: int, cue: Cue, after: int) -> bool:
        """True at the comma of « …; l'un d'eux, NAME, a dénoncé un dossier « bâti … » »: the subject stands in front of
        a verb that has its object behind it."""
        line = self.line
        if line.code != "fr" or cue.frame not in ("state", "decide", "object") or after >= len(line):
            return False
        first = self._enclosed(0, comma)
        if first is None or not self._names(first + 1, comma) or line.norms[after] not in FRENCH_DETERMINERS:
            return False
        start = first
        while start > 0 and not line.stops(start - 1):
            start -= 1
        return start < first and not line.has_predicate(start, first)

    def _quoted_subject(self, mark: int, gender: str) -> Mention | None:
        """For « Le maire, NAME, est monté au créneau : « … », a-t-il lancé »: the person whom the words in front of the
        quotation are about."""
        line = self.line
        first = next((self.quote_end[k] for k in (mark - 1, mark - 2) if k in self.quote_end), 0)
        verb = line.first_verb(0, first)
        if verb is None:
            return None
        comma = next((k for k in range(verb) if line.norms[k] == ","), -1)
        fronted = line.is_a(0, "preposition") or line.in_date[0] >= 0 or line.is_a(0, "time")
        mention = read_mention(line, comma + 1 if fronted else 0, verb)
        fits = mention is not None and mention.kind in ("person", "name") and not mention.pronoun
        return (
            mention
            if fits and mention is not None and mention.head != "place" and mention.gender in ("-", gender)
            else None
        )

    def _sentence_subject(self, end: int) -> Mention | None:
        """The institution or name whose clause opens the sentence, before ``end``; ``None`` for any other subject."""
        line = self.line
        if line.in_quantity[0] >= 0:
            return None  # "Two men were hurt, …"
        if line.code == "ar":  # «ألغى المجلس العسكري خمس اتفاقيات، وفق بيان»
            first = next((k for k in range(2) if line.verb(k) or line.cue(k)), None)
            body = head_phrase(line, first + 1, end) if first is not None and first + 1 < end else None
            return body if body is not None and body.kind in ("institution", "group", "media") else None
        verb = line.first_verb(0, end) or next((k for k in range(1, end) if line.verb(k)), None)
        comma = next((k for k in range(verb or 0) if line.norms[k] == ","), verb)
        subject = read_mention(line, 0, comma) if comma else None
        kinds = ("institution", "group", "media", "name")
        described = (
            comma is not None
            and comma != verb
            and any((hit := line.role(k)) is not None and hit[1].kind == "person" for k in range(comma + 1, verb or 0))
        )
        told = read_mention(line, comma + 1, verb) if described and comma and verb and line.code == "en" else None
        if described and not (told is not None and told.kind in ("institution", "group")):  # no "volunteer hotline"
            return None  # "Ann Reed, the firm's chief executive, is on board, a spokesperson confirmed"
        return subject if subject is not None and subject.kind in kinds and not subject.pronoun else None

    def _own_words(self, mark: int) -> Mention | None:
        """Whom "it" means in "The hotline disagrees: passengers, it says, …" and, where nobody has spoken yet, in "The
        coast guard saw 30 boats, it said"; ``None`` where an earlier sentence tells."""
        line = self.line
        if ":" in line.norms[:mark]:
            return self._sentence_subject(line.norms.index(":"))
        return self._sentence_subject(mark) if self.speakers.latest(pronoun="it") is None else None

    def _itself(self, mark: int, pronoun: Mention) -> Mention:
        """Whom an English pronoun means where this sentence tells, else ``pronoun``."""
        if pronoun.kind == "it":
            return self._own_words(mark) or pronoun
        colon = next((k for k in range(mark) if self.line.is_colon(k)), None)
        head = head_subject(self.line, colon, pronoun) if colon else None
        if colon is not None and head is not None:
            self.headed.add(colon)
        return head or pronoun

    def _apposition(self, start: int, end: int, mention: Mention) -> tuple[int, Mention]:
        """Take ", head of the firm X" or ", NAME" into the phrase at ``start`` that it explains."""
        line = self.line
        held = mention.definite or (line.code == "en" and line.is_a(start, "determiner"))
        if mention.kind in BODIES and held and end < len(line) and line.norms[end] == ",":
            shut = self._stop(end + 1)  # « …, assure l'armateur, Grace Ocean »
            body = read_mention(line, start, shut) if line.code != "ar" else None
            return (shut, body) if body is not None and body.role else (end, mention)
        if (called := called_behind(line, end, mention)) is not None:
            return called
        seat = self._past_seat(end) if mention.kind == "person" and not mention.role else end
        if seat > end:  # « décrit sa porte-parole dans la région, Anna Lind »
            end, mention = seat, mention._replace(name=line.words(start, seat))
        one_of = mention.kind == "anonymous" and (mention.head == ONE_OF or mention.norms[0] in _ONE)
        if (mention.kind not in ("name", "person") and not one_of) or end >= len(line) or line.norms[end] != ",":
            return end, mention
        stop = self._stop(end + 1)
        if stop <= end + 1 or line.is_a(end + 1, "cited-by"):
            return end, mention
        told = next((k for k in range(end + 2, min(end + _BEFORE_WHO, stop)) if line.norms[k] in _WHO), None)
        if told is not None and line.norms[end + 1] in _A and not line.has_figure(end + 1, stop):
            role = mention.role or line.words(end + 1, told)  # "said Ann Reed, a teacher who was on board"
            return stop, mention._replace(role=role, kind="person")
        if line.has_verb(end + 1, stop) or (line.code == "fr" and line.has_predicate(end + 1, stop)):
            return end, mention
        if one_of:  # « l'un d'eux, Paul Morel », « l'une d'elles, l'Initiative pour l'eau »
            first = end + 1 + (line.norms[end + 1] in FRENCH_DETERMINERS or line.norms[end + 1] == "the")
            named = line.capital[first] and not line.is_place(first) and line.in_date[first] < 0
            behind = read_mention(line, end + 1, stop) if named else None
            if behind is None or behind.pronoun or behind.kind == "text":
                return end, mention
            role = "" if mention.head == ONE_OF else mention.name
            return stop, behind._replace(role=behind.role or role, kind=behind.kind or "institution")
        holder = read_mention(line, end + 1, stop) if is_mouth(mention) else None
        if holder is not None and holder.kind == "person" and holder.role:
            return stop, holder._replace(role=mention.name)  # « leur porte-parole, le capitaine Paul Morel »
        described = line.is_age(end + 1) or line.norms[end + 1] in _A  # ", 34", ", a 34-year-old trader"
        if described or any(line.role(k) for k in range(end + 1, min(end + 6, stop))):
            role = mention.role or line.words(end + 1, stop).removeprefix("the ")
            return stop, mention._replace(role=role, kind="person")
        if mention.kind == "person" and not mention.role and self._names(end + 1, stop):
            whole = read_mention(line, start, stop)
            plain = line.code == "fr" and whole is not None and not whole.role
            return stop, mention if whole is None or plain else whole  # « un pompier, le visage noir de suie »
        return end, mention

    def _explained_source(self, at: int, start: int, end: int, mention: Mention) -> tuple[int, Mention]:
        """The same for the source at ``start`` behind its preposition at ``at``, unless nothing would be left for it to
        say: « D'après l'institut, la banque satisfait aux règles »."""
        described = not mention.kind and self.line.norms[start] in _A  # "a beekeeper, Ann Reed"
        told = self._apposition(start, end, mention._replace(kind="source") if described else mention)
        told = told if told[1].name != mention.name else (told[0], mention)
        return told if at or self._has_words(told[0], len(self.line)) else (end, mention)

    def _opens_object(self, at: int) -> bool:
        """True where "the plan", « de 3.400 pompiers » or a figure that something is counted with begins."""
        line = self.line
        figure = at + (line.norms[at] in _OF_BARE and at + 1 < len(line))
        return bool(line.is_a(at, "determiner")) or line.in_quantity[figure] >= 0

    def _bare_object(self, mark: int, at: int) -> bool:
        """True for the object of "Dale saw it otherwise: he blamed sanctions": a word that tells neither where nor when
        behind the verb of a clause that a colon opens."""
        line = self.line
        listed = any(line.is_a(at, name) for name in ("preposition", "adverb", "time", "lead-in"))
        plain = line.is_word(at) and line.connector(at) is None and not line.norms[at].endswith("ly")
        return line.code == "en" and line.norms[mark - 1] == ":" and plain and not listed

    def _place_of_saying(self, at: int) -> bool:
        """True for the preposition of « apprend-on de source sûre », « calcule-t-on chez X »."""
        line = self.line
        return line.norms[at] in _FROM or (line.norms[at] in _AT and any(line.role(k) for k in (at + 1, at + 2)))

    def _past_seat(self, end: int) -> int:
        """The comma of « … dans la région, Anna Lind »: where somebody works, in front of the name; else ``end``."""
        line = self.line
        if end >= len(line) or not line.is_a(end, "preposition"):
            return end
        comma = next((k for k in range(end, min(end + _SEAT, len(line))) if line.stops(k)), end)
        named = line.norms[comma] == "," and full_name(line, comma + 1, len(line)) > comma + 1
        return comma if named and not line.has_verb(end, comma) and not line.has_figure(end, comma) else end

    def _pronoun_of(self, at: int, size: int, cue: Cue) -> Mention:
        """The pronoun of « raconte-t-il », « précise-t-elle »; only people recount and confide."""
        person = cue.lemma in _BY_PEOPLE and cue.number == "s"
        kind = {"m": "he", "f": "she"}.get(cue.gender, "il") if person else "il"
        words = self.line.words(at, at + size)
        return Mention(words, gender=cue.gender, number=cue.number, pronoun=True, kind=kind)

    def _ends_with_source(self, at: int, size: int, cue: Cue) -> bool:
        """True for "Three dead, confirms Transport Minister Ken Mori", "Victim, 31, in stable condition, say police":
        nothing but who says it stands between the English cue and the end."""
        line, first = self.line, at + size
        said = cue.frame == "say" or cue.kind is CueKind.CONFIRM or cue.lemma in _ANNOUNCES
        if line.code != "en" or not said or line.norms[at - 1] != "," or first > line.last_word:
            return False
        stop = self._noun_phrase(first, len(line))
        mention = read_mention(line, first, stop) if stop is not None and stop > line.last_word else None
        return mention is not None and (mention.kind in SOURCES or (mention.kind == "name" and cue.frame == "say"))

    def _retorts(self, at: int) -> bool:
        """True for « « Une panne volontaire », corrige le politologue »: between a quotation and its subject."""
        line = self.line
        quoted = at > 1 and line.norms[at - 1] == "," and at - 2 in self.quote_end
        return quoted and line.code == "fr" and at + 1 < len(line) and bool(line.is_a(at + 1, "determiner"))
