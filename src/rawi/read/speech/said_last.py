"""Verbs that stand behind what they say: "…"، تقول إحدى الموظفات; …، يضيف الشامي، و"…". Ranges are of tokens."""

from msgspec.structs import replace

from rawi.lexicon.cues import Form, phrase_at
from rawi.lexicon.function_words import function_words
from rawi.lexicon.shape_words import shape_words
from rawi.read.speech import phrased
from rawi.read.speech.complements import Rest, Saying
from rawi.read.speech.hearing import is_definite
from rawi.read.speech.subjects import past_pronouns
from rawi.read.speech.subjects_ahead import is_present
from rawi.read.speech.units import COMMAS, STOPS, Range, Unit, opens_adjunct, told_outlet
from rawi.text import key

# «…»، هكذا وصف الجراح اللحظة
THUS, _OR, _DETAIL = key("هكذا"), key("أو"), key("وتفصيلا")
WAS = shape_words("was")
_LONGEST_LAST = 6
_TELLING = ("say", "confirm", "claim", "warn", "promise", "reveal", "cite")


def after_all(unit: Unit, i: int, form: Form, base: Saying, rest: Rest | None, after: Range | None) -> Saying | None:
    """Read a verb that stands after what it says ("…"، تقول إحدى الموظفات; …، يضيف الشامي، و"…"), or null."""
    if follows_quotation(unit, i) and not (rest is not None and (rest.clause or rest.colon)):
        speaker = after or words_after(unit, i + 1)
        begins = i - (unit.tokens[i - 1].key == THUS)
        end = speaker[1] if speaker else i + 1
        made = replace(base, kind="after", start=begins, content=begins, speaker=speaker, end=end)
        if rest is not None and rest.quote_end is not None:
            # "…"، قال القيادي للصحفيين، "…"
            return replace(made, amid=rest.content, quote_end=rest.quote_end)
        return phrased.on_word_of(unit, made)
    if rest is not None and after is not None and _says_nothing_more(unit, i, after, rest):
        rest = None
    may = rest is None or (is_present(unit, i) and rest.quote_end is not None)
    by = rest is None and form.cue.stance in _TELLING and _is_by(unit, i, after)
    may = may and (by or key(form.cue.lemma) in unit.cues.words["says_last"])
    last = _says_last(unit, i) if may else None
    if last is None and after is not None and unit.tokens[i - 1].key == THUS and unit.tokens[i - 2].light in COMMAS:
        # …، هكذا حكت لنا نازحة وصلت
        last, rest = after, None
    if last is None:
        return None
    begins = _first_of(unit, i)
    made = replace(
        base,
        kind="after",
        start=begins,
        content=begins,
        speaker=last if last[0] < last[1] else None,
        end=last[1],
    )
    if rest is None:
        return phrased.on_word_of(unit, replace(made, amid=phrased.amid(unit, i, last[1])))
    if unit.tokens[last[1]].light in COMMAS and last[1] < rest.content:
        # …، يضيف الشامي، و"…"
        return replace(made, amid=rest.content, quote_end=rest.quote_end)
    return None


def _says_nothing_more(unit: Unit, i: int, after: Range, rest: Rest) -> bool:
    """Whether behind who speaks a comma opens no object: …، روى أبو سعيد، رئيس المجلس; …، أوضح شيخ، وقتل."""
    tokens = unit.tokens
    put_in = i > unit.first and tokens[i - 1].light in COMMAS and not tokens[i].key.startswith(("و", "ف"))
    plain = not (rest.clause or rest.colon or rest.quote_end or rest.relayed)
    if put_in and plain and after[1] < unit.last and tokens[after[1]].key in WAS:
        # …، تحكي ممرضة كانت بين الهائمين
        return not is_definite(tokens[after[0]].key)
    if not put_in or not plain or after[1] >= unit.last or tokens[after[1]].light not in COMMAS:
        return False
    more = any(tokens[j].light in COMMAS for j in range(after[1] + 1, unit.last))
    return not more or tokens[after[1] + 1].key.startswith(("و", "ف"))


