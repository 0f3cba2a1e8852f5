"""Whose the soldiers were that nobody calls anybody's: of the one army the text names (مقتل جنديين).

Of militants (مسلحون) that is right in five of seventeen, where one group is named: theirs stays open.
"""

from rawi.model import Carried, EventType, Participant
from rawi.read.kinds import BLOWS, FORCE
from rawi.read.roles.tellings import Page, Telling
from rawi.text import key

_BEFELL: frozenset[EventType] = frozenset({"abduction", "capture", "injury", "killing", "release"})
# Of a nation, and of no body: جندي إسباني, أي جندي.
_NISBA = ("ي", "يا", "يه", "يين", "يان", "يون", "يات")
_PEOPLES = frozenset(map(key, ("أتراك", "أرمن", "أفارقة", "أفغان", "أكراد", "أمازيغ", "سود", "شيشان", "عرب", "روس")))
_IN, _FROM = key("في"), key("من")
_ANY, _ARMY = key("أي"), key("الجيش")


def give_only_army(page: Page, told: list[Telling]) -> None:
    """Give what befell soldiers of no named side to the army the text names, if it names no other and it did not do it.

    Where somebody did it, it is named before, or in the same sentence: an army that only speaks later of what others
    did need not have lost them.
    An army is the force of a state that is part of no other; a text that names forces of two states settles nothing.
    """
    army = _only_army(page)
    if army is None:
        return
    for n, later in enumerate(told):
        cast = later.cast
        own = {page.speakers.army_of(item.entity) for item in cast.agents}
        told_so = later.event_type in _BEFELL and later.modality == "asserted" and later.polarity
        end = page.text.tokens[page.text.sentence_of(later.head.hit.token)[1] - 1].end
        told_so = told_so and not (cast.agents and army.span.start >= end)
        told_so = told_so and not _told_of_attack(page, army, told[:n], later)
        told_so = told_so and not _attacks_behind(page, army, told[n + 1 :], later)
        if told_so and not cast.targets and army.entity not in own and _are_soldiers(page, later):
            cast.targets = [army]
            later.carried.append(Carried(slot="targets", rule="whom:army", span=army.span))


def _told_of_attack(page: Page, army: Participant, before: list[Telling], later: Telling) -> bool:
    """Whether another than an army says what befell soldiers when it had attacked: its own men or those it attacked."""
    link = later.head.stretch.chain[-1]
    said = [word.removesuffix("ه") for word in key(link.text or "").split()]
    nation = key(page.speakers.name(army.entity)).split()[-1].removesuffix("ه")
    # وزارة الدفاع التركية, of the Turkish army; الجيش alone is it.
    bodies = (link.speaker, page.speakers.led_by(link.speaker))
    own = said[:1] == [_ARMY] or nation in said or army.entity in map(page.speakers.army_of, bodies)
    # Of a man of no list nobody knows whose he is.
    known = link.speaker is None or page.is_actor(link.speaker) or page.speakers.is_listed(link.speaker)
    other = bool(said) and known and not own
    begun = page.text.sentence_of(later.head.hit.token)[0]
    return other and any(
        one.event_type in BLOWS
        and one.head.hit.token >= begun
        and any(page.speakers.army_of(item.entity) == army.entity for item in one.cast.agents)
        for one in before
    )


def _attacks_behind(page: Page, army: Participant, behind: list[Telling], later: Telling) -> bool:
    """Whether the sentence goes on with a blow of the army (أصيب جنديان بعد أن أطلقت دبابة للجيش النار)."""
    ends = page.text.sentence_of(later.head.hit.token)[1]
    return any(
        one.event_type in FORCE
        and one.head.hit.token < ends
        and any(page.speakers.army_of(item.entity) == army.entity for item in one.cast.agents)
        for one in behind
    )


def _only_army(page: Page) -> Participant | None:
    """Return the one army a text names, where its first mention stands, or null."""
    named = [item for item in page.mentions if item.kind == "actor" and page.speakers.is_state_force(item.entity)]
    armies = {page.speakers.army_of(item.entity) for item in named}
    first = next((item for item in named if item.entity in armies), None)
    if len(armies) != 1 or first is None or not _is_army(page.speakers.name(first.entity)):
        return None
    return Participant(entity=first.entity, text=first.text, span=first.span)


def _is_army(name: str) -> bool:
    words = key(name)
    return "الجيش" in words or "القوات المسلحه" in words or words.startswith("جيش")


def _are_soldiers(page: Page, later: Telling) -> bool:
    """Whether soldiers are those counted, or stand right behind the deed, and are called nobody's."""
    tokens, words = page.text.tokens, page.lexicon.triggers.words
    hit = later.head.hit.token
    beside = [hit + 1, hit + 2, hit - 1] if later.cast.named else [hit + 1, hit - 1]
    at = [i for phrase in later.cast.counted for i in range(phrase.start, phrase.end + 1)] or beside
    for i in at:
        if 0 <= i < len(tokens) and words.has("soldier", tokens[i].key):
            return not _of_others(page, i)
    return False


def _of_others(page: Page, i: int) -> bool:
    """Whether soldiers are any, of a nation (جنديا إسبانيا، جنود أكراد), or somebody's (جنود العدو، من حفظة السلام)."""
    tokens = page.text.tokens
    after = tokens[i + 1].key if i + 1 < len(tokens) else ""
    if after == _FROM:
        # جنديين من حفظة السلام
        return True
    if after.startswith("ال") and not tokens[i].key.startswith("ال"):
        return True
    return after in _PEOPLES or (after.endswith(_NISBA) and after != _IN) or (i > 0 and tokens[i - 1].key == _ANY)
