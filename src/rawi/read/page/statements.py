"""Full statements on a page: who issues them, whether a text speaks as we, what is a signature."""

from collections.abc import Callable, Sequence
from functools import lru_cache, partial

from rawi.lexicon.actors import ActorName
from rawi.lexicon.boilerplate import Page
from rawi.lexicon.cues import Cues, form_of, phrase_at, speaker_noun
from rawi.lexicon.matcher import Matcher, without_l
from rawi.lexicon.outlets import Outlets, name_key, outlet_named
from rawi.lexicon.shape_words import shape_words
from rawi.read.page.metadata import Line, undecorated, words
from rawi.text import Text, Token, key, segment
from rawi.text.remembered import remembered

_ISSUED = shape_words("issued")
_ABOUT = key("عن")
_TO = key("إلى")
# What a text is called has fewer words: رسالة مفتوحة.
_LONGEST_KIND = 4
_FROM = frozenset({_ABOUT, key("من")})
_WE = shape_words("we")
_IN = frozenset({key("في")})
_OCCASIONS = shape_words("in_occasion")
_ORGANS = shape_words("organ")
_KINDS_OF_ORGAN = shape_words("organ_kind")
_ISSUING = shape_words("issuing_body")
_NO_NAME_ALONE = shape_words("no_name_alone")
_LONGEST_PEOPLE = 5
_OWN_L = shape_words("begins_with_own_l")
_WHILE = shape_words("no_statement_noun")
_OF_STATEMENTS = shape_words("kind_of_statement")
_ORGANISED = ("body", "spokesperson", "component", "official")
_LIKE_VERBS = tuple(shape_words("noun_like_verb"))
_ENDS = frozenset(":،.*([-–")
_STROKES = frozenset({"|", "||"})
_PARTS = frozenset({"-", "–", "—", "|", ":"})
_LONGEST_NAME = 10
_LONGEST_TITLED = 9
# Words of a paragraph among which it shows whose it is.
_OPENING = 12
_LONGEST_SIGNATURE = 12
# Two different words of one who speaks as we, outside quotation marks.
_SPEAKING_AS_WE = 2
_SHORTEST_OURS = 6


def issuer_in_heading(text: Text, lines: Sequence[Line], *, page: Page) -> str | None:
    """Return who a heading says a statement is issued by (`بيان صادر عن …`), as written, or null."""
    tokens = text.tokens
    for i, line in enumerate(lines):
        for j in range(line.first, line.last - 1):
            if tokens[j].key not in _ISSUED or tokens[j + 1].key not in _FROM:
                continue
            first, last = j + 2, line.last
            if first == last and i + 1 < len(lines):
                first, last = lines[i + 1].first, lines[i + 1].last
            return _name(text, first, last, page)
    return None


def is_issued(text: Text, i: int) -> bool:
    """Whether `صادر عن` stands at token `i`."""
    return text.tokens[i].key in _ISSUED and i + 1 < len(text.tokens) and text.tokens[i + 1].key in _FROM


def _name(text: Text, first: int, last: int, page: Page) -> str | None:
    tokens = text.tokens
    while first < last and tokens[first].kind == "punct":
        first += 1
    end = first
    while (
        end < last
        and tokens[end].light not in _ENDS
        and (tokens[end].key != _TO or end == first)
        and tokens[end].light not in _STROKES
        and (page.furniture.get(tokens[end].key) != "about" or _is_within(tokens, end, last))
        and (tokens[end].key != _ABOUT or end == first)
    ):
        end += 1
    while end > first and tokens[end - 1].kind == "punct":
        end -= 1
    if not 0 < end - first <= _LONGEST_NAME:
        return None
    return text.slice((first, end)).strip()


def _is_within(tokens: Sequence[Token], i: int, last: int) -> bool:
    """Whether في goes on with whose it is (دائرة القدس في حركة …, المجلس العسكري في حلب), not with an occasion."""
    if tokens[i].key not in _IN or i + 1 >= last:
        return False
    return tokens[i + 1].kind == "word" and tokens[i + 1].key not in _OCCASIONS


