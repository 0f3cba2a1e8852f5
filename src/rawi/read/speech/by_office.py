"""Speakers known by the office one person holds (وزير الدفاع العراقي), or by the body whose source they are."""

from collections.abc import Sequence

from rawi.lexicon.cues import Cues
from rawi.model import Mention
from rawi.read.speech.hearing import is_definite
from rawi.text import Token

_ADJECTIVES = ("ي", "يه")


def end_of_office(tokens: Sequence[Token], first: int, last: int, ends: dict[int, int], cues: Cues) -> int | None:
    """Return the token after an office that the words from `first` on name, null where many may hold it.

    `ends` are the tokens after the actors and places named, by their first token. Where it is held tells which
    office it is (محافظ درعا), or of what state it is (وزير الدفاع العراقي, رئيس الوزراء).
    """
    if last - first < 2:
        return None
    head, following = tokens[first].key, tokens[first + 1].key
    if is_definite(head):
        bare = head.removeprefix("و").removeprefix("ال")
        only = bare in cues.words["sole_office"] and is_definite(following)
        named = only and (following.endswith(_ADJECTIVES) or following in cues.words["adjective"])
        return _past_adjectives(tokens, first + 2, last, ends) if named else None
    if head not in cues.words["office"]:
        return None
    if first + 1 in ends:
        end = ends[first + 1]
        return end if end == last else _past_adjectives(tokens, end, last, ends)
    begins = first + 1
    if following in cues.words["chamber"]:
        # رئيس مجلس النواب
        begins += 1
    if begins >= last or not is_definite(tokens[begins].key):
        return None
    of_state = head in cues.words["minister"] or begins > first + 1 or following in cues.words["of_state"]
    return _past_adjectives(tokens, begins + 1, last, ends) if of_state else None


def _past_adjectives(tokens: Sequence[Token], i: int, last: int, ends: dict[int, int]) -> int:
    """Return the token after the adjectives and the one place that go on with an office (العراقي, في لبنان)."""
    while i < last and is_definite(tokens[i].key) and tokens[i].key.endswith(_ADJECTIVES):
        i += 1
    if i + 1 < last and tokens[i].key == "في" and i + 1 in ends:
        return ends[i + 1]
    return ends[i] if i in ends and ends[i] <= last else i


def body_of_source(tokens: Sequence[Token], head: int, last: int, cues: Cues) -> int | None:
    """Return where the body begins whose word a source's is (مصدر مسؤول في قيادة الشرطة), or null.

    What sort of source it is, a medical or a local one, says that he speaks of it, not for it.
    """
    if tokens[head].key.removesuffix("ا") not in cues.words["source"]:
        return None
    i = head + 1
    while i < last and tokens[i].key in cues.words["of_source"]:
        i += 1
    if i >= last:
        return None
    if tokens[i].key == "في":
        return i + 1 if i + 1 < last else None
    bare = tokens[i].key.removeprefix("ب")
    return i if bare != tokens[i].key and bare in cues.speakers else None


def named_with(found: Sequence[tuple[int, int, Mention]]) -> dict[int, int]:
    """Return the token after each actor and place named, by its first token."""
    return {start: end for start, end, mention in found if mention.kind in ("actor", "place")}
