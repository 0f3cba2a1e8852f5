"""Whose deed a clause tells where no noun in it says so: the speaker, the one addressed, the subject before."""

from collections.abc import Sequence
from itertools import islice

from rawi.lexicon.clause_words import WordClass, any_of
from rawi.lexicon.shape_words import shape_words
from rawi.model import Entity, EventType, Participant, Span
from rawi.read.events.agreement import is_meant, is_plural, words_of_phrase
from rawi.read.events.carriers import doing
from rawi.read.events.heads import Head, Stretch
from rawi.read.events.phrase_words import blow_of
from rawi.read.events.phrases import Phrase, phrases
from rawi.read.events.triggers import word_before
from rawi.read.kinds import BLOWS, FORCE
from rawi.read.roles import roles
from rawi.read.roles.antecedents import antecedent_of, joined_before
from rawi.read.roles.ascribed import is_told, judges
from rawi.read.roles.losses import beaten, goes_on_of_others, is_on_dress
from rawi.read.roles.roles import Cast, Known
from rawi.read.roles.struck import is_struck_ones
from rawi.read.roles.tellings import Page, Telling, goes_on_as_one
from rawi.read.roles.that_pronouns import (
    agrees_with_pronoun,
    is_she,
    means_issuer,
    means_who_speaks,
    only_agreeing,
    opened_with_pronoun,
    pronoun_of,
    that_with_pronoun,
    whom_pronoun_means,
)
from rawi.read.roles.voices import first_word
from rawi.text import key

_PEOPLE = frozenset({"civilians", "fighters", "forces", "people"})
_BETWEEN, _HAD, _THEN = key("بين"), key("قد"), key("ثم")
# So far back in the sentence stands who a pronoun means; a subject. Tokens.
_LOOK_BACK, _TOPIC = 200, 12
# After the first word (a verb, إن) the subject may stand.
_NEXT = 1
_OPENING: tuple[WordClass, ...] = ("opener", "that", "before_that", "relative", "adverb", "upon")
_WITHIN: tuple[WordClass, ...] = ("before_that", "open_bound", "opener")
_WAS = shape_words("was")
_PRONOUNS = ("ه", "ها", "هم", "نا")
_JOINED = ("و", "ف")
_NTH = frozenset(map(key, ("لليوم", "لليلة", "للمرة", "للأسبوع", "للشهر", "للعام")))
# Whom so many clauses of an account do not name, it does not open with.
_OPENS = 1000
LEFT: frozenset[EventType] = frozenset({"retreat", "surrender"})
OF_MEN: frozenset[EventType] = frozenset({"abduction", "capture", "detention", "injury", "killing"})
BEFALLEN: frozenset[EventType] = OF_MEN | {"release"}
_LOST: frozenset[EventType] = frozenset({"capture", "destruction", "injury", "killing", "retreat"})
_OF_MANY = "وا"
_AFTER, _BACK = frozenset(map(key, ("بعد", "بعدما", "عقب", "عقبما"))), 3
# Behind a verb, these take up the noun it tells of.
_RESUMED = frozenset(map(key, ("به", "بها", "بهم", "فيه", "فيها", "عليه", "عليها", "إليه", "إليها", "منه", "منها")))


