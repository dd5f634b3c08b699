"""The one shape of every problem that a person can mend."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
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
    """Give a text that is alike in both languages, such as a file's place."""
    return Says(text, text)


class Severity(StrEnum):
    """How much a finding weighs; only an error stops a build."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


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
    place: Says
    message: Says
    remedy: Says
    owner: Owner = Owner.STAFF

    def to_json(self) -> dict[str, object]:
        """Give the finding as plain data, with both languages."""
        return {
            "code": self.code,
            "severity": str(self.severity),
            "owner": str(self.owner),
            "place": self.place._asdict(),
            "message": self.message._asdict(),
            "remedy": self.remedy._asdict(),
        }


def error(
    code: str, place: Says, message: Says, remedy: Says, owner: Owner = Owner.STAFF
) -> Finding:
    """Make a finding that stops the build."""
    return Finding(code, Severity.ERROR, place, message, remedy, owner)


def warning(
    code: str, place: Says, message: Says, remedy: Says, owner: Owner = Owner.STAFF
) -> Finding:
    """Make a finding that is shown and stops nothing."""
    return Finding(code, Severity.WARNING, place, message, remedy, owner)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Sort findings by their place in the file, as a person mends them."""

    def place(finding: Finding) -> tuple[str, int, int]:
        file, line, column = (*finding.place.en.rsplit(":", 2), "", "")[:3]
        numbered = line.isdigit() and column.isdigit()
        return (file, int(line), int(column)) if numbered else (finding.place.en, 0, 0)

    return sorted(findings, key=place)


def has_errors(findings: Iterable[Finding]) -> bool:
    """Tell whether any finding stops the build."""
    return any(finding.severity is Severity.ERROR for finding in findings)
