"""From words of saying to contents: whose words a stretch is, inside whose, and where it ends.

What is said ends at the next word of saying of the same level, where the narrator goes on (، في حين), at a closing
mark, or with the sentence; it goes on into the next one after a colon, with وأن, and with a further quotation.
"""

from bisect import bisect_left
from itertools import islice

import msgspec
from msgspec.structs import replace

from rawi.lexicon.cues import Stance, speaker_noun
from rawi.lexicon.outlets import entity_of, name_key
from rawi.lexicon.shape_words import shape_words
from rawi.model import Attribution, Span, Words
from rawi.model.claim import Mode
from rawi.read.speech import quoted_by, said_so, saying, turns
from rawi.read.speech.carrying import carried
from rawi.read.speech.chains import Chain, Speech
from rawi.read.speech.complements import Saying
from rawi.read.speech.ends import counted_from, instead, is_loose, own_end, turn_between, untrue
from rawi.read.speech.heard import outlet_of
from rawi.read.speech.hearing import UNKNOWN, Scene, Speaker, is_definite
from rawi.read.speech.no_speech import is_no_speech, is_of_things, is_told_with
from rawi.read.speech.relays import relayed_of
from rawi.read.speech.said_last import WAS
from rawi.read.speech.subjects_unlisted import unlisted
from rawi.read.speech.told import Open, Told
from rawi.read.speech.told_outlets import heard_by
from rawi.read.speech.units import COLONS, COMMAS, DASHES, STOPS, Range, Unit, is_named, opens_carrier
from rawi.read.speech.whose import (
    floor_of,
    goes_on,
    is_of_thing,
    is_own_name,
    is_press,
    only_still,
    resolved,
    spoken_of,
    who_acted,
    who_goes_on,
    whose,
)
from rawi.text import attested

# Nobody passes on what was passed on seven times; it also bounds the work.
_DEEPEST = 6
# Who spoke so many times ago is no longer in mind.
_MANY = 400
_CAME = "جاء"
# Who counts tells what is counted, no more (طبقا لإحصاء X).
_COUNTS = shape_words("counts_told")
_PARTING = COMMAS | DASHES | COLONS | {"("}
_LISTING = ("،", ",")


def read(told: Told, unit: Unit, paragraph: int) -> None:
    """Add what is said in one unit to the passage's speeches."""
    begun, led = len(told.speeches), len(told.leads)
    sayings = saying.find(unit)
    stack = carried(told, unit, paragraph, others=any(not said.first_person for said in sayings))
    told.said_until = unit.first
    told.commas = [i for i in range(unit.first, unit.last) if unit.tokens[i].light in COMMAS]
    told.main = turns.main_clause(unit, told.commas)
    told.turns = [i + 1 for i in told.commas if i + 1 == told.main or turns.is_turn(unit, i + 1)]
    told.long_quotations = [i for i in range(unit.first, unit.last) if i in unit.quoted and unit.quoted[i].clause]
    named = (i for i in range(turns.past_circumstance(unit, told.commas), unit.last) if i in unit.scene.named)
    told.first_named = next((i for i in named if is_named(unit, i)), None)
    told.after = None
    earlier = False
    for said in sayings:
        if any(untrue(unit, each) == said.cue[0] for each in stack):
            # أما ما يروجه العدو من أن …، فكذب
            continue
        over = next((i for i, each in enumerate(stack) if _last(told, unit, each) <= said.start), len(stack))
        _close_to(told, unit, stack, over, unit.last)
        _resume(told, unit, stack, said)
        if said.kind == "after":
            _said_after(told, unit, stack, said)
        elif said.kind == "mute":
            _mute(told, unit, stack, said)
        elif said.kind == "own":
            _close_to(told, unit, stack, floor_of(stack), said.start)
        elif said.kind == "same" and len(stack) == floor_of(stack) and unit.tokens[said.start - 1].light in COMMAS:
            _said_after(told, unit, stack, _as_last(unit, said))
        elif said.kind == "same":
            if len(stack) > floor_of(stack):
                # حيث يموت، على حد تعبيره، عشرة: what was said runs on to here.
                stack[-1] = replace(stack[-1], said=replace(stack[-1].said, clause=True))
            if all(token.kind == "punct" for token in unit.tokens[said.end or said.cue[1] : unit.last]):
                _close_to(told, unit, stack, floor_of(stack), said.start)
        elif is_told_with(unit, stack, said) or is_no_speech(unit, stack, said):
            continue
        elif not is_of_things(stack, said) and not (said.impersonal and is_of_thing(unit, said)):
            stack.append(_opened(told, unit, stack, said, earlier=earlier))
            # حقق المدعي في مزاعم بأن …، وخلص إلى أن
            earlier = earlier or said.kind != "unnamed"
    told.acted = None if earlier or told.first_named is None else who_acted(told, unit, told.first_named)
    # Who did not say something, or judged what was said, may be meant in its sentence only.
    told.leads[led:] = [lead for lead in told.leads[led:] if not _is_aside(lead.said)]
    told.carried = next((content for content in stack if (content.end or unit.last) >= unit.last - 1), told.after)
    told.paragraph = paragraph
    _close_to(told, unit, stack, 0, unit.last)
    quoted_by.give(told, unit, begun)
    said_so.give(told, unit, told.before)
    told.before = (unit.first, unit.last)


