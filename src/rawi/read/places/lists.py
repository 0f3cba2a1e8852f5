"""Places by the places around them: names of no list in a list of places, and names said again without their noun."""

from collections.abc import Sequence

from msgspec.structs import replace

from rawi.lexicon import Lexicon
from rawi.lexicon.matcher import Matcher, after_letters, forms_of
from rawi.lexicon.places import PlaceHead, PlaceRow
from rawi.lexicon.shape_words import shape_words
from rawi.read import shapes
from rawi.read.places.drafts import PlaceDraft
from rawi.read.places.support import placed
from rawi.read.places.unlisted import OPENS_NAME, local_place
from rawi.text import Text, attested, same_line

_SHORTEST = 4
# Short nouns that names of places begin with, and no person's.
_HILLS_AND_VILLAGES = shape_words("opens_name_of_hill_or_village")
# The endings of nouns for two (قريتي، بلدتا، حيي).
_DUALS = ("تي", "تا", "يي", "يا")
# A list in a report of conflict names villages, towns and quarters.
_OF_LISTS = frozenset({"village", "town", "neighbourhood", "city", "camp"})


def listed(text: Text, drafts: Sequence[PlaceDraft], lexicon: Lexicon) -> list[PlaceDraft]:
    """Return the drafts with the names of no list that go on a list of places (قنفودة والقوارشة وسوق الحوت)."""
    taken = {draft.first for draft in drafts}
    found: list[PlaceDraft] = []
    for draft in drafts:
        found.append(draft)
        while _may_go_on(text, found[-1], lexicon):
            following = _following(text, found[-1], lexicon)
            if following is None or following.first in taken:
                break
            found.append(following)
    return found


def again(text: Text, drafts: Sequence[PlaceDraft], lexicon: Lexicon) -> list[PlaceDraft]:
    """Return the drafts with the names that a head noun made sure elsewhere and that stand alone here."""
    sure = [draft for draft in drafts if draft.prop == "head" and draft.distance_km is None and draft.bearing is None]
    shown = {draft.rows[0].key for draft in sure if len(draft.rows) == 1}
    found = [
        replace(draft, prop="head") if any(_is_again(text, draft, row, shown) for row in draft.rows) else draft
        for draft in drafts
    ]
    names = [(name, draft) for draft in sure if (name := _bare(text, draft, lexicon)) is not None]
    if not names:
        return found
    matcher = Matcher(names)
    taken = {i for draft in drafts for i in range(draft.first, draft.last)}
    i = 0
    while i < len(text.tokens):
        token = text.tokens[i]
        may_begin = i not in taken and not matcher.first_words.isdisjoint(forms_of(token.key))
        match = matcher.find(text, i) if may_begin and token.kind == "word" else None
        if match is None or not taken.isdisjoint(range(i, match.end_token)):
            i += 1
            continue
        known = match.values[0]
        draft = replace(known, start=match.start, end=match.end, first=i, last=match.end_token, rule="place.again")
        found.append(placed(text, draft, [], lexicon))
        i = match.end_token
    return sorted(found, key=lambda draft: draft.start)


def _is_again(text: Text, draft: PlaceDraft, row: PlaceRow, shown: set[str]) -> bool:
    """Whether a place shown before is named again; a name that is a word means none after "to" (للشعب العراقي)."""
    first = text.tokens[draft.first]
    given = draft.start > first.start and first.key.startswith("لل")
    return row.key in shown and not (given and row.needs == "head")


def _bare(text: Text, draft: PlaceDraft, lexicon: Lexicon) -> str | None:
    """Return the name of a place of no list without its noun, if it is no common word."""
    if draft.local is None or draft.head is None or draft.head.kind not in _OF_LISTS:
        return None
    opening = (lexicon.places.heads.get(form) for form in forms_of(text.tokens[draft.first].key))
    first = draft.first + (draft.last - draft.first > 1 and draft.head in opening)
    words = [token.key for token in text.tokens[first : draft.last] if token.kind in ("word", "number")]
    if not words or (len(words) == 1 and (len(words[0]) < _SHORTEST or attested(words[0]))):
        return None
    return text.raw[text.tokens[first].start : text.tokens[draft.last - 1].end]


