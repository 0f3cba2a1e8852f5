"""How it is said: strength of the verb, person and number, who stands on which side, marks of distance and omission."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from rawi.lexicon.cues import form_of, load_cues
from rawi.lexicon.strength import Direction, direction
from rawi.link.pairs.actor_changes import NOTHING, PLURAL, SINGULAR, Explained
from rawi.link.pairs.gaps import Compared, change
from rawi.link.pairs.matching import Link
from rawi.link.texts.features import Forms
from rawi.link.texts.noted import Deed
from rawi.link.texts.traits import is_ours, may_be_we, scope
from rawi.link.texts.words import enclitic
from rawi.model import Change, Claim, Participant

_OTHERS = PLURAL | SINGULAR
OTHER_PERSON = frozenset({"ي", "ت"})
OURS = "نا"
ONE = "ه"
OF = "من"
# A verb of saying stands so many words before what is told, at most, whom it asks between them.
CUE_REACH = 6
# How far behind a verb "with them", "at his side" is looked for.
COMITATIVE_REACH = 4
COMITATIVE = frozenset({"مع", "جانب", "ضد"})


def stronger(pair: Compared, row: int, column: int) -> Direction | None:
    """Return whether a word of the target says more or less than one of the source."""
    return direction(pair.source.noted.degrees.get(column), pair.target.noted.degrees.get(row))


def scope_changes(pair: Compared) -> Explained:
    """Return what was said of a part and is now said of the whole: the remnants of a group → the group."""
    narrow = pair.source.noted.narrow
    if narrow.isdisjoint(pair.gone):
        return NOTHING
    found = Explained([], set(), set())
    for gap in pair.gaps:
        for column in gap.columns:
            if column not in narrow:
                continue
            if all(scope(pair.target.words[row].key) is None for row in gap.rows):
                row = pair.row_of.get(column + 1)
                rows = [row] if row is not None else []
                found.changes.append(change(pair, "strengthened", rows=rows, columns=[column, column + 1]))
                found.columns.add(column)
    return found


def denials(pair: Compared) -> Explained:
    """Return the verbs that are denied on one side alone: نفت القوات → لم تنف القوات."""
    here, there = pair.target.noted.negations, pair.source.noted.negations
    if not here and not there:
        return NOTHING
    found = Explained([], set(), set())
    for row, column in _facing(pair):
        new, old = row - 1 in here, column - 1 in there
        if new != old:
            rows = [row - 1, row] if new else [row]
            columns = [column - 1, column] if old else [column]
            found.changes.append(change(pair, "substituted", rows=rows, columns=columns))
            found.rows.update(rows)
            found.columns.update(columns)
    return found


def _facing(pair: Compared) -> Iterator[tuple[int, int]]:
    """Yield words of content that stand in each other's place, but are not the same within the run.

    Of the same verb the word that denies it is told by itself.
    """
    first = pair.run.rows[0], pair.run.columns[0]
    for row, column, likeness in pair.links:
        if pair.target.content[row] and (likeness != "same" or row == first[0] or column == first[1]):
            yield row, column
    for gap in pair.gaps:
        rows = [row for row in gap.rows if pair.target.content[row]]
        columns = [column for column in gap.columns if pair.source.content[column]]
        if len(rows) == len(columns) == 1:
            yield rows[0], columns[0]


def cue_strength(pair: Compared, who: frozenset[str]) -> Explained:
    """Return how the target's word of saying tells of the source's own (ندعو → طالبت)."""
    start = pair.run.columns[0]
    clause, there = pair.source.words[start].clause, pair.source.noted
    columns = [
        column
        for column in range(max(0, start - CUE_REACH), start + 2)
        if column in there.saying and column not in pair.row_of and pair.source.words[column].clause == clause
    ]
    if not columns:
        return NOTHING
    first = pair.target.words[pair.run.rows[0]]
    cues_of = pair.target.noted.cues
    # The last of each speaker's before the run.
    last = (next((cue for cue in reversed(cues_of.get(one, ())) if cue.end <= first.start), None) for one in who)
    cues = [cue for cue in last if cue is not None]
    if not cues:
        return NOTHING
    nearest = max(cues)
    rows = [row for row in pair.target.within(nearest) if pair.target.words[row].sentence == first.sentence]
    said = [row for row in pair.target.sentence(first.sentence) if row not in pair.column_of]
    found = Explained([], set(), set())
    for column in reversed(columns):
        was = pair.source.words[column].key
        ours = column in there.ours
        # The target's own verb for it stands nearer than its word of saying.
        if may_be_we(was):
            rows = [row for row in said if leaves_first_person(was, pair.target.words[row].key)] or rows
        for row in rows:
            direction = stronger(pair, row, column)
            if direction is not None:
                found.changes.append(change(pair, direction, rows=[row], columns=[column]))
            if ours or leaves_first_person(was, pair.target.words[row].key):
                found.changes.append(change(pair, "person_shift", rows=[row], columns=[column]))
            if found.changes:
                found.columns.add(column)
                return found
    return found


def told_as_fact(pair: Compared) -> Explained:
    """Return what the source's narrator only accuses somebody of and the target tells in its own voice."""
    if not pair.source.noted.accusing:
        return NOTHING
    found = Explained([], set(), set())
    first, start = pair.run.rows[0], pair.run.columns[0]
    clause = pair.source.words[start].clause
    near = (column for column in range(max(0, start - CUE_REACH), start) if pair.source.words[column].clause == clause)
    columns = [*near, *(column for gap in pair.gaps for column in gap.columns)]
    accusing = [column for column in columns if column in pair.source.noted.accusing]
    if not accusing or _is_on_a_word(pair.target, pair.run.rows):
        return found
    sentence = pair.target.words[first].sentence
    if not any(_says(pair.target.words[row].key) for row in pair.target.sentence(sentence)):
        found.changes.append(change(pair, "strengthened", rows=[first], columns=accusing[:1]))
        found.columns.update(accusing[:1])
    return found


