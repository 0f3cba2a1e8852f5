"""Words of saying in a stretch of text: which word says, which words name who says it, where what is said begins.

Arabic reports put the verb first (قالت الوزارة إن), the subject first (الوزارة تقول إن), or neither (وأضاف أن).
Whom the words for a speaker mean is not settled here.
"""

from collections.abc import Sequence
from functools import lru_cache

from msgspec.structs import replace

from rawi.lexicon.cues import SHADDA, SUFFIXES, Cue, Cues, Form, form_of, masdar_of, phrase_at, speaker_noun
from rawi.lexicon.shape_words import shape_words
from rawi.read.accounts import WHAT
from rawi.read.speech import headline_ends, labels, phrased
from rawi.read.speech.as_spoken import said_bare, without_guess
from rawi.read.speech.complements import (
    PREPOSITIONS,
    SUBJECT_REACH,
    Saying,
    complement,
    is_aside,
    is_introduced,
    is_of_thing,
    joined,
    limit_of,
)
from rawi.read.speech.gaps import carrier_ahead, relayed_ahead
from rawi.read.speech.hearing import is_definite
from rawi.read.speech.indefinite import is_belonging
from rawi.read.speech.parties import accuser, is_party
from rawi.read.speech.relays import medium, on_his_word, parted, relay, retold
from rawi.read.speech.roundabout import (
    THAT_IS,
    goes_on_to_say,
    is_blamed,
    is_done_by_saying,
    is_refusal,
    is_signing,
    is_withheld,
    says_nothing,
    what_is_claimed,
    what_is_judged,
    what_is_rumoured,
    who_repeats,
)
from rawi.read.speech.said_last import THUS, after_all, ends_at, follows_quotation
from rawi.read.speech.subjects import subject
from rawi.read.speech.subjects_acting import says_meanwhile
from rawi.read.speech.subjects_ahead import is_present, subject_before
from rawi.read.speech.units import (
    COMMAS,
    Range,
    Unit,
    end_of_person,
    is_named,
    is_passive,
    is_that,
    is_that_word,
    is_twelve,
    opens_carrier,
    place_of,
)
from rawi.text import key
from rawi.text.remembered import REMEMBERED

# ودّعت is no دعت, تشيّع no تشيع, صفّت with و no وصفت.
_PLAIN_LETTERS = frozenset(("دعا", "أشاع", "وصف"))
_VOWELS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0652"
_FROM, _BY_SAYING = key("من"), (key("بالقول"), key("بقوله"), key("بقولها"))
# ، بحسبه: on the word of who spoke last.
_BY_HIM = shape_words("by_his_account")
# Words that may say something though no list of words of saying has them.
_MAY_SAY = (
    WHAT
    | THAT_IS
    | {key("في"), key("وفي"), key("عن")}
    | _BY_HIM
    | frozenset(f"و{word}" for word in _BY_HIM)
    | frozenset(_BY_SAYING)
)
_HIM = key("إيا")
_IN_IT = (key("فيه"), key("فيها"))
_TO, _WHAT_THING = key("إلى"), key("ما")
_PARTS = ("..", "...", "…", "|", "؛")
_KEEPS_ON = "واصل"
_HAD = (key("قد"), key("وقد"))
_OF_AGE = ["من", "العمر"]
_IT_IS, _GUESS = shape_words("that_he") | {key("أنهما")}, 2
_OF_WHOM = ("ي", "يه", "يا", "يون", "يين")


