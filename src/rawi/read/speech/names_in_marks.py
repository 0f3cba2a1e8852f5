"""Whether what stands in quotation marks is a name: by the lists, by the noun before it, by how it is written.

Ranges are of tokens.
"""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from rawi.lexicon.cues import Cues, form_of
from rawi.lexicon.function_words import function_words
from rawi.lexicon.name_heads import heads_name
from rawi.lexicon.outlets import Outlets, name_key, outlet_named
from rawi.lexicon.shape_words import shape_words
from rawi.model import ActorValue, Mention, Source
from rawi.read.speech.hearing import is_definite
from rawi.text import Text, attested, segment

# Written together with the mark that follows: و"، بـ"، لـ«.
PROCLITICS = frozenset("وفبلك")
_PREPOSITIONS = shape_words("no_name_before_marks")
_KNOWN_AS = shape_words("known_as")
_JUDGES = shape_words("judging_word")
_BLAMES = shape_words("blaming_force")
_CALLED = shape_words("calls_it")
_CALLED_REACH = 3
_CLAUSE = 3
_LONGEST_NAME = 5
_LONGEST_LABEL = 3
_LONGEST_FORCE = 4
_NAMED = 0.6
_SHORTEST_ODD = 3


class NameLexicon(Protocol):
    """The data that names in quotation marks are known by."""

    @property
    def outlets(self) -> Outlets:
        """Publishers."""

    @property
    def name_heads(self) -> frozenset[str]:
        """Nouns after which words in quotation marks are a name."""

    @property
    def cues(self) -> Cues:
        """Words of saying."""


class Known(NamedTuple):
    """What of a text is a name already.

    `tokens` are those that mentions cover as names, `partisan` those of one side's words; `tails`: the keys of what
    names end in.
    """

    tokens: frozenset[int]
    partisan: frozenset[int]
    tails: frozenset[str]


def known(text: Text, mentions: Sequence[Mention], sources: Sequence[Source]) -> Known:
    """Return what the mentions of a text and the page's own sources say is a name; other sides' words are none."""
    return Known(*_named_tokens(text, mentions), _known_names(mentions, sources))


def is_name(
    text: Text, marks: tuple[int, int], inside: tuple[int, int], words: int, *, named: Known, lexicon: NameLexicon
) -> bool:
    """Whether the tokens `inside` quotation marks, which are the tokens `marks` with them, are a name."""
    tokens = [i for i in range(*inside) if text.tokens[i].kind in ("word", "number")]
    called = any(token.key in _CALLED for token in text.tokens[max(0, marks[0] - _CALLED_REACH) : marks[0]])
    if called and text.tokens[marks[0] - 1].key == "ب":
        # من وصفهم بـ«مرتزقة فاغنر»
        return False
    if sum(i in named.tokens for i in tokens) >= _NAMED * words and _opens_named(text, tokens[0], named, lexicon):
        return True
    if words > _LONGEST_NAME or all(text.tokens[i].key in _JUDGES for i in tokens):
        return False
    if " ".join(text.tokens[i].key for i in tokens) in named.tails:
        return True
    if _is_headed(text, marks[0], inside, lexicon):
        return True
    if called:
        return False
    odd = all(text.tokens[i].kind == "word" and _is_odd(text.tokens[i].key) for i in tokens)
    if odd and named.partisan.isdisjoint(tokens):
        return True
    return _names_force(text, tokens, lexicon) or _stands_for_name(text, marks, tokens, lexicon)


def _is_odd(word: str) -> bool:
    """Whether a word (its key) is none of the language, whatever is written with it: غالاكسي."""
    bare = word.removesuffix("ا")
    if len(word) < _SHORTEST_ODD or not "ء" <= word[0] <= "ي":
        return False
    return not (attested(word) or segment(word) or attested(bare) or segment(bare))


def _names_force(text: Text, tokens: Sequence[int], lexicon: NameLexicon) -> bool:
    """Whether the words begin with a noun for a force and say whose it is: قوة مكافحة الإرهاب."""
    words = [text.tokens[i].key for i in tokens]
    heads = heads_name(lexicon.name_heads, words[0]) and lexicon.cues.speakers.get(words[0]) in ("body", "component")
    heads = heads and words[0] not in _BLAMES
    return heads and 1 < len(words) <= _LONGEST_FORCE and is_definite(words[-1]) and not is_definite(words[0])


def _stands_for_name(text: Text, marks: tuple[int, int], tokens: Sequence[int], lexicon: NameLexicon) -> bool:
    """Whether a definite phrase in marks stands where who speaks, or what is spoken of, is named.

    That is at the head of a line («الجمعة العظيمة» الأشد فتكا), before a verb of saying or a colon.
    """
    if len(tokens) > _LONGEST_LABEL or not any(is_definite(text.tokens[i].key) for i in tokens[:2]):
        return False
    first, last = marks
    if text.tokens[tokens[0]].key in function_words():
        return False
    opens = first == 0 or first in text.breaks
    if opens and len(tokens) < _CLAUSE:
        return True
    starts = opens or text.tokens[first - 1].kind == "punct"
    after = text.tokens[last] if last < len(text.tokens) and last not in text.breaks else None
    if after is None or not starts:
        return False
    form = form_of(lexicon.cues, after.key) if after.kind == "word" else None
    return after.light == ":" or (form is not None and form.agreement in ("masculine", "feminine", "plural"))


