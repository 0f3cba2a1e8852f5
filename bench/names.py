"""Names found by the rules against a trained tagger, on text of other kinds; figures in docs/reliability.md.

    python bench/names.py TRAIN.jsonl TEST.jsonl...

Each line is an object with `tokens` and `expected` (`type`, `start_token`, `end_token`): PERS, ORG, GPE, LOC and FAC
are counted, the last three as one, outermost spans only. The tagger is a CRF (python-crfsuite, MIT; not installed with
Rawi: `pip install python-crfsuite`) over words and what the rules and lists say of them; every run trains the same.
"""

import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any

from rawi.lexicon import Lexicon, load
from rawi.read.entities.names import find_names
from rawi.text import analyse, attested, key

KINDS = {"PERS": "PERS", "PER": "PERS", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
OURS = {"actor": "ORG", "person": "PERS", "place": "LOC"}
ARTICLES = ("ال", "وال", "بال", "لل")
TRAINING = {"c1": 0.1, "c2": 0.01, "max_iterations": 80}
Span = tuple[int, int, str]


def sentences(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    """Yield the words of each line with their tags (B-, I-, O), the outermost spans only."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        given = [(e["start_token"], e["end_token"], KINDS[e["type"]]) for e in row["expected"] if e["type"] in KINDS]
        yield row["tokens"], tagged(len(row["tokens"]), sorted(given, key=lambda span: span[0] - span[1]))


def tagged(length: int, spans: Sequence[Span]) -> list[str]:
    """Return the tags of spans of tokens; of two that overlap the first one counts."""
    tags = ["O"] * length
    for start, end, kind in spans:
        if all(tag == "O" for tag in tags[start:end]):
            tags[start:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - start - 1)]
    return tags


def by_rules(words: Sequence[str], lexicon: Lexicon) -> list[str]:
    """Return the tags that the rules give."""
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word) + 1)
    spans: list[Span] = []
    for draft in find_names(analyse(" ".join(words)), lexicon)[0]:
        inside = [i for i, (low, high) in enumerate(pairwise(starts)) if low < draft.end and high - 1 > draft.start]
        if inside and draft.kind in OURS:
            spans.append((inside[0], inside[-1] + 1, OURS[draft.kind]))
    return tagged(len(words), spans)


def features(words: Sequence[str], rules: Sequence[str], lexicon: Lexicon) -> list[list[str]]:
    """Return what a tagger may know of each word."""
    keys = [key(word) for word in words]
    found: list[list[str]] = []
    for i, word in enumerate(keys):
        own = [f"w={word}", f"p={word[:3]}", f"s3={word[-3:]}", f"s2={word[-2:]}", f"r={rules[i]}"]
        own += [f"article={word.startswith(ARTICLES)}", f"word={attested(word)}"]
        own += [f"given={word in lexicon.persons.given}", f"head={word in lexicon.places.heads}"]
        own += [f"country={word in lexicon.actors.demonyms}"]
        for step in (-2, -1, 1, 2):
            inside = 0 <= i + step < len(keys)
            own += [f"w{step}={keys[i + step]}", f"r{step}={rules[i + step]}"] if inside else [f"end{step}"]
        found.append(own)
    return found


def spans_of(tags: Sequence[str]) -> set[Span]:
    """Return the spans of tokens that tags say."""
    found: set[Span] = set()
    start = None
    for i, tag in enumerate([*tags, "O"]):
        if start is not None and not tag.startswith("I-"):
            found.add((start, i, tags[start][2:]))
            start = None
        if start is None and tag != "O":
            start = i
    return found


def f1(gold: Sequence[Sequence[str]], found: Sequence[Sequence[str]], kind: str) -> float:
    """Return the F1 of exact spans of one kind."""
    given = [{span for span in spans_of(tags) if span[2] == kind} for tags in gold]
    said = [{span for span in spans_of(tags) if span[2] == kind} for tags in found]
    hits = sum(len(one & other) for one, other in zip(given, said, strict=True))
    return 2 * hits / max(sum(map(len, given)) + sum(map(len, said)), 1)


def main() -> None:
    """Train on the first file, measure both on the others."""
    crfsuite: Any = import_module("pycrfsuite")
    lexicon = load()
    trainer = crfsuite.Trainer(params=TRAINING, verbose=False)
    for words, tags in sentences(Path(sys.argv[1])):
        trainer.append(features(words, by_rules(words, lexicon), lexicon), tags)
    with tempfile.TemporaryDirectory() as folder:
        model = Path(folder) / "names.crf"
        trainer.train(str(model))
        tagger = crfsuite.Tagger()
        tagger.open(str(model))
        print(f"model {model.stat().st_size / 1e6:.2f} MB; F1 of PERS / GPE+LOC+FAC / ORG")
        for path in map(Path, sys.argv[2:]):
            rows = list(sentences(path))
            rules = [by_rules(words, lexicon) for words, _ in rows]
            taught = [tagger.tag(features(words, said, lexicon)) for (words, _), said in zip(rows, rules, strict=True)]
            gold = [tags for _, tags in rows]
            for name, said in (("rules", rules), ("tagger", taught)):
                figures = " / ".join(f"{f1(gold, said, kind):.2f}" for kind in ("PERS", "LOC", "ORG"))
                print(f"{path.name:24} {name:7} {figures}")


if __name__ == "__main__":
    main()
