"""Which names count as places, which of several places is meant, what a noun refers back to."""

from collections.abc import Collection, Sequence
from functools import lru_cache

import msgspec
from msgspec.structs import replace

from rawi.lexicon.matcher import forms_of
from rawi.lexicon.places import PlaceRow
from rawi.lexicon.shape_words import shape_words
from rawi.model import Entity, PlaceValue, content_id
from rawi.read.drafts import Draft
from rawi.read.entities.context import Context
from rawi.read.entities.imported_places import imported, kilometres
from rawi.read.entities.joined_places import goes_on, is_with, paired
from rawi.read.entities.lone_places import ALONE, of_their_kind
from rawi.read.entities.nouns_for_places import referred, stands_alone
from rawi.read.places.drafts import PlaceDraft
from rawi.read.places.shown import OF_PLACE
from rawi.read.places.unlisted import LOOSE, local_place
from rawi.read.shapes import is_given, is_odd, key_at
from rawi.text import in_dictionary, key, same_line

# What stands beside a name, and which needs that meets.
_ENOUGH = {"nothing": ("nothing", "verb", "support", "head"), "support": ("support", "head"), "head": ("head",)}
_RANK_OF_KIND = {"country": 0, "city": 1, "governorate": 2}
_UNNOTED = 3
# Places of whose names there are many; so many mentions of others show where a text is at home.
_SMALL = frozenset({"camp", "district", "neighbourhood", "site", "subdistrict", "town", "village"})
_SHOWN = 1
_SHOWN_NEAR = 2
_FAR_KM = 60.0
_LONG_NAME = 4
_AND = "و"
_IN = key("في")
_FROM_OR_IN = frozenset(map(key, ("في", "من")))
_PREPOSITIONS = shape_words("plain_preposition") - {key("عن")}
_WIDE = frozenset({"country", "governorate", "region", "water"})


def choose(drafts: Sequence[PlaceDraft], context: Context) -> list[PlaceDraft]:
    """Return the drafts that count as places, with the rows that remain; what is sure helps what is not."""
    beside = {(d.bearing, row.key) for d in drafts if d.bearing and _is_city(d) for row in d.rows}
    drafts = [replace(draft, rows=_city_or_governorate(draft.rows, draft, beside)) for draft in drafts]
    drafts = paired(drafts, context)
    sure = [_is_sure(draft) for draft in drafts]
    named = [draft.rows[0] for draft, is_sure in zip(drafts, sure, strict=True) if is_sure]
    shown = tuple({row.key: row for row in named}.values())
    strangers = {row.key for row in shown if _is_stranger(row, shown, context)}
    for row in named:
        if row.key not in strangers:
            _count(row, context)
    chosen: list[PlaceDraft] = []
    for i, (draft, is_sure) in enumerate(zip(drafts, sure, strict=True)):
        holders = _holders(drafts, i, context) if draft.rows else []
        if holders and (is_sure or draft.prop == "head") and _is_elsewhere(draft, holders):
            if _is_only_word(draft, context):
                continue
            chosen.append(replace(draft, rows=(), back=None, local=_namesake(draft, context)))
            continue
        if is_sure or not draft.rows:
            home = _at_home(replace(draft, back=None) if draft.rows else draft, shown, context)
            if home.rows or not _is_only_word(draft, context):
                chosen.append(home)
            continue
        held = _held_by(draft, holders, context)
        shown_by = draft.prop == "nothing" and i + 1 < len(drafts) and sure[i + 1]
        listed = shown_by and is_with(draft, drafts[i + 1], context)
        one = replace(draft, prop="support") if listed else draft
        one = replace(draft, prop="head") if i and sure[i - 1] and goes_on(drafts[i - 1], draft, context) else one
        rows = held or tuple(row for row in draft.rows if _counts(row, one, context))
        if rows:
            narrowed = replace(draft, rows=_likeliest(rows, context), back=None)
            if not held:
                narrowed = _at_home(narrowed, shown, context)
            if not narrowed.rows and _is_only_word(draft, context):
                continue
            chosen.append(narrowed)
            # What goes on a list may be gone on with in turn.
            sure[i] = one.prop == "head" and len(narrowed.rows) == 1
            if len(narrowed.rows) == 1:
                _count(narrowed.rows[0], context)
        elif draft.back is not None:
            chosen.append(replace(draft, rows=(), precision=draft.back.precision, rule="place.back"))
    return chosen


def _holders(drafts: Sequence[PlaceDraft], i: int, context: Context) -> list[PlaceDraft]:
    """Return the places that are said, right after a place, to be around it (حي النصر بمنطقة المنصورة في عدن)."""
    found: list[PlaceDraft] = []
    for j in range(i, len(drafts) - 1):
        inner, outer = drafts[j], drafts[j + 1]
        apart = outer.first == inner.last + 1 and key_at(context.text, inner.last) == _IN
        # بشكل كلي في إدلب: a word before "in" is no place for that.
        joined = outer.first == inner.last or (apart and inner.prop != "nothing")
        if not joined or outer.relation != "in" or not same_line(context.text, inner.last):
            break
        found.append(outer)
    return found


