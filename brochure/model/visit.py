"""What a department says of the way to it: contact, hours, the clinic's table, a map."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from brochure.model.fields import Frozen, Picture, Text, Wording
from brochure.model.vocabulary import Meaning, one_of

CONTACT_KINDS = {
    "phone": Meaning("电话", "phone", ("手机", "热线", "telephone", "tel", "mobile")),
    "address": Meaning("地址", "address", ("位置", "地点", "location")),
    "hours": Meaning("门诊时间", "hours", ("时间", "opening hours")),
    "appointment": Meaning("预约", "appointment", ("挂号", "booking")),
    "web": Meaning("网址", "web", ("网站", "官网", "website", "url")),
    "transport": Meaning("交通", "transport", ("公交", "地铁", "乘车", "bus", "metro")),
    "message": Meaning("公众号", "message", ("微信", "消息", "wechat")),
}


class ContactRow(Frozen):
    """One way to reach the department."""

    kind: Annotated[
        Literal["phone", "address", "hours", "appointment", "web", "transport", "message"],
        one_of(CONTACT_KINDS),
    ] = Field(description="种类，决定图标 · kind; it chooses the icon")
    text: Wording = Field(description="印出的文字 · what is printed")


class QrCode(Frozen):
    """A QR code."""

    content: Text = Field(description="扫码后打开的网址或文字 · what the code says when scanned")
    caption: Wording | None = Field(None, description="码下的小字 · words under it")


class Contact(Frozen):
    """How to reach the department."""

    rows: tuple[ContactRow, ...] = Field((), max_length=4, description="各行 · rows")
    qr: QrCode | None = Field(None, description="二维码 · QR code")


class OpeningHours(Frozen):
    """When the department is open."""

    days: Wording = Field(description="哪几天 · which days")
    hours: Text = Field(description="几点到几点，如 8:00–11:30 · from when to when")


class ClinicDay(Frozen):
    """Who sees patients on a day."""

    day: Wording = Field(description="星期几 · day of the week")
    morning: Wording | None = Field(None, description="上午谁出诊 · who is there in the morning")
    afternoon: Wording | None = Field(
        None, description="下午谁出诊 · who is there in the afternoon"
    )

    @model_validator(mode="after")
    def _someone(self) -> ClinicDay:
        if not self.morning and not self.afternoon:
            raise PydanticCustomError("empty_clinic", "neither morning nor afternoon")
        return self


class Clinic(Frozen):
    """The clinic's week, as a table: a row a day, a column each for morning and afternoon."""

    title: Wording = Field(description="栏目名 · the section's name")
    morning_hours: Text | None = Field(
        None, description="上午几点到几点，如 8:00–11:30 · the morning's hours"
    )
    afternoon_hours: Text | None = Field(
        None, description="下午几点到几点，如 13:30–16:30 · the afternoon's hours"
    )
    days: tuple[ClinicDay, ...] = Field(
        min_length=1, max_length=7, description="每天一行 · a row a day"
    )
    note: Wording | None = Field(None, description="表下小字 · a note in small type")


class Map(Picture):
    """A sketch of the way to the department."""

    description: Wording = Field(description="图中画了什么 · what it shows, in words")
    credit: Wording | None = Field(
        None, description="来源或审图号 · its source, or its review number"
    )
