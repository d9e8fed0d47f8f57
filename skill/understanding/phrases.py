"""Turns of phrase that mean the same in every sentence: opening words, taking back, having."""

from __future__ import annotations

import re
from collections.abc import Sequence

from skill.content.schema import Answer
from skill.understanding.words import BREAK

_FILLERS = frozenset(
    "well um uh er erm oh ah ooh hmm mm so like right okay ok look listen actually sorry hey just and but love dear mate".split()
)
_YES = frozenset(
    "yes yeah yep yup yah aye uh-huh uhuh correct definitely absolutely certainly sure indeed totally ja tak".split()
)
_PLAINLY = frozenset("yes yeah yep yup yah aye".split())
_PLAINLY_NOT = frozenset("no nope nah naw nay nae".split())
_NO = frozenset("no nope nah naw nay nae never none neither nothing negative nowt not".split())
_SUBJECTS = frozenset("i it he she they we my his her the there that this can do could what is am are".split())
_TELLING = frozenset(
    "i he she they we it is are am was has have had got get gets feel feels 's been do does did can".split()
)
_ASKING = frozenset("am is are do does did have has had was were can".split())
_CLOSING = frozenset(
    "not really at all never thank god goodness thanks heavens way specially especially particularly no nope love dear ever so far whatsoever".split()
)
"""What may follow a no that ends a sentence."""
_DENYING = frozenset("no nah not nope never".split())
"""What turns a yes before it into a no: "yeah, no"."""
_NOT_LEADING = frozenset(
    "idea word lie joke question argument denying mistake fear surprise kidding messing doubt wonder problem matter worries sure certain really quite too only clue long just".split()
)
HAVING = re.compile(
    r"\b(?:is it|it is|that is|is that) (?:normal|usual|ok|okay|common|all right|alright|bad|serious|dangerous|a problem|a worry)\b.*\b"
    r"(?:have|having|feel|that|if|not|to be|when|my|can)\b|\b(?:why|how come) (?:is|are|can|has|have|does|do|am|did) (?:i|my|it|both|the|he|she|his|her)\b"
    r"|\b(?:what|how) about (?:the|my|his|her|this|that)\b|\bwhat does it mean (?:if|when|that) (?:i|my)\b|\bshould (?:i|my|it|both)\b.*\bbe (?:this|so|that)\b"
)
"""A question that tells what it asks about: "is it normal to have no feeling when you wipe"."""
SUBJECT = re.compile(
    r"(?:(?:well|so|oh|and|but|um|no|yes|yeah|look|ah|sorry) )*(?:the|this|that|these|those|our|a|an|them|my) (?:old |new |bloody |whole |blooming |poor )*"
    r"([a-z]+(?: [a-z]+)?) (?:'s|is|are|was|has|have|had|just|keeps?|kept|went|goes|got|gets|fell|came|broke|looks?|can|will|weighed|collapsed)\b"
)
"""A sentence that opens with a thing; the thing is its group."""
NUMBERED = re.compile(r"\b(?:weeks?|months?) (?:pregnant|gone|along)\b|\byears? (?:ago|since|now)\b")
SORE_SINCE = re.compile(r"\b(?:been|was) (?:\w+ )?(?:sore|hurting|aching|painful|bad|like this)\b")
"""How long the pain has lasted: "it's been sore thirty years"."""
TAKES_BACK = re.compile(
    r"\b(?:that (?:is|'s|was) (?:wrong|not right|a mistake|not what i)|(?:i )?take (?:that|it) back|scrap (?:that|it)|"
    r"(?:i|you|you have) (?:mis ?heard|got (?:that|it|me) wrong|heard (?:me )?wrong|misunderstood)|i (?:never|did not) (?:say|said|mean|meant)|"
    r"not what i (?:said|meant)|(?:i )?said (?:that|it) (?:wrong|by mistake)|by mistake|my mistake|i (?:was|am) wrong|(?:got|get) (?:mixed|muddled)(?: up)?|"
    r"forget (?:what )?i (?:said|told)|forget (?:that|the|about the)|ignore (?:that|the|what)|(?:was|am) exaggerating|do not want you thinking|told you wrong|i meant|correction|did i say|cancel that|strike that|i misspoke|"
    r"(?:that|it) came out wrong|(?:it (?:is|'s)|that (?:is|'s|was)|no) (?:the|from the|because of the|only the|just the) (?:ice|frozen peas|cold pack)|only (?:cold|numb|red) (?:from|because of)|was my \w+ not me|(?:is|'s|was) (?:my|his|her) \w+ 's not mine)\b"
)
_WANTING = frozenset("want wants would need wonder wondering mean rather tell wish ask asking hoping".split())
_STATING = frozenset("i he she it we they my his her the there that this".split())
A_MAN = re.compile(
    r"\b(?:i am|i 'm|he is|he 's|being|as) (?:a|just a|only a) (?:\w+ ){0,4}?(man|fella|fellow|bloke|lad|guy|chap|boy)\b(?! of| who)"
)
UNSURE = re.compile(
    r"\b(?:dunno|do not (?:really |rightly )?know|not (?:really |too |quite |so |entirely )?(?:sure|certain)|perhaps|maybe|could be|might be|"
    r"no (?:idea|clue)|not a clue|hard to (?:say|tell)|can not (?:say|tell)(?! (?:i|that|so|as|there))|could not (?:say|tell|swear)|"
    r"not (?:a |one )?hundred percent|who knows|possibly|sometimes)\b"
)
"""Words that leave an answer open: not sure, whatever stands beside them."""
_MURMURED: tuple[tuple[str, Answer], ...] = (
    ("uh huh", "yes"), ("mm hmm", "yes"), ("mhm", "yes"), ("mm mm", "no"), ("uh uh", "no"), ("nuh uh", "no"), ("aha", "yes"),
)  # fmt: skip


