"""What stands above the accounts of a page: headlines, letterheads, datelines, labels."""

from rawi.lexicon.boilerplate import Page
from rawi.lexicon.shape_words import shape_words
from rawi.model.document import Role
from rawi.read.page import dateline_days, datelines, metadata, sections, statements
from rawi.read.page.lines import LONGEST_BYLINE, LONGEST_ISSUER, Fact, is_apart, is_name_alone, is_value
from rawi.read.page.metadata import Known
from rawi.text import Text

_LONGEST_HEADLINE = 32
_LONGEST_SECOND_HEADLINE = 20
_MOST_HEADLINES = 5
_LONGEST_LETTERHEAD = 7
_FEWEST_IN_TITLE = 4
# Right above a report, with no headline, these say from where and whose it is.
_DATELINES = (["outlet", "place"], ["unknown", "outlet"], ["unknown", "place"], ["author", "place"])
_LONGEST_MASTHEAD = 3
_LONGEST_TOLD = 25
_SPEAKING = shape_words("speaks_to_readers")
_LONGEST_POST_TITLE = 10
_FEWEST_TOLD = 8
_BULLETS = frozenset("•-–—*▪●◦·")
_BODIES = shape_words("letterhead_body")
_STATES = shape_words("state")
_LONGEST_PLACE = 2
# No head has more lines.
_LONGEST_HEAD = 60


def head_of(text: Text, facts: list[Fact], tail: int, page: Page, known: Known) -> tuple[list[tuple[Role, int]], bool]:
    """Return the roles of the lines above the first account, and whether that is announced as a statement."""
    roles: list[tuple[Role, int]] = []
    headlines: list[int] = []
    stated = False
    post = _is_post(text, facts, tail)
    for i, fact in enumerate(facts[:tail]):
        if fact.label is not None or (i and is_value(facts, i)) or _between_labels(facts, i, tail):
            roles.append(("metadata", 0))
        elif _names_bodies(text, facts, i, tail):
            roles.append(("headline", 0))
            headlines.append(i)
        elif fact.parts and not (stated and not headlines) and not _is_issuer(facts, i, tail):
            roles.append((_dateline_role(text, fact, page), 0))
        elif fact.furniture in ("line", "prefix") or sections.is_scrap(text, facts, i):
            roles.append(("boilerplate", 0))
        elif not headlines and sections.is_section(text, facts, i, tail, page, known.is_place):
            roles.append(("metadata", 0))
        elif fact.furniture == "summary":
            break
        elif (
            headlines and _is_place_below(facts, i, tail) and known.is_place(text.raw[fact.line.start : fact.line.end])
        ):
            roles.append(("dateline", 0))
        elif fact.furniture in ("opening", "statement"):
            above = [facts[j] for j in headlines[-_LONGEST_HEAD:]]
            titled = any(not each.furniture and not is_name_alone(each) for each in above)
            # بسم الله below the title is the statement's own first line.
            titled = titled or (fact.furniture == "opening" and any(each.furniture == "statement" for each in above))
            titled = titled or _opens_statement(text, facts, i, tail)
            if titled and _is_kind_of_text(facts, i, tail):
                roles.append(("metadata", 0))
            elif titled or i + 1 == tail:
                break
            else:
                roles.append(("headline", 0))
                headlines.append(i)
            stated = True
        elif post and not stated and (roles or fact.words > _LONGEST_POST_TITLE):
            break
        elif _is_headline(text, facts, i, tail, headlines, stated=stated) or _is_letterhead(text, facts, i, tail):
            roles.append(("headline", 0))
            headlines.append(i)
        elif headlines and (
            _is_signed(text, facts, i, tail) or sections.is_writer(text, facts, i, tail, known.is_person)
        ):
            roles.append(("byline", 0))
        elif len(headlines) == 1 and _is_below_masthead(text, facts, i, tail, headlines[0], stated=stated):
            roles[headlines[0]] = ("metadata", 0)
            roles.append(("headline", 0))
            headlines = [i]
        else:
            break
    return _titled(text, facts, _bylines(text, facts, roles), page), stated and len(roles) < tail


