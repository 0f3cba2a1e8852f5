"""Stretches of the lines around a text that may be names: between dashes, strokes, brackets and quotation marks."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rawi.lexicon.outlets import parted
from rawi.lexicon.shape_words import shape_words
from rawi.read.page import datelines
from rawi.read.page.dateline_days import begins_date
from rawi.read.page.lines import Fact, PageLexicon, Piece
from rawi.read.page.metadata import Known
from rawi.text import Text, Token, key

ACCOUNTS = frozenset({"report", "statement"})
_HIGHEST, _LOWEST = 8, 5
_LONGEST_LABEL = 4
# Of these labels the rules know more, or they name nobody.
_NO_NAMES = frozenset({"source", "tags", "category", "views", "number", "comments", "reading_time", "language"})
# A longer line names nobody.
_LONGEST_LINE = 30
# A line of so many words inside an account may be one of the page.
_LONGEST_INSIDE = 6
_FROM = shape_words("before_writer")
_URGENT, _OWN = key("عاجل"), shape_words("own_reporter")
_WROTE = shape_words("wrote")
_REPORTS = shape_words("report_of")
_SENT, _CREDITS = shape_words("told_outlet"), shape_words("credit")
_STATEMENTS = shape_words("statement_told") | shape_words("announcement")
_ISSUED_BY, _LONGEST_HEADING = frozenset(map(key, ("من", "عن", "باسم"))), 5


class Stretch(NamedTuple):
    """Tokens `first:last` of line `line`, the `n`th of `of` stretches; `led` is the word before it that says whose."""

    line: int
    first: int
    last: int
    n: int
    of: int
    led: str


def stretches(
    text: Text, facts: Sequence[Fact], roles: Sequence[str], pieces: Sequence[Piece], lexicon: PageLexicon, known: Known
) -> Iterator[Stretch]:
    """Yield the stretches of the lines around the text."""
    inline = {piece.first: piece for piece in pieces if piece.role == "dateline" and piece.first == piece.last}
    stated = any(piece.role == "statement" for piece in pieces)
    for i, fact in enumerate(facts):
        if _HIGHEST <= i < len(facts) - _LOWEST:
            continue
        first, last = fact.line.first, fact.line.last
        if i in inline:
            last = text.covering(inline[i].start, inline[i].end)[1]
        elif (
            fact.words > (_LONGEST_INSIDE if roles[i] in ACCOUNTS else _LONGEST_LINE)
            or roles[i] == "summary"
            or (roles[i] in ACCOUNTS and fact.closed)
        ):
            continue
        if fact.furniture in ("line", "prefix", "block"):
            continue
        # Of these the rules know more: whose statement an archive keeps, a place before a day.
        field = fact.label.field if fact.label is not None else None
        if field in _NO_NAMES or (field == "author" and stated) or datelines.is_place_and_day(text, fact.parts):
            continue
        if fact.label is not None and fact.label.first < min(fact.label.last, first + _LONGEST_LABEL):
            first = fact.label.first
        parts = [part for part in _parted(text, first, last) if not _is_credit(text, *part)]
        parts = [(a + _led(text, a, b), b) for a, b in parts]
        parts = [(_past_statement(text, a, b), _end(text, a, b)) for a, b in parts]
        parts = [(a + _is_report_of(text, a, b, lexicon), b) for a, b in parts]
        parts = [
            (a, datelines.before_where(text, a, b, known) if a > first and text.tokens[a - 1].key in _OWN else b)
            for a, b in parts
        ]
        for n, (start, end) in enumerate(parts):
            yield Stretch(i, start, end, n, len(parts), "")
            if n + 1 < len(parts) and end - start == 1 and _is_quoted(text, end, parts[n + 1]):
                # منظمة "سيادة القانون"
                yield Stretch(i, start, parts[n + 1][1], n, len(parts), "")
            for j in range(start, end - 1):
                word = text.tokens[j].key
                if word in _FROM or word in _SENT:
                    yield Stretch(i, j + 1, end, n, len(parts), word)
                    break
            for j in range(start + 1, end):
                word = text.tokens[j].key
                if word.startswith("ل") and lexicon.page.furniture.get(word[1:]) == "outlet_word":
                    yield Stretch(i, j, end, n, len(parts), "ل")
                    break


def _is_credit(text: Text, first: int, last: int) -> bool:
    """Whether a part says who took a picture, or whose it is: `تصوير: سالم`."""
    tokens = text.tokens
    behind = first > 1 and tokens[first - 1].light == ":" and tokens[first - 2].key in _CREDITS
    return behind or (tokens[first].key in _CREDITS and last < len(tokens) and tokens[last].light == ":")


def _led(text: Text, first: int, last: int) -> int:
    """Return how many words stand before a name: `مراسل صدى الجنوب`, `عاجل الفجر الجديد`."""
    word = text.tokens[first].key
    return int(last - first > 1 + (word == _URGENT) and (word == _URGENT or word in _OWN))


def _past_statement(text: Text, first: int, last: int) -> int:
    """Return where the body's name begins in `بيان من تجمع أحرار الوادي`, `بلاغ هام صادر عن …`."""
    tokens = text.tokens
    if tokens[first].key not in _STATEMENTS:
        return first
    end = min(last - 1, first + _LONGEST_HEADING)
    return next((i + 1 for i in range(first + 1, end) if tokens[i].key in _ISSUED_BY), first)


