"""Who does what to whom around an event noun: its genitive, its own prepositions, the verb that carries it."""

from rawi.lexicon.befallings import befallings
from rawi.lexicon.triggers import Form
from rawi.model import Participant
from rawi.read.events.heads import Head
from rawi.read.kinds import BLOWS
from rawi.read.roles.bare_objects import has_bare_object
from rawi.read.roles.prepositional import prepositional
from rawi.read.roles.roles import (
    FORCES_OF,
    Cast,
    Group,
    Known,
    agrees,
    figures_of,
    fill_subject,
    give,
    implied,
    is_site,
    is_thing,
    owner_of,
    pronoun_of,
    unmarked,
    who_of,
)
from rawi.read.roles.speakers_own import of_their_own
from rawi.read.roles.verb_roles import subject_of
from rawi.read.roles.whose_arms import fired
from rawi.text import Text, key

# The genitive stands no farther from its noun; titles of so many words stand before a person.
_NEAR = 2
_TITLE = 4
# What is done to things of these kinds is done to whose they are.
_TO = frozenset(map(key, ("إلى", "على", "لـ")))
_SUFFERED = frozenset({"capture", "injury", "killing"})
_OF_PEOPLE = frozenset({"abduction", "detention", "release"})
# A masdar of these with a pronoun names who did what follows (قيامها بنهب السوق).
_DOES = frozenset({"أقدم على", "قام"})
_ANSWERS, _CAUSED = "مسؤول عن", "تسبب"
_TAKEN = frozenset({"air", "vehicles", "weapons"})
_WHO = ("actor", "person")
_THIRD = frozenset({"ه", "ها", "هم"})
_BESIEGED = frozenset(map(key, ("", "ل", "على", "عن")))


def of_noun(text: Text, head: Head, before: list[Group], after: list[Group], known: Known) -> Cast:
    """Return the roles of a clause that an event noun tells."""
    result = Cast()
    form, row = head.form, head.form.trigger.row
    helpers = [group for group in before if group[0].preposition in ("by", "with")]
    near = [
        group
        for group in after
        if not group[0].preposition
        and _is_genitive(text, head, group)
        and not (row.pos == "victim" and _is_next(text, group))
    ]
    bare = [group for group in after if not group[0].preposition]
    first = _behind_noun(text, head, before, after, known, result, near[0] if near and not form.definite else None)
    if head.carrier is not None and not (row.subject == "agent" and result.agents):
        _carried_by(text, head, before, after, known, result)
    if not result.agents and row.subject == "agent":
        result.agents += _driven(text, head, before, known)
    if head.modal and not result.agents:
        who = [group for group in unmarked(before) if group[0].kind == "actor"]
        result.agents += who_of(who[-1]) if who else []
    for group in bare:
        if group is not first and row.object != "place":
            result.counted += figures_of(group)
        elif group is not first and row.event_type == "territory_change" and group[0].owner and is_site(group):
            # تحرير البوكمال آخر معاقل داعش
            result.targets += [item for item in who_of(group) if item not in result.agents]
    if _has_object(text, head, after, known):
        # بعد احتجازها السفينة: hers is the deed.
        result.agents += [item for item in owner_of(text, head, known) if item not in result.targets]
        result.subject, result.names = list(result.agents), ["هي" if form.enclitic == "ها" else "هو"]
    elif form.enclitic and row.subject == "target":
        result.targets += pronoun_of(text, head, known, result)
    elif form.enclitic and row.subject == "agent" and not result.agents and not _is_besieged(head, after):
        owner = owner_of(text, head, known)
        result.agents += owner
        result.subject = owner
        result.names = ["هي" if form.enclitic == "ها" else "هو"] if owner else []
    prepositional(text, head, [*helpers, *after], result, known.words)
    if not result.targets and row.subject == "target" and row.pos in ("participle", "victim"):
        result.targets += _said_of(head, before)
    return result


