"""What a department says, in Chinese and English side by side.

Nothing here knows a particular department: every list is optional, and a design must work without
any of them. All values are frozen; unknown keys are refused.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from brochure.model.fields import (
    Count,
    Date,
    Display,
    Focus,
    Frozen,
    Month,
    Name,
    Picture,
    Quantity,
    Text,
    Weight,
    Wording,
    Year,
)
from brochure.model.publication import Publication
from brochure.model.visit import Clinic, Contact, Map, OpeningHours
from brochure.model.vocabulary import Meaning, one_of

TECHNIQUE_MARKS = {
    "dot": Meaning("圆点", "dot", ("点", "实心")),
    "ring": Meaning("圆环", "ring", ("圆圈", "环", "空心", "circle")),
}
FIGURE_DRAWINGS = {
    "threads": Meaning("线", "one line each", ("线条", "床位", "lines", "beds")),
    "left-points": Meaning("左端的点", "points at the left", ("左", "医师", "医生", "doctors")),
    "right-points": Meaning("右端的点", "points at the right", ("右", "护士", "nurses")),
}
LAMINATIONS = {
    "none": Meaning("不覆膜", "no film", ("无", "不覆", "不要", "no")),
    "gloss": Meaning("亮膜", "gloss film", ("光膜", "亮光", "glossy")),
    "matt": Meaning("哑膜", "matt film", ("亚膜", "哑光", "亚光", "matte")),
    "soft-touch": Meaning("触感膜", "soft-touch film", ("触感", "绒面", "velvet")),
}


class About(Frozen):
    """Who the department is."""

    title: Wording = Field(description="栏目名 · the section's name")
    statement: Display | None = Field(None, description="一句话概括 · one sentence, set large")
    paragraphs: tuple[Wording, ...] = Field((), description="正文 · paragraphs")


class Milestone(Frozen):
    """Something that happened in a year."""

    year: Year = Field(description="年 · year")
    month: Month | None = Field(None, description="月 · month")
    event: Wording = Field(description="事件，如“成立” · what happened, such as “Established”")


class Value(Frozen):
    """What the department holds to: a few words, or one sentence."""

    label: Wording = Field(description="名称，如“宗旨” · its name, such as “Tenet”")
    words: tuple[Wording, ...] = Field((), description="几个词 · a few words")
    text: Wording | None = Field(None, description="一句话 · one sentence")

    @model_validator(mode="after")
    def _one_of_two(self) -> Value:
        if bool(self.words) == bool(self.text):
            raise PydanticCustomError("words_or_text", "either words or text")
        return self


class Technique(Frozen):
    """What the department can do."""

    id: Name = Field(description="代号，供 conditions 引用 · name that conditions refer to")
    title: Wording = Field(description="名称 · title")
    abbreviations: tuple[Text, ...] = Field((), max_length=4, description="缩写 · abbreviations")
    note: Wording | None = Field(None, description="小字说明 · a note in small type")
    mark: Annotated[Literal["dot", "ring"], one_of(TECHNIQUE_MARKS)] = Field(
        "dot", description="圆点或圆环 · dot or ring"
    )


class Legend(Frozen):
    """What dot and ring mean."""

    dot: Wording | None = Field(None, description="圆点的含义 · what a dot means")
    ring: Wording | None = Field(None, description="圆环的含义 · what a ring means")


class Techniques(Frozen):
    """How the department treats."""

    title: Wording = Field(description="栏目名 · the section's name")
    legend: Legend | None = Field(None, description="图例 · legend")
    items: tuple[Technique, ...] = Field(
        min_length=1, max_length=14, description="技术 · techniques"
    )
    closing: Wording | None = Field(None, description="末尾小字 · a closing line, small")


class Condition(Frozen):
    """What the department treats."""

    name: Wording = Field(description="病症名 · name")
    techniques: tuple[Name, ...] = Field((), description="对应技术的代号 · ids of its techniques")


class Conditions(Frozen):
    """What the department treats, and what it says of it."""

    title: Wording = Field(description="栏目名 · the section's name")
    paragraphs: tuple[Wording, ...] = Field((), description="正文 · paragraphs")
    items: tuple[Condition, ...] = Field((), max_length=14, description="病症 · conditions")


class Figure(Frozen):
    """A number and what it counts."""

    count: Count = Field(description="数目 · the number")
    label: Wording = Field(description="数目后的文字 · the words after the number")
    drawn_as: (
        Annotated[
            Literal["threads", "left-points", "right-points"],
            one_of(FIGURE_DRAWINGS),
        ]
        | None
    ) = Field(None, description="在图案中画成：线、左端的点、右端的点 · how the drawing shows it")


class Logo(Picture):
    """The hospital's or the department's sign."""

    description: Wording = Field(description="图片内容的文字描述 · what it shows, in words")


class Photo(Picture):
    """A picture, and the point of it that a crop keeps."""

    description: Wording = Field(description="图片内容的文字描述 · what it shows, in words")
    focus: Focus = Field(
        (50, 50),
        description="裁切时保留的点，距左、距上百分之几 · what a crop keeps, per cent",
    )


class Portrait(Picture):
    """A person's picture, and where the face is."""

    focus: Focus = Field(
        (50, 40),
        description="脸的位置，距左、距上百分之几 · where the face is, per cent",
    )