def _says(word: str) -> bool:
    return form_of(load_cues(), word) is not None


def _is_on_a_word(forms: Forms, rows: tuple[int, int]) -> bool:
    """Whether some of what a stretch of words tells is on somebody's word."""
    start, end = forms.starts[rows[0]], forms.ends[rows[1]]
    claims = (claim for claim in forms.reading.claims if claim.span.start < end and start < claim.span.end)
    return any(len(claim.attribution) > 1 for claim in claims)


def person_changes(pair: Compared) -> Explained:
    """Return verbs and pronouns that change from the first person to another, and pronouns that change their number."""
    found = Explained([], set(), set())
    content = pair.source.content
    for link in pair.unlike:
        if content[link.column] and _shifts(pair, link.row, link.column):
            found.changes.append(change(pair, "person_shift", rows=[link.row], columns=[link.column]))
    we = pair.source.noted.we
    for gap in pair.gaps if not we.isdisjoint(pair.gone) else ():
        for column in gap.columns if gap.rows else ():
            if column not in we:
                continue
            was = pair.source.words[column]
            row = next((r for r in gap.rows if leaves_first_person(was.key, pair.target.words[r].key)), None)
            if row is not None and row not in found.rows:
                found.changes.append(change(pair, "person_shift", rows=[row], columns=[column]))
                found.rows.add(row)
                found.columns.add(column)
    return found


def _shifts(pair: Compared, row: int, column: int) -> bool:
    was, now = pair.source.words[column], pair.target.words[row]
    if pronouns_differ(was.key, now.key):
        return True
    before, after = enclitic(was.key), enclitic(now.key)
    # قواتنا → قواته, القوات; between two others it is only who is meant.
    if (before == OURS) != (after == OURS) and (was.stem == now.stem or bool(before and after)):
        return True
    # A group is "they" or "she"; "he" is one.
    if was.stem == now.stem and ((before in PLURAL and after == ONE) or (before == ONE and after in PLURAL)):
        return True
    return _verb_shifts(was.stem, now.stem) or leaves_first_person(was.key, now.key)


