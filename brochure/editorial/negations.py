"""Find a “not” that one language has and the other has not: fasting above all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brochure.editorial.manuscript import Manuscript
from brochure.findings import Finding, Says, warning

_ZH_FASTING = re.compile(
    "禁食|禁水|禁饮|(?<!不用)(?<!不必)(?<!不需要)(?<!无需)空腹"
    "|(?:不要|请勿|切勿|禁止|不能|不可|不得|勿)(?:再|随意)?(?:吃|进食|饮食|喝|饮水|进水|饮酒)"
)
_EN_EATING = re.compile(r"\b(?:eat(?:ing)?|drink(?:ing)?|food|meals?|breakfast|water)\b", re.I)
_BEFORE_A_TEST = r"(?! (?:the|your|an?|any) (?:test|exam|scan|operation|procedure|surgery|check))"
_EN_FASTING = re.compile(
    r"\b(?:no|not|never|none|nothing|nor|nil|without|avoid\w*|refrain\w*|only|cannot|stop\w*|skip"
    r"|off|fast(?:ing|ed)?|empty|until|till|last|finish\w*|since|unable|difficult\w*|hard|trouble"
    rf"|refus\w+|after|before{_BEFORE_A_TEST})\b|n[’']t\b",
    re.I,
)
_BUT = "(?![已了]|少于|超过|多于|低于|高于|大于|小于|晚于|早于|避免|或缺|缺少|逆)"
_ZH_FORBIDS = re.compile(f"禁止|严禁|请勿|切勿|禁用|禁服|忌[用服]|(?:不得|不准|不可){_BUT}")
_ZH_ADVISES_AGAINST = re.compile("(?:不要|不能|不宜)(?![着担紧害慌怕急忘错漏])")
_EN_ALLOWS = re.compile(r"\byou (?:may|can)\b|\b(?:is|are) (?:allowed|permitted)\b", re.I)
_EN_NOT = re.compile(
    r"\b(?:no|not|never|none|nothing|nobody|nor|neither|cannot|without|unless|avoid\w*|refrain\w*"
    r"|stop\w*|only|less|against|keep|leave|stay|remain|wait|away|off|out|still|quiet|silen\w+"
    r"|skip|hold|delay\w*|postpone\w*|rather|instead|until|before|first|careful|remember|mind|ban\w*"
    r"|contraindicat\w*|prohibit\w*|forbid\w*|forbidden|abstain|limit\w*|free|fail\w*|lest|need\w*|always|unsuitable"
    r"|\w+less|un\w+)\b|n[’']t\b",
    re.I,
)
_EN_FORBIDS = re.compile(
    r"\b(?:do not|don[’']t|never|(?:must|should|may) not|(?:must|should)n[’']t)\b"
    r"(?! (?:hesitate|worry|forget|wait|delay|miss))", re.I
)  # fmt: skip
_EN_BUT_WHEN = re.compile(r"\b(?:until|unless|before|without|if|except|than)\b", re.I)
_ZH_NOT = re.compile("[不勿禁别无未没免避非停忌戒少莫休防拒]|空腹")
_ZH_CLAUSES = re.compile("[，。；！？：]")


def negations_agree(manuscript: Manuscript) -> Iterator[Finding]:
    """Compare what the two languages forbid, where one clearly does and the other does not."""
    for path, value in manuscript.pairs():
        for opposite in (_not_fasting, _not_forbidden_in_english, _not_forbidden_in_chinese):
            if said := opposite(value.zh, value.en):
                yield warning("negation-differs", manuscript.place((*path, "en")), said, _READ_BOTH)
                break


def _not_fasting(chinese: str, english: str) -> Says | None:
    found = _ZH_FASTING.search(chinese)
    if not found or not _EN_EATING.search(english) or _EN_FASTING.search(english):
        return None
    return Says(
        f"中文说“{found.group()}”，英文没有这个意思",
        f"The Chinese says “{found.group()}” (nothing to eat or drink), the English does not",
    )


def _not_forbidden_in_english(chinese: str, english: str) -> Says | None:
    """Compare texts of one clause: in longer ones the “not” may be of another thing.

    What 不要 says, English may say the other way round (“bring somebody”), unless it allows.
    """
    found = _ZH_FORBIDS.search(chinese)
    advised = [*_ZH_ADVISES_AGAINST.finditer(chinese)]
    if not found and advised and _EN_ALLOWS.search(english):
        found = advised[0]
    clauses = len([*filter(None, _ZH_CLAUSES.split(chinese))])
    # Where every clause says 不要, one of them would be said with a “not”.
    if clauses > 1 and len(advised) == clauses:
        found = advised[0]
    elif not found or clauses > 1:
        return None
    # 请勿停药 is not said by “you may stop”.
    allowed = re.sub(r"\bstop\w*", "", english, flags=re.I) if "停" in chinese else english
    if _EN_NOT.search(allowed):
        return None
    return Says(
        f"中文说“{found.group()}”，英文没有“不”的意思",
        f"The Chinese says “{found.group()}” (do not), the English has no “not”",
    )


def _not_forbidden_in_chinese(chinese: str, english: str) -> Says | None:
    found = _EN_FORBIDS.search(english)
    if not found or _ZH_NOT.search(chinese) or _EN_BUT_WHEN.search(english):
        return None
    return Says(
        f"英文说“{found.group()}”，中文没有“不”的意思",
        f"The English says “{found.group()}”, the Chinese has no “not”",
    )


_READ_BOTH = Says(
    "请对着读一遍，把说反了的一边改过来；两边都对，就在 accepted 里写明",
    "Read both and mend the one that is wrong; if both are right, say why under accepted",
)
