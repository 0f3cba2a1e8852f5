"""Who does what to whom in a clause: by the frame of its trigger, word order, agreement and prepositions.

Arabic verbs stand before their subject or after it, agree with it when it comes first, and in writing show no
passive. Where these do not settle a role, it stays open.
"""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field

from rawi.lexicon.clause_words import ClauseWords, WordClass
from rawi.lexicon.conjugate import Inflection
from rawi.lexicon.triggers import Form
from rawi.model import Entity, Mention, Participant, Span
from rawi.read.agreement import has_feminine, is_feminine, is_plural, words_of_phrase
from rawi.read.heads import Head
from rawi.read.phrases import Phrase
from rawi.text import Text

Group = list[Phrase]
# Without an object named after it, a verb of these types with people after it is passive: قتل خمسة مدنيين.
_FORCES_OF = frozenset({"fighters", "forces"})
_THINGS = frozenset({"posts", "buildings", "vehicles", "weapons", "explosive", "places", "relief", "ships"})
_DOERS = frozenset({"fighters", "forces", "civilians", "air"})
_SUFFERED = frozenset({"killing", "injury", "capture", "detention", "abduction", "release", "displacement"})


@dataclass(slots=True)
class Cast:
    """The roles of one clause.

    `subject` is the grammatical subject, for the clause after it, and `names` what verbs after it agree with (none
    for the first person), `many` whether as many. `named`: some noun is the subject, be it one that names no actor.
    """

    agents: list[Participant] = field(default_factory=list)
    targets: list[Participant] = field(default_factory=list)
    subject: list[Participant] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    many: bool = False
    named: bool = False
    counted: list[Phrase] = field(default_factory=list)
    passive: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What is known around a clause: earlier subjects, who is spoken of, who speaks.

    `near` are actors named before in the sentence, nearest last; `carried` the subject of the clause before with
    its `names`, `them` whom it was done to. `speaker` stands for the first person, `antecedent` for الذي.
    `answers`: somebody with a part in things speaks; `near_named`: he has named an actor before; `by_pronoun`: the
    clause begins with أنها or the like; `counted_before`: people are counted before, whom a pronoun may mean too.
    `covered` are tokens of mentions and of nouns of a known kind.
    """

    near: Sequence[Participant]
    carried: Sequence[Participant]
    names: Sequence[str]
    many: bool
    words: ClauseWords
    document: str
    them: Sequence[Participant] = ()
    speaker: Entity | None = None
    speaker_feminine: bool = False
    antecedent: Participant | None = None
    answers: bool = False
    near_named: bool = False
    by_pronoun: bool = False
    counted_before: bool = False
    covered: Container[int] = ()


def cast(text: Text, head: Head, before: Sequence[Phrase], after: Sequence[Phrase], known: Known) -> Cast:
    """Return the roles of a clause: `before` are the phrases up to its trigger, `after` those that follow."""
    if head.hit.finite:
        return _of_verb(text, head, groups(before), groups(after), known)
    return _of_noun(text, head, groups(before), groups(after), known)


def groups(phrases: Iterable[Phrase]) -> list[Group]:
    """Return the phrases with those that و joins in one group."""
    found: list[Group] = []
    for phrase in phrases:
        if phrase.joined and found and _alike(found[-1][-1], phrase):
            found[-1].append(phrase)
        else:
            found.append([phrase])
    return found


def participant(mention: Mention) -> Participant:
    """Return a mention in a role."""
    return Participant(entity=mention.entity, text=mention.text, span=mention.span)


def implied(text: Text, head: Head, entity: Entity, document: str) -> Participant:
    """Return somebody in a role that no words but the trigger's own stand for."""
    token = text.tokens[head.hit.token]
    return Participant(entity=entity.id, text=token.text, span=Span(document, token.start, token.end))


def agrees(inflection: Inflection, known: Known) -> bool:
    """Whether a verb that follows the clause before could have its subject."""
    if not known.names:
        return False
    if inflection.number in ("plural", "dual"):
        return known.many
    if known.many:
        return False
    feminine = is_feminine(known.names[0], known.words)
    return (inflection.gender == "feminine") == feminine


def _alike(one: Phrase, other: Phrase) -> bool:
    people = ("actor", "person", "common", "quantity")
    return one.kind == other.kind or (one.kind in people and other.kind in people)


def _bare(found: Sequence[Group]) -> list[Group]:
    return [group for group in found if not group[0].preposition and not group[0].genitive]


def _who(group: Group) -> list[Participant]:
    return [participant(mention) for phrase in group for mention in phrase.who]


