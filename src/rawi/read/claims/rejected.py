"""Accounts that somebody rejects: what stands inside them is denied, by whomever it is said there."""

import msgspec

from rawi.lexicon.clause_words import ClauseWords
from rawi.read.events.heads import Head, Stretch
from rawi.text import Text

# So far before what it tells an account is named, and so far before that the word that rejects it.
_ACCOUNT, _REJECTS = 8, 5
_TOLD_INSIDE = frozenset({"accuse", "cite", "claim", "confirm", "reveal", "say"})


def within_denial(text: Text, outer: Stretch, inner: Stretch, words: ClauseWords) -> Stretch:
    """Return a stretch as one of a denial, if its words are those of an account that the stretch before it denies.

    نفت القوات التقارير التي تتهمها باستهداف المدنيين. Else `inner` as it is.
    """
    denies = outer.stance == "deny" and outer.begins and outer.passage.id == inner.passage.id
    if not denies or not inner.begins or inner.stance not in _TOLD_INSIDE:
        return inner
    if text.sentence_of(outer.start) != text.sentence_of(inner.start) or text.tokens[outer.end].key.startswith("و"):
        # نفت الوزارة التقرير وحملت الدعم السريع مسؤولية القصف
        return inner
    account = any(_is_account(text, i, words) for i in range(outer.start, outer.end))
    return msgspec.structs.replace(inner, stance="deny") if account else inner


def is_rejected(text: Text, head: Head, words: ClauseWords) -> bool:
    """Whether a clause is inside an account that a verb before it rejects (رفضت الحركة اتهامات لها بقصف المدينة)."""
    trigger = head.hit.token
    for i in range(trigger - 1, max(head.stretch.start, trigger - _ACCOUNT) - 1, -1):
        if text.tokens[i].kind == "punct":
            return False
        if _is_account(text, i, words):
            before = range(max(head.stretch.start, i - _REJECTS), i)
            return any(words.has("rejecting", text.tokens[j].key.lstrip("وف")) for j in before)
    return False


def _is_account(text: Text, i: int, words: ClauseWords) -> bool:
    return words.has("account", text.tokens[i].key.removeprefix("ال"))
