"""Speakers whom no list knows, and whom their own words name in full: المجلس المحلي في محجة، محافظ درعا."""

from collections.abc import Sequence
from functools import lru_cache

from rawi.lexicon.cues import Cues, SpeakerKind, form_of, speaker_noun
from rawi.lexicon.function_words import function_words
from rawi.lexicon.outlets import source_named
from rawi.lexicon.shape_words import shape_words
from rawi.model import Mention, Source
from rawi.read.shapes import unquoted
from rawi.read.speech.by_office import end_of_office, named_with
from rawi.read.speech.hearing import is_feminine
from rawi.text import Text, Token, attested, segment

_LONGEST = 9
_LONGEST_PERSON = 6
_SHORTEST = 2
_BODIES: frozenset[SpeakerKind] = frozenset(("body", "outlet"))
# Bodies that are many: السلطات المحلية names nobody.
_MANY = shape_words("many_bodies")
_IN, _OF_ANY = shape_words("preposition_by_speaker"), shape_words("describes_any_body")
_PRONOUNS = ("ها", "هم", "نا")
_PAIR = ("تا", "تي")
# After these stands a name.
_CALLED = shape_words("called")
_CONNECT = shape_words("no_name")
_OPEN_NAME = shape_words("opens_speaker_name")
_RELATIVES = shape_words("describes_body")


def named_in_full(
    text: Text, kind: SpeakerKind | None, first: int, last: int, found: Sequence[tuple[int, int, Mention]], cues: Cues
) -> int | None:
    """Return the token after the name that the tokens from `first` on are, null where they only describe somebody.

    A body is named by a definite noun phrase of two words or more, one who holds an office by whose office it is.
    `found` are the actors, persons and places named among the tokens.
    """
    tokens = text.tokens
    last = _end(tokens, first, last, cues)
    if _names_two(tokens, first, last, found, cues):
        return None
    if kind == "official" and last > first:
        return end_of_office(tokens, first, last, named_with(found), cues)
    if last - first < 2 or last - first > _LONGEST or any(token.kind == "punct" for token in tokens[first:last]):
        return None
    of_any = last - first == _SHORTEST and tokens[first + 1].key in _OF_ANY
    if kind not in _BODIES or tokens[first].key in _MANY or of_any:
        # الشركة المشغلة
        return None
    near = (end for start, end, _ in found if first < start <= first + 2)
    placed = last in near and tokens[first + 1].key not in _IN
    # شرطة كاتالونيا, جمعية تابيتال بولاكو
    placed = placed or all(
        not attested(token.key) and not segment(token.key) and not token.key.endswith("يه")
        for token in tokens[first + 1 : last]
    )
    # مستشفى أجدابيا, but مصدر في ميناء بلحاف is of no body
    whole = speaker_noun(cues, tokens[first].key) in _BODIES
    placed = placed or any(
        whole and start == first and end == last and named.kind == "place" for start, end, named in found
    )
    return last if placed or _is_definite_phrase(tokens, first, last, cues) else None


def _names_two(
    tokens: Sequence[Token], first: int, last: int, found: Sequence[tuple[int, int, Mention]], cues: Cues
) -> bool:
    """Whether a second is named with و (منظمة الإغاثة ووزارة الصحة, not وزارتا الدفاع والداخلية): no name of one."""
    named = {start for start, _, mention in found if mention.kind == "actor"}
    words = [] if tokens[first].key.endswith(_PAIR) else [(i, tokens[i].key) for i in range(first + 1, last)]
    return any(
        word.startswith("و") and word not in cues.speakers and (i in named or word[1:] in cues.speakers)
        for i, word in words
    )


@lru_cache(maxsize=4096)
def source_of(words: str) -> Source:
    """Return the source that stands for a speaker of no list, by the words that name it."""
    return source_named(unquoted(words))


