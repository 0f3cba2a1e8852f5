"""The derivation graph as data: who is drawn, who derives from whom, what is put together where there are too many."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Literal, NamedTuple

from rawi.model import Event, Passage
from rawi.model.document import Interest, Role
from rawi.model.link import DerivationKind
from rawi.web.draw.layers import components, ranks
from rawi.web.view import Record

# `relies`: an account tells on the word of somebody whose own account is not in the case.
EdgeKind = Literal[DerivationKind, "relies"]

# More than this is not read as a graph: near-copies are put together into one node.
MOST_NODES = 60
# From this share on, a text that copies another adds too little to be drawn by itself.
_NEAR_COPY = 0.8
_ACCOUNTS: frozenset[Role] = frozenset({"report", "summary", "statement"})
_STRENGTH: tuple[EdgeKind, ...] = ("reproduces", "copies", "summarises", "quotes", "paraphrases", "relies")


class Node(NamedTuple):
    """A node: an account of the case, a source that is not in it, or a stack of near-copies (`members`).

    `id` is that of the passage, source or entity; `root` marks who draws on nobody, in the graph of an event only those
    counted among its origins; `interests` are said of roots alone.
    """

    id: str
    kind: Literal["account", "absent", "stack"]
    root: bool = False
    interests: tuple[Interest, ...] = ()
    members: tuple[str, ...] = ()


class Edge(NamedTuple):
    """`target` derives from `source`; `share` of its words (0-1), null where only the reliance is told.

    `either_way`: nothing shows which of the two was first.
    """

    source: str
    target: str
    kind: EdgeKind
    declared: bool
    share: float | None = None
    either_way: bool = False


class Graph(NamedTuple):
    """Who derives from whom. `alone` are the accounts that neither draw on another nor are drawn on."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    alone: tuple[Node, ...] = ()
    left_out: int = 0


def case_graph(record: Record, *, most: int = MOST_NODES) -> Graph:
    """Return the graph of all accounts of a record."""
    accounts = [passage.id for passage in record.passages.values() if passage.role in _ACCOUNTS]
    return _graph(record, accounts, _edges(record), _interests(record, record.events.values()), most)


def event_graph(record: Record, event: Event, *, most: int = MOST_NODES) -> Graph:
    """Return the graph of one event: the accounts that tell it, all they derive from, and the roots they rest on."""
    home = _homes(record)
    accounts = list(dict.fromkeys(home.get(p.id, p.id) for p in record.accounts(event.claims)))
    above: dict[str, list[Edge]] = defaultdict(list)
    for edge in _edges(record):
        above[edge.target].append(edge)
    held, todo = dict.fromkeys(accounts), list(accounts)
    edges: list[Edge] = []
    while todo:
        for edge in above[todo.pop()]:
            edges.append(edge)
            if edge.source not in held:
                held[edge.source] = None
                todo.append(edge.source)
    edges += _relied_on(record, event, held, edges, home)
    # The order of the record, not of the search.
    order = {name: n for n, name in enumerate([*record.passages, *held])}
    accounts = sorted((name for name in held if name in record.passages), key=order.__getitem__)
    drawn = _graph(record, accounts, edges, _interests(record, [event]), most)
    counted = _counted(record, event, home)
    return drawn._replace(
        nodes=tuple(_marked(node, counted, record) for node in drawn.nodes),
        alone=tuple(_marked(node, counted, record) for node in drawn.alone),
    )


def _counted(record: Record, event: Event, home: Mapping[str, str]) -> set[str | None]:
    """Return the owners of the event's origins, and for those without a name the accounts that rest on them."""
    counted: set[str | None] = set()
    for origin in event.origins:
        if origin.root is not None:
            counted.add(_owner(record, origin.root))
        else:
            counted |= {home.get(passage.id, passage.id) for passage in record.accounts(origin.claims)}
    return counted


def _marked(node: Node, counted: Set[str | None], record: Record) -> Node:
    """Return a node of an event's graph: what stands on top but denies it or tells other things is no origin of it."""
    passage = record.passages.get(node.id)
    owner = _owner(record, passage.narrator if passage else node.id)
    return node if node.id in counted or owner in counted else node._replace(root=False, interests=())


def _relied_on(
    record: Record, event: Event, held: Mapping[str, None], edges: Sequence[Edge], home: Mapping[str, str]
) -> list[Edge]:
    """Return an edge from each root that has no account among `held` to the accounts that rest on its word."""
    speaks = {_owner(record, record.passages[name].narrator) for name in held if name in record.passages}
    speaks |= {_owner(record, name) for name in held if name not in record.passages}
    derived = {edge.target for edge in edges}
    found = []
    for origin in event.origins:
        if origin.root is None or _owner(record, origin.root) in speaks:
            continue
        for passage in record.accounts(origin.claims):
            account = home.get(passage.id, passage.id)
            if account not in derived:
                found.append(Edge(origin.root, account, "relies", declared=True))
    return list(dict.fromkeys(found))


def _edges(record: Record) -> list[Edge]:
    """Return the derivations between accounts: a headline stands with its account, the greatest share counts.

    Where the account draws on somebody itself, a headline draws on nobody else: it is made from its account.
    """
    home = _homes(record)
    own_sources = {found.target for found in record.derivations.values()}
    strongest: dict[tuple[str, str], Edge] = {}
    # Shares of an account count before those of its headline.
    for found in sorted(record.derivations.values(), key=lambda found: home.get(found.target) != found.target):
        source, target = home.get(found.source, found.source), home.get(found.target, found.target)
        if source == target or target not in record.passages:
            continue
        edge = Edge(source, target, found.kind, found.declared, found.share, found.either_way)
        other = strongest.get((source, target))
        if other is None and found.target != target and target in own_sources:
            continue
        if other is not None:
            own = found.target == target and (other.share or 0) < found.share
            edge = (edge if own else other)._replace(declared=found.declared or other.declared)
        strongest[source, target] = edge
    return list(strongest.values())


