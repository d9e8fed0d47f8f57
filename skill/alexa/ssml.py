"""Plain text to safe SSML: the only place that makes markup."""

import re

# Numbers to call are read digit by digit ("nine one one"), in whatever country; so are the groups of a longer one.
_NUMBER = re.compile(
    r"(?<![\d.])(999|911|000|112|111|988|116 123|14416|1?[ -]?\d{3,4}[ -]\d{3}[ -]\d{3,4}|1[38] \d\d \d\d)(?![\d.]*\d)"
)
# What XML 1.0 can't carry at all, escaped or not; and what must be escaped. (The library's escape() would load the
# whole of Python's HTTP client: an eighth of a cold start.)
_UNSPEAKABLE = (*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)
_ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_AS_XML = str.maketrans({**dict.fromkeys(map(chr, _UNSPEAKABLE), ""), **_ESCAPED})


def ssml(text: str) -> str:
    """Return `text` as the inside of an SSML document: escaped, with short numbers read digit by digit.

    https://developer.amazon.com/docs/custom-skills/speech-synthesis-markup-language-ssml-reference.html
    """
    return _NUMBER.sub(r'<say-as interpret-as="digits">\1</say-as>', text.translate(_AS_XML))
