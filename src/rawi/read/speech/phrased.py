"""Fixed phrases of attribution (بحسب X، قيل إن، حسب تعبيره) and speakers before a colon. Ranges are of tokens."""

from collections.abc import Callable

from msgspec.structs import replace

from rawi.lexicon.cues import SUFFIXES, Form, Phrase, Stance, form_of, phrase_at, speaker_noun
from rawi.lexicon.shape_words import shape_words
from rawi.read.speech.complements import SUBJECT_REACH, Saying, opens_clause
from rawi.read.speech.hearing import is_definite, is_feminine
from rawi.read.speech.speakers_of_no_list import is_accusative
from rawi.read.speech.subjects import end_of_speaker, past_pronouns, subject
from rawi.read.speech.turns import is_gloss
from rawi.read.speech.units import (
    COMMAS,
    DASHES,
    SIGNS,
    STOPS,
    Range,
    Unit,
    counts,
    is_named,
    is_narrators_noun,
    is_that_word,
    place_of,
    tells_narrator,
    told_outlet,
)
from rawi.text import key

_LONGEST_ANONYMOUS = 5
_LONGEST_HEAD = 6
_OF_NAMES = shape_words("goes_on_in_name")
_BEGUN = 2
_SHORTEST_VERB = 3

_ABOUT, _GOES_ON = key("عن"), shape_words("plain_preposition")
_OF_VERBS = frozenset(map(key, ("عن", "إلى", "على")))
_RELAYS = ("نقل", "نسب")
_ISSUED, _WHEN = shape_words("issued"), shape_words("when_it_was")
_IN = key("في")
# لم يبق في المدينة، بحسب المرصد، سوى بضع عائلات
_GOES_RIGHT_ON = shape_words("goes_on_past_source")
_FOLLOWING = "تبعا"
_DENYING = shape_words("denies_verb")
_TELLING = ("say", "claim", "confirm", "reveal", "cite")
_NONE = shape_words("none_or_without")

SaysMore = Callable[[Unit, int, Form], bool]


def fixed(unit: Unit, i: int, phrase: Phrase, end: int, says_more: SaysMore) -> Saying | None:
    """Return what a fixed phrase at token `i` says; `says_more` tells whether a verb after كما has words of its own."""
    if phrase.kind == "own":
        return Saying(kind="own", start=i, cue=(i, end), content=end, stance=None, place=place_of(unit, i), end=end)
    if phrase.kind == "unnamed":
        if unit.is_a("negation", i - 1) or (i > unit.first and unit.tokens[i - 1].key in _NONE):
            # ولا معلومات عن مصيرهم
            return None
        place = place_of(unit, i)
        clause = is_that_word(unit.tokens[end - 1].key)
        return Saying(
            kind="unnamed", start=i, cue=(i, end), content=end, stance="cite", place=place, end=end, clause=clause
        )
    if phrase.kind == "as":
        return _as_said(unit, i, phrase, end, says_more)
    if phrase.kind in ("according", "relay"):
        if _is_own_utterance(unit, end):
            again = goes_on_ahead(unit, i, end + 1)
            if again is not None:
                return again
            return Saying(kind="same", start=i, cue=(i, end + 1), content=i, stance=None, end=end + 1)
        if _is_utterance_of(unit, end):
            end += 1
        if phrase.phrase.startswith(_FOLLOWING) and not (is_named(unit, end) or _speaks(unit, end)):
            # تبعا للهجوم الذي استهدف الثكنة
            return None
        return _according(unit, i, (i, end), end, "cite")
    return None


def _speaks(unit: Unit, i: int) -> bool:
    """Whether a noun for somebody who speaks, or for what he says, stands at token `i`, with or without ل."""
    word = unit.tokens[i].key
    return any(speaker_noun(unit.cues, form) is not None for form in (word, word[1:], f"ا{word[1:]}"))


