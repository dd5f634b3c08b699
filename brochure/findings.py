"""The one shape of every problem that a person can mend."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Literal, NamedTuple

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


class Says(NamedTuple):
    """One sentence in the two languages of the people who read it."""

    zh: str
    en: str

    def to(self, language: Language) -> str:
        """Give the sentence in one language."""
        return self.zh if language == "zh" else self.en


def same(text: str) -> Says:
    """Give a text that is alike in both languages, such as a file's name."""
    return Says(text, text)


class _Measured(ABC):
    """A place that is known by its numbers; what people read is made of them."""

    @abstractmethod
    def to(self, language: Language) -> str:
        """Name the place in one language."""

    @property
    def zh(self) -> str:
        return self.to("zh")

    @property
    def en(self) -> str:
        return self.to("en")


@dataclass(frozen=True)
class InFile(_Measured):
    """A place in a file that people type, counted from 1; `within` says what is made of it."""

    file: str
    line: int
    column: int | None = None
    within: Says | None = None

    def to(self, language: Language) -> str:
        """Give file:line:column, as editors know it."""
        numbers = (str(number) for number in (self.line, self.column) if number is not None)
        place = ":".join((self.file, *numbers))
        return f"{self.within.to(language)} · {place}" if self.within else place


@dataclass(frozen=True)
class OnPage(_Measured):
    """A place on a page of a PDF, from the trim's top left corner."""

    file: str
    page: int
    left_mm: float | None = None
    top_mm: float | None = None
    panel: Says | None = None

    def to(self, language: Language) -> str:
        """Give file, page and place."""
        return f"{self.file} · {self.on_sheet(language)}"

    def on_sheet(self, language: Language) -> str:
        """Give page and place, for those who have the file before them."""
        zh, en = f"第 {self.page} 页", f"page {self.page}"
        if self.panel:
            zh, en = f"{zh}（{self.panel.zh}）", f"{en} ({self.panel.en})"
        if self.left_mm is not None and self.top_mm is not None:
            zh += f"，距左 {self.left_mm:z.0f} mm、距上 {self.top_mm:z.0f} mm"
            en += f", {self.left_mm:z.0f} mm from left, {self.top_mm:z.0f} mm from top"
        return Says(zh, en).to(language)


Place = Says | InFile | OnPage
"""Where a finding is: known by name alone, by line and column, or by millimetres."""


class Severity(StrEnum):
    """How much a finding weighs; only an error stops a build."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


GRAVEST_FIRST = {
    Severity.ERROR: Says("必须修改", "To mend"),
    Severity.WARNING: Says("请留意", "To look at"),
    Severity.INFO: Says("说明", "To know"),
}


class Owner(StrEnum):
    """Who can mend a finding."""

    STAFF = "staff"
    DESIGNER = "designer"
    DEVELOPER = "developer"


@dataclass(frozen=True)
class Finding:
    """One problem: a stable code, its place, what is wrong and what to do about it."""

    code: str
    severity: Severity
    place: Place
    message: Says
    remedy: Says
    owner: Owner = Owner.STAFF

    def to_json(self) -> dict[str, object]:
        """Give the finding as plain data, with both languages and the place's numbers."""
        return {
            "code": self.code,
            "severity": str(self.severity),
            "owner": str(self.owner),
            "place": _place_to_json(self.place),
            "message": self.message._asdict(),
            "remedy": self.remedy._asdict(),
        }


def _place_to_json(place: Place) -> dict[str, object]:
    said: dict[str, object] = {"zh": place.zh, "en": place.en}
    if isinstance(place, Says):
        return said
    parts = asdict(place).items()
    return said | {name: part for name, part in parts if isinstance(part, str | int | float)}


def error(
    code: str, place: Place, message: Says, remedy: Says, owner: Owner = Owner.STAFF
) -> Finding:
    """Make a finding that stops the build."""
    return Finding(code, Severity.ERROR, place, message, remedy, owner)


def warning(
    code: str, place: Place, message: Says, remedy: Says, owner: Owner = Owner.STAFF
) -> Finding:
    """Make a finding that is shown and stops nothing."""
    return Finding(code, Severity.WARNING, place, message, remedy, owner)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Sort findings by their place in the file, as a person mends them."""

    def place(finding: Finding) -> tuple[str, int, int]:
        at = finding.place
        return (at.file, at.line, at.column or 0) if isinstance(at, InFile) else (at.en, 0, 0)

    return sorted(findings, key=place)


def has_errors(findings: Iterable[Finding]) -> bool:
    """Tell whether any finding stops the build."""
    return any(finding.severity is Severity.ERROR for finding in findings)