def _is_below_masthead(text: Text, facts: list[Fact], i: int, tail: int, above: int, *, stated: bool) -> bool:
    """Whether a line is the headline, below furniture, and what was taken for one above is but the page's name."""
    between = facts[above + 1 : i]
    if stated or not between or facts[above].words > _LONGEST_MASTHEAD or facts[i].words <= facts[above].words:
        return False
    framed = all(fact.furniture in ("line", "prefix") or fact.label is not None or fact.parts for fact in between)
    # النداء الجديد, below it place, day and number of the issue
    dated = any({part.kind for part in fact.parts} >= {"date", "none"} for fact in between)
    return framed and (dated or is_apart(text, facts, i)) and _is_headline(text, facts, i, tail, [], stated=False)


def _names_bodies(text: Text, facts: list[Fact], i: int, tail: int) -> bool:
    """Whether a line is one of a letterhead of state: `جمهورية العراق`, `وزارة الداخلية`, `قيادة شرطة نينوى`."""
    if i + 1 >= tail or text.tokens[facts[0].line.first].key not in _STATES:
        return False
    return i < _LONGEST_HEAD and all(
        fact.words <= LONGEST_ISSUER
        and not (fact.closed or fact.label or fact.furniture)
        and (j == 0 or not is_apart(text, facts, j))
        and text.tokens[fact.line.first].key in _BODIES
        for j, fact in enumerate(facts[: i + 1])
    )


def _is_place_below(facts: list[Fact], i: int, tail: int) -> bool:
    """Whether a line below the headline is a word or two, and who wrote or when stands below it (بيروت)."""
    if facts[i].words > _LONGEST_PLACE or facts[i].closed or i + 1 >= tail:
        return False
    return facts[i + 1].label is not None or bool(facts[i + 1].parts)


def _is_issuer(facts: list[Fact], i: int, tail: int) -> bool:
    """Whether a line of a name and a place stands above the text's own name: `سرايا الأنصار - فلسطين`, البيان رقم 7."""
    kinds = {part.kind for part in facts[i].parts}
    first = i == 0 or (i == 1 and facts[0].furniture == "opening")
    called = i + 1 < tail and facts[i + 1].furniture in ("statement", "bulletin") and not facts[i + 1].parts
    return first and called and not kinds & {"date", "author", "none"}


def _opens_statement(text: Text, facts: list[Fact], i: int, tail: int) -> bool:
    """Whether بسم الله in a paragraph below a heading is where the statement begins, no second heading below it."""
    if not i or facts[i].furniture != "opening" or not is_apart(text, facts, i):
        return False
    return i + 1 == tail or facts[i + 1].furniture != "statement" or is_apart(text, facts, i + 1)


def _is_entry(text: Text, fact: Fact) -> bool:
    """Whether a line is one of a list, or begins with the hour, so that it need not end as a sentence does."""
    tokens, first = text.tokens, fact.line.first
    return tokens[first].light in _BULLETS or dateline_days.is_clock(
        tokens, metadata.undecorated(tokens, first, fact.line.last)
    )


def _between_labels(facts: list[Fact], i: int, tail: int) -> bool:
    """Whether a short line stands between two that have labels."""
    beside = 0 < i < tail - 1 and facts[i - 1].label is not None and facts[i + 1].label is not None
    return beside and facts[i].words <= LONGEST_ISSUER and not facts[i].closed and not facts[i].furniture


def _is_post(text: Text, facts: list[Fact], tail: int) -> bool:
    """Whether the page is a post: hardly one of its paragraphs ends as sentences do, so that none shows a headline."""
    if any(_is_entry(text, fact) for fact in facts[1:tail]):
        return False
    told = [fact.closed for fact in facts[1:tail] if fact.words > _FEWEST_TOLD and not (fact.parts or fact.label)]
    return len(told) > 1 and sum(told) * 3 < len(told)


