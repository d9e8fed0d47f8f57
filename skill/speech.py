"""Plain text to safe SSML: the only place that makes markup."""

import re
from xml.sax.saxutils import escape

# Emergency and advice numbers are read digit by digit ("nine one one"), in whatever country.
_NUMBER = re.compile(r"(?<![\d.])(999|911|000|112|111)(?![\d.]*\d)")
# What XML 1.0 can't carry at all, escaped or not.
_UNSPEAKABLE = re.compile(r"[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


def ssml(text: str) -> str:
    """`text` as the inside of an SSML document: escaped, with short numbers read digit by digit.

    https://developer.amazon.com/docs/custom-skills/speech-synthesis-markup-language-ssml-reference.html
    """
    clean = escape(_UNSPEAKABLE.sub("", text), {'"': "&quot;"})
    return _NUMBER.sub(r'<say-as interpret-as="digits">\1</say-as>', clean)
