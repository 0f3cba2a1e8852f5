"""The cast of a clause: its doers, those it was done to, and whom the noun of a blow beside it names."""

from collections.abc import Container, Sequence

from rawi.model import Participant
from rawi.read.accounts import denies
from rawi.read.events.heads import Head
from rawi.read.events.phrases import Phrase
from rawi.read.kinds import BLOWS
from rawi.read.roles.noun_roles import of_noun
from rawi.read.roles.roles import Cast, Group, Known, groups, who_of
from rawi.read.roles.verb_roles import of_verb
from rawi.text import Text, key

# Whose arms hit somebody did it (قتل ثلاثة بقذائف قوات النظام).
_ARMS = frozenset({"air", "artillery", "weapons"})
# What two sides do: the noun of a blow beside it is part of what it is called (وقف إطلاق النار بين).
_OF_SIDES = frozenset({"battle", "ceasefire", "prisoner_exchange"})
_UNDER_TORTURE = (key("تحت"), key("التعذيب"))
_HELD_BY = frozenset({"في", "ب", "ل", "لدي"})
_AMBUSH, _UPON = "كمين", key("على")
_WHO_DID, _IS = frozenset({"من", "ومن"}), frozenset({"هو", "هي", "هم"})
_BY_BLOWS = frozenset({"killing", "injury", "destruction"})
# "Since" stands so near before who struck (منذ بدء هجوم القوات).
_SINCE_REACH = 3


def cast(text: Text, head: Head, before: Sequence[Phrase], after: Sequence[Phrase], known: Known) -> Cast:
    """Return the roles of a clause: `before` are the phrases up to its trigger, `after` those that follow."""
    following = groups(after)
    trigger = head.form.trigger
    own = bool(head.joint) or (trigger.row.event_type in _OF_SIDES and bool(trigger.followed_by))
    # اتفاق لوقف القصف بين الحكومة والجبهة
    own = own or trigger.row.event_type == "agreement"
    of_blow = [group for group in following if group[0].of_blow and group[0].kind != "place" and not own]
    # قضى في صدهم فلان قائد الحركة: his office says who he is.
    of_blow = [group for group in of_blow if group[0].preposition or not known.words.has("title", group[0].head)]
    following = [group for group in following if group not in of_blow]
    attackers = [group for group in following if _is_beaten_back(text, head, group[0])]
    rest = [group for group in following if group not in attackers]
    result = (of_verb if head.hit.finite else of_noun)(text, head, groups(before), rest, known)
    result.targets += [item for group in attackers for item in who_of(group)]
    if trigger.row.event_type == "territory_change" and trigger.row.subject == "place" and not result.agents:
        result.agents += _holders(text, trigger.followed_by, rest)
    doers = [group for group in of_blow if who_of(group) and group[0].kind != "person"]
    # وسقط ستون قتيلا منذ هجوم القوات: since when one counts, not by whom each was killed.
    doers = [group for group in doers if not _is_since(text, head, group[0], known)]
    befell = trigger.row.event_type in _BY_BLOWS and (result.passive or trigger.row.subject == "target")
    # تعرضت القرى لقصف من قبل الجيش: the verb tells the blow itself.
    befell = befell or (trigger.row.event_type in BLOWS and trigger.row.subject == "place")
    if doers and not result.agents and befell:
        first = doers[0]
        if first[0].preposition in ("", "ل", "من", "by") or first[0].genitive:
            result.agents += who_of(first)
    # هجوم بطائرة مسيرة للمليشيا: whom a blow hits stands behind على; not so استهداف بطائرة لرتل.
    blow = not head.hit.finite and trigger.row.event_type in BLOWS and trigger.prepositions.get(_UPON) == "target"
    if (befell or blow) and not result.agents:
        fired = (group for group in rest if group[0].preposition == "ب" and group[0].owner)
        by = next((group for group in fired if _is_arm(group[0], befell=befell)), None)
        result.agents += who_of(by) if by is not None else []
    if not result.agents and head.hit.token > 0 and text.tokens[head.hit.token - 1].key in _WHO_DID:
        # ومن قصف المدرسة هو الجيش
        did = [group for group in rest if _is_he(text, head, group[0])]
        result.agents += who_of(did[0]) if did else []
        result.targets = [item for item in result.targets if item not in result.agents]
    laid = head.carrier is not None and any(form.trigger.row.subject == "agent" for form in head.carrier.carriers)
    if trigger.row.lemma == _AMBUSH and not head.hit.finite and not laid and not result.agents:
        # قتلوا في كمين للحركة: whoever laid it; نفذوا كمينا للقوات: whom they laid it for.
        result.agents, result.targets = result.targets, []
    if trigger.row.event_type == "surrender" and trigger.prepositions.get("ل") == "target":
        _to_whom(text, head, result)
    if known.suffered and not head.hit.finite and trigger.row.subject == "target":
        # سقط ستة من الحركة شهداء: they did nothing.
        fell = {item.entity for item in known.carried}
        result.agents = [item for item in result.agents if item.entity not in fell]
    if trigger.row.event_type == "killing" and not result.agents:
        result.agents += _torturers(text, head, following, known)
    return result


