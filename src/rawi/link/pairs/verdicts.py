"""Is a quotation what was said? Every clause and echo is held against the text of the one it is attributed to.

verbatim: the same words in the same order (spelling apart; a conjunction before the first word does not count).
abridged: the same, and words are left out only where marks of omission stand. altered: anything else that can still
be recognised, with the changes; a mark of omission where nothing is left out is one. not_found: the text is in the
case and drawn on, and holds no such words. unchecked: no text of the speaker is in the case.
"""

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import msgspec

from rawi.link.pairs.elsewhere import elsewhere, moved_or_added
from rawi.link.pairs.labels import openings
from rawi.link.pairs.matching import Run
from rawi.link.texts.features import Forms
from rawi.link.texts.speech import Heard
from rawi.link.texts.voices import settled_to
from rawi.model import Change, Passage, Quotation, Span
from rawi.model.claim import Verdict
from rawi.text.clitics import CONJUNCTIONS

# Less of a quotation's weight than this in the source is not the same words altered.
RECOGNISED = 0.3
# Of who is not the issuer himself, that much: he has said other things as well.
BY_ANOTHER = 0.4
# Where the reading left open who says it, that much, and as many words.
UNMISTAKABLE, ENOUGH_WORDS = 0.6, 5
_RANK: dict[Verdict | None, int] = {
    "verbatim": 0,
    "abridged": 1,
    "altered": 2,
    "not_found": 3,
    "unchecked": 4,
    None: 5,
}


class Aligned(NamedTuple):
    """A passage of the source, where its narrator is heard, one of the target, and what the second takes from it."""

    source: Passage
    heard: Heard
    target: Passage
    runs: Sequence[Run]
    changes: Sequence[tuple[Change, ...]]


def audit(target: Forms, source: Forms, found: Sequence[Aligned]) -> tuple[Quotation, ...]:
    """Return the clause and echo quotations of the target with what this source says of each."""
    audited = []
    claims = len(target.reading.claims)
    for number, quotation in enumerate(target.reading.quotations):
        if quotation.kind not in ("clause", "echo"):
            continue
        best = msgspec.structs.replace(quotation, verdict="unchecked")
        for pair in found:
            if not pair.target.span.contains(quotation.span):
                continue
            if claims + number in pair.heard.told:
                own = settled_to(quotation.attribution, pair.heard.who)
                best = better(best, _judged(target, source, number, pair, RECOGNISED if own else BY_ANOTHER))
            elif pair.runs and (told := target.speech.told[claims + number]).is_open and len(told.rows) >= ENOUGH_WORDS:
                # Nobody is named: the words themselves must tell whose they are.
                best = better(best, _judged(target, source, number, pair, UNMISTAKABLE))
        audited.append(best)
    return tuple(audited)


def better(one: Quotation, other: Quotation) -> Quotation:
    """Return the one of two checks of a quotation that comes nearer to the words; the first of equals."""
    return other if _RANK[other.verdict] < _RANK[one.verdict] else one


def _judged(target: Forms, source: Forms, number: int, pair: Aligned, recognised: float) -> Quotation:
    quotation = target.reading.quotations[number]
    rows = [row for row in target.within(quotation.span) if target.words[row].quotation == number]
    columns = source.passage(pair.source)
    if not rows:
        return quotation
    pieces = _pieces(target, rows)
    whole = _found_in_order(target, source, pieces, columns)
    if whole is not None:
        where = source.span(whole[0][0], whole[-1][-1])
        false = [
            _false_mark(target, before[-1])
            for before, (one, other) in zip(pieces, pairwise(whole), strict=False)
            if other[0] - one[-1] == 1
        ]
        if false:
            return _with(quotation, "altered", where, tuple(false))
        return _with(quotation, "abridged" if len(whole) > 1 else "verbatim", where, ())
    # Words of somebody else's statement, or of another day, may well be true.
    drawn_on = bool(pair.runs) and settled_to(quotation.attribution, pair.heard.who)
    here = [
        (run, made)
        for run, made in zip(pair.runs, pair.changes, strict=True)
        if rows[0] <= run.rows[0] and run.rows[1] <= rows[-1]
    ]
    inside = [run for run, _ in here]
    if quotation.kind == "echo":
        return _echo(target, source, quotation, rows, columns, drawn_on=drawn_on)
    weight = sum([target.weights[row] for row in rows])
    matched = sum([target.weights[link.row] for run in inside for link in run.links])
    if matched >= recognised * weight:
        made = [one for _, found in here for one in found]
        links = [link for run in inside for link in run.links]
        near = [link.column for link in links]
        met: list[int] = []
        for stretch in _left_over(target, rows, inside):
            answers = elsewhere(target, source, stretch, near=near, used=[*near, *met])
            met += answers.values()
            made += moved_or_added(target, source, stretch, answers, links)
        return _with(quotation, "altered", _reach(source, inside, met), tuple(made or _days_left_out(source, inside)))
    return _with(quotation, "not_found" if drawn_on else "unchecked", None, ())