def _is_letterhead(text: Text, facts: list[Fact], i: int, tail: int) -> bool:
    """Whether a line is one of those above a statement: short, with nothing but short lines up to its heading.

    Or it goes on with the heading: صادر عن غرفة العمليات.
    """
    first = metadata.undecorated(text.tokens, facts[i].line.first, facts[i].line.last)
    if facts[i].words > LONGEST_ISSUER or facts[i].closed or first == facts[i].line.last:
        return False
    if i and facts[i - 1].furniture == "statement" and statements.is_issued(text, first):
        return True
    for fact in facts[i + 1 : min(tail, i + _LONGEST_LETTERHEAD)]:
        if fact.furniture in ("opening", "statement"):
            return True
        if fact.words > LONGEST_ISSUER or fact.closed:
            return False
    return False


def _is_signed(text: Text, facts: list[Fact], i: int, tail: int) -> bool:
    """Whether a line between a headline and what follows is but somebody's name: ب. مولاي, سامر الأحمد."""
    fact = facts[i]
    below = facts[i + 1] if i + 1 < tail else None
    if below is None or fact.closed or not 1 < fact.words <= LONGEST_BYLINE - 1:
        return False
    tokens = text.tokens[fact.line.first : fact.line.last]
    initial = len(tokens[0].key) == 1 and tokens[0].kind == "word" and tokens[1].light == "."
    return initial and (below.label is not None or bool(below.parts) or below.words > _LONGEST_TOLD)


def _titled(text: Text, facts: list[Fact], roles: list[tuple[Role, int]], page: Page) -> list[tuple[Role, int]]:
    """Return the roles with the name of a bulletin as its headline, where no other stands there."""
    made = _lettered(text, facts, roles)
    if roles and _names_page(text, facts, roles, page):
        made[0] = ("headline", roles[0][1])
        if facts[0].furniture == "opening":
            made[1] = ("headline", roles[1][1])
    if any(role == "headline" for role, _ in made):
        return made
    for i, (role, account) in enumerate(roles):
        kinds = {part.kind for part in facts[i].parts}
        line = facts[i].line
        bulletin = datelines.is_bulletin(text.tokens, line.first, line.last, page)
        alone = i == 0 and "outlet" in kinds and kinds <= {"outlet", "none"}
        named = alone or (bulletin and "outlet" in kinds and not kinds & {"date", "place"})
        if role in ("metadata", "dateline") and named:
            made[i] = ("headline", account)
            break
    return made


def _lettered(text: Text, facts: list[Fact], roles: list[tuple[Role, int]]) -> list[tuple[Role, int]]:
    """Return the roles with the lines of a letterhead above the heading of a statement made one headline with it."""
    made = list(roles)
    last = next((i for i, (role, _) in enumerate(roles) if role == "headline" and facts[i].furniture == "statement"), 0)
    if roles and roles[0][0] == "headline" and not any(is_apart(text, facts, i) for i in range(1, last + 1)):
        for i in range(1, last):
            if facts[i].label is None and all(part.kind != "date" for part in facts[i].parts):
                made[i] = ("headline", roles[i][1])
    return made


def _names_page(text: Text, facts: list[Fact], roles: list[tuple[Role, int]], page: Page) -> bool:
    """Whether the first line, without a day, heads the page: it names who publishes, not first from where.

    `تعز الآن || منشور الأخ ماجد`, `شبكة متابعة النزوح – العراق`; below it no headline stands in a paragraph of its own.
    """
    first = 1 if facts[0].furniture == "opening" and len(roles) > 1 else 0
    kinds = [part.kind for part in facts[first].parts]
    if not kinds or "date" in kinds or kinds[0] == "place" or roles[first][0] == "headline":
        return False
    titled = [facts[i] for i, (role, _) in enumerate(roles) if role == "headline" and i > first]
    if any(fact.furniture is None and _is_news(text, fact, page) for fact in titled):
        return False
    if kinds in _DATELINES and not titled and first == len(roles) - 1:
        # شفق نيوز/ ديالى, right above what is told from there
        return False
    return all(role != "headline" or not is_apart(text, facts, i) for i, (role, _) in enumerate(roles) if i > first)


def _is_news(text: Text, fact: Fact, page: Page) -> bool:
    """Whether a headline is long enough to tell something, and does not call the page a bulletin."""
    return fact.words >= _FEWEST_IN_TITLE and not datelines.is_bulletin(
        text.tokens, fact.line.first, fact.line.last, page
    )


