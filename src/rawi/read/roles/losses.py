"""Who only suffered, or only told of it: nobody did a deed because his name stands near what befell him."""

from collections.abc import Iterable, Sequence

from rawi.lexicon.befallings import befallings
from rawi.lexicon.clause_words import ClauseWords
from rawi.lexicon.conjugate import Inflection
from rawi.model import EventType, Participant
from rawi.read.events.heads import Head
from rawi.read.events.phrases import Phrase, phrases
from rawi.read.kinds import BLOWS
from rawi.read.roles.roles import ARMS, THE_REST, Group, is_site, is_thing
from rawi.read.roles.tellings import Page, Telling
from rawi.text import Text, key

_CROWDS = frozenset(map(key, ("العشرات", "المئات", "الآلاف", "عشرات", "مئات", "آلاف")))
_AND_THAT = frozenset(map(key, ("وأن", "وإن", "وبأن")))
_THESE = frozenset(map(key, ("هؤلاء", "أولئك", "هذه", "هذا", "تلك", "ذلك")))
_PEOPLE = frozenset({"captives", "civilians", "detainees", "fighters", "people", "suspects"})
_SHOT_DOWN = frozenset({"اعتراض صواريخ", "اعترض صواريخ"})
_MACHINES = frozenset({"air", "ships", "vehicles"})
_FALL: frozenset[EventType] = frozenset({"abduction", "capture", "detention", "injury", "killing"})
_NOMINATIVE = ("ان", "ون")
_PRONOUNS = ("نا", "ها")
# An alif at the end of these is no sign of the accusative.
_NATURAL = ("تا", "يا", "را")
_OURS = "نا"
# A subject of no known kind is so long, its ending with it.
_LETTERS = 5
# A noun of a known kind with the ending of the accusative.
_SHORT = 4
# A title of so many words stands between a body and whose it is.
_TITLE = 3
_HAD = key("قد")
# What stands behind these had been before the deed (نشر الجيش دباباته بعد مقتل أربعة).
_AFTER = frozenset(map(key, ("بعد", "عقب", "إثر", "غداة", "منذ")))
# Whose men they are stands so near behind "of" (من مسلحي الجماعة).
_OF, _MEN_OF = key("من"), 2
_ANSWERED_WITHIN, _ANSWERED_FOR = 2, 5
# Who had done it stands between the auxiliary and قد (وكانت المدينة قد).
_HAD_WITHIN = 5


def goes_on_of_others(page: Page, head: Head, carried: Sequence[Participant], *, many: bool) -> bool:
    """Whether a verb goes on about others than the subject told of before, though he might agree with it."""
    last = max(item.span.end for item in carried)
    since = head.stretch.start
    if page.text.tokens[since].start < last <= page.text.tokens[head.hit.token].start:
        since = page.text.covering(last - 1, last)[1] - 1
    return _begins_anew(page, head, since) or _others_act(page, head, since, carried, many=many)


def _begins_anew(page: Page, head: Head, since: int) -> bool:
    """Whether another noun is what a verb goes on about, behind a later أن (وأن عجلة بلغت الساتر فأصابت ثمانية)."""
    tokens = page.text.tokens
    for i in range(since + 1, head.start):
        bare = tokens[i].key in _AND_THAT
        after = tokens[i + 1] if i + 2 < head.hit.token else None
        if bare and after is not None and after.kind == "word" and after.key not in _THESE:
            return True
    return False


