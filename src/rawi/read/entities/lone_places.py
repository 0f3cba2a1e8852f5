"""The one of its kind where a text is (المستشفى, المطار): which place a noun means that nothing names before it."""

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from rawi.lexicon.matcher import forms_of
from rawi.model import Entity, Mention, content_id
from rawi.read.drafts import Draft
from rawi.read.entities.context import Context
from rawi.read.hospitals import is_for_the_hurt
from rawi.read.places.drafts import PlaceDraft
from rawi.read.places.sites import site_called
from rawi.read.shapes import key_at
from rawi.text import Text, key

Named = tuple[PlaceDraft, str | None]

# The rule of a noun that stands for a place nothing names.
ALONE = "place.alone"
# The same, where the text has a town for it, or names it further on.
LONE = "place.lone"
_TOWNS = frozenset({"city", "town", "village"})
# A town has one of these, which has its name.
_ONE_EACH = frozenset(map(key, ("مطار", "ميناء", "مرفأ")))
# A palace is a town as often, a crossing is one of a border.
_OF_NO_TOWN = frozenset(map(key, ("قصر", "معبر")))
# The words behind say which is meant (الجسر المؤدي إليها).
_LEADS = frozenset(map(key, ("المؤدي", "المؤدية", "الذي", "التي", "الرابط", "الواصل", "القريب", "القريبة", "المجاور")))
_BY_FAR = 2


def one_of_its_kind(item: Draft, i: int, named: Sequence[Named], context: Context) -> Draft:
    """Return the mention `i` of a noun that refers back to nothing, with the place it means, if the text settles it.

    That is what the text names so further on, or else the one of its kind in the town the text is about.
    """
    draft = named[i][0]
    follows = key_at(context.text, draft.last)
    if draft.back is None or key(draft.back.head) in _OF_NO_TOWN or follows in _LEADS:
        return item
    called = {entity for later, entity in named[i + 1 :] if entity is not None and _is_so_called(draft, later, context)}
    if called:
        return replace(item, rule=LONE, entity=called.pop()) if len(called) == 1 else item
    town = _town(draft, named, context)
    return replace(item, rule=LONE, entity=_there(draft, town, context)) if town is not None else item


def where(mentions: Sequence[Mention], entities: Iterable[Entity], text: Text) -> tuple[Mention, ...]:
    """Return the mentions as events are told of them: what only its noun names stands for the town it is in.

    What nothing names is no place where something happens, nor is the hospital to which somebody was brought.
    """
    known = {entity.id: entity for entity in entities}
    told: list[Mention] = []
    for item in mentions:
        if item.rule == ALONE or (item.rule == LONE and is_for_the_hurt(item, text)):
            continue
        place = known.get(item.entity or "") if item.rule == LONE else None
        town = place.parent if place is not None and not _has_a_name(place) else None
        told.append(replace(item, entity=town) if town is not None else item)
    return tuple(told)


def _has_a_name(place: Entity) -> bool:
    """Whether a place is known by more than its noun: one of a list, or the one harbour of a town."""
    return place.curated or not place.name.startswith("ال")


def _is_so_called(draft: PlaceDraft, later: PlaceDraft, context: Context) -> bool:
    word = key(draft.back.head) if draft.back is not None else ""
    return later.last > later.first + 1 and word in forms_of(context.text.tokens[later.first].key)


def _town(draft: PlaceDraft, named: Sequence[Named], context: Context) -> Entity | None:
    """Return the one town of the sentence so far or of the paragraph so far, or that the text names most by far."""
    home = context.country()
    towns = [
        (place.first, place.dateline, entity)
        for place, entity in named
        if entity is not None and context.entities[entity].subtype in _TOWNS and _is_of(entity, home, context)
    ]
    # Where a report was written counts only if it tells of no other place.
    told = [(first, entity) for first, dateline, entity in towns if not dateline]
    told = told or [(first, entity) for first, _, entity in towns]
    counts = Counter(entity for _, entity in told)
    most = counts.most_common(2)
    for low, _ in (context.text.sentence_of(draft.first), context.paragraph_of(draft.first)):
        ids = {entity for first, entity in told if low <= first < draft.first}
        if len(ids) > 1:
            return None
        if ids:
            nearest = ids.pop()
            # A town named in passing is not meant where most of the text is about another.
            return context.entities[nearest] if most[0][1] <= _BY_FAR * counts[nearest] else None
    if most and (len(most) == 1 or most[0][1] >= _BY_FAR * most[1][1]):
        return context.entities[most[0][0]]
    return None


def _is_of(entity: str, home: str | None, context: Context) -> bool:
    """Whether a town is of the country a text is about, or of no list."""
    row = context.lexicon.places.by_entity.get(entity)
    return home is None or row is None or context.lexicon.places.rows[row].country == home


def _there(draft: PlaceDraft, town: Entity, context: Context) -> str:
    """Return the place of that kind in a town: of the list (its airport), or of no list, called by its noun."""
    assert draft.back is not None
    noun = draft.back.head
    if key(noun) in _ONE_EACH:
        rows, _ = site_called(town.name, draft.back, context.lexicon)
        if len(rows) == 1:
            return context.use(context.lexicon.places.entities[rows[0].key])
    named = f"{noun} {town.name}"
    return context.use(
        Entity(
            id=content_id("ent", "place", f"{town.id} {key(noun)}"),
            kind="place",
            name=named if key(noun) in _ONE_EACH else f"ال{noun}",
            aliases=() if key(noun) in _ONE_EACH else (named,),
            subtype=draft.back.kind,
            admin=(town.name_en or town.name, *town.admin),
            parent=town.id,
        )
    )
