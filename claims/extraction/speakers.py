"""The speakers of a report: whom a pronoun, a description, a short name or a verb without a subject means."""

from __future__ import annotations

from dataclasses import dataclass, field

from claims.extraction.described_people import (
    behind_mouth,
    in_other_words,
    is_mouth,
    just_met,
    latter,
    may_be_one,
    office,
    same_person,
)
from claims.extraction.descriptions import described, document, spelled_out
from claims.extraction.lexicon import LANGUAGES, phraseset, rows, wordset
from claims.extraction.mention import BODIES, Mention
from claims.extraction.names import LATTER, ONE_OF
from claims.extraction.pointing import DESCRIPTIONS, is_described
from claims.extraction.proper_names import NAME_PARTICLES
from claims.language import fold

_ARTICLES = wordset("description_openers")
REMEMBERED = 100
"""Mentions that pronouns, verbs and descriptions reach back over."""
_IN_ITS_NAME = wordset("in_its_name")
_POSSESSIVES = wordset("possessives")
_ITS = {fold(row[0]): (row[1], row[2]) for code in LANGUAGES for row in rows(code, "owners")}
"""Number and pronoun of those whose paper follows."""
_OFFICES_OF = wordset("owned_offices")
_WRITTEN_OFFICES = wordset("written_offices")
_PEOPLE = ("person", "anonymous", "people", "group", "source")
_OFFICES = frozenset(" ".join(phrase) for phrase in phraseset("offices_of_state"))
"""Descriptions of an office behind their article, in folded words."""
_SOURCE_NOUNS = wordset("source_nouns")
_SAME = wordset("same")
"""Words that point from "the source" to whoever spoke last."""
_STATEMENTS = wordset("statements")
"""Arabic nouns for what somebody says in writing: their owner is the speaker."""


def _holds_office(mention: Mention) -> bool:
    """True for "the head of state", « le chef de l'État turc »: an office, with no more than whose it is."""
    written = next((k for k, norm in enumerate(mention.norms) if norm not in _ARTICLES), 0)
    told = " ".join(mention.norms[written:])
    short = len(mention.norms) - written
    return any(told == name or (told.startswith(f"{name} ") and short <= len(name.split()) + 1) for name in _OFFICES)


def _distinct(mention: Mention, other: Mention) -> bool:
    """True when a description says of which one it speaks, and ``other`` is another: «الهيئة التركية» after «هيئة المسح
    الأمريكية»."""
    told = {norm.removeprefix("ال") for norm in mention.norms} - {mention.head, *_ARTICLES}
    known = {norm.removeprefix("ال") for norm in (*other.norms, *other.role.casefold().split())}
    return bool(told) and not told & known


