"""Words of saying: verbs with their forms, fixed phrases, and the nouns that head the words for a speaker."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

import msgspec

from rawi.lexicon.tables import LexiconError, read_table
from rawi.text import Token, key
from rawi.text.remembered import REMEMBERED, remembered

CUES = "cues.tsv"
SPOKEN = "spoken_cues.tsv"
PHRASES = "phrases.tsv"
SPEAKERS = "speakers.tsv"
WORDS = "speech_words.tsv"

Stance = Literal["say", "claim", "deny", "demand", "promise", "confirm", "warn", "reveal", "accuse", "cite"]
# How far the word vouches for what is said: زعم < رجح < قال < أكد < كشف.
Strength = Literal["distancing", "weak", "neutral", "emphatic", "factive"]
# that: أن clause; object: the thing said as object; party: the object is who is addressed or accused, what is said
# follows; relay: عن and the speaker relayed; medium: في and the carrier; مسؤولية: blame; the rest are prepositions.
# حصيلة: a toll, raised or lowered; إلى أن, على أن: أن only after إلى, after على or with ب,
# and no verb of what is to come (ذهب إلى أن, أجمع الشهود على أن).
Complement = Literal[
    "that",
    "object",
    "party",
    "relay",
    "medium",
    "مسؤولية",
    "حصيلة",
    "إلى أن",
    "على أن",
    "ب",
    "عن",
    "إلى",
    "على",
    "من",
    "ل",
    "في",
]
Agreement = Literal["masculine", "feminine", "plural", "first", "participle", "masdar", "wary"]
PhraseKind = Literal["according", "as", "relay", "own", "unnamed", "utterance", "turn"]
SpeakerKind = Literal[
    "anonymous", "spokesperson", "official", "body", "component", "carrier", "correspondent", "outlet"
]

# What a small word does around a verb of saying. negation: nothing is said; not_that: after it أن opens no speech;
# link: stands between the start of a clause and its verb; relative: the subject stands before it; starter: a clause
# with its subject first; pronoun_phrase: له, فيه; adverb: when or how; medium: before a carrier; page: a carrier on
# the net; modifier: goes on about a carrier; copy: how the outlet came by it; carries: before who published it;
# aside: with عدم, somebody wants not to be named;
# no_object: nothing is said as object; inside: in a larger body, which then speaks; resume: the narrator
# goes on; in_name_of: for whom a spokesman speaks; measure: what something is done by (حسب القانون), nobody who
# speaks; same: المصدر نفسه; feminine_plural: verbs agree with it as feminine; office: one person holds it (محافظ
# درعا); office_noun: begins the name of who issues statements, and is no outlet (المركز الإعلامي); documents: a body
# says so of its own work; organ: with the name of whose it is, it speaks for it (هيئة أركان الجيش); indefinite_only:
# not with the article (أحد, but الأحد is a day); loose: at the end of a content it belongs to what follows;
# impersonal: verbs whose subject may be a thing (تقييمها يشير إلى أن); also_preposition: verbs spelled like a
# preposition (عقب), which need their subject; scripture: after قال, God speaks; latter: who was named last (الأخير);
# not_ruled_out: verbs that, denied, say that something may be (لم يستبعد); claimed: with
# a verb, what somebody claims (ما زعمه); goes_on: after a comma the narrator goes on, where no أن opened what is said;
# occurs, harm, results: what came of what was told (ولم تقع إصابات، وأسفر القصف عن);
# circumstance: begins on what occasion or how it is said; selfsame: before المصدر;
# asked: at the head of a sentence, who spoke answers;
# suffers: after a comma it goes on with what was said; speaks_by_sources: what a source in
# it says is its word (مصدر في وزارة الداخلية);
# while: a clause of circumstance or of who somebody is (وهو); by_saying: after a verb, it says (رد بالقول); adjective:
# goes on with a title (النائب العام); toll: a carrier that is nobody's with
# a word of former (حصيلة سابقة); person_again: who spoke before (الرجل);
# blame: what is laid upon somebody; toll_told: what is raised or lowered; hides, his_name: what somebody wants kept
# back; renewed: what somebody says again (جدد دعوته);
# needs_party: verbs whose only noun phrase is who is told or accused; says_last: verbs that may stand after all
# that was said (…، يقول مدير المشفى);
# talk: with مع or إلى, to whom somebody spoke; passed_on_by: verbs with whoever passed a carrier on (بيان بثته واس);
# where_said: between commas after who speaks, they begin where or on what occasion (، في ندوة صحفية،);
# refuses, account: a verb that denies only what somebody says (رفض الاتهامات, but رفض الاستسلام);
# addressed: with ل, who is spoken to (للسكان); directs: with a body, who speaks for it unnamed (مدير المرصد);
# masculine: nouns for men that end like feminine ones (عمدة);
# sole_office: with the article and an adjective, one person (المبعوث الأممي); chamber, minister, of_state: what makes
# an office one of a state (رئيس مجلس النواب, وزير الدفاع, رئيس الحكومة); source, of_source: a source that speaks for
# the body it is in (مصدر مسؤول في الوزارة), and treats: the houses where one only speaks of what he saw;
# published: carriers that are texts of their own; found_out: carriers that are no statement of who spoke before;
# instead: begins what was so, behind what is denied (بل إن);
# no_comment: what somebody refuses to do who says nothing; gives_time: verbs with which somebody is given time, and
# unit_of_time what tells how much (أمهل قسد ثلاثة أيام);
# divides: with a noun of tolls, a list of what was counted follows (توزعت الحصيلة على النحو التالي:);
# so_called: after ما, somebody's name follows (أعلنت ما تسمى بقوات التحرير);
# only_denied: verbs that say something only where they are denied (لم يخف أن); hastens: verbs whose subject goes on
# to say something (سارعت الحركة إلى نفي, عاد الناطق ليؤكد أن);
# bureau: whoever it is of, it speaks itself (مكتب رئيس الوزراء); on_his_part: after من, it names nobody (من جانبها);
# is_called: between commas, somebody's name follows (، وهو جراح يدعى حاتم،);
# newest: before a carrier (آخر إحصاء); declared: what comes about by being declared (أعلنت الحكومة حالة الطوارئ);
# tightened: what is pressed upon somebody, not said (شددت القوات الحصار على المدينة);
# one_outlet: with an adjective alone, an outlet nobody names (لإذاعة محلية);
# any_official, doctor: what somebody whom the account names is called in its headline (مسؤول أممي, جراح);
# kin, men_of: whose kin or man somebody is stands behind them (والدة السياسية هفرين خلف); one_person: what may stand
# between such a man and whose he is (محامي المعتقل فلان);
# repeats: verbs whose subject calls for what a noun behind it calls for (تكرر القيادة دعوة المسلحين إلى);
# qualifies: goes on with who somebody is (مسؤول محلي موال للحركة);
# footage: what is found out from it is nobody's word (استنادا إلى صور);
# rumours: with بأن or عن, nobody named tells what stands behind them (وسط مزاعم بأن);
# against: right before a word of saying with its speaker, it is apart from what another said (رغم قول الوزارة إن).
WordRole = Literal[
    "negation",
    "not_that",
    "link",
    "relative",
    "rumours",
    "footage",
    "men_of",
    "one_person",
    "qualifies",
    "starter",
    "pronoun_phrase",
    "published",
    "found_out",
    "adverb",
    "medium",
    "page",
    "modifier",
    "carries",
    "copy",
    "aside",
    "no_object",
    "inside",
    "resume",
    "indefinite_only",
    "loose",
    "impersonal",
    "also_preposition",
    "scripture",
    "latter",
    "not_ruled_out",
    "claimed",
    "goes_on",
    "instead",
    "no_comment",
    "occurs",
    "harm",
    "results",
    "in_name_of",
    "measure",
    "office",
    "office_noun",
    "documents",
    "organ",
    "same",
    "selfsame",
    "circumstance",
    "speaks_by_sources",
    "while",
    "by_saying",
    "adjective",
    "toll",
    "former",
    "suffers",
    "asked",
    "person_again",
    "feminine_plural",
    "blame",
    "toll_told",
    "renewed",
    "hides",
    "his_name",
    "needs_party",
    "says_last",
    "talk",
    "passed_on_by",
    "sole_office",
    "chamber",
    "minister",
    "of_state",
    "source",
    "of_source",
    "treats",
    "addressed",
    "directs",
    "where_said",
    "refuses",
    "account",
    "masculine",
    "gives_time",
    "unit_of_time",
    "divides",
    "tolls",
    "so_called",
    "only_denied",
    "hastens",
    "against",
    "bureau",
    "on_his_part",
    "repeats",
    "kin",
    "is_called",
    "newest",
    "declared",
    "tightened",
    "any_official",
    "doctor",
    "one_outlet",
    "delegation",
    "relays_what",
]

PRONOUNS = ("ه", "ها", "هم", "هما", "هن", "نا", "ي")
# Who is told, written with the verb (أخبرنا).
SUFFIXES = ("ها", "هم", "هما", "نا", "ني", "كم", "ه")
SHADDA = "\u0651"
_THAT = "ان"


class Cue(msgspec.Struct, frozen=True):
    """A verb of saying with its forms. `continues`: it adds to what its speaker said before.

    `wary` holds forms that are also other words; they count only where a clause begins or أن follows. A lemma that is
    written with its shadda (عدّد) is meant only where the text writes it.
    """

    lemma: str
    stance: Stance
    strength: Strength
    complement: tuple[Complement, ...]
    continues: bool
    masculine: tuple[str, ...]
    feminine: tuple[str, ...]
    plural: tuple[str, ...]
    first: tuple[str, ...]
    participle: tuple[str, ...]
    masdar: tuple[str, ...]
    wary: tuple[str, ...]


class Phrase(msgspec.Struct, frozen=True):
    """A fixed phrase. A last word أن may carry a pronoun; a last ل is written together with the next word.

    according: names the speaker (بحسب); as: a verb of saying follows (وفق ما); relay: another speaker follows
    (نقلا عن); own: the narrator's own voice (يشار إلى أن); unnamed: somebody's word (قيل إن); utterance: with a
    pronoun, the speaker's own (حسب تعبيره); turn: the narrator takes over (في المقابل).
    """

    phrase: str
    kind: PhraseKind
    example: str
    counterexample: str | None


class SpeakerNoun(msgspec.Struct, frozen=True):
    """A common noun that heads the words for a speaker, with its forms, and what that says of the speaker."""

    noun: str
    kind: SpeakerKind
    forms: tuple[str, ...]


class SmallWords(msgspec.Struct, frozen=True):
    """Words of one role around verbs of saying."""

    role: WordRole
    words: tuple[str, ...]


class Form(msgspec.Struct, frozen=True, gc=False):
    """One written form of a verb of saying. `wary`: it is another word as well."""

    cue: Cue
    agreement: Agreement
    feminine: bool


@dataclass(frozen=True, slots=True)
class FixedPhrase:
    """A phrase with the keys of its words; `opens`: its last letter belongs to the word after it.

    `second` is the word that must follow the first, null where it may be written otherwise or none must.
    """

    phrase: Phrase
    keys: tuple[str, ...]
    opens: bool
    second: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Cues:
    """All words of saying by matching key; phrases by their first word, the longest first.

    `joined` are the forms by themselves and with a conjunction written with them, where that is no form of its own.
    `doubled` are forms that say only where they are written with a shadda.
    `may_say` tells whether a word (its key) can be one of them or begin one: most words cannot. `spoken`: they are
    those of spoken Arabic too, where words are said without أن.
    """

    forms: Mapping[str, Form]
    joined: Mapping[str, Form]
    doubled: Mapping[str, Form]
    masdars: Mapping[str, Cue]
    phrases: Mapping[str, tuple[FixedPhrase, ...]]
    utterances: frozenset[str]
    speakers: Mapping[str, SpeakerKind]
    words: Mapping[WordRole, frozenset[str]]
    may_say: Callable[[str], bool]
    spoken: bool = False


def form_of(cues: Cues, word: str) -> Form | None:
    """Return the form of saying that a word (its key) is, an initial و or ف left out where it must be, or null."""
    return cues.joined.get(word)


@lru_cache(REMEMBERED)
def form_with_pronoun(cues: Cues, word: str) -> Form | None:
    """Return what a word (its key) is as a form of saying, with a pronoun as its object (نفته, ادعاه) or without."""
    bare = next((word.removesuffix(suffix) for suffix in SUFFIXES if word.endswith(suffix)), word)
    # اتهم is no ات with a pronoun, ادعاه is ادعى with one.
    return form_of(cues, word) or form_of(cues, bare) or form_of(cues, f"{bare.removesuffix('ا')}ي")


@lru_cache(REMEMBERED)
def masdar_of(cues: Cues, word: str) -> tuple[Cue, bool] | None:
    """Return the verb whose verbal noun `word` (its key) is, and whether a pronoun is written with it, or null."""
    for bare in (word, word[1:]) if word[:1] in ("و", "ف", "ب", "ل") else (word,):
        cue = cues.masdars.get(bare)
        if cue is not None:
            return cue, False
        for pronoun in PRONOUNS:
            if bare.endswith(pronoun):
                # A final ة opens to ت before a pronoun, and final hamza may get a seat, which the key drops.
                stem = bare.removesuffix(pronoun)
                cue = cues.masdars.get(stem) or (cues.masdars.get(f"{stem[:-1]}ه") if stem.endswith("ت") else None)
                if cue is not None:
                    return cue, True
    return None


def phrase_at(cues: Cues, tokens: Sequence[Token], i: int) -> tuple[Phrase, int] | None:
    """Return the longest fixed phrase that begins with token `i`, and the token after it, or null.

    For a phrase with a final ل that is the token the letter is written with.
    """
    word = tokens[i].key
    for first in (word, word[1:]) if word[:1] in ("و", "ف") else (word,):
        if first not in cues.phrases:
            continue
        following = tokens[i + 1].key if i + 1 < len(tokens) else ""
        for fixed in cues.phrases[first]:
            if fixed.second is not None and fixed.second != following:
                continue
            end = _end_of(fixed, tokens, i)
            # الناطق بلسان الوزارة is who he is.
            office = fixed.phrase.kind == "relay" and i > 0 and speaker_noun(cues, tokens[i - 1].key) == "spokesperson"
            if end is not None and not office:
                return fixed.phrase, end
    return None


@lru_cache(REMEMBERED)
def speaker_noun(cues: Cues, word: str) -> SpeakerKind | None:
    """Return what kind of speaker a word (its key) is a common noun for, its article and proclitics left out."""
    noun = bare_noun(cues, word)
    return cues.speakers[noun] if noun is not None else None


@lru_cache(REMEMBERED)
def bare_noun(cues: Cues, word: str) -> str | None:
    """Return the noun of the speakers' list that a word (its key) is, without article and proclitics, or null."""
    for bare, definite in _bare(word):
        if bare in cues.speakers and not (definite and bare in cues.words["indefinite_only"]):
            return bare
    return None


