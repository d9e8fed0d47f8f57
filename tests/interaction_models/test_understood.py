"""The model itself, scored with a classifier that knows nothing else; takes about a minute a locale."""

import json

import pytest

from skill.simulator import models
from tests.interaction_models import understood


@pytest.mark.long
@pytest.mark.parametrize("locale", ["en-GB", "en-US"])
def test_a_plain_classifier_learns_the_model(locale: str) -> None:
    understand = understood.classifier(json.loads((models.FOLDER / f"{locale}.json").read_text(encoding="utf-8")))
    for path in understood.SETS:
        scores = understood.score(understand, path)
        assert scores.intent_right >= 0.95
        assert scores.warning_signs_caught >= 0.98
        if path.stem.startswith("utterances"):
            assert scores.value_right >= 0.95  # told freely, words near a value's are few


def test_the_scorer_counts_what_was_missed() -> None:
    path = understood.FOLDER / "utterances-dev.yaml"
    scores = understood.score(lambda text: ("AMAZON.FallbackIntent", {}), path)
    assert 0 < scores.intent_right < 0.1
    assert scores.warning_signs_caught == 0
    assert len(scores.misses) == round(scores.utterances * (1 - scores.intent_right))
