"""Who does what to whom around a verb: its subject before it or after it, named or not, and its objects."""

from rawi.lexicon.clause_words import WordClass
from rawi.lexicon.triggers import Form
from rawi.model import EventType, QuantityValue
from rawi.read.events.agreement import OF_MEN, is_feminine
from rawi.read.events.heads import Head
from rawi.read.events.phrases import Phrase
from rawi.read.roles.apposed import is_apposed, named_so
from rawi.read.roles.blamed import is_accused
from rawi.read.roles.enemies import give_to_enemy, is_done_to_enemy
from rawi.read.roles.losses import (
    does_nothing,
    is_accusative,
    is_dead,
    is_done_to_us,
    is_hit_thing,
    is_nominative,
    unlisted_subject,
)
from rawi.read.roles.may_act import is_her_leader, is_hers, is_house, is_of_whoever, may_act, may_be_hers
from rawi.read.roles.prepositional import prepositional
from rawi.read.roles.resumed import resumed
from rawi.read.roles.roles import (
    TIMES,
    Cast,
    Group,
    Known,
    agrees,
    figures_of,
    give,
    is_people,
    is_thing,
    owner_of,
    pronoun_of,
    unmarked,
    who_of,
)
from rawi.read.roles.speakers_own import of_their_own
from rawi.read.roles.units import whose_units
from rawi.read.roles.whose_arms import fired
from rawi.text import Text

_WITH_IT = frozenset({"به", "بها", "بهم"})
_PEOPLE = frozenset(
    {"actor", "captives", "civilians", "detainees", "fighters", "figure", "forces", "people", "person", "suspects"}
)
# A pronoun that takes up الذي stands so near behind who acts, and ends so (التي هاجم الجيش أطرافها).
_TAKEN_UP = 2
# A noun and whose it is.
_TITLED = 2
_OF = "من"
_ITS = ("ها", "هم")
# A verb of many is so long (يقودون).
_OF_MANY = 5
# The pronoun of a noun, written with a verb that takes no object (واصلت القوات تقدمها).
_ITS_OWN = ("ه", "ها")
# How a number is found that says not what it counts.
_BARE = "quantity.bare"
# A verb and its masdar are written alike in so many letters (قصف).
_LETTERS = 3
# قواتنا is a body as well.
_OURS = ("نا", "ه", "ها", "هم")
# Behind الذي a verb that ends so takes it up: whoever follows is its subject (المستشفى الذي تدعمه اللجنة).
_TAKEN = ("ه", "ها", "هم", "هما")
# Who does it to whom a pronoun means stands no farther behind the verb.
_DOER_WITHIN = 4
_COMES_DOWN: frozenset[EventType] = frozenset({"airstrike", "shelling"})
_ENTERS: frozenset[EventType] = frozenset({"advance", "siege", "territory_change"})
_PRONOUNS: tuple[WordClass, ...] = ("there", "with_pronoun", "for_them", "upon_it", "of_them")
# Without an object named after it, a verb of these types with people after it is passive: قتل خمسة مدنيين.
_SUFFERS = ("either", "place", "target")
_SUFFERED = frozenset({"killing", "injury", "capture", "detention", "abduction", "release", "displacement"})
# What is done to nobody.
_MOVES: frozenset[EventType] = frozenset({"advance", "movement_of_forces", "protest", "retreat"})