@dataclass(slots=True)
class Speakers:
    """The speakers of a report so far, latest last, and the one whose words are being reported."""

    mentions: list[Mention] = field(default_factory=list)
    section: int = 0
    current: Mention | None = None
    topic: tuple[Mention, int] | None = None
    """Whom the narrator's last sentence was about, and how many mentions had been heard: later ones come first."""
    heard: int = 0
    documents: list[Mention] = field(default_factory=list)
    """Documents that the report has named without letting them speak, latest last."""
    outlook: Mention | None = None
    """Who has just been said to fear the worst: the conditional that follows spells it out."""
    tally: Mention | None = None
    deaths: Mention | None = None
    """Whose tally the report has told of last: "the tally" is theirs; who told of the dead last."""
    toll: Mention | None = None
    """Who gave the toll of the report last; ``None`` when the outlet did, or none was given."""
    counted: Mention | None = None
    """Who counted people last; ``None`` when the outlet did."""
    announced: Mention | None = None
    """Whose words the line before has announced: "New from the ministry."."""
    named: dict[str, Mention] = field(default_factory=dict)
    """People named without speaking, by their last name."""
    called: dict[str, Mention] = field(default_factory=dict)
    """First and last names that stand anywhere, by their last and first word: family names come first in many lands."""
    bodies: list[Mention] = field(default_factory=list)
    """Bodies named anywhere, latest last: "the organisation" may mean them."""
    silent: list[Mention] = field(default_factory=list)
    """Names of whose people and things the report has told, latest last, after other subjects; ``beside`` it now."""
    beside: Mention | None = None
    fullest: dict[str, Mention] = field(default_factory=dict)
    chains: dict[str, tuple[Mention, ...]] = field(default_factory=dict)

    def chain(self, mention: Mention, via: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """The relays of ``mention``: ``via`` if any are named, else those it was last reported through."""
        if via:
            self.chains[mention.name] = via
            return via
        return self.chains.get(mention.name, ())

    def remember(self, mention: Mention, via: tuple[Mention, ...]) -> None:
        """Keep the relays through which ``mention`` was reported."""
        self.chains[mention.name] = via

    def new_section(self) -> None:
        """Forget whose turn it is: pronouns and verbs without a subject do not reach over a heading."""
        self.section = len(self.mentions)
        self.current = self.topic = self.toll = self.tally = self.counted = self.deaths = None
        self.chains.clear()

    def notice(self, mention: Mention) -> None:
        """Remember whom a narrator's sentence is about: the next pronoun may mean them."""
        self.topic = self.resolve(mention), self.heard

    def add(self, mention: Mention) -> Mention:
        """Resolve ``mention``, remember it and return the resolved form."""
        known = self.resolve(mention)
        if known.kind and not known.pronoun:
            self.mentions.append(known)
            self.heard += 1
            self._index(known)
            if len(self.mentions) > 2 * REMEMBERED:
                del self.mentions[:REMEMBERED]
                self.section = max(0, self.section - REMEMBERED)
        return known

    def heard_of(self, mention: Mention) -> None:
        """Remember a person whom the report names without letting them speak: a short name may stand for them."""
        self.named.setdefault(mention.norms[-1], mention)
        self._index(mention)

    def call(self, mention: Mention) -> None:
        """Remember a name that stands anywhere: no more than what a short form of it stands for."""
        for norm in (mention.norms[-1], mention.norms[0]):
            self.called.setdefault(norm, mention)

    def _index(self, mention: Mention) -> None:
        proper = mention.kind == "name" or (mention.kind == "person" and (mention.role or not mention.head))
        if proper and len(mention.norms) > 1:
            for norm in mention.norms:
                full = self.fullest.get(norm)
                if full is None or len(full.norms) < len(mention.norms):
                    self.fullest[norm] = mention

    def full_form(self, name: str, norms: tuple[str, ...]) -> Mention | None:
        """The fullest mention of the report that holds every word of a person's name, ``None`` when it is itself."""
        full = self.fullest.get(norms[-1]) if norms else None
        if full is None or len(full.norms) <= len(norms) or not set(norms) <= set(full.norms):
            return None
        return full

    def resolve(self, mention: Mention) -> Mention:
        """Lead a pronoun, a definite description or a short name back to the mention it stands for."""
        if mention.pronoun and mention.name.endswith("-ci"):  # « celle-ci »: never a name whose gender is unknown
            agrees = (m for m in self._pool() if m.gender == mention.gender and m.number == mention.number)
            return next(agrees, None) or self.latest(mention.gender, mention.number) or mention
        if mention.pronoun:
            return self.latest(mention.gender, mention.number, mention.kind) or mention
        if (owner := self._owner(mention)) is not None:
            return owner
        if mention.head in _SOURCE_NOUNS and not _SAME.isdisjoint(mention.norms):
            known = self.latest(pronoun="il")  # « la même source », «المصدر نفسه»; « a-t-elle ajouté » may follow
            return known._replace(gender="-") if known else mention
        same = () if _SAME.isdisjoint(mention.norms) else tuple(norm for norm in mention.norms if norm not in _SAME)
        if same and mention.kind in (*BODIES, "person", "anonymous") and not mention.role:
            body = mention.kind in BODIES
            return (self._same(mention, same) if body else same_person(self, mention, same)) or mention
        if mention.kind == "document" and (plain := same):  # «البيان ذاته»
            return self._described(mention._replace(definite=True, norms=plain)) or mention
        if mention.head == ONE_OF:
            return self._group() or mention
        if mention.owner is not None and (mention.kind == "tally" or mention.owner.definite):
            owner = self.resolve(mention.owner)
            if mention.kind == "tally":
                self.tally = owner
            if mention.kind == "tally" or owner is not mention.owner:
                return owner
        if mention.kind == "tally" and mention.owner is None and mention.definite and self.tally is not None:
            return self.tally
        if mention.owner is not None and mention.head in _STATEMENTS:
            return self.resolve(mention.owner)  # «بيان لخفر السواحل»: they say it, in writing
        if mention.kind == "document" and mention.owner is None and mention.norms[0] in _ITS:
            return self._issuer(mention) or mention
        if mention.kind == "person" and _holds_office(mention):
            return office(self, mention) or mention
        mouth = behind_mouth(self, mention) if is_mouth(mention) else None
        if mention.definite or is_described(mention):
            return self._described(mention) or mouth or mention
        if (found := mouth or just_met(self, mention)) is not None:
            return found
        if (found := spelled_out(self, mention) or in_other_words(self, mention)) is not None:
            return found
        if mention.kind in ("name", "person") and mention.norms:
            for other in reversed(self.mentions):
                if (
                    len(other.norms) > len(mention.norms)
                    and set(mention.norms) <= set(other.norms)
                    and (other.kind in ("person", "name") or mention.norms[-1] == other.norms[-1])
                ):
                    return other
            person = self.named.get(mention.norms[-1])
            if person is None and sum(word.casefold() not in NAME_PARTICLES for word in mention.name.split()) == 1:
                person = self.called.get(mention.norms[-1])  # "Reed", "de la Vega", "Reed-Diallo"
            if person is not None and set(mention.norms) <= set(person.norms):
                return person if len(person.norms) > len(mention.norms) else mention
        return mention

    def _owner(self, mention: Mention) -> Mention | None:
        """Who is meant by "his office", « son cabinet », «مكتبه»; for «متحدث باسمها» the spokesman of the body named
        last; ``None`` for any other mention, and where nobody has been named."""
        if not mention.norms:
            return None
        first, last = mention.norms[0], mention.norms[-1]
        if last in _IN_ITS_NAME and len(mention.norms) > 1:
            gender = "f" if last.endswith("ها") else "m"
            known = [m for m in reversed(self.mentions[self.section :]) if m.kind in BODIES]
            body = next((m for m in known if m.gender in (gender, "-")), None)
            if body is None:
                return None
            before = mention.name.rsplit(" ", 1)[0]
            return mention._replace(
                kind="anonymous",
                name=f"{before} باسم {body.name}",
                norms=(*mention.norms[:-1], "باسم", *body.norms),
            )
        own = first in _POSSESSIVES and len(mention.norms) == 2 and last in _OFFICES_OF
        written = len(mention.norms) == 1 and first in _WRITTEN_OFFICES
        if not (own or written):
            return None
        people = (m for m in self._pool() if m.kind in ("person", "name") and m.head != "place" and m.number != "p")
        return next(people, None)

    def _issuer(self, mention: Mention) -> Mention | None:
        """Whose paper "its latest report", "their study", « son dernier rapport » is; ``None`` where nobody fits."""
        number, pronoun = _ITS[mention.norms[0]]
        return self.latest(number=number, pronoun=pronoun)

    def _pool(self) -> list[Mention]:
        """Whom a pronoun may mean, nearest first."""
        return ([self.current] if self.current else []) + list(reversed(self.mentions[self.section :]))

    def _group(self) -> Mention | None:
        """The several people of this section that "one of them" speaks of: whom the last sentence was about, else the
        latest heard."""
        pool = [self.topic[0]] if self.topic else []
        pool += [m for m in (self.current, *reversed(self.mentions[self.section :])) if m is not None]
        return next((m for m in pool if m.number == "p" and m.kind in _PEOPLE), None)

    def _described(self, mention: Mention) -> Mention | None:
        if mention.kind == "document" and not mention.head.startswith("تقارير"):
            return document(self, mention)
        for other in reversed(self.mentions):
            same = mention.head in (other.head, *other.norms[:1]) and other.name != mention.name and not other.definite
            if same and not _distinct(mention, other):
                return other
            held = mention.kind == "person" and other.role and mention.head in other.role.casefold()
            if held and not _distinct(mention, other):
                return other
        if mention.head == LATTER:
            return latter(self)
        if DESCRIPTIONS.get(mention.head) == "self":
            pool = ([self.topic[0]] if self.topic else []) + list(reversed(self.mentions[self.section :]))
            spoke = {m.norms for m in self.mentions}
            silent = [m for m in reversed(self.named.values()) if m.norms not in spoke]
            pool = silent[:1] + pool  # who has been named and has not spoken is whom the report is about
            near = (m for m in pool if m.kind in ("person", "name") and m.head != "place")
            return next(near, None) or next(reversed(self.named.values()), None)
        return described(self, mention)

    def _same(self, mention: Mention, plain: tuple[str, ...]) -> Mention | None:
        """Whom "the same agency", « le même institut », «الهيئة نفسها» means: as "the agency", else the latest body."""
        if len([norm for norm in plain if norm not in _ARTICLES]) > 1:
            return None  # « la même commission d'enquête » says which one
        return (
            self._described(mention._replace(definite=True, norms=plain))
            or self._latest_of((mention.kind,))
            or self._latest_of(BODIES)
        )

    def _latest_of(self, kinds: tuple[str, ...]) -> Mention | None:
        return next((m for m in reversed(self.mentions[self.section :]) if m.kind in kinds), None)

    def latest(self, gender: str = "-", number: str = "-", pronoun: str = "") -> Mention | None:
        """The speaker meant by a verb or pronoun of that gender and number in this section, ``None`` when unknown."""
        pool = self._pool()
        if (pronoun or (number == "p" and gender != "-")) and self.topic and self.topic[1] == self.heard:
            pool.insert(0, self.topic[0])
        for mention in pool:
            if gender != "-" and mention.gender != "-" and mention.gender != gender:
                continue
            if pronoun in ("he", "she") and not may_be_one(mention):
                continue
            if pronoun == "it" and mention.kind in ("person", "anonymous", "people"):
                continue
            several = number == "p" and (gender != "-" or mention.kind in ("person", "anonymous", "people"))
            if several and mention.number == "s":
                continue
            return mention
        return None