def goes_on_ahead(unit: Unit, i: int, end: int) -> Saying | None:
    """Read وبحسبه، …; وبحسب روايته فإن … at the head of a sentence: who spoke before goes on; null elsewhere."""
    opens = all(unit.is_a("link", j) or unit.tokens[j].kind != "word" for j in range(unit.first, i))
    if not opens or end >= unit.last - 1:
        return None
    content = end + 1 if unit.tokens[end].light in COMMAS else end
    so = (
        is_that_word(unit.tokens[content].key)
        or unit.tokens[content].key == "فقد"
        or unit.tokens[content].key.startswith("فان")
    )
    if content == end and not so:
        return None
    word = unit.tokens[end - 1].key
    return Saying(
        kind="verb",
        start=i,
        cue=(i, end),
        content=content + (unit.tokens[content].key in ("فان", "فقد", "ان")),
        stance="cite",
        feminine=word.endswith("ها"),
        plural=word.endswith("هم"),
        continues=True,
        clause=True,
        end=content,
    )


def _is_own_utterance(unit: Unit, i: int) -> bool:
    """Whether a word is تعبيره, قولها: the speaker's own, nobody new."""
    word = unit.tokens[i].key
    for suffix in SUFFIXES:
        stem = word.removesuffix(suffix)
        if stem != word and (
            stem in unit.cues.utterances or (stem[-1:] == "ت" and stem[:-1] + "ه" in unit.cues.utterances)
        ):
            return True
    return False


def _is_utterance_of(unit: Unit, i: int) -> bool:
    """Whether a word is the noun for what somebody says, with who says it after it (بحسب وصف البيان)."""
    word = unit.tokens[i].key
    plain = word in unit.cues.utterances and speaker_noun(unit.cues, word) is None
    return plain and i + 1 < unit.last and unit.tokens[i + 1].kind in ("word", "quote")


def _as_said(unit: Unit, i: int, phrase: Phrase, end: int, says_more: SaysMore) -> Saying | None:
    """Read وفق ما أفاد به الدفاع المدني; كما أعلنت الوزارة only where the verb has nothing else to say."""
    word = unit.tokens[end].key
    form = form_of(unit.cues, word)
    for suffix in SUFFIXES:
        bare = word.removesuffix(suffix) if word.endswith(suffix) else ""
        form = form or form_of(unit.cues, bare) or (form_of(unit.cues, f"{bare[:-1]}ي") if bare.endswith("ا") else None)
    if form is None or form.agreement == "participle":
        return None
    if phrase.phrase in ("كما", "مثلما"):
        apart = i > unit.first and unit.tokens[i - 1].light in COMMAS | DASHES | frozenset("(")
        alone = apart and not says_more(unit, end, form) and "مسؤولية" not in form.cue.complement
        if not alone and not _is_all_told(unit, i, end, form):
            # كما ألقت القبض على اثنين
            return None
    first = past_pronouns(unit, end + 1, unit.last)
    while first + 1 < unit.last and (unit.is_a("adverb", first) or _is_time(unit, first)):
        # حسبما أورده اليوم بيان للوزارة
        first = unit.scene.named[first][1] if _is_time(unit, first) else first + 1
    if "medium" in form.cue.complement and first < unit.last and unit.tokens[first].key == _IN:
        # على ما جاء في تغريدة للمتحدث
        first += 1
    ends = first >= unit.last or unit.tokens[first].light in COMMAS | STOPS
    if ends and i > unit.first and unit.tokens[i - 1].light in COMMAS and form.agreement in ("masculine", "feminine"):
        # أطلقوا النار على سيارة، على ما أضاف: who spoke before goes on.
        return Saying("after", i, (i, end + 1), i, form.cue.stance, feminine=form.feminine, end=first)
    before = form.cue.lemma in _RELAYS and unit.tokens[first - 1].key in (key("عنه"), key("عنها"), key("عنهم"))
    # بحسب ما قاله للمرصد أحد المتطوعين
    told = first + 1 if tells_narrator(unit, first) else told_outlet(unit, first)
    if told is None and "party" in form.cue.complement and is_narrators_noun(unit, first):
        # على ما أبلغ الوكالة هاتفيا طبيب
        told = next((j for j in range(first + 1, unit.last) if not unit.is_a("adverb", j)), unit.last)
    said = _according(unit, i, (i, end + 1), told if told is not None else first, form.cue.stance)
    if said is None:
        return None
    if form.cue.lemma not in _RELAYS:
        return on_word_of(unit, said)
    return replace(on_word_of(unit, said, about=_ABOUT), of_before=before)


