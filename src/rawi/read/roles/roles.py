"""Who does what to whom in a clause: by the frame of its trigger, word order, agreement and prepositions.

Arabic verbs stand before their subject or after it, agree with it when it comes first, and in writing show no
passive. Where these do not settle a role, it stays open.
"""

from collections.abc import Container, Iterable, Sequence

import msgspec

from rawi.lexicon.clause_words import ClauseWords, WordClass
from rawi.lexicon.conjugate import Inflection
from rawi.lexicon.triggers import Form
from rawi.model import Entity, Mention, Participant, Span
from rawi.read.events.agreement import is_bare_name, is_feminine, is_plural, words_of_phrase
from rawi.read.events.heads import Head
from rawi.read.events.phrases import Phrase
from rawi.read.events.triggers import Hit
from rawi.text import Text, attested, key

Group = list[Phrase]
FORCES_OF = frozenset({"fighters", "forces"})
THINGS = frozenset({"artillery", "posts", "buildings", "vehicles", "weapons", "explosive", "places", "relief", "ships"})
MEANS = FORCES_OF | {"air", "artillery", "vehicles", "weapons"}
# Whose these are fired them.
ARMS = frozenset({"air", "artillery", "explosive", "weapons"})
_SITES = frozenset({"buildings", "facilities", "posts"})
_DOERS = frozenset({"fighters", "forces", "civilians", "air"})
_HELD = frozenset({"abduction", "capture", "detention"})
# What is done to one man, where a pronoun of one is written with it.
_TAKEN_ALONE = frozenset({"abduction", "detention"})
_OFF = key("عن")
# A subject that verbs agree with as with one woman.
SHE = "هي"
_SO_KILLED = frozenset(
    map(key, ("رميا", "حرقا", "ذبحا", "شنقا", "خنقا", "دهسا", "طعنا", "ضربا", "جوعا", "لاحقا", "فورا"))
)
_TWO = 2
_OF_PEOPLE = frozenset({"abduction", "capture", "detention", "injury", "killing", "release"})
_WHICH, _WHO_MANY = ("الذي", "التي"), ("الذين", "اللذين", "اللواتي")
_PLURAL = "ايا"
_PART_OF = frozenset({"من", "في"})
# Behind a blow and ف those it was dealt to do these.
THE_REST = "فر الباقون"
_FLED = frozenset({"فر", "لاذ بالفرار", THE_REST})
_BACKS = key("الأدبار")


class Cast(msgspec.Struct):
    """The roles of one clause.

    `subject` is the grammatical subject, for the clause after it, and `names` what verbs after it agree with (none
    for the first person), `many` whether as many. `helpers` did it with the doers, and alone they did not.
    `named`: some noun is the subject, be it one that names no actor.
    """

    agents: list[Participant] = msgspec.field(default_factory=list)
    targets: list[Participant] = msgspec.field(default_factory=list)
    subject: list[Participant] = msgspec.field(default_factory=list)
    names: list[str] = msgspec.field(default_factory=list)
    many: bool = False
    named: bool = False
    counted: list[Phrase] = msgspec.field(default_factory=list)
    helpers: list[Participant] = msgspec.field(default_factory=list)
    passive: bool = False