def _is_aside(said: Saying) -> bool:
    return said.kind == "mute" or (said.kind == "verb" and said.content == said.start)


def _last(told: Told, unit: Unit, content: Open) -> int:
    """Return the token before which a content ends at the latest: with the long quotation that it begins in."""
    if content.end is not None:
        return content.end
    void = untrue(unit, content)
    if void is not None:
        return void + 1
    around = (unit.quoted[i] for i in told.long_quotations if i < content.start < unit.quoted[i].last)
    return next((quoted.last for quoted in around), unit.last)


def _as_last(unit: Unit, said: Saying) -> Saying:
    """Return حيث يموت، على حد تعبيره، عشرة read as the words of who spoke last, before it and after it."""
    end = said.end or said.cue[1]
    amid = end + 1 if end + 1 < unit.last - 1 and unit.tokens[end].light in COMMAS else None
    return replace(said, kind="after", content=said.start, amid=amid, quote_end=amid)


def _resume(told: Told, unit: Unit, stack: list[Open], said: Saying) -> None:
    """Close contents that end before `said` because the narrator goes on: ، في حين, ، وسط.

    A clause with أن runs on over such words, unless they begin a clause that says of itself who says it. Another who
    is named to speak right after رغم or بعدما is the narrator's as well: نفت كييف القصف رغم قول موسكو إن; and so is
    another who is named with و before his verb, as the first was: كييف تنفي القصف وموسكو تعلن.
    """
    before = said.start - 1
    # بعدما كانت السلطات قد تحدثت عن
    before -= before > unit.first and unit.tokens[before].key in WAS
    apart = said.speaker is not None and unit.is_a("against", before)
    for i in range(floor_of(stack), len(stack)):
        content = stack[i]
        if content.said.colon or (content.said.clause and said.kind != "after"):
            continue
        turn = turn_between(told, content.start + 1, said.start)
        if turn is None and said.kind == "after" and content.end is None:
            # استنكرت الحكومة القصف، وحشدت مقاتليها، بحسب شهود: what stands before it is told again.
            ended = own_end(told, unit, content, content.start, said.start)
            turn = ended if ended < said.start else None
        if apart and before > content.start:
            turn = before
        elif before >= content.start and turns.is_another_with_and(unit, content.said, said):
            turn = said.start
        if turn is not None:
            _close_to(told, unit, stack, i, turn)
            told.said_until = turn
            return


