"""What the law may forbid and what not."""

from __future__ import annotations

from pathlib import Path

import pytest

from brochure.findings import Finding
from tests.project_maker import NAMES, examine
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
     "唯一的禁忌是妊娠", "无痛不等于没有病", "患者说“疼”的时候请评估", "国家级继续教育项目",
     "领先一步预约",
     "凡宣称“根治糖尿病”的都是骗子", "感冒一般一周痊愈", "药物通常 2 周见效",
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
     "It takes a while to recover fully", "Two hours of free parking", "Classes are free",
     "No doctor can guarantee success", "No vaccine prevents infection in 100% of cases",
     "Anyone who claims to cure diabetes is a fraud", "Most nodules cause no pain",
     "You should not believe in remedies that cure everything"],
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
     ("院士推荐", "law-endorsement"), ("专家推荐", "law-endorsement"), ("神医", "law-evaluation"),
     ("祖传秘方", "law-evaluation"), ("华佗", "law-evaluation"), ("金牌", "law-evaluation"),
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
     ("扫码领取优惠券", "law-gift"), ("疗效远超同类医院", "law-comparison"),
     ("别的医院治不好的，我们能治好", "law-comparison"), ("全国十佳科室", "law-comparison"),
     ("一次治疗，终身受益", "law-assurance"), ("疗效堪比进口药", "law-comparison"),
     ("比传统手术好得多", "law-comparison"), ("同行无法企及", "law-comparison"),
     ("上万例手术无一失败", "law-assurance"), ("体检买一送一", "law-gift"),
     ("三天见效", "law-assurance"),
     ("治不好不收费", "law-assurance"), ("康复患者现身说法", "law-endorsement"),
     ("史上最低价", "law-superlative"), ("中央领导来院视察", "law-state-organ"),
     ("八月全场打折", "law-gift")],
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
        ("No cure, no fee", "law-assurance"),
        ("Absolutely safe", "law-assurance"),
        ("What other hospitals cannot do, we can", "law-comparison"),
        ("A secret family recipe", "law-evaluation"),
        ("Gifts for the first hundred patients", "law-gift"),
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


def test_words_for_the_print_shop_are_no_claim(tmp_path: Path) -> None:
    order = "print:\n  notes: {zh: 请用最好的纸, en: Use the best paper}\n"
    assert of_the_law(examine(tmp_path, NAMES + order)) == []


def test_a_family_recipe_is_praise_and_no_endorsement(tmp_path: Path) -> None:
    (recipe,) = examine(tmp_path, in_chinese("祖传秘方"))
    assert "第十六条" not in recipe.message.zh and "推荐" not in recipe.remedy.zh
    (told,) = examine(tmp_path, in_chinese("学会推荐"))
    assert (
        "医疗广告管理办法第七条" in told.message.zh
        and "Medical Advertising, art. 7" in told.message.en
    )


def test_no_article_is_made_up_for_gifts(tmp_path: Path) -> None:
    (finding,) = examine(tmp_path, in_chinese("免费赠送血糖仪"))
    assert "宣传科" in finding.remedy.zh
    assert "宣传科" in finding.remedy.en
    assert "第" not in finding.message.zh
