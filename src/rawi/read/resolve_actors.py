"""Whom a name, a short form or a common noun means in this document; open where nothing settles it."""

from bisect import bisect_left, insort
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from rawi.lexicon.actors import ActorName
from rawi.lexicon.cues import form_of
from rawi.model import ActorValue
from rawi.read import organs
from rawi.read.actor_drafts import ActorDraft
from rawi.read.context import Context
from rawi.read.drafts import Draft
from rawi.read.metonymy import acts
from rawi.read.nationalities import is_nationality
from rawi.read.shapes import key_at, same_line
from rawi.text import analyse, key

# Arms and men that a state has (جرافات الاحتلال).
_ARMS = frozenset(
    key(
        "آليات جرافات دبابات جنود طائرات مسيرات مروحيات مدفعية دوريات قناصة حشود قوات عناصر مواقع زوارق لآليات مدرعات"
    ).split()
)
# So many names show that a text is about a country.
_PLAINLY = 3
_IN = key("في")
_STATES = frozenset({"state", "state_force", "political"})
_ARMED = frozenset({"armed_group", "coalition", "operations_room", "state", "state_force", "political", "tribe"})
_OF_STATES_ONLY = frozenset({"جيش", "طيران", "دفاعات"})
# So far before a colon its speaker is named, and so far behind one its words go.
_NAMED_WITHIN = 5
_SPOKEN_WITHIN = 60
# What the only one of its kind that a text names is called again (الفصيل, المنظمة).
_GENERIC: Mapping[str, tuple[str, ...]] = {
    key("فصيل"): ("armed_group",),
    key("جماعة"): ("armed_group",),
    key("منظمة"): ("monitor", "relief"),
    key("جمعية"): ("monitor", "relief"),
    key("صحيفة"): ("media",),
    key("قناة"): ("media",),
    key("وكالة"): ("media",),
}
_MEMBERS = frozenset(
    key(
        "عناصر عنصر مسلحي مسلحو مقاتلي مقاتلو مقاتل قيادي قادة قائد زعيم زعماء أمير أمراء أعضاء عضو مسؤول خلايا خلية "
        "معاقل مواقع معسكرات معسكر إرهابيي مجاهدي مجاهدو قناصة أسرى صفوف قبضة تنظيم جماعة فصيل حركة متمردو متمردي "
        "أنصار كوادر"
    ).split()
)
_OPERATION = key("عملية")
_ISSUED_BY = (key("صادر"), key("عن"))
# The pronouns of who issues a statement, and of those it speaks to for itself (قواتنا، قواتكم).
_OWN = ("نا", "كم")


class Named(msgspec.Struct, frozen=True):
    """An actor that the text names clearly, with the token it stands at."""

    token: int
    entity: str
    kind: str | None
    openings: frozenset[str]
    countries: tuple[str, ...]


class Speaker(NamedTuple):
    """A person: the token of the name, that of the organisation named with it, and whom the list says they are of."""

    token: int
    office: int | None
    affiliation: str | None


class Clear(msgspec.Struct):
    """The clearly named actors of a text by where they stand, and by what their names begin with."""

    items: list[Named] = msgspec.field(default_factory=list)
    entities: set[str] = msgspec.field(default_factory=set)
    by_opening: dict[str, list[Named]] = msgspec.field(default_factory=dict)

    def add(self, named: Named) -> None:
        """Add an actor at its place in the text."""
        insort(self.items, named, key=lambda item: item.token)
        self.entities.add(named.entity)
        for opening in named.openings:
            insort(self.by_opening.setdefault(opening, []), named, key=lambda item: item.token)

    def between(self, low: int, high: int) -> list[Named]:
        """Return the actors from token `low` on and before `high`."""
        first = bisect_left(self.items, low, key=lambda item: item.token)
        last = bisect_left(self.items, high, key=lambda item: item.token)
        return self.items[first:last]


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