def _is_since(text: Text, head: Head, phrase: Phrase, known: Known) -> bool:
    """Whether "since" stands before the blow that a phrase says whose it was."""
    first = max(head.hit.token + 1, phrase.start - _SINCE_REACH)
    return any(known.words.has("since", token.key) for token in text.tokens[first : phrase.start])


def _is_arm(phrase: Phrase, *, befell: bool) -> bool:
    """Whether whose a thing is fired it: of what it befell by any arms, of a blow by some without the article."""
    return not _ARMS.isdisjoint(phrase.classes) and (befell or not phrase.head.startswith("بال"))


def _is_beaten_back(text: Text, head: Head, phrase: Phrase) -> bool:
    """Whether an attack that was beaten back is of somebody: behind its verb or its noun (صد هجوم التنظيم)."""
    row, attack = head.form.trigger, text.tokens[phrase.start - 1].key
    if head.repelled is not None and phrase.start == head.repelled + 1:
        return True
    theirs = row.row.event_type == "battle" and row.prepositions.get("ل") == "target" and attack in row.followed_by
    governs = not attack.endswith("ا") and not attack.startswith("ال")
    return theirs and governs and phrase.preposition in ("", "ل") and phrase.start - 1 > head.hit.token


def _is_he(text: Text, head: Head, phrase: Phrase) -> bool:
    """Whether an actor stands behind "is", and nothing negates it (ليس هو الجيش)."""
    tokens, word = text.tokens, phrase.start - 1
    while word > head.hit.token and tokens[word].kind == "quote":
        word -= 1
    begin = max(head.hit.token - 2, head.stretch.start)
    denied = any(denies(tokens[i].key.removeprefix("و")) for i in range(begin, phrase.start))
    return phrase.kind == "actor" and tokens[word].key in _IS and not denied


def _is_prison(text: Text, phrase: Phrase, known: Known) -> bool:
    return phrase.start > 0 and known.words.has("prison", text.tokens[phrase.start - 1].key)


def _torturers(text: Text, head: Head, following: Sequence[Group], known: Known) -> list[Participant]:
    """Return whose prison it was where somebody died under torture (تحت التعذيب في سجون المخابرات).

    Torture may be told behind it (قضى في سجون المخابرات تحت التعذيب).
    """
    tokens = text.tokens
    spoken = range(head.hit.token + 1, min(head.end, len(tokens)) - 1)
    at = next((i for i in spoken if (tokens[i].key, tokens[i + 1].key) == _UNDER_TORTURE), None)
    behind = [group for group in following if at is not None and group[0].kind == "actor"]
    behind = [group for group in behind if group[0].start > (at or 0) or _is_prison(text, group[0], known)]
    return who_of(behind[0]) if behind and behind[0][0].preposition in _HELD_BY else []


def _to_whom(text: Text, head: Head, result: Cast) -> None:
    """Make those whose name or whose men ل is written with the ones surrendered to (استسلموا لقوات التحالف)."""
    tokens, behind = text.tokens, text.tokens[head.hit.token].end
    before = len(result.agents)
    for item in [item for item in result.agents if item.span.start > behind]:
        first = text.covering(item.span.start, item.span.end)[0]
        if any(tokens[i].key.startswith("ل") for i in (first, first - 1)) and first - 1 > head.hit.token:
            result.agents.remove(item)
            result.subject = [one for one in result.subject if one is not item and one != item]
            result.targets.append(item)
    if len(result.agents) < before and not result.subject and not result.agents:
        result.named, result.names = False, []


def take_over(head: Head, result: Cast) -> None:
    """Make who takes over from nobody named the doer (تسلم الجيش المطار)."""
    row = head.form.trigger.row
    if row.event_type == "handover" and row.subject == "target" and not result.agents:
        result.agents, result.targets = result.targets, []


def _holders(text: Text, nouns: Container[str], following: Sequence[Group]) -> list[Participant]:
    """Return whose hands a place fell into: who follows the noun for it (تحت سيطرة القوات، في قبضة الجيش)."""
    for group in following:
        if group[0].kind == "actor" and text.tokens[group[0].start - 1].key in nouns:
            return who_of(group)
    return []
