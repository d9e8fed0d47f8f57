"""Learn what a clause is about from the language files, and write what was learnt for `skill/understanding/model.py`.

Two linear classifiers (scikit-learn's LinearSVC, over the features of `skill/understanding/features.py`): the topic of
a clause, whether it affirms or denies; and, of a clause about a finding, its manner: yes, no, or an old state.
"""

from __future__ import annotations

import math
import os
import sys
import zlib
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from typing import Any

import msgspec
from msgspec import structs

from skill.language import source
from skill.understanding import manner, model, phrases
from skill.understanding.features import features
from skill.understanding.words import tokens

STEPS = 127
"""Weights are kept as whole steps from -127 to 127."""
LEAST_TOPIC, LEAST_MANNER = 3, 2
"""A weight of fewer steps is left out: of the many topics more than of the few manners."""
TELLS = "tells"
"""The label of what tells of a body at all."""


def examples() -> Iterator[tuple[str, str, str]]:
    """Yield every sentence with what it is about, and for findings whether it says yes, no or old (else empty)."""
    for meaning in source.meanings():
        says = meaning.sentences
        if meaning.kind == "findings":
            yield from ((text, meaning.id, "yes") for text in says("sentences", "phrases"))
            yield from ((text, meaning.id, "no") for text in says("denials", "fine"))
            yield from ((text, meaning.id, "old") for text in says("old"))
            yield from ((text, "other:near", "") for text in says("near"))
        elif meaning.kind == "crises":
            yield from ((text, f"crisis:{meaning.id}", "") for text in says("sentences"))
            yield from ((text, "other:figures", "") for text in says("near"))
        else:
            label = {"causes": "cause", "topics": "topic", "intents": "intent"}[meaning.kind]
            yield from ((text, f"{label}:{meaning.id}", "") for text in says("phrases", "sentences"))
    yield from ((text, f"other:{kind}", "") for kind, text in source.lines(source.everyday()))
    numb = {"sentences": "topic:ice_numb", "near": "other:near"}
    yield from ((text, numb[name], "") for name, text in source.lines(source.ice_numb()))


def digest() -> str:
    """Return the digest of everything that what is learnt depends on."""
    here = Path(__file__).resolve().parent
    code = [here / "learn.py", here / "source.py", *sorted((here.parent / "understanding").glob("*.py"))]
    said = sorted((source.FOLDER / "en").rglob("*.yaml"))
    return sha256(b"".join(path.read_bytes() for path in (*code, *said))).hexdigest()


def learn(given: Sequence[tuple[str, str, str]] | None = None, C: float = 1.0) -> model.Learnt:  # noqa: N803
    """Return what is learnt from these examples, or from all of them."""
    given = list(given or examples())
    spoken = [(tokens(text), topic, way) for text, topic, way in given]
    often = Counter(word for words, _, _ in spoken for word in set(words))
    topics = _table(
        [(features(words, lambda word: often[word] > 1), topic) for words, topic, _ in spoken],
        C,
        LEAST_TOPIC,
        telling=True,
    )
    ways = [(manner.features(words, topic), way) for words, topic, way in spoken if way]
    return model.Learnt(
        digest=digest(),
        topics=topics,
        manner=_table(ways, C, LEAST_MANNER),
        ways=_table(
            [(manner.typical(words), f"{topic}/{way}") for words, topic, way in spoken if way], C, LEAST_MANNER
        ),
        needs={
            id: found.says["needs"] for id, found in sorted(source.of_kind("findings").items()) if "needs" in found.says
        },
        tells={
            f"{kind}:{id}": found.says["tells"][0]
            for folder, kind in (("causes", "cause"), ("topics", "topic"))
            for id, found in sorted(source.of_kind(folder).items())
            if "tells" in found.says
        },
        subjects=frozenset(
            noun
            for words, _, way in spoken
            if way and (opening := phrases.SUBJECT.match(" ".join(words)))
            for noun in opening[1].split()
        ),
    )


def ready(path: Path = Path(model.FILE)) -> None:
    """Learn where nothing was learnt yet, or from other language files than these, and say so, as it takes seconds."""
    try:
        known = model.read(str(path)).digest
    except model.NotLearnt:
        known = ""
    if known != digest():
        print("Learning what people say (once, some seconds) ...", file=sys.stderr, flush=True)
        write(path)