def pronouns_differ(was: str, now: str) -> bool:
    """Whether two words (keys) are one with "our" and with "his", "her" or "their": مواقعنا, مواقعه."""
    if not was.endswith(OURS):
        return False
    bare = was.removesuffix(OURS)
    return len(bare) > 2 and now.startswith(bare) and now[len(bare) :] in _OTHERS


def _verb_shifts(was: str, now: str) -> bool:
    if len(was) < 4 or len(now) < 4 or was[1:4] != now[1:4]:
        return False
    first, other = _is_first(was), _is_first(now)
    return first != other and (was[0] in OTHER_PERSON or now[0] in OTHER_PERSON)


def _is_first(verb: str) -> bool:
    """Whether a verb (a stem) is in the first person: "we", or "I" where that is not how "he did" begins as well."""
    return verb[0] == "ن" or (verb[0] == "ا" and verb[2] == "ا")


def leaves_first_person(was: str, now: str) -> bool:
    """Whether "we" do in one word what he, she or they did or do in the other: نطالب → طالبت, يطالب; ندعو → دعت."""
    before = was.lstrip("وف")
    body = _body(before[1:])
    if not before.startswith("ن") or len(body) < 2 or body not in now:
        return False
    after = now.lstrip("وف")
    # A noun may begin with ن (نساء): a verb of saying, a sound root or the ending of another person is none.
    sure = is_ours(was) or "ا" not in body or after[:1] in OTHER_PERSON or after.endswith(("ت", "وا"))
    if after.startswith("ن") or not sure:
        return False
    return body == _body(after.removesuffix("وا").removesuffix("ت")) or (
        after[:1] in OTHER_PERSON and body == _body(after[1:].removesuffix("ون"))
    )


def _body(word: str) -> str:
    return word.rstrip("وياى")


def role_changes(pair: Compared, who: frozenset[str]) -> Iterator[Change]:
    """Yield exchanges of roles: who did it to whom by the claims of both sides, who stands beside whom by the words.

    `who` are the ids of the source's narrator, all of them one.
    """
    told = _told_with_roles(pair.target, pair.run.rows)
    for _, one, columns, _ in _told_with_roles(pair.source, pair.run.columns) if told else ():
        triggered = {pair.row_of[column] for column in columns if column in pair.row_of}
        for _, other, rows, _ in told if triggered else ():
            if triggered.isdisjoint(rows):
                continue
            if _is_turned_round(one, other, who):
                there, here = _who_did_what(pair.source, one), _who_did_what(pair.target, other)
                yield change(pair, "role_reversed", rows=here, columns=there)
    for link in pair.unlike:
        for exchanged in (_beside(pair, link), _counted_of(pair, link)):
            if exchanged is not None:
                yield change(pair, "role_reversed", rows=exchanged[0], columns=exchanged[1])


def _is_turned_round(one: Claim, other: Claim, who: frozenset[str]) -> bool:
    """Whether who did it in one suffered it in the other, and nobody did or suffered it in both."""
    agents, targets = _ids(one.agents, who), _ids(one.targets, who)
    agents_now, targets_now = _ids(other.agents, who), _ids(other.targets, who)
    kept = agents & agents_now or targets & targets_now
    return not kept and bool(agents & targets_now and (targets & agents_now or not (targets and agents_now)))


def _told_with_roles(forms: Forms, ends: tuple[int, int]) -> list[Deed]:
    """Return the claims of a stretch of words that say who did it to whom, with the words of their triggers."""
    start, end = forms.starts[ends[0]], forms.ends[ends[1]]
    starts = forms.noted.starts_of_deeds
    return sorted(forms.noted.deeds[bisect_left(starts, start) : bisect_left(starts, end)])


def _who_did_what(forms: Forms, claim: Claim) -> list[int]:
    """Return the words from the first to the last that say what was done, who did it and to whom."""
    spans = [one.span for one in (*claim.agents, *claim.targets) if claim.span.contains(one.span)]
    if claim.trigger is not None:
        spans.append(claim.trigger.span)
    return [number for span in spans for number in forms.within(span)]


