"""What the page says that an answer leads to is what the check does."""

import pytest

from skill.alexa.responder import responder
from skill.content.compiled import content
from skill.report import flow
from skill.speaker.device import Device
from skill.triage import Known, Urgency, answered, next_question, urgency

CHECK = content().check
PLACES = {place.question.id: place for place in flow.places(CHECK)}


def test_every_question_has_one_place_and_gates_stand_before_what_they_lead_to():
    order = [place.question.id for place in flow.places(CHECK)]
    assert sorted(order) == sorted(CHECK.questions)
    for id, place in PLACES.items():
        assert all(order.index(gate) < order.index(id) for gate in place.gates)


def test_the_numbers_are_the_turns_of_somebody_who_says_no_to_everything():
    known, heard = Known(), []
    while question := next_question(CHECK, known):
        heard.append(question.id)
        known = answered(CHECK, known, question, "no")
    assert [id for id, place in PLACES.items() if place.number] == heard
    assert [PLACES[id].number for id in heard] == list(range(1, len(heard) + 1))


def test_how_far_a_yes_reaches_only_falls_along_the_way():
    reaches = [place.reach for place in PLACES.values() if place.number]
    assert reaches == sorted(reaches, reverse=True)
    assert reaches[0] is Urgency.EMERGENCY


@pytest.mark.parametrize("id", CHECK.questions)
def test_a_yes_said_to_be_an_emergency_is_one(id):
    place = PLACES[id]
    known = answered(CHECK, Known(), place.question, "yes")
    said = " ".join(flow.on_yes(CHECK, place))
    assert said.startswith("Emergency.") == (urgency(CHECK, known) is Urgency.EMERGENCY)
    assert ("by itself" in said) == (urgency(CHECK, known) is Urgency.SELF_CARE)
    assert said


@pytest.mark.parametrize("id", CHECK.questions)
def test_rules_that_need_others_are_named_where_their_findings_are_asked(id):
    covers = set(CHECK.questions[id].covers)
    for rule in flow.together(CHECK):
        about = {finding for group in (*rule.all, rule.unless) for finding in group}
        if len(about) > 1 and covers & about:
            assert rule in PLACES[id].together


@pytest.mark.parametrize("id", CHECK.questions)
def test_not_sure_is_asked_again_exactly_where_the_conversation_does(id):
    device = Device(responder())
    device.open()
    device.attributes = {"question": id, "stage": "check", "answers": {}}
    device.intend("NotSureIntent")
    again = device.attributes.get("question") == id and device.attributes.get("unsure") is True
    assert ("Asked once more" in flow.on_not_sure(CHECK, PLACES[id])) == again


def test_not_sure_never_explains_a_risk_away():
    assert "never makes the result less urgent" in flow.on_not_sure(CHECK, PLACES["sprint"])
    assert "never makes" not in flow.on_not_sure(CHECK, PLACES["chest"])


def test_every_rule_is_either_alone_or_together():
    single = [finding.id for level in Urgency for finding in flow.alone(CHECK, level)]
    assert sorted(single + [rule.id for rule in flow.together(CHECK)]) == sorted(rule.id for rule in CHECK.rules)