def of_verb(text: Text, head: Head, before: list[Group], after: list[Group], known: Known) -> Cast:
    """Return the roles of a clause that a verb tells."""
    result = Cast()
    row = head.form.trigger.row
    after = named_so(text, after)
    if head.form.enclitic in _ITS_OWN and row.object is None and row.subject == "agent" and not row.prepositions:
        # واصلت القوات تقدمها: what takes no object has its pronoun as a noun.
        result.agents += owner_of(text, head, known)
        return result
    if _is_masdar(text, head, after):
        # تمادي العصابات وقصفها للشمال
        result.agents += owner_of(text, head, known)
        result.named = True
        prepositional(text, head, after, result, known.words)
        return result
    taken_up = resumed(text, head, before, after, known.words)
    if taken_up is not None:
        # أسرى أفرجت عنهم السعودية
        result.targets, before = taken_up, []
    if is_done_to_enemy(text, head, after):
        give_to_enemy(text, head, after, known, result)
        prepositional(text, head, after, result, known.words)
        return result
    subject, objects = subject_of(text, head.hit.finite, head.form, head, before, after, known, result)
    if _suffers_by(head, subject, objects, after):
        # الفتيات خطفن على أيدي مسلحين
        result.passive, objects, subject = True, [subject, *objects] if subject is not None else objects, None
    if subject is not None and subject[0].struck and row.subject == "agent" and subject[0].start > head.hit.token:
        # استهدف قصف عنيف قوات النظام: the blow is the subject.
        result.named, objects, subject = True, [subject, *objects], None
    if subject is not None and not objects and is_accused(text, head, subject, after, known.words):
        result.named, objects, subject = True, [subject], None
    shelters = row.event_type == "aid" and row.subject == "place" and subject is not None and subject[0].kind == "actor"
    # تؤوي الأونروا عشرين ألف نازح
    give(result, "agent" if shelters else row.subject, subject, known)
    if subject is not None and subject[0].start < head.hit.token and head.form.inflection.number == "plural":
        # البيشمركة أخلوا القرية: the verb behind them shows that they are many.
        result.many = True
    if subject is not None and row.subject == "agent" and not result.agents:
        result.agents += whose_units(text, subject, after, known)
        result.subject = result.subject or list(result.agents)
    of_their_own(text, head, subject, row.subject, known, result)
    result.agents += fired(head, subject)
    for group in objects:
        result.counted += figures_of(group)
        if row.object in ("target", "either") or (row.object == "place" and is_people(group)):
            result.targets += who_of([phrase for phrase in group if not _does_too(text, head, phrase, after)])
    if head.form.enclitic and row.object == "target":
        result.targets += pronoun_of(text, head, known, result)
    prepositional(text, head, [*before, *after], result, known.words)
    return result


def _does_too(text: Text, head: Head, phrase: Phrase, after: list[Group]) -> bool:
    """Whether behind what was done somebody else did it to so many (قتل الجيش خمسة مسلحين والشرطة ثلاثة).

    People were told of before, and his number counts people as well, or says not what: no times and no days (هاجم
    التنظيم الجيش والشرطة 20 مرة). Who has losses does nothing (خسر الجيش خمسة جنود والمقاومة ثلاثة).
    """
    if head.form.trigger.row.subject != "agent" or not phrase.joined or phrase.kind != "actor":
        return False
    earlier = (other for group in after for other in group if other.start < phrase.start)
    if not any(other.kind == "person" or (other.kind != "actor" and other.classes & _PEOPLE) for other in earlier):
        return False
    behind = next((group for group in after if group[0].start == phrase.end), None)
    if behind is None:
        number = text.tokens[phrase.end] if phrase.end < len(text.tokens) else None
        return number is not None and (number.kind == "number" or number.key in OF_MEN)
    mention = behind[0].mention
    bare = mention is not None and mention.rule == _BARE
    return behind[0].kind == "quantity" and (bare or not behind[0].classes.isdisjoint(_PEOPLE))


def _is_masdar(text: Text, head: Head, after: list[Group]) -> bool:
    """Whether a word with a pronoun that looks like a verb is the noun (وقصفها): what it is done to follows at once."""
    enclitic, first = head.form.enclitic, after[0][0] if after else None
    if first is None or enclitic not in _ITS_OWN or head.form.inflection.tense != "perfect":
        return False
    bare = text.tokens[head.hit.token].key.removeprefix("و").removesuffix(enclitic)
    alike = "و" in head.form.proclitics and len(bare) == _LETTERS
    return alike and first.start == head.hit.token + 1 and (first.preposition == "ل" or _is_place(first))


def _doer_behind_place(event_type: EventType | None, after: list[Group]) -> Group | None:
    """Return the actor right behind the place that he shelled or entered (دخل أبيي الجيش), or null."""
    at = next((i for i, group in enumerate(after) if not _is_place(group[0])), 0)
    if event_type not in _COMES_DOWN | _ENTERS or not at or after[at][0].kind != "actor" or after[at][0].preposition:
        return None
    return after[at] if all(after[i][-1].end == after[i + 1][0].start for i in range(at)) else None


