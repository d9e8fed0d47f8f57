"""Which label a text is likest, learnt from labelled sentences: what is left where none fits word for word.

Training takes seconds, so what was learnt is kept in `build/` and learnt anew when the sentences change.
"""

from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from joblib import Memory
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import make_pipeline, make_union
from sklearn.svm import LinearSVC

KEPT = Path(__file__).resolve().parents[2] / "build"


class Classifier:
    """A linear classifier (scikit-learn) over words, pairs of words, and letters side by side."""

    def __init__(self, sentences: Sequence[tuple[str, str]]) -> None:
        """Learn from pairs of a plain sentence and its label."""
        known = sha256(repr(sentences).encode()).hexdigest()
        self._trained = _memory().cache(_train, ignore=["sentences"])(known, sentences)
        self._labels: list[str] = list(self._trained.classes_)

    def label(self, text: str, among: Callable[[str], bool] = lambda label: True) -> tuple[str, float]:
        """The likeliest label of those that `among` takes, and how clear it is: 0 and more is clear, -1 is a guess."""
        scores = zip(self._trained.decision_function([text])[0], self._labels, strict=True)
        clear, label = max((score, label) for score, label in scores if among(label))
        return label, float(clear)


def _memory() -> Memory:
    try:
        return Memory(KEPT, verbose=0)
    except OSError:  # nowhere to keep it: learn each time
        return Memory(None)


def _train(known: str, sentences: Sequence[tuple[str, str]]) -> Any:
    """The trained classifier. `known` stands for the sentences where it is kept."""
    texts, labels = zip(*sentences, strict=True)
    return make_pipeline(
        make_union(
            TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, token_pattern=r"[\w']+"),
            TfidfVectorizer(ngram_range=(3, 4), sublinear_tf=True, analyzer="char_wb"),
        ),
        LinearSVC(class_weight="balanced", random_state=0),
    ).fit(texts, labels)