def _mute(told: Told, unit: Unit, stack: list[Open], said: Saying) -> None:
    """Remember who did not say something: لم يؤكد الجيش ذلك، لكنه قال …."""
    if len(stack) > floor_of(stack) and said.place == "joined":
        return
    _close_to(told, unit, stack, floor_of(stack), said.start)
    speaker = resolved(told, said.speaker)
    told.memory.say(speaker)
    links = _links(told, unit, told.base, said, speaker, base=True)
    told.leads.append(Open(said, speaker, links, said.content, own=len(links) == len(told.base)))


def _said_after(told: Told, unit: Unit, stack: list[Open], said: Saying) -> None:
    """Add what stands before `، بحسب X`: after a comma the whole sentence so far, else the last clause."""
    speaker = spoken_of(told, said)
    if said.speaker is None:
        last = who_goes_on(told, unit, said)
        if last is None:
            return
        speaker = last
    if stack and _only_describes(stack[-1]) and said.amid is None:
        # في هجوم نُسب إلى متشددين، وفق ما أعلنت الشرطة
        stack.pop()
    inside = stack[-1] if stack else None
    if inside is not None and (speaker.id == inside.speaker.id if speaker.id else speaker.kind == "carrier"):
        return
    if inside is not None and unit.tokens[said.cue[0]].key == _CAME:
        # توعدت طهران بالرد، جاء ذلك على لسان رئيس أركانها
        said = replace(said, stance=inside.said.stance)
    start = max(inside.start if inside is not None else unit.first, told.said_until if inside is None else 0)
    apart = (
        (said.amid is None or said.quote_end is not None)
        and said.start > start
        and unit.tokens[said.start - 1].light in _PARTING
    )
    comma = bisect_left(told.commas, said.start) - 1
    if said.amid is not None and comma >= 0 and told.commas[comma] == said.start - 1:
        comma -= 1
    while not apart and comma >= 0 and told.commas[comma] >= start and _is_fragment(unit, told.commas[comma] + 1):
        # خلت زنازين الفرع، دون مقابل، كبادرة حسن نية على ما تقول اللجنة
        comma -= 1
    if not apart and comma >= 0 and told.commas[comma] >= start:
        start = told.commas[comma] + 1
    elif apart and inside is None:
        turn = turn_between(told, start, said.start)
        start = turn if turn is not None else start
    if apart and inside is None and speaker.noun is not None and speaker.noun in _COUNTS:
        start = counted_from(unit, told.commas, start, said.start)
    chain = inside.chain if inside is not None else told.base
    links = _through_outlet(told, unit, chain, said, speaker, base=inside is None)
    links = _links(told, unit, links, said, speaker, base=inside is None)
    told.memory.say(speaker)
    if inside is not None and is_press(told.scene, speaker) and said.relayed is None and not said.of_before:
        # أعلنت الحكومة أن …، بحسب ما نقلته وكالة: the agency passes on what the government said.
        outer = _links(told, unit, told.base, said, speaker, base=True)
        links, speaker = (*outer, *chain[len(told.base) :]), inside.speaker
    elif said.relayed is not None or said.of_before:
        before = goes_on(told, unit, said) if said.of_before else None
        speaker = before.speaker if before is not None else resolved(told, said.relayed)
        links = _links(told, unit, links, said, speaker, base=False)
    _issues(told, unit, speaker, said)
    content = Open(said, speaker, links, start, said.start, own=len(links) == len(told.base))
    behind = unit.tokens[said.start - 1].light in COMMAS and said.start - 1 in unit.closed
    told.after = content if inside is None and (behind or (said.end or 0) >= unit.last - 1) else None
    quoted_by.enclose(told, unit, content)
    stack.append(content)
    _close(told, unit, stack, said.start)
    if inside is None and speaker is not UNKNOWN and (speaker.person or speaker.kind == "carrier"):
        told.leads.append(content)
    _open_behind(told, unit, stack, content, behind=behind)


