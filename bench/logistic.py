"""A logistic regression over signs: how much each speaks for an answer. Without chance.

`fit` goes by Newton's method; `fit_many`, for thousands of signs, by L-BFGS (Liu and Nocedal 1989), as does
`fit_choice`, for the one of several that is right (a conditional logit, McFadden 1974).
"""

from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from rawi.read.weighing import ALWAYS

Row = tuple[tuple[str, ...], bool]
Vector = NDArray[np.float64]
# So many of the last moves are looked back at.
_KEPT = 8


def fit(rows: Sequence[Row], *, penalty: float = 2.0, at_least: int = 5, steps: int = 25) -> dict[str, float]:
    """Return the weight of each sign that at least so many rows have, and of `ALWAYS`, in log-odds.

    `rows` are the signs of a candidate and whether it is right; `penalty` draws the weights to nought (L2).
    """
    seen = Counter(sign for signs, _ in rows for sign in set(signs))
    known = sorted(sign for sign, count in seen.items() if count >= at_least)
    column = {sign: n for n, sign in enumerate(known, start=1)}
    table = np.zeros((len(rows), len(known) + 1))
    table[:, 0] = 1.0
    for n, (signs, _) in enumerate(rows):
        table[n, [column[sign] for sign in set(signs) if sign in column]] = 1.0
    right = np.array([float(label) for _, label in rows])
    shrink = np.full(len(known) + 1, penalty)
    shrink[0] = 1e-6
    worth = np.zeros(len(known) + 1)
    for _ in range(steps):
        likely = 1 / (1 + np.exp(-table @ worth))
        slope = table.T @ (right - likely) - shrink * worth
        curve = (table * (likely * (1 - likely))[:, None]).T @ table + np.diag(shrink)
        step = np.linalg.solve(curve, slope)
        worth += step
        if float(np.abs(step).max()) < 1e-6:
            break
    return dict(zip([ALWAYS, *known], worth.tolist(), strict=True))


def fit_many(rows: Sequence[Row], *, penalty: float = 2.0, at_least: int = 5, steps: int = 300) -> dict[str, float]:
    """Return what `fit` returns, where signs are many and each row has few of them."""
    seen = Counter(sign for signs, _ in rows for sign in set(signs))
    known = sorted(sign for sign, count in seen.items() if count >= at_least)
    column = {sign: n for n, sign in enumerate(known, start=1)}
    pairs = [
        (n, at)
        for n, (signs, _) in enumerate(rows)
        for at in (0, *sorted({column.get(sign, 0) for sign in signs} - {0}))
    ]
    row, at = np.array(pairs).T
    right = np.array([float(label) for _, label in rows])
    shrink = np.full(len(known) + 1, penalty)
    shrink[0] = 1e-6

    def loss(worth: Vector) -> tuple[float, Vector]:
        total = np.bincount(row, worth[at], len(rows))
        likely = 1 / (1 + np.exp(-total))
        value = np.logaddexp(0, total).sum() - right @ total + 0.5 * (shrink * worth) @ worth
        return float(value), np.bincount(at, (likely - right)[row], len(shrink)) + shrink * worth

    return dict(zip([ALWAYS, *known], _lowest(loss, np.zeros(len(shrink)), steps).tolist(), strict=True))


def fit_choice(groups: Sequence[Sequence[Row]], *, penalty: float = 2.0, at_least: int = 5) -> dict[str, float]:
    """Return the weight of each sign, where of the rows of a group one answer is right, or none of them.

    None has nought log-odds. Several right rows of a group are the same answer.
    """
    seen = Counter(sign for rows in groups for signs, _ in rows for sign in set(signs))
    known = sorted(sign for sign, count in seen.items() if count >= at_least)
    column = {sign: n for n, sign in enumerate(known, start=1)}
    # Nobody opens each group, with nought log-odds.
    pairs: list[tuple[int, int]] = []
    right: list[float] = []
    starts: list[int] = []
    for rows in groups:
        starts.append(len(right))
        right.append(float(not any(label for _, label in rows)))
        for signs, label in rows:
            pairs += [(len(right), at) for at in (0, *sorted({column[sign] for sign in signs if sign in column}))]
            right.append(float(label))
    row, at = np.array(pairs).T
    wanted, first = np.array(right), np.array(starts)
    group = np.cumsum(np.isin(np.arange(len(right)), first)) - 1
    shrink = np.full(len(known) + 1, penalty)
    shrink[0] = 1e-6

    def loss(worth: Vector) -> tuple[float, Vector]:
        total = np.bincount(row, worth[at], len(wanted))
        likely = np.exp(total - np.maximum.reduceat(total, first)[group])
        likely /= np.add.reduceat(likely, first)[group]
        among = np.maximum(np.add.reduceat(likely * wanted, first), 1e-12)
        value = 0.5 * float((shrink * worth) @ worth) - float(np.log(among).sum())
        over = likely - likely * wanted / among[group]
        return value, np.bincount(at, over[row], len(shrink)) + shrink * worth

    return dict(zip([ALWAYS, *known], _lowest(loss, np.zeros(len(shrink)), 200).tolist(), strict=True))


def _lowest(loss: Callable[[Vector], tuple[float, Vector]], at: Vector, steps: int) -> Vector:
    """Return where a convex function is lowest, from its values and slopes."""
    value, slope = loss(at)
    moves: list[tuple[Vector, Vector]] = []
    for _ in range(steps):
        way = _way(slope, moves)
        length = 1.0
        new, new_slope = loss(at - length * way)
        while new > value - 1e-4 * length * float(slope @ way) and length > 1e-9:
            length /= 2
            new, new_slope = loss(at - length * way)
        moved, bent = -length * way, new_slope - slope
        if float(moved @ bent) > 1e-12:
            moves = [*moves[1 - _KEPT :], (moved, bent)]
        at, value, slope = at + moved, new, new_slope
        if float(np.abs(moved).max()) < 1e-6:
            break
    return at


def _way(slope: Vector, moves: Sequence[tuple[Vector, Vector]]) -> Vector:
    """Return the way up that the last moves and how they bent the slope tell of."""
    way = slope.copy()
    shares: list[float] = []
    for moved, bent in reversed(moves):
        shares.append(float(moved @ way) / float(moved @ bent))
        way -= shares[-1] * bent
    if not moves:
        return way / max(1.0, float(np.abs(way).max()))
    moved, bent = moves[-1]
    way *= float(moved @ bent) / float(bent @ bent)
    for (moved, bent), share in zip(moves, reversed(shares), strict=True):
        way += (share - float(bent @ way) / float(moved @ bent)) * moved
    return way