def _is_report_of(text: Text, first: int, last: int, lexicon: PageLexicon) -> bool:
    """Whether a word for a report stands before the name of a body that a list knows: `تقرير منظمة العفو الدولية`.

    Where the text below tells of that report, it is another's page.
    """
    if last - first < 2 or text.tokens[first].key not in _REPORTS:
        return False
    listed = lexicon.actors.names.find(text, first + 1)
    if listed is None or listed.end_token != last:
        return False
    words = [token.key for token in text.tokens[first:last]]
    below = [token.key for token in text.tokens[last:]]
    return all(below[i : i + len(words)] != words for i in range(len(below)))


def _end(text: Text, first: int, last: int) -> int:
    """Return the end of a stretch without what goes on in Latin letters, or says that somebody wrote."""
    tokens = text.tokens
    while last > first + 1 and (_is_latin(tokens[last - 1]) or tokens[last - 1].key in _WROTE):
        last -= 1
    return last


def _is_latin(token: Token) -> bool:
    return token.text.isascii() and not token.text.isdigit()


def _parted(text: Text, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of the tokens `first:last` between signs that part them."""
    tokens = text.tokens
    start: int | None = None
    for i in range(first, last + 1):
        ends = i == last or datelines.separates(tokens[i]) or datelines._is_crumb(tokens, i)
        ends = ends or (tokens[i].kind == "punct" and tokens[i].light not in ("_", "."))
        ends = ends or tokens[i].kind == "quote"
        if ends:
            if start is not None:
                yield start, i
            start = None
        elif start is None:
            start = i
        elif begins_date(tokens, i, last):
            yield start, i
            start = None


def _is_quoted(text: Text, end: int, after: tuple[int, int]) -> bool:
    """Whether a mark of quotation, and nothing else, stands between a word and what follows it."""
    return after[0] == end + 1 and text.tokens[end].kind == "quote"


def plain(text: Text, one: Stretch) -> str:
    """Return the words of a stretch as a name, without marks, and without the ل that led it."""
    name = parted(text.slice((one.first, one.last)).strip(" .*#_"))
    return name[1:] if one.led == "ل" else name


def sign_at(text: Text, i: int) -> str:
    """Return the sign that token `i` is beside a stretch: `none` for a word, or at either end of a line."""
    token = text.tokens[i] if 0 <= i < len(text.tokens) else None
    if token is None or token.kind in ("word", "number", "break"):
        return "none"
    return "mark" if token.kind == "quote" else token.light[:1]
