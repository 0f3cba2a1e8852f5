"""Words that negate the one behind them."""

from rawi.text import key

_NEGATORS = frozenset(
    key(word) for word in ("لا", "ولا", "غير", "ليس", "ليست", "وليس", "بلا", "دون", "لم", "ولم", "ما", "وما", "مافي")
)


def denies(word: str) -> bool:
    """Whether a word (a key) negates the one after it."""
    return word.removeprefix("ف") in _NEGATORS
