"""When the name of a country or a capital means its state: who speaks, does, is accused or asked, is a side."""

from itertools import pairwise

from rawi.lexicon.actors import ActorName
from rawi.lexicon.cues import form_of, form_with_pronoun
from rawi.lexicon.matcher import Match
from rawi.lexicon.shape_words import shape_words
from rawi.read.entities.context import Context
from rawi.read.names.actor_drafts import ActorDraft
from rawi.read.shapes import is_deed, is_feminine, is_ours, is_stop, key_at
from rawi.text import attested, key, same_line

# So many words back a verb may stand that says whom it accuses or asks.
_ASKED_WITHIN, _ASKED_FAR = 6, 14
# Commas around what is set apart between a verb and whom it accuses.
_TWO = 2
_COMMAS = frozenset("،,")
# So many words of time stand between whom one accuses and of what.
_TIME = 5
_SUBJECTS = shape_words("right_before_subject")
_SIDES = shape_words("of_side")
# After these two words a name is that of who does (من جانب تركيا).
_BY = frozenset(tuple(words.split()) for words in shape_words("by_which_side"))
# What one has with a state, whose name follows مع or ب (قطع العلاقات الدبلوماسية مع تشاد).
_RELATIONS = shape_words("relations_with")
_BETWEEN = key("بين")
_WITH, _WERE, _HAD = key("مع"), frozenset(map(key, ("كانت", "وكانت"))), key("قد")
_RELATED_WITHIN = 3
_LONGEST_NAME = 5
_SOURCES = shape_words("on_whose_word")
_DENIALS = shape_words("denies_or_relates")
_SHORTEST_VERB = 3
# The ending of a feminine verb with the pronoun of its object.
_OBJECTS = ("تهما", "تهم", "تها", "تنا", "ته")
_WITH_IT = frozenset({"به", "بها", "بهم"})
_ITS, _IN_IT = ("ها", "ه"), frozenset({"فيها", "فيه"})
_WAS = frozenset({"كانت", "وكانت"})
_CLAUSE_ENDS = frozenset(":؛.؟?!-–—|*•")
_SENTENCE_ENDS = frozenset(".؟?!…")
_WE = shape_words("we_or_to_us")
_YOURS = "كم"
_HE, _WHO = frozenset(map(key, ("هو", "هي"))), frozenset(map(key, ("من", "الذي", "التي")))
# What is directed at the state whose name follows with ل (اتهامه لمصر).
_AT_WHOM = shape_words("directed_at")
# ينبغي لأديس أبابا السماح, على إريتريا أن تسحب
_UNTIL = tuple(shape_words("l_of_no_state"))
_ACTING = frozenset({"air", "fighters", "forces"})
_BLOWS = frozenset({"airstrike", "attack_on_civilians", "battle", "explosion", "shelling"})
_FROM_AFAR = frozenset({"airstrike", "shelling"})
_OUGHT, _ON, _THAT = shape_words("ought_to"), key("على"), key("أن")
_OR = frozenset(map(key, ("أو", "و")))
_US = "نا"
# What follows whom one calls on or accuses (دعت بغداد إلى، يتهم تركيا بـ).
_TO_WHAT = shape_words("calls_on_to")


def acts(item: ActorDraft, context: Context) -> bool:
    """Whether the name is that of who speaks or acts: a verb says so before or, as in headlines, after it.

    Before it stands a verb that agrees with it (وطالبت الكويت), or one of accusing or asking near it; after a name that
    opens a clause one of saying or doing (روسيا تعلن وقفا). What a place undergoes is no deed (شهدت تونس هجوما).
    """
    at = (item.start, item.first, item.last)
    if at not in context.acts:
        context.acts[at] = _acts(item, context)
    return context.acts[at]


