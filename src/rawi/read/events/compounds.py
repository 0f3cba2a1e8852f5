"""Several words that are one: prepositions that name a doer (على يد) or who takes part (بالتنسيق مع), aircraft,
vehicles of soldiers."""

from rawi.lexicon.clause_words import ClauseWords, DoerRole
from rawi.lexicon.shape_words import shape_words
from rawi.text import Text

_AIRCRAFT, _OF_AIRCRAFT = shape_words("aircraft"), shape_words("of_aircraft")
# An adjective stands between an aircraft and the word for its kind.
_ADJECTIVES = 2
_VEHICLES, _OF_SOLDIERS = shape_words("of_any_driver"), shape_words("of_soldiers")
_FOR, _CARRIES, _SOLDIERS = shape_words("what_it_is_for"), shape_words("carries"), shape_words("soldiers")


def may_be_compound(word: str, words: ClauseWords) -> bool:
    """Whether a compound preposition may begin with a word (its key): most cannot."""
    return word in words.longest or word.removeprefix("و") in words.longest


def compound(text: Text, i: int, end: int, words: ClauseWords) -> tuple[DoerRole, int] | None:
    """Return what a compound preposition at token `i` says and the token after it, or null."""
    first = text.tokens[i].key
    if not may_be_compound(first, words):
        return None
    bare = first[1:] if first.startswith("و") else first
    longest = max(words.longest.get(first, 0), words.longest.get(bare, 0))
    behind = [token.key for token in text.tokens[i + 1 : min(i + longest, end)]]
    for length in range(min(longest, end - i), 0, -1):
        written = behind[: length - 1]
        for first_key in (first, bare) if first != bare else (first,):
            role = words.phrases.get((first_key, *written))
            if role is not None:
                return role, i + length
            # A last preposition of one letter is written with the next word (مدعومة بمقاتلين).
            joined = (first_key, *written[:-1], written[-1][:1]) if written else ()
            role = words.phrases.get(joined) if length > 1 else None
            if role is not None:
                return role, i + length - 1
    return None


def is_one_aircraft(text: Text, first: int, last: int) -> bool:
    """Whether a word says of what kind the aircraft before it is (طائرة حربية مسيرة): both have the article or none."""
    one, kind = text.tokens[first].key.lstrip("وف"), text.tokens[last].key
    alike = one.startswith("ال") == kind.startswith("ال")
    near = 0 < last - first - 1 <= _ADJECTIVES
    return near and alike and one in _AIRCRAFT and kind.removeprefix("ال") in _OF_AIRCRAFT


def is_of_soldiers(text: Text, i: int) -> bool:
    """Whether the vehicle at token `i` is one of soldiers (حافلة مبيت عسكرية، سيارة للشرطة، حافلة تقل جنودا)."""
    tokens = text.tokens
    if tokens[i].key not in _VEHICLES:
        return False
    i += 1
    while i < len(tokens) and tokens[i].key in _FOR:
        i += 1
    if i + 1 < len(tokens) and tokens[i].key in _CARRIES:
        return tokens[i + 1].key in _SOLDIERS
    return i < len(tokens) and tokens[i].key in _OF_SOLDIERS