def likely(drafts: Sequence[ActorDraft], context: Context) -> list[ActorDraft]:
    """Return the drafts without the words that are a name only where the text names the actor (القاعدة، فتح)."""
    sure = {name.actor for draft in drafts for name in draft.names if name.needs == "nothing"}
    return [
        draft
        for draft in drafts
        if draft.common is not None
        or not draft.names
        or any(name.needs != "naming" or name.actor in sure for name in draft.names)
        or _is_of_members(draft, context)
    ]


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
    for draft in drafts:
        entity = by_token.get(draft.first) or _of_speaker(draft, speakers, entities, context)
        entity = _forces(draft, entity or _meant(draft, clear, entities, context), context)
        if entity is None and not _stays_open(draft, context):
            continue
        if entity is not None:
            entities[draft.first] = entity
            if draft.first not in by_token and draft.names:
                _add_again(draft, entity, clear, context)
        found.append(Draft(draft.start, draft.end, "actor", draft.rule, entity, _register(draft, entity, context)))
    return entities


def _clear(draft: ActorDraft, context: Context) -> Named | None:
    """Return whom the words mean by themselves, or null."""
    actors = context.lexicon.actors
    if draft.local is not None and not (draft.refers and draft.rule == "actor.group"):
        countries = (draft.country,) if draft.country is not None else ()
        return Named(draft.first, context.use(draft.local), draft.local.subtype, frozenset({draft.opening}), countries)
    if draft.last == draft.first + 1 and is_nationality(context.text, draft.first, context.lexicon):
        return None
    voiced = acts(draft, context)
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


def _add_again(draft: ActorDraft, entity: str, clear: Clear, context: Context) -> None:
    """Let what was settled by the country serve as an antecedent (وزارة الدفاع, then الوزارة)."""
    actor = context.lexicon.actors.by_entity.get(entity)
    if actor is not None:
        row = context.lexicon.actors.rows[actor]
        clear.add(Named(draft.first, entity, row.kind, frozenset({draft.opening}), row.countries))


def _meant(draft: ActorDraft, clear: Clear, entities: dict[int, str], context: Context) -> str | None:
    """Return whom a common noun or short form means in this document, or null where that is not settled."""
    if draft.pronoun:
        return _owner(draft, clear, entities, context)
    found = _antecedent(draft, clear, context) if draft.refers else None
    found = found or _stands_for(draft, clear, context)
    if found is not None:
        return found
    if draft.local is not None:
        # الجماعة المسلحة: one named before, else a group of its own.
        return context.use(draft.local)
    named = [name for name in draft.names if name.needs == "naming"]
    meant = clear.entities.intersection(context.lexicon.actors.entities[name.actor].id for name in named)
    if len(meant) == 1:
        return meant.pop()
    if named and _is_of_members(draft, context):
        meant_here = _in_country(named, context.country(), context)
        if meant_here is not None:
            return context.use(context.lexicon.actors.entities[meant_here])
    return _of_country(draft, clear, context)


def _is_of_members(draft: ActorDraft, context: Context) -> bool:
    """Whether the word before a name says that it has men, so that it is a group's (عناصر القاعدة، القيادي في فتح)."""
    tokens, at = context.text.tokens, draft.first - 1
    if at >= 0 and tokens[at].kind == "quote":
        at -= 1
    if at > 0 and tokens[at].key == _IN:
        at -= 1
    return at >= 0 and same_line(context.text, at) and tokens[at].key.lstrip("وبلف").removeprefix("ال") in _MEMBERS


def _of_country(draft: ActorDraft, clear: Clear, context: Context) -> str | None:
    """Return the actor of the country at hand that is called so: of the sentence, else of the document."""
    names = [name for name in draft.names if name.needs == "country"]
    if not names and draft.organ is None:
        return None
    first, _ = context.text.sentence_of(draft.first)
    states = [
        item.countries[0]
        for item in clear.between(first, draft.first)
        if item.countries and item.kind in ("state", "state_force")
    ]
    for country in (states[-1] if states else None, context.country()):
        chosen = _in_country(names, country, context)
        if chosen is not None:
            return context.use(context.lexicon.actors.entities[chosen])
    return _organ_of(draft, names, context)


