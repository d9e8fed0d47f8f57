"""Which label a text is likest, learnt from labelled sentences: what is left where none fits word for word.

Training takes seconds, so what was learnt is kept in `build/recogniser/` and learnt anew when the sentences change.
"""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from joblib import Memory
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import FeatureUnion, make_pipeline
from sklearn.svm import LinearSVC

KEPT = Path(__file__).resolve().parents[2] / "build" / "recogniser"


class Classifier:
    """A linear classifier (scikit-learn) over words, pairs of words, and letters side by side."""

    def __init__(self, sentences: Sequence[tuple[str, str]]) -> None:
        """Learn from pairs of a plain sentence and its label, one of three or more."""
        known = sha256(repr(sentences).encode()).hexdigest()
        self._trained = _memory().cache(_train, ignore=["sentences"])(known, sentences)
        self._labels: list[str] = [str(label) for label in self._trained.classes_]
        self._words: dict[str, int] = dict(self._trained[0].transformer_list)["words"].vocabulary_

    def knows(self, text: str) -> float:
        """How many of the words of a plain text were learnt, as a share; 0 where there are no words."""
        words = text.split()
        return sum(word in self._words for word in words) / max(1, len(words))

    def label(self, text: str) -> tuple[str, float]:
        """The likeliest label, and how clear it is: 0 and more is clear, -1 is a guess."""
        clear, label = max(zip(self._trained.decision_function([text])[0], self._labels, strict=True))
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
        FeatureUnion(
            [
                ("words", TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, token_pattern=r"[\w']+")),
                ("letters", TfidfVectorizer(ngram_range=(3, 4), sublinear_tf=True, analyzer="char_wb")),
            ]
        ),
        LinearSVC(random_state=0),
    ).fit(texts, labels)