def _is_place(phrase: Phrase) -> bool:
    return not phrase.preposition and (phrase.kind == "place" or "places" in phrase.classes)


def _many_follow(text: Text, head: Head, form: Form, bare: list[Group]) -> bool:
    """Whether who did it stands right behind a verb of many, as is spoken (دخلو الحوثه القرية، ضربو الدعامه حي السلام).

    Where nothing follows that it could be done to, it may as well be done to them.
    """
    if not bare or not text.tokens[head.hit.token].light.endswith("و") or form.enclitic:
        return False
    first = bare[0][0]
    acts = first.kind == "actor" and first.start == head.hit.token + 1 and form.trigger.row.subject == "agent"
    return acts and (form.trigger.row.event_type in _MOVES or len(bare) > 1)


def subject_of(
    text: Text,
    named: bool,
    form: Form,
    head: Head,
    before: list[Group],
    after: list[Group],
    known: Known,
    result: Cast,
) -> tuple[Group | None, list[Group]]:
    """Return the group that is the subject, null for a pronoun, and the groups that are objects."""
    row, inflection, whoever = form.trigger.row, form.inflection, named and is_of_whoever(text, head, known)
    result.named = result.named or whoever
    joined = head.joined if named else form.proclitics.startswith(("و", "ف"))
    bare = [group for group in unmarked(after) if _is_part(text, head, group, [*before, *after], known)]
    suffered = row.object in _SUFFERS or (row.object is None and "target" in form.trigger.prepositions.values())
    if suffered and row.subject == "agent" and _is_told_passive(text, head, form, bare, known):
        result.passive = True
        ahead = [group for group in unmarked(before) if group[0].kind != "place"]
        return None, [] if row.object is None else ahead[-1:] if ahead and not joined else bare[:1]
    leading = [group for group in unmarked(before) if not _acts_in_relative(text, group, known)]
    ahead = [group for group in leading if group[0].kind != "place" or row.subject in ("place", "target")]
    if whoever or inflection.person == "first" or (known.by_pronoun and named):
        return (bare[0], bare[1:]) if is_done_to_us(text, head, bare) else (None, bare)
    if form.enclitic and named and _doer_follows(text, head, bare, known):
        return bare[0], bare[1:]
    if ahead and not joined and named and _other_leads(text, head, before, known):
        result.named = True
        return None, bare
    if ahead and not joined:
        lead = _leading(head, ahead)
        if not form.enclitic and _befell(form, lead, bare, after):
            result.passive = True
            return None, [lead]
        return lead, bare
    if inflection.number in ("plural", "dual"):
        return (bare[0], bare[1:]) if named and _many_follow(text, head, form, bare) else (None, bare)
    dead = [group for group in bare if row.subject == "agent" and is_dead(text, group, known.words)]
    people = [
        group
        for group in bare
        if group not in dead
        and may_act(inflection, group, known, done=row.subject == "agent" and agrees(inflection, known, joined=joined))
    ]
    result.named = result.named or (bool(dead) and not people and not joined)
    goes_on = joined and agrees(inflection, known)
    if people and row.subject == "agent" and _is_asked_for(text, head, form, people[0], goes_on=goes_on):
        # واتخذت مواقع: what the verb asks for is its object; not so انهارت الدفاعات.
        people = people[1:]
        bare = [group for group in bare if group[0].kind == "place" or group in people]
    if form.enclitic:
        return next((group for group in people[:1] if group[0].start - head.hit.token <= _DOER_WITHIN), None), []
    if (doer := _doer_behind_place(row.event_type, after)) is not None:
        return doer, [group for group in bare if group is not doer]
    if not people or bare[0][0].kind == "place":
        return None, bare
    first, others = _first_apart(people[0], bare)
    if is_her_leader(text, inflection, first):
        # التي قتلت زعيمها فلان حركة داعش: who did it may stand behind him or before.
        result.named = True
        return None, [first]
    if row.subject not in ("agent", None) or row.object not in ("target", "place", "either"):
        return first, others
    struck = _only_struck(text, head, first, bare, known, result) if row.subject == "agent" else None
    if struck is not None:
        return None, struck
    if named and not joined and not others and _antecedent_acts(text, head, first, known):
        return None, bare
    if any(group[0].kind != "place" for group in others) or (others and row.object == "place"):
        return first, others
    if row.object == "target" and _is_men(first) and not _may_befall_people(form):
        return first, others
    if row.object == "target" and not others and joined and is_hers(text, inflection, first, known):
        # تقدمت القوات وطردت داعش: the verb goes on with her deeds.
        return None, bare
    if row.object == "target" and row.event_type in _SUFFERED and not _can_act(first):
        going_on = joined and agrees(inflection, known)
        # A feminine verb with men after it has its subject before it: وأسرت ثلاثة عشر عنصرا.
        other = inflection.gender == "feminine" and not may_be_hers(text, first, known)
        enemies = any("hostile" in phrase.classes for phrase in first)
        told = inflection.tense == "imperfect" or row.event_type not in ("killing", "injury") or enemies
        suffered = is_nominative(text, first) and all(group[0].kind == "place" for group in others)
        result.passive = not other and (suffered or not (going_on and told))
        return None, bare
    if is_hit_thing(text, head, inflection, first[0]) or does_nothing(
        first, going_on=joined and agrees(inflection, known)
    ):
        return None, bare
    if row.object == "target" and row.event_type in _SUFFERED and not _is_doer(text, first, bare, after, known):
        result.passive = True
        return None, []
    return first, others


