"""Whose deed the frame of speech says it is: who announces, pledges or threatens it, who is asked or accused."""

from collections.abc import Sequence

from msgspec.structs import replace

from rawi.lexicon.befallings import befallings
from rawi.lexicon.cues import Form, form_of
from rawi.model import Entity, EventType, Mention, Participant, PlaceValue
from rawi.read.events.agreement import is_bare_name, is_feminine, is_plural
from rawi.read.events.heads import Head, Stretch
from rawi.read.events.phrases import Phrase, phrases
from rawi.read.events.triggers import word_before
from rawi.read.kinds import BLOWS
from rawi.read.roles import roles
from rawi.read.roles.ascribed import said_by_another
from rawi.read.roles.control import BY_OTHERS, COMMANDS
from rawi.read.roles.roles import Cast, Known
from rawi.read.roles.tellings import Page
from rawi.read.roles.that_pronouns import is_she
from rawi.read.roles.voices import first_word
from rawi.text import key, tokenise

# So near before a deed stands the word for whose it is (مسؤوليتها الكاملة عن الهجوم).
_CLAIMED_WITHIN = 4
# A verb of blame with its pronoun stands so near before the deed; whom it takes up ends so few letters before الذي.
_BLAMED_WITHIN, _BESIDE = 8, 2
_TAKEN_UP = ("هم", "ها", "ه")
_DENIED: frozenset[EventType] = frozenset(
    {
        "abduction",
        "airstrike",
        "attack_on_civilians",
        "detention",
        "displacement",
        "killing",
        "shelling",
        "siege",
        "violation",
    }
)
_BEFALL: frozenset[EventType] = frozenset({"abduction", "injury", "killing"})
_MEN = frozenset({"fighters", "forces", "leaders"})
_POSTS, _AIMED_WITHIN, _BLOW_WITHIN = frozenset({"forces", "posts", "vehicles"}), 6, 8
_OF_PLACE = frozenset({"منطقه", "مدينه", "كتيبه", "جبهه", "وحده", "خليه", "حركه", "سريه", "جماعه"})
# What a state that announces it has done to others; who is struck announces that as well (أعلنت سوريا قصف مطار).
_BY_STATES: frozenset[EventType] = frozenset({"capture", "killing", "territory_change"})
_FALLEN_IN: frozenset[EventType] = BLOWS | {"battle", "explosion"}
_MURDER = "اغتيال"
# That others are somewhere is no deed of who says so (زعم الجيش وجود مسلحين).
_PRESENCE = "وجود عسكري"
# What nobody says he did, by these words.
_BLAMED = frozenset({"جريمة بحق مدنيين", "جريمة حرب", "مجزرة"})
# Joined to what somebody tells, it is he who took it (أكدت الحركة سقوط المطار واغتنام مدرعات).
_BOOTY = "اغتنام"
_OF_STATES = frozenset({"state", "state_force"})
# Who has no men of his own, others obey (أمرت المحكمة الدولية باعتقاله).
_WITHOUT_MEN = frozenset({"international", "media", "monitor", "relief"})
_ADMITS = frozenset({"أقر", "اعترف"})
_TELLS = ("say", "confirm", "reveal")
# What somebody who fights says was done, he did, if only the one who has the power there can do it.
_TAKEN: frozenset[EventType] = frozenset({"capture", "detention", "release"})
# What an issuer says was done, it did: تم تدمير دبابتين.
_DONE = "تم"
# A word of blame with one of these behind it accuses somebody.
_HAD = key("قد")
_ACCUSING = frozenset({"party", "that", "مسؤولية"})
# Who tells that it was reached is no party to it (أعلنت موسكو التوصل إلى هدنة).
_REACHED = "توصل"
_COMMAS = frozenset("،,")
# What stands between who is asked and what to do.
_TO_DO = frozenset(map(key, ("أن", "بأن", "إلى", "على")))
_OPERATIONS = frozenset(map(key, ("عملية", "عمليات", "نهاية")))
# Of these, what one side announces of the other it has done.
_INFLICTED = frozenset({"إصابة", "مقتل"})


