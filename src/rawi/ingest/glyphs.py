"""Glyphs on a page into lines of logical order, by where they stand. Pure.

The text layer of an Arabic PDF holds the right letters in an order that depends on who made the file: whole words or
single ones backwards, both letters of لا changed over, brackets mirrored, numbers turned round. Where each glyph stands
does not depend on that: Arabic runs from right to left, digits and Latin from left to right.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from rawi.ingest.paragraphs import Line

# Gaps that part words, in sizes of the letters: between letters that the file does not part, between those it parts,
# and beside a sign, where the file parts at random (seen: 0.19 inside words after an alef, 0.17 and more between words,
# 0.15 inside of brackets). And how far from its line a glyph may stand.
_GAP, _PARTED, _MARKED, _BESIDE_SIGN = 0.23, 0.1, 0.16, 0.2
_OFF_LINE, _OFF_LINE_MARKED = 0.35, 0.9
# From where on the last letter of a piece stands to the right of its first, in half sizes.
_SURELY = 0.2
# A stroke may be drawn once for more room than it fills, and of a letter with a mark only the mark's room is known.
_STRETCHED = 1.0
# Between two digits these are part of the number, as the bidirectional algorithm has it after Arabic letters; a hyphen
# is not: ١٠-١٥ is read from the right.
_IN_NUMBERS = frozenset(".,/:٫٬")
_PAIRS = (("(", ")"), ("[", "]"), ("{", "}"), ("<", ">"), ("«", "»"), ("‹", "›"), ("“", "”"))
# The stroke that stretches a word in a justified line, whatever the file calls it: it is part of no word.
STROKE = "\u2060"
_ALEFS = frozenset("اأإآٱ")
_LAM, _SHADDA = "ل", "\u0651"
# How far letters reach beyond a mark above them, inside of a word, in sizes of the letters; others hardly do.
_WIDE = dict.fromkeys("سشصض", 0.25) | dict.fromkeys("حجخعغطظكقفهم", 0.15) | dict.fromkeys("اأإآ", 0.0)
_NARROW, _LAM_ALEF = 0.04, 0.35
# A whole formula in one glyph stays as it is; other shapes of letters are folded into the letters.
_FORMULAS = frozenset(map(chr, range(0xFDF0, 0xFDFE)))


class Glyph(NamedTuple):
    """What a glyph shows, the box it stands in and its origin (points, upwards), its size, and the word of the file.

    `word` counts the stretches that the file itself parts by spaces, `line` those it breaks.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    word: int
    line: int
    origin: float = 0.0


def plain(text: str) -> str:
    """Return the letters that shapes of letters (presentation forms) stand for."""
    return "".join(
        unicodedata.normalize("NFKC", char)
        if ("\ufb50" <= char <= "\ufdff" or "\ufe70" <= char <= "\ufeff") and char not in _FORMULAS
        else char
        for char in text
    )


def lines(glyphs: Sequence[Glyph]) -> list[Line]:
    """Return the lines of a page in the order of the file, each in logical order."""
    arabic = sum(_kind(glyph.text) == "R" for glyph in glyphs)
    latin = sum(_kind(glyph.text) == "L" for glyph in glyphs)
    rtl = arabic >= latin and arabic > 0
    ordered = [_ordered(row, rtl=rtl) for row in _rows(_clustered(glyphs))]
    mirrored = _mirrored(ordered) if rtl else {}
    return [_line(row, rtl=rtl, mirrored=mirrored) for row in ordered if row]


