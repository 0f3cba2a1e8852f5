"""What stands between a verb of saying and the words said: subject, time, place, carrier, and أن.

Ranges are of tokens. Nothing here knows whom the words for a speaker mean.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from rawi.lexicon.cues import Cues, SpeakerKind, WordRole, bare_noun, form_of, phrase_at, speaker_noun
from rawi.lexicon.outlets import outlet_named
from rawi.read.speakers import Scene, is_definite
from rawi.text import Token, key

Place = Literal["joined", "coordinated", "apart"]
Range = tuple[int, int]

COLONS = frozenset((":", "："))
COMMAS = frozenset(("،", ",", "؛", ";"))
STOPS = frozenset((".", "..", "...", "…", "!", "؟", "?", "|", "*", "**", "۔"))
DASHES = frozenset(("-", "--", "–", "—"))
_THAT = frozenset(("ان", "بان", "فان", "وان", "وبان"))
_THAT_PRONOUNS = ("ه", "ها", "هم", "هما", "هن", "نا", "ني", "كم")
_IN = key("في")
_ABOUT = key("عن")
_LINKS = frozenset((_IN, "ل", key("لدى"), key("التابع"), key("التابعة")))
_SUBJECT_REACH = 18
_CARRIER_REACH = 16
_LONGEST_NAME_AHEAD = 8
_ADJECTIVES = ("ي", "يه", "يون", "يين", "يا", "يان")


@dataclass(frozen=True, slots=True)
class Quoted:
    """The tokens of a quotation, marks included; `clause`: it is long enough to be somebody's words."""

    first: int
    last: int
    clause: bool


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of sentences that is read at once: tokens `first:last`, with the quotations by their first token.

    `closed`: the tokens after long quotations.
    """

    scene: Scene
    first: int
    last: int
    quoted: Mapping[int, Quoted]
    closed: frozenset[int]
    headline: bool

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the whole text."""
        return self.scene.text.tokens

    @property
    def cues(self) -> Cues:
        """Words of saying."""
        return self.scene.cues

    def is_a(self, role: WordRole, i: int) -> bool:
        """Whether token `i` is a small word of this role."""
        return self.first <= i < self.last and self.tokens[i].key in self.cues.words[role]


class Gap(NamedTuple):
    """What was passed: the token after it, the carrier, on whose word, through whom and to which outlet it is said."""

    end: int
    via: Range | None = None
    relayed: Range | None = None
    mouth: Range | None = None
    to: Range | None = None


def is_that(unit: Unit, i: int, *, after: str = "") -> bool:
    """Whether token `i` is أن that opens what is said, a pronoun written with it or not.

    `after`: a preposition the verb takes, which may stand before it (أشار إلى أن).
    """
    if not unit.first <= i < unit.last or not is_that_word(unit.tokens[i].key):
        return False
    before = unit.tokens[i - 1].key if i > unit.first else ""
    if before in ("الي", "علي", "من", "عن", "في"):
        return before == after
    return before not in unit.cues.words["not_that"]


def is_that_word(word: str) -> bool:
    """Whether a word (its key) is أن or إن, with or without proclitics and pronoun."""
    bare = word
    for letter in ("و", "ف", "ب"):
        bare = bare.removeprefix(letter) if len(bare) > 2 else bare
    return bare in ("ان", "انو") or (bare.startswith("ان") and bare[2:] in _THAT_PRONOUNS)


def place_of(unit: Unit, i: int) -> Place:
    """Return how the clause that token `i` begins hangs on what stands before it.

    apart: it begins the unit, or follows a sign or a closed quotation; coordinated: it begins with و; else joined.
    Words like قد, كان, فيما, من جهته between the sign and the verb are passed.
    """
    tokens = unit.tokens
    coordinated = tokens[i].key[:1] in ("و", "ف") and form_of(unit.cues, tokens[i].key[1:]) is not None
    j = i - 1
    passed = 0
    while j >= unit.first and unit.is_a("link", j) and passed < 4:
        coordinated = coordinated or tokens[j].key.startswith("و")
        j -= 1
        passed += 1
    if j < unit.first:
        return "apart"
    sign = tokens[j]
    if sign.kind == "quote" or sign.light in COMMAS | STOPS | COLONS | DASHES or sign.light in (")", "]", "("):
        return "apart"
    if passed and unit.is_a("resume", j + 1):
        return "apart"
    return "coordinated" if coordinated else "joined"


def is_named(unit: Unit, i: int) -> bool:
    """Whether an actor or a person is named from token `i` on."""
    found = unit.scene.named.get(i)
    return found is not None and found[0].kind in ("actor", "person")


