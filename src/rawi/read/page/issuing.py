"""Who issues a statement, where no heading says so: the lines it is signed with, or the body that its text begins with.

`لجنة أهالي مرزق` above `أوباري، 4 أغسطس 2022`, `تعلن قيادة لواء الفتح أن …`, `إن حلف القبائل يدين …`.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from rawi.lexicon.cues import form_of
from rawi.lexicon.matcher import without_l
from rawi.lexicon.outlets import name_key, outlet_named
from rawi.lexicon.persons import TITLES, Title
from rawi.lexicon.shape_words import shape_words
from rawi.lexicon.tables import read_table
from rawi.read.page.lines import Fact, PageLexicon
from rawi.read.page.metadata import undecorated
from rawi.read.page.statements import is_organisation, is_unnamed_organ
from rawi.text import Text, Token, key

_LONGEST_LINE = 12
_MOST_LINES = 7
_LONGEST_NAME = 10
# Words of a statement among which it shows who announces something.
_OPENING = 40
_DASHES = frozenset({"-", "–", "—", "|", "،", ",", "/"})
_HOLDERS = shape_words("office_holder")
_NAMED_BY = shape_words("before_name_of_body")
_ORGANS = shape_words("media_organ")
_OF_MEDIA = shape_words("of_media")
_OF_EVERY_STATE = shape_words("of_every_state")
_IN_NAME_OF = frozenset({key("باسم"), key("بلسان")})
_STOPS = shape_words("ends_issuer")
_ISSUE = shape_words("issues")
_STATEMENTS = shape_words("statement_told")
# Words behind whom something is issued by among which it says what.
_REACH = 12
_IN = key("في")
_THAT = key("إن")
_DOCTOR = "دكتور"
_OWN_L = (*shape_words("begins_with_own_l"), key("لقاء"))
_ADJECTIVES = shape_words("adjective_of_body")


def signer(text: Text, facts: Sequence[Fact], first: int, last: int, lexicon: PageLexicon) -> tuple[int, int] | None:
    """Return the name (code points) of who signs in the last lines of a statement, the lines `first:last` of a page."""
    block: list[Fact] = []
    for i in range(last - 1, first, -1):
        fact = facts[i]
        long = fact.words > _LONGEST_LINE or fact.closed
        if long or len(block) >= _MOST_LINES or fact.furniture in ("opening", "statement"):
            break
        block.insert(0, fact)
    named = [span for fact in block if (span := _name_in(text, fact, lexicon)) is not None]
    return named[0] if named else None


def _name_in(text: Text, fact: Fact, lexicon: PageLexicon) -> tuple[int, int] | None:
    """Return the body that a line below a statement names, null for a day, a person, or an organ of nobody named."""
    if fact.label is not None or fact.furniture is not None or fact.words < 2:
        return None
    if any(part.kind == "date" for part in fact.parts) or text.tokens[fact.line.last - 1].light in ("،", ":", "!", "؟"):
        return None
    for first, last in _split(text, fact):
        start = _past_office(text, first, last, lexicon)
        name = text.slice((start, last))
        if is_unnamed_organ(name) or last - start < 2:
            continue
        listed = outlet_named(lexicon.outlets, name) is not None
        if listed or (is_organisation(name, lexicon.cues) and not _says(text, start, last, lexicon)):
            return text.tokens[start].start + _l_before(text, first, start), text.tokens[last - 1].end
    return None


def _l_before(text: Text, first: int, start: int) -> int:
    """Return how many letters of a preposition stand before a name that an office goes with."""
    word = text.tokens[start].text
    return int(start > first and word.startswith("ل") and not word.startswith("لل") and _bare(word) != word)


def _bare(word: str) -> str:
    return word if key(word).startswith(_OWN_L) else without_l(word)


def _split(text: Text, fact: Fact) -> Iterator[tuple[int, int]]:
    """Yield the parts of a line between dashes and commas."""
    start = undecorated(text.tokens, fact.line.first, fact.line.last)
    for i in range(start, fact.line.last + 1):
        if i == fact.line.last or text.tokens[i].light in _DASHES:
            if i > start and all(token.kind in ("word", "quote", "number") for token in text.tokens[start:i]):
                yield start, i
            start = i + 1


def _past_office(text: Text, first: int, last: int, lexicon: PageLexicon) -> int:
    """Return where the body begins whose head, spokesman or press office signs: `رئيس بلدية …`, `الناطق باسم …`."""
    tokens = text.tokens
    if tokens[first].key in _HOLDERS:
        i = first + 1
        while i < last - 1 and tokens[i].key in _NAMED_BY:
            i += 1
        body = _bare(tokens[i].text)
        return i if i < last and is_organisation(f"{body} {body}", lexicon.cues) else first
    if last - first > 3 and tokens[first].key in _ORGANS and tokens[first + 1].key in _OF_MEDIA:
        i = first + 2 + (tokens[first + 2].key == "ل")
        body = _bare(tokens[i].text)
        if (i > first + 2 or body != tokens[i].text) and is_organisation(f"{body} {body}", lexicon.cues):
            return i
    return first


@cache
def _ranks() -> frozenset[str]:
    """Return the keys of words for ranks, and for doctors: they open a person's name."""
    titles = read_table(TITLES, Title)
    return frozenset(
        key(form) for title in titles if title.kind == "rank" or title.word == _DOCTOR for form in title.forms
    )


