"""Whose words a verb of saying opens, and inside whose: its subject, the speaker it goes on for, who acted before."""

from msgspec.structs import replace

from rawi.lexicon.cues import Stance, form_of, speaker_noun
from rawi.lexicon.outlets import name_key, outlet_named
from rawi.lexicon.shape_words import shape_words
from rawi.read.shapes import is_deed
from rawi.read.speech.complements import Saying
from rawi.read.speech.hearing import UNKNOWN, Scene, Speaker, is_definite, noun_with_pronoun
from rawi.read.speech.speakers import resolve
from rawi.read.speech.speakers_of_no_list import is_accusative
from rawi.read.speech.subjects import end_of_subject
from rawi.read.speech.subjects_acting import actor_first, acts_first, is_of_one
from rawi.read.speech.subjects_ahead import is_present
from rawi.read.speech.told import Open, Told
from rawi.read.speech.units import COMMAS, NEWS, Range, Unit, is_that_word
from rawi.text import attested, segment

# Verbs of plain saying go back to who leads the sentence, others to who spoke last.
_PLAIN: frozenset[Stance] = frozenset(("say", "claim", "confirm", "cite"))
# غير أن, إلا أن
_BUT = ("غير", "الا")
_IN_IT = ("فيه", "فيها")
_AS_FOR, _ALTHOUGH = "اما", "مع"
_RECENT = 2
_NEAR = 40
_ACTING_REACH = 6
_TITLE_REACH = 4
_MANY_PEOPLE = ("ون", "اء")
_US, _TO_US = ("نا", "ني"), shape_words("to_us")
_STILL, _OF_HIMSELF = shape_words("goes_on_being"), ("ه", "ها", "هم")
_WITH_TITLE = ("official", "spokesperson", "anonymous")


def whose(
    told: Told, unit: Unit, stack: list[Open], said: Saying, *, earlier: bool
) -> tuple[int, Open | None, Speaker]:
    """Return how many open contents stay around what is said, whose content it continues, and who speaks."""
    floor, top = floor_of(stack), len(stack)
    if said.kind == "unnamed":
        return (floor if said.place == "apart" else top), None, UNKNOWN
    if said.speaker is not None:
        return _level(unit, stack, said, floor), None, spoken_of(told, said)
    surnamed = _by_surname(told, unit, said)
    if surnamed is not None:
        return _level(unit, stack, said, floor), None, surnamed
    if said.relayed is not None:
        # ونقل عن أسير: who spoke in this sentence relays it; at its head it is نُقل, and nobody does.
        frames = [i for i in range(floor, top) if _agrees(stack[i].speaker, said)]
        if not frames:
            return floor, None, _who_relayed_before(told, unit, said) or UNKNOWN
        return frames[0], None, stack[frames[0]].speaker
    if said.first_person or _is_of_ours(unit, said):
        teller = next((i for i in range(top - 1, floor - 1, -1) if _tells_of_himself(stack[i], said)), None)
        if teller is not None:
            return teller + 1, stack[teller], stack[teller].speaker
        whole = stack[floor - 1] if floor else Open(said, UNKNOWN, told.base, said.start, own=True)
        return floor, whole, whole.speaker
    if top > floor and (said.kind == "masdar" or (said.inside_that and said.cue[0] - 1 <= stack[-1].start)):
        return (top if said.kind == "masdar" else top - 1), stack[-1], stack[-1].speaker
    if _says_while(unit, stack, said, floor):
        return top, None, UNKNOWN
    if top > floor and _says_still(unit, stack[-1], said) and _agrees(stack[-1].speaker, said):
        return top - 1, stack[-1], stack[-1].speaker
    if said.kind == "verb" and said.place == "joined" and top > floor and not said.relative:
        # Somebody inside the words speaks, whom no list knows: إن سائقا نقل إليه أن.
        return top, None, UNKNOWN
    if floor and said.place != "joined" and top == floor:
        # اتصل بي ضابط وقال لي: inside somebody's words another speaks.
        return floor, None, UNKNOWN
    if said.kind == "participle" and said.place == "apart" and all(_is_named_only(each) for each in stack[floor:]):
        # رفض أويحيى دعوة البرلمان إلى إيفاد بعثة، واصفا إياها: who acts, not whose call it is.
        acting = _acting(told, unit, said) if top > floor else None
        if acting is not None:
            return floor, None, acting
    if top > floor and not said.continues and all(each.said.kind == "unnamed" for each in stack[floor:]):
        # حقق المدعي في مزاعم بأن …، وخلص إلى أن
        return floor, *_without_subject(told, unit, said, earlier=earlier)
    plain = said.continues or (said.clause and said.stance in _PLAIN)
    order = range(floor, top) if plain else range(top - 1, floor - 1, -1)
    for i in order:
        if _agrees(stack[i].speaker, said):
            return i, stack[i], stack[i].speaker
    if top > floor:
        relayer = _relayer(told, stack[-1], said)
        if relayer is not None:
            return floor, None, relayer
        lead = next((lead for lead in _recent(told, unit, said) if lead.speaker.feminine == said.feminine), None)
        return floor, lead, UNKNOWN
    return floor, *_without_subject(told, unit, said, earlier=earlier)


