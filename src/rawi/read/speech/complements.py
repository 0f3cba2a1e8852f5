"""What follows a word of saying: where the words said begin, and what stands between. Ranges are of tokens."""

from collections.abc import Container
from typing import Literal

import msgspec
from msgspec.structs import replace

from rawi.lexicon.cues import Cue, Stance, form_of, masdar_of, speaker_noun
from rawi.read.speech.gaps import past_adjuncts
from rawi.read.speech.hearing import is_definite, noun_with_pronoun
from rawi.read.speech.indefinite import is_belonging
from rawi.read.speech.no_speakers import names_nobody
from rawi.read.speech.subjects import end_of_speaker, past_pronouns, subject
from rawi.read.speech.units import (
    COLONS,
    COMMAS,
    STOPS,
    Place,
    Range,
    Unit,
    end_of_person,
    ends_name,
    is_named,
    is_that,
    is_that_word,
    is_twelve,
    opens_carrier,
    place_of,
)
from rawi.text import attested, key

# before: بحسب X، …; after: …، بحسب X; same: … حسب تعبيره; own: يشار إلى أن; unnamed: قيل إن; label: X: …;
# mute: لم يؤكد X
Kind = Literal["verb", "participle", "masdar", "before", "after", "same", "own", "unnamed", "label", "mute"]

PREPOSITIONS = {"عن": key("عن"), "إلى": key("إلى"), "على": key("على"), "من": key("من"), "في": key("في")}
REACH = 60
SUBJECT_REACH = 14
_NOT = key("عدم")
_TO, _ABOUT = key("إلى"), key("عن")
_ESTIMATES, _RENEWS, _NUMBER = "قدر", "جدد", key("عدد")
_NOUNS = frozenset(("مسؤولية", "حصيلة"))
_PREPOSITION_REACH = 24
# Who renews something is named in so few words, and it stands right behind him.
_WHO_RENEWS = 4
_SHORTEST_WORD = 3
_TOLL_REACH = 10
_OBLIQUE = "ين"
_HIS = ("هما", "ها", "هم", "ه")
_TAKE_CLAUSES = frozenset(("that", "object", "party"))


