"""Who acts in the conflicts: organisations under neutral names, the words all sides use for them, head nouns.

A name stands for its actor by itself; or only in a text about the actor's country (وزارة الدفاع), in one that does not
tell of it at a town of another (`home`: قوات النظام), where the text names the actor otherwise too (الحر), or after
a verb of saying (ونفت أنقرة): that is what `needs` says.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

import msgspec

from rawi.lexicon.kept import kept
from rawi.lexicon.matcher import Matcher, keys_of
from rawi.lexicon.places import load as load_places
from rawi.lexicon.state_names import called, state_names
from rawi.lexicon.tables import LexiconError, read_table
from rawi.model import Entity, content_id
from rawi.text import is_plain, key, tokenise

ACTORS = "actors.tsv"
NAMES = "actor_names.tsv"
HEADS = "actor_heads.tsv"
DEMONYMS = "demonyms.tsv"
COMMONS = "actor_commons.tsv"
FORCES = "force_words.tsv"
GROUPS = "group_adjectives.tsv"
ORGANS = "state_organs.tsv"
SCENES = "place_verbs.tsv"

# Of two ministries the first one takes the noun with it (وزارتا الدفاع والداخلية).
_MINISTRY, _MINISTRIES = "وزارة ", ("وزارتا ", "وزارتي ")
# What with the adjective of a country names its forces, with the article in the second word or in both.
_GOVERNMENTS = ("قوات الحكومة", "القوات الحكومية")
_AMERICAN = ("أمريك", "أميرك")
_MANY, _TWO_OF_HER = ("ون", "ين", "ان"), ("تين", "تان")

ActorKind = Literal[
    "armed_group",
    "coalition",
    "international",
    "media",
    "monitor",
    "operations_room",
    "political",
    "relief",
    "state",
    "state_force",
    "tribe",
]
NameRegister = Literal["full", "short", "common", "partisan"]
Needs = Literal["nothing", "country", "home", "naming", "voice"]


class ActorRow(msgspec.Struct, frozen=True, gc=False):
    """An organisation. `parent` is the key of what it belongs to; `since`, `until` are years.

    `countries` (ISO 3166) are those it acts in, its own first; empty for one that acts everywhere.
    """

    key: str
    kind: ActorKind
    name: str
    name_en: str
    countries: tuple[str, ...]
    parent: str | None
    since: int | None
    until: int | None
    wikidata: str | None


class ActorName(msgspec.Struct, frozen=True, gc=False):
    """One way to name an actor; `partisan` words are those of one side about another."""

    name: str
    actor: str
    register: NameRegister
    needs: Needs


class ActorHead(msgspec.Struct, frozen=True):
    """A noun that opens the name of a group (لواء، حركة), and words that do not make a name after it (حركة المرور).

    `anaphor`: with the article it refers back to a group named before (الحركة). `takes`: what follows it is a name
    of its own, or a place (المجلس المحلي لمدينة حلب).
    """

    head: str
    kind: ActorKind
    anaphor: bool
    takes: Literal["name", "place"]
    not_names: tuple[str, ...]


class ActorCommon(msgspec.Struct, frozen=True):
    """A common noun that stands for a group. `refers`: first words of the names it may refer back to.

    `open`: it is a mention even where nothing settles whom it means. `kinds`: it stands for an actor of these kinds
    that the text names (المسلحون), and only where nobody counts them.
    """

    noun: str
    kind: ActorKind
    register: NameRegister
    refers: tuple[str, ...]
    open: bool
    kinds: tuple[str, ...]


class Demonym(msgspec.Struct, frozen=True):
    """The adjective of a country, also in English, with the keys of its state, forces, air force and capital.

    `plural`: its broken plural (أتراك). `divided`: it has two of each organ, so that one alone (وزارة الصحة) may be
    either's. `arms`: its tanks and planes are its own forces; those of others are only made there (دبابات ألمانية).
    """

    adjective: str
    plural: str | None
    country: str
    english: str
    state: str | None
    forces: str | None
    air: str | None
    capital: str | None
    divided: bool
    arms: bool


class GroupAdjective(msgspec.Struct, frozen=True):
    """The adjective of a group, with its key, and an example in which something befalls the group or it does it."""

    adjective: str
    actor: str
    example: str


class ForceWord(msgspec.Struct, frozen=True):
    """A common noun that with the adjective of a country names its state or forces (قوات إسرائيلية), or its `arms`."""

    word: str
    branch: Literal["state", "forces", "air"]
    gender: Literal["masculine", "feminine"]
    arms: bool


class OrganRow(msgspec.Struct, frozen=True):
    """An organ that every state has, with what English calls it after the adjective of a country.

    `names` stand for it alone (وزارة الدفاع), `bound` ones only before an adjective (الخارجية التركية).
    """

    organ: str
    kind: ActorKind
    english: tuple[str, ...]
    names: tuple[str, ...]
    bound: tuple[str, ...]


class PlaceVerb(msgspec.Struct, frozen=True):
    """A verb of what happens at a place, by its feminine forms: after it no name means a state (شهدت تونس هجوما).

    `of`: so after any country, or after a capital only, whose name is its object (دخلت دمشق فصائل).
    """

    verb: str
    feminine: tuple[str, ...]
    of: Literal["country", "capital"]
    example: str


class OrganName(NamedTuple):
    """One name of an organ of a state. `alone`: it needs no adjective; `construct`: a country follows (جيش مالي)."""

    row: OrganRow
    alone: bool
    construct: bool


@dataclass(frozen=True, slots=True)
class Actors:
    """The actors with their look-ups.

    `heads` and `anaphors` are by matching key, the latter with the article; `openings` holds for each actor the
    first words of its names, by which a common noun may refer back to it (تنظيم of تنظيم الدولة); `telling` its names
    that say by themselves who is meant, those of one side too; `sure` the actor of each such name by its key;
    `scenes` are the verbs, by key, of what happens at a place. `plurals`: adjectives of countries by broken plurals.
    `called`: actors by the keys of each of their names. `of_groups`: groups by the keys of their adjectives (حوثية).
    """

    rows: Mapping[str, ActorRow]
    entities: Mapping[str, Entity]
    names: Matcher[ActorName]
    heads: Matcher[ActorHead]
    commons: Matcher[ActorCommon]
    anaphors: Mapping[str, tuple[ActorHead, ...]]
    openings: Mapping[str, frozenset[str]]
    telling: Mapping[str, tuple[str, ...]]
    demonyms: Mapping[str, Demonym]
    plurals: Mapping[str, Demonym]
    by_country: Mapping[str, Demonym]
    organs: Matcher[OrganName]
    sure: Mapping[str, str]
    scenes: Mapping[str, Literal["country", "capital"]]
    by_entity: Mapping[str, str]
    called: Mapping[str, Entity]
    of_groups: Mapping[str, str]

    def demonym(self, word: str) -> Demonym | None:
        """Return the country's adjective that a word (its key) is, of one, two or many and in any case; or null."""
        found = self.plurals.get(word) or self.plurals.get(word.removesuffix("ا"))
        return found or next((self.demonyms[form] for form in _uninflected(word) if form in self.demonyms), None)

    def group(self, word: str) -> str | None:
        """Return the key of the group whose adjective a word (its key) is, in any number and case; or null."""
        return next((self.of_groups[form] for form in _uninflected(word) if form in self.of_groups), None)

    def side(self, word: str) -> str | None:
        """Return the key of the forces of the state, or of the group, whose adjective a word (its key) is; or null."""
        demonym = self.demonym(word)
        return self.group(word) if demonym is None else demonym.forces or demonym.state