def give_from_speaker(page: Page, head: Head, before: Sequence[Phrase], cast: Cast, known: Known) -> None:
    """Give the doer that the frame of speech names: who is asked or accused, who announces his own deeds."""
    if head.hit.finite and not (cast.agents or cast.named or cast.passive) and _denies_himself(page, head, known):
        speaker = known.speaker
        cast.agents = [roles.implied(page.text, head, speaker, page.document)] if speaker is not None else []
        return
    if head.hit.finite and not (cast.agents or cast.subject or cast.named or cast.passive):
        cast.agents = _asked_to(page, head, known)
    if head.hit.finite or cast.agents or cast.named or (head.carrier is not None and cast.subject):
        return
    stance, row, speaker = head.stretch.stance, head.form.trigger.row, known.speaker
    judged = condemns(page, head.stretch) or (stance == "say" and values(page, head.stretch))
    if judged and any(form is not None for form in _forms(page, head.stretch)):
        return
    if stance == "warn" and not _threatens(page, head):
        warned = [group for group in roles.groups(before) if group[0].kind == "actor" and not group[0].preposition]
        cast.agents = roles.who_of(warned[0]) if len(warned) == 1 and not warned[0][0].genitive else []
    elif stance in ("demand", "accuse") and (head.link != "adverbial" or _is_laid(page, head)):
        cast.agents = _asked(page, head, before, known)
    elif speaker is None or row.pos != "noun":
        return
    elif row.subject == "target" and row.object == "place":
        # نفى التنظيم خسارة البلدة: his loss, and nobody's deed that he names.
        opens = head.hit.token == first_word(page.text, head.stretch) and not _is_known(page, head)
        admits = stance == "deny" or _is_admitted(page, head.stretch)
        other = any(_is_state(item) for item, _ in page.overlay.starting.get(head.hit.token + 1, ()))
        if speaker.kind == "actor" and not cast.targets and opens and admits and not other:
            cast.targets = [roles.implied(page.text, head, speaker, page.document)]
    elif speaker.kind == "actor" and row.lemma not in befallings() and _answers_for(page, head):
        cast.agents = [roles.speaking(page.text, head, speaker, page.document)]
    elif stance == "deny":
        # What one takes the trouble to deny is a deed laid at one's own door.
        suffered = row.event_type not in _DENIED or row.lemma in befallings() or bool(cast.targets)
        if speaker.kind == "actor" and not suffered and said_by_another(page, head.stretch) is None:
            cast.agents = [roles.implied(page.text, head, speaker, page.document)]
    elif _announces(page, head, cast, speaker):
        cast.agents = [roles.implied(page.text, head, speaker, page.document)]
        cast.subject, cast.names = list(cast.agents), [speaker.name]


def _is_laid(page: Page, head: Head) -> bool:
    """Whether the word for guilt stands right before a masdar: it is laid to somebody (حملت الجيش مسؤولية إحراق)."""
    before = page.text.tokens[head.hit.token - 1]
    guilt = page.lexicon.triggers.words.has("laid_to", before.key)
    return head.stretch.stance == "accuse" and head.hit.token > head.stretch.start and guilt


def _denies_himself(page: Page, head: Head, known: Known) -> bool:
    """Whether somebody denies to have done what a verb tells (نفى الحشد أن يكون قد قصف القاعدة)."""
    stretch, tokens, at, speaker = head.stretch, page.text.tokens, head.hit.token - 1, known.speaker
    row, verb = head.form.trigger.row, head.form.inflection
    if stretch.stance != "deny" or speaker is None or speaker.kind != "actor" or row.subject != "agent":
        return False
    if any(token.key.endswith(("ه", "ها")) and not token.text.endswith("ة") for token in tokens[at + 2 : at + 4]):
        # نفى الحزب أن يكون قد استهدف مقره
        return False
    at -= tokens[at].key == _HAD
    before = word_before(page.text, at)
    opens = at >= stretch.start and before is not None and before <= stretch.start
    be = tokens[at].key if opens and verb.number == "singular" else ""
    # A spokesman denies what his body, or he, would have done.
    she = {is_she(page, stretch, stretch.chain[-1].text or ""), is_feminine(speaker.name, page.lexicon.triggers.words)}
    feminine = verb.gender == "feminine"
    return feminine in she and be == ("تكون" if feminine else "يكون")