def known_around(page: Page, head: Head, earlier: Sequence[Telling]) -> Known:
    """Return what is known around a clause; `earlier` are the clauses told before it in its stretch."""
    text = page.text
    sentence = text.sentence_of(head.hit.token)
    near = named_before(page, head.hit.token, head.stretch)
    within = _is_within(page, head)
    main = (
        draft
        for draft in reversed(earlier)
        if (draft.cast.subject or draft.cast.named)
        and not (head.joined and _hangs_on(page, draft, head))
        and not (within and _is_done_to(page, draft, head))
    )
    last = next(main, None)
    if not earlier and page.drafts and _follows_on(page, head):
        last = page.drafts[-1]
    found = last.cast if last is not None else None
    carried, names, many = (found.subject, found.names, found.many) if found is not None else ([], [], False)
    if carried and (_describes_noun(page, head) or _describes_people(page, head)):
        carried, names, many = [], [], False
    if _is_joined(page, head):
        told = earlier[-1].head.end if earlier else head.stretch.start
        newer = _subject_untold(page, head, min(told, head.start)) if not carried or earlier else None
        if newer is not None and newer[0]:
            # A verb that is no known event had its own subject since: عاودت الجماعة القصف وقتلت.
            carried, names, many = newer
        elif not carried and earlier and not (found is not None and found.named and not found.agents):
            carried, names, many = _subject_untold(page, head, head.stretch.start, first=True)
    elif not carried and not earlier and (within or head.relative is not None):
        carried, names, many = _subject_untold(page, head, head.stretch.start, first=True)
    others = carried and (_is_one_man(page, head, carried) or _is_dead(page, head, earlier, carried))
    if carried and (others or goes_on_of_others(page, head, carried, many=many)):
        carried, names, many = [], [], False
    chain = head.stretch.chain
    speaker = page.speakers.of(chain[:-1] if means_issuer(page, head.stretch) else chain)
    called = head.stretch.chain[-1].text or (speaker.name if speaker is not None else "")
    feminine = is_she(page, head.stretch, called)
    pronoun = that_with_pronoun(page, head)
    again = pronoun is not None and speaker is not None and means_who_speaks(page, head, speaker, called, pronoun)
    if speaker is not None and (
        again or (not earlier and _means_speaker(page, head, speaker, carried, feminine=feminine))
    ):
        # Verbs agree with the pronoun before them, whatever the speaker is called.
        carried, names, many = (
            [roles.implied(text, head, speaker, page.document)],
            [roles.SHE if feminine else called],
            is_plural(called, page.lexicon.triggers.words),
        )
    if pronoun is not None and not carried and speaker is None and not earlier:
        carried, names = _nameless_speaker(page, head, pronoun)
    if pronoun is not None and not carried and pronoun.endswith(("ه", "ها")):
        carried, names = only_agreeing(page, head, near, feminine=pronoun.endswith("ها"))
    by_itself = whom_pronoun_means(page, head, near)
    if by_itself[0] and not agrees_with_pronoun(page, head, names):
        carried, names, many = by_itself
    antecedent, answers = antecedent_of(page, head, near), head.stretch.answers
    moved = bool(earlier) and earlier[-1].head.form.enclitic == "هم"
    them = earlier[-1].cast.targets if moved else ()
    words = page.lexicon.triggers.words
    begun = text.tokens[head.stretch.start].start
    spoken_of = any(item.span.start >= begun and item.entity is not None for item in near)
    first = head.carrier.token if head.carrier is not None else head.hit.token
    # Only a pronoun written with the word, or with what carries it, asks for these.
    may_mean = bool(head.form.enclitic) or head.carrier is not None
    counted = may_mean and page.overlay.has("quantity", max(sentence[0], first - _LOOK_BACK), first)
    return Known(
        near,
        carried,
        names,
        many,
        words,
        page.document,
        them,
        speaker,
        speaker_feminine=feminine,
        antecedent=antecedent,
        beside=joined_before(page, head, near, antecedent),
        answers=answers,
        near_named=spoken_of,
        by_pronoun=pronoun is not None,
        counted_before=counted,
        covered=page.covered,
        placed_since=may_mean and _placed_since(page, near, head),
        doers=_doers_before(page, head.stretch, speaker) if head.stretch.passage.role == "statement" else (),
        body=page.speakers.body_of(head.stretch.chain[-1], page.mentions) if speaker is None and answers else None,
        suffered=bool(earlier) and _befell(earlier[-1], carried),
        persons={item.entity for item in near if item.entity is not None and not page.is_actor(item.entity)},
        as_one=last is not None and carried is last.cast.subject and goes_on_as_one(head, last),
        beaten=beaten(head, earlier),
    )


def _is_one_man(page: Page, head: Head, carried: Sequence[Participant]) -> bool:
    """Whether one man was told of, and a verb goes on about many (حشد قدره رئيس البلدية فلان بمئة وأشعلوا)."""
    first = page.text.covering(carried[0].span.start, carried[0].span.end)[0]
    person = "person" in page.overlay.kinds.get(first, ()) and not page.is_actor(carried[0].entity or "")
    many = head.hit.finite and head.form.inflection.number == "plural" and head.form.inflection.person != "first"
    return many and person and len(carried) == 1


def _is_dead(page: Page, head: Head, earlier: Sequence[Telling], carried: Sequence[Participant]) -> bool:
    """Whether one man was told to have died: he does nothing more (قضى الجندي فلان حين حاصر حشد آلية).

    But for what he died after he had done, or suffered (قُتل فلان بعدما هاجم موقعا، متأثرا بجروح أصيب بها).
    """
    befell = head.form.trigger.row.subject == "target"
    before = page.text.tokens[max(0, head.hit.token - _BACK) : head.hit.token]
    if befell or any(token.key in _AFTER for token in before):
        return False
    dead = {
        item.entity
        for draft in earlier
        if draft.event_type == "killing" and draft.polarity and draft.modality == "asserted" and draft.head.hit.finite
        for item in draft.cast.targets
    }
    one = carried[0].entity
    return len(carried) == 1 and one in dead and one is not None and not page.is_actor(one)