def _held_by(draft: PlaceDraft, holders: Sequence[PlaceDraft], context: Context) -> tuple[PlaceRow, ...]:
    """Return the places that lie in one that is named around them (عقيربات بحماة، مونترو بسويسرا)."""
    around = {row.key for holder in holders for row in holder.rows}
    around |= {row.within for holder in holders for row in holder.rows if row.kind == "city" and row.within is not None}
    return tuple(row for row in draft.rows if around.intersection(context.lexicon.places.chains[row.key]))


def _is_elsewhere(draft: PlaceDraft, holders: Sequence[PlaceDraft]) -> bool:
    """Whether a small place lies in another country than all that are named around it: another of its name is meant."""
    countries = {row.country for holder in holders for row in holder.rows}
    here = {row.country for row in draft.rows if row.kind in _SMALL}
    return bool(countries) and bool(here) and countries.isdisjoint(here)


def _is_sure(draft: PlaceDraft) -> bool:
    return len(draft.rows) == 1 and draft.prop in _ENOUGH[draft.rows[0].needs]


def _at_home(draft: PlaceDraft, shown: Sequence[PlaceRow], context: Context) -> PlaceDraft:
    """Return the draft without the places that are strangers to the text; where none remains, it is of no list."""
    rows = tuple(row for row in draft.rows if not _is_stranger(row, shown, context))
    if rows or not draft.rows:
        return replace(draft, rows=rows)
    if (
        (draft.head is not None and draft.head.kind in LOOSE)
        or draft.bearing is not None
        or draft.distance_km is not None
    ):
        return replace(draft, rows=())
    return replace(draft, rows=(), local=_namesake(draft, context))


def _is_only_word(draft: PlaceDraft, context: Context) -> bool:
    """Whether a name that nothing in the text leads to is a common word here (يقتادون خمسة شبان من الخيام)."""
    wary = bool(draft.rows) and all(row.needs != "nothing" for row in draft.rows) and draft.prop != "head"
    listed = context.text.raw[draft.start - 1 : draft.start] == _AND
    city = any(row.kind == "city" for row in draft.rows)
    if not wary or draft.last - draft.first > 1 or draft.dateline or listed or city:
        return False
    return _is_in_dictionary(context.text.raw[draft.start : draft.end])


def _is_in_dictionary(name: str) -> bool:
    return in_dictionary(name) or in_dictionary(name.removeprefix("ال"))


def _namesake(draft: PlaceDraft, context: Context) -> Entity:
    """Return a place of no list that has the name of listed ones; in their country where the text is about it."""
    local = local_place(_bare_name(draft, context), draft.head)
    countries = {row.country for row in draft.rows}
    country = countries.pop() if len(countries) == 1 else None
    if country is None or not context.countries[country]:
        return local
    places = context.lexicon.places
    whole = places.entities[places.countries[country]]
    named = content_id("ent", "place", f"{local.id} {country}")
    return msgspec.structs.replace(local, id=named, admin=(whole.name_en or whole.name,), parent=whole.id)


def _bare_name(draft: PlaceDraft, context: Context) -> str:
    """Return the words of a place without the noun for what it is (الحمام of قرية الحمام)."""
    tokens, first = context.text.tokens, draft.first
    heads = (context.lexicon.places.heads.get(form) for form in forms_of(tokens[first].key))
    headed = draft.last - first > 1 and draft.head is not None and draft.head in heads and draft.head.kind in _SMALL
    start = tokens[first + 1].start if headed else draft.start
    return context.text.raw[start : draft.end]


def _is_stranger(row: PlaceRow, shown: Sequence[PlaceRow], context: Context) -> bool:
    """Whether a small place lies in a country that nothing else shows, while other places show another."""
    if row.kind not in _SMALL or all(" " in name for name in (row.name, *row.variants)):
        return False
    others = [other for other in shown if other.key != row.key]
    if row.needs != "nothing" and _is_far(row, others, context):
        return True
    if context.acting[row.country] or _is_one_only(row):
        return False
    return len(others) >= _SHOWN and all(other.country != row.country for other in others)


@lru_cache(maxsize=1024)
def _is_one_only(row: PlaceRow) -> bool:
    """Whether a place needs no help and has a name that is no word of the language: hardly another is called so."""
    names = (row.name, *row.variants)
    return row.needs == "nothing" and not any(len(name) <= _LONG_NAME or _is_in_dictionary(name) for name in names)


