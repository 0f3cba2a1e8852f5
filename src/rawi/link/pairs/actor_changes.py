"""Who was left out, put in or called by another name between a source and its target.

An alias is recorded as renamed, never as equal words. What the target says by a pronoun is not left out; what it takes
over from elsewhere in the source is not put in. Allies can vanish in a pronoun's number (سيطرتهم → سيطرته).
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from rapidfuzz.distance import OSA

from rawi.lexicon.ally_nouns import ally_noun
from rawi.link.pairs.gaps import Compared, Gap, change
from rawi.link.texts.features import Forms
from rawi.link.texts.noted import Named, is_more
from rawi.link.texts.traits import EPITHET, country, traits
from rawi.link.texts.words import enclitic
from rawi.model import ActorValue, Change, Mention

T = TypeVar("T")

PLURAL = frozenset({"هم", "هما", "هن"})
SINGULAR = frozenset({"ه", "ها"})
# How a noun of somebody's ends, whatever it is.
_THEIR = ("ها", "هم", "هما")
# Little words that go with an actor when it goes.
COMPANIONS = frozenset({"مع", "ضد"})


class Explained(NamedTuple):
    """Changes, and the words of each side they account for."""

    changes: list[Change]
    rows: set[int]
    columns: set[int]

    def add(self, other: "Explained") -> None:
        """Take over what another rule found."""
        if other is not NOTHING:
            self.changes.extend(other.changes)
            self.rows.update(other.rows)
            self.columns.update(other.columns)


# What a rule returns where none of the words is one that it asks about.
NOTHING = Explained([], set(), set())


def actor_changes(pair: Compared, who: frozenset[str]) -> Explained:
    """Return what happened to the actors of a run.

    `who` are the ids of the source's narrator, who may be named or not: it goes without saying.
    """
    found = Explained([], set(), set())
    names = list(named(pair.source, pair.run.columns))
    others = list(named(pair.target, pair.run.rows))
    for side, mine in ((found.columns, names), (found.rows, others)):
        side.update(word for name in mine if name.mention.entity in who for word in name.words)
    names = [name for name in names if not _is_narrator(pair, name, who)]
    others = [name for name in others if name.mention.entity not in who]
    anew = dict(replaced(pair, pair.gaps))
    lost: set[int] = set()
    counterparts = _counterparts(pair, names, others)
    answering = {other.mention.id for other in counterparts.values()}
    others = [other for other in others if other.mention.id not in answering]
    for name in names:
        other = counterparts.get(name.mention.id)
        if other is None:
            row = anew.get(name.words[0]) if len(name.words) == 1 else _said_by_its_noun(pair, name)
            row = _said_by_nisba(pair, name) if row is None else row
            if row is not None:
                found.changes.append(change(pair, "renamed", rows=[row], columns=name.words))
                found.rows.add(row)
                found.columns.update(name.words)
            elif not (_is_said_otherwise(pair, name) or _loses_its_noun(pair, name)):
                lost.update(column for column in name.words if column not in pair.row_of)
            continue
        found.rows.update(other.words)
        found.columns.update(name.words)
        found.changes.extend(_rewritten(pair, name, other))
    lost.update(column for column in pair.gone & pair.source.noted.companions if _is_word_left_out(pair, column))
    for name, other in _by_another_noun(pair, names, others, lost) if lost and others else ():
        found.changes.append(change(pair, "renamed", rows=other.words, columns=name.words))
        found.columns.update(name.words)
        found.rows.update(other.words)
        lost.difference_update(name.words)
        others.remove(other)
    if lost:
        groups = list(_groups(pair, lost))
        found.changes.extend([change(pair, "actor_dropped", columns=group) for group in groups])
        found.columns.update(*groups)
        found.changes.extend(_lost_in_number(pair, min(lost)))
    for name in others:
        if _is_in_the_source(pair, name):
            found.rows.update(name.words)
        elif _is_put_in(pair, name):
            found.rows.update(name.words)
            found.changes.append(change(pair, "actor_added", rows=name.words))
    return found


def _by_another_noun(
    pair: Compared, names: Sequence[Named], others: Sequence[Named], lost: set[int]
) -> list[tuple[Named, Named]]:
    """Return the one noun for a side that is gone with the one that came, where it takes sides: الخوارج → فلان."""
    gone = [name for name in names if lost.issuperset(name.words)]
    came = [other for other in others if _is_put_in(pair, other) and not _is_in_the_source(pair, other)]
    if len(gone) != 1 or len(came) != 1:
        return []
    judged = any(_takes_sides(pair.source, number) for number in gone[0].words)
    return [(gone[0], came[0])] if judged or _is_common(gone[0].mention) else []


def addressees(pair: Compared, asked: Iterable[Change]) -> Explained:
    """Return who is asked in the source, between its verb of asking and the run, and not in the target's sentence."""
    found = Explained([], set(), set())
    start = pair.run.columns[0]
    verbs = [pair.source.within(one.source_span)[0] for one in asked if one.source_span is not None]
    before = [column for column in verbs if column < start]
    if not before:
        return found
    stems, known = set(in_sentences(pair, pair.target.stems)), _meant(pair)
    lost: set[int] = set()
    for name in named(pair.source, (min(before) + 1, start - 1)):
        said = name.mention.entity in known or any(pair.source.stems[number] in stems for number in name.words)
        if not said:
            lost.update(name.words)
    groups = list(_groups(pair, lost))
    found.changes.extend(change(pair, "actor_dropped", columns=group) for group in groups)
    found.columns.update(lost)
    return found


