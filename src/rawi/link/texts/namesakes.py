"""Bodies that the texts of one case call alike: by names that differ in little words and nouns for places alone."""

from collections.abc import Iterable, Mapping, Sequence

from rawi.link.texts.organs import bare_name, by_bare_names
from rawi.model import Entity, Source


def alike_of(
    told: Sequence[Entity], sources: Iterable[Source], same_as: Mapping[str, str]
) -> dict[frozenset[str], str]:
    """Return who is meant by a name in which no more than little words and nouns for places are otherwise."""
    actors = [entity for entity in told if entity.kind not in ("place", "person")]
    listed = [entity for entity in actors if entity.curated]
    named = [(entity.id, name) for entity in listed for name in (entity.name, *entity.aliases)]
    named += [(same_as.get(source.id, source.id), source.name) for source in sources]
    named += [(same_as.get(entity.id, entity.id), entity.name) for entity in actors if not entity.curated]
    return by_bare_names(named)


def as_alike(
    told: Sequence[Entity],
    sources: Iterable[Source],
    same_as: Mapping[str, str],
    alike: Mapping[frozenset[str], str],
) -> dict[str, str]:
    """Return who those that no list knows are, where another of the case is called like them."""
    rows = [(entity.id, entity.name) for entity in told if entity.kind not in ("place", "person")]
    listed = {entity.id for entity in told if entity.curated}
    rows += [(source.id, source.name) for source in sources]
    found = {}
    for who, name in rows:
        meant = alike.get(bare_name(name).words)
        if meant is not None and meant != who and not {who, same_as.get(who, who)} & listed:
            found[who] = meant
    return found
