"""Event nouns that nothing carries, in a clause that tells nothing else: there they are what is told.

`أمهل حماس حتى السبت لإعادة المحتجزين`, `وعدد القتلى ثمانية`: no verb a list has stands there, yet the clause
speaks of an event, and of no other.
"""

from bisect import bisect_right
from collections.abc import Sequence

from rawi.lexicon.triggers import Form
from rawi.model import EventType
from rawi.read.events.choosing import Around
from rawi.read.events.heads import Head
from rawi.read.events.nouns import Nouns
from rawi.read.events.triggers import Hit, word_after, word_before
from rawi.read.events.untold import is_unmentioned

# What these nouns mean is no event where they stand alone (حتى النصر، في تحقيق نشرته).
_SOFT: frozenset[EventType] = frozenset({"investigation", "promise"})
# Who demands, blames or denies speaks of an event that is known.
_KNOWN = frozenset({"accuse", "demand", "deny"})


def spare(nouns: Nouns, found: Sequence[Head], cuts: Sequence[int], hits: Sequence[Hit]) -> list[Head]:
    """Return the heads of clauses without one, in order; `found` are those told already, `cuts` begin clauses."""
    around, stretch = nouns.around, nouns.around.stretch
    told: list[Head] = []
    for hit in hits:
        i = hit.token
        if hit.finite or not hit.events or any(head.start <= i < head.end for head in (*found, *told)):
            continue
        if is_unmentioned(around, hit):
            continue
        after = bisect_right(cuts, i)
        start = cuts[after - 1] if after else stretch.start
        form = around.choose(hit, hit.events, Around(start, carried=False, told=bool(found)))
        if form is None or not _tells(nouns, hit, form, start):
            continue
        if not nouns.is_meant(i, start):
            start = nouns.own_start(i)
        end = cuts[after] if after < len(cuts) else stretch.end
        # All that is said of a thing stands under the word of saying (لوح بالإضراب، نافيا أي كمين).
        alone = stretch.begins and not found and not told
        told.append(Head(hit, form, stretch, start, end, "sequence" if alone else "adverbial", spare=True))
    return told


def _tells(nouns: Nouns, hit: Hit, form: Form, start: int) -> bool:
    around, i, row = nouns.around, hit.token, form.trigger.row
    known = around.stretch.stance in _KNOWN
    if row.pos == "victim":
        return form.definite and _is_counted(nouns, hit)
    if row.pos != "noun" or row.event_type in _SOFT or _is_known(nouns, i) or (known and nouns.is_adverbial(i)):
        return False
    if row.event_type == "agreement" and (form.definite or _is_of_known(nouns, i)):
        # اتفاق السلم, الاتفاق: which one is known, that it was made is not told.
        return False
    if not form.definite:
        return not _is_title(nouns, i)
    if nouns.has_frame(i, form) or nouns.preposition(hit).endswith("ب"):
        return True
    opens = not known and i == start and nouns.is_subject(i)
    # A relative clause tells of it by its own verb (الهجوم الذي استهدف الثكنة).
    return opens and not any(around.is_a(j, "relative") for j in range(i + 1, min(i + 3, around.stretch.end)))


def _is_known(nouns: Nouns, i: int) -> bool:
    """Whether the word before a noun says that more is said of what was told (وهو هجوم، هذا القصف)."""
    before = word_before(nouns.around.text, i)
    return before is not None and (nouns.around.is_a(before, "pronoun") or nouns.around.is_a(before, "pointing"))


def _is_of_known(nouns: Nouns, i: int) -> bool:
    """Whether the word right after a noun is definite and so makes it the one that is known (اتفاق السلم)."""
    after = word_after(nouns.around.text, i)
    return after is not None and nouns.around.text.tokens[after].key.startswith("ال")


def _is_title(nouns: Nouns, i: int) -> bool:
    """Whether a noun and a place are all that stands in a part of a headline: what the page is about (معركة مأرب |)."""
    text, stretch = nouns.around.text, nouns.around.stretch
    if stretch.passage.role != "headline":
        return False
    end = next((j for j in range(i + 1, stretch.end) if text.tokens[j].kind == "punct"), stretch.end)
    return i + 1 < end and all("place" in nouns.around.overlay.kinds.get(j, ()) for j in range(i + 1, end))


def _is_counted(nouns: Nouns, hit: Hit) -> bool:
    """Whether a word before the dead or wounded says that they are counted (عدد القتلى ثمانية)."""
    before = word_before(nouns.around.text, hit.token)
    return before is not None and nouns.around.is_a(before, "counted")
