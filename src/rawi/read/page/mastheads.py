"""Whom the first line of a page names, where it says nothing else: a body, a page or channel, a person.

`المكتب الإعلامي لمدينة دوما`, `صفحة الناشط أبو محمد على فيسبوك`, `أحمد علي – المتحدث باسم الجيش`.
"""

from collections.abc import Iterator, Sequence

from rawi.lexicon.cues import form_of, speaker_noun
from rawi.lexicon.outlets import outlet_named
from rawi.lexicon.shape_words import shape_words
from rawi.read.page.lines import Fact, PageLexicon
from rawi.read.page.metadata import Line, undecorated, without_for
from rawi.read.page.statements import is_unnamed_organ
from rawi.read.shapes import is_full_name, opens_name
from rawi.text import Text, Token, key

_LONGEST = 9
_LONGEST_PERSON = 5
_IMPERFECT = 4
_LONGEST_ACCOUNT = 4
_SHORTEST_TOLD = 5
_PARTS = frozenset({"-", "–", "—", "--", "|", "||", "/", "•", "·"})
_IN = shape_words("preposition_in_heading")
_ON_PLATFORM = frozenset(map(key, ("على", "في", "عبر")))
_PAGES = shape_words("page_or_channel")
_OFFICIAL = shape_words("describes_page")
_PLATFORMS = shape_words("platform")
_LOWER = shape_words("body_below_another")
_AND_AROUND = shape_words("and_around_it")
_ORGAN = shape_words("organ_of_press")
_PARTIES = shape_words("party_as_owner")
_STATES = shape_words("state")
_OF_MEDIA = shape_words("of_media")
_FORCES = shape_words("force_of_media")
_LONGEST_LETTERHEAD = 3
_TEXTS = shape_words("text_in_heading")
_STATIONS = shape_words("broadcaster")
# What newspapers say in headlines that they do themselves.
_WORKS = shape_words("work_of_paper")
_PEOPLE = ("official", "spokesperson", "anonymous", "correspondent")
_BODIES = ("body", "component", "spokesperson", "outlet")
_FROM = frozenset(map(key, ("من", "عن")))
_I = key("أنا")
_DIVISIONS = shape_words("division_of_state")
_PARENTS = shape_words("father_or_mother")
_POSTS, _BROTHER = shape_words("post"), shape_words("brother")


def named_alone(text: Text, facts: Sequence[Fact], lexicon: PageLexicon) -> str | None:
    """Return whom the first line names, as written, if it does nothing else and a text follows; else null."""
    fact = next((fact for fact in facts if fact.furniture != "opening"), None)
    if fact is None or fact.label is not None or fact.closed or fact is facts[-1] or fact.furniture not in (None,):
        return None
    kinds = [part.kind for part in fact.parts]
    if kinds == ["author", "place"] or (kinds and set(kinds) == {"none"}):
        # علي ضباح - جازان: who reports, and from where; الصفحة الرئيسية >> العالم
        return None
    writes = who_writes(text, fact.line, lexicon)
    if writes is not None:
        return writes
    if text.tokens[undecorated(text.tokens, fact.line.first, fact.line.last)].key in _STATES:
        lower = _lowest_body(text, facts[facts.index(fact) + 1 :], lexicon)
        if lower is not None:
            return lower
    parts = [part for part in _parts(text, fact) if not _is_platform(text.tokens[slice(*part)])]
    if not parts or sum(end - first for first, end in parts) > _LONGEST:
        return None
    while len(parts) > 1 and _is_kind_of_text(text, parts[-1], lexicon):
        # الشبكة العراقية للرصد - نشرة الانتهاكات
        parts = parts[:-1]
    if len(parts) > 2 or (len(parts) == 1 and lexicon.is_place(text.slice(parts[0]))):
        # فلسطين: the section, not a state that speaks.
        return None
    if len(parts) == 2 and _is_listed(text, *parts[0], lexicon) and facts[facts.index(fact) + 1].parts:
        # عرين الأسود – جبل النار, above a day
        return text.slice(parts[0])
    if len(parts) == 2 and _is_lower_body(text, parts[1], lexicon):
        parts = parts[1:]
    if len(parts) == 2 and not (_describes(text, parts[1], lexicon) or lexicon.is_place(text.slice(parts[1]))):
        return None
    described = len(parts) == 2
    name = _name(text, *parts[0], lexicon, described=described) or _with_account(text, facts, fact, parts)
    return name if name is None or not is_unnamed_organ(name) else None