def _before_rank(name: str, lexicon: PageLexicon) -> str:
    """Return a body's name without who speaks for it behind (القوات المسلحة العميد فلان، وزارة الصحة د. فلان)."""
    written = name.split()
    # لواء العميد فلان is called after him.
    first = 1 if written[0].startswith("ال") else 2
    at = next((i for i in range(first, len(written)) if key(written[i]) in _ranks()), None)
    body = " ".join(written[:at])
    return body if at is not None and is_organisation(body, lexicon.cues) else name


def without_organ(name: str, lexicon: PageLexicon) -> str:
    """Return the body whose press office a name is (المركز الإعلامي لعملية الفجر), else the name."""
    name = _before_rank(name, lexicon)
    written = name.split()
    named = next((i + 1 for i, word in enumerate(written[:-2]) if key(word) in _IN_NAME_OF), 0)
    if named and key(written[0]) in _HOLDERS and is_organisation(" ".join(written[named:]), lexicon.cues):
        # الناطق الرسمي باسم حركة تحرير الهامش
        return " ".join(written[named:])
    if len(written) < 4 or key(written[0]) not in _ORGANS or key(written[1]) not in _OF_MEDIA:
        return name
    rest = written[3:] if key(written[2]) == "ل" else written[2:]
    body = _bare(rest[0].removeprefix("لـ"))
    attached = body != rest[0] or rest != written[2:]
    if len(rest) < 3 and key(rest[-1]) in _OF_EVERY_STATE:
        # المركز الإعلامي للقوات المسلحة says whose it is where the page does: the forces' name alone does not.
        return name
    return " ".join((body, *rest[1:])) if attached and is_organisation(f"{body} {body}", lexicon.cues) else name


def _says(text: Text, first: int, last: int, lexicon: PageLexicon) -> bool:
    """Whether a verb of saying stands among the tokens, so that they are a sentence."""
    forms = [form_of(lexicon.cues, token.key) for token in text.tokens[first + 1 : last]]
    return any(form is not None and form.agreement in ("masculine", "feminine", "first") for form in forms)


def announcing(text: Text, first: int, last: int, lexicon: PageLexicon) -> str | None:
    """Return the body that says something of itself now at the head of a statement, or null.

    `تعلن قيادة لواء الفتح …`, `إن حلف القبائل يدين …`: one word with the article alone (الحركة) names nobody.
    """
    tokens = text.tokens
    for i in range(first, min(last - 2, first + _OPENING)):
        begins = i == first or tokens[i - 1].kind == "punct" or tokens[i - 1].light == "\n"
        announced = _announces(tokens[i], lexicon) and not tokens[i + 1].key.startswith(("أن", "ان"))
        if not announced and not (tokens[i].key == _THAT and begins):
            continue
        head = tokens[i + 1].text
        if tokens[i + 1].kind != "word" or not is_organisation(f"{head} {head}", lexicon.cues):
            continue
        end = _told_end(text, i + 1, last, lexicon) if announced else _verb_after(text, i + 1, last, lexicon)
        if end is not None and end - i > 2:
            return text.slice((i + 1, end))
    return None


def announced_twice(text: Text, heading: Fact, first: int, last: int, lexicon: PageLexicon) -> str | None:
    """Return the body that a headline and the text begin with after a verb of the present, or null.

    `تدين هيئة حماية المدنيين مقتل طفلين`, below it `تدين الهيئة …`.
    """
    tokens = text.tokens
    start = undecorated(tokens, heading.line.first, heading.line.last)
    if last - first < 2 or start + 3 > heading.line.last or heading.line.last > first:
        return None
    head = tokens[start + 1]
    if not (_announces(tokens[start], lexicon) and _announces(tokens[first], lexicon)) or head.kind != "word":
        return None
    if not is_organisation(f"{head.text} {head.text}", lexicon.cues):
        return None
    if tokens[first + 1].key.removeprefix("ال") != head.key.removeprefix("ال"):
        return None
    end = name_end(text, start + 1, heading.line.last, lexicon)
    return text.slice((start + 1, end)) if end - start > 2 else None


