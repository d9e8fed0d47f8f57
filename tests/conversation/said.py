"""A conversation of meanings: what was understood in, what is said out, without Alexa and without recognising."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from skill.content.bundle import Content
from skill.content.compiled import content
from skill.conversation import dialogue, navigation
from skill.conversation.turn import Reply, Turn
from skill.session import Session, read
from skill.understanding import Meaning
from skill.understanding.phrases import lead, says_no
from skill.understanding.words import tokens

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)


class Said:
    """One conversation; every turn goes through the session's attributes, as Alexa carries them."""

    def __init__(self, locale: str = "en-GB", who: str = "", given: Content | None = None) -> None:
        self.content = given or content()
        self.locale = self.content.locales[locale]
        self.session = Session()
        phrases = self.content.phrases
        actions = (phrases.emergency_action, phrases.emergency_action_er)
        self._actions = tuple(self.turn().say(action) for action in actions)
        self.reply: Reply = navigation.launch(self.turn())
        self.session.question, self.session.who = "offer_start", who  # type: ignore[assignment]

    def turn(self, words: str = "", meaning: Meaning | None = None) -> Turn:
        return Turn(self.content, self.session, self.locale, NOW, words=words, meaning=meaning or Meaning())

    def means(self, words: str = "", **meaning: Any) -> str:
        """Act on this meaning; returns what is heard."""
        said = tokens(words)
        turn = self.turn(words, Meaning(**{"sure": 1.0, "lead": lead(said), "bare": says_no(said), **meaning}))
        self.reply = dialogue.act(turn)
        grave = any(action in self.reply.text for action in self._actions)
        assert self.reply.emergency or not grave or self.content.phrases.to_be_sure in self.reply.text, self.reply.text
        turn.session.last = self.reply.text
        self.session = read(turn.session.attributes(), self.content.check)
        return self.reply.text

    def yes(self) -> str:
        return self.means(answer="yes")

    def no(self) -> str:
        return self.means(answer="no")

    def unsure(self) -> str:
        return self.means(answer="not_sure")

    def tells(self, words: str = "", sure: Any = 1.0, **told: str) -> str:
        """Findings told, yes or no."""
        return self.means(words, told=told, sure=sure)

    def asks(self, wish: str) -> str:
        return self.means(asks=wish)

    def nothing(self) -> str:
        """Nothing is understood."""
        return self.means()

    def up_to(self, question: str) -> str:
        """No to everything, from the beginning, until this question is open."""
        heard = self.reply.text if self.session.question == question else self.asks("start_check")
        while self.session.question != question:
            assert self.session.stage == "check", f"never asked: {question}"
            heard = self.no()
        return heard

    def through(self) -> str:
        """No to the rest of the check; returns the outcome."""
        heard = self.asks("start_check") if self.session.question == "offer_start" else self.reply.text
        while self.session.stage == "check":
            heard = self.no()
        return heard

    @property
    def listening(self) -> bool:
        return bool(self.reply.question)
