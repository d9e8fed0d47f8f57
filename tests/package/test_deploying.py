"""docs/deploying.md, its commands as written, with the real ask-cli against a stand-in of Amazon's API."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from skill.package import project
from skill.package.function import REPOSITORY
from skill.understanding import model
from tests.package import ask_cli, smapi
from tests.package.test_manifest import FIT, changed

pytestmark = pytest.mark.long
GUIDE = (REPOSITORY / "docs" / "deploying.md").read_text("utf-8")
LOCALES = ("en-AU", "en-CA", "en-GB", "en-IN", "en-US")
ENDPOINT = "arn:aws:lambda:eu-west-1:123456789012:function:leg-clinic-Function-1:live"
PAGES = {"PRIVACY_POLICY_URL": "https://clinic.nhs.uk/privacy", "TERMS_OF_USE_URL": "https://clinic.nhs.uk/terms"}
DEPLOY = "ask deploy --target skill-metadata"


@pytest.fixture
def amazon() -> Iterator[smapi.Smapi]:
    with smapi.serving(ask_cli.installed() / "ask-smapi-model" / "spec.json") as standin:
        yield standin


class Operator:
    """Somebody at a shell, who has signed in."""

    def __init__(self, folder: Path, home: Path, amazon: smapi.Smapi) -> None:
        self.folder = folder
        self.environment = ask_cli.signed_in(home, amazon.address)

    def types(self, commands: str, fails: bool = False) -> str:
        """Return all that is shown; what was exported stays for the next commands."""
        script = f"set -eo pipefail\n{commands}\necho; echo SKILL_ID=$SKILL_ID"
        done = subprocess.run(
            ["bash", "-c", script], cwd=self.folder, env=self.environment, capture_output=True, text=True, check=False
        )
        shown = re.sub(r"\x1b\[[0-9;]*m", "", done.stdout + done.stderr)
        assert bool(done.returncode) is fails, shown
        if exported := re.search(r"^SKILL_ID=(\S+)", done.stdout, re.MULTILINE):
            self.environment["SKILL_ID"] = exported[1]
        return shown


def blocks(heading: str) -> list[str]:
    """The commands under this heading of the guide."""
    section = GUIDE.partition(f"\n## {heading}")[2].partition("\n## ")[0]
    return re.findall(r"```sh\n(.*?)```", section, re.DOTALL)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A fresh copy, with its environment set up as `make` would: this one's stands in, which takes no minutes."""
    made = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", "--no-hardlinks", str(REPOSITORY), str(made)], check=True)
    (made / ".venv" / "bin").mkdir(parents=True)
    python = made / ".venv" / "bin" / "python"
    python.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n', "utf-8")
    python.chmod(0o755)
    for stamp in (".dev", ".simulator"):
        (made / ".venv" / stamp).touch()
    if Path(model.FILE).is_file():
        shutil.copyfile(model.FILE, made / "skill" / "understanding" / Path(model.FILE).name)
    return made


def test_from_nothing_to_certification_as_the_guide_says(clone: Path, tmp_path: Path, amazon: smapi.Smapi) -> None:
    operator = Operator(clone, tmp_path / "home", amazon)

    make, keep = blocks("3. Make the skill")
    shown = operator.types(make)
    (id,) = amazon.skills
    assert id in shown, "the guide says that it prints the id"
    assert "deployed and all models built successfully" in shown
    operator.types(keep)
    assert operator.environment["SKILL_ID"] == id
    assert id in (tmp_path / "home" / "leg-clinic" / ".ask" / "ask-states.json").read_text("utf-8")
    arrived(amazon.skills[id], clone)
    assert (
        amazon.skills[id].manifest["manifest"]["apis"]["custom"]
        == json.loads((REPOSITORY / "skill.json").read_text("utf-8"))["manifest"]["apis"]["custom"]
    ), "no endpoint yet"

    operator.environment["ENDPOINT"] = ENDPOINT
    (connect,) = blocks("5. Connect")
    commands = [line for line in connect.splitlines() if not line.startswith("ask dialog")]  # waits for somebody
    operator.types("\n".join(commands))
    assert list(amazon.skills) == [id], "a second deployment changes the first skill"
    assert amazon.skills[id].manifest["manifest"]["apis"]["custom"]["endpoint"]["uri"] == ENDPOINT
    assert ("PUT", f"/v1/skills/{id}/stages/development/enablement", None) in amazon.calls

    operator.types("make clean >/dev/null")
    assert id in (clone / "build" / ".ask" / "ask-states.json").read_text("utf-8"), "the guide says that it stays"


