"""skill.json: as Amazon defines it, as certification wants it, and true of what the skill does."""

from __future__ import annotations

import copy
import json
import re
import struct
from typing import Any

import pytest
from jsonschema import Draft4Validator
from msgspec.structs import replace

from skill.alexa.responder import responder
from skill.cli import main
from skill.content.compiled import content as command_content
from skill.content.review import Review, Standing
from skill.language.alexa import INVOCATION
from skill.language.source import LOCALES as SPOKEN
from skill.package import PackageError, function, icons, project
from skill.package import make as command
from skill.package.function import REPOSITORY, our_files
from skill.package.manifest import NUMBERS_FOR, problems, with_settings
from skill.speaker.device import Device
from skill.speaker.recogniser import Recogniser

SPEC = REPOSITORY / "node_modules" / "ask-smapi-model" / "spec.json"
WRITTEN: dict[str, Any] = json.loads((REPOSITORY / "skill.json").read_text())
STORE = WRITTEN["manifest"]["publishingInformation"]["locales"]
SETTINGS = {
    "PRIVACY_POLICY_URL": "https://clinic.nhs.uk/privacy",
    "TERMS_OF_USE_URL": "https://clinic.nhs.uk/terms",
    "ENDPOINT": "arn:aws:lambda:eu-west-2:123456789012:function:leg-Function-1:live",
}
FIT = with_settings(WRITTEN, SETTINGS)


def amazons(definition: str) -> Draft4Validator:
    if not SPEC.is_file():
        pytest.skip("NOT CHECKED against Amazon's definitions: run `npm ci`")
    spec = json.loads(SPEC.read_text())
    return Draft4Validator({"$ref": f"#/definitions/{definition}", "definitions": spec["definitions"]})


def errors(made: dict[str, Any]) -> list[str]:
    return [error.message for error in amazons("v1.skill.Manifest.SkillManifestEnvelope").iter_errors(made)]


@pytest.mark.parametrize("made", [WRITTEN, FIT], ids=["as written", "with settings"])
def test_amazons_definitions_accept_it(made: dict[str, Any]) -> None:
    assert errors(made) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("manifest", "publishingInformation", "category"), 7),
        (("manifest", "publishingInformation", "locales", "en-GB", "summary"), 7),
        (("manifest", "privacyAndCompliance", "allowsPurchases"), "no"),
    ],
)
def test_amazons_definitions_would_refuse(path: tuple[str, ...], value: object) -> None:
    assert errors(changed(FIT, path, value))


def changed(made: dict[str, Any], path: tuple[str, ...], value: object) -> dict[str, Any]:
    """A copy with another value there; None takes it away."""
    copied = copy.deepcopy(made)
    table = copied
    for name in path[:-1]:
        table = table[name]
    if value is None:
        del table[path[-1]]
    else:
        table[path[-1]] = value
    return copied


def test_with_settings_it_is_fit_and_without_it_says_what_is_missing() -> None:
    assert problems(FIT) == []
    assert problems(WRITTEN) == [
        "endpoint: missing; set ENDPOINT, once the function or the server is up",
        "en-AU, en-CA, en-GB, en-IN, en-US: privacyPolicyUrl: still the placeholder; set PRIVACY_POLICY_URL",
        "en-AU, en-CA, en-GB, en-IN, en-US: termsOfUseUrl: still the placeholder; set TERMS_OF_USE_URL",
    ]


PUBLISHING = ("manifest", "publishingInformation")
GB = (*PUBLISHING, "locales", "en-GB")
PRIVACY = ("manifest", "privacyAndCompliance")


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ((*GB, "summary"), "x" * 161, "en-GB.summary: longer than 160"),
        ((*GB, "description"), "x" * 4001, "en-GB.description: longer than 4000"),
        ((*GB, "description"), "Legs.", "not a substitute for professional medical advice"),
        ((*GB, "description"), "Not a substitute for professional medical advice", "local emergency number"),
        ((*GB, "name"), "", "en-GB.name: missing"),
        ((*GB, "examplePhrases"), ["Alexa, open bedford leg clinic"] * 4, "examplePhrases: there must be 1 to 3"),
        ((*GB, "keywords"), [], "keywords: there must be 1 to 30"),
        ((*GB, "smallIconUri"), None, "en-GB.smallIconUri: missing"),
        ((*GB, "largeIconUri"), None, "en-GB.largeIconUri: missing"),
        (GB, None, "en-GB.name: missing"),
        ((*PUBLISHING, "category"), "", "category: missing"),
        ((*PUBLISHING, "distributionCountries"), ["GB", "FR"], "no emergency number is known for 'FR'"),
        ((*PUBLISHING, "distributionCountries"), [], "must name the countries"),
        ((*PUBLISHING, "isAvailableWorldwide"), True, "must name the countries"),
        ((*GB, "updatesDescription"), "", "en-GB.updatesDescription: missing"),
        ((*PUBLISHING, "testingInstructions"), None, "testingInstructions: missing"),
        ((*PRIVACY, "isChildDirected"), None, "isChildDirected: must be true or false"),
        ((*PRIVACY, "locales", "en-IN", "termsOfUseUrl"), None, "en-IN: termsOfUseUrl: missing"),
        ((*PRIVACY, "locales", "en-IN", "privacyPolicyUrl"), "http://a.uk/", "en-IN: privacyPolicyUrl: not an https"),
        ((*PRIVACY, "locales", "en-IN", "privacyPolicyUrl"), "https://example.org/", "still the placeholder"),
        (("manifest", "apis", "custom", "endpoint", "uri"), "arn:aws:lambda:eu-west-2:1:function:f", "alias"),
        (("manifest", "apis", "custom", "endpoint", "uri"), "https://www.example.com/alexa", "endpoint: still"),
    ],
)
def test_what_certification_would_refuse_is_named(path: tuple[str, ...], value: object, said: str) -> None:
    found = problems(changed(FIT, path, value))
    assert any(said in line for line in found), found


