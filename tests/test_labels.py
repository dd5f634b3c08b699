"""Letters and numbers for names: exits, blocks, vitamins; floors, rooms and ranks that swapped."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project_maker import NAMES, examine, spots
from tests.test_parity import pair

SAME = (
    ("A 口出站，到 B 座", "Leave by exit A for Block B"),
    ("补充维生素 A、D", "Take vitamins A and D"),
    ("维生素 B₁₂", "Vitamin B12"),
    ("甲肝、乙肝疫苗", "Vaccines against hepatitis A and B"),
    ("O 型血的产妇", "If your blood group is O"),
    ("2 号楼 3 层", "Floor 3 of Building 2"),
    ("三楼 2 诊室", "Room 2, third floor"),
    ("主任医师 3 名、副主任医师 7 名", "Three are chief physicians and seven associate chief"),
    ("16 名医师、19 名护士", "19 nurses and 16 doctors"),
    ("2 楼到 3 楼", "From the second floor to the third"),
)
DIFFERENT = (
    ("B 口出站", "Leave by exit D", "says “B 口”, the English “exit D”"),
    ("在 B 座", "In Block D", "says “B 座”, the English “Block D”"),
    ("补充维生素 D", "Take vitamin B", "says “维生素 D”, the English “vitamin B”"),
    ("乙肝疫苗", "A vaccine against hepatitis C", "says “乙肝”, the English “hepatitis C”"),
    ("O 型血的产妇", "If your blood group is A", "says “O 型血”"),
    ("2 号楼 3 层", "Building 3, floor 2", "may be swapped: the Chinese says “2 号楼” and “3 层”"),
    ("2 楼 3 诊室", "Room 2 on the third floor", "may be swapped"),
    ("主任医师 3 名、副主任医师 7 名", "Seven chief and three associate chief", "may be swapped"),
    ("16 名医师、19 名护士", "19 doctors and 16 nurses", "may be swapped"),
)
MEMBERS = """\
team:
  title: {zh: 团队, en: Team}
  members:
    - {name: {zh: 方样甲, en: Fang Yangjia}, position: {zh: 医师, en: Physician}}
    - {name: {zh: 丁样乙, en: Ding Yangyi}, position: {zh: 医师, en: Physician}}
"""


@pytest.mark.parametrize(("chinese", "english"), SAME)
def test_labels_agree(tmp_path: Path, chinese: str, english: str) -> None:
    assert spots(examine(tmp_path, pair(chinese, english))) == []


def test_each_swap_is_told_by_itself(tmp_path: Path) -> None:
    chinese, english = (
        "2 号楼 3 层，16 名医师、19 名护士",
        "Building 3, floor 2; 19 doctors, 16 nurses",
    )
    findings = examine(tmp_path, pair(chinese, english))
    assert ["floor 2" in each.message.en for each in findings] == [True, False]


@pytest.mark.parametrize(("chinese", "english", "words"), DIFFERENT)
def test_labels_differ(tmp_path: Path, chinese: str, english: str, words: str) -> None:
    findings = examine(tmp_path, pair(chinese, english))
    assert spots(findings) == [("label-differs", "5:3")]
    assert words in findings[0].message.en


@pytest.mark.parametrize(
    ("zh", "en", "found"),
    [
        ("方样甲", "Dr Fang Yangjia", []),
        ("方样甲、丁样乙", "Ding Yangyi and Fang Yangjia", []),
        ("丁医师", "Fang Yangjia", []),
        ("方样甲", "Ding Yangyi", [("person-differs", "8:21")]),
        ("方样甲", "Yangjia Fang", [("name-differs", "8:21")]),
    ],
)
def test_a_text_names_one_person(
    tmp_path: Path, zh: str, en: str, found: list[tuple[str, str]]
) -> None:
    text = f'{NAMES}{MEMBERS}advice: {{zh: "{zh}", en: "{en}"}}\n'
    assert spots(examine(tmp_path, text)) == found