def find(unit: Unit) -> list[Saying]:
    """Return the words of saying of a unit, in order."""
    found: list[Saying] = []
    label = labels.label(unit, unit.first)
    i = unit.first
    if label is not None:
        found.append(label)
        i = label.content
    source = headline_ends.source_at_end(unit) if label is None else None
    while i < (source.start if source is not None else unit.last):
        if unit.headline and unit.tokens[i - 1].light in _PARTS and i > unit.first:
            # حرق كنائس.. و«الصحة»: 525 قتيلاً
            label = labels.label(unit, i + (unit.tokens[i].key == "و"))
            if label is not None:
                found.append(label)
                i = label.content
                continue
        label = labels.another(unit, i) if found and i in unit.scene.named else None
        if label is not None:
            found.append(label)
            i = label.content
            continue
        person = end_of_person(unit, i) if i in unit.scene.named else None
        if person is not None:
            i = person
            continue
        token = unit.tokens[i]
        may_say = token.kind == "word" and (unit.cues.may_say(token.key) or token.key in _MAY_SAY)
        saying = (_at(unit, i, found) or said_bare(unit, i, found)) if may_say else None
        if saying is not None:
            saying = without_guess(unit, saying)
            found.append(saying)
            i = max(i, (saying.end or max(saying.cue[1], saying.content)) - 1)
        i += 1
    # Whoever speaks in it speaks on his own word.
    return [*found, source] if source is not None and not found else found


def _at(unit: Unit, i: int, before: Sequence[Saying]) -> Saying | None:
    word = unit.tokens[i].key
    if _guesses(unit, i) or is_twelve(unit, i) or is_belonging(unit, i):
        return None
    if word in _BY_HIM and i > unit.first and unit.tokens[i - 1].light in COMMAS and ends_at(unit, i + 1):
        return Saying(kind="after", start=i, cue=(i, i + 1), content=i, stance="cite", end=i + 1)
    again = phrased.goes_on_ahead(unit, i, i + 1) if word.removeprefix("و") in _BY_HIM else None
    if again is not None:
        return again
    passed_on = retold(unit, i) if word.removeprefix("و") == PREPOSITIONS["في"] else on_his_word(unit, i)
    if passed_on is not None:
        return passed_on
    fixed = phrase_at(unit.cues, unit.tokens, i)
    if fixed is not None and fixed[1] < unit.last:
        saying = phrased.fixed(unit, i, *fixed, _says_more)
        if saying is not None:
            return saying
    claimed = what_is_claimed(unit, i) or what_is_rumoured(unit, i)
    if claimed is not None:
        return claimed
    judged = what_is_judged(unit, i)
    if judged is not None:
        return judged
    if word in _BY_SAYING and i > unit.first and unit.tokens[i - 1].kind == "word" and follows_quotation(unit, i - 1):
        # «…»، اكتفى بالقول المتحدث.
        after = subject(unit, i + 1, unit.last)
        end = after[1] if after is not None else i + 1
        return Saying("after", i - 1, (i, i + 1), i - 1, "say", speaker=after, end=end)
    if i > unit.first:
        goes_on = goes_on_to_say(unit, i)
        if goes_on is not None:
            return goes_on
    token = unit.tokens[i]
    for form in _forms(unit.cues, word, SHADDA in token.text, token.text.endswith("ة")):
        saying = _participle(unit, i, form) if form.agreement == "participle" else _verb(unit, i, form, before)
        if saying is not None:
            return saying
    return _masdar(unit, i, before[-1] if before else None)


@lru_cache(REMEMBERED)
def _forms(cues: Cues, word: str, doubled: bool, feminine: bool) -> tuple[Form, ...]:
    """Return what a word (its key) may be as a form of saying: as it is, after و (ورد, و+رد), with a pronoun (أخبرنا).

    `doubled`: it is written with a shadda, `feminine`: with ta marbuta.
    """
    found: list[Form] = []
    for bare in (word, word[1:]) if word[:1] in ("و", "ف") else (word,):
        form = cues.forms.get(bare)
        if form is not None and not (form.cue.lemma in _PLAIN_LETTERS and doubled):
            found.append(form)
        elif doubled and bare in cues.doubled:
            found.append(cues.doubled[bare])
    attached = _with_object(cues, word, feminine=feminine)
    return (*found, attached) if attached is not None else tuple(found)


