"""Whether both languages give the same days, doses, rates, shares and limits."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project_maker import examine, spots
from tests.test_parity import pair

SAME = (
    ("每日三次，每次一片", "One tablet three times a day"),
    ("每次一片半", "One and a half tablets each time"),
    ("每次一到两片", "One or two tablets at a time"),
    ("每天3～4次", "three or four times a day"),
    ("每天早晚各一次", "Once in the morning and once in the evening, every day"),
    ("每周三、周五各一次", "Once on Wednesdays and once on Fridays"),
    ("每半年复查一次", "A check-up twice a year"),
    ("每天一次，每周两次", "Daily, and twice a week"),
    ("3/4 的患者", "Three in four patients"),
    ("半数以上的患者", "More than half of our patients"),
    ("三成患者", "30% of patients"),
    ("每次半小时", "Half an hour each"),
    ("百分之五的患者", "One in twenty patients"),
    ("超过38.5℃", "above 38.5 °C"),
    ("体重指数≥28", "a BMI of 28 or more"),
    ("不超过3天", "no more than 3 days"),
    ("不得少于8小时", "at least 8 hours"),
    ("不要超过 38.5℃", "It should not be above 38.5 °C"),
    ("近百名患者", "Nearly a hundred patients"),
    ("百余名患者", "Over 100 patients"),
    ("近3年", "In the last 3 years"),
    ("24小时内", "within a day"),
    ("65岁以上", "over the age of 65"),
    ("2至5岁，5岁以上", "aged 2 to 5, and over 5"),
    ("最多可带两名家属", "Two relatives at most"),
    ("12月3日前", "Before 3 December"),
    ("3月12日至15日", "12–15 March"),
    ("3月12日至15日", "March 12 to 15"),
    ("3月12日至4月2日", "from 12 March to 2 April"),
    ("五月六日、八日", "6 and 8 May"),
    ("2026-03-12", "12 March 2026"),
    ("3月12号楼启用", "Building 12 opens in March"),
    ("费用300元", "The fee is RMB 300"),
    ("费用￥300", "300 yuan"),
    ("投资1.5亿元", "An investment of 150 million yuan"),
    ("胰岛素10单位", "10 IU of insulin"),
    ("复诊3次，隔3周", "Three visits, three weeks apart"),
    ("抬高30度角", "Raise it by 30 degrees"),
    ("三点一刻", "3:15"),
    ("下午三点三刻", "3:45 pm"),
    ("下午3点45", "3:45 pm"),
    ("上午9点20名患者", "20 patients at 9 am"),
    ("24小时接诊", "Open around the clock"),
    ("请拨打24小时电话", "Ring at any hour, day or night"),
    ("每天开诊", "Open seven days a week"),
    ("周一至周日 8:00–20:00", "8 am to 8 pm, seven days a week"),
    ("每周七天", "Seven days a week"),
    ("六七成患者", "60 to 70 per cent of patients"),
    ("早晚各一次", "Twice a day"),
    ("乙肝五项", "Hepatitis B panel"),
    ("二十四节气", "The twenty-four solar terms"),
    ("缝1～2针，长3～5厘米", "One or two stitches, between 3 and 5 cm"),
    ("2019–2021年，每月1至2次", "Once or twice a month in 2019–21"),
    ("10月1日至7日停诊", "Closed on 1–7 October"),
    ("20支以上、烟龄超过20年", "20 or more a day, for over 20 years"),
)
DIFFERENT = (
    (
        "缝1～2针，长3～5厘米",
        "Two or three stitches in a cut of 3 to 5 cm",
        "says 1–2, the English 2–3",
    ),
    ("孕20～24周，共24次", "Between weeks 20 and 22, 24 times", "English says 22"),
    ("3月12日开诊", "Opens on 3 December", "says 12 March, the English 3 December"),
    ("2026年3月12日", "3 December 2026", "says 12 March, the English 3 December"),
    ("12月1日", "12 January", "says 1 December, the English 12 January"),
    ("3月12日", "12 May", "says 12 March, the English 12 May"),
    ("每次一片，每日三次", "Three tablets a day", "says 一片, the English three tablets"),
    ("每次半片", "Two tablets each time", "says 半片, the English two tablets"),
    ("每周两次", "Once a week", "says twice a week, the English once a week"),
    ("每天2次", "3 times daily", "says twice a day, the English 3 times a day"),
    ("三分之一的患者", "A half of our patients", "says 三分之一, the English a half"),
    ("3/4 的患者", "A quarter of our patients", "says 3/4, the English a quarter"),
    ("半数患者", "A third of our patients", "says 半数, the English a third"),
    ("超过38.5℃", "Below 38.5 °C", "says over 38.5, the English under 38.5"),
    ("体重指数≥28", "BMI ≤28", "says over 28, the English under 28"),
    ("<6mm", ">6 mm", "says under 6, the English over 6"),
    ("至少3天", "At most 3 days", "says over 3, the English under 3"),
    ("不超过3天", "At least 3 days", "says under 3, the English over 3"),
    ("不到100人", "More than 100 people", "says under 100, the English over 100"),
    ("近百名患者", "Over a hundred patients", "says under 100, the English over 100"),
    ("百余名患者", "Nearly 100 patients", "says over 100, the English under 100"),
    ("65岁以上", "under the age of 65", "says over 65, the English under 65"),
)
OTHER_UNITS = (
    ("切口长约3厘米", "The cut is about 3 inches long", "3 cm, the English 3 inches"),
    ("体重下降5公斤", "A weight loss of 5 lb", "5 kg, the English 5 pounds"),
    ("步行2公里", "A walk of two miles", "2 km, the English 2 miles"),
    ("费用300元", "The fee is 300 dollars", "300 yuan, the English 300 dollars"),
    ("费用300元", "The fee is US$300", "300 yuan, the English 300 dollars"),
    ("费用10万元", "The fee is $100,000", "100000 yuan, the English 100000 dollars"),
    ("每次100单位", "100 mg each time", "100 units, the English 100 mg"),
    ("发生率50%", "A rate of 50‰", "50 %, the English 50 ‰"),
    ("血糖7.0mmol/L", "7.0 mg/dL of glucose", "7 mmol/L, the English 7 mg/dL"),
    ("取材5厘米，5天拆线", "Take 5 mm; stitches out in 5 days", "5 cm, the English 5 mm"),
    ("住2天，第14天复查", "Stay two weeks; a check on the 14th day", "2 days, the English 2 weeks"),
    ("7个工作日后取结果", "Ready in seven days", "7 working days, the English 7 days"),
    ("面积1500平方米", "An area of 1,500 square feet", "1500 m², the English 1500 square feet"),
    ("6月龄起", "From 6 years", "6 months, the English 6 years"),
    ("满18周岁", "Full 18 weeks", "18 years, the English 18 weeks"),
    ("复诊3次", "Come back for 3 days", "3 times, the English 3 days"),
)


@pytest.mark.parametrize(("chinese", "english"), SAME)
def test_amounts_agree(tmp_path: Path, chinese: str, english: str) -> None:
    assert spots(examine(tmp_path, pair(chinese, english))) == []


@pytest.mark.parametrize(("chinese", "english", "words"), DIFFERENT)
def test_amounts_differ(tmp_path: Path, chinese: str, english: str, words: str) -> None:
    findings = examine(tmp_path, pair(chinese, english))
    assert spots(findings) == [("numbers-differ", "5:3")]
    assert words in findings[0].message.en


@pytest.mark.parametrize(("chinese", "english", "words"), OTHER_UNITS)
def test_units_differ(tmp_path: Path, chinese: str, english: str, words: str) -> None:
    findings = examine(tmp_path, pair(chinese, english))
    assert spots(findings) == [("units-differ", "5:3")]
    assert words in findings[0].message.en


def test_a_number_in_a_long_text_is_quoted_with_its_words(tmp_path: Path) -> None:
    chinese = (
        "产科设两个病区，有 6 间家庭化产房和 2 间手术室，"
        "急诊有医师、助产士和麻醉医师值班，请放心就诊。"
    )
    english = (
        "The department has two wards, five family birth rooms and two theatres; an obstetrician, "
        "a midwife and an anaesthetist are on duty in the emergency room."
    )
    (finding,) = examine(tmp_path, pair(chinese, english))
    assert "中文是 6（“有 6 间家庭化”），英文是 5（“five family birth”）" in finding.message.zh
    assert "says 6 (“有 6 间家庭化”), the English 5 (“five family birth”)" in finding.message.en
