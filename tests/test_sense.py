"""Whether one language says the opposite of the other: left and right, before and after, not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project_maker import examine, spots
from tests.test_parity import pair

SAME = (
    ("右手打针，请抱在左腿上", "The right arm is injected; sit on the left leg"),
    ("约 20 分钟左右", "About 20 minutes, right away"),
    ("左氧氟沙星", "Levofloxacin, on the right day"),
    ("饭前测一次，饭后再测", "Measure before and after meals"),
    ("术后第一天", "The day after surgery"),
    ("检查前可以吃早餐", "You may have breakfast before the test"),
    ("门诊就能做，不用住院", "Done as an outpatient"),
    ("无需住院", "An outpatient procedure"),
    ("妇女和儿童", "Women and children"),
    ("医院南门出来，沿东风路向北", "From the south gate, north along Dongfeng Road"),
    ("中西医结合门诊在东楼", "Chinese and Western medicine, in the East Building"),
    ("每周五上午大查房", "The grand round is on Friday mornings"),
    ("每周 7 天", "7 days a week"),
    ("每周锻炼五天", "Exercise five days a week"),
    ("每周一至周五", "Daily, Monday to Friday"),
    ("每月第一周的周三", "The first Wednesday of every month"),
    ("每12小时一次", "Twice a day, 12 hours apart"),
    ("每半年复查一次", "A check-up twice a year"),
    ("每隔一天换药", "Change the dressing every other day"),
    ("一年半", "A year and a half"),
    ("负一层放射科", "Radiology is on basement level 1"),
    ("经地下通道到二楼", "Through the underpass to the second floor"),
    ("高血压、低血糖", "High blood pressure and low blood sugar"),
    ("空腹抽血后再吃早饭", "Have breakfast after your blood has been taken"),
    ("检查当天不用空腹", "You may eat on the day of the test"),
    ("术前一晚十点以后禁食", "Finish your last meal before 10 the night before surgery"),
    ("不能进食时请马上来", "Come at once if it becomes difficult to eat"),
    ("请勿喧哗", "Quiet, please"),
    ("小手术局部麻醉，大手术全身麻醉", "Under local, for major surgery under general anaesthesia"),
    ("未成年人由监护人陪同", "Children come with a guardian"),
    ("副主任医师及以上", "Associate chief physicians and above"),
    ("科副主任、主任医师", "Deputy head, chief physician"),
    ("孕妇禁用", "Not for use in pregnancy"),
    ("孕妇禁用", "Contraindicated in pregnancy"),
    ("一个半小时", "An hour and a half"),
    ("请勿携带贵重物品", "Leave valuables at home"),
    ("未经许可不得拍照", "Photographs need permission"),
    ("不要一个人来", "Bring somebody with you"),
    ("不要着急", "You can take your time"),
    ("完全清醒后可以进食", "Do not eat before you are fully awake"),
    ("有问题请随时联系", "Do not hesitate to call us"),
    ("6岁以下儿童不做此项检查", "Children must be at least 6"),
)
DIFFERENT = (
    ("手术在左侧进行", "The operation is on the right side", "“left”, the English “right”"),
    ("请走左手第一个门", "Take the first door on the right", "“left”, the English “right”"),
    ("左肺上叶", "Right upper lobe", "“left”, the English “right”"),
    ("楼东侧", "The west side of the building", "“east”, the English “west”"),
    ("饭前服药", "Take it after meals", "“before meals”, the English “after meals”"),
    ("术前一天洗澡", "Bathe the day after surgery", "“before surgery”, the English “after"),
    ("检查前请到登记处", "Register after the test", "“before the test”, the English “after"),
    ("住院患者可以预约", "Outpatients can book", "“inpatient”, the English “outpatient”"),
    ("男性患者", "Female patients", "“male”, the English “female”"),
    ("上午开诊", "Open in the afternoon", "“morning”, the English “afternoon”"),
    ("工作日开诊", "Open at weekends", "“weekdays”, the English “the weekend”"),
    ("负一层放射科", "Radiology is on the first floor", "“below ground”, the English “above"),
    ("一楼", "On the second floor", "“the first floor”, the English “the second floor”"),
    ("春季高发", "Frequent in autumn", "“spring”, the English “autumn”"),
    ("高血压患者", "People with low blood pressure", "“high blood pressure”, the English “low"),
    ("良性结节", "Malignant nodules", "“benign”, the English “malignant”"),
    ("每天换药", "Change the dressing every week", "“daily”, the English “weekly”"),
    ("每隔一天换药", "Change it every day", "“every other day”, the English “daily”"),
    ("每月一次", "Once a week", "“monthly”, the English “weekly”"),
    ("每年一次", "Once a month", "“yearly”, the English “monthly”"),
    ("局部麻醉下进行", "Under general anaesthesia", "local anaesthesia”, the English “general"),
    ("甲亢患者", "People with hypothyroidism", "“overactive thyroid”, the English “underactive"),
    ("副主任医师", "Chief physician", "“associate chief physician”, the English “chief"),
    ("主治医师", "Resident physician", "“attending physician”, the English “resident"),
    ("成人门诊", "Clinic for children", "“adults”, the English “children”"),
    ("初诊患者", "For a follow-up", "“first visit”, the English “follow-up"),
    ("超过一半的患者", "Less than half of our patients", "“more than half”, the English “less"),
    ("观察 30 分钟", "Stay for an hour and a half", "“half an hour”, the English “an hour and"),
    (
        "每周三次，隔日进行",
        "Three times a week, every day",
        "“every other day”, the English “daily”",
    ),
    ("半小时后", "After one hour", "“half an hour”, the English “one hour”"),
    ("半年后复查", "Come back in a year", "“half a year”, the English “one year”"),
)


@pytest.mark.parametrize(("chinese", "english"), SAME)
def test_the_sense_is_the_same(tmp_path: Path, chinese: str, english: str) -> None:
    assert spots(examine(tmp_path, pair(chinese, english))) == []


@pytest.mark.parametrize(("chinese", "english", "words"), DIFFERENT)
def test_the_sense_is_another(tmp_path: Path, chinese: str, english: str, words: str) -> None:
    findings = examine(tmp_path, pair(chinese, english))
    assert spots(findings) == [("sense-differs", "5:3")]
    assert words in findings[0].message.en


@pytest.mark.parametrize(
    ("chinese", "english", "words"),
    [
        ("检查前请不要吃东西", "Please eat before the test", "says “不要吃” (nothing to eat"),
        ("检查前禁食", "You may eat before the test", "says “禁食” (nothing to eat"),
        ("抽血请空腹", "Have some food, then your blood is taken", "says “空腹” (nothing to eat"),
        ("请勿自行停药", "You may stop the medicine yourself", "says “请勿” (do not)"),
        ("此药不得与酒同服", "Take this medicine with alcohol", "says “不得” (do not)"),
        ("三天内不要洗澡", "You may take a bath for three days", "says “不要” (do not)"),
        ("检查后可以进食", "You must not eat after the test", "English says “must not”"),
        ("可以抬重物", "Do not lift heavy things", "English says “Do not”"),
        ("就诊当天请不要化妆，也不要涂药膏", "Wear make-up and ointment on the day", "“不要”"),
        ("孕妇禁用", "For pregnant women", "“禁用”"),
    ],
)
def test_one_language_lacks_the_not(tmp_path: Path, chinese: str, english: str, words: str) -> None:
    findings = examine(tmp_path, pair(chinese, english))
    assert spots(findings) == [("negation-differs", "5:3")]
    assert words in findings[0].message.en