def _uninflected(word: str) -> Iterator[str]:
    """Yield an adjective of a country or a group as its list may have it."""
    yield word
    if word.endswith(_MANY):
        yield word[:-2]
    if word.endswith("يا"):
        # جنديا كينيا: the accusative.
        yield word[:-1]
    if word.endswith(_TWO_OF_HER):
        yield word[:-3] + "ه"
        yield word[:-3]


@lru_cache(maxsize=1)
@kept("actors", Actors)
def load() -> Actors:
    """Return the shipped actors. Raises `LexiconError` for names of unknown actors and names given twice."""
    rows = {row.key: row for row in read_table(ACTORS, ActorRow)}
    for row in rows.values():
        if row.parent is not None and row.parent not in rows:
            raise LexiconError(f"{ACTORS}: {row.key!r} belongs to {row.parent!r}, which is no actor, correct one")
    given = [ActorName(row.name, row.key, "full", "nothing") for row in rows.values()]
    given += read_table(NAMES, ActorName, key=2)
    demonyms = read_table(DEMONYMS, Demonym)
    given += _voices(demonyms, given)
    _check_names(given, rows)
    heads = read_table(HEADS, ActorHead)
    anaphors: dict[str, tuple[ActorHead, ...]] = {}
    for head in heads:
        if head.anaphor:
            definite = "ال" + key(head.head.split()[0])
            anaphors[definite] = (*anaphors.get(definite, ()), head)
    organs = read_table(ORGANS, OrganRow)
    written = list(given)
    given += _also_spelt(given)
    sure = {key(name.name): name.actor for name in given if name.needs == "nothing"}
    entities = _entities(rows, written, _english_names(demonyms, organs, sure))
    return Actors(
        rows=rows,
        entities=entities,
        names=Matcher((name.name, name) for name in (*given, *_of_countries(demonyms, given))),
        heads=Matcher((head.head, head) for head in heads),
        commons=Matcher((common.noun, common) for common in read_table(COMMONS, ActorCommon)),
        anaphors=anaphors,
        openings=_openings(given),
        telling=_telling(given),
        demonyms={form: row for row in demonyms for form in adjective_forms(row.adjective)},
        plurals={key(row.plural): row for row in demonyms if row.plural is not None},
        by_country={row.country: row for row in reversed(demonyms)},
        organs=Matcher(_organ_names(organs)),
        scenes={key(form): verb.of for verb in read_table(SCENES, PlaceVerb) for form in verb.feminine},
        sure=sure,
        of_groups={form: row.actor for row in _of_groups(rows) for form in adjective_forms(row.adjective)},
        by_entity={entity.id: actor for actor, entity in entities.items()},
        called={
            " ".join(keys_of(name)): entity for entity in entities.values() for name in (entity.name, *entity.aliases)
        },
    )


