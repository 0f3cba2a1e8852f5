"""What stands behind a preposition: who did it, to whom, whose men and things they were."""

from collections.abc import Mapping, Sequence

from rawi.lexicon.befallings import befallings
from rawi.lexicon.clause_words import ClauseWords
from rawi.lexicon.triggers import Form
from rawi.model import EventType, Participant
from rawi.read.events.agreement import only_described
from rawi.read.events.heads import Head
from rawi.read.events.phrases import Phrase
from rawi.read.kinds import BLOWS
from rawi.read.roles.of_parts import of_part
from rawi.read.roles.roles import FORCES_OF, THINGS, Cast, Group, figures_of, is_site, who_of
from rawi.text import Text, key

_JOINT = frozenset({"مشترك", "مشتركه", "المشترك", "المشتركه", "بالاشتراك"})
# Whom a blow comes from stands so near (قصف عنيف من القوات).
_FROM = 3
# Fire, an adjective, من and what is called by it; a noun and على.
_FIRE_WITHIN, _TWO = 4, 2
_PROTESTS = frozenset(map(key, ("احتجاج", "احتجاجات", "الاحتجاجات", "مظاهرة", "مظاهرات", "تظاهرة", "تظاهرات")))
_BETWEEN, _WITH = key("بين"), "مع"
# What is stopped where a truce holds, and what ends a verb of its beginning (دخل حيز التنفيذ).
_TRUCE = frozenset(
    map(key, ("النار", "النيران", "القتال", "الأعمال", "العدائيات", "التنفيذ", "هدنة", "الهدنة", "تهدئة", "التهدئة"))
)
_TRUCE_WITHIN = 3
# How long it is to hold may be said before between whom, in so many words.
_LONGEST = 3
_LENGTHS = frozenset(
    key(word)
    for words in (
        "مدة لمدة مدتها من يوم يومين أيام ساعة ساعات ساعتين أسبوع أسبوعين أسابيع شهر شهران شهرين أشهر",
        "ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة ثلاث أربع خمس ست سبع ثماني تسع عشر",
    )
    for word in words.split()
)
_HIT: frozenset[EventType] = frozenset({"destruction", "siege", "territory_change"})
_LOSSES = frozenset({"capture", "injury", "killing"})
# Nobody is held or let go against somebody: what they are accused of is (اعتقل عسكريين خططوا لانقلاب ضد الرئيس).
_OF_HELD = frozenset({"capture", "detention", "release", "retreat", "surrender"})
# What is done to nobody: ل names who does it; and what common nouns do such things for their owners.
_DONE_ALONE: frozenset[EventType] = frozenset(
    {"advance", "airstrike", "battle", "explosion", "movement_of_forces", "protest", "retreat", "territory_change"}
)
_PEOPLE = frozenset({"captives", "civilians", "detainees", "people"})
_ARMS = frozenset({"air", "artillery", "ships"})
_AIMS = frozenset(map(key, ("على", "استهدف", "استهدفت", "طال", "طالت", "نحو", "باتجاه", "تجاه")))
_DOING = FORCES_OF | {"artillery", "civilians", "people", "ships", "vehicles"}