def issuer_titled(text: Text, line: Line, *, page: Page, cues: Cues) -> str | None:
    """Return whose statement a heading says it is (`بيان المتحدث باسم الجيش`, `لواء التوحيد - بيان رقم 3`), or null.

    A spokesman stands for those he speaks for. A heading with a verb of saying tells of a statement.
    """
    tokens = text.tokens
    first = undecorated(tokens, line.first, line.last)
    if first == line.last or any(form_of(cues, token.key) is not None for token in tokens[first : line.last]):
        return None
    if _TO in (token.key for token in tokens[first : min(first + _LONGEST_KIND, line.last)]):
        # رسالة مفتوحة إلى قيادة الفصائل names whom it is for.
        return None
    if page.furniture.get(tokens[first].key.removeprefix("ال")) == "statement":
        return _after_heading(text, first + 1, line.last, page=page, cues=cues)
    titled = words(tokens, first, line.last)
    for count in range(min(page.longest, len(titled)), 1, -1):
        if page.furniture.get(" ".join(titled[:count])) == "statement":
            # تصريح صحفي – حركة أبناء الجبل
            return _after_heading(text, first + count, line.last, page=page, cues=cues)
    for i in range(first + 1, line.last - 1):
        if tokens[i].light in _PARTS and page.furniture.get(tokens[i + 1].key) == "statement":
            name = _name(text, first, i, page)
            return name if name is not None and len(name.split()) <= _LONGEST_TITLED else None
    return None


def _after_heading(text: Text, begins: int, last: int, *, page: Page, cues: Cues) -> str | None:
    """Return whose statement it is: `بيان المتحدث باسم X`, `بيان صحفي للمفوضية`, `البيان رقم (7) لحركة X حول …`."""
    tokens = text.tokens
    spoken_for = [i + 1 for i in range(begins, last) if tokens[i].key in cues.words["in_name_of"]]
    kind = speaker_noun(cues, tokens[begins].key) if begins < last else None
    of = False
    if kind == "spokesperson" and spoken_for:
        begins = spoken_for[0]
    elif (kind != "body" or tokens[begins].key.startswith("ل")) and not _names_organisation(text, begins, last, cues):
        while begins < last and (tokens[begins].kind != "word" or tokens[begins].key in _OF_STATEMENTS):
            begins += 1
        of = (
            begins < last
            and tokens[begins].key.startswith("ل")
            and tokens[begins].key not in _OWN_L
            and speaker_noun(cues, tokens[begins].key) in _ORGANISED
        )
        parted = begins + 1 < last and (tokens[begins].key in _FROM or tokens[begins].light in _PARTS)
        before = tokens[begins - 1].light in _PARTS
        if parted and is_organisation(text.slice((begins + 1, last)), cues):
            # بيان مشترك من حركات الكفاح المسلح
            begins += 1
        elif before and begins < last and is_organisation(text.slice((begins, last)), cues):
            # تصريح صحفي – حركة أبناء الجبل
            pass
        elif not of:
            return None
    name = _name(text, begins, last, page)
    if name is None or len(name.split()) > _LONGEST_TITLED:
        return None
    if of:
        name = without_l(name)
        spoken = name.split()
        if len(spoken) > 2 and name_key(spoken[1]) in cues.words["in_name_of"]:
            # بيان للناطق باسم عملية الكرامة
            return " ".join(spoken[2:])
    return name


def _names_organisation(text: Text, first: int, last: int, cues: Cues) -> bool:
    """Whether a body's name begins at a token, no ل before it."""
    if first >= last or (text.tokens[first].key.startswith("ل") and text.tokens[first].key not in _OWN_L):
        return False
    return is_organisation(text.slice((first, last)), cues)


def issuer_announcing(
    text: Text, heading: Line, first: int, last: int, *, cues: Cues, names: Matcher[ActorName]
) -> str | None:
    """Return the body that both a headline and the text below say announces something now (`تدين البعثة …`), or null.

    News tells of it in the past; the body's own page says it in the present, before its name, which is often fuller
    there than in the headline.
    """
    tokens = text.tokens
    if last - first < 2 or not _announces(cues, tokens[first].key):
        return None
    start = undecorated(tokens, heading.first, heading.last)
    count = 0
    while start + count < heading.last and first + 1 + count < last:
        if tokens[start + count].key != tokens[first + 1 + count].key:
            break
        count += 1
    follows = start + count
    if not count or follows >= heading.last or not _announces(cues, tokens[follows].key):
        return None
    name = text.slice((start, follows))
    if not is_organisation(name, cues):
        return None
    listed = names.find(text, first + 1)
    fuller = listed is not None and listed.end_token > first + 1 + count
    return text.slice((first + 1, listed.end_token)) if listed is not None and fuller else name


def _announces(cues: Cues, word: str) -> bool:
    """Whether a word is a verb of saying of the present, in the third person."""
    form = cues.forms.get(word)
    return form is not None and form.agreement in ("masculine", "feminine") and word[0] in "يت"