class Saying(msgspec.Struct, frozen=True):
    """Words of saying found. Ranges are of tokens.

    `start`: the first token of the construction; `cue`: the words that say; `content`: where what is said begins (for
    `after` and `same`, where it ends); `speaker`: the words for who says it, null where the verb has no subject of its
    own; `relayed`: on whose word (نقلا عن); `of_before`: on that of who spoke before (نقل عنه); `mouth`: through whom
    (على لسان); `via`: the carrier; `to`: the outlet it is said to. `place`: how its clause hangs on what stands before.
    `clause`: أن opens the content; `quote_end`: the content is one quotation and ends there; `colon`: a colon without
    marks opens it. `inside_that`: the verb follows أن and its pronoun; `impersonal`: its subject may be a thing;
    `amid`: the words stand inside a clause, which goes on at this token.
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
    to: Range | None = None
    end: int | None = None
    feminine: bool | None = None
    plural: bool = False
    first_person: bool = False
    continues: bool = False
    clause: bool = False
    quote_end: int | None = None
    relative: bool = False
    inside_that: bool = False
    colon: bool = False
    impersonal: bool = False
    amid: int | None = None
    of_before: bool = False


class Rest(msgspec.Struct, frozen=True):
    """What follows a verb of saying, up to where what is said begins."""

    content: int
    speaker: Range | None = None
    relayed: Range | None = None
    mouth: Range | None = None
    via: Range | None = None
    to: Range | None = None
    clause: bool = False
    quote_end: int | None = None
    colon: bool = False


def joined(base: Saying, rest: Rest) -> Saying:
    """Return words of saying with what follows them filled in."""
    return replace(
        base,
        content=rest.content,
        speaker=rest.speaker,
        relayed=rest.relayed,
        mouth=rest.mouth,
        via=rest.via,
        to=rest.to,
        clause=rest.clause,
        quote_end=rest.quote_end,
        colon=rest.colon,
    )


def is_introduced(unit: Unit, i: int) -> bool:
    """Whether أن, a colon or a long quotation begins at token `i`, له or فيه apart."""
    i = past_pronouns(unit, i, unit.last)
    return i < unit.last and (is_that(unit, i) or unit.tokens[i].light in COLONS or opens_clause(unit, i))


def opens_clause(unit: Unit, i: int) -> bool:
    """Whether a quotation that is long enough to be speech opens at token `i`."""
    quoted = unit.quoted.get(i)
    return quoted is not None and quoted.clause


def limit_of(unit: Unit, i: int) -> int:
    """Return the token before which the content of a verb must begin: the next word of saying, or a full stop."""
    end = min(unit.last, i + REACH)
    against = unit.cues.words["against"]
    j = i + 1
    while j < end:
        if j in unit.quoted:
            if unit.quoted[j].clause:
                return j + 1
            j = unit.quoted[j].last
            continue
        person = end_of_person(unit, j) if j in unit.scene.named else None
        if person is not None:
            j = person
            continue
        token = unit.tokens[j]
        if token.light in STOPS and not abbreviates(unit, j):
            return j
        if token.key in against and j + 1 < end and masdar_of(unit.cues, unit.tokens[j + 1].key) is not None:
            # نفت كييف القصف رغم قول موسكو إن
            return j
        says = token.kind == "word" and token.key in unit.cues.joined
        if says and not _says_nothing_yet(unit, j):
            wary = unit.cues.joined[token.key].agreement == "wary"
            if not (wary and (unit.is_a("also_preposition", j) or place_of(unit, j) == "joined")):
                return j
        j += 1
    return end


def _says_nothing_yet(unit: Unit, i: int) -> bool:
    """Whether a form of saying at token `i` is no new word of saying: who is meant, how he speaks, what he does."""
    if unit.is_a("relative", i - 1) or unit.is_a("modifier", i) or is_aside(unit, i) or is_twelve(unit, i):
        return True
    if is_belonging(unit, i):
        return True
    # قال وهو يشير إلى حفرة: what he does meanwhile.
    meanwhile = unit.is_a("while", i - 1) and unit.tokens[i].key[0] in "يت"
    return meanwhile or (unit.is_a("medium", i) and opens_carrier(unit, i + 1))


def abbreviates(unit: Unit, i: int) -> bool:
    """Whether a full stop ends a title of one letter (د. معاوية)."""
    if not unit.first < i < unit.last:
        return False
    before = unit.tokens[i - 1]
    dotted = unit.tokens[i].light == "." and before.end == unit.tokens[i].start
    return dotted and len(before.key) == 1 and before.kind == "word"


def is_aside(unit: Unit, i: int) -> bool:
    """Whether a verb only says that somebody would not be named: ، طلب عدم الكشف عن اسمه، رفض ذكر اسمه،."""
    if not unit.is_a("aside", i) or i + 1 >= unit.last or not unit.is_a("hides", i + 1):
        return False
    return unit.tokens[i + 1].key == _NOT or any(unit.is_a("his_name", j) for j in range(i + 2, min(i + 5, unit.last)))


def complement(unit: Unit, first: int, limit: int, cue: Cue, after: Range | None) -> Rest | None:
    """Return where what is said begins after a verb, and what stands between; null if nothing is said."""
    prepositions = tuple(c for c in cue.complement if c in ("ب", "ل") or c in PREPOSITIONS)
    marker = marker_of(unit, first, limit, prepositions)
    if marker is not None and not _TAKE_CLAUSES & set(cue.complement) and not _is_own(unit, marker, prepositions):
        # عبر صفحته إن: not what عبر عن says.
        marker = None
    takes = {"object", "party"} & set(cue.complement)
    if cue.lemma == _RENEWS and after is not None and after[0] < after[1] - 1 and _is_his_word(unit, after[1] - 1):
        # جدد الوزير | التزامه
        after = (after[0], after[1] - 1)
    if "إلى أن" in cue.complement:
        marker = marker_of(unit, first, limit, ("إلى",))
        to = marker is not None and is_that_word(unit.tokens[marker].key) and unit.tokens[marker - 1].key == _TO
        return introduced(unit, first, marker, after) if marker is not None and to else None
    if "على أن" in cue.complement:
        marker = marker_of(unit, first, limit, ("على",))
        agreed = introduced(unit, first, marker, after) if marker is not None and _is_agreed(unit, marker) else None
        return agreed if agreed is not None and _bears_witness(unit, agreed.speaker) else None
    if not takes and not prepositions and not _NOUNS & set(cue.complement):
        return introduced(unit, first, marker, after) if marker is not None else None
    start = after[1] if after is not None else past_pronouns(unit, first, limit)
    gap = past_adjuncts(unit, start, limit, prepositions)
    start = gap.end
    # A comma right before أن, إلى أن closes what was put in after the speaker: nothing is said yet.
    led = marker is not None and unit.tokens[marker - 1].key in map(PREPOSITIONS.get, prepositions)
    closed = marker is not None and unit.tokens[marker - 1 - led].light in COMMAS
    blamed = unit.quoted.get(start) if cue.stance == "accuse" and "party" in cue.complement else None
    if blamed is not None and after is not None and _is_blamed_for(unit, blamed.last):
        # اتهمت القيادة "بعض مسؤولي الحزب" بإخلاء المواقع
        return Rest(start, speaker=after, relayed=gap.relayed, mouth=gap.mouth, via=gap.via, to=gap.to, clause=True)
    if marker is not None and (closed or start >= marker or (not takes and marker <= start + 1)):
        return introduced(unit, first, marker, after)
    rest = Rest(start, speaker=after, relayed=gap.relayed, mouth=gap.mouth, via=gap.via, to=gap.to)
    if key(cue.lemma) in unit.cues.words["gives_time"] and start < limit:
        # The verb is of what is said: that somebody is given time is a demand.
        return replace(rest, content=first - 1)
    if "مسؤولية" in cue.complement:
        # The verb tells the blame with its noun: both are of what is said.
        blames = any(token.key.endswith(tuple(unit.cues.words["blame"])) for token in unit.tokens[start:limit])
        return replace(rest, content=first - 1) if blames else None
    if cue.lemma == _RENEWS and start < limit and not _is_renewed(unit, start):
        said = _renewed_behind(unit, start, limit)
        if said is not None:
            return replace(rest, content=said, speaker=after or (start, said))
        # جدد التحالف غاراته
        return introduced(unit, first, marker, after) if marker is not None else None
    if "حصيلة" in cue.complement:
        counted = start + 1 < limit and unit.tokens[start].key == _NUMBER and unit.is_a("tolls", start + 1)
        # رفعت الحكومة إلى أحد عشر جنديا حصيلة القتلى
        told = start + (_toll_behind(unit, start, limit) if start < limit and unit.tokens[start].key == _TO else 0)
        return rest if counted or (told < limit and unit.is_a("toll_told", told)) else None
    said = _after_preposition(unit, start, limit, prepositions, party="party" in cue.complement)
    if said is not None and cue.lemma == "أفاد" and unit.tokens[said - 1].key == _ABOUT and _speaks_at(unit, said):
        # أفادت الوكالة عن مصدر أمني أن
        said = None
    if said is not None and cue.lemma == _ESTIMATES and after is not None:
        # وقدرت الأمم المتحدة من هجرتهم المعارك بألفين: of whom, and how many
        return replace(rest, content=start)
    if said is not None and (said - start < 2 or "object" not in cue.complement or "party" in cue.complement):
        return replace(rest, content=start if "party" in cue.complement else said)
    called = after is not None and "object" in cue.complement and marker is not None and marker > start + 1
    led = led or (marker is not None and unit.tokens[marker - 1].key in prepositions)
    if called and not led and marker in unit.quoted and _is_object(unit, start):
        # أعلنت الحركة تعليق عملياتها "دفعا للحرج عن الحكومة"
        return rest
    if after is None and marker in unit.quoted and "object" in cue.complement and _is_thing(unit, start):
        # وتعهدت دعم الحكومة «حتى دحر الإرهاب»
        return rest
    if marker is not None and _leads_to(unit, start, marker):
        return introduced(unit, first, marker, after)
    if cue.lemma == "اتهم" and after is not None and start < limit and is_named(unit, start):
        # اتهم البيان قوات النظام: of what is not said.
        return rest
    if "object" in cue.complement and start < limit and _is_object(unit, start):
        quoted = unit.quoted.get(start)
        return replace(rest, quote_end=quoted.last if quoted is not None and quoted.clause else None)
    return introduced(unit, first, marker, after) if marker is not None and "that" in cue.complement else None


def _is_renewed(unit: Unit, i: int) -> bool:
    """Whether what is renewed is what somebody says: دعوته, التأكيد, no blow and no mandate."""
    word = unit.tokens[i].key
    bare = next((word.removesuffix(each) for each in _HIS if word.endswith(each)), word)
    # دعوته, of دعوة
    forms = {word, word.removeprefix("ال"), bare, f"{bare[:-1]}ه"}
    return i in unit.quoted or not forms.isdisjoint(unit.cues.words["renewed"])


def _is_his_word(unit: Unit, i: int) -> bool:
    """Whether what somebody says again stands at token `i` with his pronoun, and no name (التزامه, not الدعوة)."""
    word, renewed = unit.tokens[i].key, unit.cues.words["renewed"]
    bare = (word.removesuffix(each) for each in _HIS if word.endswith(each))
    return any(noun in renewed or f"{noun[:-1]}ه" in renewed for noun in bare)


def _renewed_behind(unit: Unit, first: int, limit: int) -> int | None:
    """Return what is said again behind who says it, or the rest of who he is (جدد الوزير الجديد التزامه), or null."""
    for i in range(first, min(limit, first + _WHO_RENEWS)):
        if i > first and _is_renewed(unit, i):
            return i
        if unit.tokens[i].kind != "word" or not is_definite(unit.tokens[i].key) or unit.is_a("adverb", i):
            return None
    return None


def _is_agreed(unit: Unit, marker: int) -> bool:
    """Whether على أن or بأن leads to what was so, and not to what is to be done (اتفقوا على أن تنسحب القوات)."""
    led = unit.tokens[marker - 1].key == PREPOSITIONS["على"] or unit.tokens[marker].key.startswith("ب")
    near = range(marker + 1, min(marker + 3, unit.last))
    to_come = (unit.tokens[i].key[:1] in ("ي", "ت") and not _speaks_at(unit, i) for i in near)
    return is_that_word(unit.tokens[marker].key) and led and not any(to_come)


def _bears_witness(unit: Unit, speaker: Range | None) -> bool:
    """Whether people or what they say agree on something (ثلاثة شهود, روايات الناجين), no sides of a pact."""
    heads = unit.tokens[speaker[0] : min(speaker[0] + 2, speaker[1])] if speaker is not None else ()
    plain = (token.key.removeprefix("ال") for token in heads)
    return any(speaker_noun(unit.cues, word) in ("anonymous", "carrier") for word in plain)


def _is_blamed_for(unit: Unit, i: int) -> bool:
    """Whether ب and what somebody is accused of stand at token `i`."""
    word = unit.tokens[i].key if i < unit.last else ""
    return word.startswith("ب") and len(word) > _SHORTEST_WORD


def _speaks_at(unit: Unit, i: int) -> bool:
    """Whether somebody who may speak stands at token `i`."""
    return i < unit.last and (is_named(unit, i) or speaker_noun(unit.cues, unit.tokens[i].key) is not None)


def _past_listeners(unit: Unit, first: int, end: int) -> int:
    """Return the token after who is spoken to (قالت للصحفيين | إن, قال للصحفيين | وزير الدفاع إن)."""
    word = unit.tokens[first].key if first < end else ""
    whole = word.startswith("لل") and len(word) > _SHORTEST_WORD and first not in unit.scene.named
    if not whole and not unit.is_a("addressed", first):
        return first
    rest = (i for i in range(first + 1, end) if not unit.tokens[i].key.endswith(_OBLIQUE))
    return next((i for i in rest if subject(unit, i, end) is not None), end)


def is_of_thing(unit: Unit, cue: Cue, rest: Rest) -> bool:
    """Whether a verb that nobody is named with tells of a thing before a colon: تحصي خسارتها: …; يسجل على البعثة: …."""
    if not rest.colon or rest.speaker is None or rest.via is not None:
        return False
    if unit.tokens[rest.speaker[0]].kind == "number" and not _speaks_at(unit, rest.speaker[0] + 1):
        # حصيلة أولية ذكرت 131 قتيلا: …
        return True
    if "object" not in cue.complement:
        return False
    word = unit.tokens[rest.speaker[0]].key
    if unit.tokens[rest.speaker[0]].text in PREPOSITIONS:
        return True
    if rest.speaker[0] in unit.scene.named or word in unit.scene.given or speaker_noun(unit.cues, word) is not None:
        return False
    if noun_with_pronoun(unit.cues, word) is not None:
        return False
    bare = next((word.removesuffix(each) for each in _HIS if word.endswith(each)), word)
    return attested(word) or attested(bare) or attested(f"{bare[:-1]}ه")


def _toll_behind(unit: Unit, start: int, limit: int) -> int:
    """Return how many tokens behind a preposition a toll is named, before any sign; none where it is not."""
    for i in range(start + 1, min(limit, start + _TOLL_REACH)):
        if unit.tokens[i].kind == "punct":
            return 0
        if unit.is_a("toll_told", i):
            return i - start
    return 0


def _is_own(unit: Unit, marker: int, prepositions: tuple[str, ...]) -> bool:
    """Whether أن belongs to the verb's own preposition (أشار إلى أن, ندد بأن); a colon or a mark always may."""
    if not is_that_word(unit.tokens[marker].key):
        return True
    before = unit.tokens[marker - 1].key
    own = {PREPOSITIONS.get(preposition) for preposition in prepositions}
    return before in own or unit.tokens[marker].key[0] in prepositions


