"""What clauses that tell of one thing share: place, day, doer."""

from collections.abc import Sequence
from itertools import pairwise

from rawi.lexicon.befallings import befallings
from rawi.model import EventType
from rawi.read.events.agreement import is_feminine
from rawi.read.kinds import BLOWS, CASUALTIES, FORCE, HARMS
from rawi.read.roles.doers import LEFT, OF_MEN
from rawi.read.roles.of_parts import of_part, says_doer
from rawi.read.roles.tellings import Page, Telling, is_mutual
from rawi.text import key

# What may do harm by itself.
_ACTING = frozenset({"air", "artillery", "explosive", "fighters", "forces", "weapons"})
_DOTS, _COMMAS = "..", frozenset("،,")
_BEFORE = frozenset(map(key, ("قبل", "قبيل")))
# What stands before a blow in which somebody fell; what leads to its aim; between whom a fight is.
_WITHIN = frozenset(map(key, ("في", "خلال", "إثر", "جراء", "أثناء")))
_FROM_AFAR: frozenset[EventType] = frozenset({"airstrike", "shelling"})
_AT = frozenset(
    map(
        key,
        (
            *("على", "ضد", "استهدف", "استهدفت", "استهدفهم", "استهدفهما", "طال", "طالت", "أصاب", "أصابت", "ضرب", "ضربت"),
            *("دمر", "دمرت", "قرب", "داخل", "نحو"),
        ),
    )
)
_BETWEEN = key("بين")
_SHOT_DOWN = frozenset({"اعتراض صواريخ", "إسقاط طائرة"})
_AFTER = frozenset(map(key, ("بعد", "عقب", "من")))
_THEIRS = frozenset({"fighters", "forces", "vehicles", "weapons", "posts", "hostile"})
_TAKEN: frozenset[EventType] = frozenset({"capture", "destruction", "injury", "killing", "surrender"})
_WITH_THEM = key("لدى")
_FIGHTING = frozenset({"fighters", "forces", "hostile"})
_DIED = frozenset({"فارق الحياة", "قضى نحبه", "مات", "مات تحت الركام"})
_LET_GO = frozenset({"أفرج", "أطلق سراح"})
_HELD: frozenset[EventType] = frozenset({"abduction", "capture", "detention"})
# So near before a deed stands the word for who is guilty of it: an ordinal and a preposition lie between.
_LAID = 3
# What comes of the use of force comes at its place and on its day; so do those it drove out.
_COMES_OF_FORCE: frozenset[EventType] = FORCE | {"displacement"}


def share(page: Page, drafts: Sequence[Telling]) -> None:
    """Let clauses that tell of one thing share what only one of them says: place, day, doer.

    What stands at the end of joined masdars belongs to all of them; what comes of a blow comes where it fell.
    """
    for one, other in reversed(list(pairwise(drafts))):
        _share_joined(page, one, other)
    for one, other in pairwise(drafts):
        if not other.cast.agents and _blow_goes_on(page, one, other):
            other.cast.agents = list(one.cast.agents)
        if other.head.parent is not one.head:
            continue
        same = other.head.carrier is not None and other.head.carrier is one.head.carrier
        named = one.time.span if one.time is not None else None
        if same and other.time is None and named is not None and named.end <= _offset(page, one):
            other.time = one.time
        finite = one.head.hit.finite and other.head.hit.finite and other.head.link == "coordinated"
        if _tells_how(page, one, other):
            one.places = one.places or list(other.places)
        _take_headed(page, one, other)
        _take_enemy(page, one, other)
        _fight_with(page, one, other)
        _take_repelled(page, one, other)
        _hold_before(page, one, other)
        _take_fired(one, other)
        _strike_whom(page, one, other)
        caused = _is_caused(other) and one.event_type in _COMES_OF_FORCE and not _struck_since(page, one, other)
        open_ = other.cast.agents or says_doer(page, other) or is_between(page, one)
        if caused and other.event_type in CASUALTIES and not open_:
            other.cast.agents = list(one.cast.agents)
        if _goes_with(one, other) or _comes_of(page, one, other):
            if not (other.cast.agents or says_doer(page, other)):
                other.cast.agents = list(one.cast.agents)
            other.places = other.places or list(one.places)
            other.time = other.time or one.time
        if other.head.link == "result" and other.event_type in _COMES_OF_FORCE:
            other.places = other.places or list(one.places)
            other.time = other.time or one.time
        elif finite and other.event_type in FORCE and not other.places and len(one.places) == 1:
            other.places = [place for place in one.places if place.relation in ("at", "in", "near")]


