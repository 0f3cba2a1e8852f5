"""Whose deed an adjective says: غارة إسرائيلية, قصف تركي, برصاص إسرائيلي."""

from collections.abc import Mapping

from rawi.lexicon.actors import Demonym
from rawi.lexicon.clause_words import WordClass
from rawi.model import Participant, Span
from rawi.read.agreement import is_plural
from rawi.read.heads import Head
from rawi.read.phrases import BLOWS
from rawi.read.roles import Cast
from rawi.read.tellings import FORCE, Page
from rawi.text import key

# Between the noun and the adjective of its doer stand others: قصف مدفعي عنيف إسرائيلي.
_REACH = 4
_WHOSE = BLOWS | {"advance", "movement_of_forces"}
_ARMS = frozenset({"air", "artillery"})
_BANDS = frozenset({"forces", "ships"})
_FORCE = key("قوة")
_SMALL: tuple[WordClass, ...] = ("adverb", "opener", "preposition", "relative", "that")
_DUAL = ("تين", "تان")
_PLURAL = ("ون", "ين")
# What is shot down is whose it is called, not who does it.
_SHOT_DOWN = frozenset({"إسقاط طائرة", "أسقط", "تحطم", "سقوط طائرة"})


def give_from_adjective(page: Page, head: Head, cast: Cast) -> None:
    """Give the forces of the state that an adjective names after a blow, its arms or its fire, where nobody else is.

    A plain adjective says whose the forces were, not which of them.
    """
    row = head.form.trigger.row
    if row.lemma in _SHOT_DOWN:
        if not cast.targets:
            cast.targets = _found(page, head, head.hit.token)
        return
    if head.hit.finite and row.subject == "agent" and not cast.agents and not cast.passive:
        _give_band(page, head, cast)
    if (
        cast.agents
        or row.event_type not in FORCE | _WHOSE
        or (row.subject == "agent" and cast.named and head.hit.finite and not _is_armed(page, head))
    ):
        return
    cast.agents = _found(page, head, head.start)


def _give_band(page: Page, head: Head, cast: Cast) -> None:
    """Give a verb the forces of the state whose the band is that stands after it (داهمت قوة إسرائيلية البلدة)."""
    tokens, i = page.text.tokens, head.hit.token + 1
    if i + 1 >= head.end or "actor" in page.overlay.kinds.get(i, ()):
        return
    if tokens[i].key != _FORCE and _BANDS.isdisjoint(page.lexicon.triggers.classes(tokens[i].key)):
        return
    demonym = _demonym(tokens[i + 1].key, page.lexicon.actors.demonyms)
    forces = demonym.forces or demonym.state if demonym is not None else None
    if forces is None:
        return
    span = Span(page.document, tokens[i + 1].start, tokens[i + 1].end)
    entity = page.lexicon.actors.entities[forces]
    cast.agents = [Participant(entity=entity.id, text=tokens[i + 1].text, span=span)]
    # Verbs after it agree with the band.
    cast.subject, cast.names, cast.many = list(cast.agents), [tokens[i].text], is_plural(tokens[i].text)


def _is_armed(page: Page, head: Head) -> bool:
    """Whether the subject next to a verb is a blow or an arm, which stands for whose it is."""
    near = range(max(head.start, head.hit.token - _REACH), min(head.end, head.hit.token + 2))
    return any(i != head.hit.token and _is_blow(page, i) for i in near)


def _found(page: Page, head: Head, start: int) -> list[Participant]:
    tokens = page.text.tokens
    for i in range(start, head.end):
        if not _is_blow(page, i) or (i > head.hit.token + 1 and not _is_event(page, i) and not _is_means(page, i)):
            continue
        bare = tokens[i].key.lstrip("وف").removeprefix("ب")
        for j in range(i + 1, min(i + 1 + _REACH, head.end)):
            if tokens[j].kind != "word" or j in page.overlay.kinds or _ends(page, tokens[j].key):
                break
            if tokens[j].key.startswith("ال") != bare.startswith("ال"):
                # Adjectives are definite where their noun is.
                break
            demonym = _demonym(tokens[j].key, page.lexicon.actors.demonyms)
            forces = demonym.forces or demonym.state if demonym is not None else None
            if forces is not None:
                entity = page.lexicon.actors.entities[forces]
                span = Span(page.document, tokens[j].start, tokens[j].end)
                return [Participant(entity=entity.id, text=tokens[j].text, span=span)]
    return []


def _ends(page: Page, word: str) -> bool:
    """Whether a word is no adjective of the noun before it: a small word, or another thing."""
    index = page.lexicon.triggers
    things = index.classes(word) - _ARMS
    return bool(things) or any(index.words.has(name, word) for name in _SMALL)


def _is_blow(page: Page, i: int) -> bool:
    """Whether a word is a noun for the use of force, or for its arms."""
    word = page.text.tokens[i].key
    index = page.lexicon.triggers
    if not _ARMS.isdisjoint(index.classes(word)) or index.words.has("fire", word):
        return True
    return _is_event(page, i)


def _is_event(page: Page, i: int) -> bool:
    forms = page.lexicon.triggers.look_up(page.text.tokens[i].key)
    return any(form.inflection.tense == "none" and form.trigger.row.event_type in _WHOSE for form in forms)


def _is_means(page: Page, i: int) -> bool:
    """Whether bi-, written with a word, makes it the means of a deed (بصاروخ إسرائيلي)."""
    return page.text.tokens[i].key.startswith("ب")


def _demonym(word: str, demonyms: Mapping[str, Demonym]) -> Demonym | None:
    found = demonyms.get(word)
    if found is None and word.endswith(_PLURAL):
        found = demonyms.get(word[:-2])
    if found is None and word.endswith(_DUAL):
        found = demonyms.get(word[:-3] + "ه") or demonyms.get(word[:-3])
    return found