def _is_all_told(unit: Unit, i: int, verb: int, form: Form) -> bool:
    """Whether who speaks is all that stands behind كما and a verb, up to a sign or الذي (قتل عشرة كما تقول الوزارة)."""
    after = subject(unit, verb + 1, unit.last)
    says = "that" in form.cue.complement and form.cue.stance in _TELLING
    denied = any(unit.tokens[j].key.removeprefix("و") in _DENYING for j in range(_clause(unit, i), i))
    if (
        i == unit.first
        or after is None
        or not says
        or denied
        or form.agreement not in ("masculine", "feminine", "wary")
    ):
        return False
    if _is_in_words(unit, i) or unit.is_a("declared", after[0]):
        # كما أعلن الحداد
        return False
    # وزارة السياحة | والآثار
    end = after[1] + (after[1] < unit.last and unit.tokens[after[1]].key.startswith("وال"))
    ends = end >= unit.last or unit.tokens[end].kind == "punct" or unit.is_a("relative", end)
    head = unit.tokens[after[0]].key
    proper = is_named(unit, after[0]) and speaker_noun(unit.cues, head) is None
    return ends and (proper or is_feminine(unit.cues, head) == form.feminine)


def _clause(unit: Unit, i: int) -> int:
    """Return where the words begin that no sign parts from token `i`: denied there, he may have said the opposite."""
    while i > unit.first and unit.tokens[i - 1].kind != "punct":
        i -= 1
    return i


def _is_in_words(unit: Unit, i: int) -> bool:
    """Whether words of saying and أن stand before كما: who speaks is named already (تقول الأمم المتحدة إن …)."""
    first = next((j for j in range(unit.first, i) if form_of(unit.cues, unit.tokens[j].key) is not None), i)
    return any(is_that_word(unit.tokens[j].key) for j in range(first + 1, i))


def _is_time(unit: Unit, i: int) -> bool:
    found = unit.scene.named.get(i)
    return found is not None and found[0].kind == "time"


def on_word_of(unit: Unit, said: Saying, *, about: str | None = None) -> Saying:
    """Return words of saying with on whose word it is said: … نقلا عن شهود, or after `about` alone (نقلته عن شهود)."""
    if said.speaker is None:
        return said
    first, last = said.speaker
    for i in range(first, min(unit.last, last + 1)):
        relay = phrase_at(unit.cues, unit.tokens, i)
        begins = relay[1] if relay is not None and relay[0].kind == "relay" else None
        begins = i + 1 if begins is None and about is not None and unit.tokens[i].key == about else begins
        if begins is None or begins >= unit.last or i == first:
            continue
        end = max(end_of_speaker(unit, begins, unit.last), min(last, unit.last))
        if said.kind == "label":
            end = last
        if end <= begins:
            return said
        return replace(said, speaker=(first, i), relayed=(begins, end), end=max(said.end or 0, end) or None)
    return said