def _acts(item: ActorDraft, context: Context) -> bool:
    letters = context.text.tokens[item.first].key[: max(0, item.start - context.text.tokens[item.first].start)]
    if _opens_clause(item, context, letters) and (_does(item, context) or _is_label(item, context)):
        return True
    if _is_related(item, context, letters) or (letters in ("", "و") and _is_singled_out(item, context)):
        return True
    before = key_at(context.text, item.first - 1)
    if letters.endswith("ل") and (before in _AT_WHOM or before in _OUGHT):
        return True
    if not letters and before.removeprefix("و") == _ON and key_at(context.text, item.last) == _THAT:
        # على إريتريا أن تسحب
        return True
    if letters.endswith("ب"):
        return False
    if not letters and _strikes(item, context):
        return True
    if not letters and _had_done(item, context):
        return True
    if _is_party(item, context, letters) or (not letters and _did(item, context)):
        return True
    if letters == "و":
        # ساعات وإسرائيل تعلن: after "and" a verb of its own makes a clause.
        verb = context.lexicon.triggers.look_up(key_at(context.text, item.last))
        said = form_of(context.lexicon.cues, key_at(context.text, item.last))
        if said is not None or any(form.inflection.tense == "imperfect" and not form.proclitics for form in verb):
            return True
        if _is_quoted_verb(item, context):
            return True
    return not letters and not _is_struck(item, context) and _is_asked(item, context)


def _is_struck(item: ActorDraft, context: Context) -> bool:
    """Whether the noun of a blow stands right before a name that nobody else is named behind (دان قصف اليمن)."""
    before = key_at(context.text, item.first - 1)
    return not before.startswith("ب") and any(
        form.inflection.tense == "none" and not form.definite and form.trigger.row.event_type in _FROM_AFAR
        for form in context.lexicon.triggers.look_up(before)
    )


def _strikes(item: ActorDraft, context: Context) -> bool:
    """Whether a name stands between the noun of a blow and at whom it was aimed (قصف إسرائيل لمخيم جباليا).

    Or a place that lies in no such country (قصف مصر مدينة درنة).
    """
    after = key_at(context.text, item.last)
    aimed = after == _ON or (after.startswith("ل") and not after.startswith(_UNTIL))
    if not aimed and not _is_abroad(item, context):
        return False
    return any(
        form.inflection.tense == "none" and not form.definite and form.trigger.row.event_type in _BLOWS
        for form in context.lexicon.triggers.look_up(key_at(context.text, item.first - 1))
    )


def _is_abroad(item: ActorDraft, context: Context) -> bool:
    """Whether a place of other countries, or the noun for one and its name, stands right behind a country."""
    places = context.lexicon.places
    own = places.names.find(context.text, item.first)
    countries = {row.country for row in own.values if row.kind == "country"} if own is not None else set()
    kinds = context.lexicon.triggers.classes(key_at(context.text, item.last))
    for at in (item.last, item.last + 1 if "places" in kinds else item.last):
        found = places.names.find(context.text, at) if key_at(context.text, at) else None
        if found is not None and not found.proclitics:
            return bool(countries) and countries.isdisjoint(row.country for row in found.values)
    return False


def _is_related(item: ActorDraft, context: Context, letters: str) -> bool:
    """Whether a name is that of whom one has relations with (علاقاته بتشاد، مذكرة دفاع مع تركيا)."""
    tokens, at = context.text.tokens, item.first
    if letters != "ب":
        at -= 1
        if letters or at < 0 or tokens[at].key != _WITH or not same_line(context.text, at + 1):
            return False
    low = max(context.text.sentence_of(item.first)[0], at - _RELATED_WITHIN)
    near = {tokens[i].key for i in range(low, at)} if letters != "ب" else {key_at(context.text, at - 1)}
    return not near.isdisjoint(_RELATIONS)


def _had_done(item: ActorDraft, context: Context) -> bool:
    """Whether a name is the subject of what had been done (وكانت إسرائيل قد أغارت، وكانت إسرائيل أغلقت)."""
    if key_at(context.text, item.first - 1) not in _WERE:
        return False
    follows = key_at(context.text, item.last)
    return follows == _HAD or is_feminine_verb(follows, context)


def _is_quoted_verb(item: ActorDraft, context: Context) -> bool:
    """Whether a verb in marks follows (وإسرائيل "تأسف")."""
    tokens = context.text.tokens
    quoted = item.last + 1 < len(tokens) and tokens[item.last].kind == "quote"
    return quoted and is_feminine_verb(tokens[item.last + 1].key, context)


