"""Whether a trained component would find what the rules miss: bodies, and which items are tasks.

    python scripts/trained.py [SHARED] [--epochs N] [--only NAME]

Two small spaCy models (a hashed tok2vec on the CPU, no vectors) learn from the records that the
rules make of our samples, of SHARED's portal texts and of its documents without answers, and from
the same lines with noise in them. They are measured on SHARED's answers only, whose documents they
have not seen. What counts is what the models add: a name or an item that no rule found, and that
the answers have. The figures, and why none is shipped, are in docs/accuracy.md.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import spacy
from rapidfuzz import fuzz
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.util import filter_spans, minibatch

from extractors import extract
from extractors.agencies import resolve
from extractors.components import document_of
from extractors.folding import fold, strip
from extractors.language import OfficialTokenizer
from ingest import read
from schemas import Document, Plan

SAMPLES = Path(__file__).parents[1] / "corpus/samples/documents"
BODY, TASK, OTHER = "BODY", "TASK", "OTHER"
BATCH, EPOCHS, SEED = 64, 8, 4
LONGEST_LINE = 120
"""Tokens of a line that is learnt from; longer ones are few, and slow."""
NOISY = 0.4
"""The share of lines that are learnt a second time, with faults."""
SURE = 0.9
"""The probability from which on an item is believed to be a task, or below 1 - SURE to be none."""
SAME_ITEM = 85

Line = tuple[str, list[tuple[int, int]], bool]
"""A line, where the bodies in it stand, and whether a task stands there."""


CLASSIFIER = {
    "@architectures": "spacy.TextCatReduce.v1",
    "exclusive_classes": True,
    "use_reduce_first": True,
    "use_reduce_last": False,
    "use_reduce_max": True,
    "use_reduce_mean": True,
    "tok2vec": {
        "@architectures": "spacy.HashEmbedCNN.v2",
        "pretrained_vectors": None,
        "width": 64,
        "depth": 2,
        "embed_size": 2000,
        "window_size": 1,
        "maxout_pieces": 3,
        "subword_features": True,
    },
}


@dataclass(frozen=True, slots=True)
class Answered:
    """A document with answers, and what the rules made of it."""

    document: Document
    plan: Plan
    bodies: list[str]
    tasks: list[str]


@dataclass
class Count:
    """True, false and missed answers of one way of finding."""

    true: int = 0
    false: int = 0
    missed: int = 0

    def add(self, *, found: set[str], wanted: set[str]) -> None:
        self.true += len(found & wanted)
        self.false += len(found - wanted)
        self.missed += len(wanted - found)

    @property
    def f1(self) -> float:
        whole = 2 * self.true + self.false + self.missed
        return 2 * self.true / whole if whole else 1.0

    def __str__(self) -> str:
        return f"{self.true:4} true {self.false:4} false {self.missed:4} missed   F1 {self.f1:.3f}"


def pipeline() -> Language:
    """An empty pipeline with the tokens that the rules see."""
    made = spacy.blank("vi", config={"nlp": {"tokenizer": {"use_pyvi": False}}})
    made.tokenizer = OfficialTokenizer(made.vocab)
    return made


def lines_of(document: Document, plan: Plan) -> Iterator[Line]:
    """The blocks of a document as the rules label them."""
    mentions = [
        (each.span.start, each.span.end)
        for agency in plan.agencies
        if agency.kind != "group"
        for each in agency.mentions
    ]
    tasks = [(each.span.start, each.span.end) for each in plan.tasks]
    for block in document.blocks:
        line = document.text[block.start : block.end]
        inside = [
            (start - block.start, end - block.start)
            for start, end in mentions
            if block.start <= start and end <= block.end
        ]
        yield line, inside, any(block.start <= start < block.end for start, _ in tasks)


def material(shared: Path) -> list[Line]:
    """Every line there is to learn from; none of a document with answers in SHARED."""
    documents = [read(path) for path in sorted(SAMPLES.glob("*.docx"))]
    documents += [read(path) for path in sorted((shared / "documents-ungraded").glob("*.docx"))]
    portal = shared / "structured/central_documents.jsonl"
    for row in portal.read_text(encoding="utf-8").splitlines():
        documents.append(document_of(json.loads(row)["body"]))
    return [line for each in documents for line in lines_of(each, extract(each)) if line[0].strip()]


def examples(pipeline: Language, lines: Iterable[Line], chance: random.Random) -> list[Example]:
    """Lines as examples; some again with faults, token by token, so that places hold."""
    made = []
    for line, bodies, is_task in lines:
        doc = pipeline.make_doc(line)
        if not 0 < len(doc) <= LONGEST_LINE:
            continue
        found = [doc.char_span(*body, label=BODY, alignment_mode="contract") for body in bodies]
        spans = filter_spans([span for span in found if span is not None])
        copies = [doc]
        if chance.random() < NOISY:
            words = [faulty(token.text, chance) for token in doc]
            spaces = [bool(token.whitespace_) for token in doc]
            copies.append(Doc(pipeline.vocab, words=words, spaces=spaces))
        for copy in copies:
            answer = copy.copy()
            answer.set_ents([Span(answer, each.start, each.end, label=BODY) for each in spans])
            answer.cats = {TASK: float(is_task), OTHER: float(not is_task)}
            made.append(Example(copy, answer))
    return made


def faulty(word: str, chance: random.Random) -> str:
    """A word as bad recognition gives it, once in six: bare, short of a letter, or in small."""
    if chance.random() > 1 / 6 or len(word) < 2:
        return word
    at = chance.randrange(len(word))
    return chance.choice((strip(word), word[:at] + word[at + 1 :], word.lower()))


def learn(name: str, lines: list[Line], epochs: int, chance: random.Random) -> Language:
    """A pipeline with one component, trained; prints its loss and the time it took."""
    made = pipeline()
    made.add_pipe(name, config={"model": CLASSIFIER} if name == "textcat" else {})
    train = examples(made, lines, chance)
    made.initialize(lambda: train[:500])
    optimizer, begun = made.resume_training(), time.process_time()
    for epoch in range(epochs):
        chance.shuffle(train)
        losses: dict[str, float] = {}
        for batch in minibatch(train, BATCH):
            made.update(batch, sgd=optimizer, drop=0.2, losses=losses)
        spent = time.process_time() - begun
        print(f"  {name} epoch {epoch + 1}: loss {losses[name]:.0f}, {spent:.0f} s", flush=True)
    return made


def answered(shared: Path) -> Iterator[Answered]:
    """SHARED's documents with answers that need no recognition, read and extracted."""
    for answers in sorted((shared / "gold").glob("*.json")):
        path = next((shared / "documents").glob(f"{answers.stem}.*"))
        document = read(path)
        gold = json.loads(answers.read_text(encoding="utf-8"))
        tasks = [each["text"] for each in gold["tasks"]]
        yield Answered(document, extract(document), gold["agencies"], tasks)


