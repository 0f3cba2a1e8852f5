"""A logistic regression over signs: how much each speaks for an answer. By Newton's method, without chance."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from rawi.read.claims.ranked import ALWAYS

Row = tuple[tuple[str, ...], bool]


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