def _share_joined(page: Page, one: Telling, other: Telling) -> None:
    """Give what stands at the end of two joined masdars, or of a blow and what came of it, to the first of them."""
    joined = other.head.link == "coordinated" and not other.head.hit.finite and not one.head.hit.finite
    # سيطرت على حماة بعد معارك مع قوات النظام، وتحرير معتقلين من السجن: where they were let go.
    apart = any(page.text.tokens[i].light in _COMMAS for i in range(one.head.hit.token, other.head.hit.token))
    joined = joined and not (apart and one.head.link == "adverbial")
    caused = other.head.link == "adverbial" and other.event_type in FORCE and not came_later(page, other)
    # ارتفع العدد إلى 31 قتيلا و64 جريحا بعد وصول ثماني جثث أمس: no harm comes of harm.
    caused = caused and not {one.event_type, other.event_type} <= CASUALTIES
    both = one.event_type in CASUALTIES and other.event_type in CASUALTIES and other.head.link == "coordinated"
    joined = joined or (both and _befallen(one) and _befallen(other))
    by_both = _suffered_alike(page, one, other)
    joined = joined or by_both
    told = one.event_type in _COMES_OF_FORCE or by_both
    if other.head.parent is one.head and (joined or caused) and told:
        one.places = one.places or list(other.places)
        if caused and counted_since(page, other):
            # قتل 227 منذ بدء هجوم القوات على المدينة في 4 نيسان: by whom each was, and when, is not said.
            return
        one.time = one.time or other.time
        if caused and other.time is None and _fell_at_once(page, one, other):
            # قتل ثلاثة، الثلاثاء، جراء قصف: it fell when they died.
            other.time = one.time
        by_one = (
            (one.event_type in CASUALTIES or _is_subject(one, other))
            and len(other.cast.agents) == 1
            and not is_mutual(other)
        )
        fled = other.event_type in LEFT and one.event_type in OF_MEN
        # أعلن الجيش مقتل خمسة واغتنام عربة: the booty is his who tells it.
        told = one.head.form.trigger.row.lemma in befallings() and _is_by_speaker(page, other)
        parted = fled or told or says_doer(page, one) or of_part(page.text, one.head.hit.token, other.head.hit.token)
        # قتل خمسة من الحركة وثلاثة من الشرطة في هجوم شنته الحركة: her own five fell otherwise.
        doers = {item.entity for item in other.cast.agents if item.entity is not None}
        # قتل خمسة من الجيش في غارة نفذها الجيش بالخطأ: no fight, and they alone are told of.
        several = len({item.entity for item in one.cast.targets}) > 1 or other.event_type == "battle"
        parted = parted or (several and any(item.entity in doers for item in one.cast.targets))
        # قتل ستة في اشتباكات بين الجيش ومسلحين: of two sides one has a name, which killed nobody by that.
        parted = parted or is_one_of_two(page, other)
        if (joined or by_one) and not one.cast.agents and not parted:
            one.cast.agents = list(other.cast.agents)


def counted_since(page: Page, blow: Telling) -> bool:
    """Whether a blow only says since when one counts (منذ هجوم، منذ بدء هجوم)."""
    tokens, words = page.text.tokens, page.lexicon.triggers.words
    begun = words.has("beginning", tokens[blow.head.hit.token - 1].key)
    return words.has("since", tokens[blow.head.hit.token - 1 - begun].key)