def _is_of_ours(unit: Unit, said: Saying) -> bool:
    """Whether a body of whoever tells stands right behind the verb (تعهدت منظمتنا بحفر آبار)."""
    word = unit.tokens[said.cue[1]].key if said.kind == "verb" and said.cue[1] < unit.last else ""
    noun = noun_with_pronoun(unit.cues, word) if word.endswith(_US[0]) else None
    return noun is not None and speaker_noun(unit.cues, noun) in ("body", "outlet")


def is_own_name(scene: Scene, speaker: Speaker) -> bool:
    """Whether a person's name is that of the narrator himself, with or without a title before it."""
    own, name = name_key(scene.own_name or ""), name_key(speaker.text or "")
    titled = name.endswith(f" {own}") and len(name.split()) - len(own.split()) == 1
    return len(own.split()) > 1 and (name == own or titled)


def is_press(scene: Scene, speaker: Speaker) -> bool:
    """Whether a speaker is a news outlet or its correspondent, so that it passes on what another said."""
    if speaker.kind in ("outlet", "correspondent"):
        return True
    outlet = outlet_named(scene.outlets, speaker.text) if speaker.kind is None and speaker.text else None
    return outlet is not None and outlet.kind in NEWS


def _who_relayed_before(told: Told, unit: Unit, said: Saying) -> Speaker | None:
    """Return the outlet that spoke last, if a sentence begins with what it passes on (… ونقلت عن شهود أن), or null."""
    last = told.leads[-1] if told.leads else None
    opens = all(unit.is_a("link", i) or unit.tokens[i].kind != "word" for i in range(unit.first, said.start))
    if last is None or not opens or told.before is None or last.start < told.before[0]:
        return None
    press = not last.own and last.speaker.id is not None and is_press(told.scene, last.speaker)
    return last.speaker if press and last.speaker.feminine == bool(said.feminine) else None


def _tells_of_himself(content: Open, said: Saying) -> bool:
    """Whether we are whoever speaks already: his words begin so (قال الوزير إننا نطالب), or follow a colon."""
    return content.said.colon or content.start <= said.start <= content.start + 1


def _says_still(unit: Unit, content: Open, said: Saying) -> bool:
    """Whether somebody says of himself what he asks for (أكدت الوزارة أنها لا تزال تطالب بالإفراج عنهم)."""
    first = content.start + is_that_word(unit.tokens[content.start].key)
    himself = unit.tokens[first - 1].key if first > unit.first else ""
    if not content.said.clause or said.kind != "verb" or said.speaker is not None or not is_that_word(himself):
        return False
    between = range(first, said.start)
    return (
        himself.endswith(_OF_HIMSELF)
        and len(between) > 0
        and all(unit.tokens[i].key in _STILL or unit.is_a("negation", i) for i in between)
    )


