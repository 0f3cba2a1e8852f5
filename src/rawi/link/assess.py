"""Join 2: the claims of a case become events, with their origins and disagreements. Pure."""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Literal

from rawi.lexicon import Lexicon
from rawi.link.differences.disagreements import compare
from rawi.link.differences.dispute import Dispute, disagreement
from rawi.link.differences.edits import edits
from rawi.link.differences.opposed import denied_pacts, opposed
from rawi.link.events.blocks import Blocks
from rawi.link.events.claim_keys import blocks_of
from rawi.link.events.derived import Descents, descents
from rawi.link.events.events import Ask, group
from rawi.link.events.likeness import likeness
from rawi.link.events.origins import Foes, Root, Roots, origins, roots
from rawi.link.events.slots import event_type, figures, originals, participants
from rawi.link.events.titles import title
from rawi.link.events.told import Book, Surroundings, Told, book
from rawi.link.events.when import time
from rawi.link.events.where import place
from rawi.link.steps import Step, quiet, through
from rawi.link.texts.surroundings import surroundings
from rawi.model import Derivation, Disagreement, Event, Participant, Reading, Reuse, content_id
from rawi.model.link import About

# What is contradicted about an event is not put into its title.
_WHO: frozenset[About] = frozenset({"who", "role", "modality"})
_WHOM: frozenset[About] = frozenset({"whom", "role"})

Found = tuple[Event, list[Disagreement]]
# Gives what is found of an event (id) that is made of so much; the last one finds it out.
Keep = Callable[[str, tuple[object, ...], Callable[[], Found]], Found]


def assess(
    readings: Sequence[Reading],
    reuses: Sequence[Reuse],
    derivations: Sequence[Derivation],
    lexicon: Lexicon,
    *,
    around: Surroundings = surroundings,
    step: Step = quiet,
) -> tuple[tuple[Event, ...], tuple[Disagreement, ...]]:
    """Return the events of a case and the disagreements about them, in the order of the claims.

    `around` gives what the text of a reading says around its claims; `step` hears how far it is.

    Every claim is in exactly one event. An event's id is made of its claims alone, so it stays while no claim joins
    or leaves.
    """
    case = book(readings, {**lexicon.outlet_entities, **lexicon.entities}, around)
    return assess_book(case, reuses, derivations, step=step)


def assess_book(
    case: Book,
    reuses: Sequence[Reuse],
    derivations: Sequence[Derivation],
    *,
    blocks: Blocks | None = None,
    foes: Foes | None = None,
    ask: Ask = likeness,
    keep: Keep | None = None,
    step: Step = quiet,
) -> tuple[tuple[Event, ...], tuple[Disagreement, ...]]:
    """Return the events of a book and the disagreements about them, in the order of the claims.

    `blocks` and `foes` are those of the whole case where the book is a part of it that shares no event with others;
    `ask` says how two claims stand to each other, `keep` what is known of an event from before.
    """
    descent = descents(reuses, case)
    blocks = blocks or blocks_of(case)
    groups = {content_id("eve", claims): claims for claims in group(case, descent, blocks, step, ask)}
    edited = _by_group(edits(reuses, descent, case), groups)
    return _assessed(
        case, descent, derivations, groups, edited, among=groups, blocks=blocks, foes=foes, keep=keep, step=step
    )


def assess_groups(
    readings: Sequence[Reading],
    reuses: Sequence[Reuse],
    derivations: Sequence[Derivation],
    lexicon: Lexicon,
    *,
    groups: Mapping[str, Sequence[str]],
    before: Mapping[str, Sequence[str]],
    wanted: Container[str],
) -> tuple[tuple[Event, ...], tuple[Disagreement, ...]]:
    """Return the events `wanted` as `assess` does, of claims whose grouping is given: claims (ids) by the event's id.

    `readings` are those of the claims and of all they draw on; claims that none of them holds are left out. `before`
    is how the claims were grouped by `assess`: what an editor changed stays with the claims it was about there.
    """
    case = book(readings, {**lexicon.outlet_entities, **lexicon.entities})
    order = {claim: number for number, claim in enumerate(case.claims)}
    known = {
        event: sorted((claim for claim in claims if claim in order), key=order.__getitem__)
        for event, claims in groups.items()
    }
    held = {event: claims for event, claims in known.items() if claims}
    descent = descents(reuses, case)
    now = {claim: event for event, claims in held.items() for claim in claims}
    edited: dict[str, list[Dispute]] = defaultdict(list)
    for event, disputes in _by_group(edits(reuses, descent, case), before).items():
        for dispute in disputes:
            homes = [now[claim] for claim in dispute.claims if claim in now and claim in before[event]]
            if homes:
                edited[max(homes, key=homes.count)].append(dispute)
    chosen = {event: claims for event, claims in held.items() if event in wanted}
    return _assessed(case, descent, derivations, chosen, edited, among=held, blocks=blocks_of(case))


