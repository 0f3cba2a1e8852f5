"""What can be seen of a place where a text names it, whichever claim asks: how it is joined to the words before it.

A sign is of structure, never the name itself. `ranked_places.py` adds what depends on the claim.
"""

from typing import Protocol

import msgspec

from rawi.lexicon.cues import Cues, form_of
from rawi.lexicon.places import Places
from rawi.lexicon.triggers import TriggerIndex
from rawi.model import Mention, PlaceValue
from rawi.read.events.heads import Overlay
from rawi.text import Text, key
from rawi.text.remembered import remembered

# So many words before a place the noun of a site says that the place only tells where that lies (تلة س بناحية ص).
_SITE_WITHIN = 5
_SITES = frozenset({"buildings", "facilities", "posts"})
# What took off somewhere was shot down elsewhere.
_TOOK_OFF, _FROM = "أقلع", key("من")
_WIDE = frozenset({"area", "country", "district", "governorate", "subdistrict"})


class Knowledge(Protocol):
    """What of the lexicon the signs read."""

    @property
    def triggers(self) -> TriggerIndex:
        """Words that tell events, and the small words around them."""

    @property
    def cues(self) -> Cues:
        """Words of saying."""

    @property
    def places(self) -> Places:
        """Places, and the nouns that stand before their names."""


class Seen(msgspec.Struct, frozen=True, gc=False):
    """A place where the text names it: tokens `first` to `last`, its sentence, the passage, and its signs there.

    `bare`: no preposition stands before it.
    """

    mention: Mention
    value: PlaceValue
    entity: str
    first: int
    last: int
    sentence: int
    passage: str
    role: str
    signs: tuple[str, ...]
    bare: bool


class Before(msgspec.Struct, frozen=True):
    """The place named before another: where it ends, and whether it is settled which place it is."""

    last: int
    settled: bool


def signs_there(
    text: Text, mention: Mention, value: PlaceValue, before: Before | None, lexicon: Knowledge
) -> tuple[tuple[str, ...], bool]:
    """Return the signs of a mention, and whether no preposition stands before it."""
    first, _ = text.covering(mention.span.start, mention.span.end)
    sentence = text.sentence_of(first)[0]
    letters = text.raw[text.tokens[first].start : mention.span.start].strip("ـ")
    word = text.tokens[first - 1] if first else None
    words = lexicon.triggers.words
    placing = word is not None and words.has("placing", word.key.removeprefix("و"))
    signs = [f"precision={value.precision}"]
    bare = not (letters or placing)
    if not bare:
        signs += ["opens-sentence"] if first - 1 <= sentence else []
    elif first == sentence:
        signs.append("opens-bare")
    elif word is not None and word.kind == "word":
        signs.append("bare")
        signs += [f"of-{name}" for name in ("body", "title") if words.has(name, word.key.removeprefix("و"))]
    if letters == "و":
        signs.append("joined")
    if before is not None and _locates(text, before.last, value, first, lexicon):
        signs.append("locates")
    if _is_of_site(text, first, before, lexicon):
        signs.append("of-site")
    return tuple(signs), bare


def is_named(text: Text, first: int, last: int, overlay: Overlay, cues: Cues) -> bool:
    """Whether a place is named for its own sake: within no name of an actor or person, before no word of saying."""
    if not {"actor", "person"}.isdisjoint(overlay.kinds.get(first, ())):
        return False
    return last >= len(text.tokens) or form_of(cues, text.tokens[last].key) is None


def took_off_from(text: Text, first: int, index: TriggerIndex) -> bool:
    """Whether a name only says from where something flew (إسقاط طائرة أقلعت من مصراتة)."""
    if first <= 1 or text.tokens[first - 1].key != _FROM:
        return False
    return any(form.trigger.row.lemma == _TOOK_OFF for form in index.look_up(text.tokens[first - 2].key))


def _locates(text: Text, last: int, value: PlaceValue, first: int, lexicon: Knowledge) -> bool:
    """Whether a name only says where the place before it lies (قرية س في محافظة ص، عند مدخل ص)."""
    gap = text.tokens[last:first]
    if len(gap) > 2 or text.tokens[first].key.startswith("و") or any(token.kind != "word" for token in gap):
        return False
    words = [token.key for token in gap]
    wide = value.bearing is not None or value.precision in _WIDE
    return not words or (wide and words == ["في"]) or lexicon.triggers.words.has("beside", words[0])


def _is_of_site(text: Text, first: int, before: Before | None, lexicon: Knowledge) -> bool:
    """Whether a site that no list knows stands shortly before, and lies there (تلة القسطل بناحية راجو)."""
    tokens, index = text.tokens, lexicon.triggers
    for i in range(first - 1, max(first - _SITE_WITHIN - 1, -1), -1):
        if before is not None and i == before.last - 1:
            return not before.settled
        word = tokens[i].key
        said = tokens[i].kind != "word" or index.words.has("that", word) or form_of(lexicon.cues, word) is not None
        if said:
            return False
        if is_site_noun(lexicon.places, word) or not _SITES.isdisjoint(index.classes(word)):
            return True
    return False


def is_site_noun(places: Places, word: str) -> bool:
    """Whether a word (its key) is a noun that stands before names of places, with the letters written with it."""
    return not places.heads.keys().isdisjoint(_bare(word))


@remembered
def _bare(word: str) -> tuple[str, ...]:
    """Return what a word may be without the letters written with it and the article."""
    rest = word[1:] if len(word) > 1 and word[0] in "وفبلك" else word
    forms = {form.removeprefix("ال") for form in (word, rest)}
    forms |= {word[2:]} if word.startswith("لل") else set()
    return tuple(sorted(form for form in forms if len(form) > 2))
