"""Speakers of no list by their own name: at the end of their description, put in by commas, in quotation marks."""

from collections.abc import Sequence

from msgspec.structs import replace

from rawi.lexicon.cues import SpeakerKind, form_of, speaker_noun
from rawi.lexicon.function_words import function_words
from rawi.lexicon.shape_words import shape_words
from rawi.model import Mention, Span
from rawi.read.speech.hearing import Memory, Scene, Speaker, is_definite
from rawi.read.speech.speakers_of_no_list import is_accusative, name_ahead, name_around, person_named
from rawi.read.speech.speakers_of_no_list import source_of as source_of_no_list
from rawi.read.speech.units import is_that_word
from rawi.text import Token, attested, segment

HUMAN: frozenset[SpeakerKind] = frozenset(("anonymous", "official", "spokesperson"))
_LONGEST_QUOTED = 3
_PROCLITICS = "ولبفكس"
_LONGEST_TITLE = 6
_REST_OF_NAME = 2
_LONGEST_PLACE = 3
_OF_WHOM = 2
_HIS = ("ه", "ها", "هم", "ي")
_CLOSES = ("،", ",", ".", ":")
_THAT_IS = shape_words("that_is_who")


def is_quoted_name(words: Sequence[Token]) -> bool:
    """Whether words are a name of one to three words in quotation marks and nothing else («حسم» تتبنى)."""
    inside = words[1:-1]
    marked = len(words) > 2 and words[0].kind == "quote" and words[-1].kind == "quote"
    return marked and len(inside) <= _LONGEST_QUOTED and all(token.kind == "word" for token in inside)


def longer_name(
    scene: Scene, speaker: Speaker, head: int, last: int, found: Sequence[tuple[int, int, Mention]]
) -> Speaker | None:
    """Return a person of no list by a name that is longer than what was found of it (سارة ليا ويتسن), or null."""
    start, end, mention = next(item for item in found if item[2].kind == "person")
    if mention.entity in scene.public or mention.entity != speaker.id:
        return None
    first, after = name_around(scene.text, start, end, head, last, scene.given, scene.cues)
    rest = scene.text.tokens[after:last]
    if len(rest) == 1 and _is_surname_of(scene, (first, after), rest[0]):
        # اللواء محمد باقري بأن: nothing but his surname stands between a given name and what is said.
        first, after = after - 1, last
    described = scene.text.tokens[last : last + 2]
    if (
        0 < len(rest) <= _REST_OF_NAME
        and all(token.kind == "word" and not is_definite(token.key) for token in rest)
        and len(described) > 1
        and described[0].light in ("،", ",")
        and speaker_noun(scene.cues, described[1].key) in ("official", "spokesperson")
    ):
        # قالت سارة ليا ويتسن، المديرة التنفيذية
        after = last
    if (first, after) == (start, end):
        return None
    name = scene.text.slice((first, after))
    at = scene.text.tokens[first].start
    span = Span(scene.document, at, at + len(name))
    return replace(speaker, id=source_of_no_list(name).id, text=name, span=span)


def _is_surname_of(scene: Scene, name: tuple[int, int], word: Token) -> bool:
    """Whether a word right behind what was found of a name, a title and a given name, can only be the surname."""
    *titles, given = scene.text.tokens[slice(*name)]
    alone = given.key in scene.given and all(speaker_noun(scene.cues, title.key) is not None for title in titles)
    plain = word.kind == "word" and not is_definite(word.key) and not word.key.endswith("ا")
    return alone and plain and word.key not in function_words() and word.key not in scene.cues.words["adverb"]