def _fell_at_once(page: Page, one: Telling, other: Telling) -> bool:
    """Whether those a blow killed or wounded are told of with its day: not who died of his wounds, later."""
    if one.event_type not in CASUALTIES or one.time is None or one.time.start is None or one.time.end is None:
        return False
    tokens, words = page.text.tokens, page.lexicon.triggers.words
    within = tokens[other.head.hit.token - 1].key in _WITHIN or tokens[other.head.hit.token].key.startswith("ب")
    wounds = any(words.has("of_wounds", tokens[i].key) for i in range(one.head.start, other.head.hit.token))
    return within and not wounds and one.head.form.trigger.row.lemma not in _DIED


def _is_by_speaker(page: Page, telling: Telling) -> bool:
    """Whether no words name who did it but the word that tells it: he tells of it himself."""
    at = _offset(page, telling)
    return telling.event_type == "capture" and all(item.span.start == at for item in telling.cast.agents)


def _blow_goes_on(page: Page, one: Telling, other: Telling) -> bool:
    """Whether a verb joined to what a blow led to tells what else it did (أدى القصف إلى مقتل خمسة ودمر منازل).

    It agrees with the verb before, names no subject, and nobody else is named since.
    """
    form = one.head.carrier.forms[0] if one.head.carrier is not None and one.head.carrier.finite else one.head.form
    before = one.head.carrier.carriers[0] if one.head.carrier is not None and one.head.carrier.finite else form
    inflection, verb = other.head.form.inflection, before.inflection
    alike = (inflection.number, inflection.gender) == (verb.number, verb.gender) and verb.number == "singular"
    causes = before.trigger.row.subject == "cause" and verb.tense != "none"
    does = other.head.hit.finite and other.head.joined and other.head.form.trigger.row.subject in ("agent", "cause")
    if not (alike and causes and does) or other.cast.named or other.cast.subject or other.cast.passive:
        return False
    here = one.head.stretch is other.head.stretch and other.event_type in _COMES_OF_FORCE
    since = page.text.tokens[one.head.hit.token].end
    named = page.mentions_from(since, _offset(page, other))
    return here and _is_done_to(page, other) and not any(item.kind in ("actor", "person") for item in named)


def _is_done_to(page: Page, telling: Telling) -> bool:
    """Whether the word behind a verb is no subject of it: a number, a house, an accusative (ودمر لغم عربة is of it)."""
    at, index = telling.head.hit.token + 1, page.lexicon.triggers
    if at >= telling.head.end:
        return False
    word = page.text.tokens[at]
    classes = index.classes(word.key)
    counted = word.kind == "number" or "quantity" in page.overlay.kinds.get(at, ())
    still = bool(classes) and classes.isdisjoint(_ACTING)
    return counted or still or word.key.endswith("ا") or index.words.has("preposition", word.key)


def _suffered_alike(page: Page, one: Telling, other: Telling) -> bool:
    """Whether two joined passives have the doer that stands behind the second (قُتل صحفي وأُحرقت بيوت على أيدي)."""
    hand = any(
        page.lexicon.triggers.words.has("hand", page.text.tokens[i].key)
        for i in range(other.head.hit.token + 1, other.head.end)
    )
    joined = other.head.joined and other.head.link == "coordinated" and other.head.parent is one.head
    between = page.text.tokens[one.head.hit.token : other.head.hit.token]
    plain = all(token.kind == "word" for token in between)
    alike = {one.event_type, other.event_type} <= HARMS | {"abduction", "violation"}
    return hand and joined and plain and alike and _befallen(one) and _befallen(other)


def came_later(page: Page, telling: Telling) -> bool:
    """Whether a deed is only named as what came after another, or is laid to somebody: it brought nothing about.

    قبيل هجوم الجيش، قتلت فلانا المتورط في اغتيال المحافظ
    """
    tokens, at = page.text.tokens, telling.head.hit.token
    before = tokens[at - 1].key if at else ""
    words = page.lexicon.triggers.words
    return before in _BEFORE or any(words.has("guilty", tokens[i].key) for i in range(max(at - _LAID, 0), at))


