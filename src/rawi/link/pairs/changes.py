"""What happened to the words on the way, as typed changes that point to both sides. Precision before recall.

First what can be named (actors, epithets, numbers, times, roles, strength, person), then what is left over: dropped,
added, substituted. Light verbs (قام بنقل → نقل), function words and inflection are no change.
"""

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA

from rawi.link.pairs.actor_changes import NOTHING, Explained, actor_changes, addressees, in_sentences, replaced
from rawi.link.pairs.elsewhere import MOVED_WORDS, elsewhere, moved_or_added
from rawi.link.pairs.gaps import Compared, change, compare
from rawi.link.pairs.matching import Link, Run
from rawi.link.pairs.value_changes import quantity_changes, time_changes
from rawi.link.pairs.voice_changes import (
    cue_strength,
    denials,
    ellipses,
    person_changes,
    role_changes,
    scare_quotes,
    scope_changes,
    stronger,
    told_as_fact,
)
from rawi.link.texts.features import Forms
from rawi.link.texts.traits import is_word
from rawi.model import Change
from rawi.model.claim import ChangeKind
from rawi.text import attested

# Shorter words are another word too soon.
SLIP_LENGTH = 5
# Little words that somebody is named after.
_BEFORE_SOMEBODY = frozenset({"من", "مع", "ضد", "بين"})
# How nouns for two or more end in one case and another, by themselves and before what they are of.
_CASES = ("ون", "ين", "ان", "و", "ي", "ا")
# What a verb or its participle begins with, and ends in; a root has so many letters.
_PERSONS, _ENDINGS, _LETTERS = frozenset("منيتا"), ("وا", "ون", "ين", "ا", "ت"), 3


def changes(target: Forms, source: Forms, run: Run, *, who: frozenset[str] = frozenset()) -> tuple[Change, ...]:
    """Return the changes of a run in the order of the target, then of the source.

    `who` are the ids of the source's narrator.
    """
    pair = compare(target, source, run)
    found = Explained([], set(), set())
    found.add(actor_changes(pair, who))
    scopes = scope_changes(pair)
    found.add(scopes)
    found.add(person_changes(pair))
    found.add(denials(pair))
    found.add(_slips(pair, found))
    gone = [one.source_span for one in found.changes if one.kind == "actor_dropped" and one.source_span is not None]
    counted = quantity_changes(pair)
    gone += [one.source_span for one in counted.changes if one.kind == "renamed" and one.source_span is not None]
    found.add(_epithets(pair, who, scopes.columns.union(*map(pair.source.within, gone)) if gone else scopes.columns))
    found.add(counted)
    found.add(time_changes(pair))
    found.add(_strength(pair))
    asked = cue_strength(pair, who)
    found.add(asked)
    if asked.changes:
        found.add(addressees(pair, asked.changes))
    found.add(told_as_fact(pair))
    found.changes.extend(role_changes(pair, who))
    found.changes.extend(_moves(pair))
    found.changes.extend(scare_quotes(pair))
    found.changes.extend(mark for mark, is_honest in ellipses(pair) if not is_honest)
    found.changes.extend(_rest(pair, found))
    if len(found.changes) < 2:
        return tuple(found.changes)
    return tuple(sorted(found.changes, key=lambda c: (_place(pair, c), c.kind, c.source_text)))


def _place(pair: Compared, one: Change) -> int:
    """Return where in the target a change is read: at its own words, or where the source's would stand."""
    if one.target_span is not None:
        return one.target_span.start
    if one.source_span is None:
        return 0
    ends, start = pair.source.ends, one.source_span.start
    before = next((row for row, column, _ in reversed(pair.links) if ends[column] <= start), None)
    return pair.target.ends[before] if before is not None else pair.target.starts[pair.run.rows[0]]


def _slips(pair: Compared, done: Explained) -> Explained:
    """Misspellings of the source's word, and words one letter away that are another word."""
    found = Explained([], set(), set())
    for link in pair.unlike:
        if link.row in done.rows:
            continue
        was, now = pair.source.keys[link.column], pair.target.keys[link.row]
        if is_slip(was, now) or (link.likeness == "near" and _name_one_thing(pair, link)):
            found.changes.append(change(pair, "typo", rows=[link.row], columns=[link.column]))
        elif link.likeness not in ("near", "skeleton") or _unended(was) == _unended(now):
            continue
        elif not is_word(now) and is_word(was):
            if OSA.distance(now, was, score_cutoff=2) <= 2:
                found.changes.append(change(pair, "typo", rows=[link.row], columns=[link.column]))
        elif link.likeness == "near" and pair.target.stems[link.row] != pair.source.stems[link.column]:
            found.changes.append(change(pair, "substituted", rows=[link.row], columns=[link.column]))
    for gap in pair.gaps:
        others = [(row, pair.target.keys[row]) for row in gap.rows] if gap.columns else ()
        for column in gap.columns if others else ():
            word = pair.source.keys[column]
            row = next((row for row, other in others if is_slip(word, other)), None)
            if row is not None and row not in found.rows:
                found.changes.append(change(pair, "typo", rows=[row], columns=[column]))
                found.rows.add(row)
                found.columns.add(column)
    return found