def by_own_name(
    scene: Scene, memory: Memory, speaker: Speaker, kind: SpeakerKind | None, head: int, last: int
) -> Speaker | None:
    """Return a person of no list by the name that ends the words, or one who spoke before by the last part of it."""
    tokens = scene.text.tokens
    called = next((i + 1 for i in range(head + 1, last - 1) if tokens[i].key in scene.cues.words["is_called"]), None)
    if (kind is None or kind in HUMAN) and called is not None and last - called <= _LONGEST_QUOTED:
        # قرصان يسمى سالم حسين
        name = scene.text.slice((called, last))
        at = tokens[called].start
        return replace(
            speaker,
            id=source_of_no_list(name).id,
            text=name,
            span=Span(scene.document, at, at + len(name)),
            person=True,
        )
    if kind in HUMAN or (kind is None and is_definite(tokens[head].key)):
        found = person_named(scene.text, head, last, all_named(scene, head, last), scene.given, scene.cues)
        ahead = name_ahead(scene.text, head + 1, last, scene.given, scene.cues) if found is None else None
        if ahead is not None:
            # السائحة إلكه برانت من فراشها
            found = head + 1, ahead
        if found is not None:
            name = scene.text.slice(found)
            start = tokens[found[0]].start
            span = Span(scene.document, start, start + len(name))
            return replace(speaker, id=source_of_no_list(name).id, text=name, span=span, person=True)
    if kind is None and (
        name_ahead(scene.text, head, last, scene.given, scene.cues) == last or _is_surnamed(scene, head, last)
    ):
        return replace(speaker, id=source_of_no_list(speaker.text or "").id, person=True)
    if last - head != 1:
        return None
    before = memory.with_title(tokens[head].key) if tokens[head].key.startswith("ال") else None
    if kind is None and before is None:
        before = memory.with_surname(tokens[head].key)
    if before is not None:
        return replace(speaker, id=before.id, person=True)
    if kind is None and tokens[head].key in scene.given and not is_definite(tokens[head].key):
        # تروي سعاد
        return replace(speaker, id=source_of_no_list(speaker.text or "").id, person=True)
    return None


def named_after_comma(scene: Scene, last: int) -> tuple[int, int] | None:
    """Return the person's name that commas put in right after a description (والد الضحايا، عبده سيف،), or null."""
    tokens = scene.text.tokens
    # عضو اللجنة بالمحلية، الفاتح حسن،
    placed = last < len(tokens) and (tokens[last].key.startswith("بال") or tokens[last].key == "في")
    reach_of_place = last + _LONGEST_PLACE if placed else last
    while last + 2 < len(tokens) and last < reach_of_place and tokens[last].kind == "word":
        last += 1
    last = _comma_ahead(scene, last)
    if last + 2 >= len(tokens) or tokens[last].light not in ("،", ","):
        return None
    while (
        last + 3 < len(tokens)
        and speaker_noun(scene.cues, tokens[last + 1].key) in HUMAN
        and is_definite(tokens[last + 1].key)
    ):
        # محاميه، الأستاذ صالح دبوز،
        last += 1
    reach = min(len(tokens), last + 2 + _LONGEST_TITLE)
    called = _called(scene, last + 1, reach)
    if called is not None:
        return called
    first = last + 1 + (tokens[last + 1].key in _THAT_IS)
    found = scene.named.get(first)
    if found is not None:
        end = found[1] if found[0].kind == "person" else None
    else:
        end = name_ahead(scene.text, first, reach, scene.given, scene.cues) or _in_commas(scene, first)
    return (first, end) if end is not None and end < reach and tokens[end].light in _CLOSES else None


def _called(scene: Scene, first: int, last: int) -> tuple[int, int] | None:
    """Return the name that a clause between commas says somebody has (، وهو جراح يدعى حاتم،, ، واسمه أوليكسي،)."""
    tokens = scene.text.tokens
    at = next((i for i in range(first, last) if tokens[i].key in scene.cues.words["is_called"]), None)
    if at is None or (at > first and tokens[first].key not in _THAT_IS):
        return None
    if any(tokens[i].kind != "word" for i in range(first, at + 1)):
        return None
    end = next(
        (i for i in range(at + 1, min(len(tokens), at + 1 + _LONGEST_TITLE)) if tokens[i].kind != "word"), at + 1
    )
    closed = at + 1 < end < len(tokens) and tokens[end].light in ("،", ",", ".")
    return (at + 1, end) if closed and end - at <= _LONGEST_QUOTED + 1 and not is_definite(tokens[at + 1].key) else None