def test_publishing_as_the_guide_says(tmp_path: Path, amazon: smapi.Smapi) -> None:
    project.lay_out(FIT, tmp_path / "build")
    operator = Operator(tmp_path, tmp_path / "home", amazon)
    operator.types(blocks("3. Make the skill")[0].partition("\n")[2])
    operator.types(blocks("3. Make the skill")[1])
    (id,) = amazon.skills

    validate, beta, submit = blocks("6. Publish")
    operator.types(validate.partition("\n")[2].replace("--validation-id ID ", "--validation-id 1 "))
    assert amazon.called("/validations") == [{"locales": ["en-GB", "en-US", "en-AU", "en-CA", "en-IN"]}]
    (profile,) = re.findall(r"`(ask smapi profile-nlu .*?)`", GUIDE)
    operator.types(profile)
    assert amazon.called("/en-GB/profileNlu") == [{"utterance": "my calf is swollen"}]
    operator.types(beta)
    assert amazon.called("/betaTest") == [{"feedbackEmail": "somebody@your-clinic.example"}]
    (testers,) = amazon.called("/betaTest/testers/add")
    assert [one["emailId"] for one in testers["testers"]] == ["a@your-clinic.example", "b@your-clinic.example"]
    operator.types(submit)
    assert amazon.called("/submit") == [{"publicationMethod": "MANUAL_PUBLISHING"}]
    (withdraw,) = re.findall(r"`(ask smapi withdraw-skill-from-certification .*?)`", GUIDE)
    operator.types(withdraw)
    assert amazon.called("/withdraw") == [{"reason": "DISCOVERED_ISSUE"}]
    assert {path.split("/")[3] for _, path, _ in amazon.calls} <= {id, "uploads", "imports"}


def test_what_amazon_refuses_is_said_and_changes_nothing(tmp_path: Path, amazon: smapi.Smapi) -> None:
    build = tmp_path / "build"
    project.lay_out(FIT, build)
    operator = Operator(build, tmp_path / "home", amazon)
    operator.types(DEPLOY)
    (id,) = amazon.skills
    before = amazon.skills[id]

    project.lay_out(changed(FIT, ("manifest", "publishingInformation", "category"), 7), build)
    assert "7 is not of type 'string'" in operator.types(DEPLOY, fails=True)

    project.lay_out(FIT, build)
    (build / "skill-package" / "assets" / "images" / "icon-108.png").unlink()
    assert "icon-108.png isn't in the package" in operator.types(DEPLOY, fails=True)

    project.lay_out(changed(FIT, ("manifest", "publishingInformation", "testingInstructions"), "Other."), build)
    amazon.violations = ["The vendor has too many skills."]
    assert "The vendor has too many skills." in operator.types(DEPLOY, fails=True)
    assert amazon.skills == {id: before}

    assert id in operator.types(DEPLOY)
    assert list(amazon.skills) == [id]
    assert amazon.skills[id].manifest["manifest"]["publishingInformation"]["testingInstructions"] == "Other."


def test_a_first_deployment_that_fails_prints_an_id_that_is_not_kept(tmp_path: Path, amazon: smapi.Smapi) -> None:
    project.lay_out(changed(FIT, ("manifest", "publishingInformation", "category"), 7), tmp_path)
    shown = Operator(tmp_path, tmp_path / "home", amazon).types(DEPLOY, fails=True)
    assert "Received a new skill id: amzn1.ask.skill." in shown
    assert "amzn1.ask.skill." not in (tmp_path / ".ask" / "ask-states.json").read_text("utf-8")


def arrived(skill: smapi.Skill, clone: Path) -> None:
    """All that the store, the device and the console need is in the package."""
    assert tuple(sorted(skill.manifest["manifest"]["publishingInformation"]["locales"])) == LOCALES
    assert tuple(sorted(skill.models)) == LOCALES
    for locale, made in skill.models.items():
        written: dict[str, Any] = json.loads((clone / "interaction_models" / f"{locale}.json").read_text("utf-8"))
        assert made == written
        assert made["interactionModel"]["languageModel"]["invocationName"] == "bedford leg clinic"
    assert {"assets/images/icon-108.png", "assets/images/icon-512.png"} <= set(skill.files)