def _is_narrator(pair: Compared, name: Named, who: frozenset[str]) -> bool:
    """Whether a name is the narrator's, or the beginning of it: "the General Command" in its own statement."""
    if name.mention.entity is not None:
        return name.mention.entity in who
    called = (source.name for source in pair.source.reading.sources if source.id in who)
    return " " in name.mention.text and any(one.startswith(f"{name.mention.text} ") for one in called)


def _said_by_its_noun(pair: Compared, name: Named) -> int | None:
    """Return the noun that a name begins with where it stands for all of it: جماعة كذا → الجماعة."""
    first = name.words[0]
    row = pair.row_of.get(first)
    rest = name.words[1:-1] if _is_judged(pair.source, name) else name.words[1:]
    alone = row is not None and all(column not in pair.row_of for column in rest)
    return row if alone and pair.target.words[row or 0].key == f"ال{pair.source.words[first].key}" else None


def _loses_its_noun(pair: Compared, name: Named) -> bool:
    """Whether all of a name is kept but the noun it begins with: مخازن جهاز الإمداد → مخازن الإمداد."""
    first, *rest = name.words
    return bool(rest) and first not in pair.row_of and all(column in pair.row_of for column in rest)


def replaced(pair: Compared, gaps: Iterable[Gap]) -> Iterator[tuple[int, int]]:
    """Yield nouns for people that nobody is known by, with those that took their place: المهاجمين → الإرهابيين."""
    some, others = pair.source.noted.some, pair.target.noted.some
    for gap in gaps if not (some.isdisjoint(pair.gone) or others.isdisjoint(pair.come)) else ():
        for row in gap.rows:
            column = pair.column_of.get(row - 1, -2) + 1
            if row in others and column in some and column in gap.columns:
                yield column, row


def named(forms: Forms, ends: tuple[int, int]) -> Iterator[Named]:
    """Yield the actors and persons of a stretch of words, and the countries named as those who act."""
    names, (first, last) = forms.noted.names, ends
    for number in range(bisect_left(forms.noted.last_of_names, first), len(names)):
        name = names[number]
        if name.words[0] > last:
            return
        if name.words[0] < first or name.words[-1] > last:
            name = Named(name.mention, tuple(word for word in name.words if first <= word <= last))
        if name.mention.kind != "place" or _acts(forms, name):
            yield name