def _opens_named(text: Text, first: int, named: Known, lexicon: NameLexicon) -> bool:
    """Whether words of which most are named begin with the name, or with a noun before it («شل حركة العرب» do not)."""
    word = text.tokens[first].key
    noun = word in lexicon.cues.speakers or heads_name(lexicon.name_heads, word)
    return first in named.tokens or noun or is_definite(word)


def _named_tokens(text: Text, mentions: Sequence[Mention]) -> tuple[frozenset[int], frozenset[int]]:
    """Return the tokens that mentions of actors, persons and places cover: names, and other sides' words."""
    named: set[int] = set()
    partisan: set[int] = set()
    for mention in mentions:
        if mention.kind not in ("actor", "person", "place"):
            continue
        tokens = range(*text.covering(mention.span.start, mention.span.end))
        blames = _is_partisan(mention) and not _is_coined(text, mention, tokens)
        (partisan if blames else named).update(tokens)
    return frozenset(named), frozenset(partisan)


def _is_coined(text: Text, mention: Mention, tokens: range) -> bool:
    """Whether one side's word for an actor is no word otherwise: an abbreviation like داعش."""
    return mention.entity is not None and len(tokens) == 1 and not is_definite(text.tokens[tokens[0]].key)


def _is_partisan(mention: Mention) -> bool:
    """Whether a mention is another side's word, or a common noun for nobody known."""
    value = mention.value
    common = isinstance(value, ActorValue) and value.register == "common" and mention.entity is None
    return common or (isinstance(value, ActorValue) and value.register == "partisan")


def _known_names(mentions: Sequence[Mention], sources: Sequence[Source]) -> frozenset[str]:
    """Return the keys of what names end in: "الحر" of الجيش السوري الحر, "سنابل" of وكالة سنابل."""
    names = [source.name for source in sources]
    names += [
        m.text for m in mentions if m.kind in ("actor", "person") and m.entity is not None and not _is_partisan(m)
    ]
    tails: set[str] = set()
    for name in names:
        words = name_key(name).split()
        tails.update(" ".join(words[i:]) for i in range(len(words)))
        # «المساء» of مساء القاهرة
        tails.update(f"ال{word}" for word in words[:1] if len(words) > 1 and not is_definite(word))
    return frozenset(tails)


def _is_headed(text: Text, opening: int, inside: tuple[int, int], lexicon: NameLexicon) -> bool:
    """Whether a noun before the mark says that a name follows, or the words name an outlet."""
    first, last = inside
    tokens = text.tokens
    word = tokens[first].key
    joined = opening
    while opening > 0 and tokens[opening - 1].end == tokens[opening].start and tokens[opening - 1].key in PROCLITICS:
        # المعروفة بـ"الهجانة"
        opening -= 1
    if opening < joined and tokens[opening].key == "ب":
        # هدد القوات بـ"حد السيف" names nothing.
        return _is_known_as(text, opening) or outlet_named(lexicon.outlets, text.slice(inside)) is not None
    for before in (opening - 1, opening - 2):
        if before < 0 or tokens[before].kind != "word":
            break
        head = tokens[before].key
        described = before < opening - 1 and last - first < _CLAUSE and tokens[opening - 1].key.endswith(("ي", "يه"))
        if before < opening - 1 and is_definite(head) and not described:
            break
        if heads_name(lexicon.name_heads, head):
            # معارك "وهمية" describes, المستشفى "يؤوي جنودا" and الدولة "في حالة حرب" tell.
            describes = last == first + 1 and word.endswith("يه") and not is_definite(word)
            settled = is_definite(head) or is_definite(tokens[opening - 1].key)
            tells = _tells(text, inside) if settled else word in function_words()
            return not tells and (not describes or is_definite(head))
        if not is_definite(head) and not described:
            break
    return outlet_named(lexicon.outlets, text.slice(inside)) is not None


def _is_known_as(text: Text, i: int) -> bool:
    """Whether a word before token `i` says that somebody is called what follows (المعروفة بـ)."""
    return any(text.tokens[j].key.removeprefix("و") in _KNOWN_AS for j in range(max(0, i - 2), i))


def _tells(text: Text, inside: tuple[int, int]) -> bool:
    """Whether words after a definite noun tell something of it: a verb or preposition first, or no article in two."""
    words = [token.key for token in text.tokens[slice(*inside)] if token.kind == "word"]
    if not words or _is_odd(words[0]):
        return False
    first = words[0]
    if len(words) > 1 and not is_definite(first) and not _PREPOSITIONS.isdisjoint(words):
        # الطائرات «روسية على الأرجح»
        return True
    if len(words) > 1 and (first.startswith(("ي", "ت", "ن", "س")) or first in _PREPOSITIONS):
        return True
    if first in function_words() or (first[:1] in ("ل", "ب") and not attested(first) and attested(first[1:])):
        # العملية «لتشويه الثوار»
        return True
    # التقرير "اعترافا", القوات «أحبطت هجوماً للعناصر»
    return any(_is_accusative(word) for word in words[:2]) or (
        len(words) > 1 and not any(is_definite(word) for word in words)
    )


def _is_accusative(word: str) -> bool:
    """Whether a word (its key) is an indefinite accusative: no name is one."""
    return len(word) > _SHORTEST_ODD and word.endswith("ا") and not is_definite(word) and attested(word[:-1])
