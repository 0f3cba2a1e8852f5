"""Claims: who did what to whom, where, when and how many, as each clause tells it, on whose word."""

from collections.abc import Collection, Iterator, Sequence

from rawi.lexicon.befallings import befallings
from rawi.model import (
    Claim,
    ClaimTime,
    Entity,
    EventType,
    Mention,
    Participant,
    Passage,
    Published,
    QuantityValue,
    Source,
    Span,
    Words,
    identified,
)
from rawi.read.accounts import is_what_is_told
from rawi.read.claims.acts import acts
from rawi.read.claims.air import from_air
from rawi.read.claims.episodes import carry
from rawi.read.claims.losses_told import give_losses
from rawi.read.claims.modality import is_attempt, is_owned_up_to, modality
from rawi.read.claims.other_fields import of_this_field
from rawi.read.claims.ranked_places import account, fill, with_places
from rawi.read.claims.rejected import within_denial
from rawi.read.claims.remarks import remarks
from rawi.read.claims.sharing import share
from rawi.read.claims.tolls import give_tolls
from rawi.read.claims.unreal import presumed
from rawi.read.events import slots
from rawi.read.events.clauses import heads
from rawi.read.events.figures import doers_counted, figures
from rawi.read.events.heads import Head, Overlay
from rawi.read.events.nouns import AIMED
from rawi.read.events.phrases import Phrase, phrases
from rawi.read.events.triggers import word_before
from rawi.read.events.untold import is_explained
from rawi.read.events.when import claim_time, opening_time, time_at_head, time_of_when
from rawi.read.kinds import CASUALTIES
from rawi.read.roles import roles
from rawi.read.roles.ascribed import spoken_from
from rawi.read.roles.asides import subject_before_aside
from rawi.read.roles.asked import drop_asker
from rawi.read.roles.bodies import bodies
from rawi.read.roles.casting import cast as cast_of
from rawi.read.roles.casting import take_over
from rawi.read.roles.control import give_from_control
from rawi.read.roles.doers import (
    give_from_pronoun,
    joins_doers,
    known_around,
    topic,
)
from rawi.read.roles.driven_off import give_who_is_driven
from rawi.read.roles.issuers import give_captor, name_enemy
from rawi.read.roles.led_men import name_led_bodies
from rawi.read.roles.lists import give_from_list, keep_introduction
from rawi.read.roles.named_men import give_named_men, give_who_goes_on
from rawi.read.roles.nisbas import give_from_adjective, give_whom
from rawi.read.roles.orders import give_from_order
from rawi.read.roles.own_men import give_own_doers, give_own_men, give_them
from rawi.read.roles.relatives import blown_up, give_from_aim, give_from_relative
from rawi.read.roles.roles import Known
from rawi.read.roles.sides import give_sides
from rawi.read.roles.struck import drop_kin, take_struck, where_it_took_place
from rawi.read.roles.taken_back import join_helpers, own_phrases, take_back
from rawi.read.roles.tellings import Knowledge, Page, Telling, trimmed
from rawi.read.roles.told_deeds import give_from_speaker
from rawi.read.roles.two_sides import give_from_two_sides
from rawi.read.roles.unsaid import give_from_sentence
from rawi.read.roles.voices import Speakers, Told, stretches
from rawi.read.roles.whose_arms import leave_out_who_gets
from rawi.text import Text, key

_UNDATED = Published()
# No sentence tells of more: what does is a list without an end, and its beginning is forgotten.
_MANY = 200
_RECOVERED = frozenset({"العثور على جثة", "عثر على جثة"})
# A figure of men so near a clause may be of its dead.
_BESIDE = 6
_OR = key("أو")
_UPON, _ENDS = key("على"), frozenset(".؛")
_AGREED: frozenset[EventType] = frozenset({"agreement", "ceasefire"})
_TRIED: frozenset[EventType] = frozenset({"territory_change", "advance", "movement_of_forces"})
_WORDS: frozenset[EventType] = frozenset({"demand", "promise"})


