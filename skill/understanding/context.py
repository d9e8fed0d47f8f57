"""Tell in what context a clause speaks of something: denied, supposed, past, or about somebody else.

The method is NegEx's and ConText's: lists of trigger phrases with a direction and an end, and phrases that look like
triggers but aren't.
Chapman et al., "A simple algorithm for identifying negated findings and diseases in discharge summaries", J Biomed
Inform 34 (2001) 301-310; Harkema et al., "ConText: an algorithm for determining negation, experiencer, and temporal
status from clinical reports", J Biomed Inform 42 (2009) 839-851.
Their triggers are those of clinicians' notes; these are those of people talking.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from skill.understanding import relations


@dataclass(frozen=True)
class Context:
    """In what way a clause speaks of its topic."""

    negations: int
    """How many triggers of negation it holds; two may undo each other."""
    supposed: bool
    """Asked about or imagined: "is it", "could it be", "if"."""
    past: bool
    """Over: "in nineteen ninety", "as a kid", "last winter"."""
    lasting: bool
    """An old state, or one with a harmless reason: "always", "at my age", "that's the cigarettes"."""
    other: bool
    """Somebody or something else has it: a dog, a neighbour, a film."""
    relation: bool
    """It speaks of somebody whom the patient may be asking for: "my mum", "he"."""


def _any(*phrases: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(phrases) + r")\b")


_NOT_NEGATION = _any(
    r"not (?:only|just|sure|certain|really sure|too sure|quite sure|entirely sure|necessarily)",
    r"no (?:idea|doubt|wonder|joke|lie|messing|word of a lie|end of|end|fun|reason|warning|matter|clue|good|use|sooner)",
    r"(?:do|does|did|would|could|should|have|is|are) (?:i|you|he|she|it|they|we) not|(?:do|did|would) not (?:you|they) (?:think|reckon|say)",
    r"(?:can|could) not (?:tell you|say for|swear|help|believe)",
    r"do not (?:know|mind|get me wrong|ask|worry|laugh|remember)",
    r"not (?:being funny|gonna lie|going to lie|to be|joking|kidding|long|that long|ago|for)",
    r"why not|no (?:he|she|it|they|i|we|you|that|this|wait|actually|hang|sorry|well|not you)\b(?! (?:is|am|are|have|has|do|does|did|was|were|can) not)",
    r"will not (?:lie|start|come|stop|heal|close|shut|move|lift|go|wake|work|budge|let)",
    r"never (?:stops?|lets|goes|used|been the same|did before|had before|known|felt (?:anything )?like)",
    r"nothing (?:helps|works|touches|shifts|eases)",
    r"without (?:trying|warning|thinking|meaning|a word|knowing)",
)
_NEGATION = _any(
    "no", "not", "never", "none", "nothing", "nowt", "without", "neither", "nor", "nobody", "nope", "nah", "nay", "naw",
    "nowhere", "hardly any", "free of", "denies", "nae", "isnt", "apart from that", "no longer", "stopped",
)  # fmt: skip
_SUPPOSED = re.compile(
    r"^(?:(?:so|and|but|well|um|uh|erm|er|oh|hey|hi|please|sorry|okay|ok|alexa|right|yeah|yes|no|wait|hang on|hold on|also) )*"
    r"(?:is (?:it|this|that|there|a|an|the|chest|my|being|having|not)|are (?:there|these|those|my|you)|"
    r"(?:could|can|would|should|shall|may|might|will|does|do|did) (?:it|this|that|you|a|an|i|we|he|she|they|my|the|people|someone|your|"
    r"sciatica|clots?|diabetics?|blood|ice|heat)|"
    r"what(?! (?:i|he|she) (?:cough|bring|see|saw|feel|felt|have|has|pee|get|got))|why|how|which|who|when (?:should|do|does|can|will|is|would|are)|where (?:is|do|does|can|are|should)|"
    r"am i (?:going|dying|having|at|likely|allowed)|tell me|explain|suppose|supposing|in case|"
    r"have (?:you|they)|has anyone)\b"
)
_SUPPOSING = _any(
    "what if", "in case", "supposing", "would have (?:seen|felt|noticed|known)", "might be getting", "could be a", "could it", "can it", "is it normal",
    "worried (?:that )?(?:it|i|about|he|she)", "worrying about", "scared (?:of|it|that it)", "afraid (?:of|it might|it is going)", "frightened (?:of|it)",
    "risk of", "signs? of", "symptoms? of", "reading about", "read (?:about|that)", "heard (?:about|that|of)", "googled", "looked up",
    "in danger of", "going to get", "happens? (?:if|when)", "wonder(?:ing)? (?:if|whether)", "do you think",
    "reckons? it (?:is|might|could)", "thinks? it (?:is|might|could)",
)  # fmt: skip
_PAST = _any(
    r"(?:years?|decades?|ages|yonks) (?:ago|back|since)",
    r"in (?:nineteen|the (?:eighties|nineties|seventies|sixties|fifties|noughties|war))",
    r"in (?:two thousand|twenty (?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|oh|twenty))",
    r"(?:in|since|of|back in) (?:19\d\d|20[01]\d|202[0-4])", "but not since", r"(?:was|were|be) years ago",
    r"nineteen (?:ninety|eighty|seventy|sixty|fifty|forty)",
    r"as a (?:kid|child|boy|girl|lad|lass|teenager|student|youngster|baby|bairn)",
    r"when i (?:was|were) (?:a |an |at |in |little|young|younger|small|about|twenty|thirty|forty|fifty|sixty|seventy|eighty|ten|twelve|fifteen|nineteen|pregnant|seven|eight|nine|six|five)",
    r"last (?:winter|summer|spring|autumn|year|christmas|easter)",
    "back in the day", "long ago", "once upon a time", "in my (?:twenties|thirties|forties|fifties|youth|teens|day)", r"(?<!never )(?<!than i )(?<!than he )(?<!than she )(?<!not )(?<!what it )used to(?!.*\bnow\b)",
    "the year before", "(?:but|and) (?:that|it) (?:is|has) (?:gone(?= now| again| since| completely|$)|cleared|over|better)(?: now)?", "all better now", "cleared up",
    r"since (?:my|the) (?:kids|children|births?|last baby|babies|twins|baby was born)", r"since i had (?:the|my) (?:kids|children|babies|baby)",
    "long (?:gone|past|over)", "before (?:lockdown|covid|the war)", "since i was (?:a |little|young)", "at school",
)  # fmt: skip
_LASTING = _any(
    "always", "for (?:years|ages|donkey 's years|decades|as long as)", "at my age", "my age", "old age", "getting old", "as usual", "same as (?:ever|always|usual)",
    "no different", "nothing new", "no worse than", "not new", "ever since i can remember", "all my life", "my whole life", "long standing",
    "most (?:nights|days|mornings) for years", "on and off for years", "for (?:the last |about |over |some |a good |the past )*(?:\\w+ ){1,2}years",
    "that is (?:just |only |probably )*(?:the|my|me) (?:cigarettes|fags|smoking|asthma|c ?o ?p ?d|copd|age|codeine|tablets|medicine|pills|iron tablets|"
    "baby|bladder|nerves|anxiety|hay fever|beetroot|vitamins|weight|heart failure|emphysema)",
    "because of (?:the|my) (?:cigarettes|smoking|asthma|copd|codeine|baby|iron tablets|age)", "from the (?:codeine|cigarettes|iron tablets)",
    "years? now", "that is normal for me", "i am (?:just )?(?:a smoker|unfit|out of shape)", "with my (?:asthma|copd|diabetes|m s|ms)",
    "i have (?:had|got) (?:that|it|this) for years", "usual(?:ly)? (?:for me|with me)",
)  # fmt: skip
_NEWLY = _any(
    "new", "newly", "worse", "worsening", "suddenly", "all of a sudden", "since (?:yesterday|this morning|last night|today|\\w+day)", "today",
    "never (?:used|did|had|was|been)", "more than usual", "not like (?:me|him|her)", "just started", "out of the blue",
)  # fmt: skip
_ANIMALS = (
    "dogs? cats? kittens? pupp(?:y|ies) horse(?! threw) pony hamster rabbit budgie parrot hens? chickens? cows? goat tortoise guinea|"
    "spaniel labrador terrier whippet greyhound poodle"
).replace(" ", "|")
_FICTION = (
    "film|movie|telly|tv|television|programme|documentary|series|soap|drama|book|novel|podcast|radio|news|paper|magazine|article|"
    "eastenders|casualty|corrie|coronation street|holby|neighbours|emmerdale|game|story"
)
_DID = "(?:once |also |always |never |too |both )*(?:had|was|were|did|died|lost|broke|ended|went|used|suffered|got|took|came|nearly died)\\b"
_LATELY = (
    "(?:days?|weeks?|fortnight) (?:ago|back|since)|last (?:week|night|month|\\w+day)|before last|yesterday|today|(?:this|the) (?:morning|afternoon|"
    "evening|week)|tonight|on \\w+day|since \\w+day|just|recently|lately|earlier|now|the patient"
)
_OTHER = _any(
    rf"(?:my|the|our|his|her|their|a|next door 's|neighbour 's) (?:\w+ )?(?:{_ANIMALS})",
    rf"(?:in|on|watched|watching|watch|saw|seen|read|reading|heard) (?:a|an|the|this|that|some|my)?(?: \w+)? ?(?:{_FICTION})",
    r"(?:my|the|our|next door 's|that|this) (?:\w+ )?(?:neighbour|neighbor|mate|colleague|boss|milkman|postman|teacher|hairdresser)s? (?:\w+ )?(?:had|has|was|got|did|said|reckons|thinks|is|died)",
    r"(?:bloke|man|woman|lady|chap|fella|guy|lad|girl|couple|him|her) (?:next door|down the (?:road|street|pub)|at (?:work|church|the club|bingo)|over the road|across the road|upstairs)",
    r"(?:next door|her next door|someone|somebody|a friend of mine|a fella|a chap|people|everybody|everyone|some folk)",
    rf"(?:{'|'.join(relations.KIN)}|(?:sister|brother|mother|father) in law)s? {_DID}(?! (?:just|gone))",
    rf"(?:{'|'.join(relations.CLOSE)})s? {_DID}(?! (?:just|gone))(?!.*\b(?:{_LATELY})\b)",
    r"late (?:husband|wife|mother|father|mum|dad|brother|sister)",
    r"runs in (?:the|my|our) family|family history",
    r"that was (?:my|his|her|our) (?:\w+)",
    r"it was (?:my|his|her|our) \w+ (?:who|that) had",
)
_RELATION = _any(
    *relations.CLOSE, *relations.KIN, "he|she|him|her|his|hers|they|them|their|ma|mother in law|the old man|our kid"
)


_COMPARED = _any("like", "as if", "as though", "than")
_GOVERNING = frozenset(
    "over after with without by for past near behind from into onto off walk walked walking walks take took taking feed fed feeding "
    "lift lifted lifting carry carried carrying chase chased chasing hold holding held play playing played bath bathing".split()
)
"""Words whose object does nothing itself: "I tripped over the cat", "I walk the dog"."""
_MINE = _any(
    rf"my (?!{_ANIMALS}|neighbour|mate|friend|boss|colleague|cousin|aunt|uncle|brother|sister|mum|dad|mother|father|nan|gran|husband|wife|son|daughter|partner|late|best|old)",
    "(?:kick|kicked|hit|carry|carried|help|helped|drive|drove|look at|take|took|pull|pulled|told|tell|tells|say to) me",
    r"i (?:have|has|had|can|could|was|did|feel|felt|lost|hurt|tore|pulled|fell|landed|got|get|keep|need|look|looked|am (?!worried|scared|afraid|frightened|sure|told|only|just|thinking|wondering))",
)
"""What follows is the patient's again: "I was watching telly and my stomach ..."."""