def _is_asked_for(text: Text, head: Head, form: Form, group: Group, *, goes_on: bool) -> bool:
    """Whether a group behind a verb is what the verb asks for, or whose that is (وأنزلت راية التنظيم)."""
    asked, first = form.trigger.followed_by, group[0]
    if not first.who and first.head in asked:
        return not first.head.startswith("ال")
    named = [token.key for token in text.tokens[head.hit.token + 1 : first.end]]
    owned = 0 < len(named) <= _TITLED and named[0] in asked and not named[0].startswith("ال")
    # انهارت دفاعات داعش: what falls is a subject.
    falls = form.trigger.row.object is not None or form.trigger.row.event_type == "retreat"
    return goes_on and owned and not falls


def _is_part(text: Text, head: Head, group: Group, others: list[Group], known: Known) -> bool:
    """Whether a group behind a verb may be its subject or object: no apposition, and not how often or how long.

    `حاولت خمس مرات التسلل`, `قاوموا أربع ساعات`.
    """
    mention = group[0].mention
    timed = mention is not None and isinstance(mention.value, QuantityValue) and mention.value.unit is not None
    counts = group[0].kind == "quantity" and (timed or text.tokens[group[0].end - 1].key in TIMES)
    # مسلحون يستقلون سيارة
    theirs = text.tokens[group[0].start - 1].key if group[0].start - 1 > head.hit.token else ""
    # not مسلحون يمنيون، يساريون
    of_other = theirs.startswith("ي") and theirs.endswith("ون") and len(theirs) >= _OF_MANY
    of_other = of_other and not theirs.endswith("يون")
    # قرى تسيطر عليها الحركة
    verb = text.tokens[group[0].start - 2].key if group[0].start - 2 > head.hit.token else ""
    of_other = of_other or (verb.startswith(("ي", "ت")) and known.words.has("there", theirs))
    return not counts and not of_other and not is_apposed(text, group, others, known)


def _other_leads(text: Text, head: Head, before: list[Group], known: Known) -> bool:
    """Whether a noun that names nobody, joined on by و, stands right before a verb: it is the subject (والناس ماتت)."""
    i = head.hit.token - 1
    word = text.tokens[i].key if i >= 0 else ""
    if not word.startswith("وال") or known.words.has("adverb", word[1:]):
        return False
    own = any(
        phrase.start == i and phrase.kind == "common" and (phrase is group[0] or bool(group[0].preposition))
        for group in before
        for phrase in group
    )
    return own or i not in known.covered


def _suffers_by(head: Head, subject: Group | None, objects: list[Group], after: list[Group]) -> bool:
    """Whether a verb with no object told says by whom it was done: its subject suffered it."""
    row = head.form.trigger.row
    done = row.object == "target" and row.subject == "agent" and row.event_type in _SUFFERED
    by = next((group[0] for group in after if group[0].preposition == "by" and group[0].who), None)
    if by is None or not done or head.form.enclitic:
        return False
    alone = all(group[0].kind == "place" or group[0].start > by.start for group in objects)
    return alone and (subject is None or head.form.inflection.number == "plural" or _is_counted(subject))