def subject(unit: Unit, first: int, limit: int) -> Range | None:
    """Return the noun phrase after a verb, if it begins with somebody named, or a noun for those who speak."""
    start = past_pronouns(unit, first, limit)
    if start >= limit:
        return None
    opens = _opens_subject(unit, start)
    if not opens and unit.tokens[start].kind == "quote":
        quoted = unit.quoted.get(start)
        opens = quoted is not None and not quoted.clause
    return (start, _end_of_subject(unit, start, limit)) if opens else None


def _opens_subject(unit: Unit, i: int) -> bool:
    found = unit.scene.named.get(i)
    if found is not None and found[0].kind in ("actor", "person"):
        return True
    word = unit.tokens[i].key
    return unit.tokens[i].kind == "word" and (bare_noun(unit.cues, word) is not None or _pronoun_noun(unit.cues, word))


def _pronoun_noun(cues: Cues, word: str) -> bool:
    return any(word.endswith(p) and cues.speakers.get(word.removesuffix(p)) in _OF_BODIES for p in ("ه", "ها", "هم"))


_BODIES = ("body", "component", "outlet", "carrier")
_OF_BODIES = ("spokesperson", "official", "correspondent")


def _end_of_subject(unit: Unit, first: int, limit: int) -> int:
    """Return the token after the noun phrase that begins at `first`."""
    tokens, named = unit.tokens, unit.scene.named
    i = first
    seen = False
    indefinite = not is_definite(tokens[first].key)
    kind = speaker_noun(unit.cues, tokens[first].key)
    while i < limit:
        found = named.get(i)
        if i > first and ((found is not None and found[0].kind == "time") or _opens_adjunct(unit, i)):
            return i
        if found is not None and found[0].kind in ("actor", "person"):
            if i > first and not _belongs(unit, i, seen=seen, indefinite=indefinite):
                return i
            i, seen = min(found[1], limit), True
            continue
        quoted = unit.quoted.get(i)
        if quoted is not None and not quoted.clause and not seen:
            i, seen = min(quoted.last, limit), True
            continue
        ahead = _name_ahead(unit, i, limit, seen=seen, kind=kind)
        if ahead is not None:
            i = ahead
            continue
        if not _continues(unit, first, i, seen=seen, indefinite=indefinite, anonymous=kind == "anonymous"):
            return max(i, first + 1)
        i += 1
    return i


def _belongs(unit: Unit, i: int, *, seen: bool, indefinite: bool) -> bool:
    """Whether a name right after the words so far is part of the same phrase, or the next one (who is addressed)."""
    before = unit.tokens[i - 1].key
    if unit.tokens[i].key.startswith("ل") and before not in unit.cues.words["negation"]:
        return True
    if unit.scene.named[i][0].kind == "person" or before in _LINKS or before in unit.cues.words["in_name_of"]:
        return True
    return unit.tokens[i].key.startswith("و") if seen else indefinite


def _name_ahead(unit: Unit, i: int, limit: int, *, seen: bool, kind: SpeakerKind | None) -> int | None:
    """Return where the next name of the phrase begins (الناطق باسم X, الذراع العسكرية لـX, العاملة في X), or null."""
    tokens = unit.tokens
    linked = seen or not is_definite(tokens[i].key)
    for j in range(i, min(limit, i + _LONGEST_NAME_AHEAD)):
        if j > i and _opens_adjunct(unit, j):
            return None
        linked = linked or tokens[j].key in unit.cues.words["in_name_of"] or tokens[j].key in _LINKS
        if is_named(unit, j) and j > i:
            # البيان المجتمع الدولي are two; الناطق العسكري أبو عبيدة and القائد العام للقوات المسلحة are one.
            attached = tokens[j].key.startswith("ل")
            if unit.scene.named[j][0].kind == "person":
                # A ministry has no person's name; between the two stands what it says.
                return j if j == i or kind not in _BODIES else None
            return j if linked or attached else None
        token = tokens[j]
        if token.kind != "word" or is_that_word(token.key) or form_of(unit.cues, token.key) is not None:
            return None
        found = unit.scene.named.get(j)
        if found is not None and found[0].kind == "time":
            return None
        if token.key == _IN and (opens_carrier(unit, j + 1) or not _inside_before(unit, j)):
            return None
        if seen and j == i and not _links(unit, j):
            return None
        if token.key in unit.cues.words["adverb"] or phrase_at(unit.cues, tokens, j) is not None:
            return None
    return None


def _inside_before(unit: Unit, j: int) -> bool:
    """Whether في belongs to the name: العاملة في غرفة, مسؤول في الشرطة."""
    before = unit.tokens[j - 1].key
    return (
        before in unit.cues.words["inside"] or bare_noun(unit.cues, before) is not None or before.endswith(_ADJECTIVES)
    )