def issued_above(text: Text, facts: Sequence[Fact], first: int, lexicon: PageLexicon) -> str | None:
    """Return the body that a report says has issued the statement below it, on line `first` of the page, or null.

    `أصدرت غرفة عمليات الفجر بيانا …`, then `نص البيان:`.
    """
    tokens = text.tokens
    found: dict[str, str] = {}
    for fact in facts[:first]:
        for i in range(fact.line.first, fact.line.last - 2):
            head = tokens[i + 1]
            if tokens[i].key not in _ISSUE or head.kind != "word":
                continue
            if not is_organisation(f"{head.text} {head.text}", lexicon.cues):
                continue
            end = name_end(text, i + 1, fact.line.last, lexicon)
            behind = (token.key for token in tokens[end : min(end + _REACH, fact.line.last)])
            if end - i > 2 and any(word in _STATEMENTS for word in behind):
                found.setdefault(name_key(text.slice((i + 1, end))), text.slice((i + 1, end)))
    return next(iter(found.values())) if len(found) == 1 else None


def issued_by(text: Text, fact: Fact, lexicon: PageLexicon) -> str | None:
    """Return the body behind `صدر عن` or `أصدرت` on a line that introduces a statement, or null."""
    tokens = text.tokens
    for i in range(fact.line.first, fact.line.last - 2):
        first = i + 1 + (tokens[i + 1].key == key("عن"))
        if tokens[i].key in _ISSUE and is_organisation(f"{tokens[first].text} {tokens[first].text}", lexicon.cues):
            end = name_end(text, first, fact.line.last, lexicon)
            return text.slice((first, end)) if end - first > 1 else None
    return None


def _announces(token: Token, lexicon: PageLexicon) -> bool:
    """Whether a word is a verb of saying of the present, in the third person."""
    form = lexicon.cues.forms.get(token.key)
    return form is not None and form.agreement in ("masculine", "feminine") and token.key.startswith(("ي", "ت"))


def _told_end(text: Text, first: int, last: int, lexicon: PageLexicon) -> int | None:
    """Return the token behind a name after `تعلن`: that before أن, else where its nouns end."""
    end = name_end(text, first, last, lexicon)
    for i in range(end, min(last, first + _LONGEST_NAME)):
        token = text.tokens[i]
        if token.key in _STOPS and token.key != key("على"):
            return i
        if token.kind != "word" or form_of(lexicon.cues, token.key) is not None or token.key.endswith(("ها", "هم")):
            break
    return end


def _verb_after(text: Text, first: int, last: int, lexicon: PageLexicon) -> int | None:
    """Return the verb of saying of the present that follows a name after `إن`, null where none does."""
    for i in range(first + 2, min(last, first + _LONGEST_NAME + 1)):
        if text.tokens[i].kind not in ("word", "quote"):
            return None
        if _announces(text.tokens[i], lexicon):
            return i
    return None


def name_end(text: Text, first: int, last: int, lexicon: PageLexicon) -> int:
    """Return the token behind a body's name that begins at `first`: a listed name, else its nouns and adjectives."""
    tokens = text.tokens
    listed = lexicon.actors.names.find(text, first)
    end = first + 1
    settled = tokens[first].key.startswith("ال")
    while end < min(last, first + _LONGEST_NAME) and tokens[end].kind in ("word", "quote"):
        word = tokens[end].key
        if word in _STOPS:
            break
        definite = word.startswith("ال") or lexicon.is_place(tokens[end].text)
        if not settled:
            settled = definite
        elif word.startswith("ل") and len(word) > 3 and is_organisation(f"{_bare(word)} x", lexicon.cues):
            settled = word.startswith("لل")
        elif word == _IN and end + 1 < last and lexicon.is_place(tokens[end + 1].text):
            end += 1
        elif not (definite and (_is_adjective(word) or tokens[end - 1].key == "و")):
            break
        end += 1
    return max(end, listed.end_token if listed is not None else end)


def _is_adjective(word: str) -> bool:
    """Whether a definite word (its key) may go with the noun before it: a nisba, or one of the usual ones."""
    return word.endswith(("يه", "ي", "ين", "ون")) or word in _ADJECTIVES or word.removesuffix("ه") in _ADJECTIVES


def of_heading(text: Text, fact: Fact, lexicon: PageLexicon) -> str | None:
    """Return the body that stands before the colon of a headline (`حلف القبائل: نرفض …`), or null."""
    tokens = text.tokens
    first = undecorated(tokens, fact.line.first, fact.line.last)
    colon = next((i for i in range(first + 2, fact.line.last - 2) if tokens[i].light == ":"), None)
    if colon is None or colon - first > _LONGEST_NAME or any(t.kind != "word" for t in tokens[first:colon]):
        return None
    name = text.slice((first, colon))
    return (
        name if is_organisation(name, lexicon.cues) and not is_unnamed_organ(name) and len(name_key(name)) > 3 else None
    )
