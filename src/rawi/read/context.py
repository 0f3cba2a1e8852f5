"""What a document names, as far as it is settled: the areas and the country it is about, the entities it points to."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from rawi.lexicon import Lexicon
from rawi.lexicon.cues import form_of
from rawi.model import Entity
from rawi.read.actors import ActorDraft
from rawi.read.shapes import key_at, same_line
from rawi.text import Text, key

# The share of the names of a text that one country must have for the text to be about it.
_MOSTLY = 0.5
# So many words back a verb of accusing may stand from whom it accuses.
_ACCUSED_WITHIN = 3
_SUBJECTS = frozenset(map(key, ("إن", "أن", "وإن", "وأن", "بأن", "لكن", "ولكن")))
_SIDES = frozenset(
    key(
        "ضد الموالية الموالي الموالين الموالون المدعومة التابعة المقربة الحليفة داعيا داعية مطالبا متهما متهمة جانب"
    ).split()
)
_DENIALS = frozenset(map(key, ("لم", "لن", "لا", "ولم", "ولن", "ولا", "الذي", "التي", "ما", "لما")))
_SHORTEST_VERB = 3
_CLAUSE_ENDS = frozenset(":؛.؟?!-–—|*•")


@dataclass(slots=True)
class Context:
    """What a document names, as far as it is settled; `acting` are the home countries of the named actors.

    `issued` are the statements in it, by code points, each with the name of who speaks in it as we.
    """

    text: Text
    lexicon: Lexicon
    issued: Sequence[tuple[int, int, str]] = ()
    areas: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    acting: Counter[str] = field(default_factory=Counter)
    entities: dict[str, Entity] = field(default_factory=dict)

    def country(self) -> str | None:
        """Return the country the text is about, or null where no one country has most of its names."""
        ranked = self.countries.most_common(2)
        if not ranked or ranked[0][1] <= _MOSTLY * self.countries.total():
            return None
        return ranked[0][0]

    def issuer_at(self, start: int) -> str | None:
        """Return the name of who speaks as we at code point `start`, or null."""
        return next((name for low, high, name in self.issued if low <= start < high), None)

    def paragraph_of(self, token: int) -> tuple[int, int]:
        """Return the paragraph that token index `token` stands in."""
        at = bisect_right(self.text.paragraphs, token, key=lambda paragraph: paragraph[0]) - 1
        return self.text.paragraphs[at]

    def use(self, entity: Entity) -> str:
        """Return the id of an entity, and remember that the document names it."""
        return self.entities.setdefault(entity.id, entity).id


def acts(item: ActorDraft, context: Context) -> bool:
    """Whether the name is that of who speaks or acts: a verb says so before or, as in headlines, after it.

    Before it stands a verb of saying (وقالت تركيا), or one of accusing near it; after a name that opens a clause one
    of saying or doing (روسيا تعلن وقفا).
    """
    if _opens_clause(item, context) and _does(item, context):
        return True
    if _is_party(item, context) or _did(item, context):
        return True
    if item.start > context.text.tokens[item.first].start and context.text.tokens[item.first].key.startswith("و"):
        # ساعات وإسرائيل تعلن: after "and" a verb of its own makes a clause.
        verb = context.lexicon.triggers.look_up(key_at(context.text, item.last))
        said = form_of(context.lexicon.cues, key_at(context.text, item.last))
        if said is not None or any(form.inflection.tense == "imperfect" and not form.proclitics for form in verb):
            return True
    first, _ = context.text.sentence_of(item.first)
    for back in range(1, _ACCUSED_WITHIN + 1):
        if item.first - back < first:
            return False
        form = form_of(context.lexicon.cues, context.text.tokens[item.first - back].key)
        if form is not None:
            return back == 1 or form.cue.stance == "accuse"
    return False


def _did(item: ActorDraft, context: Context) -> bool:
    """Whether the verb of an event that one does stands right before a name (شنت إسرائيل)."""
    tokens = context.text.tokens
    if item.start != tokens[item.first].start or not same_line(context.text, item.first - 1):
        return False
    before = context.lexicon.triggers.look_up(key_at(context.text, item.first - 1))
    return any(
        form.inflection.gender == "feminine" and form.trigger.row.subject == "agent" and not form.enclitic
        for form in before
    )


def _is_party(item: ActorDraft, context: Context) -> bool:
    """Whether the words before a name make it one who acts: a subject (إن تركيا), a side (الموالية لأنقرة، ضد مصر)."""
    before = key_at(context.text, item.first - 1)
    if not before or not same_line(context.text, item.first - 1):
        return False
    if before in _SUBJECTS or before in _SIDES or before.removeprefix("و") in _SIDES:
        return True
    denied = key_at(context.text, item.first - 2) in _DENIALS
    return before.startswith("ت") and len(before) > _SHORTEST_VERB and (denied or before.endswith(("ه", "ها")))


def _opens_clause(item: ActorDraft, context: Context) -> bool:
    """Whether a name, nothing written with it but "and", begins a line or follows a sign that ends a clause."""
    tokens = context.text.tokens
    if tokens[item.first].key[: max(0, item.start - tokens[item.first].start)] not in ("", "و"):
        return False
    return (
        not same_line(context.text, item.first - 1) or item.first == 0 or tokens[item.first - 1].light in _CLAUSE_ENDS
    )


def _does(item: ActorDraft, context: Context) -> bool:
    """Whether the word after a name is a verb that one does: of saying, or of an event it is the doer of."""
    at = item.last
    while at < len(context.text.tokens) and context.text.tokens[at].kind == "quote":
        at += 1
    word = key_at(context.text, at)
    said = form_of(context.lexicon.cues, word)
    if said is not None and said.agreement in ("masculine", "feminine"):
        return True
    return any(
        form.inflection.tense == "imperfect" and form.trigger.row.subject == "agent" and not form.proclitics
        for form in context.lexicon.triggers.look_up(word)
    )