def bodies_added(model: Language, each: Answered) -> set[str]:
    """The names that the model adds: bodies where no rule saw one, as the registry reads them."""
    header = each.plan.document
    taken = [(m.span.start, m.span.end) for a in each.plan.agencies for m in a.mentions]
    added = set()
    for block in each.document.blocks:
        doc = model(each.document.text[block.start : block.end])
        for entity in doc.ents:
            start = block.start + entity.start_char
            if any(start < end and begin < start + len(entity.text) for begin, end in taken):
                continue
            named = resolve(entity.text, on=header.issued_on, home=header.locality)
            if named is not None and named.kind != "group":
                added.add(fold(named.name))
    return added


def measure_bodies(model: Language, documents: list[Answered]) -> None:
    """Print F1 of the rules, and of the rules with what the model adds."""
    rules, both = Count(), Count()
    for each in documents:
        wanted = {fold(name) for name in each.bodies}
        found = {fold(a.name) for a in each.plan.agencies if a.kind != "group"}
        rules.add(found=found, wanted=wanted)
        both.add(found=found | bodies_added(model, each), wanted=wanted)
    print(f"bodies  rules          {rules}\nbodies  rules + model  {both}")


def measure_tasks(model: Language, documents: list[Answered]) -> None:
    """Print F1 of the rules, and of the rules corrected where the model is sure of the contrary."""
    rules, both = Count(), Count()
    for each in documents:
        wanted, found, corrected = set(each.tasks), set(), set()
        for line, _, is_task in lines_of(each.document, each.plan):
            answer = next((t for t in wanted if fuzz.ratio(t, line) >= SAME_ITEM), line)
            chance = model(line).cats[TASK] if line.strip() else 0.0
            if is_task:
                found.add(answer)
            if chance > SURE or (is_task and chance > 1 - SURE):
                corrected.add(answer)
        rules.add(found=found, wanted=wanted)
        both.add(found=corrected, wanted=wanted)
    print(f"tasks   rules          {rules}\ntasks   rules + model  {both}")


def measure_speed(model: Language, documents: list[Answered]) -> None:
    """Print how much text the model alone reads in a second of one core."""
    texts = [
        each.document.text[b.start : b.end] for each in documents for b in each.document.blocks
    ]
    begun = time.process_time()
    for text in texts:
        model(text)
    size = sum(len(text.encode()) for text in texts) / 1e6
    print(f"        model alone    {size / (time.process_time() - begun):.2f} MB/s")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("shared", nargs="?", type=Path, default=Path("../shared"))
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--only", choices=("ner", "textcat"), help="one of the two")
    arguments = parser.parse_args()
    if not (arguments.shared / "gold").is_dir():
        print(f"trained: no answers at {arguments.shared}/gold, nothing was measured.")
        return 0
    chance = random.Random(SEED)
    spacy.util.fix_random_seed(SEED)
    lines, documents = material(arguments.shared), list(answered(arguments.shared))
    bodies = sum(len(found) for _, found, _ in lines)
    print(f"{len(lines)} lines with {bodies} bodies and {sum(t for *_, t in lines)} tasks")
    for name, measure in (("ner", measure_bodies), ("textcat", measure_tasks)):
        if arguments.only not in (None, name):
            continue
        model = learn(name, lines, arguments.epochs, chance)
        measure(model, documents)
        measure_speed(model, documents)
    return 0


if __name__ == "__main__":
    sys.exit(main())
