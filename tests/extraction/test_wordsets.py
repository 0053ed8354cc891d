"""Words of a language stand in data files: every row of the sets is asked for, and no module holds a set of its own."""

import ast
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

import claims.extraction
from claims.extraction.lexicon import LANGUAGES, phraseset, rows, verbset, wordset, wordsets
from claims.language import fold
from claims.language.lexicon import forms

MODULES = sorted(Path(claims.extraction.__file__).parent.glob("*.py"))
TREES = {path.stem: ast.parse(path.read_text(encoding="utf-8")) for path in MODULES}
FILES = ("wordsets", "verbsets")
ROWS = [(file, code, *row) for file in FILES for code in LANGUAGES for row in rows(code, file)]

LOADERS = {"wordset", "wordsets", "phraseset", "verbset"}
AFFIX_CALLS = {"startswith", "endswith", "removeprefix", "removesuffix", "lstrip", "rstrip"}
AFFIXES = {
    "arabic_names._ARTICLES": "the article, with what is written before it",
    "arabic_names._OWN": "endings: pronouns",
    "cues._arabic_cue_forms": "endings: pronouns, gender and number",
    "cues.passives": "endings of a French participle",
    "grammar._ARABIC_PREFIXES": "what is written onto a role noun, longest first",
    "interposed._OPEN": "endings of French infinitives",
    "line._FRENCH_TENSES": "endings of French tenses",
    "offices._PARTICIPLES": "endings of French participles",
    "stated_subjects._PARTICIPLES": "endings of French participles",
    "verb_forms._arabic_verb_forms": "endings: pronouns",
    "verb_forms._french_verb_forms": "endings of French tenses",
}
"""Parts of words, which belong to the grammar's rules: where they stand, and what they are."""
IDS = {
    *LANGUAGES,
    *("m", "f", "s", "p", "-"),  # gender and number
    *("have", "be", "just", "inverted"),  # uses of auxiliaries.tsv
    *("second", "minute", "hour", "day", "week", "month", "year", "kilometre", "metre", "mile"),  # units
    *("person", "child", "woman", "family", "case", "infection"),  # concepts
    *("agent", "absolute", "told", "apposition", "figure", "gapped", "adjunct", "verb"),  # kinds of clauses
    *("line", "head", "tail", "with"),  # kinds of furniture
    *("base", "date", "speaker", "named", "place", "event", "negation", "first person", "short", "no verb"),  # features
}
"""Words of the program, besides the classes, kinds and frames that the data files name."""


def _named_in_data() -> set[str]:
    """Classes of words, kinds of roles, connectors, sources and descriptions, frames of cues."""
    columns = {
        "words": (1,),
        "connectors": (1,),
        "roles": (1,),
        "sources": (1, 2),
        "descriptions": (1,),
        "cues": (-1, -2),
    }
    return {
        row[column].removesuffix("+")
        for code in LANGUAGES
        for file, indices in columns.items()
        for row in rows(code, file)
        for column in indices
        if column < len(row)
    }


def _calls() -> Iterator[tuple[str, list[str]]]:
    """The name of every row a module asks for, with the languages."""
    for tree in TREES.values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in LOADERS and node.args:
                name, *codes = node.args
                if isinstance(name, ast.Constant):
                    yield name.value, [code.value for code in codes if isinstance(code, ast.Constant)]


def _literals(tree: ast.Module, module: str) -> Iterator[tuple[str, list[str]]]:
    """Where a tuple, list, set or mapping of words stands (module and constant or function), and its words."""

    def walk(node: ast.AST, place: str) -> Iterator[tuple[str, list[str]]]:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in AFFIX_CALLS:
            return
        items = node.keys if isinstance(node, ast.Dict) else getattr(node, "elts", ())
        found = [item.value for item in items if isinstance(item, ast.Constant) and isinstance(item.value, str)]
        if words := [word for word in found if any(letter.isalpha() for letter in word)]:
            yield place, words
        for child in ast.iter_child_nodes(node):
            yield from walk(child, place)

    for statement in tree.body:
        if isinstance(statement, ast.Assign | ast.AnnAssign):
            target = statement.targets[0] if isinstance(statement, ast.Assign) else statement.target
            yield from walk(statement, f"{module}.{ast.unparse(target)}")
        elif isinstance(statement, ast.FunctionDef):
            yield from walk(statement, f"{module}.{statement.name}")
        else:
            yield from walk(statement, module)


def test_every_row_is_asked_for_in_its_language():
    asked = set()
    for name, codes in _calls():
        asked.update((name, code) for code in codes or LANGUAGES)
    assert [(code, name) for _, code, name, _ in ROWS if (name, code) not in asked] == []


def test_no_name_stands_twice_and_no_two_names_hold_the_same_words():
    names = Counter((file, code, name) for file, code, name, _ in ROWS)
    assert [name for name, count in names.items() if count > 1] == []
    sets: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for file, code, name, entries in ROWS:
        sets.setdefault((file, name), set()).update((code, entry) for entry in forms(entries))
    same = Counter((file, frozenset(words)) for (file, _), words in sets.items())
    assert [sorted(words) for (_, words), count in same.items() if count > 1] == []


def test_no_word_stands_twice_in_a_row():
    counts = {(code, name): Counter(map(fold, forms(entries))) for _, code, name, entries in ROWS}
    assert [row for row, words in counts.items() if max(words.values()) > 1] == []


def test_every_row_has_a_comment():
    for file in FILES:
        for code in LANGUAGES:
            path = Path(claims.extraction.__file__).parent / "data" / code / f"{file}.tsv"
            lines = path.read_text(encoding="utf-8").splitlines()
            bare = [line for before, line in pairwise(lines) if "\t" in line and before[:2] != "# "]
            assert bare == []


def test_verbs_are_base_forms_of_cues():
    bases = {(code, row[0]) for code in LANGUAGES for file in ("cues", "stances") for row in rows(code, file)}
    listed = {(code, verb) for file, code, _, entries in ROWS if file == "verbsets" for verb in forms(entries)}
    assert listed - bases == set()


@pytest.mark.parametrize("module", TREES)
def test_no_module_holds_a_set_of_words(module):
    known = IDS | _named_in_data()
    held = [
        (place, words)
        for place, words in _literals(TREES[module], module)
        if place not in AFFIXES and len([word for word in words if word not in known]) >= 3
    ]
    assert held == []


def test_every_exception_is_needed():
    places = {place for module, tree in TREES.items() for place, words in _literals(tree, module) if len(words) >= 3}
    assert AFFIXES.keys() - places == set()


def test_sets_are_read_by_language_and_folded():
    assert wordset("and") == {"and", "et", "و"}
    assert wordset("and", "en", "fr") == {"and", "et"}
    assert wordsets("possessives").keys() == {"en", "fr"}
    assert "نايب" in wordset("aides")  # as the grammar sees «نائب»
    assert ("c'", "est") in phraseset("expletives")
    assert "أظهر" in verbset("finding")  # lemmas are not folded


@pytest.mark.parametrize(("name", "codes"), [("no such row", ()), ("possessives", ("ar",))])
def test_a_name_that_no_file_has_is_an_error(name, codes):
    with pytest.raises(KeyError):
        wordset(name, *codes)