def _open_behind(told: Told, unit: Unit, stack: list[Open], content: Open, *, behind: bool) -> None:
    """Open what somebody goes on to say behind the words that name him; after a quotation (`behind`) only if bound."""
    said = content.said
    if said.amid is not None:
        end = said.quote_end if said.quote_end is not None and said.quote_end > said.amid else None
        stack.append(msgspec.structs.replace(content, said=replace(said, clause=True), start=said.amid, end=end))
        if stack[:-1]:
            after = bisect_left(told.commas, said.amid)
            _close(told, unit, stack, told.commas[after] if after < len(told.commas) else unit.last)
    elif not behind and not stack and _runs_on(unit, said):
        stack.append(msgspec.structs.replace(content, start=(said.end or said.cue[1]) + 1, end=None))


def _runs_on(unit: Unit, said: Saying) -> bool:
    """Whether what `، بحسب X،` stands behind runs on after it (…، وفق شهود، قبل أن تنسحب).

    What begins with و or ف is his where a verb of saying names him (…، يضيف، ولم يسمح لأحد).
    """
    after = (said.end or said.cue[1]) + 1
    if after + 1 >= unit.last or unit.tokens[said.start - 1].light not in COMMAS:
        return False
    word = unit.tokens[after].key
    joined = word.startswith(("و", "ف")) and said.stance == "cite"
    # وفق محمد المغير، المسؤول في الدفاع المدني، الذي
    described = speaker_noun(unit.cues, word) is not None or unit.is_a("relative", after) or unit.is_a("while", after)
    turned = turns.is_turn(unit, after) or unit.is_a("goes_on", after) or unit.is_a("loose", after)
    turned = turned or turns.is_gloss(unit, after)
    return unit.tokens[after - 1].light in _LISTING and not (joined or described or turned)


def _only_describes(content: Open) -> bool:
    """Whether nobody says more with it than what some noun is said to be (هجوم نُسب إلى متشددين)."""
    nobody = content.speaker.id is None and content.speaker.text is None
    return nobody and content.said.place == "joined" and not content.said.clause and content.end is None


def _is_fragment(unit: Unit, i: int) -> bool:
    """Whether what stands behind a comma tells nothing by itself: it begins with a preposition, or as."""
    word = unit.tokens[i].key
    as_ = word.startswith("ك") and attested(word[1:]) and not attested(word)
    return word in turns.PREPOSITIONS or as_


def _opened(told: Told, unit: Unit, stack: list[Open], said: Saying, *, earlier: bool) -> Open:
    """Return the content that `said` begins, with those closed that it ends."""
    keep, same, speaker = whose(told, unit, stack, said, earlier=earlier)
    if speaker is UNKNOWN and same is None:
        alone = unlisted(unit, said)
        if alone is not None:
            said = replace(said, speaker=alone, content=max(said.content, alone[1]))
            speaker = spoken_of(told, said)
            if not is_named(unit, alone[0]):
                # شركاء اليونيسف are not the agency.
                speaker = replace(speaker, id=None, own=False)
    keep = min(keep, _DEEPEST)
    if said.kind != "masdar" or len(stack) > _DEEPEST:
        _close_to(told, unit, stack, keep, said.start)
    around = stack[keep - 1].chain if keep else told.base
    if same is not None:
        chain = _again(unit, told.scene, same, said)
        if not keep and not same.own and len(chain) == len(told.base) + 1:
            # وأضاف في اتصال مع فرانس برس
            chain = (*_heard(told, unit, told.base, said, same.speaker), chain[-1])
        _issues(told, unit, same.speaker, said)
        content = Open(said, same.speaker, chain, said.content, said.quote_end, own=same.own)
        if not keep and same in reversed(told.leads):
            told.leads.append(content)
        return content
    chain = _through_outlet(told, unit, around, said, speaker, base=not keep)
    if said.relayed is not None or said.of_before:
        if said.speaker is not None or speaker is not UNKNOWN:
            chain = _links(told, unit, chain, said, speaker, base=not keep)
            told.memory.say(speaker)
        before = goes_on(told, unit, said) if said.of_before else None
        first, *further = relayed_of(unit, said.relayed)
        speaker = before.speaker if before is not None else resolved(told, first)
        for words in further:
            # نقلا عن صحيفة X عن ضابط
            chain = _links(told, unit, chain, said, speaker, base=False)
            told.memory.say(speaker)
            speaker = resolved(told, words)
    elif said.mouth is not None:
        told.memory.say(speaker)
        if not keep:
            links = _links(told, unit, chain, said, speaker, base=True)
            told.leads.append(Open(said, speaker, links, said.content, own=len(links) == len(told.base)))
        speaker = _through(resolved(told, said.mouth), speaker)
    chain = _links(told, unit, chain, said, speaker, base=not keep)
    if speaker is not UNKNOWN:
        told.memory.say(speaker)
    _issues(told, unit, speaker, said)
    content = Open(said, speaker, chain, said.content, said.quote_end, own=len(chain) == len(told.base))
    if not keep and speaker is not UNKNOWN:
        told.leads.append(content)
    return content


