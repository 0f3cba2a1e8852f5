"""Words of saying in a stretch of text: which word says, which words name who says it, where what is said begins.

Arabic reports put the verb first (قالت الوزارة إن), the subject first (الوزارة تقول إن), or neither (وأضاف أن).
Whom the words for a speaker mean is not settled here.
"""

from dataclasses import dataclass, replace
from typing import Literal

from rawi.lexicon.cues import Cue, Form, Phrase, Stance, form_of, masdar_of, phrase_at, speaker_noun
from rawi.read.gaps import (
    COLONS,
    COMMAS,
    DASHES,
    STOPS,
    Place,
    Range,
    Unit,
    end_of_speaker,
    is_named,
    is_that,
    is_that_word,
    past_adjuncts,
    past_pronouns,
    place_of,
    subject,
)
from rawi.read.speakers import is_feminine
from rawi.text import key

# before: بحسب X، …; after: …، بحسب X; same: … حسب تعبيره; own: يشار إلى أن; unnamed: قيل إن; label: X: …
Kind = Literal["verb", "participle", "masdar", "before", "after", "same", "own", "unnamed", "label"]

# Their object is who is accused or told, never who speaks, where only one is named.
_NEED_PARTY = frozenset(("اتهم", "ناشد", "أبلغ", "أخبر", "أطلع"))
_SUFFIXES = ("ها", "هم", "هما", "نا", "ني", "كم", "ه")
_PREPOSITIONS = {"عن": key("عن"), "إلى": key("إلى"), "على": key("على"), "من": key("من"), "في": key("في")}
_IN = key("في")
_IN_IT = (key("فيه"), key("فيها"))
_BLAME = key("مسؤولية")
_REACH = 60
_PREPOSITION_REACH = 24
_RELAY_REACH = 14
_SUBJECT_REACH = 14
_LONGEST_LABEL = 8


@dataclass(frozen=True, slots=True)
class Saying:
    """Words of saying found. Ranges are of tokens.

    `start`: the first token of the construction; `cue`: the words that say; `content`: where what is said begins (for
    `after` and `same`, where it ends); `speaker`: the words for who says it, null where the verb has no subject of its
    own; `relayed`: on whose word (نقلا عن); `mouth`: through whom (على لسان); `via`: the carrier. `place`: how its
    clause hangs on what stands before. `clause`: أن opens the content; `quote_end`: the content is one quotation and
    ends there; `colon`: a colon without marks opens it. `inside_that`: the verb follows أن and its pronoun.
    """

    kind: Kind
    start: int
    cue: Range
    content: int
    stance: Stance | None
    place: Place = "apart"
    speaker: Range | None = None
    relayed: Range | None = None
    mouth: Range | None = None
    via: Range | None = None
    end: int | None = None
    feminine: bool | None = None
    first_person: bool = False
    continues: bool = False
    clause: bool = False
    quote_end: int | None = None
    relative: bool = False
    inside_that: bool = False
    colon: bool = False


@dataclass(frozen=True, slots=True)
class _Rest:
    """What follows a verb of saying, up to where what is said begins."""

    content: int
    speaker: Range | None = None
    relayed: Range | None = None
    mouth: Range | None = None
    via: Range | None = None
    clause: bool = False
    quote_end: int | None = None
    colon: bool = False


def find(unit: Unit) -> list[Saying]:
    """Return the words of saying of a unit, in order."""
    found: list[Saying] = []
    label = _label(unit)
    i = unit.first
    if label is not None:
        found.append(label)
        i = label.content
    while i < unit.last:
        saying = _at(unit, i, found[-1] if found else None) if unit.tokens[i].kind == "word" else None
        if saying is not None:
            found.append(saying)
            i = max(i, (saying.end or max(saying.cue[1], saying.content)) - 1)
        i += 1
    return found


def _at(unit: Unit, i: int, before: Saying | None) -> Saying | None:
    fixed = phrase_at(unit.cues, unit.tokens, i)
    if fixed is not None and fixed[1] < unit.last:
        saying = _fixed(unit, i, *fixed)
        if saying is not None:
            return saying
    form = form_of(unit.cues, unit.tokens[i].key) or _with_object(unit, i)
    if form is None:
        return _masdar(unit, i, before)
    return _participle(unit, i, form) if form.agreement == "participle" else _verb(unit, i, form)


