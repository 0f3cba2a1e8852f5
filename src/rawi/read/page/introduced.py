"""Full statements that somebody passes on within his own account: where one begins, whose it is, where he goes on.

`أصدرت وزارة الدفاع بيانا فيما يلي نصه:` is his own sentence; `صرح المتحدث الأمني بما يلي:` is how the statement begins.
"""

from collections.abc import Sequence
from typing import Literal

from rawi.lexicon.cues import speaker_noun
from rawi.lexicon.shape_words import shape_words
from rawi.read.page import issuing
from rawi.read.page.lines import Fact, PageLexicon, is_apart, reports
from rawi.read.page.metadata import words
from rawi.text import Text, key

Introduction = Literal["told", "own"]

_TEXTS = shape_words("its_text")
_FOLLOWS = shape_words("follows")
_STATEMENTS = shape_words("statement_told")
_ISSUES = shape_words("issues")
_IN_IT = (key("جاء"), key("فيه"))
_OUT, _OF = shape_words("issued") | {key("صدر"), key("صدرت")}, key("عن")
_HIS_OWN = shape_words("our_outlet")
_NOTED = shape_words("outlet_again")
_PAIRS = frozenset(tuple(words.split()) for words in shape_words("outlet_goes_on_in_two"))
_LONGEST_TOLD = 30
_LONGEST_OWN = 14
_LEAST_STATED, _LONGEST_OUT = 12, 8
_OPENING = 16
_DASHES, _STOPS = frozenset("-–—/"), frozenset(".،")


def introduction(text: Text, facts: Sequence[Fact], i: int, lexicon: PageLexicon) -> Introduction | None:
    """Return how line `i` says that a full statement follows: somebody tells so, it begins so; else null."""
    fact = facts[i]
    if text.tokens[fact.line.last - 1].light != ":" or fact.words > _LONGEST_TOLD or i + 1 >= len(facts):
        return None
    below = facts[i + 1]
    stated = below.words > _LEAST_STATED or below.furniture in ("opening", "statement")
    written = words(text.tokens, fact.line.first, fact.line.last)
    item = _is_marked(text, fact) and any(_begins_alike(text, fact, other) for other in facts[i + 2 : i + 4])
    if (stated or (item and below.closed)) and says_out(text, fact, lexicon):
        return "told"
    written = written[_issue_opens(text, fact) :]
    quoted = quoted_to(text, facts, i + 1) is not None
    if not stated or len(written) < 2 or (text.tokens[below.line.first].kind != "word" and not quoted):
        return None
    if not (is_apart(text, facts, i + 1) or quoted or written[-1] in _FOLLOWS | _TEXTS):
        return None
    follows = written[-1] in _FOLLOWS or tuple(written[-2:]) == _IN_IT
    if any(word.removeprefix("ل") in _STATEMENTS for word in written):
        issued = written[0] in _ISSUES | _OUT or reports(text, fact.line, lexicon.cues)
        return "told" if _TEXTS.intersection(written) or (follows and issued) else None
    spoken = any(speaker_noun(lexicon.cues, word) == "spokesperson" for word in written[1:3])
    if follows and spoken and len(written) <= _LONGEST_OWN and reports(text, fact.line, lexicon.cues):
        return "own"
    return None


def is_dated(text: Text, fact: Fact) -> bool:
    """Whether an agency or a town and a dash or stroke stand before what a line says of a statement."""
    return _issue_opens(text, fact) > 0


def _issue_opens(text: Text, fact: Fact) -> int:
    """Return how many words stand before what says that somebody issues a text: an agency and a dash (وطنية -)."""
    tokens = text.tokens[fact.line.first : min(fact.line.last, fact.line.first + _OPENING)]
    for i in range(1, len(tokens)):
        if tokens[i].key in _ISSUES | _OUT and tokens[i - 1].light in _DASHES:
            return sum(token.kind in ("word", "number") for token in tokens[:i])
    return 0


def quoted_to(text: Text, facts: Sequence[Fact], i: int) -> int | None:
    """Return the line at whose end the quotation ends that line `i` begins with, or null where it is none."""
    if text.tokens[facts[i].line.first].kind != "quote":
        return None
    for j in range(i, len(facts)):
        last = facts[j].line.last - 1
        last -= text.tokens[last].light in _STOPS
        if text.tokens[last].kind == "quote" and last > facts[i].line.first:
            return j
    return None


def says_out(text: Text, fact: Fact, lexicon: PageLexicon) -> bool:
    """Whether a line does nothing but say whose statement follows: `صدر عن المقاومة:`."""
    written = words(text.tokens, fact.line.first, fact.line.last)
    out = text.tokens[fact.line.last - 1].light == ":" and len(written) <= _LONGEST_OUT
    return out and written[1:2] == [_OF] and written[0] in _OUT and issuer(text, fact, lexicon) is not None


def issuer(text: Text, fact: Fact, lexicon: PageLexicon) -> str | None:
    """Return whose statement an introduction says it is: the first listed body it names, as written, or null.

    One that many are called by is it where no other is named (القيادة العامة لقوة دفاع البحرين, قيادة الجيش).
    """
    found = [(lexicon.actors.names.find(text, i), i) for i in range(fact.line.first + 1, fact.line.last)]
    listed = [(named, i) for named, i in found if named is not None and named.end_token <= fact.line.last]
    sure = [item for item in listed if any(value.needs == "nothing" for value in item[0].values)]
    if not listed:
        return issuing.issued_by(text, fact, lexicon)
    named, i = (sure or listed)[0]
    name = text.raw[named.start : named.end]
    joined = "لل" in text.tokens[i].key[: len(named.proclitics) + 1] and not name.startswith("ال")
    return f"ال{name.removeprefix('ل')}" if joined else name


def goes_on(text: Text, facts: Sequence[Fact], first: int, i: int, *, passed_on: bool) -> bool:
    """Whether with line `i` somebody else goes on below a statement that begins with line `first`.

    That is below its closing day, and behind the quotation that it is; where he passed it on, below its pious end, with
    words that turn to other things, or with a mark like that of the line which introduced it.
    """
    fact = facts[i]
    quoted = quoted_to(text, facts, first) if passed_on else None
    if quoted is not None:
        return i > quoted
    marked = passed_on and _is_marked(text, facts[first - 1]) and _is_marked(text, fact)
    if marked and (is_apart(text, facts, i) or _begins_alike(text, facts[first - 1], fact)):
        return True
    if fact.furniture or fact.words <= _LEAST_STATED or not fact.closed or not is_apart(text, facts, i):
        return False
    if not any(facts[told].words > _LEAST_STATED and facts[told].closed for told in range(first, i)):
        return False
    above = facts[i - 1]
    kinds = {part.kind for part in above.parts}
    if "date" in kinds and kinds <= {"date", "place"} and above.words <= _LEAST_STATED:
        return True
    if not passed_on:
        return False
    tokens = text.tokens[fact.line.first : fact.line.first + _OPENING]
    turns = tokens[0].key in _NOTED or (tokens[0].key, tokens[1].key) in _PAIRS
    return above.furniture == "slogan" or turns or any(token.key in _HIS_OWN for token in tokens)


def _begins_alike(text: Text, one: Fact, other: Fact) -> bool:
    """Whether two lines begin with the same sign."""
    return text.tokens[one.line.first].text == text.tokens[other.line.first].text


def _is_marked(text: Text, fact: Fact) -> bool:
    """Whether a sign stands before the words of a line (🔴 صدر عن الوزارة:), and no quotation mark."""
    return text.tokens[fact.line.first].kind == "punct"
