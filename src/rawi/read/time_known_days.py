"""Days known by their names, which are told without their year: أحداث 11 سبتمبر، منذ السابع من أكتوبر."""

from datetime import timedelta

from msgspec.structs import replace

from rawi.lexicon.matcher import word_forms
from rawi.read.numbers import same_line
from rawi.read.time_context import Context, Dated, is_word
from rawi.read.time_values import UNKNOWN_YEAR, Partial, settle
from rawi.text import key

_DAY = frozenset({key("يوم")})
# So long behind publication a day may be this year's, though one of another year has its name.
_CLOSE_BEHIND = timedelta(days=60)


def known_day(context: Context, found: Dated) -> Dated:
    """Return a date with the year of the known day it is (أحداث 11 سبتمبر), or with none where it may be another's."""
    partial, published = found.partial, context.setting.published
    known = context.words.named_days.get((partial.month or 0, partial.day or 0))
    if known is None or partial != Partial(month=partial.month, day=partial.day) or found.until is not None:
        return found
    then = settle(replace(partial, year=known.year), context.setting).start
    if then is None or (published is not None and published <= then):
        return found
    i = found.first - 1
    i -= is_word(context, i, _DAY)
    told = (
        i >= 0
        and same_line(context.text, i + 1)
        and any(form in known.before for form, _ in word_forms(context.text.tokens[i].key))
    )
    if told:
        return found._replace(partial=replace(partial, year=known.year), known=True)
    last = settle(partial, context.setting).start if known.alone else None
    if published is None or last is None or last == then or published - last <= _CLOSE_BEHIND:
        return found
    return found._replace(partial=replace(partial, year=UNKNOWN_YEAR))