def _unended(word: str) -> str:
    """Return a word (a key) without the ending that its place in the sentence asks for: مقاتلو, مقاتلي."""
    for ending in _CASES if word.endswith(_CASES) else ():
        if word.endswith(ending):
            return word.removesuffix(ending)
    return word


def _name_one_thing(pair: Compared, link: Link) -> bool:
    """Whether two names a letter apart may be one: no list knows both as two things."""
    was, now = pair.source.words[link.column], pair.target.words[link.row]
    if was.mention < 0 or now.mention < 0 or OSA.distance(was.key, now.key, score_cutoff=1) > 1:
        return False
    if was.entity == now.entity:
        return True
    return not (_is_listed(pair.source, was.entity) and _is_listed(pair.target, now.entity))


def _is_listed(forms: Forms, entity: str | None) -> bool:
    return any(one.id == entity and (one.curated or one.lat is not None) for one in forms.reading.entities)


def is_slip(was: str, now: str) -> bool:
    """Whether two letters next to each other were exchanged, or one doubled, in a word (keys) that this makes none."""
    length, other = len(was), len(now)
    if length < SLIP_LENGTH or not -1 <= length - other <= 1 or was == now:
        return False
    if length == other:
        at = next(i for i, (one, other) in enumerate(zip(was, now, strict=True)) if one != other)
        exchanged = was[:at] + was[at + 1 : at + 2] + was[at] + was[at + 2 :]
        return now == exchanged and not attested(now) and not attested(_definite(now))
    short, long = sorted((was, now), key=len)
    at = next((i for i, one in enumerate(short) if one != long[i]), len(short))
    doubled = at > 0 and long[at] == long[at - 1]
    return doubled and long[:at] + long[at + 1 :] == short and not attested(now) and not is_word(now)


def _definite(word: str) -> str:
    """Return a word without its article, or with one where it has none: either may be known alone."""
    bare = word.removeprefix("ال")
    return bare if bare != word else f"ال{word}"


def _epithets(pair: Compared, who: frozenset[str], marked: set[int]) -> Explained:
    there, here = pair.source.noted.epithets, pair.target.noted.epithets
    if there.isdisjoint(pair.gone) and here.isdisjoint(pair.come):
        return NOTHING
    found = Explained([], set(), set())
    for gap in pair.gaps:
        # Unless it stands in a name of the narrator.
        lost = [c for c in gap.columns if c in there and c not in marked and pair.source.words[c].entity not in who]
        new = [r for r in gap.rows if r in here and pair.target.words[r].entity not in who]
        if not lost and not new:
            continue
        kept = {pair.target.stems[row] for row in new}
        known = {pair.source.stems[column] for column in lost}
        # It may stand in the next clause.
        gone = [c for c in lost if (stem := pair.source.stems[c]) not in kept and not _stands_beside_links(pair, stem)]
        come = [r for r in new if pair.target.stems[r] not in known]
        for column, row in replaced(pair, [gap]):
            if column in gone or row in come:
                found.changes.append(change(pair, "renamed", rows=[row], columns=[column]))
                found.columns.add(column)
                found.rows.add(row)
        for column in gone:
            instead = _other_noun(pair, column) if column not in found.columns else None
            if instead is not None:
                found.changes.append(change(pair, "renamed", rows=[instead], columns=[column]))
                found.columns.add(column)
                found.rows.add(instead)
        gone = [column for column in gone if column not in found.columns]
        come = [row for row in come if row not in found.rows]
        for group in _runs_of(gone):
            kind: ChangeKind = "actor_dropped" if _stands_alone(pair.source, group[0]) else "epithet_dropped"
            found.changes.append(change(pair, kind, columns=group))
        found.changes.extend(change(pair, "epithet_added", rows=group) for group in _runs_of(come))
        found.columns.update(lost)
        found.rows.update(new)
    return found


def _stands_alone(forms: Forms, number: int) -> bool:
    """Whether a word that takes sides names somebody by itself: "with the help of mercenaries", not of whom."""
    if number == 0 or forms.words[number].key.startswith("ال") or forms.words[number - 1].key not in _BEFORE_SOMEBODY:
        return False
    return number + 1 == len(forms.words) or forms.words[number + 1].mention < 0