def _others_act(page: Page, head: Head, since: int, carried: Sequence[Participant], *, many: bool) -> bool:
    """Whether a verb of many men goes on about others than the one body told of before.

    A body that never strikes has no such men, and people behind a verb of no known event are meant sooner
    (فصب العشرات غضبهم على مكتبها وحطموا أبوابه).
    """
    inflection = head.form.inflection
    if many or not head.hit.finite or (inflection.number, inflection.gender) != ("plural", "masculine"):
        return False
    if any(page.speakers.is_unarmed(item.entity, called=item.text) for item in carried):
        return True
    tokens, index = page.text.tokens, page.lexicon.triggers
    for phrase in phrases(page.text, since + 1, head.start, page.overlay, index):
        definite = phrase.head.startswith("ال") and not phrase.classes.isdisjoint(_PEOPLE)
        people = phrase.head in _CROWDS or definite
        before = tokens[phrase.start - 1]
        verb = before.kind == "word" and phrase.start - 1 > since and phrase.start - 1 not in page.overlay.kinds
        # قتلوا السكان: a verb of many has its subject before it.
        verb = verb and not before.key.endswith("وا")
        small = index.words.has("preposition", before.key) or before.key.startswith("ال") or index.classes(before.key)
        if people and verb and not small and not phrase.who and not phrase.preposition:
            return True
    return False


def is_nominative(text: Text, group: Group) -> bool:
    """Whether men counted or called by a plural stand in the nominative, so that no verb has them for its object."""
    first = group[0]
    word = text.tokens[first.start].key
    return first.kind in ("common", "quantity") and not first.who and word.endswith(_NOMINATIVE)


def is_done_to_us(text: Text, head: Head, bare: Sequence[Group]) -> bool:
    """Whether a plural in the nominative stands right behind what looks like "we" did: they did it to us.

    `هاجمنا الحوثيون`, `حاصرنا زورقان للبحرية`; not `هاجمنا الحوثيين`.
    """
    first, row = bare[0][0] if bare else None, head.form.trigger.row
    if first is None or head.form.inflection.person != "first":
        return False
    takes = row.object is not None and head.form.inflection.tense == "perfect" and not head.form.enclitic
    adjacent = first.start == head.hit.token + 1 and text.tokens[head.hit.token].key.endswith(_PRONOUNS[0])
    # إيران, ميدان: no dual.
    ends = {"quantity": "ان", "actor": "ون", "common": "ون"}.get(first.kind)
    return takes and adjacent and ends is not None and text.tokens[first.start].key.endswith(ends)


def is_accusative(group: Group) -> bool:
    """Whether a group stands in the accusative, so that it is no verb's subject.

    Posts or arms (استهدفت مقرين للفيلق), one man whose side follows (اعتقلت الاستخبارات قياديا في الحركة).
    """
    first = group[0]
    told = first.kind == "common" or (first.kind == "quantity" and bool(first.owner))
    if first.preposition or not told:
        return False
    man = first.kind == "common" and bool(first.owner) and not first.classes.isdisjoint(_PEOPLE)
    indefinite = first.head.endswith("ا") and not first.head.endswith(_PRONOUNS)
    # قصف رتلا للجيش; but طائرتا الجيش, مليشيا
    plain = first.kind == "common" and not first.head.endswith(_NATURAL) and len(first.head) >= _SHORT
    man = man and len(first.head) >= _LETTERS
    return (is_thing(group) and first.head.endswith("ين")) or (indefinite and (man or plain))


def is_dead(text: Text, group: Group, words: ClauseWords) -> bool:
    """Whether a man is named only as whose body or funeral it is (شيعت جنازة وكيل الحرس فلان): he does nothing."""
    first = group[0]
    near = text.tokens[max(0, first.start - _TITLE) : first.start + 1]
    return any(words.has("corpse", token.key) for token in near) and all(token.kind == "word" for token in near[1:])


def unlisted_subject(text: Text, head: Head, first: Phrase, words: ClauseWords) -> bool:
    """Whether a word of no known kind right behind a verb is its subject: the nominative, or one that is ours.

    `حطم الداخلون مكتب الحزب`, `دكت نسورنا معسكر الحركة`: whoever follows is no doer.
    """
    i = head.hit.token + 1
    word = text.tokens[i]
    if i >= first.start or word.kind != "word" or words.has("with_pronoun", word.key):
        return False
    return word.key.endswith(("ون", "نا")) and len(word.key) >= _LETTERS