def person_named(
    text: Text, first: int, last: int, found: Sequence[tuple[int, int, Mention]], given: frozenset[str], cues: Cues
) -> tuple[int, int] | None:
    """Return where a person's name stands among the words for a speaker (المسعف في الهلال سلام ضاهر), or null.

    After a noun phrase that is complete - by an article, a name (`found`: actors, persons, places), a pronoun - no
    other noun without one goes on with it: what follows is a name. One word is a name right after a title, if it is
    no other word.
    """
    tokens = text.tokens
    last = _end(tokens, first, last, cues)
    ends = {start: end for start, end, _ in found}
    # طبيب في المشفى نجا من القصف: what an indefinite noun is said to have done is no name.
    described = speaker_noun(cues, tokens[first].key) == "anonymous" and not _is_article(tokens[first])
    complete = weak = False
    i = first
    while i < last:
        word = tokens[i].key
        if i in ends and i > first:
            i, complete, weak = min(ends[i], last), True, described
            continue
        sure = word in given or word in _OPEN_NAME or not _is_plain_word(word)
        if complete and (sure or not weak) and _may_open_name(text, i, given, cues):
            end = _end_of_name(tokens, i, last, given, cues)
            return (i, end) if end is not None else None
        i += 1
        if word in cues.words["adverb"] or is_accusative(tokens[i - 1]):
            continue
        own = i == first + 1 and word.endswith(("ها", "هم", "هن", "ه")) and word not in cues.speakers
        complete = _is_article(tokens[i - 1]) or own or word.endswith(("ها", "هم")) or word in _CALLED
        weak = described or not (_is_article(tokens[i - 1]) or own or word in _CALLED)
    return None


def _may_open_name(text: Text, i: int, given: frozenset[str], cues: Cues) -> bool:
    """Whether a word may open a person's name after a complete noun phrase: no article, preposition, conjunction.

    A given name may have the article (الحبيب المنصوري).
    """
    token = text.tokens[i]
    word = token.key
    if token.text == "علي":
        return True
    if token.kind != "word" or len(word) < _SHORTEST or word in _IN or word in _CALLED or word in _CONNECT:
        return False
    if word in cues.speakers and word not in given:
        # المكتب معلومات موثوقة
        return False
    if _is_article(token):
        return word.removeprefix("ال") in given or text.tokens[i - 1].key in _CALLED
    if word in cues.words["in_name_of"]:
        return False
    if word in cues.words["adverb"] or word.endswith(("ا", "ها", "هم")):
        return word in given
    joined = word[0] in "ولبك" and word not in given and any(parts.proclitics for parts in segment(word)[:1])
    return not joined and word not in function_words()


def is_accusative(token: Token) -> bool:
    """Whether a word is marked as accusative, an object or an adverb (تحقيقاً, وكالةً, سابقاً): no subject."""
    return token.text.endswith(("اً", "ةً", "ًا"))


def _end_of_name(tokens: Sequence[Token], first: int, last: int, given: frozenset[str], cues: Cues) -> int | None:
    """Return the token after a person's name that begins at token `first`, or null where none does."""
    end = first + 1
    while end < min(last, first + _LONGEST_PERSON):
        token = tokens[end]
        said = form_of(cues, token.key) is not None and token.key not in given
        attached = _is_article(token) and not token.key.startswith("ال")
        addressed = attached or (token.key[0] == "ل" and not _is_article(token) and end > first + 1)
        if token.kind != "word" or token.key in _IN or said or addressed or is_accusative(token):
            break
        end += 1
    if end - first == 1:
        before = tokens[first - 1]
        titled = speaker_noun(cues, before.key) is not None and (_is_article(before) or before.key in _CALLED)
        return end if titled and not _is_article(tokens[first]) else None
    return end


def name_ahead(text: Text, first: int, last: int, given: frozenset[str], cues: Cues) -> int | None:
    """Return the token after a person's name right at token `first`, where its first word is surely one, or null."""
    tokens = text.tokens
    word = tokens[first].key if first < last else ""
    bare = word.removeprefix("ال") if first < last and _is_article(tokens[first]) else word
    if not word or tokens[first].kind != "word" or word in function_words() or word in cues.words["in_name_of"]:
        return None
    # إلكه only looks as if it had the article.
    foreign = word.startswith("ال") and bare == word and not attested(word)
    odd = foreign or (bare == word and not attested(word) and not segment(word))
    if bare not in given and word not in _OPEN_NAME and not odd:
        return None
    end = first + 1
    while end < min(last, first + _LONGEST_PERSON):
        token = tokens[end]
        opened = tokens[end - 1].key in _OPEN_NAME
        known = token.key in given or token.key in _OPEN_NAME or opened
        surname = token.key.startswith("ال") and _is_article(token) and _is_surname(token.key)
        odd = not _is_article(token) and not segment(token.key) and form_of(cues, token.key) is None
        odd = odd and not (token.key[0] == "ل" and (token.key.endswith("نا") or speaker_noun(cues, token.key[1:])))
        # الحبيب الصيد: after a given name with the article
        surname = surname or (bare != word and end == first + 1 and token.key.startswith("ال"))
        # أحمد وحيدي: no other word ends so behind a given name.
        surname = surname or (bare in given and end == first + 1 and _is_odd_nisba(token.key))
        object_ = token.key.endswith("ا") and token.key not in given
        if token.kind != "word" or token.key in _IN or object_ or not (known or surname or odd):
            break
        end += 1
        if surname and not opened:
            break
    return end if end - first > 1 else None


