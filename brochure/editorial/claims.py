"""Words that the law on medical advertising may forbid, article by article; a person decides.

Sources: 广告法 (2021) 第九条, 第十一条, 第十六条, 第二十八条; 医疗广告认定指南 (2025), as reported.
No legal advice: a finding names words and article, and the hospital's own offices judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from brochure.editorial.manuscript import Manuscript
from brochure.findings import Finding, Says, warning
from brochure.model.content import Department
from brochure.model.fields import BREAK, Wording


class Rule(NamedTuple):
    """Words that an article of law may forbid, and what to do about them."""

    code: str
    article: Says
    zh: str
    en: str
    remedy: Says


RULES = (
    Rule(
        "law-superlative",
        Says("广告法第九条（三）不许用“最佳”“国家级”一类的话",
             "Advertising Law, art. 9(3), bars “best”, “state-level” and the like"),
        "最(?:具|高|佳|强|优|早|先进|权威|专业|有名|有影响|好的|新的?(?:技术|设备)|大(?!限|程度))|顶级|顶尖|极致|国家级|世界级|唯一|独家|"
        "(?:全国|全省|全市|省内|国内|国际|亚洲|世界|排名|行业|规模)第一|第一品牌|第一名(?!称)|"
        "首屈一指|独一无二|无与伦比",
        r"\bthe most (?!of\b)\w+|\bmost (?:advanced|experienced|modern|trusted)\b"
        r"|\b(?:the|our) best\b|\bhighest\b|\bgreatest\b|\blargest\b|\bnumber one\b|\bNo\.? ?1\b"
        r"|\bunique\b|\btop\b|\bunrivall?ed\b|\bworld[- ]class\b|\bstate-level\b",
        Says("请改成客观的事实", "Say a plain fact instead"),
    ),
    Rule(
        "law-first",
        Says("“首个”“率先”属实也要有据可查（广告法第十一条、第二十八条）",
             "“First” must be true and on file (Advertising Law, arts 11 and 28)"),
        "首个|首家|首创|首次|首例|率先|填补空白|开创",
        r"\bfirst (?:to\b|in (?!mind|place|line)|of its kind|(?:professional |specialist )?"
        r"(?:discipline|centre|center|department|hospital|clinic)\b)|\bpioneer\w*",
        Says("请写明年份并留存依据，或改为“开展”", "Give the year and keep the proof, or drop it"),
    ),
    Rule(
        "law-comparison",
        Says("广告法第十六条（三）不许与其他医疗机构比较",
             "Advertising Law, art. 16(3), bars comparison with other institutions"),
        "(?:国内|国际|省内|世界|全国)(?:领先|先进|一流|前列)|前列|领先|一流|优于|超过其他|名列",
        r"\b(?:domestic|national|international)(?:ly)?[- ](?:advanced|leading)\b|\badvanced level\b"
        r"|\bleading\b|\branked\b|\bbetter than\b|\bfirst-class\b|\bfirst-rate\b",
        Says("请只写做什么，不写水平高低", "Say what is done, not how it compares"),
    ),
    Rule(
        "law-assurance",
        Says("广告法第十六条（一）（二）不许保证疗效、安全，或写治愈率、有效率",
             "Advertising Law, art. 16(1) and (2), bars assurances of effect or safety, and rates"),
        "治愈率|有效率|成功率|根治|包治|痊愈|药到病除|无痛|零风险|无风险|无副作用|无创|无切口|无疤|精准|"
        "永不复发|不复发|彻底|确保|保证|百分之百|100 ?[%％]|安全可靠|放心",
        r"\bcure(?:d|s)?(?: rates?)?\b|\b(?:success|efficacy|effective) rates?\b|\bpainless\w*"
        r"|\bpain-free\b|\brisk-free\b|\bno (?:risk|side effects?|scars?|pain)\b|\bguarantee\w*"
        r"|\b100 ?%|\bprecise\b|\bwithout (?:an? )?(?:incision|pain|risk|scar)\w*"
        r"|\bcompletely safe\b|\bnever recur\w*",
        Says("请删去对疗效和安全的断言", "Leave out what asserts effect or safety"),
    ),
    Rule(
        "law-state-organ",
        Says("广告法第九条（二）不许用国家机关的名义",
             "Advertising Law, art. 9(2), bars the name of a state organ"),
        "卫生部|国家卫健委|国家卫生健康委|卫健委|国务院|国家药监局|军队|中央军委",
        r"\bMinistry of Health\b|\bNational Health Commission\b|\bState Council\b",
        Says("请按文件写获得的称号、年份和文号，否则不写",
             "Give the title, year and document as awarded, or leave it out"),
    ),
    Rule(
        "law-evaluation",
        Says("对自己的技术作主观评价，会被认定为医疗广告（医疗广告认定指南）",
             "Praise of one's own techniques makes a text an advertisement (2025 guide)"),
        "先进的?(?:医疗)?技术|精湛|高超|权威|专家云集|极限|名医(?![师生务护])|妙手|享誉|知名",
        r"\badvanced (?:medical )?technolog\w+|\bultimate\b|\bexquisite\b|\bsuperb\b|\brenowned\b"
        r"|\bfamous\b|\bauthoritative\b|\bstate[- ]of[- ]the[- ]art\b|\bcutting[- ]edge\b",
        Says("请改成客观的说法；确属术语的，写一条 accepted 说明理由",
             "Say it plainly; if it is a term of art, give the reason under accepted"),
    ),
)  # fmt: skip


def in_texts(manuscript: Manuscript) -> Iterator[Finding]:
    """Find words that an advertisement may not have, and that make an information one."""
    names = _names(manuscript.department)
    for path, pair in manuscript.printed():
        zh, en = (_without(text, names) for text in (pair.zh, pair.en))
        for rule in RULES:
            found = [*re.findall(rule.zh, zh), *_each(rule.en, en)]
            if found:
                language = "zh" if re.search(rule.zh, zh) else "en"
                yield warning(
                    rule.code,
                    manuscript.place((*path, language)),
                    Says(f"“{'”“'.join(found)}”：{rule.article.zh}",
                         f"“{'”, “'.join(found)}”: {rule.article.en}"),
                    _advice(rule, pair),
                )  # fmt: skip


def _each(pattern: str, text: str) -> list[str]:
    return [found.group().strip() for found in re.finditer(pattern, text, re.IGNORECASE)]


def _advice(rule: Rule, pair: Wording) -> Says:
    """Say what to do; where the content has a prudent wording without these words, show it."""
    other = pair.prudent
    if other is None or re.search(rule.zh, other.zh) or _each(rule.en, other.en):
        return rule.remedy
    return Says(
        f"稳妥的写法：“{_short(other.zh)}”；用 --edition prudent 生成",
        f"A cautious wording: “{_short(other.en)}”; build it with --edition prudent",
    )


def _short(text: str, longest: int = 80) -> str:
    return text if len(text) <= longest else f"{text[:longest].rstrip()}…"


def _names(department: Department) -> list[str]:
    """List the names of hospital and department: 第一 in a name claims nothing."""
    names = [department.hospital, department.name, department.second_name]
    texts = [text for name in names if name for text in (name.zh, name.en)]
    plain = [text.replace(BREAK, between) for text in texts for between in ("", " ")]
    return sorted({*plain, *texts}, key=len, reverse=True)


def _without(text: str, names: list[str]) -> str:
    text = text.replace(BREAK, " " if re.search("[a-z]", text) else "")
    for name in names:
        text = text.replace(name, " ")
    return text


def accepted_for_nothing(manuscript: Manuscript) -> Iterator[Finding]:
    """Find reasons given for words that stand nowhere: the text was changed since."""
    everything = "\n".join(text for _, pair in manuscript.written() for text in (pair.zh, pair.en))
    for index, accepted in enumerate(manuscript.department.accepted):
        if accepted.words not in everything:
            yield warning(
                "accepted-unused",
                manuscript.source.place(("accepted", index)),
                Says(f"“{accepted.words}”在文中已经没有了",
                     f"“{accepted.words}” stands nowhere now"),
                Says("请删去这一条，或照正文改写 words", "Remove it, or mend its words"),
            )  # fmt: skip
