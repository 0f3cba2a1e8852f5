"""Who is who in a case: which names mean one actor, who speaks for whom, of what kind everybody is.

Names are looked up, and worked out only for whom they are asked; a document that comes in changes what is known of the
names in it, and says for whom else that matters.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple, Self

from rawi.link.events.cells import Cell, Cells, Column, Reader
from rawi.link.texts.lookup import Lookup
from rawi.link.texts.organs import actor_behind, army_behind, bare_name, folded
from rawi.link.texts.voices import short_forms
from rawi.model import Entity, Mention, PersonValue, Reading, Source

# A chain of parents longer than this is a mistake in the lists.
_DEPTH = 8
# Subtypes of entities that may be an office of a state.
_OFFICIAL = frozenset({"state", "state_force"})
_NO_ACTORS = frozenset({"place", "person"})
# In whose words a name is looked for first: of whom the lists know, of sources, of others.
_LISTED, _SOURCE, _OTHER = range(3)

# Where a row stands: the order of its document, its number there, the number of its name.
Place = tuple[str, int, int]
# The entities, sources and mentions of a document.
Rows = tuple[Iterable[Entity], Iterable[Source], Iterable[Mention]]
# Made of rows whose actors are looked up by whom they are called.
_CALLED = frozenset({"source", "told side"})


class _Row(NamedTuple):
    """A row of a case as its last document has it, and where it came first and last."""

    row: Any
    first: Place
    last: Place


class _Called(NamedTuple):
    """A name in its bare words: whose it is, its nouns for places, and where it comes."""

    rank: int
    places: frozenset[str]
    who: str


class Who:
    """Who is who by the rows of all documents so far, and by the `listed` entities, which no text need name."""

    def __init__(self, listed: Mapping[str, Entity]) -> None:
        self._listed = listed
        self._entities: dict[str, _Row] = {}
        self._sources: dict[str, _Row] = {}
        # By folded names: actors of the lists, and all. By what names begin with: listed actors of texts, sources.
        self._known: dict[str, set[str]] = defaultdict(set)
        self._own: dict[str, set[str]] = defaultdict(set)
        self._begun: dict[str, set[str]] = defaultdict(set)
        self._begun_sources: dict[str, set[str]] = defaultdict(set)
        self._bare: dict[frozenset[str], dict[_Called, Place]] = defaultdict(dict)
        # The names of those who are told of, by where they are told last.
        self._names: dict[str, dict[str, Place]] = defaultdict(dict)
        # Told of somewhere as one of the lists.
        self._as_listed: set[str] = set()
        # For whom persons speak, by where that is told first.
        self._sides: dict[str, tuple[Place, str]] = {}
        # Who is called what, and by whom they are called so.
        self._actors: dict[str, str] = {}
        self._called: dict[str, set[str]] = defaultdict(set)
        plain: dict[str, Callable[[Any], Any]] = {
            "entity": self._entity,
            "source": self._source,
            "known": lambda name: _only(self._known.get(name)),
            "own": self._last_of_name,
            "begun": lambda name: _only(self._begun.get(name)),
            "as listed": lambda who: who in self._as_listed or None,
            "calling": self._calling,
            "told side": self._sides.get,
        }
        made: dict[str, Callable[[Any], Any]] = {
            "plainly": self._plainly,
            "alike": self._alike,
            "same": self._same,
            "called": self._meant,
            "kind": self._kind,
            "side": self._side,
            "lineage": self._lineage,
        }
        self.cells = Cells({**plain, **made}, plain=plain.keys())
        self.entities: Lookup[str, Entity] = Column(self.cells, "entity")
        self.sources: Lookup[str, Source] = Column(self.cells, "source")
        self.same_as: Lookup[str, str] = Column(self.cells, "same")
        self.kinds: Lookup[str, str] = Column(self.cells, "kind")
        self.affiliations: Lookup[str, str] = Column(self.cells, "side")
        self.lineages: Lookup[str, frozenset[str]] = Column(self.cells, "lineage")
        self.called: Lookup[str, str] = Column(self.cells, "called")
        self.alike: Lookup[frozenset[str], str] = Column(self.cells, "alike")
        self._known_names: Lookup[str, str] = Column(self.cells, "known")
        self._order = {entity: number for number, entity in enumerate(listed)}
        for entity in listed.values():
            for table, name in self._names_of(entity):
                table[name].add(entity.id)

    @classmethod
    def of(cls, listed: Mapping[str, Entity], rows: Iterable[Rows]) -> Self:
        """Return who is who by the rows of a whole case, document by document."""
        who = cls(listed)
        named: set[str] = set()
        for number, of_document in enumerate(rows):
            named |= {str(one) for rule, one in who._put_all(f"{number:09}", *of_document) if rule in _CALLED}
        who._called_anew(named)
        return who

    def add(self, order: str, reading: Reading) -> set[Reader]:
        """Take in the rows of a document; returns for whom something was read that is otherwise now."""
        cells = self._put_all(order, reading.entities, reading.sources, reading.mentions)
        changed = self.cells.changed(cells)
        renamed = {str(one) for rule, one in changed if rule == "same" and one in self._actors}
        changed |= self._called_anew(renamed | {str(one) for rule, one in cells if rule in _CALLED})
        return self.cells.readers(changed)

    def _put_all(
        self, order: str, entities: Iterable[Entity], sources: Iterable[Source], mentions: Iterable[Mention]
    ) -> set[Cell]:
        """Put the rows of a document in; returns what is made of them."""
        cells: set[Cell] = set()
        for number, entity in enumerate(entities):
            cells.update(self._put_entity(entity, (order, number, 0)))
        for number, source in enumerate(sources):
            cells.update(self._put_source(source, (order, number, 0)))
        for number, mention in enumerate(mentions):
            if mention.entity is not None and isinstance(mention.value, PersonValue) and mention.value.affiliation:
                told = (order, number, 0), mention.value.affiliation
                self._sides[mention.entity] = min(told, self._sides.get(mention.entity, told))
                cells.add(("told side", mention.entity))
        return cells

    def _called_anew(self, some: Iterable[Any]) -> set[Cell]:
        """Bring up to date by whom actors are called; returns what came out otherwise by that."""
        cells: set[Cell] = set()
        for one in some:
            before, now = self._actors.get(one), self._actor(one)
            if before != now:
                self._actors[one] = now
                if before is not None:
                    self._called[before].discard(one)
                self._called[now].add(one)
                cells |= {("calling", actor) for actor in (before, now) if actor is not None}
        return self.cells.changed(cells)

    def _put_entity(self, entity: Entity, place: Place) -> Iterator[Cell]:
        who = entity.id
        yield from self._put(entity, place, self._entities, self._listed.get(who))
        if entity.curated and who not in self._as_listed:
            self._as_listed.add(who)
            yield "as listed", who
        if entity.kind in _NO_ACTORS:
            return
        order, number, _ = place
        for at, name in enumerate((entity.name, *entity.aliases) if entity.curated else (entity.name,)):
            rank = _LISTED if entity.curated else _OTHER
            yield from self._put_bare(name, rank, who, (order, number, at))
        yield from self._put_name(who, entity.name, place)

    def _put_source(self, source: Source, place: Place) -> Iterator[Cell]:
        before = self._sources.get(source.id)
        yield from self._put(source, place, self._sources, None)
        now = self._sources[source.id]
        if before is not None and before.row.name != now.row.name:
            self._bare[bare_name(before.row.name).words].pop(
                _Called(_SOURCE, bare_name(before.row.name).places, source.id), None
            )
            self._names[source.id].clear()
            yield "alike", bare_name(before.row.name).words
        if before is None or before.row.name != now.row.name or now.first < before.first:
            yield from self._put_bare(now.row.name, _SOURCE, source.id, now.first)
            yield from self._put_name(source.id, now.row.name, now.first)

    def _put(self, row: Any, place: Place, rows: dict[str, _Row], listed: Entity | None) -> Iterator[Cell]:
        """Put a row in; yields what is made of it where it is another one than before."""
        before = rows.get(row.id)
        now = _Row(row, place, place)
        if before is not None:
            latest = before.row if before.last > place else row
            now = _Row(latest, min(before.first, place), max(before.last, place))
        rows[row.id] = now
        old = before.row if before is not None else listed
        if before is None or now.row != before.row:
            for table, name in self._names_of(old, told=before is not None) if old is not None else ():
                table[name].discard(row.id)
                yield self._rule(table), name
            for table, name in self._names_of(now.row, told=True):
                table[name].add(row.id)
                yield self._rule(table), name
            yield ("source" if isinstance(row, Source) else "entity"), row.id
        elif now.first != before.first:
            # Who was named first decides between several.
            yield from ((self._rule(table), name) for table, name in self._names_of(now.row, told=True))
            yield "calling", self._actors.get(row.id, row.id)

    def _names_of(self, row: Any, *, told: bool = False) -> Iterator[tuple[dict[str, set[str]], str]]:
        """Yield the names of a row with the tables they are looked up in."""
        if isinstance(row, Source):
            yield from ((self._begun_sources, short) for short in short_forms(folded(row.name)))
            return
        if row.kind == "place":
            return
        yield self._own, folded(row.name)
        if row.curated:
            names = {folded(name) for name in (row.name, *row.aliases)}
            yield from ((self._known, name) for name in names)
            if told and row.kind != "person":
                yield from ((self._begun, short) for name in names for short in short_forms(name))

    def _rule(self, table: dict[str, set[str]]) -> str:
        tables = ((self._known, "known"), (self._own, "own"), (self._begun, "begun"), (self._begun_sources, "called"))
        return next(rule for one, rule in tables if one is table)

    def _put_bare(self, name: str, rank: int, who: str, place: Place) -> Iterator[Cell]:
        words, places = bare_name(name)
        held, called = self._bare[words], _Called(rank, places, who)
        if len(words) > 1 and (called not in held or place < held[called]):
            held[called] = place
            yield "alike", words

    def _put_name(self, who: str, name: str, place: Place) -> Iterator[Cell]:
        named = self._names[who]
        if name not in named or named[name] < place:
            is_new = name not in named or len(named) > 1
            named[name] = place
            if is_new:
                yield "same", who

    def _entity(self, who: str) -> Entity | None:
        held = self._entities.get(who)
        return held.row if held is not None else self._listed.get(who)

    def _source(self, who: str) -> Source | None:
        held = self._sources.get(who)
        return held.row if held is not None else None

    def _last_of_name(self, name: str) -> str | None:
        """Return the last of those who have a name, in the order in which the case names them first."""

        def order(who: str) -> Any:
            return (0, self._order[who]) if who in self._order else (1, self._entities[who].first)

        return max(self._own.get(name, ()), key=order, default=None)

    def _plainly(self, who: str) -> str | None:
        """Return whom the lists have by the name of an entity or source that they do not have, or its beginning."""
        known, get = self._known_names, self.cells.get
        if (source := get("source", who)) is not None:
            name = folded(source.name)
            entity = source.entity or known.get(name) or get("own", name)
            return (self._in_lists(entity) or entity) if entity is not None else None
        entity = get("entity", who)
        if entity is None or entity.kind == "place" or entity.curated:
            return None
        is_told = entity.kind != "person" and who in self._entities
        return self._in_lists(who) or (get("begun", folded(entity.name)) if is_told else None)

    def _in_lists(self, who: str) -> str | None:
        entity = self.cells.get("entity", who)
        unlisted = entity is not None and entity.kind != "place" and not entity.curated
        return self._known_names.get(folded(entity.name)) if unlisted else None

    def _alike(self, words: frozenset[str]) -> str | None:
        """Return the first of those whose names have these bare words; null for two places."""
        held = self._bare.get(words, {})
        by_places: dict[frozenset[str], str] = {}
        for called in sorted(held, key=lambda called: (called.rank, held[called])):
            plainly = None if called.rank == _LISTED else self.cells.get("plainly", called.who)
            by_places.setdefault(called.places, plainly or called.who)
        if len(by_places.keys() - {frozenset()}) > 1:
            return None
        return next(iter(by_places.values()), None)

    def _same(self, who: str) -> str | None:
        """Return who somebody is whom no list knows: by whom the case calls alike, else by his name."""
        plainly: str | None = self.cells.get("plainly", who)
        names = self._names.get(who, {})
        for name in sorted(names, key=lambda name: names[name], reverse=True):
            meant: str | None = self.cells.get("alike", bare_name(name).words)
            if meant is not None and meant != who and not self._is_listed(who, plainly or who):
                return meant
        return plainly

    def _is_listed(self, *some: str) -> bool:
        return any(self.cells.get("as listed", one) for one in some)

    def _actor(self, who: str) -> str:
        return self.cells.get("same", who) or who

    def _meant(self, short: str) -> str | None:
        """Return whom the beginning of a source's name means, if one actor alone."""
        return _only({self._actor(one) for one in self._begun_sources.get(short, ())})

    def _calling(self, actor: str) -> tuple[str, ...]:
        """Return the sources and persons that an actor is, in the order in which the case names the sources first."""

        def order(who: str) -> Any:
            return (0, self._sources[who].first) if who in self._sources else (1, who)

        return tuple(sorted(self._called.get(actor, ()), key=order))

    def _kind(self, actor: str) -> str | None:
        for one in reversed(self.cells.get("calling", actor)):
            source = self.cells.get("source", one)
            if source is not None and source.kind != "unknown":
                return str(source.kind)
        entity = self.cells.get("entity", actor)
        return entity.subtype if entity is not None else None

    def _side(self, who: str) -> str | None:
        """Return whom a person or an office speaks for: as told first, else by its name."""
        told = [found for one in self.cells.get("calling", who) if (found := self.cells.get("told side", one))]
        if told:
            side: str = min(told)[1]
            return side
        entity, source = self.cells.get("entity", who), self.cells.get("source", who)
        behind = None
        if entity is not None and entity.curated:
            behind = army_behind(entity.name, self._known_names) if entity.subtype in _OFFICIAL else None
        elif entity is not None:
            behind = actor_behind(entity.name, self._known_names) if entity.kind != "place" else None
        elif source is not None and self._actor(who) == who:
            behind = actor_behind(source.name, self._known_names)
        return behind if behind != who else None

    def _lineage(self, actor: str) -> frozenset[str]:
        """Return an actor with all it belongs to: the side a person speaks for, the parents of a group."""
        found = [actor]
        for _ in range(_DEPTH):
            entity = self.cells.get("entity", found[-1])
            side = self.cells.get("side", found[-1]) or (entity.parent if entity is not None else None)
            following = self._actor(side) if side is not None else None
            if following is None or following in found:
                break
            found.append(following)
        return frozenset(found)


def _only(some: set[str] | None) -> str | None:
    return next(iter(some)) if some is not None and len(some) == 1 else None