def _asked_to(page: Page, head: Head, known: Known) -> list[Participant]:
    """Return who is asked to do what a verb behind أن tells (دعت الجيش إلى أن يفرج), if it agrees with him."""
    first, tokens = first_word(page.text, head.stretch), page.text.tokens
    if head.stretch.stance != "demand" or first is None or head.form.trigger.row.subject != "agent":
        return []
    found = roles.groups(phrases(page.text, first, head.hit.token, page.overlay, page.lexicon.triggers))
    asked = found[0] if found and found[0][0].kind == "actor" and found[0][0].start == first else []
    if len(found) != 1 or any(
        tokens[i].key not in _TO_DO for i in range(asked[-1].end if asked else 0, head.hit.token)
    ):
        return []
    who = roles.who_of(asked)
    many = len(who) > 1 or any(is_plural(item.text, page.lexicon.triggers.words) for item in who)
    theirs = replace(known, names=[item.text for item in who], many=many)
    return who if roles.agrees(head.form.inflection, theirs) else []


def condemns(page: Page, stretch: Stretch) -> bool:
    """Whether a word of blame takes the deed itself as its object (دان الهجوم): the deed is known, nobody accused."""
    forms = _forms(page, stretch)
    blames = stretch.stance == "accuse" and bool(forms)
    return blames and all(form is None or _ACCUSING.isdisjoint(form.cue.complement) for form in forms)


def values(page: Page, stretch: Stretch) -> bool:
    """Whether the word of saying takes what it values or feels about as its object (ثمن الخطوة، رحب بالاتفاق)."""
    return any(
        form is not None
        and form.agreement != "participle"
        and page.lexicon.triggers.words.has("values", key(form.cue.lemma))
        for form in _forms(page, stretch)
    )


def _forms(page: Page, stretch: Stretch) -> list[Form | None]:
    cue = stretch.chain[-1].cue
    return [form_of(page.lexicon.cues, token.key) for token in tokenise(cue.text)] if cue is not None else []


def _asked(page: Page, head: Head, before: Sequence[Phrase], known: Known) -> list[Participant]:
    """Return who is asked for a deed or accused of it."""
    accused = _accused_before(page, head, known)
    if accused is not None:
        return accused
    asked = [group for group in roles.groups(before) if not group[0].preposition and not group[0].genitive]
    if not asked and head.stretch.begins and (head.stretch.stance == "accuse" or head.link == "coordinated"):
        ahead = phrases(page.text, head.stretch.start, head.start, page.overlay, page.lexicon.triggers)
        asker = known.speaker.id if known.speaker is not None else None
        told = {item.span for item in known.near}
        asked = [
            group
            for group in roles.groups(ahead)
            if group[0].mention is not None
            and group[0].kind == "actor"
            and not group[0].preposition
            and group[0].mention.span in told
            and group[0].mention.entity != asker
            and not _leads_him(page, roles.participant(group[0].mention))
        ]
    if asked:
        return roles.who_of(asked[-1])
    found = addressed(page, head.stretch, known.near) if head.stretch.begins else []
    return found or _orders(page, head, page.speakers.of(head.stretch.chain, himself=True))


def _orders(page: Page, head: Head, speaker: Entity | None) -> list[Participant]:
    """Return who gives an order that is addressed to nobody (أمرت النيابة بحبس أربعة): it is done in his name.

    Only when it was given may stand between (أمر، قبل يومين، بوقف القتال); who is called to do it does it.
    """
    tokens, link = page.text.tokens, head.stretch.chain[-1]
    if speaker is None or link.cue is None or head.stretch.stance != "demand" or not head.stretch.begins:
        return []
    first, last = page.text.covering(link.cue.span.start, link.cue.span.end)
    form = form_of(page.lexicon.cues, tokens[first].key)
    if form is None or form.cue.lemma not in COMMANDS or not tokens[head.hit.token].key.startswith("ب"):
        return []
    if head.form.trigger.row.event_type in BY_OTHERS or speaker.subtype in _WITHOUT_MEN:
        return []
    if link.span is not None and link.span.start >= link.cue.span.end:
        last = page.text.covering(link.span.start, link.span.end)[1]
    between = range(last, head.hit.token)
    idle = all(tokens[i].kind != "word" or page.overlay.kinds.get(i) == {"time"} for i in between)
    return [roles.speaking(page.text, head, speaker, page.document)] if idle else []