def _is_object(unit: Unit, i: int) -> bool:
    token = unit.tokens[i]
    if token.kind == "quote":
        return True
    return token.kind in ("word", "number") and not unit.is_a("no_object", i) and not is_that_word(token.key)


def _is_thing(unit: Unit, i: int) -> bool:
    """Whether a plain noun without an article stands at token `i`, for nobody who speaks."""
    word = unit.tokens[i].key if i < unit.last else ""
    nobody = speaker_noun(unit.cues, word) is None and word not in unit.scene.given and i not in unit.scene.named
    return nobody and unit.tokens[i].kind == "word" and not is_definite(word) and attested(word)


def _leads_to(unit: Unit, start: int, marker: int) -> bool:
    """Whether what stands before أن is still about who speaks, not what is said: it is short, without a comma."""
    between = unit.tokens[start:marker]
    return len(between) < SUBJECT_REACH and not any(token.light in COMMAS for token in between)


def marker_of(unit: Unit, first: int, limit: int, prepositions: tuple[str, ...]) -> int | None:
    """Return the first أن, colon or opening mark of a long quotation between `first` and `limit`.

    Before أن may stand one of the verb's own `prepositions`.
    """
    own = {PREPOSITIONS[preposition] for preposition in prepositions if preposition in PREPOSITIONS}
    i = first
    while i < limit:
        if i in unit.quoted:
            if unit.quoted[i].clause:
                return i
            i = unit.quoted[i].last
            continue
        if unit.tokens[i].light in COLONS or (is_that_word(unit.tokens[i].key) and _is_marker(unit, first, i, own)):
            return i
        i += 1
    return None