def _behind_noun(
    text: Text, head: Head, before: list[Group], after: list[Group], known: Known, result: Cast, first: Group | None
) -> Group | None:
    """Give who follows an event noun at once his role, and return the group if it is the noun's genitive."""
    row, form = head.form.trigger.row, head.form
    bare = [group for group in after if not group[0].preposition]
    if first is not None and row.pos == "participle" and row.object == "target":
        # ، محملا النظام مسؤولية سلامتهم: he is blamed; who blames is the subject before, or who speaks.
        result.targets += who_of(first)
        speaker = known.speaker
        own = [implied(text, head, speaker, known.document)] if speaker is not None else []
        result.agents += list(known.carried) or own
        first = None
    if first is not None:
        takes = row.object == "target" and bool(form.trigger.followed_by)
        first = None if _is_of_verb_before(head, first) or _is_front(head, first) else first
    if first is not None and _is_done_to_first(text, head, before, after, first):
        # أقدمت القوات على قصف الحركة: who did it stands before; who is on a bank that is secured is not hit.
        result.targets += who_of(first) if row.event_type in BLOWS or row.object != "place" else []
        result.counted += figures_of(first)
        first = None
    taken = "target" in (row.subject, row.object)
    done_to = _done_to(first, after) if first is not None and taken else None
    if first is not None and done_to is not None:
        # مطاردة الجيش للمسلحين
        result.agents += who_of(first)
        result.subject, result.names = who_of(first), [item.text for item in who_of(first)]
        result.targets += who_of(done_to)
    elif first is not None and taken and _is_done_to_them(text, first, known):
        # إبادة داعش لهم
        result.agents += who_of(first)
    elif first is not None:
        # غارة أصابت سيارة للحركة: hit, not fired.
        result.agents += fired(head, first) if first[0].start == head.hit.token + 1 else []
        if row.subject == "either" and len(bare) == 1 and (first[0].kind == "actor" or _is_any_force(first)):
            # استهداف دورية للجيش: who did it would be followed by whom (استهداف مسلحين من الحركة لحاجز).
            aimed = any(group[0].preposition == "ل" and group[0].start == first[-1].end for group in after)
            # استهداف مسلحين من الحركة حطابين
            hit = first[0].kind != "actor" and not has_bare_object(text, head, first[-1].end)
            (result.agents if aimed else result.targets if hit else []).extend(who_of(first))
            return first
        _genitive(row.subject, first, bare, result, takes=takes, victims=row.pos == "victim")
        # تسيير دوريات، إطلاق سراح عشرة: what the masdar asks for, and who was freed, does not do it.
        result.named = result.named and first[0].head not in form.trigger.followed_by
        result.named = result.named and not (row.object == "target" and row.event_type in _OF_PEOPLE)
    return first


def _is_done_to_first(text: Text, head: Head, before: list[Group], after: list[Group], first: Group) -> bool:
    """Whether the verb before a masdar has a subject of its own, who does to the genitive what the masdar tells.

    The subject may be a pronoun: of the speaker or of many (تمكنا من تحرير الفرقة), or that of who is able to
    (وتمكنت من تحريرها).
    """
    carrier, row = head.carrier, head.form.trigger.row
    if carrier is None or not carrier.finite or carrier.token > head.hit.token or first[0].kind not in _WHO:
        return False
    others = [group for group in unmarked(after) if group is not first and group[0].kind != "common"]
    others = [group for group in others if not text.tokens[group[0].start].key.startswith("و")]
    apart = any(token.kind == "punct" for token in text.tokens[carrier.token : head.hit.token])
    if head.form.proclitics[:1] in ("و", "ف") or apart or others or _done_to(first, after) is not None:
        # شنت القوات غارة، وقصف الحزب البلدة: a verb with its own subject; واصل الطيران قصف الجيش للبلدة: the army's.
        return False
    own = [group for group in unmarked(before) if group[0].kind in _WHO or group[0].owner]
    done = row.subject in ("agent", "either") and row.object in ("target", "place", "either")
    form = carrier.carriers[0]
    does = form.trigger.row.subject == "agent"
    pronoun = form.inflection.person == "first" or form.inflection.number == "plural" or not form.trigger.row.object
    # تمكن الجيش من إبادة القوة المتسللة
    return does and (done or row.subject == "target") and (bool(own) or pronoun)


def _has_object(text: Text, head: Head, after: list[Group], known: Known) -> bool:
    """Whether whom it is done to follows a masdar with a pronoun at once, which then means who does it (قتلها جنديين).

    Only behind what governs a noun, where the word is no verb (الذي أسرهم التنظيم); not what they are held as (رهائن).
    """
    row, form, at = head.form.trigger.row, head.form, head.hit.token
    if form.enclitic not in _THIRD or row.subject != "target" or row.pos != "noun" or row.lemma in befallings():
        return False
    governed = form.proclitics[-1:] in ("ب", "ل") or (
        at > 0 and known.words.has("noun_follows", text.tokens[at - 1].key)
    )
    if not governed or not after or after[0][0].preposition or after[0][0].start != at + 1:
        return False
    first = after[0][0]
    held = "captives" in first.classes and first.kind == "common"
    return first.kind in ("actor", "person", "quantity") or (bool(first.classes) and not held)


