"""What a document tells of as one incident: a blow, and the dead, wounded and destroyed of it, in one place and time.

Harm is told in few words, without a place or a day of its own, by whoever tells of the blow. So two documents that tell
of one blow tell of one toll, and two that tell of one toll tell of one blow.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import NamedTuple

from rawi.lexicon.event_families import event_families
from rawi.link.events.alike import FAR_RATIO
from rawi.link.events.blocks import Blocks, Key, Kind
from rawi.link.events.likeness import WEEKS, Likeness
from rawi.link.events.parts import tolls
from rawi.link.events.scenes import Days
from rawi.link.events.sites import CLOSE, WIDE, Site, best, called
from rawi.link.events.timing import gap_of, span_of
from rawi.link.events.told import ASIDE, HOSPITAL, Book, Told, denies
from rawi.link.events.victims import CIVILIANS, FIGHTERS, STATE, counts_own, soldiers, victims
from rawi.link.texts.counted import nouns_for
from rawi.link.texts.kinds import BLOWS, TOLL
from rawi.model import EventType

_LOST: frozenset[EventType] = frozenset({"destruction"})
_FIGHTS = frozenset({"fighting", "territory"})
# Cues that put a claim out of the incident told around it.
_OUT = ASIDE | {"again", "other"}


class Incident(NamedTuple):
    """A stretch of one document: its number there, and whether the claims of both sides of a fight are in it."""

    document: str
    number: int


def _incidents(claims: Sequence[Told], book: Book) -> list[list[Told]]:
    """Return the claims of a document that tell of a blow or of harm as news, by the incident they tell of."""
    told: list[list[Told]] = []
    # One answers for all of an incident with the same places and days: a list of thousands of dead has few of either.
    answering: list[dict[object, Told]] = []
    for item in sorted(claims, key=lambda item: item.headline):
        if _is_news_of_harm(item):
            homes = reversed(range(len(told)))
            home = next((number for number in homes if _goes_with(item, answering[number].values(), book)), None)
            if home is None:
                told.append([])
                answering.append({})
                home = -1
            told[home].append(item)
            answering[home].setdefault((tuple(map(_place_of, item.sites)), item.time), item)
    return told


def _place_of(site: Site) -> object:
    """Return what of a site it is compared by: all but the words for it."""
    return site.entity, site.text, site.relation, site.sector, site.precision, site.candidates


def may_be_one_incident(
    key: Key,
    one: tuple[Sequence[Told], int],
    other: tuple[Sequence[Told], int],
    book: Book,
    ask: Callable[[Told, Told, Book], Likeness],
) -> bool:
    """Whether claims of two incidents that share a key may be one by that; each with the claims of its document."""
    first, second = (_incidents(claims, book)[number] for claims, number in (one, other))
    is_one = _tell_of_one_fight(key, first, second, book) if key.kind == "fight" else _of_the_same_days(first, second)
    return is_one and any(
        _may_be_one(ours, theirs, (first, second), book) and not ask(ours, theirs, book).barred
        for ours, theirs in product(first, second)
    )


def incident_keys(claims: Sequence[Told], book: Book) -> Iterator[tuple[Key, int]]:
    """Yield by what the incidents of a document are looked for, with their numbers: a fight, or the one harm there."""
    alone: dict[str, list[int]] = defaultdict(list)
    for number, inside in enumerate(_incidents(claims, book)):
        for place, day in _fights(inside):
            yield Key("fight", (place,), day), number
        for place in _scenes(inside, book):
            alone[place].append(number)
    yield from ((Key("scene", (place,)), held[0]) for place, held in alone.items() if len(held) == 1)


def _is_news_of_harm(told: Told) -> bool:
    kind = told.claim.event_type
    family = event_families()[kind].family
    is_harm = kind in BLOWS or kind in TOLL or kind in _LOST or family in _FIGHTS
    # The toll of a blow has risen, not the blow.
    out = _OUT - {"rise"} if kind in BLOWS else _OUT
    is_news = told.claim.modality == "asserted" and not denies(told) and not out & told.cues
    return is_harm and is_news and not told.unlisted and span_of(told) < WEEKS


def _goes_with(told: Told, before: Iterable[Told], book: Book) -> bool:
    """Whether a claim is of the incident that others of its document tell of: nothing puts it elsewhere or earlier."""
    for other in before:
        if told.sites and other.sites and best(told.sites, other.sites, book.entities) in ("apart", "unknown"):
            return False
        if told.time is not None and other.time is not None and gap_of(told.time, other.time) > 0:
            return False
    return True


def of_one_incident(
    book: Book, joined: Mapping[str, str], like: Callable[[str, str], Likeness], blocks: Blocks
) -> list[tuple[str, str]]:
    """Return pairs of claims of two documents that tell of one thing because their incidents are one, likeliest first.

    `joined`: the group that each claim is in so far. Two incidents are one where a claim of each is in one group, or
    where both tell of fighting between the same two sides at one place on one day, whoever won it.
    """
    inside: dict[Incident, list[Told]] = {}
    of_group: dict[str, dict[Incident, None]] = defaultdict(dict)
    for document, claims in book.documents.items():
        for number, told in enumerate(_incidents(claims, book)):
            inside[Incident(document, number)] = told
            for item in told:
                of_group[joined[item.id]][Incident(document, number)] = None
    linked = {pair for held in of_group.values() for pair in combinations(held, 2)}
    linked.update(_of_one_fight(inside, book, blocks))
    linked.update(_of_one_scene(inside, book, blocks))
    found = {
        (-known.score, one.id, other.id)
        for first, second in linked
        if first.document != second.document
        for one in inside[first]
        for other in inside[second]
        if joined[one.id] != joined[other.id]
        and _may_be_one(one, other, (inside[first], inside[second]), book)
        and (one.claim.event_type not in BLOWS or _tell_of_one_blow_each((inside[first], inside[second]), joined))
        and not _come_of_two_blows(one, other, (inside[first], inside[second]), joined)
        and not (known := like(one.id, other.id)).barred
    }
    return [(one, other) for _, one, other in sorted(found)]


def _come_of_two_blows(
    one: Told, other: Told, both: tuple[Sequence[Told], Sequence[Told]], joined: Mapping[str, str]
) -> bool:
    """Whether one of two tolls is that of a second blow, as its document tells of two, and the other is not beside it.

    "The planes came back and hit the road, and two rescuers were hurt": they are not those of the first strike, whom
    the document counts too.
    """
    if not {one.claim.event_type, other.claim.event_type} <= TOLL:
        return False
    beside, second = [], False
    for toll, inside in zip((one, other), both, strict=True):
        blows = [told for told in inside if told.claim.event_type in BLOWS and not told.headline]
        groups = {joined[blow.id] for blow in blows if blow.sentence == toll.sentence}
        counted = {told.sentence for told in inside if told.claim.event_type in TOLL}
        second = second or any(
            joined[blow.id] not in groups and blow.sentence in counted for blow in blows[:1] if groups
        )
        beside.append(groups)
    return second and beside[0].isdisjoint(beside[1])


def of_another_voice(book: Book, joined: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield tolls that name no place and no day with the one toll told before them in their incident by somebody else.

    "Eleven were killed, the ministry said. The hospital received twelve bodies, a doctor said." A toll several times
    another is that of a war, or a share; so are fewer whom a hospital received.
    """
    for claims in book.documents.values():
        for inside in _incidents(claims, book):
            tolls = [told for told in inside if told.claim.event_type in TOLL and not told.headline]
            if any(map(_is_fight, inside)):
                continue
            if len({joined[told.id] for told in inside if told.claim.event_type in BLOWS}) > 1:
                continue
            for number, told in enumerate(tolls):
                before = tolls[:number]
                if told.sites or not before or told.time not in (None, before[0].time):
                    continue
                if told.voice in {one.voice for one in before}:
                    continue
                kinds = {victims(one) for one in (before[0], told)} - {frozenset[str]()}
                if len({joined[one.id] for one in before}) == 1 and len(kinds) < 2 and _is_as_high(told, before):
                    yield before[0].id, told.id


