"""A bare noun right behind whoever is named: his deed has it for its object (دهس آلية للعدو شابا)."""

from rawi.read.events.heads import Head
from rawi.text import Text, key

# What opens another phrase: where, how, when.
_OPENING = frozenset(
    map(
        key,
        (
            *("في", "من", "على", "عند", "خلال", "إلى", "داخل", "حول", "قبالة", "أمام", "مقابل", "بعد", "قبل", "إثر"),
            *("شرق", "شرقي", "غرب", "غربي", "شمال", "شمالي", "جنوب", "جنوبي", "وسط", "قرب", "ضمن", "جراء", "أثناء"),
            *("ما", "مما", "عبر", "دون", "مع", "عن", "ضد", "حيث", "كان", "كانت", "لدى", "بين", "نحو", "صباح", "مساء"),
            *("فجر", "ليل", "ظهر", "عصر", "أمس", "اليوم", "الليلة", "تابعة", "تابع"),
        ),
    )
)
_LEADING = ("ال", "ب", "ل", "و", "ف", "ك")


def has_bare_object(text: Text, head: Head, end: int) -> bool:
    """Whether a bare noun stands at token `end`, right behind whoever is named: no adjective, place, time or means."""
    if end >= min(head.end, len(text.tokens)):
        return False
    word = text.tokens[end]
    return word.kind == "word" and not word.key.startswith(_LEADING) and word.key not in _OPENING
