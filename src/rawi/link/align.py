"""Align two readings: what the target's passages take from the source's, its quotations checked, its derivation.

Attribution comes first. Words told on the word of the source's narrator are searched hard; everything else must be a
plain copy to count. Local alignment is weighted by how rare words are, over words, stems and consonant skeletons, each
sentence of the target against all of a source passage, so that reordering is free; see `chains` and `residual`.
"""

from typing import NamedTuple

import msgspec

from rawi.link.chains import chains
from rawi.link.features import Forms, Weights, prepare
from rawi.link.matching import Lookup, Run, fill, lookup, matching_cells
from rawi.link.residual import drawn_out, residual
from rawi.link.runs import cut_at_marks, tidy
from rawi.link.zones import Zone, issuers, zones
from rawi.model import Derivation, Passage, Quotation, Reading, Reuse

# Least score of a chain where the words are attributed to the source, and where nothing says so.
ATTRIBUTED_CUT = 1.2
STRICT_CUT = 3.0
# What any two texts about one place and its fighters share says little of copying.
NAME_SHARE = 0.4
STRICT_LINKS = 5


class Alignment(msgspec.Struct, frozen=True, kw_only=True):
    """What `target` (a document id) has from `source`: reuses, the target's quotations with verdicts, derivations."""

    source: str
    target: str
    reuses: tuple[Reuse, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    derivations: tuple[Derivation, ...] = ()


class Aligned(NamedTuple):
    """A passage of the target against one of the source."""

    source: Passage
    target: Passage
    runs: tuple[Run, ...]


def find_runs(target: Forms, to: Passage, source: Forms, of: Passage) -> list[Run]:
    """Return what passage `to` of the target takes from passage `of` of the source, in the order of the target."""
    columns = lookup(source, source.passage(of))
    parts = zones(target, to, issuers(source.reading, of))
    found: list[Run] = []
    for zone in parts:
        mine = _zone_runs(target, source, zone, columns)
        if zone.attributed:
            mine = drawn_out(target, source, zone.rows, mine)
            mine += residual(target, source, zone.rows, mine, columns)
        elif mine:
            mine = drawn_out(target, source, zone.rows, mine)
        found += mine
    return tidy(target, source, found, rows=frozenset(row for zone in parts for row in zone.rows))


def _zone_runs(target: Forms, source: Forms, zone: Zone, columns: Lookup) -> list[Run]:
    cells = matching_cells(target, source, zone.rows, columns)
    cut = ATTRIBUTED_CUT if zone.attributed else STRICT_CUT
    got = chains(cells, target.sums, source.sums, source.paragraphs, cut=cut)
    runs = [piece for one in got for piece in cut_at_marks(target, fill(target, source, one))]
    return runs if zone.attributed else [run for run in runs if _is_copy(target, run)]


def _is_copy(target: Forms, run: Run) -> bool:
    """Whether words nobody attributes are a copy: enough of them that are no names."""
    words = [target.words[link.row] for link in run.links]
    plain = [word for word in words if word.content and word.mention < 0]
    weight = sum(word.weight * (1.0 if word.mention < 0 else NAME_SHARE) for word in words if word.content)
    return len(plain) >= STRICT_LINKS and weight >= STRICT_CUT