def _links(unit: Unit, j: int) -> bool:
    """Whether a word after a name goes on with it: an adjective with the article, باسم, a second noun for speakers."""
    word = unit.tokens[j].key
    if word in unit.cues.words["in_name_of"] or word in unit.cues.words["inside"]:
        return True
    if word.startswith("و"):
        return bare_noun(unit.cues, word) is not None
    return is_definite(word) and word.endswith((*_ADJECTIVES, "ه"))


def _continues(unit: Unit, first: int, i: int, *, seen: bool, indefinite: bool, anonymous: bool) -> bool:
    """Whether token `i` still belongs to a phrase without a name ahead."""
    token = unit.tokens[i]
    if i == first:
        return True
    if token.kind != "word" or unit.is_a("adverb", i) or is_that_word(token.key):
        return False
    word = token.key
    definite = is_definite(word)
    if seen:
        return definite and word.endswith(_ADJECTIVES)
    if anonymous and indefinite:
        return not definite and (word.endswith(_ADJECTIVES) or word in ("عيان", "رفيع", "رفيعه", "اعلام", "اعلاميه"))
    before = unit.tokens[i - 1].key
    if i == first + 1 and indefinite:
        return definite or speaker_noun(unit.cues, word) is not None
    return definite and (word.endswith(_ADJECTIVES) or (word.endswith("ه") and is_definite(before)))


def past_pronouns(unit: Unit, first: int, limit: int) -> int:
    """Return the first token that is not له, فيه, or another preposition with a pronoun."""
    while first < limit and unit.is_a("pronoun_phrase", first):
        first += 1
    return first


def end_of_speaker(unit: Unit, first: int, limit: int) -> int:
    """Return where the words for a speaker end, if all up to `limit` stands between the verb and what is said."""
    tokens = unit.tokens
    i = first
    while i < limit:
        token = tokens[i]
        found = unit.scene.named.get(i)
        if i > first and (_opens_adjunct(unit, i) or (found is not None and found[0].kind == "time")):
            return i
        if found is not None and found[0].kind != "time":
            i = min(found[1], limit)
            continue
        quoted = unit.quoted.get(i)
        if quoted is not None:
            if quoted.clause:
                return i
            i = quoted.last
            continue
        if token.light in COMMAS | STOPS | DASHES | COLONS or (unit.is_a("adverb", i)):
            return i
        if token.light == "(":
            i = _past_bracket(unit, i, limit)
            continue
        if i > first and (_opens_adjunct(unit, i) or phrase_at(unit.cues, tokens, i) is not None):
            return i
        if i == first and _opens_adjunct(unit, i):
            return i
        i += 1
    return min(i, limit)


def _opens_adjunct(unit: Unit, i: int) -> bool:
    """Whether a time, a carrier or an addressee begins here, so that the words for the speaker are over."""
    tokens = unit.tokens
    word = tokens[i].key
    if unit.is_a("medium", i) and opens_carrier(unit, i + 1):
        return True
    if word in ("خلال", "عبر", "اثناء", "ردا", "تعليقا", "تعقيبا", "حول", "بشان", "بخصوص"):
        return True
    if word == "ل" or (word.startswith("ل") and unit.cues.speakers.get(word[1:]) in ("outlet", "correspondent")):
        return True
    return word.startswith("ل") and outlet_named(unit.scene.outlets, tokens[i].text[1:]) is not None


def opens_carrier(unit: Unit, i: int) -> bool:
    """Whether a carrier is named from token `i` on: بيان, تصريح, صفحته على فيسبوك."""
    if not unit.first <= i < unit.last:
        return False
    word = unit.tokens[i].key
    return (
        unit.is_a("page", i)
        or speaker_noun(unit.cues, word) == "carrier"
        or any(
            word.endswith(p) and unit.cues.speakers.get(word.removesuffix(p)) == "carrier" for p in ("ه", "ها", "هم")
        )
    )