def only_still(unit: Unit, first: int, last: int) -> bool:
    """Whether words say nothing by themselves (أنها لا تزال | تطالب)."""
    words = [unit.tokens[i].key for i in range(first, last) if not unit.is_a("negation", i)]
    still = [word for word in words if word in _STILL]
    return bool(still) and all(word in _STILL or is_that_word(word) for word in words)


def _is_named_only(content: Open) -> bool:
    """Whether a content is but the object of a verbal noun (دعوة البرلمان إلى), which ends before a comma."""
    return content.said.kind == "masdar" and not content.said.clause


def _by_surname(told: Told, unit: Unit, said: Saying) -> Speaker | None:
    """Return who spoke before, by the last part of his name after the verb (في وقت وصف فيه خاطر الوضع), or null."""
    i = said.cue[1] if said.kind == "verb" and not said.first_person else unit.last
    while i < unit.last and unit.is_a("pronoun_phrase", i):
        i += 1
    ahead = said.start - 1
    while ahead > unit.first and unit.is_a("link", ahead) and not unit.is_a("starter", ahead):
        ahead -= 1
    opens = ahead == unit.first or unit.is_a("starter", ahead - 1)
    for at in (i, ahead) if opens and said.kind == "verb" else (i,):
        if not unit.first <= at < unit.last or unit.tokens[at].kind != "word" or at in unit.scene.named:
            continue
        before = told.memory.with_surname(unit.tokens[at].key)
        if before is not None and _agrees(before, said):
            return before
    return None


def _says_while(unit: Unit, stack: list[Open], said: Saying, floor: int) -> bool:
    """Whether who speaks is somebody unnamed in another's words (وأضاف أن سائقا هاتفه قائلا إن)."""
    if said.kind != "participle" or said.place != "joined" or len(stack) == floor or not stack[-1].said.clause:
        return False
    first = stack[-1].start
    return first < said.start and first not in unit.scene.named and is_accusative(unit.tokens[first])


def _level(unit: Unit, stack: list[Open], said: Saying, floor: int) -> int:
    """Return how many open contents stay around a verb that names its speaker."""
    top = len(stack)
    if top == floor:
        return floor
    before = unit.tokens[said.start - 1].key if said.start > unit.first else ""
    carried = stack[-1].said.cue[0] < unit.first and (
        stack[-1].said.kind == "label" or _turns_to(unit, stack[-1], said)
    )
    begins = said.start <= stack[-1].start + 1 and not carried
    if said.kind == "masdar" or said.relative or begins:
        return top
    if said.kind == "verb" and _is_narrators(unit, said.start):
        return floor
    but = said.start - 2 > unit.first and unit.tokens[said.start - 2].key in _BUT
    if is_that_word(before) and said.kind == "verb" and not but:
        return floor + 1 if before.startswith("و") else top
    return floor if said.place != "joined" else top


def _is_narrators(unit: Unit, i: int) -> bool:
    """Whether words before who speaks part him from who spoke before: ، أما X ف, مع أن X قال, رغم أن."""
    two = [unit.tokens[j].key for j in range(max(unit.first, i - 2), i)]
    if len(two) < 2:
        return False
    if two[1].removeprefix("و") == _AS_FOR:
        return unit.tokens[i - 2].light in COMMAS
    return is_that_word(two[1]) and (two[0] == _ALTHOUGH or unit.is_a("against", i - 2))


def _turns_to(unit: Unit, before: Open, said: Saying) -> bool:
    """Whether a sentence after words behind a colon begins with another who speaks, not to us (قال له ضابط)."""
    following = unit.tokens[said.cue[1]].key if said.cue[1] < unit.last else ""
    us = following in _TO_US or unit.tokens[said.cue[0]].key.endswith(_US)
    return before.said.colon and said.kind == "verb" and said.place != "joined" and not us