def find(
    text: Text,
    passages: Sequence[Passage],
    mentions: Sequence[Mention],
    speeches: Sequence[Told],
    lexicon: Knowledge,
    *,
    entities: Sequence[Entity] = (),
    sources: Sequence[Source] = (),
    published: Published = _UNDATED,
) -> tuple[Claim, ...]:
    """Return the claims of a text in order, each with the chain of who says it.

    `mentions` carry their ids; `entities` and `sources` are those they and the chains point to. `published`
    bounds what is told as done. Raises nothing; a slot the text does not settle stays open.
    """
    if not passages:
        return ()
    overlay = Overlay(text, mentions)
    page = Page(
        text,
        passages[0].span.document,
        overlay,
        lexicon,
        Speakers(mentions, entities, sources, bodies(text, mentions, overlay, lexicon.triggers)),
        published,
        mentions,
        [item.span.start for item in mentions],
        covered=_covered(text, overlay, lexicon),
        dressed=not lexicon.triggers.words.joined["dress"].isdisjoint([token.key for token in text.tokens]),
    )
    told_by = list(stretches(text, passages, speeches, page.overlay, lexicon.triggers, lexicon.cues))
    for n, (own, hits) in enumerate(told_by):
        stretch = within_denial(text, told_by[n - 1][0], own, lexicon.triggers.words) if n else own
        keep_introduction(page, stretch)
        found = heads(text, stretch, hits, page.overlay, lexicon.triggers, lexicon.modals) if hits else ()
        first = len(page.drafts)
        for head in found:
            if is_what_is_told(text, head.hit.token - 1, lexicon.triggers.words, lexicon.cues):
                # ما نشر عن: told, not sent out
                continue
            if is_explained(text, head.hit.token):
                continue
            draft = _draft(page, head, page.drafts[max(first, len(page.drafts) - _MANY) :])
            if head.form.trigger.row.lemma in _RECOVERED and not draft.polarity:
                # ولم تتمكن الطواقم من انتشال الجثامين: they died all the same.
                draft.modality, draft.polarity = "asserted", True
            page.tell(draft)
        share(page, page.drafts[first:])
        give_losses(page, page.drafts[first:])
        _give_headed_time(page, page.drafts[first:])
        if not any(_tells(draft) for draft in page.drafts[first:]):
            after = told_by[n + 1][0] if n + 1 < len(told_by) else None
            page.acts += acts(page, stretch) or remarks(page, stretch, after=after)
        elif stretch is not own and page.acts and page.acts[-1].event_type == "denial":
            # What is denied is told inside: the account of it says no more.
            page.acts.pop()
    name_enemy(page, page.drafts)
    give_tolls(page, page.drafts)
    carry(page)
    for draft in page.drafts:
        take_back(page, draft.head, draft.cast)
    kept = [draft for draft in page.drafts if _tells(draft)]
    counted = {figure.span.start for draft in kept for figure in draft.figures}
    told = [_claim(page, draft) for draft in kept if not _leaves_figure(page, draft, counted)]
    told = of_this_field(page, (*told, *page.acts))
    told.sort(key=lambda claim: (claim.span.start, claim.span.end))
    return tuple(_located(page, passages, entities, told))


def _located(
    page: Page, passages: Sequence[Passage], entities: Sequence[Entity], told: Sequence[Claim]
) -> Iterator[Claim]:
    """Yield the claims, those without a place at the one that is likely enough."""
    found = account(
        page.text,
        told,
        page.lexicon,
        passages=passages,
        mentions=page.mentions,
        entities=entities,
        overlay=page.overlay,
    )
    filled = fill(found)
    for n, claim in enumerate(told):
        yield identified(with_places(claim, filled[n])) if n in filled else claim


def _covered(text: Text, overlay: Overlay, lexicon: Knowledge) -> frozenset[int]:
    """Return the tokens of mentions, of nouns of a known kind, of words that may tell an event, and of bearings."""
    named = {i for first, found in overlay.starting.items() for _, last in found for i in range(first, last)}
    knows, bears = lexicon.triggers.knows_word, lexicon.places.bearings.may_begin
    words = ((i, token.key) for i, token in enumerate(text.tokens) if token.kind == "word")
    return frozenset(named.union([i for i, word in words if knows(word) or bears(word)]))


