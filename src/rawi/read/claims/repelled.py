"""Who fell where an attack was beaten back, or on both sides: whose they are, and that it is no deed of their own."""

from collections.abc import Sequence

from rawi.model import Carried, Participant
from rawi.model.claim import Slot
from rawi.read.claims.sharing import befell_attackers
from rawi.read.kinds import CASUALTIES
from rawi.read.roles.tellings import Page, Telling, is_mutual

_REPELS = ("صد", "تصدى", "أحبط", "إحباط", "أفشل", "إفشال", "كسر هجوم", "دحر")
_HOSTILE = frozenset({"hostile", "suspects"})
_NEXT = 3
_TWO = 2


def mend_repelled(page: Page, told: Sequence[Telling]) -> None:
    """Turn round what harms took from the attack beaten back before them in their sentence, or from a state's own."""
    for i, one in enumerate(told):
        if (
            _mend_soldiers(page, one, told[max(i - _NEXT, 0) : i])
            and i + 1 < len(told)
            and told[i + 1].head.parent is one.head
        ):
            _open(told[i + 1])
        _mend_both(page, one, told[max(i - _NEXT, 0) : i])
        _mend_mutual(page, one, told[max(i - 1, 0) : i])
    for i, one in enumerate(told):
        if one.event_type != "battle" or not one.head.form.trigger.row.lemma.startswith(_REPELS):
            continue
        sentence = page.text.sentence_of(one.head.hit.token)
        for later in told[i + 1 : i + 1 + _NEXT]:
            if not sentence[0] <= later.head.hit.token < sentence[1] or later.event_type not in CASUALTIES:
                break
            _mend(page, one, later)


def _mend_both(page: Page, telling: Telling, earlier: Sequence[Telling]) -> None:
    """Give the dead of both sides to the two that fought (معارك مع الجيش خلفت عشرات القتلى من الطرفين)."""
    tokens, words = page.text.tokens, page.lexicon.triggers.words
    behind = range(telling.head.hit.token + 1, telling.head.end)
    if telling.event_type not in CASUALTIES or not any(words.has("both_sides", tokens[i].key) for i in behind):
        return
    first, _ = page.text.sentence_of(telling.head.hit.token)
    fights = (one for one in reversed(earlier) if one.head.hit.token >= first and one.event_type == "battle")
    fight = next((one for one in fights if len(one.cast.agents) + len(one.cast.targets) == _TWO), None)
    _open(telling)
    sides = [*fight.cast.agents, *fight.cast.targets] if fight is not None else []
    if len({item.entity for item in sides} - {None}) == len(sides) == _TWO:
        telling.cast.targets = _take(telling, sides, slot="targets")


def _mend_mutual(page: Page, telling: Telling, earlier: Sequence[Telling]) -> None:
    """Leave open who killed where two fought (اشتبك الجيش مع الحركة وقتل عشرة مدنيين): the verb may be a passive.

    Those it befell are no men of the other side: of these its subject may well tell.
    """
    inflection = telling.head.form.inflection
    unsure = not telling.head.hit.finite or (inflection.number, inflection.gender) == ("singular", "masculine")
    fight = next((one for one in earlier if is_mutual(one)), None)
    if fight is None or not unsure or telling.event_type not in CASUALTIES or telling.cast.targets:
        return
    if page.text.sentence_of(fight.head.hit.token) != page.text.sentence_of(telling.head.hit.token):
        return
    doers = {item.entity for item in fight.cast.agents}
    if telling.cast.agents and all(item.entity in doers for item in telling.cast.agents):
        _open(telling)


def _open(telling: Telling) -> None:
    """Leave open who did it and to whom."""
    telling.carried = [item for item in telling.carried if item.slot not in ("agents", "targets")]
    telling.cast.agents, telling.cast.targets = [], []


def _mend_soldiers(page: Page, telling: Telling, earlier: Sequence[Telling]) -> bool:
    """Take soldiers who fell from a state's attack on a group off both: they are the state's (ومقتل ثلاثة جنود).

    Of those who fell where it bombed or shelled nothing is sure. Return whether it was so.
    """
    befallen = telling.cast.passive or telling.head.form.trigger.row.subject == "target"
    if telling.event_type not in CASUALTIES or not telling.carried or not befallen:
        return False
    carried = {item.span for item in telling.carried if item.slot == "targets"}
    tokens = page.text.tokens[telling.head.start : telling.head.end]
    words = page.lexicon.triggers.words
    groups = [item for item in telling.cast.targets if item.span in carried and page.speakers.is_group(item.entity)]
    states = [item for item in telling.cast.agents if page.speakers.is_state_force(item.entity)]
    if not groups or not states or not any(words.has("soldier", token.key) for token in tokens):
        return False
    fought = next((one for one in reversed(earlier) if one.cast.agents == telling.cast.agents), None)
    own = fought is not None and fought.event_type == "battle"
    own = own and len(groups) == len(telling.cast.targets) == 1 and len(states) == len(telling.cast.agents) == 1
    _open(telling)
    if own:
        telling.cast.agents = _take(telling, groups, slot="agents")
        telling.cast.targets = _take(telling, states, slot="targets")
    return True


def _mend(page: Page, one: Telling, later: Telling) -> None:
    form, carrier = later.head.form, later.head.carrier
    inflicted = carrier is not None and carrier.carriers[0].trigger.row.subject == "agent"
    # وقتلت خمسة: she who beat it back may well have killed them.
    hers = later.cast.passive and later.head.hit.finite and form.inflection.gender == "feminine"
    befallen = (later.cast.passive or form.trigger.row.subject == "target") and not (inflicted or hers)
    tokens = page.text.tokens[later.head.start : later.head.end]
    words = page.lexicon.triggers.words
    classes = {name for phrase in later.cast.counted for name in phrase.classes}
    theirs = befell_attackers(page, later) or not classes.isdisjoint(_HOSTILE)
    if not befallen or theirs or any(words.has("of_them", token.key) for token in tokens):
        return
    taken = [item for item in later.cast.agents if item in one.cast.agents]
    if not taken and any(item not in one.cast.targets for item in later.cast.targets):
        return
    soldiers = any(words.has("soldier", token.key) for token in tokens)
    sides = [one.cast.agents, one.cast.targets]
    sure = all(len(side) == 1 and side[0].entity is not None for side in sides)
    if not soldiers and "civilians" not in classes:
        # مقتل سبعة مسلحين, مقتل 20: as a rule those who attacked.
        return
    carried = {item.span for item in later.carried if item.slot == "targets"}
    named = any(item.span not in carried for item in later.cast.targets)
    defended = any(page.speakers.is_state_force(item.entity) for item in one.cast.agents)
    attacked = any(page.speakers.is_state_force(item.entity) for item in one.cast.targets)
    if named or (soldiers and (attacked or not defended)):
        # صد حزب الله تسللا إسرائيليا ما أدى إلى مقتل جنديين: a state has soldiers.
        return
    _open(later)
    if sure and defended:
        later.cast.agents = _take(later, one.cast.targets, slot="agents")
    if sure and soldiers:
        later.cast.targets = _take(later, one.cast.agents, slot="targets")


def _take(later: Telling, items: Sequence[Participant], *, slot: Slot) -> list[Participant]:
    """Return whom a harm takes over, marked as carried."""
    rule = "doer:harm" if slot == "agents" else "whom:enemy"
    later.carried += [Carried(slot=slot, rule=rule, span=item.span) for item in items]
    return list(items)
