"""What stands beside a place: how something stands to it, and what props its name up."""

from msgspec.structs import replace

from rawi.lexicon import Lexicon
from rawi.lexicon.matcher import forms_of
from rawi.lexicon.shape_words import shape_words
from rawi.lexicon.triggers import Form
from rawi.model.mention import Relation
from rawi.read import shapes
from rawi.read.kinds import BLOWS
from rawi.read.places.drafts import PlaceDraft
from rawi.text import Text, attested, same_line

_THESE_ARE = shape_words("these_are")
# What a place has: who governs it, who lives in it.
_OF_PLACES = shape_words("had_by_place")
_LIES = shape_words("lies_in")
_RELATION_WORDS = 3
# So many words name who does what a verb tells.
_SUBJECT = 3
_DASHES = "-–—"
# A headline may begin with where it is (السودان: أعمال عنف).
_DASHES_OR_COLON = _DASHES + ":"
# A day and its month stand in so many words, and the dash that closes a dateline right behind them.
_DATE = 5


def placed(text: Text, draft: PlaceDraft, before: list[PlaceDraft], lexicon: Lexicon) -> PlaceDraft:
    """Return the draft with how something stands to it, and with what props its name up."""
    relation = _relation(text, draft, lexicon)
    listed = _listed(text, draft, before)
    announced = _announced(text, draft, lexicon)
    dateline = _is_dateline(text, draft)
    if relation is None and listed is not None:
        relation = listed.relation
    if relation is None and dateline:
        relation = "in"
    prop = draft.prop
    shown = relation is not None and not _is_given(text, draft)
    if prop == "nothing" and (shown or dateline or _is_of_place(text, draft)):
        prop = "support"
    if prop == "nothing" and _is_taken(text, draft, lexicon):
        prop = "verb"
    if announced or (listed is not None and listed.prop == "head") or _lies_in(text, draft):
        prop = "head"
    if draft.distance_km is None:
        draft = replace(draft, relation=relation or ("in" if draft.bearing else "at"))
    return replace(draft, prop=prop, dateline=dateline)


def _is_given(text: Text, draft: PlaceDraft) -> bool:
    """Whether a word that is a place only after its noun has "to" written with it (أعتذر للشعب العراقي)."""
    word = bool(draft.rows) and all(row.needs == "head" for row in draft.rows)
    return word and "ل" in text.tokens[draft.first].key[: _taken(text, draft)]


def _relation(text: Text, draft: PlaceDraft, lexicon: Lexicon) -> Relation | None:
    first = text.tokens[draft.first]
    proclitics = first.key[: _taken(text, draft)]
    if "ب" in proclitics:
        return "in"
    if "ل" in proclitics:
        return "toward"
    # The words before it on its line.
    begin = max(0, draft.first - _RELATION_WORDS)
    while not text.breaks.isdisjoint(range(begin + 1, draft.first + 1)):
        begin += 1
    words = [token.key for token in text.tokens[begin : draft.first]]
    for at, word in enumerate(words):
        rest = words[at + 1 :]
        for opening in forms_of(word):
            found = lexicon.places.relations.get((opening, *rest))
            if found is not None:
                return found
    return None


def _lies_in(text: Text, draft: PlaceDraft) -> bool:
    """Whether a word without the article is said to lie somewhere, so that it is a name (مورا التابعة لجينيه)."""
    said = shapes.key_at(text, draft.last) in _LIES and draft.last == draft.first + 1
    return said and not text.raw[draft.start : draft.end].startswith("ال")


def _is_of_place(text: Text, draft: PlaceDraft) -> bool:
    """Whether the word before a name is one that places have (محافظ معان، أهالي جرش)."""
    before = shapes.key_at(text, draft.first - 1) if same_line(text, draft.first) else ""
    return not _taken(text, draft) and before.lstrip("ولب") in _OF_PLACES


def _is_taken(text: Text, draft: PlaceDraft, lexicon: Lexicon) -> bool:
    """Whether a name is what a verb has for its place, behind who does it (دخل الجيش عدرا، اقتحام الزبداني)."""
    if _taken(text, draft):
        return False
    name = text.tokens[draft.first].key
    # وهاجموا مركبا في البحر is a vessel.
    thing = draft.last == draft.first + 1 and name.endswith("ا") and attested(name[:-1])
    for i in range(draft.first - 1, max(-1, draft.first - 2 - _SUBJECT), -1):
        word = shapes.key_at(text, i + 1) and text.tokens[i].key
        if not word or text.tokens[i].kind != "word":
            return False
        forms = [form for form in lexicon.triggers.look_up(word) if not form.enclitic and not form.definite]
        if i == draft.first - 1 and any(_is_blow(form) for form in forms):
            # تفجير الكرادة
            return True
        if any(form.trigger.row.object == "place" for form in forms):
            # قصف الجيش is what the army shelled, قصف الزبداني the shelling of a town.
            verb = any(form.inflection.tense != "none" for form in forms)
            return not thing if verb else i == draft.first - 1
        if not word.startswith("ال"):
            return False
    return False


def _is_blow(form: Form) -> bool:
    return form.inflection.tense == "none" and form.trigger.row.event_type in BLOWS


def _taken(text: Text, draft: PlaceDraft) -> int:
    """Return how many letters of the first word stand before the draft."""
    return max(0, draft.start - text.tokens[draft.first].start)


def _listed(text: Text, draft: PlaceDraft, before: list[PlaceDraft]) -> PlaceDraft | None:
    """Return the place that stands just before in a list (الخوين والتمانعة، أرنون), or null."""
    if not before or not same_line(text, draft.first):
        return None
    previous = before[-1]
    gap = text.tokens[previous.last : draft.first]
    joined = not gap and text.tokens[draft.first].key[:1] == "و" and _taken(text, draft) > 0
    comma = len(gap) == 1 and gap[0].light in ("،", ",")
    return previous if (joined or comma) and previous.rule != "place.back" else None


def _announced(text: Text, draft: PlaceDraft, lexicon: Lexicon) -> bool:
    """Whether a head noun says what the names are (ثلاثة أحياء هي الثورة والزنجيلي)."""
    at = draft.first - 1
    if shapes.key_at(text, at) not in _THESE_ARE or not same_line(text, at + 1):
        return False
    return any(
        form in lexicon.places.heads for i in (at - 1, at - 2) if i >= 0 for form in forms_of(text.tokens[i].key)
    )


def _is_dateline(text: Text, draft: PlaceDraft) -> bool:
    """Whether a place opens a line and a dash, a comma or a bracket follows, or stands alone after a dash."""
    opens = draft.first == 0 or not same_line(text, draft.first)
    closes = draft.last == len(text.tokens) or not same_line(text, draft.last)
    after = text.tokens[draft.last].light if not closes else ""
    dash = draft.first > 0 and text.tokens[draft.first - 1].light[:1] in _DASHES
    if opens and not closes and text.tokens[draft.last].kind == "number":
        # الخرطوم 23 يناير 2024 – أعلنت
        behind = text.tokens[draft.last : draft.last + _DATE]
        sign = next((token.light for token in behind if token.kind not in ("number", "word")), "")
        return sign != "" and sign[0] in _DASHES and same_line(text, draft.last + 1)
    return (opens and (after[:1] in _DASHES_OR_COLON and after != "")) or (closes and dash) or (opens and closes)
