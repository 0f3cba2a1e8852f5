"""How likely a candidate is right: the sum of the weights of its signs, on the scale of log-odds.

A sign is a short name of something that can be seen in the text (`same-sentence`, `in-headline`); a weight says how
much it speaks for the candidate (above 0) or against it. Scripts in `bench/` learn the weights from the gold.
"""

import math
from collections.abc import Iterable, Mapping

# The sign every candidate has.
ALWAYS = "(always)"


def chance(worth: Mapping[str, float], signs: Iterable[str]) -> float:
    """Return how likely a candidate with these signs is right, from 0 to 1; a sign without a weight says nothing."""
    total = worth.get(ALWAYS, 0.0) + sum(filter(None, map(worth.get, signs)))
    return 1 / (1 + math.exp(-total))