def _with_object(cues: Cues, word: str, *, feminine: bool) -> Form | None:
    """Return the form in أخبرنا, أبلغه: who is told is written with the verb."""
    for suffix in SUFFIXES:
        if not word.endswith(suffix):
            continue
        bare = word.removesuffix(suffix)
        # أخبروها is أخبروا with a pronoun.
        plural = bare.endswith("و") and not feminine
        form = form_of(cues, bare) or (form_of(cues, f"{bare}ا") if plural else None)
        sets = form is not None and key(form.cue.lemma) in cues.words["gives_time"]
        if form is not None and form.cue.complement[0] == "party" and form.agreement != "participle" and not sets:
            return form
    return None


def _says_more(unit: Unit, i: int, form: Form) -> bool:
    return _verb(unit, i, form, ()) is not None


def _verb(unit: Unit, i: int, form: Form, before: Sequence[Saying]) -> Saying | None:
    if unit.is_a("negation", i - 1) and not is_aside(unit, i):
        return _unsaid(unit, i, form)
    if not _may_be_verb(unit, i, form) or key(form.cue.lemma) in unit.cues.words["only_denied"]:
        return None
    if is_passive(unit.tokens[i].text) or is_withheld(unit, i):
        return _passive(unit, i, form)
    cue, limit, base = form.cue, limit_of(unit, i), _base(unit, i, form)
    if "medium" in cue.complement:
        return medium(unit, i, base, limit)
    after = subject(unit, i + 1, limit) if form.agreement != "first" else None
    if after is not None and cue.stance == "accuse" and "party" in cue.complement:
        after = accuser(unit, after[0], after, limit)
    if after is not None and "party" in cue.complement and _has_pronoun(unit, i - 1):
        # فإنها تطالب الحكومة ب
        after = None
    if after is None and unit.is_a("also_preposition", i) and not is_introduced(unit, i + 1):
        return None
    if "relay" in cue.complement:
        # علمت الوكالة من مصدر أمني أن
        return relay(unit, i, base, after, about=_FROM if cue.lemma == "علم" else PREPOSITIONS["عن"])
    ascribed = relay(unit, i, base, after, about=_TO) if cue.lemma == "نسب" else None
    if ascribed is not None:
        return ascribed
    ahead = subject_before(unit, i) if form.agreement != "first" else None
    if "مسؤولية" in cue.complement and (ahead is not None or is_blamed(unit, form, after)):
        # النائب فلان حمّل الوزير المسؤولية, وحمّلت الجيش المسؤولية
        after = None
    if ahead is not None and (after is None or _speaks_ahead(unit, i, cue, ahead)):
        rest = complement(unit, i + 1, limit, cue, None)
        done = rest is not None and (is_done_by_saying(unit, i, cue, rest) or is_signing(unit, i, ahead, rest))
        if rest is not None and (done or is_refusal(unit, cue, rest)):
            return None
        if rest is not None:
            made = replace(joined(base, rest), speaker=ahead, start=ahead[0], place=place_of(unit, ahead[0]))
            return replace(made, relayed=made.relayed or relayed_ahead(unit, i + 1, rest.content))
    if after is None and ahead is None and not is_present(unit, i) and key(cue.lemma) in unit.cues.words["gives_time"]:
        # أمهل القدر الرجل
        return None
    told = unit.cues.joined.get(unit.tokens[i].key) is None and cue.stance != "claim"
    party = "مسؤولية" in cue.complement and _blames(unit, i)
    if after is not None and not told and is_party(unit, form, after, limit, base.place, before):
        if base.relative and key(cue.lemma) in unit.cues.words["gives_time"]:
            # المذكرة التي أمهلت قسد ثلاثة أيام
            return None
        # وطالب روسيا بوقف القصف: only the verb has a party.
        party = is_named(unit, after[0])
        after = None
    if cue.stance == "deny" and unit.is_a("no_comment", after[1] if after is not None else i + 1):
        # رفض متحدث التعليق على الغارة
        return None
    rest = complement(unit, i + 1, limit, cue, after)
    done = rest is not None and (is_done_by_saying(unit, i, cue, rest) or is_signing(unit, i, after, rest))
    if rest is not None and (done or is_refusal(unit, cue, rest)):
        # رفض المسلحون الاستسلام, أعلنت الحكومة حظر التجوال
        return None
    if rest is not None and after is None and is_of_thing(unit, cue, rest):
        return None
    said = after_all(unit, i, form, base, rest, after)
    if said is not None:
        return said
    if cue.lemma == _KEEPS_ON and rest is not None and rest.colon and rest.content - i > SUBJECT_REACH // 2:
        # واصل الجيش ملاحقتهم، وحقق النتائج الآتية: …
        return None
    wary_colon = form.agreement == "wary" and after is None and rest is not None and rest.colon
    if wary_colon and is_definite(unit.tokens[i + 1].key):
        # كانت أبرز الاعتداءات على النحو التالي:
        return None
    unsure = form.agreement == "wary" and not party and not _is_put_to(unit, i, form)
    if rest is None or (unsure and rest.speaker is None and not rest.clause and not rest.quote_end):
        # سجل خلال العام: a form that is also another word needs somebody who says it.
        return None
    made = joined(base, rest)
    if made.to is None:
        made = replace(made, to=carrier_ahead(unit, i))
    return replace(made, speaker=None) if form.agreement == "first" else parted(unit, made)