def _is_besieged(head: Head, after: list[Group]) -> bool:
    """Whether the pronoun of a siege is of those besieged: nothing that is follows (استسلمت القوة بعد تطويقها)."""
    besieged = any(group[0].preposition in _BESIEGED and group[0].kind != "quantity" for group in after)
    return head.form.trigger.row.event_type == "siege" and not besieged


def _said_of(head: Head, before: list[Group]) -> list[Participant]:
    """Return who stands right before a word that says what befell him (فلان رهن الاعتقال، فلان وفلان شهيدين)."""
    ahead = unmarked(before)
    near = ahead[-1] if ahead else None
    return who_of(near) if near is not None and near[-1].end == head.hit.token and near[0].kind == "person" else []


def _done_to(first: Group, after: list[Group]) -> Group | None:
    """Return the group that ل names as whom the genitive before it did something to, or null (not لمصلحة الجيش)."""
    if first[0].kind not in ("actor", "person"):
        return None
    near = (group for group in after if group[0].preposition == "ل" and 0 <= group[0].start - first[-1].end <= 1)
    return next((group for group in near if not group[0].genitive), None)


def _is_done_to_them(text: Text, first: Group, known: Known) -> bool:
    """Whether a pronoun right behind the genitive is of those it was done to."""
    after = first[-1].end
    return first[0].kind == "actor" and after < len(text.tokens) and known.words.has("for_them", text.tokens[after].key)


def _is_next(text: Text, group: Group) -> bool:
    """Whether and joins another thing to those counted (94 شهيدا ومدرسة للأونروا)."""
    return text.tokens[group[0].start].key.startswith("و")


def _is_front(head: Head, group: Group) -> bool:
    """Whether what follows battles is called a front: of war, or of men (معارك جبهة الكسارة)?"""
    fought = head.form.trigger.row.event_type == "battle" and "مع" in head.form.trigger.prepositions
    return fought and group[0].kind == "actor" and "places" in group[0].classes


def _driven(text: Text, head: Head, before: list[Group], known: Known) -> list[Participant]:
    """Return whom a verb drove to what a masdar tells (مما دفع بالجيش إلى قصف القرية، أجبر الفصائل على الانسحاب)."""
    last = before[-1] if before else None
    if last is None or last[0].kind != "actor" or last[0].genitive or last[0].preposition not in ("", "ب"):
        return []
    to = text.tokens[head.hit.token - 1].key in _TO and last[-1].end >= head.hit.token - _NEAR
    first = last[0].start
    drives = any(known.words.has("drives", token.key) for token in text.tokens[max(first - _NEAR, 0) : first])
    return who_of(last) if to and drives else []


def _is_of_verb_before(head: Head, group: Group) -> bool:
    """Whether those counted after a blow are whom the verb right before it tells of (قتل في كمين 12 من القوات)."""
    parent = head.parent
    suffered = parent is not None and parent.hit.finite and parent.form.trigger.row.event_type in _SUFFERED
    right_before = parent is not None and head.hit.token - parent.hit.token == _NEAR
    return suffered and right_before and group[0].kind == "quantity"


def _is_genitive(text: Text, head: Head, group: Group) -> bool:
    """Whether a group follows its noun at once: a title may stand before a person (اغتيال قائد الأمن فلان)."""
    between = text.tokens[head.hit.token + 1 : group[0].start]
    if group[0].kind == "person":
        return len(between) <= _TITLE and all(token.kind == "word" for token in between)
    return len(between) < _NEAR


def _genitive(role: str | None, first: Group, bare: list[Group], result: Cast, *, takes: bool, victims: bool) -> None:
    """Give the genitive of an event noun its role.

    `takes`: counted things are what it is done to (إسقاط طائرتين); `victims`: the noun means those it befell, whose
    side follows (قتلى الجيش), and a figure after them only counts them.
    """
    who, kind = who_of(first), first[0].kind
    second = [group for group in bare if group is not first and group[0].kind != "place"]
    if kind == "quantity" or (kind == "common" and not first[0].owner):
        result.counted += figures_of(first)
        if role in ("target", "either") or takes:
            result.targets += who
        elif role == "agent" and not is_thing(first):
            result.agents += who
            result.named = kind == "quantity" or bool(first[0].classes & FORCES_OF) or "civilians" in first[0].classes
        return
    if kind == "place":
        return
    if takes and kind == "common" and first[0].classes <= _TAKEN:
        # إسقاط طائرة لقوات الدعم السريع
        result.targets += who
        return
    if role == "place" and kind == "actor" and not second:
        # سقوط الفرقة 21 بيد الحركة
        result.targets += who
        return
    if role in ("agent", "either", "place", None) and kind == "common" and is_site(first) and not second:
        # قصف معسكر للحشد: whose it is was hit.
        result.targets += who
        return
    if role == "agent" or (second and kind != "person" and role in ("target", "either") and not victims):
        result.agents += who
        result.subject, result.names, result.many = who, [item.text for item in who], len(first) > 1
        if role != "agent":
            for group in second:
                result.targets += who_of(group)
    elif role == "target":
        result.targets += who
        result.counted += figures_of(first)


