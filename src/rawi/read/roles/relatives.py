"""Whose an event is by a relative clause after its noun (قصف صاروخي نفذته القوات، المجزرة التي ارتكبتها القوات)."""

from itertools import pairwise

from rawi.model import EventType, Participant
from rawi.read.events.agreement import IN_IT, is_bare_name, is_feminine, only_described
from rawi.read.events.carriers import PRONOUNS, doing
from rawi.read.events.heads import Head
from rawi.read.events.nouns import AIMED
from rawi.read.events.phrases import phrases
from rawi.read.kinds import BLOWS, DONE
from rawi.read.roles import roles
from rawi.read.roles.roles import ARMS, Cast
from rawi.read.roles.tellings import Page
from rawi.text import key

# What is laid, thrown or fired, and the verbs that say by whom (عبوة زرعها التنظيم، قذائف أطلقتها القوات).
_FIRES = ("أطلق", "ألقى برميلا", "زرع", "فجر")
_BY_FIRE: frozenset[EventType] = BLOWS | {"killing", "injury", "destruction"}
# The verb stands no farther from its noun: adjectives, means and place lie between.
_REACH = 9
# The doer stands no farther from the verb: a time lies between.
_NEAR = 4
_LONGEST_NAME = 10
# Words without a full stop go on no longer than this, but in what is no prose.
_FARTHEST = 150
# Who sponsors an agreement is no party to it (اتفاق رعته قطر).
_SPONSORS = frozenset(map(key, ("رعاه", "رعاها", "رعته", "رعتها", "يرعاه", "يرعاها", "ترعاه", "ترعاها")))
_COMMAS = frozenset("،,")
_NEVER = frozenset(map(key, ("لم", "لا", "ما", "لن")))


def give_from_relative(page: Page, head: Head, cast: Cast) -> None:
    """Give an event noun the doer that the verb of a relative clause after it names, before any other."""
    event_type = head.form.trigger.row.event_type
    noun = not head.hit.finite and event_type in DONE
    last = _verb_after(page, head) if noun else None
    if last is None and event_type in _BY_FIRE and not cast.agents:
        last = _fired_by(page, head)
    if last is None:
        return
    end = min(last + _LONGEST_NAME, head.stretch.end)
    found = roles.groups(phrases(page.text, last, end, page.overlay, page.lexicon.triggers))
    subject = next((group for group in found if not group[0].preposition), None)
    if subject is not None and any(_is_verb(page, i) for i in range(last, subject[0].start)):
        # غارة نفذتها قرب البلدة قتلت ستة
        subject = None
    if noun and not cast.agents and (subject is None or subject[0].start - last >= _NEAR):
        cast.agents = _speakers_own(page, head, page.text.tokens[last - 1].key)
        return
    if subject is None or subject[0].start - last >= _NEAR or subject[0].kind == "place":
        return
    who = roles.who_of(subject)
    words = [token.key for token in page.text.tokens[subject[0].start : subject[0].end]]
    sponsors = page.text.tokens[last - 1].key in _SPONSORS
    if sponsors or any(page.lexicon.triggers.words.has("mediating", word) for word in words):
        cast.agents = [item for item in cast.agents if item not in who]
    elif who:
        cast.agents = who
        cast.targets = [item for item in cast.targets if item not in who]


def _is_verb(page: Page, i: int) -> bool:
    forms = page.lexicon.triggers.look_up(page.text.tokens[i].key)
    return bool(forms) and all(form.inflection.tense != "none" for form in forms)


def _speakers_own(page: Page, head: Head, verb: str) -> list[Participant]:
    """Return who speaks, if a verb without a subject agrees with him (قالت القيادة إن غارة نفذتها قرب جلب)."""
    speaker = page.speakers.of(head.stretch.chain) if head.stretch.content else None
    if speaker is None or speaker.kind != "actor" or not page.speakers.does(speaker, head):
        return []
    feminine = verb.removesuffix("ها").removesuffix("ه").endswith("ت")
    agrees = feminine == is_feminine(speaker.name, page.lexicon.triggers.words)
    own = agrees or (feminine and is_bare_name(speaker.name))
    return [roles.speaking(page.text, head, speaker, page.document)] if own else []


def give_from_aim(page: Page, head: Head, cast: Cast) -> None:
    """Make whom a blow was aimed at its target: with no pronoun, the verb's subject is the blow (هجمات استهدفت القوات).

    Words in quotation marks or an adjective may stand between the noun and the verb.
    """
    verb = _aim_of(page, head)
    if verb is None:
        return
    end = min(verb + 1 + _LONGEST_NAME, head.stretch.end)
    found = roles.groups(phrases(page.text, verb + 1, end, page.overlay, page.lexicon.triggers))
    if not found or found[0][0].preposition or found[0][0].start - verb > 1:
        return
    aimed = roles.who_of(found[0])
    # A place after another only says where that one is (ببنغازي شرقي ليبيا).
    rest = [
        group
        for before, group in pairwise(found)
        if not group[0].preposition
        and not group[0].genitive
        and not (group[0].kind == before[0].kind == "place" and before[0].preposition)
    ]
    if not aimed or rest:
        return
    cast.agents = [item for item in cast.agents if item not in aimed]
    cast.targets += [item for item in aimed if item not in cast.targets]
    cast.subject = [item for item in cast.subject if item not in aimed]
    cast.names = cast.names if cast.subject else []


