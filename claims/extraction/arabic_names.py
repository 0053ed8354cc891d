"""Where an Arabic name begins and ends: no capitals tell, only articles, roles and word order."""

from __future__ import annotations

from claims.extraction.lexicon import wordset
from claims.extraction.line import Line
from claims.language.duals import IN_NAMES
from claims.language.places import city_words

BEFORE_NAMES = IN_NAMES | wordset("name_openers")
_ARTICLES = ("ال", "لل", "وال", "بال")
_OWN = ("ه", "ها", "هم")
"""Written endings of "his", "her", "their": no name has them, a noun of action often does."""
_PREFIXES = frozenset("لبوكف")
_SAME = wordset("same", "ar")
_POINTING = wordset("pointing_subjects")
_NAMES_WITH_ARTICLE = wordset("names_with_article")
_NO_NAMES = (
    "preposition",
    "area",
    "time",
    "aux",
    "negator",
    "asking",
    "echo",
    "lead-in",
    "opinion",
    "manner",
    "without",
    "question",
)
LONGEST_NAME = 5
_LONGEST_OFFICE = 6
_WHOLE_NAME = 2


def arabic_name(line: Line, at: int, size: int, end: int) -> tuple[int, int] | None:
    """The name is what follows the last definite word, institution, country or adjective of the role."""
    index = end
    first = _last_role(line, at, size, end)
    while index > first:
        norm = line.norms[index - 1]
        before = line.norms[index - 2]
        given = norm in line.grammar.given_names and index - 1 >= first
        named = given or before in BEFORE_NAMES or is_family_name(line, first, index - 1)
        if (
            not line.is_word(index - 1)
            or (norm in line.grammar.roles and not _also_name(line, index - 1))
            or _is_origin(line, index - 1)
            or norm in _SAME  # «المتحدث نفسه»
            or line.in_date[index - 1] >= 0
            or (line.is_place(index - 1) and not (before.startswith("ال") and index < end))  # «الرئيس جورجي بتروف»
            or _is_city(line, index - 1)
            or sided_with(line, index - 1)
            or (end - index >= _WHOLE_NAME and _seat(line, index - 1, at))
        ):
            break
        apposed = index >= 2 and not line.is_word(index - 2)  # «المتحدثة، إلسا براندت،»
        apposed = apposed or (index - 1 == first == end - 2 and norm in _NAMES_WITH_ARTICLE)  # «السفير الأخضر بوطالب»
        if norm.startswith(_ARTICLES) and not (named or (apposed and end - index >= 1)):
            break
        if line.is_a(index - 1, "preposition"):
            return None
        index -= 1
    open_role = not any(line.norms[k].startswith("ال") for k in range(at, first)) and not _is_owned(line, at)
    if index == first and open_role and end - index > 1 and line.norms[index] not in line.grammar.given_names:
        # «رئيس هيئة أسامة ربيع»: without an article between, the first word completes the role
        index += 1
    if index >= end or end - index > LONGEST_NAME or (end - index == 1 and not line.norms[index - 1].startswith("ال")):
        return None
    return index, end


def name_before(line: Line, start: int, at: int, end: int) -> bool:
    """True for the name that stands in front of the office at ``at``: «سامر الحاج مدرب الفريق», «ليلى منصور الباحثة في
    الجامعة»; false for «أكرم إمام»."""
    if not _WHOLE_NAME <= at - start <= LONGEST_NAME or (end - at < 2 and not line.norms[at].startswith("ال")):
        return False
    words = range(start, at)
    return line.norms[at][0] not in _PREFIXES and all(
        names_person(line, k, at)
        or (k > start and (is_family_name(line, start, k) or line.norms[k - 1] in BEFORE_NAMES))
        for k in words
    )


def without_addressee(line: Line, start: int, end: int) -> int:
    """The end of the person's phrase of «وأبلغ الوزير سامر الحاج المجلس أن»: without the body that is told or accused,
    which stands behind the whole name, or the paper of «نشر الوزير سامر الحاج بيانا»."""
    last = end - 1
    if last <= start + _WHOLE_NAME:
        return end
    norm = line.norms[last]
    body = line.role(last, end) if norm.startswith("ال") else None
    made = norm.endswith("ا") and (norm[:-1] in line.grammar.roles.longest or norm[:-1] in line.grammar.actions)
    if not made and (body is None or body[1].kind not in ("institution", "group", "media", "people")):
        return end
    head = next(((k, hit) for k in range(start, last) if (hit := line.role(k, last))), None)
    if head is None or head[1][1].kind not in ("person", "anonymous"):
        return end
    name = arabic_name(line, head[0], head[1][0], last)
    return last if name is not None and name[1] - name[0] >= _WHOLE_NAME else end


