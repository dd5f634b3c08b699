"""Words that exclude one another, such as left and right, in either language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from brochure.findings import Says


class Pole(NamedTuple):
    """One of several things of which a text can mean only one, and how each language says it."""

    said: Says
    zh: re.Pattern[str]
    en: re.Pattern[str]


def _pole(zh_said: str, en_said: str, zh: str, en: str) -> Pole:
    return Pole(Says(zh_said, en_said), re.compile(zh), re.compile(rf"\b(?:{en})\b", re.I))


def differing(chinese: str, english: str) -> Iterator[tuple[tuple[Pole, ...], tuple[Pole, ...]]]:
    """List what each language says of a contrast, where nothing that one says the other does."""
    for poles in CONTRASTS:
        in_chinese = tuple(pole for pole in poles if pole.zh.search(chinese))
        in_english = tuple(pole for pole in poles if pole.en.search(english))
        alone = (
            tuple(pole for pole in in_chinese if pole not in in_english),
            tuple(pole for pole in in_english if pole not in in_chinese),
        )
        both_say_one = len(alone[0]) < len(in_chinese)
        if all(alone) and not (both_say_one and _may_be_said_otherwise(*alone)):
            yield alone


def _may_be_said_otherwise(chinese: tuple[Pole, ...], english: tuple[Pole, ...]) -> bool:
    """Tell how often and how long, which have many ways, but for every day and every other."""
    said = {pole.said.en for pole in (*chinese, *english)}
    return bool(said & _OFTEN) and said != {"daily", "every other day"}


_OFTEN = {
    "hourly", "daily", "weekly", "fortnightly", "monthly", "every six months", "yearly",
    "half an hour", "one hour", "an hour and a half", "half a month", "one month",
    "half a year", "one year",
}  # fmt: skip
_PARTS = (
    "side|hand|arm|leg|eye|ear|lung|upper|lower|middle|kidney|breast|knee|hip|shoulder|foot|wrist"
    "|ankle|atri\\w+|ventric\\w+|heart|lobe|ovary|hemi\\w+|colon|half|coronary|bundle|door|wing"
    "|corridor|entrance|lift|thyroid|carotid|femoral|chest|abdom\\w+|groin|thumb|cheek|adrenal"
)


def _side(word: str) -> str:
    """Tell a side from “right now” and “what is left”."""
    near = rf"(?:on|to|at) (?:the|your|its) {word}(?! \w| ?-)|(?:turn|keep|bear) {word}"
    still = rf"(?:on|to|at) (?:the|your) {word}(?= (?:of|as|and|when|is|after|before))"
    return rf"{near}|{still}|{word}[- ](?:{_PARTS})"


def _about(when: str, what: str) -> str:
    return rf"{when} (?:the |your |an? |any |each |every |this )?(?:{what})"


_MEALS = "meals?|food|eating|breakfast|lunch|dinner|supper"
_SURGERY = "surgery|operations?"
_TESTS = "tests?|exam|examinations?|scans?|procedure|endoscopy|check-?up|check"
_PER = (
    "(?:once|times|tablets?|doses?|hours|minutes|sessions?|visits?|mg|g|mL|litres?|steps|cigarettes"
    "|patients|outpatients|operations|cases|people)"
)


def _every(noun: str, adverb: str, also: str = "") -> str:
    """Give the ways to say every day, daily, a day: “twice a year” may be every half-year."""
    says = rf"(?<!half-)(?<!bi)(?<!bi-)(?:{adverb})|(?:every|each|per) {noun}|{_PER} an? {noun}"
    return f"{says}|{also}" if also else says


def _towards(side: str, also: str = "") -> str:
    """Tell a direction from the 东 of 东西 or of a name."""
    return f"{side}(?=[侧边面门区院楼头{also}])|[朝向往]{side}"


def _high_and_low(what: str, en: str, stem: str) -> tuple[Pole, Pole]:
    return (
        _pole(
            f"高{what}", f"high {en}", f"高{what}|{what}[偏过升增]高", rf"high {en}|hyper{stem}\w+"
        ),
        _pole(f"低{what}", f"low {en}", f"低{what}|{what}[偏过降]低", rf"low {en}|hypo{stem}\w+"),
    )


def _chief(word: str) -> str:
    return f"{word}(?:医|药|护|技)师"


_CHIEF = "chief (?:physician|surgeon|pharmacist|nurse|technician|technologist)s?"
_NO_HELPER = "(?<!associate )(?<!deputy )(?<!vice )(?<!vice-)"
_ANAESTHESIA = "ana?esth\\w+"
_NEED_NOT = "(?<!无需)(?<!不用)(?<!不必)(?<!不需要)(?<!不要)(?<![免不])"
_MALE, _FEMALE = "males?|m[ae]n|boys?", "females?|wom[ae]n|girls?"
_SEASONS = (("春", "spring"), ("夏", "summer"), ("秋", "autumn"), ("冬", "winter"))
_HALF_YEAR = "half[- ](?:a )?year|(?:six|6) months|half-yearly|twice a year"
_A_YEAR = (
    "(?<!half )(?<!once )(?<!twice )(?<!times )a year(?! and)|(?:one|1) year|every year|yearly"
)
_EACH_NIGHT = "every (?:morning|evening|night)"
_TIMES = "[^，。；、：]{0,5}?[\\d一二两三四五六]+ ?次"
CONTRASTS: tuple[tuple[Pole, ...], ...] = (
    (_pole("左", "left", "左(?!右)", _side("left")),
     _pole("右", "right", "(?<!左)右", _side("right"))),
    (_pole("饭前", "before meals", "[饭餐]前", _about("before", _MEALS)),
     _pole("饭后", "after meals", "[饭餐]后", _about("after", _MEALS))),
    (_pole("术前", "before surgery", "术前", f"{_about('before', _SURGERY)}|pre-?operative(?:ly)?"),
     _pole("术后", "after surgery", "术后",
           f"{_about('(?:after|following)', _SURGERY)}|post-?operative(?:ly)?")),
    (_pole("检查前", "before the test", "检查前", _about("before", _TESTS)),
     _pole("检查后", "after the test", "检查后", _about("after", _TESTS))),
    (_pole("住院", "inpatient", f"{_NEED_NOT}住院", "in-?patients?"),
     _pole("门诊", "outpatient", "门诊", "out-?patients?")),
    (_pole("男", "male", "男", _MALE),
     _pole("女", "female", "女", _FEMALE)),
    (_pole("东", "east", _towards("东", "南北"), "(?:north|south)?-?east(?:ern)?"),
     _pole("西", "west", _towards("西", "南北"), "(?:north|south)?-?west(?:ern)?"),
     _pole("南", "south", f"{_towards('南')}|[东西]南", "south(?:ern|-?east|-?west)?"),
     _pole("北", "north", f"{_towards('北')}|[东西]北", "north(?:ern|-?east|-?west)?")),
    (_pole("上午", "morning", "上午|早上|早晨", "mornings?"),
     _pole("下午", "afternoon", "下午|午后", "afternoons?")),
    (_pole("工作日", "weekdays", "工作日|平日", "weekdays?|working days?"),
     _pole("周末", "the weekend", "周末|双休", "weekends?")),
    (_pole("地下", "below ground", "负[一二三123][层楼]|地下[一二三123]?[层室]|\\bB[1-4] ?[层楼]",
           "basement|lower ground|below ground|underground"),
     _pole("地上", "above ground", "(?<![负\\dB下十])[一二三四五六七八九十\\d]+ ?[层楼]",
           "(?:(?:ground|first|second|third|fourth|fifth|\\w+th|1st|2nd|3rd|top) floor"
           "|floor (?:\\d+|one|two|three))")),
    (_pole("一楼", "the first floor", "(?<![负十\\d下])[一1首] ?[楼层]",
           "(?:ground|first|1st) floor|floor (?:1|one)"),
     _pole("二楼", "the second floor", "(?<![负十\\d下])[二2] ?[楼层]",
           "(?:second|2nd) floor|floor (?:2|two)")),
    tuple(_pole(f"{zh}季", en, f"{zh}[季天]", en) for zh, en in _SEASONS),
    _high_and_low("血压", "blood pressure", "tensi"),
    _high_and_low("血糖", "blood sugar", "glyc"),
    (_pole("甲亢", "overactive thyroid", "甲亢|甲状腺功能亢进",
           "hyperthyroid\\w*|overactive thyroid"),
     _pole("甲减", "underactive thyroid", "甲减|甲状腺功能减退",
           "hypothyroid\\w*|underactive thyroid")),
    (_pole("局部麻醉", "local anaesthesia", "局部麻醉|局麻", f"local {_ANAESTHESIA}"),
     _pole("全身麻醉", "general anaesthesia", "全身麻醉|全麻", f"general {_ANAESTHESIA}")),
    (_pole("主任医师", "chief physician", f"(?<!副){_chief('主任')}", f"{_NO_HELPER}{_CHIEF}"),
     _pole("副主任医师", "associate chief physician", _chief("副主任"),
           "(?:associate|deputy|vice)[- ]chief"),
     _pole("主治医师", "attending physician", "主治医[师生]", "attending (?:physician|doctor)s?"),
     _pole("住院医师", "resident physician", "住院医师", "resident (?:physician|doctor)s?")),
    (_pole("成人", "adults", "(?<![完组养达造变形])成人(?![工数员次])|(?<!未)成年人", "adults?"),
     _pole("儿童", "children", "儿童|小儿|患儿|孩子|宝宝", "child(?:ren)?|babies|baby")),
    (_pole("初诊", "first visit", "初诊", "first (?:visit|appointment)s?|new patients?"),
     _pole("复诊", "follow-up visit", "复诊|随访", "follow-ups?|return visits?")),
    (_pole("超过一半", "more than half", "(?:超过|多于)(?:一半|半数)|过半|(?:一半|半数)以上",
           "(?:more than|over) half"),
     _pole("不到一半", "less than half", "(?:不到|不足|少于)(?:一半|半数)|(?:一半|半数)以下",
           "(?:less than|fewer than|under) half")),
    (_pole("良性", "benign", "良性", "benign"), _pole("恶性", "malignant", "恶性", "malignant")),
    (_pole("急性", "acute", "急性", "acute"), _pole("慢性", "chronic", "慢性", "chronic")),
    (_pole("每小时", "hourly", "每个?小时", _every("hour", "hourly")),
     _pole("每天", "daily",
           f"每[天日晚]|天天|全年无休|(?<![隔第])[一1][天日]{_TIMES}|每周[七7] ?天",
           _every("day", "daily|nightly", f"{_EACH_NIGHT}|days a week|twice a day")),
     _pole("隔天", "every other day", "隔[一1]?[天日](?!如)|每[两二2] ?[天日]",
           "every (?:other|second) day|alternate days|every (?:two|2) days|every 48 hours"),
     _pole("每周", "weekly", f"每个?(?:周|星期)(?![一二三四五六日天](?![次回天]))|[一1]周{_TIMES}",
           _every("week", "weekly", "days a week|twice a week")),
     _pole("每两周", "fortnightly", "每[两二2] ?周|[两二]周一次",
           "every (?:two|2|other|second) weeks?|fortnightly|every fortnight"),
     _pole("每月", "monthly", f"每个?月(?!经)|[一1]个月{_TIMES}",
           _every("month", "monthly", "twice a month")),
     _pole("每半年", "every six months", "每半年|半年[^，。；]{0,4}[一1] ?次",
           "every (?:six|6) months|six-monthly|half-yearly|twice a year|every half[- ]year"),
     _pole("每年", "yearly", "每年|年均|[一1]年[^，。；]{0,4}[\\d一两二三四] ?次",
           _every("year", "yearly|annual(?:ly)?", "twice a year"))),
    (_pole("半小时", "half an hour", "(?<!个)半个?(?:小时|钟头)|(?<!\\d)30 ?分钟|三十分钟",
           "half[- ](?:an )?hour|(?:30|thirty) minutes"),
     _pole("一个半小时", "an hour and a half", "[一1] ?个半(?:小时|钟头)|(?<!\\d)90 ?分钟",
           "hour and a half|one and a half hours|(?:90|ninety)[ -]minutes?"),
     _pole("一小时", "one hour", "(?<![\\d.十])[一1] ?个?(?:小时|钟头)",
           "(?<!half )an hour(?! and)|(?:one|1) hour|(?:60|sixty) minutes")),
    (_pole("半个月", "half a month", "半个?月", "half a month|two weeks|15 days|fortnight"),
     _pole("一个月", "one month", "(?<![\\d.十])[一1] ?个月", "(?:a|one|1) month")),
    (_pole("半年", "half a year", "半年|(?<!\\d)6 ?(?:个月|月龄)|六个月", _HALF_YEAR),
     _pole("一年", "one year", "(?<![\\d十])[一1] ?年(?!半)|每年", _A_YEAR)),
)  # fmt: skip
