"""Recognises what is typed at the terminal speaker: words in, the intent and slots that Alexa would send out."""

import re
from dataclasses import dataclass, field
from datetime import date

from rapidfuzz import fuzz, process

from skill.simulator import models, times

_FALLBACK = "AMAZON.FallbackIntent"


@dataclass(frozen=True)
class Slot:
    """One filled slot."""

    value: str
    """As it was said; for days, times and durations in Alexa's own form."""
    id: str | None = None
    """The value's id in its slot type; None for Alexa's own types."""


@dataclass(frozen=True)
class Recognised:
    """What was understood."""

    text: str
    intent: str
    slots: dict[str, Slot] = field(default_factory=dict)


class Recogniser:
    """The interaction model of one locale, ready to recognise with."""

    def __init__(self, locale: str = "en-GB", today: date | None = None) -> None:
        self._today = today
        self._sentences: dict[str, tuple[str, dict[str, Slot]]] = {}
        model = models.load(locale)
        for intent in model.intents:
            for sample in intent.samples:
                self._add(sample, intent, model)

    def _add(self, sample: str, intent: models.Intent, model: models.Model) -> None:
        custom = [name for name in re.findall(r"{(\w+)}", sample) if intent.slots[name] in model.types]
        if not custom:
            self._sentences.setdefault(_plain(sample), (intent.name, {}))
            return
        for key, ways in model.types[intent.slots[custom[0]]].items():
            for way in ways:
                said = _plain(sample.replace("{%s}" % custom[0], way))
                self._sentences.setdefault(said, (intent.name, {custom[0]: Slot(way, key)}))

    def recognise(self, text: str, today: date | None = None) -> Recognised:
        """The intent and slots of `text`; AMAZON.FallbackIntent when nothing is near enough."""
        said = _plain(text)
        found: dict[str, Slot] = {}
        for name, span in (
            ("duration", times.find_duration(said)),
            ("day", times.find_date(said, today or self._today or date.today())),
            ("time", times.find_time(said)),
        ):
            if span and name not in found and not ("duration" in found):
                found[name] = Slot(span.value)
        forms = [said]
        for name, span in (
            ("duration", times.find_duration(said)),
            ("day", times.find_date(said, today or self._today or date.today())),
        ):
            if span:
                forms.append(f"{said[: span.start]}{name}{said[span.end :]}")
        for form in list(forms):
            time = times.find_time(form)
            if time:
                forms.append(f"{form[: time.start]}time{form[time.end :]}")
        best = ("", 0.0)
        for form in forms:
            match = process.extractOne(form, self._sentences.keys(), scorer=fuzz.ratio, score_cutoff=75)
            if match and match[1] >= best[1]:
                best = (match[0], match[1])
        if not best[0]:
            return Recognised(text, _FALLBACK)
        intent, slots = self._sentences[best[0]]
        own = {"ClinicHoursIntent": ("day", "time"), "IceTimerIntent": ("duration",)}.get(intent, ())
        return Recognised(text, intent, slots | {name: found[name] for name in own if name in found})


def _plain(text: str) -> str:
    """Lower case, straight apostrophes, no other punctuation, "d. v. t." as "dvt"."""
    text = text.lower().replace("’", "'")
    text = re.sub(r"\b(?:[a-z]\. ?)+(?=\W|$)", lambda m: re.sub(r"\W", "", m[0]) + " ", text)
    return " ".join(re.sub(r"[^\w' ]", " ", text).split())