def _organ_of(draft: ActorDraft, names: Sequence[ActorName], context: Context) -> str | None:
    """Return the organ of the country a text is about, or of that of the place after it (وزارة الدفاع في تل أبيب)."""
    country = _seated(draft, context) or context.country()
    if country is not None and context.countries[country] < _PLAINLY and country != _seated(draft, context):
        return None
    demonym = context.lexicon.actors.by_country.get(country or "")
    if draft.organ is None or demonym is None or demonym.divided or _several(names, country, context):
        return None
    actor = organs.listed(draft.organ, demonym, context.lexicon)
    entities = context.lexicon.actors.entities
    return context.use(entities[actor] if actor is not None else organs.entity(draft.organ, demonym))


def _seated(draft: ActorDraft, context: Context) -> str | None:
    """Return the country of the place that an organ is said to be in, right after it, or null."""
    if key_at(context.text, draft.last) != _IN or draft.last + 1 >= len(context.text.tokens):
        return None
    match = context.lexicon.places.names.find(context.text, draft.last + 1)
    countries = {row.country for row in match.values} if match is not None else set()
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
    if draft.common is not None and draft.common.kind == "state_force":
        # Of several forces a text names القوات may be any.
        return None
    start, _ = context.paragraph_of(draft.first)
    last = [item for item in before if start <= item.token]
    return max(last, key=lambda item: item.token).entity if last else None


def _of_speaker(
    draft: ActorDraft, speakers: Sequence[Speaker], entities: dict[int, str], context: Context
) -> str | None:
    """Return whose own forces are by who speaks: with a colon before, the last person of the sentence, who went on."""
    if not draft.pronoun:
        return None
    if draft.pronoun in _OWN:
        return None if context.issuer_at(draft.start) is not None else _before_colon(draft, entities, context)
    first, _ = context.text.sentence_of(draft.first)
    before = [speaker for speaker in speakers if first <= speaker.token < draft.first]
    if before:
        return _whose(before[-1], entities, context)
    if any(first <= token < draft.first for token in entities):
        return None
    return _went_on(draft, speakers, entities, context)


def _whose(speaker: Speaker, entities: dict[int, str], context: Context) -> str | None:
    if speaker.office is not None:
        return entities.get(speaker.office)
    known = context.lexicon.entities.get(speaker.affiliation or "")
    return context.use(known) if known is not None else None


def _before_colon(draft: ActorDraft, entities: dict[int, str], context: Context) -> str | None:
    """Return the last armed actor before a colon that the words of "we" follow (بيان رقم 31: بدأت قواتنا)."""
    tokens = context.text.tokens
    for at in range(draft.first - 1, max(draft.first - _SPOKEN_WITHIN, 0), -1):
        if tokens[at].light == ":":
            named = [token for token in entities if at - _NAMED_WITHIN <= token < at]
            fitting = [token for token in named if context.entities[entities[token]].subtype in _ARMED]
            return entities[max(fitting)] if fitting else None
    return None


def _went_on(draft: ActorDraft, speakers: Sequence[Speaker], entities: dict[int, str], context: Context) -> str | None:
    """Return whom the last one is of who spoke before in the paragraph, where the sentence names nobody."""
    start, _ = context.paragraph_of(draft.first)
    tokens = context.text.tokens
    for at in range(draft.first - 1, start - 1, -1):
        if form_of(context.lexicon.cues, tokens[at].key) is None:
            continue
        persons = [speaker for speaker in speakers if at < speaker.token <= at + 2 * _NAMED_WITHIN]
        if persons:
            return _whose(persons[0], entities, context)
        named = [token for token in entities if at < token <= at + _NAMED_WITHIN]
        fitting = [token for token in named if _may_have(draft, context.entities[entities[token]].subtype)]
        if fitting:
            return entities[min(fitting)]
    return None