def _announces(page: Page, head: Head, cast: Cast, speaker: Entity) -> bool:
    """Whether somebody tells what he did himself: he pledges it, announces it, or issues a statement of it."""
    stance, row = head.stretch.stance, head.form.trigger.row
    pledges = stance in ("promise", "warn")
    does = page.speakers.does(speaker, head) or _is_done_by_state(page, head, speaker)
    # أكدت إيران اغتيال قائد الحركة: on its own soil a state tells of others' deeds too.
    does = does and not (row.lemma == _MURDER and speaker.subtype == "state")
    if not (pledges and speaker.kind == "actor") and not does:
        return False
    if row.lemma in _BLAMED or row.lemma == _PRESENCE:
        return False
    opens = head.hit.token
    if head.carrier is not None and head.carrier.carriers[0].trigger.row.subject == "agent":
        opens = head.carrier.token
    lemmas = {form.trigger.row.lemma for form in head.carrier.carriers} if head.carrier is not None else set()
    reached = _REACHED in lemmas and " و" not in (head.stretch.chain[-1].text or "")
    first = first_word(page.text, head.stretch)
    # تبنت عملية إطلاق النار، أعلنت نهاية وقف إطلاق النار
    if first is not None and first < opens and page.text.tokens[first].key in _OPERATIONS:
        first += 1
    if first is not None and first < opens and _is_aside(page, first, opens):
        first = opens
    announced = stance is not None and opens == first and not _is_known(page, head)
    issued = head.stretch.passage.role == "statement" and not head.stretch.content and head.link == "sequence"
    done = lemmas == {_DONE}
    near = head.start <= head.stretch.start + 3 and head.carrier is None
    # تم تصفية 22 إرهابيا: of enemies; تم أسر خمسة
    hostile = row.event_type == "killing" and _hostile(page, head) and not _fell_in_blow(page, head)
    taken = done and (row.event_type in _TAKEN or hostile)
    taken = taken and row.lemma not in befallings() and stance in (None, *_TELLS)
    booty = row.lemma == _BOOTY and head.link == "coordinated" and stance in _TELLS and head.stretch.begins
    told = (
        booty
        or pledges
        or (announced and not reached)
        or (issued and (near or done))
        or (taken and head.stretch.content)
    )
    own = any(item.entity == speaker.id for item in cast.targets) or _is_own_loss(page, head, speaker)
    own = own or _hits_own(page, head)
    suffered = row.lemma in befallings()
    inflicted = row.lemma in _INFLICTED and _of_enemy(page, head, cast, speaker)
    return told and not own and (not suffered or inflicted)


def _fell_in_blow(page: Page, head: Head) -> bool:
    """Whether a blow is named behind those it befell, which others may have dealt (تم قتل خمسة في غارة أمريكية)."""
    tokens, index = page.text.tokens, page.lexicon.triggers
    end = max(head.end, min(head.stretch.end, head.hit.token + _BLOW_WITHIN))
    behind = (form for i in range(head.hit.token + 1, end) for form in index.look_up(tokens[i].key))
    return any(form.inflection.tense == "none" and form.trigger.row.event_type in _FALLEN_IN for form in behind)


def _is_aside(page: Page, first: int, opens: int) -> bool:
    """Whether words begin with an aside that a comma ends right before a deed (تبنت الحركة، دون دليل، إسقاط طائرة)."""
    tokens, words = page.text.tokens, page.lexicon.triggers.words
    commas = [i for i in range(first, opens) if tokens[i].light in _COMMAS]
    led = words.has("noun_follows", tokens[first].key) and tokens[first - 1].light in _COMMAS
    return led and commas == [opens - 1]


