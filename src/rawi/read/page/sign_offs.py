"""What the furniture around an account says of whose page it is: rights, addresses, hashtags, a signature below it.

`جميع الحقوق محفوظة لموقع سنابل © 2021`, `#صوت_البادية`, `تابعونا على قناة صوت البادية`, `— فريق عبس ميديا`.
"""

from collections.abc import Iterator, Sequence

from rawi.lexicon.boilerplate import Page
from rawi.lexicon.outlets import Outlets, name_key, outlet_at, outlet_named
from rawi.lexicon.shape_words import shape_words
from rawi.read.page.disclaimers import disclaimed
from rawi.read.page.lines import Fact, PageLexicon
from rawi.read.page.metadata import Line, undecorated, without_for
from rawi.text import Text, Token

_RIGHTS, _ALL_RIGHTS = shape_words("rights"), shape_words("all_rights")
_FOR = shape_words("before_holder")
_PAGES = shape_words("kind_of_page")
_ENDS = shape_words("after_page_name")
_TEAM = shape_words("team")
_OWNERS = shape_words("holder_noun")
_PARTS = frozenset({"/", "-", "–", "—", "|"})
_OFFICES = shape_words("office_of_outlet")
_LONGEST_NAME = 5
_LONGEST_SIGNATURE = 5


def names(text: Text, facts: Sequence[Fact], lexicon: PageLexicon) -> Iterator[str]:
    """Yield who the furniture of a page says publishes it, as written, the surest sign first."""
    for reader in (_holder, _address, _tag, _disclaiming, _followed):
        for fact in facts:
            name = reader(text, fact, lexicon) if fact.furniture in ("prefix", "line") else None
            if name:
                yield name
    for fact in facts:
        name = _beside_reporter(text, fact, lexicon) if fact.label is not None else None
        if name:
            yield name
    if len(facts) > 1 and is_signature(text, facts[-1].line, lexicon.outlets, lexicon.page):
        yield _signed(text, facts[-1].line)


def is_signature(text: Text, line: Line, outlets: Outlets, page: Page) -> bool:
    """Whether a line is but the name of an outlet, as below its own text: a listed one, or by the noun it has."""
    first, last = _bare(text.tokens, line)
    if not 0 < last - first <= _LONGEST_SIGNATURE or any(token.kind != "word" for token in text.tokens[first:last]):
        return False
    written = [token.key for token in text.tokens[first:last]]
    listed = outlet_named(outlets, text.slice((first, last))) is not None
    if len(written) < 2:
        return listed and (first > line.first or written[0].startswith("ال"))
    return listed or _calls_outlet(page, written)


def _calls_outlet(page: Page, written: Sequence[str]) -> bool:
    """Whether a name begins or ends as those of outlets do (شبكة بردى, الوادي ميديا)."""
    ends = (page.furniture.get(written[0]), page.furniture.get(written[-1]))
    return len(written) > 1 and ("outlet_word" in ends or ends[1] == "outlet_end")


def _bare(tokens: Sequence[Token], line: Line) -> tuple[int, int]:
    """Return the tokens of a line without ornaments, brackets and فريق."""
    first, last = undecorated(tokens, line.first, line.last), line.last
    while first < last and (tokens[first].kind in ("punct", "quote") or tokens[first].key in _TEAM):
        first += 1
    parted = next((i for i in range(first + 1, last - 1) if tokens[i].light in _PARTS), last)
    if parted < last and tokens[parted + 1].key in _OFFICES:
        # شبكة نينوى الإعلامية / مكتب الموصل
        last = parted
    while last > first and tokens[last - 1].kind in ("punct", "quote"):
        last -= 1
    return first, last


def _signed(text: Text, line: Line) -> str:
    return text.slice(_bare(text.tokens, line))


def _holder(text: Text, fact: Fact, lexicon: PageLexicon) -> str | None:
    """Return who holds the rights: `جميع الحقوق محفوظة © شام برس 2019`, `… محفوظة لوكالة سنابل`."""
    tokens, last = text.tokens, fact.line.last
    rights = [i for i in range(fact.line.first, last) if tokens[i].key in _RIGHTS or tokens[i].light == "©"]
    for begins in reversed(rights):
        first = begins + 1
        while first < last and (tokens[first].kind in ("punct", "number") or tokens[first].key in _FOR):
            first += 1
        name = _name_at(text, first, last, lexicon)
        if name is not None:
            return name
    return _name_at(text, fact.line.first, rights[0], lexicon) if rights else None