def _agrees(speaker: Speaker, said: Saying) -> bool:
    """Whether a verb may go with a speaker; names without a noun before them may be of either gender."""
    if said.plural and speaker.person:
        return False
    if said.feminine is None or speaker.feminine == said.feminine:
        return True
    if not said.feminine:
        # موشيه: a name with ه, no ة
        return speaker.person and speaker.noun is None and (speaker.text or "").split(" ")[0].endswith("ه")
    if speaker.noun is not None:
        return False
    # A person's gender is known from the name only so far: آمنة, ماريا.
    return not speaker.person or any(word.endswith(("ه", "ا", "ي")) for word in name_key(speaker.text or "").split())


def _without_subject(told: Told, unit: Unit, said: Saying, *, earlier: bool) -> tuple[Open | None, Speaker]:
    """Return whom a verb without a subject means: the subject of its sentence, or who spoke last."""
    if is_of_thing(unit, said) or _answers(unit, said):
        return None, UNKNOWN
    inside = said.place != "apart" or said.kind == "participle" or said.relative
    # وأضاف goes on with what somebody said before.
    on = said.continues and bool(told.leads)
    other = earlier or on or said.relative or said.start <= unit.first
    acts = None if other else acts_first(unit, (unit.first, said.start))
    if acts is not None and (told.first_named is None or acts[0] <= told.first_named):
        # زار وزير الدفاع الجبهة، وقال إن
        acting = _who_acts(told, acts, said)
        if acting is not None:
            return None, acting
    heads = actor_first(unit, (unit.first, said.start)) if not other and not said.inside_that else None
    if heads is not None and _agrees(resolved(told, heads), said):
        # أما البعثة فأوفدت فريقا، ودعت إلى
        return None, resolved(told, heads)
    if not other and said.place == "apart" and said.plural and heads is None and is_of_one(unit, said.start):
        # وعبر آلاف النازحين الحدود، وقالوا إن: who acts there is nobody who spoke before.
        return None, _people_acting(told, unit, (unit.first, said.start), said)
    if not other and said.kind == "participle" and _is_foreign_subject(unit):
        return None, UNKNOWN
    if not earlier and inside:
        acting = _acting(told, unit, said)
        if acting is not None:
            return None, acting
    if not earlier and not inside and said.start > unit.first and told.first_named is not None:
        # ورفض الناطق أحمد العلي الرواية، وقال: the verb goes on with who acted.
        acted = who_acted(told, unit, told.first_named) if told.first_named < said.start else None
        if acted is not None and _agrees(acted[0], said):
            return None, acted[0]
    if (
        not earlier
        and said.kind == "verb"
        and said.start > unit.first + 2
        and not unit.is_a("asked", unit.first)
        and not said.continues
        and told.first_named is None
    ):
        # وظهر زيدان مساء ودعا: who acts in the sentence is nobody we know.
        return None, _people_acting(told, unit, (unit.first, said.start), said)
    if not earlier and said.kind == "verb" and not said.continues and _follows_unknown(unit, said):
        return None, UNKNOWN
    lead = next((lead for lead in _recent(told, unit, said) if _agrees(lead.speaker, said)), None)
    relayer = _relayer(told, told.leads[-1], said) if told.leads else None
    if relayer is not None:
        return None, relayer
    if told.acted is not None and not said.continues and not earlier and _agrees(told.acted[0], said):
        speaker, at = told.acted
        if lead is None or at > lead.start:
            return None, speaker
    if lead is None and told.acted is not None and said.continues and not earlier and _agrees(told.acted[0], said):
        # كان الشارف أول من نعاه. وحسب كلامه فإن
        return None, told.acted[0]
    if lead is not None:
        return lead, UNKNOWN
    opens = all(unit.is_a("link", i) for i in range(unit.first, said.start))
    before = told.before if opens and not told.leads else None
    acts = acts_first(unit, before) if before is not None else None
    acted_before = _who_acts(told, acts, said) if acts is not None else None
    return None, _acting(told, unit, said) or acted_before or _people_acting(told, unit, before, said)


def _who_acts(told: Told, words: Range, said: Saying) -> Speaker | None:
    """Return who acts by these words, if a verb may be his; one of many is not one of one (الأطباء … وقالوا)."""
    speaker = resolved(told, words)
    one = said.plural or said.feminine is None or not (speaker.title or "").endswith(_MANY_PEOPLE)
    return speaker if one and _agrees(speaker, said) else None


