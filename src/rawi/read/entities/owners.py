"""Whose forces those with a pronoun are (قواته، قواتنا): of who speaks, who is told of, who issues the statement."""

from collections.abc import Sequence

from rawi.lexicon.cues import form_of
from rawi.lexicon.shape_words import shape_words
from rawi.read.entities.clear_actors import Clear, Named, Speaker
from rawi.read.entities.context import Context
from rawi.read.names.actor_drafts import ActorDraft
from rawi.read.shapes import name_key
from rawi.text import analyse, key

_STATES = frozenset({"state", "state_force", "political"})
_ARMED = frozenset({"armed_group", "coalition", "operations_room", "state", "state_force", "political", "tribe"})
_OF_STATES_ONLY = shape_words("force_of_states_only")
# So far before a colon its speaker is named, and so far behind one its words go.
_NAMED_WITHIN = 5
_SPOKEN_WITHIN = 60
_OPERATION = key("عملية")
_ISSUED_BY = (key("صادر"), key("عن"))
# The pronouns of who issues a statement, and of those it speaks to for itself (قواتنا، قواتكم).
_OWN = ("نا", "كم")


def of_speaker(
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
        since = [token for token in entities if before[-1].token < token < draft.first]
        others = any(_may_have(draft, context.entities[entities[token]].subtype) for token in since)
        # يعلن القائد فلان، والجيش يقر بانسحاب قواته
        joined = any(context.text.tokens[token].key.startswith("و") for token in since)
        return None if others and joined else _whose(before[-1], entities, context)
    if any(first <= token < draft.first for token in entities):
        return None
    return _went_on(draft, speakers, entities, context)


def _whose(speaker: Speaker, entities: dict[int, str], context: Context) -> str | None:
    if speaker.office is not None:
        return entities.get(speaker.office)
    known = context.lexicon.entities.get(speaker.affiliation or "")
    return context.use(known) if known is not None and known.subtype in _ARMED else None


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


def owner(draft: ActorDraft, clear: Clear, entities: dict[int, str], context: Context) -> str | None:
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
    actors = {context.bearers[name_key(name)]} if name_key(name) in context.bearers else actors
    rows = [context.lexicon.actors.rows[actor] for actor in actors]
    # An operation has the forces of several.
    own = len(rows) == 1 and rows[0].kind != "operations_room" and key(name.split()[0]) != _OPERATION
    if own:
        return context.use(context.lexicon.actors.entities[rows[0].key])
    return _called(name, context) if not rows else None


def _called(name: str, context: Context) -> str | None:
    """Return the armed actor of the text that bears a name, or null: of no list, or settled by the country."""
    wanted = name_key(name)
    meant = [
        entity.id
        for entity in context.entities.values()
        if entity.kind == "actor"
        and entity.subtype in _ARMED
        and wanted in (name_key(one) for one in (entity.name, *entity.aliases))
    ]
    return meant[0] if len(meant) == 1 else None


def _is_issuer(named: Named, context: Context) -> bool:
    before = context.text.tokens[max(named.token - 2, 0) : named.token]
    return tuple(token.key for token in before) == _ISSUED_BY