def _is_as_high(told: Told, before: Sequence[Told]) -> bool:
    """Whether the number of a toll may count all of whom those before it tell."""
    numbers = [max((figure.low or 0 for figure in tolls(one)), default=0.0) for one in (told, *before)]
    own, others = numbers[0], [number for number in numbers[1:] if number]
    if not own or not others:
        return True
    at_hospital = not told.words.isdisjoint(nouns_for(HOSPITAL))
    return own <= FAR_RATIO * min(others) and max(others) <= (1 if at_hospital else FAR_RATIO) * own


def _fights(inside: Iterable[Told]) -> dict[tuple[str, int], list[Told]]:
    """Return the fights of an incident that name both sides, by place and day."""
    found: dict[tuple[str, int], list[Told]] = defaultdict(list)
    for told in inside:
        day = _one_day(told)
        if _is_fight(told) and day is not None and told.agents and told.targets:
            for site in told.scene:
                if site.entity is not None and site.sector is None:
                    found[site.entity, day].append(told)
    return found


def _scenes(inside: Sequence[Told], book: Book) -> list[str]:
    """Return the names of the towns and points where an incident did harm; none where it was a fight."""
    if any(_is_fight(told) for told in inside) or not any(told.claim.event_type in TOLL for told in inside):
        return []
    named = dict.fromkeys(site.entity for told in inside for site in told.scene if site.sector is None)
    known = [entity for place in named if (entity := book.entities.get(place or "")) is not None]
    return list(dict.fromkeys(name for entity in known if entity.subtype not in WIDE for name in called(entity)))