def test_a_server_of_ones_own_is_an_endpoint_too() -> None:
    made = with_settings(WRITTEN, {**SETTINGS, "ENDPOINT": "https://clinic.nhs.uk/alexa"})
    assert problems(made) == []
    assert errors(made) == []
    assert made["manifest"]["apis"]["custom"]["endpoint"]["sslCertificateType"] == "Trusted"


def test_it_is_in_the_store_where_its_advice_holds_and_elsewhere_by_a_setting() -> None:
    assert WRITTEN["manifest"]["publishingInformation"]["distributionCountries"] == ["GB"]
    made = with_settings(WRITTEN, {**SETTINGS, "DISTRIBUTION_COUNTRIES": "us, GB"})
    assert made["manifest"]["publishingInformation"]["distributionCountries"] == ["GB", "US"]
    assert problems(made) == []


def test_every_locale_that_is_spoken_is_in_the_store() -> None:
    assert set(STORE) == set(NUMBERS_FOR.values()) == set(SPOKEN)
    assert set(WRITTEN["manifest"]["privacyAndCompliance"]["locales"]) == set(NUMBERS_FOR.values())
    assert {path.stem for path in (REPOSITORY / "interaction_models").glob("*.json")} == set(NUMBERS_FOR.values())


@pytest.mark.parametrize("locale", NUMBERS_FOR.values())
def test_the_example_phrases_are_understood(locale: str) -> None:
    first, *others = STORE[locale]["examplePhrases"]
    assert first == f"Alexa, open {INVOCATION}"
    for phrase in [*others, *re.findall(r'"(.*?)"', STORE[locale]["description"])]:
        asked = re.fullmatch(rf"Alexa, (?:open|ask) {INVOCATION}(?: (?:to )?(.*))?", phrase)
        words = asked[1] if asked else phrase
        assert asked or not phrase.startswith("Alexa"), phrase
        if words is not None:
            device = Device(responder(), locale)
            device.open()
            found = Recogniser(locale).recognise(words)
            heard = device.intend(found.intent, {name: (slot.value, slot.id) for name, slot in found.slots.items()})
            assert "didn't" not in heard.speech[:40], (phrase, heard.speech)


@pytest.mark.parametrize("locale", NUMBERS_FOR.values())
def test_the_store_page_keeps_our_promises(locale: str) -> None:
    page = STORE[locale]
    number = {"en-GB": "999", "en-US": "911", "en-CA": "911", "en-AU": "000", "en-IN": "112"}[locale]
    assert re.findall(r"\b(?:999|911|000|112)\b", page["description"]) == [number]
    assert len(set(page["keywords"])) == len(page["keywords"])
    for text in (page["summary"], page["description"]):
        assert not re.search(
            r"you(?:'ve| have) (?!a question)|nothing serious|don't need a doctor|guarantee|cure", text
        )


def test_it_asks_for_exactly_the_permissions_and_interfaces_that_the_code_uses() -> None:
    code = "\n".join(data.decode() for name, data in our_files() if name.endswith((".py", ".json")))
    manifest = WRITTEN["manifest"]
    asked = {permission["name"] for permission in manifest["permissions"]}
    assert asked == set(re.findall(r"alexa::[\w:]+:(?:read|write|readwrite)\b", code))
    used = {"ALEXA_PRESENTATION_APL"} if "Alexa.Presentation.APL.RenderDocument" in code else set()
    assert {one["type"] for one in manifest["apis"]["custom"].get("interfaces", [])} == used
    assert manifest["privacyAndCompliance"]["usesHealthInfo"] is False, "no health information is kept"


