"""What somebody's words tell in which no rule finds an event: the likeliest word, for nothing that is said may be lost.

Elsewhere a word must be as sure as a rule (`likely.py`). Here the choice is between it and a claim of no listed event.
"""

from collections.abc import Sequence

from rawi.read.events import likely
from rawi.read.events.heads import Head
from rawi.read.events.nouns import Nouns
from rawi.read.events.triggers import Hit
from rawi.read.kinds import FORCE
from rawi.read.weighing import chance

# Who used force must be surer; and who demands, promises, denies or accuses has done a deed by saying so.
# Where a number stands beside the word, what it counts hangs on what rules ask for.
LEAST, LEAST_OF_FORCE, LEAST_COUNTED = 0.5, 0.55, 0.8
# Whoever is only cited is no claim where he tells nothing.
_TOLD_BY_US = frozenset({None, "cite"})
_ACTS = frozenset({"accuse", "demand", "deny", "promise"})


def likeliest(nouns: Nouns, cuts: Sequence[int], hits: Sequence[Hit]) -> list[Head]:
    """Return the likeliest head of a stretch that is somebody's words and tells nothing else, if likely enough."""
    stretch = nouns.around.stretch
    if not (stretch.content and stretch.begins) or stretch.stance in _TOLD_BY_US or _is_verdict(nouns):
        return []
    worth = likely.weights()
    asked = [(chance(worth, one.signs), -n, one) for n, one in enumerate(likely.candidates(nouns, (), cuts, hits))]
    likelihood, _, best = max(asked, key=lambda item: item[:2], default=(0.0, 0, None))
    if best is None or best.event_type == "other":
        # A claim of what is said tells as much.
        return []
    counted = nouns.around.overlay.has("quantity", best.head.start, best.head.end)
    sure = stretch.stance in _ACTS or best.event_type in FORCE
    return [best.head] if likelihood >= (LEAST_COUNTED if counted else LEAST_OF_FORCE if sure else LEAST) else []


def _is_verdict(nouns: Nouns) -> bool:
    """Whether it is said that an account is false (ما تبثه القناة محض خيال)."""
    stretch = nouns.around.stretch
    return any(nouns.around.is_a(i, "void") for i in range(stretch.start, stretch.end))