def _acts(forms: Forms, name: Named) -> bool:
    """Whether a country is named as one who acts: no preposition before its first word says where, nor a colon."""
    first, end = name.words[0], name.mention.span.end
    heads = forms.reading.document.text[end : end + 2].lstrip().startswith(":")
    return not heads and (first == 0 or forms.words[first - 1].content)


def _counterparts(pair: Compared, names: Sequence[Named], others: Sequence[Named]) -> dict[str, Named]:
    """Return who stands in the target where each of `names` stands in the source: the same one first."""
    found: dict[str, Named] = {}
    free = list(others)
    for same_entity in (True, False):
        for name in names if free else ():
            if name.mention.id in found:
                continue
            linked = {pair.row_of[column] for column in name.words if column in pair.row_of}
            for other in free:
                same = name.mention.entity is not None and name.mention.entity == other.mention.entity
                if same_entity and not same:
                    continue
                here = same or (other.mention.entity is None and _is_common(other.mention))
                if not linked.isdisjoint(other.words) or (here and _share_a_gap(pair, name, other)):
                    found[name.mention.id] = other
                    free.remove(other)
                    break
    return found


def _share_a_gap(pair: Compared, name: Named, other: Named) -> bool:
    columns, rows = set(name.words), set(other.words)
    return any(not (columns.isdisjoint(gap.columns) or rows.isdisjoint(gap.rows)) for gap in pair.gaps)


def _rewritten(pair: Compared, name: Named, other: Named) -> list[Change]:
    """Return what calling `name` by `other` changes."""
    if _stems(pair.source, name) == _stems(pair.target, other):
        return _judged_otherwise(pair, name, other)
    was, now = name.mention, other.mention
    if _is_less_judged(pair, name, other):
        kept = {pair.target.stems[number] for number in other.words}
        gone = [c for c in name.words if pair.source.stems[c] not in kept and not _is_known_epithet(pair, c)]
        return [change(pair, "epithet_dropped", columns=gone)] if gone else []
    if now.entity is None and _is_common(now):
        # A common noun in the place of a name stands for it where it is part of it (تنظيم داعش → التنظيم).
        linked = any(pair.row_of.get(column) in other.words for column in name.words)
        return [change(pair, "renamed" if linked else "substituted", rows=other.words, columns=name.words)]
    if was.entity is not None and was.entity == now.entity:
        return [change(pair, "renamed", rows=other.words, columns=name.words)]
    if was.entity is None and _is_common(now) and any(_takes_sides(pair.source, number) for number in name.words):
        # قوات العدو → قوات الجيش: who the enemy was is told, not left out.
        return [change(pair, "renamed", rows=other.words, columns=name.words)]
    if _is_common(now) and not _is_common(was):
        return [change(pair, "actor_dropped", rows=other.words, columns=name.words)]
    if was.kind == "person" and _is_misspelt(pair, name, other):
        return [change(pair, "typo", rows=other.words, columns=name.words)]
    if was.entity is not None and now.entity is not None:
        return [change(pair, "substituted", rows=other.words, columns=name.words)]
    return []


def _stems(forms: Forms, name: Named) -> list[str]:
    """Return the stems of a name without the adjective of abuse or praise that may end it (النظام المجرم)."""
    return [forms.stems[number] for number in (name.words[:-1] if _is_judged(forms, name) else name.words)]


def _is_less_judged(pair: Compared, name: Named, other: Named) -> bool:
    """Whether all that one writing of a name has and the other has not takes sides: عصابات فلان → فلان."""
    rest = [pair.target.stems[number] for number in other.words]
    less = 0
    for at, number in enumerate(name.words):
        if rest and pair.source.stems[number] == rest[0]:
            del rest[0]
            continue
        before = name.words[at - 1] if at else number
        if not _takes_sides(pair.source, number) and not _ends_epithet(pair, before, number):
            return False
        less += 1
    return less > 0 and not rest