def is_family_name(line: Line, first: int, index: int) -> bool:
    """True for a definite word behind a given name («عبد المنعم الغيثي», «محمد أحمد الشرقاوي», «سمير الهاشم»), or
    behind one word in no list that stands between it and the end of the office («المدير رامز الدالي»)."""
    before = line.norms[index - 1]
    if index - 1 < first or not line.norms[index].startswith("ال"):
        return False
    if line.role(index) and not (line.is_a(index, "name-too") and before in line.grammar.given_names):
        return False
    if before in line.grammar.given_names or (index - 2 >= first and line.norms[index - 2] in BEFORE_NAMES):
        return True
    office = index - 2 >= 0 and line.norms[index - 2].startswith(_ARTICLES)
    if office or index - 2 < first:
        return office and before[0] not in _PREFIXES and names_person(line, index - 1, index)
    return all(
        line.norms[k] not in line.grammar.roles
        and line.norms[k] not in line.grammar.actions
        and not line.norms[k].startswith("ال")
        and not line.norms[k].endswith("ه")
        and not line.is_place(k)
        and not line.is_a(k, "preposition")
        for k in (index - 2, index - 1)
    )


def _is_origin(line: Line, index: int) -> bool:
    """Indefinite adjectives of origin and rank: «أميركي», «مصرية», «كبير»."""
    norm = line.norms[index]
    if norm in line.grammar.given_names:
        return False  # «أندريه»
    if index and line.norms[index - 1].startswith("ال"):
        return False  # «الرئيس جورجي بتروف»: an adjective behind a definite noun has the article as well
    return bool(line.is_a(index, "adjective")) or (len(norm) >= 5 and norm.endswith(("يه", "ييون", "يين")))


def _is_owned(line: Line, at: int) -> bool:
    """True for «رئيسته»: a role noun that a pronoun completes."""
    roles = line.grammar.roles.longest
    return line.bare[at] not in roles and line.bare[at].removeprefix("ل").removeprefix("ب") not in roles


def _last_role(line: Line, at: int, size: int, end: int) -> int:
    """Behind the last rank or title of several words: «الفريق أول ركن» before «عبد الفتاح …»."""
    first = at + size
    for index in range(at + size, end - 1):
        hit = line.role(index, end)
        if hit and hit[0] > 1 and hit[1].kind == "person" and index + hit[0] < end:
            first = index + hit[0]
    return first


def like_action(norm: str) -> bool:
    """True for a folded word in the shape of a noun of action: «امتلاك», «انفجار», «استقبال», «تطويق»."""
    size = len(norm)
    if norm.startswith("ا") and size in (6, 7) and norm[-2] == "ا":
        return norm.startswith("است") if size == 7 else norm[2] == "ت" or norm[1] == "ن"
    return size == 5 and norm[0] == "ت" and norm[3] == "ي"


def names_person(line: Line, index: int, limit: int) -> bool:
    """True for a word that may begin or go on with a person's name: known as a given name, or in no list at all."""
    norm = line.norms[index]
    if norm == "علي" and line.tokens[index].text == "على":
        return False  # folded they are one
    if norm in line.grammar.given_names or (norm in BEFORE_NAMES and index + 1 < limit):
        return True
    return not (
        not line.is_word(index)
        or norm.startswith(_ARTICLES)
        or len(norm) < (2 if index and line.norms[index - 1] in line.grammar.given_names else 3)
        or norm in line.grammar.actions
        or line.in_date[index] >= 0
        or line.in_quantity[index] >= 0
        or like_action(norm)
        or line.tokens[index].text.endswith(("ًا", "اً", "ا\u064b", "أ", *_OWN))
        or (norm[-1] == "ا" and norm[:-1] in line.grammar.actions)  # «توقعت الخبيرة خفضا»
        or norm in _SAME
        or norm in _POINTING
        or (norm[0] == "ب" and norm[1:] in line.grammar.actions)
        or (line.role(index) and not _also_name(line, index))
        or line.connector(index)
        or line.source(index)
        or line.is_place(index)
        or any(line.is_a(index, name) for name in _NO_NAMES)
        or line.verb(index)
        or line.cue(index)
        or _is_origin(line, index)
        or (index + 1 < limit and line.tokens[index + 1].text.endswith(_OWN))
    )


