"""An outlet's name beside a headline, alone above it, or where the text says whom somebody talked to.

`عين تعز: مقتل …`, `مقتل … | سند نيوز`, `أحوال طرابلس` above a day, `قال لـ"سند"`.
"""

from collections.abc import Iterator, Sequence

from rawi.lexicon.cues import Cues, form_of
from rawi.lexicon.outlets import name_key, outlet_named
from rawi.lexicon.shape_words import shape_words
from rawi.read.page.lines import Fact, PageLexicon
from rawi.read.page.metadata import Line, undecorated
from rawi.read.page.outlet_shapes import is_outlets
from rawi.read.page.statements import is_cited
from rawi.text import Text, analyse

_STROKES = frozenset({"|", "||", "¦"})
_DASHES = frozenset({"-", "–", "—", "--"})
_LONGEST = 5
_SHORTEST_HEADLINE = 3
# One bare word of no list may be anybody.
_SHORTEST_TOLD = 2
_OWN, _LEARNS, _TALKS = map(shape_words, ("own_reporter", "outlet_learns", "talk_with_outlet"))
_SPOKEN = 10
_OPENING = frozenset(('"', "«", "“", "”"))
_TO = frozenset({"ل", "لـ"})


def named(text: Text, facts: Sequence[Fact], lexicon: PageLexicon) -> str | None:
    """Return the outlet that stands beside the headline or alone above it, or null."""
    head = next((fact for fact in facts if fact.furniture != "opening"), None)
    if head is None or head is facts[-1] or head.label is not None or head.furniture is not None or head.closed:
        return None
    return _beside(text, head.line, lexicon) or _above(text, facts, head, lexicon)


def _beside(text: Text, line: Line, lexicon: PageLexicon) -> str | None:
    """Return the outlet that a sign parts from the rest of a headline, at its beginning or its end."""
    tokens = text.tokens
    first = undecorated(tokens, line.first, line.last)
    for i in range(first + 1, min(first + _LONGEST + 1, line.last - _SHORTEST_HEADLINE)):
        if tokens[i].light in _STROKES or tokens[i].light == ":":
            if not is_outlets(text, first, i, lexicon) or lexicon.is_place(text.slice((first, i))):
                break
            if tokens[i].light == ":" and _is_named_below(text, first, i, line.last, lexicon):
                break
            return text.slice((first, i))
    for i in range(line.last - 2, max(first + _SHORTEST_HEADLINE, line.last - _LONGEST - 2), -1):
        apart = tokens[i].end < tokens[i + 1].start and tokens[i - 1].end < tokens[i].start
        if tokens[i].light in _STROKES or (tokens[i].light in _DASHES and apart):
            return text.slice((i + 1, line.last)) if is_outlets(text, i + 1, line.last, lexicon) else None
    return None


def _is_named_below(text: Text, first: int, last: int, after: int, lexicon: PageLexicon) -> bool:
    """Whether the text below cites whom a headline begins with (المرصد: …, then قال المرصد).

    What is behind ل or مراسل is no citation: outlets so name themselves.
    """
    tokens = text.tokens
    if is_cited(text, first, after, len(tokens), cues=lexicon.cues):
        return True
    written = [token.key for token in tokens[first:last]]
    proper = written[1:] if len(written) > 1 else written
    for i in range(after, len(tokens) - len(proper) + 1):
        if [token.key for token in tokens[i : i + len(proper)]] == proper:
            before = {token.key for token in tokens[max(after, i - 3) : i]}
            if not before & (_OWN | _TO) and not any(word.startswith("ل") for word in before):
                return True
    return False


def _above(text: Text, facts: Sequence[Fact], head: Fact, lexicon: PageLexicon) -> str | None:
    """Return the outlet whose name is all that the first line says, a day or a headline below it."""
    first = undecorated(text.tokens, head.line.first, head.line.last)
    day = next((part for part in head.parts if part.kind == "date"), None)
    if day is not None:
        return _dated(text, facts, head, lexicon)
    if head.parts and [part.kind for part in head.parts] != ["outlet"]:
        return None
    return text.slice((first, head.line.last)) if is_outlets(text, first, head.line.last, lexicon) else None


def _dated(text: Text, facts: Sequence[Fact], head: Fact, lexicon: PageLexicon) -> str | None:
    """Return the one name beside the day on a first line, where a headline stands below it."""
    below = facts[facts.index(head) + 1]
    titled = not (below.label or below.parts or below.closed or below.furniture) and below.words > _SHORTEST_HEADLINE
    unknown = [part for part in head.parts if part.kind == "unknown"]
    if not titled or len(unknown) != 1 or {part.kind for part in head.parts} > {"unknown", "date", "none"}:
        return None
    first, last = unknown[0].first, unknown[0].last
    return text.slice((first, last)) if is_outlets(text, first, last, lexicon) else None


def told(text: Text, lexicon: PageLexicon) -> str | None:
    """Return the one outlet in marks that people talked to (قال لـ"سند") or whose reporter tells (مراسل "سند").

    Nothing where the text names another outlet of the lists: then it may pass on what that one was told.
    """
    found = {name_key(name): name for name in _in_marks(text, lexicon.cues)}
    if len(found) != 1:
        return None
    written, name = next(iter(found.items()))
    listed = outlet_named(lexicon.outlets, name)
    if lexicon.is_place(name) or listed is not None or len(written.split()) < _SHORTEST_TOLD:
        return None
    return None if is_party(name, lexicon) else name


def is_party(name: str, lexicon: PageLexicon) -> bool:
    """Whether a name is that of an actor of the list, whose organ something is (القناة التابعة لـ"حزب الله")."""
    named = lexicon.actors.names.find(analyse(name), 0)
    return named is not None and named.start_token == 0


def _in_marks(text: Text, cues: Cues) -> Iterator[str]:
    """Yield the names in marks right behind لـ, مراسل or what an outlet does to learn of things (علمت «سنابل»)."""
    tokens = text.tokens
    for i, token in enumerate(tokens[:-2]):
        if tokens[i + 1].light not in _OPENING:
            continue
        # قال لمراسل «سنابل»
        if token.key.removeprefix("ل") not in _OWN | _LEARNS and not (token.key in _TO and _is_said(text, i, cues)):
            continue
        close = next((j for j in range(i + 3, min(len(tokens), i + 3 + _LONGEST)) if tokens[j].kind == "quote"), None)
        if close is not None and all(part.kind == "word" for part in tokens[i + 2 : close]):
            yield text.slice((i + 2, close))


def _is_said(text: Text, i: int, cues: Cues) -> bool:
    """Whether somebody speaks before token `i`, so that ل leads to whom (not أسف لـ«مأساة رهيبة»)."""
    first = max(text.sentence_of(i)[0], i - _SPOKEN)
    said = [form_of(cues, token.key) for token in text.tokens[first:i]]
    talks = any(token.key.removesuffix("ات") in _TALKS for token in text.tokens[first:i])
    return talks or any(form is not None and form.agreement != "wary" for form in said)
