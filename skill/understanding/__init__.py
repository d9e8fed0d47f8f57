"""Understanding: words, and what was asked, in; what they mean out. Pure: no clock, no I/O but the learnt file, no
Alexa.
"""

from skill.understanding.meaning import Asked, Meaning
from skill.understanding.understand import understand

__all__ = ["Asked", "Meaning", "understand"]
