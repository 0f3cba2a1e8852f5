"""What a clause leaves unsaid because an earlier one of the same account said it: place, day, doer, whom.

Clauses of one account tell episodes: what comes of a blow comes where it fell, on its day and by whoever struck. A
value is carried only where no other of its kind stands between. The claim then says which rule carried it, and points
to the words it came from. `docs/reading.md` has how often each rule is right.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from rawi.lexicon.clause_words import WordClass
from rawi.model import ActorValue, Carried, ClaimTime, EventType, Participant, PlaceValue, TimeValue
from rawi.model.claim import Slot
from rawi.read.claims.claimed import give_who_claims
from rawi.read.claims.led_to import doers_of_blow
from rawi.read.claims.located import own_places, voice, where
from rawi.read.claims.only_army import give_only_army
from rawi.read.claims.repelled import mend_repelled
from rawi.read.claims.scenes import named_before, precision, principal, tells_of_others, turns
from rawi.read.claims.sharing import befell_attackers, came_later, counted_since, in_ranks, is_between, is_one_of_two
from rawi.read.claims.told_again import doer_told
from rawi.read.kinds import BLOWS, CASUALTIES, HARMS, STRIKES
from rawi.read.roles.losses import answers, is_others_harm
from rawi.read.roles.of_parts import of_part, says_doer
from rawi.read.roles.own_men import give_from_answer
from rawi.read.roles.tellings import Page, Telling, is_mutual
from rawi.read.shapes import key_at

# The rule of what clauses joined in one sentence share.
SENTENCE = "sentence"
_BOUNDS: tuple[WordClass, ...] = ("since", "until", "open_bound")
# What comes of a fight besides harm.
_OUTCOMES: frozenset[EventType] = frozenset({"capture", "detention", "retreat", "surrender"})
# In what somebody comes to harm, as a blow or not (خلال اقتحام المخيم).
_CAUSES: frozenset[EventType] = BLOWS | {"movement_of_forces"}
_DEEDS: frozenset[EventType] = (
    STRIKES
    | HARMS
    | {
        "abduction",
        "capture",
        "detention",
        "handover",
        "release",
        "retreat",
        "siege",
        "surrender",
        "territory_change",
    }
)
# Of what is taken, broken or killed in a fight one may ask whose it was.
_WON: frozenset[EventType] = frozenset({"capture", "destruction", "injury", "killing"})
_FIGHTING = frozenset({"artillery", "fighters", "forces", "hostile", "posts", "vehicles", "weapons"})
# Those killed, as the object of who killed them (قتل سبعين منهم).
_OBJECT = ("ين", "ا")
_HAD_WITHIN = 8
# So many clauses of an account are held in mind: more take no time than they are worth.
_MANY = 400
# Of an illness or of thirst as well: nobody need have done it.
# Who died or was found dead did so of what nobody says.
_DEAD = frozenset({"مات", "عثر على جثة"})
# What all that was told did (ما أودى بحياة ثلاثة).
_WHAT = frozenset({"ما", "مما"})
_COMMAS = frozenset("،,")


def carry(page: Page) -> None:
    """Give the clauses of each account what they leave unsaid and an earlier one said."""
    for _, run in groupby(page.drafts, key=lambda draft: draft.head.stretch.passage.id):
        told = list(run)
        _own_up(page, told)
        give_who_claims(page, told)
        for i, later in enumerate(told):
            earlier = told[max(0, i - _MANY) : i]
            _place(page, earlier, later)
            if later.event_type not in _DEEDS or later.modality not in ("asserted", "denied"):
                continue
            if later.modality == "asserted":
                _toll(page, earlier, later)
                _day(page, earlier, later)
                _next_day(page, earlier, later)
                _same_day(page, earlier, later)
                _doer(page, earlier, later)
                _doer_again(page, earlier, later)
                _enemy(page, earlier, later)
                _named_enemy(page, later)
                _from_cause(page, later, told[i + 1 : i + 1 + _MANY])
        mend_repelled(page, told)
        give_only_army(page, told)


def _place(page: Page, earlier: Sequence[Telling], later: Telling) -> None:
    """Give the place that a clause points back to, or that was named last before it in its sentence."""
    found = where(page, earlier, later) if not later.places else None
    if found is not None:
        later.places, rule = found
        _mark(later, "places", rule, later.places)


def _from_cause(page: Page, later: Telling, following: Sequence[Telling]) -> None:
    """Give harms the place and day of the blow named as their cause after them (أصيب ستة بانفجار وقع في ديالى)."""
    if later.event_type not in CASUALTIES:
        return
    blow = next((one for one in following if one.event_type not in CASUALTIES), None)
    if blow is None or blow.event_type not in _CAUSES or not _is_told(blow) or _apart(page, later, blow):
        return
    same = blow.head.stretch is later.head.stretch
    if same and _is_by_verb(blow) and answers(page, later.head.hit.token):
        later.carried += give_from_answer(page, later.head, later.cast, blow.cast.agents)
        return
    if _is_told_anew(page, blow) or came_later(page, blow) or counted_since(page, blow) or not same:
        return
    first, last = later.head.hit.token, blow.head.hit.token
    if blow.head.joined or turns(page, first, last):
        return
    words = page.lexicon.triggers.words
    if blow.head.link == "coordinated" or any(words.has("that", token.key) for token in page.text.tokens[first:last]):
        return
    _doer_of_cause(page, later, blow)
    if named_before(page, later):
        return
    told_on = own_places(blow) or any(one.head.parent is blow.head and own_places(one) for one in following[:2])
    if not later.places and blow.places and told_on and not later.head.counted:
        later.places = principal(page, blow.places)
        _mark(later, "places", "place:cause", later.places)
    if (
        later.time is None
        and blow.time is not None
        and {item.entity for item in later.places} <= {item.entity for item in blow.places}
    ):
        _date(page, later, blow.time, "day:cause")


def _is_by_verb(blow: Telling) -> bool:
    """Whether a verb of no relative clause tells a blow, itself or before its noun (شن غارات)."""
    carrier = blow.head.carrier
    carried = carrier is not None and carrier.finite and carrier.token < blow.head.hit.token
    return blow.head.relative is None and (blow.head.hit.finite or carried)


def _is_told_anew(page: Page, blow: Telling) -> bool:
    """Whether a verb before the noun of a blow tells it as a deed of its own (قتل ستة، شن الجيش غارات), no cause."""
    carrier = blow.head.carrier
    if blow.head.hit.finite and blow.head.relative is None and blow.head.start == blow.head.hit.token:
        # ردا على مقتل جندي، قصف الجيش القرية
        return page.text.tokens[blow.head.hit.token - 1].light in _COMMAS
    return carrier is not None and carrier.finite and carrier.token < blow.head.hit.token


def _doer_of_cause(page: Page, later: Telling, blow: Telling) -> None:
    """Give harms the one doer of the blow named after them, unless it only says when they befell (حين هاجم)."""
    words, first, last = page.lexicon.triggers.words, later.head.hit.token, blow.head.hit.token
    befallen = later.cast.passive or later.head.form.trigger.row.subject == "target"
    if blow.event_type not in BLOWS or says_doer(page, later) or of_part(page.text, first, last):
        return
    when = any(words.has("opener", token.key) for token in page.text.tokens[first:last])
    doers = {item.entity for item in blow.cast.agents}
    own = doers & {item.entity for item in later.cast.targets}
    when = (when and blow.event_type == "battle") or is_mutual(blow) or is_one_of_two(page, blow)
    if befallen and not when and not later.cast.agents and len(blow.cast.agents) == 1 and not own and None not in doers:
        later.cast.agents = list(blow.cast.agents)
        _mark(later, "agents", "doer:cause", later.cast.agents)


def _toll(page: Page, earlier: Sequence[Telling], later: Telling) -> None:
    """Give the dead and wounded whom somebody counts place and day of the one blow told so far, just before."""
    if later.event_type not in CASUALTIES or _has_blow(page, later):
        return
    told = [one for one in earlier if one.event_type in BLOWS and _is_told(one)]
    last = next((one for one in reversed(told) if not _is_background(page, one)), None)
    if last is None or _apart(page, last, later) != 1:
        return
    blows = [one for one in told if not _is_background(page, one)]
    placed = [one.places for one in blows if one.places]
    alike = len({tuple(item.entity for item in places) for places in placed}) == 1
    between = page.mentions_from(_end(page, blows[-1]), _end(page, later))
    if not later.places and alike and not any(mention.kind == "place" for mention in between):
        found = principal(page, placed[-1])
        # A barracks in a town: did the dead fall in one or in the other? Then it stays open.
        if {precision(page, item) for item in found} == {"town"}:
            later.places = found
            _mark(later, "places", "place:toll", found)
    days = {one.time.span: one.time for one in blows if one.time is not None}
    here = {item.entity for item in later.places} <= {item.entity for places in placed for item in places}
    if later.time is None and len(days) == 1 and here and not _dated_between(page, blows[-1], later):
        (day,) = days.values()
        _date(page, later, day, "day:toll")


def _day(page: Page, earlier: Sequence[Telling], later: Telling) -> None:
    """Give a harm the day of the blow it came of, or of the harm it is told with, in its sentence."""
    head = later.head
    if later.time is not None or head.counted or head.link == "adverbial":
        return
    if later.event_type not in HARMS and (later.event_type not in _OUTCOMES or _says_after_what(page, later)):
        return
    so = head.hit.finite and head.form.proclitics[:1] == "ف"
    one = next((one for one in reversed(earlier) if one.time is not None and (so or voice(one) == voice(later))), None)
    if one is None or one.time is None or one.modality != "asserted":
        return
    outcome = later.event_type in _OUTCOMES and not _placed_between(page, one, later)
    if one.event_type not in STRIKES | HARMS and not (outcome and one.event_type in _OUTCOMES):
        return
    if later.event_type not in HARMS and not outcome:
        return
    if _apart(page, one, later) or _is_background(page, one) or _dated_between(page, one, later):
        return
    if not turns(page, one.head.hit.token, head.hit.token) or tells_of_others(page, later):
        _date(page, later, one.time, "day:harm")


def _next_day(page: Page, earlier: Sequence[Telling], later: Telling) -> None:
    """Give harms and retreats the day of the deed told in the sentence before, where no other place is named."""
    if later.time is not None or later.event_type not in CASUALTIES | {"retreat"} or _has_blow(page, later):
        return
    one = next((one for one in reversed(earlier) if one.time is not None), None)
    if one is None or one.time is None or _apart(page, one, later) != 1 or not (_is_told(one) and _is_told(later)):
        return
    if (
        later.head.counted
        or one.event_type not in BLOWS | _OUTCOMES
        or any(_is_background(page, telling) for telling in (one, later))
    ):
        return
    if _dated_between(page, one, later) or _placed_between(page, one, later):
        return
    _date(page, later, one.time, "day:next")


def _same_day(page: Page, earlier: Sequence[Telling], later: Telling) -> None:
    """Give a verb the day of the deed right before it that the same doers did (اقتحموا أمس القرية ثم قصفوها)."""
    head, one = later.head, earlier[-1] if earlier else None
    if later.time is not None or one is None or one.time is None or not (head.hit.finite and one.head.hit.finite):
        return
    if head.relative is not None or head.link != "coordinated" or head.counted or one.event_type not in _DEEDS:
        return
    same = {item.entity for item in later.cast.agents} == {item.entity for item in one.cast.agents} - {None}
    if not same or not later.cast.agents or _says_after_what(page, later) or _apart(page, one, later):
        return
    told = voice(one) == voice(later) and _is_told(one) and _is_told(later)
    if not told or any(_is_background(page, telling) for telling in (one, later)):
        return
    if not (_dated_between(page, one, later) or _placed_between(page, one, later)):
        _date(page, later, one.time, "day:goes_on")


def _says_after_what(page: Page, telling: Telling) -> bool:
    """Whether a clause says itself after or before what it came (سلموا أنفسهم بعد معارك دامت ستة أيام)."""
    words = page.lexicon.triggers.words
    tokens = page.text.tokens[telling.head.hit.token + 1 : telling.head.end + 1]
    return any(words.has(name, token.key) for token in tokens for name in _BOUNDS)


def _placed_between(page: Page, one: Telling, later: Telling) -> bool:
    """Whether a place is named after a clause, up to the end of a later one, that its own places are not."""
    known = {item.entity for item in one.places}
    return any(
        isinstance(mention.value, PlaceValue) and (mention.entity or mention.value.anchor) not in known
        for mention in page.mentions_from(_end(page, one), _end(page, later))
    )


def _doer(page: Page, earlier: Sequence[Telling], later: Telling) -> None:
    """Give a harm the doer of the strike it came of, told before in its sentence."""
    befallen = later.cast.passive or later.head.form.trigger.row.subject in ("target", "event", "cause")
    one = next((one for one in reversed(earlier) if one.cast.agents), None)
    befallen = (befallen and later.head.form.trigger.row.lemma not in _DEAD) or (
        one is not None and _is_done_by(page, one, later, earlier)
    )
    if later.cast.agents or later.event_type not in HARMS or not befallen or not later.polarity:
        return
    if says_doer(page, later) or _loses(later):
        return
    if one is None or _apart(page, one, later) or voice(one) != voice(later) or not _is_told(one):
        return
    behind = [told for told in earlier[earlier.index(one) + 1 :] if told.event_type in HARMS]
    if any(is_others_harm(page, one, told) for told in (*behind, later)) or _of_blow_between(page, earlier, later, one):
        return
    doers = [item for item in one.cast.agents if item not in one.cast.helpers]
    fought = bool(later.cast.targets) and all(item.entity in _entities(one.cast.targets) for item in later.cast.targets)
    # كسر الجيش بإسناد من التحالف هجوما للحركة، وقتل سبعين منهم: of those it fought, by who beat them. Behind نحو the
    # number shows no case, and with helpers about it may be a passive.
    fought = fought and (not one.cast.helpers or key_at(page.text, later.head.hit.token + 1).endswith(_OBJECT))
    two_sides = one.event_type == "battle" and (len(one.cast.agents) > 1 and not (fought and len(doers) == 1))
    two_sides = two_sides or is_between(page, one)
    if one.event_type == "displacement" or (later.event_type == "displacement" and not later.cast.passive):
        # فجروا الآبار وفرت الأسر: who flees was driven by nobody told of, and who is led out was not struck.
        return
    won = fought and one.event_type == "territory_change"
    if (one.event_type not in STRIKES | HARMS and not won) or two_sides or _other_between(page, one, later):
        return
    if not turns(page, one.head.hit.token, later.head.hit.token) or tells_of_others(page, later):
        later.cast.agents = doers if fought and len(doers) == 1 else list(one.cast.agents)
        _mark(later, "agents", "doer:harm", later.cast.agents)


def _doer_again(page: Page, earlier: Sequence[Telling], later: Telling) -> None:
    """Give a blow named again, and what it led to, the doer it was told with (وقالت إن القصف أدى إلى مقتل خمسة)."""
    blow, led = doer_told(page, earlier, later), doers_of_blow(page, earlier, later)
    if blow is not None or led:
        later.cast.agents = list(blow.cast.agents) if blow is not None else led
        _mark(later, "agents", "doer:harm" if led else "doer:again", later.cast.agents)


def _entities(items: Iterable[Participant]) -> set[str | None]:
    """Return the entities of participants that are known."""
    return {item.entity for item in items if item.entity is not None}


def _of_blow_between(page: Page, earlier: Sequence[Telling], later: Telling, one: Telling) -> bool:
    """Whether a harm is that of a blow nobody is named for, told behind a deed (دخلت القوات البلدة إثر قصف أودى بخمسة).

    Or of a fight, which is its own subject (حصدت المعارك).
    """
    blow = next((told for told in earlier if told.head is later.head.parent), one)
    if blow is not one and blow.event_type in BLOWS and not blow.head.hit.finite and not blow.cast.agents:
        return True
    after = page.text.tokens[later.head.hit.token + 1].key if later.head.hit.token + 1 < later.head.end else ""
    forms = page.lexicon.triggers.look_up(after) if later.head.hit.finite else ()
    return any(form.definite and form.trigger.row.event_type == "battle" for form in forms)


def _is_done_by(page: Page, one: Telling, later: Telling, earlier: Sequence[Telling]) -> bool:
    """Whether a verb without a subject tells what the blow before it did (غارة نفذها التحالف قتلت، ما ألحق أضرارا).

    Other verbs without a subject may tell of the blow between (هجوم تبنته الجماعة استهدف المعسكر وأوقع 36 قتيلا).
    """
    if not _lacks_subject(later) or one.event_type not in BLOWS:
        return False
    told = {id(telling.head): telling for telling in earlier}
    which = page.text.tokens[later.head.hit.token - 1].key in _WHAT
    parent = later.head.parent
    while parent is not None and parent is not one.head:
        between = told.get(id(parent))
        if between is None or not _lacks_subject(between):
            return False
        which = which or page.text.tokens[parent.hit.token - 1].key in _WHAT
        parent = parent.parent
    return parent is one.head and (which or not one.head.hit.finite)


def _loses(telling: Telling) -> bool:
    """Whether a verb tells what its own subject lost (هاجمت الكتيبة الموقع وقدمت شهيدين): none of its own deeds."""
    row = telling.head.form.trigger.row
    return row.pos == "verb" and row.subject == row.object == "target"


def _lacks_subject(telling: Telling) -> bool:
    return telling.head.hit.finite and not telling.cast.subject and not telling.head.form.enclitic


def _enemy(page: Page, earlier: Sequence[Telling], later: Telling) -> None:
    """Say whose the fighters and arms were that befell: those the same doers fight just before."""
    if later.cast.targets or later.event_type not in _WON or befell_attackers(page, later):
        return
    one = next((one for one in reversed(earlier) if one.cast.targets), None)
    if one is None or _apart(page, one, later) or voice(one) != voice(later) or one.modality != "asserted":
        return
    enemies = [item for item in one.cast.targets if item.entity is not None and page.is_actor(item.entity)]
    classes = {name for phrase in later.cast.counted for name in phrase.classes}
    unsettled = any(item.entity is None for item in one.cast.targets)
    if len(enemies) != 1 or unsettled or "civilians" in classes or _other_between(page, one, later):
        return
    ours = {item.entity for item in one.cast.agents}
    same = bool(ours) and ours == {item.entity for item in later.cast.agents}
    fights = not _FIGHTING.isdisjoint(classes)
    told_as_one = one.event_type in CASUALTIES and later.event_type in CASUALTIES and not fights and later.polarity
    told_as_one = told_as_one and not in_ranks(page, later)
    if told_as_one or same or (fights and one.event_type not in HARMS) or _comes_of(page, one, later):
        later.cast.targets = enemies
        _mark(later, "targets", "whom:harm" if told_as_one else "whom:enemy", enemies)


def _comes_of(page: Page, one: Telling, later: Telling) -> bool:
    """Whether the dead and wounded are those of a blow told before (كمين لدورية من الجيش أسفر عن سقوط قتلى)."""
    blow = one.event_type in BLOWS and one.polarity and one.modality == "asserted"
    so = later.head.link == "result" or later.head.form.proclitics[:1] == "ف"
    befallen = later.cast.passive or later.head.form.trigger.row.subject in ("target", "event", "cause")
    counted = bool(later.cast.counted) and later.event_type in CASUALTIES
    return blow and so and befallen and counted and later.polarity


def _named_enemy(page: Page, later: Telling) -> None:
    """Say whose the fighters, arms and land were that an issuer took: those of the one enemy his statement names."""
    stretch = later.head.stretch
    if later.cast.targets or not later.cast.agents or later.event_type not in _WON | {"territory_change"}:
        return
    if stretch.passage.role != "statement" or stretch.content or not later.polarity:
        return
    span = stretch.passage.span
    enemies = [
        item
        for item in page.mentions_from(span.start, span.end)
        if isinstance(item.value, ActorValue) and item.value.register == "partisan" and item.entity is not None
    ]
    before = [item for item in enemies if item.span.end <= page.text.tokens[later.head.hit.token].start]
    classes = {name for phrase in later.cast.counted for name in phrase.classes}
    theirs = later.event_type == "territory_change" or not _FIGHTING.isdisjoint(classes)
    if len({item.entity for item in enemies}) != 1 or not before or not theirs or "civilians" in classes:
        return
    if all(item.entity != before[-1].entity for item in later.cast.agents):
        named = before[-1]
        later.cast.targets = [Participant(entity=named.entity, text=named.text, span=named.span)]
        _mark(later, "targets", "whom:named", later.cast.targets)


def _own_up(page: Page, told: Sequence[Telling]) -> None:
    """Mark what clauses share with those they are joined to: words that stand in another clause."""
    bounds = [(page.text.tokens[one.head.start].start, _end(page, one)) for one in told]
    for one, later in pairwise(zip(told, bounds, strict=True)):
        for (telling, own), (_, other) in ((later, one), (one, later)):
            for slot, items in _slots(telling):
                elsewhere = [item for item in items if not _holds(own, item) and _holds(other, item)]
                if elsewhere:
                    _mark(telling, slot, SENTENCE, elsewhere)
            time = telling.time
            if time is not None and time.span is not None and not _holds(own, time):
                _mark(telling, "time", SENTENCE, [time] if _holds(other, time) else [])


def _slots(telling: Telling) -> list[tuple[Slot, list[Participant]]]:
    return [("agents", telling.cast.agents), ("targets", telling.cast.targets), ("places", telling.places)]


def _holds(bounds: tuple[int, int], item: Participant | ClaimTime) -> bool:
    """Whether the words for a value stand in a clause, of which these are the code points."""
    start, end = bounds
    return item.span is not None and start <= item.span.start < end


def _mark(later: Telling, slot: Slot, rule: str, items: Iterable[Participant | ClaimTime]) -> None:
    """Say of values which rule carried them."""
    known = {(item.slot, item.span) for item in later.carried}
    for item in items:
        if item.span is not None and (slot, item.span) not in known:
            later.carried.append(Carried(slot=slot, rule=rule, span=item.span))


def _date(page: Page, later: Telling, time: ClaimTime, rule: str) -> None:
    """Give a clause a time that is one day, and no bound: neither since, until nor before stands before it."""
    if time.span is None or time.precision != "day" or time.start is None:
        return
    token = page.text.covering(time.span.start, time.span.end)[0]
    words = page.lexicon.triggers.words
    word = page.text.tokens[token - 1].key if token else ""
    if not any(word in words.classes[name] for name in _BOUNDS):
        later.time = time
        _mark(later, "time", rule, [time])


def _is_told(telling: Telling) -> bool:
    """Whether a clause tells something as done."""
    return telling.modality == "asserted" and telling.polarity


def _is_background(page: Page, telling: Telling) -> bool:
    """Whether a sentence begins with what had been before (وكان القتال قد اندلع): its day is not today's."""
    text = page.text
    first, last = text.sentence_of(telling.head.hit.token)
    words = [token.key.removeprefix("و") for token in text.tokens[first : min(first + _HAD_WITHIN, last)]]
    had_been = page.lexicon.triggers.words.classes["had_been"]
    return (bool(words) and words[0] in had_been) or ("قد" in words and not had_been.isdisjoint(words))