def _blames(unit: Unit, i: int) -> bool:
    """Whether who is blamed, and the blame, stand right behind a verb (وحمل إسرائيل مسؤولية قتل الأسرى)."""
    found = unit.scene.named.get(i + 1)
    return found is not None and found[0].kind == "actor" and unit.is_a("blame", found[1])


def _may_be_verb(unit: Unit, i: int, form: Form) -> bool:
    """Whether a form of saying says something where it stands: it is no aside, no other word, no word of scripture."""
    if i > unit.first and unit.tokens[i - 1].key == _WHAT_THING and is_present(unit, i):
        # لم يصدر عنه ما يؤكد مشاركته
        return False
    if is_aside(unit, i) or (unit.is_a("medium", i) and opens_carrier(unit, i + 1)):
        return False
    if [token.key for token in unit.tokens[i + 1 : min(i + 3, unit.last)]] == _OF_AGE:
        # تبلغ من العمر تسع سنوات
        return False
    before = unit.tokens[i - 1].key if i > unit.first else ""
    if not is_definite(before) and speaker_noun(unit.cues, before) == "outlet":
        # وكالة روج نيوز
        return False
    if form.agreement == "wary" and place_of(unit, i) == "joined" and not _is_sure(unit, i, form):
        return False
    named = unit.is_a("scripture", i + 2) and unit.tokens[i + 1].key == "الله"
    return not named and not unit.is_a("scripture", i + 1)


def _is_sure(unit: Unit, i: int, form: Form) -> bool:
    """Whether what stands around a form that is also another word shows that it is the verb."""
    if is_introduced(unit, i + 1) or _is_doubled(unit, i) or _is_led(unit, i):
        return True
    return _is_put_to(unit, i, form) or _says_that(unit, i)


def _guesses(unit: Unit, i: int) -> bool:
    """Whether a verb right behind a noun only guesses what that is (طائرات يعتقد أنها إسرائيلية قصفت)."""
    guessed = i + _GUESS < unit.last and unit.tokens[i].key.startswith("ي") and unit.tokens[i + 1].key in _IT_IS
    what = unit.tokens[i + _GUESS].key if guessed else ""
    if what == _FROM and i + _GUESS + 1 < unit.last and unit.tokens[i - 1].kind == "word":
        # مسلحون يُعتقد أنهم من «الجماعة»
        return is_named(unit, i + _GUESS + 1) or unit.tokens[i + _GUESS + 1].kind == "quote"
    return i > unit.first and unit.tokens[i - 1].kind == "word" and what.endswith(_OF_WHOM)


