"""What a query asks for: words, phrases in quotation marks, and the other names of whom it names."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from rawi.lexicon import Lexicon
from rawi.lexicon.outlets import name_key, outlet_named, source_named, source_of
from rawi.model import content_id
from rawi.text import Text, analyse, stem

# The registers of a name that say by themselves who is meant.
_TELLING = frozenset({"full", "short", "partisan"})


class Form(NamedTuple):
    """Words that stand side by side, as folded and as stems."""

    keys: tuple[str, ...]
    stems: tuple[str, ...]


class Also(NamedTuple):
    """A name that the query holds, whose it is, and under which other names it is searched too."""

    found: str
    entity: str
    name: str
    name_en: str | None
    names: tuple[str, ...]


class Term(NamedTuple):
    """What must be there: all of `parts`, or one of `others`."""

    parts: tuple[Form, ...]
    others: tuple[Form, ...] = ()

    @property
    def forms(self) -> tuple[Form, ...]:
        """All that may be found for it."""
        return (*self.parts, *self.others)


class Query(NamedTuple):
    """A query taken apart: its terms, and the names it is widened by."""

    terms: tuple[Term, ...]
    also: tuple[Also, ...]


def parse(query: str, lexicon: Lexicon, *, without: Collection[str] = ()) -> Query:
    """Return what a query asks for.

    Words in quotation marks must stand side by side and are taken to the letter; a phrase that is never closed is its
    words. A name from the lists outside quotation marks also stands for the other names of the same actor or place,
    except those in `without`: such a name, or the id of an entity none of whose names are wanted.
    """
    text = analyse(query)
    terms: list[Term] = []
    also: list[Also] = []
    unwanted = {name_key(name) for name in without} | set(without)
    i = 0
    while i < len(text.tokens):
        token = text.tokens[i]
        closing = _closing(text, i) if token.kind == "quote" else None
        if closing is not None:
            phrase = _keys(text, i + 1, closing)
            terms += [Term((_form(phrase),))] if phrase else []
            i = closing + 1
            continue
        if token.kind not in {"word", "number"}:
            i += 1
            continue
        name = _name(text, i, lexicon)
        end = name[0] if name is not None else i + 1
        parts = tuple(_form([key]) for key in _keys(text, i, end))
        others: tuple[Form, ...] = ()
        if name is not None:
            widened = _also(text, i, name, lexicon, unwanted)
            others = tuple(_form(name_key(other).split()) for other in widened.names)
            also += [widened] if others else []
        terms.append(Term(parts, others))
        i = end
    return Query(tuple(terms), tuple(also))


def match(query: Query) -> str:
    """Return the terms of a query in the language of FTS5."""
    return " AND ".join(_alternatives(term) for term in query.terms)


def in_voice(query: Query, column: str) -> str:
    """Return a condition of FTS5 by which all terms stand in one voice: `own` or `said`."""
    return " AND ".join(
        f"({' OR '.join([_all(term.parts, column), *(_phrase(column, form.stems) for form in term.others)])})"
        for term in query.terms
    )


def entities_named(name: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the ids of the actors or places that have this name: of the lists, else as one text alone would name it.

    An id is returned as it is.
    """
    if name.startswith("ent-"):
        return (name,)
    text = analyse(name)
    found = list(_english(lexicon).get(name.strip().casefold(), ()))
    actors = lexicon.actors.names.find(text, 0) if text.tokens else None
    if actors is not None and actors.end_token == len(text.tokens):
        found += [lexicon.actors.entities[row.actor].id for row in actors.values]
    places = lexicon.places.names.find(text, 0) if text.tokens else None
    if places is not None and places.end_token == len(text.tokens):
        found += [lexicon.places.entities[row.key].id for row in places.values]
    named = outlet_named(lexicon.outlets, name)
    if named is not None:
        found.append(content_id("ent", "actor", source_of(named).id))
    alone = tuple(content_id("ent", kind, name_key(name)) for kind in ("actor", "person", "place"))
    return tuple(dict.fromkeys(found)) or alone


