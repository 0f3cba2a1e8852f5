"""Whom a name, a short form or a common noun means in this document; open where nothing settles it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec.structs import replace

from rawi.lexicon import Lexicon
from rawi.lexicon.actors import ActorName
from rawi.lexicon.matcher import forms_of, word_forms
from rawi.lexicon.places import PlaceRow
from rawi.lexicon.shape_words import shape_words
from rawi.model import ActorValue
from rawi.read.drafts import Draft
from rawi.read.entities import governed, owners
from rawi.read.entities.clear_actors import Clear, Named, Speaker
from rawi.read.entities.context import Context
from rawi.read.entities.metonymy import acts
from rawi.read.entities.short_names import is_of_members, of_named_country
from rawi.read.names import organs
from rawi.read.names.actor_drafts import ActorDraft
from rawi.read.names.group_names import tells_apart
from rawi.read.names.nationalities import is_nationality
from rawi.read.places.drafts import PlaceDraft
from rawi.read.shapes import key_at
from rawi.text import analyse, key, same_line

# Arms and men that a state has (جرافات الاحتلال).
_ARMS = shape_words("arms_of_state")
# So many names show that a text is about a country.
_PLAINLY = 3
_OFTEN = 3
_TWICE = 2
# More than half of a country's places lie in the area.
_SHARE_OF_AREA = 2
# So many words stand between a force and the town it is told to be at (قوات النظام على مدينة مصراتة).
_AT_HAND = 2
_IN = key("في")
_OF_SEVERAL = ("يين", "يون")
_PARTS = frozenset({"governorate", "region"})
_MINISTRIES = frozenset({key("وزارة")})
# Nouns that any force may be called by; الجهاز is the one named last.
_OF_ARMIES = shape_words("noun_of_any_force")
_BLOWS = shape_words("blow_of_state")
_TROOPS_ALONE = frozenset({key("قوات")})
# What the only one of its kind that a text names is called again (الفصيل, المنظمة).
_GENERIC: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(shape_words("armed_group_again"), ("armed_group",)),
    **dict.fromkeys(shape_words("organisation_again"), ("monitor", "relief")),
    **dict.fromkeys(shape_words("outlet_named_again"), ("media",)),
}


def count(drafts: Sequence[ActorDraft], context: Context) -> None:
    """Count the countries of the actors that need no help: they show what country a text is about."""
    for draft in drafts:
        actors = {name.actor for name in draft.names if name.needs == "nothing"}
        if len(actors) == 1:
            countries = context.lexicon.actors.rows[actors.pop()].countries
            if len(countries) == 1:
                context.countries[countries[0]] += 1
        elif draft.local is not None and draft.country is not None:
            context.countries[draft.country] += 1


def count_acting(drafts: Sequence[ActorDraft], context: Context) -> None:
    """Count the home countries of the actors that need no help; they tell places of one name apart."""
    for draft in drafts:
        actors = {name.actor for name in draft.names if name.needs == "nothing"}
        if len(actors) == 1:
            context.acting.update(context.lexicon.actors.rows[actors.pop()].countries[:1])


def of_their_time(drafts: Sequence[ActorDraft], year: int | None, lexicon: Lexicon) -> list[ActorDraft]:
    """Return the drafts without the short names of actors that were not there yet in a year (المتمردون)."""
    if year is None:
        return list(drafts)
    rows = lexicon.actors.rows
    found: list[ActorDraft] = []
    for draft in drafts:
        names = tuple(name for name in draft.names if name.needs == "nothing" or (rows[name.actor].since or 0) <= year)
        found.append(draft if len(names) == len(draft.names) else replace(draft, names=names))
    return found


def at_home(drafts: Sequence[ActorDraft], places: Sequence[PlaceDraft], context: Context) -> list[ActorDraft]:
    """Return the drafts with the names settled that others bear too (قوات النظام): they need no help at home.

    A text in which they are told to be at a town of another country (طيران النظام نيالا), and that names nothing of
    their own, is of another's. Where the list has that other (جيش الدفاع), only his countries show him.
    """
    rows = context.lexicon.actors.rows
    ends = {draft.last for draft in drafts if any(name.needs == "home" for name in draft.names)}
    towns = any(_is_sure_town(place.rows) and not ends.isdisjoint(_words_before(place, context)) for place in places)
    at_hand = {row.country for place in places for row in place.rows} | context.nations.keys()

    def settle(draft: ActorDraft, name: ActorName) -> ActorName:
        if name.needs != "home":
            return name
        others = {land for other in draft.names if other.actor != name.actor for land in rows[other.actor].countries}
        strange = not others.isdisjoint(at_hand) if others else towns
        strange = strange and at_hand.isdisjoint(rows[name.actor].countries)
        return replace(name, needs="country" if strange else "nothing")

    return [replace(draft, names=tuple(settle(draft, name) for name in draft.names)) for draft in drafts]


def _is_sure_town(rows: Sequence[PlaceRow]) -> bool:
    sure = any(row.needs == "nothing" for row in rows) and len({row.country for row in rows}) == 1
    return sure and rows[0].kind != "country"


def _words_before(place: PlaceDraft, context: Context) -> Iterator[int]:
    """Yield the tokens that a place, and the words right before it, begin with, where nothing is joined by "and"."""
    for i in range(place.first, max(place.first - _AT_HAND, 0) - 1, -1):
        if context.text.tokens[i].kind != "word" or context.text.tokens[i].key.startswith("و"):
            return
        yield i


def settled(
    drafts: Sequence[ActorDraft], context: Context, found: list[Draft], *, speakers: Sequence[Speaker] = ()
) -> dict[int, str]:
    """Add the mentions of actors to `found`; return the entities by the token they stand at, in order.

    `speakers` are the persons of the text with whom they are of.
    """
    clear = Clear()
    for draft in drafts:
        named = _clear(draft, context)
        if named is not None:
            clear.add(named)
    by_token = {named.token: named.entity for named in clear.items}
    entities: dict[int, str] = {}
    unsettled: set[str] = set()
    for draft, following in zip(drafts, (*drafts[1:], None), strict=False):
        governing = governed.governor(draft, following, context)
        body = _governed(draft, governing, by_token, clear, context) if governing is not None else None
        entity = by_token.get(draft.first) or body or owners.of_speaker(draft, speakers, entities, context)
        if entity is None and not _is_another(draft, context):
            entity = of_named_country(draft, _meant(draft, clear, entities, context), context)
        entity = _forces(draft, entity, context)
        open_ = _stays_open(draft, context) or not unsettled.isdisjoint(draft.refers) or _is_one_of(draft, clear)
        if entity is None and not open_:
            continue
        if entity is None and draft.opening in _MINISTRIES:
            # الوزارة after وزارة الصحة is that ministry, whichever.
            unsettled.add(draft.opening)
        if entity is not None:
            entities[draft.first] = entity
            if draft.first not in by_token and draft.names:
                _add_again(draft, entity, clear, context)
        found.append(Draft(draft.start, draft.end, "actor", draft.rule, entity, _register(draft, entity, context)))
    return entities


def _governed(
    draft: ActorDraft, governing: ActorDraft, by_token: Mapping[int, str], clear: Clear, context: Context
) -> str | None:
    """Return the organ of whom it is said to belong to (وزارة الصحة التابعة للحوثيين), or null."""
    entity = by_token.get(governing.first) or _of_country(governing, clear, context)
    if entity is None or draft.organ is None:
        return None
    body = governed.organ_of(draft.organ, context.entities[entity], context)
    return context.use(body) if body is not None else None


def _is_one_of(draft: ActorDraft, clear: Clear) -> bool:
    """Whether a head noun with the article means one of several bodies named before it (الجهاز), whichever."""
    if draft.rule not in ("actor.anaphor", "actor.common"):
        return False
    return any(item.token < draft.first for opening in draft.refers for item in clear.by_opening.get(opening, ()))


def _is_another(draft: ActorDraft, context: Context) -> bool:
    """Whether an adjective tells a body of one word from the one that the word alone means (الجيش الجنوبي)."""
    noun = draft.common is not None or draft.organ is not None or bool(draft.refers)
    noun = noun or any(name.register == "common" for name in draft.names)
    if not noun or draft.last > draft.first + 1 or draft.pronoun or draft.local is not None:
        return False
    return tells_apart(context.text, draft.last, context.lexicon)


def _clear(draft: ActorDraft, context: Context) -> Named | None:
    """Return whom the words mean by themselves, or null."""
    actors = context.lexicon.actors
    above = governed.headed(draft, context)
    if above is not None:
        home = actors.by_entity.get(above.parent or "")
        countries = actors.rows[home].countries if home is not None else ()
        return Named(draft.first, context.use(above), above.subtype, frozenset({draft.opening}), countries)
    if draft.local is not None and not (draft.refers and draft.rule == "actor.group"):
        countries = (draft.country,) if draft.country is not None else ()
        return Named(draft.first, context.use(draft.local), draft.local.subtype, frozenset({draft.opening}), countries)
    if draft.last == draft.first + 1 and is_nationality(context.text, draft.first, context.lexicon):
        return None
    voiced = any(name.needs == "voice" for name in draft.names) and acts(draft, context)
    keys = {name.actor for name in draft.names if name.needs == "nothing" or (voiced and name.needs == "voice")}
    if len(keys) > 1:
        here = context.country()
        keys = {actor for actor in keys if here in actors.rows[actor].countries} or keys
    if len(keys) != 1:
        return None
    row = actors.rows[keys.pop()]
    entity = context.use(actors.entities[row.key])
    # Who calls somebody الاحتلال التركي calls them by no plain noun further on (وقالت القوات).
    hostile = any(name.register == "partisan" and name.actor == row.key for name in draft.names)
    openings = frozenset[str]() if hostile else actors.openings.get(row.key, frozenset())
    return Named(draft.first, entity, row.kind, openings | {draft.opening}, row.countries)


def _add_again(draft: ActorDraft, entity: str, clear: Clear, context: Context) -> None:
    """Let what was settled by the country serve as an antecedent (وزارة الدفاع, then الوزارة)."""
    actor = context.lexicon.actors.by_entity.get(entity)
    if actor is not None:
        row = context.lexicon.actors.rows[actor]
        clear.add(Named(draft.first, entity, row.kind, frozenset({draft.opening}), row.countries))


def _meant(draft: ActorDraft, clear: Clear, entities: dict[int, str], context: Context) -> str | None:
    """Return whom a common noun or short form means in this document, or null where that is not settled."""
    if draft.pronoun:
        return owners.owner(draft, clear, entities, context)
    found = _antecedent(draft, clear, context) if draft.refers else None
    found = found or _stands_for(draft, clear, context)
    if found is not None:
        return found
    if draft.local is not None:
        # الجماعة المسلحة: one named before, else a group of its own.
        return context.use(draft.local)
    named = [name for name in draft.names if name.needs == "naming"]
    whom = [name.actor for name in draft.names if name.needs == "country" and name.register != "common"]
    meant = clear.entities.intersection(context.lexicon.actors.entities[actor].id for actor in whom)
    if len(meant) == 1:
        return meant.pop()
    meant = clear.entities.intersection(context.lexicon.actors.entities[name.actor].id for name in named)
    if len(meant) == 1:
        return meant.pop()
    if named and is_of_members(draft, context):
        meant_here = _in_country(named, context.country(), context)
        if meant_here is not None:
            return context.use(context.lexicon.actors.entities[meant_here])
    return _of_country(draft, clear, context)


def _of_country(draft: ActorDraft, clear: Clear, context: Context) -> str | None:
    """Return the actor of the country at hand that is called so: of the sentence, else of the document."""
    names = [name for name in draft.names if name.needs == "country"]
    told_apart = draft.last == draft.first + 1 and organs.whose(context.text, draft.last, context.lexicon) is not None
    if (not names and draft.organ is None) or (told_apart and all(name.register != "common" for name in names)):
        # الهيئة السورية is no short name.
        return None
    if _is_of_rival(draft, context):
        return None
    first, _ = context.text.sentence_of(draft.first)
    states = [
        item.countries[0]
        for item in clear.between(first, draft.first)
        if item.countries and item.kind in ("state", "state_force")
    ]
    for country in (states[-1] if states else None, context.country()):
        chosen = _in_country(names, country, context) or _in_area(names, country, context)
        if chosen is None:
            continue
        if not states and _may_be_of_another(draft, first, chosen, context):
            return None
        entity = context.lexicon.actors.entities[chosen].id
        if any(item.entity == entity and item.kind == "state" for item in clear.between(first, draft.first)):
            # واشنطن تدعم الحكومة: a state named just before is not its own government.
            return None
        return context.use(context.lexicon.actors.entities[chosen])
    return _organ_of(draft, names, context)


def _may_be_of_another(draft: ActorDraft, first: int, army: str, context: Context) -> bool:
    """Whether the sentence tells of a blow of another state before an army (بقصف إسرائيلي على صور، وقال الجيش)."""
    if draft.opening not in _OF_ARMIES:
        return False
    text, demonyms = context.text, context.lexicon.actors.demonyms
    own = context.lexicon.actors.rows[army].countries
    states = [i for i in range(first + 1, draft.first) if key_at(text, i) in demonyms]
    others = [i for i in states if demonyms[key_at(text, i)].country not in own]
    return any(not _BLOWS.isdisjoint(forms_of(key_at(text, i - 1))) for i in others)


def _organ_of(draft: ActorDraft, names: Sequence[ActorName], context: Context) -> str | None:
    """Return the organ of the country a text is about, or of that of the place after it (وزارة الدفاع في تل أبيب)."""
    country = _seated(draft, context) or context.country()
    named = context.countries[country or ""] + context.nations[country or ""]
    alone = named > 0 and named == context.countries.total() + context.nations.total()
    if country is not None and named < _PLAINLY and not alone and country != _seated(draft, context):
        return None
    demonym = context.lexicon.actors.by_country.get(country or "")
    if draft.organ is None or demonym is None or demonym.divided or _several(names, country, context):
        return None
    actor = organs.listed(draft.organ, demonym, context.lexicon)
    entities = context.lexicon.actors.entities
    return context.use(entities[actor] if actor is not None else organs.entity(draft.organ, demonym))


def _is_of_rival(draft: ActorDraft, context: Context) -> bool:
    """Whether an organ is in, or of, a part of a country that has a state of its own (وزارة الدفاع في أرض الصومال)."""
    text, lexicon = context.text, context.lexicon
    at = draft.last + (key_at(text, draft.last) == _IN)
    if at >= len(text.tokens) or text.tokens[at].kind != "word" or not same_line(text, at):
        return False
    match = lexicon.actors.names.find(text, at)
    place = lexicon.places.names.find(text, at)
    if match is None or place is None or match.proclitics not in ("", "ب") or match.end_token != place.end_token:
        return False
    states = all(lexicon.actors.rows[name.actor].kind == "state" for name in match.values)
    return states and all(row.kind in _PARTS for row in place.values)


def _seated(draft: ActorDraft, context: Context) -> str | None:
    """Return the country of the place that an organ is said to be in, right after it, or null."""
    if key_at(context.text, draft.last) != _IN or draft.last + 1 >= len(context.text.tokens):
        return None
    match = context.lexicon.places.names.find(context.text, draft.last + 1)
    # في بيان is in a statement, whatever quarter is called so.
    countries = {row.country for row in match.values if row.needs != "head"} if match is not None else set()
    return countries.pop() if len(countries) == 1 else None


def _several(names: Sequence[ActorName], country: str | None, context: Context) -> bool:
    """Whether several actors of a country are called so, none of which the text singles out."""
    rows = context.lexicon.actors.rows
    return any(country in rows[name.actor].countries for name in names)


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


def _in_area(names: Sequence[ActorName], country: str | None, context: Context) -> str | None:
    """Return the actor of a country whose name has the area most of its places lie in (وزارة الصحة في غزة), or null.

    Where the text is of no such area, it is the only one whose name has none.
    """
    rows, here = context.lexicon.actors.rows, context.countries[country or ""]
    own = sorted({name.actor for name in names if rows[name.actor].countries[:1] == (country,)})
    areas = {actor: _areas_of(rows[actor].name, context.lexicon) for actor in own}
    if here < _TWICE or not any(areas.values()):
        return None
    inside = [actor for actor in own if any(context.areas[area] * _SHARE_OF_AREA > here for area in areas[actor])]
    elsewhere = not any(context.areas[area] for actor in own for area in areas[actor])
    plain = [actor for actor in own if not areas[actor]] if elsewhere else []
    found = inside or plain
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=256)
def _areas_of(name: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the keys of the areas that the name of an actor holds."""
    found = lexicon.places.names.find_all(analyse(name))
    rows = [row for match in found for row in match.values if row.kind in ("city", "governorate", "region")]
    return tuple(area for row in rows for area in (row.key, row.within if row.kind == "city" else None) if area)


