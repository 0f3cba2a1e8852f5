"""Align two readings: what the target's passages take from the source's, its quotations checked, its derivation.

Attribution comes first. Words told on the word of the source's narrator are searched hard; everything else must be a
plain copy to count. Local alignment is weighted by how rare words are, over words, stems and consonant skeletons, each
sentence of the target against all of a source passage, so that reordering is free; see `chains` and `residual`.
"""

from collections.abc import Iterator, Sequence

import msgspec

from rawi.link.pairs.actor_changes import named
from rawi.link.pairs.chains import Cell, chains
from rawi.link.pairs.changes import changes
from rawi.link.pairs.derivation import CLOSE, PRIMACY, UNEXPLAINED, edge, passage_pairs
from rawi.link.pairs.doubt import doubted, doubted_verdicts
from rawi.link.pairs.gaps import compare
from rawi.link.pairs.labels import label, score
from rawi.link.pairs.matching import Answers, Link, Run, best_links, fill
from rawi.link.pairs.residual import drawn_out, residual
from rawi.link.pairs.retold import Retelling, retold
from rawi.link.pairs.runs import cut_at_marks, tidy
from rawi.link.pairs.value_changes import conflicts, is_elsewhere
from rawi.link.pairs.verdicts import Aligned, audit
from rawi.link.pairs.zones import Standing, Zone, whole_sentences, zones
from rawi.link.texts.features import Forms, prepare
from rawi.link.texts.speech import Heard, hear
from rawi.model import Change, Derivation, Passage, Quotation, Reading, Reuse, Side, identified

# Least score of a chain, by whose words they claim to be.
CUTS: dict[Standing, float] = {"told": 1.2, "retold": 2.0, "near": 2.4, "own": 3.0}
# What any two texts about one place and its fighters share says little of copying.
NAME_SHARE = 0.4
STRICT_LINKS: dict[Standing, int] = {"near": 4, "own": 5}
# Less of both sides in common is how such things are told (killed in a strike on a house in the camp of …).
STRICT_SCORE: dict[Standing, float] = {"near": 0.5, "own": 0.62}
# Of so many words in common fewer than otherwise may have been edited.
MANY_LINKS, MANY_SCORE = 12, 0.5
# So many words on end are a copy even where most are names.
UNBROKEN, UNBROKEN_PLAIN = 10, 3
# So many figures, times and places that differ make a formula of what else is the same, unless all else is.
FORMULA = 2
# A claim told anew is no reuse of its own where so much of it was found by its words.
ALREADY = 0.3
TOLD_ANEW = frozenset({"epithet_dropped", "number_changed", "time_changed", "renamed"})