def prepositional(text: Text, head: Head, found: Sequence[Group], result: Cast, words: ClauseWords) -> None:
    """Give the roles that the trigger's own prepositions and phrases like على يد say."""
    form = head.form
    roles = form.trigger.prepositions
    blow = form.inflection.tense == "none" and form.trigger.row.event_type in BLOWS
    for group in found:
        preposition = group[0].preposition
        if group[0].kind == "actor" and form.trigger.row.event_type in _LOSSES and _in_ranks(text, group, words):
            # في صفوف الفصائل وسبعة من الوحدات: the seven are others.
            result.targets += who_of([phrase for phrase in group if phrase.kind == "actor"])
            continue
        hit = "target" in (form.trigger.row.subject, form.trigger.row.object) or form.trigger.row.event_type in BLOWS
        if preposition == "among" and hit:
            # أربعة، بينهم المقدم فلان، قيادي في الحركة: it befell them too.
            result.targets += [item for phrase in group for item in _among(phrase)]
            continue
        of_dead = words.has("body_of", text.tokens[group[0].start - 1].key) and roles.get(preposition) == "target"
        if not preposition or (group[0].genitive and not (of_dead or _is_of_side(text, group, roles))):
            continue
        nominal = form.inflection.tense == "none" and not result.agents
        befell = result.passive or not result.named or form.trigger.row.subject == "target" or nominal
        jointly = preposition == _WITH and group[0].start > 1 and text.tokens[group[0].start - 2].key in _JOINT
        if preposition == "with" or jointly:
            # غارة أمريكية مشتركة مع القوات الصومالية
            result.helpers += who_of(group)
            continue
        if preposition == "by" and befell:
            # أربعة منهم على يد الجيش: not the others.
            result.agents += [] if of_part(text, head.hit.token, group[0].start - 1) else who_of(group)
            continue
        # إطلاق نار كثيف من الجيش
        more = text.tokens[min(head.hit.token + 1, head.end - 1)].key in form.trigger.followed_by
        near = 0 < group[0].start - head.hit.token <= _FROM + more
        if preposition == "من" and blow and near and not result.agents and _may_strike(group):
            # بقصف من قوات النظام، لهجوم من مسلحي الحركة
            result.agents += who_of(group)
            continue
        if (
            preposition == "من"
            and befell
            and not result.agents
            and group[0].kind == "actor"
            and _fired_from(text, head, group, words)
        ):
            # برصاص حي من الشرطة
            result.agents += who_of(group)
            continue
        repelled = form.trigger.row.event_type == "battle" and preposition == "علي" and "علي" not in roles
        if repelled and text.tokens[group[0].start - _TWO].key in form.trigger.followed_by:
            # صد هجوما على مقر الفرقة: it was the attackers' aim.
            continue
        against = preposition == "ضد" and form.trigger.row.event_type not in _OF_HELD and not _is_protest(text, group)
        role = "target" if against or _owns_what_is_hit(text, head, group, words) else roles.get(preposition)
        if preposition == "ل" and role is None:
            done_to = _is_done_to(text, head, group, words)
            role = "agent" if _is_its_doer(text, head, group, words) else "target" if done_to else None
        if role == "agent" and preposition == "ل" and blow:
            # قصف لمواقع الحزب is done to them, قصف عنيف لقوات المعارضة by them or to them.
            fierce = words.has("fierce", text.tokens[group[0].start - 1].key)
            role = "target" if is_site(group) else None if fierce and not _has_aim(text, head, group) else role
        if role == "agent" and form.trigger.row.event_type == "ceasefire" and preposition == _BETWEEN:
            result.agents += who_of(group) if _is_of_truce(text, head, group) else []
        elif role == "agent":
            result.agents += who_of(group)
        elif (
            role == "target"
            or (group[0].kind == "common" and is_site(group) and _is_taken(form, role, preposition))
            or (form.trigger.row.event_type in BLOWS and preposition == "علي" and _are_theirs(group))
        ):
            # سيطروا على مكاتب للحزب
            result.targets += who_of(group)
            result.counted += figures_of(group)


def _owns_what_is_hit(text: Text, head: Head, group: Group, words: ClauseWords) -> bool:
    """Whether a place that was struck or taken is said to belong to an actor (استهدف مطار الضبعة التابع للجيش)."""
    row, at = head.form.trigger.row, group[0].start - 1
    hit = row.object in ("place", "target", "either") or row.subject in ("place", "target")
    hit = hit and row.event_type in BLOWS | _HIT
    belongs = group[0].kind == "actor" and group[0].preposition == "ل" and words.has("belonging", text.tokens[at].key)
    # الفصائل التابعة للجيش: whose the doers are
    return hit and belongs and at > head.hit.token and text.tokens[at].key.startswith("ال")


def _may_strike(group: Group) -> bool:
    """Whether a body, or men, guns or aircraft of one, are named (هجوم من مسلحي الحركة)."""
    theirs = group[0].kind in ("common", "quantity") and bool(group[0].owner)
    return group[0].kind == "actor" or (theirs and not group[0].classes.isdisjoint(FORCES_OF | _ARMS))


def _has_aim(text: Text, head: Head, group: Group) -> bool:
    """Whether arms are named behind ل, or it is said behind it what they were fired at (قصف للقوات على المدينة)."""
    arms = group[0].kind == "common" and not group[0].classes.isdisjoint(_ARMS)
    return arms or any(token.key in _AIMS for token in text.tokens[group[-1].end : head.end])


def _fired_from(text: Text, head: Head, group: Group, words: ClauseWords) -> bool:
    """Whether fire stands before من with at most an adjective, behind whom it befell (بالرصاص الحي من القوات)."""
    begin = max(head.hit.token + 1, group[0].start - _FIRE_WITHIN)
    near = [token.key.removeprefix("ب").removeprefix("ال") for token in text.tokens[begin : group[0].start]]
    return any(words.has("fire", word) for word in near)


