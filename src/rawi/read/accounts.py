"""What is only told, and is called untrue: the words for an account, and those that negate one."""

from rawi.lexicon.clause_words import ClauseWords
from rawi.lexicon.cues import SUFFIXES, Cues, form_with_pronoun
from rawi.lexicon.shape_words import shape_words
from rawi.text import Text, key

_NEGATORS = shape_words("denies_account")
# And so they are with ف before them.
_DENYING = frozenset([*(word for word in _NEGATORS if word[:1] != "ف"), *(f"ف{word}" for word in _NEGATORS)])
# What somebody says, behind a preposition or without one.
WHAT = shape_words("what_is_told")
_ABOUT = shape_words("about_what")
_IN, _STANDS_IN = key("في"), frozenset(map(key, ("ورد", "جاء")))
# So near behind a verb stands what it is about (ما نشر أمس عن).
_NEAR = 3
_MERE = frozenset(map(key, ("مجرد", "محض")))


def denies(word: str) -> bool:
    """Whether a word (a key) negates the one after it."""
    return word in _DENYING


def is_void(text: Text, i: int, words: ClauseWords) -> bool:
    """Whether the word at token `i` calls what stands before it untrue (غير صحيح, عار عن الصحة, مجرد شائعات)."""
    word, before = text.tokens[i].key, text.tokens[i - 1].key if i else ""
    if word in words.joined["void"] or (word in words.joined["true"] and denies(before)):
        return True
    if not words.has("account", word) or words.has("tidings", word):
        return False
    # وصف الأنباء بأنها شائعات, مجرد مزاعم
    negated = i > 1 and denies(text.tokens[i - 2].key.removeprefix("و"))
    return words.has("that", before) or (before in _MERE and not negated)


def is_what_is_told(text: Text, i: int, words: ClauseWords, cues: Cues) -> bool:
    """Whether what somebody says begins at token `i` (ما أعلنته الحركة, ما تردد عن), not what is not done."""
    if text.tokens[i].key not in WHAT or i + 1 >= len(text.tokens):
        return False
    word = text.tokens[i + 1].key
    near = [token.key for token in text.tokens[i + 2 : i + 2 + _NEAR]]
    if words.has("told_of", word):
        return not _ABOUT.isdisjoint(near) or (word in _STANDS_IN and near[:1] == [_IN])
    form = form_with_pronoun(cues, word) if word.endswith(SUFFIXES) else None
    return form is not None and form.agreement not in ("participle", "first") and key(form.cue.lemma) != word
