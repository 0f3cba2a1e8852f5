"""Whose deed a verb without a subject tells: that of the one side its sentence names before as a subject like it."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from rawi.read.events.agreement import is_bare_name, is_feminine, is_plural, words_of_phrase
from rawi.read.events.heads import Head
from rawi.read.events.phrases import Phrase, phrases
from rawi.read.events.triggers import word_after
from rawi.read.kinds import BLOWS, HARMS
from rawi.read.roles import roles
from rawi.read.roles.ascribed import judges
from rawi.read.roles.losses import is_worn
from rawi.read.roles.roles import Cast, Known
from rawi.read.roles.struck import is_struck_ones
from rawi.read.roles.taken_back import holds_place
from rawi.read.roles.tellings import Page

_PEOPLE = frozenset({"captives", "civilians", "detainees", "fighters", "forces", "hostile", "suspects"})
_PLURALS = ("ون", "ين")
_JOINING = ("و", "ف")
# Who is meant stands no farther back in the sentence. Tokens.
_LOOK_BACK = 60
# What those who condemn it are never given for its sake.
_HURTS = HARMS | BLOWS | {"abduction"}


def give_from_sentence(page: Page, head: Head, cast: Cast, known: Known) -> None:
    """Give a verb without a subject the one side named in its sentence before that can be its subject."""
    row, inflection = head.form.trigger.row, head.form.inflection
    if not head.hit.finite or row.subject != "agent" or inflection.person == "first" or cast.passive:
        return
    if cast.agents or cast.subject or cast.named:
        return
    many = inflection.number == "plural" and inflection.gender == "masculine"
    if not many and (inflection.number, inflection.gender) != ("singular", "feminine"):
        return
    if many and page.lexicon.cues.spoken and _people_follow(page, head.hit.token):
        return
    if not many and roles.unknown_follows(page.text, head.form, head.hit.token, known):
        return
    first = max(page.text.sentence_of(head.hit.token)[0], head.hit.token - _LOOK_BACK)
    if not page.overlay.has_who(first, head.hit.token):
        return
    named = list(_subjects(page, first, head.hit.token))
    last = _side(page, [phrase for phrase in named if _agrees(page, phrase, many=many)], first)
    if last is None:
        return
    if any(item.kind != "actor" or page.speakers.is_unarmed(item.entity, called=item.text) for item in last.who):
        return
    if many and any(token.key.endswith(_PLURALS) for token in page.text.tokens[last.end : head.hit.token]):
        return
    if not _goes_on(page, last, head) or _other_between(page, last, head) or _was_struck(page, last, head):
        return
    if row.event_type in _HURTS and judges(page, max(first, last.start - 1), min(last.end + 1, head.hit.token)):
        # شجبت الحكومة العملية وخطفت: who condemns has not done it.
        return
    cast.agents = [roles.participant(item) for item in last.who]
    cast.subject, cast.names, cast.many = list(cast.agents), [words_of_phrase(last)], many


def _people_follow(page: Page, i: int) -> bool:
    """Whether people stand right behind a verb of many, who may be those that did it, as is spoken (طلعو الاهالي)."""
    after = word_after(page.text, i)
    word = page.text.tokens[after].key if after is not None else ""
    return word.startswith("ال") and "civilians" in page.lexicon.triggers.classes(word)


def _was_struck(page: Page, last: Phrase, head: Head) -> bool:
    """Whether a side is the one struck by a blow told before: who struck goes on (قصفت موقعا للحشد فقتلت)."""
    struck = {
        item.entity
        for draft in page.drafts
        if draft.head.stretch is head.stretch and draft.event_type in BLOWS
        for item in draft.cast.targets
    }
    return any(item.entity in struck for item in last.who)


def _subjects(page: Page, start: int, end: int) -> Iterator[Phrase]:
    """Yield the phrases that may be subjects: sides and people that no preposition and no noun governs."""
    for phrase in phrases(page.text, start, end, page.overlay, page.lexicon.triggers):
        people = phrase.kind in ("actor", "person") or bool(phrase.owner) or not phrase.classes.isdisjoint(_PEOPLE)
        own = not phrase.preposition and not phrase.genitive and not is_struck_ones(page, phrase)
        # أوقفوا رتلا للحركة فقتلوا: what they stopped is no subject.
        own = own and not roles.is_in_accusative(page.text, phrase, page.lexicon.triggers.words)
        if people and own and not holds_place(page, phrase) and not is_worn(page, phrase):
            yield phrase


def _side(page: Page, fitting: Sequence[Phrase], first: int) -> Phrase | None:
    """Return the one side of those that agree, or the one that begins the sentence (انتقدت الجماعة بيان المنظمة)."""
    tokens = page.text.tokens
    sides = {item.entity for phrase in fitting for item in phrase.who}
    if not fitting or None in sides:
        return None
    if len(sides) == 1 and all(phrase.who for phrase in fitting):
        return fitting[-1]
    before = [tokens[phrase.start - 1] for phrase in fitting[1:]]
    leads = bool(fitting[0].who) and fitting[0].start <= first + 1
    # في حافلة حين أوقفها مسلحون وأطلقوا النار: the nominative is a subject of its own.
    leads = leads and not any(phrase.joined or phrase.head.endswith(_PLURALS[0]) for phrase in fitting[1:])
    named = page.overlay.kinds
    within = all(
        token.kind == "word" and ("actor" in named.get(phrase.start - 1, ()) or not token.key.startswith(_JOINING))
        for token, phrase in zip(before, fitting[1:], strict=True)
    )
    return fitting[0] if leads and within else None


def _agrees(page: Page, phrase: Phrase, *, many: bool) -> bool:
    name = words_of_phrase(phrase)
    if many:
        return is_plural(name, page.lexicon.triggers.words)
    # واتهمت إسرائيل: the verb before says what a bare name is.
    verb = page.text.tokens[phrase.start - 1].key if phrase.start else ""
    return is_feminine(name, page.lexicon.triggers.words) or (is_bare_name(name) and verb.endswith("ت"))


def _goes_on(page: Page, last: Phrase, head: Head) -> bool:
    """Whether a verb goes on about a subject: joined by and, or behind its الذي."""
    tokens, words = page.text.tokens, page.lexicon.triggers.words
    if head.relative is not None:
        return all(token.kind != "word" for token in tokens[last.end : head.relative])
    before = range(head.hit.token - 1, last.end - 1, -1)
    that = next((i for i in before if words.has("that", tokens[i].key)), None)
    # بأن النيران أتت على خزانين: what follows أن is the subject.
    return head.joined and (that is None or that + 1 == head.hit.token)


def _other_between(page: Page, last: Phrase, head: Head) -> bool:
    """Whether an event told in between may be what the verb tells of (نددت الحكومة بغارات قتلت عشرة وأصابت آخرين)."""
    index = page.lexicon.triggers
    if head.form.trigger.row.event_type not in HARMS | BLOWS:
        return False
    for i in range(last.end, head.hit.token):
        for form in index.look_up(page.text.tokens[i].key):
            told = form.inflection.tense == "none" and form.trigger.row.event_type in HARMS | BLOWS
            if told and is_feminine(page.text.tokens[i].text, index.words):
                return True
    here = takewhile(lambda draft: draft.head.stretch is head.stretch, reversed(page.drafts))
    return any(
        last.end <= draft.head.hit.token < head.hit.token and draft.head.hit.finite and not draft.cast.agents
        for draft in here
    )