def _is_marker(unit: Unit, first: int, i: int, own: Container[str]) -> bool:
    """Whether what looks like أن at token `i` opens what the verb before `first` says; one of `own` may lead to it."""
    before, word = unit.tokens[i - 1].key, unit.tokens[i].key
    # وأن goes on with what somebody said before; it begins nothing.
    if word.startswith("و") or not is_that(unit, i, after=before if before in own else ""):
        return False
    if unit.is_a("rumours", i - 1):
        # رد الناطق على مزاعم بأن: what they say
        return False
    return not (i - 1 > first and unit.is_a("relative", i - 2) and form_of(unit.cues, before) is not None)


def _after_preposition(unit: Unit, start: int, limit: int, prepositions: tuple[str, ...], *, party: bool) -> int | None:
    """Return where the content begins after the verb's own preposition; who is addressed may stand before it."""
    reach = start + _PREPOSITION_REACH if party else start + SUBJECT_REACH
    for i in range(start, min(limit, reach)):
        token = unit.tokens[i]
        if token.light in COMMAS and not party:
            return None
        for preposition in prepositions:
            if token.key == PREPOSITIONS.get(preposition, preposition):
                return i + 1 if preposition in PREPOSITIONS else i
            glued = token.kind == "word" and token.key.startswith(preposition) and len(token.key) > 2
            if preposition not in PREPOSITIONS and glued and not is_named(unit, i):
                return i
    return None