def _with_object(unit: Unit, i: int) -> Form | None:
    """Return the form in أخبرنا, أبلغه: who is told is written with the verb."""
    word = unit.tokens[i].key
    for suffix in _SUFFIXES:
        form = form_of(unit.cues, word.removesuffix(suffix)) if word.endswith(suffix) else None
        if form is not None and form.cue.complement[:2] == ("party", "that") and form.agreement != "participle":
            return form
    return None


def _verb(unit: Unit, i: int, form: Form) -> Saying | None:
    if unit.is_a("negation", i - 1):
        return None
    place = place_of(unit, i)
    if form.agreement == "wary" and place == "joined" and not _is_introduced(unit, i + 1):
        return None
    cue, limit = form.cue, _limit(unit, i)
    base = Saying(
        kind="verb",
        start=i,
        cue=(i, i + 1),
        content=i + 1,
        stance=cue.stance,
        place=place,
        feminine=None if form.agreement in ("plural", "first") else form.feminine,
        first_person=form.agreement == "first",
        continues=cue.continues,
        relative=unit.is_a("relative", i - 1),
        inside_that=i > unit.first and is_that_word(unit.tokens[i - 1].key),
    )
    if "medium" in cue.complement:
        return _medium(unit, i, base, limit)
    after = subject(unit, i + 1, limit) if form.agreement != "first" else None
    if "relay" in cue.complement:
        return _relay(unit, i, base, after)
    ahead = _subject_before(unit, i, form)
    if ahead is not None and (_is_present(unit, i) or after is None or cue.lemma in _NEED_PARTY):
        rest = _complement(unit, i + 1, limit, cue, None)
        if rest is not None:
            made = _joined(base, rest)
            return replace(made, speaker=ahead, start=ahead[0], place=place_of(unit, ahead[0]))
    if after is not None and _is_party(unit, form, after, limit):
        after = None
    rest = _complement(unit, i + 1, limit, cue, after)
    return _joined(base, rest) if rest is not None else None


def _is_present(unit: Unit, i: int) -> bool:
    return unit.tokens[i].key.removeprefix("و").startswith(("ي", "ت"))


def _joined(base: Saying, rest: _Rest) -> Saying:
    return replace(
        base,
        content=rest.content,
        speaker=rest.speaker,
        relayed=rest.relayed,
        mouth=rest.mouth,
        via=rest.via,
        clause=rest.clause,
        quote_end=rest.quote_end,
        colon=rest.colon,
    )


def _is_introduced(unit: Unit, i: int) -> bool:
    i = past_pronouns(unit, i, unit.last)
    return i < unit.last and (is_that(unit, i) or unit.tokens[i].light in COLONS or _opens_clause(unit, i))


def _opens_clause(unit: Unit, i: int) -> bool:
    quoted = unit.quoted.get(i)
    return quoted is not None and quoted.clause


def _limit(unit: Unit, i: int) -> int:
    """Return the token before which the content of a verb must begin: the next word of saying, or a full stop."""
    end = min(unit.last, i + _REACH)
    j = i + 1
    while j < end:
        quoted = unit.quoted.get(j)
        if quoted is not None:
            if quoted.clause:
                return j + 1
            j = quoted.last
            continue
        token = unit.tokens[j]
        if token.light in STOPS:
            return j
        if token.kind == "word" and not unit.is_a("relative", j - 1) and token.key not in unit.cues.words["modifier"]:
            form = form_of(unit.cues, token.key)
            if form is not None and (form.agreement != "wary" or place_of(unit, j) != "joined"):
                return j
        j += 1
    return end