def _clustered(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return the glyphs of a page, a letter and its marks as one where the file draws them as one.

    A browser gives letter and marks to the glyph of the mark, so that this stands above where the letter would.
    """
    marked = {_at(glyph) for glyph in glyphs if _is_mark(glyph)}
    together: dict[tuple[float, float], list[Glyph]] = {}
    for glyph in glyphs:
        if _at(glyph) in marked:
            together.setdefault(_at(glyph), []).append(glyph)
    found: list[Glyph] = []
    for glyph in glyphs:
        cluster = together.get(_at(glyph), ())
        letters = [part for part in cluster if not _is_mark(part)]
        if not letters or len(cluster) == len(letters):
            found.append(glyph)
        elif glyph == letters[0]:
            # Letters from the right, lam before alef, then the marks: the boxes inside a cluster are made up.
            letters.sort(key=lambda part: (part.text != _LAM, -_across(part)))
            marks = sorted((part for part in cluster if _is_mark(part)), key=lambda part: part.text != _SHADDA)
            text = "".join(part.text for part in (*letters, *marks))
            left, right = min(part.left for part in cluster), max(part.right for part in cluster)
            found.append(glyph._replace(text=text, left=left, right=right))
    return found


def _at(glyph: Glyph) -> tuple[float, float]:
    return round(glyph.origin, 2), round(glyph.base, 2)


def _rows(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Yield the glyphs of each line: pieces that follow each other on one base line are one."""
    row: list[Glyph] = []
    base: float | None = None
    for glyph in glyphs:
        # A mark is drawn higher or lower than its line.
        near = _OFF_LINE_MARKED if base is None or _is_cluster(glyph) else _OFF_LINE
        at = base if base is not None else row[0].base if row else glyph.base
        if row and glyph.line != row[-1].line and abs(glyph.base - at) > near * row[0].size:
            yield row
            row, base = [], None
        row.append(glyph)
        if base is None and not _is_cluster(glyph) and not _is_mark(glyph):
            base = glyph.base
    if row:
        yield row


def _is_cluster(glyph: Glyph) -> bool:
    return len(glyph.text) > 1


def _ordered(row: Sequence[Glyph], *, rtl: bool) -> list[Glyph]:
    """Return the glyphs of a line in logical order, with a glyph of one space where words part."""
    marks = [glyph for glyph in row if _is_mark(glyph)]
    across = [glyph for unit in sorted(_units(row), key=_middle) for glyph in unit]
    for cluster in filter(_is_cluster, row):
        at = next((i for i, glyph in enumerate(across) if _across(glyph) > _across(cluster)), len(across))
        across.insert(at, cluster)
    spaced = [glyph for glyph in _spaced(across) if glyph.text != STROKE]
    if not spaced:
        return marks
    for mark in sorted(marks, key=_across, reverse=True):
        at = min(range(len(spaced)), key=lambda i: (_away(spaced[i], mark), i))
        # In this direction a letter's mark stands before it.
        spaced.insert(at, mark)
    return _ligatures(_turned(spaced) if rtl else _turned_back(spaced))


def _units(row: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Yield the glyphs of a line in pieces, each from left to right: Arabic letters that the file has as one word.

    Inside such a piece the file's order is right or just turned round; letters of one may stand above each other.
    """
    unit: list[Glyph] = []
    for glyph in row:
        if _is_mark(glyph) or _is_cluster(glyph):
            continue
        if unit and not _goes_on(unit[-1], glyph):
            yield _leftwards(unit)
            unit = []
        unit.append(glyph)
    if unit:
        yield _leftwards(unit)


def _goes_on(before: Glyph, glyph: Glyph) -> bool:
    """Whether two letters that follow each other in the file stand beside each other in one word."""
    gap = max(glyph.left - before.right, before.left - glyph.right)
    arabic = _kind(before.text) == _kind(glyph.text) == "R"
    return arabic and before.word == glyph.word and gap < _GAP * glyph.size


def _leftwards(unit: list[Glyph]) -> list[Glyph]:
    """Return a piece from left to right: as the file has it turned round, unless the file has it from left to right."""
    turned = _across(unit[-1]) - _across(unit[0]) > _SURELY * unit[0].size
    return unit if turned else unit[::-1]


def _middle(unit: Sequence[Glyph]) -> float:
    return min(glyph.left for glyph in unit) + max(glyph.right for glyph in unit)


def _is_mark(glyph: Glyph) -> bool:
    return len(glyph.text) == 1 and unicodedata.category(glyph.text) in ("Mn", "Me")


def _across(glyph: Glyph) -> float:
    return glyph.left + glyph.right


def _away(glyph: Glyph, mark: Glyph) -> float:
    """Return how far the middle of a mark is from a letter; a mark belongs to no space."""
    middle = (mark.left + mark.right) / 2
    if glyph.text == " " or _is_mark(glyph):
        return float("inf")
    return max(glyph.left - middle, middle - glyph.right, 0.0)


def _spaced(across: Sequence[Glyph]) -> Iterator[Glyph]:
    """Yield the glyphs from left to right, with spaces where words part."""
    if not across:
        return
    yield across[0]
    end = across[0].right
    for before, glyph in pairwise(across):
        gap = glyph.left - end
        if gap > _least_gap(before, glyph) * glyph.size:
            yield glyph._replace(text=" ", left=end, right=glyph.left)
        yield glyph
        end = max(end, glyph.right)


def _least_gap(before: Glyph, glyph: Glyph) -> float:
    """Return from what gap on there is a space between two glyphs (left, right), in sizes of the letters."""
    if _is_cluster(before) or _is_cluster(glyph):
        return _MARKED + _hidden(before, end=False) + _hidden(glyph, end=True)
    if STROKE in (before.text, glyph.text):
        return _STRETCHED
    if _is_sign(before) or _is_sign(glyph):
        return _BESIDE_SIGN
    return _GAP if before.word == glyph.word else _PARTED


def _hidden(cluster: Glyph, *, end: bool) -> float:
    """Return how far a letter reaches beyond the mark that stands for it; `end`: on the side where a word may end."""
    letters = [char for char in cluster.text if not unicodedata.combining(char)]
    if not _is_cluster(cluster):
        return 0.0
    if len(letters) > 1:
        # Lam and alef in one: the mark stands above the alef.
        return 0.0 if end else _LAM_ALEF
    return _WIDE.get(letters[0], _NARROW)


def _is_sign(glyph: Glyph) -> bool:
    return not glyph.text[0].isalnum()


def _turned(row: Sequence[Glyph]) -> list[Glyph]:
    """Return a line of Arabic, given from left to right, in logical order: all turned but numbers and Latin."""
    found = list(reversed(row))
    kinds = [_kind(glyph.text) for glyph in found]
    at = 0
    while at < len(found):
        if kinds[at] == "L":
            end = _latin_end(kinds, at)
        elif kinds[at] == "N":
            end = _number_end(found, kinds, at)
        else:
            at += 1
            continue
        found[at:end] = reversed(found[at:end])
        at = end
    return found


def _turned_back(row: Sequence[Glyph]) -> list[Glyph]:
    """Return a line of Latin, given from left to right, in logical order: only Arabic in it is turned."""
    found: list[Glyph] = []
    held: list[Glyph] = []
    for glyph in row:
        kind = _kind(glyph.text)
        if kind == "R" or (held and kind in ("M", " ")):
            held.append(glyph)
        else:
            found += _released(held)
            held = []
            found.append(glyph)
    return found + _released(held)


def _released(held: list[Glyph]) -> list[Glyph]:
    """Return Arabic in a Latin line turned, with the space behind it left behind it."""
    tail: list[Glyph] = []
    while held and held[-1].text == " ":
        tail.append(held.pop())
    return [*reversed(held), *tail]


def _latin_end(kinds: Sequence[str], at: int) -> int:
    """Return where Latin that begins at `at` ends, with what stands between its words and the numbers behind them."""
    end = at + 1
    for i in range(at + 1, len(kinds)):
        if kinds[i] == "R":
            break
        if kinds[i] in ("L", "N"):
            end = i + 1
    return end


def _number_end(found: Sequence[Glyph], kinds: Sequence[str], at: int) -> int:
    """Return where a number that begins at `at` ends; Latin right behind it makes both one piece."""
    end = at + 1
    while end < len(found):
        joins = found[end].text in _IN_NUMBERS
        if kinds[end] == "N":
            end += 1
        elif joins and end + 1 < len(found) and kinds[end + 1] == "N":
            end += 2
        elif kinds[end] == "L":
            return _latin_end(kinds, end)
        else:
            break
    return end


def _ligatures(row: Sequence[Glyph]) -> list[Glyph]:
    """Return a line with lam before alef where both stand in one glyph: no glyph shows them the other way round."""
    found = list(row)
    for i in range(len(found) - 1):
        one, other = found[i], found[i + 1]
        together = abs(one.left - other.left) < 0.01 and abs(one.right - other.right) < 0.01
        if together and one.text in _ALEFS and other.text == _LAM:
            found[i], found[i + 1] = other, one
    return found


def _mirrored(rows: Sequence[Sequence[Glyph]]) -> dict[int, int]:
    """Return which brackets and quotation marks a page gives by their shape: closing ones where they open."""
    found: dict[int, int] = {}
    for opening, closing in _PAIRS:
        as_given = turned = 0
        for row in rows:
            for i, glyph in enumerate(row):
                if glyph.text in (opening, closing) and (opens := _opens(row, i)) is not None:
                    as_given += (glyph.text == opening) == opens
                    turned += (glyph.text == opening) != opens
        if turned > as_given:
            found |= {ord(opening): ord(closing), ord(closing): ord(opening)}
    return found


def _opens(row: Sequence[Glyph], i: int) -> bool | None:
    """Whether the mark at `i` of a line opens or closes, by where words begin and end around it; null if unclear."""
    before = i == 0 or row[i - 1].text == " "
    after = i + 1 == len(row) or not row[i + 1].text[0].isalnum()
    return None if before == after else before


def _faced(row: Sequence[Glyph], i: int, mirrored: dict[int, int]) -> str:
    """Return what a glyph shows, brackets and quotation marks facing their words."""
    text = row[i].text
    pair = next((pair for pair in _PAIRS if text in pair), None)
    opens = _opens(row, i) if pair is not None else None
    if pair is None or opens is None:
        return text.translate(mirrored)
    return pair[0] if opens else pair[1]


def _line(row: Sequence[Glyph], *, rtl: bool, mirrored: dict[int, int]) -> Line:
    faced = (_faced(row, i, mirrored) if rtl else glyph.text for i, glyph in enumerate(row))
    text = plain("".join(faced))
    first: list[Glyph] = []
    for glyph in row:
        if glyph.text == " " and first:
            break
        first.append(glyph)
    return Line(
        text=text.strip(),
        left=min(glyph.left for glyph in row),
        right=max(glyph.right for glyph in row),
        base=median(glyph.base for glyph in row),
        size=max(glyph.size for glyph in row),
        first=max(glyph.right for glyph in first) - min(glyph.left for glyph in first),
        rtl=rtl,
    )


def _kind(text: str) -> str:
    """Return `R` for Arabic, `L` for Latin and its like, `N` for a digit, `M` for a mark, else a space."""
    direction = unicodedata.bidirectional(text[0])
    if direction in ("AL", "R"):
        return "R"
    if direction == "L":
        return "L"
    if direction in ("EN", "AN"):
        return "N" if text[0].isdigit() else " "
    return "M" if direction == "NSM" else " "