_WATCHING = _any(
    r"(?:i|he|she|they|we|\w+) (?:was|were|am|is|'s|been) (?:just |only )?watching",
    r"while (?:\w+ ){0,2}watching",
    "sat watching",
)
"""Was watching when it came on, rather than saw it there: "he was watching telly and a savage pain hit him"."""
_ON_SCREEN = _any(
    r"(?:a|an|this|that|some|one|the) (?:man|woman|bloke|fella|lad|girl|chap|actor|actress|character|doctor|patient|player|nurse|detective|hero)"
)


def _is_others(clause: str) -> bool:
    """Return whether a clause speaks of somebody or something else: as who does or has it, not as a thing beside it."""
    for found in _OTHER.finditer(clause):
        before, after = clause[: found.start()].split(), clause[found.end() :].strip()
        beside = before and before[-1] in _GOVERNING and not after.startswith("'s")
        watching = found[0].startswith("watching") and _WATCHING.search(clause) and not _ON_SCREEN.search(after)
        if not (watching or beside or _COMPARED.search(clause[: found.start()]) or _MINE.search(after)):
            return True
    return False


_IS = re.compile(r"\b(it|that|this|there|what|who) 's\b")
_NEGATING = frozenset("not no never none nothing nowt without neither nor hardly nae".split())
_ABLE = frozenset("can could will would able".split())
_MANAGING = frozenset("able manage managed managing".split())
"""After a "not", what makes it an inability: "not been able to catch my breath"."""
_END_OF_SCOPE = frozenset("but and although though because except".split())


def scopes(words: Sequence[str]) -> list[str]:
    """Return for each word whether it stands in the scope of a negation: "" for none, "can" after "can not", else "not".

    A scope reaches from its trigger to the end of the clause or to a word that ends it, as NegEx has it.
    """
    found, scope = [], ""
    for place, word in enumerate(words):
        if word in _NEGATING:
            unable = (place and words[place - 1] in _ABLE) or not _MANAGING.isdisjoint(words[place + 1 : place + 4])
            scope = "can" if unable else "not"
        elif word in _END_OF_SCOPE:
            scope = ""
        found.append(scope)
    return found


def context(clause: str) -> Context:
    """Return the context in which `clause`, the words of `words.tokens` joined by spaces, speaks of its topic."""
    clause = _IS.sub(r"\1 is", clause)
    bare = _NOT_NEGATION.sub("_", clause)
    newly = bool(_NEWLY.search(clause))
    return Context(
        negations=len(_NEGATION.findall(bare)),
        supposed=bool(_SUPPOSED.match(clause) or _SUPPOSING.search(clause)),
        past=bool(_PAST.search(clause)),
        lasting=bool(_LASTING.search(clause)) and not newly,
        other=_is_others(clause),
        relation=bool(_RELATION.search(clause)),
    )
