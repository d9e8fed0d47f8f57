"""The zip: the same bytes each time, nothing in it that Lambda doesn't need, and it runs as Lambda runs it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
import yaml
from lambda_function import handler

from skill.content.errors import ContentError
from skill.content.load import FOLDER
from skill.package import PackageError, function
from skill.package.dependencies import install
from skill.package.target import LAMBDA
from tests.package.built import PYTHONS, ROOT, here, laid_out, runtime_client
from tests.package.conversation import hold
from tests.package.lambda_service import FunctionError, running

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")


@pytest.fixture(scope="module")
def zipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lambda")
    made = folder / "lambda.zip"
    function.zipped(laid_out(LAMBDA, folder / "function"), made)
    return made


def names(archive: Path) -> set[str]:
    with ZipFile(archive) as opened:
        return set(opened.namelist())


def test_the_same_bytes_twice(zipped: Path, tmp_path: Path) -> None:
    """In another folder, at another time, by another process with other hashes and another mask."""
    code = (
        "import os, sys; from pathlib import Path; from skill.package import function; "
        "from skill.package.target import LAMBDA; os.umask(0o077); folder = Path(sys.argv[1]); "
        "function.lay_out(LAMBDA, folder / 'f'); function.zipped(folder / 'f', folder / 'again.zip')"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Kolkata", "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], env=environment, check=True)
    assert (tmp_path / "again.zip").read_bytes() == zipped.read_bytes()


def test_it_has_what_lambda_needs_and_nothing_else(zipped: Path) -> None:
    tops = {name.split("/")[0] for name in names(zipped)}
    packages = {top for top in tops if not top.endswith((".dist-info", "__pycache__"))}
    assert packages == {
        *("lambda_function.py", "skill", "ask_sdk_core", "ask_sdk_model", "ask_sdk_runtime", "msgspec"),
        *("holidays", "opening_hours", "tzdata", "dateutil", "six.py"),
        *("requests", "urllib3", "certifi", "charset_normalizer", "idna"),
    }
    ours = {name.split("/")[1] for name in names(zipped) if name.startswith("skill/")}
    assert not ours & {"web", "speaker", "language", "evaluation", "report", "package", "cli.py", "__main__.py"}
    assert {"skill/content/compiled.msgpack", "skill/understanding/learnt.msgpack"} <= names(zipped)
    assert not [name for name in names(zipped) if name.endswith((".toml", ".pyi", ".c"))]


def test_every_binary_is_for_lambdas_processor_and_python(zipped: Path) -> None:
    binaries = [name for name in names(zipped) if ".so" in Path(name).suffixes]
    assert binaries
    with ZipFile(zipped) as opened:
        for name in binaries:
            start = opened.read(name)[:20]
            assert start[:4] == b"\x7fELF", name
            assert int.from_bytes(start[18:20], "little") == 183, f"{name} is not for arm64"
    other = "cp" + LAMBDA.python.replace(".", "")
    assert {part for name in binaries for part in [Path(name).name.split(".")[1]] if part.startswith("cpython")} <= {
        f"cpython-{other[2:]}-aarch64-linux-gnu"
    }


def test_each_module_has_bytecode_or_none_has(zipped: Path) -> None:
    sources = {name for name in names(zipped) if name.endswith(".py")}
    compiled = {name for name in names(zipped) if name.endswith(".pyc")}
    if LAMBDA.interpreter() is None:
        assert not compiled
        pytest.skip(f"NO BYTECODE: there is no python{LAMBDA.python} here")
    tag = "cpython-" + LAMBDA.python.replace(".", "")
    there = {name.replace("__pycache__/", "").replace(f".{tag}.pyc", ".py") for name in compiled}
    assert {name for name in sources if "/tests/" not in name} <= there
    with ZipFile(zipped) as opened:
        flags = {opened.read(name)[4:8] for name in compiled}
    assert flags == {b"\x01\0\0\0"}, "all is to be used as it is, whatever its source's time"


def test_lambdas_limits(zipped: Path) -> None:
    """50 MB zipped, 250 MB unpacked: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html"""
    with ZipFile(zipped) as opened:
        assert sum(entry.file_size for entry in opened.infolist()) < 100e6
        assert {entry.external_attr >> 16 for entry in opened.infolist()} == {0o100644}
        assert {entry.date_time for entry in opened.infolist()} == {function.OLDEST}
    assert zipped.stat().st_size < 20e6


def test_the_template_asks_for_what_the_package_is_built_for() -> None:
    class Loader(yaml.SafeLoader):
        pass

    Loader.add_multi_constructor("!", lambda loader, suffix, node: f"!{suffix}")
    template = yaml.load((ROOT / "lambda" / "template.yaml").read_text(), Loader)
    properties = template["Resources"]["Function"]["Properties"]
    assert properties["Runtime"] == f"python{LAMBDA.python}"
    assert properties["Architectures"] == [{"aarch64": "arm64"}[LAMBDA.machine]]
    assert (ROOT / "lambda" / properties["CodeUri"]).resolve() == ROOT / "build" / "lambda.zip"
    assert properties["Handler"] == "lambda_function.handler"


def pythons() -> list[object]:
    """This Python in every run, the others that are at hand in the long one."""

    def marks(version: str) -> list[pytest.MarkDecorator]:
        if here(version) == here():
            return []
        if here(version).interpreter():
            return [pytest.mark.long]
        return [pytest.mark.long, pytest.mark.skip(f"NOT TRIED: there is no python{version} here")]

    return [pytest.param(version, marks=marks(version)) for version in PYTHONS]


@pytest.fixture(scope="module", params=pythons())
def installed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path, Path]:
    """A Python, the function for it, and the runtime client."""
    target, folder = here(request.param), tmp_path_factory.mktemp("here")
    python = target.interpreter()
    assert python
    return python, laid_out(target, folder / "function"), runtime_client(target, folder / "client")


def test_amazons_runtime_client_serves_a_conversation(installed: tuple[str, Path, Path]) -> None:
    with running(*installed) as service:
        assert hold(service.invoke) == hold(lambda event: handler(event, None))


def test_it_reads_only_and_needs_no_network(installed: tuple[str, Path, Path]) -> None:
    apart = ["unshare", "--map-root-user", "--mount", "--net"]
    if not shutil.which("unshare") or subprocess.run([*apart, "true"], capture_output=True, check=False).returncode:
        pytest.skip("NOT TRIED: this machine lets nobody shut a process in (unshare)")
    run = subprocess.run(
        [*apart, sys.executable, "-m", "tests.package.conversation", *map(str, installed)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout) == hold(lambda event: handler(event, None))


def test_another_skills_request_is_refused(installed: tuple[str, Path, Path]) -> None:
    with running(*installed, ALEXA_SKILL_ID="amzn1.ask.skill.ours") as service, pytest.raises(FunctionError) as refused:
        hold(service.invoke)
    assert "OtherSkill" in str(refused.value)


def test_a_package_that_does_not_match_its_hash_is_refused(tmp_path: Path) -> None:
    (tmp_path / "lambda.txt").write_text("six==1.17.0 --hash=sha256:" + "0" * 64 + "\n")
    with pytest.raises(PackageError, match=r"lambda\.txt"):
        install(tmp_path / "lambda.txt", LAMBDA, tmp_path / "folder")


def test_wrong_content_is_not_packaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(FOLDER, tmp_path / "content")
    (tmp_path / "content" / "phrases.toml").write_text("first = 1\n")
    monkeypatch.setattr(function, "FOLDER", tmp_path / "content")
    with pytest.raises(ContentError, match=r"phrases\.toml"):
        list(function.our_files())