def _bare(word: str) -> list[tuple[str, bool]]:
    """Return what a word may be without proclitics, and whether the article was taken off."""
    forms = [(word, False)]
    if word[:1] in ("و", "ف", "ل", "ب"):
        forms.append((word[1:], False))
    forms += [(form[2:], True) for form, _ in forms if form.startswith("ال")]
    if word.startswith("لل"):
        forms.append((word[2:], True))
    return forms


def _end_of(fixed: FixedPhrase, tokens: Sequence[Token], i: int) -> int | None:
    for j, wanted in enumerate(fixed.keys[1:], start=i + 1):
        if j >= len(tokens):
            return None
        word = tokens[j].key
        last = j == i + len(fixed.keys) - 1
        if word != wanted and not (last and wanted == _THAT and word.startswith(_THAT) and word[2:] in PRONOUNS):
            return None
    end = i + len(fixed.keys)
    if not fixed.opens:
        return end
    opened = end < len(tokens) and tokens[end].kind == "word" and tokens[end].key.startswith("ل")
    return end if opened else None


@cache
def load_cues() -> Cues:
    """Return all words of saying. Raises `LexiconError` for a bad row or a form that belongs to two verbs."""
    return _cues(read_table(CUES, Cue), spoken=False)


@cache
def load_spoken_cues() -> Cues:
    """Return all words of saying of the standard language and those that are only spoken."""
    return _cues((*read_table(CUES, Cue), *read_table(SPOKEN, Cue)), spoken=True)