def who_writes(text: Text, line: Line, lexicon: PageLexicon) -> str | None:
    """Return the person whose post it is by its first words: `منشور الدكتور خلف على صفحته`, `انا الممرضة سجود من …`.

    After انا one word is a name where a trade stands before it, and من or و follows.
    """
    tokens = text.tokens
    first = undecorated(tokens, line.first, line.last)
    posted = first < line.last and tokens[first].key in _POSTS
    if not posted and not (first < line.last and tokens[first].key == _I):
        return None
    first += 1
    start = first
    while first < line.last - 1 and (
        lexicon.persons.titles.find(text, first) is not None
        or tokens[first].key in _BROTHER
        or speaker_noun(lexicon.cues, tokens[first].key) in _PEOPLE
    ):
        first += 1
    end = first
    while (
        end < line.last and tokens[end].kind == "word" and tokens[end].key not in _IN and end - first < _LONGEST_PERSON
    ):
        end += 1
    if end == first:
        return None
    titled = first > start and end - first > 1 and tokens[first].key in lexicon.persons.given
    named = titled or opens_name([token.key for token in tokens[first:end]], lexicon.persons)
    called = first > start and end == first + 1 and end < line.last and tokens[end].key in _FROM
    return text.slice((first, end)) if end > first and (named or called) else None


def _lowest_body(text: Text, facts: Sequence[Fact], lexicon: PageLexicon) -> str | None:
    """Return the last of the bodies whose names stand below a state's: وزارة الإعلام, below جمهورية الصومال."""
    found: str | None = None
    for fact in facts[:_LONGEST_LETTERHEAD]:
        parts = [part for part in _parts(text, fact) if not _is_kind_of_text(text, part, lexicon)]
        if all(_is_seat(text, part, lexicon) for part in parts) and parts and not fact.closed:
            # محافظة النبطية – قضاء بنت جبيل, above the municipality
            continue
        if fact.closed or fact.label or len(parts) != 1 or not _is_body(text, *parts[0], lexicon):
            break
        if is_unnamed_organ(text.slice(parts[0])):
            # إدارة الإعلام, below وزارة الخارجية
            continue
        found = text.slice(parts[0])
    return found


def _is_seat(text: Text, part: tuple[int, int], lexicon: PageLexicon) -> bool:
    """Whether a part of a letterhead is but the province or district of who issues it."""
    first, last = part
    return text.tokens[first].key in _DIVISIONS and lexicon.is_place(text.slice((first + 1, last)))


def _with_account(text: Text, facts: Sequence[Fact], fact: Fact, parts: Sequence[tuple[int, int]]) -> str | None:
    """Return the name that stands above the account it posts from (`هنا الخرطوم`, below it `@here`), or null."""
    below = facts[facts.index(fact) + 1].line
    at = text.tokens[below.first].light == "@" and below.last - below.first <= _LONGEST_ACCOUNT
    return text.slice(parts[0]) if at and len(parts) == 1 else None


def _parts(text: Text, fact: Fact) -> Iterator[tuple[int, int]]:
    """Yield the parts of a line between dashes and strokes, without a colon or marks at the ends."""
    tokens = text.tokens
    start = undecorated(tokens, fact.line.first, fact.line.last)
    for i in range(start, fact.line.last + 1):
        comma = i < fact.line.last and tokens[i].light in ("،", ",")
        if i < fact.line.last and tokens[i].light not in _PARTS and not comma:
            continue
        first, end = start, i
        while first < end and tokens[first].kind in ("punct", "quote"):
            first += 1
        # مركز عمليات "البرق": a mark that another opened goes with it.
        paired = sum(token.kind == "quote" for token in tokens[first:end]) % 2 == 0
        while end > first and (tokens[end - 1].kind == "punct" or (tokens[end - 1].kind == "quote" and not paired)):
            end -= 1
            paired = True
        if first < end:
            yield first, end
        start = i + 1


def _is_platform(tokens: Sequence[Token]) -> bool:
    return all(token.key in _PLATFORMS for token in tokens)


def _is_kind_of_text(text: Text, part: tuple[int, int], lexicon: PageLexicon) -> bool:
    """Whether a part only says what the text is: نشرة, حصيلة, سلسلة تغريدات, بيان صحفي."""
    word = text.tokens[part[0]].key
    furniture = lexicon.page.furniture.get(word)
    carrier = speaker_noun(lexicon.cues, word) == "carrier"
    return furniture in ("statement", "bulletin") or carrier or word in _TEXTS


def _is_listed(text: Text, first: int, end: int, lexicon: PageLexicon) -> bool:
    """Whether words are the whole name of an actor of the list."""
    listed = lexicon.actors.names.find(text, first)
    return listed is not None and (listed.start_token, listed.end_token) == (first, end)


def _is_lower_body(text: Text, part: tuple[int, int], lexicon: PageLexicon) -> bool:
    """Whether a second part is the body that speaks: حكومة الإقليم – وزارة شؤون البيشمركة."""
    return text.tokens[part[0]].key in _LOWER and _is_body(text, *part, lexicon)