def _is_far(row: PlaceRow, others: Sequence[PlaceRow], context: Context) -> bool:
    """Whether a small place lies far from all that the text names, and in a governorate it does not name.

    There is another of its name nearer by: no list has all villages.
    """
    placed = [other for other in others if other.lat is not None and other.kind not in _WIDE]
    if all(other.country != row.country for other in placed):
        # Of a country of which it names nothing else the text may mean any place.
        return False
    if len({other.key for other in placed}) < _SHOWN_NEAR or any(other.key == row.within for other in others):
        return False
    if any(other.within == row.within and row.within is not None for other in placed):
        return False
    return row.lat is None or all(kilometres(row, other) > _FAR_KM for other in placed)


def _count(row: PlaceRow, context: Context) -> None:
    context.countries[row.country] += 1
    for place in (*context.lexicon.places.chains[row.key], row.key):
        context.areas[place] += 1


def _counts(row: PlaceRow, draft: PlaceDraft, context: Context) -> bool:
    """Whether a name means this place at all: it has the support it needs, or neighbours in the text."""
    if draft.prop in _ENOUGH[row.needs] or (row.needs == "support" and _is_nothing_else(draft, context)):
        return True
    if row.needs == "support" and draft.prop == "verb":
        # قصف الجيش الخيام: tents, but for texts about Lebanon.
        written = context.text.raw[draft.start : draft.end]
        home = context.countries[row.country] + context.nations[row.country] + context.acting[row.country]
        return home > 0 or not _is_in_dictionary(written)
    if row.needs == "head" and draft.prop == "support" and _is_shown_at_home(row, draft, context):
        return True
    near = row.within is not None and context.areas[row.within] > 0 and len(context.lexicon.places.chains[row.key]) > 1
    return near and (row.needs == "support" or draft.prop != "nothing")


def _is_shown_at_home(row: PlaceRow, draft: PlaceDraft, context: Context) -> bool:
    """Whether a name that is a word is a place of the text's country, as a word of place shows (باتجاه العود).

    A city needs no more than a preposition (من الأبيض), nor does what is no word behind one (في بارا, no accusative).
    """
    home = context.country() == row.country and context.countries[row.country] > 0
    before = key_at(context.text, draft.first - 1) if draft.start == context.text.tokens[draft.first].start else ""
    follows = key_at(context.text, draft.last)
    written = context.text.raw[draft.start : draft.end]
    spelt = written in (row.name, *row.variants)
    shown = before in OF_PLACE or (row.kind == "city" and before in _FROM_OR_IN)
    shown = shown or (before in _PREPOSITIONS and _is_no_genitive(written, context))
    return home and shown and spelt and not follows.startswith("ال") and len(draft.rows) == 1


def _is_no_genitive(name: str, context: Context) -> bool:
    """Whether behind a preposition a name can be no word, nor a person's: مركبا is a vessel only as an object."""
    accusative = name.endswith("ا") and in_dictionary(name.removesuffix("ا"))
    known = key(name) in context.lexicon.persons.families or is_given(key(name), context.lexicon)
    return not known and len(name) >= _LONG_NAME and (accusative or not _is_in_dictionary(name))


def _is_nothing_else(draft: PlaceDraft, context: Context) -> bool:
    """Whether the words of a name are none of the language and no person's name, so that they can only be a place's."""
    tokens, families = context.text.tokens[draft.first : draft.last], context.lexicon.persons.families
    word = tokens[0].key
    if len(tokens) > 1 or draft.start > tokens[0].start or len(word) < _LONG_NAME or word in families:
        return False
    return not is_given(word, context.lexicon) and is_odd(word, context.lexicon)


def _likeliest(rows: tuple[PlaceRow, ...], context: Context) -> tuple[PlaceRow, ...]:
    """Return the places of one name that the text leaves: those in areas it names, in its country, of most note."""
    if len(rows) == 1:
        return rows
    for depth in (1, 0):
        scores = {row.key: _shared(row, depth, context) for row in rows}
        best = max(scores.values())
        if best:
            rows = tuple(row for row in rows if scores[row.key] == best)
        if len(rows) == 1:
            return rows
    acting = max(context.acting[row.country] for row in rows)
    if acting:
        rows = tuple(row for row in rows if context.acting[row.country] == acting)
    spoken_of = max(context.nations[row.country] for row in rows)
    if spoken_of:
        rows = tuple(row for row in rows if context.nations[row.country] == spoken_of)
    ranks = {row.key: _rank(row, rows) for row in rows}
    note = min(ranks.values())
    rows = tuple(row for row in rows if ranks[row.key] == note) if note < _UNNOTED else rows
    # البريج is the camp that needs no help, before a quarter that does.
    return tuple(row for row in rows if row.needs == "nothing") or rows