def _has_blow(page: Page, telling: Telling) -> bool:
    """Whether a clause names a blow of its own (قتلوا في كمين); one with the article was told before."""
    forms = page.lexicon.triggers.look_up
    return any(
        form.inflection.tense == "none" and form.trigger.row.event_type in BLOWS and not form.definite
        for i in range(telling.head.start, telling.head.end)
        if i != telling.head.hit.token
        for form in forms(page.text.tokens[i].key)
    )


def _dated_between(page: Page, one: Telling, later: Telling) -> bool:
    """Whether another day is named after a clause, up to the end of a later one."""
    return any(
        isinstance(mention.value, TimeValue) and mention.value.start is not None
        for mention in page.mentions_from(_end(page, one), _end(page, later))
    )


def _other_between(page: Page, one: Telling, later: Telling) -> bool:
    """Whether another actor or person is named after a clause, up to the end of a later one."""
    cast = (one.cast.agents, one.cast.targets, later.cast.agents, later.cast.targets)
    known = {item.entity for items in cast for item in items}
    return any(
        mention.kind in ("actor", "person") and mention.entity not in known
        for mention in page.mentions_from(_end(page, one), _end(page, later))
    )


def _apart(page: Page, one: Telling, later: Telling) -> int:
    """Return how many sentences after a clause another stands."""
    return page.text.sentences_between(one.head.hit.token, later.head.hit.token)


def _end(page: Page, telling: Telling) -> int:
    return page.text.tokens[telling.head.end - 1].end
