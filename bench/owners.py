"""Learn whose page a page is from the seen gold, and show how often that is right on pages not seen.

    python bench/owners.py [--write]

Prints right / wrong for the rules alone and with the weights, each page judged by weights learned without it, its
lines' roles too. `--write` puts the weights of all these pages into `src/rawi/data/owner_weights.tsv`. Needs
python-crfsuite, as `bench/lines.py` does. Shown for pages that the rules were not fitted to. From the others, on which
the rules are right, is learned what a name looks like, not what the word of the rules is worth.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import lines
from logistic import fit_choice
from rawi.evaluate import gold
from rawi.evaluate.gold import ALTERNATIVES
from rawi.evaluate.names import folded, untitled
from rawi.lexicon import Lexicon, load
from rawi.lexicon.outlets import name_key, source_called
from rawi.model import Document, Source
from rawi.read.page import layout, line_roles, passages, publishers, ranked_owners
from rawi.read.page import lines as page_lines
from rawi.text import analyse

TOPS = "sentences/tops.tsv"
PARTS = (lines.FRAMES, "dev-5", "dev-6", TOPS)
FITTED = tuple(part for part in lines.PARTS if part not in PARTS and part != "cases")
# Pages without the lines that name their owner, and how long such a line may be.
NAMELESS, LONGEST_NAMING = "nameless", 20
FOLDS, PENALTY, AT_LEAST, SMALLEST = 5, 5.0, 4, 0.03


class Page(NamedTuple):
    """A page: what the gold calls its narrator, whom the rules give, and the candidates."""

    part: str
    names: tuple[str, ...]
    ruled: ranked_owners.Ruled | None
    found: list[ranked_owners.Candidate]


def main() -> None:
    """Print what pages held out say; write the weights where that is asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the weights learned from all these pages")
    asked = parser.parse_args()
    lexicon = load()
    pages = list(_pages(lexicon))
    if asked.write:
        _write(_learn(pages, lexicon))
        return
    counts: Counter[tuple[str, str, str]] = Counter()
    for fold in range(FOLDS):
        worth = _learn([page for n, page in enumerate(pages) if n % FOLDS != fold or page.part in FITTED], lexicon)
        for page in pages[fold::FOLDS]:
            chosen = ranked_owners.owner(page.found, page.ruled, worth, lexicon)
            counts[page.part, "rules", _verdict(page.names, page.ruled.source if page.ruled else None, lexicon)] += 1
            counts[page.part, "both", _verdict(page.names, chosen, lexicon)] += 1
    print("| part | pages | rules: right / wrong | with weights |\n|---|--:|--:|--:|")
    for part in PARTS:
        many = sum(page.part == part for page in pages)
        shares = [
            " / ".join(f"{counts[part, way, verdict] / many:.3f}" for verdict in ("right", "wrong"))
            for way in ("rules", "both")
        ]
        print(f"| `{part}` | {many} | {' | '.join(shares)} |")


def _learn(pages: Sequence[Page], lexicon: Lexicon) -> dict[str, float]:
    groups = [
        [(_learned_from(page, one.signs), _is(page.names, one.name, lexicon)) for one in page.found if one.signs]
        for page in pages
    ]
    return fit_choice(groups, penalty=PENALTY, at_least=AT_LEAST)


def _learned_from(page: Page, signs: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sign for sign in signs if not sign.startswith("ruled ")) if page.part in FITTED else signs


def _pages(lexicon: Lexicon) -> Iterator[Page]:
    """Yield the pages, their lines read with weights learned without the fold they are in."""
    known = {part: list(lines.read_pages(lines.GOLD / part, lexicon)) for part in lines.PARTS}
    own = [(part, n) for part in (*PARTS, *FITTED) if part != TOPS for n in range(len(known[part]))]
    fold_of = {one: n % FOLDS for n, one in enumerate(own)}
    learned = [
        line_roles.laid_out(
            lines.learn(
                page for part in lines.PARTS for n, page in enumerate(known[part]) if fold_of.get((part, n)) != fold
            )
        )
        for fold in range(FOLDS)
    ]
    count: Counter[str] = Counter()
    for part, document, names in _documents():
        fold = fold_of.get((part, count[part]), 0)
        count[part] += 1
        if publishers.known_publisher(document, lexicon) is None:
            page = _page(part, document, names, lexicon, learned[fold])
            yield page
            nameless = without_owner(document, names) if count[part] % 2 else None
            if nameless is not None:
                yield _page(NAMELESS, nameless, (), lexicon, learned[fold])


def without_owner(document: Document, names: Sequence[str]) -> Document | None:
    """Return a page without the lines that name its owner, or null where a line of the text does, or none is left.

    Of what is left nobody is the owner: that is how it is learned that a headline is no name.
    """
    keys = [name_key(name) for name in names]
    written = [(line, f" {name_key(line)} ") for line in document.text.split("\n")]
    kept = [line for line, words in written if not any(name in words for name in keys)]
    dropped = [line for line, words in written if any(name in words for name in keys)]
    if not dropped or any(len(line.split()) > LONGEST_NAMING for line in dropped):
        return None
    return Document(id="", path="", sha256="", text="\n".join(kept).strip("\n"))


def _page(part: str, document: Document, names: tuple[str, ...], lexicon: Lexicon, learned: line_roles.Learned) -> Page:
    text = analyse(document.text)
    known = passages.known(document, text, lexicon)
    facts = page_lines.facts_of(text, known, lexicon)
    laid = layout.laid_out(text, facts, known, lexicon, by_news=False, learned=learned)
    ruled = passages.ruled_owner(document, text, facts, laid, lexicon)
    return Page(part, names, ruled, ranked_owners.candidates(text, facts, laid.weighed, lexicon, known, ruled))


def _documents() -> Iterator[tuple[str, Document, tuple[str, ...]]]:
    for part in (*PARTS, *FITTED):
        if part.endswith(".tsv"):
            for row in (lines.GOLD / part).read_text(encoding="utf-8").splitlines()[1:]:
                cells = row.split("\t")
                written, named = (cells[4], cells[2]) if part == lines.FRAMES else (cells[1], cells[2])
                document = Document(id="", path="", sha256="", text=written.replace("\\n", "\n"))
                yield part, document, _names(named)
            continue
        for path in gold.find([lines.GOLD / part]):
            case = gold.load(path)
            for given, document in zip(case.gold.documents, case.documents, strict=True):
                if given.passages:
                    frame = next((item for item in given.passages if item.role != "statement"), given.passages[0])
                    yield part, document, _names(frame.narrator or "")


def _names(written: str) -> tuple[str, ...]:
    return tuple(name for name in written.split(ALTERNATIVES) if name)


def _is(names: Sequence[str], written: str, lexicon: Lexicon) -> bool:
    """Whether a name as written on the page is one of those of the gold."""
    source = source_called(lexicon.outlets, written)
    forms = {folded(source.name), folded(written), untitled(source.name), untitled(written)}
    return any(
        source_called(lexicon.outlets, name).id == source.id or forms & {folded(name), untitled(name)} for name in names
    )


def _verdict(names: Sequence[str], source: Source | None, lexicon: Lexicon) -> str:
    if source is None:
        return "open" if names else "right"
    return "right" if _is(names, source.name, lexicon) else "wrong"


def _write(worth: Mapping[str, float]) -> None:
    rows = sorted(f"{sign}\t{value:.3f}" for sign, value in worth.items() if abs(value) >= SMALLEST)
    path = Path(lines.DATA) / ranked_owners.TABLE
    path.write_text("\n".join(["sign\tweight", *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