def _describes(text: Text, part: tuple[int, int], lexicon: PageLexicon) -> bool:
    """Whether a second part says what the first is: the spokesman of an army, the media office of a council."""
    word = text.tokens[part[0]].key
    return (word.startswith("ال") or part[1] - part[0] == 1) and speaker_noun(lexicon.cues, word) in (*_PEOPLE, "body")


def _name(text: Text, first: int, end: int, lexicon: PageLexicon, *, described: bool) -> str | None:
    tokens = text.tokens
    whole = first
    if tokens[first].key in _PAGES:
        end = next((i for i in range(first + 1, end) if _opens_platform(tokens, i, end)), end)
        first += 1
        while first < end - 1 and tokens[first].key in _OFFICIAL:
            first += 1
    if first >= end or any(token.kind not in ("word", "number", "quote") for token in tokens[first:end]):
        return None
    person = _person(text, first, end, lexicon, sure=described)
    if person is not None:
        return person
    end = next((i for i in range(first + 2, end) if tokens[i].key in _AND_AROUND), end)
    spoken_for = next((i + 1 for i in range(first, end - 1) if tokens[i].key in lexicon.cues.words["in_name_of"]), None)
    if spoken_for is not None and speaker_noun(lexicon.cues, tokens[first].key) == "spokesperson":
        # الناطق باسم عملية الكرامة: who speaks is the operation.
        end = next((i for i in range(spoken_for + 1, end) if tokens[i].key.startswith("لل")), end)
        return text.slice((spoken_for, end))
    first = _past_organ(text, first, end, lexicon)
    page = first > whole and tokens[whole].key in _PAGES
    outlet = outlet_named(lexicon.outlets, text.slice((first, end))) is not None
    if outlet or _is_listed(text, first, end, lexicon):
        return _plain(text.slice((first, end)))
    if page:
        body = end - first > 1 and speaker_noun(lexicon.cues, tokens[first].key) == "body"
        return text.slice((first if body or _is_body(text, first, end, lexicon) else whole, end))
    return _plain(text.slice((first, end))) if _is_body(text, first, end, lexicon) else None


def _past_organ(text: Text, first: int, end: int, lexicon: PageLexicon) -> int:
    """Return where the name begins of those for whom a media organ speaks (الإعلام العسكري للقوات المشتركة)."""
    tokens = text.tokens
    if end - first < 3 or tokens[first].key not in _ORGAN or tokens[first + 1].key not in _OF_MEDIA:
        return first
    word = tokens[first + 2].key
    spoken_for = speaker_noun(lexicon.cues, word) in ("body", "component")
    return first + 2 if word.startswith("ل") and spoken_for else first


def _plain(name: str) -> str:
    """Return a name without the ل of whom an organ speaks for."""
    if name.startswith("لل"):
        return without_for(name)
    return name[1:] if name.startswith("ل") and not name.startswith(("لجن", "لجان", "لواء")) else name


def is_partys(name: str) -> bool:
    """Whether a page's owner is a force, a ministry or its spokesman: what stands there is its statement."""
    return key(name.split(maxsplit=1)[0]) in _PARTIES


def is_partys_page(text: Text, facts: Sequence[Fact]) -> bool:
    """Whether a letterhead is a ministry's, or that of a force's own media office (المركز الإعلامي لعملية …)."""
    for fact in facts[:_LONGEST_LETTERHEAD]:
        first = undecorated(text.tokens, fact.line.first, fact.line.last)
        words = [token.key for token in text.tokens[first : min(first + 3, fact.line.last)]]
        if fact.furniture == "opening" or (words and words[0] in _STATES):
            continue
        ministry = words[:1] == ["وزاره"] and text.tokens[facts[0].line.first].key in _STATES
        return ministry or (len(words) > 2 and words[1] in _OF_MEDIA and words[2].removeprefix("ل") in _FORCES)
    return False


def told_in_headline(text: Text, facts: Sequence[Fact], lexicon: PageLexicon) -> str | None:
    """Return the outlet that a headline says somebody told it (`نازح لراديو جبل مرة: …`), or null."""
    tokens = text.tokens
    line = next((fact.line for fact in facts if fact.label is None and not fact.furniture), None)
    if line is None:
        return None
    own = _before_stroke(text, line, lexicon)
    if own is not None:
        return own
    colon = next((i for i in range(line.first, line.last) if tokens[i].light == ":"), line.first)
    first = undecorated(tokens, line.first, line.last)
    name = text.slice((first, colon)) if first < colon <= first + _LONGEST_ACCOUNT else ""
    if name and colon - first > 1 and tokens[first].key in _STATIONS and outlet_named(lexicon.outlets, name) is None:
        # راديو البلاد: سنجة تعود. One that the list knows, or a network, may be cited.
        return name.strip()
    for i in range(line.first + 1, colon):
        word = tokens[i].key
        bare = word[1:] if word.startswith("ل") else ""
        if bare and lexicon.page.furniture.get(bare) == "outlet_word" and i + 1 < colon:
            return text.slice((i, colon))[1:].strip()
        quoted = word == "ل" and tokens[i + 1].kind == "quote"
        close = next((j for j in range(i + 2, colon) if tokens[j].kind == "quote"), None) if quoted else None
        if close == colon - 1:
            return text.slice((i + 2, close))
    return None


