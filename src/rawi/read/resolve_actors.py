"""Whom a name, a short form or a common noun means in this document; open where nothing settles it."""

from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass, field

from rawi.lexicon.actors import ActorName
from rawi.lexicon.cues import form_of
from rawi.model import ActorValue
from rawi.read.actors import ActorDraft
from rawi.read.context import Context, acts
from rawi.read.drafts import Draft
from rawi.text import analyse, key

_ISSUED_BY = (key("صادر"), key("عن"))
# The pronouns of who issues a statement, and of those it speaks to for itself (قواتنا، قواتكم).
_OWN = ("نا", "كم")


@dataclass(frozen=True, slots=True)
class Named:
    """An actor that the text names clearly, with the token it stands at."""

    token: int
    entity: str
    kind: str | None
    openings: frozenset[str]
    countries: tuple[str, ...]


@dataclass(slots=True)
class Clear:
    """The clearly named actors of a text by where they stand, and by what their names begin with."""

    items: list[Named] = field(default_factory=list)
    entities: set[str] = field(default_factory=set)
    by_opening: dict[str, list[Named]] = field(default_factory=dict)

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


def count_acting(drafts: Sequence[ActorDraft], context: Context) -> None:
    """Count the home countries of the actors that need no help; they tell places of one name apart."""
    for draft in drafts:
        actors = {name.actor for name in draft.names if name.needs == "nothing"}
        if len(actors) == 1:
            context.acting.update(context.lexicon.actors.rows[actors.pop()].countries[:1])


def settled(drafts: Sequence[ActorDraft], context: Context, found: list[Draft]) -> dict[int, str]:
    """Add the mentions of actors to `found`; return the entities by the token they stand at, in order."""
    clear = Clear()
    for draft in drafts:
        named = _clear(draft, context)
        if named is not None:
            clear.add(named)
    by_token = {named.token: named.entity for named in clear.items}
    entities: dict[int, str] = {}
    for draft in drafts:
        entity = by_token.get(draft.first) or _meant(draft, clear, entities, context)
        if entity is None and not _stays_open(draft):
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
    if draft.local is not None:
        return Named(draft.first, context.use(draft.local), draft.local.subtype, frozenset({draft.opening}), ())
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
    if found is not None:
        return found
    named = [name for name in draft.names if name.needs == "naming"]
    meant = clear.entities.intersection(context.lexicon.actors.entities[name.actor].id for name in named)
    if len(meant) == 1:
        return meant.pop()
    return _of_country(draft, clear, context)


def _of_country(draft: ActorDraft, clear: Clear, context: Context) -> str | None:
    """Return the actor of the country at hand that is called so: of the sentence, else of the document."""
    names = [name for name in draft.names if name.needs == "country"]
    if not names:
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


def _antecedent(draft: ActorDraft, clear: Clear, context: Context) -> str | None:
    """Return the clearly named actor whose name begins with the noun: the only one, else the paragraph's last."""
    kind = draft.common.kind if draft.common is not None else None
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
    start, _ = context.paragraph_of(draft.first)
    last = [item for item in before if start <= item.token]
    return max(last, key=lambda item: item.token).entity if last else None


def _owner(draft: ActorDraft, clear: Clear, entities: dict[int, str], context: Context) -> str | None:
    """Return whose forces they are: of who speaks in the sentence, or of who issues the statement (قواتنا)."""
    tokens = context.text.tokens
    if draft.pronoun in _OWN:
        issuer = _issuer_at(draft, context)
        if issuer is not None:
            return issuer
        issuers = {item.entity for item in clear.items if _is_issuer(item, context)}
        return issuers.pop() if len(issuers) == 1 else None
    first, _ = context.text.sentence_of(draft.first)
    before = [(token, entities[token]) for token in range(first, draft.first) if token in entities]
    cue = next((i for i in range(first, draft.first) if form_of(context.lexicon.cues, tokens[i].key) is not None), None)
    if cue is not None:
        said = [entity for token, entity in before if token > cue]
        return said[0] if said else None
    return before[0][1] if len({entity for _, entity in before}) == 1 else None


def _issuer_at(draft: ActorDraft, context: Context) -> str | None:
    """Return the actor of the list who speaks as we where the draft stands, or null."""
    name = context.issuer_at(draft.start)
    if name is None:
        return None
    named = context.lexicon.actors.names.find_all(analyse(name))
    actors = {entry.actor for match in named[:1] for entry in match.values if entry.needs == "nothing"}
    rows = [context.lexicon.actors.rows[actor] for actor in actors]
    # An operation has the forces of several.
    own = len(rows) == 1 and rows[0].kind != "operations_room"
    return context.use(context.lexicon.actors.entities[rows[0].key]) if own else None


def _is_issuer(named: Named, context: Context) -> bool:
    before = context.text.tokens[max(named.token - 2, 0) : named.token]
    return tuple(token.key for token in before) == _ISSUED_BY


def _stays_open(draft: ActorDraft) -> bool:
    """Whether words that nobody is settled for are a mention all the same."""
    ambiguous = len({name.actor for name in draft.names if name.needs == "nothing"}) > 1
    # وزارة الصحة is a ministry, whatever the country.
    institution = any(name.needs == "country" and name.register == "common" for name in draft.names)
    return bool(draft.pronoun) or ambiguous or institution or (draft.common is not None and draft.common.open)


def _register(draft: ActorDraft, entity: str | None, context: Context) -> ActorValue:
    actor = context.lexicon.actors.by_entity.get(entity or "")
    for name in draft.names:
        if name.actor == actor:
            return ActorValue(register=name.register)
    if draft.local is not None:
        return ActorValue(register="full")
    return ActorValue(register=draft.common.register if draft.common is not None else "common")
