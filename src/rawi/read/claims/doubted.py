"""What a phrase before an event leaves open, takes back or denies: a clause behind أن or إن, or the event's noun."""

from rawi.lexicon.clause_words import ClauseWords
from rawi.lexicon.cues import Cues
from rawi.lexicon.doubts import Doubt, joined_doubts, load_doubts
from rawi.model.claim import Modality
from rawi.read.accounts import denies, is_what_is_told
from rawi.read.claims.unreal import came_before
from rawi.read.events.heads import Head
from rawi.text import Text

# So far before an event stands the أن of its clause; so far before that, or before a noun, the phrase ends.
_REACH, _ENDS_THAT, _ENDS_NOUN = 14, 4, 5
# So many words may stand between two words of a phrase, and so many between a negation and the phrase.
_GAP, _NEGATED = 5, 4
_CLAUSE, _NOUN = frozenset({"both", "next", "that"}), frozenset({"beside", "both", "noun"})
_CLOSE = frozenset({"beside", "next"})


def doubted(text: Text, head: Head, words: ClauseWords, cues: Cues) -> tuple[Modality, bool] | None:
    """Return what a phrase before an event makes of it, or null where none does or a relative clause tells it."""
    if head.relative is not None:
        return None
    first, _ = text.sentence_of(head.hit.token)
    that = _that(text, head, first, words)
    if that is not None:
        found = _phrase(text, that, first, _ENDS_THAT, words, that=True)
        if found is not None:
            return found.row.modality, found.row.polarity
    if head.hit.finite:
        return _behind(text, head, that, first, words, cues)
    if words.has("pointing", text.tokens[head.hit.token - 1].key) and head.hit.token > first:
        return None
    found = _phrase(text, head.hit.token, first, _ENDS_NOUN, words, that=False)
    if found is None and head.carrier is not None and first <= head.carrier.token < head.hit.token:
        found = _phrase(text, head.carrier.token, first, _ENDS_NOUN, words, that=False)
    if found is None:
        return _behind(text, head, that if that is not None else head.hit.token, first, words, cues)
    return found.row.modality, found.row.polarity


def doubted_content(text: Text, start: int) -> tuple[Modality, bool] | None:
    """Return what a phrase before the أن at token `start`, or right before it, makes of somebody's words."""
    first, _ = text.sentence_of(start)
    found = _phrase(text, start, first, _ENDS_THAT + 1, None, that=True)
    return (found.row.modality, found.row.polarity) if found is not None else None


def _behind(
    text: Text, head: Head, before: int | None, first: int, words: ClauseWords, cues: Cues
) -> tuple[Modality, bool] | None:
    """Return what a predicate of the account in which an event is told makes of it (أنباء انسحابه غير مؤكدة)."""
    if before is None or not any(
        words.has("account", text.tokens[i].key.removeprefix("ال")) or is_what_is_told(text, i, words, cues)
        for i in range(max(first, before - 3), before)
    ):
        return None
    _, last = text.sentence_of(head.hit.token)
    for i in range(head.hit.token + 1, min(last, head.hit.token + _REACH)):
        if text.tokens[i].kind == "punct":
            return None
        for doubt in load_doubts().get(text.tokens[i].key, ()):
            if doubt.row.behind == "after" and _stands(text, doubt, i, head.hit.token):
                return doubt.row.modality, doubt.row.polarity
    return None


def _that(text: Text, head: Head, first: int, words: ClauseWords) -> int | None:
    """Return the أن or إن that opens the clause of an event, in its sentence and on this side of any stop."""
    that = words.joined["that"]
    for i in range(head.hit.token - 1, max(first, head.hit.token - _REACH) - 1, -1):
        token = text.tokens[i]
        if token.kind == "punct":
            return None
        if token.key in that:
            return i
    return None


def _phrase(text: Text, before: int, first: int, near: int, words: ClauseWords | None, *, that: bool) -> Doubt | None:
    """Return the phrase that ends so near before a token, on this side of any stop and of what came before (بعد)."""
    doubts = joined_doubts()
    passed = words.joined["upon"] if words is not None and not that else frozenset()
    for i in range(before - 1, max(first, before - near) - 1, -1):
        token = text.tokens[i]
        word = token.key
        if token.kind == "punct" or (words is not None and word in passed and came_before(word, words)):
            return None
        for doubt in doubts.get(word, ()):
            behind = doubt.row.behind
            fits = behind in (_CLAUSE if that else _NOUN) and (behind not in _CLOSE or i == before - 1)
            if fits and _stands(text, doubt, i, first):
                return doubt
    return None


def _stands(text: Text, doubt: Doubt, last: int, first: int) -> bool:
    """Whether the words of a phrase stand there in order, with its negation, up to token `last`."""
    at = last
    for place in reversed(doubt.words[:-1]):
        near = range(at - 1, max(first, at - _GAP) - 1, -1)
        found = next((i for i in near if _bare(text.tokens[i].key) in place or text.tokens[i].key in place), None)
        if found is None or any(text.tokens[i].kind == "punct" for i in range(found, at)):
            return False
        at = found
    near = range(at - 1, max(first, at - _NEGATED) - 1, -1)
    return not doubt.negated or any(denies(text.tokens[i].key) for i in near)


def _bare(word: str) -> str:
    """Return a key without the conjunction written with it."""
    return word[1:] if word[:1] in ("و", "ف") else word