def is_between(page: Page, one: Telling) -> bool:
    """Whether a fight between two is told, named or not: who killed whom in it is not (مواجهات بين الشبان والشرطة)."""
    tokens, head = page.text.tokens, one.head
    within = range(head.hit.token + 1, min(head.end, len(tokens)))
    two = "agent" in head.form.trigger.prepositions.get(_BETWEEN, "") and not head.hit.finite
    return two and any(tokens[i].key == _BETWEEN for i in within)


def is_one_of_two(page: Page, blow: Telling) -> bool:
    """Whether the one doer that a fight is told with is one of two it was between, the other of no name."""
    tokens, head = page.text.tokens, blow.head
    between = next((token.end for token in tokens[head.hit.token + 1 : head.end] if token.key == _BETWEEN), None)
    if between is None or not is_between(page, blow):
        return False
    return any(item.span is not None and item.span.start >= between for item in blow.cast.agents)


def _take_headed(page: Page, one: Telling, other: Telling) -> None:
    """Give a headline's first deed the doer it names behind two dots (قصفت مستشفى.. الطائرات الروسية تستهدف إدلب)."""
    between = page.text.tokens[one.head.hit.token : other.head.hit.token]
    dots = next((i for i, token in enumerate(between) if token.light == _DOTS), None)
    subject = other.cast.subject
    opens = one.head.hit.token == one.head.stretch.start and one.head.hit.finite
    if dots is None or not opens or one.cast.agents or one.head.form.trigger.row.subject != "agent" or not subject:
        return
    behind = page.text.tokens[one.head.hit.token + dots].end
    first = all(item in other.cast.agents and item.span.start > behind for item in subject)
    feminine = one.head.form.inflection.gender == "feminine"
    alike = [is_feminine(name, page.lexicon.triggers.words) for name in other.cast.names] == [feminine]
    if first and alike:
        one.cast.agents, one.cast.passive = list(other.cast.agents), False


def _is_subject(one: Telling, other: Telling) -> bool:
    """Whether the noun of a blow right behind a verb is its subject (دمرت غارة للتحالف جسرا)."""
    near = one.head.hit.finite and other.head.hit.token == one.head.hit.token + 1
    return near and not one.cast.subject and not other.head.hit.forms[0].proclitics


def _tells_how(page: Page, one: Telling, other: Telling) -> bool:
    """Whether a verb right behind a blow takes it up with a pronoun (سقطت قذيفة أطلقتها الحركة على القصر)."""
    verb = other.head.hit.finite and bool(other.head.form.enclitic) and not other.head.joined
    between = page.text.tokens[one.head.hit.token : other.head.hit.token]
    same = one.event_type == other.event_type and one.event_type in BLOWS
    return verb and same and all(token.kind == "word" for token in between)


def befell_attackers(page: Page, telling: Telling) -> bool:
    """Whether those who attacked suffered it, and nobody says by whom: they are not those who were attacked."""
    befallen = telling.cast.passive or telling.head.form.trigger.row.subject == "target"
    tokens = page.text.tokens[telling.head.start : telling.head.end]
    return befallen and any(page.lexicon.triggers.words.has("attackers", token.key) for token in tokens)


def in_ranks(page: Page, later: Telling) -> bool:
    """Whether harm is told to be in somebody's ranks, or of attackers: none of those told before.

    وسقط في صفوف المعتدين سبعة، أصيب ضابط وقتل مهاجما
    """
    tokens, words = page.text.tokens[later.head.start : later.head.end], page.lexicon.triggers.words
    return any(words.has("ranks", token.key) or words.has("attackers", token.key) for token in tokens)


def _take_enemy(page: Page, one: Telling, other: Telling) -> None:
    """Say whose the fighters taken and the arms destroyed were: those the same doers fight just before."""
    enemies = [item for item in one.cast.targets if item.entity is not None and page.is_actor(item.entity)]
    if befell_attackers(page, other):
        return
    if other.cast.targets or len(enemies) != 1 or len(one.cast.targets) != 1 or one.event_type not in FORCE:
        return
    doers = {item.entity for item in one.cast.agents if item.entity is not None}
    same = doers and doers == {item.entity for item in other.cast.agents}
    classes = {name for phrase in other.cast.counted for name in phrase.classes}
    theirs = classes & _THEIRS and "civilians" not in classes
    if same and theirs and other.event_type in _TAKEN and enemies[0].entity not in doers:
        other.cast.targets = [enemies[0]]


