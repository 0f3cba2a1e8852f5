"""Words of saying that come round about: ما زعمه X من أن, وهو ما نفاه X، مؤكدا, عاد X ليؤكد, سارعت إلى نفي.

Ranges are of tokens.
"""

from msgspec.structs import replace

from rawi.lexicon.clause_words import ClauseWords, load_clause_words
from rawi.lexicon.cues import Cue, Form, form_of, form_with_pronoun, masdar_of, speaker_noun
from rawi.lexicon.shape_words import shape_words
from rawi.read.accounts import WHAT, is_void
from rawi.read.speech.complements import SUBJECT_REACH, Rest, Saying, complement, introduced, joined, limit_of
from rawi.read.speech.hearing import is_feminine
from rawi.read.speech.said_last import words_after
from rawi.read.speech.subjects import end_of_speaker, past_pronouns, subject
from rawi.read.speech.subjects_ahead import subject_before
from rawi.read.speech.units import COMMAS, STOPS, Range, Unit, is_that, is_that_word, opens_adjunct, place_of
from rawi.text import key

_UPON = key("على")
_FROM, _TO, _IN, _ABOUT, _THIS = map(key, ("من", "إلى", "في", "عن", "هذا"))
_GOES_ON = (_ABOUT, _TO, _FROM)
_TELLING = ("say", "claim", "cite", "reveal")
_WHAT_IT_IS = key("ما")
_STRESSES = "شدد"
_STATE = key("حالة")
_NOT = key("غير")
# So many words may stand between لا أساس and what it is said of, and behind a noun for an account.
_BEFORE = 3
_YET = ("لكن", "ولكن")
_MATTER, _WHICH = map(key, ("الأمر", "الذي"))
THAT_IS = shape_words("that_is_what")
_IT = ("ه", "ها")
_SIGNS, _SIGNED = key("توقع"), shape_words("what_is_signed")
_WHEN = shape_words("judged_till")


def what_is_claimed(unit: Unit, i: int) -> Saying | None:
    """Read ما زعمه التلفزيون من أنها …, ما ورد في التقرير من أن, ما أشيع من أن: who claims it, if anybody, and what."""
    words = load_clause_words()
    if unit.tokens[i].key not in WHAT or i + 2 >= unit.last:
        return None
    word = unit.tokens[i + 1].key
    nobody = words.has("told_of", word)
    form = form_with_pronoun(unit.cues, word)
    if not nobody and (form is None or form.agreement in ("participle", "first")):
        return None
    that = next((j for j in range(i + 2, min(unit.last, i + 2 + SUBJECT_REACH)) if _parts_claimed(unit, j)), None)
    if that is None or unit.tokens[that].light in COMMAS | STOPS:
        return None
    rest = introduced(unit, i + 2, that, None)
    first = i + 2 + (nobody and unit.tokens[i + 2].key == _IN)
    speaker = (first, end_of_speaker(unit, first, that - 1))
    if nobody and (speaker[0] == i + 2 or speaker[0] >= speaker[1]):
        if _is_called_untrue(unit, i, that, words):
            # ما أشيع من أن … كذب: whoever calls it untrue tells it.
            return None
        return Saying("unnamed", i, (i + 1, i + 2), rest.content, "cite", place="joined", end=rest.content, clause=True)
    if form is None or speaker[0] >= speaker[1]:
        return None
    base = Saying("verb", i, (i + 1, i + 2), that, form.cue.stance, place="joined", feminine=form.feminine)
    return replace(joined(base, rest), speaker=speaker)


def _parts_claimed(unit: Unit, i: int) -> bool:
    """Whether من أن opens what is claimed at token `i`, or a sign ends it before."""
    opens = is_that(unit, i, after=_FROM) and unit.tokens[i - 1].key == _FROM
    return opens or unit.tokens[i].light in COMMAS | STOPS


def _is_called_untrue(unit: Unit, what: int, that: int, words: ClauseWords) -> bool:
    """Whether a predicate before any sign, right before ما or behind what is claimed, calls it untrue."""
    behind = next((j for j in range(that, unit.last) if unit.tokens[j].kind == "punct"), unit.last)
    near = (*range(max(unit.first, what - _BEFORE), what), *range(that, behind))
    return any(is_void(unit.scene.text, j, words) for j in near)


def what_is_rumoured(unit: Unit, i: int) -> Saying | None:
    """Read وسط مزاعم بأن …, شائعات غير مؤكدة عن …: an account that nobody named tells; null elsewhere."""
    word, rumours = unit.tokens[i].key, unit.cues.words["rumours"]
    bare = word if word in rumours else word[1:]
    if bare not in rumours or unit.is_a("negation", i - 1) or (bare != word and word[0] not in "وفلب"):
        return None
    near = range(i + 1, min(i + 2 + _BEFORE, unit.last))
    # شائعات غير مؤكدة عن
    leads = next((j for j in near if not unit.tokens[j].key.endswith("ه") and unit.tokens[j].key != _NOT), unit.last)
    if leads >= unit.last - 1 or not (is_that_word(unit.tokens[leads].key) or unit.tokens[leads].key == _ABOUT):
        return None
    clause = is_that_word(unit.tokens[leads].key)
    content = leads + (not clause or unit.tokens[leads].key in ("ان", "بان"))
    return Saying("unnamed", i, (i, leads + 1), content, "cite", place="joined", end=content, clause=clause)


