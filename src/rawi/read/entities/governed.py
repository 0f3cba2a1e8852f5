"""Organs of those who govern a part of a country: وزارة الصحة التابعة للحوثيين, وزارة الدفاع في الحكومة المؤقتة."""

from rawi.lexicon.actors import Demonym, OrganRow
from rawi.lexicon.shape_words import shape_words
from rawi.model import Entity, content_id
from rawi.read.entities.context import Context
from rawi.read.names import organs
from rawi.read.names.actor_drafts import ActorDraft
from rawi.read.shapes import key_at
from rawi.text import key, same_line

_BELONGS = frozenset(map(key, ("التابعة", "التابع")))
_IN = frozenset(map(key, ("في", "لدى")))
_DASHES = frozenset("-–—")
_STATES, _OF_THE_STATE = shape_words("state"), shape_words("of_the_state") | shape_words("form_of_state")
_GOVERNING = frozenset({"armed_group", "political", "state"})


def governor(draft: ActorDraft, following: ActorDraft | None, context: Context) -> ActorDraft | None:
    """Return the draft right behind an organ that names whose it is (التابعة للحوثيين، بحكومة الوحدة), or null."""
    if draft.organ is None or following is None or not same_line(context.text, draft.last):
        return None
    joint = key_at(context.text, draft.last)
    letters = context.text.tokens[following.first].key[: following.start - context.text.tokens[following.first].start]
    if following.first == draft.last:
        return following if letters == "ب" and following.opening == key("حكومة") else None
    if following.first != draft.last + 1 or not same_line(context.text, draft.last + 1):
        return None
    belongs = joint in _BELONGS and letters in ("ل", "لل")
    inside = joint in _IN and not letters and following.opening == key("حكومة")
    return following if belongs or inside else None


def headed(draft: ActorDraft, context: Context) -> Entity | None:
    """Return the organ that stands on a line below the state or government whose it is, or null.

    `جمهورية جنوب السودان`, below it `وزارة الإعلام`; `الحكومة السورية المؤقتة`, below it `وزارة الدفاع`.
    """
    text = context.text
    if draft.organ is None or not draft.first or same_line(text, draft.first):
        return None
    if same_line(text, draft.last) and draft.last < len(text.tokens):
        # وزارة الصحة والسكان, وزارة الصحة - صنعاء, and no headline: وزارة الدفاع: سيطرنا على بلدة
        behind = text.tokens[draft.last]
        if behind.light not in _DASHES and not behind.key.startswith("و"):
            return None
    state = state_at(*text.line_of(draft.first - 1), context)
    return organ_of(draft.organ, state, context) if isinstance(state, Entity) else None


def state_at(first: int, last: int, context: Context) -> Entity | str | None:
    """Return the government that a line names and nothing else, the country where it has several, or null."""
    text, lexicon = context.text, context.lexicon
    if last - first > 2 and key_at(text, last - 1) in _OF_THE_STATE:
        # جمهورية الصومال الفيدرالية
        last -= 1
    titled = key_at(text, first) in _STATES
    begins = [first, first + 1] if titled and first + 1 < last else [first]
    for at in begins:
        place = lexicon.places.names.find(text, at)
        whole = place is not None and place.end_token == last
        countries = {row.country for row in place.values if row.kind == "country"} if place and whole else set()
        if countries and not titled:
            # أوكرانيا is a section of a page.
            return None
        match = lexicon.actors.names.find(text, at)
        actors = {name.actor for name in match.values} if match is not None and match.end_token == last else set()
        rows = [lexicon.actors.rows[actor] for actor in actors]
        if len(rows) == 1 and rows[0].kind in ("state", "political"):
            demonym = lexicon.actors.by_country.get(rows[0].countries[0]) if rows[0].countries else None
            divided = demonym is not None and demonym.divided and demonym.state == rows[0].key
            return rows[0].countries[0] if divided else lexicon.actors.entities[rows[0].key]
        if len(countries) == 1:
            country = countries.pop()
            demonym = lexicon.actors.by_country.get(country)
            if demonym is None or demonym.divided or demonym.state is None:
                return country
            return lexicon.actors.entities[demonym.state]
    return None


def organ_of(row: OrganRow, government: Entity, context: Context) -> Entity | None:
    """Return the organ that a government has: that of its state where it is the state's, else one of its own."""
    actor = context.lexicon.actors.by_entity.get(government.id)
    if actor is None or government.subtype not in _GOVERNING:
        return None
    home = next((one for one in context.lexicon.actors.rows[actor].countries), None)
    demonym = context.lexicon.actors.by_country.get(home or "")
    if demonym is not None and demonym.state == actor:
        return _of_state(row, demonym, context)
    name = (*row.names, *row.bound)[0]
    english = row.english[0]
    called = government.name_en or government.name
    return Entity(
        id=content_id("ent", "actor", f"{actor} {row.organ}"),
        kind="actor",
        name=f"{name} ({government.name})",
        name_en=f"{english} ({called})",
        aliases=(*row.names, english, f"{called} {english}"),
        subtype=row.kind,
        parent=government.id,
    )


def _of_state(row: OrganRow, demonym: Demonym, context: Context) -> Entity:
    listed = organs.listed(row, demonym, context.lexicon)
    return context.lexicon.actors.entities[listed] if listed is not None else organs.entity(row, demonym)