def _assessed(
    case: Book,
    descent: Descents,
    derivations: Sequence[Derivation],
    groups: Mapping[str, Sequence[str]],
    edited: Mapping[str, list[Dispute]],
    *,
    among: Mapping[str, Sequence[str]],
    blocks: Blocks,
    foes: Foes | None = None,
    keep: Keep | None = None,
    step: Step = quiet,
) -> tuple[tuple[Event, ...], tuple[Disagreement, ...]]:
    resting = roots(case, descent, derivations, foes)
    outcomes, pacts = opposed(among, resting, case), denied_pacts(among, resting, case, blocks)
    events: list[Event] = []
    disagreements: list[Disagreement] = []
    for identifier, claims in through(tuple(groups.items()), "disagreements", step):
        told = [case.claims[claim] for claim in claims]
        of_words, of_fights = edited.get(identifier, []), [*outcomes.get(identifier, []), *pacts.get(identifier, [])]
        find = partial(_find, identifier, told, of_words, of_fights, case, descent, resting)
        if keep is None:
            event, disputes = find()
        else:
            made_of = tuple(of_words), tuple(of_fights), *_made_of(told, case, descent, resting)
            event, disputes = keep(identifier, made_of, find)
        events.append(event)
        disagreements += disputes
    return tuple(events), tuple(disagreements)


def _find(
    identifier: str,
    told: Sequence[Told],
    of_words: Sequence[Dispute],
    of_fights: Sequence[Dispute],
    case: Book,
    descent: Descents,
    resting: Roots,
) -> Found:
    """Return an event and its disagreements; known are those of words that were edited and of two outcomes."""
    disputes = [*compare(told, descent, of_words, resting, case), *of_fights]
    event = _event(identifier, told, disputes, case, descent, resting)
    return event, [disagreement(dispute, identifier) for dispute in disputes]


def _made_of(told: Sequence[Told], case: Book, descent: Descents, resting: Roots) -> Iterator[object]:
    """Yield all that `_find` looks at, but for who is who, who acts against whom, and the disputes it is given."""
    for item in told:
        yield from (item, case.documents[item.document.id], resting.of[item.id])
        if item.id in descent.claims:
            yield from (descent.claims[item.id], descent.ancestors(item.id), resting.twins.get(item.id))


def _event(
    identifier: str, told: Sequence[Told], disputes: Sequence[Dispute], case: Book, descent: Descents, resting: Roots
) -> Event:
    kind = event_type(told)
    said = originals(told, descent)
    agents = participants(said, role="agents")
    targets = participants(said, role="targets")
    where = place(told, said, resting, case)
    found, independent = origins(told, resting, case)
    contradicted = {dispute.about for dispute in disputes if dispute.nature == "contradiction"}
    return Event(
        id=identifier,
        event_type=kind,
        title=title(
            told,
            case,
            event_type=kind,
            agents=() if contradicted & _WHO else agreed(agents, said, resting, role="agents"),
            targets=() if contradicted & _WHOM else agreed(targets, said, resting, role="targets"),
            place=where,
        ),
        agents=agents,
        targets=targets,
        place=where,
        time=time(told, descent, case),
        figures=figures(told),
        claims=tuple(item.id for item in told),
        origins=found,
        independent=independent,
    )


def agreed(
    actors: Sequence[Participant], told: Sequence[Told], resting: Roots, *, role: Literal["agents", "targets"]
) -> tuple[Participant, ...]:
    """Return the actors that more than one root names in a role, or the only one there is: a title takes no side."""
    roots = {resting.of[item.id] for item in told}
    naming: dict[str | None, set[Root]] = defaultdict(set)
    for item in told:
        for participant in getattr(item.claim, role):
            naming[participant.entity].add(resting.of[item.id])
    return tuple(actor for actor in actors if len(naming[actor.entity]) >= min(2, len(roots)))


def _by_group(disputes: Iterable[Dispute], groups: Mapping[str, Sequence[str]]) -> Mapping[str, list[Dispute]]:
    """Return disputes by the event most of their claims are in, the first of equals."""
    of = {claim: event for event, claims in groups.items() for claim in claims}
    order = {event: number for number, event in enumerate(groups)}
    found: dict[str, list[Dispute]] = defaultdict(list)
    for dispute in disputes:
        votes: dict[str, int] = defaultdict(int)
        for claim in dispute.claims:
            if claim in of:
                votes[of[claim]] += 1
        if votes:
            found[min(votes, key=lambda event: (-votes[event], order[event]))].append(dispute)
    return found
