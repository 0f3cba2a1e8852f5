"""What looks like a part in a clause and is none: who begins the next clause, who says it, who only helped."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from rawi.lexicon.cues import form_of
from rawi.lexicon.triggers import Form
from rawi.model import ActorValue, EventType, Participant, PersonValue
from rawi.read.accounts import is_what_is_told
from rawi.read.events.compounds import may_be_compound
from rawi.read.events.heads import Head
from rawi.read.events.phrase_words import blow_of
from rawi.read.events.phrases import Phrase
from rawi.read.kinds import BLOWS, CASUALTIES
from rawi.read.roles.ascribed import said_by_another
from rawi.read.roles.losses import is_worn
from rawi.read.roles.only_described import only_describes
from rawi.read.roles.roles import Cast
from rawi.read.roles.tellings import Page
from rawi.read.shapes import is_deed, name_key
from rawi.text import key

# Whoever leaves does something and suffers nothing.
_LEAVING: frozenset[EventType] = frozenset({"displacement", "retreat"})
_VIOLENT: frozenset[EventType] = BLOWS | {
    "abduction",
    "capture",
    "destruction",
    "detention",
    "injury",
    "killing",
    "siege",
    "violation",
}
_MEN = frozenset({"fighters", "forces"})
_WHO = ("actor", "person")
# What was before or after something else, whose deed that was (قبل وصول القوات).
_WHEN = frozenset(map(key, ("قبل", "بعد", "قبيل", "بعيد", "عقب", "غداة", "عشية")))
# What a name and its part stand on both sides of (شبكة راصد | محتجون يغلقون).
_SIGNS = frozenset("|:")
# An imperfect of the third person, as it looks.
_IMPERFECT = re.compile("[يت][^ا]\\w{2,}(?<!ه)(?<![^و]ا)")
_TITLED = 1
# Between a verb and a person stand so many words of his title.
_ENTITLED = 3
_ARMIES = frozenset(map(key, ("القوات المسلحة", "الجيش")))
_REBELS = "armed_group"
# So early in its name an office is called one of the press.
_OFFICE = 3
_BETWEEN = key("بين")
_DOTS = ".."
# The pronouns of what is counted, written with the verb.
_THEM = ("هما", "ها", "هم", "ه")
# What stands behind these is who did not do it, or suffer it (قصفته إسرائيل، لا الحركة); a preposition may come first.
_NOT = frozenset(map(key, ("لا", "وليس", "وليست")))
_CONTRAST = 3
_SHORTEST_STEM = 4
_NEXT = 1
_BACKED_BY = frozenset({"من", "ل"})
_NEVER = frozenset(map(key, ("لم", "لا", "ما")))
_RECOGNISED = frozenset({"المعترف", "معترف"})
_QUESTIONS = frozenset(map(key, ("أين", "هل", "لماذا", "متى")))
_OWNED_UP = "تبنى"
# Who does these only tells of a thing; whom one asks or accuses, and who promises or denies it, may have to do with it.
_TELLS = frozenset({"claim", "confirm", "reveal", "say"})
_FIRED = frozenset({"air", "artillery"})


def own_phrases(page: Page, head: Head, found: Sequence[Phrase]) -> list[Phrase]:
    """Return the phrases of a clause without who says it, what stands before a sign, and who begins the next one."""
    if not found:
        return []
    spoken = [link.span for link in head.stretch.chain if link.span is not None]
    kept: list[Phrase] = []
    contrasted = False
    other = said_by_another(page, head.stretch)
    # No token of the clause is asked twice whether it describes the noun before it.
    asked = head.hit.token + 2
    # Nothing before the deed stands behind these.
    question, dots = _breaks_off(page, head) if found[-1].start > head.hit.token else (head.end, head.end)
    for phrase in found:
        if phrase.start > question:
            break
        named = phrase.kind in _WHO
        if named and _is_bracketed(page, phrase):
            continue
        behind = phrase.start > head.hit.token
        between = bool(kept) and kept[-1].preposition == _BETWEEN
        if named and behind and not between and _begins_another(page, phrase, head.hit.token):
            break
        if asked < phrase.start:
            if any(_describes(page, i) for i in range(asked, phrase.start)):
                break
            asked = phrase.start
        if not head.hit.finite and _is_struck(page, head, phrase):
            break
        if other is not None and other < phrase.start < head.hit.token:
            continue
        if (named and _only_says(page, head, phrase)) or _came_before(page, head, phrase) or is_worn(page, phrase):
            continue
        if _gave_name(page, phrase):
            continue
        mention = phrase.mention
        if mention is not None and any(span.overlaps(mention.span) for span in spoken):
            continue
        if named and (phrase.start > dots or _only_tells_more(page, head, phrase)):
            continue
        if behind and only_describes(page, head, kept, phrase):
            continue
        contrasted = _is_contrasted(page, phrase) or (contrasted and phrase.joined)
        if contrasted or (kept and _is_backer(page, head, kept[-1], phrase)):
            continue
        if phrase.end < head.hit.token and _ends_at_sign(page, phrase, head.hit.token):
            kept.clear()
            continue
        kept.append(phrase)
    return kept


def _only_tells_more(page: Page, head: Head, phrase: Phrase) -> bool:
    """Whether somebody only says when a deed was, counts or leads who did it, or runs the place."""
    dates = phrase.start > head.hit.token + 2 and _only_dates(page, phrase)
    return dates or _only_recorded(page, phrase) or _only_runs(page, head, phrase)


def _breaks_off(page: Page, head: Head) -> tuple[int, int]:
    """Return where a clause ends behind a deed: where a question or the other side's toll begins, and at two dots.

    Else its last token. Whoever is named behind it is of the next one (قصفت الحي، أين الأمم المتحدة؟, قتلت متطوعين..
    القوات ترتكب, قتل خمسة مقابل عشرة من الحركة).
    """
    question = dots = head.end
    other = head.form.trigger.row.event_type in CASUALTIES
    for i, token in enumerate(page.text.tokens[head.hit.token + 1 : head.end], start=head.hit.token + 1):
        if token.light == _DOTS and dots == head.end:
            dots = i
        if token.key in _QUESTIONS or (other and _is_for_toll(page, i)):
            question = i
            break
    return question, dots


def _is_for_toll(page: Page, i: int) -> bool:
    """Whether the toll of the other side follows مقابل (مقابل عشرة، مقابل مقتل), and no place (مقابل المسجد)."""
    index, tokens = page.lexicon.triggers, page.text.tokens
    if not index.words.has("for_toll", tokens[i].key) or i + 1 >= len(tokens):
        return False
    harm = any(form.trigger.row.event_type in CASUALTIES for form in index.look_up(tokens[i + 1].key))
    return harm or i + 1 in page.overlay.quantities


def _is_bracketed(page: Page, phrase: Phrase) -> bool:
    """Whether a name stands in brackets by itself: whose other name it is, or who says so (27 قتيلا (المنظمة)).

    Before them stands a name, or what a figure counts: else brackets are marks (قصفت (قسد) المدينة).
    """
    tokens, before = page.text.tokens, phrase.start - 2
    inside = before > 0 and phrase.end < len(tokens)
    if not inside or tokens[before + 1].light != "(" or tokens[phrase.end].light != ")":
        return False
    kinds = page.lexicon.triggers.classes(tokens[before].key)
    counted = before - 1 in page.overlay.quantities and bool(kinds) and not _MEN & kinds
    named = page.overlay.kinds.get(before, ())
    return counted or before in page.overlay.quantities or "actor" in named or "person" in named


def _gave_name(page: Page, phrase: Phrase) -> bool:
    """Whether a man is named only as whom a place is called after (مطار رفيق الحريري); it is taken from such owners."""
    after = [item for item in phrase.owner if item.kind == "person" and _is_namesake(page, item.span.start)]
    if after:
        phrase.owner = [item for item in phrase.owner if item not in after]
    mention = phrase.mention
    return phrase.kind == "person" and mention is not None and _is_namesake(page, mention.span.start)


def _is_namesake(page: Page, begun: int) -> bool:
    tokens, words = page.text.tokens, page.lexicon.triggers.words
    first = page.text.covering(begun, begun + 1)[0]
    # مرقد الإمام الخميني, not مستشفى الناشط فلان
    before = first - 1 - (words.has("honour", tokens[first - 1].key) if first > 0 else 0)
    return before >= 0 and words.has("named_after", tokens[before].key)


def _describes(page: Page, i: int) -> bool:
    """Whether a verb describes the noun before it: who holds the place, or did not own up to the attack.

    `في منطقة تسيطر عليها الحركة`, `في هجوم لم تتبنه الحركة`: whoever follows is no part of the event.
    """
    tokens, index = page.text.tokens, page.lexicon.triggers
    found = index.look_up(tokens[i].key) if tokens[i].kind == "word" and i not in page.overlay.kinds else ()
    denied = tokens[i - 1].key in _NEVER
    if found and all(_holds(form) for form in found):
        return not denied and not tokens[i - 1].key.startswith(("ال", "و"))
    owned = denied and any(form.trigger.row.lemma.startswith(_OWNED_UP) for form in found)
    return owned and any(blow_of(tokens[j].key, index) == "noun" for j in (i - 2, i - 3))


def _is_struck(page: Page, head: Head, phrase: Phrase) -> bool:
    """Whether ل says whose a thing is that the blow before it struck (دمرت غارة منصة للحركة)."""
    tokens = page.text.tokens
    raid, index = head.hit.token, page.lexicon.triggers
    fired = index.classes(tokens[raid].key) & _FIRED
    if phrase.start <= raid or not fired or blow_of(tokens[raid].key, index) != "noun":
        return False
    verb = index.look_up(tokens[raid - 1].key)
    if not any(form.inflection.tense != "none" for form in verb):
        return False
    things = [token.key for token in tokens[raid + 1 : phrase.start] if token.kind == "word"]
    owned = phrase.kind == "common" and bool(phrase.owner)
    return owned or (phrase.preposition == "ل" and any(not word.endswith("يه") for word in things))


def _holds(form: Form) -> bool:
    """Whether a form can only be a verb of holding a place (تسيطر, not وسيطرة)."""
    holds = form.trigger.row.event_type in ("territory_change", "capture")
    return holds and form.inflection.tense != "none" and not form.proclitics and not form.enclitic


def holds_place(page: Page, phrase: Phrase) -> bool:
    """Whether somebody is only said to hold a place, right behind the verb that says so (منطقة تسيطر عليها الفصائل)."""
    tokens, index = page.text.tokens, page.lexicon.triggers
    upon = index.words.has("upon_it", tokens[phrase.start - 1].key) if phrase.start > 1 else False
    verb = phrase.start - 2 if upon else phrase.start - 1
    found = index.look_up(tokens[verb].key) if upon and tokens[verb].kind == "word" else ()
    return bool(found) and all(_holds(form) for form in found)


def _only_dates(page: Page, phrase: Phrase) -> bool:
    """Whether somebody belongs to a deed that only says when it was (قصفت البلدة قبل دخول الجيش)."""
    tokens, deed = page.text.tokens, phrase.start - 1
    if phrase.preposition not in ("", "قبل", "بعد") or deed in page.overlay.kinds:
        return False
    nominal = tokens[deed].kind == "word" and not tokens[deed].key.startswith("ال")
    return nominal and tokens[deed - 1].key in _WHEN and not page.lexicon.triggers.classes(tokens[deed].key)


def _only_recorded(page: Page, phrase: Phrase) -> bool:
    """Whether somebody only counts what is told or leads who did it (خسائر وثقتها البعثة، الحلف الذي تقوده الدولة)."""
    back = _ENTITLED if phrase.kind == "person" else 1
    words = page.lexicon.triggers.words
    for i in range(phrase.start - 1, max(phrase.start - 1 - back, -1), -1):
        verb = page.text.tokens[i].key
        stem = next((verb.removesuffix(end) for end in _THEM if verb.endswith(end)), "")
        # هجوم يقوده الجيش, not التحالف الذي تقوده الدولة
        leads = phrase.kind == "person" or words.has("relative", page.text.tokens[i - 1].key)
        if words.has("recording", stem) or (leads and words.has("heading", stem)):
            return True
    return False


def _only_runs(page: Page, head: Head, phrase: Phrase) -> bool:
    """Whether somebody stands right behind a verb that only says he runs a place (مدرسة تديرها المنظمة).

    Not so who holds or guards it (مقرا يحتله التنظيم): it is done to him.
    """
    verb = phrase.start - 1
    plain = not phrase.preposition and head.hit.token < verb
    return plain and page.lexicon.triggers.words.has("running", page.text.tokens[verb].key)


def _only_says(page: Page, head: Head, phrase: Phrase) -> bool:
    """Whether somebody right behind a verb of saying only tells of what a noun names (أعلنت الوزارة … مقتل جنود)."""
    if head.hit.finite or not 0 < phrase.start < head.hit.token:
        return False
    verb, words = phrase.start - 1, page.lexicon.triggers.words
    if verb and is_what_is_told(page.text, verb - 1, words, page.lexicon.cues):
        # ما أعلنته الميليشيا عن قصف
        return True
    form = form_of(page.lexicon.cues, page.text.tokens[verb].key)
    # A truce is announced by who makes it, a death is not.
    violent = head.form.trigger.row.event_type in _VIOLENT
    carried = head.carrier.carriers[0].trigger if head.carrier is not None and head.carrier.token == verb else None
    # رد الجيش بغارات: the blow is what he answers with.
    carries = carried is not None and (not violent or carried.prepositions.get("ب") == "event")
    # جدد الجيش هجومه: he goes on with it.
    goes_on = carried is not None and not head.stretch.content and words.has("undertaking", page.text.tokens[verb].key)
    return form is not None and not (carries or goes_on) and form.cue.stance in _TELLS


def _came_before(page: Page, head: Head, phrase: Phrase) -> bool:
    """Whether a blow only says after what somebody did something else (قررت السلطات إغلاق الحدود بعد هجوم)."""
    hit = head.hit.token
    after = hit > 0 and page.text.tokens[hit - 1].key in _WHEN
    return after and head.form.trigger.row.event_type in BLOWS and not head.hit.finite and phrase.start < hit - 1


def _is_contrasted(page: Page, phrase: Phrase) -> bool:
    """Whether a phrase is what it was not: لا right before it or before its preposition, and no verb between."""
    tokens, words = page.text.tokens, page.lexicon.triggers.words
    if phrase.kind not in _WHO and not phrase.who:
        return False
    for i in range(phrase.start - 1, max(phrase.start - 1 - _CONTRAST, -1), -1):
        if tokens[i].kind not in ("word", "quote"):
            return False
        if tokens[i].key in _NOT:
            after = tokens[i + 1].key
            led = may_be_compound(after, words) or words.has("preposition", after)
            return i + 1 == phrase.start or tokens[i + 1].kind == "quote" or led
    return False


def _is_backer(page: Page, head: Head, before: Phrase, phrase: Phrase) -> bool:
    """Whether a phrase names who backs the actor before, and no part of the event (الحركة المدعومة من رواندا)."""
    named = head.hit.finite or any(item.entity is not None for item in before.who)
    sided = named and (before.kind == "actor" or bool(before.owner))
    # قصف فصائل موالية لتركيا: whose ally a band is, it is not.
    sided = sided or (before.kind == "common" and phrase.start - before.end <= _NEXT)
    if not sided or phrase.kind not in _WHO or phrase.preposition not in _BACKED_BY:
        return False
    tokens = page.text.tokens
    if phrase.start > 2 and tokens[phrase.start - 3].key in _RECOGNISED:
        # الحكومة المعترف بها من الأمم المتحدة
        return True
    at = phrase.start - (2 if phrase.preposition == tokens[phrase.start - 1].key else 1)
    return at >= 0 and page.lexicon.triggers.words.has("allied", tokens[at].key)


def _ends_at_sign(page: Page, phrase: Phrase, token: int) -> bool:
    tokens = page.text.tokens
    return any(tokens[i].light in _SIGNS for i in range(phrase.end, min(phrase.end + _TITLED + 1, token)))


def _begins_another(page: Page, phrase: Phrase, told: int) -> bool:
    """Whether and joins somebody with a verb of his own right behind him or before (والجيش يتحدث، وأعلن الجيش)."""
    tokens, index = page.text.tokens, page.lexicon.triggers
    before = tokens[phrase.start - 1].key
    # وبيّن is written like وبين.
    between = index.words.has("preposition", before.removeprefix("و"))
    own = phrase.start - 1 > told and before.startswith("و") and not between
    unlisted = phrase.start - 1 not in page.overlay.kinds and not index.classes(before) and not index.look_up(before)
    long = len(before[1:].removesuffix("ت")) >= _SHORTEST_STEM
    told_on = form_of(page.lexicon.cues, before) is not None or (unlisted and long and is_deed(before))
    if own and told_on:
        return True
    if not tokens[phrase.start].key.startswith("و") or phrase.end >= len(tokens):
        return False
    word = tokens[phrase.end]
    if word.kind != "word" or phrase.end in page.overlay.kinds or index.classes(word.key):
        return False
    forms = index.look_up(word.key)
    if forms:
        return all(form.inflection.tense != "none" and not form.proclitics for form in forms)
    form = form_of(page.lexicon.cues, word.key)
    return form is not None or _IMPERFECT.fullmatch(word.key) is not None


def take_back(page: Page, head: Head, cast: Cast) -> None:
    """Take from those who help and report the use of force, and make who leaves the doer of it."""
    row = head.form.trigger.row
    cast.agents = [_behind_office(page, item) for item in cast.agents]
    cast.targets = [_behind_office(page, item) for item in cast.targets]
    if row.event_type in _VIOLENT:
        held, unarmed = row.event_type == "detention", page.speakers.is_unarmed
        cast.agents = [item for item in cast.agents if not unarmed(item.entity, called=item.text, held=held)]
    if row.event_type not in _LEAVING or not cast.targets or (row.event_type == "displacement" and cast.passive):
        return
    left = head.hit.finite and row.object is None and row.pos == "verb"
    if row.event_type == "retreat" or left:
        cast.agents = cast.agents or list(cast.targets)
        cast.targets = []


def join_helpers(head: Head, cast: Cast) -> None:
    """Make those doers who helped, but for a mere noun or a subject of no side: alone they did not do it (بدعم من)."""
    carried = head.carrier is not None and head.carrier.carriers[0].trigger.row.subject == "agent"
    nameless = cast.named and not cast.subject
    # اعتداءات نفذها مستوطنون بحماية الجيش
    behind = head.carrier is not None and head.carrier.token > head.hit.token
    # أحرق مستوطنون مركبات وأصابوا ثلاثة بحماية الجيش: they are of no side, whoever guards them.
    inflection, row = head.form.inflection, head.form.trigger.row
    hidden = inflection.number == "plural" and row.subject == "agent" and not (cast.subject or cast.passive)
    told = (carried and not (behind and nameless)) or (head.hit.finite and not (nameless or hidden))
    if cast.agents or told:
        cast.agents += [item for item in cast.helpers if item not in cast.agents]


def _behind_office(page: Page, item: Participant) -> Participant:
    """Return the body a press office speaks for, whose the deeds are it tells as its own; open where none is named."""
    name = name_key(page.speakers.name(item.entity))
    words = name.split()
    press = not page.lexicon.triggers.words.joined["press"].isdisjoint(words[:_OFFICE])
    if not press or key(item.text) == name:
        return item
    body = _body(words)
    meant = {
        mention.entity
        for mention in page.mentions
        if body and mention.kind == "actor" and mention.entity != item.entity and _ends_alike(mention.text, body)
    }
    meant |= {
        mention.value.affiliation
        for mention in page.mentions
        if body and isinstance(mention.value, PersonValue) and body.endswith(name_key(mention.text))
    }
    meant = meant - {None} or {_state_forces(page, body)}
    return replace(item, entity=meant.pop() if len(meant) == 1 else None)


def _state_forces(page: Page, body: str) -> str | None:
    """Return the forces of the state whose rebels alone an army calls by a partisan name."""
    if key(body) not in _ARMIES:
        return None
    enemies = {
        mention.entity
        for mention in page.mentions
        if isinstance(mention.value, ActorValue) and mention.value.register == "partisan"
    }
    actors = page.lexicon.actors
    countries = {
        row.countries
        for name, row in actors.rows.items()
        if actors.entities[name].id in enemies and row.kind == _REBELS
    }
    country = countries.pop() if len(countries) == 1 else ()
    demonym = actors.by_country.get(country[0]) if len(country) == 1 else None
    forces = demonym.forces if demonym is not None else None
    return actors.entities[forces].id if forces is not None else None


def _body(words: Sequence[str]) -> str:
    """Return whom an office is of, by the words of its name (المركز الإعلامي للقوات المسلحة), else the empty string."""
    for i, word in enumerate(words[1:], start=1):
        if word.startswith("لل"):
            return " ".join((f"ال{word[2:]}", *words[i + 1 :]))
        if word.startswith("ل") and i > 1:
            return " ".join((word[1:], *words[i + 1 :]))
    return ""


def _ends_alike(text: str, body: str) -> bool:
    """Whether a name as written is that of the body, with the article and proclitics taken off both."""
    return name_key(text).removeprefix("ال") == body.removeprefix("ال")