def introduced(unit: Unit, first: int, marker: int, after: Range | None) -> Rest:
    """Return the content that أن, a colon or a mark at `marker` begins; what stands before names who speaks."""
    start = past_pronouns(unit, first, marker)
    end = max(end_of_speaker(unit, start, marker), min(after[1], marker) if after else 0)
    if after is None and names_nobody(unit, first, start, end):
        end = start
    start = _past_listeners(unit, start, end)
    gap = past_adjuncts(unit, end, marker, ())
    led = unit.tokens[end - 1].key in PREPOSITIONS.values() and not ends_name(unit, end)
    if end == marker and end > start and led:
        end -= 1
    word = unit.tokens[marker].kind == "word"
    colon = unit.tokens[marker].light in COLONS
    bare = unit.tokens[marker].key.lstrip("وفب") == "ان"
    content = marker + 1 if colon or bare else marker
    if content < unit.last and unit.tokens[content].light in COLONS:
        content, colon = content + 1, True
    quoted = unit.quoted.get(content)
    whole = quoted is not None and not word and (quoted.clause or colon)
    return Rest(
        content,
        speaker=(start, end) if end > start else None,
        relayed=gap.relayed,
        mouth=gap.mouth,
        via=gap.via,
        to=gap.to,
        clause=word,
        quote_end=quoted.last if quoted is not None and whole else None,
        colon=colon and quoted is None,
    )
