"""Arabic frames that stand apart: nobody named, a verb that belongs to a source phrase, another speaker's reply."""

from __future__ import annotations

from claims.extraction.arabic_asides import opens_aside
from claims.extraction.arabic_names import names_person
from claims.extraction.arabic_stated import ends, held_for
from claims.extraction.arabic_words import GOVERNING, THEREIN
from claims.extraction.cues import Cue
from claims.extraction.fronted import antecedent
from claims.extraction.headlines import located
from claims.extraction.lexicon import wordset
from claims.extraction.line import Line
from claims.extraction.mention import Mention
from claims.extraction.post_ends import AGENCIES
from claims.extraction.reach import Reach
from claims.language.places import city_words

_WHAT = wordset("what")
_BEFORE_MATTERS = wordset("before_matters")
_NEGATORS = wordset("negators_of_verbs")
_OCCASIONS = wordset("occasions")
"""Folded words between an event and the saying that it follows."""
_DEPARTMENTS = wordset("departments", "ar")
_SPOKEN = frozenset(("say", "state", "tell"))
_LONGEST_QUOTED = 5
"""Words from mark to mark of a medium's name."""
_LONGEST_HEAD = 3
"""Words of an unknown name before a colon."""
_BRANCH = 2
"""Words of "WHO Europe"."""
_INITIALS = (3, 6)
"""Letters of an acronym."""
_FIRST_PERSON = wordset("first_person")
_WE_WILL = frozenset(("سن", "سا"))
"""How "we will" and "I will" are written onto a verb, which need not be in a list behind a name and a colon."""
_SHORTEST_PROMISE = 3
_NEAR_ABOUT = 5
"""Words from a verb of expressing to its preposition."""
_LONGEST_SUBJECT = 6
"""Words of a subject in front of a comma and a clause without "that"."""
_TO_FIGURE = 3
"""Words behind a verb of telling among which the figure stands that it reaches."""
_LONGEST_ASIDE = 14
"""Words that tell where or to whom somebody spoke."""
_LONGEST_OTHER = 6
"""Words of a second speaker in front of his cue."""


