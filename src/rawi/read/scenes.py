"""Where another scene begins in a sentence."""

from rawi.text import Text, key

_TURNS = frozenset(map(key, ("فيما", "بينما", "كما", "المقابل", "بالمقابل", "حين")))


def turns(text: Text, start: int, end: int) -> bool:
    """Whether another scene begins between two tokens (فيما، بينما)."""
    return any(text.tokens[i].key.removeprefix("و") in _TURNS for i in range(start, end))