def _of_verb(text: Text, head: Head, before: list[Group], after: list[Group], known: Known) -> Cast:
    result = Cast()
    row = head.form.trigger.row
    subject, objects = _subject(text, head.hit.finite, head.form, head, before, after, known, result)
    _give(result, row.subject, subject, known)
    _of_their_own(text, head, subject, row.subject, known, result)
    for group in objects:
        result.counted += _figures(group)
        if row.object in ("target", "either") or (row.object == "place" and _is_people(group)):
            result.targets += _who(group)
    if head.form.enclitic and row.object == "target":
        result.targets += _pronoun(text, head, known, result)
    _prepositional(head.form, [*before, *after], result)
    return result


def _subject(
    text: Text,
    named: bool,
    form: Form,
    head: Head,
    before: list[Group],
    after: list[Group],
    known: Known,
    result: Cast,
) -> tuple[Group | None, list[Group]]:
    """Return the group that is the subject, null for a pronoun, and the groups that are objects."""
    row, inflection = form.trigger.row, form.inflection
    joined = head.joined if named else form.proclitics.startswith(("و", "ف"))
    bare = _bare(after)
    if row.object == "target" and _is_vowelled_passive(text, head, form):
        result.passive = True
        ahead = [group for group in _bare(before) if group[0].kind != "place"]
        return None, ahead[-1:] if ahead and not joined else bare
    ahead = [group for group in _bare(before) if group[0].kind != "place" or row.subject in ("place", "target")]
    if inflection.person == "first" or (known.by_pronoun and named):
        return None, bare
    if form.enclitic and named and _doer_follows(head, bare):
        return bare[0], bare[1:]
    if ahead and not joined:
        return ahead[-1], bare
    if inflection.number in ("plural", "dual"):
        return None, bare
    people = [group for group in bare if group[0].kind != "place"]
    if form.enclitic:
        return (people[0] if people else None), []
    if not people or bare[0][0].kind == "place":
        return None, bare
    first = people[0]
    others = [group for group in bare if group is not first]
    if row.subject not in ("agent", None) or row.object not in ("target", "place", "either"):
        return first, others
    if any(group[0].kind != "place" for group in others) or (others and row.object == "place"):
        return first, others
    if row.object == "target" and row.event_type in _SUFFERED and not _can_act(first):
        going_on = joined and agrees(inflection, known)
        # A feminine verb with men after it has its subject before it: وأسرت ثلاثة عشر عنصرا.
        other = inflection.gender == "feminine" and not any(has_feminine(text, phrase, known.words) for phrase in first)
        told = inflection.tense == "imperfect" or row.event_type not in ("killing", "injury")
        result.passive = not (other or (going_on and told))
        return None, bare
    if first[0].kind in ("common", "quantity") and not first[0].owner and _is_thing(first):
        return None, bare
    if first[0].kind in ("common", "quantity") and joined and agrees(inflection, known):
        return None, bare
    if row.object == "target" and row.event_type in _SUFFERED:
        result.passive = True
        return None, []
    return first, others


def _doer_follows(head: Head, bare: list[Group]) -> bool:
    """Whether an actor stands right after a verb that carries its object (خمسة رجال أعدمهم التنظيم)."""
    return bool(bare) and bare[0][0].start - head.hit.token <= 1 and _is_people(bare[0])


def _is_vowelled_passive(text: Text, head: Head, form: Form) -> bool:
    """Whether a perfect is written with the vowel of the passive (قُتل)."""
    written = text.tokens[head.hit.token].text
    return form.inflection.tense == "perfect" and "\u064f" in written[: len(form.proclitics) + 2]


def _can_act(group: Group) -> bool:
    return group[0].kind == "actor"


def _is_thing(group: Group) -> bool:
    classes = group[0].classes
    return "facilities" in classes or (bool(classes & _THINGS) and not classes & _DOERS)


def _is_people(group: Group) -> bool:
    return group[0].kind in ("actor", "person") or bool(group[0].owner)


def _give(result: Cast, role: str | None, subject: Group | None, known: Known, *, carrier: bool = False) -> None:
    if subject is not None:
        who = _who(subject)
        result.subject = who
        result.names = [item.text for item in who]
        result.many = len(subject) > 1 or is_plural(words_of_phrase(subject[0]))
        result.named = True
        if role == "agent":
            result.agents += who
        elif role == "target":
            result.targets += who
            result.counted = [*_figures(subject), *result.counted]
        elif role in ("event", "cause") and not carrier:
            result.counted = [*_figures(subject), *result.counted]