def _pairs(kind: Kind, documents: Iterable[str], blocks: Blocks) -> Iterator[tuple[Key, Incident, Incident]]:
    """Yield incidents of two documents that share a key, with the key."""
    for key, under in blocks.within(kind, documents).items():
        for one, other in blocks.pairs(key, under):
            if one.document != other.document:
                yield key, Incident(one.document, one.number), Incident(other.document, other.number)


def _of_one_fight(
    inside: Mapping[Incident, Sequence[Told]], book: Book, blocks: Blocks
) -> Iterator[tuple[Incident, Incident]]:
    """Yield incidents of two documents that tell of one fight."""
    for key, first, second in _pairs("fight", book.documents, blocks):
        if _tell_of_one_fight(key, inside[first], inside[second], book):
            yield first, second


def _tell_of_one_fight(key: Key, ones: Sequence[Told], others: Sequence[Told], book: Book) -> bool:
    """Whether two incidents tell of fighting between the same two sides at the place and on the day of a key."""
    held = [told for side in (ones, others) for at, told in _fights(side).items() if (*at,) == (*key.what, key.when)]
    return any(_of_two_sides(one, other, book) for one, other in product(*held))


def _of_one_scene(
    inside: Mapping[Incident, Sequence[Told]], book: Book, blocks: Blocks
) -> Iterator[tuple[Incident, Incident]]:
    """Yield incidents of two documents that tell of harm at one place in the same days, each of no other there."""
    for _, first, second in _pairs("scene", book.documents, blocks):
        if _of_the_same_days(inside[first], inside[second]) and _of_one_place(inside[first], inside[second], book):
            yield first, second


def _of_one_place(ones: Sequence[Told], others: Sequence[Told], book: Book) -> bool:
    """Whether two incidents are of one town or point by what their claims name or stand beside."""
    ours, theirs = ([site for told in inside for site in told.scene] for inside in (ones, others))
    return best(ours, theirs, book.entities) in CLOSE