def _is_done_by_state(page: Page, head: Head, speaker: Entity) -> bool:
    """Whether a state announces what it has done to others (أعلنت تركيا تحييد 26 إرهابيا).

    Not where it confirms it, where somebody stands behind the deed (استيلاء إيران على ناقلتين), where a blow is told in
    which they fell (مقتل خمسة في غارة), or where some of them are its own (و3 من جنودها).
    """
    row, tokens = head.form.trigger.row, page.text.tokens
    if row.event_type not in _BY_STATES or head.stretch.stance == "confirm" or not _is_country(page, speaker):
        return False
    index, behind = page.lexicon.triggers, range(head.hit.token + 1, page.text.sentence_of(head.hit.token)[1])
    if any(_is_state(item) for item, _ in page.overlay.starting.get(head.hit.token + 1, ())):
        return False
    suffered = row.lemma in befallings()
    for i in behind:
        word = tokens[i].key
        fallen = suffered and any(form.trigger.row.event_type in _FALLEN_IN for form in index.look_up(word))
        if fallen or (word.endswith(_TAKEN_UP) and index.classes(word) & _MEN):
            return False
    return True


def _is_admitted(page: Page, stretch: Stretch) -> bool:
    """Whether the word of saying tells what one would rather not (أقر التنظيم بخسارة البلدة)."""
    return any(form is not None and form.cue.lemma in _ADMITS for form in _forms(page, stretch))


def _is_state(mention: Mention) -> bool:
    """Whether an actor or a country is named, which may act."""
    return mention.kind == "actor" or (isinstance(mention.value, PlaceValue) and mention.value.precision == "country")


def _is_country(page: Page, speaker: Entity) -> bool:
    """Whether a state itself speaks, no ministry or court of it: what its forces did it announces as its own deed."""
    actors = page.lexicon.actors
    actor = actors.by_entity.get(speaker.id)
    return actor is not None and any(demonym.state == actor for demonym in actors.by_country.values())


def _is_its_own(page: Page, speaker: Entity, body: str | None) -> bool:
    """Whether a body is of the same country as the state that speaks (أعلنت إسرائيل مقتل جندي من لواء جولاني)."""
    actors = page.lexicon.actors
    state, other = actors.by_entity.get(speaker.id), actors.by_entity.get(body or "")
    if state is None or other is None or speaker.subtype != "state":
        return False
    row = actors.rows[other]
    return row.kind in _OF_STATES and not set(row.countries).isdisjoint(actors.rows[state].countries)


def _is_own_loss(page: Page, head: Head, speaker: Entity) -> bool:
    """Whether somebody tells what befell his own men (أعلنت حماس اغتيال قائدها، القيادي فيها فلان): not his deed."""
    tokens, index = page.text.tokens, page.lexicon.triggers
    pronouns = ("ها",) if is_feminine(speaker.name, index.words) or is_bare_name(speaker.name) else ("ه", "ها")
    if head.form.trigger.row.event_type not in _BEFALL:
        return False
    first, second = (tokens[i].key if i < head.end else "" for i in (head.hit.token + 1, head.hit.token + 2))
    stem = first.removesuffix("ها").removesuffix("ه")
    men = first.endswith(pronouns) and (
        index.words.has("title", stem) or index.words.has("men", stem) or bool(index.classes(first) & _MEN)
    )
    # رئيس مكتبها السياسي
    office = index.words.has("title", first) and second.endswith(pronouns) and second not in _OF_PLACE
    return men or office or second in ("فيها", "فيه", "لديها")


def _hits_own(page: Page, head: Head) -> bool:
    """Whether a blow that somebody tells of is aimed at posts with a pronoun, his own (أقر بالهجوم على قاعدته)."""
    tokens, index = page.text.tokens, page.lexicon.triggers
    if head.form.trigger.row.event_type not in BLOWS:
        return False
    behind = (tokens[i] for i in range(head.hit.token + 1, min(head.hit.token + _AIMED_WITHIN, head.end)))
    pronouns = (token for token in behind if token.key.endswith(_TAKEN_UP) and not token.text.endswith("ة"))
    return any(not index.classes(token.key).isdisjoint(_POSTS) for token in pronouns)