def _is_its_doer(text: Text, head: Head, group: Group, words: ClauseWords) -> bool:
    """Whether ل names whose deed a masdar without an object is (انسحاب جزئي للجيش، الجلاء المفاجئ لحركة الشباب).

    Only adjectives that agree with it stand between; behind those of a protest stands what it is for (مؤيدة للجيش).
    """
    row, form, first = head.form.trigger.row, head.form, group[0].start
    if row.pos != "noun" or row.subject != "agent" or row.object or row.event_type not in _DONE_ALONE:
        return False
    most = 0 if row.event_type == "protest" else _TWO
    if form.inflection.tense != "none" or form.enclitic or first - head.hit.token - 1 > most:
        return False
    if group[0].kind == "common" and group[0].classes.isdisjoint(_DOING):
        return False
    named = group[0].kind in ("actor", "common") and bool(who_of(group))
    return named and only_described(text, head.hit.token, first, words, definite=form.definite)


def _is_done_to(text: Text, head: Head, group: Group, words: ClauseWords) -> bool:
    """Whether ل names people whom a masdar with its adjectives was done to (الاعتقال التعسفي للصحفي فلان).

    A side may as well have done it (الاعتقال التعسفي للسلطات).
    """
    row, form, first = head.form.trigger.row, head.form, group[0]
    if row.pos != "noun" or row.subject != "target" or form.inflection.tense != "none" or form.enclitic:
        return False
    people = first.kind == "person" or (first.kind in ("common", "quantity") and not first.classes.isdisjoint(_PEOPLE))
    near = first.start - head.hit.token - 1 <= _TWO and row.lemma not in befallings()
    return near and people and only_described(text, head.hit.token, first.start, words, definite=form.definite)


def _is_of_truce(text: Text, head: Head, group: Group) -> bool:
    """Whether بين stands right behind what stops or holds, or its adjectives (not بعد لقاء بين، وسط خلاف بين)."""
    low = text.sentence_of(group[0].start)[0]
    at = next((i for i in range(group[0].start, low - 1, -1) if text.tokens[i].key == _BETWEEN), low)
    left = _TRUCE_WITHIN
    for i in range(at - 1, max(low, at - _TRUCE_WITHIN - _LONGEST) - 1, -1):
        word = text.tokens[i].key
        if i == head.hit.token or word in head.form.trigger.followed_by or word in _TRUCE:
            return True
        # هدنة إنسانية لمدة ثلاثة أيام بين
        long = text.tokens[i].kind == "number" or word.removeprefix("ل") in _LENGTHS
        left -= not long
        if not long and (not word.endswith("ه") or not left):
            return False
    return False


def _is_protest(text: Text, group: Group) -> bool:
    """Whether what stands before ضد is no blow (في احتجاجات ضد البعثة)."""
    return any(token.key in _PROTESTS for token in text.tokens[max(0, group[0].start - 3) : group[0].start])


def _are_theirs(group: Group) -> bool:
    """Whether arms, vehicles or posts of somebody are named (على مربض مدفعية لداعش)."""
    return group[0].kind == "common" and bool(group[0].owner) and not group[0].classes.isdisjoint(THINGS)


def _in_ranks(text: Text, group: Group, words: ClauseWords) -> bool:
    """Whether a side is named by its ranks, in which the losses were (خمسون قتيلا في صفوف البيشمركة)."""
    return group[0].genitive and words.has("ranks", text.tokens[group[0].start - 1].key)


def _is_of_side(text: Text, group: Group, roles: Mapping[str, str]) -> bool:
    """Whether one word between a preposition and an actor only calls him a side (بين فصيلي س وص، مع منشقي الحركة)."""
    before = text.tokens[group[0].start - 2].key.removeprefix("و") if group[0].start > 1 else ""
    sided = roles.get(group[0].preposition) == "agent" or group[0].preposition == _WITH
    return sided and group[0].kind == "actor" and before == group[0].preposition


def _among(phrase: Phrase) -> list[Participant]:
    """Return whom a phrase behind بينهم means: a person, the side whose man or thing it is."""
    person = phrase.kind == "person" and not phrase.genitive
    theirs = phrase.kind in ("common", "quantity") and bool(phrase.classes)
    return who_of([phrase]) if person or theirs else []


def _is_taken(form: Form, role: str | None, preposition: str) -> bool:
    """Whether what stands behind a preposition is the place that is taken or entered, and so is whose it is."""
    return role == "place" or (role is None and form.trigger.row.object == "place" and preposition == "علي")