def _of_the_same_days(ones: Sequence[Told], others: Sequence[Told]) -> bool:
    """Whether two incidents are of one day, as told or by the days that their pages came out."""
    known = [_days_of(claims) for claims in (ones, others)]
    return known[0] is not None and known[1] is not None and gap_of(known[0], known[1]) == 0


def _days_of(claims: Sequence[Told]) -> Days | None:
    """Return the day that an incident is told to be of, else the day it was published and the one before."""
    told = next((item.time for item in claims if item.time is not None), None)
    if told is not None or claims[0].published is None:
        return told
    start, end = claims[0].published
    return (start - 1 if start is not None else None), end


def _one_day(told: Told) -> int | None:
    return told.time[0] if told.time is not None and told.time[0] == told.time[1] else None


def _of_two_sides(one: Told, other: Told, book: Book) -> bool:
    """Whether the sides of two fights are the same two, whoever attacked."""
    return any(
        book.any_kin(one.agents, first) and book.any_kin(one.targets, second)
        for first, second in ((other.agents, other.targets), (other.targets, other.agents))
    )


def _suffered(told: Told, sides: Sequence[tuple[str, str]], book: Book) -> frozenset[str]:
    """Return whose harm a claim tells of: whom it names, else those on the other side of who did it.

    Soldiers are of the side that has an army, if one of the two has. `sides`: pairs of adversaries, both ways.
    """
    if told.targets:
        return told.targets
    if told.speaker is not None and counts_own(told):
        return frozenset({told.speaker})
    if told.agents:
        return frozenset(foe for actor, foe in sides if book.any_kin((actor,), told.agents))
    if soldiers(told):
        states = {actor for actor, _ in sides if book.kinds.get(actor) == STATE}
        return frozenset(states) if {actor for actor, _ in sides} - states else frozenset()
    return frozenset()


def _adversaries(claims: Iterable[Told], book: Book) -> list[tuple[str, str]]:
    """Return who fights whom in some claims, both ways; nobody fights his own side."""
    told = (one for one in claims if event_families()[one.claim.event_type].hostile)
    pairs = ((agent, target) for one in told for agent in one.agents for target in one.targets)
    foes = [(agent, target) for agent, target in pairs if not book.kin(agent, target)]
    return [*foes, *((target, agent) for agent, target in foes)]


def _may_be_one(one: Told, other: Told, incidents: tuple[Sequence[Told], Sequence[Told]], book: Book) -> bool:
    """Whether two claims of one incident may be one: blows, where each has one alone, or the harm done to one side."""
    kinds = {one.claim.event_type, other.claim.event_type}
    if not (kinds <= BLOWS or kinds <= TOLL):
        return False
    fight = any(_is_fight(told) for claims in incidents for told in claims)
    if kinds <= BLOWS:
        return not fight
    if one.targets and other.targets and not book.any_kin(one.targets, other.targets):
        return False
    if book.any_kin(one.targets, other.targets) or book.any_kin(one.agents, other.agents):
        return True
    if fight:
        sides = _adversaries((told for claims in incidents for told in claims), book)
        ours, theirs = _suffered(one, sides, book), _suffered(other, sides, book)
        if ours and theirs:
            return book.any_kin(ours, theirs)
    first, second = victims(one), victims(other)
    if fight or FIGHTERS in (first, second):
        return first == second == CIVILIANS
    return not (one.targets or other.targets)


def _is_fight(told: Told) -> bool:
    return event_families()[told.claim.event_type].family in _FIGHTS


def _tell_of_one_blow_each(incidents: Iterable[Sequence[Told]], joined: Mapping[str, str]) -> bool:
    """Whether all blows of each of two incidents are in one group."""
    return all(len({joined[told.id] for told in claims if told.claim.event_type in BLOWS}) == 1 for claims in incidents)