def _antecedent(draft: ActorDraft, clear: Clear, context: Context) -> str | None:
    """Return the clearly named actor whose name begins with the noun: the only one, else the paragraph's last."""
    kind = draft.common.kind if draft.common is not None and draft.common.kind != "state_force" else None
    fitting = [
        item
        for opening in draft.refers
        for item in clear.by_opening.get(opening, ())
        if kind is None or item.kind == kind
    ]
    before = [item for item in fitting if item.token < draft.first]
    whom = {item.entity for item in before or fitting}
    if len(whom) == 1:
        return whom.pop()
    if draft.common is not None and draft.common.kind == "state_force" and draft.opening in _OF_ARMIES:
        # Of several forces a text names القوات may be any, if they are not all the one state's.
        home = context.lexicon.actors.by_country.get(context.country() or "")
        own = context.lexicon.actors.entities[home.forces].id if home is not None and home.forces is not None else None
        others = any(item.kind != "state_force" for item in before or fitting)
        return own if whom & _armies(context.lexicon) == {own} and not others else None
    start, _ = context.paragraph_of(draft.first)
    last = [item for item in before if start <= item.token]
    return max(last, key=lambda item: item.token).entity if last else None


@lru_cache(maxsize=2)
def _armies(lexicon: Lexicon) -> frozenset[str]:
    """Return the armies of all countries, by entity."""
    forces = {row.forces for row in lexicon.actors.by_country.values() if row.forces is not None}
    return frozenset(lexicon.actors.entities[army].id for army in forces)