def past_adjuncts(unit: Unit, first: int, limit: int, prepositions: tuple[str, ...]) -> Gap:
    """Return what stands after the speaker: commas, times, places, carriers, addressees, whom the speaker relays.

    `prepositions` are those the verb takes: what they open is said, not passed.
    """
    tokens = unit.tokens
    i = first
    via: Range | None = None
    relayed: Range | None = None
    mouth: Range | None = None
    to: Range | None = None
    while i < limit:
        token = tokens[i]
        found = unit.scene.named.get(i)
        fixed = phrase_at(unit.cues, tokens, i) if token.kind == "word" else None
        if token.light in COMMAS or token.light in DASHES or unit.is_a("adverb", i) or unit.is_a("pronoun_phrase", i):
            i += 1
        elif found is not None and found[0].kind == "time":
            i = found[1]
        elif token.light == "(":
            i = _past_bracket(unit, i, limit)
        elif fixed is not None and fixed[0].kind == "relay":
            end = _end_of_subject(unit, fixed[1], limit)
            if fixed[0].phrase.endswith("لسان"):
                mouth = (fixed[1], end)
            else:
                relayed = (fixed[1], end)
            i = end
        elif unit.is_a("medium", i) and opens_carrier(unit, i + 1):
            end, heard = _past_carrier(unit, i + 1, limit, prepositions)
            via, to = via or (i + 1, end), to or heard
            i = end
        elif _opens_adjunct(unit, i):
            end = _past_addressee(unit, i, limit)
            if token.key.startswith("ل"):
                to = to or (i + (token.key == "ل"), end)
            i = end
        elif token.key == _IN and _is_place(unit, i + 1) and "في" not in prepositions:
            i = unit.scene.named[i + 1][1]
        elif (
            token.key in ("من", "بعد", "قبل")
            and i + 1 < limit
            and tokens[i + 1].key in ("جهته", "جهتها", "جانبه", "جانبها")
        ):
            i += 2
        else:
            break
    return Gap(min(i, limit), via, relayed, mouth, to)


def _is_place(unit: Unit, i: int) -> bool:
    found = unit.scene.named.get(i)
    return found is not None and found[0].kind == "place"


def _past_carrier(unit: Unit, first: int, limit: int, prepositions: tuple[str, ...]) -> tuple[int, Range | None]:
    """Return the token after a carrier (بيان صادر عنها اطلعت عليه "سمارت"), and the outlet it was given to."""
    tokens = unit.tokens
    i = first + 1
    to: Range | None = None
    while i < min(limit, first + _CARRIER_REACH):
        token = tokens[i]
        found = unit.scene.named.get(i)
        if unit.is_a("copy", i):
            while i < limit and tokens[i].light not in COMMAS | STOPS | COLONS and not is_that(unit, i):
                i += 1
            return i, to
        if found is not None and found[0].kind == "time":
            i = found[1]
        elif token.key == _ABOUT and "عن" in prepositions and tokens[i - 1].key not in _ISSUED:
            return i, to
        elif unit.is_a("modifier", i) or unit.is_a("pronoun_phrase", i) or unit.is_a("page", i):
            i += 1
        elif token.key in (_ABOUT, "علي", _IN) and i + 1 < limit:
            named = unit.scene.named.get(i + 1)
            if named is not None:
                i = named[1]
            elif unit.is_a("page", i + 1) or token.key == "علي":
                i += 2
            else:
                return i, to
        elif unit.quoted.get(i) is not None and not unit.quoted[i].clause and tokens[i - 1].key in _ON:
            i = unit.quoted[i].last
        elif token.kind == "word" and token.key.startswith("ل") and is_named(unit, i):
            i = unit.scene.named[i][1]
        elif token.kind == "word" and token.key.startswith("ل") and _opens_adjunct(unit, i):
            end = _past_addressee(unit, i, limit)
            i, to = end, (i + (token.key == "ل"), end)
        else:
            return i, to
    return min(i, limit), to


_ON = frozenset((_IN, key("على"), key("موقع"), key("منصة"), key("تطبيق"), key("شبكة")))
_ISSUED = frozenset(("صادر", "صدر", "صادره"))


def _past_addressee(unit: Unit, i: int, limit: int) -> int:
    """Return the token after لـ"سمارت", لوكالة رويترز, or after خلال and what it governs."""
    tokens = unit.tokens
    found = unit.scene.named.get(i)
    if found is not None and found[0].kind == "actor" and tokens[i].key.startswith("ل"):
        return min(found[1], limit)
    end = i + 1
    while end < limit and end - i < _CARRIER_REACH:
        quoted = unit.quoted.get(end)
        if quoted is not None:
            return end if quoted.clause else quoted.last
        if tokens[end].light in COMMAS | STOPS | COLONS or is_that_word(tokens[end].key):
            return end
        named = unit.scene.named.get(end)
        if named is not None and named[0].kind == "actor":
            return min(named[1], limit)
        end += 1
    return end


def _past_bracket(unit: Unit, i: int, limit: int) -> int:
    end = next((j for j in range(i, min(limit, i + _CARRIER_REACH)) if unit.tokens[j].light == ")"), None)
    return end + 1 if end is not None else i + 1