def _name_at(text: Text, first: int, last: int, lexicon: PageLexicon) -> str | None:
    """Return the name of a holder that begins at token `first`, without the ل before it: `الساحل الآن 2025©`."""
    tokens = text.tokens
    end = first
    while end < last and tokens[end].kind in ("word", "quote"):
        end += 1
    if not first < end <= first + _LONGEST_NAME or any(
        token.key in _RIGHTS or token.key in _ALL_RIGHTS for token in tokens[first:end]
    ):
        return None
    name = text.slice((first, end)).strip(" \t*#_،,.").removeprefix("لـ")
    if name.startswith("لل"):
        return without_for(name)
    word = next(iter(name_key(name[1:]).split()), "")
    owner = lexicon.page.furniture.get(word) == "outlet_word" or word in _OWNERS
    return name[1:] if name.startswith("ل") and owner else name


def _address(text: Text, fact: Fact, lexicon: PageLexicon) -> str | None:
    """Return the listed outlet whose address a line is."""
    written = text.raw[fact.line.start : fact.line.end].strip("()<>[] ")
    if " " in written or "." not in written:
        return None
    outlet = outlet_at(lexicon.outlets, written)
    return outlet.name if outlet is not None else None


def _tag(text: Text, fact: Fact, lexicon: PageLexicon) -> str | None:
    """Return the outlet that a line of hashtags names: a listed one, or by the noun it has (#شبكة_بردى)."""
    line = text.raw[fact.line.start : fact.line.end]
    for tag in line.split("#")[1:]:
        name = tag.split(maxsplit=1)[0].replace("_", " ").strip(" .،") if tag.strip() else ""
        written = name_key(name).split()
        if len(written) > 1 and (
            _calls_outlet(lexicon.page, written) or outlet_named(lexicon.outlets, name) is not None
        ):
            return name
    return None


def _beside_reporter(text: Text, fact: Fact, lexicon: PageLexicon) -> str | None:
    """Return what stands in brackets behind who reports: `تقرير: سامر العلي (صوت البادية)`."""
    tokens, label = text.tokens, fact.label
    if label is None or label.field not in ("byline", "author") or tokens[fact.line.last - 1].light != ")":
        return None
    opening = next((i for i in range(label.first + 1, fact.line.last - 1) if tokens[i].light == "("), None)
    if opening is None or not 1 < fact.line.last - opening - 1 <= _LONGEST_NAME:
        return None
    name = text.slice((opening + 1, fact.line.last - 1))
    return None if lexicon.is_place(name) else name


def _disclaiming(text: Text, fact: Fact, lexicon: PageLexicon) -> str | None:
    """Return whose view a line says a text need not be: `لا يعبر عن رأي صحيفة نبض الوادي`; الصحيفة alone is no name.

    Only an outlet, and not in the line that heads the page.
    """
    last = fact.line.last
    named = disclaimed(text.tokens, undecorated(text.tokens, fact.line.first, last), last, lexicon.page)
    if named is None or not fact.line.first or named[1] - named[0] == 1:
        return None
    name = text.slice(named)
    written = [token.key for token in text.tokens[slice(*named)] if token.kind == "word"]
    return name if _calls_outlet(lexicon.page, written) or outlet_named(lexicon.outlets, name) is not None else None


def _followed(text: Text, fact: Fact, lexicon: PageLexicon) -> str | None:
    """Return whose page the reader is asked to follow: `تابعونا على قناة صوت البادية في تلغرام`."""
    tokens, last = text.tokens, fact.line.last
    for i in range(fact.line.first + 1, last - 1):
        if tokens[i].key not in _PAGES:
            continue
        end = i + 1
        while end < last and tokens[end].kind == "word" and tokens[end].key not in _ENDS:
            end += 1
        if 1 < end - i - 1 <= _LONGEST_NAME:
            return text.slice((i + 1, end))
    return None