def _forces(draft: ActorDraft, entity: str | None, context: Context) -> str | None:
    """Return the forces of a state where their arms or men are said to be its (آليات الاحتلال)."""
    actors = context.lexicon.actors
    state = actors.by_entity.get(entity or "")
    partisan = any(name.register == "partisan" and name.actor == state for name in draft.names)
    before = word_forms(key_at(context.text, draft.first - 1))
    if state is None or not partisan or _ARMS.isdisjoint(form for form, _ in before):
        return entity
    forces = {row.forces for row in actors.by_country.values() if row.state == state and row.forces}
    return context.use(actors.entities[forces.pop()]) if len(forces) == 1 else entity


def _stands_for(draft: ActorDraft, clear: Clear, context: Context) -> str | None:
    """Return the only actor of the kinds a noun may stand for (المسلحون), in the text or else in the paragraph."""
    kinds = draft.common.kinds if draft.common is not None else ()
    kinds = kinds or _GENERIC.get(draft.opening, ())
    if not kinds:
        return None
    fitting = [item for item in clear.items if item.kind in kinds and item.token < draft.first]
    # قوات إنفاذ القانون are no band.
    fitting = [item for item in fitting if item.openings != _TROOPS_ALONE or "state_force" in kinds]
    if kinds == ("state_force",):
        # The soldiers are those of the one army the text names, whatever police it names.
        fitting = [item for item in fitting if item.entity in _armies(context.lexicon)] or fitting
    adjective = key_at(context.text, draft.last)
    if adjective.startswith("ال") and adjective.endswith(_OF_SEVERAL) and not context.lexicon.actors.demonym(adjective):
        # المقاتلين العشائريين are not those of the one group named.
        return None
    start, end = context.paragraph_of(draft.first)
    for items in (fitting, [item for item in fitting if start <= item.token < end]):
        whom = {item.entity for item in items}
        if len(whom) == 1:
            meant = whom.pop()
            first, _ = context.text.sentence_of(draft.first)
            # قال الحزب إن المسلحين: who is named in the same sentence speaks of others.
            here = any(first <= item.token and item.entity == meant for item in items)
            return None if here and draft.common is not None else meant
    counts = Counter(item.entity for item in fitting).most_common(2)
    told_apart = key_at(context.text, draft.last).startswith("ال")
    often = len(counts) > 1 and counts[0][1] >= _OFTEN * counts[1][1]
    if often and draft.common is not None and not told_apart:
        # Of several the one that the text is about, by far.
        return counts[0][0]
    return None


