"""How many: which of the figures a clause counts belong to the event it tells, and what they count there."""

from collections.abc import Mapping, Sequence

import msgspec

from rawi.lexicon.clause_words import ClauseWords
from rawi.lexicon.triggers import Form, TriggerIndex
from rawi.model import EventType, Figure, Mention, QuantityValue
from rawi.read.events.heads import Head, Overlay
from rawi.read.events.of_others import begins_with_and, is_listed_apart, is_of_another, tells_no_number
from rawi.read.events.phrases import Phrase
from rawi.read.events.triggers import word_after, word_before
from rawi.read.kinds import CASUALTIES, OPEN
from rawi.text import Text, key

# Words for what became of people are not those of another fate (القتلى تسعون والأسرى ثلاثة).
_FATES = frozenset({"killed", "injured", "missing", "captured", "prisoner", "detained", "abducted", "survivor"})
# Of these events people are counted, and how long they took; things beside them belong to another.
_BODIES = frozenset({"body", "casualty", "family", "group", "skeleton", "skull", "victim"})
# 59 من الميليشيات: whose they are, no band each.
_COMMAS, _LED_BY = frozenset("،,"), frozenset(map(key, ("في", "جراء", "إثر", "خلال")))
_BANDS = frozenset({"militia"})
_DEAD = frozenset(map(key, ("جثث", "جثامين", "رفات", "أشلاء")))
# Within so many words a word of distance says where a thing lies (لا يبعد عن الخيام سوى كيلومترين).
_AWAY = 5
# What stands before a number of those who are in such a state.
_HOW_THEY_ARE = frozenset(map(key, ("حال", "حالة", "إصابة", "إصابات", "جراح", "جروح")))
# Within so many words a rate follows what is counted (عشرة أشخاص في غزة يوميا).
_RATED = 4
# A deadline stands so near behind its verb.
_GIVEN = 14
# What figures of people count where a word tells by learned weights alone, and what such a clause only says in passing.
_COUNTED_AS: Mapping[EventType, str] = {"killing": "killed", "injury": "injured"}
_RIGHT_BEHIND = 2
# Its figures stand so near.
_NEAR = 6
_LASTING = frozenset({"distance", "duration", "time"})
_GO_ON: frozenset[EventType] = frozenset({"battle", "ceasefire", "protest", "shelling", "siege"})
_GIVEN_FOR: frozenset[EventType] = frozenset({"release", "retreat", "surrender"})
# How old somebody is, which part of a whole, how wide a barrel, how high a house: no figures of an event.
_NAMED, _NO_KINDS = frozenset({"actor", "place"}), frozenset[str]()
_NEVER = frozenset({"age", "calibre", "floor", "share"})
_ACTS = frozenset({"agent", "cause"})
_WHOSE = frozenset(map(key, ("من", "إلى")))
_IN, _SOMEWHERE = key("في"), frozenset({"area", "site"})
_MEASURED = frozenset({"age", "calibre", "depth", "floor", "height"})


def counts(text: Text, start: int, end: int, overlay: Overlay, *, words: ClauseWords) -> list[Figure]:
    """Return the figures named in tokens `start` to `end`, each for what it counts, of a claim no trigger tells."""
    return [
        _figure(mention, mention.value, mention.value.what or _people(text, last, words), mention.value.joint_with)
        for token, mention, last in overlay.between(start, end)
        if isinstance(mention.value, QuantityValue)
        and last <= end
        and not _measures(text, token, mention, words)
        and not tells_no_number(text, token, mention.value)
        and not _is_rate(text, last, end, words)
    ]


def _measures(text: Text, token: int, mention: Mention, words: ClauseWords) -> bool:
    """Whether a figure says how deep a thing is, how old somebody, or how much later it was (بعد الموعد بساعة)."""
    value = mention.value
    if not isinstance(value, QuantityValue):
        return False
    return value.what in _MEASURED or (value.what == "duration" and _tells_when(text, token, mention, words))


def _people(text: Text, last: int, words: ClauseWords) -> str | None:
    """Return what others are who are counted by no noun (أربعة آخرين)."""
    return "person" if last < len(text.tokens) and words.has("others", text.tokens[last].key) else None