class Alignment(msgspec.Struct, frozen=True, kw_only=True):
    """What `target` (a document id) has from `source`: reuses, the target's quotations with verdicts, derivations."""

    source: str
    target: str
    reuses: tuple[Reuse, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    derivations: tuple[Derivation, ...] = ()


def align(source: Reading, target: Reading) -> Alignment:
    """Return what the target takes from the source. The same reading twice aligns the accounts of one page."""
    return align_forms(prepare(source), prepare(target))


def align_forms(source: Forms, target: Forms) -> Alignment:
    """Return the same for documents that are prepared already."""
    pairs = passage_pairs(source.reading, target.reading)
    voices = source.speech.voices
    heard = {passage: hear(target.speech, voices[passage]) for passage in {of.id for of, _ in pairs}}
    answers = Answers(target, source)
    taken = [(of, to, _find_runs(target, to, source, of, heard[of.id], answers)) for of, to in pairs]
    found = [
        Aligned(of, heard[of.id], to, runs, [changes(target, source, run, who=heard[of.id].ids) for run in runs])
        for of, to, runs in _primary(taken)
    ]
    documents = (source.reading.document, target.reading.document)
    quotations = doubted_verdicts(audit(target, source, found), documents)
    reuses: list[Reuse] = []
    derivations: list[Derivation] = []
    # A headline comes from where its page comes from, or from nowhere.
    for pair in sorted(found, key=lambda pair: pair.target.role == "headline"):
        here = doubted(_reuses(target, source, pair), documents)
        told = retold(source, target, pair.source, pair.target, pair.heard)
        here += _retold(target, source, pair, told)
        derived = edge(source, target, pair.source, pair.target, pair.heard, here, quotations, told)
        alone = pair.target.role == "headline" and all(one.source != pair.source.id for one in derivations)
        if derived is not None and not alone:
            reuses += here
            derivations.append(derived)
    return Alignment(
        source=source.reading.document.id,
        target=target.reading.document.id,
        reuses=tuple(reuses),
        quotations=quotations,
        derivations=tuple(derivations),
    )


_Taken = tuple[Passage, Passage, list[Run]]


def _primary(found: list[_Taken]) -> list[_Taken]:
    """Return the passage pairs without what one nearer to the origin explains (statement before its summary)."""
    kept: list[_Taken] = []
    for of, to, runs in sorted(found, key=lambda pair: PRIMACY[pair[0].role]):
        explained = {row for _, other, before in kept if other.id == to.id for row in _rows(before)}
        rows = list(_rows(runs))
        left = sum([row not in explained for row in rows]) if explained else len(rows)
        kept.append((of, to, runs if left >= UNEXPLAINED * len(rows) or not explained else []))
    return sorted(kept, key=lambda pair: (pair[1].span, pair[0].span))


def _rows(runs: Sequence[Run]) -> Iterator[int]:
    for run in runs:
        yield from range(run.rows[0], run.rows[1] + 1)


def _reuses(target: Forms, source: Forms, pair: Aligned) -> list[Reuse]:
    return [
        identified(
            Reuse(
                id="",
                source=Side(pair.source.id, source.span(*run.columns)),
                target=Side(pair.target.id, target.span(*run.rows)),
                label=label(target, source, run),
                score=score(target, source, run),
                in_quotation=min(target.quoted[run.rows[0] : run.rows[1] + 1]) >= 0,
                changes=made,
            )
        )
        for run, made in zip(pair.runs, pair.changes, strict=True)
    ]


def _retold(target: Forms, source: Forms, pair: Aligned, told: Sequence[Retelling]) -> Iterator[Reuse]:
    """Yield what is told anew without a word in common, claim by claim, with what changed of its values."""
    taken = frozenset(_rows(pair.runs)) if told else frozenset()
    for one in told:
        rows, columns = target.within(one.told.span), source.within(one.said.span)
        if not rows or not columns or len(taken.intersection(rows)) > ALREADY * len(rows):
            continue
        ends = (rows[0], rows[-1]), (columns[0], columns[-1])
        run = Run(*ends, tuple(best_links(target, source, rows, columns)))
        yield identified(
            Reuse(
                id="",
                source=Side(pair.source.id, source.span(*run.columns)),
                target=Side(pair.target.id, target.span(*run.rows)),
                label="paraphrase",
                score=score(target, source, run),
                changes=tuple(_told_anew(target, source, run, pair.heard.ids)),
            )
        )


def _told_anew(target: Forms, source: Forms, run: Run, who: frozenset[str]) -> Iterator[Change]:
    """Yield what can be said to have changed where all words did: who is left out only if nobody stands for him."""
    somebody = any(True for _ in named(target, run.rows))
    for change in changes(target, source, run, who=who):
        if change.kind in TOLD_ANEW or (change.kind == "actor_dropped" and not somebody):
            yield change


def _find_runs(target: Forms, to: Passage, source: Forms, of: Passage, heard: Heard, answers: Answers) -> list[Run]:
    """Return what passage `to` of the target takes from passage `of` of the source, whose word is `heard`."""
    columns = source.passage(of)
    same_page = source.reading.document.id == target.reading.document.id
    # What a statement has from another one's issuer it has word for word.
    parts = [] if to.role == "statement" and of.narrator != to.narrator else zones(target, to, heard, retells=same_page)
    found: list[Run] = []
    whole = whole_sentences(target, to, parts)
    for zone in whole:
        found += _zone_runs(target, source, zone, answers.cells(zone.rows, columns))
    copied = frozenset(_rows(found))
    searched = {target.sentences[zone.rows[0]] for zone in whole}
    for zone in parts:
        # A copied sentence may have grown over the end of the one before it, which is more than that end.
        found_already = target.sentences[zone.rows[0]] in searched or copied.issuperset(zone.rows)
        if found_already and not copied.isdisjoint(zone.rows):
            continue
        mine = _zone_runs(target, source, zone, answers.cells(zone.rows, columns))
        if mine or zone.standing == "told":
            mine = drawn_out(target, source, zone.rows, mine)
            told = columns if zone.standing == "told" else None
            mine += residual(target, source, zone.rows, mine, answers, told)
        found += mine
    return tidy(target, source, found, rows=copied.union(*(zone.rows for zone in parts)))


def _zone_runs(target: Forms, source: Forms, zone: Zone, cells: list[Cell]) -> list[Run]:
    got = chains(cells, target.sums, source.sums, source.paragraphs, cut=CUTS[zone.standing])
    runs = [fill(target, source, one) for one in got]
    if zone.standing == "retold":
        runs = [run for run in runs if not is_elsewhere(compare(target, source, run))]
    elif zone.standing != "told":
        runs = [run for run in runs if _is_copy(target, source, run, zone.standing)]
    return [piece for run in runs for piece in cut_at_marks(target, run)]


def _is_copy(target: Forms, source: Forms, run: Run, standing: Standing) -> bool:
    """Whether words nobody attributes are a copy: enough of them that are no names, and no formula filled anew."""
    words = [target.words[link.row] for link in run.links]
    plain = sum(target.plain[link.row] for link in run.links)
    weight = sum(word.weight * (1.0 if word.mention < 0 else NAME_SHARE) for word in words if word.content)
    enough = plain >= STRICT_LINKS[standing] and weight >= CUTS[standing]
    if not enough and not (plain >= UNBROKEN_PLAIN and _unbroken(run) >= UNBROKEN):
        return False
    close = score(target, source, run)
    if close < (MANY_SCORE if plain >= MANY_LINKS else STRICT_SCORE[standing]):
        return False
    pair = compare(target, source, run)
    return not is_elsewhere(pair) and (close >= CLOSE or conflicts(pair) < FORMULA)


def _unbroken(run: Run) -> int:
    """Return the most words that stand on end on both sides and are the same."""
    longest = length = 0
    before: Link | None = None
    for link in run.links:
        follows = before is not None and (link.row, link.column) == (before.row + 1, before.column + 1)
        length = (length + 1 if follows else 1) if link.likeness == "same" else 0
        longest, before = max(longest, length), link
    return longest