def _is_by(unit: Unit, i: int, after: Range | None) -> bool:
    """Whether somebody who may speak, and no more, stands behind a verb: …، أعلنت وزارة الصحة."""
    first = past_pronouns(unit, i + 1, unit.last)
    if after is None or after[0] != first or unit.is_a("also_preposition", i):
        return False
    # …، صرح مصدر عسكري لسانا
    return ends_at(unit, told_outlet(unit, after[1]) or after[1])


def follows_quotation(unit: Unit, i: int) -> bool:
    """Whether a verb stands right after a long quotation: "…"، تقول إحدى الموظفات; not one that و joins to it."""
    thus = i > unit.first and unit.tokens[i - 1].key == THUS
    last = i - thus
    last = last - 1 if last > unit.first and unit.tokens[last - 1].light in COMMAS else last
    return last in unit.closed and (thus or not unit.tokens[i].key.startswith("و"))


def words_after(unit: Unit, first: int) -> Range | None:
    """Return the words right after a verb, up to a sign or what describes them (تروي سعاد التي وصلت), or null."""
    first = past_pronouns(unit, first, unit.last)
    end = first
    while end < min(unit.last, first + _LONGEST_LAST) and unit.tokens[end].kind == "word":
        if (
            opens_adjunct(unit, end)
            or unit.is_a("relative", end)
            or unit.is_a("while", end)
            or unit.is_a("adverb", end)
            or (end + 1 < unit.last and unit.tokens[end + 1].key == _DETAIL)
        ):
            break
        end += 1
    return (first, end) if end > first else None


def _first_of(unit: Unit, i: int) -> int:
    """Return the first token of a verb that stands last: the verb, هكذا before it, or أو هكذا."""
    thus = i - (i > unit.first and unit.tokens[i - 1].key == THUS)
    return thus - (thus < i and unit.tokens[thus - 1].key == _OR)


def _says_last(unit: Unit, i: int) -> Range | None:
    """Return who says what stands before a verb, up to the sign that ends its clause (…، يقول مدير المشفى.), or null.

    An empty range: who spoke before goes on (…، يضيف).
    """
    before = _first_of(unit, i) - 1
    if before <= unit.first or unit.tokens[before].light not in COMMAS or unit.tokens[i].key.startswith("و"):
        return None
    end = i + 1
    adjunct = False
    while end < min(unit.last, i + 2 + _LONGEST_LAST) and unit.tokens[end].kind == "word":
        relay = phrase_at(unit.cues, unit.tokens, end)
        adjunct = opens_adjunct(unit, end) or (relay is not None and relay[0].kind == "relay")
        past_name = unit.is_a("negation", end) or _others_had(unit, end)
        adjunct = adjunct or unit.is_a("while", end) or (end > i + 1 and past_name)
        if adjunct:
            break
        end += 1
    name = unit.quoted.get(end)
    if end == i + 1 and name is not None and not name.clause:
        # …، قالت «سانا».
        end = name.last
    closed = adjunct or end >= unit.last or unit.tokens[end].light in COMMAS | STOPS
    first = past_pronouns(unit, i + 1, unit.last)
    return (min(first, end), end) if closed and end - i <= _LONGEST_LAST + 1 else None


def _others_had(unit: Unit, i: int) -> bool:
    """Whether what others had done begins here (يروي شاهد | كانت القوات اعتقلته), not ممرضة كانت بين الهائمين."""
    if unit.tokens[i].key not in WAS or i + 1 >= unit.last:
        return False
    word = unit.tokens[i + 1]
    return word.kind == "word" and word.key not in function_words() and not opens_adjunct(unit, i + 1)


def ends_at(unit: Unit, i: int) -> bool:
    """Whether the unit, or a part of it, ends before token `i`."""
    return i >= unit.last or unit.tokens[i].kind == "punct"
