"""Whom a blow befell, where the words for who was hit stand like those for whose it is, or whose kin he was."""

from collections.abc import Iterable

from rawi.model import Participant, Span
from rawi.read.events.heads import Head
from rawi.read.events.phrase_words import blow_of
from rawi.read.events.phrases import Phrase
from rawi.read.roles.roles import Cast
from rawi.read.roles.tellings import Page
from rawi.text import Token, key

_ARMS = frozenset({"air", "artillery", "charge", "explosive", "raid", "weapons"})
# Kinds of arms as well, but here what is hit.
_HIT_TOO = frozenset(map(key, ("سيارة", "شاحنة", "دراجة", "حافلة", "عربة", "منصة", "راجمة", "دبابة", "آلية")))
_HITS = frozenset({"agent", "cause"})
_KIN = frozenset(
    map(
        key,
        (
            *("شقيق", "شقيقة", "نجل", "نجلة", "والد", "والدة", "زوج", "زوجة", "ابن", "ابنة", "حفيد", "صهر", "مرافق"),
            *("أقارب", "أقرباء", "قريب", "قريبة", "حارس", "سائق", "مستشار", "شقيقان", "شقيقين"),
        ),
    )
)
_IN = key("في")
# A title of so many words stands between the kin and the man.
_TITLE = 6
_TOOK_PLACE = frozenset(
    map(key, ("نفذت", "نفذ", "وقعت", "وقع", "جرت", "جرى", "ارتكبت", "اندلعت", "دارت", "حدثت", "حصلت", "تمت"))
)
_REACH = 10


def take_struck(page: Page, head: Head, after: Iterable[Phrase]) -> list[Participant]:
    """Take from the arms that hit something whoever owns what they hit, and return him (غارة سيارة لحزب الله).

    A thing stands between the arms and ل, in the accusative or of a known kind: no adjective.
    """
    row = head.form.trigger.row
    if not head.hit.finite or row.subject not in _HITS or row.object not in ("place", "target", "either"):
        return []
    found: list[Participant] = []
    for phrase in after:
        if is_struck_ones(page, phrase):
            found += [Participant(entity=item.entity, text=item.text, span=item.span) for item in phrase.owner]
            phrase.owner = []
    return found


def is_struck_ones(page: Page, phrase: Phrase) -> bool:
    """Whether arms and what they hit stand in one phrase, whose owner owns only what was hit."""
    if phrase.kind != "common" or phrase.preposition or phrase.genitive or not phrase.owner:
        return False
    owner = phrase.owner[0]
    first = page.text.covering(owner.span.start, owner.span.end)[0]
    arms = next((i for i in range(phrase.start, first) if _is_arm(page, i)), None)
    if arms is None or not page.text.tokens[first].key.startswith("ل"):
        return False
    return any(_is_thing(page, page.text.tokens[i]) for i in range(arms + 1, first))


def _is_arm(page: Page, i: int) -> bool:
    word, index = page.text.tokens[i].key, page.lexicon.triggers
    return blow_of(word, index) == "noun" or not _ARMS.isdisjoint(index.classes(word))


def _is_thing(page: Page, token: Token) -> bool:
    things = page.lexicon.triggers.classes(token.key) - _ARMS
    return token.kind == "word" and (token.key.endswith("ا") or bool(things) or token.key in _HIT_TOO)


def drop_kin(page: Page, cast: Cast) -> None:
    """Drop from the roles the man whose kin or aide it was (قتل شقيق الرئيس فلان), and the body he is of."""
    named = {item.span for item in (*cast.agents, *cast.targets, *cast.subject)}
    kin = {span for span in named if is_kin_of(page, span)}
    if kin:
        cast.agents = [item for item in cast.agents if item.span not in kin]
        cast.targets = [item for item in cast.targets if item.span not in kin]
        cast.subject = [item for item in cast.subject if item.span not in kin]


def is_kin_of(page: Page, named: Span) -> bool:
    """Whether a man is named only as whose kin or aide somebody was (شقيق الرئيس فلان)."""
    tokens, words = page.text.tokens, page.lexicon.triggers.words
    first = page.text.covering(named.start, named.end)[0]
    for i in range(first - 1, max(-1, first - 1 - _TITLE), -1):
        word = tokens[i].key
        if tokens[i].kind != "word":
            return False
        if i not in page.overlay.kinds and (word in _KIN or word.lstrip("وف") in _KIN):
            return True
        # أقارب للرئيس فلان، حارس لرئيس الوزراء
        titled = word.startswith(("ال", "لل")) or word == _IN
        titled = titled or words.has("title", word) or words.has("title", word.removeprefix("ل"))
        if not titled and "actor" not in page.overlay.kinds.get(i, ()):
            return False
    return False


def where_it_took_place(page: Page, head: Head) -> int:
    """Return the end of the clause behind a noun that says where it was done (إعدامات نفذت داخل مضافة في السويداء).

    Else the end of the clause itself. Tokens.
    """
    tokens, end = page.text.tokens, head.end
    if end >= head.stretch.end or tokens[end].key not in _TOOK_PLACE or tokens[end - 1].kind == "punct":
        return end
    last = end + 1
    while last < min(head.stretch.end, end + _REACH) and tokens[last].kind != "punct":
        last += 1
    return last