def _according(unit: Unit, i: int, cue: Range, first: int, stance: Stance) -> Saying | None:
    """Read بحسب X, before what X says or after it; حسب القانون is nobody's word."""
    if first >= unit.last or unit.is_a("measure", first):
        return None
    last = first
    while last < unit.last and not (_ends_name(unit, last) or (last > first and _is_counted_ahead(unit, first, last))):
        quoted = unit.quoted.get(last)
        last = quoted.last if quoted is not None and not quoted.clause else last + 1
    last = min(last, unit.last)
    if stance == "cite" and i > unit.first and unit.tokens[i - 1].kind == "word":
        # وأسفر بحسب حاكم الساحل عن مصرع عشرة: the verb before the words goes on behind them.
        last = next((j for j in range(first + 1, last) if unit.tokens[j].key in _OF_VERBS), last)
    opens = all(unit.is_a("link", j) or unit.tokens[j].kind != "word" for j in range(unit.first, i))
    # وفقا للأمم المتحدة نزح الآلاف: no comma parts the two.
    unparted = opens and (last >= unit.last - 1 or _is_counted_ahead(unit, first, last))
    told = not opens and last >= unit.last - 1 and speaker_noun(unit.cues, unit.tokens[first].key) == "anonymous"
    told = told and not any(is_named(unit, j) for j in range(first, last)) and last - first > _LONGEST_ANONYMOUS
    if last - first > SUBJECT_REACH or unparted or told or opens_clause(unit, last):
        named = subject(unit, first, last)
        last = named[1] if named is not None else end_of_speaker(unit, first, last)
        last = _past_issuer(unit, first, last)
    else:
        last = max(end_of_speaker(unit, first, last), first)
    if last <= first:
        return None
    speaker = (first, last)
    content = last
    while content < unit.last and unit.tokens[content].light in COMMAS | DASHES:
        content += 1
    so = content < unit.last and unit.tokens[content].key.startswith("ف")
    # ، وبحسب X begins a clause; ، وفق X is written with و itself.
    joined = unit.tokens[i].key.startswith("و") and unit.tokens[i].key not in unit.cues.phrases
    begins = opens or (joined and i > unit.first and unit.tokens[i - 1].light in COMMAS)
    if content < unit.last - 1 and (begins or (so and is_that_word(unit.tokens[content].key))):
        if unit.tokens[content].key in ("فان", "ان", "فقد"):
            content += 1
        quoted = unit.quoted.get(content)
        return Saying(
            kind="before",
            start=i,
            cue=cue,
            content=content,
            stance=stance,
            place=place_of(unit, i),
            speaker=speaker,
            clause=True,
            end=content,
            quote_end=quoted.last if quoted is not None and quoted.clause and quoted.last >= unit.last - 1 else None,
        )
    goes_on = amid(unit, i, last)
    return Saying(kind="after", start=i, cue=cue, content=i, stance=stance, speaker=speaker, end=last, amid=goes_on)


def _past_issuer(unit: Unit, first: int, last: int) -> int:
    """Return the token after who issued a carrier, where he is named with it (إحصائية صادرة عن نقابة الأطباء)."""
    issued = last + 2 < unit.last and unit.tokens[last].key in _ISSUED and unit.tokens[last + 1].key == _ABOUT
    if not issued or speaker_noun(unit.cues, unit.tokens[first].key) != "carrier":
        return last
    named = subject(unit, last + 2, unit.last)
    return named[1] if named is not None else last


def amid(unit: Unit, i: int, last: int) -> int | None:
    """Return where a clause goes on that بحسب X stands in the middle of (ما أسفر، بحسب شيخ، عن مقتل سيدة), or null."""
    tokens = unit.tokens
    if i == unit.first or last >= unit.last - 1:
        return None
    if tokens[i - 1].light in COMMAS:
        if tokens[last].light not in COMMAS or last + 1 >= unit.last:
            return None
        if is_gloss(unit, last + 1):
            return None
        word = tokens[last + 1].key
        goes_on = binds(unit, last + 1)
        # …، قال مهندس، فقد دُفن الحراس; …، يقول مجند، فالعقد حراسة نفط: why he says so.
        goes_on = goes_on or word == "فقد" or (word.startswith("ف") and is_definite(word[1:]))
        # وتم، بحسب الهلال الأحمر، نقل الجثث; القوات، وفق شهود، أطلقت النار; …، قال مقاتل، الذي رمانا كردي
        if word in _WHEN:
            # كنا نائمين، يقول مزارع، حين دخل الجنود
            return last + 1
        if unit.is_a("resume", last + 1) or (word == _IN and unit.is_a("resume", last + 2)):
            return None
        begun = not word.startswith(("و", "ف")) and (_is_begun(unit, i - 1) or _lacks_verb(unit, i - 1, last + 1))
        return last + 1 if goes_on or begun else None
    plain = tokens[i - 1].kind == "word" and tokens[last].kind in ("word", "number")
    return last if plain and not tokens[last].key.startswith(("و", "ف")) else None


