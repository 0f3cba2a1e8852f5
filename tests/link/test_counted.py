"""What became of those a figure counts: of the dead so many civilians, of the wounded so many."""

import pytest

from rawi.lexicon import load
from rawi.link.pipeline import link
from rawi.link.texts.counted import counted, outcome
from rawi.model import Claim
from rawi.read import read, read_text

TOLL = "ارتفعت حصيلة القتال في طرابلس إلى 562 قتيلا، بينهم 40 مدنيا، و2855 جريحا، بينهم 106 مدنيين."


def outcomes(sentence: str) -> set[tuple[str | None, str | None, float | None]]:
    claims = read_text(sentence, published="2019-05-06").claims
    return {(of.what, outcome(claim, of), of.low) for claim in claims for of in claim.quantities}


def test_civilians_are_of_those_counted_before_them() -> None:
    assert {("civilian", "killed", 40.0), ("civilian", "injured", 106.0)} <= outcomes(TOLL)


@pytest.mark.parametrize(
    ("sentence", "became"),
    [
        ("قتل ثلاثة جنود في قصف على تعز.", "killed"),
        ("أصيب ثلاثة جنود في قصف على تعز.", "injured"),
        ("نزحت ثلاثون عائلة من تعز.", "displaced"),
    ],
)
def test_else_of_what_the_claim_tells(sentence: str, became: str) -> None:
    assert {given for _, given, low in outcomes(sentence) if low in (3.0, 30.0)} <= {became, None}


def test_rockets_have_no_outcome() -> None:
    assert {given for what, given, _ in outcomes("سقطت ثلاثة صواريخ على تعز.") if what == "rocket"} <= {None}


def test_an_event_keeps_them_apart() -> None:
    _, links = link((read_text(TOLL, published="2019-05-06"),), load(), read=read)
    figures = {(of.what, of.outcome, of.low, of.high) for event in links.events for of in event.figures}
    assert {("civilian", "killed", 40.0, 40.0), ("civilian", "injured", 106.0, 106.0)} <= figures


def test_what_it_counts_already_is_not_said_twice() -> None:
    claims: tuple[Claim, ...] = read_text(TOLL, published="2019-05-06").claims
    assert ("killed",) in {counted(claim, of) for claim in claims for of in claim.quantities}