def _complement(unit: Unit, first: int, limit: int, cue: Cue, after: Range | None) -> _Rest | None:
    """Return where what is said begins after a verb, and what stands between; null if nothing is said."""
    prepositions = tuple(c for c in cue.complement if c in ("ب", "ل") or c in _PREPOSITIONS)
    marker = _marker(unit, first, limit, prepositions)
    takes = {"object", "party"} & set(cue.complement)
    if not takes and not prepositions:
        return _introduced(unit, first, marker, after) if marker is not None else None
    start = after[1] if after is not None else past_pronouns(unit, first, limit)
    gap = past_adjuncts(unit, start, limit, prepositions)
    start = gap.end
    if marker is not None and (start >= marker or (not takes and marker <= start + 1)):
        return _introduced(unit, first, marker, after)
    rest = _Rest(start, speaker=after, relayed=gap.relayed, mouth=gap.mouth, via=gap.via)
    if "مسؤولية" in cue.complement:
        return rest if any(token.key.endswith(_BLAME) for token in unit.tokens[start:limit]) else None
    said = _after_preposition(unit, start, limit, prepositions, party="party" in cue.complement)
    if said is not None and (said - start < 2 or "object" not in cue.complement or "party" in cue.complement):
        return replace(rest, content=start if "party" in cue.complement else said)
    if marker is not None and _leads_to(unit, start, marker, after):
        return _introduced(unit, first, marker, after)
    if "object" in cue.complement and start < limit and _is_object(unit, start):
        quoted = unit.quoted.get(start)
        return replace(rest, quote_end=quoted.last if quoted is not None and quoted.clause else None)
    return _introduced(unit, first, marker, after) if marker is not None and "that" in cue.complement else None


def _is_object(unit: Unit, i: int) -> bool:
    token = unit.tokens[i]
    if token.kind == "quote":
        return True
    return token.kind in ("word", "number") and not unit.is_a("no_object", i) and not is_that_word(token.key)


def _leads_to(unit: Unit, start: int, marker: int, after: Range | None) -> bool:
    """Whether the words up to أن are still the subject: no comma between, or no name found for the speaker."""
    between = unit.tokens[start:marker]
    return after is None and len(between) < _SUBJECT_REACH and not any(t.light in COMMAS for t in between)


def _marker(unit: Unit, first: int, limit: int, prepositions: tuple[str, ...]) -> int | None:
    """Return the first أن, colon or opening mark of a long quotation between `first` and `limit`.

    Before أن may stand one of the verb's own `prepositions`.
    """
    own = {_PREPOSITIONS.get(preposition) for preposition in prepositions}
    i = first
    while i < limit:
        quoted = unit.quoted.get(i)
        if quoted is not None:
            if quoted.clause:
                return i
            i = quoted.last
            continue
        before = unit.tokens[i - 1].key
        if is_that(unit, i, after=before if before in own else ""):
            return i
        if unit.tokens[i].light in COLONS:
            return i
        i += 1
    return None


def _after_preposition(unit: Unit, start: int, limit: int, prepositions: tuple[str, ...], *, party: bool) -> int | None:
    """Return where the content begins after the verb's own preposition; who is addressed may stand before it."""
    reach = start + _PREPOSITION_REACH if party else start + _SUBJECT_REACH
    for i in range(start, min(limit, reach)):
        token = unit.tokens[i]
        if token.light in COMMAS and not party:
            return None
        for preposition in prepositions:
            if token.key == _PREPOSITIONS.get(preposition, preposition):
                return i + 1 if preposition in _PREPOSITIONS else i
            glued = token.kind == "word" and token.key.startswith(preposition) and len(token.key) > 3
            if preposition not in _PREPOSITIONS and glued and not is_named(unit, i):
                return i
    return None


def _introduced(unit: Unit, first: int, marker: int, after: Range | None) -> _Rest:
    """Return the content that أن, a colon or a mark at `marker` begins; what stands before names who speaks."""
    start = past_pronouns(unit, first, marker)
    end = max(end_of_speaker(unit, start, marker), min(after[1], marker) if after else 0)
    gap = past_adjuncts(unit, end, marker, ())
    word = unit.tokens[marker].kind == "word"
    colon = unit.tokens[marker].light in COLONS
    bare = unit.tokens[marker].key.lstrip("وفب") == "ان"
    content = marker + 1 if colon or bare else marker
    if content < unit.last and unit.tokens[content].light in COLONS:
        content, colon = content + 1, True
    quoted = unit.quoted.get(content)
    whole = quoted is not None and not word and (quoted.clause or colon)
    return _Rest(
        content,
        speaker=(start, end) if end > start else None,
        relayed=gap.relayed,
        mouth=gap.mouth,
        via=gap.via,
        clause=word,
        quote_end=quoted.last if quoted is not None and whole else None,
        colon=colon and quoted is None,
    )