def run(_: object) -> int:
    """Learn if need be."""
    ready()
    return 0


def write(path: Path = Path(model.FILE)) -> int:
    """Learn, and write the file, which is there whole or not at all; returns its size in bytes."""
    data = packed(learn())
    whole = path.with_name(f"{path.name}.{os.getpid()}")
    whole.write_bytes(data)
    os.replace(whole, path)
    return len(data)


def packed(learnt: model.Learnt) -> bytes:
    """Return the file's content: the same bytes for the same that was learnt."""
    ordered = structs.replace(learnt, subjects=tuple(sorted(learnt.subjects)))  # sets have no order
    return zlib.compress(msgspec.msgpack.encode(ordered), level=9)


def _with_telling(
    labels: list[str], weights: Any, bias: Any, matrix: Any, examples: Sequence[tuple[list[str], str]]
) -> tuple[list[str], Any, Any]:
    """Add a label that tells whether a sentence tells anything of a patient's body, learnt against everyday speech."""
    import numpy
    from sklearn.svm import LinearSVC

    rows = [row for row, (_, topic) in enumerate(examples) if ":" not in topic or topic.startswith("other:")]
    told = [":" not in examples[row][1] for row in rows]
    trained = LinearSVC(C=1.0, random_state=0).fit(matrix[rows], told)
    return [*labels, TELLS], numpy.vstack([weights, trained.coef_]), numpy.append(bias, trained.intercept_)


def _table(examples: Sequence[tuple[list[str], str]], C: float, least: int, telling: bool = False) -> model.Table:  # noqa: N803
    import numpy  # these take seconds to load, and most who ask whether something is learnt need nothing of them
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.svm import LinearSVC

    occurs = Counter(feature for found, _ in examples for feature in found)
    kept = {feature for feature, count in occurs.items() if count > 1}
    rarity = {feature: math.log((1 + len(examples)) / (1 + occurs[feature])) + 1 for feature in kept}
    rare_step = max(rarity.values()) / 255
    steps = {feature: max(1, round(value / rare_step)) for feature, value in rarity.items()}
    rows = []
    for found, _ in examples:
        row = {feature: float(steps[feature]) for feature in found if feature in kept}
        size = math.sqrt(sum(value * value for value in row.values())) or 1.0
        rows.append({feature: value / size for feature, value in row.items()})
    vectors = DictVectorizer(dtype=numpy.float64)
    matrix = vectors.fit_transform(rows)
    matrix.indices, matrix.indptr = matrix.indices.astype(numpy.int32), matrix.indptr.astype(numpy.int32)
    trained = LinearSVC(C=C, random_state=0).fit(matrix, [label for _, label in examples])
    labels, weights, bias = [str(label) for label in trained.classes_], trained.coef_, trained.intercept_
    if telling:
        labels, weights, bias = _with_telling(labels, weights, bias, matrix, examples)
    # scale: score = bias + sum(rare * weight) / size
    scale = float(numpy.abs(weights).max()) / STEPS
    whole = numpy.rint(weights / scale).astype(int)
    table: dict[str, bytes] = {}
    for column, feature in enumerate(vectors.get_feature_names_out()):
        held = [
            (label, int(weight))
            for label, weight in enumerate(whole[:, column])
            if abs(int(weight)) >= (1 if labels[label] == TELLS else least)
        ]
        if held:
            pairs = bytes(byte for label, weight in held for byte in (label, 128 + weight))
            table[str(feature)] = bytes([steps[str(feature)]]) + pairs
    return model.Table(
        labels=tuple(labels),
        bias=tuple(round(float(value), 3) for value in bias),
        scale=round(scale, 6),
        **listed(table),
    )


def listed(rows: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return rows by feature as `model.Table` holds them; of two features with one key, the first is kept."""
    keyed = {model.key_of(feature): rows[feature] for feature in reversed(list(rows))}
    ordered = sorted(keyed)
    return {
        "keys": array("I", ordered).tobytes(),
        "ends": array("I", accumulate(len(keyed[key]) for key in ordered)).tobytes(),
        "rows": b"".join(keyed[key] for key in ordered),
    }
