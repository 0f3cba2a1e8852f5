"""All names of a text: who, where and which organisation, with the entities they mean."""

from collections.abc import Sequence

from rawi.lexicon import Lexicon
from rawi.model import Entity, Passage, Source
from rawi.read.drafts import Draft, outside_furniture
from rawi.read.entities.resolve import settle
from rawi.read.names import actors, persons
from rawi.read.places import places
from rawi.text import Text


def _issued(sources: Sequence[Source], passages: Sequence[Passage]) -> list[tuple[int, int, str]]:
    """Return the statements of the page, by code points, each with the name of who issues it."""
    names = {source.id: source.name for source in sources}
    return [
        (passage.span.start, passage.span.end, names[passage.narrator])
        for passage in passages
        if passage.role == "statement" and passage.narrator in names
    ]


def find_names(
    text: Text,
    lexicon: Lexicon,
    *,
    passages: Sequence[Passage] | None = None,
    sources: Sequence[Source] = (),
    year: int | None = None,
) -> tuple[list[Draft], list[Entity]]:
    """Return the mentions of actors, persons and places in order, and the entities they point to.

    Drafts of one kind never overlap; spans are code points of `text.raw`. Furniture of the page (`passages` with
    role boilerplate) is left out; the page's own `sources` are known by name. A short name
    means nobody who was not yet there in the `year` of publication. A mention whose entity the text does
    not settle has none.
    """
    named = actors.find(text, lexicon, sources=sources)
    issued = _issued(sources, passages or ())
    drafts, entities = settle(
        text,
        lexicon,
        named,
        persons.find(text, lexicon, named),
        places.find(text, lexicon),
        issued=issued,
        sources=sources,
        year=year,
    )
    return outside_furniture(drafts, passages or ()), entities