def binds(unit: Unit, i: int) -> bool:
    """Whether the verb before words of saying goes on with the word behind them: a preposition, أن, a number."""
    word = unit.tokens[i].key
    led = word in _GOES_ON or word.startswith(("ل", "ب")) or is_that_word(word)
    return led or unit.tokens[i].kind == "number" or word in _GOES_RIGHT_ON or counts(word)


def _is_counted_ahead(unit: Unit, first: int, i: int) -> bool:
    """Whether a number ends who is named from `first` on: قضى بحسب المركز | عشرون, not غسان أبو ستة."""
    word = unit.tokens[i].key
    if i - first >= _LONGEST_HEAD or unit.tokens[i - 1].key in _OF_NAMES or i in unit.scene.named:
        return False
    if unit.is_a("kin", i - 1) or any(unit.tokens[j].key in _GOES_ON for j in range(first, i)):
        # شقيقة إحدى الضحايا; بحسب الحاكم عن مقتل عشرة
        return False
    return counts(word) or word in _GOES_RIGHT_ON


def _lacks_verb(unit: Unit, comma: int, after: int) -> bool:
    """Whether a noun phrase that opens a clause ends at a comma, and its verb stands at token `after`."""
    first = comma
    while first > unit.first and unit.tokens[first - 1].kind == "word":
        first -= 1
    heads = is_definite(unit.tokens[first].key) or is_named(unit, first)
    if not heads or not _BEGUN <= comma - first <= _LONGEST_HEAD or not is_verb(unit, after):
        return False
    return not any(is_verb(unit, j) or form_of(unit.cues, unit.tokens[j].key) for j in range(first, comma))


def is_verb(unit: Unit, i: int) -> bool:
    """Whether a word has the shape of a verb of many or of a feminine subject (نهبوا, أطلقت), or of the present."""
    token = unit.tokens[i]
    word = token.key
    if i in unit.scene.named or len(word) <= _SHORTEST_VERB or is_accusative(token) or is_definite(word):
        return False
    past = word.endswith("وا") or (word.endswith("ت") and not word.endswith("ات"))
    return (past or word.startswith("ي")) and word not in shape_words("no_verb_of_past")


def _is_begun(unit: Unit, comma: int) -> bool:
    """Whether before a comma a clause has only begun: a word or two after another sign."""
    first = comma
    while first > unit.first and unit.tokens[first - 1].kind == "word":
        first -= 1
    words = [j for j in range(_past_scene(unit, first), comma) if not unit.is_a("link", j)]
    if len(words) > 1 and words[0] == unit.first and is_named(unit, words[1]):
        # ارتكب الاحتلال، وفق الوزارة، مجزرة
        return unit.scene.named[words[1]][1] == comma and _is_bare_verb(unit, words[0])
    if not words or any(is_named(unit, j) for j in words):
        return False
    # وبلغت الحصيلة، وفق طبيبة، ثمانية قتلى
    return len(words) == 1 or (len(words) == _BEGUN and first == unit.first and is_definite(unit.tokens[words[1]].key))


def _past_scene(unit: Unit, first: int) -> int:
    """Return the token after where or when a clause says at its head that it happened (وفي ميانمار سقط، بحسب …)."""
    found = unit.scene.named.get(first + 1)
    if unit.tokens[first].key.removeprefix("و") != _IN or found is None or found[0].kind not in ("place", "time"):
        return first
    return found[1]


def _is_bare_verb(unit: Unit, i: int) -> bool:
    """Whether a word that opens a sentence is no noun: without an article, not named, followed by its subject."""
    word = unit.tokens[i].key
    noun = is_definite(word) or speaker_noun(unit.cues, word) is not None or word.removeprefix("و").endswith(("ه", "ا"))
    return not noun and i not in unit.scene.named and form_of(unit.cues, word) is None


def _ends_name(unit: Unit, i: int) -> bool:
    token = unit.tokens[i]
    if token.light in SIGNS or token.light in (")", "]") or opens_clause(unit, i):
        return True
    if unit.is_a("relative", i) and i + 1 < unit.last and form_of(unit.cues, unit.tokens[i + 1].key) is not None:
        # على ما أورد المرصد الذي قال إن
        return True
    return is_that_word(token.key) or token.key == "فقد"
