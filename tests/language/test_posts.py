"""What a social network adds around the words of a post goes, the words stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.language.posts import Post, read_post


@pytest.mark.parametrize(
    ("text", "post"),
    [
        (
            "Storm in #NorthLarkmoor! pic.twitter.com/x1 — Ann (@ann) May 3, 2024",
            Post("Storm in North Larkmoor!", "Ann", "May 3, 2024", pictured=True),
        ),
        ("No ferry today#Larkmoor#HighTidehttps://t.co/Ab1", Post("No ferry today Larkmoor High Tide")),
        ("RT @portnews: the harbour of @NewVarn is closed via @wire", Post("the harbour of New Varn is closed")),
        ("#فيضان_في_نورلندا يغلق الميناء https://t.co/x", Post("فيضان في نورلندا يغلق الميناء")),
        ("Le port est fermé – Luc Morel (@lmorel) 3 mai 2024", Post("Le port est fermé", "Luc Morel", "3 mai 2024")),
    ],
)
def test_links_tags_and_signatures_are_read(text: str, post: Post) -> None:
    assert read_post(text) == post


@pytest.mark.parametrize("text", ["The port is closed.", "Write to desk@norvane.example.", "", "5 – 3 (at home)"])
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert read_post(text) == Post(text)


@given(st.text(alphabet="ab #@—()_/.:htps 1م", max_size=60))
def test_reading_twice_changes_no_more(text: str) -> None:
    once = read_post(text)
    assert read_post(once.text).author == "" or once.author
    assert len(once.text) <= 2 * len(text) + 2