class Known(msgspec.Struct, frozen=True):
    """What is known around a clause: earlier subjects, who is spoken of, who speaks.

    `near` are actors named before in the sentence, nearest last; `carried` the subject of the clause before with
    its `names`, `them` whom it was done to. `speaker` stands for the first person, `antecedent` for الذي,
    with those `beside` him for الذين.
    `answers`: somebody with a part in things speaks; `near_named`: he has named an actor before; `by_pronoun`: the
    clause begins with أنها or the like; `counted_before`: people are counted before, whom a pronoun may mean too.
    `placed_since`: a place is named after the last of `near`. `covered` are tokens of mentions and of nouns of a known
    kind. `doers`: of whom the account told first, others than who speaks in it. `body`: of whom a nameless speaker is.
    `beaten`: whom the clause before tells of a blow to; `suffered`: it tells what befell those `carried`; `as_one`:
    its verb speaks of them as of one woman, whoever is joined behind her (هاجمت الكتائب وجيش العزة وقتلت). `persons`:
    who of `near` are men.
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
    beside: Sequence[Participant] = ()
    answers: bool = False
    near_named: bool = False
    by_pronoun: bool = False
    counted_before: bool = False
    covered: Container[int] = ()
    placed_since: bool = False
    doers: Sequence[Participant] = ()
    body: Entity | None = None
    beaten: Sequence[Participant] = ()
    suffered: bool = False
    as_one: bool = False
    persons: Container[str | None] = ()


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


def speaking(text: Text, head: Head, entity: Entity, document: str) -> Participant:
    """Return who speaks in a role that his own words give him: where he is named, else the trigger."""
    link = head.stretch.chain[-1]
    if link.span is None or not link.text:
        return implied(text, head, entity, document)
    return Participant(entity=entity.id, text=link.text, span=link.span)


def agrees(inflection: Inflection, known: Known, *, joined: bool = False) -> bool:
    """Whether a verb that follows the clause before could have its subject; `joined`: و joins it."""
    if not known.names:
        return False
    if inflection.number == "plural" and joined and inflection.gender == "masculine":
        # Forces are spoken of as of their men: هاجمت القوات … وأسروا.
        return True
    if inflection.number == "dual":
        return known.many and len(known.names) == _TWO
    if inflection.number == "plural":
        return known.many
    if known.many:
        # دخلت قوات النظام والميليشيات القرية وسيطرت عليها
        alike = all(is_feminine(name, known.words) for name in known.names)
        # البيشمركة أخلوا القرية ثم قصفتها: a collective may be one or many.
        collective = len(known.names) == 1 and not is_plural(known.names[0], known.words)
        return inflection.gender == "feminine" and (known.as_one or ((joined or collective) and alike))
    feminine = is_feminine(known.names[0], known.words)
    # Names of one word without the article are spoken of as either: أعلنت حماس, أعلن تنظيم.
    either = inflection.gender == "feminine" and is_bare_name(known.names[0])
    return either or (inflection.gender == "feminine") == feminine


def _alike(one: Phrase, other: Phrase) -> bool:
    people = ("actor", "person", "common", "quantity")
    if one.kind == "quantity" and other.kind == "common" and is_thing([other]) and not is_thing([one]):
        # 94 شهيدا ومدرسة للأونروا
        return False
    return one.kind == other.kind or (one.kind in people and other.kind in people)


def unmarked(found: Sequence[Group]) -> list[Group]:
    """Return the groups that neither a preposition nor a noun before them governs: subjects and objects."""
    return [group for group in found if not group[0].preposition and not group[0].genitive]


def who_of(group: Group) -> list[Participant]:
    """Return the actors and persons a group means, in the role they may take."""
    return [participant(mention) for phrase in group for mention in phrase.who]


def is_thing(group: Group) -> bool:
    """Whether a group begins with a thing that does nothing by itself."""
    classes = group[0].classes
    return "facilities" in classes or (bool(classes & THINGS) and not classes & _DOERS)


def is_in_accusative(text: Text, phrase: Phrase, words: ClauseWords) -> bool:
    """Whether a common noun shows that it is an object (أوقفوا رتلا للحركة): no plural (سرايا), nor behind إن."""
    bare = phrase.head.endswith("ا") and not phrase.head.endswith(_PLURAL) and not phrase.head.startswith("ال")
    behind_that = phrase.start > 0 and words.has("that", text.tokens[phrase.start - 1].key)
    return phrase.kind == "common" and bare and not behind_that


def is_site(group: Group) -> bool:
    """Whether a group begins with what stands still, whoever it belongs to (ثكنة للجيش)."""
    return not group[0].classes.isdisjoint(_SITES) and group[0].classes.isdisjoint(MEANS - {"vehicles", "weapons"})


def is_people(group: Group) -> bool:
    """Whether a group names an actor or a person, or whose its people or things are."""
    return group[0].kind in ("actor", "person") or bool(group[0].owner)


def give(result: Cast, role: str | None, subject: Group | None, known: Known, *, carrier: bool = False) -> None:
    """Give the subject its role; with a carrier, figures of an event are not its own."""
    if subject is not None:
        who = who_of(subject)
        result.subject = who
        # دورية من الجيش ... وأعدمت: verbs agree with the patrol.
        result.names = [words_of_phrase(phrase) for phrase in subject if phrase.who]
        result.many = len(subject) > 1 or is_plural(words_of_phrase(subject[0]), known.words)
        if subject[0].kind == "quantity" and is_thing(subject) and who:
            # ستون آلية من الكتيبة: things counted are spoken of as one woman, whatever the number ends in.
            result.names, result.many = [SHE], False
        result.named = True
        if role == "agent":
            result.agents += who
        elif role == "target":
            result.targets += who
            result.counted = [*figures_of(subject), *result.counted]
        elif role in ("event", "cause") and not carrier:
            result.counted = [*figures_of(subject), *result.counted]
            if role == "event":
                # ارتقى القائد فلان شهيدا.
                result.targets += [item for phrase in subject if phrase.kind == "person" for item in who_of([phrase])]


def figures_of(group: Group) -> list[Phrase]:
    """Return the quantities of a group."""
    return [phrase for phrase in group if phrase.kind == "quantity"]


def fill_subject(text: Text, form: Form, head: Head, known: Known, result: Cast, *, token: int) -> None:
    """Give the role of a subject that no noun names: the speaker, the antecedent of الذي, the subject before."""
    row, inflection = form.trigger.row, form.inflection
    if _befell_antecedent(text, head, form, known, result):
        result.passive = True
        result.targets += [*known.beside, known.antecedent] if known.antecedent is not None else []
    resumed = known.antecedent if _resumes(text, head, form) and row.object == "target" else None
    if resumed is not None and not result.targets and resumed not in result.agents:
        # الناشطة فلانة التي اغتالها مسلحون
        result.targets += [*known.beside, resumed]
    if result.passive or result.subject or result.named:
        return
    if inflection.number == "singular" and inflection.person != "first" and unknown_follows(text, form, token, known):
        return
    if inflection.number == "plural" and _many_follow(text, form, token, known):
        return
    names: Sequence[str] = ()
    many = False
    speaker = known.speaker if known.speaker is not None and known.speaker.kind == "actor" else None
    if inflection.person == "first":
        found = [implied(text, head, speaker, known.document)] if speaker is not None else []
    elif head.relative is not None and not _resumes(text, head, form) and not _of_place(known, form):
        found = [*known.beside, known.antecedent] if known.antecedent is not None else []
        names, many = [item.text for item in found], len(found) > 1
    elif row.lemma in _FLED and _is_of_beaten(text, form, token, known):
        # هاجمت القوات الموقع ففروا: who was attacked; not so ولاذوا بالفرار.
        found = [item for item in known.beaten if item.entity is not None]
    elif agrees(inflection, known, joined=head.joined or form.proclitics[:1] in ("و", "ف")):
        found, names, many = list(known.carried), known.names, known.many
    elif inflection.number == "plural" and known.them:
        found = list(known.them)
    else:
        found = []
    result.subject, result.names, result.many = found, list(names), many
    again = bool(found) and known.suffered and found == list(known.carried) and _may_befall(form)
    done = again and _has_bare(text, token, known)
    if done and inflection.number == "singular":
        # أصيب الضابط وقتل مهاجما: him, or he did it.
        result.subject, result.names, result.named = [], [], True
    elif again and not done:
        # خُطف فلان من منزله وقتل: what befell him goes on; of وأصيب فلان وقتل ثلاثة nobody is told who did it.
        nobody = not (result.targets or result.counted)
        result.passive = nobody
        result.targets += found if nobody else []
        result.subject, result.names = (found, list(names)) if nobody else ([], [])
    elif row.subject == "agent":
        result.agents += [item for item in found if item not in result.agents]
    elif row.subject == "target":
        result.targets += [item for item in found if item not in result.targets]


def _has_bare(text: Text, token: int, known: Known) -> bool:
    """Whether a noun stands right behind a verb, which may be its object, and says not how it was done (رميا)."""
    word = text.tokens[token + 1] if token + 1 < len(text.tokens) else None
    if word is None or word.kind != "word" or word.key.startswith(("ب", "ل")) or word.key in _SO_KILLED:
        return False
    return not any(known.words.has(name, word.key) for name in (*_SMALL, "of_wounds"))


def _many_follow(text: Text, form: Form, token: int, known: Known) -> bool:
    """Whether those a verb of many tells of stand right behind it, as is spoken (ماتو عشرين، طلعو الاهالي مظاهره)."""
    after = token + 1
    if after >= len(text.tokens) or not text.tokens[token].light.endswith("و") or form.enclitic:
        return False
    there = after in known.covered or text.tokens[after].kind == "number"
    return there and (form.trigger.row.subject == "target" or form.trigger.row.object is None)


def _may_befall(form: Form) -> bool:
    """Whether a verb in the perfect that tells what is done to people may be its passive."""
    row = form.trigger.row
    done = row.subject == "agent" and row.object == "target" and row.event_type in _OF_PEOPLE
    return done and form.inflection.tense == "perfect" and not form.enclitic


def _is_of_beaten(text: Text, form: Form, token: int, known: Known) -> bool:
    """Whether those flee who were dealt a blow: many behind ف, whoever turns his back (وولوا الأدبار), and the rest."""
    after = text.tokens[token + 1].key if token + 1 < len(text.tokens) else ""
    many = form.inflection.number == "plural" and bool(known.beaten)
    return after == _BACKS or form.trigger.row.lemma == THE_REST or (form.proclitics[:1] == "ف" and many)


def _befell_antecedent(text: Text, head: Head, form: Form, known: Known, result: Cast) -> bool:
    """Whether الذي right before a verb suffered it, as nobody else is named whom it befell (الذي قتل برصاص قناص)."""
    row, right_before = form.trigger.row, head.relative == head.hit.token - 1
    done = row.subject == "agent" and row.object == "target" and row.event_type in _OF_PEOPLE
    others = [phrase for phrase in result.counted if text.tokens[phrase.end - 1].key not in TIMES]
    nobody = not (result.targets or others or result.subject or result.named)
    after = text.tokens[head.hit.token + 1].key if head.hit.token + 1 < head.end else ""
    # مقاتليه الذين يقتلون بنيران إسرائيلية
    by_fire = after.startswith("ب") and known.words.has("fire", after)
    perfect = form.inflection.tense == "perfect"
    return done and right_before and nobody and not form.enclitic and (perfect or by_fire)


def _of_place(known: Known, form: Form) -> bool:
    """Whether the pronoun written with a verb takes up a place before الذي (الحركة لم تخل المدينة التي انتزعتها)."""
    return known.antecedent is None and bool(form.enclitic) and form.trigger.row.object == "place"


def _resumes(text: Text, head: Head, form: Form) -> bool:
    """Whether the pronoun written with a verb takes up الذي itself (الذين أسرتهم): then it is not the subject.

    Not so what is done to a place: those who took it are the subject (القوات التي استعادتها).
    """
    if head.relative is None or not form.enclitic or form.trigger.row.object == "place":
        return False
    word = text.tokens[head.relative].key
    return form.enclitic == {"الذي": "ه", "التي": "ها"}.get(word, "هم")


def unknown_follows(text: Text, form: Form, token: int, known: Known) -> bool:
    """Whether a word of no known kind stands right after a verb: it may well be its subject."""
    i = token + 1
    while i < len(text.tokens) and text.tokens[i].kind == "quote":
        i += 1
    if i >= len(text.tokens) or text.tokens[i].kind != "word" or i in known.covered:
        return False
    word = text.tokens[i].key
    # وأخلى قسرا مئات العائلات: what ends so is no subject.
    own = word in form.trigger.followed_by or word.endswith(_THEIRS) or _TANWIN in text.tokens[i].text
    # ورفع علمه: a feminine noun, which may be written so, is no subject of a masculine verb either.
    feminine = form.inflection.gender == "masculine" and text.tokens[i].text.endswith("ه")
    own = own or (feminine and form.trigger.row.event_type not in _OF_PEOPLE)
    # حيث قصف النازحين: people in the oblique are whom it is done to.
    own = own or (word.startswith("ال") and word.endswith("ين") and attested(f"{word[2:-2]}ون"))
    return not own and not any(known.words.has(name, word) for name in _SMALL) and not word.startswith(("ب", "ل"))


# What has a pronoun is of somebody told of, and what is done to (اعتقلت صاحبها).
_THEIRS = ("ته", "ها", "هم", "هما")
_TANWIN = "\u064b"
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


def pronoun_of(text: Text, head: Head, known: Known, result: Cast) -> list[Participant]:
    """Return whom the pronoun written with a verb or noun means, where only one is in question."""
    if head.form.enclitic in ("نا", "هما"):
        # تعتقلهما: of two, whoever they are. وصلتنا ثلاث جثث: of us who speak, and of nobody spoken of.
        return []
    which = text.tokens[head.relative].key if head.relative == head.hit.token - 1 else ""
    if (which in _WHICH or (which in _WHO_MANY and head.form.enclitic == "هم")) and known.antecedent is None:
        # بيته الذي نسفه الجيش: what stands before الذي, and names nobody.
        return []
    taken = {item.entity or item.text for item in [*result.agents, *result.subject]}
    people = head.form.trigger.row.event_type in _OF_PEOPLE or head.form.inflection.number == "plural"
    goes_on = people and head.joined and head.hit.finite
    if not taken and goes_on and agrees(head.form.inflection, known, joined=True):
        # خطف مسلحون من الحركة الشيخ فلانا وأعدموه: not those who did it.
        taken = {item.entity or item.text for item in known.carried}
    left: dict[str, Participant] = {}
    for item in known.near:
        if (item.entity or item.text) not in taken and _may_mean(text, head.form.enclitic, item, known):
            left[item.entity or item.text] = item
    if len(left) > 1 and head.form.trigger.row.event_type in _TAKEN_ALONE and head.form.enclitic in ("ه", "ها"):
        # منزل القيادي في الحركة فلان واعتقلوه: a man is, no body.
        left = {name: item for name, item in left.items() if item.entity in known.persons} or left
    # ضربت الغارة الحي فسوته بالأرض: a place, where one was named since.
    of_place = known.placed_since and head.form.trigger.row.event_type not in _OF_PEOPLE
    if len(left) != 1 or known.counted_before or of_place:
        return []
    (only,) = left.values()
    if head.form.trigger.row.event_type in _HELD and _freed_another(text, head, only):
        return []
    token = text.tokens[head.hit.token]
    return [Participant(entity=only.entity, text=token.text, span=Span(only.span.document, token.start, token.end))]


def _freed_another(text: Text, head: Head, named: Participant) -> bool:
    """Whether somebody of no name, behind عن, is nearer than who is named (أفرج التنظيم عن الصحفي بعد احتجازه)."""
    first = text.covering(named.span.start, named.span.end)[1]
    return any(token.key == _OFF for token in text.tokens[first : head.hit.token])


# So often, and not so many (الذي جرح ست مرات).
TIMES = ("مرات", "مره", "مرتين")
# A verb of many, with a pronoun or without.
_OF_MANY = ("وا", "وه", "وها", "وهم")


def _may_mean(text: Text, pronoun: str, item: Participant, known: Known) -> bool:
    """Whether a pronoun of one may mean somebody by gender: his, or that of the noun before him (رتل من القوات)."""
    if pronoun not in ("ه", "ها"):
        return True
    first = text.covering(item.span.start, item.span.end)[0]
    if first > 0 and pronoun == "ه" and text.tokens[first - 1].key.endswith(_OF_MANY):
        # شالوه الجنجويد وقتلوه: they are many, whom they took is one.
        return False
    if first > 1 and text.tokens[first - 1].key in _PART_OF:
        return is_feminine(text.tokens[first - 2].key, known.words) == (pronoun == "ها")
    feminine = is_feminine(item.text, known.words)
    return (pronoun == "ها") == feminine or (is_bare_name(item.text) and pronoun == "ها")


def owner_of(text: Text, head: Head, known: Known, *, carrier: Hit | None = None) -> list[Participant]:
    """Return whom the pronoun of a masdar means (سيطرته): the last subject it agrees with, else the last such name.

    `carrier`: the word with the pronoun, where it is not the head's (قيامها بقتل).
    """
    enclitic = carrier.carriers[0].enclitic if carrier is not None else head.form.enclitic
    token = text.tokens[carrier.token if carrier is not None else head.hit.token]
    if enclitic == "نا":
        found = [implied(text, head, known.speaker, known.document)] if known.speaker is not None else []
    elif enclitic in ("ه", "ها"):
        wanted = enclitic == "ها"
        carried = list(known.carried) if [is_feminine(name, known.words) for name in known.names] == [wanted] else []
        agreeing = [item for item in known.near if is_feminine(item.text, known.words) == wanted]
        found = carried or agreeing[-1:]
        own = known.speaker is not None and known.speaker.kind == "actor" and known.speaker_feminine == wanted
        if not found and own and known.answers and known.speaker is not None and not known.near_named:
            # ونفت القيادة ما تردد عن دخولها المخيم
            found = [implied(text, head, known.speaker, known.document)]
    else:
        found = list(known.carried) if len(known.carried) > 1 or (known.many and enclitic == "هم") else []
    return [
        Participant(entity=item.entity, text=token.text, span=Span(item.span.document, token.start, token.end))
        for item in found
    ]