def _is_put_to(unit: Unit, i: int, form: Form) -> bool:
    """Whether what follows shows a verb: كشف فيه عن, نسب إلى ناطق, or that it opens the clause after a turn."""
    following = unit.tokens[i + 1].key if i + 1 < unit.last else ""
    turned = phrase_at(unit.cues, unit.tokens, unit.first)
    turned_here = turned is not None and turned[0].kind == "turn" and turned[1] == i
    thus = i > unit.first and unit.tokens[i - 1].key == THUS
    return following in _IN_IT or turned_here or thus or (form.cue.lemma == "نسب" and following == _TO)


def _base(unit: Unit, i: int, form: Form) -> Saying:
    """Return what the verb by itself says of its words of saying."""
    return Saying(
        kind="verb",
        start=i,
        cue=(i, i + 1),
        content=i + 1,
        stance=form.cue.stance,
        place=place_of(unit, i),
        feminine=None if form.agreement in ("plural", "first") else form.feminine,
        plural=form.agreement == "plural",
        first_person=form.agreement == "first",
        continues=form.cue.continues,
        relative=unit.is_a("relative", i - 1),
        inside_that=i > unit.first and is_that_word(unit.tokens[i - 1].key),
        impersonal=key(form.cue.lemma) in unit.cues.words["impersonal"],
    )


def _speaks_ahead(unit: Unit, i: int, cue: Cue, ahead: Range) -> bool:
    """Whether who stands before a verb speaks though somebody stands after it as well (أما الوزير فاتهم الحركة)."""
    if is_present(unit, i) or key(cue.lemma) in unit.cues.words["needs_party"]:
        return True
    so = any(token.key.startswith("ف") for token in unit.tokens[ahead[1] : i + 1])
    return so and unit.is_a("starter", unit.first)


def _is_doubled(unit: Unit, i: int) -> bool:
    """Whether a word is written with a shadda inside, so that it is no noun or preposition (وجّه, علّق, but ردّ)."""
    written = unit.tokens[i].text.rstrip(_VOWELS)
    return SHADDA in written[:-1] and not written.endswith(SHADDA)


def _is_led(unit: Unit, i: int) -> bool:
    """Whether قد or the name that the sentence begins with stands right before a word, so that it is a verb."""
    opens = unit.scene.named.get(unit.first)
    return unit.tokens[i - 1].key in _HAD or (opens is not None and opens[1] == i and is_named(unit, unit.first))


def _says_that(unit: Unit, i: int) -> bool:
    """Whether somebody who may speak follows a word, and then أن, so that it is a verb (وفي دمشق ذكر العلي أن)."""
    limit = min(unit.last, i + SUBJECT_REACH)
    after = subject(unit, i + 1, limit)
    return after is not None and after[1] < limit and is_that(unit, after[1])


def _unsaid(unit: Unit, i: int, form: Form) -> Saying | None:
    """Read لم يؤكد الجيش …، لكنه قال: he says nothing yet, but is who speaks next; لم يستبعد says that it may be."""
    limit = limit_of(unit, i)
    after = subject(unit, i + 1, limit) if form.agreement in ("masculine", "feminine", "wary") else None
    if after is None:
        return says_nothing(unit, i)
    if unit.is_a("indefinite_only", after[0]):
        # لم يخبرنا أحد
        return None
    feminine = unit.tokens[i].key.startswith("ت")
    if key(form.cue.lemma) in unit.cues.words["not_ruled_out"]:
        rest = complement(unit, i + 1, limit, form.cue, after)
        base = Saying("verb", i - 1, (i - 1, i + 1), i + 1, "claim", place=place_of(unit, i - 1), feminine=feminine)
        return joined(base, rest) if rest is not None else None
    return Saying("mute", i - 1, (i, i + 1), i + 1, None, speaker=after, feminine=feminine, end=after[1])


