"""What names mean, by what else the document names: which places count, which of several is meant, who a noun is.

Settled in this order: places that need no help, the country the text is about, the other places, then actors from
left to right. What the text does not settle stays open.
"""

from collections.abc import Iterable, Sequence

from rawi.lexicon import Lexicon
from rawi.model import Entity, PersonValue, Source
from rawi.read.drafts import Draft
from rawi.read.entities import actors as resolve_actors
from rawi.read.entities import places as resolve_places
from rawi.read.entities import short_names, sides
from rawi.read.entities.clear_actors import Speaker
from rawi.read.entities.context import Context
from rawi.read.entities.metonymy import acts
from rawi.read.names.actor_drafts import ActorDraft
from rawi.read.names.person_drafts import PersonDraft
from rawi.read.names.persons import local_entity
from rawi.read.places.drafts import PlaceDraft
from rawi.text import Text
from rawi.text.remembered import remembered_with

Anything = ActorDraft | PersonDraft | PlaceDraft


def settle(
    text: Text,
    lexicon: Lexicon,
    actors: Sequence[ActorDraft],
    persons: Sequence[PersonDraft],
    places: Sequence[PlaceDraft],
    *,
    issued: Sequence[tuple[int, int, str]] = (),
    sources: Sequence[Source] = (),
    year: int | None = None,
) -> tuple[list[Draft], list[Entity]]:
    """Return the mentions of a text in order, and the entities they point to.

    `issued` are the statements in it, by code points, each with the name of who speaks in it as we; `sources` those
    and whose page it is; `year` that of publication, if it is known.
    """
    context = Context(text, lexicon, issued=issued)
    nations = map(_nation(lexicon), [token.key for token in text.tokens if token.kind == "word"])
    context.nations.update(filter(None, nations))
    actors = resolve_actors.at_home(actors, places, context)
    actors = short_names.likely(resolve_actors.of_their_time(actors, year, lexicon), context)
    # تل أبيب is a place unless its state is meant.
    named_so = [a for a in actors if a.rule in ("actor.name", "actor.outlet") and not _is_country(a, context)]
    places = _outside(places, named_so)
    # عمان may be a state or another's capital: the name itself tells nothing of which.
    shared = {(place.first, place.last) for place in places if len({row.country for row in place.rows}) > 1}
    resolve_actors.count_acting([a for a in actors if (a.first, a.last) not in shared], context)
    chosen = resolve_places.choose(places, context)
    # A capital with the name of another state is no state where the text tells it for sure (عمان والزرقاء).
    told = {(d.first, d.last) for d in chosen if d.prop == "head" and [row.kind for row in d.rows] == ["city"]}
    actors = [a for a in actors if (a.first, a.last) not in shared & told]
    kept = _longest([*actors, *persons, *chosen], context)
    bodies = sides.sided(
        [item for item in kept if isinstance(item, ActorDraft)],
        [item for item in kept if isinstance(item, PersonDraft)],
        context,
        sources,
        year,
    )
    resolve_actors.count(bodies, context)
    found: list[Draft] = []
    found += resolve_places.settled([item for item in kept if isinstance(item, PlaceDraft)], context)
    speakers = [_speaker(item, context) for item in kept if isinstance(item, PersonDraft)]
    named = resolve_actors.settled(bodies, context, found, speakers=speakers)
    found += _persons([item for item in kept if isinstance(item, PersonDraft)], context, named)
    found.sort(key=lambda draft: (draft.start, draft.end, draft.kind))
    return found, sorted(context.entities.values(), key=lambda entity: (entity.kind, entity.id))


@remembered_with
def _nation(lexicon: Lexicon, word: str) -> str | None:
    """Return the country that a word (its key) tells of as an adjective, or null.

    ليبيا is no accusative of its adjective, شهود روس say nothing of whose army is told of.
    """
    known = lexicon.actors
    if word.removesuffix("ا") in known.plurals or (word.endswith("يا") and word in known.sure):
        return None
    nation = known.demonym(word)
    return nation.country if nation is not None else None


def _speaker(draft: PersonDraft, context: Context) -> Speaker:
    office = draft.office.first if draft.office is not None else None
    affiliation = context.lexicon.persons.entities[draft.row.key].parent if draft.row is not None else None
    return Speaker(draft.name[0], office, affiliation)


def _outside(places: Iterable[PlaceDraft], actors: Sequence[ActorDraft]) -> list[PlaceDraft]:
    """Return the places that are not part of the longer name of an actor."""
    inside = {i for actor in actors for i in range(actor.first, actor.last) if actor.last - actor.first > 1}
    return [place for place in places if not inside.issuperset(range(place.first, place.last))]


def _longest(items: Sequence[Anything], context: Context) -> list[Anything]:
    """Return the items that stay where several share words: the longest, names of lists before others."""
    kept: list[Anything] = []
    taken = bytearray(len(context.text.raw))
    for item in sorted(items, key=lambda item: (item.start - item.end, _precedence(item, context), item.start)):
        if taken.find(1, item.start, item.end) < 0:
            kept.append(item)
            taken[item.start : item.end] = b"\x01" * (item.end - item.start)
    return sorted(kept, key=lambda item: item.start)


def _precedence(item: Anything, context: Context) -> int:
    if isinstance(item, PersonDraft):
        return 2 if item.row is None else 0
    if isinstance(item, PlaceDraft):
        return 2 if item.local is not None else 1
    if item.rule == "actor.name":
        # A state speaks and acts under the name of its country; elsewhere the name is that of the place.
        return 0 if not _is_country(item, context) or acts(item, context) else 3
    return 3 if item.rule == "actor.group" else 0


def _is_country(item: ActorDraft, context: Context) -> bool:
    match = context.lexicon.places.names.find(context.text, item.first)
    kinds = {row.kind for row in match.values} if match is not None and match.end_token == item.last else set()
    return "country" in kinds or (bool(kinds) and all(name.needs == "voice" for name in item.names))


def _persons(drafts: Sequence[PersonDraft], context: Context, actors: dict[int, str]) -> list[Draft]:
    found: list[Draft] = []
    lexicon = context.lexicon
    for draft in drafts:
        if draft.row is not None:
            entity = context.use(lexicon.persons.entities[draft.row.key])
        else:
            start, end = draft.name
            begin = draft.start if draft.rule == "person.joined" else context.text.tokens[start].start
            name = context.text.raw[begin : context.text.tokens[end - 1].end]
            entity = context.use(local_entity(name))
        affiliation = actors.get(draft.office.first) if draft.office is not None else None
        value = PersonValue(rank=draft.rank, role=draft.role, affiliation=affiliation)
        found.append(Draft(draft.start, draft.end, "person", draft.rule, entity, value))
    return found
