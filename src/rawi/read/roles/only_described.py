"""Who only describes somebody else in a clause: a title behind a name, whose post a shot came from, whose press."""

from collections.abc import Sequence

from rawi.model import EventType
from rawi.read.events.heads import Head
from rawi.read.events.phrase_words import blow_of
from rawi.read.events.phrases import Phrase
from rawi.read.roles.tellings import Page
from rawi.text import key

_BEFALLEN: frozenset[EventType] = frozenset({"abduction", "capture", "detention", "injury", "killing", "release"})
_HARM: frozenset[EventType] = frozenset({"injury", "killing"})
_WHO = ("actor", "person")
_COMMAS = frozenset("،,")
# A man's name and his rank have so many words.
_NAME = 6
_ONE_OF = frozenset(map(key, ("أحد", "إحدى", "من", "وهو", "وهي", "الملقب", "المعروف")))
_ARMS = frozenset({"air", "artillery", "explosive", "weapons"})
# Where a shot came from stands behind its verb and من, its kind before the verb.
_SHOT = frozenset(map(key, ("أطلق", "أطلقت", "أطلقا", "انطلق", "انطلقت", "أطلقوا")))
_SHOTS = frozenset(map(key, ("رصاص", "رصاصة", "رصاصات", "رصاصتين", "عيار", "أعيرة", "طلق", "طلقة", "طلقات", "نيران")))
_FROM, _BACK, _KIND = "من", 4, 3
_SOURCE = frozenset(map(key, ("مصدره", "مصدرها", "مصدرهما")))
_PRESS = frozenset(map(key, ("مصور", "مصورة", "مراسل", "مراسلة", "صحفي", "صحافي", "صحفية", "صحافية", "مذيع", "مذيعة")))
_OUTLETS = frozenset(
    map(key, ("قناة", "شبكة", "وكالة", "صحيفة", "إذاعة", "تلفزيون", "موقع", "مجلة", "فضائية", "جريدة", "منصة"))
)
_FLAG = key("علم")
_FLIES = frozenset(map(key, ("ترفع", "تحمل", "تحت", "رافعة", "حاملة")))
_TOLD = frozenset(map(key, ("رواية", "حسب", "بحسب", "وفق", "تقدير", "إحصاء", "حصيلة", "أرقام", "بيان")))


def only_describes(page: Page, head: Head, kept: Sequence[Phrase], phrase: Phrase) -> bool:
    """Whether a phrase behind a deed only describes; a noun with an owner stays in the clause without him."""
    if not (phrase.kind in _WHO or phrase.owner):
        return False
    if _is_teller(page, phrase) or _is_title(page, head, kept, phrase) or _is_of_flag(page, phrase):
        return True
    if not (_shot_from(page, phrase) or _is_press(page, head, phrase)):
        return False
    phrase.owner = []
    return phrase.kind in _WHO


def _is_teller(page: Page, phrase: Phrase) -> bool:
    """Whether brackets say whose figure it is (203 (رواية الجيش))."""
    tokens, first = page.text.tokens, phrase.start
    closed = phrase.end < len(tokens) and tokens[phrase.end].light == ")"
    return closed and first > 1 and tokens[first - 2].light == "(" and tokens[first - 1].key in _TOLD


def _shot_from(page: Page, phrase: Phrase) -> bool:
    """Whether a phrase says whose the post is that a shot came from (برصاص أطلق من مركز الحزب، بقصف مصدره مواقعه)."""
    tokens, index = page.text.tokens, page.lexicon.triggers
    first = max(1, phrase.start - _BACK)
    near = [token.key for token in tokens[first : phrase.start]]
    if not _SOURCE.isdisjoint(near[-_KIND:]):
        return True
    if _SHOT.isdisjoint(near):
        return False
    for i in range(first, phrase.start - 1):
        if tokens[i].key in _SHOT and tokens[i + 1].key == _FROM:
            before = [token.key.removeprefix("ب") for token in tokens[max(0, i - _KIND) : i]]
            return any(word in _SHOTS or _ARMS & index.classes(word) for word in before)
    return False


def _is_title(page: Page, head: Head, kept: Sequence[Phrase], phrase: Phrase) -> bool:
    """Whether a phrase stands in what commas say of a man whom it befell (قتل فلان، أحد قادة الحزب، بغارة)."""
    tokens, index = page.text.tokens, page.lexicon.triggers
    if head.form.trigger.row.event_type not in _BEFALLEN:
        return False
    comma = next((i for i in range(phrase.start - 1, head.hit.token, -1) if tokens[i].light in _COMMAS), None)
    named = range(head.hit.token + 1, comma or 0)
    alone = all(item.kind == "person" for item in kept if item.start in named)
    if comma is None or not 0 < len(named) <= _NAME or not alone or any(tokens[i].kind != "word" for i in named):
        return False
    opening = tokens[comma + 1].key
    bare = opening.removeprefix("ال")
    titled = any(index.words.has(name, word) for name in ("title", "member") for word in (opening, bare))
    if not titled and opening not in _ONE_OF:
        return False
    # What killed him stands behind the title, with no comma at times (أحد قادة الحزب بغارة للتحالف).
    between = [tokens[i].key.removeprefix("ب") for i in range(comma + 1, phrase.start)]
    armed = any(_ARMS & index.classes(word) or blow_of(word, index) for word in between)
    return not armed and phrase.preposition != "by"


def _is_press(page: Page, head: Head, phrase: Phrase) -> bool:
    """Whether a phrase names the outlet of one who was killed or hurt (مقتل مصور قناة فلانة)."""
    if head.form.trigger.row.event_type not in _HARM or phrase.head not in _PRESS or not phrase.owner:
        return False
    first = page.text.covering(phrase.owner[0].span.start, phrase.owner[0].span.end)[0]
    behind = [token.key for token in page.text.tokens[phrase.start + 1 : first + 1]]
    named = any(word.removeprefix("ل").removeprefix("ال") in _OUTLETS for word in behind)
    return named or page.speakers.reports(phrase.owner[0].entity)


def _is_of_flag(page: Page, phrase: Phrase) -> bool:
    """Whether a name only says whose flag a ship flies (ناقلة ترفع علم بنما)."""
    tokens = page.text.tokens
    flown = phrase.start > 1 and tokens[phrase.start - 2].key in _FLIES
    return flown and tokens[phrase.start - 1].key == _FLAG
