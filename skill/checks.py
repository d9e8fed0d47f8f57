"""`make check`: whether content, clinics, cases and models fit together, in seconds and all at once.

`sound` is what `make package` and the server's start ask before anybody hears a word. It reads the TOML files; where
the content is compiled, it was asked before that was made.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from skill.content import clinic_settings, compiled
from skill.content.clinics import Clinics
from skill.content.errors import ContentError, Fault, Faults
from skill.content.load import FOLDER, load
from skill.content.places import placed
from skill.content.reading import Reader
from skill.progress import busy


def sound(folder: Path = FOLDER) -> None:
    """Raise ContentError with everything that is wrong with the content and the clinics of this folder."""
    if folder == FOLDER and os.path.exists(compiled.FILE):
        return
    if found := list(content_faults(folder)):
        raise ContentError(*found)


def content_faults(folder: Path = FOLDER) -> Iterator[Fault | str]:
    """Yield what is wrong with the content, and with the clinics' settings where these can be read."""
    wrong: list[Fault | str] = []
    try:
        load(folder)
    except ContentError as error:
        wrong = list(error.faults)
    clinics = Reader(folder).read(clinic_settings.FILE, Clinics)
    unfit = clinic_settings.faults(clinics) if clinics else Faults()
    yield from (*wrong, *placed(folder, unfit))


def case_faults() -> Iterator[Fault | str]:
    """Yield what is wrong with the written cases."""
    from skill.content.compiled import content
    from skill.evaluation import cases

    try:
        if cases.CASES.is_file():  # not where the package is installed
            cases.load_cases(cases.CASES, content())
    except cases.CaseError as error:
        yield str(error)


def model_faults() -> Iterator[Fault | str]:
    """Yield the models that aren't what the language files and the content make now."""
    from skill.language import alexa, source

    for locale in source.LOCALES:
        path = source.FOLDER / f"{locale}.json"
        try:
            made = alexa.as_json(alexa.load(locale))
        except (ValueError, KeyError) as error:
            yield f"interaction_models: {error}"
            return
        if not path.is_file() or path.read_text(encoding="utf-8") != made:
            yield f"{path.name}: isn't what the language files and content make now; run `make models`"


PARTS: dict[str, Callable[[], Iterator[Fault | str]]] = {"cases": case_faults, "models": model_faults}
"""What is looked at once the content is sound."""


def run(_: object) -> int:
    """Print everything that is wrong, a line each; return 1 if anything is."""
    with busy("Checking content and clinics"):
        found = list(content_faults())
    after = "" if not found else " Cases and models are looked at after that."
    for name, part in PARTS.items() if not found else ():
        with busy(f"Checking {name}"):
            found += part()
    for fault in found:
        print(f"error: {fault}")
    print(f"{len(found)} to mend.{after}" if found else "Content, clinics, cases and models fit together.")
    return 1 if found else 0