def _people_acting(told: Told, unit: Unit, sentence: Range | None, said: Saying) -> Speaker:
    """Return people unnamed who act right behind the verb of a sentence (خرج ناجون من القرية. وقالوا إن)."""
    at = sentence[0] + 1 if sentence is not None else unit.last
    if sentence is None or not said.plural or at + 1 >= sentence[1]:
        return UNKNOWN
    word = unit.tokens[at].key
    people = speaker_noun(unit.cues, word) in ("anonymous", "official") and not is_definite(word)
    if not people or at in unit.scene.named:
        return UNKNOWN
    return resolved(told, (at, end_of_subject(unit, at, sentence[1])))


def _relayer(told: Told, last: Open, said: Saying) -> Speaker | None:
    """Return who passed on the last words, if the verb goes with her, not with him (نقلت الوكالة عن ضابط …، وأضافت)."""
    if last.said.relayed is None or not said.feminine or len(told.memory.speakers) < _RECENT:
        return None
    relayer, relayed = told.memory.speakers[-2:]
    goes_with_her = relayer.feminine and not relayer.person and not _agrees(relayed, said)
    return relayer if goes_with_her and relayed is last.speaker else None


def is_of_thing(unit: Unit, said: Saying) -> bool:
    """Whether a verb of the present only says what a thing just named asks for (مشروع قرار يدعو إلى, رسالة تطالب ب)."""
    i = said.start
    if said.kind != "verb" or said.place != "joined" or said.relative or said.inside_that or not is_present(unit, i):
        return False
    if i + 1 < unit.last and unit.tokens[i + 1].key in _IN_IT:
        # برسالة تقول فيها إن
        return False
    before = unit.tokens[i - 1]
    ends = (found[1] for found in map(unit.scene.named.get, range(max(unit.first, i - 4), i)) if found is not None)
    return before.kind == "word" and i not in ends and not is_definite(before.key) and not unit.is_a("link", i - 1)


def _answers(unit: Unit, said: Saying) -> bool:
    """Whether somebody unnamed who was asked answers (وسألنا ديبلوماسيا غربيا فأجاب)."""
    i = said.start
    so = said.kind == "verb" and i > unit.first + 1 and unit.tokens[i].key.startswith("ف")
    return so and any(is_accusative(unit.tokens[j]) for j in range(max(unit.first, i - 2), i))


def goes_on(told: Told, unit: Unit, said: Saying) -> Open | None:
    """Return the content of who spoke last, if a verb without a subject may be his (…، يضيف), or null."""
    return next((lead for lead in _recent(told, unit, said) if _agrees(lead.speaker, said)), None)


def who_goes_on(told: Told, unit: Unit, said: Saying) -> Speaker | None:
    """Return who a verb without a subject behind his words means: who acted in the sentence before, or spoke last."""
    lead, acted = goes_on(told, unit, said), told.acted
    if acted is not None and not said.continues and (lead is None or acted[1] > lead.start) and _agrees(acted[0], said):
        # دفنت حليمة حسن ابنها. أوقفها مسلحون، تقول، وأخذوا الحمار
        return acted[0]
    return lead.speaker if lead is not None else None


def _is_foreign_subject(unit: Unit) -> bool:
    """Whether a name that is no word of the language stands right behind the verb of a sentence (رفض يعلون التعقيب)."""
    first = unit.first
    while first < unit.last and unit.is_a("link", first):
        first += 1
    if first + 1 >= unit.last or unit.tokens[first].kind != "word" or unit.tokens[first + 1].kind != "word":
        return False
    word, name = unit.tokens[first].key, unit.tokens[first + 1].key
    finite = form_of(unit.cues, word) is not None or is_deed(word)
    foreign = not attested(name) and not any(parts.proclitics for parts in segment(name))
    return finite and foreign and first + 1 not in unit.scene.named


