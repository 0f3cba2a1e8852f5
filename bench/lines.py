"""Learn what role a line of a page plays from the seen gold, and show how often that is right on pages not seen.

    python bench/lines.py [--write]

Prints the share of lines that get their role, by the rules, by the weights and by both, each part of the gold read
with weights learned without it. `--write` puts the weights of all seen parts into `src/rawi/data/line_weights.tsv`.
Needs python-crfsuite (MIT; not installed with Rawi: `pip install python-crfsuite`). The same gold gives the same
weights.
"""

import argparse
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from rawi.evaluate import gold
from rawi.lexicon import Lexicon, load
from rawi.model import Document
from rawi.read.page import layout, line_roles, line_signs, passages
from rawi.read.page.lines import facts_of
from rawi.text import analyse

GOLD = Path(__file__).parent.parent / "tests" / "gold"
DATA = Path(__file__).parent.parent / "src" / "rawi" / "data"
FRAMES = "pages/frames.tsv"
PARTS = ("cases", "dev", "dev-2", "dev-3", "dev-4", "dev-5", "dev-6", "clusters/dev", "clusters/dev-2", FRAMES)
# How the table of frames writes the role of a line.
LETTERS = {
    "H": "headline",
    "D": "dateline",
    "M": "metadata",
    "B": "byline",
    "S": "summary",
    "R": line_roles.ACCOUNT,
    "T": line_roles.ACCOUNT,
    "X": "boilerplate",
}
# Roles that lines of one account cannot be told apart by are one; L1 and L2 as chosen on parts held out.
TRAINING = {"c1": 0.3, "c2": 1.0, "max_iterations": 200, "feature.possible_transitions": True}
SMALLEST = 0.03


class Page(NamedTuple):
    """The signs of a page's lines, what the rules say of each, and what the gold says."""

    signs: list[tuple[str, ...]]
    ruled: list[line_roles.Said]
    wanted: list[str]


def main() -> None:
    """Print how often roles of lines are right; write the weights where that is asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the weights learned from all seen parts")
    asked = parser.parse_args()
    lexicon = load()
    pages = {part: list(read_pages(GOLD / part, lexicon)) for part in PARTS}
    if asked.write:
        _write(learn(page for part in PARTS for page in pages[part]))
        return
    print("| part | lines | rules | weights | both |\n|---|--:|--:|--:|--:|")
    for held in PARTS[1:]:
        worth = line_roles.laid_out(learn(page for part in PARTS if part != held for page in pages[part]))
        lines = sum(len(page.wanted) for page in pages[held])
        scores = [
            sum(map(str.__eq__, page.wanted, found))
            for page in pages[held]
            for found in (
                [said.kind for said in page.ruled],
                line_roles.likeliest(page.signs, worth, None),
                _both(page, worth),
            )
        ]
        shares = (f"{sum(scores[n::3]) / lines:.3f}" for n in range(3))
        print(f"| `{held}` | {lines} | {' | '.join(shares)} |")


def learn(pages: Iterable[Page]) -> line_roles.Weights:
    """Return what each sign is worth for each role, learned from pages."""
    crfsuite: Any = import_module("pycrfsuite")
    trainer = crfsuite.Trainer(params=TRAINING, verbose=False)
    for page in pages:
        trainer.append(page.signs, page.wanted)
    with tempfile.TemporaryDirectory() as folder:
        model = str(Path(folder) / "lines.crf")
        trainer.train(model)
        tagger = crfsuite.Tagger()
        with tagger.open(model):
            info = tagger.info()
    worth: dict[str, dict[str, float]] = {}
    for (sign, role), weight in info.state_features.items():
        worth.setdefault(sign, {})[role] = weight
    for (above, role), weight in info.transitions.items():
        worth.setdefault(f"after {above}", {})[role] = weight
    return worth


def _both(page: Page, worth: line_roles.Learned) -> list[str]:
    return line_roles.likeliest(page.signs, worth, page.ruled)


def read_pages(folder: Path, lexicon: Lexicon) -> Iterator[Page]:
    """Yield the pages of a part of the gold."""
    if folder.suffix:
        for row in folder.read_text(encoding="utf-8").splitlines()[1:]:
            _, roles, _, _, written = row.split("\t")
            document = Document(id="", path="", sha256="", text=written.replace("\\n", "\n"))
            signs, ruled, _ = _page(document, [], lexicon)
            yield Page(signs, ruled, [LETTERS[letter] for letter in roles])
        return
    for path in gold.find([folder]):
        case = gold.load(path)
        for given, document in zip(case.gold.documents, case.documents, strict=True):
            if given.passages is None:
                continue
            yield _page(document, given.passages, lexicon)


def _page(document: Document, given: Sequence[gold.GoldPassage], lexicon: Lexicon) -> Page:
    text = analyse(document.text)
    known = passages.known(document, text, lexicon)
    facts = facts_of(text, known, lexicon)
    ruled = line_roles.said(text, facts, layout.ruled(text, facts, known, lexicon), lexicon)
    signs = line_signs.signs_of(text, facts, lexicon, range(len(facts)))
    return Page(signs, ruled, [_role(fact.line.start, fact.line.end, given) for fact in facts] if given else [])


def _role(start: int, end: int, given: Sequence[gold.GoldPassage]) -> str:
    """Return the role of the passage that holds most of a line."""

    def shared(passage: gold.GoldPassage) -> int:
        return min(end, passage.end) - max(start, passage.start)

    best = max(given, key=shared)
    return line_roles.kind_of(best.role) if shared(best) > 0 else "boilerplate"


def _write(worth: line_roles.Weights) -> None:
    rows = sorted(
        (sign, role, weight)
        for sign, roles in worth.items()
        for role, weight in roles.items()
        if abs(weight) >= SMALLEST
    )
    lines = ["sign\trole\tweight", *(f"{sign}\t{role}\t{weight:.3f}" for sign, role, weight in rows)]
    (DATA / line_roles.TABLE).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
