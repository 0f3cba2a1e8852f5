"""Places that a user imports from a gazetteer of a country: tens of thousands, in a file of its own.

Bare look-up of the names of villages finds nothing but noise, so these names are asked for only where the text says by
a noun or by its company that a name is a place's. GeoNames: the columns of its country dumps
(download.geonames.org/export/dump/readme.txt); the other form is a table with a header, as Who's On First gives it.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from rawi.lexicon.tables import LexiconError
from rawi.model import Entity, content_id
from rawi.text import key
from rawi.text.remembered import remembered

COLUMNS = ("id", "name", "ar", "placetype", "lat", "lon", "parent_id", "region_id", "geonames_id", "population")
_GEONAMES_WIDTH = 19
_TOWN = 5000
_FORMAT = 1
_NOUNS = frozenset(key("محافظة قضاء مديرية ناحية ولاية مدينة بلدة قرية منطقة حي مخيم").split())
_KINDS = {
    "campus": "site",
    "county": "district",
    "localadmin": "subdistrict",
    "macrohood": "neighbourhood",
    "neighbourhood": "neighbourhood",
    "region": "governorate",
}
_CODES = {"ADM1": "governorate", "ADM2": "district", "ADM3": "subdistrict", "PPLX": "neighbourhood", "RFGC": "camp"}


class Imported(NamedTuple):
    """A place of an imported gazetteer. `names` are in Arabic letters, `region` is its governorate in English."""

    id: str
    names: tuple[str, ...]
    name_en: str
    kind: str
    country: str
    region: str
    lat: float
    lon: float
    geonames: int | None


class Gazetteer:
    """An imported gazetteer, asked by name. Looking up reads the file only."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        self.called = remembered(self._called)

    def _called(self, name: str) -> tuple[Imported, ...]:
        """Return the places of a name, by id."""
        rows = self._connection.execute(
            "SELECT DISTINCT place.* FROM name JOIN place ON place.id = name.place WHERE key = ? ORDER BY place.id",
            (_bare(name),),
        ).fetchall()
        return tuple(Imported(row[0], tuple(row[1].split("|")), *row[2:]) for row in rows)


def entity_of(place: Imported) -> Entity:
    """Return an imported place as an entity of the record."""
    return Entity(
        id=content_id("ent", "place", place.id),
        kind="place",
        name=place.names[0],
        name_en=place.name_en,
        aliases=place.names[1:],
        geonames=place.geonames,
        lat=place.lat,
        lon=place.lon,
        admin=(place.region,) if place.region else (),
        subtype=place.kind,
        curated=True,
    )


@lru_cache(maxsize=2)
def open_gazetteer(path: str) -> Gazetteer:
    """Return the gazetteer of a file that `import_gazetteer` wrote. Raises `LexiconError` where it is none."""
    check_gazetteer(path)
    return Gazetteer(Path(path))


def check_gazetteer(path: str) -> None:
    """Raise `LexiconError`, with what to do, where a file is no gazetteer that `import_gazetteer` wrote."""
    if not Path(path).is_file():
        raise LexiconError(f"{path}: there is no such gazetteer, make it with: rawi gazetteer import FILE --to {path}")
    try:
        Gazetteer(Path(path)).called("-")
    except sqlite3.DatabaseError:
        raise LexiconError(f"{path}: this is no gazetteer of Rawi, make one with: rawi gazetteer import FILE") from None