def _is_any_force(group: Group) -> bool:
    """Whether men or vehicles of somebody have no article (دورية للجيش), and fire nothing from afar."""
    classes = group[0].classes if group[0].kind == "common" else frozenset()
    moves = not classes.isdisjoint(FORCES_OF | {"vehicles"}) and classes.isdisjoint({"air", "artillery"})
    return moves and bool(group[0].owner) and not group[0].head.startswith("ال")


def _inflicted(form: Form, ahead: list[Group], between: list[Group], known: Known, result: Cast) -> list[Group]:
    """Take out whom losses were inflicted on (كبد الجيش المليشيا خسائر): the side named last."""
    sides = [group for group in unmarked(between) if who_of(group)]
    doer = len(sides) > 1 or bool(unmarked(ahead)) or known.by_pronoun or agrees(form.inflection, known)
    if not sides or not doer or form.enclitic:
        return between
    result.targets += who_of(sides[-1])
    return [group for group in between if group is not sides[-1]]


def _of_chained(text: Text, head: Head, before: list[Group], known: Known, result: Cast) -> Group | None:
    """Return the subject of the verb that carries a carrier (أقدم الجنود على تنفيذ إعدامات), or null."""
    carrier, chained = head.carrier, head.chained
    if carrier is None or chained is None or not chained.finite:
        return None
    form = chained.carriers[0]
    if form.trigger.row.subject != "agent" or chained.token > carrier.token:
        return None
    ahead = [group for group in before if group[0].start < chained.token]
    between = [group for group in before if chained.token < group[0].start < carrier.token]
    subject, _ = subject_of(text, True, form, head, ahead, between, known, result)
    result.passive = False
    return subject


def _carried_by(text: Text, head: Head, before: list[Group], after: list[Group], known: Known, result: Cast) -> None:
    """Give the roles that the verb gives which carries an event noun (قام النظام بنقل، تعرضت المدينة لقصف)."""
    carrier = head.carrier
    if carrier is None:
        return
    if any(known.words.has("in_spite", token.key) for token in text.tokens[carrier.token : head.hit.token]):
        # استطاعت السيطرة على المخيم رغم استغلال المدنيين
        return
    form = carrier.carriers[0]
    if carrier.finite:
        ahead = [group for group in before if group[0].start < carrier.token]
        between = [group for group in before if group[0].start > carrier.token]
        if carrier.token > head.hit.token:
            ahead, between = [], after
        if form.trigger.row.pos == "result" and form.trigger.row.subject == "agent":
            between = _inflicted(form, ahead, between, known, result)
        subject, _ = subject_of(text, True, form, head, ahead, between, known, result)
        result.passive = False
    else:
        near = [group for group in before if group[0].start > carrier.token and not group[0].preposition]
        subject = near[0] if near else _of_chained(text, head, before, known, result)
        if subject is None and form.enclitic and form.trigger.row.lemma in _DOES and not result.agents:
            # وقيامها بنهب السوق
            result.agents += [item for item in owner_of(text, head, known, carrier=carrier) if item.entity is not None]
    role = form.trigger.row.subject
    if subject is None and form.trigger.row.lemma == _ANSWERS and known.near:
        # الفصائل كانت مسؤولة عن مقتل
        last = known.near[-1]
        beside = carrier.token - text.covering(last.span.start, last.span.end)[1] <= _NEAR
        result.agents += [last] if beside and not result.agents else []
        return
    if role in ("agent", "target"):
        give(result, role, subject, known, carrier=True)
        of_their_own(text, head, subject, role, known, result)
        if subject is None and carrier.finite:
            fill_subject(text, form, head, known, result, token=carrier.token)
        if form.enclitic and form.trigger.row.pos == "result":
            result.targets += pronoun_of(text, head, known, result)
    elif subject is not None and role == "cause":
        result.subject = []
        leads = subject[0].start < head.hit.token and not subject[0].genitive
        if leads and subject[0].kind == "actor" and _CAUSED in text.tokens[carrier.token].key:
            # تسببت الهيئة بمقتل ثلاثة
            result.agents += who_of(subject)
