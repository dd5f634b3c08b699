"""Words that the law on medical advertising may forbid, article by article.

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
    unless: Says
    """When the words may stand, with a reason given under accepted."""

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
        rf"|(?:{_WHERE})第一(?![次批届版个步])|首屈一指|独一无二|无与伦比|标杆|NO\.? ?1(?![0-9])"
        "|之最(?![初后近])|史无前例|前所未有|最低价|最便宜|数一数二|独树一帜|巅峰|龙头|TOP ?[0-9]+"
        "|(?:百姓|患者|群众|市民|家长|妈妈|大家)(?:心中|眼中)?的?首选|首选的?(?:医院|科室|专家|品牌)",
        r"\bthe most (?!of\b)\w+|\bmost (?:advanced|experienced|modern|trusted)\b"
        r"|\b(?:the|our) best\b|\bhighest\b|\bgreatest\b|\blargest\b|\bnumber one\b|\bNo\.? ?1\b"
        r"|\bunique\b|\btop\b|\bunrivall?ed\b|\bunparalleled\b|\bsecond to none\b"
        r"|\bworld[- ]class\b|\b(?:state|national)-level\b|\bfinest (?:care|hospital|department"
        r"|doctor|team|surgeon|specialist|service)s?\b|\bpremier (?:hospital|cent(?:er|re)|clinic"
        r"|department|institution)\b"
        r"|\bonly (?:\w+ ){0,2}(?:hospital|department|clinic|cent(?:er|re)|unit|ward|team)"
        r" (?:in|of|with|to|that|able)\b|\bnobody does it better\b"
        r"|\bexclusive (?:technique|technology|method|treatment)s?\b|\blowest prices?\b"
        r"|\b(?:people|patients|families|parents) choose first\b",
        Says("请换成可查证的事实（年份、数量）",
             "State what can be verified, such as a year or a number"),
        Says("与评价医院无关的", "if it does not judge the hospital"),
    ),
    Rule(
        "law-first",
        Says("广告法第十一条、第二十八条", "the Advertising Law, arts 11 and 28"),
        "首[个家创例款台]|首次(?:开展|完成|成功|实施|施行|引进|应用|采用|实现|突破|将)|率先"
        "|填补[^，。；]{0,12}空白|开创",
        r"(?:^|[.;:] |\b(?:the|is|are|was|were|be|became) )first to\b"
        r"|\bworld['’]s first\b|\bfirst (?:in (?!mind|place|line|our|your|this|each|every)"
        r"|of its kind|(?:professional |specialist )?"
        r"(?:discipline|centre|center|department|hospital|clinic)\b)|\bpioneer\w*",
        Says("若指本院“第一个做”，请写年份、留依据",
             "If the hospital was the first to do it, give the year and keep the proof"),
        Says("有依据的，或指患者“第一次”的", "with proof in hand, or for a patient's first time"),
    ),
    Rule(
        "law-comparison",
        Says("广告法第十六条（三）", "the Advertising Law, art. 16(3)"),
        "(?:国内|国际|省内|世界|全国)(?:领先|先进|一流|前列)|前列|领先|一流|优于|名列|百强|[百十]佳"
        "|堪比|无法企及|望尘莫及|打破[^，。；]{0,6}垄断|引领(?:行业|潮流|业界)"
        "|比(?:传统|常规)[^，。；]{1,6}(?:好|安全|有效)"
        "|远超[^，。；]{0,6}(?:医院|科室|同行|同类|水平)"
        "|(?:别的|别家|其他|其它)医院[^，。；]{0,8}(?:治不[了好]|做不了|看不[了好])"
        "|(?:超过|比|优于|低于|高于|快于)(?:同级|同类|其他|其它|别的)(?:医院|科室|机构|医疗机构)"
        "|(?:与|和|同)[^，。；]{2,12}(?:同等|相同|一样)的?水平|媲美"
        rf"|(?:排名|排行|位列|位居)(?:{_WHERE})?(?:第 ?(?!一(?![十百])){_NUMERAL}|前 ?{_NUMERAL})"
        rf"|(?:{_WHERE})前 ?(?:{_NUMERAL})(?![年月天]|个月)"
        rf"|(?:{_WHERE})第(?!一){_NUMERAL}(?![次批届版个步])",
        r"\b(?:domestic|national|international)(?:ly)?[- ](?:advanced|leading)\b|\badvanced level\b"
        r"|\bleading (?:(?!to\b|up\b|the\b|an?\b|our\b|cause)\w+ ){0,2}(?:department|hospital"
        r"|clinic|cent(?:er|re)|unit|institution|expert|specialist|surgeon|doctor|team|position|role"
        r"|level|provider|edge|technolog(?:y|ie))s?\b|\branked\b|\bfirst-class\b|\bfirst-rate\b"
        r"|\bbetter than (?:those (?:of|in) )?(?:(?:any|all|most|the) )?"
        r"(?:other|others|similar|hospitals?|cent(?:er|re)s?)\b|\bfar ahead of\b"
        r"|\bother (?:hospital|clinic|doctor)s? (?:cannot|can[’']t|could not|fail\w*)"
        r"|\b(?:better|faster|quicker|sooner|safer|cheaper|less|more \w+) than (?:at |in )?"
        r"(?:elsewhere|(?:(?:any|all|most|the) )?other (?:hospital|department|clinic|cent(?:er|re)"
        r"|team|unit)s?)\b|\bon a par with\b"
        r"|\blead(?:s|ing)? the (?:province|city|country|nation|region|world|field)\b",
        Says("请只写做什么，不写水平高低", "Say what is done, not how it compares"),
        Says("不是跟别家比的", "if it compares nothing"),
    ),
    Rule(
        "law-assurance",
        Says("广告法第十六条（一）（二）", "the Advertising Law, art. 16(1) and (2)"),
        "治愈率|有效率|成功率|低?复发率低|低复发率|生存率(?:[高可]?达|超过|为|约)*[ 0-9]+|根治"
        "|根除率|包治|治愈了|(?:完全|彻底|全部|一次性?|保证)(?:治愈|痊愈|根除|康复)|药到病除|手到病除|百分百"
        "|终身受益|一劳永逸|无一失败|治好为止|医学奇迹|轻松(?:治愈|抗癌|摆脱)"
        "|(?:治不好|无效)(?:不收费|不要钱|免费|退款)|[0-9一二两三四五六七八九十]+ ?"
        "(?:天|日|周|次|分钟|个?月|个?疗程)(?:即可|就能?)?(?:见效|治愈|痊愈|治好)"
        "|疗效(?:显著|确切|独特|卓越|可靠|肯定|神奇)|无痛|零痛苦|零风险|(?:无|没有)(?:任何)?(?:风险|毒?副作用)"
        "|[0-9] ?[%％](?:以上)?的?(?:患者|病人)[^，。；]{0,6}(?:治愈|痊愈|康复|好转|见效)"
        "|零(?:并发症|死亡|感染|失误|复发)|(?:效果|成效)显著|安全有效|断根|去根|[特神奇]效|立竿见影"
        "|万无一失|完美|延年益寿|不留疤"
        "|绝对安全|无创|无切口|无疤|精准|永不复发|不复发|彻底(?:治[愈疗好]?|根|解决|摆脱|消除)|告别"
        "|(?:确保|保证)[^，。；]{0,4}(?:疗效|效果|治好|成功|康复|安全)|安全可靠"
        "|百分之百|100 ?[%％]",
        r"\bcure(?:d|s)?(?: rates?)?\b|\b(?:success|efficacy|effective) rates?\b|\bpainless\w*"
        r"|\bpain-free\b|\brisk-free\b|\bno (?:risk|side effects?|scars?|pain)\b|\bguarantee\w*"
        r"|\b100 ?%|\bprecise\b|\bwithout (?:an? |any )?(?:incision|pain|risk|scar|complication)\w*"
        r"|\b\d+(?:\.\d+)? ?(?:%|per ?cent) of (?:our )?(?:patients|people|cases)"
        r" (?:recover|get well|are healed|improve)\w*|\bnothing can go wrong\b"
        r"|\b(?:outstanding|excellent|superior|perfect|remarkable) (?:results?|outcomes?)\b"
        r"|\bnever (?:to return|returns?|comes? back)\b|\bzero (?:complication|death|infection)s?"
        r"|\b(?:feel better|works?) (?:at once|immediately|instantly)\b"
        r"|\b(?:completely|absolutely) safe\b|\bsafe and reliable\b|\bzero risk\b|\bmiraculous\b"
        r"|\bmoney[- ]back\b|\bno cure,? no (?:fee|pay)\b"
        r"|\bworks? in (?:over |more than )?\d+ ?%"
        r"|\bnever recur\w*|\bsurvival rate of \d+|\blow recurrence\b",
        Says("请删去对疗效和安全的断言", "Leave out what asserts effect or safety"),
        Says("若是通称、疑问或否定的句子", "for a common name, a question or a denial"),
    ),
    Rule(
        "law-endorsement",
        Says("广告法第十六条（四）、医疗广告管理办法第七条",
             "the Advertising Law, art. 16(4), and the Measures on Medical Advertising, art. 7"),
        "患者(?:[^，。；]{0,4}(?:都说|感言|见证)|[^，。；请]{0,4}(?<![听传解小学])说(?![明话出清法不的]))"
        "|(?:院士|专家|患者|名人|明星|学会)(?:一致|联合)?(?:推荐|力荐)|现身说法"
        "|(?:世界卫生组织|世卫组织|WHO)的?(?:推荐|认证|认可)|院士(?:领衔|坐诊|亲诊|挂帅)|好评如潮"
        "|患者好评|锦旗|(?:央视|CCTV|电视台|媒体)(?:报道|专访|推荐)|(?:明星|名人)(?:也|都|们)",
        r"\bpatients say\b|\btestimonials?\b|\bpatients tell their\b"
        r"|\brecommended by (?:\w+ )?(?:experts?|academicians?|patients?|professors?)\b"
        r"|\b(?:as )?seen on (?:TV|television|CCTV)\b|\bcelebrit(?:y|ies)\b"
        r"|\b(?:saved|changed) (?:my|our|their|his|her) (?:\w+['’]s )?li(?:fe|ves)\b"
        r"|\b(?:Mr|Mrs|Ms|Miss)\.? \w+(?:, a patient,)? says\b|\bsays (?:Mr|Mrs|Ms|Miss)\b",
        Says("请不要借患者、专家或名人作推荐、证明",
             "Let no patient, expert or celebrity recommend or prove anything"),
        Says("不是推荐的", "if it recommends nothing"),
    ),
    Rule(
        "law-state-organ",
        Says("广告法第九条（二）", "the Advertising Law, art. 9(2)"),
        "卫生部|国家卫健委|国家卫生健康委|卫健委|国务院|国家药监局|军队|中央军委|武警|部队医院|解放军"
        "|国家临床重点专科|(?:国家|中央|党和国家)领导|总书记|国家主席|总理(?:视察|题词|接见)|习近平",
        r"\bMinistry of Health\b|\bNational Health Commission\b|\bState Council\b"
        r"|\bNational Key (?:Clinical )?Special(?:i?ty|i?ties)\b|\b(?:PLA|army|military) "
        r"(?:experts?|specialists?|hospital)\b|\bexperts? of the (?:army|military|PLA)\b"
        r"|\bPeople['’]s Liberation Army\b"
        r"|\bPresident Xi\b|\bXi Jinping\b|\b(?:state|national) leaders?\b",
        Says("请按文件写获得的称号、年份和文号；没有文件就不写",
             "Give the title, year and document as awarded; without a document, leave it out"),
        Says("确有文件的", "with the document in hand"),
    ),
    Rule(
        "law-evaluation",
        Says("医疗广告认定指南（评价自己的技术）",
             "the 2025 guide, on praise of one's own techniques"),
        "先进的?(?:医疗)?(?:技术|设备|仪器)|精湛|高超|权威|专家云集|极限|名医(?![师生务护])|妙手"
        "|享誉|知名|驰名|著名(?:专家|医院|教授|医师|医生)|领军|金牌|王牌|五星级|5A ?级"
        "|神医|祖传|秘方|华佗",
        r"\badvanced (?:medical )?(?:technolog\w+|equipment)|\bultimate\b|\bexquisite\b|\bsuperb\b"
        r"|\bgold[- ]medal\b|\brenowned\b|\bfamous\b|\bauthoritative\b"
        r"|\bstate[- ]of[- ]the[- ]art\b|\bcutting[- ]edge\b|\baward[- ]winning\b"
        r"|\binternationally recogni[sz]ed\b|\bmiracle doctor\b"
        r"|\bsecret (?:\w+ )?(?:recipe|formula)\b",
        Says("请改成客观的说法", "Say it plainly"),
        Says("确属术语的", "for a term of art"),
    ),
    Rule(
        "law-gift",
        Says("赠品和优惠的规定", "the rules on gifts and discounts"),
        "赠送|优惠(?!政策)|打折(?!扣)|[1-9] ?折(?![叠页线面])|立减|团购|特价|秒杀|抽奖|买一送一"
        "|代金券|免费(?:体检|检查|治疗|手术|领取)",
        r"\bfree (?:gifts?|samples?|check-?ups?|examinations?|treatments?|operations?)\b"
        r"|\bgifts? for\b|\bhalf[- ]price\b|\bcoupons?\b"
        r"|\bvouchers?\b|\bdiscounts?\b|\b\d+ ?(?:%|yuan) off\b|\bspecial offers?\b"
        r"|\bfree (?:\w+ ){1,3}for (?:every|each|all|the first)\b",
        Says("能不能送、能不能印，请先问宣传科",
             "Ask the hospital's own office (宣传科) before you print it"),
        Says("与促销无关的", "if it sells nothing"),
    ),
)  # fmt: skip


class Span(NamedTuple):
    """A stretch of a text."""

    start: int
    end: int

    def holds(self, other: Span) -> bool:
        """Tell whether another stretch lies within this one."""
        return self.start <= other.start and other.end <= self.end


def claims(rule: Rule, text: str, language: Language) -> Iterator[tuple[Span, str]]:
    """List where a text has words of a rule."""
    for found in re.finditer(rule.words(language), text, re.IGNORECASE):
        yield Span(*found.span()), found.group().strip(" .;:")