def _draft(page: Page, head: Head, earlier: Sequence[Telling]) -> Telling:
    text, overlay, words = page.text, page.overlay, page.lexicon.triggers.words
    aside, own = subject_before_aside(page, head), head.start
    if aside is not None:
        head.start = aside[0]
    start, end = trimmed(text, head.start, head.end, words)
    carrier = head.carrier.token if head.carrier is not None and head.carrier.token < head.hit.token else None
    begin = min(topic(page, head), carrier if carrier is not None else head.start)
    before = own_phrases(page, head, phrases(text, begin, head.hit.token, overlay, page.lexicon.triggers))
    if aside is not None:
        before = [phrase for phrase in before if phrase.start < aside[1] or phrase.preposition == "with"]
    after = own_phrases(page, head, phrases(text, head.hit.token + 1, head.end, overlay, page.lexicon.triggers))
    known = known_around(page, head, earlier)
    cast = _parts(page, head, before, after, known)
    give_who_is_driven(page, head, before, after, cast, known)
    _unnamed_subject(page, head, cast, known)
    give_from_order(page, head, cast)
    take_over(head, cast)
    _by_who_tells(page, head, before, cast, known)
    give_from_control(page, head, cast, known)
    if not cast.agents and earlier and joins_doers(page, head, earlier[-1]):
        cast.agents = list(earlier[-1].cast.agents)
        cast.subject = list(earlier[-1].cast.subject)
        cast.names = list(earlier[-1].cast.names)
    give_from_list(page, head, cast)
    give_captor(page, head, cast, known)
    give_from_pronoun(page, head, cast, known, earlier)
    give_from_adjective(page, head, cast)
    give_whom(page, head, cast)
    give_from_relative(page, head, cast)
    give_from_aim(page, head, cast)
    give_from_two_sides(page, head, cast)
    carried = give_own_men(page, head, cast, known) or give_them(page, head, cast)
    join_helpers(head, cast)
    give_sides(page, head, cast)
    give_from_sentence(page, head, cast, known)
    event_type = _type(page, head, earlier)
    # What is inquired into has a place and a day of its own.
    last = head.hit.token if event_type == "investigation" else head.end
    named, end = _placed(page, head, own, event_type, last, end)
    draft = Telling(
        head,
        event_type,
        cast,
        (start, end),
        named,
        None
        if head.counted
        else claim_time(text, head, head.start, last, overlay, words=words, published=page.published)
        or time_of_when(text, head, overlay),
        figures(
            text,
            head,
            cast.counted,
            head.start,
            head.end,
            overlay,
            event_type=event_type,
            index=page.lexicon.triggers,
            people=page.lexicon.counted.people,
            doers=doers_counted(head, before, after),
        ),
    )
    draft.carried += carried
    draft.time = draft.time or opening_time(text, head, overlay, words) or _listed_time(page, head)
    draft.modality, draft.polarity = modality(
        text,
        head,
        page.lexicon.modals,
        words,
        cues=page.lexicon.cues,
        speaker=known.speaker.id if known.speaker is not None else None,
        agents=cast.agents,
    )
    drop_asker(page, draft)
    plain = draft.modality == "asserted" and draft.polarity and not presumed(text, head, words)
    if plain and _is_to_come(draft.time, page.published):
        draft.modality = "planned"
    _or_else(page, draft, earlier)
    _goes_on(draft, earlier)
    if earlier and draft.modality == "asserted" and draft.polarity and _is_term(page, draft, earlier[-1]):
        draft.modality = "planned"
    return draft


def _listed_time(page: Page, head: Head) -> ClaimTime | None:
    """Return the days with which the list of a clause is introduced, unless its line has days of its own; or null."""
    listed = page.intro is not None and page.intro.listed and time_at_head(page.text, head, page.overlay) is None
    return page.intro.time if listed and page.intro is not None else None


