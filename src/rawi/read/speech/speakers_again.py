"""Who is meant by words that only take up who spoke before: المصدر ذاته, القس, الرجل, البيان."""

from rawi.lexicon.outlets import name_key
from rawi.read.speech.hearing import Memory, Scene, Speaker, is_definite

_ARTICLE = "ال"
_SOURCE = "مصدر"
_MOTHER = "ام"
_BODIES = (None, "body", "component", "spokesperson", "carrier")


def spoke_before(scene: Scene, memory: Memory, base: Speaker, first: int, last: int) -> Speaker | None:
    """Return the speaker that a noun with the article means again, alone or with `same` or a relative clause, or null.

    That is who was last called by this noun, else, for `the same`, a source and a person, who spoke last. `base` is
    the words `first:last` as they stand.
    """
    tokens = scene.text.tokens
    words = scene.cues.words
    word = tokens[first].key
    same = first > 0 and tokens[first - 1].key in words["selfsame"]
    end = next((i for i in range(first + 1, last) if tokens[i].key in words["relative"]), last)
    rest = [token.key for token in tokens[first + 1 : end]]
    same = same or (bool(rest) and all(each in words["same"] for each in rest))
    definite = is_definite(word) or (base.noun is not None and word.startswith(_ARTICLE))
    if not definite or (rest and not same) or not memory.speakers:
        return None
    called = memory.with_noun(base.noun or word.removeprefix("و").removeprefix(_ARTICLE))
    called = called or (memory.with_noun(word) if base.noun is None else None)
    if called is not None:
        return called
    latest = memory.speakers[-1]
    if base.kind == "anonymous" and (same or base.noun == _SOURCE):
        return latest
    return latest if word in words["person_again"] and latest.person and _agrees(base, latest) else None


def _agrees(base: Speaker, latest: Speaker) -> bool:
    """Whether a noun may be for a person, by gender; how a name ends does not tell it (علي, يحيى)."""
    mother = name_key(latest.text or "").split()[:1] == [_MOTHER]
    return base.feminine == latest.feminine or (base.feminine and mother)


def issued_before(scene: Scene, memory: Memory, base: Speaker) -> Speaker | None:
    """Return the body that spoke last, whose the statement is that is only called so (وجاء في البيان), or null."""
    latest = memory.speakers[-1] if memory.speakers and base.noun in scene.cues.words["published"] else None
    if latest is None or latest.id is None or latest.person or latest.kind not in _BODIES:
        return None
    return latest