def _of_groups(rows: Mapping[str, ActorRow]) -> tuple[GroupAdjective, ...]:
    found = read_table(GROUPS, GroupAdjective)
    for row in found:
        if row.actor not in rows:
            raise LexiconError(f"{GROUPS}: {row.adjective!r} is of {row.actor!r}, which is no actor, correct one")
    return found


def _organ_names(rows: Iterable[OrganRow]) -> Iterator[tuple[str, OrganName]]:
    for row in rows:
        for name in (*row.names, *row.bound):
            alone = name in row.names
            yield name, OrganName(row, alone, construct=False)
            if name.startswith(_MINISTRY):
                yield from ((dual + name.removeprefix(_MINISTRY), OrganName(row, alone, False)) for dual in _MINISTRIES)
            if " " not in name:
                yield name.removeprefix("ال"), OrganName(row, alone=False, construct=True)


def organ_listed(row: OrganRow, demonym: Demonym, sure: Mapping[str, str]) -> str | None:
    """Return the key of the actor of the list that is this organ of a country, or null; `sure` as in `Actors`."""
    if row.organ == "armed-forces":
        return demonym.forces
    if row.organ == "air-force" and demonym.air is not None:
        return demonym.air
    if row.organ == "government":
        return demonym.state
    for name in (*row.names, *row.bound):
        for adjective in (key(demonym.adjective), key(demonym.adjective) + "ه"):
            actor = sure.get(f"{key(name)} ال{adjective}")
            if actor is not None:
                return actor
    return None


def country_name(demonym: Demonym) -> str | None:
    """Return the English name of the country of a demonym, or null where the gazetteer has none."""
    places = load_places()
    key_ = places.countries.get(demonym.country)
    return places.rows[key_].name_en if key_ is not None else None


def _english_names(
    demonyms: Iterable[Demonym], organs: Iterable[OrganRow], sure: Mapping[str, str]
) -> Mapping[str, tuple[str, ...]]:
    """Return what English calls the states, forces and organs of the list, by actor."""
    found: dict[str, list[str]] = {}
    for demonym in demonyms:
        country = country_name(demonym)
        if demonym.state is not None:
            found.setdefault(demonym.state, []).extend(state_names("state", demonym.english, country))
        if demonym.forces is not None:
            found.setdefault(demonym.forces, []).extend(state_names("forces", demonym.english, country))
        if demonym.air is not None:
            found.setdefault(demonym.air, []).extend(state_names("air", demonym.english, country))
        for row in organs:
            actor = organ_listed(row, demonym, sure)
            if actor is not None:
                found.setdefault(actor, []).extend(called(row.english, demonym.english, country))
    return {actor: tuple(dict.fromkeys(names)) for actor, names in found.items()}


def adjective_forms(adjective: str) -> tuple[str, ...]:
    """Return the keys of an adjective of a country: both genders, with and without the article."""
    masculine = key(adjective)
    return masculine, masculine + "ه", "ال" + masculine, "ال" + masculine + "ه"


def actor_entity_id(actor: str) -> str:
    """Return the entity id of an actor of the list by its key."""
    return content_id("ent", "actor", actor)


