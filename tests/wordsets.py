"""The word sets of a package, where its modules ask for them, and the rules that the tests of each hold them to."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from importlib import resources
from itertools import pairwise
from pathlib import Path

from claims.language import fold
from claims.language.lexicon import LANGUAGES, forms, rows

_LOADERS = {"wordset", "wordsets", "wordlist", "phraseset", "verbset", "affixes"}
_AFFIX_CALLS = {"startswith", "endswith", "removeprefix", "removesuffix", "lstrip", "rstrip"}
_FEWEST = 3
"""Words that make a set."""


class WordSets:
    """The rows of a package's files of word sets, and the syntax trees of its modules by name."""

    def __init__(self, package: str, *files: str) -> None:
        self.folder = Path(str(resources.files(package)))
        self.files = files
        self.rows = [(file, code, *row) for file in files for code in LANGUAGES for row in rows(code, file, package)]
        self.trees = {path.stem: ast.parse(path.read_text(encoding="utf-8")) for path in self.folder.glob("*.py")}
        self.modules = sorted(self.trees)

    def unasked(self) -> list[tuple[str, str]]:
        """Rows, by language and name, that no module asks for."""
        asked = set()
        for name, codes in self._calls():
            asked.update((name, code) for code in codes or LANGUAGES)
        return [(code, name) for _, code, name, _ in self.rows if (name, code) not in asked]

    def doubled_names(self) -> list[tuple[str, str, str]]:
        """Names that stand twice in a file."""
        names = Counter((file, code, name) for file, code, name, _ in self.rows)
        return [name for name, count in names.items() if count > 1]

    def doubled_rows(self) -> list[list[tuple[str, str]]]:
        """Words, with their languages, that stand under two names."""
        sets: dict[tuple[str, str], set[tuple[str, str]]] = {}
        for file, code, name, entries in self.rows:
            sets.setdefault((file, name), set()).update((code, entry) for entry in forms(entries))
        same = Counter((file, frozenset(words)) for (file, _), words in sets.items())
        return [sorted(words) for (_, words), count in same.items() if count > 1]

    def doubled_words(self) -> list[tuple[str, str]]:
        """Rows, by language and name, with a word that stands in them twice."""
        counts = {(code, name): Counter(map(fold, forms(entries))) for _, code, name, entries in self.rows}
        return [row for row, words in counts.items() if max(words.values()) > 1]

    def without_comment(self) -> list[str]:
        """Rows without a comment above them."""
        paths = [self.folder / "data" / code / f"{file}.tsv" for code in LANGUAGES for file in self.files]
        lines = [path.read_text(encoding="utf-8").splitlines() for path in paths if path.is_file()]
        return [row for listed in lines for above, row in pairwise(listed) if "\t" in row and above[:2] != "# "]

    def doubled_lines(self) -> list[tuple[str, str]]:
        """Lines, with their file, that stand twice in a table of the package."""
        tables = (path for code in LANGUAGES for path in sorted((self.folder / "data" / code).glob("*.tsv")))
        lines = Counter(
            (f"{path.parent.name}/{path.name}", line)
            for path in tables
            for line in path.read_text(encoding="utf-8").splitlines()
            if line and line[0] != "#"
        )
        return [line for line, count in lines.items() if count > 1]

    def held(self, module: str, known: Collection[str], exceptions: Mapping[str, str]) -> list[tuple[str, list[str]]]:
        """Sets of words in a module, with their place; ``known`` are words of the program, ``exceptions`` places."""
        return [
            (place, words)
            for place, words in _literals(self.trees[module], module)
            if place not in exceptions and len([word for word in words if word not in known]) >= _FEWEST
        ]

    def needless(self, exceptions: Mapping[str, str]) -> list[str]:
        """Exceptions at whose place no set of words stands."""
        found = (_literals(tree, module) for module, tree in self.trees.items())
        places = {place for literals in found for place, words in literals if len(words) >= _FEWEST}
        return sorted(exceptions.keys() - places)

    def _calls(self) -> Iterator[tuple[str, list[str]]]:
        """The name of every row a module asks for, with the languages."""
        for tree in self.trees.values():
            for node in ast.walk(tree):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _LOADERS:
                    match node.args:
                        case [ast.Constant(value=str(name)), *codes]:
                            yield name, [code.value for code in codes if isinstance(code, ast.Constant)]


class WordSetRules:
    """What holds for the word sets of every package; its tests subclass this with their own ``sets``."""

    sets: WordSets
    exceptions: Mapping[str, str]
    """Where a module holds what is no word of a language, and what it is."""

    def known(self) -> Collection[str]:
        """Words of the program, which modules may list."""
        raise NotImplementedError

    def test_every_row_is_asked_for_in_its_language(self) -> None:
        assert self.sets.unasked() == []

    def test_no_name_stands_twice_and_no_two_names_hold_the_same_words(self) -> None:
        assert self.sets.doubled_names() == []
        assert self.sets.doubled_rows() == []

    def test_no_word_stands_twice_in_a_row(self) -> None:
        assert self.sets.doubled_words() == []

    def test_no_row_of_any_table_stands_twice(self) -> None:
        assert self.sets.doubled_lines() == []

    def test_every_row_has_a_comment(self) -> None:
        assert self.sets.without_comment() == []

    def test_no_module_holds_a_set_of_words(self) -> None:
        known = self.known()
        held = {module: self.sets.held(module, known, self.exceptions) for module in self.sets.modules}
        assert {module: words for module, words in held.items() if words} == {}

    def test_every_exception_is_needed(self) -> None:
        assert self.sets.needless(self.exceptions) == []


def _literals(tree: ast.Module, module: str) -> Iterator[tuple[str, list[str]]]:
    """Where a tuple, list, set, mapping or line of words stands (module and constant or function), and its words."""

    def walk(node: ast.AST, place: str) -> Iterator[tuple[str, list[str]]]:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _AFFIX_CALLS:
            return
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__slots__":
            return  # names of attributes
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Constant(value=str(line)), attr="split")):
                yield place, line.split()
        items = node.keys if isinstance(node, ast.Dict) else getattr(node, "elts", ())
        found = [item.value for item in items if isinstance(item, ast.Constant) and isinstance(item.value, str)]
        if words := [word for word in found if any(letter.isalpha() for letter in word)]:
            yield place, words
        for child in ast.iter_child_nodes(node):
            yield from walk(child, place)

    for statement in tree.body:
        if isinstance(statement, ast.Assign | ast.AnnAssign):
            target = statement.targets[0] if isinstance(statement, ast.Assign) else statement.target
            place = f"{module}.{ast.unparse(target)}"
            match statement.value:
                case ast.Constant(value=str(line)):
                    yield place, line.split()
            yield from walk(statement, place)
        elif isinstance(statement, ast.FunctionDef | ast.ClassDef):
            yield from walk(statement, f"{module}.{statement.name}")
        else:
            yield from walk(statement, module)