def _other_noun(pair: Compared, column: int) -> int | None:
    """Return the one noun for people in the target that nothing answers to, where the source's noun takes sides."""
    some, others = pair.source.noted.some, pair.target.noted.some
    if column not in some or pair.source.words[column - 1].key.startswith("ال"):
        return None
    rows = range(pair.run.rows[0], pair.run.rows[1] + 1)
    free = [row for row in rows if row in others and row not in pair.column_of]
    return free[0] if len(free) == 1 and pair.target.words[free[0]].stem != pair.source.words[column].stem else None


def _stands_beside_links(pair: Compared, stem: str) -> bool:
    """Whether a stem stands in the target's sentences beside the words that are linked."""
    stems = pair.target.stems
    return in_sentences(pair, stems).count(stem) > [stems[link.row] for link in pair.links].count(stem)


def _runs_of(numbers: Sequence[int]) -> Iterator[list[int]]:
    """Yield neighbouring numbers together."""
    group: list[int] = []
    for number in numbers:
        if group and number != group[-1] + 1:
            yield group
            group = []
        group.append(number)
    if group:
        yield group


def _strength(pair: Compared) -> Explained:
    strong = pair.source.noted.degrees
    if pair.gone.isdisjoint(strong):
        return NOTHING
    found = Explained([], set(), set())
    for gap in pair.gaps:
        for column in gap.columns if gap.rows else ():
            for row in gap.rows if column in strong else ():
                direction = stronger(pair, row, column)
                if direction is not None and column not in found.columns and row not in found.rows:
                    found.changes.append(change(pair, direction, rows=[row], columns=[column]))
                    found.rows.add(row)
                    found.columns.add(column)
    return found


def _moves(pair: Compared) -> Iterator[Change]:
    group: list[Link] = []
    for link in [*sorted(pair.moved), None] if pair.moved else ():
        if link is not None and (not group or link.row <= group[-1].row + 2):
            group.append(link)
            continue
        content = [one for one in group if pair.target.words[one.row].content]
        if len(content) >= MOVED_WORDS:
            yield change(pair, "moved", rows=[one.row for one in content], columns=[one.column for one in content])
        group = [link] if link is not None else []


def _rest(pair: Compared, done: Explained) -> Iterator[Change]:
    """Yield what no rule accounts for. Where one phrase stands against one, it took its place."""
    for gap in pair.gaps:
        rows = list(_phrases(pair.target, gap.rows, done.rows)) if gap.rows else []
        columns = list(_phrases(pair.source, gap.columns, done.columns)) if gap.columns else []
        rows, columns = _unlike(pair, rows, columns)
        untouched = done.rows.isdisjoint(gap.rows) and done.columns.isdisjoint(gap.columns)
        if len(rows) == len(columns) == 1 and untouched:
            yield change(pair, "substituted", rows=rows[0], columns=columns[0])
            continue
        for group in rows:
            # What is left over of the sentence before and after the run may hold it.
            answers = elsewhere(
                pair.target,
                pair.source,
                group,
                near=pair.run.columns,
                used=range(pair.run.columns[0], pair.run.columns[1] + 1),
            )
            yield from moved_or_added(pair.target, pair.source, group, answers, pair.links)
        for group in columns:
            yield change(pair, "dropped", columns=group)


def _unlike(pair: Compared, rows: list[list[int]], columns: list[list[int]]) -> tuple[list[list[int]], list[list[int]]]:
    """Return the phrases of a gap without one verb in two forms that stand in each other's place: ونمهل → وممهلا."""
    here = [_verb_of(pair.target, group) for group in rows]
    there = [_verb_of(pair.source, group) for group in columns]
    both = {*here} & {*there} - {None}
    return (
        [group for group, verb in zip(rows, here, strict=True) if verb not in both],
        [group for group, verb in zip(columns, there, strict=True) if verb not in both],
    )


def _verb_of(forms: Forms, group: Sequence[int]) -> str | None:
    """Return what a word alone has without the letters of person, of the participle and of their endings."""
    if len(group) > 1:
        return None
    word = forms.words[group[0]].key.lstrip("وف")
    ending = next((ending for ending in _ENDINGS if word.endswith(ending)), "")
    rest = word.removesuffix(ending) if len(word) - len(ending) > _LETTERS else word
    return rest[1:] if rest[:1] in _PERSONS and len(rest) > _LETTERS else None


def _phrases(forms: Forms, gap: Sequence[int], done: set[int]) -> Iterator[list[int]]:
    """Yield what a gap says in phrases, with the little words between."""
    group: list[int] = []
    for number in gap:
        if group and (number != group[-1] + 1 or number in done or forms.words[group[-1]].after):
            yield _trimmed(forms, group)
            group = []
        if number not in done and (group or forms.words[number].telling):
            group.append(number)
    if group:
        yield _trimmed(forms, group)


def _trimmed(forms: Forms, group: list[int]) -> list[int]:
    while not forms.words[group[-1]].telling:
        group.pop()
    return group