def _befell(before: Telling, people: Sequence[Participant]) -> bool:
    """Whether a verb told just before what befell people, who are its subject (خُطف الصحفي من منزله)."""
    suffered = before.cast.passive or before.head.form.trigger.row.subject == "target"
    targets = {item.entity or item.text for item in before.cast.targets}
    told = before.event_type in BEFALLEN and suffered and before.head.hit.finite
    return told and bool(people) and all((item.entity or item.text) in targets for item in people)


def _nameless_speaker(page: Page, head: Head, pronoun: str) -> tuple[list[Participant], list[str]]:
    """Return the side that speaks and is called by no name, where its words begin with its pronoun (قال الجيش إنه)."""
    link = head.stretch.chain[-1]
    said = [item for item in page.mentions if link.span is not None and item.span == link.span and item.kind == "actor"]
    if (
        not head.stretch.begins
        or _is_later_that(page, head)
        or len(said) != 1
        or not is_meant(said[0].text, pronoun_of(pronoun), page.lexicon.triggers.words)
    ):
        return [], []
    return [roles.participant(said[0])], [said[0].text]


def _is_joined(page: Page, head: Head) -> bool:
    """Whether a clause is joined on by its verb, or by the verb that carries its noun (وبدأت الانسحاب، ثم شنت غارة)."""
    carrier = head.carrier
    carried = carrier is not None and carrier.finite and carrier.token < head.hit.token
    verb = carrier.token if carrier is not None and carried else head.hit.token
    joined = carrier is not None and carried and carrier.forms[0].proclitics[:1] in _JOINED
    return head.joined or joined or (verb > 0 and page.text.tokens[verb - 1].key == _THEN)


def _placed_since(page: Page, near: Sequence[Participant], head: Head) -> bool:
    """Whether a place, or a thing that "it" may mean, is named between the last of those named before and a verb."""
    token = head.hit.token
    last = page.text.covering(near[-1].span.start, near[-1].span.end)[1] if near else token
    if page.overlay.has("place", last, token):
        return True
    index = page.lexicon.triggers
    things = (index.classes(page.text.tokens[i].key) & roles.THINGS for i in range(last, token))
    return head.form.enclitic in ("ه", "ها") and any(things)


def _doers_before(page: Page, stretch: Stretch, speaker: Entity | None) -> list[Participant]:
    """Return the doers an account told of first, where they are others than who speaks in it."""
    told = page.told_in.get(stretch.passage.id, ())
    first = next((draft.cast.agents for draft in islice(told, _OPENS) if draft.cast.agents), [])
    own = speaker.id if speaker is not None else None
    return first if all(item.entity not in (None, own) for item in first) else []


def _hangs_on(page: Page, draft: Telling, head: Head) -> bool:
    """Whether a clause only says more of a noun before it, and a comma ends it (مجموعة تسللت من القرية، وقتلت)."""
    text, token = page.text, draft.head.hit.token
    row = head.form.trigger.row
    # وقعت القوة في كمين نصبته الحركة وخسرت عشرة: who loses is not who laid it.
    loses = row.subject == row.object == "target" and draft.event_type in BLOWS
    comma = loses or any(text.tokens[i].light in ("،", ",") for i in range(token, head.hit.token))
    bare = draft.head.link == "sequence" and not draft.head.joined and draft.head.hit.finite
    begun = draft.head.start if text.tokens[draft.head.start].key in _WAS else token
    # بناية في الحي كان قد احتمى بها نازحون
    there = text.tokens[token + 1].key in _RESUMED and begun < token
    within = bare and begun - 1 > draft.head.stretch.start and text.tokens[begun - 1].kind == "word"
    after_noun = within and (there or _is_of_no_clause(page, begun - 1))
    return comma and (draft.head.relative is not None or after_noun)


def _is_done_to(page: Page, draft: Telling, head: Head) -> bool:
    """Whether a deed is only named with who did it, and a comma ends it (في وجه هجوم شنته المليشيا، قبل أن تنسحب)."""
    text, token = page.text, draft.head.hit.token
    comma = any(text.tokens[i].light in "،," for i in range(token, head.hit.token))
    return comma and not draft.head.hit.finite and doing(text, token + 1, page.lexicon.triggers) is not None