def _cues(rows: Sequence[Cue], *, spoken: bool) -> Cues:
    forms: dict[str, Form] = {}
    doubled: dict[str, Form] = {}
    masdars: dict[str, Cue] = {}
    for cue in rows:
        for agreement, written in _forms(cue):
            word = key(written)
            if agreement == "masdar":
                masdars[word] = cue
                continue
            form = Form(cue, agreement, _feminine(word, agreement))
            held = (doubled if SHADDA in cue.lemma else forms).setdefault(word, form)
            if held.cue is not cue:
                raise LexiconError(f"{CUES}: {written!r} is a form of {held.cue.lemma} and of {cue.lemma}, keep one")
    speakers: dict[str, SpeakerKind] = {}
    for noun in read_table(SPEAKERS, SpeakerNoun):
        for written in noun.forms:
            if speakers.setdefault(key(written), noun.kind) != noun.kind:
                raise LexiconError(f"{SPEAKERS}: {written!r} stands for two kinds of speaker, keep one")
    phrases, utterances = _phrases()
    words = {row.role: frozenset(map(key, row.words)) for row in read_table(WORDS, SmallWords)}

    def may_say(word: str) -> bool:
        bare = {word, word[1:]} if word[:1] in ("و", "ف", "ب", "ل") else {word}
        bare |= {word.removeprefix("بال"), word.removeprefix("ب").removeprefix("ال")}
        stems = bare | {form.removesuffix(suffix) for form in bare for suffix in (*SUFFIXES, *PRONOUNS)}
        # A final ة opens to ت before a pronoun.
        stems |= {f"{stem[:-1]}ه" for stem in stems if stem.endswith("ت")}
        # أخبروها is أخبروا with a pronoun.
        stems |= {f"{stem}ا" for stem in stems if stem.endswith("و")}
        # A dict asked from the other side: `isdisjoint` goes through all of what it is given.
        return (
            not forms.keys().isdisjoint(stems)
            or not doubled.keys().isdisjoint(stems)
            or not masdars.keys().isdisjoint(stems)
            or not phrases.keys().isdisjoint(stems)
            or not words["rumours"].isdisjoint(bare)
        )

    return Cues(
        forms=forms,
        joined={**{letter + word: form for word, form in forms.items() for letter in ("و", "ف")}, **forms},
        doubled=doubled,
        masdars=masdars,
        phrases=phrases,
        utterances=utterances,
        speakers=speakers,
        words=words,
        may_say=remembered(may_say),
        spoken=spoken,
    )


