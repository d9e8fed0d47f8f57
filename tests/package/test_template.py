"""lambda/template.yaml, as Amazon's own linter sees it."""

from __future__ import annotations

import json
import logging
import re
import subprocess
import sys

import yaml

from skill.alexa.turn_log import observed
from skill.package.function import REPOSITORY

TEMPLATE = REPOSITORY / "lambda" / "template.yaml"


def test_the_template_has_no_fault() -> None:
    run_it = "import sys; from cfnlint.runner import main; sys.exit(main())"
    command = [sys.executable, "-c", run_it, "--regions", "eu-west-1", "--", str(TEMPLATE)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout + run.stderr) == (0, "")


class Loader(yaml.SafeLoader):
    """Reads the template's own tags as text."""


Loader.add_multi_constructor("!", lambda loader, suffix, node: f"!{suffix} {node.value}")
RESOURCES = yaml.load(TEMPLATE.read_text(), Loader)["Resources"]


def test_a_fault_raises_the_alarm_whether_lambda_sees_it_or_not() -> None:
    """A handler that fails and apologises is no error to Lambda: its line is counted."""
    alarms = {name: one["Properties"] for name, one in RESOURCES.items() if one["Type"] == "AWS::CloudWatch::Alarm"}
    assert {one["MetricName"] for one in alarms.values()} == {"Failures", "Errors", "Throttles", "Duration"}
    assert all(one["AlarmActions"] for one in alarms.values())
    lines: list[str] = []

    def fails(event: object) -> dict[str, object]:
        logging.getLogger("skill.alexa.handlers").error("handler failed")
        return {"response": {"outputSpeech": {"text": "Sorry."}}}

    observed(fails, lines.append)({"request": {"type": "IntentRequest", "intent": {"name": "my leg went numb"}}})
    (line,) = lines
    assert json.loads(line).keys() == {"event", "intent", "outcome", "ms"}
    assert "numb" not in line
    wanted = re.findall(r'\$\.(\w+) = "(\w+)"', RESOURCES["Failures"]["Properties"]["FilterPattern"])
    assert wanted
    assert all(json.loads(line)[field] == value for field, value in wanted)


def test_a_new_version_is_tried_on_a_few_and_taken_back_by_the_alarms() -> None:
    preference = RESOURCES["Function"]["Properties"]["DeploymentPreference"]
    assert {"!Ref FailureAlarm", "!Ref ErrorAlarm"} <= set(preference["Alarms"])


def test_the_function_may_write_its_own_log_and_nothing_else() -> None:
    (policy,) = RESOURCES["Role"]["Properties"]["Policies"]
    (statement,) = policy["PolicyDocument"]["Statement"]
    assert statement["Action"] == ["logs:CreateLogStream", "logs:PutLogEvents"]
    assert statement["Resource"] == "!Sub ${Logs.Arn}"
    assert "ManagedPolicyArns" not in RESOURCES["Role"]["Properties"]


def test_the_dashboard_is_json() -> None:
    body = RESOURCES["Dashboard"]["Properties"]["DashboardBody"].removeprefix("!Sub ")
    assert len(json.loads(body)["widgets"]) == 4
