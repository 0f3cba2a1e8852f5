"""Align two readings: what the target's passages take from the source's, its quotations checked, its derivation.

Attribution comes first. Words told on the word of the source's narrator are searched hard; everything else must be a
plain copy to count. Local alignment is weighted by how rare words are, over words, stems and consonant skeletons, each
sentence of the target against all of a source passage, so that reordering is free; see `chains` and `residual`.
"""

from typing import NamedTuple

import msgspec

from rawi.link.chains import chains
from rawi.link.changes import changes
from rawi.link.derivation import CLOSE, PRIMACY, UNEXPLAINED, edge, passage_pairs
from rawi.link.features import Forms, Weights, prepare
from rawi.link.gaps import compare
from rawi.link.labels import label, score
from rawi.link.matching import Lookup, Run, fill, lookup, matching_cells
from rawi.link.residual import drawn_out, residual
from rawi.link.runs import cut_at_marks, quoted, tidy
from rawi.link.value_changes import conflicts
from rawi.link.verdicts import audit
from rawi.link.voices import voice
from rawi.link.zones import Standing, Zone, zones
from rawi.model import Derivation, Passage, Quotation, Reading, Reuse, Side, identified

# Least score of a chain, by whose words they claim to be.
CUTS: dict[Standing, float] = {"told": 1.2, "retold": 2.0, "near": 2.4, "own": 3.0}
# What any two texts about one place and its fighters share says little of copying.
NAME_SHARE = 0.4
STRICT_LINKS: dict[Standing, int] = {"near": 4, "own": 5}
# Less of both sides in common is how such things are told (killed in a strike on a house in the camp of …).
STRICT_SCORE: dict[Standing, float] = {"near": 0.5, "own": 0.62}
# So many figures, times and places that differ make a formula of what else is the same, unless all else is.
FORMULA = 2


class Alignment(msgspec.Struct, frozen=True, kw_only=True):
    """What `target` (a document id) has from `source`: reuses, the target's quotations with verdicts, derivations."""

    source: str
    target: str
    reuses: tuple[Reuse, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    derivations: tuple[Derivation, ...] = ()


class Aligned(NamedTuple):
    """A passage of the source, one of the target, and what the second takes from the first."""

    source: Passage
    target: Passage
    runs: list[Run]


def align(source: Reading, target: Reading, *, weights: Weights | None = None) -> Alignment:
    """Return what the target takes from the source. The same reading twice aligns the accounts of one page.

    `weights` are those of the case's stems (`features.learn_weights`); without them words weigh by their length.
    """
    return align_forms(prepare(source, weights), prepare(target, weights))


def align_forms(source: Forms, target: Forms) -> Alignment:
    """Return the same for documents that are prepared already."""
    found = [
        Aligned(of, to, find_runs(target, to, source, of)) for of, to in passage_pairs(source.reading, target.reading)
    ]
    found = _primary(target, found)
    quotations = audit(target, source, found)
    reuses: list[Reuse] = []
    derivations: list[Derivation] = []
    for of, to, runs in found:
        who = voice(source.reading, of).ids
        here = [_reuse(target, source, of, to, run, who) for run in runs]
        derived = edge(source.reading, target.reading, of, to, here, quotations)
        if derived is not None:
            reuses += here
            derivations.append(derived)
    return Alignment(
        source=source.reading.document.id,
        target=target.reading.document.id,
        reuses=tuple(reuses),
        quotations=quotations,
        derivations=tuple(derivations),
    )


def _primary(target: Forms, found: list[Aligned]) -> list[Aligned]:
    """Return the passage pairs without what one nearer to the origin explains (statement before its summary)."""
    kept: list[Aligned] = []
    for one in sorted(found, key=lambda pair: PRIMACY[pair.source.role]):
        explained = {
            row
            for other in kept
            if other.target.id == one.target.id
            for run in other.runs
            for row in range(run.rows[0], run.rows[1] + 1)
        }
        taken = [row for run in one.runs for row in range(run.rows[0], run.rows[1] + 1)]
        left = sum(row not in explained for row in taken)
        runs = one.runs if left >= UNEXPLAINED * len(taken) or not explained else []
        kept.append(Aligned(one.source, one.target, runs))
    return sorted(kept, key=lambda pair: (pair.target.span, pair.source.span))


def _reuse(target: Forms, source: Forms, of: Passage, to: Passage, run: Run, who: frozenset[str]) -> Reuse:
    return identified(
        Reuse(
            id="",
            source=Side(of.id, source.span(*run.columns)),
            target=Side(to.id, target.span(*run.rows)),
            label=label(target, source, run),
            score=score(target, source, run),
            in_quotation=all(quoted(target, row) >= 0 for row in range(run.rows[0], run.rows[1] + 1)),
            changes=changes(target, source, run, who=who),
        )
    )


def find_runs(target: Forms, to: Passage, source: Forms, of: Passage) -> list[Run]:
    """Return what passage `to` of the target takes from passage `of` of the source, in the order of the target."""
    columns = lookup(source, source.passage(of))
    same_page = source.reading.document.id == target.reading.document.id
    parts = zones(target, to, voice(source.reading, of), retells=same_page)
    found: list[Run] = []
    for zone in parts:
        mine = _zone_runs(target, source, zone, columns)
        if mine or zone.standing == "told":
            mine = drawn_out(target, source, zone.rows, mine)
            mine += residual(target, source, zone.rows, mine, columns if zone.standing == "told" else None)
        found += mine
    return tidy(target, source, found, rows=frozenset(row for zone in parts for row in zone.rows))


def _zone_runs(target: Forms, source: Forms, zone: Zone, columns: Lookup) -> list[Run]:
    cells = matching_cells(target, source, zone.rows, columns)
    got = chains(cells, target.sums, source.sums, source.paragraphs, cut=CUTS[zone.standing])
    runs = [piece for one in got for piece in cut_at_marks(target, fill(target, source, one))]
    if zone.standing in ("told", "retold"):
        return runs
    return [run for run in runs if _is_copy(target, source, run, zone.standing)]


def _is_copy(target: Forms, source: Forms, run: Run, standing: Standing) -> bool:
    """Whether words nobody attributes are a copy: enough of them that are no names, and no formula filled anew."""
    words = [target.words[link.row] for link in run.links]
    plain = [word for word in words if word.content and word.mention < 0]
    weight = sum(word.weight * (1.0 if word.mention < 0 else NAME_SHARE) for word in words if word.content)
    close = score(target, source, run)
    if len(plain) < STRICT_LINKS[standing] or weight < CUTS[standing] or close < STRICT_SCORE[standing]:
        return False
    return close >= CLOSE or conflicts(compare(target, source, run)) < FORMULA