def _forces(draft: ActorDraft, entity: str | None, context: Context) -> str | None:
    """Return the forces of a state where their arms or men are said to be its (آليات الاحتلال)."""
    actors = context.lexicon.actors
    state = actors.by_entity.get(entity or "")
    partisan = any(name.register == "partisan" and name.actor == state for name in draft.names)
    if state is None or not partisan or key_at(context.text, draft.first - 1).lstrip("و") not in _ARMS:
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
    start, end = context.paragraph_of(draft.first)
    for items in (fitting, [item for item in fitting if start <= item.token < end]):
        whom = {item.entity for item in items}
        if len(whom) == 1:
            meant = whom.pop()
            first, _ = context.text.sentence_of(draft.first)
            # قال الحزب إن المسلحين: who is named in the same sentence speaks of others.
            here = any(first <= item.token and item.entity == meant for item in items)
            return None if here and draft.common is not None else meant
    return None


def _owner(draft: ActorDraft, clear: Clear, entities: dict[int, str], context: Context) -> str | None:
    """Return whose forces they are: of who speaks in the sentence, or of who issues the statement (قواتنا)."""
    tokens = context.text.tokens
    if draft.pronoun in _OWN:
        issuer = _issuer_at(draft, context)
        if issuer is not None:
            return issuer
        issuers = {item.entity for item in clear.items if item.kind in _ARMED and _is_issuer(item, context)}
        return issuers.pop() if len(issuers) == 1 else None
    first, _ = context.text.sentence_of(draft.first)
    before = [
        (token, entities[token])
        for token in range(first, draft.first)
        if token in entities and _may_have(draft, context.entities[entities[token]].subtype)
    ]
    cue = next((i for i in range(first, draft.first) if form_of(context.lexicon.cues, tokens[i].key) is not None), None)
    if cue is not None:
        said = [entity for token, entity in before if token > cue]
        if said:
            return said[0]
    return before[0][1] if len({entity for _, entity in before}) == 1 else None


def _may_have(draft: ActorDraft, kind: str | None) -> bool:
    """Whether an actor of a kind may have the forces a noun names: no group has an army or an air force."""
    return kind in (_STATES if draft.opening in _OF_STATES_ONLY else _ARMED)


def _issuer_at(draft: ActorDraft, context: Context) -> str | None:
    """Return the actor of the list who speaks as we where the draft stands, or null."""
    name = context.issuer_at(draft.start)
    if name is None:
        return None
    named = context.lexicon.actors.names.find_all(analyse(name))
    actors = {entry.actor for match in named[:1] for entry in match.values if entry.needs == "nothing"}
    rows = [context.lexicon.actors.rows[actor] for actor in actors]
    # An operation has the forces of several.
    own = len(rows) == 1 and rows[0].kind != "operations_room" and key(name.split()[0]) != _OPERATION
    return context.use(context.lexicon.actors.entities[rows[0].key]) if own else None


def _is_issuer(named: Named, context: Context) -> bool:
    before = context.text.tokens[max(named.token - 2, 0) : named.token]
    return tuple(token.key for token in before) == _ISSUED_BY


def _stays_open(draft: ActorDraft, context: Context) -> bool:
    """Whether words that nobody is settled for are a mention all the same."""
    ambiguous = len({name.actor for name in draft.names if name.needs == "nothing"}) > 1
    # وزارة الصحة is a ministry, whatever the country.
    institution = any(name.needs == "country" and name.register == "common" for name in draft.names)
    # تنظيم أنصار الشريعة is one of those of the name, whichever.
    several = any(name.needs == "country" for name in draft.names) and draft.last - draft.first > 1
    if several:
        first = context.text.tokens[draft.first].key
        institution = institution or first.startswith("ال") or context.lexicon.actors.heads.may_begin(first)
    stands = draft.common is not None and bool(draft.common.kinds)
    if stands and not draft.names:
        return False
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