def _ends_epithet(pair: Compared, before: int, number: int) -> bool:
    """Whether a word only ends what the epithet before it begins: مجرم الحرب."""
    word = pair.source.words[number]
    return before != number and word.key.startswith("ال") and _takes_sides(pair.source, before)


def _takes_sides(forms: Forms, number: int) -> bool:
    return bool(traits(forms.keys[number]) & EPITHET)


def _is_known_epithet(pair: Compared, column: int) -> bool:
    """Whether the rule for epithets sees a word by itself."""
    return column in pair.source.noted.epithets


def _is_judged(forms: Forms, name: Named) -> bool:
    last = name.words[-1]
    return len(name.words) > 1 and forms.keys[last].startswith("ال") and _takes_sides(forms, last)


def _judged_otherwise(pair: Compared, name: Named, other: Named) -> list[Change]:
    """Return the adjective that one of two writings of a name ends with and the other has not, nor its sentence."""
    column, row = name.words[-1], other.words[-1]
    was, now = _is_judged(pair.source, name), _is_judged(pair.target, other)
    if was and not now and column not in pair.row_of:
        said = pair.source.stems[column] in in_sentences(pair, pair.target.stems)
        return [] if said else [change(pair, "epithet_dropped", columns=[column])]
    return [change(pair, "epithet_added", rows=[row])] if now and not was and row not in pair.column_of else []


def _is_misspelt(pair: Compared, name: Named, other: Named) -> bool:
    """Whether two names are one but for a letter: أبو هاشم, أبو هشام."""
    if len(name.words) != len(other.words) or len(name.words) < 2:
        return False
    ones = " ".join(pair.source.words[number].key for number in name.words)
    others = " ".join(pair.target.words[number].key for number in other.words)
    return OSA.distance(ones, others, score_cutoff=1) <= 1


def _is_common(mention: Mention) -> bool:
    return isinstance(mention.value, ActorValue) and mention.value.register == "common"


def in_sentences(pair: Compared, forms: tuple[T, ...]) -> tuple[T, ...]:
    """Return what stands for the words of the target's sentences the run begins and ends in; `forms` has all words."""
    sentences, (first, last) = pair.target.sentences, pair.run.rows
    here = pair.target.sentence(sentences[first])
    if last < here.stop:
        return forms[here.start : here.stop]
    there = pair.target.sentence(sentences[last])
    return forms[here.start : here.stop] + forms[there.start : there.stop]


def _is_said_otherwise(pair: Compared, name: Named) -> bool:
    """Whether the target names the actor elsewhere in the sentence, or says it by a pronoun or in plain words."""
    if all(column in pair.row_of for column in name.words) or _is_owned_still(pair, name):
        return True
    entity = name.mention.entity
    if entity is not None and entity in _meant(pair):
        return True
    if len(name.words) == 1 and entity is None:
        called = _in_any_case(pair.source.stems[name.words[0]])
        if called in map(_in_any_case, in_sentences(pair, pair.target.stems)):
            return True
    before = name.words[0] - 1
    row = pair.row_of.get(before)
    return (
        row is not None and bool(enclitic(pair.target.words[row].key)) and not enclitic(pair.source.words[before].key)
    )


def _meant(pair: Compared) -> set[str]:
    """Return whom and what the target's sentences name."""
    return {word.entity for word in in_sentences(pair, pair.target.words) if word.entity is not None}


def _is_owned_still(pair: Compared, name: Named) -> bool:
    """Whether the noun with its pronoun is kept, without the adjective: قواتنا المسلحة → قواتها."""
    first = name.words[0]
    row = pair.row_of.get(first)
    return row is not None and bool(enclitic(pair.source.words[first].key) and enclitic(pair.target.words[row].key))