def import_gazetteer(source: Path, to: Path) -> int:
    """Write the places of a file that have an Arabic name into the gazetteer `to`, new or not; return how many.

    A place that is there already is replaced. Raises `LexiconError` for a file of neither form; then nothing changes.
    """
    with sqlite3.connect(to) as connection:
        try:
            connection.executescript(
                "CREATE TABLE IF NOT EXISTS place (id TEXT PRIMARY KEY, names TEXT, name_en TEXT, kind TEXT,"
                " country TEXT, region TEXT, lat REAL, lon REAL, geonames INTEGER) WITHOUT ROWID;"
                "CREATE TABLE IF NOT EXISTS name (key TEXT, place TEXT, PRIMARY KEY (key, place)) WITHOUT ROWID;"
                f"PRAGMA user_version = {_FORMAT};"
            )
        except sqlite3.DatabaseError:
            raise LexiconError(f"{to}: this is no gazetteer of Rawi, give another file after --to") from None
        count = 0
        for place in _places(source):
            values = (place.id, "|".join(place.names), *place[2:])
            connection.execute("INSERT OR REPLACE INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
            names = {(_bare(name), place.id) for name in place.names}
            connection.executemany("INSERT OR IGNORE INTO name VALUES (?, ?)", sorted(names))
            count += 1
        if not count:
            raise LexiconError(f"{source.name}: no place in it has a name in Arabic letters, give another file")
    return count


def _places(source: Path) -> Iterator[Imported]:
    try:
        lines = source.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise LexiconError(f"{source.name}: this cannot be opened ({error.strerror}), check the name") from None
    except UnicodeDecodeError:
        raise LexiconError(f"{source.name}: not UTF-8 text, unpack it or save it as UTF-8") from None
    rows = [(number, line.rstrip("\r").split("\t")) for number, line in enumerate(lines, 1) if line.strip()]
    if rows and tuple(rows[0][1]) == COLUMNS:
        return _of_table(source, rows[1:])
    if rows and len(rows[0][1]) == _GEONAMES_WIDTH:
        return _of_geonames(source, rows)
    raise LexiconError(
        f"{source.name}:1: neither a country dump of GeoNames ({_GEONAMES_WIDTH} columns, no header) nor a table with "
        f"the columns {', '.join(COLUMNS)}, give one of these"
    )


def _of_table(source: Path, rows: Sequence[tuple[int, list[str]]]) -> Iterator[Imported]:
    regions = {cells[0]: cells[1] for _, cells in rows if len(cells) > 3 and cells[3] == "region"}
    for number, cells in _whole(source, rows, len(COLUMNS)):
        names = _arabic(cells[2].split("|"))
        if not names or cells[3] == "country":
            continue
        lat, lon, people = _number(source, number, cells[4]), _number(source, number, cells[5]), cells[9] or "0"
        kind = _KINDS.get(cells[3]) or ("town" if _number(source, number, people) >= _TOWN else "village")
        geonames = int(cells[8]) if cells[8].isdecimal() else None
        place = f"geonames:{geonames}" if geonames else f"wof:{cells[0]}"
        yield Imported(
            place, names, cells[1], kind, source.stem.upper()[:2], regions.get(cells[7], ""), lat, lon, geonames
        )


def _of_geonames(source: Path, rows: Sequence[tuple[int, list[str]]]) -> Iterator[Imported]:
    regions = {(cells[8], cells[10]): cells[2] for _, cells in rows if len(cells) > 10 and cells[7] == "ADM1"}
    for number, cells in _whole(source, rows, _GEONAMES_WIDTH):
        names = _arabic([cells[1], *cells[3].split(",")])
        kind = _CODES.get(cells[7]) or _by_class(cells[6], cells[7], cells[14])
        if not names or kind is None:
            continue
        if not cells[0].isdecimal():
            raise LexiconError(f"{source.name}:{number}: {cells[0]!r} is no GeoNames id, correct the line")
        lat, lon = _number(source, number, cells[4]), _number(source, number, cells[5])
        region = regions.get((cells[8], cells[10]), "")
        number_id = int(cells[0])
        place, name = f"geonames:{number_id}", cells[2] or cells[1]
        yield Imported(place, names, name, kind, cells[8], region, lat, lon, number_id)


def _by_class(feature: str, code: str, people: str) -> str | None:
    """Return the kind of a GeoNames feature class and code; null for what reports do not name as a place."""
    if feature == "P":
        return "town" if people.isdecimal() and int(people) >= _TOWN else "village"
    if feature == "S" and code in ("AIRP", "AIRB", "AIRF"):
        return "airport"
    return {"T": "mountain", "L": "region", "S": "site"}.get(feature)


def _whole(source: Path, rows: Iterable[tuple[int, list[str]]], width: int) -> Iterator[tuple[int, list[str]]]:
    for number, cells in rows:
        if len(cells) != width:
            raise LexiconError(f"{source.name}:{number}: {len(cells)} cells, there must be {width}, tabs between them")
        yield number, cells


def _number(source: Path, number: int, cell: str) -> float:
    try:
        return float(cell)
    except ValueError:
        raise LexiconError(f"{source.name}:{number}: {cell!r} is not a number, correct the line") from None


def _arabic(names: Iterable[str]) -> tuple[str, ...]:
    kept = (name.strip() for name in names if any("\u0621" <= char <= "\u064a" for char in name))
    return tuple(dict.fromkeys(name for name in kept if "|" not in name))


def _bare(name: str) -> str:
    """Return the key of a name without the noun for what it is (مدينة، قرية)."""
    words = key(name).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in _NOUNS else words)