def _of_their_own(text: Text, head: Head, subject: Group | None, role: str | None, known: Known, result: Cast) -> None:
    """Give a role to forces named as the speaker's own (قواتنا، مقاتليه), where nobody else is named."""
    if subject is None or role not in ("agent", "target") or known.speaker is None or not known.answers:
        return
    phrase = subject[0]
    settled = any(item.entity is not None for item in result.subject)
    token = text.tokens[phrase.start]
    if settled or not phrase.classes & _FORCES_OF or known.speaker.kind != "actor":
        return
    ours = token.key.endswith("نا")
    feminine = known.speaker_feminine
    leads = head.stretch.begins and phrase.start < head.hit.token
    theirs = leads and not known.carried and not known.near_named and token.key.endswith("ها" if feminine else "ه")
    if ours or theirs:
        span = Span(known.document, token.start, token.end)
        own = Participant(entity=known.speaker.id, text=token.text, span=span)
        result.subject = [own]
        result.names = [known.speaker.name]
        result.many = token.key.removesuffix("ها").removesuffix("ه").removesuffix("نا").endswith(("ي", "و"))
        if role == "agent":
            result.agents = [own, *(item for item in result.agents if item.entity is not None)]
        else:
            result.targets = [own, *(item for item in result.targets if item.entity is not None)]


def _figures(group: Group) -> list[Phrase]:
    return [phrase for phrase in group if phrase.kind == "quantity"]


def fill_subject(text: Text, form: Form, head: Head, known: Known, result: Cast, *, token: int) -> None:
    """Give the role of a subject that no noun names: the speaker, the antecedent of الذي, the subject before."""
    row, inflection = form.trigger.row, form.inflection
    if result.passive or result.subject or result.named or _unknown_follows(text, token, known):
        return
    names: Sequence[str] = ()
    many = False
    speaker = known.speaker if known.speaker is not None and known.speaker.kind == "actor" else None
    if inflection.person == "first":
        found = [implied(text, head, speaker, known.document)] if speaker is not None else []
    elif head.relative is not None and not _resumes(text, head, form):
        found = [known.antecedent] if known.antecedent is not None else []
        names = [item.text for item in found]
    elif agrees(inflection, known):
        found, names, many = list(known.carried), known.names, known.many
    elif inflection.number == "plural" and known.them:
        found = list(known.them)
    else:
        found = []
    result.subject, result.names, result.many = found, list(names), many
    if _resumes(text, head, form) and row.object == "target" and known.antecedent is not None:
        result.targets.append(known.antecedent)
    if row.subject == "agent":
        result.agents += [item for item in found if item not in result.agents]
    elif row.subject == "target":
        result.targets += [item for item in found if item not in result.targets]


def _resumes(text: Text, head: Head, form: Form) -> bool:
    """Whether the pronoun written with a verb takes up الذي itself (الذين أسرتهم): then it is not the subject."""
    if head.relative is None or not form.enclitic:
        return False
    word = text.tokens[head.relative].key
    return form.enclitic == {"الذي": "ه", "التي": "ها"}.get(word, "هم")


def _unknown_follows(text: Text, token: int, known: Known) -> bool:
    """Whether a word of no known kind stands right after a verb: it may well be its subject."""
    i = token + 1
    while i < len(text.tokens) and text.tokens[i].kind == "quote":
        i += 1
    if i >= len(text.tokens) or text.tokens[i].kind != "word" or i in known.covered:
        return False
    word = text.tokens[i].key
    return not any(known.words.has(name, word) for name in _SMALL) and not word.startswith(("ب", "ل"))


_SMALL: tuple[WordClass, ...] = (
    "preposition",
    "adverb",
    "governing",
    "upon_it",
    "for_them",
    "with_pronoun",
    "among",
    "any",
    "opener",
    "that",
    "counted",
)


def _pronoun(text: Text, head: Head, known: Known, result: Cast) -> list[Participant]:
    """Return whom the pronoun written with a verb or noun means, where only one is in question."""
    taken = {item.entity or item.text for item in [*result.agents, *result.subject]}
    left: dict[str, Participant] = {}
    for item in known.near:
        if (item.entity or item.text) not in taken:
            left[item.entity or item.text] = item
    if len(left) != 1 or known.counted_before:
        return []
    (only,) = left.values()
    token = text.tokens[head.hit.token]
    return [Participant(entity=only.entity, text=token.text, span=Span(only.span.document, token.start, token.end))]