def _describes_noun(page: Page, head: Head) -> bool:
    """Whether nothing but a noun stands before a clause, which then tells of that noun (لطائرة كانت تحاول القصف)."""
    text, start = page.text, head.start
    verb = head.carrier if head.carrier is not None and not head.hit.finite else head.hit
    own = verb.finite and not head.joined and not verb.conjunction and not verb.forms[0].enclitic
    if not own or start <= head.stretch.start or head.relative is not None:
        return False
    opening = any_of(page.lexicon.triggers.words, _OPENING)
    opened = text.tokens[start - 1].key in opening or text.tokens[start].key in opening
    return not opened and text.tokens[start - 1].kind != "punct" and text.tokens[start].key in _WAS


def _describes_people(page: Page, head: Head) -> bool:
    """Whether a verb of many stands right behind people that have no article: it tells of them (صور لشبان يبايعون)."""
    before = head.hit.token - 1
    own = head.hit.finite and head.form.inflection.number == "plural" and not head.joined and head.relative is None
    if not own or head.start != head.hit.token or before <= head.stretch.start:
        return False
    word = page.text.tokens[before].key
    index, bare = page.lexicon.triggers, word.lstrip("وفبل")
    people = not index.classes(word).isdisjoint(_PEOPLE) or index.words.has("men", bare)
    any_ones = people and not bare.startswith("ال") and not word.startswith("لل")
    return "quantity" in page.overlay.kinds.get(before, ()) or any_ones


def _is_of_no_clause(page: Page, i: int) -> bool:
    """Whether a word is a noun without the article: what follows it at once may describe it."""
    word = page.text.tokens[i]
    index = page.lexicon.triggers
    noun = i in page.overlay.kinds or bool(index.classes(word.key)) or word.key.endswith("ه")
    noun = noun or blow_of(word.key, index) == "noun"
    return (
        word.kind == "word" and noun and "actor" not in page.overlay.kinds.get(i, ()) and not word.key.startswith("ال")
    )


def _subject_untold(
    page: Page, head: Head, start: int, *, first: bool = False
) -> tuple[list[Participant], list[str], bool]:
    """Return the one side named as the subject of what is told before and is no known event (انتشر الجيش … واعتقل).

    `first`: only a side that begins the sentence, or stands next to the verb that does.
    """
    found = roles.groups(phrases(page.text, start, head.start, page.overlay, page.lexicon.triggers))
    sides = [group for group in found if not group[0].preposition and not group[0].genitive and group[0].who]
    sides = [
        group for group in sides if not (is_on_dress(page, group[0].who[0].span.start) or _is_object(page, group[0]))
    ]
    opens = first_word(page.text, head.stretch)
    leads = bool(sides) and opens is not None and sides[0][0].start - opens <= _NEXT
    if not sides or (first and not leads) or (len(sides) > 1 and not leads):
        return [], [], False
    if any(is_struck_ones(page, phrase) for phrase in sides[0]) or any(
        _is_newer(group[0], sides[0]) for group in found
    ):
        return [], [], False
    if judges(page, start if opens is None else min(start, opens), sides[0][0].start, or_asks=True):
        return [], [], False
    who = [roles.participant(item) for phrase in sides[0] for item in phrase.who]
    if sides[0][0].kind == "quantity" and roles.is_thing(sides[0]):
        return who, [roles.SHE], False
    many = len(sides[0]) > 1 or is_plural(words_of_phrase(sides[0][0]), page.lexicon.triggers.words)
    return who, [words_of_phrase(phrase) for phrase in sides[0] if phrase.who], many


def _is_newer(phrase: Phrase, side: Sequence[Phrase]) -> bool:
    """Whether people of no name are a subject behind a side (كانت الشرطة هناك حين هاجمها مسلحون)."""
    nominative = phrase.kind == "common" and phrase.head.endswith("ون") and not phrase.preposition
    return nominative and not phrase.who and phrase.start > side[0].start


def _is_object(page: Page, phrase: Phrase) -> bool:
    """Whether a verb of many stands right before a phrase, or it is in the accusative (أوقفوا رتلا للحركة)."""
    many = phrase.start > 0 and page.text.tokens[phrase.start - 1].key.endswith(_OF_MANY)
    return many or roles.is_in_accusative(page.text, phrase, page.lexicon.triggers.words)