def _is_party(unit: Unit, form: Form, after: Range, limit: int) -> bool:
    """Whether the only noun phrase after a verb is who is accused or addressed, not who speaks."""
    if "party" not in form.cue.complement:
        return False
    start = past_adjuncts(unit, after[1], limit, ()).end
    prepositions = [c for c in form.cue.complement if c in ("ب", "ل") or c in _PREPOSITIONS]
    follows = start < limit and any(
        unit.tokens[start].key == _PREPOSITIONS.get(p, p) or (p in ("ب", "ل") and unit.tokens[start].key.startswith(p))
        for p in prepositions
    )
    if not follows and not is_that(unit, start):
        return False
    if form.cue.lemma in _NEED_PARTY:
        return True
    head = unit.tokens[after[0]].key
    return form.agreement in ("masculine", "feminine") and is_feminine(unit.cues, head) != form.feminine


def _subject_before(unit: Unit, i: int, form: Form) -> Range | None:
    """Return the subject that stands before a verb: at the head of its clause, or after أن, أما, كان."""
    last = i
    while last > unit.first and unit.is_a("link", last - 1) and not unit.is_a("relative", last - 1):
        last -= 1
    first = last
    started = False
    while first > max(unit.first, i - _SUBJECT_REACH):
        token = unit.tokens[first - 1]
        if is_that_word(token.key) or unit.is_a("starter", first - 1):
            started = True
            break
        if token.light in COMMAS | STOPS | COLONS or form_of(unit.cues, token.key) is not None:
            break
        first -= 1
    while first < last and unit.tokens[first].kind == "punct":
        first += 1
    if last <= first:
        return None
    heads = started or _is_present(unit, i)
    if heads and (is_named(unit, first) or _is_speaking_noun(unit, first) or first in unit.quoted):
        return first, last
    near = next((j for j in range(first, last) if is_named(unit, j) and unit.scene.named[j][1] == last), None)
    if near is not None and _is_present(unit, i):
        return near, last
    if unit.is_a("relative", last - 1) and last - 1 > first:
        named = [j for j in range(first, last - 1) if is_named(unit, j)]
        return (named[-1], last - 1) if named else None
    return None


def _is_speaking_noun(unit: Unit, i: int) -> bool:
    word = unit.tokens[i].key
    return speaker_noun(unit.cues, word) is not None or speaker_noun(unit.cues, word.removesuffix("ا")) is not None


def _medium(unit: Unit, i: int, base: Saying, limit: int) -> Saying | None:
    """Read جاء في البيان أن, and بيانا جاء فيه أن, where who issued it stands before."""
    marker = _marker(unit, i + 1, limit, ())
    if marker is None or i + 1 >= marker:
        return None
    rest = _introduced(unit, i + 2, marker, None)
    following = unit.tokens[i + 1].key
    if following == _IN:
        return _joined(base, rest) if rest.speaker is not None else None
    carrier = _carrier_before(unit, i) if following in _IN_IT else None
    return replace(_joined(base, rest), speaker=carrier[0], via=carrier[1]) if carrier is not None else None


def _carrier_before(unit: Unit, i: int) -> tuple[Range, Range] | None:
    """Return who issued, and the carrier, for فيه after a verb: أصدرت المقاومة بيانا جاء فيه."""
    for j in range(i - 1, max(unit.first, i - _SUBJECT_REACH) - 1, -1):
        if speaker_noun(unit.cues, unit.tokens[j].key) != "carrier":
            continue
        inside = [k for k in range(j + 1, i) if is_named(unit, k)]
        before = [k for k in range(unit.first, j) if is_named(unit, k)]
        if inside or before:
            named = inside[0] if inside else before[-1]
            return (named, unit.scene.named[named][1]), (j, i)
    return None