def _issues(told: Told, unit: Unit, speaker: Speaker, said: Saying) -> None:
    """Keep who issued a statement, so that البيان is known to be his (وقالت في بيان)."""
    begins = said.start > unit.first + 2 and any(
        unit.is_a("medium", i) and opens_carrier(unit, i + 1) for i in (unit.first, unit.first + 1)
    )
    carrier = begins or speaker.kind == "carrier" or (said.via is not None and opens_carrier(unit, said.via[0]))
    if speaker.id is not None and carrier:
        told.memory.issuer = speaker


def _through_outlet(told: Told, unit: Unit, chain: Chain, said: Saying, speaker: Speaker, *, base: bool) -> Chain:
    """Return the chain with the other outlet that somebody spoke to: it is on its word that he did."""
    words = outlet_of(unit, said)
    if words is None or heard_by(told.scene, told.memory, *words) is None:
        alone = base and said.relayed is None and said.via is None
        before = _spoke_before(told, speaker) if alone else None
        return before.chain[:-1] if before is not None and not before.own and before.chain[:-1] else chain
    return _heard(told, unit, chain, said, speaker, base=base)


def _heard(told: Told, unit: Unit, chain: Chain, said: Saying, speaker: Speaker, *, base: bool = True) -> Chain:
    """Return the chain with the outlet that somebody is said to speak to, if one is named and he is another."""
    words = outlet_of(unit, said)
    outlet = heard_by(told.scene, told.memory, *words) if words is not None else None
    if outlet is None or speaker.id in (outlet.id, entity_of(outlet.id or "")):
        return chain
    return _links(told, unit, chain, said, outlet, base=base)


def _spoke_before(told: Told, speaker: Speaker) -> Open | None:
    """Return the last content of a person, or of somebody unnamed (المصدر), who now speaks again by himself."""
    if speaker.own or not (speaker.person or speaker.kind in ("anonymous", "official", "carrier")):
        return None
    again = is_definite(name_key(speaker.text or ""))
    for lead in islice(reversed(told.leads), _MANY):
        if speaker.id is not None and lead.speaker.id == speaker.id:
            return lead
        if speaker.id is None and again and speaker.noun is not None and lead.speaker.noun == speaker.noun:
            return lead if lead.speaker.id is None else None
    return None


def _through(mouth: Speaker, speaker: Speaker) -> Speaker:
    """Return the spokesman if he is known, else whom he speaks for."""
    return mouth if mouth.id is not None or (mouth.person and mouth.kind != "spokesperson") else speaker