def issuer_at_work(
    text: Text, heading: Line, paragraph: Line, last: int, *, page: Page, cues: Cues, names: Matcher[ActorName]
) -> str | None:
    """Return the body that heads a headline (`شبكة …: …`) and speaks in the text below, up to token `last`, or null.

    It speaks of its staff as ours, or of its own work (وثق المركز), and is named nowhere as one who told it.
    """
    tokens = text.tokens
    colon = next((i for i in range(heading.first, heading.last) if tokens[i].light == ":"), heading.last)
    first = undecorated(tokens, heading.first, colon)
    name = text.slice((first, colon)).strip() if first < colon < heading.last else ""
    if not 0 < len(name.split()) <= _LONGEST_TITLED:
        return None
    ours = any(page.furniture.get(token.key) == "own_staff" for token in tokens[colon : heading.last])
    for token in tokens[paragraph.first : min(paragraph.last, paragraph.first + _OPENING)]:
        form = form_of(cues, token.key)
        said = form is not None and form.agreement in ("masculine", "feminine", "plural")
        if token.kind == "quote" or (said and not _documents(token.key, cues)):
            break
        ours = ours or page.furniture.get(token.key) == "own_staff"
    listed = names.find(text, first)
    known = listed is not None and listed.end_token == colon
    if not known and not is_organisation(name, cues):
        return name if ours else None
    ours = ours or _works(text, first, paragraph, cues=cues)
    if not ours or is_cited(text, first, paragraph.first, last, cues=cues):
        return None
    return _fuller(text, (first, colon), paragraph.first, last) or name


def _fuller(text: Text, name: tuple[int, int], first: int, last: int) -> str | None:
    """Return a name as the text writes it with what it is for (مركز عدالة لحقوق الإنسان), or null."""
    tokens = text.tokens
    written = [token.key for token in tokens[slice(*name)]]
    for i in range(first, last - len(written)):
        if [token.key for token in tokens[i : i + len(written)]] != written:
            continue
        end = i + len(written)
        if end < last and tokens[end].key.startswith("ل") and len(tokens[end].key) > 3:
            end += 1
            while end < min(last, i + _LONGEST_NAME) and tokens[end].key.startswith("ال"):
                end += 1
            return text.slice((i, end))
    return None


def _works(text: Text, name: int, paragraph: Line, *, cues: Cues) -> bool:
    """Whether a paragraph begins with a body's own work: وثق باحثو المركز, جمعت الهيئة."""
    tokens = text.tokens
    forms = _forms_of(tokens[name].key)
    for i in range(paragraph.first, min(paragraph.last, paragraph.first + _OPENING)):
        if _documents(tokens[i].key, cues):
            return any(token.key in forms for token in tokens[i + 1 : i + 4])
    return False


def _documents(word: str, cues: Cues) -> bool:
    """Whether a word (its key) is a verb with which a body tells of its own work."""
    return word in cues.words["documents"] or (word[:1] == "و" and word[1:] in cues.words["documents"])


def _forms_of(noun: str) -> frozenset[str]:
    """Return how a noun (its key) may be written where a text speaks of it again."""
    bare = noun.removeprefix("ال")
    return frozenset((noun, bare, f"ال{bare}", f"لل{bare}", f"ل{bare}"))


def is_cited(text: Text, name: int, first: int, last: int, *, cues: Cues) -> bool:
    """Whether the tokens `first:last` tell of a body, whose name begins at token `name`, as of one who said so."""
    tokens = text.tokens
    forms = _forms_of(tokens[name].key)
    for i in range(first, last):
        if tokens[i].key not in forms:
            continue
        if phrase_at(cues, tokens, i - 1) is not None:
            return True
        if tokens[i].key.startswith("لل"):
            # قالت مصادر للمرصد: who is told is not cited.
            if not any(form_of(cues, token.key) is not None for token in tokens[max(first, i - 4) : i]):
                return True
            continue
        # قال مدير المركز
        before = tokens[i - 1 - (speaker_noun(cues, tokens[i - 1].key) is not None)].key
        form = form_of(cues, before)
        said = form is not None and form.agreement in ("masculine", "feminine", "wary")
        if said and not _documents(before, cues):
            return True
    return False


def issuer_alone(text: Text, lines: Sequence[Line], *, page: Page, cues: Cues) -> str | None:
    """Return the body whose name stands alone in a line of a heading (`وزارة الدفاع - مديرية الإعلام`), or null.

    Of several the one that signs below, else the first.
    """
    found: list[tuple[str, Line]] = []
    for line in lines:
        first = undecorated(text.tokens, line.first, line.last)
        name = _name(text, first, line.last, page) if first < line.last else None
        if name is None or not is_organisation(name, cues):
            continue
        if _tells_of(name, cues):
            continue
        if is_unnamed_organ(name):
            # الأمانة العامة: whose it is stands elsewhere
            continue
        forms = [form_of(cues, word) for word in name_key(name).split()]
        if not any(form is not None and form.agreement != "wary" for form in forms):
            found.append((name, line))
    for _, line in found[1:]:
        written = text.raw[line.start : line.end]
        if f"\n{written}\n" in f"{text.raw[line.end :]}\n":
            return written.strip()
    return found[0][0] if found else None


