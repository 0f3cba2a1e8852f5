"""Whether what a clause says of a doer is said of a part of the dead, or of somebody it does not name."""

from rawi.read.roles.tellings import Page, Telling
from rawi.text import Text, key

_OF_THEM = frozenset(map(key, ("منهم", "منهن", "منها", "منهما")))
_AMONG = frozenset(map(key, ("بينهم", "بينهن", "بينها")))
# What says how the part came to harm stands right behind it; a noun there says who they were (سبعة منهم أطفال).
_BY = frozenset(map(key, ("إثر", "جراء", "نتيجة", "في", "على", "خلال", "بسبب", "عقب", "تحت", "قضوا", "قتلوا", "سقطوا")))
_ON, _HANDS = key("على"), frozenset(map(key, ("يد", "يدي", "أيدي", "ايدي")))
_UNKNOWN = frozenset(map(key, ("مجهول", "مجهولة", "مجهولين", "مجهولون", "مجهولو", "مجهولان", "المجهولين")))
_SHORTEST_BY = 5
# Between a verb and those it is told of stands no more.
_OWN = 2


def of_part(text: Text, first: int, last: int) -> bool:
    """Whether among tokens `first` to `last` only part of those counted is spoken of: سبعة منهم إثر, بينهم خمسة في."""
    tokens = text.tokens
    for i in range(first, min(last, len(tokens) - 2)):
        word = tokens[i].key.removeprefix("و")
        if i - first <= _OWN:
            # سقط سبعة منهم إثر: the deed itself is told of the part.
            continue
        if word in _OF_THEM and _says_how(text, i + 1 + (tokens[i + 1].kind == "number" and i + 2 < len(tokens))):
            # منهم 40 على يد
            return True
        if word in _AMONG and tokens[i + 1].kind in ("word", "number") and _says_how(text, i + 2):
            return True
    return False


def _says_how(text: Text, i: int) -> bool:
    token = text.tokens[i]
    # برصاص, بقصف
    return token.key in _BY or (token.kind == "word" and token.key.startswith("ب") and len(token.key) >= _SHORTEST_BY)


def says_doer(page: Page, telling: Telling) -> bool:
    """Whether a clause says itself who did it, if only that he is unknown (على يد مجهولين، على أيدي جهات أخرى).

    Behind a verb هؤلاء are those named last, not who did the deed before (أقدم هؤلاء على قتل رهينتين).
    """
    tokens, head = page.text.tokens, telling.head
    verb = head.carrier if head.carrier is not None else head.hit
    these = page.lexicon.triggers.words.joined["these"]
    if verb.finite and verb.token + 1 < head.end and tokens[verb.token + 1].key in these:
        return True
    for i in range(telling.head.start, min(telling.head.end, len(tokens) - 1)):
        if tokens[i].key in _UNKNOWN or (tokens[i].key == _ON and tokens[i + 1].key in _HANDS):
            return True
    return False