def _follows_unknown(unit: Unit, said: Saying) -> bool:
    """Whether the sentence is a noun that names nobody known, and then the verb (الثنائي اتهم)."""
    head = next((i for i in range(unit.first, said.start) if unit.tokens[i].kind == "word"), None)
    return head == said.start - 1 and is_definite(unit.tokens[head].key) and head not in unit.scene.named


def _recent(told: Told, unit: Unit, said: Saying) -> list[Open]:
    """Return the contents whose speakers may still be meant, the last one first.

    Who was named far before goes on only with words that say so (وأضاف).
    """
    near = unit.first - _NEAR
    return [lead for lead in told.leads[: -_RECENT - 1 : -1] if said.continues or lead.start >= near]


def _acting(told: Told, unit: Unit, said: Saying) -> Speaker | None:
    """Return the first actor or person named in the sentence, before the verb, if the verb agrees."""
    first = told.first_named
    if first is None or first >= said.start or _is_put_in(unit, first):
        return None
    speaker = _named_with_title(told, unit, first, said.start)
    return speaker if _agrees(speaker, said) else None


def _is_put_in(unit: Unit, i: int) -> bool:
    """Whether who is named at token `i` only says more of others who act (عناصر من الحركة), after من and the like."""
    before = range(max(unit.first, i - _TITLE_REACH), i)
    titled = any(speaker_noun(unit.cues, unit.tokens[j].key) in (*_WITH_TITLE, "body") for j in before)
    return unit.tokens[i - 1].key == "من" and i > unit.first + 1 and not titled


def who_acted(told: Told, unit: Unit, first: int) -> tuple[Speaker, int] | None:
    """Return who acts in a sentence in which nobody speaks: named right after its verb (رفض الوزير أحمد العلي …)."""
    if first - unit.first > _ACTING_REACH:
        return None
    speaker = _named_with_title(told, unit, first, unit.last)
    return (speaker, first) if speaker.id is not None and speaker.person else None


def _named_with_title(told: Told, unit: Unit, first: int, limit: int) -> Speaker:
    """Return who is named at token `first`, with the title before it and the name after it."""
    end = unit.scene.named[first][1]
    for head in range(first - 1, max(unit.first, first - _TITLE_REACH) - 1, -1):
        if unit.tokens[head].kind != "word":
            break
        if speaker_noun(unit.cues, unit.tokens[head].key) in _WITH_TITLE:
            # وزير الدفاع التركي خلوصي أكار, مستشار في الدعم السريع
            first, end = head, max(end, end_of_subject(unit, head, limit))
    return resolved(told, (first, end))


def resolved(told: Told, words: Range | None) -> Speaker:
    """Return who the words for a speaker mean; nobody known where there are none."""
    return UNKNOWN if words is None else resolve(told.scene, told.memory, *words)


def spoken_of(told: Told, said: Saying) -> Speaker:
    """Return who the words for a speaker mean; a person whose verb is feminine is a woman (تقول شيرين … وتضيف).

    Of several who take turns, an office before a colon is that of nobody who was called by another (الأمين العام: …).
    """
    speaker = resolved(told, said.speaker)
    if said.kind == "label" and said.speaker is not None and speaker.person and speaker.id is not None:
        office = told.scene.text.tokens[said.speaker[0]].key.removeprefix("ال")
        turns_taken = [one for one in told.memory.speakers if one.id == speaker.id]
        called = {word.removeprefix("ال") for one in turns_taken for word in (one.title, one.noun) if word is not None}
        named = any(mention.kind == "person" for _, _, mention in told.scene.mentions(*said.speaker))
        if turns_taken and not named and office not in called:
            return replace(speaker, id=None, person=False)
    of_her = said.kind in ("verb", "after") and said.feminine and speaker.person
    return replace(speaker, feminine=True) if of_her else speaker


def floor_of(stack: list[Open]) -> int:
    """Return how many contents stay open whatever is said: those of quotations that have not closed yet."""
    return next((i + 1 for i in range(len(stack) - 1, -1, -1) if stack[i].end is not None), 0)