def _said_by_nisba(pair: Compared, name: Named) -> int | None:
    """Return the adjective of the country, by itself, that the target has in place of a name with that adjective."""
    countries = {country(pair.source.words[number].key) for number in name.words} - {None}
    if not countries or len(name.words) < 2:
        return None
    rows = range(pair.run.rows[0], pair.run.rows[1] + 1)
    free = (row for row in rows if row not in pair.column_of and pair.target.words[row].entity is None)
    return next((row for row in free if country(pair.target.words[row].key) in countries), None)


def _in_any_case(stem: str) -> str:
    return stem[:-2] if stem.endswith(("ين", "ون")) else stem


def _is_word_left_out(pair: Compared, column: int) -> bool:
    """Whether a noun for allies, or the adjective of a country, has no counterpart in the target's sentence."""
    key = pair.source.words[column].key
    if is_more(pair.source.words, column):
        return pair.source.stems[column] not in in_sentences(pair, pair.target.stems)
    noun = ally_noun(key)
    adjective_of = country(key) if noun is None and pair.source.words[column].mention < 0 else None
    if noun is None and adjective_of is None:
        return False
    keys = in_sentences(pair, pair.target.keys)
    theirs = enclitic(key) or key.endswith(_THEIR)
    if noun is not None and not theirs and _is_before_a_place(pair.source, column):
        # What belongs to a district is a village.
        return False
    if noun is not None:
        return all(ally_noun(word) != noun for word in keys)
    return all(country(word) != adjective_of for word in keys)


def _is_before_a_place(forms: Forms, number: int) -> bool:
    mention = forms.words[number + 1].mention if number + 1 < len(forms.words) else -1
    return mention >= 0 and forms.reading.mentions[mention].kind == "place"


def adds_somebody(forms: Forms, number: int) -> bool:
    """Whether a word goes on with somebody else: "and its allies", "and the Popular Resistance"."""
    word = forms.words[number]
    if not word.key.startswith("و"):
        return False
    actor = word.mention >= 0 and forms.reading.mentions[word.mention].kind in ("actor", "person")
    return actor or is_more(forms.words, number) or ally_noun(word.key) is not None


def _groups(pair: Compared, lost: set[int]) -> Iterator[list[int]]:
    """Yield the lost words in groups that stand together, with the little words before and between them."""
    group: list[int] = []
    for column in sorted(lost):
        between = range(group[-1] + 1, column) if group else range(0)
        if group and all(c not in pair.row_of and not pair.source.words[c].content for c in between):
            group += [*between, column]
            continue
        if group:
            yield group
        before = column - 1
        goes_along = before >= 0 and before not in pair.row_of and pair.source.words[before].key in COMPANIONS
        group = [before, column] if goes_along else [column]
    if group:
        yield group


def _lost_in_number(pair: Compared, first_lost: int) -> Iterator[Change]:
    """Yield the pronouns after a lost actor that no longer count it: theirs in the source, his in the target."""
    sentence = pair.source.sentences[first_lost]
    for link in pair.unlike:
        was, now = pair.source.words[link.column], pair.target.words[link.row]
        if link.column < first_lost or was.sentence != sentence or was.stem != now.stem:
            continue
        if enclitic(was.key) in PLURAL and enclitic(now.key) in SINGULAR:
            yield change(pair, "actor_dropped", rows=[link.row], columns=[link.column])


def _is_in_the_source(pair: Compared, name: Named) -> bool:
    """Whether the sentence of the source has all words of a name, whatever they were read as."""
    sentences = [pair.source.sentence(pair.source.sentences[column]) for column in pair.run.columns]
    said = set().union(*(pair.source.stems[each.start : each.stop] for each in sentences))
    return all(pair.target.stems[row] in said for row in name.words)


def _is_put_in(pair: Compared, name: Named) -> bool:
    """Whether the target names somebody whom the source does not know and no pronoun of it can mean."""
    if name.mention.entity is None or any(row in pair.column_of for row in name.words):
        return False
    if name.mention.entity in pair.source.entities:
        return False
    column = pair.column_of.get(name.words[0] - 1)
    return column is None or not enclitic(pair.source.words[column].key)
