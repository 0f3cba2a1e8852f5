"""Whose deed it was that somebody owns up to behind it (انفجرت سيارة في بغداد، وتبنى تنظيم الدولة التفجير)."""

from collections.abc import Sequence

from rawi.model import Carried, Participant
from rawi.read.events.kinds import BLOWS, CASUALTIES
from rawi.read.events.phrases import Phrase, phrases
from rawi.read.roles import roles
from rawi.read.roles.of_parts import says_doer
from rawi.read.roles.tellings import Page, Telling
from rawi.text import key

RULE = "doer:claimed"
_CLAIMED = BLOWS | CASUALTIES | {"abduction", "destruction"}
# He owned up to it: its pronoun is the deed told before; without one the deed is named behind.
_OWNED_IT = frozenset(
    f"{verb}{it}" for verb in ("تبنا", "تبنت", "يتبنا", "تتبنا", "تبنو") for it in ("ه", "ها", "هما", "هم")
)
_OWNED = frozenset(map(key, ("تبنى", "تبنت", "يتبنى", "تتبنى", "تبنوا")))
_ANNOUNCED = frozenset(map(key, ("أعلن", "أعلنت", "يعلن", "تعلن", "أعلنوا", "ادعى", "ادعت", "تبنى", "تبنت")))
_DEEDS = frozenset(
    map(
        key,
        (
            "العملية",
            "العمليتين",
            "الهجوم",
            "الهجومين",
            "الهجمات",
            "التفجير",
            "التفجيرين",
            "التفجيرات",
            "الاعتداء",
            "الاغتيال",
            "القصف",
            "الضربة",
            "الخطف",
            "فعلتها",
            "فعلته",
        ),
    )
)
_NOT = frozenset(map(key, ("لم", "لا", "لن", "ما", "دون")))
# What others say against it leaves it open (إلا أن واشنطن كذبت روايتهم).
_BUT = frozenset(map(key, ("إلا", "لكن", "ولكن", "غير", "بيد")))
_SOME = frozenset(map(key, ("معظمها", "بعضها", "أحدها", "إحداها", "أحدهما", "إحداهما", "بعضهم", "عددا")))
# Who owns up to it, and to what, stand no farther behind the verb.
_WITHIN = 8
_OPENS = 5


def give_who_claims(page: Page, told: Sequence[Telling]) -> None:
    """Give the deeds of a sentence that nobody did to who owns up to them, in it or as the next begins."""
    by_sentence: dict[tuple[int, int], list[Telling]] = {}
    for one in told:
        by_sentence.setdefault(page.text.sentence_of(one.head.hit.token), []).append(one)
    for sentence, own in by_sentence.items():
        found = _claimer(page, sentence[0], sentence[1])
        if found is not None:
            _give(page, [one for one in own if one.head.hit.token < found[0]], found[1])
        elif sentence[1] < len(page.text.tokens) and not any(_is_done_by_some(one) for one in own):
            # قتل عشرة في تفجير. وتبنى التنظيم الهجوم
            begin, end = page.text.sentence_of(sentence[1])
            found = _claimer(page, begin, end, named=True)
            if found is not None and found[0] - begin <= _OPENS:
                _give(page, own, found[1])


def _is_done_by_some(one: Telling) -> bool:
    """Whether a clause has a subject that did it, though nobody knows who he is (اغتال مجهولون)."""
    return one.cast.named and one.head.form.trigger.row.subject == "agent"


def _give(page: Page, before: Sequence[Telling], who: Sequence[Participant]) -> None:
    for one in reversed(before):
        if any(item.entity is not None for item in one.cast.agents):
            return
        told = one.modality == "asserted" and one.polarity and one.event_type in _CLAIMED
        if told and not one.cast.agents and not says_doer(page, one):
            one.cast.agents = list(who)
            one.carried += [Carried(slot="agents", rule=RULE, span=item.span) for item in who]


def _claimer(page: Page, start: int, end: int, *, named: bool = False) -> tuple[int, list[Participant]] | None:
    """Return where among tokens `start` to `end` somebody owns up to a deed told before, and who he is.

    `named`: only where the deed is named again, by no pronoun alone.
    """
    tokens = page.text.tokens
    for i in range(start, end):
        word = tokens[i].key.removeprefix("و").removeprefix("ف")
        near = [token.key for token in tokens[i + 1 : min(i + 1 + _WITHIN, end)]]
        if (named or word not in _OWNED_IT) and not _is_named(page, word, near):
            continue
        if any(token.key.lstrip("وف") in _NOT for token in tokens[max(start, i - 2) : i]) or not _SOME.isdisjoint(near):
            continue
        if named and any(token.key in _BUT for token in tokens[i:end]):
            return None
        who = _subject(page, i, start, end)
        if who is None or any(page.speakers.reports(item.entity) for item in who.who if item.entity is not None):
            continue
        return i, roles.who_of([who])
    return None


def _subject(page: Page, verb: int, start: int, end: int) -> Phrase | None:
    """Return the actor right before a verb, or the first one named behind it."""
    ahead = phrases(page.text, max(start, verb - _WITHIN), verb, page.overlay, page.lexicon.triggers)
    behind = phrases(page.text, verb + 1, min(verb + 1 + _WITHIN, end), page.overlay, page.lexicon.triggers)
    near = [item for item in ahead if item.end == verb and item.kind == "actor"]
    who = next((item for item in (*near, *behind) if item.who or item.kind == "person"), None)
    return who if who is not None and who.kind == "actor" and not who.preposition and not who.genitive else None


def _is_named(page: Page, word: str, near: Sequence[str]) -> bool:
    """Whether a verb of owning up names the deed behind it: as a deed told before, or as what one answers for."""
    if word in _OWNED and not _DEEDS.isdisjoint(near):
        return True
    return word in _ANNOUNCED and any(page.lexicon.triggers.words.has("responsibility", one) for one in near)