def _entities(
    rows: Mapping[str, ActorRow], names: list[ActorName], english: Mapping[str, tuple[str, ...]]
) -> dict[str, Entity]:
    aliases: dict[str, list[str]] = {}
    for name in names:
        if name.register in ("full", "short") and name.name != rows[name.actor].name:
            aliases.setdefault(name.actor, []).append(name.name)
    return {
        row.key: Entity(
            id=actor_entity_id(row.key),
            kind="actor",
            name=row.name,
            name_en=row.name_en,
            aliases=(*aliases.get(row.key, ()), *(name for name in english.get(row.key, ()) if name != row.name_en)),
            wikidata=row.wikidata,
            subtype=row.kind,
            parent=actor_entity_id(row.parent) if row.parent is not None else None,
            curated=True,
        )
        for row in rows.values()
    }


def _check_names(names: list[ActorName], rows: Mapping[str, ActorRow]) -> None:
    seen: dict[tuple[str, ...], ActorName] = {}
    for name in names:
        if name.actor not in rows:
            raise LexiconError(f"{NAMES}: {name.name!r} names {name.actor!r}, which is no actor, correct it")
        words = (*keys_of(name.name), name.actor)
        if words in seen:
            raise LexiconError(f"{NAMES}: {name.name!r} of {name.actor!r} reads as {seen[words].name!r}, keep one")
        seen[words] = name


def _also_spelt(given: Iterable[ActorName]) -> list[ActorName]:
    """Return the names of what is American as the other half of the papers spell it (البحرية الأميركية)."""
    known = {(key(name.name), name.actor) for name in given}
    spelt = {
        (key(other), name.actor): msgspec.structs.replace(name, name=other)
        for name in given
        for one, two in (_AMERICAN, _AMERICAN[::-1])
        if (other := name.name.replace(one, two)) != name.name
    }
    return [name for written, name in spelt.items() if written not in known]


def _of_countries(demonyms: tuple[Demonym, ...], given: list[ActorName]) -> Iterator[ActorName]:
    """Yield the names that every country's adjective makes, where no name of the list says otherwise."""
    known = {key(name.name) for name in given}
    forces = read_table(FORCES, ForceWord)
    for demonym in demonyms:
        actors = {"state": demonym.state, "forces": demonym.forces, "air": demonym.air}
        for force in forces:
            actor = actors[force.branch] or (demonym.forces if force.branch == "air" else None)
            if actor is None or (force.arms and not demonym.arms):
                continue
            ending = "ة" if force.gender == "feminine" else ""
            plain = f"{force.word} {demonym.adjective}{ending}"
            for name in (plain, " ".join("ال" + word for word in plain.split()), _definite_last_two(plain)):
                if key(name) not in known:
                    yield ActorName(name, actor, "short", "nothing")
        for words in _GOVERNMENTS:
            name = f"{words} ال{demonym.adjective}ة"
            if demonym.forces is not None and key(name) not in known:
                yield ActorName(name, demonym.forces, "short", "nothing")


def _voices(demonyms: tuple[Demonym, ...], given: list[ActorName]) -> list[ActorName]:
    """Return the names of countries and capitals as those of their states, which must speak or act under them."""
    places = load_places()
    known = {key(name.name) for name in given}
    found: dict[str, ActorName] = {}
    for demonym in demonyms:
        country = places.countries.get(demonym.country)
        for place in (country, demonym.capital if not demonym.divided else None):
            row = places.rows[place] if place is not None else None
            for name in (row.name, *row.variants) if row is not None and demonym.state is not None else ():
                if key(name) not in known:
                    found.setdefault(key(name), ActorName(name, demonym.state or "", "short", "voice"))
    return list(found.values())


def _definite_last_two(name: str) -> str:
    """سلاح جو روسي becomes سلاح الجو الروسي: the first word of three takes no article before its genitive."""
    first, *rest = name.split()
    return " ".join([first, *("ال" + word for word in rest)])


def _telling(names: list[ActorName]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name in names:
        if name.needs == "nothing" and name.register != "common":
            found[name.actor] = (*found.get(name.actor, ()), name.name)
    return found


def _openings(names: list[ActorName]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name in names:
        if name.needs == "nothing" and name.register in ("full", "short"):
            plain = is_plain(name.name)
            words = keys_of(name.name) if plain else [t.key for t in tokenise(name.name) if t.kind == "word"]
            if len(words) > 1:
                found.setdefault(name.actor, set()).add(words[0].removeprefix("ال"))
    return {actor: frozenset(words) for actor, words in found.items()}