def what_is_judged(unit: Unit, i: int) -> Saying | None:
    """Read وهو ما نفاه المستشار, وهي رواية يكذبها الأطباء, الأمر الذي أنكرته تشاد: who denies or grants it.

    The clause is his word, and he may speak on (، قائلا). Null elsewhere.
    """
    that_is = unit.tokens[i].key in THAT_IS
    at = i + 2 if that_is else i
    if (i == unit.first and not that_is) or at + 1 >= unit.last:
        return None
    word = unit.tokens[at].key
    form = form_with_pronoun(unit.cues, word)
    if form is None or form.agreement == "participle":
        return None
    which = unit.tokens[i + 1].key
    if not that_is or not (which == _WHAT_IT_IS or (unit.tokens[i].key == _MATTER and which == _WHICH)):
        # أنباء عن استقالته، كذّبتها الحكومة; وهو رقم ينفيه البنتاغون
        refused = key(form.cue.lemma) in unit.cues.words["refuses"]
        denied = form.cue.stance == "deny" and word.endswith(_IT) and not refused
        begins = unit.tokens[i - 1].light in COMMAS or (that_is and not which.startswith("ال"))
        if not denied or not begins:
            return None
    this = unit.tokens[i].key == _THIS and which == _WHAT_IT_IS
    if this and i > unit.first + 1 and unit.tokens[i - 1].light in COMMAS and form.cue.stance in _TELLING:
        return _told_so(unit, i + 1, form)
    after = subject(unit, at + 1, unit.last)
    if after is None and form.cue.stance == "deny" and form.agreement in ("masculine", "feminine"):
        # وهو ما نفاه جون غينغ, الأمر الذي نفته عائلته
        after = words_after(unit, at + 1)
    if after is None:
        return None
    end = next((j for j in range(after[1], unit.last) if _ends_judgement(unit, j)), unit.last)
    if form.cue.stance == "deny" and which == _WHAT_IT_IS and end > after[1]:
        # More stands behind him than a name: he is only known not to have said what was told.
        return Saying("mute", i, (at, at + 1), at + 1, None, speaker=after, feminine=form.feminine, end=after[1])
    base = Saying("verb", i, (at, at + 1), i, form.cue.stance, "apart", speaker=after, feminine=form.feminine)
    return replace(base, end=after[1], quote_end=end)


def _ends_judgement(unit: Unit, i: int) -> bool:
    """Whether what only points back to what was said ends before token `i`: وهو ما نفاه الجيش | قبل أن يقصف البلدة."""
    token, form = unit.tokens[i], form_of(unit.cues, unit.tokens[i].key)
    after = unit.tokens[i + 1] if i + 1 < unit.last else token
    # … قائلا: «…»
    speaks_on = (
        form is not None and form.agreement == "participle" and (after.kind != "word" or is_that_word(after.key))
    )
    return speaks_on or token.kind == "punct" or is_that_word(token.key) or token.key in _WHEN


def _told_so(unit: Unit, i: int, form: Form) -> Saying | None:
    """Read …، هذا ما قاله الشيخ, "…"، هذا ما جاء في بيان للكتائب: who told what stands before."""
    first = past_pronouns(unit, i + 2, unit.last)
    leads = (_IN,) if "medium" in form.cue.complement else (_ABOUT,) if form.cue.lemma == "نقل" else ()
    first += first < unit.last and unit.tokens[first].key in leads
    end = end_of_speaker(unit, first, unit.last) if subject(unit, first, unit.last) is not None else first
    # هذا ما يقوله السكان | عن القصف
    end = next((j for j in range(first + 1, end) if opens_adjunct(unit, j) or unit.tokens[j].key in _GOES_ON), end)
    while end > first and unit.is_a("pronoun_phrase", end - 1):
        end -= 1
    if end <= first:
        return None
    return Saying("after", i - 1, (i + 1, i + 2), i - 1, form.cue.stance, speaker=(first, end), end=end)


