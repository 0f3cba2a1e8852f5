"""Whose spokesman a military one is whom nothing else names (ناطق عسكري إسرائيلي): the army the text tells of."""

from rawi.lexicon.outlets import name_key
from rawi.read.speech.hearing import Scene, is_definite

_MILITARY = ("عسكري", "العسكري")
_ARMY, _FORCES, _ARMED = "جيش", "قوات", "مسلحه"
_ARTICLE = "ال"


def army_of(scene: Scene, head: int, last: int) -> str | None:
    """Return the army that a military spokesman, the words `head:last`, speaks for, or null.

    That is the army of the state that an adjective calls him, else the only army the whole text names.
    """
    words = [token.key for token in scene.text.tokens[head + 1 : last] if token.kind == "word"]
    if not words or words[0] not in _MILITARY:
        return None
    of = [word.removeprefix(_ARTICLE) for word in words[1:] if is_definite(word) == is_definite(words[0])]
    armies = {
        mention.entity: bare
        for mention, _ in scene.named.values()
        if mention.kind == "actor" and mention.entity is not None and _is_army(bare := _bare(mention.text))
    }
    if of:
        named = [entity for entity, bare in armies.items() if of[0] in bare[1:]]
        return named[0] if len(named) == 1 else None
    return next(iter(armies)) if len(armies) == 1 and len(words) == 1 else None


def _bare(name: str) -> list[str]:
    return [word.removeprefix(_ARTICLE) for word in name_key(name).split()]


def _is_army(bare: list[str]) -> bool:
    return bare[0] == _ARMY or bare[:2] == [_FORCES, _ARMED]