def _is_asked(item: ActorDraft, context: Context) -> bool:
    """Whether a verb of saying stands right before a name, or one of asking or accusing near it."""
    tokens = context.text.tokens
    first, _ = context.text.sentence_of(item.first)
    follows = key_at(context.text, _past_time(_past_joined(item, context), context))
    to_what = (follows in _TO_WHAT or follows.startswith("ب")) and not _is_governed(item.first, context)
    commas, timed = 0, follows.startswith("ب")
    for back in range(1, _ASKED_FAR + 1):
        at = item.first - back
        if at < first:
            return False
        if tokens[at].kind == "punct":
            # اتهم الوزير، في مؤتمر صحافي، بغداد بتوطين عائلات: what is set apart counts nothing.
            commas += 1
            if tokens[at].light not in _COMMAS or commas > _TWO or (back > 1 and commas == 1):
                return False
            continue
        near = _ASKED_WITHIN if not timed else _ASKED_FAR
        if commas != _TWO and back > near and not (commas == 1 and tokens[item.first - 1].kind == "punct"):
            return False
        form = form_of(context.lexicon.cues, tokens[at].key) if commas in (0, _TWO) else None
        if form is not None:
            if back == 1 or (form.cue.stance == "accuse" and back <= _SHORTEST_VERB):
                return True
            return to_what and ("party" in form.cue.complement or form.cue.stance == "accuse")
        if back == 1 and _is_denied_by(tokens[at].key, context):
            return True
    return False


def _is_denied_by(word: str, context: Context) -> bool:
    """Whether a word is a verb of denial with what is denied written to it (نفته | موسكو)."""
    form = form_with_pronoun(context.lexicon.cues, word)
    return form is not None and form.cue.stance == "deny" and form.agreement in ("masculine", "feminine")


def _past_time(i: int, context: Context) -> int:
    """Return the token after the words of time that begin at token `i` (إسرائيل أمس بتعذيب، تركيا يوم الاثنين بقصف)."""
    openings, tokens = context.lexicon.calendar.openings, context.text.tokens
    last = min(i + _TIME, len(tokens))
    while i < last and (tokens[i].key in openings or tokens[i].light in _COMMAS):
        i += 1
    return i


def _past_joined(item: ActorDraft, context: Context) -> int:
    """Return the token after a name and the one that "and" joins to it (اتهم قطر وتركيا بتمويل)."""
    second = key_at(context.text, item.last)
    if not second.startswith("و"):
        return item.last
    match = context.lexicon.actors.names.find(context.text, item.last)
    joined = match is not None and match.proclitics == "و" and _may_be_state(match, context)
    return match.end_token if match is not None and joined else item.last


def _may_be_state(match: Match[ActorName], context: Context) -> bool:
    """Whether a name is one of a state, which is that of a country or a capital as well."""
    if any(name.needs == "voice" for name in match.values):
        return True
    place = context.lexicon.places.names.find(context.text, match.start_token)
    same = place is not None and place.end_token == match.end_token
    return place is not None and same and any(row.kind == "country" for row in place.values)


def _is_governed(i: int, context: Context) -> bool:
    """Whether the word before a name governs it, so that it is no object of a verb: a preposition, a noun."""
    return is_stop(key_at(context.text, i - 1), context.lexicon)


def _did(item: ActorDraft, context: Context) -> bool:
    """Whether a verb that agrees with the name of a country stands right before it (عرضت تركيا)."""
    if not same_line(context.text, item.first) or item.first == 0:
        return False
    word = context.text.tokens[item.first - 1].key
    if word in _WAS:
        # وكانت إسرائيل أغلقت المعبر: what had been done.
        after = context.lexicon.triggers.look_up(key_at(context.text, item.last))
        return any(
            form.inflection.gender == "feminine" and form.trigger.row.subject == "agent" and not form.proclitics
            for form in after
        )
    before = context.lexicon.triggers.look_up(word)
    if _acts_ahead(item, context) and any(
        form.trigger.row.object == "place" and form.inflection.tense != "none" for form in before
    ):
        return False
    if any(
        form.inflection.gender == "feminine" and form.trigger.row.subject == "agent" and not form.enclitic
        for form in before
    ):
        return not _is_scene(word, item, context)
    return _is_of_country(item, context) and is_feminine_verb(word, context) and not _is_scene(word, item, context)


