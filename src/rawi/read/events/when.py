"""When: what of a clause's times is the time of the event it tells."""

from typing import NamedTuple

from rawi.lexicon.clause_words import ClauseWords
from rawi.lexicon.shape_words import shape_words
from rawi.model import ClaimTime, Mention, Published, QuantityValue, TimeValue
from rawi.model.mention import TimePrecision
from rawi.read.events.heads import Head, Overlay
from rawi.read.events.triggers import word_before
from rawi.text import Text

# Who began what and where may stand between "since the beginning of" and the day.
_REACH = 20
# What "since" counts from may stand between it and its date, with في.
_SINCE_REACH = 3
# So near before "since" stands what was the first of its kind (هي الأولى من نوعها منذ).
_FIRST_REACH = 6
# And so near behind it the day of what something is counted from, unless it is said to begin there.
_DATED_REACH = 9
_COMMAS = frozenset("،,؛;")
# The mark of an item stands before what heads its line.
_MARKS = 3
# What tells when it was; the words of a date before it are so many.
_WHEN, _LONGEST = shape_words("when_it_was"), 8
# What stands before a day, and what opens an aside that tells what else was going on.
_ON = shape_words("on_day") | frozenset({"خلال"})
_WHILE = frozenset({"بينما", "فيما", "حين"})
_LONGEST_WHERE, _DASHES = 8, frozenset("-–—")
_AT = frozenset({"عند", "حوالي", "قرابه", "نحو", "في"})
_ARTICLE, _THAN, _PROCLITICS = "ال", "من", "وفبلك"
# How a mention is found of one unit (يوم), of a day told from today (أمس), and of how long ago it was (قبل يومين).
_ONE, _SHIFTED, _AGO = "quantity.one", "time.shift", "time.before_now"


class _Named(NamedTuple):
    """A time named in a clause: the mention and its value, its first token, the word before it."""

    mention: Mention
    value: TimeValue
    token: int
    word: str


def claim_time(
    text: Text, head: Head, start: int, end: int, overlay: Overlay, *, words: ClauseWords, published: Published
) -> ClaimTime | None:
    """Return when: the time named in tokens `start` to `end` that stands nearest to the trigger, or null.

    "Since" bounds the beginning, and publication the end of what has been told; "until" bounds the end. What is
    only before or after a day is left open; several days in one clause are given as the stretch they span.
    """
    named = _own(text, start, end, overlay, words)
    if not named:
        return None
    named = [item for item in named if not _is_first_since(text, head, item, overlay, words)]
    named = [item for item in named if not _bounds_first(text, item, words)] or named
    nearest = _of_open_year(text, head, named) or _nearest(named, head.hit.token)
    if nearest is None or (nearest.word in words.classes["open_bound"] and nearest.value.start is not None):
        return None
    low, high, precision = nearest.value.start, nearest.value.end, nearest.value.precision
    since = nearest.word in words.classes["since"]
    counted = _counted_from(text, head, nearest, overlay, words)
    said = nearest.token if since else counted
    if said is not None and _belongs_to_participle(text, head, said, overlay, words):
        return None
    if since or counted is not None:
        over = head.link == "adverbial" and text.tokens[head.start].key in words.classes["open_bound"]
        high = None if over or low is None else published.end
        precision = "days" if high is not None else "open"
    elif nearest.word in words.classes["until"]:
        low, precision = None, "open"
    settled = [item for item in named if item.value.start and item.value.end]
    settled = [item for item in settled if item.word not in words.classes["open_bound"]]
    if nearest.word not in words.classes["until"] and not since:
        settled = [item for item in settled if item is nearest or not _is_since(text, item, words)]
    if len(settled) > 1 and (low or high):
        low = min(item.value.start for item in settled if item.value.start)
        high = max(item.value.end for item in settled if item.value.end)
        precision = precision if low == high else "days"
    return _told(nearest, low, high, precision)


def time_between(text: Text, near: int, start: int, end: int, overlay: Overlay, words: ClauseWords) -> ClaimTime | None:
    """Return the time named between two tokens that stands nearest to token `near`, as it is, or null."""
    nearest = _nearest(_own(text, start, end, overlay, words), near)
    if nearest is None:
        return None
    return _told(nearest, nearest.value.start, nearest.value.end, nearest.value.precision)


