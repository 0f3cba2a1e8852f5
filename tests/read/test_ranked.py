"""The weights of signs, and how likely they make a candidate."""

import math

from rawi.read.claims.ranked import weights
from rawi.read.weighing import ALWAYS, chance


def test_weights_of_all_signs_add_up() -> None:
    worth = {ALWAYS: -1.0, "same-sentence": 1.5, "after-from": -2.0}
    assert chance(worth, ()) == 1 / (1 + math.exp(1.0))
    assert chance(worth, ("same-sentence",)) == 1 / (1 + math.exp(-0.5))
    assert chance(worth, ("same-sentence", "after-from")) < chance(worth, ("same-sentence",))


def test_a_sign_without_a_weight_says_nothing() -> None:
    assert chance({ALWAYS: -1.0}, ("never seen",)) == chance({ALWAYS: -1.0}, ())


def test_every_role_has_its_own_weights() -> None:
    assert weights("places")[ALWAYS] < 0
    assert ALWAYS in weights("places")
