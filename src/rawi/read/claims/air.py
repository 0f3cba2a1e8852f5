"""Blows from the air that are told with the words of guns or of fights: a rocket, a bomb of a plane."""

from rawi.lexicon.triggers import TriggerIndex
from rawi.model import EventType
from rawi.read.events.heads import Head
from rawi.read.events.nouns import AIMED
from rawi.read.roles.tellings import Page
from rawi.text import Text, key

# What stands before that by which a thing is done (بصاروخين من طائرة، عبر مسيرة).
_BY = frozenset(map(key, ("من", "عبر", "بواسطة")))
_GUNS = frozenset({"artillery"})
_SHOT = frozenset({"artillery", "charge", "explosive"})
_AIMED_AS: frozenset[EventType] = frozenset({"attack_on_civilians", "battle", "explosion"})
# What a plane does that fires or throws; of planes brought down it is another thing.
_FIRES = (AIMED, "أطلق النار", "رمى قنبلة", "ضرب شخصا", "أفرغ حمولة")
_OUT = "أخرج عن الخدمة"
_FALLS, _DOWNS = ("تحطم", "سقط قذيفة"), ("أسقط", "إسقاط", "اعترض")
_ARM, _F, _GAS, _UPON = key("سلاح"), key("إف"), key("الغاز"), frozenset(map(key, ("على", "فوق")))
# So far before a clause stands the plane that it says more of; so far before one that goes on, the plane that does it.
_ANTECEDENT, _GOES_ON = 4, 9


def from_air(page: Page, head: Head, event_type: EventType, before: Head | None) -> bool:
    """Whether what could be told of guns is a blow from the air.

    A plane or drone is the doer of the clause (أطلقت مسيرة صاروخين), of the one it goes on with or what it says more of
    (طائرتين قصفتا), or that by which it is done (بصاروخ من طائرة), or the doer is one who strikes from the air and no
    guns are named (الضربة استهدفت، جدد التحالف قصفه).
    `event_type` is what the words tell by themselves. `before` is the blow from the air that the sentence told last,
    null if it told none: one that goes on with it and names no guns is from the air as well
    (شن الطيران غارات، وجدد قصفه).
    """
    text, index, lemma = page.text, page.lexicon.triggers, head.form.trigger.row.lemma
    if event_type == "shelling" or (event_type in _AIMED_AS and lemma.startswith(AIMED)):
        if lemma.startswith(_FALLS):
            return _shot_by_plane(text, head, index)
        return _is_flown(page, head) or _joins(text, head, index, before)
    if lemma.startswith(_FALLS):
        return _falls_on(text, head, index)
    if event_type == "destruction":
        return lemma.startswith(_DOWNS) and _bombs(text, head, index)
    if lemma.startswith(_OUT):
        return not head.hit.conjunction and _does_it(page, head)
    return lemma.startswith(_FIRES) and _does_it(page, head) and not _is_told_of(text, head, _GAS)


def _joins(text: Text, head: Head, index: TriggerIndex, before: Head | None) -> bool:
    goes_on = head.hit.conjunction or bool(head.form.enclitic)
    return before is not None and before.stretch is head.stretch and goes_on and not _names_guns(text, head, index)


def _is_flown(page: Page, head: Head) -> bool:
    """Whether a plane does it, or it is done by one."""
    text, index, i = page.text, page.lexicon.triggers, head.hit.token
    tokens, guns = text.tokens, _names_guns(text, head, index)
    for j in range(_start(head), head.end):
        classes = index.classes(tokens[j].key)
        does = j < i or j == i + 1
        if (_is_plane(text, j, index) and (does or _is_means(text, j, index))) or (
            "raid" in classes and does and not guns
        ):
            return True
    return _says_more_of_plane(text, head, index) or (not guns and _goes_on_of_plane(page, head))


def _start(head: Head) -> int:
    return min(head.start, head.carrier.token) if head.carrier is not None else head.start


def _is_means(text: Text, j: int, index: TriggerIndex) -> bool:
    """Whether a word stands behind one that says by what a thing is done, or says whose rockets they are."""
    word = text.tokens[j].key
    if word.startswith("ب") and not word.startswith("بر"):
        return True
    before = text.tokens[j - 1].key if j else ""
    return before in _BY or (not word.startswith(("ل", "و")) and not _GUNS.isdisjoint(index.classes(before)))


