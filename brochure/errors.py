"""What stops a run. Everything that a person can mend one by one is a `Finding` instead.

BrochureError            exit code 2
├── Refused              1  findings of severity error: the files are not as they must be
├── UsageError           2  the command names something that is not there
└── MissingTool          3  something on this machine is missing
"""

from __future__ import annotations

from collections.abc import Iterable

from brochure.findings import Finding, Says


class BrochureError(Exception):
    """Stop the run with a message, a remedy and an exit code."""

    exit_code = 2

    def __init__(self, message: Says, remedy: Says) -> None:
        super().__init__(message.en)
        self.message = message
        self.remedy = remedy


class Refused(BrochureError):
    """Refuse files, carrying every finding that says why."""

    exit_code = 1

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(
            Says("内容需要修改", "The content needs mending"), Says("见上文", "See above")
        )


class UsageError(BrochureError):
    """Report a command that names something that is not there."""


class MissingTool(BrochureError):
    """Report that a program or library is missing on this machine."""

    exit_code = 3
