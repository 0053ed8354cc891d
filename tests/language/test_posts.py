"""What a social network adds around the words of a post goes, the words stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.language.posts import Post, read_post


@pytest.mark.parametrize(
    ("text", "plain", "author"),
    [
        (
            "Storm in #NorthLarkmoor! pic.twitter.com/x1 — Ann (@ann) May 3, 2024",
            "Storm in North Larkmoor!",
            "Ann",
        ),
        ("No ferry today#Larkmoor#HighTidehttps://t.co/Ab1", "No ferry today Larkmoor High Tide", ""),
        ("RT @portnews: the harbour of @NewVarn is closed via @wire", "the harbour of New Varn is closed", ""),
        ("#فيضان_في_نورلندا يغلق الميناء https://t.co/x", "فيضان في نورلندا يغلق الميناء", ""),
        ("Le port est fermé – Luc Morel (@lmorel) 3 mai 2024", "Le port est fermé", "Luc Morel"),
    ],
)
def test_links_tags_and_signatures_are_read(text: str, plain: str, author: str) -> None:
    assert read_post(text) == Post(plain, author)


@pytest.mark.parametrize("text", ["The port is closed.", "Write to desk@norvane.example.", "", "5 – 3 (at home)"])
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert read_post(text) == Post(text)


@given(st.text(alphabet="ab #@—()_/.:htps 1م", max_size=60))
def test_reading_twice_changes_no_more(text: str) -> None:
    once = read_post(text)
    assert read_post(once.text).author == "" or once.author
    assert len(once.text) <= 2 * len(text) + 2
