"""Learn the weights of signs from the seen gold, and show how often they are right on a part they did not see.

`python bench/rank.py` prints the tables of `docs/reliability.md`; `--write` puts the weights of all seen parts into
`src/rawi/data/role_weights.tsv`. No chance in it: the same gold gives the same weights.
"""

import argparse
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from logistic import Row, fit
from rawi.evaluate import gold
from rawi.evaluate.names import Names
from rawi.evaluate.reading_scores import matched_claims
from rawi.lexicon import Lexicon, load
from rawi.model import Claim, Reading
from rawi.read import read
from rawi.read.claims import ranked_places
from rawi.read.claims.ranked import TABLE
from rawi.read.events.heads import Overlay
from rawi.text import analyse

GOLD = Path(__file__).parent.parent / "tests" / "gold"
DATA = Path(__file__).parent.parent / "src" / "rawi" / "data"
PARTS = ("dev", "dev-2", "dev-3", "dev-4", "dev-5", "clusters/dev", "clusters/dev-2")
HELD_OUT = (("dev-4",), ("dev-3",), ("dev", "dev-2"), ("clusters/dev", "clusters/dev-2"))
THRESHOLDS = (0.5, 0.6, 0.7, 0.75, 0.8)
PENALTY, AT_LEAST, ROUNDS = 10.0, 15, 2
# A weight smaller than this changes nothing that one can see.
SMALLEST = 0.05
Worth = Mapping[str, float]


class Case(NamedTuple):
    """A document without ranked values: its account, and what the gold says of each claim that was found."""

    found: ranked_places.Account
    hidden: ranked_places.Account
    places: dict[int, tuple[str, ...]]
    names: Names


class Score(NamedTuple):
    """Places added, those of them that are right, and those the gold has for all claims that were found."""

    added: int
    right: int
    gold: int


def main() -> None:
    """Print what a part that was held out says; write the weights where that is asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the weights learned from all seen parts")
    asked = parser.parse_args()
    lexicon = load()
    cases = {part: list(_cases(GOLD / part, lexicon)) for part in PARTS}
    if asked.write:
        _write(learn([case for part in PARTS for case in cases[part]]))
        return
    print("| trained without | likely at least | added | right | recall |\n|---|--:|--:|--:|--:|")
    for held in HELD_OUT:
        worth = learn([case for part in PARTS if part not in held for case in cases[part]])
        for least in THRESHOLDS:
            score = measure([case for part in held for case in cases[part]], worth, least)
            share, gained = score.right / max(score.added, 1), score.right / max(score.gold, 1)
            print(f"| `{'`, `'.join(held)}` | {least:.2f} | {score.added} | {share:.2f} | +{gained:.3f} |")


def learn(cases: Sequence[Case]) -> dict[str, float]:
    """Return the weights; from the second round on claims know where the first puts those before them."""
    worth: dict[str, float] = {}
    for _ in range(ROUNDS):
        worth = fit(list(_rows(cases, worth)), penalty=PENALTY, at_least=AT_LEAST)
    return worth


def measure(cases: Iterable[Case], worth: Worth, least: float) -> Score:
    """Return what is added with so much likelihood, and how much of it is right."""
    added = right = wanted = 0
    for case in cases:
        filled = ranked_places.fill(case.found, ranked_places.likeliest(worth, least))
        wanted += sum(len(names) for names in case.places.values())
        for n, taken in filled.items():
            if n in case.places:
                added += len(taken)
                right += sum(_is_right(case, n, one) for one in taken)
    return Score(added, right, wanted)


def _rows(cases: Iterable[Case], worth: Worth) -> Iterable[Row]:
    """Yield the candidates of claims without a place, also of those a rule gave the place of another clause."""
    choose = ranked_places.likeliest(worth, ranked_places.LEAST)
    for case in cases:
        given = [[item.entity for item in claim.places if item.entity] for claim in case.found.claims]
        filled = ranked_places.fill(case.found, choose)
        places = [[one.seen.entity for one in filled[n]] if n in filled else at for n, at in enumerate(given)]
        for n in case.places:
            if not case.hidden.claims[n].places and ranked_places.is_asked(case.found, n):
                for one in ranked_places.candidates(case.found, n, [*places[:n], [], *given[n + 1 :]]):
                    yield one.signs, _is_right(case, n, one)


def _is_right(case: Case, n: int, one: ranked_places.Candidate) -> bool:
    return any(case.names.same(name, one.seen.entity) for name in case.places[n])


def _cases(folder: Path, lexicon: Lexicon) -> Iterable[Case]:
    for path in gold.find([folder]):
        case = gold.load(path)
        readings = tuple(read(document, lexicon) for document in case.documents)
        names = Names(readings)
        for given, reading in zip(case.gold.documents, readings, strict=True):
            if given.claims is not None:
                claims = [without(claim, lambda rule: rule == ranked_places.RULE) for claim in reading.claims]
                bare = [without(claim, lambda rule: rule.startswith("place:")) for claim in claims]
                number = {id(claim): n for n, claim in enumerate(claims)}
                places = {number[id(claim)]: wanted.places for wanted, claim in matched_claims(given.claims, claims)}
                yield Case(_account(reading, claims, lexicon), _account(reading, bare, lexicon), places, names)


def without(claim: Claim, named: Callable[[str], bool]) -> Claim:
    """Return a claim without the places that rules so named carried into it."""
    out = {item.span for item in claim.carried if item.slot == "places" and named(item.rule)}
    kept = tuple(item for item in claim.carried if item.slot != "places" or item.span not in out)
    return msgspec.structs.replace(
        claim, places=tuple(item for item in claim.places if item.span not in out), carried=kept
    )


def _account(reading: Reading, claims: Sequence[Claim], lexicon: Lexicon) -> ranked_places.Account:
    text = analyse(reading.document.text)
    overlay = Overlay(text, reading.mentions)
    return ranked_places.account(
        text,
        claims,
        lexicon,
        passages=reading.passages,
        mentions=reading.mentions,
        entities=reading.entities,
        overlay=overlay,
    )


def _write(worth: Worth) -> None:
    """Replace the weights of places in the table, those of other roles left as they are."""
    lines = (DATA / TABLE).read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines[1:] if not line.startswith("places\t")]
    rows += [f"places\t{sign}\t{value:.3f}" for sign, value in worth.items() if abs(value) >= SMALLEST]
    rows.sort(key=lambda row: row.split("\t")[:2])
    (DATA / TABLE).write_text("\n".join([lines[0], *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