def _may_go_on(text: Text, draft: PlaceDraft, lexicon: Lexicon) -> bool:
    kinds = {row.kind for row in draft.rows} | ({draft.head.kind} if draft.head is not None else set())
    shown = draft.rule in {"place.shown", "place.listed"}
    listed_kind = draft.prop != "nothing" and (shown or not kinds.isdisjoint(_OF_LISTS))
    return draft.bearing is None and (listed_kind or _head_of_many(text, draft, lexicon) is not None)


def _head_of_many(text: Text, draft: PlaceDraft, lexicon: Lexicon) -> PlaceHead | None:
    """Return the noun for two or more places that stands right before a place (مستشفيات البربير والمقاصد), or null."""
    noun = shapes.key_at(text, draft.first - 1) if draft.first > 0 and same_line(text, draft.first) else ""
    head = next((lexicon.places.heads[form] for form in forms_of(noun) if form in lexicon.places.heads), None)
    return head if head is not None and head.plural and len(noun) >= _SHORTEST else None


def _following(text: Text, draft: PlaceDraft, lexicon: Lexicon) -> PlaceDraft | None:
    """Return the place of no list that "and" or a comma joins to a place, or null where it need not be one."""
    i = draft.last
    comma = shapes.key_at(text, i) == "" and i < len(text.tokens) and text.tokens[i].light in ("،", ",")
    i += comma
    word = shapes.key_at(text, i)
    letters = 1 if word.startswith("و") and (len(word) > _SHORTEST or word[1:] in _HILLS_AND_VILLAGES) else 0
    if not (letters or comma) or not word or text.tokens[i].kind != "word":
        return None
    name, end = word[letters:], i + 1
    if name in OPENS_NAME and shapes.key_at(text, end) and text.tokens[end].kind == "word":
        if shapes.is_stop(text.tokens[end].key, lexicon):
            return None
        end += 1
        if not shapes.is_word(text.tokens[end - 1].key):
            # عين قزام is a place, whatever follows.
            return _found(text, draft, i, end, letters)
    elif (not _is_no_word(name) or shapes.is_given(name, lexicon)) and not _is_second(text, draft, name, lexicon):
        return None
    if not _closes(text, end, lexicon) or lexicon.actors.names.find(text, i) is not None:
        return None
    return _found(text, draft, i, end, letters)


def _is_second(text: Text, draft: PlaceDraft, name: str, lexicon: Lexicon) -> bool:
    """Whether a name is the second of two places whose noun is a dual (قريتي البويضة والزغبة)."""
    head = _head_of_many(text, draft, lexicon)
    dual = shapes.key_at(text, draft.first - 1).endswith(_DUALS)
    two = head is not None and (dual or (head.kind not in _OF_LISTS and name.startswith("ال")))
    return two and len(name) >= _SHORTEST and not shapes.is_stop(name, lexicon) and not shapes.is_verb(name, lexicon)


def _found(text: Text, draft: PlaceDraft, i: int, end: int, letters: int) -> PlaceDraft:
    """Return tokens `i:end`, without the letters written before them, as a place that goes on the list of another."""
    start, stop = after_letters(text.tokens[i], letters), text.tokens[end - 1].end
    return PlaceDraft(
        start,
        stop,
        i,
        end,
        "place.listed",
        local=local_place(text.raw[start:stop], None),
        head=draft.head if draft.head is not None and draft.head.kind in _OF_LISTS else None,
        relation=draft.relation,
        precision="town",
        prop=draft.prop,
    )


def _is_no_word(name: str) -> bool:
    bare = name.removeprefix("ال")
    return len(bare) >= _SHORTEST - 1 and not attested(name) and not shapes.is_word(bare)


def _closes(text: Text, i: int, lexicon: Lexicon) -> bool:
    """Whether what follows lets a name end before token `i`: a sign, a function word, one more of the list."""
    if i >= len(text.tokens) or not same_line(text, i):
        return True
    token = text.tokens[i]
    return (
        token.kind in ("punct", "quote")
        or token.key.startswith(("و", "ب", "ل"))
        or shapes.is_stop(token.key, lexicon)
        or lexicon.places.bearings.find(text, i) is not None
    )