def source_ids(name: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the ids of the sources that have this name, in any spelling. An id is returned as it is."""
    if name.startswith("sou-"):
        return (name,)
    outlet = outlet_named(lexicon.outlets, name)
    return ((source_of(outlet) if outlet else source_named(name.strip())).id,)


def _closing(text: Text, i: int) -> int | None:
    """Return the token that closes the quotation mark `i`."""
    return next((j for j in range(i + 1, len(text.tokens)) if text.tokens[j].kind == "quote"), None)


def _keys(text: Text, start: int, end: int) -> list[str]:
    return [token.key for token in text.tokens[start:end] if token.kind in {"word", "number"}]


def _form(keys: Sequence[str]) -> Form:
    return Form(tuple(keys), tuple(stem(key) for key in keys))


def _name(text: Text, i: int, lexicon: Lexicon) -> tuple[int, str] | None:
    """Return where the longest name of one actor or place ends that opens at token `i`, and whose it is."""
    found: list[tuple[int, str]] = []
    actors = lexicon.actors.names.find(text, i)
    if actors is not None:
        telling = {row.actor for row in actors.values if row.register in _TELLING and row.needs == "nothing"}
        if len(telling) == 1:
            found.append((actors.end_token, lexicon.actors.entities[telling.pop()].id))
    places = lexicon.places.names.find(text, i)
    if places is not None:
        rows = {row.key for row in places.values}
        if len(rows) == 1:
            found.append((places.end_token, lexicon.places.entities[rows.pop()].id))
    return max(found, default=None)


def _also(text: Text, i: int, name: tuple[int, str], lexicon: Lexicon, unwanted: Collection[str]) -> Also:
    end, identifier = name
    entity = lexicon.entities[identifier]
    written = text.raw[text.tokens[i].start : text.tokens[end - 1].end]
    said = {name_key(written), " ".join(_keys(text, i, end))}
    others = dict.fromkeys(_names(identifier, lexicon)) if identifier not in unwanted else {}
    names = {name_key(other): other for other in others}
    kept = tuple(other for folded, other in names.items() if folded not in said and folded not in unwanted)
    return Also(written, identifier, entity.name, entity.name_en, kept)


def _names(entity: str, lexicon: Lexicon) -> Iterator[str]:
    row = lexicon.entities[entity]
    yield row.name
    yield from row.aliases
    actor = lexicon.actors.by_entity.get(entity)
    if actor is not None:
        yield from lexicon.actors.telling.get(actor, ())


@lru_cache(maxsize=4)
def _english(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for entity in lexicon.entities.values():
        if entity.name_en is not None:
            name = entity.name_en.casefold()
            found[name] = (*found.get(name, ()), entity.id)
    return found


def _alternatives(term: Term) -> str:
    # Where a shorter name stands, so far as the look-up goes, the longer one that holds it need not be asked for.
    forms = [_either(form) for form in term.others if not any(_holds(form, other) for other in term.others)]
    parts = " AND ".join(_either(form) for form in term.parts)
    return f"({' OR '.join([f'({parts})', *forms])})"


def _holds(form: Form, other: Form) -> bool:
    """Whether a form holds another one, word by word, both as folded and as stems."""
    length, longer = len(other.keys), len(form.keys)
    return length < longer and any(
        form.keys[i : i + length] == other.keys and form.stems[i : i + length] == other.stems
        for i in range(longer - length + 1)
    )


def _either(form: Form) -> str:
    return f"({_phrase('key', form.keys)} OR {_phrase('stem', form.stems)})"


def _all(forms: Iterable[Form], column: str) -> str:
    return f"({' AND '.join(_phrase(column, form.stems) for form in forms)})"


def _phrase(column: str, words: Sequence[str]) -> str:
    return f'{{{column}}} : "{" ".join(words)}"'