def _owner(text: Text, head: Head, known: Known) -> list[Participant]:
    """Return whom the pronoun of a masdar means (سيطرته): the last subject it agrees with, else the last such name."""
    enclitic = head.form.enclitic
    token = text.tokens[head.hit.token]
    if enclitic == "نا":
        found = [implied(text, head, known.speaker, known.document)] if known.speaker is not None else []
    elif enclitic in ("ه", "ها"):
        wanted = enclitic == "ها"
        carried = list(known.carried) if [is_feminine(name, known.words) for name in known.names] == [wanted] else []
        agreeing = [item for item in known.near if is_feminine(item.text, known.words) == wanted]
        found = carried or agreeing[-1:]
    else:
        found = list(known.carried) if len(known.carried) > 1 else []
    return [
        Participant(entity=item.entity, text=token.text, span=Span(item.span.document, token.start, token.end))
        for item in found
    ]


def _prepositional(form: Form, found: Sequence[Group], result: Cast) -> None:
    roles = form.trigger.prepositions
    for group in found:
        preposition = group[0].preposition
        if not preposition or group[0].genitive:
            continue
        befell = result.passive or not result.named or form.trigger.row.subject == "target"
        if preposition == "with" or (preposition == "by" and befell):
            result.agents += _who(group)
            continue
        role = "target" if preposition == "ضد" else roles.get(preposition)
        if role == "agent":
            result.agents += _who(group)
        elif role == "target":
            result.targets += _who(group)
            result.counted += _figures(group)


def _of_noun(text: Text, head: Head, before: list[Group], after: list[Group], known: Known) -> Cast:
    result = Cast()
    form, row = head.form, head.form.trigger.row
    helpers = [group for group in before if group[0].preposition in ("by", "with")]
    near = [group for group in after if group[0].start - head.hit.token <= _NEAR and not group[0].preposition]
    bare = [group for group in after if not group[0].preposition]
    first = near[0] if near and not form.definite else None
    if first is not None:
        _genitive(row.subject, first, bare, result)
    if head.carrier is not None and not (row.subject == "agent" and result.agents):
        _carried_by(text, head, before, after, known, result)
    if head.modal and not result.agents:
        who = [group for group in _bare(before) if group[0].kind == "actor"]
        result.agents += _who(who[-1]) if who else []
    for group in bare:
        if group is not first and row.object != "place":
            result.counted += _figures(group)
    if form.enclitic and row.subject == "target":
        result.targets += _pronoun(text, head, known, result)
    elif form.enclitic and row.subject == "agent" and not result.agents:
        owner = _owner(text, head, known)
        result.agents += owner
        result.subject = owner
        result.names = ["هي" if form.enclitic == "ها" else "هو"] if owner else []
    _prepositional(form, [*helpers, *after], result)
    return result


_NEAR = 2


def _genitive(role: str | None, first: Group, bare: list[Group], result: Cast) -> None:
    who, kind = _who(first), first[0].kind
    second = [group for group in bare if group is not first and group[0].kind != "place"]
    if kind == "quantity" or (kind == "common" and not first[0].owner):
        result.counted += _figures(first)
        if role in ("target", "either"):
            result.targets += who
        elif role == "agent" and not _is_thing(first):
            result.agents += who
            result.named = True
        return
    if kind == "place":
        return
    if role == "agent" or (second and role in ("target", "either")):
        result.agents += who
        result.subject, result.names, result.many = who, [item.text for item in who], len(first) > 1
        if role != "agent":
            for group in second:
                result.targets += _who(group)
    elif role == "target":
        result.targets += who
        result.counted += _figures(first)


def _carried_by(text: Text, head: Head, before: list[Group], after: list[Group], known: Known, result: Cast) -> None:
    """Give the roles that the verb gives which carries an event noun (قام النظام بنقل، تعرضت المدينة لقصف)."""
    carrier = head.carrier
    if carrier is None:
        return
    form = carrier.carriers[0]
    if carrier.finite:
        ahead = [group for group in before if group[0].start < carrier.token]
        between = [group for group in before if group[0].start > carrier.token]
        if carrier.token > head.hit.token:
            ahead, between = [], after
        subject, _ = _subject(text, True, form, head, ahead, between, known, result)
        result.passive = False
    else:
        near = [group for group in before if group[0].start > carrier.token and not group[0].preposition]
        subject = near[0] if near else None
    role = form.trigger.row.subject
    if role in ("agent", "target"):
        _give(result, role, subject, known, carrier=True)
        _of_their_own(text, head, subject, role, known, result)
        if subject is None and carrier.finite:
            fill_subject(text, form, head, known, result, token=carrier.token)
    elif subject is not None and role == "cause":
        result.subject = []