def _acts_ahead(item: ActorDraft, context: Context) -> bool:
    """Whether forces open the clause before the verb that a name follows: they took it (إن قواته استعادت الخرطوم)."""
    at = item.first - 2
    if at < 1 or _ACTING.isdisjoint(context.lexicon.triggers.classes(key_at(context.text, at))):
        return False
    return key_at(context.text, at - 1) in _SUBJECTS and same_line(context.text, at)


def _is_of_country(item: ActorDraft, context: Context) -> bool:
    match = context.lexicon.places.names.find(context.text, item.first)
    return match is not None and any(row.kind in ("country", "region") for row in match.values)


def _is_scene(word: str, item: ActorDraft, context: Context) -> bool:
    """Whether a verb (its key) is one of what happens at a place, or of those that reach a capital."""
    scene = context.lexicon.actors.scenes.get(word.lstrip("وف")) or context.lexicon.actors.scenes.get(word)
    return scene == "country" or (scene == "capital" and not _is_of_country(item, context))


def is_feminine_verb(word: str, context: Context) -> bool:
    """Whether a word (its key) is written like a finite verb in the third person feminine (طالبت، ستتحرك)."""
    return is_feminine(word) and not is_stop(word, context.lexicon)


def _is_party(item: ActorDraft, context: Context, letters: str) -> bool:
    """Whether the words before a name make it one who acts: a subject (إن تركيا), a side (الموالية لأنقرة، ضد مصر)."""
    before = key_at(context.text, item.first - 1)
    if not before or not same_line(context.text, item.first):
        return False
    if before in _SIDES or before.removeprefix("و") in _SIDES or before in _SOURCES:
        return True
    if letters:
        return letters == "و" and _joined(item, context)
    if before in _SUBJECTS or (key_at(context.text, item.first - 2), before) in _BY:
        return True
    if before in _OR and _joined(item, context):
        return True
    governor = key_at(context.text, item.first - 2) if before in _WITH_IT else before
    if governor.endswith(_OBJECTS) and is_feminine_verb(_without_object(governor), context):
        # تفاهم رعته موسكو، أسلحة زودته بها روسيا: a verb with its object, the name its doer.
        return not _is_scene(_without_object(governor), item, context)
    if before in _WITH_IT and is_feminine(governor) and not _is_scene(governor, item, context):
        # الغارات التي قامت بها إسرائيل
        return True
    denied = key_at(context.text, item.first - 2) in _DENIALS and not _is_scene(before, item, context)
    long = len(before) > _SHORTEST_VERB
    return before.startswith("ت") and ((denied and len(before) == _SHORTEST_VERB) or (long and _takes(before, denied)))


def _takes(verb: str, denied: bool) -> bool:
    """Whether a verb is denied (لم تقبل) or has its object written with it (ترفضه)."""
    return denied or verb.endswith(("ه", "ها"))


def _without_object(verb: str) -> str:
    return next((verb.removesuffix(pronoun[1:]) for pronoun in _OBJECTS if verb.endswith(pronoun)), verb)


def _joined(item: ActorDraft, context: Context) -> bool:
    """Whether the name goes on a list with one that acts (عن أنقرة أو الدوحة)."""
    tokens = context.text.tokens
    at = item.first - 1
    if tokens[at].key in _OR:
        at -= 1
    match = context.lexicon.actors.names.find(context.text, at) if at > 0 and tokens[at].kind == "word" else None
    if _follows_group(item, context):
        return True
    if match is None or not _may_be_state(match, context):
        return False
    return acts(ActorDraft(match.start, match.end, at, match.end_token, item.rule, names=match.values), context)


def _follows_group(item: ActorDraft, context: Context) -> bool:
    """Whether a name of an actor, no state's, ends right before "and" (هيئة تحرير الشام وإيران، بين حماس وإسرائيل).

    One of a single word only behind بين: else a verb may stand before it, and another sentence begins.
    """
    names = context.lexicon.actors.names
    between = key_at(context.text, item.first - 2) == _BETWEEN
    for at in range(max(item.first - _LONGEST_NAME, 0), item.first - (0 if between else 1)):
        match = names.find(context.text, at) if context.text.tokens[at].kind == "word" else None
        if match is not None and match.end_token == item.first:
            return all(name.needs == "nothing" for name in match.values)
    return False