def _forms(cue: Cue) -> list[tuple[Agreement, str]]:
    columns: tuple[tuple[Agreement, tuple[str, ...]], ...] = (
        ("wary", cue.wary),
        ("masculine", cue.masculine),
        ("feminine", cue.feminine),
        ("plural", cue.plural),
        ("first", cue.first),
        ("participle", cue.participle),
        ("masdar", cue.masdar),
    )
    return [(agreement, form) for agreement, forms in columns for form in forms]


def _feminine(word: str, agreement: Agreement) -> bool:
    if agreement in ("participle", "wary"):
        return word.endswith("ه") if agreement == "participle" else word.endswith("ت")
    return agreement == "feminine"


def _phrases() -> tuple[dict[str, tuple[FixedPhrase, ...]], frozenset[str]]:
    found: dict[str, list[FixedPhrase]] = {}
    utterances: set[str] = set()
    for phrase in read_table(PHRASES, Phrase):
        keys = tuple(key(word) for word in phrase.phrase.split())
        if phrase.kind == "utterance":
            utterances.add(keys[0])
            continue
        opens = keys[-1] == "ل"
        words = keys[:-1] if opens else keys
        second = words[1] if len(words) > 2 or (len(words) == 2 and words[1] != _THAT) else None
        fixed = FixedPhrase(phrase, words, opens, second)
        found.setdefault(keys[0], []).append(fixed)
    ordered = {first: tuple(sorted(some, key=lambda f: -len(f.keys))) for first, some in found.items()}
    return ordered, frozenset(utterances)
