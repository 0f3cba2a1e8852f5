"""Days known by their names, which are told without their year: أحداث 11 سبتمبر، منذ السابع من أكتوبر."""

from datetime import date, timedelta

from msgspec.structs import replace

from rawi.lexicon.matcher import forms_of
from rawi.read.times.context import Context, Dated, is_word
from rawi.read.times.values import UNKNOWN_YEAR, Partial, settle
from rawi.text import key, same_line

_DAY = frozenset({key("يوم")})
# One deed may have come on the same day of another year; many of a day are those it is known by (هجمات 11 سبتمبر).
_ONE_DEED = frozenset(key("هجوم عملية انفجار تفجير").split())
_LONG_AGO = frozenset(key("منذ ذكرى الذكرى").split())
_BEFORE_DEED = 2
# So close to publication a day may be this year's, though one of another year has its name.
_CLOSE = timedelta(days=60)


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
    near = i >= 0 and same_line(context.text, i + 1)
    forms = set(forms_of(context.text.tokens[i].key)) if near else set()
    if not forms.isdisjoint(known.before):
        if _may_be_another(context, i, forms, then):
            return found._replace(partial=replace(partial, year=UNKNOWN_YEAR))
        return found._replace(partial=replace(partial, year=known.year), known=True)
    last = settle(partial, context.setting).start if known.alone else None
    if published is None or last is None or last == then or published - last <= _CLOSE:
        return found
    return found._replace(partial=replace(partial, year=UNKNOWN_YEAR))


def _may_be_another(context: Context, i: int, forms: set[str], then: date) -> bool:
    """Whether a deed (the word at `i`, one of `forms`) may be of the same day of another year, close to publication."""
    published = context.setting.published
    before = range(max(0, i - _BEFORE_DEED), i)
    if published is None or forms.isdisjoint(_ONE_DEED) or any(context.text.tokens[j].key in _LONG_AGO for j in before):
        return False
    years = range(published.year - 1, published.year + 2)
    days = (date(year, then.month, then.day) for year in years if year != then.year)
    return published - then > _CLOSE and any(abs(published - day) <= _CLOSE for day in days)
