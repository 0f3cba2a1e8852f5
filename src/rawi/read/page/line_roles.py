"""What role each line of a page plays, where a chain of lines with learned weights is surer than the rules.

The weights were learned from the seen gold by `python bench/lines.py --write` (a conditional random field, Lafferty,
McCallum and Pereira 2001); what the rules say counts as one sign among others. Whether an account is a report or a
statement is not asked here.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from operator import add
from typing import NamedTuple, cast

import msgspec

from rawi.lexicon.shape_words import shape_words
from rawi.lexicon.tables import read_table
from rawi.model.document import Role
from rawi.read.page.dateline_days import is_clock
from rawi.read.page.datelines import is_bulletin, is_place_and_day
from rawi.read.page.introduced import says_out
from rawi.read.page.line_signs import DAY, signs_of
from rawi.read.page.lines import Fact, PageLexicon, heads_text, is_value
from rawi.read.page.metadata import undecorated
from rawi.read.page.sections import is_section
from rawi.text import Text

TABLE = "line_weights.tsv"
ACCOUNT = "account"
_ACCOUNTS = frozenset({"report", "statement"})
# What a line says of the page; which of them it is, rules tell by its parts.
_FRAMES = frozenset({"dateline", "metadata", "byline"})
_KEPT = (_ACCOUNTS, frozenset({"headline"}))
# What the rules say of a line is worth so much, in log-odds: where a listed word or its parts mark it, else by what
# they say; that it is told is worth nothing. Chosen on pages that neither rules nor weights had seen.
_MARKED, _FRAMED, _HEADED = 3.0, 1.0, 0.5
_WORTH = {**dict.fromkeys(_FRAMES, _FRAMED), "headline": _HEADED}
# A sentence of so many words is told; a line of so many says nothing of the page.
_FEWEST, _TELLS, _SHORTER = 8, 12, 1.5
_SPEAKING = shape_words("speaks_to_readers")
_GENRES, _OF_GENRE = shape_words("genre"), shape_words("of_genre")
# Only so many lines at either end of a page are asked.
_REACH = 24
Kind = str
Weights = Mapping[str, Mapping[Kind, float]]


class LineWeight(msgspec.Struct, frozen=True):
    """What one sign is worth for one role of a line, in log-odds; a sign `after ROLE` is the role of the line above."""

    sign: str
    role: Kind
    weight: float


class Learned(NamedTuple):
    """Weights laid out: the kinds of lines in order, what each sign is worth for each, and what the kind above is."""

    kinds: tuple[Kind, ...]
    signs: Mapping[str, tuple[float, ...]]
    after: tuple[tuple[float, ...], ...]


@cache
def weights() -> Learned:
    """Return what each sign is worth for each role. Raises `LexiconError` if the table cannot be trusted."""
    found: dict[str, dict[Kind, float]] = {}
    for row in read_table(TABLE, LineWeight, key=2):
        found.setdefault(row.sign, {})[row.role] = row.weight
    return laid_out(found)


def laid_out(worth: Weights) -> Learned:
    """Return weights by sign and kind with a row of the same length for every sign."""
    kinds = tuple(sorted({kind for row in worth.values() for kind in row}))
    signs = {sign: tuple([row.get(kind, 0.0) for kind in kinds]) for sign, row in worth.items()}
    nothing = (0.0,) * len(kinds)
    return Learned(kinds, signs, tuple([signs.get(f"after {kind}", nothing) for kind in kinds]))


class Said(NamedTuple):
    """What the rules say a line is, and how much that is worth."""

    kind: Kind
    worth: float


def kind_of(role: Role) -> Kind:
    """Return what is asked of a line: its role, or that it belongs to an account."""
    return ACCOUNT if role in _ACCOUNTS else role


def revised(
    text: Text, facts: Sequence[Fact], roles: Sequence[tuple[Role, int]], lexicon: PageLexicon, learned: Learned
) -> list[tuple[Role, int]]:
    """Return role and account of each line, with those the chain of lines is surer of than the rules.

    Lines inside an account keep their role; a page keeps its headline and its account.
    """
    made = list(roles)
    lines = range(len(facts)) if len(facts) <= 2 * _REACH else [*range(_REACH), *range(len(facts) - _REACH, len(facts))]
    told = [i for i, fact in enumerate(facts) if fact.closed and fact.words >= _TELLS and roles[i][0] in _ACCOUNTS]
    inside = range(told[0] + 1, told[-1]) if told else range(0)
    stated = any(role == "statement" for role, _ in roles)
    signs = signs_of(text, facts, lexicon, lines)
    ruled = said(text, facts, roles, lexicon)
    longest = max((fact.words for fact in facts), default=0)
    for i, kind in zip(lines, likeliest(signs, learned, [ruled[i] for i in lines]), strict=True):
        # Of a page with a statement its summary is told by what the two say.
        signed = roles[i][0] == "statement" and told and i > told[0]
        if kind == ruled[i].kind or i in inside or signed or (kind == "summary" and stated):
            continue
        # What says that a statement follows is told by who passes it on.
        below = roles[i + 1][0] if i + 1 < len(roles) else ""
        introduces = roles[i][0] == "report" and text.tokens[facts[i].line.last - 1].light == ":"
        introduces = introduces and (below == "statement" or says_out(text, facts[i], lexicon))
        if introduces or _is_settled(text, facts, i, roles[i][0], kind, lexicon, longest=longest):
            continue
        if kind == "headline" and DAY.match(text.raw, facts[i].line.start):
            # 16-10-2020 | بيان صحفي
            made[i] = ("metadata", roles[i][1])
            continue
        if kind == "boilerplate" and told and 0 < i == told[0] - 1 and made[i - 1][0] in ("byline", "metadata"):
            # What stands between the day and the text tells of it; its buttons are known by the rules.
            made[i] = ("metadata", roles[i][1])
            continue
        made[i] = _account_beside(made, i) if kind == ACCOUNT else (cast("Role", kind), roles[i][1])
    for i in range(1, len(made) - 1):
        named = facts[i].label is None and {part.kind for part in facts[i].parts} <= {"outlet"}
        if (
            named
            and roles[i][0] == "headline"
            and made[i][0] in _FRAMES
            and made[i - 1][0] == made[i + 1][0] == "headline"
        ):
            # وزارة الداخلية, between جمهورية العراق and what it tells
            made[i] = roles[i]
    if len(made) > 2 and made[0][0] in ("headline", "metadata") and is_genre(text, facts[0]) and not facts[1].closed:
        # تحقيق استقصائي, above the headline
        plain = facts[1].label is None and {part.kind for part in facts[1].parts} <= {"place"}
        if plain and facts[1].words > (2 if made[1][0] in _ACCOUNTS else 3):
            made[1] = ("headline", made[0][1])
        if made[1][0] == "headline":
            made[0] = ("metadata", made[0][1])
    made = _joined(made, roles)
    lost = any({role for role, _ in roles} & kinds and not {role for role, _ in made} & kinds for kinds in _KEPT)
    return list(roles) if lost else made


def is_genre(text: Text, fact: Fact) -> bool:
    """Whether a line only says what kind of text follows: `تقرير خاص`, `تحقيق استقصائي`, `منقول ..`."""
    words = [token.key for token in text.tokens[fact.line.first : fact.line.last] if token.kind == "word"]
    if not words or len(words) > 2 or words[0] not in _GENRES:
        return False
    return all(word in _OF_GENRE or (not word.startswith("ال") and word.endswith(("ي", "يه"))) for word in words[1:])


def _is_settled(
    text: Text, facts: Sequence[Fact], i: int, role: Role, kind: Kind, lexicon: PageLexicon, *, longest: int
) -> bool:
    """Whether rules know a line, whatever the weights say: furniture, a section, who wrote, what an hour opens.

    `longest` is how many words the longest line of the page has.
    """
    if role in ("boilerplate", "summary") or (role == "byline" and kind in _FRAMES):
        return True
    if role in _FRAMES and kind == "headline" and any(part.kind == "date" for part in facts[i].parts):
        return True
    if role == "metadata":
        return is_section(text, facts, i, len(facts), lexicon.page, lexicon.is_place)
    line = facts[i].line
    if role in _ACCOUNTS and is_clock(text.tokens, undecorated(text.tokens, line.first, line.last)):
        return True
    told = role in _ACCOUNTS and facts[i].words >= _TELLS and kind not in ("headline", "summary")
    # A sentence with its full stop is no headline, a question may be one.
    stop = text.raw[facts[i].line.end - 1] == "."
    told = told or (role in _ACCOUNTS and kind == "headline" and stop and facts[i].words >= _FEWEST)
    # A headline is shorter than what stands below it.
    told = told or (role in _ACCOUNTS and facts[i].words >= _TELLS and _SHORTER * facts[i].words > longest)
    return told or is_place_and_day(text, facts[i].parts)


def said(text: Text, facts: Sequence[Fact], roles: Sequence[tuple[Role, int]], lexicon: PageLexicon) -> list[Said]:
    """Return what the rules say of each line; `roles` are the role and account they give it."""
    return [
        Said(kind_of(role), _MARKED if _is_known(text, facts, i, roles, lexicon) else _WORTH.get(role, 0.0))
        for i, (role, _) in enumerate(roles)
    ]


def _joined(made: Sequence[tuple[Role, int]], roles: Sequence[tuple[Role, int]]) -> list[tuple[Role, int]]:
    """Return the lines with those that got another role put to the account of a neighbour of that role."""
    joined = list(made)
    for i in range(1, len(joined)):
        if joined[i][0] != joined[i - 1][0]:
            continue
        if joined[i] != roles[i]:
            joined[i] = joined[i - 1]
        elif joined[i - 1] != roles[i - 1]:
            joined[i - 1] = joined[i]
    return joined


def _is_known(
    text: Text, facts: Sequence[Fact], i: int, roles: Sequence[tuple[Role, int]], lexicon: PageLexicon
) -> bool:
    """Whether a listed word or its parts mark a line, it heads a bulletin or its items, or opens what is told."""
    role, account = roles[i]
    opens = facts[i].words == 1 or text.tokens[facts[i].line.last - 1].light == ":" or heads_text(text, facts[i])
    if role in _ACCOUNTS and (opens or text.tokens[facts[i].line.first].key in _SPEAKING):
        return True
    marked = facts[i].label is not None or facts[i].furniture is not None or is_value(facts, i)
    marked = marked or (role in _FRAMES and bool(facts[i].parts))
    items = role == "headline" and (account > 0 or ("headline", 1) in roles)
    if role == "headline":
        last = facts[i + 1].line.last if roles[i + 1 : i + 2] == [roles[i]] else facts[i].line.last
        items = items or is_bulletin(text.tokens, facts[i].line.first, last, lexicon.page)
    return marked or items or role == "summary"


def likeliest(signs: Sequence[Sequence[str]], learned: Learned, ruled: Sequence[Said] | None) -> list[Kind]:
    """Return the likeliest kinds of lines in a row (Viterbi); `ruled` is what the rules say of each, if it counts."""
    kinds, worth, after = learned
    into = list(zip(*after, strict=True))
    best: list[float] = []
    ways: list[list[int]] = []
    for i, seen in enumerate(signs):
        rows = filter(None, map(worth.get, seen))
        score: list[float] = list(map(sum, zip(*rows, strict=True))) or [0.0] * len(kinds)
        if ruled is not None and ruled[i].kind in kinds:
            score[kinds.index(ruled[i].kind)] += ruled[i].worth
        if best:
            reached = [list(map(add, best, weights)) for weights in into]
            ways.append([way.index(max(way)) for way in reached])
            score = list(map(add, score, map(max, reached)))
        best = score
    if not best:
        return []
    found = [best.index(max(best))]
    for way in reversed(ways):
        found.append(way[found[-1]])
    return [kinds[n] for n in reversed(found)]


def _account_beside(roles: Sequence[tuple[Role, int]], i: int) -> tuple[Role, int]:
    """Return the account that a line belongs to: the one that goes on, else the next."""
    below = (one for one in roles[i:] if one[0] in _ACCOUNTS)
    above = (one for one in reversed(roles[:i]) if one[0] in _ACCOUNTS)
    return next(above, None) or next(below, None) or ("report", roles[i][1])