def named_before_comma(scene: Scene, first: int, last: int) -> tuple[int, int] | None:
    """Return the person's name that stands before a title between commas (لكن سالم العلي، المتحدث باسم اللجنة، قال)."""
    tokens = scene.text.tokens
    if first < _LONGEST_PLACE or last >= len(tokens):
        return None
    if tokens[first - 1].light not in ("،", ",") or tokens[last].light not in ("،", ","):
        return None
    for begins in range(first - _LONGEST_PLACE, first - 1):
        before = tokens[begins - 1] if begins else None
        opens = before is None or before.kind == "punct" or before.key in scene.cues.words["starter"]
        if not opens and not (before is not None and is_that_word(before.key)):
            continue
        found = scene.named.get(begins)
        if found is not None and found[0].kind == "person" and found[1] == first - 1:
            return begins, first - 1
        foreign = (
            first - begins == _LONGEST_PLACE and not attested(tokens[begins].key) and not segment(tokens[begins].key)
        )
        if foreign or name_ahead(scene.text, begins, first - 1, scene.given, scene.cues) == first - 1:
            return begins, first - 1
    return None


def _comma_ahead(scene: Scene, last: int) -> int:
    """Return the comma behind what goes on with a description (سيدة كانت في السوق، هي هدى السالم،), else `last`."""
    for i in range(last, min(len(scene.text.tokens) - 2, last + _LONGEST_TITLE)):
        token = scene.text.tokens[i]
        if token.light in ("،", ","):
            return i
        if is_that_word(token.key) or token.kind != "word" or form_of(scene.cues, token.key) is not None:
            return last
    return last


def _in_commas(scene: Scene, first: int) -> int | None:
    """Return the token after what can only be a name between commas: هدى السالم, الفاتح قرشي."""
    words = scene.text.tokens[first : first + 2]
    if len(words) < 2 or any(word.kind != "word" or speaker_noun(scene.cues, word.key) is not None for word in words):
        return None
    # أليغروتسي only looks as if it had the article.
    one, two = (is_definite(word.key) and word.text[:1] not in ("أ", "إ", "آ") for word in words)
    odd = not attested(words[0].key) and not segment(words[0].key) and words[0].key[0] not in _PROCLITICS
    if odd and not one and not two:
        # أوليكسي بوندار
        return first + 2
    plain = one and not two and not is_accusative(words[1])
    return first + 2 if plain or (two and not one and words[0].key in scene.given) else None


def _is_surnamed(scene: Scene, head: int, last: int) -> bool:
    """Whether the words are a given name and one word with the article (وفق محمد المغير)."""
    first, *rest = scene.text.tokens[head:last]
    given = first.key in scene.given and speaker_noun(scene.cues, first.key) is None
    return given and len(rest) == 1 and rest[0].kind == "word" and is_definite(rest[0].key)


def all_named(scene: Scene, first: int, last: int) -> list[tuple[int, int, Mention]]:
    """Return who and which places are named among the tokens."""
    named = ((i, *scene.named[i]) for i in range(first, last) if i in scene.named)
    return [(i, end, mention) for i, mention, end in named if mention.kind != "time"]


def is_kin(scene: Scene, head: int, found: Sequence[tuple[int, int, Mention]]) -> bool:
    """Whether the words are somebody's kin or man, and the one name among them is whose: not who speaks.

    أسرة الصحفي محمد العمري, محامي المعتقل سامر حسن; but محامي الدفاع سامر حسن is his own name.
    """
    people = [start for start, _, mention in found if mention.kind == "person"]
    between = scene.text.tokens[head + 1 : people[0]] if people else ()
    # ابن عمه عمار: his own name.
    his = any(token.text.endswith(_HIS) and not is_definite(token.key) for token in between)
    if len(people) != 1 or people[0] == head or his or len(between) > _OF_WHOM:
        return False
    # شقيق الرئيس السوري ماهر الأسد: his own name.
    if is_kin_noun(scene, head):
        return len(between) < _OF_WHOM
    # محامي الدفاع, خطيب جمعة طهران, محامي الأسرى: his office.
    own = bool(between) and between[0].key not in scene.cues.words["one_person"]
    # محاميه is a man of his.
    noun = scene.text.tokens[head]
    man = noun.key.removeprefix("و") in scene.cues.words["men_of"] and not noun.text.endswith("ه")
    return man and not own


def is_kin_noun(scene: Scene, head: int) -> bool:
    """Whether a noun of kin stands at a token, without a pronoun (شقيق, but شقيقه)."""
    token = scene.text.tokens[head]
    kin = scene.cues.words["kin"]
    return (token.key in kin or token.key.removeprefix("و") in kin) and not token.text.endswith(_HIS)
