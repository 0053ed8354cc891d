"""Word sets by name: read from a package's data files, folded, of all languages or of some."""

import pytest

from claims.language.lexicon import phraseset, wordlist, wordset

FILES = {
    "en": "# what joins\nand\tand | as well as\n\n# how it ends\nends\tTh\n",
    "fr": "and\tet|ainsi que|d' où\n",
    "ar": "and\tو\nwords\tأحدى|إلى|مئة\n",
}


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    """Return the name of a package that has nothing but word sets."""
    with pytest.MonkeyPatch.context() as patch:
        root = tmp_path_factory.mktemp("packages")
        (root / "words_for_a_test").mkdir()
        (root / "words_for_a_test" / "__init__.py").touch()
        for code, text in FILES.items():
            folder = root / "words_for_a_test" / "data" / code
            folder.mkdir(parents=True)
            (folder / "wordsets.tsv").write_text(text, encoding="utf-8")
        patch.syspath_prepend(root)
        yield "words_for_a_test"


def test_a_set_holds_the_words_of_all_languages_that_have_the_row(package):
    assert wordset("and", package=package) == {"and", "as well as", "et", "ainsi que", "d' où", "و"}
    assert wordset("ends", package=package) == {"th"}


def test_a_set_may_be_of_some_languages_only(package):
    assert wordset("and", "ar", package=package) == {"و"}
    assert wordset("and", "ar", "en", package=package) == {"و", "and", "as well as"}


def test_words_are_written_as_people_do_and_read_as_tokens_are_folded(package):
    assert wordset("words", package=package) == {"احدي", "الي", "ميه"}


def test_a_list_keeps_order_and_spelling(package):
    assert wordlist("and", "fr", "en", package=package) == ("et", "ainsi que", "d' où", "and", "as well as")
    assert wordlist("words", package=package) == ("أحدى", "إلى", "مئة")


def test_phrases_are_cut_at_blanks(package):
    assert phraseset("and", "fr", package=package) == {("et",), ("ainsi", "que"), ("d'", "où")}


@pytest.mark.parametrize("read", [wordlist, wordset, phraseset])
@pytest.mark.parametrize(
    ("name", "codes"), [("nowhere", ()), ("ends", ("fr",)), ("ends", ("en", "ar")), ("and", ("de",))]
)
def test_a_name_or_language_that_no_file_has_is_an_error(package, read, name, codes):
    with pytest.raises(KeyError):
        read(name, *codes, package=package)