@pytest.mark.parametrize("size", icons.SIZES)
def test_the_icons_are_there_and_small(size: int) -> None:
    data = (icons.ASSETS / f"icon-{size}.png").read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", data[16:24]) == (size, size)
    assert len(data) < 30_000
    assert all(page[name].endswith(f"/icon-{size}.png") for page in STORE.values() for name in [icon_field(size)])


def icon_field(size: int) -> str:
    return "smallIconUri" if size == min(icons.SIZES) else "largeIconUri"


@pytest.mark.parametrize("size", icons.SIZES)
def test_the_icons_are_drawn_from_the_svg(size: int) -> None:
    pytest.importorskip("resvg_py", reason="NOT CHECKED: resvg_py is not installed")
    assert (icons.ASSETS / f"icon-{size}.png").read_bytes() == icons.drawn(size), "run `make icons`"


def test_the_project_is_laid_out_as_ask_cli_wants_it(tmp_path: Any) -> None:
    project.lay_out(FIT, tmp_path)
    project.lay_out(FIT, tmp_path)  # again, over the first
    there = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    models = {f"skill-package/interactionModels/custom/{locale}.json" for locale in NUMBERS_FOR.values()}
    pictures = {f"skill-package/assets/images/icon-{size}.png" for size in icons.SIZES}
    assert there == {"ask-resources.json", "skill-package/skill.json", *models, *pictures}
    for page in STORE.values():
        for name in ("smallIconUri", "largeIconUri"):
            assert page[name].replace("file://", "skill-package/") in there
    assert json.loads((tmp_path / "skill-package" / "skill.json").read_text()) == FIT
    resources = json.loads((tmp_path / "ask-resources.json").read_text())
    assert resources["profiles"]["default"]["skillMetadata"]["src"] == "./skill-package"


@pytest.fixture
def layouts(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Where functions were laid out; the real thing, which takes seconds, is tested in test_function.py."""
    made: list[Any] = []

    def lay_out(target: Any, folder: Any) -> bool:
        folder.mkdir()
        (folder / "lambda_function.py").write_text("")
        made.append(folder)
        return False

    monkeypatch.setattr(function, "lay_out", lay_out)
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)
    return made


def test_make_package_refuses_and_says_why(
    tmp_path: Any, layouts: list[Any], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["package", f"--build={tmp_path}"]) == 1
    assert not layouts
    assert "PRIVACY_POLICY_URL" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_make_package_for_development(tmp_path: Any, layouts: list[Any], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["package", f"--build={tmp_path}", "--dev"]) == 0
    output = capsys.readouterr()
    assert "Not fit for certification" in output.err
    assert re.search(r"lambda\.zip: [\d.]+ MB", output.out)
    assert "Without bytecode" in output.out


def test_every_build_says_whether_a_clinician_has_reviewed_it(
    tmp_path: Any, layouts: list[Any], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["package", f"--build={tmp_path}", "--dev"]) == 0
    reviewed = "The content is not reviewed by a clinician"
    assert reviewed in capsys.readouterr().out
    assert (tmp_path / "REVIEW.txt").read_text().startswith(reviewed)


def test_make_package_with_the_clinics_settings(
    tmp_path: Any, layouts: list[Any], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in SETTINGS.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("ACCEPT_UNREVIEWED", "1")
    assert main(["package", f"--build={tmp_path}"]) == 0
    assert capsys.readouterr().err == ""
    assert json.loads((tmp_path / "skill-package" / "skill.json").read_text()) == FIT


def test_for_patients_content_that_nobody_reviewed_is_packaged_only_if_the_clinic_accepts_that(
    tmp_path: Any, layouts: list[Any], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in SETTINGS.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("ACCEPT_UNREVIEWED", raising=False)
    monkeypatch.setattr(command, "content", unreviewed)
    assert main(["package", f"--build={tmp_path}"]) == 1
    assert not layouts
    said = capsys.readouterr().err
    assert "ACCEPT_UNREVIEWED=1" in said
    assert "answers for it" in said


def unreviewed() -> Any:
    """The content as it is, with no review."""
    whole = command_content()
    none = {name: Standing(Review(name), standing.digest) for name, standing in whole.reviews.items()}
    return replace(whole, reviews=none)


def test_what_fails_on_the_way_is_said_in_a_line(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(*_: object) -> bool:
        raise PackageError("no such package")

    monkeypatch.setattr(function, "lay_out", refused)
    assert main(["package", f"--build={tmp_path}", "--dev"]) == 1
    assert "error: no such package" in capsys.readouterr().err