def goes_on_to_say(unit: Unit, i: int) -> Saying | None:
    """Read عاد الناطق ليؤكد أن, سارعت الحركة إلى نفي القصف: who does the first says the second; null elsewhere."""
    word, to = unit.tokens[i].key, unit.tokens[i - 1].key == _TO
    if not to and word[:2] not in ("لي", "لت"):
        return None
    first = next((j for j in range(unit.first, min(unit.last, unit.first + 3)) if _hastens(unit, j)), None)
    if first is None or first + 1 >= i:
        return None
    form = form_of(unit.cues, word[1:]) if word[:2] in ("لي", "لت") else form_of(unit.cues, word) if to else None
    said = masdar_of(unit.cues, word.removeprefix("ال")) if to and form is None else None
    cue = form.cue if form is not None else said[0] if said is not None and not said[1] else None
    speaker = subject(unit, first + 1, i - to)
    if cue is None or speaker is None:
        return None
    rest = complement(unit, i + 1, limit_of(unit, i), cue, None)
    if rest is None:
        return None
    base = Saying("verb", i, (i, i + 1), i + 1, cue.stance, place=place_of(unit, first))
    return replace(joined(base, rest), speaker=speaker)


def _hastens(unit: Unit, i: int) -> bool:
    return unit.tokens[i].key.removeprefix("و").removeprefix("ف") in unit.cues.words["hastens"]


def is_withheld(unit: Unit, i: int) -> bool:
    """Whether a verb tells what nobody reported (دون أن يبلغ عن إصابات): it is read as a passive."""
    return is_that_word(unit.tokens[i - 1].key) and unit.is_a("negation", i - 2)


def is_blamed(unit: Unit, form: Form, after: Range | None) -> bool:
    """Whether the noun after a verb of blame is who is blamed (وحمّلت | الجيش المسؤولية), not who blames.

    It does not agree with the verb, or the blame follows it at once (but حملت الحركة المسؤولية للجيش, and whoever lays
    it on others: ألقى الوزير المسؤولية على الجيش).
    """
    if after is None or after[1] + 1 >= unit.last or form.agreement not in ("masculine", "feminine", "wary"):
        return False
    head, blame, to = (unit.tokens[i].key for i in (after[0], after[1], after[1] + 1))
    laid = blame.removeprefix("ال") in unit.cues.words["blame"] - unit.cues.words["rumours"]
    at_once = laid and not to.startswith("ل") and to != _UPON
    noun = speaker_noun(unit.cues, head) is not None
    return at_once or (noun and is_feminine(unit.cues, head) != form.feminine)


def who_repeats(unit: Unit, i: int) -> Range | None:
    """Return who calls for something with a verb and a noun for it (تكرر القيادة | دعوة المسلحين إلى), or null."""
    repeats = unit.cues.words["repeats"] | {word.removeprefix("و") for word in unit.cues.words["repeats"]}
    for j in range(max(unit.first, i - SUBJECT_REACH), i - 1):
        if unit.tokens[j].key.removeprefix("و") in repeats:
            found = subject(unit, j + 1, i)
            return found if found is not None and found[1] == i else None
    return None


def is_refusal(unit: Unit, cue: Cue, rest: Rest) -> bool:
    """Whether somebody refuses what is asked of him (رفض الاستسلام), and denies nothing that is said of him."""
    if key(cue.lemma) not in unit.cues.words["refuses"] or rest.clause or rest.colon or rest.quote_end is not None:
        return False
    return not any(unit.is_a("account", j) for j in range(rest.content, min(rest.content + 3, unit.last)))


def is_done_by_saying(unit: Unit, i: int, cue: Cue, rest: Rest) -> bool:
    """Whether a verb tells what was done, not said: أعلنت الحكومة حالة الطوارئ، شددت القوات الحصار على المدينة."""
    plain = not rest.clause and not rest.colon and rest.quote_end is None
    if cue.lemma == _STRESSES:
        return plain and any(unit.is_a("tightened", j) for j in range(i + 1, rest.content))
    begins = rest.content + (rest.content + 1 < unit.last and unit.tokens[rest.content].key == _STATE)
    return cue.lemma == "أعلن" and plain and unit.is_a("declared", begins)


def is_signing(unit: Unit, i: int, who: Range | None, rest: Rest) -> bool:
    """Whether a verb is to sign, not to expect (الحركة توقع اتفاق السلم, but توقع الوزير اتفاقا, المحكمة تتوقع)."""
    if unit.tokens[i].key.removeprefix("و") != _SIGNS or rest.clause or rest.content >= unit.last:
        return False
    word = unit.tokens[who[0]].key if who is not None else ""
    ahead = who is not None and who[1] <= i
    of_her = not word or is_feminine(unit.cues, word) or (ahead and speaker_noun(unit.cues, word) is None)
    return of_her and unit.tokens[rest.content].key.removesuffix("ا") in _SIGNED


def says_nothing(unit: Unit, i: int) -> Saying | None:
    """Read …، لكن تل أبيب لم تعلق: behind a comma the narrator goes on with who says nothing; null elsewhere."""
    ahead = subject_before(unit, i - 1)
    but = ahead[0] - 1 if ahead is not None else unit.first
    if but <= unit.first or unit.tokens[but].key not in _YET or unit.tokens[but - 1].light not in COMMAS:
        return None
    return Saying("mute", but, (i, i + 1), i + 1, None, speaker=ahead, end=i + 1)