def _passive(unit: Unit, i: int, form: Form) -> Saying | None:
    """Read ذُكر أن, أُعلن عن: nobody says who said it; any other passive verb says nothing."""
    rest = complement(unit, i + 1, limit_of(unit, i), form.cue, None)
    if rest is None or not (rest.clause or unit.tokens[i + 1].key == PREPOSITIONS["عن"]):
        return None
    return Saying(
        kind="unnamed",
        start=i,
        cue=(i, i + 1),
        content=rest.content,
        stance="cite",
        place=place_of(unit, i),
        end=rest.content,
        clause=rest.clause,
    )


def _participle(unit: Unit, i: int, form: Form) -> Saying | None:
    """Read مؤكدة أن, مشيرا إلى, متهما إياه ب: the subject is whoever spoke, or acted, before."""
    place = place_of(unit, i)
    if is_aside(unit, i):
        # رافضا الكشف عن اسمه
        return None
    if i > unit.first and unit.tokens[i - 1].kind == "word" and follows_quotation(unit, i - 1) and ends_at(unit, i + 1):
        # «…»، مضى قائلا.
        return Saying(kind="after", start=i - 1, cue=(i, i + 1), content=i - 1, stance=form.cue.stance, end=i + 1)
    led = is_introduced(unit, i + 1) or _after_own_preposition(unit, i, form.cue)
    if place == "joined" and not led and not says_meanwhile(unit, i, form):
        return None
    rest = complement(unit, i + 1, limit_of(unit, i), form.cue, None)
    if rest is None:
        return None
    plural = unit.tokens[i].key.endswith("ين")
    base = Saying(
        kind="participle",
        start=i,
        cue=(i, i + 1),
        content=i + 1,
        stance=form.cue.stance,
        place=place,
        feminine=None if plural else form.feminine,
        continues=form.cue.continues,
    )
    return replace(joined(base, rest), speaker=None)


def _after_own_preposition(unit: Unit, i: int, cue: Cue) -> bool:
    following = unit.tokens[i + 1].key if i + 1 < unit.last else ""
    # متهما إياها ب
    named = "party" in cue.complement and following.startswith(_HIM)
    return named or any(following == PREPOSITIONS.get(c) for c in cue.complement)


def _masdar(unit: Unit, i: int, before: Saying | None) -> Saying | None:
    """Read إعلان الجيش أن, and قوله إن or دعوتها إلى, whose pronoun is whoever spoke before."""
    word = unit.tokens[i].key
    found = masdar_of(unit.cues, word.removeprefix("ب").removeprefix("ال") if word.startswith("بال") else word)
    if found is None or word.startswith("ال"):
        return None
    cue, pronoun = found
    limit = limit_of(unit, i)
    base = Saying(kind="masdar", start=i, cue=(i, i + 1), content=i + 1, stance=cue.stance, place="joined")
    if word.startswith("ب") and not pronoun and (word in _BY_SAYING or cue.stance != "say"):
        # ردت الجماعة باتهام التحالف: whoever acts says it.
        rest = complement(unit, i + 1, limit, cue, None)
        return replace(joined(base, rest), kind="participle", speaker=None) if rest is not None else None
    if pronoun:
        said = before is not None and before.content == i
        if not said and not is_introduced(unit, i + 1):
            return None
        rest = complement(unit, i + 1, limit, cue, None)
        return replace(joined(base, rest), speaker=None) if rest is not None else None
    after = subject(unit, i + 1, limit)
    if after is None or not is_named(unit, after[0]):
        return None
    rest = complement(unit, i + 1, limit, cue, after)
    if rest is None:
        return None
    caller = who_repeats(unit, i) if cue.stance == "demand" else None
    return replace(joined(base, rest), speaker=caller) if caller is not None else joined(base, rest)


def _has_pronoun(unit: Unit, i: int) -> bool:
    """Whether token `i` is أن with a pronoun, which is the subject of the verb after it."""
    return (
        i >= unit.first and is_that_word(unit.tokens[i].key) and unit.tokens[i].key.endswith(("ه", "ها", "هم", "هما"))
    )
