"""Who is named in person: public figures, ranks and roles, and given names, by which a name is known as one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import msgspec

from rawi.lexicon.actors import ACTORS, actor_entity_id
from rawi.lexicon.actors import load as load_actors
from rawi.lexicon.kept import kept
from rawi.lexicon.matcher import Matcher
from rawi.lexicon.tables import LexiconError, read_table
from rawi.model import Entity, content_id
from rawi.text import key

PERSONS = "persons.tsv"
TITLES = "ranks_roles.tsv"
GIVEN = "given_names.tsv"
FAMILIES = "family_names.tsv"


class PersonRow(msgspec.Struct, frozen=True, gc=False):
    """A public figure with the role they are known for; `affiliation` is the key of an actor."""

    key: str
    name: str
    variants: tuple[str, ...]
    name_en: str
    role: str | None
    affiliation: str | None


class Title(msgspec.Struct, frozen=True, gc=False):
    """A rank, role or honorific with its forms. `governs`: the organisation may stand between it and the name.

    `english` is empty for a title that says nothing of what the person does (الشهيد).
    """

    word: str
    kind: Literal["rank", "role", "honorific"]
    english: str | None
    forms: tuple[str, ...]
    governs: bool


class GivenName(msgspec.Struct, frozen=True):
    """A given name, as it is mostly written. `common`: it is a common word as well (أمل، صالح)."""

    name: str
    common: bool


class FamilyName(msgspec.Struct, frozen=True):
    """A family name without its article. `common`: it is an ordinary word or adjective as well (حلبي، جديد)."""

    name: str
    common: bool


@dataclass(frozen=True, slots=True)
class Persons:
    """Persons with their look-ups.

    `given` holds keys of given names, `common` those that are words as well; `families` those of family names with
    and without the article, `sure_families` those that are nothing else; `ids` are the entities' ids.
    """

    rows: Mapping[str, PersonRow]
    entities: Mapping[str, Entity]
    names: Matcher[PersonRow]
    titles: Matcher[Title]
    given: frozenset[str]
    common: frozenset[str]
    families: frozenset[str]
    sure_families: frozenset[str]
    ids: frozenset[str]


@lru_cache(maxsize=1)
@kept("persons", Persons)
def load() -> Persons:
    """Return the shipped persons and titles. Raises `LexiconError` for a person of an unknown actor."""
    rows = {row.key: row for row in read_table(PERSONS, PersonRow)}
    actors = load_actors().rows
    for row in rows.values():
        if row.affiliation is not None and row.affiliation not in actors:
            raise LexiconError(f"{PERSONS}: {row.key!r} is of {row.affiliation!r}, which is not in {ACTORS}, add it")
    titles = read_table(TITLES, Title)
    given = read_table(GIVEN, GivenName)
    families = read_table(FAMILIES, FamilyName)
    entities = {row.key: _entity(row) for row in rows.values()}
    return Persons(
        rows=rows,
        entities=entities,
        ids=frozenset(entity.id for entity in entities.values()),
        names=Matcher(
            (spelt, row) for row in rows.values() for name in (row.name, *row.variants) for spelt in _spelt(name)
        ),
        titles=Matcher((form, title) for title in titles for one in title.forms for form in _of_several(one, title)),
        given=frozenset(key(row.name) for row in given),
        common=frozenset(key(row.name) for row in given if row.common),
        families=_with_article(row.name for row in families),
        sure_families=_with_article(row.name for row in families if not row.common),
    )


def _with_article(names: Iterable[str]) -> frozenset[str]:
    return frozenset(key(article + name) for name in names for article in ("", "ال"))


def _spelt(name: str) -> tuple[str, ...]:
    """Return a name as it is and with its first parts written together (عبد العزيز, عبدالعزيز)."""
    joined = name
    for first in ("عبد ", "أبو ", "أبي "):
        joined = joined.replace(first, first.strip())
    cases = [name.replace("أبو ", case) for case in ("أبا ", "أبي ")] if name.startswith("أبو ") else []
    return tuple(dict.fromkeys((name, joined, *cases)))


def _of_several(form: str, title: Title) -> tuple[str, ...]:
    """Return a form of a title, and where it is one word with the article those for two and for more (النائبان)."""
    if " " in form or not form.startswith("ال") or form.endswith(("ان", "ين", "ون", "ات")) or title.kind == "honorific":
        return (form,)
    if form.endswith("ة"):
        return (form, form[:-1] + "تان", form[:-1] + "تين")
    return (form, form + "ان", form + "ين", form + "ون")


def _entity(row: PersonRow) -> Entity:
    return Entity(
        id=content_id("ent", "person", row.key),
        kind="person",
        name=row.name,
        name_en=row.name_en,
        aliases=row.variants,
        parent=actor_entity_id(row.affiliation) if row.affiliation is not None else None,
        curated=True,
    )