class Member(Frozen):
    """A person of the team."""

    name: Wording = Field(description="姓名 · name")
    position: Wording = Field(description="职称或职务 · position")
    portrait: Portrait | None = Field(None, description="照片 · portrait")


class Team(Frozen):
    """The department in numbers and people."""

    title: Wording = Field(description="栏目名 · the section's name")
    figures: tuple[Figure, ...] = Field((), max_length=4, description="数字 · figures")
    lead: Wording | None = Field(None, description="一句导语 · one leading sentence")
    paragraphs: tuple[Wording, ...] = Field((), description="正文 · paragraphs")
    members: tuple[Member, ...] = Field((), max_length=12, description="成员 · members")


class PrintOrder(Frozen):
    """What is ordered from the print shop: for the job ticket, never in the brochure itself."""

    quantity: Quantity | None = Field(None, description="份数 · number of copies")
    paper: Wording | None = Field(None, description="纸张，如铜版纸 · paper, such as coated")
    weight_gsm: Weight | None = Field(None, description="克重，如 157 · weight in g/m²")
    lamination: (
        Annotated[Literal["none", "gloss", "matt", "soft-touch"], one_of(LAMINATIONS)] | None
    ) = Field(None, description="覆膜：不覆、亮膜、哑膜、触感膜 · lamination")
    contact: Text | None = Field(None, description="联系人和电话 · contact person and telephone")
    deliver_to: Text | None = Field(None, description="送货地点 · where to deliver")
    deadline: Date | None = Field(None, description="交货日期 · when it is due")
    notes: Wording | None = Field(None, description="给印厂的话 · a word to the print shop")


class Accepted(Frozen):
    """Words that an editorial check may find, and why they stay as they are."""

    words: Text = Field(description="原文中的词句，中文或英文 · the words, as they stand in a text")
    reason: Text = Field(description="为什么可以这样写，如文号 · why they may stand")


class Department(Frozen):
    """Everything a department's brochures say."""

    hospital: Display = Field(description="医院全称 · the hospital's full name")
    name: Display = Field(description="科室全称 · the department's full name")
    cover_title: Display | None = Field(
        None, description="封面大字（不写则用科室全称） · large words on the cover"
    )
    second_name: Display | None = Field(None, description="第二名称 · second name")
    date: Date | None = Field(
        None, description="内容日期，如 2026-11-22 · the content's date, such as 2026-11-22"
    )
    axes: tuple[Wording, ...] = Field((), max_length=4, description="封面几个词 · cover words")
    about: About | None = Field(None, description="科室简介 · about the department")
    timeline: tuple[Milestone, ...] = Field((), max_length=8, description="大事 · dates")
    values: tuple[Value, ...] = Field((), max_length=4, description="理念 · values")
    conditions: Conditions | None = Field(None, description="诊疗范围 · what we treat")
    techniques: Techniques | None = Field(None, description="技术 · how we treat it")
    team: Team | None = Field(None, description="团队 · team")
    contact: Contact | None = Field(None, description="联系方式 · contact")
    opening_hours: tuple[OpeningHours, ...] = Field((), max_length=3, description="时间 · hours")
    logo: Logo | None = Field(None, description="院徽或标志 · logo")
    clinic: Clinic | None = Field(None, description="门诊表 · the clinic's hours as a table")
    map: Map | None = Field(None, description="路线示意图 · sketch of the way")
    photo: Photo | None = Field(None, description="照片 · photograph")
    photos: tuple[Photo, ...] = Field((), max_length=6, description="更多照片 · more photographs")
    publication: Publication | None = Field(
        None, description="发布性质：信息公开或医疗广告 · information, or a medical advertisement"
    )
    accepted: tuple[Accepted, ...] = Field(
        (), description="已核实、不再提醒的词句 · words that were settled, with a reason"
    )
    advice: Wording | None = Field(None, description="提示 · a line of advice, small")
    theme: Name | None = Field(None, description="设计，如 suspension · the theme, its folder")
    formats: tuple[Name, ...] = Field(
        (), description="要做的版式，如 [trifold-a4, poster-a2] · the formats to make"
    )
    print: PrintOrder | None = Field(
        None, description="印刷要求，写在工单上，不印在折页里 · what is ordered from the print shop"
    )
    approvals: tuple[Wording, ...] = Field(
        (), max_length=4, description="审批文号，每条一行 · numbers of approval, a line each"
    )
    credits: tuple[Wording, ...] = Field((), max_length=4, description="版权信息 · imprint")

    def figure(self, drawn_as: str) -> Figure | None:
        """Find the figure that the drawing shows in this way."""
        figures = self.team.figures if self.team else ()
        return next((figure for figure in figures if figure.drawn_as == drawn_as), None)


def schema() -> dict[str, object]:
    """Describe a content file as JSON Schema, so that editors complete and check while typing."""
    described = Department.model_json_schema()
    described["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    described["title"] = "科室内容 · a department's content"
    return described