def _fight_with(page: Page, one: Telling, other: Telling) -> None:
    """Give the other side of a fight told as what came before or after (سيطر التنظيم على القرية بعد معارك مع الجيش).

    Those who fell in clashes with somebody fought him (قتل جنديان من الجيش في مواجهات مع الحركة).
    """
    if other.head.link != "adverbial" or other.event_type != "battle" or other.head.hit.finite:
        return
    enemies = {item.entity for item in other.cast.targets}
    sides = one.cast.agents
    if not sides and enemies and one.event_type in CASUALTIES and _befallen(one):
        sides = one.cast.targets
        fighting = (item.entity is not None and page.is_actor(item.entity) for item in sides)
        sides = sides if len(sides) == 1 and all(fighting) else []
        sides = [item for item in sides if not page.speakers.is_unarmed(item.entity, called=item.text)]
        sides = sides if _are_fighters(one) else []
    if enemies and not other.cast.agents and all(item.entity not in enemies for item in sides):
        other.cast.agents = list(sides)


def _are_fighters(one: Telling) -> bool:
    """Whether those who fell are not told to be civilians, nor people of another kind (طالبة من القبيلة)."""
    classes = {name for phrase in one.cast.counted for name in phrase.classes}
    return bool(classes & _FIGHTING) or (bool(one.cast.counted) and not classes)


def _hold_before(page: Page, one: Telling, other: Telling) -> None:
    """Say who held those whom a release ends it for, and whom (أفرج الحوثيون عن الطاقم بعد احتجاز دام شهرين)."""
    let_go = one.head.form.trigger.row.lemma in _LET_GO and one.modality == "asserted" and one.polarity
    if not let_go or other.event_type not in _HELD or other.head.hit.finite or other.head.link != "adverbial":
        return
    tokens, at = page.text.tokens, other.head.hit.token
    elsewhere = bool(other.places) or any(tokens[i].key == _WITH_THEM for i in range(at + 1, other.head.end))
    armed = all(page.speakers.is_group(item.entity) for item in one.cast.agents)
    if elsewhere or says_doer(page, other) or (other.event_type == "abduction" and not armed):
        # أفرجت السلطات عن الطيار بعد احتجازه لدى المتمردين، بعد خطفه
        return
    lasted = at + 1 < other.head.end and page.lexicon.triggers.words.has("lasted", tokens[at + 1].key)
    if not (lasted or other.head.form.enclitic) or tokens[at - 1].key not in _AFTER:
        return
    if lasted and not other.cast.targets:
        other.cast.targets = list(one.cast.targets)
    held = {item.entity for item in other.cast.targets}
    if not other.cast.agents and not one.cast.passive and all(item.entity not in held for item in one.cast.agents):
        other.cast.agents = list(one.cast.agents)


def _take_fired(one: Telling, other: Telling) -> None:
    """Say whose missile or drone was shot down: of who fired it (اعتراض صاروخ أطلقته الجماعة)."""
    noun = not one.head.hit.finite and one.head.form.trigger.row.lemma in _SHOT_DOWN
    fired = other.head.hit.finite and bool(other.head.form.enclitic) and not other.head.joined
    if noun and fired and other.event_type in BLOWS and not one.cast.targets:
        doers = {item.entity for item in one.cast.agents}
        one.cast.targets = [item for item in other.cast.agents if item.entity not in doers]


