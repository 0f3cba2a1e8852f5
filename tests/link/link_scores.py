"""How well found reuse meets what is known, by word of the target and by PAN's measures over characters.

By word: right if what is found there also touches the right place of the source. plagdet = F1 / log2(1 + granularity)
with macro precision and recall (Potthast et al. 2010).
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from rawi.model import Reuse
from rawi.text import tokenise

# Target start, end, source start, end.
Place = tuple[int, int, int, int]


class Scores(NamedTuple):
    precision: float
    recall: float
    f: float
    plagdet: float
    cases: int


def places(reuses: Sequence[Reuse]) -> list[Place]:
    return [(r.target.span.start, r.target.span.end, r.source.span.start, r.source.span.end) for r in reuses]


def score(text: str, gold: Sequence[tuple[int, int, int, int, str, bool]], found: Sequence[Place]) -> Scores:
    right = wanted = given = 0
    for token in tokenise(text):
        if token.kind not in ("word", "number"):
            continue
        cases = [case for case in gold if case[0] < token.end and token.start < case[1]]
        hits = [one for one in found if one[0] < token.end and token.start < one[1]]
        if cases and all(case[5] for case in cases):
            continue
        right += any(case[2] < hit[3] and hit[2] < case[3] for case in cases for hit in hits)
        wanted += bool(cases)
        given += bool(hits)
    precision, recall = right / given if given else 0.0, right / wanted
    f = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    needed = [case[:4] for case in gold if not case[5]]
    optional = [case[:4] for case in gold if case[5]]
    asked = [one for one in found if not any(_meet(one, case) for case in optional)]
    p, r = _covered(asked, needed), _covered(needed, asked)
    counts = [n for case in needed if (n := sum(_meet(case, one) for one in asked))]
    plagdet = 2 * p * r / (p + r) / math.log2(1 + sum(counts) / len(counts)) if p + r else 0.0
    return Scores(precision, recall, f, plagdet, len(counts))


def _meet(one: Place, other: Place) -> bool:
    return one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]


def _covered(pairs: Sequence[Place], others: Sequence[Place]) -> float:
    shares = []
    for one in pairs:
        met = [other for other in others if _meet(one, other)]
        covered = 0
        for side in (0, 2):
            chars = {at for o in met for at in range(max(one[side], o[side]), min(one[side + 1], o[side + 1]))}
            covered += len(chars)
        shares.append(covered / (one[1] - one[0] + one[3] - one[2]))
    return sum(shares) / len(shares) if shares else 0.0