def _relay(unit: Unit, i: int, base: Saying, after: Range | None) -> Saying | None:
    """Read نقلت الوكالة عن مصدر قوله إن: who relays, and on whose word."""
    first = after[1] if after is not None else i + 1
    about = next(
        (
            j
            for j in range(first, min(unit.last, first + _RELAY_REACH))
            if unit.tokens[j].key == _PREPOSITIONS["عن"] or unit.tokens[j].light in STOPS
        ),
        None,
    )
    if about is None or unit.tokens[about].light in STOPS:
        return None
    for j in range(about + 1, min(unit.last, about + _REACH)):
        said = masdar_of(unit.cues, unit.tokens[j].key) if unit.tokens[j].kind == "word" else None
        marked = is_that(unit, j) or unit.tokens[j].light in COLONS or _opens_clause(unit, j)
        if not marked and (said is None or not said[1]):
            continue
        end = end_of_speaker(unit, about + 1, j)
        stance = base.stance
        rest: _Rest | None
        if marked:
            rest = _introduced(unit, about + 1, j, None)
        else:
            cue = said[0] if said else None
            rest = _complement(unit, j + 1, _limit(unit, j), cue, None) if cue is not None else None
            stance = cue.stance if cue is not None else stance
        if rest is None:
            return None
        relay = replace(_joined(base, rest), stance=stance, speaker=after, relayed=(about + 1, end))
        return replace(relay, via=None)
    return None


def _participle(unit: Unit, i: int, form: Form) -> Saying | None:
    """Read مؤكدة أن, مشيرا إلى, متهما إياه ب: the subject is whoever spoke, or acted, before."""
    place = place_of(unit, i)
    if place == "joined" and not _is_introduced(unit, i + 1) and not _after_own_preposition(unit, i, form.cue):
        return None
    rest = _complement(unit, i + 1, _limit(unit, i), form.cue, None)
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
    return replace(_joined(base, rest), speaker=None)


def _after_own_preposition(unit: Unit, i: int, cue: Cue) -> bool:
    following = unit.tokens[i + 1].key if i + 1 < unit.last else ""
    return any(following == _PREPOSITIONS.get(c) for c in cue.complement)


def _masdar(unit: Unit, i: int, before: Saying | None) -> Saying | None:
    """Read إعلان الجيش أن, and قوله إن or دعوتها إلى, whose pronoun is whoever spoke before."""
    found = masdar_of(unit.cues, unit.tokens[i].key)
    if found is None or unit.tokens[i].key.startswith("ال"):
        return None
    cue, pronoun = found
    limit = _limit(unit, i)
    base = Saying(kind="masdar", start=i, cue=(i, i + 1), content=i + 1, stance=cue.stance, place="joined")
    if pronoun:
        said = before is not None and before.content == i
        if not said and not _is_introduced(unit, i + 1):
            return None
        rest = _complement(unit, i + 1, limit, cue, None)
        return replace(_joined(base, rest), speaker=None) if rest is not None else None
    after = subject(unit, i + 1, limit)
    if after is None or not is_named(unit, after[0]):
        return None
    rest = _complement(unit, i + 1, limit, cue, after)
    return _joined(base, rest) if rest is not None else None


def _fixed(unit: Unit, i: int, phrase: Phrase, end: int) -> Saying | None:
    if phrase.kind == "own":
        return Saying(kind="own", start=i, cue=(i, end), content=end, stance=None, place=place_of(unit, i), end=end)
    if phrase.kind == "unnamed":
        place = place_of(unit, i)
        clause = is_that_word(unit.tokens[end - 1].key)
        return Saying(
            kind="unnamed", start=i, cue=(i, end), content=end, stance="cite", place=place, end=end, clause=clause
        )
    if phrase.kind == "as":
        return _as_said(unit, i, phrase, end)
    if phrase.kind in ("according", "relay"):
        if _is_own_utterance(unit, end):
            return Saying(kind="same", start=i, cue=(i, end + 1), content=i, stance=None, end=end + 1)
        return _according(unit, i, (i, end), end, "cite")
    return None