def _with(quotation: Quotation, verdict: Verdict, where: Span | None, made: tuple[Change, ...]) -> Quotation:
    return msgspec.structs.replace(quotation, verdict=verdict, source_span=where, changes=made)


def _false_mark(target: Forms, row: int) -> Change:
    """Return the mark of omission after a word as a change: it stands where nothing is left out."""
    span = target.noted.omissions[row]
    text = target.reading.document.text[span.start : span.end]
    return Change(kind="false_ellipsis", target_text=text, target_span=span)


def _pieces(target: Forms, rows: Sequence[int]) -> list[list[int]]:
    """Return the words of a quotation in pieces, cut at marks of omission."""
    marks = [number for number in target.noted.omissions if rows[0] <= number < rows[-1]]
    starts = [0, *(bisect_right(rows, number) for number in marks)]
    return [list(rows[start:end]) for start, end in pairwise((*starts, len(rows))) if start < end]


def _found_in_order(
    target: Forms, source: Forms, pieces: Sequence[Sequence[int]], columns: range
) -> list[list[int]] | None:
    """Return where each piece stands word for word in the source, one after the other; null if one does not."""
    found: list[list[int]] = []
    start = columns.start
    for number, piece in enumerate(pieces):
        wanted = tuple([target.keys[row] for row in piece])
        opening = {wanted[0]} if number else _beginnings(wanted[0])
        at = next(
            (
                column
                for column in sorted([column for key in opening for column in source.places.keys.get(key, ())])
                if start <= column < columns.stop
                and source.keys[column + 1 : min(column + len(wanted), columns.stop)] == wanted[1:]
            ),
            None,
        )
        if at is None:
            return None
        start = at + len(piece)
        found.append(list(range(at, start)))
    return found


@lru_cache(maxsize=1 << 12)
def _beginnings(key: str) -> frozenset[str]:
    """Return the words of a source that a quotation may begin with where its own first word is this one."""
    return openings(key) | _after_proclitics(key)


def _after_proclitics(key: str) -> frozenset[str]:
    """Return the words whose letters after a preposition are these: who quotes may begin there (بفرض، "فرض")."""
    found = {preposition + key for preposition in ("ب", "ل", "ك")}
    if key.startswith("ال"):
        found.add("لل" + key[2:])
    return frozenset({*found, *(mark + word for mark in CONJUNCTIONS for word in found)})


def _echo(
    target: Forms, source: Forms, quotation: Quotation, rows: Sequence[int], columns: range, *, drawn_on: bool
) -> Quotation:
    """Return the check of one or two quoted words: the same stem in other clothes is altered."""
    stems = tuple(target.stems[row] for row in rows)
    for column in range(columns.start, columns.stop - len(rows) + 1):
        if source.stems[column : column + len(rows)] == stems:
            exact = all(_same_word(source.words[column + i].key, target.words[row].key) for i, row in enumerate(rows))
            where = source.span(column, column + len(rows) - 1)
            return _with(quotation, "verbatim" if exact else "altered", where, ())
    return _with(quotation, "not_found" if drawn_on else "unchecked", None, ())


def _same_word(one: str, other: str) -> bool:
    """Whether two keys differ at most by particles before them (بالمئات، المئات)."""
    short, long = sorted((one, other), key=len)
    return long.endswith(short) and len(long) - len(short) <= 2


def _reach(source: Forms, runs: Sequence[Run], met: Sequence[int]) -> Span:
    """Return the stretch of the source the runs and the words met beside them come from.

    Only those of the paragraph the longest run stands in.
    """
    longest = max(runs, key=lambda run: len(run.links))
    paragraph = source.words[longest.columns[0]].paragraph
    same = [run for run in runs if source.words[run.columns[0]].paragraph == paragraph]
    beside = [column for column in met if source.words[column].paragraph == paragraph]
    first, last = min(run.columns[0] for run in same), max(run.columns[1] for run in same)
    return source.span(min([first, *beside]), max([last, *beside]))


def _days_left_out(source: Forms, runs: Sequence[Run]) -> list[Change]:
    """Return the times of the source that were left out, though they say nothing else (اليوم الثلاثاء)."""
    times = [mention.span for mention in source.reading.mentions if mention.kind == "time"]
    found = []
    for run in runs:
        held = {link.column for link in run.links}
        for columns in map(source.within, times):
            gone = [one for one in columns if one not in held and run.columns[0] < one < run.columns[1]]
            if gone:
                text, span = source.text(gone[0], gone[-1]), source.span(gone[0], gone[-1])
                found.append(Change(kind="dropped", source_text=text, source_span=span))
    return found


def _left_over(target: Forms, rows: Sequence[int], runs: Sequence[Run]) -> list[list[int]]:
    """Return the stretches of a quotation that no run covers and that say something."""
    covered = {row for run in runs for row in range(run.rows[0], run.rows[1] + 1)}
    stretches: list[list[int]] = [[]]
    for row in rows:
        if row in covered:
            stretches.append([])
        else:
            stretches[-1].append(row)
    return [stretch for stretch in stretches if any(target.content[row] for row in stretch)]