def _ids(participants: Iterable[Participant], who: frozenset[str]) -> set[str]:
    """Return who takes part; the narrator by one of the ids it has."""
    return {min(who) if one.entity in who else one.entity for one in participants if one.entity}


# The words of the target and of the source that tell of an exchange of roles.
_Exchange = tuple[Sequence[int], Sequence[int]]


def _beside(pair: Compared, link: Link) -> _Exchange | None:
    """Return an exchange of who stands by whom: it fights with them → they fight at its side."""
    was, now = pair.source.words[link[1]], pair.target.words[link[0]]
    if _is_plural_verb(was.key) == _is_plural_verb(now.key) or was.skeleton != now.skeleton:
        return None
    there = _comitative(pair.source, link.column)
    here = _comitative(pair.target, link.row)
    if there is None or here is None:
        return None
    with_whom, with_whom_now = _with_whom(pair.source, there), _with_whom(pair.target, here)
    of_one, of_many = with_whom in SINGULAR, with_whom in PLURAL
    now_one, now_many = with_whom_now in SINGULAR, with_whom_now in PLURAL
    crossed = (of_many and now_one and _is_plural_verb(now.key)) or (of_one and now_many and _is_plural_verb(was.key))
    return ([link.row, here], [link.column, there]) if crossed else None


def _counted_of(pair: Compared, link: Link) -> _Exchange | None:
    """Return who did it in the source and is counted as harmed in the target: our men killed seven → seven of them."""
    number = link.row - 2
    if pair.target.keys[link.row - 1] != OF or number < pair.run.rows[0]:
        return None
    column = pair.column_of.get(number)
    if column is None or column + 2 >= len(pair.source.words) or link.column >= column:
        return None
    is_exchanged = pair.source.keys[column + 1] == OF and pair.row_of.get(column + 2) != number + 2
    return ([number, link.row], [column, column + 2]) if is_exchanged else None


def _is_plural_verb(word: str) -> bool:
    return len(word) > 4 and word.endswith(("ون", "وا"))


def _comitative(forms: Forms, number: int) -> int | None:
    """Return the word behind a verb that says with whom, with its pronoun (معهم، إلى جانبه)."""
    for at in range(number + 1, min(number + 1 + COMITATIVE_REACH, len(forms.words))):
        if _with_whom(forms, at):
            return at
    return None


def _with_whom(forms: Forms, number: int) -> str:
    """Return the pronoun after one of the words that say with or against whom."""
    word = forms.words[number].key
    for base in COMITATIVE:
        if word.startswith(base) and word[len(base) :] in PLURAL | SINGULAR:
            return word[len(base) :]
    return ""


def scare_quotes(pair: Compared) -> Iterator[Change]:
    """Yield words the target puts in marks to keep its distance, which stand plain in the source."""
    first, last = pair.run.rows
    for number, words in pair.target.noted.distanced:
        if not words or words[0] > last or words[-1] < first:
            continue
        rows = [row for row in words if first <= row <= last and row in pair.column_of]
        columns = [pair.column_of[row] for row in rows]
        marked = rows and all(pair.target.words[row].quotation == number for row in rows)
        if marked and all(pair.source.words[column].quotation < 0 for column in columns):
            yield change(pair, "scare_quoted", rows=rows, columns=columns)


def ellipses(pair: Compared) -> Iterator[tuple[Change, bool]]:
    """Yield each mark of omission with whether it is honest: whether the source has words there."""
    text = pair.target.reading.document.text
    for row, span in pair.target.noted.omissions.items():
        if not pair.run.rows[0] <= row < pair.run.rows[1] or not pair.target.words[row].after:
            continue
        before = [link.column for link in pair.links if link.row <= row and link not in pair.moved]
        after = [link.column for link in pair.links if link.row > row and link not in pair.moved]
        if not before or not after:
            continue
        left_out = after[0] - before[-1] > 1
        yield Change(kind="false_ellipsis", target_text=text[span.start : span.end], target_span=span), left_out
