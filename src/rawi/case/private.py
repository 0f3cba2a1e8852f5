"""Who is to be masked in what is shared, and where a case names them. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rawi.case.masking import Names, Stretch, names, parts, words_of
from rawi.lexicon.persons import TITLES, Title, load
from rawi.lexicon.tables import read_table
from rawi.model import Claim, Document, Entity, Judgement, Mention, PersonValue, Row, Source
from rawi.text import key as folded

# Who speaks or stands for a body in public; whoever holds another office, or none, is a private person.
_PUBLIC = frozenset(
    {
        "ambassador",
        "chief of staff",
        "commander",
        "commissioner",
        "commissioner-general",
        "crown prince",
        "deputy",
        "emir",
        "envoy",
        "governor",
        "head",
        "leader",
        "mayor",
        "minister",
        "minister of defence",
        "minister of foreign affairs",
        "minister of health",
        "minister of interior",
        "president",
        "prime minister",
        "secretary-general",
        "spokesman",
    }
)
# Whom these are done to is a victim, whatever office he holds, unless the shipped lists know him.
_HARM = frozenset(
    {
        "abduction",
        "airstrike",
        "attack_on_civilians",
        "capture",
        "detention",
        "displacement",
        "explosion",
        "injury",
        "killing",
        "prisoner_exchange",
        "release",
        "shelling",
        "surrender",
        "violation",
    }
)


@dataclass
class Private:
    """What is known of who is to be masked.

    `numbers`: of persons, by the id of their entity or source; `private` those ids. `spans` name them, `guarded` name
    others, by document; `single` are words by which a document calls them, `short` names of one word. `reviewers` and
    `authors` with their numbers. `persons`: whether persons are masked at all.
    """

    numbers: dict[str, int] = field(default_factory=dict)
    private: set[str] = field(default_factory=set)
    names: Names = field(default_factory=lambda: Names({}))
    spans: dict[str, list[Stretch]] = field(default_factory=lambda: defaultdict(list))
    guarded: dict[str, list[Stretch]] = field(default_factory=lambda: defaultdict(list))
    single: dict[str, frozenset[str]] = field(default_factory=dict)
    short: set[str] = field(default_factory=set)
    reviewers: dict[str, int] = field(default_factory=dict)
    authors: dict[str, int] = field(default_factory=dict)
    persons: bool = False


@dataclass
class _Seen:
    """What the rows of a case say of persons."""

    entities: dict[str, Entity] = field(default_factory=dict)
    public: set[str] = field(default_factory=set)
    harmed: set[str] = field(default_factory=set)
    said: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    places: dict[str, list[tuple[str, Stretch]]] = field(default_factory=lambda: defaultdict(list))
    loose: list[tuple[str, Stretch, str]] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    authors: set[str] = field(default_factory=set)


def survey(rows: Iterable[Row], *, persons: bool) -> Private:
    """Return who is to be masked: the persons too where `persons`, else reviewers alone."""
    known = Private(persons=persons)
    seen = _Seen()
    for row in rows:
        match row:
            case Document() if row.author:
                seen.authors.add(row.author)
            case Source():
                seen.sources.append(row)
            case Entity() if row.kind == "person":
                seen.entities[row.id] = row
            case Mention() if persons:
                _see(row, seen, known)
            case Claim() if row.event_type in _HARM:
                seen.harmed |= {each.entity for each in row.targets if each.entity is not None}
            case Judgement():
                known.reviewers.setdefault(row.by, len(known.reviewers) + 1)
            case _:
                pass
    if persons:
        _conclude(seen, known)
    return known


def _see(mention: Mention, seen: _Seen, known: Private) -> None:
    document, stretch = mention.span.document, (mention.span.start, mention.span.end)
    if mention.kind in ("actor", "place"):
        known.guarded[document].append(stretch)
    if mention.kind != "person":
        return
    role = mention.value.role if isinstance(mention.value, PersonValue) else None
    if mention.entity is not None:
        if role in _PUBLIC:
            seen.public.add(mention.entity)
        seen.said[mention.entity].add(mention.text)
        seen.places[mention.entity].append((document, stretch))
    elif role not in _PUBLIC:
        seen.loose.append((document, stretch, mention.text))


def _conclude(seen: _Seen, known: Private) -> None:
    """Decide who is private: whoever is not known to hold a public office, and every victim no list knows."""
    listed = {row.id for row in load().entities.values()}
    known.private = {
        entity
        for entity, row in seen.entities.items()
        if entity not in listed and (entity in seen.harmed or entity not in seen.public)
    }
    for entity in seen.said:
        if entity not in known.private:
            for document, stretch in seen.places[entity]:
                known.guarded[document].append(stretch)
    bodies = {folded(source.name) for source in seen.sources if source.kind != "person"}
    known.authors = {name: n for n, name in enumerate(sorted(seen.authors), 1) if folded(name) not in bodies}
    titles = frozenset(word for title in read_table(TITLES, Title) for form in title.forms for word in words_of(form))
    single: dict[str, set[str]] = defaultdict(set)
    found: list[tuple[str, int]] = []
    for number, entity in enumerate(sorted(known.private), 1):
        known.numbers[entity] = number
        row = seen.entities[entity]
        called = {row.name, row.name_en or "", *row.aliases, *seen.said[entity]} - {""}
        found += [(name, number) for name in sorted(called)]
        known.short |= {words[0] for name in called if len(words := words_of(name)) == 1}
        for document, stretch in seen.places[entity]:
            known.spans[document].append(stretch)
            single[document] |= {part for name in called for part in parts(name)} - titles
    for document, stretch, text in seen.loose:
        known.spans[document].append(stretch)
        single[document] |= parts(text) - titles
        found.append((text, 0))
    found += [
        (name, number)
        for source, number in _persons_who_publish(seen, known)
        for name in (source.name, source.name_en)
        if name
    ]
    found += [(name, 0) for name in known.authors]
    known.names = names(found)
    known.single = {document: frozenset(words) for document, words in single.items()}


def _persons_who_publish(seen: _Seen, known: Private) -> Iterator[tuple[Source, int]]:
    for source in seen.sources:
        if source.kind == "person" and source.entity not in seen.public:
            known.private.add(source.id)
            yield source, known.numbers.setdefault(source.id, len(known.numbers) + 1)
