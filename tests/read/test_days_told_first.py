"""The day of a clause that stands before it, and which day "that day" is."""

import pytest

from rawi.read import read_text

BEFORE = "قال شاهد إن الوضع صعب."
DAYS = [
    ("وفي الثالث من نيسان، قتل مسلحون 14 مدنيا في القرية.", "قتل", "2014-04-03"),
    ("أمس، قصفت الطائرات القرية.", "قصفت", "2014-04-30"),
    ("وفي ريف حلب، فجر أمس، قصفت الطائرات سوقا.", "قصفت", "2014-04-30"),
    (f"{BEFORE} الخميس: نصب مسلحون كمينا لدورية قرب جبلة.", "نصب", "2014-05-01"),
    (f"{BEFORE} وفي حادثة منفصلة يوم 13 نيسان، قتل خمسة مدنيين.", "قتل", "2014-04-13"),
    ("الاثنين 28/4: دخلت القوات القرية.", "دخلت", "2014-04-28"),
    (f"{BEFORE} وفي بيان للحركة يوم الخميس، قتل خمسة.", "قتل", None),
    # A dateline, the hour of an entry, when something was said.
    ("حلب، أمس، قصفت الطائرات سوقا.", "قصفت", None),
    (f"{BEFORE}\n18:42: قصفت الطائرات سوقا.", "قصفت", None),
    (f"{BEFORE} وأضاف مساء الخميس: قصفت الطائرات القرية.", "قصفت", None),
]


@pytest.mark.parametrize(("text", "trigger", "day"), DAYS)
def test_a_day_before_a_comma_or_a_colon_is_of_the_clause_behind_it(text: str, trigger: str, day: str | None) -> None:
    claims = read_text(text, published="2014-05-01").claims
    (claim,) = [item for item in claims if item.trigger is not None and item.trigger.text == trigger]
    assert (claim.time.start if claim.time is not None else None) == day


THAT_DAY = [
    ("أعلن التحالف في بيان السبت أنه نفذ في ذلك اليوم غارة على الموصل.", None),
    ("أعلن التحالف في بيان السبت أنه نفذ في اليوم نفسه غارة على الموصل.", "2017-03-25"),
    ("قصفت القوات المدينة الجمعة، ونفذ التحالف في ذلك اليوم غارة على الموصل.", "2017-03-24"),
]


@pytest.mark.parametrize(("text", "day"), THAT_DAY)
def test_that_day_may_be_another_than_the_one_when_it_is_told(text: str, day: str | None) -> None:
    claims = read_text(text, published="2017-03-25").claims
    (claim,) = [item for item in claims if "غارة" in item.text]
    assert (claim.time.start if claim.time is not None else None) == day
