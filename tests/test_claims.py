"""What the law may forbid and what not, and what a reason settles."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from brochure.editorial import run as editorial
from brochure.editorial.manuscript import Manuscript
from brochure.findings import Finding
from tests.project_maker import NAMES, examine, make_project, spots
from tests.test_publication import saying


def in_chinese(text: str) -> str:
    return saying(text, "Text")


def in_english(text: str) -> str:
    return saying("文字", text)


def of_the_law(findings: list[Finding]) -> list[Finding]:
    return [found for found in findings if found.code.startswith("law-")]


@pytest.mark.parametrize(
    "chinese",
    ["前列腺增生", "统一流程", "同一流程", "双一流大学", "领先科技大厦旁", "首次就诊请带病历",
     "每月首个周三",
     "首次化疗", "首次妊娠", "首次发作", "肿瘤根治术", "根治性切除", "无创呼吸机", "无创产前DNA",
     "无创产前基因检测", "无痛性肿块", "无切口疝", "精准测量血压", "目前不能根治", "手术不是零风险",
     "没有百分之百的把握", "没有百分百", "不能保证疗效", "保证睡眠", "保证饮水", "请放心",
     "放心检查",
     "确保手机畅通", "彻底戒烟", "彻底清洁", "痊愈后复诊", "吸100%氧", "最高血压", "最高体温",
     "最大剂量", "最大摄氧量", "最佳孕周", "最佳时间", "最早", "唯一的办法", "请到卫生部门",
     "预防保健卫生部",
     "军队离退休", "不知名的药", "最快次日出结果", "最有效的预防方法是洗手", "患者说明病史",
     "无痛分娩（椎管内镇痛）", "检查是无痛的吗？", "手术能根治吗？", "请勿相信包治百病的广告",
     "不要轻信祖传秘方",
     "最佳咨询时间是下午", "血压最高不超过标准", "唯一需要带的是医保卡", "身高最高的孩子",
     "母乳是宝宝最好的食物", "每天走路是最好的锻炼", "按国家卫生健康委员会规定",
     "您的孩子是独一无二的",
     "目前没有特效药", "在水龙头下冲洗", "首台手术早上开始", "享受医保优惠政策", "谢绝赠送锦旗",
     "轮椅免费借用", "免费停车", "首选药物", "世界卫生组织推荐母乳喂养", "完全康复要慢慢来"],
)  # fmt: skip
def test_plain_chinese_is_no_claim(tmp_path: Path, chinese: str) -> None:
    assert of_the_law(examine(tmp_path, in_chinese(chinese))) == []


@pytest.mark.parametrize(
    "english",
    ["The leading cause of death", "Pain leading to surgery", "Pain ranked from 0 to 10",
     "The doctor takes a history first to avoid tests", "Your first clinic visit",
     "On Pioneer Road",
     "A painless lump", "A precise dose", "It cannot be cured", "There is no cure",
     "We cannot guarantee it", "The most common disease", "The most important step",
     "On top of that", "A top-up dose", "The best time to come", "The best available evidence",
     "A unique identification code", "Room No. 1", "No. 1 Sample Road", "No. 1 Building",
     "The largest joint", "The largest bone", "The First Hospital", "Breathe 100% oxygen",
     "It is not without risk", "Prevention is better than cure",
     "Come back once you are cured", "Is the test painless?",
     "Do not believe advertisements that promise to cure everything",
     "Blood pressure should be normal at the highest", "Your child is unique",
     "Breast milk is the best food for your baby", "Walking is the best exercise",
     "As the National Health Commission requires", "The nurse will lead the way to your room",
     "The finest needle", "If it heals without complications, go home", "The only thing you need",
     "It takes a while to recover fully", "Two hours of free parking", "Classes are free"],
)  # fmt: skip
def test_plain_english_is_no_claim(tmp_path: Path, english: str) -> None:
    assert of_the_law(examine(tmp_path, in_english(english))) == []


@pytest.mark.parametrize(
    ("chinese", "code"),
    [("本省最好医院", "law-superlative"), ("最好的中心", "law-superlative"),
     ("最安全", "law-superlative"),
     ("最有效", "law-superlative"), ("最快", "law-superlative"), ("史上最强", "law-superlative"),
     ("全球首款", "law-first"), ("绝对安全", "law-assurance"), ("独有", "law-superlative"),
     ("独创", "law-superlative"), ("NO.1", "law-superlative"), ("百强", "law-comparison"),
     ("全国排名第五", "law-comparison"), ("全国排名第 8", "law-comparison"),
     ("填补省内空白", "law-first"), ("先进的设备", "law-evaluation"),
     ("行业标杆", "law-superlative"),
     ("治愈了", "law-assurance"), ("完全治愈", "law-assurance"), ("疗效显著", "law-assurance"),
     ("疗效确切", "law-assurance"), ("复发率低", "law-assurance"), ("生存率90%", "law-assurance"),
     ("百分百", "law-assurance"), ("零痛苦", "law-assurance"), ("无毒副作用", "law-assurance"),
     ("无效退款", "law-assurance"), ("告别便秘", "law-assurance"), ("一次根除", "law-assurance"),
     ("患者都说好", "law-endorsement"), ("患者王某说", "law-endorsement"),
     ("院士推荐", "law-endorsement"), ("专家推荐", "law-endorsement"), ("神医", "law-endorsement"),
     ("祖传秘方", "law-endorsement"), ("华佗", "law-endorsement"), ("金牌", "law-evaluation"),
     ("王牌", "law-evaluation"), ("比其他医院强", "law-comparison"), ("武警", "law-state-organ"),
     ("部队医院", "law-state-organ"), ("国家临床重点专科", "law-state-organ"),
     ("前列", "law-comparison"),
     ("根治", "law-assurance"), ("无痛", "law-assurance"), ("安全无痛的胃肠镜", "law-assurance"),
     ("95%的患者痊愈", "law-assurance"), ("零并发症", "law-assurance"), ("零死亡", "law-assurance"),
     ("安全有效", "law-assurance"), ("效果显著", "law-assurance"), ("断根", "law-assurance"),
     ("去根", "law-assurance"), ("特效", "law-assurance"), ("神效", "law-assurance"),
     ("万无一失", "law-assurance"), ("立竿见影", "law-assurance"), ("完美的疗效", "law-assurance"),
     ("史无前例", "law-superlative"), ("东北之最", "law-superlative"), ("TOP10", "law-superlative"),
     ("百姓的首选", "law-superlative"), ("百姓首选的医院", "law-superlative"),
     ("区域龙头", "law-superlative"), ("费用低于同级医院", "law-comparison"),
     ("与样本协和医院同等水平", "law-comparison"), ("世界卫生组织推荐", "law-endorsement"),
     ("院士领衔", "law-endorsement"), ("好评如潮", "law-endorsement"), ("锦旗", "law-endorsement"),
     ("著名专家", "law-evaluation"), ("解放军专家", "law-state-organ"),
     ("国家领导人来过", "law-state-organ"), ("免费赠送血糖仪", "law-gift"),
     ("扫码领取优惠券", "law-gift"), ("八月全场打折", "law-gift")],
)  # fmt: skip
def test_claims_in_chinese(tmp_path: Path, chinese: str, code: str) -> None:
    assert {found.code for found in of_the_law(examine(tmp_path, in_chinese(chinese)))} == {code}


@pytest.mark.parametrize(
    ("english", "code"),
    [
        ("The best hospital", "law-superlative"),
        ("The No. 1 centre", "law-superlative"),
        ("A leading hospital", "law-comparison"),
        ("Better than any other hospital", "law-comparison"),
        ("We were the first to offer it", "law-first"),
        ("Guaranteed results", "law-assurance"),
        ("All were cured", "law-assurance"),
        ("Recommended by patients", "law-endorsement"),
        ("A National Key Clinical Specialty", "law-state-organ"),
        ("A gold-medal team", "law-evaluation"),
        ("95% of patients recover fully", "law-assurance"),
        ("Nothing can go wrong", "law-assurance"),
        ("Surgery without complications", "law-assurance"),
        ("Outstanding results", "law-assurance"),
        ("We work faster than other hospitals", "law-comparison"),
        ("It costs less than elsewhere", "law-comparison"),
        ("We lead the province", "law-comparison"),
        ("On a par with the capital", "law-comparison"),
        ("The only hospital in the province", "law-superlative"),
        ("Unparalleled", "law-superlative"),
        ("Second to none", "law-superlative"),
        ("The world’s first", "law-first"),
        ("An award-winning team", "law-evaluation"),
        ("As seen on TV", "law-endorsement"),
        ("“They saved my life”", "law-endorsement"),
        ("Experts of the army", "law-state-organ"),
        ("A free glucose meter for every patient", "law-gift"),
        ("Scan for a coupon", "law-gift"),
    ],
)
def test_claims_in_english(tmp_path: Path, english: str, code: str) -> None:
    assert {found.code for found in of_the_law(examine(tmp_path, in_english(english)))} == {code}


def test_a_claim_is_no_verdict_and_names_each_word_once(tmp_path: Path) -> None:
    (finding,) = examine(tmp_path, in_chinese("最佳医师，最佳护士"))
    assert finding.message.zh == "可能涉及广告法第九条（三）：“最佳”"
    assert finding.message.en == "May fall under the Advertising Law, art. 9(3): “最佳”"


def test_a_cautious_wording_that_breaks_another_rule_is_not_advised(tmp_path: Path) -> None:
    prudent = "  prudent: {zh: 无痛检查的中心, en: A centre}\n"
    (finding,) = examine(tmp_path, saying("最大的中心", "A centre", prudent))
    assert "无痛" not in finding.remedy.zh


def test_the_remedy_shows_the_line_that_settles_a_claim(tmp_path: Path) -> None:
    (finding,) = examine(tmp_path, saying("您好，无痛检查在三楼", "Hello: painless tests, floor 3"))
    assert finding.remedy.zh == (
        "请删去对疗效和安全的断言；若是通称、疑问或否定的句子，在 accepted 里写一行 "
        "- {words: 无痛检查在三楼, reason: …}，再写一行 - {words: painless tests, reason: …}"
    )
    settled = ("accepted:\n  - {words: 无痛检查在三楼, reason: 三楼的科室名}\n"
               "  - {words: painless tests, reason: 三楼的科室名}\n")  # fmt: skip
    text = saying("您好，无痛检查在三楼", "Hello: painless tests, floor 3", settled)
    assert examine(tmp_path, text) == []


@pytest.mark.parametrize(
    "reason", ["ok", "请填写", "…", "〔请填写理由〕", "写明理由", "to be written"]
)
def test_a_reason_says_something(tmp_path: Path, reason: str) -> None:
    settled = f'accepted:\n  - {{words: 无痛检查, reason: "{reason}"}}\n'
    findings = examine(tmp_path, saying("无痛检查", "An examination", settled))
    assert [(code, place) for code, place in spots(findings) if code != "unwritten-text"] == [
        ("law-assurance", "4:3"), ("accepted-no-reason", "7:5"),
    ]  # fmt: skip


def test_no_article_is_made_up_for_gifts(tmp_path: Path) -> None:
    (finding,) = examine(tmp_path, in_chinese("免费赠送血糖仪"))
    assert "宣传科" in finding.remedy.zh
    assert "宣传科" in finding.remedy.en
    assert "第" not in finding.message.zh


def accepting(words: str) -> str:
    return f"accepted:\n  - {{words: {words}, reason: 样本的理由}}\n"


@pytest.mark.parametrize("words", ["最", "a", "的", "51"])
def test_a_single_character_settles_nothing(tmp_path: Path, words: str) -> None:
    text = saying("51 位最佳的医师", "51 of a kind", accepting(f'"{words}"'))
    assert spots(examine(tmp_path, text)) == [
        ("law-superlative", "4:3"), ("accepted-too-short", "7:5"),
    ]  # fmt: skip


def test_accepted_english_is_whole_words(tmp_path: Path) -> None:
    text = in_english("The best-known centre, the best") + accepting("best-known cent")
    assert {code for code, _ in spots(examine(tmp_path, text))} == {
        "law-superlative", "accepted-unused",
    }  # fmt: skip


def test_accepted_words_leave_numbers_comparable(tmp_path: Path) -> None:
    zh, en = "2020年获批国家临床重点专科", "Approved in 2020"
    assert examine(tmp_path, saying(zh, en, accepting(zh))) == []
    differs = examine(tmp_path, saying(f"{zh}，有 51 张床", en, accepting(zh)))
    assert [finding.code for finding in differs] == ["numbers-differ"]


def test_accepted_words_settle_their_own_numbers_and_are_shown_whole(tmp_path: Path) -> None:
    text = saying("不是一把手，骨科--门诊", "Not the head of orthopaedics", accepting("一把手"))
    (finding,) = examine(tmp_path, text)
    assert finding.code == "chinese-punctuation"
    text = saying("骨科--门诊", "Orthopaedics", accepting("骨科"))
    (finding,) = examine(tmp_path, text)
    assert "\ufffc" not in finding.message.zh
    assert "骨科--门诊" in finding.message.zh


def test_accepted_words_may_cross_a_break(tmp_path: Path) -> None:
    text = (f"{NAMES}cover_title: {{zh: 国家临床|重点专科, en: The|largest house}}\n"
            "accepted:\n  - {words: 国家临床重点专科, reason: 样本的理由}\n"
            "  - {words: The largest house, reason: 样本的理由}\n")  # fmt: skip
    assert examine(tmp_path, text) == []


def test_accepted_words_may_stand_in_the_other_edition(tmp_path: Path) -> None:
    prudent = "  prudent: {zh: 一个中心, en: A centre}\n"
    text = saying("最大的中心", "A centre", prudent + accepting("最大的中心"))
    text += "  - {words: 一个中心, reason: 样本的理由}\n"
    assert examine(tmp_path, text) == []
    root = tmp_path / "cautious"
    cautious = dataclasses.replace(make_project(root, ward=text), edition="prudent")
    content, source = cautious.read_department("ward")
    assert list(editorial.examine(Manuscript.of(cautious, "ward", content, source))) == []


@pytest.mark.parametrize(
    ("chinese", "words", "code"),
    [
        ("骨科,门诊", "骨科", "chinese-punctuation"),
        ("样本人民医院门诊", "人民医院", "name-differs"),
        ("国家级中心", "级中", "law-superlative"),
    ],
)
def test_a_fault_that_reaches_beyond_accepted_words_still_stands(
    tmp_path: Path, chinese: str, words: str, code: str
) -> None:
    text = saying(chinese, "A text", accepting(words)).replace("样本医院", "样本市人民医院")
    assert [found.code for found in examine(tmp_path, text)] == [code]


@pytest.mark.parametrize(
    ("chinese", "words"),
    [("做 PPH 手术", "PPH 手术"), ("五十一区门诊", "五十一区"), ("骨科--门诊", "骨科--门诊")],
)
def test_what_stands_in_accepted_words_alone_is_settled(
    tmp_path: Path, chinese: str, words: str
) -> None:
    assert len(examine(tmp_path, saying(chinese, "Surgery"))) == 1
    assert examine(tmp_path, saying(chinese, "Surgery", accepting(words))) == []
