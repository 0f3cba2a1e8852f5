"""Whose deed it is by what governs it: the subject of a verb, or who is ready, guilty or holds (رفض الجيش إدخالهم)."""

from msgspec.structs import replace

from rawi.lexicon.befallings import befallings
from rawi.lexicon.cues import form_of
from rawi.model import EventType, Mention, Participant, Span
from rawi.read.events.agreement import is_feminine, is_meant, is_plural, words_of_phrase
from rawi.read.events.heads import Head
from rawi.read.events.phrases import Phrase, phrases
from rawi.read.kinds import BLOWS, HARMS
from rawi.read.roles import roles
from rawi.read.roles.doers import named_before
from rawi.read.roles.duties import give_from_duty
from rawi.read.roles.roles import Cast, Known
from rawi.read.roles.tellings import Page
from rawi.text import key

_PRONOUNS = ("هم", "ها", "ه")
# Behind these a masdar is what is tried or refused; and what one may refuse that is one's own to do.
_INTO = frozenset({"في", "عن"})
_YIELDING: frozenset[EventType] = frozenset({"aid", "release", "retreat", "surrender"})
_CRIMES: frozenset[EventType] = BLOWS | HARMS | {"abduction", "violation"}
_PLURALS = ("ون", "ين", "ان")
# Who orders these is not who does them.
BY_OTHERS: frozenset[EventType] = frozenset({"ceasefire", "displacement", "retreat", "surrender"})
# Who orders what is to be done.
COMMANDS = frozenset({"أمر", "أوعز"})
_HELD: frozenset[EventType] = frozenset({"abduction", "capture", "detention", "release"})
_WITH_THEM, _PRISONERS = key("لدى"), frozenset({"captives", "detainees"})
# Who is freed by force; so near behind the deed stands with whom they are held.
_FREED, _HELD_WITHIN = "تحرير", 6
_KEPT = frozenset(map(key, ("الأسر", "الاحتجاز", "الاعتقال", "الحبس")))
_OF_GUILT = frozenset({"عن", "في", "ب"})
_BETWEEN = frozenset({"،", ",", "هو", "هي"})
# So far back stands the subject before a masdar; an aside between them is so long. Tokens.
_REACH, _ASIDE = 12, 10
_COMMAS = frozenset("،,")
_THAT, _TO, _OFF = key("أن"), "ل", key("عن")


def give_from_control(page: Page, head: Head, cast: Cast, known: Known) -> None:
    """Give a deed that names no doer the subject of the verb before it, or who is ready, able or willing to do it.

    Else who is called guilty of it.
    """
    _from_governor(page, head, cast, known)
    _from_answer(page, head, cast)
    _from_order(page, head, cast)
    give_from_duty(page, head, cast)
    _from_guilt(page, head, cast)
    _from_holder(page, head, cast)


def _from_governor(page: Page, head: Head, cast: Cast, known: Known) -> None:
    """Give a deed that names no doer the subject of what governs it."""
    row, form = head.form.trigger.row, head.form
    if head.hit.finite and row.subject == "agent" and not (cast.agents or cast.named or cast.passive):
        _give_behind_that(page, head, cast, known)
    if head.hit.finite or row.pos != "noun" or head.carrier is not None or form.enclitic:
        return
    if row.subject != "agent" and row.lemma in befallings():
        return
    if cast.agents or cast.named or form.definite:
        return
    at = _governing(page, head)
    if at is None:
        return
    found = _owner(page, head, at, known) or _subject(page, head, at)
    targets = {item.entity for item in cast.targets}
    if found and all(item.entity not in targets for item in found):
        cast.agents = found