def _links(told: Told, unit: Unit, chain: Chain, said: Saying, speaker: Speaker, *, base: bool) -> Chain:
    """Return the chain with the speaker added; nobody is added twice in a row, and an outlet's correspondent is it."""
    known = speaker.id is not None
    repeated = speaker.span is not None and speaker.span == chain[-1].span
    # أنا النقيب زكريا الأطرش …: whose page it is speaks of himself.
    repeated = repeated or (base and speaker.person and is_own_name(told.scene, speaker))
    if (
        speaker.own
        or repeated
        or (known and (speaker.id == chain[-1].speaker or (base and speaker.id in told.scene.own_ids)))
    ):
        return chain
    link = Attribution(
        speaker=speaker.id,
        text=speaker.text,
        span=speaker.span,
        cue=_words(unit, told.scene, said.cue),
        mode="indirect",
        via=_words(unit, told.scene, said.via),
    )
    return (*chain, link)


def _again(unit: Unit, scene: Scene, same: Open, said: Saying) -> Chain:
    """Return the chain of somebody who goes on speaking, with the new word of saying."""
    link = same.chain[-1]
    if same.own:
        return same.chain
    via = _words(unit, scene, said.via) or link.via
    return (*same.chain[:-1], msgspec.structs.replace(link, cue=_words(unit, scene, said.cue), via=via))


def _words(unit: Unit, scene: Scene, tokens: Range | None) -> Words | None:
    if tokens is None or tokens[0] >= tokens[1]:
        return None
    start, end = scene.text.span(tokens)
    return Words(scene.text.raw[start:end], Span(scene.document, start, end))


def _close_to(told: Told, unit: Unit, stack: list[Open], size: int, at: int) -> None:
    while len(stack) > size:
        _close(told, unit, stack, at)


def _close(told: Told, unit: Unit, stack: list[Open], at: int) -> None:
    """Take the innermost content off the stack and record it, ended at its own end or at token `at`."""
    content = stack.pop()
    # What is said inside a quotation ends with it.
    ends = [around.end - (around is not content) for around in (*stack, content) if around.end is not None]
    inside = content.end is None and _last(told, unit, content) < unit.last
    if inside:
        ends.append(_last(told, unit, content) - 1)
    start, end = content.start, min([at, *ends])
    if content.end is None:
        end = own_end(told, unit, content, start, end)
    while start < end and unit.tokens[start].light in COMMAS | STOPS:
        start += 1
    while end > start and is_loose(unit, end - 1):
        end -= 1
    if not inside and (content.end is None or content.end <= at):
        told.said_until = max(told.said_until, end)
    if end <= start or only_still(unit, start, end):
        return
    chain = content.chain
    if not content.own:
        chain = (*chain[:-1], msgspec.structs.replace(chain[-1], mode=_mode(told, unit, content, start, end)))
    turned = instead(unit, start, end) if content.said.stance == "deny" else None
    if turned is not None:
        # نفى الجيش القصف، بل إن الحركة قصفت: what was so instead is his word too.
        told.speeches.append(_speech(told, content, chain, (turned, end), "say"))
        end = turned
        while end > start + 1 and is_loose(unit, end - 1):
            end -= 1
    told.speeches.append(_speech(told, content, chain, (start, end), content.said.stance))


def _speech(told: Told, content: Open, chain: Chain, tokens: Range, stance: Stance | None) -> Speech:
    first, last = told.scene.text.span(tokens)
    return Speech(first, last, chain, told.passage, stance=stance, own=content.own)


def _mode(told: Told, unit: Unit, content: Open, start: int, end: int) -> Mode:
    """Return how the words are given: in marks, partly in marks, after a colon without marks, or told."""
    first = unit.quoted.get(start)
    if first is not None and first.clause and first.last == end:
        return "direct"
    inside = bisect_left(told.long_quotations, start)
    if inside < len(told.long_quotations) and unit.quoted[told.long_quotations[inside]].last <= end:
        return "mixed"
    whole = content.end is not None and first is not None
    return "direct" if content.said.colon or whole else "indirect"