def _give_headed_time(page: Page, drafts: Sequence[Telling]) -> None:
    """Give clauses that name no day, nor share one, the days that head their line."""
    for draft in drafts:
        if draft.time is None and not draft.head.counted:
            draft.time = time_at_head(page.text, draft.head, page.overlay)


def _parts(page: Page, head: Head, before: Sequence[Phrase], after: Sequence[Phrase], known: Known) -> roles.Cast:
    """Return the roles of a clause by its own nouns: not by those of what is only said of its blow."""
    said = spoken_from(page, head)
    following = [phrase for phrase in after if phrase.start < said]
    struck = take_struck(page, head, following)
    cast = cast_of(page.text, head, before, following, known)
    cast.targets += struck
    drop_kin(page, cast)
    give_named_men(page, head, cast)
    name_led_bodies(page, cast)
    return cast


def _unnamed_subject(page: Page, head: Head, cast: roles.Cast, known: Known) -> None:
    """Give a verb the subject that no noun of its clause names."""
    if head.hit.finite:
        roles.fill_subject(page.text, head.form, head, known, cast, token=head.hit.token)
        give_who_goes_on(page, head, cast, known)
    leave_out_who_gets(page, head, cast)
    give_own_doers(page, head, cast, known)


def _by_who_tells(page: Page, head: Head, before: Sequence[Phrase], cast: roles.Cast, known: Known) -> None:
    """Give a deed to who tells it as his own, unless an adjective says whose it is (أقرت الحركة بالقصف التركي)."""
    if not head.spare:
        if not head.hit.finite:
            give_from_adjective(page, head, cast)
        give_from_speaker(page, head, before, cast, known)


def _placed(
    page: Page, head: Head, start: int, event_type: EventType, last: int, end: int
) -> tuple[list[Participant], int]:
    """Return the places of a clause from token `start` to `last`, and where it ends: behind what says where it was."""
    text, words, cues = page.text, page.lexicon.triggers.words, page.lexicon.cues
    found = slots.places(text, event_type, start, last, page.overlay, cues=cues, words=words, told=head.hit.token)
    told = where_it_took_place(page, head) if not found and last == head.end else last
    if told == last:
        return found, end
    found = slots.places(text, event_type, last, told, page.overlay, cues=cues, words=words, told=head.hit.token)
    return found, told if found else end


def _is_to_come(time: ClaimTime | None, published: Published) -> bool:
    """Whether the day named lies after publication."""
    return time is not None and time.start is not None and published.end is not None and time.start > published.end


def _or_else(page: Page, draft: Telling, earlier: Sequence[Telling]) -> None:
    """Let a clause joined by أو share the denial of the one before (لم يصب أو يقتل)."""
    before = word_before(page.text, draft.head.hit.token)
    if earlier and before is not None and page.text.tokens[before].key == _OR and not earlier[-1].polarity:
        draft.modality, draft.polarity = earlier[-1].modality, False


def _goes_on(draft: Telling, earlier: Sequence[Telling]) -> None:
    """Let a masdar joined to one that is demanded, promised or planned be so too (ينص على خروجهم وتسليم السلاح).

    What came of a thing that may not have been may not have been either (ينظر في مزاعم بأنه قصف، ما أدى إلى مقتل).
    """
    joined = (
        draft.head.link == "coordinated" and not draft.head.hit.finite and draft.head.form.trigger.row.pos == "noun"
    )
    before = earlier[-1] if earlier else None
    ahead = before.modality if before is not None and not before.head.hit.finite else "asserted"
    if joined and draft.modality == "asserted" and ahead in ("demanded", "promised", "planned"):
        draft.modality = ahead
    parent = next((one for one in reversed(earlier) if one.head is draft.head.parent), None)
    if draft.head.link == "result" and parent is not None and parent.modality == "hypothetical":
        draft.modality = "hypothetical"