def _from_answer(page: Page, head: Head, cast: Cast) -> None:
    """Give a masdar behind ب to who stands alone between it and the verb that it says how he did (رد الحزب بإطلاق)."""
    last, row = page.drafts[-1] if page.drafts else None, head.form.trigger.row
    if last is None or head.hit.finite or head.form.proclitics != "ب" or row.event_type not in BLOWS or cast.agents:
        return
    told = last.head.stretch is head.stretch and last.head.hit.finite and len(last.cast.agents) == 1
    if not told or last.event_type not in BLOWS or last.cast.targets or head.carrier is not None:
        return
    first, end = page.text.covering(last.cast.agents[0].span.start, last.cast.agents[0].span.end)
    if first == last.head.hit.token + 1 and end == head.hit.token:
        cast.agents = list(last.cast.agents)


def _from_order(page: Page, head: Head, cast: Cast) -> None:
    """Give a masdar behind a verb of ordering its subject, where nobody is called to do it (الرئيس فلان أمر بإرسال)."""
    tokens, at = page.text.tokens, head.hit.token - 1
    if head.hit.finite or head.form.proclitics[-1:] != "ب" or cast.agents or cast.named or at <= head.stretch.start:
        return
    if head.form.trigger.row.event_type in BY_OTHERS:
        return
    form = form_of(page.lexicon.cues, tokens[at].key)
    if form is None or form.cue.lemma not in COMMANDS:
        return
    before = phrases(page.text, max(head.stretch.start, at - _REACH), at, page.overlay, page.lexicon.triggers)
    last = before[-1] if before else None
    free = last is not None and last.end == at and not last.preposition and not last.genitive
    if last is not None and free and last.kind in ("actor", "person"):
        cast.agents = roles.who_of([last])


def _from_holder(page: Page, head: Head, cast: Cast) -> None:
    """Give those held, and their release, who holds them (الإفراج عن المحتجزين لدى الحوثيين).

    Whom somebody frees by force others held (تحرير المحتجزين لدى الحركة); nobody else is told of between.
    """
    if cast.agents or head.form.trigger.row.event_type not in _HELD or _FREED in head.form.trigger.row.lemma:
        return
    tokens, index = page.text.tokens, page.lexicon.triggers
    for i in range(head.hit.token + 1, min(head.hit.token + _HELD_WITHIN, head.end, len(tokens) - 1)):
        kept = tokens[i].key in _KEPT or bool(index.classes(tokens[i].key) & _PRISONERS)
        if i > head.hit.token + 1 and index.look_up(tokens[i].key) and not kept:
            return
        named = [mention for mention, _ in page.overlay.starting.get(i + 1, ()) if mention.kind == "actor"]
        word = tokens[i - 1].key
        held = word in _KEPT or not index.classes(word).isdisjoint(_PRISONERS)
        if tokens[i].key == _WITH_THEM and named and held:
            cast.agents = [roles.participant(named[0])]
            return


def _from_guilt(page: Page, head: Head, cast: Cast) -> None:
    """Give a deed who is called responsible for it, involved in it or accused of it right before (فلان المتهم بقتل).

    Of a deed that nobody else is named for; an ordinal or a pronoun may stand between (المتهم الأول في، المشتبه به في).
    """
    row = head.form.trigger.row
    if head.hit.finite or row.pos != "noun" or head.form.enclitic or cast.agents or cast.named:
        return
    if row.event_type not in _CRIMES:
        # المسؤول عن توزيع المساعدات: in charge of it.
        return
    tokens, words = page.text.tokens, page.lexicon.triggers.words
    at = head.hit.token - 1
    led = at >= head.stretch.start and tokens[at].key in _OF_GUILT
    if not led and head.form.proclitics[-1:] != "ب":
        return
    at -= led
    if at > head.stretch.start and words.has("guilty", tokens[at - 1].key):
        at -= 1
    if at <= head.stretch.start or not words.has("guilty", tokens[at].key):
        return
    if any(words.has("acquits", token.key) for token in tokens[page.text.sentence_of(at)[0] : head.hit.token]):
        # برأت المحكمة فلانا المتهم بقتل، المتهم زورا
        return
    before = at - 1
    while before > head.stretch.start and (tokens[before].light in _BETWEEN or tokens[before].kind == "quote"):
        before -= 1
    end = tokens[before].end
    near = page.mentions_from(tokens[max(before - _REACH, head.stretch.start)].start, end)
    named = [item for item in near if item.kind in ("actor", "person") and item.span.end <= end]
    hers, many = tokens[at].text.endswith("ة"), tokens[at].key.endswith(_PLURALS)
    last = named[-1] if named and named[-1].span.end == end else None
    if last is not None and last.kind == "actor" and not many and is_feminine(last.text, words) != hers:
        # فلان قائد وحدة في القوة، المسؤول عن: he is.
        last = next((item for item in reversed(named) if item.kind == "person" and not hers), None)
    if last is None or (before == at - 1 and _is_subject(page, head, last, many=many)):
        return
    if all(item.entity != last.entity for item in cast.targets):
        cast.agents = [roles.participant(last)]