def is_hit_thing(text: Text, head: Head, inflection: Inflection, phrase: Phrase) -> bool:
    """Whether a thing that is feminine stands right behind a masculine verb: it was hit (استهدف مروحية تابعة للجيش)."""
    one = (inflection.number, inflection.gender) == ("singular", "masculine")
    thing = phrase.kind == "common" and not phrase.classes.isdisjoint(_MACHINES)
    return one and thing and phrase.start == head.hit.token + 1 and text.tokens[phrase.start].text.endswith("ة")


def does_nothing(group: Group, *, going_on: bool) -> bool:
    """Whether a group is of things that are nobody's, or of what stands still, or others' deeds go on before it."""
    mere = group[0].kind in ("common", "quantity")
    return mere and (going_on or (is_thing(group) and (not group[0].owner or is_site(group))))


def is_worn(page: Page, phrase: Phrase) -> bool:
    """Whether a phrase only says whose dress somebody wore (مسلحون بزي الشرطة); a dress is taken from its owners."""
    if not page.dressed:
        return False
    tokens, words = page.text.tokens, page.lexicon.triggers.words
    worn = [item for item in phrase.owner if is_on_dress(page, item.span.start)]
    if worn:
        phrase.owner = [item for item in phrase.owner if item not in worn]
    # بلباس مدني: an adjective, not whose it is.
    whose = phrase.head.startswith("ال") or not phrase.head.endswith("ي")
    named = phrase.kind in ("actor", "person") and whose and phrase.start > 0
    return (named and words.has("dress", tokens[phrase.start - 1].key)) or (
        bool(worn) and words.has("dress", tokens[phrase.start].key)
    )


def is_on_dress(page: Page, begun: int) -> bool:
    """Whether a name that begins at a code point only says whose dress it is (بزي الشرطة)."""
    if not page.dressed:
        return False
    first = page.text.covering(begun, begun + 1)[0]
    return first > 0 and page.lexicon.triggers.words.has("dress", page.text.tokens[first - 1].key)


def is_lost_to(page: Page, head: Head) -> bool:
    """Whether the pronoun behind a verb says whose the dead are (فقتل لها ثمانية عناصر)."""
    at, inflection = head.hit.token + 1, head.form.inflection
    masculine = (inflection.number, inflection.gender) == ("singular", "masculine")
    told = head.hit.finite and masculine and inflection.tense == "perfect" and not head.form.enclitic
    return told and at < head.end and page.lexicon.triggers.words.has("for_them", page.text.tokens[at].key)


def is_others_harm(page: Page, one: Telling, later: Telling) -> bool:
    """Whether a harm told behind a blow is not of it: its doer's own loss, or what had been before it."""
    doers = {item.entity or item.text for item in one.cast.agents}
    own = any((item.entity or item.text) in doers for item in later.cast.targets)
    own = own or _are_of(page, later, doers) or (_are_ours(one.cast.agents) and _are_ours(later.cast.targets))
    own = own or is_lost_to(page, later.head) or _is_what_was_fired(page, one, later)
    return own or _had_been(page, one, later) or _is_answered(page, one, later)


def _are_ours(items: Iterable[Participant]) -> bool:
    """Whether some are told to be those of whoever speaks (قواتنا، جنودنا)."""
    return any(item.entity is None and item.text.endswith(_OURS) for item in items)


