"""Look-up of names of several words in a text: a trie over the matching keys of words, longest name first."""

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

import msgspec

from rawi.text import Text, Token, is_plain, key, tokenise
from rawi.text.normalise import keys
from rawi.text.remembered import remembered

T = TypeVar("T")

# Written together with the word that follows, a conjunction before a preposition.
_CONJUNCTIONS = ("و", "ف")
_PREPOSITIONS = ("ب", "ل", "ك")
# The stroke that draws a word out, or ties a letter to it (بـالشيخ), is none of its letters.
_DASH, _DASHES = "-", frozenset("-–—")
_STROKE = "ـ"
# A word of many names that agencies write with a letter more.
_DEMOCRATIC = ("ديمقراط", "ديموقراط")


class Match(msgspec.Struct, Generic[T], frozen=True):
    """A name found: code points `start` to `end` without its proclitics, tokens `start_token` to `end_token`.

    Quotation marks inside the name belong to it, and so does the mark that closes one opened inside it.
    `values` are all entries of that name; `proclitics` the letters written together with it (`وب`).
    """

    start: int
    end: int
    start_token: int
    end_token: int
    values: tuple[T, ...]
    proclitics: str = ""


class _Node(msgspec.Struct, Generic[T], gc=False):
    children: "dict[str, _Node[T]]" = msgspec.field(default_factory=dict)
    values: tuple[T, ...] = ()


class Matcher(Generic[T]):
    """Names of one family, each with its entry. Names are compared by the keys of their words, marks left out.

    `first_words` are the keys of what the names begin with.
    """

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._root: _Node[T] = _Node()
        spelt = [(name, value) for given, value in entries for name in {given, given.replace(*_DEMOCRATIC)}]
        plain = keys([name if is_plain(name) else "" for name, _ in spelt])
        for (name, value), written in zip(spelt, plain, strict=True):
            for words in [written.split()] if written else {keys_of(name), keys_of(name, dashed=True)}:
                self._add(name, words, value)
        self.first_words = frozenset(self._root.children)

    def _add(self, name: str, words: Sequence[str], value: T) -> None:
        node = self._root
        for word in words:
            below = node.children.get(word)
            if below is None:
                below = node.children[word] = _Node()
            node = below
        if node is self._root:
            raise ValueError(f"{name!r} has no word to look for")
        if value not in node.values:
            node.values = (*node.values, value)

    def may_begin(self, word: str) -> bool:
        """Tell whether a word (its key) can be the first of a name."""
        return not self.first_words.isdisjoint(forms_of(word))

    def find(self, text: Text, i: int) -> Match[T] | None:
        """Return the longest name whose first word is token `i`, or null.

        The first word may carry proclitics (وبحماة, للنظام); of two readings that reach as far, the one
        that strips less wins. White space inside a name is free, but a name does not run across lines.
        """
        tokens, names = text.tokens, self._root.children
        best: Match[T] | None = None
        for form, proclitics in word_forms(tokens[i].key):
            node = names.get(form)
            if node is None:
                continue
            found = _longest(text, i, node)
            if found is not None and (best is None or found[0] > best.end_token):
                end_token, end, values = found
                start = after_letters(tokens[i], len(proclitics))
                best = Match(start, end, i, end_token, values, proclitics)
        return best

    def find_all(self, text: Text) -> tuple[Match[T], ...]:
        """Return the names in `text` from left to right, each the longest at its place, none overlapping."""
        matches: list[Match[T]] = []
        i = 0
        while i < len(text.tokens):
            match = self.find(text, i) if _is_word(text.tokens[i]) else None
            if match is not None:
                matches.append(match)
            i = match.end_token if match is not None else i + 1
        return tuple(matches)


def _longest(text: Text, i: int, node: _Node[T]) -> tuple[int, int, tuple[T, ...]] | None:
    """Walk down from the node of token `i`; return end token (exclusive), end and values of the longest name."""
    tokens, breaks, count = text.tokens, text.breaks, len(text.tokens)
    found: tuple[int, int, tuple[T, ...]] | None = None
    open_marks = 0
    while True:
        if node.values:
            end = i + 1
            closes = open_marks > 0 and _is_mark_on_line(text, end)
            last = end if closes else i
            found = last + 1, tokens[last].end, node.values
        if not node.children:
            return found
        following = i + 1
        while following < count and tokens[following].kind == "quote" and following not in breaks:
            open_marks += 1
            following += 1
        if following == count or following in breaks:
            return found
        token = tokens[following]
        child = node.children.get(token.key if token.kind == "word" else _step(token))
        if child is None:
            return found
        # Marks that come in pairs inside the name are closed there.
        node, i, open_marks = child, following, open_marks % 2


def _is_mark_on_line(text: Text, i: int) -> bool:
    return i < len(text.tokens) and text.tokens[i].kind == "quote" and i not in text.breaks


def _is_word(token: Token) -> bool:
    return token.kind in ("word", "number")


def _step(token: Token) -> str:
    """Return by what a token goes on with a name: its key, one sign for any dash, nothing for other signs."""
    return token.key if token.kind in ("word", "number") else _DASH if token.light in _DASHES else ""


def keys_of(name: str, *, dashed: bool = False) -> tuple[str, ...]:
    """Return the keys of the words of a name; `dashed`: with the dashes between them (الحركة الشعبية - شمال)."""
    if is_plain(name):
        return tuple(key(name).split())
    return tuple(step for token in tokenise(name) if (step := _step(token)) and (dashed or step != _DASH))


@remembered
def word_forms(word: str) -> tuple[tuple[str, str], ...]:
    """Return what a word (its key) may be with its proclitics taken off, and the letters taken, the least first.

    Lam before the article swallows its alef (للنظام) and may do so to a third lam (للجنة): they are given back. The
    forms are only proposals, to be accepted where a list knows them.
    """
    forms = [(word, "")]
    for conjunction in ("", *_CONJUNCTIONS):
        if not word.startswith(conjunction):
            continue
        rest = word[len(conjunction) :]
        if conjunction and len(rest) > 1:
            forms.append((rest, conjunction))
        for preposition in _PREPOSITIONS:
            if not rest.startswith(preposition) or len(rest) < 3:
                continue
            taken = conjunction + preposition
            forms.append((rest[1:], taken))
            if rest.startswith("لل"):
                forms += [("ا" + rest[1:], taken), ("ال" + rest[1:], taken)]
    return tuple(forms)


@remembered
def forms_of(word: str) -> tuple[str, ...]:
    """Return what a word (its key) may be with its proclitics taken off, the least first: `word_forms` without them."""
    return tuple([form for form, _ in word_forms(word)])


def letters_before(word: str, form: str) -> int | None:
    """Return how many letters are written before `form` in a word (both keys), null where that is no form of it."""
    if form not in forms_of(word):
        return None
    return next(len(letters) for each, letters in word_forms(word) if each == form)


def without_l(word: str) -> str:
    """Return a word without the preposition ل, with the alef that it swallows of the article (للوكالة) given back."""
    return f"ا{word[1:]}" if word.startswith("لل") else word.removeprefix("ل")


def after_letters(token: Token, count: int) -> int:
    """Return where in the text the first `count` letters of a word end, with the signs that the key drops."""
    if not count and token.text[0] != _STROKE:
        return token.start
    if len(token.text) == len(token.key):
        return token.start + count
    if not count:
        return token.start + len(token.text) - len(token.text.lstrip(_STROKE))
    letters = position = 0
    while position < len(token.text):
        heard = len(key(token.text[position])) if token.text[position] != _STROKE else 0
        if heard and letters >= count:
            break
        letters += heard
        position += 1
    return token.start + position