def time_at_head(text: Text, head: Head, overlay: Overlay) -> ClaimTime | None:
    """Return the days that head the line of a clause (- اليوم: قصف على المواقع), or null.

    They are of the clause right behind them and of those that and joins to it, where the sentence names no other day.
    An hour there is when the line was written.
    """
    first, end = text.line_of(head.hit.token)
    sentence = text.sentence_of(head.hit.token)
    if sentence[0] > first:
        return None
    for i in range(first, min(first + _MARKS, head.hit.token)):
        if any(token.kind == "word" for token in text.tokens[first:i]):
            # منذ أمس: ذكرى 7 أكتوبر:
            return None
        for mention, last in overlay.starting.get(i, ()):
            value = mention.value
            if not isinstance(value, TimeValue) or value.precision == "open" or value.clock is not None:
                continue
            heads = last < end and text.tokens[last].light == ":"
            if heads and _opens(head, last + 1) and not overlay.has("time", last + 1, sentence[1]):
                return _told(_Named(mention, value, i, ""), value.start, value.end, value.precision)
    return None


def time_of_when(text: Text, head: Head, overlay: Overlay) -> ClaimTime | None:
    """Return the day right behind which a clause says when that was (ارتكبها الخميس 13 مارس، حين أطلقت), or null."""
    if text.tokens[head.start].key not in _WHEN:
        return None
    last = head.start - (text.tokens[head.start - 1].light in _COMMAS)
    for i in range(max(text.sentence_of(head.start)[0], last - _LONGEST), last):
        for mention, end in overlay.starting.get(i, ()):
            value = mention.value
            if end == last and isinstance(value, TimeValue) and value.start is not None and value.end is not None:
                return _told(_Named(mention, value, i, ""), value.start, value.end, value.precision)
    return None


def opening_time(text: Text, head: Head, overlay: Overlay, words: ClauseWords) -> ClaimTime | None:
    """Return the day a sentence opens with, of its first clause behind asides (أمس، وأثناء مداهمة، هاجم مسلحون)."""
    first = _past_where(text, max(text.sentence_of(head.hit.token)[0], head.stretch.start), head.start, overlay)
    told: list[tuple[Mention, int]] = []
    while not told and first < head.start:
        told = [item for item in overlay.starting.get(first, ()) if isinstance(item[0].value, TimeValue)]
        if not told and text.tokens[first].kind == "word" and text.tokens[first].key not in _ON | _AT:
            return None
        first += not told
    if not told or head.link != "sequence" or head.counted:
        return None
    mention, last = told[0]
    value = mention.value
    if not isinstance(value, TimeValue) or value.precision == "open":
        return None
    if last >= head.start:
        return None
    hour = overlay.starting.get(last + (text.tokens[last].key in _AT), ())
    if hour and isinstance(hour[0][0].value, TimeValue) and hour[0][0].value.clock is not None:
        # بتاريخه عند الساعة 6.30، تعرضت
        last = hour[0][1]
    commas = [i for i in range(last, head.start) if text.tokens[i].light in _COMMAS]
    if not commas or commas[0] != last or overlay.has("time", last, head.end):
        return None
    asides = all(_is_aside(text, i + 1, words) for i in commas[:-1])
    opens = head.start == commas[-1] + 1
    if not (asides and opens):
        return None
    return _told(_Named(mention, value, first, ""), value.start, value.end, value.precision)


def _past_where(text: Text, first: int, end: int, overlay: Overlay) -> int:
    """Return the token behind a dateline or the name of a place that a sentence opens with (تامبا - ، الأتارب:)."""
    for i in range(first + 1, min(first + _LONGEST_WHERE, end)):
        where = all(text.tokens[j].kind == "punct" or overlay.has("place", j, j + 1) for j in range(first, i))
        if text.tokens[i].light in _DASHES or (text.tokens[i].light == ":" and where):
            return i + 1
    return first


def _is_aside(text: Text, first: int, words: ClauseWords) -> bool:
    """Whether words behind a comma tell under what circumstances (وأثناء مداهمة، وبينما كانوا يصلون، في المخيم)."""
    word = text.tokens[first].key
    bare = word.removeprefix("و")
    return any(words.has("noun_follows", one) or one in _WHILE for one in (word, bare))


def _opens(head: Head, first: int) -> bool:
    """Whether a clause begins at a token, in the voice of the line, or and joins it to one that does."""
    if head.stretch.start > first:
        # الثلاثاء: قال الجيش إنه قصف الموقع
        return False
    joined = head.link == "coordinated" and head.parent is not None
    return head.start == first or (joined and head.parent is not None and _opens(head.parent, first))