def _is_subject(page: Page, head: Head, named: Mention, *, many: bool) -> bool:
    """Whether a verb stands before somebody, whose object may be called guilty behind him (اعتقل الجيش المتورطين).

    So it is where more than one are called so, and he is one.
    """
    text, index = page.text, page.lexicon.triggers
    first = text.covering(named.span.start, named.span.end)[0]
    begin = max(text.sentence_of(first)[0], head.stretch.start, first - _REACH)
    verbs = (form for i in range(begin, first) for form in index.look_up(text.tokens[i].key))
    return many or any(form.inflection.tense != "none" for form in verbs)


def _governing(page: Page, head: Head) -> int | None:
    """Return the token right before a masdar, or before its preposition."""
    words, at = page.lexicon.triggers.words, head.hit.token - 1
    if at >= head.stretch.start and words.has("preposition", page.text.tokens[at].key):
        at -= 1
    if at == head.hit.token - 1:
        at = _before_aside(page, head, at)
    return at if at >= head.stretch.start and page.text.tokens[at].kind == "word" else None


def _before_aside(page: Page, head: Head, at: int) -> int:
    """Return the token before the aside between commas that ends at a token (تدرس فرنسا، وفق مصادر، إرسال), else it."""
    tokens, index = page.text.tokens, page.lexicon.triggers
    if tokens[at].light not in _COMMAS:
        return at
    for i in range(at - 1, max(head.stretch.start, at - _ASIDE), -1):
        if tokens[i].light in _COMMAS:
            return i - 1
        if tokens[i].kind == "punct" or any(form.inflection.tense != "none" for form in index.look_up(tokens[i].key)):
            break
    return at


def _owner(page: Page, head: Head, at: int, known: Known) -> list[Participant]:
    """Return whom the pronoun of a word like readiness means: who speaks, else the one named before like it."""
    token = page.text.tokens[at]
    pronoun = next((end for end in _PRONOUNS if token.key.endswith(end)), None)
    bare = token.key.lstrip("وف").removeprefix("ب").removesuffix(pronoun) if pronoun is not None else ""
    words = page.lexicon.triggers.words
    if (
        pronoun is None
        or token.text.endswith("ة")
        or not (words.has("intends", bare) or words.has("intends", bare.removesuffix("ت") + "ه"))
    ):
        return []
    span = Span(page.document, token.start, token.end)
    named = [
        item
        for item in named_before(page, at, head.stretch)
        if is_meant(item.text, pronoun, page.lexicon.triggers.words)
    ]
    begun = page.text.tokens[head.stretch.start].start
    said = {item.entity for item in named if item.span.start >= begun}
    speaker, called = known.speaker, head.stretch.chain[-1].text or ""
    if head.stretch.content and not said and head.stretch.chain[-1].speaker is not None:
        own = (
            page.speakers.of(head.stretch.chain, himself=True) is speaker
            and speaker is not None
            and speaker.kind == "actor"
            and any(is_meant(name, pronoun, words) for name in (speaker.name, called) if name)
        )
        return [Participant(entity=speaker.id, text=token.text, span=span)] if own and speaker is not None else []
    meant = {item.entity for item in named}
    return [Participant(entity=meant.pop(), text=token.text, span=span)] if len(meant) == 1 else []


