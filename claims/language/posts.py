"""Short posts as plain text: what a social network adds around the words, taken off.

A post that is quoted or embedded carries links, hashtags, handles and a signature, such as
"— Ann Reed (@annreed) May 3, 2024". The words of hashtags and handles are words of the post (#AustralianFires), its
author is who says it, and the rest is no language. None of the rules is about one network's contents, only about how
posts are written down.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINK = re.compile(r"https?://\S+|\bwww\.\S+|(?:pic\.twitter\.com|pic\.x\.com|\bt\.co|\byoutu\.be|\bbit\.ly)/\w+")
_PICTURE = re.compile(r"pic\.(?:twitter|x)\.com/\w")
_SIGNATURE = re.compile(
    r"\s*[—–-]{1,2}\s*(?P<author>[^—–\n()]{1,60}?)\s*\(@(?P<handle>\w{1,30})\)"
    r"(?:\s*,?\s*(?P<dated>[^\W\d_]+\.? \d{1,2}, \d{4}|\d{1,2} [^\W\d_]+\.?,? \d{4}))?"
)
_TAG = re.compile(r"(?<![\w&])[#@](\w+)|(?<=\w)[#@](\w+)\b(?!\.\w)")
_REPOST = re.compile(r"^(?:RT|MT)\s+@\w+:?\s*|\s*\bvia\s+@\w+\s*$", re.IGNORECASE)
_SEAM = re.compile(r"_+|(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ0-9])|(?<=[A-ZÀ-Þ])(?=[A-ZÀ-Þ][a-zß-ÿ])|(?<=\d)(?=[A-ZÀ-Þ][a-zß-ÿ])")


@dataclass(frozen=True, slots=True)
class Post:
    """The words of a post and, where it is signed, the name of its author and the date as written, else ``""``;
    ``pictured`` when it links to a picture or a video of its own."""

    text: str
    author: str = ""
    dated: str = ""
    pictured: bool = False


def read_post(text: str) -> Post:
    """Links, marks of reposting and the signature taken off; hashtags and handles as words, cut where their capitals
    show the seams. A text without any of these comes back as it is but for white space.

    >>> read_post("Storm in #NorthLarkmoor! pic.twitter.com/x1 — Ann Reed (@annreed) May 3, 2024")
    Post(text='Storm in North Larkmoor!', author='Ann Reed', dated='May 3, 2024', pictured=True)
    """
    signature = _SIGNATURE.search(_LINK.sub(" ", text))
    bare = _SIGNATURE.sub(" ", _LINK.sub(" ", text))
    words = _TAG.sub(lambda tag: f" {_SEAM.sub(' ', tag[1] or tag[2])} ", _REPOST.sub("", bare))
    plain = " ".join(words.split())
    plain = re.sub(r" (?=[,.;:!?،؛؟])", "", plain)
    if not any(character.isalnum() for character in plain):
        return Post(" ".join(text.split()))
    pictured = _PICTURE.search(text) is not None
    if signature is None:
        return Post(plain, pictured=pictured)
    author, dated = (" ".join((signature[part] or "").split()) for part in ("author", "dated"))
    return Post(plain, author, dated, pictured)