def _is_kind_of_text(facts: list[Fact], i: int, tail: int) -> bool:
    """Whether a line like `بيان صحفي` under a headline only says what the text is: a date or a label follows."""
    return i + 1 < tail and facts[i].words <= 2 and (facts[i + 1].label is not None or bool(facts[i + 1].parts))


def _is_headline(text: Text, facts: list[Fact], i: int, tail: int, headlines: list[int], *, stated: bool) -> bool:
    """Whether a line above the accounts is a headline: short, not a sentence, something longer below.

    A second line goes on with it, before any date or label; after a statement's heading only in its own paragraph.
    """
    fact = facts[i]
    letters = sum(t.kind == "word" and len(t.key) > 1 for t in text.tokens[fact.line.first : fact.line.last])
    longest = _LONGEST_SECOND_HEADLINE if headlines else _LONGEST_HEADLINE
    if letters < 2 or fact.words > longest or len(headlines) >= _MOST_HEADLINES:
        return False
    first = metadata.undecorated(text.tokens, fact.line.first, fact.line.last)
    if first < fact.line.last and text.tokens[first].key in _SPEAKING:
        # انا الممرضة سجود من …
        return False
    if fact.closed and (headlines or not _asks_above(text, facts, i, tail)):
        return False
    if dateline_days.is_clock(text.tokens, metadata.undecorated(text.tokens, fact.line.first, fact.line.last)):
        # The hour at which a live page tells something.
        return False
    below = facts[i + 1 : tail]
    if below and text.tokens[fact.line.first].light in _BULLETS and _is_entry(text, below[0]):
        return False
    if not headlines:
        return any(not later.label and not later.parts and later.words > 1 for later in below)
    if headlines[-1] != i - 1 or is_apart(text, facts, i):
        return False
    return any(later.words > 2 * fact.words and later.words > _LONGEST_SECOND_HEADLINE for later in below)


def _asks_above(text: Text, facts: list[Fact], i: int, tail: int) -> bool:
    """Whether a line is a question in a paragraph of its own, or above a dateline, with text below."""
    if text.tokens[facts[i].line.last - 1].light not in ("؟", "?") or i + 1 >= tail:
        return False
    below = facts[i + 1]
    marked = bool(below.parts) or below.label is not None
    return marked or is_apart(text, facts, i + 1)


def _dateline_role(text: Text, fact: Fact, page: Page) -> Role:
    kinds = {part.kind for part in fact.parts}
    if "author" in kinds:
        return "byline"
    if any(_is_number(text, part.first, part.last, page) for part in fact.parts):
        # صحيفة المغاربية - لندن - العدد 812: where it is printed.
        return "metadata"
    # أبشي - شاري - الأربعاء: a place of no list
    shape = [part.kind for part in fact.parts]
    ahead = shape[:2] == ["unknown", "outlet"] or shape == ["unknown", "date", "outlet"]
    ahead = ahead or datelines.is_place_and_day(text, fact.parts)
    return (
        "dateline" if "place" in kinds or ahead or ("unknown" in kinds and not kinds & {"date", "none"}) else "metadata"
    )


def _is_number(text: Text, first: int, last: int, page: Page) -> bool:
    """Whether a part gives the number of an issue."""
    label = page.labels.get(text.tokens[first].key)
    return label is not None and label.field == "number" and text.tokens[last - 1].kind == "number"


def _bylines(text: Text, facts: list[Fact], roles: list[tuple[Role, int]]) -> list[tuple[Role, int]]:
    """Return the roles with a labelled name that stands apart from other labelled lines made a byline."""
    made = list(roles)
    for i, (role, account) in enumerate(roles):
        label = facts[i].label
        beside = [
            facts[j].label for j in (i - 1, i + 1) if 0 <= j < len(roles) and not is_apart(text, facts, max(i, j))
        ]
        if role == "metadata" and label is not None and label.field == "byline" and not any(beside):
            made[i] = ("byline", account)
    return made
