"""The one of its kind where a text is (المستشفى, المطار): which place a noun means that nothing names before it."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from rawi.lexicon.cues import form_of
from rawi.lexicon.matcher import forms_of
from rawi.lexicon.shape_words import shape_words
from rawi.model import Entity, Mention, content_id
from rawi.read.drafts import Draft
from rawi.read.entities.context import Context
from rawi.read.hospitals import is_for_the_hurt
from rawi.read.kinds import FORCE
from rawi.read.places.drafts import PlaceDraft
from rawi.read.places.sites import site_called
from rawi.read.shapes import key_at
from rawi.text import Text, Token, key

Named = tuple[PlaceDraft, str | None]

# The rule of a noun that stands for a place nothing names.
ALONE = "place.alone"
# The same, where the text has a town for it, or names it further on.
LONE = "place.lone"
_TOWNS = frozenset({"city", "town", "village"})
# A town has one of these, which has its name.
_ONE_EACH = shape_words("one_in_a_town")
# A palace is a town as often, a crossing is one of a border.
_OF_NO_TOWN = shape_words("site_of_no_town")
# The words behind say which is meant (الجسر المؤدي إليها).
_LEADS = shape_words("tells_which_site")
_BY_FAR = 2
_CLAUSE = 15
_COMMAS = frozenset("،,;؛")
_FROM = key("من")
_THAT = shape_words("that_or_and_that")
_ELSEWHERE = frozenset(map(key, ("آخر", "أخرى")))
# Where these are told, a text is about the town.
_BY_FORCE = FORCE | {"abduction", "advance", "detention", "displacement", "retreat", "siege"}


@dataclass(frozen=True, slots=True)
class _Towns:
    """The towns of a text in order, counted once: where each stands, and since which of them no other was named.

    `struck` are those where something is told to be done by force.
    """

    firsts: list[int]
    ids: list[str]
    since: list[int]
    counts: Counter[str]
    most: list[tuple[str, int]]
    struck: frozenset[str]


def of_their_kind(found: Sequence[Draft], named: Sequence[Named], context: Context) -> list[Draft]:
    """Return the mentions of places; a noun that refers back to nothing means a place if the text settles it.

    That is what the text names so further on, or else the one of its kind in the town the text is about.
    """
    if not any(item.rule == ALONE for item in found):
        return list(found)
    towns = _towns(named, context)
    called: dict[str, set[str]] = {}
    settled: list[Draft] = []
    for item, (draft, entity) in zip(reversed(found), reversed(named), strict=True):
        settled.append(_one_of_its_kind(item, draft, called, towns, context) if item.rule == ALONE else item)
        if entity is not None and draft.last > draft.first + 1:
            for word in forms_of(context.text.tokens[draft.first].key):
                called.setdefault(word, set()).add(entity)
    return settled[::-1]


def _one_of_its_kind(
    item: Draft, draft: PlaceDraft, called: dict[str, set[str]], towns: _Towns, context: Context
) -> Draft:
    follows = key_at(context.text, draft.last)
    if draft.back is None or key(draft.back.head) in _OF_NO_TOWN or follows in _LEADS:
        return item
    later = called.get(key(draft.back.head))
    if later:
        return replace(item, rule=LONE, entity=next(iter(later))) if len(later) == 1 else item
    town = _town(draft, towns, context)
    there = _there(draft, town, context) if town is not None else None
    return replace(item, rule=LONE, entity=there) if there is not None else item


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
    """Whether a place is known by more than its noun: one of a list, or one whose name has no article."""
    return place.curated or not place.name.startswith("ال")


def _towns(named: Sequence[Named], context: Context) -> _Towns:
    home = context.country()
    towns = [
        (place, entity)
        for place, entity in named
        if entity is not None and context.entities[entity].subtype in _TOWNS and _is_of(entity, home, context)
    ]
    # Where a report was written counts only if it tells of no other place.
    told = sorted(
        ((place.first, entity) for place, entity in towns if not place.dateline)
        if any(not place.dateline for place, _ in towns)
        else ((place.first, entity) for place, entity in towns)
    )
    since: list[int] = []
    for i, (_, entity) in enumerate(told):
        since.append(since[-1] if i and told[i - 1][1] == entity else i)
    counts = Counter(entity for _, entity in told)
    struck = frozenset(entity for place, entity in towns if place.dateline or _is_struck(place, context))
    return _Towns(
        [first for first, _ in told], [entity for _, entity in told], since, counts, counts.most_common(2), struck
    )


def _is_struck(place: PlaceDraft, context: Context) -> bool:
    """Whether something is done by force at a town in its own clause; not so where somebody spoke or came from."""
    tokens, triggers = context.text.tokens, context.lexicon.triggers
    low, high = context.text.sentence_of(place.first)
    if place.relation not in ("at", "in") or (place.first > low and tokens[place.first - 1].key == _FROM):
        return False
    low, high = max(low, place.first - _CLAUSE), min(high, place.last + _CLAUSE)
    low = next((i + 1 for i in range(place.first - 1, low - 1, -1) if _ends(tokens[i], context)), low)
    high = next((i for i in range(place.last, high) if _ends(tokens[i], context)), high)
    if low and form_of(context.lexicon.cues, tokens[low - 1].key) is not None:
        # Where somebody speaks is no place of what he tells.
        high = place.first
    return any(
        form.trigger.row.event_type in _BY_FORCE for token in tokens[low:high] for form in triggers.look_up(token.key)
    )


def _ends(token: Token, context: Context) -> bool:
    """Whether a clause ends at a token: a comma, that, or a word of saying."""
    return token.text in _COMMAS or token.key in _THAT or form_of(context.lexicon.cues, token.key) is not None


def _town(draft: PlaceDraft, towns: _Towns, context: Context) -> Entity | None:
    """Return the one town of the sentence so far or of the paragraph so far, or that the text names most by far.

    Something must be told to be done there by force.
    """
    most = towns.most
    before = bisect_left(towns.firsts, draft.first)
    sentence = context.text.sentence_of(draft.first)[0]
    if any(
        token.key in _ELSEWHERE for token in context.text.tokens[max(sentence, draft.first - _CLAUSE) : draft.first]
    ):
        return None
    for low in (sentence, context.paragraph_of(draft.first)[0]):
        since = bisect_left(towns.firsts, low)
        if since < before and towns.since[before - 1] > since:
            return None
        if since < before:
            nearest = towns.ids[before - 1]
            from_there = low == sentence and key_at(context.text, towns.firsts[before - 1] - 1) == _FROM
            # A town named in passing is not meant where most of the text is about another.
            meant = most[0][1] <= _BY_FAR * towns.counts[nearest] and nearest in towns.struck and not from_there
            return context.entities[nearest] if meant else None
    if most and (len(most) == 1 or most[0][1] >= _BY_FAR * most[1][1]):
        return context.entities[most[0][0]] if most[0][0] in towns.struck else None
    return None


def _is_of(entity: str, home: str | None, context: Context) -> bool:
    """Whether a town is of the country a text is about, or of no list."""
    row = context.lexicon.places.by_entity.get(entity)
    return home is None or row is None or context.lexicon.places.rows[row].country == home


def _there(draft: PlaceDraft, town: Entity, context: Context) -> str | None:
    """Return the place of that kind in a town: of no list, called by its noun; an airport only one of the list."""
    assert draft.back is not None
    noun = draft.back.head
    if key(noun) in _ONE_EACH:
        rows, _ = site_called(town.name, draft.back, context.lexicon)
        return context.use(context.lexicon.places.entities[rows[0].key]) if len(rows) == 1 else None
    return context.use(
        Entity(
            id=content_id("ent", "place", f"{town.id} {key(noun)}"),
            kind="place",
            name=f"ال{noun}",
            aliases=(f"{noun} {town.name}",),
            subtype=draft.back.kind,
            admin=(town.name_en or town.name, *town.admin),
            parent=town.id,
        )
    )