_AIDES = wordset("aides")
_IN = wordset("in_or_from")


def _also_name(line: Line, index: int) -> bool:
    """True for «أكرم إمام», «هاني سلطان»: a role noun that is a name behind a given name."""
    return index > 0 and bool(line.is_a(index, "name-too")) and line.norms[index - 1] in line.grammar.given_names


def name_behind(line: Line, start: int, at: int, limit: int) -> int | None:
    """For «رئيس الحكومة المكلفة من مجلس النواب أسامة حماد»: the end of the name behind the preposition at ``at``, when
    what it governs belongs to the office that begins at ``start``; ``None`` for a circumstance («في مؤتمر صحفي»)."""
    office = line.role(start, at)
    if office is None or office[1].kind != "person":
        return None
    sided = sided_with(line, at)
    glued = sided or belongs(line, at, limit) or line.norms[at].startswith("لل")
    index, closed = at + (not glued), False
    if index + 2 >= limit:
        return None
    body = next((last for mark, last in line.quotes if mark == index and last <= index + _LONGEST_OFFICE), None)
    governed = line.role(index, limit)
    inside = body is not None or (governed is not None and governed[1].kind in ("group", "institution", "media"))
    aide = line.bare[start].removeprefix("ال") in _AIDES and governed is not None
    inside = inside or aide  # «المستشار السياسي لرئيس الدولة سالم حمدان»
    placed = sided or line.is_a(index, "area") or line.is_place(index) or _is_city(line, index)
    if line.norms[at] in _IN and line.norms[index + 1] in line.grammar.given_names:
        placed, town = True, index  # «رئيس الاتحاد في واسط حيدر الزبيدي»
    else:
        town = -1
    if not (inside or placed or line.norms[index].startswith(("ال", "لل", "وال"))):
        return None
    titled = index + governed[0] if governed is not None and inside else limit
    while index < min(limit, at + 1 + _LONGEST_OFFICE):
        norm = line.norms[index]
        if index > titled and norm in line.grammar.given_names:
            break  # «المحلل في شركة كيرفال سالم حمدان»
        chained = (
            index + 1 < limit
            and line.is_a(index, "preposition")
            and (line.norms[index + 1].startswith("ال") or line.is_place(index + 1) or _is_city(line, index + 1))
        )
        if closed and chained:
            index, closed = index + 1, False  # «وزير الصحة في الحكومة المكلفة من البرلمان …»
            continue
        if closed and (norm in line.grammar.given_names or not (norm.startswith(_ARTICLES) or line.is_place(index))):
            break
        shut = next((last for mark, last in line.quotes if mark == index and last <= index + _LONGEST_OFFICE), None)
        if shut is not None and shut + 1 < limit:
            index, closed = shut + 1, True  # «المحلل في بنك "النور" سالم حمدان»
            continue
        if not line.is_word(index) or line.in_date[index] >= 0 or line.verb(index, sure=True):
            return None
        closed = norm.startswith(_ARTICLES) or line.is_place(index) or _is_city(line, index) or (sided and index == at)
        closed = closed or index == town
        index += 1
    end = index
    while end < min(limit, index + LONGEST_NAME) and (
        names_person(line, end, limit) or line.norms[end - 1] in BEFORE_NAMES or is_family_name(line, index, end)
    ):
        end += 1
    return end if end - index >= 2 else None


def _is_city(line: Line, index: int) -> bool:
    """True for a city behind «في» or «من»: «المدعي العام في باريس», «الحاكم المعين من باريس»."""
    return line.norms[index - 1] in _IN and line.norms[index] in city_words("ar")


def _seat(line: Line, index: int, at: int) -> bool:
    """True for the city of «قائد شرطة باريس جان موران»: it completes the office."""
    city = line.norms[index] in city_words("ar") and line.norms[index] not in line.grammar.given_names
    return city and (index - 1 == at or line.role(index - 1) is not None)


def sided_with(line: Line, index: int) -> bool:
    """True for the place of «الحاكم الموالي لروسيا», «الزعيم الموالي لموسكو»: a side somebody is on."""
    norm = line.norms[index]
    placed = line.is_place(index) or norm[1:] in city_words("ar")
    return norm[0] == "ل" and placed and line.norms[index - 1].startswith("ال")


def belongs(line: Line, index: int, limit: int) -> bool:
    """True for a group or institution onto which «ل» is written: «الأمين العام لحزب الأرز»."""
    return line.norms[index].startswith("ل") and line.role(index, limit) is not None