def _homes(record: Record) -> dict[str, str]:
    """Return the account that each headline and each other small passage belongs to."""
    accounts: dict[tuple[str, str | None], str] = {}
    first: dict[str, str] = {}
    for passage in record.passages.values():
        if passage.role in _ACCOUNTS:
            accounts.setdefault((passage.span.document, passage.narrator), passage.id)
            first.setdefault(passage.span.document, passage.id)
    return {p.id: home for p in record.passages.values() if (home := _home(p, accounts, first)) is not None}


def _home(passage: Passage, accounts: Mapping[tuple[str, str | None], str], first: Mapping[str, str]) -> str | None:
    if passage.role in _ACCOUNTS:
        return passage.id
    document = passage.span.document
    return accounts.get((document, passage.narrator)) or first.get(document)


def _owner(record: Record, identifier: str | None) -> str | None:
    source = record.sources.get(identifier or "")
    return source.entity or source.id if source is not None else identifier


def _interests(record: Record, events: Iterable[Event]) -> dict[str | None, tuple[Interest, ...]]:
    found: dict[str | None, dict[Interest, None]] = defaultdict(dict)
    for source in record.sources.values():
        if source.interest != "unknown":
            found[_owner(record, source.id)][source.interest] = None
    for event in events:
        for origin in event.origins:
            if origin.interest != "unknown":
                found[_owner(record, origin.root)][origin.interest] = None
    return {owner: tuple(interests) for owner, interests in found.items()}


def _graph(
    record: Record,
    accounts: Sequence[str],
    edges: Sequence[Edge],
    interests: Mapping[str | None, tuple[Interest, ...]],
    most: int,
) -> Graph:
    known = dict.fromkeys(accounts)
    edges = [edge for edge in edges if edge.target in known]
    absent = dict.fromkeys(edge.source for edge in edges if edge.source not in known)
    targets, sources = {edge.target for edge in edges}, {edge.source for edge in edges}

    def node(name: str) -> Node:
        passage = record.passages.get(name)
        root = name not in targets
        held = interests.get(_owner(record, passage.narrator if passage else name), ())
        return Node(name, "account" if passage else "absent", root, held if root else ())

    nodes = [node(name) for name in [*absent, *known] if name in targets or name in sources]
    alone = tuple(node(name) for name in known if name not in targets and name not in sources)
    for near in (True, False):
        if len(nodes) > most:
            nodes, edges = _stacked(nodes, edges, near=near)
    return _largest(nodes, edges, alone, most)


def _stacked(nodes: Sequence[Node], edges: Sequence[Edge], *, near: bool) -> tuple[list[Node], list[Edge]]:
    """Put together the accounts nobody draws on that all derive from the same; `near`: near-copies alone."""
    sources = {edge.source for edge in edges}
    above: dict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        above[edge.target].append(edge)
    alike: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for node in nodes:
        held = above[node.id]
        copies = all(e.kind in ("copies", "reproduces") or (e.share or 0) >= _NEAR_COPY for e in held)
        if held and node.id not in sources and (copies or not near):
            alike[tuple(sorted(e.source for e in held))].append(node.id)
    heads = {members[0]: tuple(members) for members in alike.values() if len(members) > 2}
    gone = {member for members in heads.values() for member in members[1:]}
    kept = [
        node._replace(kind="stack", members=heads[node.id]) if node.id in heads else node
        for node in nodes
        if node.id not in gone
    ]
    drawn = [
        _together(
            [other for member in heads[edge.target] for other in above[member] if other.source == edge.source]
        )._replace(target=edge.target)
        if edge.target in heads
        else edge
        for edge in edges
        if edge.target not in gone
    ]
    return kept, drawn


def _together(edges: Sequence[Edge]) -> Edge:
    """Return one edge for several: the weakest kind and the smallest share, so that none is made more than it is."""
    shares = [edge.share for edge in edges if edge.share is not None]
    return Edge(
        edges[0].source,
        edges[0].target,
        max((edge.kind for edge in edges), key=_STRENGTH.index),
        declared=all(edge.declared for edge in edges),
        share=min(shares) if shares else None,
        either_way=any(edge.either_way for edge in edges),
    )


def _largest(nodes: Sequence[Node], edges: Sequence[Edge], alone: tuple[Node, ...], most: int) -> Graph:
    """Return the graph of at most `most` nodes, whole stories and the largest first, and how many were left out."""
    kept: set[str] = set()
    pairs = [(edge.source, edge.target) for edge in edges]
    for members in components([node.id for node in nodes], pairs):
        if len(kept) + len(members) <= most:
            kept.update(members)
        elif not kept:
            # One story too large by itself: from its roots down, so that nobody stands there without a source.
            inside = set(members)
            depth = ranks(members, [pair for pair in pairs if pair[0] in inside])
            kept.update(sorted(members, key=lambda name: depth[name])[:most])
    room = max(0, most - len(kept))
    return Graph(
        tuple(node for node in nodes if node.id in kept),
        tuple(edge for edge in edges if edge.source in kept and edge.target in kept),
        alone[:room],
        left_out=len(nodes) - len(kept) + max(0, len(alone) - room),
    )
