"""A body whose name is written like a dual (طالبان): the grammar around it tells it from two of whom somebody tells."""

from rawi.lexicon import Lexicon
from rawi.lexicon.actors import ActorName
from rawi.lexicon.cues import PRONOUNS, form_of
from rawi.lexicon.function_words import function_words
from rawi.lexicon.matcher import Match
from rawi.read import shapes
from rawi.text import Text, attested, key

_NOMINATIVE = key("ان")
_WITH_LETTER = frozenset("بلك")
_LONGEST = 3
# What is mine ends like many a noun (أيدي).
_ENDINGS = tuple(pronoun for pronoun in PRONOUNS if pronoun != "ي")


def is_like_two(match: Match[ActorName], text: Text, lexicon: Lexicon) -> bool:
    """Whether a name of one word is written like the dual of what is counted (طالبان, two students)."""
    word = text.tokens[match.start_token].key[len(match.proclitics) :]
    found = lexicon.counted.forms.get(word) if match.end_token == match.start_token + 1 else None
    return found is not None and found.number == "dual" and word.endswith(_NOMINATIVE)


def is_body(match: Match[ActorName], text: Text, lexicon: Lexicon) -> bool | None:
    """Whether the grammar makes a name like a dual that of a body; null where it leaves both.

    Two are طالبين behind what governs them (يد طالبان), and neither do nor undergo what a verb says of her.
    """
    i, end = match.start_token, match.end_token
    before, after = shapes.key_at(text, i - 1) if shapes.key_at(text, i) else "", shapes.key_at(text, end)
    if not _WITH_LETTER.isdisjoint(match.proclitics) or shapes.is_feminine(before) or shapes.is_feminine(after):
        return True
    said = form_of(lexicon.cues, before)
    if said is not None and not said.feminine:
        # قال طالبان إن, not أعلنت طالبان
        return False
    if (after.endswith(_NOMINATIVE) and after != _NOMINATIVE) or shapes.is_verb(before, lexicon):
        return False
    if match.proclitics:
        return True if _ends_name(text, i, lexicon) else None
    colon = end < len(text.tokens) and text.tokens[end].light == ":"
    governs = before != "" and _governs(before, text.tokens[i - 1].light, lexicon)
    return True if colon or governs else None


def _governs(word: str, light: str, lexicon: Lexicon) -> bool:
    """Whether a word (its key, and as it is written) is a preposition or a noun in the construct state (يد، مقاتلو)."""
    if word.startswith("ال") or light.endswith(_ENDINGS):
        return False
    kind = function_words().get(word)
    return kind == "preposition" if kind else attested(word) or (word.endswith("و") and word in lexicon.counted.forms)


def _ends_name(text: Text, i: int, lexicon: Lexicon) -> bool:
    """Whether the name of another body ends right before token `i` (واشنطن وطالبان)."""
    found = (lexicon.actors.names.find(text, j) for j in range(max(0, i - _LONGEST), i))
    return any(match is not None and match.end_token == i for match in found)
