"""What names mean, by what else the document names: which places count, which of several is meant, who a noun is.

Settled in this order: places that need no help, the country the text is about, the other places, then actors from
left to right. What the text does not settle stays open.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from rawi.lexicon import Lexicon
from rawi.lexicon.actors import ActorName
from rawi.lexicon.cues import form_of
from rawi.lexicon.places import PlaceRow
from rawi.model import ActorValue, Entity, PersonValue, PlaceValue
from rawi.read.actors import ActorDraft
from rawi.read.drafts import Draft
from rawi.read.persons import PersonDraft, local_entity
from rawi.read.places import PlaceDraft
from rawi.text import Text, key

_ENOUGH = {"nothing": ("nothing", "support", "head"), "support": ("support", "head"), "head": ("head",)}
# The share of the names of a text that one country must have for the text to be about it.
_MOSTLY = 0.5
# So many words back a verb of accusing may stand from whom it accuses.
_ACCUSED_WITHIN = 3
_RANK_OF_KIND = {"country": 0, "city": 1, "governorate": 2}
_BY_FAR = 2
_ISSUED_BY = (key("صادر"), key("عن"))
_FIRST_PERSON = ("نا",)
_SECOND_PERSON = ("كم",)


@dataclass(slots=True)
class Context:
    """What a document names, as far as it is settled."""

    text: Text
    lexicon: Lexicon
    areas: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    entities: dict[str, Entity] = field(default_factory=dict)

    def country(self) -> str | None:
        """Return the country the text is about, or null where no one country has most of its names."""
        ranked = self.countries.most_common(2)
        if not ranked or ranked[0][1] <= _MOSTLY * self.countries.total():
            return None
        return ranked[0][0]

    def use(self, entity: Entity) -> str:
        """Return the id of an entity, and remember that the document names it."""
        return self.entities.setdefault(entity.id, entity).id


@dataclass(frozen=True, slots=True)
class Named:
    """An actor that the text names clearly, with the token it stands at."""

    token: int
    entity: str
    kind: str | None
    openings: frozenset[str]
    countries: tuple[str, ...]


Anything = ActorDraft | PersonDraft | PlaceDraft


def settle(
    text: Text,
    lexicon: Lexicon,
    actors: Sequence[ActorDraft],
    persons: Sequence[PersonDraft],
    places: Sequence[PlaceDraft],
) -> tuple[list[Draft], list[Entity]]:
    """Return the mentions of a text in order, and the entities they point to."""
    context = Context(text, lexicon)
    places = _outside(places, [a for a in actors if a.rule in ("actor.name", "actor.outlet")])
    chosen = _choose(places, context)
    kept = _longest([*actors, *persons, *chosen], context)
    _count_actors([item for item in kept if isinstance(item, ActorDraft)], context)
    found: list[Draft] = []
    found += _places([item for item in kept if isinstance(item, PlaceDraft)], context)
    named = _actors([item for item in kept if isinstance(item, ActorDraft)], context, found)
    found += _persons([item for item in kept if isinstance(item, PersonDraft)], context, named)
    found.sort(key=lambda draft: (draft.start, draft.end, draft.kind))
    return found, sorted(context.entities.values(), key=lambda entity: (entity.kind, entity.id))


# Overlaps


def _outside(places: Iterable[PlaceDraft], actors: Sequence[ActorDraft]) -> list[PlaceDraft]:
    """Return the places that are not part of the longer name of an actor."""
    inside = {i for actor in actors for i in range(actor.first, actor.last) if actor.last - actor.first > 1}
    return [place for place in places if not inside.issuperset(range(place.first, place.last))]


def _longest(items: Sequence[Anything], context: Context) -> list[Anything]:
    """Return the items that stay where several share words: the longest, names of lists before others."""
    kept: list[Anything] = []
    taken: list[tuple[int, int]] = []
    for item in sorted(items, key=lambda item: (item.start - item.end, _precedence(item, context), item.start)):
        if all(item.end <= start or end <= item.start for start, end in taken):
            kept.append(item)
            taken.append((item.start, item.end))
    return sorted(kept, key=lambda item: item.start)


def _precedence(item: Anything, context: Context) -> int:
    if isinstance(item, PersonDraft):
        return 2 if item.row is None else 0
    if isinstance(item, PlaceDraft):
        return 2 if item.local is not None else 1
    if item.rule == "actor.name":
        # A state speaks and acts under the name of its country; elsewhere the name is that of the place.
        return 0 if not _is_country(item, context) or _acts(item, context) else 3
    return 3 if item.rule == "actor.group" else 0


def _is_country(item: ActorDraft, context: Context) -> bool:
    match = context.lexicon.places.names.find(context.text, item.first)
    kinds = {row.kind for row in match.values} if match is not None and match.end_token == item.last else set()
    return "country" in kinds or ("city" in kinds and all(name.needs == "voice" for name in item.names))


def _acts(item: ActorDraft, context: Context) -> bool:
    """Whether a verb of saying stands just before the name (وقالت تركيا), or one of accusing near it."""
    first, _ = context.text.sentence_of(item.first)
    for back in range(1, _ACCUSED_WITHIN + 1):
        if item.first - back < first:
            return False
        form = form_of(context.lexicon.cues, context.text.tokens[item.first - back].key)
        if form is not None:
            return back == 1 or form.cue.stance == "accuse"
    return False


# Places


def _choose(drafts: Sequence[PlaceDraft], context: Context) -> list[PlaceDraft]:
    """Return the drafts that count as places, with the rows that remain; what is sure helps what is not."""
    sure = [_is_sure(draft) for draft in drafts]
    for draft, is_sure in zip(drafts, sure, strict=True):
        if is_sure:
            _count(draft.rows[0], context)
    chosen: list[PlaceDraft] = []
    for i, (draft, is_sure) in enumerate(zip(drafts, sure, strict=True)):
        if is_sure or not draft.rows:
            chosen.append(draft)
            continue
        held = _held_by(draft, drafts[i + 1] if i + 1 < len(drafts) else None, context)
        rows = held or tuple(row for row in draft.rows if _counts(row, draft, context))
        if rows:
            narrowed = replace(draft, rows=_likeliest(rows, draft, context))
            chosen.append(narrowed)
            if len(narrowed.rows) == 1:
                _count(narrowed.rows[0], context)
    return chosen


def _held_by(draft: PlaceDraft, following: PlaceDraft | None, context: Context) -> tuple[PlaceRow, ...]:
    """Return the places that lie in the place named right after (عقيربات بحماة، مونترو بسويسرا)."""
    if following is None or following.first != draft.last or following.relation != "in":
        return ()
    holders = {row.key for row in following.rows}
    holders |= {row.within for row in following.rows if row.kind == "city" and row.within is not None}
    return tuple(row for row in draft.rows if holders.intersection(context.lexicon.places.chains[row.key]))


def _is_sure(draft: PlaceDraft) -> bool:
    return len(draft.rows) == 1 and draft.prop in _ENOUGH[draft.rows[0].needs]


def _count(row: PlaceRow, context: Context) -> None:
    context.countries[row.country] += 1
    for place in (*context.lexicon.places.chains[row.key], row.key):
        context.areas[place] += 1


def _counts(row: PlaceRow, draft: PlaceDraft, context: Context) -> bool:
    """Whether a name means this place at all: it has the support it needs, or neighbours in the text."""
    if draft.prop in _ENOUGH[row.needs]:
        return True
    near = row.within is not None and context.areas[row.within] > 0 and len(context.lexicon.places.chains[row.key]) > 1
    return near and (row.needs == "support" or draft.prop == "support")


def _likeliest(rows: tuple[PlaceRow, ...], draft: PlaceDraft, context: Context) -> tuple[PlaceRow, ...]:
    """Return the places of one name that the text leaves: those in areas it names, in its country, of most note."""
    if len(rows) == 1:
        return rows
    rows = _city_or_governorate(rows, draft)
    for depth in (1, 0):
        scores = {row.key: _shared(row, depth, context) for row in rows}
        best = max(scores.values())
        if best:
            rows = tuple(row for row in rows if scores[row.key] == best)
        if len(rows) == 1:
            return rows
    note = min(_RANK_OF_KIND.get(row.kind, 3) for row in rows)
    if note < len(_RANK_OF_KIND):
        rows = tuple(row for row in rows if _RANK_OF_KIND.get(row.kind, 3) == note)
    return rows


def _shared(row: PlaceRow, depth: int, context: Context) -> int:
    """Return how often the text names the area a place lies in: its country (0) or its governorate (1)."""
    chain = (*context.lexicon.places.chains[row.key], row.key)
    if depth >= len(chain):
        return 0
    own = 1 if chain[depth] == row.key else 0
    return max(context.areas[chain[depth]] - own, 0)


def _city_or_governorate(rows: tuple[PlaceRow, ...], draft: PlaceDraft) -> tuple[PlaceRow, ...]:
    """Of a city and the governorate it is the seat of, a bearing means the latter, all else the former."""
    kinds = {row.kind for row in rows}
    if not {"city", "governorate"} <= kinds:
        return rows
    wide = draft.bearing is not None and draft.distance_km is None and draft.rule == "place.bearing"
    drop = "city" if wide else "governorate"
    seats = {row.within for row in rows if row.kind == "city"} & {row.key for row in rows if row.kind == "governorate"}
    if not seats:
        return rows
    return tuple(
        row
        for row in rows
        if not (row.kind == drop and (row.key in seats if drop == "governorate" else row.within in seats))
    )


def _places(drafts: Sequence[PlaceDraft], context: Context) -> list[Draft]:
    found: list[Draft] = []
    before: list[tuple[PlaceDraft, str | None]] = []
    for draft in drafts:
        resolved = _place(draft, before, context)
        if resolved is None:
            continue
        found.append(resolved)
        before.append((draft, resolved.entity))
    return found


def _place(draft: PlaceDraft, before: list[tuple[PlaceDraft, str | None]], context: Context) -> Draft | None:
    places = context.lexicon.places
    rows = draft.rows
    entity = context.use(draft.local) if draft.local is not None else None
    if draft.back is not None or draft.part or draft.capital:
        rows, entity = _referred(draft, before, context)
        if not rows and entity is None:
            return None
    candidates: tuple[str, ...] = ()
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


def _referred(
    draft: PlaceDraft, before: list[tuple[PlaceDraft, str | None]], context: Context
) -> tuple[tuple[PlaceRow, ...], str | None]:
    """Return what a back-reference means: the last place of its kind, the country or capital of the text."""
    places = context.lexicon.places
    if draft.rule == "place.country" or (draft.part and draft.rule == "place.bearing"):
        country = places.countries.get(context.country() or "")
        return ((places.rows[country],) if country is not None else ()), None
    if draft.capital:
        country = context.country()
        capitals = {d.country: d.capital for d in context.lexicon.actors.demonyms.values() if d.capital}
        capital = capitals.get(country or "")
        return ((places.rows[capital],) if capital is not None else ()), None
    fitting = [
        (earlier.first, entity)
        for earlier, entity in before
        if entity is not None and _may_mean(draft, earlier, entity, context)
    ]
    meant = _one_of(fitting, draft, context)
    if meant is None:
        return (), None
    row = places.by_entity.get(meant)
    return ((places.rows[row],), None) if row is not None else ((), meant)


def _one_of(fitting: Sequence[tuple[int, str]], draft: PlaceDraft, context: Context) -> str | None:
    """Return the place a noun refers back to: the only one, else the only one of the sentence or the paragraph."""
    ranges = [context.text.sentence_of(draft.first)]
    ranges += [(low, high) for low, high in context.text.paragraphs if low <= draft.first < high]
    for low, _ in (*ranges, (0, 0)):
        ids = {entity for token, entity in fitting if low <= token}
        if len(ids) == 1:
            return ids.pop()
        if ids and low:
            break
    counts = Counter(entity for _, entity in fitting).most_common(2)
    # The place most of the text is about, if it is so by far.
    return counts[0][0] if counts and (len(counts) == 1 or counts[0][1] >= _BY_FAR * counts[1][1]) else None


def _may_mean(draft: PlaceDraft, earlier: PlaceDraft, entity: str, context: Context) -> bool:
    kind = context.entities[entity].subtype
    if draft.part:
        return kind in ("city", "governorate")
    if draft.back is None or earlier.distance_km is not None or earlier.precision == "area":
        return False
    wanted = draft.back.kind
    if wanted == "site":
        said = earlier.head.head if earlier.head is not None else context.entities[entity].name.split()[0]
        return key(said) == key(draft.back.head)
    if wanted in ("city", "town", "village"):
        # What is called a town here is a village on the list as often as not; a head noun said before decides.
        if earlier.head is not None and earlier.head.kind in ("city", "town", "village"):
            return earlier.head.kind == wanted
        return kind == wanted or (kind in ("town", "village") and wanted in ("town", "village"))
    return kind == wanted


# Actors


def _count_actors(drafts: Sequence[ActorDraft], context: Context) -> None:
    for draft in drafts:
        actors = {name.actor for name in draft.names if name.needs == "nothing"}
        if len(actors) == 1:
            countries = context.lexicon.actors.rows[actors.pop()].countries
            if len(countries) == 1:
                context.countries[countries[0]] += 1


def _actors(drafts: Sequence[ActorDraft], context: Context, found: list[Draft]) -> dict[int, str]:
    """Add the mentions of actors to `found`; return the entities by the token they stand at."""
    clear = [named for draft in drafts if (named := _clear(draft, context)) is not None]
    by_token = {named.token: named for named in clear}
    settled: dict[int, str] = {}
    for draft in drafts:
        entity = by_token[draft.first].entity if draft.first in by_token else _meant(draft, clear, settled, context)
        if entity is None and not _stays_open(draft):
            continue
        if entity is not None:
            settled[draft.first] = entity
            if draft.first not in by_token and not draft.pronoun and draft.names:
                clear.append(_as_named(draft, entity, context))
        found.append(Draft(draft.start, draft.end, "actor", draft.rule, entity, _register(draft, entity, context)))
    return settled


def _clear(draft: ActorDraft, context: Context) -> Named | None:
    """Return whom the words mean by themselves, or null."""
    actors = context.lexicon.actors
    if draft.local is not None:
        return Named(draft.first, context.use(draft.local), draft.local.subtype, frozenset({draft.opening}), ())
    voiced = _acts(draft, context)
    keys = {name.actor for name in draft.names if name.needs == "nothing" or (voiced and name.needs == "voice")}
    if len(keys) > 1:
        here = context.country()
        keys = {actor for actor in keys if here in actors.rows[actor].countries} or keys
    if len(keys) != 1:
        return None
    row = actors.rows[keys.pop()]
    entity = context.use(actors.entities[row.key])
    openings = actors.openings.get(row.key, frozenset()) | {draft.opening}
    return Named(draft.first, entity, row.kind, openings, row.countries)


def _as_named(draft: ActorDraft, entity: str, context: Context) -> Named:
    rows, actor = context.lexicon.actors.rows, context.lexicon.actors.by_entity[entity]
    return Named(draft.first, entity, rows[actor].kind, frozenset({draft.opening}), rows[actor].countries)


def _meant(draft: ActorDraft, clear: Sequence[Named], settled: dict[int, str], context: Context) -> str | None:
    """Return whom a common noun or short form means in this document, or null where that is not settled."""
    if draft.pronoun:
        return _owner(draft, clear, settled, context)
    if draft.refers:
        found = _antecedent(draft, clear, context)
        if found is not None:
            return found
    named = [name for name in draft.names if name.needs == "naming"]
    ids = {context.lexicon.actors.entities[name.actor].id for name in named}
    meant = ids & {item.entity for item in clear}
    if len(meant) == 1:
        return meant.pop()
    return _of_country(draft, clear, context)


def _of_country(draft: ActorDraft, clear: Sequence[Named], context: Context) -> str | None:
    """Return the actor of the country at hand that is called so: of the sentence, else of the document."""
    names = [name for name in draft.names if name.needs == "country"]
    if not names:
        return None
    first, _ = context.text.sentence_of(draft.first)
    beside = [item for item in clear if first <= item.token < draft.first and item.countries]
    states = [item.countries[0] for item in beside if item.kind in ("state", "state_force")]
    for country in (states[-1] if states else None, context.country()):
        chosen = _in_country(names, country, context)
        if chosen is not None:
            return context.use(context.lexicon.actors.entities[chosen])
    return None


def _in_country(names: Sequence[ActorName], country: str | None, context: Context) -> str | None:
    rows = context.lexicon.actors.rows
    if country is None:
        return None
    own = {name.actor for name in names if rows[name.actor].countries[:1] == (country,)}
    wider = {name.actor for name in names if country in rows[name.actor].countries}
    for actors in (own, wider):
        if len(actors) == 1:
            return actors.pop()
    return None


def _antecedent(draft: ActorDraft, clear: Sequence[Named], context: Context) -> str | None:
    """Return the clearly named actor whose name begins with the noun: the only one, else the last of the paragraph."""
    refers = set(draft.refers)
    kind = draft.common.kind if draft.common is not None else None
    fitting = [item for item in clear if refers & item.openings and (kind is None or item.kind == kind)]
    if len({item.entity for item in fitting}) == 1:
        return fitting[0].entity
    start = next((low for low, high in context.text.paragraphs if low <= draft.first < high), 0)
    last = [item for item in fitting if start <= item.token < draft.first]
    return last[-1].entity if last else None


def _owner(draft: ActorDraft, clear: Sequence[Named], settled: dict[int, str], context: Context) -> str | None:
    """Return whose forces they are: of who speaks in the sentence, or of who issues the statement (قواتنا)."""
    tokens = context.text.tokens
    if draft.pronoun in _FIRST_PERSON or draft.pronoun in _SECOND_PERSON:
        issued = [
            item.entity
            for item in clear
            if item.token > 1 and tuple(t.key for t in tokens[item.token - 2 : item.token]) == _ISSUED_BY
        ]
        return issued[0] if len(set(issued)) == 1 else None
    first, _ = context.text.sentence_of(draft.first)
    before = [(token, entity) for token, entity in sorted(settled.items()) if first <= token < draft.first]
    cue = next((i for i in range(first, draft.first) if form_of(context.lexicon.cues, tokens[i].key) is not None), None)
    if cue is not None:
        said = [entity for token, entity in before if token > cue]
        return said[0] if said else None
    return before[0][1] if len({entity for _, entity in before}) == 1 else None


def _stays_open(draft: ActorDraft) -> bool:
    """Whether words that nobody is settled for are a mention all the same."""
    return bool(draft.pronoun) or (draft.common is not None and draft.common.open)


def _register(draft: ActorDraft, entity: str | None, context: Context) -> ActorValue:
    actor = context.lexicon.actors.by_entity.get(entity or "")
    for name in draft.names:
        if name.actor == actor:
            return ActorValue(register=name.register)
    if draft.local is not None:
        return ActorValue(register="full")
    return ActorValue(register=draft.common.register if draft.common is not None else "common")


# Persons


def _persons(drafts: Sequence[PersonDraft], context: Context, actors: dict[int, str]) -> list[Draft]:
    found: list[Draft] = []
    lexicon = context.lexicon
    for draft in drafts:
        if draft.row is not None:
            entity = context.use(lexicon.persons.entities[draft.row.key])
        else:
            start, end = draft.name
            name = context.text.raw[context.text.tokens[start].start : context.text.tokens[end - 1].end]
            entity = context.use(local_entity(name))
        affiliation = actors.get(draft.office.first) if draft.office is not None else None
        value = PersonValue(rank=draft.rank, role=draft.role, affiliation=affiliation)
        found.append(Draft(draft.start, draft.end, "person", draft.rule, entity, value))
    return found