def blown_up(page: Page, head: Head) -> bool:
    """Whether an explosion stands before the verb that says at whom it was aimed (التفجير الذي استهدف الحافلة)."""
    tokens, index = page.text.tokens, page.lexicon.triggers
    if not head.hit.finite or head.form.enclitic or head.joined:
        return False
    for i in range(head.hit.token - 1, max(head.stretch.start, head.hit.token - _NEAR) - 1, -1):
        if tokens[i].kind == "punct":
            return False
        nouns = [form for form in index.look_up(tokens[i].key) if form.inflection.tense == "none"]
        if nouns:
            return nouns[0].trigger.row.event_type == "explosion"
    return False


def _aim_of(page: Page, head: Head) -> int | None:
    """Return the verb right after the noun of a blow that says at whom it was aimed, or null."""
    tokens, index = page.text.tokens, page.lexicon.triggers
    if head.hit.finite:
        aims = head.form.trigger.row.lemma.startswith(AIMED) and not head.joined and not head.form.enclitic
        before = range(head.hit.token - 1, max(head.stretch.start, head.hit.token - _NEAR) - 1, -1)
        for i in before if aims else ():
            if tokens[i].kind == "punct":
                return None
            if any(
                form.inflection.tense == "none" and form.trigger.row.event_type in BLOWS and not form.definite
                for form in index.look_up(tokens[i].key)
            ):
                return head.hit.token
        return None
    if head.form.trigger.row.event_type not in BLOWS:
        return None
    for i in range(head.hit.token + 1, min(head.hit.token + _NEAR, head.stretch.end)):
        if tokens[i].kind == "punct":
            return None
        verbs = [form for form in index.look_up(tokens[i].key) if form.inflection.tense != "none"]
        if verbs:
            aims = all(form.trigger.row.lemma.startswith(AIMED) and not form.enclitic for form in verbs)
            return i if aims and not any(form.proclitics for form in verbs) else None
    return None


def _fired_by(page: Page, head: Head) -> int | None:
    """Return the token after the verb that says who laid or fired what a clause tells of, or null."""
    tokens, index, at = page.text.tokens, page.lexicon.triggers, head.hit.token
    undone = head.form.trigger.row.event_type == "destruction" and not head.hit.finite and at + 1 < head.stretch.end
    if undone and not ARMS.isdisjoint(index.classes(tokens[at + 1].key)):
        # إسقاط صاروخ أطلقته الجماعة: by others.
        return None
    for i in range(head.hit.token + 1, min(head.hit.token + _FARTHEST, head.stretch.end)):
        if tokens[i].kind == "punct":
            return None
        thrown = any(
            form.enclitic in PRONOUNS and not form.proclitics and form.trigger.row.lemma.startswith(_FIRES)
            for form in index.look_up(tokens[i].key)
            if form.inflection.tense != "none"
        )
        before = range(max(head.hit.token, i - _NEAR), i)
        if thrown and any(not ARMS.isdisjoint(index.classes(tokens[j].key)) for j in before):
            return i + 1
    return None


def _resumes_it(page: Page, i: int) -> bool:
    """Whether a verb with the pronoun of what is done stands at a token, or behind its الذي."""
    text, index = page.text, page.lexicon.triggers
    which = i < len(text.tokens) and index.words.has("relative", text.tokens[i].key)
    return doing(text, i + 1 if which else i, index) is not None


def _verb_after(page: Page, head: Head) -> int | None:
    """Return the token after the verb whose pronoun takes up the noun, if none but its own words stand between."""
    text, index = page.text, page.lexicon.triggers
    word = text.tokens[head.hit.token].key
    feminine = word.endswith(("ه", "ات"))
    paused = False
    for i in range(head.hit.token + 1, min(head.hit.token + _REACH, head.stretch.end)):
        if text.tokens[i].kind == "punct":
            # هجومان، نفذهما يوم الخميس مسلحون من الجماعة
            if paused or text.tokens[i].light not in _COMMAS or not _resumes_it(page, i + 1):
                return None
            paused = True
            continue
        if page.overlay.kinds.get(i):
            # غاراتها على صعدة: no verb with its pronoun.
            continue
        after = doing(text, i, index)
        if after is not None:
            if text.tokens[i - 1].key in _NEVER:
                # هجوم لم تتبنه الحركة
                return None
            pronoun = text.tokens[after - 1].key
            bare = only_described(text, head.hit.token, i, index.words, definite=head.form.definite)
            if pronoun in IN_IT and not bare:
                # هجوم على عرض شاركت فيه القوات: in what was attacked.
                return None
            return after if pronoun.endswith("ها") == feminine or pronoun.endswith("هما") else None
        if any(
            form.inflection.tense != "none" or form.trigger.row.event_type for form in index.look_up(text.tokens[i].key)
        ):
            return None
    return None