def _is_what_was_fired(page: Page, one: Telling, later: Telling) -> bool:
    """Whether what a verb says was destroyed is what was shot down (اعتراض صاروخ أطلقته الجماعة، مؤكدا أنه دُمر).

    By whom it was fired stands right behind it; the verb names nothing else, behind a pronoun or at once.
    """
    at, hit, tokens, index = one.head.hit.token, later.head.hit.token, page.text.tokens, page.lexicon.triggers
    if later.event_type != "destruction" or not (later.head.hit.finite and one.head.hit.finite):
        return False
    down = next((told for told in reversed(page.drafts) if told.head.hit.token < at), None)
    if down is None or down.head.stretch.passage is not one.head.stretch.passage:
        return False
    undone = down.event_type == "destruction" or down.head.form.trigger.row.lemma in _SHOT_DOWN
    thing = range(down.head.hit.token + 1, at)
    fired = undone and any(not ARMS.isdisjoint(index.classes(tokens[i].key)) for i in thing)
    plain = fired and all(tokens[i].kind == "word" for i in thing) and not one.head.joined
    named = (tokens[i] for i in range(max(later.head.start, at + 1), min(hit + 2, later.head.end)) if i != hit)
    return plain and not any(index.classes(token.key) for token in named)


def _are_of(page: Page, later: Telling, doers: set[str]) -> bool:
    """Whether those who were harmed are told to be men of the doers (سقوط العشرات من مسلحي الجماعة)."""
    tokens = page.text.tokens
    return any(
        mention.entity in doers
        for i in range(later.head.hit.token + 1, later.head.end - 1)
        if tokens[i].key == _OF
        for j in range(i + 1, min(i + 1 + _MEN_OF, later.head.end))
        for mention, _ in page.overlay.starting.get(j, ())
    )


def _is_answered(page: Page, one: Telling, later: Telling) -> bool:
    """Whether a harm is what a deed told before answers (قصفت تركيا البلدة ردا على مقتل ستة)."""
    first, last = one.head.hit.token, later.head.hit.token
    tokens = page.text.tokens[first:last]
    befell = later.head.link == "adverbial" and later.head.form.trigger.row.lemma in befallings()
    came_before = befell and bool(tokens) and tokens[-1].key in _AFTER
    # ثأرا لاثنين من ضباطه قتلا, not ردا على الحصار قتل ثلاثة
    for_them = any(
        is_answering(page, i) and page.text.tokens[i + 1].key.startswith("ل")
        for i in range(max(first, last - _ANSWERED_FOR), last - 1)
    )
    described = for_them and later.head.hit.finite and not later.head.hit.conjunction
    return (
        came_before or described or any(is_answering(page, i) for i in range(max(first, last - _ANSWERED_WITHIN), last))
    )


def answers(page: Page, harm: int) -> bool:
    """Whether what befell somebody is only named as what a deed answers or came after (ردا على مقتل، عقب مقتل)."""
    near = range(max(0, harm - _ANSWERED_WITHIN), harm)
    return any(is_answering(page, i) for i in near) or (bool(near) and page.text.tokens[harm - 1].key in _AFTER)


def is_answering(page: Page, i: int) -> bool:
    """Whether a word says what a deed answers, and names no place (بحجة مقتل جنديين, but بحجة بغارة)."""
    if not page.lexicon.triggers.words.has("answering", page.text.tokens[i].key):
        return False
    return all(mention.kind != "place" for mention, _ in page.overlay.starting.get(i, ()))


def _had_been(page: Page, one: Telling, later: Telling) -> bool:
    """Whether a clause between tells what had been (وكانت المدينة قد ودعت ثلاثة)."""
    tokens, words = page.text.tokens, page.lexicon.triggers.words
    for i in range(one.head.hit.token + 1, later.head.hit.token):
        if words.has("had_been", tokens[i].key.removeprefix("و")) and tokens[i].key.startswith("و"):
            return any(token.key == _HAD for token in tokens[i + 1 : i + 1 + _HAD_WITHIN])
    return False


def beaten(head: Head, earlier: Sequence[Telling]) -> Sequence[Participant]:
    """Return whom a blow told right before was dealt to; of the rest, whose men fell (قتل ثلاثة وفر الباقون)."""
    told = earlier[-1].event_type if earlier else "other"
    fell = told in _FALL and head.form.trigger.row.lemma == THE_REST
    return earlier[-1].cast.targets if told in BLOWS or fell else ()