def _told(named: _Named, low: str | None, high: str | None, precision: TimePrecision) -> ClaimTime:
    return ClaimTime(
        start=low,
        end=high,
        precision=precision,
        basis=named.value.basis,
        approximate=named.value.approximate,
        text=named.mention.text,
        span=named.mention.span,
    )


def _of_open_year(text: Text, head: Head, named: list[_Named]) -> _Named | None:
    """Return the date behind the trigger whose year is open, if every other time stands before a comma; or null."""
    hit = head.hit.token
    behind = [item for item in named if item.token > hit]
    if len(behind) != 1 or behind[0].mention.rule != "time.date" or behind[0].value.start or behind[0].value.end:
        return None
    apart = all(
        any(text.tokens[i].light in _COMMAS for i in range(item.token, hit)) for item in named if item.token < hit
    )
    return behind[0] if apart else None


def _nearest(named: list[_Named], near: int) -> _Named | None:
    """Return the nearest time, one that names days before one that does not."""
    return min(
        named,
        key=lambda item: (item.value.start is None and item.value.end is None, abs(item.token - near)),
        default=None,
    )


def _own(text: Text, start: int, end: int, overlay: Overlay, words: ClauseWords) -> list[_Named]:
    """Return the times between two tokens, those left out that date something else."""
    found: list[_Named] = []
    for token, mention, last in overlay.between(start, end):
        if mention.kind != "time" or last > end or not isinstance(mention.value, TimeValue):
            continue
        before = word_before(text, token)
        earlier = word_before(text, before) if before is not None else None
        word = text.tokens[before].key if before is not None else ""
        other = text.tokens[earlier].key if earlier is not None else ""
        # "The last of them on …"; "the battles that began on …".
        one_of_many = words.has("last_of", word) or words.has("last_of", other)
        only_begun = words.has("began", word) and words.has("relative", other)
        if not one_of_many and not only_begun:
            found.append(_Named(mention, mention.value, token, word))
    return found


def _is_since(text: Text, item: _Named, words: ClauseWords) -> bool:
    """Whether "since" stands before a time, or before what it dates (في أعنف يوم منذ انقلاب الأول من شباط)."""
    return any(words.has("since", token.key) for token in text.tokens[max(0, item.token - _SINCE_REACH) : item.token])


def _counted_from(text: Text, head: Head, item: _Named, overlay: Overlay, words: ClauseWords) -> int | None:
    """Return the "since" before what a time dates (منذ بدء الهجوم الخميس، منذ هجوم 7 أكتوبر), or null."""
    time, parted = item.token, False
    for i in range(time - 2, max(head.hit.token, time - _REACH), -1):
        parted = parted or text.tokens[i + 1].light in _COMMAS
        if words.has("since", text.tokens[i].key):
            counted = text.tokens[i + 1].key
            near = (time - i <= _DATED_REACH and not parted) or words.has("beginning", counted)
            other = "time" in overlay.kinds.get(i + 1, ()) or words.has("launching", counted)
            other = other or _is_length(text, i + 1, time, overlay, words)
            return i if near and not other and _dates(text, i, item, overlay, words) else None
    return None


def _is_length(text: Text, first: int, time: int, overlay: Overlay, words: ClauseWords) -> bool:
    """Whether a length of time begins at token `first`, which no day dates (منذ أسابيع، منذ أكثر من عامين)."""
    for i in range(first, time):
        word = text.tokens[i].key
        units = [item.rule for item, _ in overlay.starting.get(i, ()) if _is_duration(item)]
        if units or words.has("span", word) or words.has("age", word):
            # منذ يوم 28 نيسان is since that day.
            return not (i + 1 == time and units == [_ONE])
        if text.tokens[i].kind != "number" and i not in overlay.quantities and not words.has("so_long", word):
            return False
    return False


def _is_duration(mention: Mention) -> bool:
    return isinstance(mention.value, QuantityValue) and mention.value.unit is not None