_SHE_SAYS = re.compile(
    r"^(?:well )?(?:she|he|they|(?:my |our |the )?\w+) (?:says?|said|is saying|goes) (?=(?:no|yes|nope|yeah|nah|aye)\b)"
)
"""Somebody's answer handed on: "she says no, she's quite sure"."""
TAKING_BACK = frozenset(
    "back wrong mistake meant mean said say misheard heard correction scrap cancel undo forget ignore sorry wait actually "
    "earlier before changed change mixed muddled strike delete scratch rewind error oops whoops".split()
)
"""Of what takes something back while a question is open, one must be there: "that's not me at all" answers."""
_REPAIRED = re.compile(
    r"\b(?:wait|hang on|hold on|sorry|actually|i mean)\b.*\bno(?: no)*(?: (?:none|nothing|i (?:do|have|am|did) not|not (?:that|any))\b.*)?$"
)
"""After a yes, what makes it a no: "yes, oh wait, no, none of that"."""
GO_ON = re.compile(
    r"(?:(?:yes|yeah|yep|aye|sure|ok|okay|alright|go|right|please|then|well|no worries|and|mate|love) ?)*"
    r"(?:go (?:on|ahead|for it)|fire away|hit me|ask (?:me|away)|i am ready|shoot|yes please|yeah righto|righto|okay sure|"
    r"(?:i suppose )?(?:we had|we would|we 'd) better)(?: (?:then|so|mate|love|please|now|tell))*"
)
"""A wish to be asked, which answers nothing: "yeah, go on"."""


NO_ANSWER = re.compile(
    r"^(?:\w+ )?(?:none of (?:your|yer|my) \w+|no (?:comment|need|one|thanks|thank you|hang on|hold on|wait|start|stop|go back|fair|"
    r"(?:i )?(?:said|meant|mean))\b(?!.*\bno\b))"
)
"""How a sentence opens that answers nothing, though it says "no": "no, hang on, let me think"."""
_THINKS_NOT = re.compile(r"^(?:(?:well|um|uh|oh|er) )*i do not (?:think|believe|reckon|suppose)\b")


def lead(said: Sequence[str]) -> Answer | None:
    """Return the answer that a sentence opens with, after small words ("well no, ..."), or ends with ("touch wood, no")."""
    words = [word for word in said if word != BREAK]
    text = _SHE_SAYS.sub("", " ".join(words))
    words = text.split()
    if _THINKS_NOT.match(text):
        return "no"
    for murmur, answer in _MURMURED:
        if text == murmur or text.startswith(f"{murmur} "):
            return answer
    if words and words[-1] in _NO - {"not", "nothing", "none"} and len(words) <= SHORT and words[0] not in _YES:
        return "no"
    if words and words[-1] in _PLAINLY and len(words) <= SHORT and words[0] in _NO:
        return "yes"  # "no word of a lie, yes"
    if len(words) <= SHORT and UNSURE.search(text):
        return "not_sure"
    if words and words[0] in _YES and _REPAIRED.search(text):
        return "no"
    for place, word in enumerate(words[:4]):
        if word in _YES | _NO:
            return _last_of(words[place:])
        if word not in _FILLERS:
            return None
    return None


def _last_of(words: Sequence[str]) -> Answer | None:
    """Return the answer of the yeses and noes that open these words; the last of them counts: "yeah nah, yeah"."""
    answer: Answer | None = None
    for place, word in enumerate(words):
        following = words[place + 1] if place + 1 < len(words) else ""
        if word in (_YES if answer is None else _PLAINLY):
            answer = "yes"
        elif word in _YES:
            continue  # "no indeed"
        elif word in (_NO if answer is None else _DENYING) and following not in _NOT_LEADING:
            answer = "no"
        elif word not in ("a", "the"):
            break
    return answer