def _is_term(page: Page, draft: Telling, before: Telling) -> bool:
    """Whether a masdar says what was agreed (اتفقا على وقف القتال وسحب المسلحين): told behind على, or joined to it."""
    head, agreed = draft.head, before.head
    if head.hit.finite or head.stretch is not agreed.stretch or before.event_type not in _AGREED:
        return False
    between = range(agreed.hit.token + 1, head.hit.token)
    tokens, words = page.text.tokens, page.lexicon.triggers.words
    if any(tokens[i].light in _ENDS or words.has("upon", tokens[i].key) for i in between):
        return False
    upon = [i for i in between if tokens[i].key == _UPON]
    return bool(upon) and (head.link != "adverbial" or upon[-1] == head.hit.token - 1)


def _type(page: Page, head: Head, earlier: Sequence[Telling]) -> EventType:
    event_type = head.form.trigger.row.event_type or "other"
    aimed = event_type in ("attack_on_civilians", "battle") and head.form.trigger.row.lemma.startswith(AIMED)
    if aimed and blown_up(page, head):
        return "explosion"
    before = next((told.head for told in reversed(earlier) if told.event_type == "airstrike"), None)
    if from_air(page, head, event_type, before):
        return "airstrike"
    if event_type == "other" and head.joint:
        event_type = head.joint[0].trigger.row.event_type or "other"
    # إحباط محاولة تسلل ومقتل خمسة: these died, whatever was tried.
    counted = head.hit.conjunction and page.overlay.has("quantity", head.hit.token + 1, head.hit.token + 2)
    died = head.form.trigger.row.lemma in befallings() or counted
    if event_type == "killing" and is_attempt(head) and not died:
        # حاول مسلحون اغتيال المحافظ
        return "attack_on_civilians"
    return "battle" if event_type in _TRIED and is_attempt(head) else event_type


def _tells(draft: Telling) -> bool:
    """Whether a draft tells anything: a promise must be one, and that nobody owns up to a deed undoes none."""
    if draft.modality == "asserted" and not draft.polarity and is_owned_up_to(draft.head):
        return False
    return draft.event_type not in _WORDS or draft.modality in ("demanded", "promised", "planned")


def _leaves_figure(page: Page, draft: Telling, counted: Collection[int]) -> bool:
    """Whether learned weights alone tell a clause that leaves out a figure in it, or of its dead right beside it.

    `counted` is where the figures begin that clauses count: what another counts is left out by none.
    """
    head, (start, end) = draft.head, draft.tokens
    if not head.likely or draft.figures:
        return False
    if page.overlay.has("quantity", start, end):
        return True
    if draft.event_type not in CASUALTIES or page.overlay.has("person", start, end):
        return False
    around = page.overlay.between(max(start - _BESIDE, head.stretch.start), min(end + _BESIDE, head.stretch.end))
    return any(
        isinstance(mention.value, QuantityValue) and mention.value.unit is None and mention.span.start not in counted
        for _, mention, _ in around
    )


def _claim(page: Page, draft: Telling) -> Claim:
    text, document, head = page.text, page.document, draft.head
    start, end = text.span(draft.tokens)
    trigger = text.tokens[head.hit.token]
    inside = [item.id for item in page.mentions_from(start, end) if item.span.end <= end]
    return identified(
        Claim(
            id="",
            span=Span(document, start, end),
            text=text.raw[start:end],
            event_type=draft.event_type,
            agents=_once(draft.cast.agents),
            targets=_once(draft.cast.targets, draft.cast.agents),
            places=tuple(draft.places),
            time=draft.time,
            quantities=tuple(draft.figures),
            modality=draft.modality,
            polarity=draft.polarity,
            attribution=head.stretch.chain,
            passage=head.stretch.passage.id,
            mentions=tuple(inside),
            trigger=Words(trigger.text, Span(document, trigger.start, trigger.end)),
            rule=head.form.trigger.rule,
            carried=tuple(draft.carried),
        )
    )


def _once(found: Sequence[Participant], taken: Sequence[Participant] = ()) -> tuple[Participant, ...]:
    """Return participants, each entity once, none that already has another role."""
    result: list[Participant] = []
    others = {item.entity for item in taken if item.entity is not None}
    for item in found:
        known = item.entity is not None and (item.entity in others or any(item.entity == p.entity for p in result))
        if not known and item not in result:
            result.append(item)
    return tuple(result)