def _give_behind_that(page: Page, head: Head, cast: Cast, known: Known) -> None:
    """Give a verb behind أن the subject of the one that tries, decides or comes to do it (قررت الحركة أن تفرج)."""
    tokens, index = page.text.tokens, page.lexicon.triggers
    at = head.hit.token - 1
    if at <= head.stretch.start or tokens[at].key != _THAT:
        return
    before = phrases(page.text, max(head.stretch.start, at - _REACH), at, page.overlay, index)
    last = before[-1] if before else None
    if last is None or last.genitive or not last.who or last.start - 1 < head.stretch.start:
        return
    if any("time" not in page.overlay.kinds.get(i, ()) for i in range(last.end, at)):
        return
    if not _comes_to(page, last, tokens[last.start - 1].key):
        return
    name = words_of_phrase(last)
    theirs = replace(known, names=[name], many=is_plural(name, index.words))
    if last.joined or not roles.agrees(form := head.form.inflection, theirs) or form.person == "first":
        return
    cast.agents = roles.who_of([last])
    cast.subject, cast.names, cast.many = list(cast.agents), [name], theirs.many


def _comes_to(page: Page, subject: Phrase, word: str) -> bool:
    """Whether a verb before its subject says that he does what stands behind أن, or is about to (سبق للتنظيم أن)."""
    words, bare = page.lexicon.triggers.words, word.removeprefix("و").removeprefix("ف")
    if words.has("drives", bare):
        return False
    if subject.preposition:
        return subject.preposition == _TO and words.has("befalling", bare)
    return any(words.has(name, bare) for name in ("achieving", "about_to", "undertaking")) and not words.has(
        "befalling", bare
    )


def _subject(page: Page, head: Head, at: int) -> list[Participant]:
    """Return the actor between a verb of trying, beginning or refusing and the masdar (ورفض الجيش إدخال)."""
    tokens, index = page.text.tokens, page.lexicon.triggers
    begin = max(head.stretch.start, at - _REACH)
    before = phrases(page.text, begin, at + 1, page.overlay, index)
    last = before[-1] if before else None
    men = last is not None and last.kind == "common" and bool(last.owner) and bool(last.classes & roles.FORCES_OF)
    if last is None or last.end != at + 1 or last.preposition or last.genitive or not (last.kind == "actor" or men):
        return []
    # تدرس فرنسا، وفق مصادر، إرسال
    paused = tokens[at + 1].light in _COMMAS and tokens[head.hit.token - 1].light in _COMMAS
    verb, between = last.start - 1, () if paused else tokens[at + 1 : head.hit.token]
    if any(token.key not in _INTO for token in between):
        # قرر الجيش بعد قصف المدينة
        return []
    if verb < head.stretch.start or tokens[verb].kind != "word" or verb in page.overlay.kinds:
        return []
    # The first letter of واصلت is its own.
    written = tokens[verb].key
    word = written if index.words.has("undertaking", written) else written.removeprefix("و").removeprefix("ف")
    # To reject what others do (رفض احتلال المدينة) is not to refuse to do it.
    if between and index.words.has("intends", word.removeprefix("ب").removeprefix("ل")):
        # تورط الجيش في تصفية
        return roles.who_of([last])
    if index.words.has("desisting", word) and [token.key for token in between] == [_OFF]:
        # كفت إسرائيل عن قصف المدينة
        return roles.who_of([last])
    if head.form.trigger.row.subject != "agent":
        return []
    refuses = index.words.has("stopping", word) and head.form.trigger.row.event_type in _YIELDING
    undertakes = refuses or index.words.has("undertaking", word)
    return roles.who_of([last]) if undertakes else []