def echoed(words: Sequence[str]) -> int:
    """Return how many words say a thing back, as a question, that is then denied: of "blood? heavens no" two; else 0."""
    said = [word for word in words if word != BREAK]
    place = next((place for place, word in enumerate(said[:6]) if word in _PLAINLY_NOT and place), 0)
    before = [word for word in said[:place] if word not in _FILLERS]
    after = [word for word in said[place + 1 :] if word not in _CLOSING]
    asked = before[:1] and before[0] in _ASKING  # "am I numb? no"
    if not before or before[0] in _NO | _YES or not (asked or _TELLING.isdisjoint(before)):
        return 0
    return place if not after or after[0] in _ASKING else 0


def says_no(said: Sequence[str]) -> bool:
    """Return whether a sentence opens with a no that answers, rather than with one that denies a thing ("no pain")."""
    words = [word for word in said if word not in _FILLERS]
    if not words or words[0] not in _PLAINLY_NOT:
        return False
    return len(words) == 1 or words[1] == BREAK or words[1] in _SUBJECTS | _NO


def noes(said: Sequence[str]) -> int:
    """Return how many noes a sentence holds: "no, no, and no"."""
    return sum(word in ("no", "nope", "nah") for word in said)


def goes_on_of_others(words: Sequence[str]) -> bool:
    """Return whether a clause only says "he" or "she" of whom it speaks, and nothing of the speaker."""
    said = [word for word in words if word not in _FILLERS]
    return bool(said) and said[0] in ("he", "she", "they", "his", "her", "their") and {"me", "my", "i"}.isdisjoint(said)


WOULD_KNOW = re.compile(
    r"\bwould (?:soon |certainly |surely )?(?:know|notice|have (?:known|noticed))(?: (?:it|that|this|by now))?(?: if\b| whether\b|$)"
)
"""Denies by what would be: "I'd know if I'd fainted"."""
HAS = re.compile(
    r"^(?:(?:well|yes|yeah|no|so|and|but|oh|um|also) )*(?:(?:i|he|she|they|we|mum|dad|my \w+) (?:do not |does not |never )?"
    r"(?:have|has|had|'s got|'s had|get|gets|got|suffers?|took|came)\b|(?:have|has) not got\b)"
)
"""Says that somebody has what is named, and asks nothing of it."""
GOODBYE = re.compile(r"\b(?:bye|goodbye|ta ra|tara|cheerio|toodle\w*|see you(?: later)?|ta ta)$")
NOT_THE_CHILD = re.compile(
    r"\b(?:i am the (?:mother|father|mum|mom|dad|parent|patient|grown up|adult)|it is (?:my|mine) ?(?:own )?leg|"
    r"(?:child|kid|boy|girl|son|daughter|baby|lad) (?:is|'s) (?:\w+ )?(?:fine|healthy|well|okay|ok|all right|alright))\b"
)
"""Says that the child who was heard of isn't the patient."""
ASKS_WORD = re.compile(
    r"\bwhat (?:exactly )?(?:does|do|is meant by|is the meaning of|means?)\b.*\b(?:mean|word|by|called)\b|\bwhat(?: is| 's| do you mean by| counts as| means)"
    r" (?:this word |the word |a |an |this |that )?(?:word )?\w+(?: \w+)?(?: exactly| mean)?$|\bdo not know (?:this|that|the) word\b|"
    r"\b(?:tell|ask|asking|know) (?:me |you )?what (?:this word |that word )?\w+ (?:is|means)\b|\bwhat means? (?:this|that|the)\b"
)
"""Asks what a word of the question means: "what is fainting"."""
GROWN = re.compile(
    r"\b(?:adult|grown|over eighteen|older than|eighteen|nineteen|twenty|thirty|\w+ty|mistake|wrong|meant)\b"
)
"""What it takes to be no child after all: an age, or to have misspoken."""
INSISTS = re.compile(r"\b(?:i|as i|like i) (?:told you|said|have said|mentioned)\b")
"""Says again what was said: it takes nothing back by itself."""


def without_no(words: Sequence[str]) -> list[str]:
    """Return the words after a no that answers, and the small words around it."""
    said = list(words)
    while said and (said[0] in ("no", "nope", "nah", "naw", "nay") or (said[0] in _FILLERS and said != list(words))):
        del said[0]
    return said


def states(words: Sequence[str]) -> bool:
    """Return whether a clause states something, and neither asks nor wishes: "I know when I need to go"."""
    said = [word for word in words if word not in _FILLERS]
    return bool(said) and said[0] in _STATING and _WANTING.isdisjoint(said[:4])


SHORT = 8
"""An answer of at most so many words is one by its last word, or by a word that leaves it open."""