def _says_more_of_plane(text: Text, head: Head, index: TriggerIndex) -> bool:
    """Whether the clause of a verb says more of a plane (طائرتين قصفتا، الطائرة التي كانت قصفت)."""
    if not head.hit.finite or head.hit.conjunction or head.form.enclitic:
        return False
    i, first = head.hit.token, head.stretch.start
    if head.relative is not None and head.relative < i:
        found = range(max(first, head.relative - _ANTECEDENT), head.relative)
        return any(_is_plane(text, j, index) for j in found)
    return i > first and _is_plane(text, i - 1, index)


def _goes_on_of_plane(page: Page, head: Head) -> bool:
    """Whether a verb without a subject goes on with what a plane does (حامت المقاتلات فوق المدينة وقصفتها)."""
    text, index, i = page.text, page.lexicon.triggers, head.hit.token
    tokens = text.tokens
    if not (head.hit.finite and head.hit.conjunction) or page.overlay.has_who(i + 1, min(i + 2, head.stretch.end)):
        return False
    for j in range(i - 1, max(head.stretch.start, i - _GOES_ON) - 1, -1):
        if tokens[j].kind == "punct" and tokens[j].light not in "،,":
            return False
        if _is_plane(text, j, index):
            before = tokens[j - 1].key if j > head.stretch.start else ""
            return not index.words.has("placing", before) and before not in _BY and tokens[j].key[:1] not in ("ب", "ل")
    return False


def _does_it(page: Page, head: Head) -> bool:
    """Whether a plane does it: named before the verb or right behind it, or told of before."""
    text, index, i = page.text, page.lexicon.triggers, head.hit.token
    named = any(j < len(text.tokens) and _is_plane(text, j, index) for j in (*range(_start(head), i), _behind(text, i)))
    return named or _says_more_of_plane(text, head, index) or _goes_on_of_plane(page, head)


def _behind(text: Text, i: int) -> int:
    """Return where the subject of a verb stands that follows it: its second word in سلاح الجو."""
    return i + 2 if i + 2 < len(text.tokens) and text.tokens[i + 1].key == _ARM else i + 1


def _bombs(text: Text, head: Head, index: TriggerIndex) -> bool:
    """Whether what is brought down is a bomb that a plane drops (قنبلة أسقطتها طائرة)."""
    i = head.hit.token
    dropped = head.hit.finite and bool(head.form.enclitic) and i > head.stretch.start
    return dropped and not _SHOT.isdisjoint(index.classes(text.tokens[i - 1].key))


def _falls_on(text: Text, head: Head, index: TriggerIndex) -> bool:
    """Whether a drone that falls is one that strikes: laden, and on something (سقطت مسيّرة مفخخة على ثكنة)."""
    tokens, i = text.tokens, head.hit.token
    near = [j for j in (*range(_start(head), i), *range(i + 1, min(i + 3, head.end))) if tokens[j].kind == "word"]
    flown = next((j for j in near if _is_plane(text, j, index)), None)
    if flown is None or flown + 1 >= len(tokens):
        return False
    laden = "charge" in index.classes(tokens[flown + 1].key)
    return laden and any(token.key in _UPON for token in tokens[flown + 1 : head.end])


def _shot_by_plane(text: Text, head: Head, index: TriggerIndex) -> bool:
    """Whether a rocket or bomb that falls is a plane's (سقطت قذيفة من طائرة، صواريخ مروحيات)."""
    return any(_is_plane(text, j, index) and _is_means(text, j, index) for j in range(_start(head) + 1, head.end))


def _is_plane(text: Text, j: int, index: TriggerIndex) -> bool:
    """Whether a token is a word for what flies, or the letter of a type before its number (إف-16)."""
    word = text.tokens[j].key
    if word == _F:
        return any(token.kind == "number" for token in text.tokens[j + 1 : j + 3])
    return "air" in index.classes(word)


def _is_told_of(text: Text, head: Head, word: str) -> bool:
    return any(token.key == word for token in text.tokens[head.start : head.end])


def _names_guns(text: Text, head: Head, index: TriggerIndex) -> bool:
    return any(not _GUNS.isdisjoint(index.classes(text.tokens[j].key)) for j in range(head.start, head.end))