def _rank(row: PlaceRow, rows: tuple[PlaceRow, ...]) -> int:
    """Return how much note a place is of; of two countries, a country, a governorate and a city are of the same."""
    if row.kind in ("country", "governorate") and len({other.country for other in rows}) > 1:
        return _RANK_OF_KIND["city"]
    return _RANK_OF_KIND.get(row.kind, _UNNOTED)


def _shared(row: PlaceRow, depth: int, context: Context) -> int:
    """Return how often the text names the area a place lies in: its country (0) or its governorate (1)."""
    chain = (*context.lexicon.places.chains[row.key], row.key)
    if depth >= len(chain):
        return 0
    # Whether a country is meant is not settled yet, so that it was not counted (من مسقط إلى عمان).
    own = 1 if depth and chain[depth] == row.key else 0
    return max(context.areas[chain[depth]] - own, 0)


def _is_city(draft: PlaceDraft) -> bool:
    """Whether a draft says itself that it is of a city (غربي مدينة تعز)."""
    return draft.head is not None and draft.head.kind == "city"


def _city_or_governorate(
    rows: tuple[PlaceRow, ...], draft: PlaceDraft, beside: Collection[tuple[str, str]]
) -> tuple[PlaceRow, ...]:
    """Of a city and the governorate it is the seat of, a bearing means the latter, all else the former.

    `beside`: bearings with the city that the text names them from (غربي مدينة تعز): the city is meant elsewhere too.
    """
    kinds = {row.kind for row in rows}
    if not {"city", "governorate"} <= kinds:
        return rows
    wide = draft.bearing is not None and draft.distance_km is None and draft.rule == "place.bearing"
    wide = wide and not any((draft.bearing, row.key) in beside for row in rows)
    drop = "city" if wide else "governorate"
    seats = {row.within for row in rows if row.kind == "city"} & {row.key for row in rows if row.kind == "governorate"}
    if not seats:
        return rows
    return tuple(
        row
        for row in rows
        if not (row.kind == drop and (row.key in seats if drop == "governorate" else row.within in seats))
    )


def settled(drafts: Sequence[PlaceDraft], context: Context) -> list[Draft]:
    """Return the mentions of places; a noun that refers back to none is no mention."""
    found: list[Draft] = []
    before: list[tuple[PlaceDraft, str | None]] = []
    for draft in drafts:
        resolved = _place(draft, before, context)
        if resolved is None:
            continue
        found.append(resolved)
        before.append((draft, resolved.entity))
    return of_their_kind(found, before, context)


def _place(draft: PlaceDraft, before: list[tuple[PlaceDraft, str | None]], context: Context) -> Draft | None:
    places = context.lexicon.places
    rows = draft.rows
    entity = context.use(imported(draft, context) or draft.local) if draft.local is not None else None
    if draft.shorts:
        rows = _short(draft, context)
        if not rows:
            return None
    elif draft.back is not None or draft.part or draft.capital:
        rows, entity, open_ = referred(draft, before, context)
        if not rows and entity is None and not open_ and not stands_alone(draft, before):
            return None
        if not rows and entity is None and not open_:
            draft = replace(draft, rule=ALONE)
    candidates: tuple[str, ...] = ()
    rows = _seat(draft, rows, context)
    if len(rows) == 1:
        entity = context.use(places.entities[rows[0].key])
    elif rows:
        candidates = tuple(sorted(context.use(places.entities[row.key]) for row in rows))
    anchored = draft.bearing is not None or draft.distance_km is not None
    value = PlaceValue(
        relation=draft.relation,
        bearing=draft.bearing,
        distance_km=draft.distance_km,
        anchor=entity if anchored else None,
        precision=draft.precision,
        candidates=candidates,
    )
    return Draft(draft.start, draft.end, "place", draft.rule, entity, value)


def _seat(draft: PlaceDraft, rows: tuple[PlaceRow, ...], context: Context) -> tuple[PlaceRow, ...]:
    """Return the capital that a country's name means in a dateline where both have one name (الجزائر - وكالات)."""
    if not draft.dateline or len(rows) != 1 or rows[0].kind != "country":
        return rows
    capitals = {d.country: d.capital for d in context.lexicon.actors.demonyms.values() if d.capital}
    capital = context.lexicon.places.rows.get(capitals.get(rows[0].country) or "")
    return (capital,) if capital is not None and capital.name.startswith(rows[0].name) else rows


def _short(draft: PlaceDraft, context: Context) -> tuple[PlaceRow, ...]:
    """Return the place that a word means in the country of the text, or where the text names the place itself."""
    country = context.country()
    meant = {short.place for short in draft.shorts if short.country == country or context.areas[short.place]}
    return tuple(context.lexicon.places.rows[place] for place in meant) if len(meant) == 1 else ()