class ArabicReach(Reach):
    """Looks at the words around an Arabic cue; ``at`` is its position."""

    def __init__(self, line: Line) -> None:
        super().__init__(line)
        self.sayings = self._find_sayings()

    def _impersonal(self, at: int) -> tuple[int, int] | None:
        """For «يذكر أن», «يشار إلى أن», «أُعلن أن»: where the phrase ends and its content begins; nobody is named, the
        outlet says it itself."""
        line = self.line
        if line.code != "ar" or not (at == 0 or self._after_break(at)):
            return None
        size = line.is_a(at, "impersonal") or int(line.passive(at))
        if not size or at + size >= len(line):
            return None
        joint = line.connector(at + size)
        if not joint or not joint[1].startswith("complement") or at + size + joint[0] >= len(line):
            return None
        return at + size, at + size + joint[0]

    def _quoted_name(self, start: int, close: int) -> bool:
        """True for the subject of «نقلت "الشرق نيوز" عن», «كتبت "النهار" أن»: a name in quotes behind an Arabic cue."""
        line = self.line
        if line.code != "ar" or close - start > _LONGEST_QUOTED or close + 1 >= len(line):
            return False
        follows = line.connector(close + 1)
        return line.norms[close + 1] == "عن" or (follows is not None and follows[1].startswith("complement"))

    def _heads_alone(self, mention: Mention, end: int) -> bool:
        """True for «لاغارد: النمو يتباطأ»: a short name in no list before a colon, no label («فيديو: …»)."""
        line = self.line
        size = len(mention.norms)
        if line.code != "ar" and mention.head != "place":
            ours = bool(line.is_a(end + 1, "pronoun")) and line.norms[end + 1] in _FIRST_PERSON
            branch = size == _BRANCH and self._is_acronym(end - 1, 1) and located(line, end - 1)
            return (
                ours or branch or self._is_acronym(end, size) or mention.norms[-1] in AGENCIES
            )  # "Holt: we will not pay", "UNRA: 22 wells are dry"
        if line.code == "ar" and self._department(mention, end):
            return True
        if line.code != "ar" or size > _LONGEST_HEAD or mention.head == "place" or end < size:
            return False
        surname = size == 1 and mention.norms[0].startswith("ال") and mention.norms[0].endswith("ي")
        surname = surname and not line.begun[end - 1].known and line.has_predicate(end + 1, len(line))
        if surname:
            return True  # «العليمي: المجلس لن يقبل»
        named = all(names_person(line, k, end) and not line.is_a(k, "label") for k in range(end - size, end))
        promise = line.norms[end + 1][:2] in _WE_WILL and len(line.norms[end + 1]) > _SHORTEST_PROMISE
        return named and (promise or line.has_predicate(end + 1, len(line)))

    def _department(self, mention: Mention, end: int) -> bool:
        """True for «صحة نينوى: استقبلنا …», «مطارات الشمال: …»: a department of the state and where it is."""
        line = self.line
        first = end - len(mention.norms)
        if first < 0 or len(mention.norms) < _BRANCH or mention.norms[0] not in _DEPARTMENTS:
            return False
        where = all(line.is_place(k) or line.norms[k] in city_words("ar") for k in range(first + 1, end))
        definite = line.norms[end - 1].startswith("ال") and len(mention.norms) == _BRANCH
        return (where or definite) and (line.has_predicate(end + 1, len(line)) or line.has_figure(end + 1, len(line)))

    def _is_acronym(self, end: int, size: int) -> bool:
        """True for a body's initials at ``end`` - 1, no label ("VIDEO: …")."""
        line = self.line
        text = line.tokens[end - 1].text
        letters = text.isalpha() and text.isupper() and _INITIALS[0] <= len(text) <= _INITIALS[1]
        label = (table := line.grammar.classes.get("label")) is not None and table.at(line.norms, end - 1, end)
        return size == 1 and letters and not label and not line.text.isupper()

    def _is_topic(self, mention: Mention) -> bool:
        """True for «انتخابات الرئاسة: …»: a subject matter that holds a role noun, none that speaks."""
        line = self.line
        at = next((k for k, norm in enumerate(line.norms) if norm == mention.norms[0]), None)
        at = at + 1 if at is not None and line.in_quantity[at] >= 0 else at  # «3 مسؤولين: …»
        return at is not None and not mention.role and not line.role(at)

    def _governed_that(self, index: int, connector: tuple[int, str]) -> bool:
        """True for «من المتوقع أن», «منذ أن», «حيث إن»: another word's "that", no content of the cue before."""
        line = self.line
        return (
            line.code == "ar" and connector[1].startswith("complement") and bool(line.is_a(index - 1, "governs-that"))
        )

    def _no_cue(self, at: int) -> bool:
        """True for «ردا على سؤال», «بحسب ما صرح به», «طلب عدم ذكر اسمه»."""
        line = self.line
        if at and line.norms[at - 1] in GOVERNING:
            return True
        if self._through(at):
            return True
        hit = line.cue(at)
        if hit is not None and (held_for(line, at, hit[1]) or (hit[1].lemma == "وجد" and line.norms[at - 1] == "ان")):
            return True  # «على أمل أن تجد المحكمة …»: to be found
        if line.norms[at] == "امر" and at and line.norms[at - 1] in _BEFORE_MATTERS:
            return True  # «إنه أمر نادر أن»
        behind = at > 0 and line.is_word(at - 1) and line.bare[at - 1] != "قد"
        if line.norms[at] == "بين" and behind and line.connector(at + 1) is None:
            return not line.tokens[at].text.startswith("بيّ")  # «المحادثات بين البلدين»: between, showed nothing
        if line.bare[at] == "ابرز" and (line.bare[at - 1] == "من" or not self._may_say(at + 1)):
            return True  # «من أبرز النتائج أن»: the most prominent
        return line.is_a(at, "preposition") > 1 or self._behind_source(at) or line.withholds(at) or ends(line, at)

    def _may_say(self, at: int) -> bool:
        """True when somebody by office or name, or a body, stands at ``at``."""
        line = self.line
        return at < len(line) and (line.role(at) is not None or line.norms[at] in line.grammar.given_names)

    def _through(self, at: int) -> bool:
        """True for «…، عبر منصة إكس، …»: through what something was said; only «عبر عن» is a verb of saying."""
        line = self.line
        if line.norms[at] != "عبر" or "عَب" in line.tokens[at].text or "بّ" in line.tokens[at].text:
            return False
        return "عن" not in line.norms[at + 1 : at + _NEAR_ABOUT]

    def _says_not(self, at: int, index: int) -> bool:
        """True for «الوزارة تقول لن نوقع», «قالت اللجنة، لم تقع أي حوادث»: a negated clause without "that" behind the
        cue that ends at ``at``, right behind it or behind its subject and a comma."""
        line = self.line
        if line.norms[index] not in _NEGATORS or index + 1 >= len(line) or index > at + _LONGEST_SUBJECT:
            return False
        if not line.verb(index + 1):
            return False
        if index == at:
            return at > 1 and line.is_word(at - 2) and not line.connector(at - 2)
        return line.norms[index - 1] == "," and not line.has_verb(at, index)

    def _behind_source(self, at: int) -> bool:
        """True for the verb of «بحسب ما أعلنه», «وفقا لما ذكرته»: it belongs to the source phrase."""
        line = self.line
        if at and line.norms[at - 1] in _WHAT:
            return at > 1 and bool(line.source(at - 2))
        source = line.source(at - 1) if at else None
        return bool(source and source[0] == 1 and source[1][1] == "verb")

    def _other_speaker(self, start: int, cue: int) -> bool:
        """True for «…، والحركة ترد: …»: somebody else in front of the next cue, joined behind a comma."""
        line = self.line
        if not start or cue - start > _LONGEST_OTHER:
            return False
        opener = line.connector(start - 1)
        contrast = line.norms[start - 1] == ";" or (opener is not None and opener[1] == "clause")
        behind = contrast or (line.norms[start - 1] == "," and line.joined(start))
        return behind and bool(line.role(start)) and not line.has_verb(start, cue)

    def _arabic_blocks(self, index: int) -> bool:
        """True for Arabic words over which no cue reaches its content: another cue, the verb of another clause."""
        line = self.line
        cue, after_comma = line.cue(index), line.norms[index - 1] == ","
        opener = line.connector(index)
        if opener and opener[1] == "clause" and opener[0] > 1 and line.norms[index + opener[0] - 1] == "ان":
            return True  # «رفضت التعليق، على الرغم من أن مصدرا أشار إلى أن …»
        if cue and (line.withholds(index) or self._through(index)):
            return False
        if cue and cue[1].form == "finite" and not THEREIN.isdisjoint(line.norms[index + cue[0] : index + cue[0] + 1]):
            return True  # «أعلن استقالته في كلمة قال فيها إن»: the content is that of the relative clause
        if after_comma and (line.bare[index] in _NEGATORS or self._nominal_clause(index)):
            return True  # «وطلبت الصمت، ولم يخطر ببال أحد أن …», «…، وهي رواية ترى جماعات أن …»
        if after_comma and line.norms[index][0] == "و" and not cue and self._other_verb(index):
            return True  # «يقر الجيش بمقتل 21، والحركة تنشر: …»
        if line.joined(index) and not cue and line.verb(index, sure=True) and line.verb(index - 1) is False:
            return True  # «وأوصى المجلس بإعلان الطوارئ وكلف لجنة بأن …»: the content is another verb's
        if cue and cue[1].form == "participle" and after_comma:
            return True
        if index in self.sayings:
            return True
        if line.norms[index] == "بالقول" and index > 1 and line.norms[index - 2] == ",":
            return True  # «رفضت التعليق، مكتفية بالقول إن …»
        if not cue or cue[1].form != "finite" or cue[1].frame not in ("say", "tell", "relay", "state"):
            return False
        if cue[1].frame == "tell" and line.has_figure(index + 1, min(index + 1 + _TO_FIGURE, len(line))):
            return False  # «قال سامر الحاج، الذي يبلغ من العمر 62 عاما، إن»
        opener = line.connector(index - 1)
        return (
            line.joined(index)
            or after_comma
            or bool(opener and opener[1] == "clause")
            or bool(opener and opener[1] == "relative" and index > 1 and self._spoken_of(index - 1))
            or (index > 1 and line.norms[index - 2 : index] == ["في", "حين"])
        )

    def _find_sayings(self) -> dict[int, tuple[Cue, int, int]]:
        """Where a noun of saying stands in «…، بعد قول الوزير إن», «رغم إعلان الشركة أن», nothing but who said it
        between it and "that"; with its cue, where "that" stands and where the content begins."""
        line = self.line
        found: dict[int, tuple[Cue, int, int]] = {}
        for at in range(1, len(line) - 3) if line.code == "ar" else ():
            if line.norms[at - 1] not in _OCCASIONS or (cue := self._noun_of_saying(at)) is None:
                continue
            norm = line.norms[at + 1]
            named = line.role(at + 1) or norm in line.grammar.given_names or line.is_place(at + 1)
            end = self._noun_phrase(at + 1, len(line)) if named else None
            that = line.connector(end) if end is not None and end < len(line) - 1 else None
            if end is not None and that is not None and that[1].startswith("complement"):
                found[at] = cue, end, end + that[0]
        return found

    def _noun_of_saying(self, at: int) -> Cue | None:
        """The cue whose noun stands at the word, which lists have with a pronoun: «قوله», «إشارته»."""
        norm = self.line.norms[at]
        owned = f"{norm[:-1]}ته" if norm.endswith("ه") else f"{norm}ه"
        hit = self.line.grammar.cues.entries.get((owned,))
        return hit if hit is not None and hit.form == "noun" and hit.frame in _SPOKEN else None

    def _spoken_of(self, relative: int) -> bool:
        """True for «…، التي قالت», «أشاد بالشركة التي أعلنت أن»: behind a comma or somebody who speaks, not behind «نفى
        التقارير التي ذكرت أن»."""
        if self.line.norms[relative - 1] == ",":
            return True
        head = antecedent(self.line, relative)
        return head is not None and head.kind in ("person", "institution", "group", "media")

    def _other_verb(self, index: int) -> bool:
        """True when an imperfect cue stands right behind the noun at ``index``, or behind somebody named there: another
        speaker goes on."""
        line = self.line
        longest = _LONGEST_OTHER if line.role(index) else 1
        for at in range(index + 1, min(index + 1 + longest, len(line))):
            if line.stops(at) or line.connector(at) or line.is_a(at, "preposition"):
                return False
            cue = line.cue(at)
            if cue is not None:
                return cue[1].form == "finite" and line.norms[at][0] in "يت"
        return False

    def _nominal_clause(self, index: int) -> bool:
        """True for «وهو», «وهي», which open a clause; false for «قالت، وهي تبكي، إن»."""
        found = self.line.connector(index)
        if found is None or found[1] != "pronoun":
            return False
        return not self._returns(self._stop(index) + 1)

    def _returns(self, at: int) -> bool:
        """True when "that" stands at the word, or behind when, where or to whom it was said: «قال سامر، وهو مزارع،
        أمام اللجنة يوم السبت إن»."""
        line = self.line
        if (told := self._told_where(at)) > at:  # «وأبرز سامر، وهو مزارع، في تصريح لإذاعة "النهر"، أن»
            opener = line.connector(told)
            return opener is not None and opener[1].startswith("complement")
        for index in range(at, min(at + _LONGEST_OTHER + 1, len(line))):
            opener = line.connector(index)
            if opener is not None and opener[1].startswith("complement"):
                return True
            if line.stops(index) or opener is not None or line.verb(index, sure=True) or line.cue(index):
                return False
        return False

    def _told_where(self, at: int) -> int:
        """Behind the comma that ends where or to whom somebody spoke, when that opens at ``at``; else ``at``."""
        line = self.line
        comma = next((k for k in range(at, min(at + _LONGEST_ASIDE, len(line) - 1)) if line.norms[k] == ","), at)
        return comma + 1 if comma > at and opens_aside(line, at, comma) else at
