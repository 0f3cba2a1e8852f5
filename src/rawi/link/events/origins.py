"""On whose word an event rests: every claim followed back to a root, roots that are one counted once.

A claim rests on its innermost narrator, unless its words are a statement's: then on the statement's issuer, whoever is
said to have said them. Where the narrator is the outlet itself, somebody unnamed, or a body that no list knows, and the
words come from another report (a reuse covers the claim), the claim is followed to what it repeats, and so on. A
passage that reproduces a source which is not in the case rests on that source.

`low` counts named roots, a root and what belongs to it (a spokesman, a branch of a group) once, and is at least one:
somebody told it. An outlet that tells in its own voice, without reuse, is a root. `high` adds who may be one more:
unnamed narrators without reuse, each once a document. A headline tells what its own page tells, and so does who only
names a fight in his own voice as one that is known ("reports of the fighting differ") or tells what a former toll was.

The interest of a root is read from the case: *party* if it, or what it belongs to or what belongs to it, acts or is
acted against in the event (who tends the wounded or documents is none by being hit or by helping;
an outlet is as whoever runs it; an armed body that tells of captives and names no captor
tells of its own), or, where the event names nobody, if it has a part in the fight that the case tells of; *opponent* if
elsewhere in the case it and a party of the event act against each other; *third_party* if it is a monitor, an
international body or an outlet that has no part in the event and is run by no state or side; else *unknown*.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from rawi.lexicon.event_families import event_families
from rawi.link.events.blows import is_meant
from rawi.link.events.derived import Descents, passages_of
from rawi.link.events.other_tolls import ARMED
from rawi.link.events.told import RELAYS, Book, Told, denies
from rawi.link.texts.organs import belongs_to_one_called, called_alike, organ_words
from rawi.model import Derivation, Entity, EventType, Interval, Origin, Reuse, Source
from rawi.model.document import Interest
from rawi.text import key

# Kinds of sources and subtypes of entities that watch and report.
_ONLOOKERS = frozenset({"news_agency", "outlet", "monitor", "international", "media", "relief"})
# Of these, who tends the wounded and who documents.
_HELPING = frozenset({"monitor", "relief"})
_PEACEFUL: frozenset[EventType] = frozenset(
    {"aid", "demand", "investigation", "other", "promise", "protest", "statement"}
)
_WHOLE = frozenset({"reproduces", "copies"})


@dataclass(frozen=True, slots=True)
class Root:
    """What a claim rests on: `actor` is an entity or source id, null if unnamed; `name` tells unnamed ones apart."""

    actor: str | None
    name: str


@dataclass(frozen=True, slots=True)
class Foes:
    """Who acts against whom in a case, both ways, and all who do so, each with what it belongs to."""

    pairs: Container[tuple[str, str]]
    fighting: Container[str]


@dataclass(frozen=True, slots=True)
class Roots:
    """The root of every claim of a book, and who acts against whom in its case.

    `twins`: by a claim those of which it has the words, or which have its words, nobody knows which.
    """

    of: Mapping[str, Root]
    foes: Foes
    twins: Mapping[str, frozenset[str]]

    def twins_among(self, told: Sequence[Told]) -> frozenset[frozenset[Root]]:
        """Return by twos the roots of which one copies what the other tells in some claims: together they are one."""
        ids = {item.id for item in told}
        claims = ((one, other) for one in ids & self.twins.keys() for other in ids & self.twins[one])
        pairs = (frozenset((self.of[one], self.of[other])) for one, other in claims)
        return frozenset(pair for pair in pairs if len(pair) > 1)


def roots(book: Book, descents: Descents, derivations: Iterable[Derivation], foes: Foes | None = None) -> Roots:
    """Return the root of every claim; `foes` are those of the whole case where the book is a part of it."""
    edges = tuple(derivations)
    either = frozenset((edge.source, edge.target) for edge in edges if edge.either_way)
    reproduced = {edge.target: edge.source for edge in edges if edge.kind in _WHOLE and not edge.either_way}
    settled = descents.without(either)
    known: dict[str, Root] = {}
    for claim in book.claims:
        _root(claim, book, settled, reproduced, known, set())
    if foes is None:
        pairs = foes_in(book.claims.values(), book)
        foes = Foes(pairs, frozenset(one for one, _ in pairs))
    return Roots(known, foes, _twins(descents, either))


def _twins(descents: Descents, either: Container[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """Return for a claim the claims it repeats in texts of which one copies the other, nobody knows which."""
    found = {
        target: frozenset(one.source for one in repeated if passages_of(one.reuse) in either)
        for target, repeated in descents.claims.items()
    }
    return {target: sources for target, sources in found.items() if sources}


def _root(
    claim: str,
    book: Book,
    descents: Descents,
    reproduced: Mapping[str, str],
    known: dict[str, Root],
    seen: set[str],
) -> Root:
    if claim in known:
        return known[claim]
    told = book.claims[claim]
    found = _narrator(told, book)
    seen.add(claim)
    open_to_all = told.own or told.speaker is None or _relays(told.speaker, book) or _unknown(told.speaker, book)
    followed = _followed(told, book, descents, reproduced, known, seen, open_to_all=open_to_all)
    # Somebody unnamed behind a named speaker tells less than the speaker.
    if followed is not None and (open_to_all or followed.actor is not None):
        found = followed
    known[claim] = found
    return found


def _narrator(told: Told, book: Book) -> Root:
    """Return the innermost narrator; a statement that cites nobody by name speaks for its issuer."""
    issued = told.passage is not None and told.passage.role == "statement"
    actor = told.speaker or (book.issuer(told.passage) if told.passage is not None and issued else None)
    return Root(actor, actor or told.voice)


def _followed(
    told: Told,
    book: Book,
    descents: Descents,
    reproduced: Mapping[str, str],
    known: dict[str, Root],
    seen: set[str],
    *,
    open_to_all: bool,
) -> Root | None:
    """Return the root of what a claim repeats; a named speaker is held to statements and what an office tells."""
    for descent in descents.claims.get(told.id, ()):
        passage = book.claims[descent.source].passage
        issued = passage is not None and (passage.role == "statement" or is_office(book, passage.narrator))
        if descent.source not in seen and (open_to_all or issued):
            return _root(descent.source, book, descents, reproduced, known, seen)
    if not open_to_all:
        return None
    for reuse in descents.covering.get(told.id, ()):
        root = _issuer(reuse, book)
        if root is not None and root.actor != told.speaker:
            return root
    source = reproduced.get(told.claim.passage)
    if source is None or not told.own:
        # What a copy adds on the word of a source of its own is none of the text it copies.
        return None
    passage = book.passages.get(source)
    actor = book.issuer(passage) if passage is not None else book.actor(source)
    return Root(actor, actor) if actor is not None else None


def is_office(book: Book, narrator: str | None) -> bool:
    """Whether a narrator is an office by its name ("media centre of …"): its reports are statements of its own."""
    source = book.sources.get(narrator or "")
    return source is not None and key(source.name.split()[0]) in organ_words()


def _issuer(reuse: Reuse, book: Book) -> Root | None:
    """Return the issuer of the statement that the words of a reuse come from."""
    passage = book.passages.get(reuse.source.passage)
    if passage is None or passage.role != "statement":
        return None
    actor = book.issuer(passage)
    return Root(actor, actor) if actor is not None else None


def _relays(speaker: str, book: Book) -> bool:
    """Whether a speaker passes on what others say: an outlet, an agency, an archive."""
    return book.kinds.get(speaker) in RELAYS


def _unknown(speaker: str, book: Book) -> bool:
    """Whether a speaker is a body that only the words of one text name ("the battalions of the room")."""
    entity = book.entities.get(speaker)
    return entity is not None and entity.kind == "actor" and not entity.curated


def foes_in(claims: Iterable[Told], book: Book) -> frozenset[tuple[str, str]]:
    """Return pairs of actors, with what they belong to, of which one acts against the other, both ways."""
    families = event_families()
    direct = {
        (agent, target)
        for told in claims
        if families[told.claim.event_type].hostile and told.claim.polarity
        for agent in told.agents or _elided(told, book)
        for target in told.targets
        # Nobody fights his own side: such a claim was read amiss.
        if book.lineage(agent).isdisjoint(book.lineage(target)) and book.kinds.get(target) not in _HELPING
    }
    return frozenset(
        pair
        for agent, target in direct
        for one in book.lineage(agent)
        for other in book.lineage(target)
        if one != other
        for pair in ((one, other), (other, one))
    )


def _only_names(told: Told) -> bool:
    """Whether a claim is a headline, or names a known fight in the page's own voice, without a day or a number.

    So does who tells in his own voice what a former toll was: others had counted it.
    """
    named = is_meant(told) and told.time is None and not told.claim.quantities
    return told.headline or (told.own and (named or "former" in told.cues))


def origins(told: Sequence[Told], roots: Roots, book: Book) -> tuple[tuple[Origin, ...], Interval]:
    """Return the origins of one event in the order of its claims, and how many of them are independent.

    Whoever denies it is no origin of it, unless nobody says that it happened.
    """
    told = [item for item in told if not denies(item)] or told
    claims: dict[Root, list[Told]] = defaultdict(list)
    of_page: dict[str, list[Root]] = defaultdict(list)
    for item in told:
        if not _only_names(item):
            of_page[item.document.id].append(roots.of[item.id])
    for item in told:
        own = roots.of[item.id]
        told_below = of_page[item.document.id] if _only_names(item) else []
        for root in dict.fromkeys(told_below or [own]):
            claims[root].append(item)
    parties = frozenset(actor for item in told for actor in _parties(item, book))
    found = tuple(
        Origin(
            root=root.actor,
            interest=_interest(root.actor, parties, roots, book),
            claims=tuple(item.id for item in items),
            documents=tuple(dict.fromkeys(item.document.id for item in items)),
        )
        for root, items in claims.items()
    )
    groups = [[root for root in claims if root.actor in side] for side in sides(_named(claims), book)]
    for root in claims:
        if root.actor is None:
            groups.append([root])
    groups = _with_twins(groups, roots.twins_among(told))
    held = sum(any(root.actor is not None for root in group) for group in groups)
    return found, Interval(max(1, held), max(1, len(groups)))


def _named(claims: Iterable[Root]) -> list[str]:
    return [root.actor for root in claims if root.actor is not None]


def _with_twins(groups: Iterable[list[Root]], twins: Iterable[frozenset[Root]]) -> list[list[Root]]:
    """Return groups of roots, those put together that hold two of which one copies the other."""
    found = list(groups)
    for twin in twins:
        near = [group for group in found if not twin.isdisjoint(group)]
        if len(near) > 1:
            found = [group for group in found if group not in near] + [[root for group in near for root in group]]
    return found


def _parties(told: Told, book: Book) -> frozenset[str]:
    """Return who acts or is acted against in a claim; who helps or watches is no party, unless he attacks.

    Who brings aid, demands or says something is one only if he bears arms.
    """
    hostile = event_families()[told.claim.event_type].hostile
    if told.claim.event_type in _PEACEFUL:
        named = told.agents | told.targets
        return frozenset(one for one in named if any(book.kinds.get(side) in ARMED for side in book.lineage(one)))
    helping = frozenset(one for one in told.agents | told.targets if book.kinds.get(one) in _HELPING)
    fighting = told.agents if hostile else frozenset()
    return (told.agents | told.targets | _elided(told, book)) - (helping - fighting)


def _elided(told: Told, book: Book) -> frozenset[str]:
    """Return the armed speaker of a claim that says what was done to others and not by whom: himself."""
    hostile = event_families()[told.claim.event_type].hostile
    if not hostile or told.agents or told.speaker is None:
        return frozenset()
    behind = frozenset(one for one in book.lineage(told.speaker) if book.kinds.get(one) in ARMED)
    return behind - told.targets


def sides(actors: Iterable[str], book: Book) -> list[list[str]]:
    """Return actors in groups, each with what belongs to it, in the order they came."""
    groups: list[list[str]] = []
    for actor in actors:
        near = [group for group in groups if _is_near(actor, group, book)]
        joined = [*(one for group in near for one in group), actor]
        if near:
            groups[groups.index(near[0])] = joined
            groups = [group for group in groups if group not in near[1:]]
        else:
            groups.append(joined)
    return groups


def _is_near(actor: str, group: Sequence[str], book: Book) -> bool:
    """Whether an actor belongs to a group: as kin, as an office of one of it, or as another name of one of it."""
    return book.any_kin((actor,), group) or _of_one_house(actor, group, book) or _is_called_alike(actor, group, book)


def _of_one_house(actor: str, group: Sequence[str], book: Book) -> bool:
    """Whether one is an office that gives the beginning of the name of the other, or of what that belongs to."""
    for office, owner in (pair for other in group for pair in permutations((actor, other))):
        named = book.entities.get(office)
        behind = [entity for one in book.lineage(owner) if (entity := book.entities.get(one)) is not None]
        names = [name for entity in behind if entity.curated for name in (entity.name, *entity.aliases)]
        if named is not None and belongs_to_one_called(named.name, names):
            return True
    return False


def _is_called_alike(actor: str, group: Iterable[str], book: Book) -> bool:
    """Whether only little words tell an unlisted body from one of a group: then they are not two."""
    own = _unlisted(actor, book)
    others = [body for one in group if (body := _unlisted(one, book)) is not None]
    return own is not None and any(called_alike(own.name, other.name) for other in others)


def _unlisted(actor: str, book: Book) -> Entity | Source | None:
    """Return the row of an actor that only the texts of the case name, or null."""
    row = book.entities.get(actor) or book.sources.get(actor)
    return row if isinstance(row, Source) or (row is not None and row.kind == "actor" and not row.curated) else None


def _interest(actor: str | None, parties: frozenset[str], roots: Roots, book: Book) -> Interest:
    if actor is None:
        return "unknown"
    # An outlet that somebody runs speaks for all of that side.
    behind = book.lineage(actor) if book.kinds.get(actor) in RELAYS else frozenset({actor})
    if book.any_kin(behind, parties):
        return "party"
    if not parties and any(one in roots.foes.fighting for teller in behind for one in book.lineage(teller)):
        return "party"
    sides = {side for party in parties for side in book.lineage(party)}
    if any((one, other) in roots.foes.pairs for one in book.lineage(actor) for other in sides):
        return "opponent"
    # What a state or a side runs is as much of an onlooker as who runs it.
    return "third_party" if all(book.kinds.get(one) in _ONLOOKERS for one in behind) else "unknown"
