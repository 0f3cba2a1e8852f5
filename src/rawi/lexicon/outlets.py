"""Who publishes: agencies, outlets, monitors, channels, archives, by name as written and by host."""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

import msgspec

from rawi.lexicon.actors import actor_entity_id
from rawi.lexicon.matcher import without_l
from rawi.lexicon.tables import LexiconError, parse_table, read_table
from rawi.model import Entity, Source, content_id, identified
from rawi.model.document import SourceKind
from rawi.text import Text, is_plain, key, tokenise
from rawi.text.remembered import remembered

FILE = "outlets.tsv"
ISSUERS = "issuers.tsv"
_JOINED, _HANDLE = re.compile(r"(?<=[^\W\da-zA-Z_])_(?=[^\W\da-zA-Z_])"), re.compile(r"(?<=\S)\s*@[A-Za-z0-9_.]+\s*$")
_STRETCH, _L, _LONGEST = "\u0640", "ل", 4
# Hosts on which many publish: there the first part of the path says who.
_PLATFORMS = frozenset({"facebook.com", "instagram.com", "t.me", "twitter.com", "x.com", "youtube.com"})


class Outlet(msgspec.Struct, frozen=True, gc=False):
    """One publisher.

    `hosts` are domains, or a domain with the first part of a path on a platform (t.me/name). `country` is where it
    reports from (ISO 3166); `run_by` is the key of the actor that runs it, where that is plain: where that actor is a
    party, so is the publisher.
    """

    name: str
    variants: tuple[str, ...]
    name_en: str | None
    kind: SourceKind
    hosts: tuple[str, ...]
    country: str | None
    run_by: str | None


class Issuer(msgspec.Struct, frozen=True):
    """An actor of the list that publishes on hosts of its own: a ministry, an army, a body of the UN."""

    actor: str
    hosts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outlets:
    """The list of publishers with its look-ups. Ask with `outlet_named`, `outlet_at` and `issuer_at`."""

    by_name: Mapping[str, Outlet]
    by_host: Mapping[str, Outlet]
    by_id: Mapping[str, Source]
    issuers: Mapping[str, str]


@remembered
def name_key(name: str) -> str:
    """Return what two spellings of a name have in common: the keys of its words; marks and signs left out."""
    if is_plain(name):
        return " ".join(key(name).split())
    return " ".join([token.key for token in tokenise(name) if token.kind in ("word", "number")])


def outlet_named(outlets: Outlets, name: str) -> Outlet | None:
    """Return the publisher that `name` as a whole is the name of, in any of its spellings, or null."""
    return outlets.by_name.get(name_key(name))


def outlet_told(outlets: Outlets, text: Text, i: int, last: int) -> tuple[int, Outlet] | None:
    """Return the token after the name of an outlet that is written with ل from token `i` on (لفرانس برس), or null."""
    word = text.tokens[i].text if i < last else ""
    if _L not in word:
        return None
    word = word.replace(_STRETCH, "")
    if not word.startswith(_L):
        return None
    bare = without_l(word)
    for end in range(min(last, i + _LONGEST), i, -1):
        outlet = outlet_named(outlets, f"{bare}{text.raw[text.tokens[i].end : text.tokens[end - 1].end]}")
        if outlet is not None:
            return end, outlet
    return None


def outlet_at(outlets: Outlets, url: str) -> Outlet | None:
    """Return the publisher at `url` (the longest known suffix of its host), or null."""
    return next((outlets.by_host[host] for host in _hosts(url) if host in outlets.by_host), None)


def issuer_at(outlets: Outlets, url: str) -> str | None:
    """Return the key of the actor whose own host `url` is on, or null."""
    return next((outlets.issuers[host] for host in _hosts(url) if host in outlets.issuers), None)


def _hosts(url: str) -> Iterator[str]:
    """Yield under what a publisher's address may be listed, the narrowest first."""
    try:
        parts = urlsplit(url if "//" in url else f"//{url}")
        labels = (parts.hostname or "").split(".")
    except ValueError:
        return
    names = [".".join(labels[i:]) for i in range(len(labels) - 1)]
    # A public channel on the web is at t.me/s/name.
    path = [part.lower().removeprefix("@") for part in parts.path.split("/") if part not in {"", "s", "c", "user"}]
    if path:
        yield from (f"{name}/{path[0]}" for name in names if name in _PLATFORMS)
    yield from names