def at_its_work(text: Text, line: Line) -> str | None:
    """Return the outlet in marks that a headline begins with, where it tells of its own work (`«صوت النيل» ترصد …`)."""
    tokens = text.tokens
    first = undecorated(tokens, line.first, line.last)
    if first >= line.last or tokens[first].kind != "quote":
        return None
    close = next((i for i in range(first + 1, min(line.last - 2, first + 5)) if tokens[i].kind == "quote"), None)
    return text.slice((first + 1, close)) if close is not None and tokens[close + 1].key in _WORKS else None


def _opens_platform(tokens: Sequence[Token], i: int, end: int) -> bool:
    return tokens[i].key in _PLATFORMS or (
        tokens[i].key in _ON_PLATFORM and i + 1 < end and tokens[i + 1].key in _PLATFORMS
    )


def _person(text: Text, first: int, end: int, lexicon: PageLexicon, *, sure: bool) -> str | None:
    """Return the person a line names, without title: `العقيد أحمد علي`, `الناشط أبو محمد`."""
    tokens = text.tokens
    listed = lexicon.persons.names.find(text, first)
    if listed is not None and listed.end_token == end:
        return text.slice((first, end))
    start = first
    while start < end - 1 and (
        lexicon.persons.titles.find(text, start) is not None or speaker_noun(lexicon.cues, tokens[start].key) in _PEOPLE
    ):
        start += 1
    written = [token.key for token in tokens[start:end]]
    if not 1 < len(written) <= _LONGEST_PERSON:
        return None
    sure = sure or start > first
    named = opens_name(written, lexicon.persons) if sure else is_full_name(written, lexicon.persons)
    kunya = written[0] in _PARENTS and len(written) <= 3
    return text.slice((start, end)) if named or kunya else None


def _is_body(text: Text, first: int, end: int, lexicon: PageLexicon) -> bool:
    """Whether words are a body's name and no sentence: after a definite noun or a place no other noun follows."""
    tokens = text.tokens
    head = tokens[first].key
    words = text.tokens[first:end]
    kind = speaker_noun(lexicon.cues, head)
    if len(words) < 2 or kind not in _BODIES or (kind == "component" and any(token.key in _IN for token in words)):
        # القوات العراقية في الموصل is what the text is about.
        return False
    definite = head.startswith("ال")
    for i in range(first + 1, end):
        word, before = tokens[i].key, tokens[i - 1].key
        form = form_of(lexicon.cues, word)
        if form is not None and form.agreement not in ("wary", "participle"):
            return False
        if word.startswith("ي") and len(word) >= _IMPERFECT and not lexicon.is_place(tokens[i].text):
            # تنظيم داعش يهاجم نقطة عسكرية
            return False
        own = word.startswith(("ال", "لل", "وال")) or lexicon.is_place(tokens[i].text)
        opens = word in _IN or word.startswith("ل") or before in _IN or before.startswith("ل")
        if not own and not opens and definite:
            return False
        definite = own or (definite and not opens) or (opens and word not in _IN and lexicon.is_place(tokens[i].text))
        definite = definite and word not in _IN and not word.startswith("ل")
    return any(token.key.startswith(("ال", "لل", "وال")) or lexicon.is_place(token.text) for token in words)


def _before_stroke(text: Text, line: Line, lexicon: PageLexicon) -> str | None:
    """Return the outlet that a headline begins with, before an upright stroke: `شهادة | مقتل 59 من …`."""
    tokens = text.tokens
    first = undecorated(tokens, line.first, line.last)
    called = first < line.last and lexicon.page.furniture.get(tokens[first].key) == "outlet_word"
    reach = first + (_LONGEST_PERSON if called else 3)
    stroke = next((i for i in range(first, min(line.last, reach)) if tokens[i].light in ("|", "||")), None)
    if stroke is None or line.last - stroke < _SHORTEST_TOLD or any(t.kind != "word" for t in tokens[first:stroke]):
        return None
    name = text.slice((first, stroke)).strip()
    kinds = [lexicon.page.furniture.get(token.key) for token in tokens[first:stroke]]
    called_outlet = kinds[0] == "outlet_word" or kinds[-1] in ("outlet_word", "outlet_end")
    furniture = any(kinds) and not (len(kinds) > 1 and called_outlet)
    return None if furniture or lexicon.is_place(name) or first == stroke else name
