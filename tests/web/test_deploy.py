"""What deploy/ says, as far as it can be tried without a container engine, an init system or the internet."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from skill.web import Settings, SettingsError
from skill.web.endings import Ending
from tests.web.alexa import SKILL_ID, envelope
from tests.web.ports import free_port
from tests.web.world import REPOSITORY, Gunicorn, World

DEPLOY = REPOSITORY / "deploy"


def instructions() -> list[tuple[str, str]]:
    """The Dockerfile, as (instruction, rest) pairs."""
    lines = [line for line in (DEPLOY / "Dockerfile").read_text().splitlines() if line and not line.startswith("#")]
    return [tuple(line.split(" ", 1)) for line in lines]  # type: ignore[misc]


def those(name: str) -> list[str]:
    return [rest for instruction, rest in instructions() if instruction == name]


def container_environment() -> dict[str, str]:
    return dict(pair.split("=", 1) for rest in those("ENV") for pair in rest.split())


def test_the_image_is_pinned_and_runs_as_nobody_special() -> None:
    images = {rest.split(" AS ")[0] for rest in those("FROM")}
    assert all(re.fullmatch(r"python:3\.\d+\.\d+-slim-bookworm@sha256:[0-9a-f]{64}", image) for image in images)
    assert len(images) == 1, "what is built for one Python runs on the same one"
    assert those("USER") == ["10001:10001"]
    order = [instruction for instruction, _ in instructions()]
    assert "RUN" not in order[order.index("USER") :]
    assert "COPY" not in order[order.index("USER") :]


def test_every_package_of_the_image_has_a_hash() -> None:
    (install,) = [rest for rest in those("RUN") if " install " in rest]
    assert {"--require-hashes", "--no-deps"} <= set(shlex.split(install))
    locked = (REPOSITORY / "requirements" / "web.txt").read_text().replace("\\\n", " ")
    packages = [line for line in locked.splitlines() if line and not line.lstrip().startswith("#")]
    assert packages
    assert all("==" in line and "--hash=sha256:" in line for line in packages)


def test_what_the_image_copies_exists_and_is_let_in() -> None:
    let_in = (DEPLOY / "Dockerfile.dockerignore").read_text().splitlines()
    sources = [rest.split()[0] for rest in those("COPY") if not rest.startswith("--from")]
    assert sources == ["requirements/web.txt", "skill"]
    for source in sources:
        assert (REPOSITORY / source).exists()
        assert f"!{source}" in let_in
    assert "*" in let_in


def test_the_containers_settings_are_refused_without_signatures() -> None:
    environment = container_environment() | {"ALEXA_SKILL_ID": SKILL_ID}
    assert Settings.from_environment(environment).bind == "0.0.0.0:8000"
    with pytest.raises(SettingsError):
        Settings.from_environment(environment | {"SKILL_UNSIGNED_ON_LOOPBACK": "1"})


def test_the_example_settings_do_not_start_anything() -> None:
    lines = (DEPLOY / "leg-clinic.env").read_text().splitlines()
    settings = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    with pytest.raises(SettingsError, match="ALEXA_SKILL_ID"):
        Settings.from_environment(settings)
    assert Settings.from_environment(settings | {"ALEXA_SKILL_ID": SKILL_ID}) == Settings(SKILL_ID)


UNUSED = ("certvalidator", "freezegun", "oscrypto")


def test_what_nothing_imports_is_not_installed() -> None:
    locked = (REPOSITORY / "requirements" / "web.txt").read_text()
    assert not [name for name in UNUSED if re.search(rf"^{name}==", locked, re.MULTILINE)]


def test_the_documented_container_is_shut_in() -> None:
    """What the unit has, the command for a container has too."""
    guide = (REPOSITORY / "docs" / "self-hosting.md").read_text().replace("\\\n", " ")
    (command,) = re.findall(r"^docker run .*$", guide, re.MULTILINE)
    assert {
        "--read-only", "--cap-drop=ALL", "--security-opt=no-new-privileges", "--memory=512m", "--memory-swap=512m",
        "--pids-limit=128", "--ulimit=core=0", "--log-opt=max-size=10m", "--log-opt=max-file=5", "--tmpfs=/tmp",
    } <= set(command.split())  # fmt: skip
    assert "-p 127.0.0.1:8000:8000" in command


def test_the_unit_is_shut_in_and_the_socket_is_where_nginx_looks() -> None:
    unit = (DEPLOY / "leg-clinic.service").read_text().splitlines()
    assert {
        "LimitCORE=0", "MemoryMax=512M", "MemorySwapMax=0", "TasksMax=128", "NoNewPrivileges=yes", "DynamicUser=yes",
        "RuntimeDirectory=leg-clinic", "Requires=leg-clinic.socket",
    } <= set(unit)  # fmt: skip
    assert "ListenStream=127.0.0.1:8000" in (DEPLOY / "leg-clinic.socket").read_text().splitlines()
    assert "server 127.0.0.1:8000 " in (DEPLOY / "nginx.conf").read_text()


def test_the_guide_names_what_exists_and_all_of_it() -> None:
    guide = (REPOSITORY / "docs" / "self-hosting.md").read_text()
    named = set(re.findall(r"\b(?:deploy|requirements)/[\w.-]+\w", guide))
    assert named
    assert all((REPOSITORY / path).exists() for path in named)
    assert {f"deploy/{path.name}" for path in DEPLOY.iterdir() if "ignore" not in path.name} <= named
    assert all(f"`{outcome.value}`" in guide for outcome in Ending)
    variables = set(re.findall(r"`([A-Z_]{5,})`", guide))
    code = "".join(path.read_text() for path in (REPOSITORY / "skill" / "web").glob("*.py"))
    assert variables == {
        "ALEXA_SKILL_ID", "SKILL_BIND", "SKILL_UNSIGNED_ON_LOOPBACK", "WEB_CONCURRENCY", "SKILL_EGRESS_PROXY",
        "RUNTIME_DIRECTORY",
    }  # fmt: skip
    assert all(f'"{variable}"' in code for variable in variables)


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="needs systemd-analyze")
def test_the_systemd_units_are_valid(tmp_path: Path) -> None:
    gunicorn = Path(sys.executable).parent / "gunicorn"
    unit = (DEPLOY / "leg-clinic.service").read_text()
    there = "/opt/leg-clinic/current/venv/bin/gunicorn"
    assert there in unit
    (tmp_path / "leg-clinic.service").write_text(unit.replace(there, str(gunicorn)))
    shutil.copy(DEPLOY / "leg-clinic.socket", tmp_path)
    names = [str(tmp_path / f"leg-clinic.{kind}") for kind in ("socket", "service")]
    command = ["systemd-analyze", "verify", "--man=no", *names]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert "leg-clinic" not in done.stderr, done.stderr


@pytest.mark.long
def test_the_images_commands_work_in_a_clean_folder(tmp_path: Path, world: World) -> None:
    """The Dockerfile's commands, in order, with its folders moved under a temporary one. Needs a package index."""
    moved = {name: str(tmp_path / name[1:].replace("/", "-")) for name in ("/opt/skill", "/build", "/srv")}

    def move(text: str) -> str:
        return re.sub("|".join(moved), lambda found: moved[found[0]], text)

    for folder in ("/build", "/srv"):
        Path(moved[folder]).mkdir()
    environment = {"PATH": f"{Path(sys.executable).resolve().parent}:/usr/bin:/bin", "HOME": str(tmp_path)}
    environment |= {name: value for name, value in os.environ.items() if name.startswith("PIP_")}
    here = str(tmp_path)
    for instruction, rest in instructions():
        if instruction == "COPY" and not rest.startswith("--from"):
            source, target = rest.split()
            copy = shutil.copytree if (REPOSITORY / source).is_dir() else shutil.copy
            copy(REPOSITORY / source, move(target))
        elif instruction == "WORKDIR":
            here = move(rest)
        elif instruction == "RUN" and not rest.startswith("useradd"):
            command = shlex.split(move(rest))
            if command[0] == "pip":
                command[:1] = ["python", "-m", "pip"]
            subprocess.run(command, cwd=here, env=environment, check=True, timeout=300)
    port = free_port()
    settings = container_environment() | {"ALEXA_SKILL_ID": SKILL_ID, "SKILL_BIND": f"0.0.0.0:{port}"}
    settings = {name: move(value) for name, value in settings.items()}
    output = tmp_path / "output"
    with output.open("w") as file:
        process = subprocess.Popen(json.loads(those("CMD")[-1]), cwd=here, env=settings, stdout=file)
    server = Gunicorn(port, process, output)
    try:
        alexa = world.alexa(port)
        for _ in range(100):
            with suppress(OSError):
                assert alexa.send(b"", {}, method="GET", path="/healthz").status == 200
                break
            time.sleep(0.1)
        assert alexa.send(envelope(), {}).status == 400
        health = json.loads(those("HEALTHCHECK")[0].split(" CMD ")[1])
        health[2] = health[2].replace("8000", str(port))
        assert subprocess.run(health, env=settings, check=False).returncode == 0
        alexa.close()
    finally:
        server.stop()