def _accused_before(page: Page, head: Head, known: Known) -> list[Participant] | None:
    """Return whom الذي before a verb of asking or blaming takes up, whose subject follows; null where none does.

    `فلان الذي تتهمه إسرائيل بقتل`: Israel accuses, the killing is his.
    """
    tokens, first = page.text.tokens, max(page.text.sentence_of(head.hit.token)[0] + 1, head.hit.token - _BLAMED_WITHIN)
    for i in range(head.hit.token - 1, first - 1, -1):
        verb = tokens[i].key
        stem = next((verb.removesuffix(end) for end in _TAKEN_UP if verb.endswith(end)), "")
        form = form_of(page.lexicon.cues, stem) if stem and tokens[i].kind == "word" else None
        if form is not None and page.lexicon.triggers.words.has("relative", tokens[i - 1].key):
            end = tokens[i - 1].start
            near = [item for item in page.mentions_from(tokens[first].start, end) if item.kind in ("actor", "person")]
            beside = [item for item in near if end - item.span.end <= _BESIDE]
            return [roles.participant(item) for item in beside[-1:]]
    return None


def _threatens(page: Page, head: Head) -> bool:
    """Whether a masdar behind ب says with what somebody threatens (هددت بقصف المدينة), as what he warns of is not."""
    begin = first_word(page.text, head.stretch)
    # هددت الحركة إسرائيل بقصف المدينة: whom they threaten stands before.
    opens = begin is not None and all("actor" in page.overlay.kinds.get(i, ()) for i in range(begin, head.hit.token))
    return opens and page.text.tokens[head.hit.token].key.startswith("ب") and not head.hit.finite


def _is_known(page: Page, head: Head) -> bool:
    """Whether somebody tells about a thing behind أن (قالت الحركة إن 12 غارة استهدفت منزلا): not announced as his."""
    i = head.hit.token
    while i > head.stretch.start and page.overlay.has("quantity", i - 1, i):
        i -= 1
    before = word_before(page.text, i)
    told = before is not None and page.lexicon.triggers.words.has("that", page.text.tokens[before].key)
    # وإن محاكمتهم ستتم: what is done to them he may well do.
    return told and not head.form.enclitic


def _answers_for(page: Page, head: Head) -> bool:
    """Whether somebody calls a deed his own (أعلن التنظيم مسؤوليته عن الهجوم)."""
    tokens = page.text.tokens
    near = range(max(head.stretch.start, head.hit.token - _CLAIMED_WITHIN), head.hit.token)
    return any(page.lexicon.triggers.words.has("responsibility", tokens[i].key) for i in near)


def _hostile(page: Page, head: Head) -> bool:
    """Whether those it befell are called by a word for enemies, and nobody's own."""
    tokens = page.text.tokens[head.hit.token + 1 : min(head.hit.token + 5, head.end)]
    return any("hostile" in page.lexicon.triggers.classes(token.key) for token in tokens)


def _of_enemy(page: Page, head: Head, cast: Cast, speaker: Entity) -> bool:
    """Whether those it befell are the other side's. Of his own dead one tells in the same words (مقتل قائدها).

    An armed group facing a state, the counted men of another body and words for enemies show it.
    """
    bodies = [item.entity for item in cast.targets if item.entity is not None and page.is_actor(item.entity)]
    facing = bool(bodies) and all(page.speakers.fights(speaker, body) for body in bodies)
    tolled = bool(bodies) and bool(cast.counted) and not any(page.speakers.is_part(body, speaker) for body in bodies)
    tolled = tolled and not any(_is_its_own(page, speaker, body) for body in bodies)
    return facing or tolled or _hostile(page, head)


def addressed(page: Page, stretch: Stretch, near: Sequence[Participant]) -> list[Participant]:
    """Return who stands between the word of asking or accusing and what is asked: the one addressed."""
    cue = stretch.chain[-1].cue
    begin = page.text.tokens[stretch.start].start
    named = [item for item in near if cue is not None and cue.span.end <= item.span.start < begin]
    # اتهموا التحالف الذي تقوده الدولة بشن غارات: who leads him is not the one accused.
    return [item for item in named if not _leads_him(page, item)][-1:]


def _leads_him(page: Page, item: Participant) -> bool:
    first = page.text.covering(item.span.start, item.span.end)[0]
    verb = page.text.tokens[first - 1].key if first > 0 else ""
    stem = next((verb.removesuffix(end) for end in _TAKEN_UP if verb.endswith(end)), "")
    return page.lexicon.triggers.words.has("heading", stem)
