"""Words that the law on medical advertising may forbid, article by article, and plain uses of them.

Sources: 广告法 (2021) 第九条, 第十一条, 第十六条, 第二十八条; 医疗广告认定指南 (2025), as reported.
No legal advice: a finding names words and article, and the hospital's own offices judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from brochure.findings import Language, Says

_WHERE = "全国|全省|全市|省内|市内|国内|国际|亚洲|世界|全球|行业|排名|规模"
_NUMERAL = "[0-9一二三四五六七八九十百]+"


class Rule(NamedTuple):
    """Words that an article of law may forbid, and what to do about them."""

    code: str
    article: Says
    zh: str
    en: str
    remedy: Says

    def words(self, language: Language) -> str:
        """Give the words of one language, as a pattern."""
        return self.zh if language == "zh" else self.en


RULES = (
    Rule(
        "law-superlative",
        Says("广告法第九条（三）", "the Advertising Law, art. 9(3)"),
        "最(?:具|高|佳|强|优|先进|权威|专业|有名|有影响|安全|有效|新的?(?:技术|设备)|大)"
        "|最快(?!也|次日|当[天日]|[ 0-9一二三两])|最好(?:的|医院|科室|专家|技术|设备|团队|服务)"
        "|顶级|顶尖|极致|国家级|世界级|唯一|独家|独有|独创|第一品牌|第一名(?!称)"
        rf"|(?:{_WHERE})第一(?![次批届版个步])|首屈一指|独一无二|无与伦比|标杆|NO\.? ?1(?![0-9])",
        r"\bthe most (?!of\b)\w+|\bmost (?:advanced|experienced|modern|trusted)\b"
        r"|\b(?:the|our) best\b|\bhighest\b|\bgreatest\b|\blargest\b|\bnumber one\b|\bNo\.? ?1\b"
        r"|\bunique\b|\btop\b|\bunrivall?ed\b|\bworld[- ]class\b|\bstate-level\b",
        Says("请换成可查证的事实（年份、数量）；与评价医院无关的，写一条 accepted",
             "State what can be verified, such as a year or a number; what does not judge the "
             "hospital is settled under accepted"),
    ),
    Rule(
        "law-first",
        Says("广告法第十一条、第二十八条", "the Advertising Law, arts 11 and 28"),
        "首[个家创例款]|首次(?:开展|完成|成功|实施|施行|引进|应用|采用|实现|突破|将)|率先"
        "|填补[^，。；]{0,12}空白|开创",
        r"(?:^|[.;:] |\b(?:the|is|are|was|were|be|became) )first to\b"
        r"|\bfirst (?:in (?!mind|place|line|our|your|this|each|every)"
        r"|of its kind|(?:professional |specialist )?"
        r"(?:discipline|centre|center|department|hospital|clinic)\b)|\bpioneer\w*",
        Says("若指本院“第一个做”，请写年份、留依据；指患者“第一次”，不必改",
             "If the hospital was the first to do it, give the year and keep the proof; "
             "a patient's first time may stand"),
    ),
    Rule(
        "law-comparison",
        Says("广告法第十六条（三）", "the Advertising Law, art. 16(3)"),
        "(?:国内|国际|省内|世界|全国)(?:领先|先进|一流|前列)|前列|领先|一流|优于|名列|百强"
        "|(?:超过|比|优于)(?:其他|其它|别的)(?:医院|科室|机构|医疗机构)"
        rf"|(?:排名|排行|位列|位居)(?:{_WHERE})?(?:第 ?(?!一(?![十百])){_NUMERAL}|前 ?{_NUMERAL})"
        rf"|(?:{_WHERE})前 ?(?:{_NUMERAL})(?![年月天]|个月)"
        rf"|(?:{_WHERE})第(?!一){_NUMERAL}(?![次批届版个步])",
        r"\b(?:domestic|national|international)(?:ly)?[- ](?:advanced|leading)\b|\badvanced level\b"
        r"|\bleading (?:(?!to\b|up\b|the\b|an?\b|our\b|cause)\w+ ){0,2}(?:department|hospital"
        r"|clinic|cent(?:er|re)|unit|institution|expert|specialist|surgeon|doctor|team|position|role"
        r"|level|provider|edge|technolog(?:y|ie))s?\b|\branked\b|\bfirst-class\b|\bfirst-rate\b"
        r"|\bbetter than (?:(?:any|all|most|the) )?(?:other|others|hospitals?|cent(?:er|re)s?)\b",
        Says("请只写做什么，不写水平高低", "Say what is done, not how it compares"),
    ),
    Rule(
        "law-assurance",
        Says("广告法第十六条（一）（二）", "the Advertising Law, art. 16(1) and (2)"),
        "治愈率|有效率|成功率|低?复发率低|低复发率|生存率(?:[高可]?达|超过|为|约)*[ 0-9]+|根治"
        "|根除率|包治|治愈了|(?:完全|彻底|全部|一次性?|保证)(?:治愈|痊愈|根除|康复)|药到病除|百分百"
        "|疗效(?:显著|确切|独特|卓越|可靠|肯定|神奇)|无痛|零痛苦|零风险|(?:无|没有)(?:任何)?(?:风险|毒?副作用)"
        "|绝对安全|无创|无切口|无疤|精准|永不复发|不复发|彻底(?:治[愈疗好]?|根|解决|摆脱|消除)|告别|无效退款"
        "|(?:确保|保证)[^，。；]{0,4}(?:疗效|效果|治好|成功|康复|安全)|安全可靠"
        "|百分之百|100 ?[%％]",
        r"\bcure(?:d|s)?(?: rates?)?\b|\b(?:success|efficacy|effective) rates?\b|\bpainless\w*"
        r"|\bpain-free\b|\brisk-free\b|\bno (?:risk|side effects?|scars?|pain)\b|\bguarantee\w*"
        r"|\b100 ?%|\bprecise\b|\bwithout (?:an? )?(?:incision|pain|risk|scar)\w*"
        r"|\bcompletely safe\b|\bnever recur\w*|\bsurvival rate of \d+|\blow recurrence\b",
        Says("请删去对疗效和安全的断言", "Leave out what asserts effect or safety"),
    ),
    Rule(
        "law-endorsement",
        Says("广告法第十六条（四）", "the Advertising Law, art. 16(4)"),
        "患者(?:[^，。；]{0,4}(?:都说|感言|见证)|[^，。；请]{0,4}(?<![听传解小学])说(?![明话出清法不的]))"
        "|(?:院士|专家|患者|名人|明星|学会)(?:一致|联合)?(?:推荐|力荐)|神医|祖传|秘方|华佗",
        r"\bpatients say\b|\btestimonials?\b|\bmiracle doctor\b|\bsecret (?:recipe|formula)\b"
        r"|\brecommended by (?:\w+ )?(?:experts?|academicians?|patients?|professors?)\b",
        Says("请不要借患者、专家或名人作推荐、证明",
             "Let no patient, expert or celebrity recommend or prove anything"),
    ),
    Rule(
        "law-state-organ",
        Says("广告法第九条（二）", "the Advertising Law, art. 9(2)"),
        "卫生部|国家卫健委|国家卫生健康委|卫健委|国务院|国家药监局|军队|中央军委|武警|部队医院"
        "|国家临床重点专科",
        r"\bMinistry of Health\b|\bNational Health Commission\b|\bState Council\b"
        r"|\bNational Key Clinical Special(?:i?ty|i?ties)\b",
        Says("请按文件写获得的称号、年份和文号，再写一条 accepted；没有文件就不写",
             "Give the title, year and document as awarded, and settle it under accepted; "
             "without a document, leave it out"),
    ),
    Rule(
        "law-evaluation",
        Says("医疗广告认定指南（评价自己的技术）",
             "the 2025 guide, on praise of one's own techniques"),
        "先进的?(?:医疗)?(?:技术|设备|仪器)|精湛|高超|权威|专家云集|极限|名医(?![师生务护])|妙手"
        "|享誉|知名|金牌|王牌",
        r"\badvanced (?:medical )?(?:technolog\w+|equipment)|\bultimate\b|\bexquisite\b|\bsuperb\b"
        r"|\bgold[- ]medal\b|\brenowned\b|\bfamous\b|\bauthoritative\b"
        r"|\bstate[- ]of[- ]the[- ]art\b|\bcutting[- ]edge\b",
        Says("请改成客观的说法；确属术语的，写一条 accepted 说明理由",
             "Say it plainly; if it is a term of art, give the reason under accepted"),
    ),
)  # fmt: skip

_SITES = "room|building|block|gate|floor|clinic|door|window|lift|ward|desk|entrance|counter|bus"
_ROADS = "road|street|avenue|lane|building|room|gate|block|square"
_NOT = (
    "(?:不能?够?|不可能?|无法|难以|不是|并非|没有|不敢|不会|不易|未能?|尚未)"
    "(?:完全|彻底|做到|绝对的?|保证)?"
)
_PLAIN = {
    "zh": "前列腺|[统单同]一流|一流[程量]|双一流|领先[^，。；]{0,4}(?:大厦|公司|广场)"
    "|最高(?:血压|体温|气温|温度|心率|剂量|值|不|可达|[ 0-9])"
    "|最大(?:限|程度|剂量|摄氧量|直径|值|耐受|心率|努力|用量|呼气|量)"
    "|最佳(?:孕周|时间|时机|年龄|体位|时期|窗口|矫正)|唯一(?:的?(?:办法|方法|途径)|标识|识别|码)"
    "|最(?:好|有效|安全)的?(?:预防|办法|方法|方式|措施|时间|时机|休息|体位|避孕)"
    "|每[^，。；]{1,2}首个|首个(?:周|星期|工作日|孩子|疗程|小时)|首例手术"
    "|根治(?:术|性|手术|切除)|无痛(?:性|肿块)|无切口疝|精准(?:测量|计量|记录)"
    "|无创(?:呼吸|通气|正压|产前|DNA|基因|血压|血糖|监测|检测|伤)"
    "|告别(?:仪式|厅|烟|熬夜|久坐|不良)|(?:确保|保证)[^，。；]{0,2}安全(?:距离|到家|带|出口)"
    f"|{_NOT}(?:根治|治愈|痊愈|根除|零风险|[无没]有?风险|无痛|百分之?百|100 ?[%％]|绝对安全)"
    f"|{_NOT}(?:保证|确保)[^，。；]{{0,6}}"
    "|100 ?[%％]的?(?:纯?氧|棉|酒精|果汁)|吸入?100 ?[%％]|NO\\.? ?1(?:号|栋|楼|诊室)"
    "|卫生部门|保健卫生部|卫生部队|军队(?:离退休|离休|退休|转业|干休|老干部|医保)|武警[支中]队"
    "|不知名|华佗(?:再造|路)",
    "en": r"\branked (?:from|on|by|as|in order)\b"
    r"|\bhistory first to\b|\bfirst clinic (?:visit|appointment|day)"
    r"|(?-i:\b(?:First|No\.? ?1) (?:People[’']s )?Hospital\b)"
    r"|\bfirst (?:hospital|department|clinic) (?:visit|stay|appointment|admission)"
    rf"|\bpioneer (?:{_ROADS})\b"
    r"|\bthe most (?:common|important|frequent|likely|recent|often|suitable|appropriate|widely"
    r"|serious|severe|sensitive|useful)\w*"
    r"|\btop(?:[ -](?:of|up|ups|to|floor|shelf|button|half|layer|line|left|right|corner|edge)\b)"
    r"|\bon top\b|\b(?:the|our) best (?:time|available|way|position|moment|thing|before)\b"
    r"|\bunique (?:identif\w+|number|code|patient|to)\b"
    r"|\blargest (?:joint|bone|organ|artery|vein|part|muscle|dose|gland|nerve)s?\b"
    r"|\bhighest (?:blood|temperature|reading|point|dose|value|fever|risk|setting)\b"
    r"|\bgreatest (?:risk|care|pain|possible)\b"
    rf"|\b(?:{_SITES}) No\.? ?1\b|\bNo\.? ?1,? (?:[\w’']+ ){{0,2}}(?:{_ROADS}|{_SITES})\b"
    r"|\bpainless (?:lump|swelling|mass|nodule|bleeding|ulcer|jaundice|h(?:a)?ematuria)\w*"
    r"|\b100 ?% (?:oxygen|cotton|alcohol|juice)|\bprecise (?:dos|tim|measur|dat|locat|instruct)\w+"
    r"|\bno risk factors?\b|\b(?:if|when|until|once)\b[^.;]{0,25}\bno pain\b"
    r"|\b(?:not|never|no|cannot|can[’']t|rarely|seldom|nobody can|no one can)"
    r"(?: (?:be|always|fully|completely|yet|a|an|known|is))*"
    r" (?:cured?|guarantee\w*|risk-free|painless|pain-free|without (?:risk|pain)|100 ?%)"
    r"|\b(?:better|easier) than cure\b",
}
"""What is said of a patient, a disease or the house, and praises nobody."""


class Span(NamedTuple):
    """A stretch of a text."""

    start: int
    end: int

    def holds(self, other: Span) -> bool:
        """Tell whether another stretch lies within this one."""
        return self.start <= other.start and other.end <= self.end


def plain(text: str, language: Language) -> Iterator[Span]:
    """List where a text uses such words in a plain sense."""
    return (Span(*found.span()) for found in re.finditer(_PLAIN[language], text, re.IGNORECASE))


def claims(rule: Rule, text: str, language: Language) -> Iterator[tuple[Span, str]]:
    """List where a text has words of a rule."""
    for found in re.finditer(rule.words(language), text, re.IGNORECASE):
        yield Span(*found.span()), found.group().strip(" .;:")