def _is_within(page: Page, head: Head) -> bool:
    """Whether a verb hangs on the clause before it, with whose subject it goes on: بعدما استعادت, حملة انتزع خلالها."""
    tokens, words = page.text.tokens, page.lexicon.triggers.words
    if not (head.hit.finite or (head.carrier is not None and head.carrier.finite)):
        return False
    within = any_of(words, _WITHIN)
    if tokens[head.start].key in within or (head.start > 0 and tokens[head.start - 1].key in within):
        return True
    near = range(head.hit.token + 1, min(head.hit.token + 3, head.end))
    return head.hit.finite and any(words.has("there", tokens[i].key) for i in near)


def topic(page: Page, head: Head) -> int:
    """Return where the subject begins that stands right before a verb and its auxiliary (الكتائب كانت قد قصفت).

    Else the beginning of the clause. Tokens.
    """
    start = head.start
    carried = head.carrier is not None and head.carrier.finite and head.carrier.token < head.hit.token
    if (
        not (head.hit.finite or carried)
        or page.text.tokens[start].key in any_of(page.lexicon.triggers.words, _WITHIN)
        or (head.form.enclitic and page.text.tokens[start].key != _HAD)
        or head.joined
        or head.relative is not None
        or start <= head.stretch.start
        or _THEN in (page.text.tokens[start].key, page.text.tokens[start - 1].key)
    ):
        return start
    first = max(head.stretch.start, start - _TOPIC)
    if not page.overlay.has_who(first, start):
        return start
    found = phrases(page.text, first, start, page.overlay, page.lexicon.triggers)
    last = found[-1] if found else None
    if last is None or not last.who or last.preposition or last.genitive:
        return start
    alone = len(found) == 1 or found[-2].kind in ("place", "common")
    if last.joined and not _opens_another(page, head, last, alone=alone):
        return start
    return last.start if all(_only_times(page, i) for i in range(last.end, start)) else start


def _opens_another(page: Page, head: Head, side: Phrase, *, alone: bool) -> bool:
    """Whether a side joined by و opens a second clause of a headline (داعش يعدم راعيا والحشد يلاحق الجناة).

    A clause with its own verb stands before it, or it is joined to nobody (`alone`), and the verb right behind it is
    one of the present like it alone.
    """
    inflection, words = head.form.inflection, page.lexicon.triggers.words
    here = bool(page.drafts) and page.drafts[-1].head.stretch is head.stretch
    # هدوء في المدينة وإسرائيل تقصف: joined to nobody who acts
    told = page.drafts[-1].head.hit.finite if here else alone
    present = told and inflection.tense == "imperfect" and inflection.person != "first" and head.hit.finite
    if not present or side.kind != "actor" or side.end != head.hit.token:
        return False
    name = words_of_phrase(side)
    if inflection.number != "singular":
        return inflection.number == "plural" and is_plural(name, words)
    return is_meant(name, "ها" if inflection.gender == "feminine" else "ه", words) and not is_plural(name, words)


def _only_times(page: Page, i: int) -> bool:
    """Whether a token between a subject and its verb is a mark, or says when (الجيش مساء أمس قصف، لليوم الخامس)."""
    tokens, kinds = page.text.tokens, page.overlay.kinds
    before = page.lexicon.triggers.words.has("preposition", tokens[i].key) and "time" in kinds.get(i + 1, ())
    nth = tokens[i].key in _NTH or tokens[i - 1].key in _NTH
    return tokens[i].kind == "quote" or "time" in kinds.get(i, ()) or before or nth


def named_before(page: Page, token: int, stretch: Stretch) -> list[Participant]:
    """Return the actors and persons named in a sentence before a token, those who speak left out."""
    first = max(page.text.sentence_of(token)[0], token - _LOOK_BACK)
    begin, here = page.text.tokens[first].start, page.text.tokens[token].start
    speakers = [link.span for link in stretch.chain if link.span is not None]
    return [
        roles.participant(mention)
        for mention in page.mentions_from(begin, here)
        if mention.kind in ("actor", "person")
        and not any(span.overlaps(mention.span) for span in speakers)
        and not is_told(page, stretch, mention)
        and not is_on_dress(page, mention.span.start)
    ]


def _means_speaker(page: Page, head: Head, speaker: Entity, carried: Sequence[Participant], *, feminine: bool) -> bool:
    """Whether a verb without a subject is the speaker's own deed: after أنه, أنها; an issuer's after nobody else."""
    if speaker.kind != "actor":
        return False
    pronoun = that_with_pronoun(page, head) or opened_with_pronoun(page, head)
    if pronoun is not None:
        many = is_plural(head.stretch.chain[-1].text or "", page.lexicon.triggers.words)
        later = _is_later_that(page, head)
        return head.stretch.begins and not later and pronoun.endswith("هم" if many else "ها" if feminine else "ه")
    if carried:
        return False
    issued = head.stretch.passage.role == "statement" and not head.stretch.content
    return issued and head.hit.finite and head.start <= head.stretch.start + 1