def _stays_open(draft: ActorDraft, context: Context) -> bool:
    """Whether words that nobody is settled for are a mention all the same."""
    ambiguous = len({name.actor for name in draft.names if name.needs == "nothing"}) > 1
    # وزارة الصحة is a ministry, whatever the country.
    institution = any(name.needs == "country" and name.register == "common" for name in draft.names)
    # Of a name whose bearers were not there yet, another is meant.
    institution = institution or (draft.rule == "actor.name" and not draft.names and draft.last - draft.first > 1)
    # تنظيم أنصار الشريعة is one of those of the name, whichever.
    several = any(name.needs == "country" for name in draft.names) and draft.last - draft.first > 1
    if several:
        first = context.text.tokens[draft.first].key
        institution = institution or first.startswith("ال") or context.lexicon.actors.heads.may_begin(first)
    stands = draft.common is not None and bool(draft.common.kinds)
    if stands and not draft.names:
        return True
    open_ = draft.organ is not None or (draft.common is not None and draft.common.open)
    return bool(draft.pronoun) or ambiguous or institution or open_


def _register(draft: ActorDraft, entity: str | None, context: Context) -> ActorValue:
    actor = context.lexicon.actors.by_entity.get(entity or "")
    for name in draft.names:
        if name.actor == actor:
            return ActorValue(register=name.register)
    if draft.local is not None:
        return ActorValue(register="full")
    return ActorValue(register=draft.common.register if draft.common is not None else "common")
