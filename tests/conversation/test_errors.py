"""What is said when something of ours failed: short, and the conversation stays where it was."""

from __future__ import annotations

from skill.conversation.errors import apology
from tests.conversation.said import Said


def test_in_the_check_the_open_question_is_asked_as_it_was_heard():
    said = Said()
    said.up_to("saddle")
    question = said.reply.question
    reply = apology(said.turn())
    assert reply.speech == said.turn().say(said.content.phrases.apology_in_check)
    assert reply.question == question
    assert said.no().startswith("Has a leg or foot suddenly gone cold")


def test_elsewhere_there_is_an_offer_that_fits():
    said = Said()
    assert apology(said.turn()).text.endswith("Shall we look for warning signs first?")
    said.through()
    reply = apology(said.turn())
    assert reply.speech == said.turn().say(said.content.phrases.apology)
    assert said.session.question == "offer_anything_else"


def test_what_was_asked_about_the_ice_is_dropped():
    said = Said()
    said.up_to("saddle")
    question = said.reply.question
    said.asks("ice_timer")
    assert said.session.icing.asks
    assert apology(said.turn()).question == question
    assert not said.session.icing.asks