def source_of(outlet: Outlet) -> Source:
    """Return the source of the record that stands for a publisher of the list."""
    return source_named(outlet.name, name_en=outlet.name_en, kind=outlet.kind)


def entity_of(source: str) -> str:
    """Return the id of the entity that stands for a publisher, by the id of its source."""
    return content_id("ent", "actor", source)


def outlet_entity(outlet: Outlet) -> Entity:
    """Return the entity that stands for a publisher of the list; it belongs to the actor that runs it."""
    return Entity(
        id=entity_of(source_of(outlet).id),
        kind="actor",
        name=outlet.name,
        name_en=outlet.name_en,
        aliases=outlet.variants,
        subtype="media",
        parent=actor_entity_id(outlet.run_by) if outlet.run_by is not None else None,
        curated=True,
    )


def source_called(outlets: Outlets, name: str) -> Source:
    """Return the publisher of the list that `name` is the name of, else a source of its own under that name.

    A handle behind a name is no part of it.
    """
    written = parted(_HANDLE.sub("", name)).strip() or name.strip()
    outlet = outlet_named(outlets, written)
    return source_of(outlet) if outlet else source_named(written)


def parted(name: str) -> str:
    """Return a name with the words parted that the signs of a hashtag join (قوات_الدعم_السريع), no handle (obs_x)."""
    return _JOINED.sub(" ", name)


def source_named(name: str, *, name_en: str | None = None, kind: SourceKind = "unknown") -> Source:
    """Return a source with its id. What it has to do with the conflict does not change the id."""
    source = Source(id="", name=name, name_en=name_en, kind=kind)
    return identified(source, without=("interest", "entity"))


@lru_cache(maxsize=4)
def load_outlets(own: str = "") -> Outlets:
    """Return the shipped list with the rows of `own`, a table of the same columns that a user wrote, in any order.

    A row of the user's stands in place of a shipped one with the same name. Raises `LexiconError` for a bad row, or a
    name or host that stands for two.
    """
    mine = own_rows(own) if own else ()
    names = {name_key(name) for outlet in mine for name in _names(outlet)}
    hosts = {host for outlet in mine for host in outlet.hosts}
    shipped = [outlet for outlet in read_table(FILE, Outlet) if name_key(outlet.name) not in names]
    rows = [*mine, *(_without(outlet, names, hosts) for outlet in shipped)]
    by_name: dict[str, Outlet] = {}
    by_host: dict[str, Outlet] = {}
    for outlet in rows:
        for name in _names(outlet):
            if by_name.setdefault(name_key(name), outlet) is not outlet:
                raise LexiconError(f"{FILE}: {name!r} stands for two outlets, keep it with one")
        for host in outlet.hosts:
            if host != host.lower() or by_host.setdefault(host, outlet) is not outlet:
                raise LexiconError(f"{FILE}: host {host!r} is not in lower case or stands for two outlets")
    issuers = {host: row.actor for row in read_table(ISSUERS, Issuer) for host in row.hosts if host not in by_host}
    sources = {source.id: source for source in map(source_of, rows)}
    return Outlets(by_name=by_name, by_host=by_host, by_id=sources, issuers=issuers)


def own_rows(table: str) -> tuple[Outlet, ...]:
    """Return the rows of a user's table of publishers. Raises `LexiconError` with the line and what to do."""
    return parse_table("the table of sources", table, Outlet, in_order=False)


def table_of(outlets: Iterable[Outlet]) -> str:
    """Return publishers as a table, the first line its columns, sorted by name."""
    rows = [Outlet.__struct_fields__]
    for outlet in sorted(outlets, key=lambda outlet: outlet.name):
        values = (getattr(outlet, field) for field in Outlet.__struct_fields__)
        rows.append(tuple("|".join(value) if isinstance(value, tuple) else value or "" for value in values))
    return "".join("\t".join(row) + "\n" for row in rows)


def _names(outlet: Outlet) -> tuple[str, ...]:
    return (outlet.name, *outlet.variants)


def _without(outlet: Outlet, names: Set[str], hosts: Set[str]) -> Outlet:
    """Return a shipped row without the names and hosts that the user gave to another."""
    return msgspec.structs.replace(
        outlet,
        variants=tuple(name for name in outlet.variants if name_key(name) not in names),
        hosts=tuple(host for host in outlet.hosts if host not in hosts),
    )
