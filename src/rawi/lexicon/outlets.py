"""Who publishes: agencies, outlets, monitors, channels, archives, by name as written and by host."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

import msgspec

from rawi.lexicon.tables import LexiconError, read_table
from rawi.model import Source, identified
from rawi.model.document import SourceKind
from rawi.text import key, tokenise

FILE = "outlets.tsv"


class Outlet(msgspec.Struct, frozen=True, kw_only=True):
    """One publisher. `country` is where it reports from (ISO 3166); `run_by` names who runs it, where that is plain."""

    name: str
    variants: tuple[str, ...]
    name_en: str | None
    kind: SourceKind
    hosts: tuple[str, ...]
    country: str | None
    run_by: str | None


@dataclass(frozen=True, slots=True)
class Outlets:
    """The list of publishers with its look-ups. Ask with `outlet_named`, `outlet_at` and `outlet_of`."""

    by_name: Mapping[str, Outlet]
    by_host: Mapping[str, Outlet]
    by_id: Mapping[str, Source]


@lru_cache(maxsize=1 << 14)
def name_key(name: str) -> str:
    """Return what two spellings of a name have in common: the keys of its words; marks and signs left out."""
    return " ".join(token.key for token in tokenise(name) if token.kind in ("word", "number"))


def outlet_named(outlets: Outlets, name: str) -> Outlet | None:
    """Return the publisher that `name` as a whole is the name of, in any of its spellings, or null."""
    return outlets.by_name.get(name_key(name))


def outlet_at(outlets: Outlets, url: str) -> Outlet | None:
    """Return the publisher at the host of `url` (the longest known suffix of the host), or null."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    labels = (host or "").split(".")
    for i in range(len(labels) - 1):
        found = outlets.by_host.get(".".join(labels[i:]))
        if found is not None:
            return found
    return None


def source_of(outlet: Outlet) -> Source:
    """Return the source of the record that stands for a publisher of the list."""
    return source_named(outlet.name, name_en=outlet.name_en, kind=outlet.kind)


def source_named(name: str, *, name_en: str | None = None, kind: SourceKind = "unknown") -> Source:
    """Return a source with its id. What it has to do with the conflict does not change the id."""
    source = Source(id="", name=name, name_en=name_en, kind=kind)
    return identified(source, without=("interest", "entity"))


@lru_cache(maxsize=1)
def load_outlets() -> Outlets:
    """Return the shipped list. Raises `LexiconError` for a bad row, or a name or host that stands for two."""
    by_name: dict[str, Outlet] = {}
    by_host: dict[str, Outlet] = {}
    rows = read_table(FILE, Outlet)
    for outlet in rows:
        for name in (outlet.name, *outlet.variants):
            if by_name.setdefault(name_key(name), outlet) is not outlet:
                raise LexiconError(f"{FILE}: {name!r} stands for two outlets, keep it with one")
        for host in outlet.hosts:
            if host != key(host) or by_host.setdefault(host, outlet) is not outlet:
                raise LexiconError(f"{FILE}: host {host!r} is not in lower case or stands for two outlets")
    sources = {source.id: source for source in map(source_of, rows)}
    return Outlets(by_name=by_name, by_host=by_host, by_id=sources)