def _tells_of(name: str, cues: Cues) -> bool:
    """Whether a line that begins with such as أهالي or قبائل tells of them, rather than names them."""
    written = name_key(name).split()
    if speaker_noun(cues, written[0]) in ("body", "component", "spokesperson"):
        return False
    return bool(_NO_NAME_ALONE.intersection(written)) or len(written) > _LONGEST_PEOPLE


def is_unnamed_organ(name: str) -> bool:
    """Whether a name only says which organ it is, not whose: الأمانة العامة, إدارة الإعلام والعلاقات العامة."""
    first, *rest = name_key(name).split() or [""]
    kinds = _KINDS_OF_ORGAN | _ORGANS
    return first in _ORGANS and bool(rest) and all(word in kinds or word.removeprefix("و") in kinds for word in rest)


def issuer_speaking(text: Text, first: int, last: int, *, cues: Cues) -> str | None:
    """Return who says `نحن في …` among the tokens, up to the comma or the verb that follows, or null."""
    tokens = text.tokens
    for i in range(first, last - 2):
        if tokens[i].key not in _WE or tokens[i + 1].key not in _IN:
            continue
        for end in range(i + 3, min(i + 3 + _LONGEST_NAME, last)):
            form = form_of(cues, tokens[end].key)
            if (
                tokens[end].light in ("،", ",", "؛")
                or tokens[end].key in _WHILE
                or (tokens[end].key in _IN and not _is_within(tokens, end, last))
                or (form is not None and form.agreement == "first")
            ):
                return text.slice((i + 2, end)).strip()
    return None


def speaks_as_we(text: Text, first: int, last: int, *, page: Page, cues: Cues) -> bool:
    """Whether the tokens speak in the first person plural outside quotation marks, more than once."""
    said: set[str] = set()
    inside, ours = False, _said_by_us(page, cues)
    for token in text.tokens[first:last]:
        if token.kind == "quote":
            inside = token.light in ("«", "“", "‹") or (token.light == '"' and not inside)
            continue
        if inside or token.kind != "word":
            continue
        word = ours(token.key)
        if word:
            said.add(word)
    return len(said) >= _SPEAKING_AS_WE


@lru_cache(maxsize=4)
def _said_by_us(page: Page, cues: Cues) -> Callable[[str], str]:
    """Return a function that gives what of a word (its key) is in the first person plural, empty for nothing."""
    return remembered(partial(_of_us, page, cues))


def _of_us(page: Page, cues: Cues, word: str) -> str:
    for bare in (word, word[1:]) if word[:1] in ("و", "ف", "ب", "ل") else (word,):
        form = cues.forms.get(bare)
        ours = page.furniture.get(bare) == "first_person" or is_ours(bare)
        if ours or (form is not None and form.agreement == "first"):
            return bare
    return ""


def is_ours(word: str) -> bool:
    """Whether a word (its key) is a noun with our pronoun and nothing else (دباباتنا): سكانا is ambiguous."""
    parts = segment(word)
    return len(word) >= _SHORTEST_OURS and bool(parts) and parts[0].enclitic == "نا" and not parts[0].proclitics


def is_signature(text: Text, line: Line, *, issuer: str | None, outlets: Outlets, cues: Cues) -> bool:
    """Whether a last line names the issuer: its name, an office, a rank or a known source of statements."""
    tokens = text.tokens
    first = undecorated(tokens, line.first, line.last)
    written = words(tokens, first, line.last)
    if not 0 < len(written) <= _LONGEST_SIGNATURE or tokens[line.last - 1].light in (".", "،", ":", "؟", "!"):
        return False
    if outlet_named(outlets, text.raw[line.start : line.end]) is not None:
        return True
    if issuer is not None and set(name_key(issuer).split()) <= set(written):
        return True
    if any(form_of(cues, word) is not None and not word.startswith("ال") for word in written):
        return False
    return speaker_noun(cues, written[0]) in _ORGANISED and not _is_verb_like(tokens[first])


def is_organisation(name: str, cues: Cues) -> bool:
    """Whether an author's name begins with a word for a body (غرفة، قيادة، مجلس), not with a person's name."""
    written = name_key(name).split()
    if not written or (written[0] in _ISSUING and len(written) > 1):
        return bool(written)
    return speaker_noun(cues, written[0]) in ("body", "component", "spokesperson")


def _is_verb_like(token: Token) -> bool:
    return token.key.startswith(("ت", "ي", "ن")) and not token.key.startswith(_LIKE_VERBS)