def _opens_clause(item: ActorDraft, context: Context, letters: str) -> bool:
    """Whether a name, nothing written with it but "and", begins a line or follows a sign that ends a clause."""
    tokens = context.text.tokens
    if letters not in ("", "و"):
        return False
    return (
        not same_line(context.text, item.first) or item.first == 0 or tokens[item.first - 1].light[:1] in _CLAUSE_ENDS
    )


def _is_label(item: ActorDraft, context: Context) -> bool:
    """Whether a name between the end of a sentence and a colon says whose words follow (…. موسكو: لم نخترق أجواءكم).

    They are somebody's if he speaks as we, or to you, at the head of a line right behind the colon (باكو: أسقطنا
    طائرتين); else it is where it is reported from.
    """
    text = context.text
    if key_at(text, item.last) != ":":
        return False
    if item.first == 0 or not same_line(text, item.first):
        first = key_at(text, item.last + 1)
        said = form_of(context.lexicon.cues, first)
        # أسقطنا, as أسقطت and أسقطوا are verbs
        did = first.endswith(_US) and is_deed(f"{first.removesuffix(_US)}ت")
        return did or (said is not None and said.agreement == "first")
    if text.tokens[item.first - 1].light[:1] not in _SENTENCE_ENDS:
        return False
    _, end = text.sentence_of(item.last)
    words = [key_at(text, i) for i in range(item.last, end)]
    denied = (word for before, word in pairwise(words) if before in _DENIALS)
    yours = (word for word in words if word.endswith(_YOURS) and not attested(word))
    return (
        any(word in _WE or is_ours(word) for word in words)
        or any(attested(word.removesuffix(_YOURS)) for word in yours)
        or any(word.startswith("ن") for word in denied)
    )


def _struck_with_object(word: str, at: int, context: Context) -> bool:
    """Whether the verb of the past behind a name has its object behind it (أرمينيا قصفت مدينة غنجة): it acts.

    Not so where what it is done with or where follows (حلب قصفت بالبراميل).
    """
    after = key_at(context.text, at + 1)
    words = context.lexicon.triggers.words
    if not after or after.startswith("ب") or words.has("preposition", after) or is_stop(after, context.lexicon):
        return False
    tokens = context.text.tokens
    near = [token.text for token in tokens[at + 1 : at + 1 + _LONGEST_NAME]]
    if any(word.endswith(_ITS) for word in near[:_TWO]) or not _IN_IT.isdisjoint(near):
        # لبنان فجرت إسرائيل منازله: it is where that was.
        return False
    return any(
        form.inflection.tense == "perfect"
        and form.inflection.gender == "feminine"
        and form.trigger.row.subject == "agent"
        and form.trigger.row.object is not None
        and not form.proclitics
        and not form.enclitic
        for form in context.lexicon.triggers.look_up(word)
    )


def _is_singled_out(item: ActorDraft, context: Context) -> bool:
    """Whether it is said of a name that it is the one who did (والمغرب هو من حفر قبرها)."""
    he, who = key_at(context.text, item.last), key_at(context.text, item.last + 1)
    return he in _HE and who in _WHO


def _does(item: ActorDraft, context: Context) -> bool:
    """Whether the word after a name is a verb that one does: of saying, or of an event it is the doer of."""
    at = item.last
    while at < len(context.text.tokens) and context.text.tokens[at].kind == "quote":
        at += 1
    word = key_at(context.text, at)
    said = form_of(context.lexicon.cues, word)
    if said is not None and said.agreement in ("masculine", "feminine"):
        return True
    if any(
        form.inflection.tense == "imperfect" and form.trigger.row.subject == "agent" and not form.proclitics
        for form in context.lexicon.triggers.look_up(word)
    ):
        return True
    if _struck_with_object(word, at, context):
        return True
    verb = word.startswith("ت") and is_feminine_verb(word, context)
    return verb and _is_of_country(item, context) and not _is_scene(word, item, context)
