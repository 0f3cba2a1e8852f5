"""Small words that build a clause: what opens one, what a noun or a verb follows, what names a doer or a helper."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

import msgspec

from rawi.lexicon.tables import read_table
from rawi.text import key

WORDS = "clause_words.tsv"
PHRASES = "role_phrases.tsv"
# opener, that, relative: begin a clause (that, relative: with the next word); before_that: بعد أن; between: a fight
# has sides; auxiliary: stands before a verb and belongs to it; adverb: makes a masdar a circumstance; amidst: وسط;
# added: إضافة إلى; governing: governs an event noun; no_longer: لم يعد denies nothing; noun_follows, verb_follows:
# decide how the next word is read; hand: على يد; upon_it: عليه; for_them: له; with_pronoun: إليهم; any: does not begin
# what it stands before; among: بينهم; last_of: آخرها; began: بدأت; beginning: بدء; belonging: تابع لـ; still: لا يزال
# denies nothing; open_bound: before or after a day; had_been: كان, of what was before; placing: stands before where
# something happens; beside: before what only says where a place lies; other_scene: فيما; our_ranks, their_ranks,
# of_them: point to whom it befell; member: who belongs to what "in" names (قيادي في); mediating: brings others together
# (وساطة); both_sides: the two told of (الطرفان); own_men: what an issuer calls his own (المجاهدون); feminine_plural:
# what verbs treat as feminine; upon: after, because of, during what happened (إثر); away: how far from somewhere;
# lasting: what a stretch of time follows; then: tells of another happening; fire: رصاص; leading: سلسلة غارات; rises:
# ارتفعت الحصيلة; rise: the noun of it, where a count follows (ارتفاع حصيلة); title:
# begins who a person is (قائد الأمن فلان); urgent: marks news before it begins (عاجل); being:
# its clause says how things are; void: calls an account false; values: a verb of saying whose object is what is valued
# or felt (ثمن الخطوة); there: a pronoun for a place (فيها); where: حيث;
# allied: whose ally a band is, not whose band (فصائل موالية لتركيا); responsibility: of what was done, and whose it is;
# desisting: of who has done what follows عن, and stops (كف عن قصف); laid_to: what somebody is loaded with for a deed
# (حملت الجيش مسؤولية مقتل); obliges: says before على or ل what somebody must do (يتعين على الجيش أن); ready: says of a
# subject what it is about or able to do (مستعدة لنشر);
# others: more of those told of before (أصيب آخرون); from_it: a pronoun for the place that is left (انسحبت منها);
# ranks: in which a side had losses (في صفوف البيشمركة);
# body: begins the name of one that is not arrested or killed, its men are;
# drives: brings somebody to do what follows "to" (دفع بالجيش إلى قصف);
# settlement: a town told of before, behind a bearing (شمالي المدينة);
# soldier: whose forces he is of, the adjective of a state says (جندي كيني); state: how
# somebody in a state is (في حالة حرجة); pointing: the event noun behind it is known (هذا القصف);
# losses: what whoever stands behind it suffered (خسائر الجيش);
# told_of: behind ما, what nobody named says (ما تردد عن);
# presuming: what it is about has been done (تبرير جرائم);
# stopping: what is refused or suspended does not come about (رفضوا إطلاق النار);
# letting: denied, it keeps what stands behind it from coming about (ما خلوا الدعم السريع يدخل);
# lying: who tells it lies (كذاب البقول ليك);
# office: the noun behind it is what a body is for, no event (لجنة تبادل الأسرى);
# before_tidings: may stand between a negation and tidings (دون أن ترد أنباء، لم تصل حتى الآن تقارير);
# mentioning: denied, it tells nothing of what stands behind it (لم تشر إلى أي غارات);
# revealing: denied, it gives no number of those who died, but that they did (لم تكشف عن عدد القتلى);
# punishing: of whoever did what stands behind its من (محاسبة من قتل);
# barring: what stands behind دون does not come about (حال القناصة دون وصول الإسعاف);
# foiling: the noun that is its object does not come about (منع سقوط المدينة); attempted: may stand between
# (أحبطت محاولة تفجير); going_on: of a fight, that it is fought (المعارك مستمرة);
# true, tidings: behind a negation, an account is untrue (غير صحيح), there is no word of a thing (لا أنباء عن);
# of_whom: which of those counted before (ثلاثون شخصا، جلهم من الأطفال، قتلوا);
# deadline: how long somebody is given to do it stands behind it (أمهله يومين);
# in_spite: what stands behind it others did (رغم استخدام المخيم);
# launching: behind "since", a blow is told of itself, on its own day (معارك منذ شن حفتر هجومه في الرابع من أبريل);
# age, so_long: behind "since", a length of time that is no span, and what stands before one (منذ عقود، منذ نحو عامين);
# outdoing: what is the first or the most of its kind since something else (أعنف معركة منذ سقوط المطار);
# answering: what stands behind it a deed is told to answer (ردا على مقتل ستة، على خلفية مقتل، بحجة مقتل);
# recording, heading: who follows it with its pronoun only counts what others did (قتلى أحصاهم المرصد), a person leads
# them (لجنة يرأسها القاضي فلان);
# intends: with a pronoun it says whose the masdar behind it is (استعدادها لتوزيع);
# not_theirs: with a pronoun it is of a thing or a man's own (سائقها، منزله);
# achieving: what stands behind its أن was done (استطاعوا أن يدخلوا); wanting: behind its إلى أن it was not
# (نحتاج إلى أن ينسحبوا); about_to: its subject is that of the verb behind its أن as well (كادت الحركة أن تسيطر);
# befalling: so is who stands behind its ل (سبق للتنظيم أن هاجم); known_deed: what stands behind it has been done
# (قضية تفجير الكنيسة); after_it: so has a blow or a death (إثر هجوم على السفارة).
# several: dead or wounded without a number (قتلى، شهيد وجرحى);
# account: what somebody says that may be rejected (اتهامات);
# following: at the end of words that only lead to what comes next (كالتالي);
# rejecting: before an account, what it tells is denied (رفضت الاتهامات);
# elapsed: so long before it happened (لم تمض ساعتان حتى);
# men: a plural of people that its ending does not show (جنود);
# share: who is said to have had a part in a deed (صلته بالهجوم، ضلوعها فيه);
# running: who follows it only runs the place before it (مدرسة تديرها المنظمة);
# prison: whose it is did not die in it (توفي في سجون المخابرات); for_toll: behind it stands the toll of the other side
# (قتل خمسة مقابل عشرة من الحركة);
# named_after: a place that a person gave his name to (مطار رفيق الحريري); honour: what he is called there (الإمام);
# these: those named last (أقدم هؤلاء); of_wounds: who was killed died of them (متأثرا بجراحه);
# describes_thing: an adjective of a known class, which owns nothing behind it (غارة جوية | قوات النظام);
# progressive: stands between a subject and its verb (الناس عم تهرب);
# rate: so many each time are no toll of one event (عشرة يوميا); each: a unit of time behind it makes a rate (كل ساعة).
WordClass = Literal[
    "true",
    "told_of",
    "tidings",
    "known_deed",
    "after_it",
    "before_tidings",
    "barring",
    "foiling",
    "going_on",
    "attempted",
    "mentioning",
    "revealing",
    "punishing",
    "letting",
    "lying",
    "office",
    "achieving",
    "wanting",
    "about_to",
    "befalling",
    "added",
    "adverb",
    "allied",
    "amidst",
    "among",
    "any",
    "auxiliary",
    "away",
    "before_that",
    "began",
    "being",
    "beginning",
    "belonging",
    "beside",
    "between",
    "body",
    "both_sides",
    "counted",
    "deadline",
    "drives",
    "each",
    "elapsed",
    "feminine_plural",
    "fierce",
    "fire",
    "corpse",
    "dress",
    "for_them",
    "from_it",
    "governing",
    "had_been",
    "heading",
    "hand",
    "last_of",
    "lasted",
    "in_spite",
    "answering",
    "outdoing",
    "launching",
    "age",
    "so_long",
    "intends",
    "lasting",
    "leading",
    "losses",
    "mediating",
    "men",
    "body_of",
    "attackers",
    "press",
    "member",
    "no_longer",
    "not_theirs",
    "noun_follows",
    "of_them",
    "of_whom",
    "open_bound",
    "opener",
    "other_scene",
    "others",
    "our_ranks",
    "own_men",
    "placing",
    "pointing",
    "preposition",
    "progressive",
    "prison",
    "for_toll",
    "named_after",
    "honour",
    "presuming",
    "guessing",
    "acquits",
    "guilty",
    "ordering",
    "pronoun",
    "ranks",
    "rate",
    "recording",
    "relative",
    "responsibility",
    "desisting",
    "laid_to",
    "obliges",
    "ready",
    "rise",
    "rises",
    "settlement",
    "share",
    "several",
    "account",
    "following",
    "undertaking",
    "rejecting",
    "since",
    "soldier",
    "of_wounds",
    "describes_thing",
    "these",
    "running",
    "span",
    "state",
    "still",
    "stopping",
    "subjected",
    "that",
    "their_ranks",
    "then",
    "there",
    "title",
    "until",
    "upon",
    "upon_it",
    "urgent",
    "values",
    "ascribing",
    "verb_follows",
    "void",
    "where",
    "whole",
    "with_pronoun",
]
DoerRole = Literal["by", "with"]


class ClauseWord(msgspec.Struct, frozen=True):
    """A word and what it does in a clause."""

    word: str
    classes: tuple[WordClass, ...]


class RolePhrase(msgspec.Struct, frozen=True):
    """Words before the name of a doer (`by`) or of one who takes part (`with`)."""

    phrase: str
    role: DoerRole
    example: str


@dataclass(frozen=True, slots=True, eq=False)
class ClauseWords:
    """The words by class, as keys; the phrases by the keys of their words, `longest` how many after each first word.

    `joined` holds the words of `classes` and what they are with a conjunction written with them.
    """

    classes: Mapping[WordClass, frozenset[str]]
    joined: Mapping[WordClass, frozenset[str]]
    phrases: Mapping[tuple[str, ...], DoerRole]
    longest: Mapping[str, int]

    def has(self, name: WordClass, word: str) -> bool:
        """Whether `word` (a key) is of that class, with or without a conjunction written with it."""
        return word in self.joined[name]


@lru_cache(maxsize=64)
def any_of(words: ClauseWords, names: tuple[WordClass, ...]) -> frozenset[str]:
    """Return the words (keys) of any of these classes, by themselves and with a conjunction written with them."""
    return frozenset[str]().union(*[words.joined[name] for name in names])


def words() -> tuple[ClauseWord, ...]:
    """Return the words as shipped. Raises `LexiconError` if they cannot be trusted."""
    return read_table(WORDS, ClauseWord)


def phrases() -> tuple[RolePhrase, ...]:
    """Return the phrases as shipped. Raises `LexiconError` if they cannot be trusted."""
    return read_table(PHRASES, RolePhrase)


@cache
def load_clause_words() -> ClauseWords:
    """Return words and phrases ready for look-up. Raises `LexiconError` if they cannot be trusted."""
    classes: dict[WordClass, set[str]] = {}
    for row in words():
        for name in row.classes:
            classes.setdefault(name, set()).add(key(row.word))
    found = {tuple(key(word) for word in row.phrase.split()): row.role for row in phrases()}
    return ClauseWords(
        {name: frozenset(members) for name, members in classes.items()},
        {name: frozenset(_joined(members)) for name, members in classes.items()},
        found,
        {written[0]: len(written) for written in sorted(found, key=len)},
    )


def _joined(members: set[str]) -> Iterator[str]:
    """Yield words by themselves and, where they are longer than a letter, with a conjunction."""
    for word in members:
        yield word
        if len(word) > 1:
            yield from (f"و{word}", f"ف{word}")