def _dates(text: Text, since: int, item: _Named, overlay: Overlay, words: ClauseWords) -> bool:
    """Whether a time dates what stands behind "since", and not the event itself.

    What an event is the first since is dated by a day with في, or by one that is part of its name (منذ هجوم 7 أكتوبر);
    behind a place only where it is told in several words (وقف إطلاق النار في لبنان في). A day without في is the event's
    (للمرة الأولى منذ الهدنة الاثنين), but may be of either behind what came about (منذ انتهاء الهدنة الجمعة). What is
    only counted since it is dated by any day that no place parts from it.
    """
    first, counted = _outdoes(text, since, words), text.tokens[since + 1].key
    if words.has("beginning", counted) and not first:
        return True
    day_told = words.has("span", text.tokens[item.token - 1].key)
    last = item.token - 1 - day_told
    bound = last > since and words.has("placing", text.tokens[last].key)
    between = range(since + 2, last if bound else last + 1)
    began = (i for i in between if words.has("began", text.tokens[i].key))
    if any(not words.has("relative", text.tokens[i - 1].key) for i in began) or item.mention.rule.startswith(_SHIFTED):
        return False
    placed = any(words.has("placing", text.tokens[i].key) or _has_place(text, i, overlay) for i in between)
    if not first:
        return bound or not placed
    if bound:
        return not placed or not counted.startswith(_ARTICLE)
    if _is_happening(text, since + 1, last) and not placed:
        return True
    named = text.tokens[item.token].kind == "number" or not text.tokens[last].key.startswith(_ARTICLE)
    named = named or item.mention.rule == _AGO
    return named and not placed and not day_told


def _is_happening(text: Text, first: int, last: int) -> bool:
    """Whether tokens `first` to `last` tell of what came about in two words or more (انتهاء الهدنة، وقف إطلاق النار).

    A day behind it may be that of either, and says so little of the event.
    """
    if last <= first or text.tokens[first].kind != "word" or text.tokens[first].key.startswith(_ARTICLE):
        return False
    return any(text.tokens[i].key.startswith(_ARTICLE) for i in range(first + 1, last + 1))


def _has_place(text: Text, i: int, overlay: Overlay) -> bool:
    """Whether a place stands behind a preposition written with it at token `i` (بمدينة تعز)."""
    token = text.tokens[i]
    return any(item.kind == "place" and item.span.start > token.start for item, _ in overlay.starting.get(i, ()))


def _outdoes(text: Text, since: int, words: ClauseWords) -> bool:
    """Whether "since" stands behind what is the first or the most of its kind (للمرة الأولى منذ, لأعنف قصف منذ).

    More than so many (أكثر من 20 مدنيا) are the first of nothing.
    """
    for i in range(max(0, since - _FIRST_REACH), since):
        if any(token.light in _COMMAS for token in text.tokens[i:since]):
            continue
        word = text.tokens[i].key
        if not word.startswith(_ARTICLE) and text.tokens[i + 1].key == _THAN:
            continue
        if words.has("outdoing", word) or (word[:1] in _PROCLITICS and words.has("outdoing", word[1:])):
            return True
    return False


def _is_first_since(text: Text, head: Head, item: _Named, overlay: Overlay, words: ClauseWords) -> bool:
    """Whether a time dates what the event is the first since (أول غارة منذ وقف إطلاق النار في 27 تشرين الثاني)."""
    since = _counted_from(text, head, item, overlay, words)
    return since is not None and _outdoes(text, since, words)


def _bounds_first(text: Text, item: _Named, words: ClauseWords) -> bool:
    """Whether a time only says since when an event is the first (للمرة الأولى منذ عام 2018)."""
    since = item.token - 1
    return since >= 0 and words.has("since", text.tokens[since].key) and _outdoes(text, since, words)


def _belongs_to_participle(text: Text, head: Head, time: int, overlay: Overlay, words: ClauseWords) -> bool:
    """Whether "since" says how long a participle has held, not the event (المختطفين منذ, no في المنطقة منذ).

    Of fighting that goes on (المعارك الدائرة منذ) what it wrought is of a day of its own.
    """
    fought = head.form.trigger.row.event_type == "battle"
    like = (
        i
        for i in range(head.hit.token + 2, time)
        if text.tokens[i].key.startswith("الم") or (not fought and _goes_on(text, i, words))
    )
    return any(i not in overlay.kinds and not words.has("placing", text.tokens[i - 1].key) for i in like)


def _goes_on(text: Text, i: int, words: ClauseWords) -> bool:
    """Whether a participle with the article says of fighting that it goes on (الدائرة)."""
    word = text.tokens[i].key
    return word.startswith(_ARTICLE) and words.has("going_on", word.removeprefix(_ARTICLE))
