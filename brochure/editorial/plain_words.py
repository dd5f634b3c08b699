"""Plain uses of the words that the law on medical advertising may forbid."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brochure.editorial.law import Span
from brochure.findings import Language

_SITES = "room|building|block|gate|floor|clinic|door|window|lift|ward|desk|entrance|counter|bus"
_ROADS = "road|street|avenue|lane|building|room|gate|block|square"
_NOT = (
    "(?:不能?够?|不可能?|无法|难以|不是|并非|没有|不敢|不会|不易|未能?|尚未)"
    "(?:完全|彻底|做到|绝对的?|保证)?"
)
_ASKED = "无痛|根治|治愈|断根|去根|复发|安全有效|特效|百分之?百|100 ?[%％]|无创|零风险"
_OTHERS = (
    "包治|根治|治愈率?|祖传|秘方|神医|特效|神效|断根|去根|药到病除|永不复发|无效退款|立竿见影"
    "|百分之?百|(?:保证|确保)[^，。；]{0,4}"
)
"""What others promise, of which a text warns."""
_ORGANS = "(?:National Health Commission|State Council|Ministry of Health)"
_PLAIN = {
    "zh": "前列腺|[统单同]一流|一流[程量]|双一流|领先[^，。；]{0,4}(?:大厦|公司|广场)"
    "|最高(?:血压|体温|气温|温度|心率|剂量|值|不|可达|[ 0-9])"
    "|最大(?:限|程度|剂量|摄氧量|直径|值|耐受|心率|努力|用量|呼气|量)"
    "|最佳[^，。；]{0,4}(?:孕周|时间|时机|年龄|体位|时期|窗口|矫正|温度)"
    "|唯一(?:的?(?:办法|方法|途径|例外|区别|症状|表现|要求|禁忌)|标识|识别|码|需要|要[带注做])"
    "|(?:身高|个子|血压|体温|气温|楼层)[^，。；]{0,4}最高|最高的(?:孩子|一次|一层)"
    "|(?:一般|通常|大?约|多数?|才能?)[^，。；]{0,10}(?:见效|治愈|痊愈|治好)"
    "|无痛(?:并?不等于|不代表)|领先一步|国家级继续[^，。；]{0,3}教育|患者说[^，。；]{1,8}(?:时(?!候)|时候)"
    "|(?:每个?|您的?|你的?)[^，。；]{1,6}独一无二|首选(?:药物|清淡|饮食|方案)|水龙头"
    "|(?:谢绝|拒收|不收|请勿|不要)[^，。；]{0,8}(?:锦旗|赠送)"
    "|(?:不必|不用|不要|别)(?:追求)?完美|首台手术|完全康复(?:[要需后前]|一般|通常|大约)|特效药?物?(?:说明|名单)"
    "|最(?:好|有效|安全)的?(?:预防|办法|方法|方式|措施|时间|时机|休息|体位|避孕|食物|饮料|锻炼|运动"
    "|陪伴|礼物|老师)"
    "|每[^，。；]{1,2}首个|首个(?:周|星期|工作日|孩子|疗程|小时)|首例手术"
    "|根治(?:术|性|手术|切除)|无痛(?:性|肿块)|无切口疝|精准(?:测量|计量|记录)"
    "|无创(?:呼吸|通气|正压|产前|DNA|基因|血压|血糖|监测|检测|伤)"
    "|告别(?:仪式|厅|烟|熬夜|久坐|不良)|(?:确保|保证)[^，。；]{0,2}安全(?:距离|到家|带|出口)"
    f"|{_NOT}(?:[特神]效|断根|去根|安全有效|万无一失|完美|立竿见影|零并发症)"
    f"|{_NOT}(?:根治|治愈|痊愈|根除|零风险|[无没]有?风险|无痛|百分之?百|100 ?[%％]|绝对安全)"
    f"|{_NOT}(?:保证|确保)[^，。；]{{0,6}}"
    "|100 ?[%％]的?(?:纯?氧|棉|酒精|果汁)|吸入?100 ?[%％]|NO\\.? ?1(?:号|栋|楼|诊室)"
    "|无痛分娩|(?:尚|暂|并|目前)?无特效"
    rf"|(?:是|会|能|可以|有没有|是否)[^，。；！？?]{{0,12}}(?:{_ASKED})[^，。；！？?]{{0,8}}[？?]"
    rf"|(?:勿|不要|不可|别|切莫|警惕|谨防|远离|宣称|声称|号称|自称)(?:轻信|相信|听信|迷信)?[^，。；]{{0,12}}(?:{_OTHERS})"
    "|(?:国家卫生健康委(?:员会)?|国家卫健委|卫健委|国务院|国家药监局)"
    "[^，。；]{0,10}(?:规定|要求|规范|指南|标准|文件|通知|热线)"
    "|(?:世界卫生组织|世卫组织|WHO)推荐(?:纯?母乳|每[天日周人]|成年?人|孕妇|婴|儿童|接种|的?(?:剂量|标准))"
    "|解放军(?:路|街|大街|大路)|赠送(?:锦旗)?给(?:我|医)"
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
    r"|\bon top\b|\b(?:the|our) best (?:time|available|way|position|moment|thing|before|food|drink"
    r"|exercise|start|rest|medicine is)\b|\b(?:your|every|each) [\w ]{1,20} is unique\b"
    r"|\bunique (?:identif\w+|number|code|patient|to)\b"
    r"|\blargest (?:joint|bone|organ|artery|vein|part|muscle|dose|gland|nerve)s?\b"
    r"|\bhighest (?:blood|temperature|reading|point|dose|value|fever|risk|setting)\b"
    r"|\bat (?:the|its) highest\b"
    r"|\b(?:pressure|temperature|fever|reading|sugar|pulse)\b[^.;]{0,30}\bhighest\b"
    r"|\bgreatest (?:risk|care|pain|possible)\b"
    rf"|\b(?:{_SITES}) No\.? ?1\b|\bNo\.? ?1,? (?:[\w’']+ ){{0,2}}(?:{_ROADS}|{_SITES})\b"
    r"|\bpainless (?:lump|swelling|mass|nodule|bleeding|ulcer|jaundice|h(?:a)?ematuria)\w*"
    r"|\b100 ?% (?:oxygen|cotton|alcohol|juice)|\bprecise (?:dos|tim|measur|dat|locat|instruct)\w+"
    r"|\bno risk factors?\b|\b(?:if|when|until|once)\b[^.;]{0,25}\bno pain\b"
    r"|\b(?:if|when|until|once|after|before)\b[^.;]{0,25}(?:\bcured\b|\bwithout complications\b)"
    r"|\b(?:is|are|will|does|do|can|would)\b[^.;?!]{0,40}"
    r"\b(?:painless|pain-free|cure[ds]?|guarantee\w*|risk-free|100 ?%)[^.;?!]{0,30}\?"
    r"|\b(?:(?:do not|don['’]t|never|(?:should|must) not)"
    r" (?:believe|trust|fall for|rely on|listen to)"
    r"|beware of|be wary of)\b[^.;]{0,60}"
    r"\b(?:cure[ds]?|guarantee\w*|miracle doctors?|secret (?:recipe|formula)s?|100 ?%)"
    rf"|\b(?:according to|required by|in line with|under|rules? of) (?:the )?{_ORGANS}"
    rf"|\b{_ORGANS}(?:['’]s)? (?:requires?|rules?|guid\w+|standards?|requirements?|regulations?)\b"
    r"|\b(?:not|never|no|cannot|can[’']t|rarely|seldom|nobody can|no one can)"
    r"(?: (?:be|always|fully|completely|yet|a|an|known|is))*"
    r" (?:cured?|guarantee\w*|risk-free|painless|pain-free|without (?:risk|pain)|100 ?%)"
    r"|\b(?:better|easier) than cure\b|\bclaims? to (?:cure|guarantee)\b"
    r"|\bno \w+ can (?:ever )?(?:guarantee|cure)\b|\bno \w+ (?:\w+ ){1,4}100 ?%"
    r"|\bno pain does not\b|\b(?:lump|nodule|swelling|tumou?r|polyp)s?\b[^.;]{0,30}\bno pain\b",
}
"""What is said of a patient, a disease or the house, and praises nobody."""


def plain(text: str, language: Language) -> Iterator[Span]:
    """List where a text uses such words in a plain sense."""
    return (Span(*found.span()) for found in re.finditer(_PLAIN[language], text, re.IGNORECASE))
