"""Understanding: words, and what was asked, in; what they mean out. Pure: no clock, no I/O but the learnt file, no
Alexa.
"""

from skill.understanding.meaning import Asked, Meaning

__all__ = ["Asked", "Meaning", "understand"]


def understand(text: str, asked: Asked = Asked()) -> Meaning:  # noqa: B008 - it is frozen, so one serves every call
    """Return what `text` means, in the light of what was asked.

    What reads a sentence is loaded with the first one: a launch, a yes and a no do without.
    """
    from skill.understanding import sentence

    return sentence.meaning(text, asked)
