"""Organs of states by their field and whose they are: with an adjective, with a country, alone (وزارة الدفاع)."""

from collections.abc import Iterator
from functools import lru_cache

from msgspec.structs import replace

from rawi.lexicon import Lexicon
from rawi.lexicon.actors import ActorName, Demonym, OrganRow, actor_entity_id, country_name, organ_listed
from rawi.lexicon.shape_words import shape_words
from rawi.lexicon.state_names import called
from rawi.model import Entity, content_id
from rawi.read import shapes
from rawi.read.names.actor_drafts import ActorDraft
from rawi.text import Text, key, same_line

_OF_MEN, _SOLDIERS = ("ين", "ون"), key("جنود")
_SOUTH = key("الجنوب")
# The ends by which adjectives of one noun agree (القوات الروسية والسورية).
_AGREEING = ("يه", "ي")
_PLURALS = shape_words("body_called_feminine")

# Adjectives that say no more of a state's organ than that it is the state's.
_OF_THE_STATE = shape_words("of_the_state")


def whose(text: Text, i: int, lexicon: Lexicon) -> tuple[int, Demonym] | None:
    """Return the token after the definite adjective of a country at token `i`, and the country, or null."""
    word = shapes.key_at(text, i)
    if word in _OF_THE_STATE:
        # القوات الفيدرالية الإثيوبية
        i, word = i + 1, shapes.key_at(text, i + 1)
    if word.endswith(_OF_MEN) and shapes.key_at(text, i - 1).endswith(_SOLDIERS):
        # الجنود الإريتريين
        word = word[: -len(_OF_MEN[0])]
    if word == _SOUTH and same_line(text, i + 1):
        # الجيش الجنوب سوداني
        both = lexicon.actors.demonyms.get(f"{word.removeprefix('ال')} {shapes.key_at(text, i + 1)}")
        return (i + 2, both) if both is not None else None
    demonym = lexicon.actors.demonyms.get(word) if word.startswith("ال") else None
    return (i + 1, demonym) if demonym is not None else None


def drafted(
    row: OrganRow, demonym: Demonym, start: int, end: int, tokens: tuple[int, int], lexicon: Lexicon
) -> ActorDraft:
    """Return the organ of a country as a draft, with the code points and the tokens that name it."""
    actor = listed(row, demonym, lexicon)
    names = (ActorName(row.organ, actor, "short", "nothing"),) if actor is not None else ()
    local = entity(row, demonym) if actor is None else None
    return ActorDraft(start, end, *tokens, "actor.organ", names=names, local=local, country=demonym.country)


def others(text: Text, draft: ActorDraft, lexicon: Lexicon) -> Iterator[ActorDraft]:
    """Yield the same organ of other states, which adjectives alone name behind a draft (القوات الروسية والسورية)."""
    i, word = draft.last, shapes.key_at(text, draft.last)
    match = lexicon.actors.organs.find(text, draft.first) if word.startswith("وال") else None
    first = whose(text, match.end_token, lexicon) if match is not None else None
    if match is None or first is None or first[0] != i:
        return
    row = min(match.values, key=lambda name: (name.construct, not name.alone)).row
    ending, countries = _ending(shapes.key_at(text, i - 1)), {first[1].country}
    while word.startswith("وال") and ending and _ending(word) == ending and same_line(text, i):
        demonym = lexicon.actors.demonyms.get(word[1:])
        if demonym is None or demonym.country in countries:
            return
        countries.add(demonym.country)
        token = text.tokens[i]
        found = drafted(row, demonym, token.start + 1, token.end, (i, i + 1), lexicon)
        yield replace(found, opening=draft.opening)
        i, word = i + 1, shapes.key_at(text, i + 1)


def _ending(word: str) -> str:
    return next((ending for ending in _AGREEING if word.endswith(ending)), "")


def of_country(text: Text, i: int, lexicon: Lexicon) -> tuple[int, Demonym] | None:
    """Return the token after the name of a country at token `i`, and the country (جيش مالي), or null."""
    if not shapes.key_at(text, i) or text.tokens[i].kind != "word":
        return None
    match = lexicon.places.names.find(text, i)
    countries = [row.country for row in match.values if row.kind == "country"] if match is not None else []
    if match is None or match.proclitics or not countries:
        return None
    demonym = lexicon.actors.by_country.get(countries[0])
    return (match.end_token, demonym) if demonym is not None else None


def listed(row: OrganRow, demonym: Demonym, lexicon: Lexicon) -> str | None:
    """Return the key of the actor of the list that is this organ of a country, or null."""
    return organ_listed(row, demonym, lexicon.actors.sure)


@lru_cache(maxsize=1024)
def entity(row: OrganRow, demonym: Demonym) -> Entity:
    """Return the organ of a country, where the list has none."""
    names = [_with_adjective(name, demonym.adjective) for name in (*row.names, *row.bound)]
    english = list(called(row.english, demonym.english, country_name(demonym)))
    return Entity(
        id=content_id("ent", "actor", f"{demonym.country} {row.organ}"),
        kind="actor",
        name=names[0],
        name_en=english[0],
        aliases=(*names[1:], *english[1:]),
        subtype=row.kind,
        parent=actor_entity_id(demonym.state) if demonym.state is not None else None,
        curated=True,
    )


def _with_adjective(name: str, adjective: str) -> str:
    head = key(name.split(maxsplit=1)[0]).removeprefix("ال")
    feminine = head.endswith(("ه", "ات")) or head in _PLURALS
    return f"{name} ال{adjective}{'ة' if feminine else ''}"