def figures(
    text: Text,
    head: Head,
    counted: Sequence[Phrase],
    start: int,
    end: int,
    overlay: Overlay,
    *,
    event_type: EventType,
    index: TriggerIndex,
    people: frozenset[str],
    doers: frozenset[str],
) -> list[Figure]:
    """Return the figures of a clause: those of people the event befell count the event, others what they count.

    How long it took and how far it went are figures too. `people`: what counts people; tanks that were taken are not
    captured, families that fled not persons. `doers` are ids of mentions that count who did it.
    """
    row, words = head.form.trigger.row, index.words
    counts_as = row.counts or (_COUNTED_AS.get(row.event_type or "other") if head.likely else None)
    befallen = {phrase.mention.id for phrase in counted if phrase.mention is not None}
    found: list[Figure] = []
    seen: set[str] = set()
    for token, mention, last in overlay.between(start, end):
        value = mention.value
        if mention.kind != "quantity" or last > end or mention.id in seen or token < (head.toll or start):
            continue
        if mention.rule == OPEN and not 0 < token - head.hit.token <= _RIGHT_BEHIND:
            # Of what befell so many the word stands right before them, with a preposition at most.
            continue
        if not isinstance(value, QuantityValue) or not _belongs(text, head, token, mention, value, words, people):
            continue
        if is_of_another(text, head, token, last, value, overlay, index):
            continue
        if (mention.rule == "quantity.doers" or mention.id in doers) and row.event_type in CASUALTIES:
            continue
        if not overlay.kinds.get(token, _NO_KINDS).isdisjoint(_NAMED):
            # حركة طالبان، على الحمراء وفردان: a name counts nobody.
            continue
        seen.add(mention.id)
        if value.what in _SOMEWHERE and token > start and text.tokens[token - 1].key == _IN:
            # تظاهروا في خمس نقاط: says where, in the vaguest way.
            continue
        if _is_rate(text, last, end, words) or (
            head.likely
            and (not _is_near(head, token, last) or (value.what in _LASTING and not _lasts(text, head, token, words)))
        ):
            continue
        others = value.what in _FATES - {counts_as} and counts_as not in value.joint_with
        if counts_as in _FATES and others and (mention.id not in befallen or is_listed_apart(text, head, token, last)):
            # What became of others is no figure of this event; 320 قتيلا وجريحا count both.
            continue
        after = word_after(text, last - 1)
        of_them = after is not None and text.tokens[after].key in words.classes["of_them"]
        if found and of_them and _is_of_others(text, last, found, people):
            continue
        if found and (
            (of_them and not _tells_of_part(text, token, last)) or (value.low == 1 and (of_them or _is_of(text, token)))
        ):
            continue
        what, joint = value.what, value.joint_with
        if row.event_type == "handover" and _are_bodies(text, token):
            # سلّم جثث خمسة مزارعين
            what = "body"
        # غرق منهم تسعة: they are who it befell.
        subject = head.hit.finite and token == head.hit.token + 2
        part = (_is_part(text, token, words) and not subject) or (bool(found) and of_them)
        over = token <= head.hit.token < last or (row.event_type == "protest" and value.what is None)
        theirs = what is None or (counts_as in _FATES and (what in people or what in _BANDS) and what not in _FATES)
        # وقع في أيدينا ملازم وأربعة مجندين
        fell = row.counts is not None and row.subject == "target" and head.hit.finite
        alone = (row.event_type in CASUALTIES or fell) and not found
        # 12 جنديا وسبعة مدنيين: they fell with them.
        joined = text.tokens[token].key.startswith("و") or text.tokens[token - 1].key == "و"
        with_them = bool(found) and found[-1].what == counts_as and joined
        if (
            counts_as is not None
            and (mention.id in befallen or over or alone or with_them)
            and not part
            and theirs
            and what != "body"
        ):
            what, joint = counts_as, _joint(head.joint, counts_as, joint)
        if what == counts_as and not part and found and found[0].what == what and not _is_joined(text, token):
            # إلى 12 قتيلا بعد وفاة ثلاثة: the second is no further toll.
            continue
        found.append(_figure(mention, value, what, joint))
    return _fired_from_the_air(found) if event_type == "airstrike" else found


