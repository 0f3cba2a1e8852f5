"""Who fell where an attack was beaten back: soldiers are the defenders', by the attackers; of others it stays open."""

from collections.abc import Sequence

from rawi.model import Carried, Participant
from rawi.model.claim import Slot
from rawi.read.sharing import befell_attackers
from rawi.read.tellings import CASUALTIES, Page, Telling

_REPELS = ("صد", "تصدى", "أحبط", "إحباط", "أفشل", "إفشال", "كسر هجوم", "دحر")
_HOSTILE = frozenset({"hostile", "suspects"})
_NEXT = 3


def mend_repelled(page: Page, told: Sequence[Telling]) -> None:
    """Turn round what harms took from the attack beaten back before them in their sentence."""
    for i, one in enumerate(told):
        if one.event_type != "battle" or not one.head.form.trigger.row.lemma.startswith(_REPELS):
            continue
        sentence = page.text.sentence_of(one.head.hit.token)
        for later in told[i + 1 : i + 1 + _NEXT]:
            if not sentence[0] <= later.head.hit.token < sentence[1] or later.event_type not in CASUALTIES:
                break
            _mend(page, one, later)


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
    harmed = soldiers or "civilians" in classes
    later.carried = [item for item in later.carried if item.slot not in ("agents", "targets")]
    later.cast.agents = _take(later, one.cast.targets, slot="agents") if sure and harmed else []
    later.cast.targets = _take(later, one.cast.agents, slot="targets") if sure and soldiers else []


def _take(later: Telling, items: Sequence[Participant], *, slot: Slot) -> list[Participant]:
    """Return whom a harm takes over, marked as carried."""
    rule = "doer:harm" if slot == "agents" else "whom:enemy"
    later.carried += [Carried(slot=slot, rule=rule, span=item.span) for item in items]
    return list(items)