def _is_later_that(page: Page, head: Head) -> bool:
    """Whether أنه before a clause is not what its content begins with (قالت إن طائرة أقلعت وإنها قصفت)."""
    at = word_before(page.text, head.start)
    return that_with_pronoun(page, head) is not None and at is not None and at > head.stretch.start


def _follows_on(page: Page, head: Head) -> bool:
    """Whether a sentence goes on about the subject of the one before: same account, same voice."""
    last = page.drafts[-1].head.stretch
    same = last.passage.id == head.stretch.passage.id and last.chain == head.stretch.chain
    return same and head.hit.finite and head.start <= head.stretch.start + 1


def give_from_pronoun(page: Page, head: Head, cast: Cast, known: Known, earlier: Sequence[Telling]) -> None:
    """Give whom it was done to where only a pronoun says so: our ranks, or of them who were just told of."""
    row, words = head.form.trigger.row, page.lexicon.triggers.words
    if cast.targets or "target" not in (row.subject, row.object, *head.form.trigger.prepositions.values()):
        return
    for i in range(head.hit.token + 1, head.end):
        word, speaker = page.text.tokens[i].key, known.speaker
        if not word.endswith(_PRONOUNS):
            continue
        ours = words.has("our_ranks", word)
        theirs = (
            words.has("their_ranks", word) and head.stretch.content and word.endswith("ها") == known.speaker_feminine
        )
        accused = head.stretch.stance == "accuse" and bool(cast.agents)
        theirs = theirs or (accused and _is_accusers(page, word, known))
        # يقاتلون في صفوفهم: only losses are those of the ranks.
        lost = row.event_type in _LOST
        if lost and (ours or theirs) and speaker is not None and speaker.kind == "actor" and known.answers:
            token = page.text.tokens[i]
            span = Span(page.document, token.start, token.end)
            cast.targets = [Participant(entity=speaker.id, text=token.text, span=span)]
            return
        men = page.lexicon.triggers.classes(word) & {"fighters", "forces"} and word.endswith(("ه", "ها", "هم"))
        staff = words.has("not_theirs", word.removesuffix("ها").removesuffix("هم").removesuffix("ه"))
        # أصيب أحد مرافقيه: not he; وقتل طاقمها: whose plane it was.
        owners = {item.entity for item in earlier[-1].cast.targets} if earlier else set()
        his = staff and any(item.kind == "person" and item.entity in owners for item in page.mentions)
        people = men and not his
        joined = head.link == "coordinated" and earlier and head.parent is earlier[-1].head
        if joined and (people or words.has("of_them", word)) and row.event_type in FORCE:
            token = page.text.tokens[i]
            span = Span(page.document, token.start, token.end)
            cast.targets = [
                Participant(entity=item.entity, text=token.text, span=span) for item in earlier[-1].cast.targets
            ]
            return


def _is_accusers(page: Page, word: str, known: Known) -> bool:
    """Whether those with a pronoun are the accuser's own (اتهم الجيش الحركة بقتل سبعة من جنوده)."""
    men = not page.lexicon.triggers.classes(word).isdisjoint(("fighters", "forces"))
    return men and word.endswith("ها" if known.speaker_feminine else "ه")


def joins_doers(page: Page, head: Head, before: Telling) -> bool:
    """Whether a masdar joined on has the doer of the one before: no fight of two, and it does not name both.

    Not so behind what it is told in spite of (سيطرت على المخيم رغم استخدامه قاعدة واستغلال المدنيين).
    """
    if head.link != "coordinated" or head.hit.finite or head.form.trigger.row.pos != "noun":
        return False
    in_spite = page.lexicon.triggers.words.joined["in_spite"]
    if any(token.key in in_spite for token in page.text.tokens[before.head.hit.token : head.hit.token]):
        return False
    two_sides = before.event_type == "battle" and len(before.cast.agents) > 1
    if before.event_type in LEFT and head.form.trigger.row.event_type in OF_MEN:
        # وفرار القوات، وأسر 23 عنصرا: who fled took nobody.
        return False
    return not two_sides and "agent" not in head.form.trigger.prepositions.get(_BETWEEN, "")