def doers_counted(head: Head, before: Sequence[Phrase], after: Sequence[Phrase]) -> frozenset[str]:
    """Return the ids of mentions that count who did it (من قبل مسلحين اثنين، أقدم ثلاثة مسلحين على قتل القاضي)."""
    found = [phrase for phrase in (*before, *after) if phrase.preposition == "by"]
    acts = head.carrier is not None and any(form.trigger.row.subject in _ACTS for form in head.carrier.forms)
    if acts and not head.hit.finite and not head.form.enclitic:
        found += [phrase for phrase in before if not phrase.preposition]
    return frozenset(phrase.mention.id for phrase in found if phrase.mention is not None)


def _fired_from_the_air(found: Sequence[Figure]) -> list[Figure]:
    """Return the figures of an airstrike: what aircraft fire are missiles (قصفت الطائرة المقر بأربعة صواريخ)."""
    return [msgspec.structs.replace(figure, what="missile") if figure.what == "rocket" else figure for figure in found]


def figure_of(mention: Mention, value: QuantityValue) -> Figure:
    """Return the figure that a quantity is wherever it stands, of what it counts itself."""
    return _figure(mention, value, value.what, value.joint_with)


def _figure(mention: Mention, value: QuantityValue, what: str | None, joint: tuple[str, ...]) -> Figure:
    """Return the figure that a quantity of this value is, of what it counts there."""
    return Figure(
        what=what,
        joint_with=joint,
        low=value.low,
        high=value.high,
        comparator=value.comparator,
        text=mention.text,
        span=mention.span,
    )


def _is_near(head: Head, token: int, last: int) -> bool:
    """Whether a figure stands near enough to a word no rule knows to tell that it is of that event."""
    return token <= head.hit.token + _NEAR and head.hit.token <= last + _NEAR


def _lasts(text: Text, head: Head, token: int, words: ClauseWords) -> bool:
    """Whether so long is said to have lasted what goes on (حصار دام يومين، هدنة لأسبوع، المطوقة منذ عامين)."""
    before = word_before(text, token)
    if before is None or before < head.hit.token or head.form.trigger.row.event_type not in _GO_ON:
        return False
    return text.tokens[token].key.startswith("ل") or any(
        words.has(name, text.tokens[before].key) for name in ("lasting", "since")
    )


def _is_rate(text: Text, last: int, end: int, words: ClauseWords) -> bool:
    """Whether what the figure that ends before token `last` counts comes about again and again (كل ساعة، يوميا)."""
    for i in range(last, min(last + _RATED, end)):
        token = text.tokens[i]
        if token.kind != "word" or token.key.startswith("و"):
            return False
        if words.has("rate", token.key):
            return True
        if words.has("each", token.key) and i + 1 < len(text.tokens):
            return words.has("span", text.tokens[i + 1].key)
    return False


def _belongs(
    text: Text,
    head: Head,
    token: int,
    mention: Mention,
    value: QuantityValue,
    words: ClauseWords,
    people: frozenset[str],
) -> bool:
    """Whether a figure in a clause can be one of its event."""
    event_type = head.form.trigger.row.event_type
    if value.what in _NEVER:
        return False
    if value.what == "duration":
        return not _is_deadline(text, head, token, words) and not (
            _tells_when(text, token, mention, words) or _lasted_another(text, head, token, words)
        )
    if value.what == "distance" and any(
        text.tokens[i].key in words.classes["away"] for i in range(max(0, token - _AWAY), token)
    ):
        return False
    if event_type in CASUALTIES and value.what is not None and value.what not in people | _FATES | _BODIES:
        # مقتل ثلاثة وتدمير دبابتين; طائرة واحدة، أربع قنابل، تسعون قتيلا
        between = text.tokens[min(head.hit.token, token) + 1 : max(head.hit.token, token) + 1]
        behind = token > head.hit.token and any(begins_with_and(word) for word in between)
        # قُتل سبعة، بينهم طفل، في ثلاث غارات
        led = text.tokens[token].key.startswith("ب") or (token > 0 and text.tokens[token - 1].key in _LED_BY)
        apart = any(word.light in _COMMAS for word in between) and not (led or _is_part(text, token, words))
        return not (behind or apart)
    return value.what != "missing" or event_type not in CASUALTIES