def _strike_whom(page: Page, one: Telling, other: Telling) -> None:
    """Say whom a blow was dealt to that names no aim: those who fell in it (مقتل خمسة من الجيش في قصف)."""
    told = other.event_type in BLOWS and other.head.link == "adverbial"
    if not told or other.head.hit.finite or other.head.form.definite:
        return
    tokens, at = page.text.tokens, other.head.hit.token
    if one.event_type not in CASUALTIES or not _befallen(one) or other.cast.targets:
        return
    if tokens[at - 1].key not in _WITHIN and other.head.form.proclitics[-1:] != "ب":
        return
    end = page.text.sentence_of(at)[1]
    aimed = any(tokens[i].key in _AT or _is_for(page, i) for i in range(at + 1, end))
    two = other.event_type == "battle" and _BETWEEN in other.head.form.trigger.prepositions
    mutual = two or len(other.cast.agents) > 1
    doers = {item.entity for item in other.cast.agents}
    whom = [item for item in one.cast.targets if item.entity is not None and page.is_actor(item.entity)]
    # مقتل ستة من الحركة خلال هجوم انتحاري: it may be her own.
    own = other.event_type not in _FROM_AFAR and any(page.speakers.is_group(item.entity) for item in whom)
    if whom and len(whom) == len(one.cast.targets) and not (aimed or mutual or own):
        other.cast.targets = [item for item in whom if item.entity not in doers]


def _is_for(page: Page, i: int) -> bool:
    """Whether ل is written with a thing or a name at a token (قصف أمريكي لمقر الحشد)."""
    token = page.text.tokens[i]
    named = any(item.span.start > token.start for item, _ in page.overlay.starting.get(i, ()))
    return token.key.startswith("ل") and (named or bool(page.lexicon.triggers.classes(token.key[1:])))


def _take_repelled(page: Page, one: Telling, other: Telling) -> None:
    """Say whom a side beat back: whose attack stands after the word it asks for (تصدت لمحاولة تقدم الجيش).

    Or who laid the ambush it ran into (وقعت قوة في كمين نصبته الحركة).
    """
    before = page.text.tokens[other.head.hit.token - 1].key
    if one.event_type != "battle" or before not in one.head.form.trigger.followed_by:
        return
    if one.head.form.trigger.row.subject == "target":
        befallen = {item.entity for item in one.cast.targets}
        one.cast.agents = one.cast.agents or [item for item in other.cast.agents if item.entity not in befallen]
    elif not one.cast.targets:
        doers = {item.entity for item in one.cast.agents}
        one.cast.targets = [item for item in other.cast.agents if item.entity not in doers]


def _goes_with(one: Telling, other: Telling) -> bool:
    """Whether the wounded are told of in one breath with the dead (مقتل ثلاثة وإصابة سبعة)."""
    both = one.event_type in CASUALTIES and other.event_type in CASUALTIES
    return both and other.head.link == "coordinated" and _befallen(one) and _befallen(other)


def _comes_of(page: Page, one: Telling, other: Telling) -> bool:
    """Whether "so" says that the dead and wounded are those of the blow told before (فاستشهد مواطنان)."""
    blow = one.event_type in BLOWS and one.modality == "asserted" and one.polarity
    so = page.text.tokens[other.head.hit.token].key.startswith("ف") and other.head.hit.forms[0].proclitics[:1] == "ف"
    return blow and so and other.event_type in CASUALTIES and _befallen(other)


def _is_caused(telling: Telling) -> bool:
    """Whether a clause tells what a thing told before it led to (ما أدى إلى), not what somebody inflicted."""
    carrier = telling.head.carrier
    form = carrier.carriers[0] if carrier is not None else telling.head.form
    return telling.head.link == "result" and form.trigger.row.subject == "cause"


def _struck_since(page: Page, one: Telling, other: Telling) -> bool:
    """Whether another blow is named after whom a deed was done to: it may be his, and have led to what follows."""
    spans = [item.span.end for item in one.cast.targets]
    tokens = page.text.tokens
    return any(
        form.inflection.tense == "none" and form.trigger.row.event_type in BLOWS
        for i in range(one.head.hit.token + 1, other.head.start)
        if spans and tokens[i].start >= max(spans)
        for form in page.lexicon.triggers.look_up(tokens[i].key)
    )


def _befallen(telling: Telling) -> bool:
    """Whether a clause tells what befell somebody, not who did it."""
    return telling.cast.passive or telling.head.form.trigger.row.subject == "target"


def _offset(page: Page, draft: Telling) -> int:
    return page.text.tokens[draft.head.hit.token].start