def _is_own_utterance(unit: Unit, i: int) -> bool:
    """Whether a word is تعبيره, قولها: the speaker's own, nobody new."""
    word = unit.tokens[i].key
    for suffix in _SUFFIXES:
        stem = word.removesuffix(suffix)
        if stem != word and (
            stem in unit.cues.utterances or (stem[-1:] == "ت" and stem[:-1] + "ه" in unit.cues.utterances)
        ):
            return True
    return False


def _as_said(unit: Unit, i: int, phrase: Phrase, end: int) -> Saying | None:
    """Read وفق ما أفاد به الدفاع المدني; كما أعلنت الوزارة only where the verb has nothing else to say."""
    word = unit.tokens[end].key
    form = form_of(unit.cues, word)
    for suffix in _SUFFIXES:
        form = form or (form_of(unit.cues, word.removesuffix(suffix)) if word.endswith(suffix) else None)
    if form is None or form.agreement == "participle":
        return None
    if phrase.phrase in ("كما", "مثلما"):
        apart = i > unit.first and unit.tokens[i - 1].light in COMMAS | DASHES | frozenset("(")
        if not apart or _verb(unit, end, form) is not None:
            return None
    first = past_pronouns(unit, end + 1, unit.last)
    return _according(unit, i, (i, end + 1), first, form.cue.stance)


def _according(unit: Unit, i: int, cue: Range, first: int, stance: Stance) -> Saying | None:
    """Read بحسب X, before what X says or after it."""
    last = first
    while last < unit.last and not _ends_name(unit, last):
        quoted = unit.quoted.get(last)
        last = quoted.last if quoted is not None and not quoted.clause else last + 1
    last = min(last, unit.last)
    if last - first > _SUBJECT_REACH or _opens_clause(unit, last):
        named = subject(unit, first, last)
        last = named[1] if named is not None else end_of_speaker(unit, first, last)
    else:
        last = max(end_of_speaker(unit, first, last), first)
    if last <= first:
        return None
    speaker = (first, last)
    content = past_adjuncts(unit, last, unit.last, ()).end
    so = content < unit.last and unit.tokens[content].key.startswith("ف")
    opens = all(unit.is_a("link", j) or unit.tokens[j].kind != "word" for j in range(unit.first, i))
    begins = opens or (unit.tokens[i].key.startswith("و") and i > unit.first and unit.tokens[i - 1].light in COMMAS)
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
    return Saying(kind="after", start=i, cue=cue, content=i, stance=stance, speaker=speaker, end=last)


def _ends_name(unit: Unit, i: int) -> bool:
    token = unit.tokens[i]
    if token.light in COMMAS | STOPS | COLONS | DASHES or token.light in (")", "]") or _opens_clause(unit, i):
        return True
    return is_that_word(token.key) or token.key == "فقد"


def _label(unit: Unit) -> Saying | None:
    """Read `X: …` at the head of a unit, where X is somebody who may speak."""
    first = unit.first
    while first < unit.last and unit.tokens[first].kind == "punct":
        first += 1
    colon = next((j for j in range(first, min(unit.last, first + _LONGEST_LABEL)) if _ends_label(unit, j)), None)
    if colon is None or unit.tokens[colon].light not in COLONS or colon + 1 >= unit.last:
        return None
    head = speaker_noun(unit.cues, unit.tokens[first].key)
    named = next((j for j in range(first, colon) if is_named(unit, j)), None)
    quoted = unit.quoted.get(first)
    near = named is not None and (named == first or head is not None or (quoted is not None and named == first + 1))
    if not near and head not in ("body", "spokesperson", "outlet", "correspondent"):
        return None
    content = colon + 1
    said = unit.quoted.get(content)
    return Saying(
        kind="label",
        start=first,
        cue=(colon, colon + 1),
        content=content,
        stance="say",
        speaker=(first, colon),
        quote_end=said.last if said is not None else None,
        colon=said is None,
    )


def _ends_label(unit: Unit, i: int) -> bool:
    token = unit.tokens[i]
    if token.light in COLONS | COMMAS | STOPS | DASHES:
        return True
    return token.kind == "number" or (token.kind == "word" and form_of(unit.cues, token.key) is not None)
