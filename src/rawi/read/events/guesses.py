"""What is only guessed of a noun, put in behind it (طائرات يعتقد أنها إسرائيلية، مواقع يشتبه في أنها للقاعدة)."""

from collections.abc import Container

from rawi.lexicon.clause_words import ClauseWords
from rawi.text import Text, key

_IN = frozenset({key("في"), key("ب")})
_PRONOUNS = ("ه", "ها", "هم", "هما")
_LONGEST = 2


def is_guess(text: Text, i: int, verbs: Container[int], words: ClauseWords) -> bool:
    """Whether أنها at token `i` only leads to what a noun is guessed to be: no verb (`verbs`) follows at once."""
    tokens = text.tokens
    word = tokens[i].key
    if not word.endswith(_PRONOUNS) or not words.has("that", word.removeprefix("ب")):
        return False
    begin, end = text.sentence_of(i)
    if i + 1 >= end:
        return False
    before = i - 1
    if before > begin and tokens[before].key in _IN:
        before -= 1
    guessed = before > begin and words.has("guessing", tokens[before].key) and tokens[before - 1].kind == "word"
    following = range(i + 1, min(i + 1 + _LONGEST, len(tokens)))
    return guessed and tokens[i + 1].kind == "word" and not any(j in verbs for j in following)