def _is_counted(group: Group) -> bool:
    return group[0].kind in ("quantity", "person")


def _acts_in_relative(text: Text, group: Group, known: Known) -> bool:
    """Whether somebody follows the verb of a relative clause, whose subject he is (المستشفى الذي تدعمه اللجنة)."""
    first = group[0].start
    verb = text.tokens[first - 1].key if first > 1 else ""
    return first > 1 and verb.endswith(_TAKEN) and known.words.has("relative", text.tokens[first - 2].key)


def _antecedent_acts(text: Text, head: Head, group: Group, known: Known) -> bool:
    """Whether الذي right before a verb is its subject, so that who follows is its object (القصف الذي استهدف الحركة).

    Not so where a pronoun takes الذي up (اليوم الذي قصفت فيه القوات، المدينة التي هاجم الجيش أطرافها).
    """
    if head.relative is None or head.relative != head.hit.token - 1:
        return False
    near = [token.key for token in text.tokens[head.hit.token + 1 : group[-1].end + _TAKEN_UP]]
    taken_up = any(known.words.has(name, word) for word in near for name in _PRONOUNS)
    return not taken_up and not any(word.endswith(_ITS) for word in near)


def _first_apart(first: Group, bare: list[Group]) -> tuple[Group, list[Group]]:
    """Return the first group, and the others.

    Where other words stand between our own arms and who is joined, he is no part of them (دكت نسورنا معسكر فلان
    وأنصار الشريعة).
    """
    others = [group for group in bare if group is not first]
    ours = first[0].kind == "common" and first[0].head.endswith(_OURS[0])
    if ours and len(first) > 1 and first[1].start > first[0].end + 1:
        return first[:1], [first[1:], *others]
    return first, others


def _only_struck(
    text: Text, head: Head, first: Group, bare: list[Group], known: Known, result: Cast
) -> list[Group] | None:
    """Return what was struck where the first named behind a verb is no doer, else null."""
    others = [group for group in bare if group is not first]
    if unlisted_subject(text, head, first[0], known.words):
        # Where more stands between, whoever follows may own but that.
        result.named = True
        return bare if first[0].kind == "common" or first[0].start == head.hit.token + 2 else []
    goes_on = head.joined and agrees(head.form.inflection, known)
    if goes_on and is_house(first):
        # حاصرت القوات الحي وفجرت منزل فلان
        return bare
    if is_accusative(first):
        # هاجم رتلا للقوات أبناء العشائر: they did it, or may have.
        return [first, *(group for group in others if group[0].kind != "actor" and not group[0].owner)]
    if _is_alone(text, first) and all(is_nominative(text, group) for group in others):
        # نسف انتحاري بوابة مقر الحزب: a man, and whose gate he blew up.
        result.named = True
        result.targets += who_of(first)
        return []
    return None


def _is_alone(text: Text, group: Group) -> bool:
    """Whether one man with a nisba and a noun that names nobody stand before an owner (انتحاري مدخل مقر الحزب)."""
    first = group[0]
    if first.kind != "common" or not first.owner or not first.head.endswith("ي") or first.preposition:
        return False
    owner = text.covering(first.owner[0].span.start, first.owner[0].span.end)[0]
    between = text.tokens[first.start + 1 : owner]
    return bool(between) and "fighters" in first.classes and all(token.kind == "word" for token in between)


def _is_doer(text: Text, group: Group, bare: list[Group], after: list[Group], known: Known) -> bool:
    """Whether a body stands alone after a verb: it is not arrested or killed, its men are (اعتقلت القوات أربعة).

    Or a number of another side's men stand behind it: they are what it did (قتل الحشد ثلاثة من داعش).
    """
    if _some_of_others(text, group, after):
        return True
    alone = len(bare) == 1 and len(group) == 1 and group[0].kind == "actor"
    first = next((token for token in text.tokens[group[0].start : group[0].end] if token.kind == "word"), None)
    bodies = (first.key, *(first.key.removesuffix(end) for end in _OURS)) if first is not None else ()
    return alone and any(known.words.has("body", body) for body in bodies)