def _is_deadline(text: Text, head: Head, token: int, words: ClauseWords) -> bool:
    """Whether so long is given to do it (أمهل الجماعة يومين للإفراج عنهم)."""
    if head.form.trigger.row.event_type not in _GIVEN_FOR:
        return False
    before = range(max(token - _GIVEN, text.sentence_of(token)[0]), token)
    return any(words.has("deadline", text.tokens[i].key.removeprefix("و")) for i in before)


def _are_bodies(text: Text, token: int) -> bool:
    """Whether a noun for the dead stands before a figure of people."""
    before = word_before(text, token)
    return before is not None and text.tokens[before].key.lstrip("وبل") in _DEAD


def _tells_when(text: Text, token: int, mention: Mention, words: ClauseWords) -> bool:
    """Whether so long lies between the event and another (قبل الهدنة بيوم، بعد ستة أيام من خطفهم)."""
    beside = mention.span.start > text.tokens[token].start and text.tokens[token].key.startswith("ب")
    ahead = word_before(text, token)
    if ahead is not None and words.has("elapsed", text.tokens[ahead].key):
        # ولم تمض ساعتان حتى سقطت القذائف
        return True
    behind = word_after(text, text.covering(mention.span.start, mention.span.end)[1] - 1)
    counted_from = behind is not None and text.tokens[behind].key in words.classes["preposition"]
    return beside or (counted_from and ahead is not None and text.tokens[ahead].key in words.classes["open_bound"])


def _lasted_another(text: Text, head: Head, token: int, words: ClauseWords) -> bool:
    """Whether so long lasted, or so late came, what stands beside the event (أُجليت بعد حصار دام شهراً)."""
    before = word_before(text, token)
    if before is None:
        return False
    if head.hit.token >= before:
        # معركة دامت خمسين يوما أدت إلى مقتل: the battle lasted.
        return (
            head.carrier is not None
            and before < head.carrier.token
            and text.tokens[before].key in words.classes["lasting"]
        )
    between = {text.tokens[i].key for i in range(head.hit.token + 1, before)}
    if any(
        text.tokens[i].light in "،," and text.tokens[i + 1].key.startswith("و") for i in range(head.hit.token, before)
    ):
        # 43 مصابا، والكهرباء مقطوعة منذ ليلتين
        return True
    if text.tokens[before].key in words.classes["lasting"]:
        return bool(between & words.classes["open_bound"]) or "و" in between
    return bool(between & words.classes["then"])


def _joint(forms: Sequence[Form], what: str, read: tuple[str, ...]) -> tuple[str, ...]:
    named = [form.trigger.row.counts for form in forms if form.trigger.row.counts is not None]
    counts = dict.fromkeys([*named, *read])
    return tuple(other for other in counts if other != what)


def _is_of_others(text: Text, last: int, found: Sequence[Figure], people: frozenset[str]) -> bool:
    """Whether so many of them, up to token `last`, are people, and what the event counted before are things."""
    after = word_after(text, last - 1)
    theirs = after is not None and text.tokens[after].key.endswith(("هم", "هن"))
    return theirs and found[-1].what is not None and found[-1].what not in people | _BODIES | _LASTING


def _is_joined(text: Text, token: int) -> bool:
    """Whether و or a comma joins a figure to what stands before it."""
    before = text.tokens[token - 1].light if token else ""
    return text.tokens[token].key.startswith("و") or before in ("و", "،", ",")


def _tells_of_part(text: Text, token: int, last: int) -> bool:
    """Whether a number of people, up to token `last`, begins what is told of part of them (، ستة منهم أطفال).

    Behind a verb it is of another event (أُغلق ستة منها), but not behind how they are (، حالة ثلاثة منهم حرجة).
    """
    before, after = word_before(text, token), word_after(text, last - 1)
    people = after is not None and text.tokens[after].key.endswith(("هم", "هن"))
    return before is None or (people and text.tokens[before].key.lstrip("وب") in _HOW_THEY_ARE)


def _is_of(text: Text, token: int) -> bool:
    """Whether من or to stands before: three of one family are no family, nor four who belong to one."""
    before = word_before(text, token)
    return before is not None and text.tokens[before].key in _WHOSE


def _is_part(text: Text, token: int, words: ClauseWords) -> bool:
    before = word_before(text, token)
    return before is not None and text.tokens[before].key in words.classes["among"]