def name_around(
    text: Text, start: int, end: int, first: int, last: int, given: frozenset[str], cues: Cues
) -> tuple[int, int]:
    """Return the tokens of a person's whole name, of which `start:end` were found, among the words `first:last`."""
    tokens = text.tokens
    while start - 1 >= first and _is_name_only(tokens[start - 1], given, cues):
        start -= 1
    while end < last and end - start < _LONGEST_PERSON and _is_name_only(tokens[end], given, cues):
        end += 1
    if end == last - 1 and tokens[end].text == "على":
        # أحمد محمد على: Egyptian papers write it so.
        end += 1
    return start, end


def _is_name_only(token: Token, given: frozenset[str], cues: Cues) -> bool:
    """Whether a word beside a name can be nothing but another part of it."""
    word = token.key
    if token.text == "علي":
        return True
    if word in _CONNECT or word in cues.words["in_name_of"]:
        return False
    if token.kind != "word" or len(word) < _SHORTEST or _is_article(token) or word in _IN or word in function_words():
        return False
    if word in given or word in _OPEN_NAME:
        return speaker_noun(cues, word) is None
    # تقريرا is what is said, كيتا a name.
    bare = word.removesuffix("ا")
    odd = not attested(word) and not segment(word) and form_of(cues, word) is None
    return odd and (bare == word or not (attested(bare) or segment(bare)))


def _is_odd_nisba(word: str) -> bool:
    return word.endswith("ي") and len(word) > 3 and not attested(word) and not _is_plain_word(word)


def _is_surname(word: str) -> bool:
    return word.endswith("ي") or not any(not parts.proclitics or parts.proclitics == ("ال",) for parts in segment(word))


def _is_plain_word(word: str) -> bool:
    """Whether a word (its key) is one of the language without any clitics."""
    return any(not parts.proclitics for parts in segment(word))


def _end(tokens: Sequence[Token], first: int, last: int, cues: Cues) -> int:
    """Return the token after the name: before a relative pronoun, a word that says "the same", a verb of saying."""
    marks = 0
    for i in range(first + 1, last):
        word = tokens[i].key
        marks += tokens[i].kind == "quote"
        if marks % 2:
            # موقع «حصاد اليوم»
            continue
        if word in _RELATIVES or any(word in cues.words[role] for role in ("same", "adverb", "hastens")):
            return i
        form = form_of(cues, word)
        if form is not None and form.agreement in ("masculine", "feminine", "plural"):
            return i
    return last


def _is_definite_phrase(tokens: Sequence[Token], first: int, last: int, cues: Cues) -> bool:
    """Whether the word after the head is definite (المجلس المحلي), or the phrase after an indefinite one is."""
    if tokens[first + 1].key in _IN:
        return False
    definite = [tokens[i].kind == "quote" or _has_article(tokens[i].key) for i in range(first, last)]
    if definite[0]:
        return definite[1] and _describes(tokens[first].key, tokens[first + 1].key, cues)
    # لجنة تحقيق شكلها ديوان المحافظة describes.
    own = next((i for i, it_is in enumerate(definite) if it_is), 0)
    if own > 1 and _is_nisba_alone(tokens[first : first + own + 1], cues):
        # منظمة محلية للإغاثة, صحيفة دولية معنية بالنزاع: some organisation of the sort.
        return False
    return own > 0 and not any(tokens[first + i].key.endswith(_PRONOUNS) for i in range(1, own))


def _is_nisba_alone(words: Sequence[Token], cues: Cues) -> bool:
    """Whether an adjective stands behind a noun without an article, and no noun that owns it (ولاية الخرطوم)."""
    word = words[1].key
    of = not words[2].key.startswith(("ال", "وال"))
    known = attested(word) or attested(f"ال{word}") or attested(f"{word}ه")
    plain = word.endswith("ي") or (word.endswith("يه") and word not in cues.speakers)
    return plain and known and of


def _describes(head: str, word: str, cues: Cues) -> bool:
    """Whether a definite word may go with the one before it by gender (المجلس المحلي, not وصف التحالف | الغارة)."""
    return is_feminine(cues, head) or not word.endswith(("ه", "ات"))


def _is_article(token: Token) -> bool:
    """Whether a word has the article: أليكسي has not."""
    return _has_article(token.key) and token.text.lstrip("وبل")[:1] not in ("أ", "إ", "آ")


def _has_article(word: str) -> bool:
    return word.startswith(("ال", "لل", "وال", "بال")) and len(word) > 4