def _some_of_others(text: Text, group: Group, after: list[Group]) -> bool:
    """Whether a number of another side's men stand behind an actor."""
    others = (other[0] for other in after if other[0].kind == "actor" and other[0].preposition == _OF)
    counts = (text.tokens[other.start - _TITLED] for other in others if other.start - _TITLED >= group[-1].end)
    return group[0].kind == "actor" and any(one.kind == "number" or one.key in OF_MEN for one in counts)


def _leading(head: Head, ahead: list[Group]) -> Group:
    """Return the subject of those before a verb: the nearest, but an actor that opens the clause before mere nouns."""
    first, last = ahead[0], ahead[-1]
    opens = first[0].kind == "actor" and first[0].start <= head.start + 1
    return first if opens and not who_of(last) else last


def _befell(form: Form, lead: Group, bare: list[Group], after: list[Group]) -> bool:
    """Whether it happened to those before a verb with no object: counted, or a person (14 من الحشد قتلوا، فلان قتل)."""
    row = form.trigger.row
    suffered = row.object == "target" and row.event_type in _SUFFERED and form.inflection.tense == "perfect"
    alone = all(group[0].kind == "place" for group in bare)
    if lead[0].kind == "person":
        return suffered and alone and not any(phrase.kind == "quantity" for group in after for phrase in group)
    return suffered and alone and lead[0].kind == "quantity" and not is_thing(lead)


def _doer_follows(text: Text, head: Head, bare: list[Group], known: Known) -> bool:
    """Whether who acts stands right after a verb that carries its object (أعدمهم التنظيم، يسحله مسلحون، زرعها عميل)."""
    if not bare or not (is_people(bare[0]) or is_nominative(text, bare[0]) or _is_noun_of_verb(head, bare[0], known)):
        return False
    between = [token.key for token in text.tokens[head.hit.token + 1 : bare[0][0].start]]
    return not between or (len(between) == 1 and between[0] in _WITH_IT)


def _is_noun_of_verb(head: Head, group: Group, known: Known) -> bool:
    """Whether a noun that names nobody stands right behind a verb of one, like it in gender and in no accusative."""
    first, inflection = group[0], head.form.inflection
    alike = is_feminine(first.head, known.words) == (inflection.gender == "feminine")
    bare = first.kind == "common" and not first.head.endswith("ا") and first.start == head.hit.token + 1
    return bare and alike and inflection.number == "singular" and inflection.person != "first"


def _is_told_passive(text: Text, head: Head, form: Form, bare: list[Group], known: Known) -> bool:
    """Whether a perfect has the vowel of the passive (قُتل), or the one man named behind it died of wounds.

    `قتل العقيد فلان متأثرا بجراحه`, but not where somebody else stands before the wounds, or what was before them.
    """
    behind = range(head.hit.token + 1, head.end) if form.trigger.row.event_type == "killing" else ()
    of_wounds = next((i for i in behind if known.words.has("of_wounds", text.tokens[i].key)), None)
    if of_wounds is not None:
        named = [group for group in bare if group[0].start < of_wounds]
        later = any(known.words.has("open_bound", token.key) for token in text.tokens[head.hit.token + 1 : of_wounds])
        if len(named) == 1 and [phrase.kind for phrase in named[0]] == ["person"] and not later:
            return True
    written = text.tokens[head.hit.token].text
    first = len(form.proclitics)
    # The vowel stands on the first letter, with a helping alif on the third (اختُطف).
    last = first + (4 if written[first : first + 1] == "ا" else 2)
    return form.inflection.tense == "perfect" and "\u064f" in written[:last]


def _may_befall_people(form: Form) -> bool:
    """Whether a verb may be done to people, and not only to arms and stores (صادر مقاتلو الجبهة دبابتين)."""
    needs = {name for needed in form.trigger.needs for name in needed}
    return not needs or not needs.isdisjoint(_PEOPLE - {"figure"})


def _is_men(group: Group) -> bool:
    """Whether a group begins with the men of an actor."""
    men = not group[0].classes.isdisjoint(("fighters", "forces"))
    return bool(group[0].owner) and men and group[0].kind == "common"


def _can_act(group: Group) -> bool:
    return group[0].kind == "actor"
