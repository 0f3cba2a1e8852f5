"""The furniture of pages: labels of metadata lines, and words that are not part of any account."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import msgspec

from rawi.lexicon.tables import LexiconError, read_table
from rawi.text import key

LABELS = "labels.tsv"
BOILERPLATE = "boilerplate.tsv"

Field = Literal[
    "author",
    "byline",
    "published",
    "updated",
    "views",
    "source",
    "url",
    "title",
    "place",
    "category",
    "tags",
    "number",
    "language",
    "comments",
    "reading_time",
]
# Not part of any account: `line` (these words alone), `prefix` (a line that begins with them), `block` (they head a
# list that runs to the page's end), `home` (a line of the site's sections begins with it), `summary` (these words alone
# head what the page says in short: أبرز النقاط). The frame of a full
# statement: `opening` (بسم الله), `statement` (a heading that begins so), `about` (in a heading, after the issuer),
# `slogan` (a line that begins so), `end` (انتهى البيان), `first_person` (words of one who speaks as we), `own_staff`
# (his own people and houses: فريقنا). In datelines: `outlet_word` (a part with such a word names an outlet),
# `outlet_end` (so does a named source with this last word), `no_outlet` (وكالات, محليات: stands where one would),
# `bulletin` (نشرة: several items follow).
Kind = Literal[
    "line",
    "prefix",
    "block",
    "home",
    "summary",
    "opening",
    "statement",
    "about",
    "slogan",
    "end",
    "first_person",
    "outlet_word",
    "outlet_end",
    "no_outlet",
    "bulletin",
    "own_staff",
]
_WORDS_ONLY = ("about", "first_person", "outlet_word", "outlet_end", "no_outlet", "bulletin", "own_staff")


class Label(msgspec.Struct, frozen=True):
    """A word or two before a colon, and what the line then says of the page. `bare`: the colon may be missing."""

    label: str
    field: Field
    bare: bool


class Furniture(msgspec.Struct, frozen=True):
    """Words that frame accounts: share buttons, related links, copyright lines; headings and ends of statements."""

    words: str
    kind: Kind


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """Labels and furniture by the matching key of their words; `longest` is the most words any of them has.

    `reach` says how many words the longest piece of furniture has that begins with a word.
    """

    labels: Mapping[str, Label]
    furniture: Mapping[str, Kind]
    longest: int
    reach: Mapping[str, int]


def words_key(words: str) -> str:
    """Return the matching key of a phrase: its words' keys with one space between them."""
    return " ".join(key(words).split())


def frame_of(page: Page, written: Sequence[str]) -> Kind | None:
    """Return what a whole line of these words (keys) is, or null; words that frame nothing by themselves are null."""
    kind = page.furniture.get(" ".join(written))
    return None if kind in _WORDS_ONLY else kind


@lru_cache(maxsize=1)
def load_page() -> Page:
    """Return labels and furniture. Raises `LexiconError` where one phrase has two meanings."""
    labels: dict[str, Label] = {}
    for row in read_table(LABELS, Label):
        if labels.setdefault(words_key(row.label), row).field != row.field:
            raise LexiconError(f"{LABELS}: {row.label!r} is spelled like another label of another field, keep one")
    furniture: dict[str, Kind] = {}
    for words in read_table(BOILERPLATE, Furniture):
        if furniture.setdefault(words_key(words.words), words.kind) != words.kind:
            raise LexiconError(f"{BOILERPLATE}: {words.words!r} is spelled like other words of another kind, keep one")
    longest = max(len(phrase.split()) for phrase in (*labels, *furniture))
    reach: dict[str, int] = {}
    for phrase in furniture:
        first = phrase.partition(" ")[0]
        reach[first] = max(reach.get(first, 0), len(phrase.split()))
    return Page(labels=labels, furniture=furniture, longest=longest, reach=reach)
