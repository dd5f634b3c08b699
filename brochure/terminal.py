"""What people see in the terminal: findings, results and progress, in their language."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from brochure.build import Result
from brochure.editorial.claims import is_claim
from brochure.editorial.translations import is_difference
from brochure.errors import BrochureError
from brochure.findings import GRAVEST_FIRST, Finding, Language, OnPage, Says, Severity, has_errors
from brochure.preflight.run import check_name

_MARKS = {
    Severity.ERROR: ("✗", "bold red"),
    Severity.WARNING: ("!", "yellow"),
    Severity.INFO: ("·", "cyan"),
}

_NO_VERDICT = Says(
    "提到法条的只是提醒，不等于违法；能不能印，由本院宣传科决定",
    "What names the law is a reminder, no verdict: the hospital's own office (宣传科) decides",
)


_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff"
_CLOSING, _OPENING = "，。；：、！？）》】”’…", "（《【“‘"
_PIECE = re.compile(
    rf"[{_OPENING}]*(?:[{_WIDE}]|[^\s{_WIDE}{_CLOSING}{_OPENING}]+)[{_CLOSING}]*|\s+|."
)
_NARROWEST = 16


def as_called(text: str) -> str:
    """Name the program as it was called, `./run` or `brochure`."""
    name = os.environ.get("BROCHURE_CALLED_AS", "brochure")
    return re.sub(
        r"\bbrochure (?=approve|build|check|fit|formats|handover|new|list|preflight|theme)",
        f"{name} ",
        text,
    )


def wrapped(text: str, width: int, indent: int) -> str:
    """Break a text that starts `indent` cells in, so that its further lines start there, too.

    No word is cut, and no line starts with a closing mark; a word longer than a line stays whole.
    """
    room = width - indent
    if room < _NARROWEST:
        return text
    lines, line = [], ""
    for piece in _PIECE.findall(text):
        if line.strip() and cell_len(line + piece.rstrip()) > room:
            lines.append(line.rstrip())
            line = ""
        line += piece if line or piece.strip() else ""
    return f"\n{' ' * indent}".join([*lines, line.rstrip()])


class Terminal:
    """Prints for people in one language; results on standard output, progress on the other."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.out = Console(highlight=False, soft_wrap=True)
        self.err = Console(stderr=True, highlight=False, soft_wrap=True)

    def say(self, zh: str, en: str) -> str:
        """Choose a text by language."""
        return zh if self.language == "zh" else en

    def findings(self, findings: Iterable[Finding]) -> None:
        """Print findings, each with its place, what is wrong and what to do."""
        found = tuple(findings)
        for finding in found:
            mark, style = _MARKS[finding.severity]
            head = Text(f"{mark} ", style)
            head.append(self._fitted(finding.message, 2), "bold")
            self.out.print(head)
            self.out.print(Text(f"  → {self._fitted(finding.remedy, 4)}"))
            self.out.print(Text(f"  {finding.place.to(self.language)}  [{finding.code}]", "dim"))
            self.out.print()
        if any(map(is_claim, found)):
            self.out.print(Text(self._fitted(_NO_VERDICT, 0), "dim"))
            self.out.print()

    def _fitted(self, says: Says, indent: int) -> str:
        """Choose a text, and break it for a screen; what is piped keeps a line each."""
        text = as_called(says.to(self.language))
        return wrapped(text, self.out.width, indent) if self.out.is_terminal else text

    def judged(self, results: Iterable[Result]) -> None:
        """Print what preflight found in each file, gravest first, check by check."""
        for result in results:
            self.out.print(Text(result.department, "bold underline"))
            if not result.findings:
                self.out.print(Text(self.say("✓ 没有发现问题", "✓ Nothing wrong found"), "green"))
            for severity, title in GRAVEST_FIRST.items():
                own = [finding for finding in result.findings if finding.severity is severity]
                if own:
                    mark, style = _MARKS[severity]
                    self.out.print(Text(f"{mark} {title.to(self.language)} · {len(own)}", style))
                for code in dict.fromkeys(finding.code for finding in own):
                    self._by_check(code, [finding for finding in own if finding.code == code])
            self.out.print()

    def _by_check(self, code: str, findings: list[Finding]) -> None:
        """Print the findings of one check, each remedy once."""
        name = Text(f"  {check_name(code).to(self.language)} · {len(findings)}", "bold")
        self.out.print(name.append(f"  [{code}]", "not bold dim"))
        for finding in findings:
            line = Text(f"    {finding.message.to(self.language)}")
            at = finding.place
            place = at.on_sheet(self.language) if isinstance(at, OnPage) else ""
            self.out.print(line.append(f"  {place}", "dim") if place else line)
        for remedy in dict.fromkeys(finding.remedy.to(self.language) for finding in findings):
            self.out.print(Text(f"    → {as_called(remedy)}"))

    def stop(self, stopped: BrochureError) -> None:
        """Print what stopped the run."""
        self.err.print(Text(f"✗ {as_called(stopped.message.to(self.language))}", "bold red"))
        self.err.print(Text(f"  → {as_called(stopped.remedy.to(self.language))}"))

    def summary(self, findings: Iterable[Finding]) -> None:
        """Count errors and warnings in one line."""
        kinds = [finding.severity for finding in findings]
        errors, warnings = kinds.count(Severity.ERROR), kinds.count(Severity.WARNING)
        if not errors and not warnings:
            self.out.print(Text(self.say("✓ 没有发现问题", "✓ Nothing wrong found"), "green"))
        else:
            zh = f"{errors} 处要改，{warnings} 处提醒"
            en = f"{errors} to mend, {warnings} to look at"
            self.out.print(Text(self.say(zh, en), "bold red" if errors else "yellow"))

    def accepted(self, results: Iterable[Result]) -> None:
        """Tell for which departments it was recorded that both languages say the same."""
        for result in results:
            left = sum(map(is_difference, result.findings))
            for path in result.written:
                said = Says(f"✓ {result.department}：已记为“中英文核对过”（{path.name}）",
                            f"✓ {result.department}: both languages are recorded as compared "
                            f"({path.name})")  # fmt: skip
                self.out.print(Text(said.to(self.language), "green"))
                if left:
                    still = f"{left} differences are" if left > 1 else "1 difference is"
                    open_ = Says(f"! 还有 {left} 处对不上没有处理", f"! {still} still open")
                    self.out.print(Text(open_.to(self.language), "yellow"))

    def built(self, result: Result, shown: str, last_good: bool) -> None:
        """Tell what was built, or that nothing was changed."""
        if result.written:
            done = Says(f"✓ {result.department}：已生成", f"✓ {result.department} is ready")
            self.out.print(Text(done.to(self.language), "bold green"))
            for folder in dict.fromkeys(path.parent for path in result.written):
                names = [path.name for path in result.written if path.parent == folder]
                self.out.print(Text(f"  {shown}/{folder.name}/", "bold"))
                width = max(map(len, names)) + 2
                for name in names:
                    self.out.print(self._file(name, width))
        else:
            kept = self.say("，原有文件保持不变", "; the last good files are untouched")
            failed = self.say(
                f"✗ {result.department}：未生成", f"✗ {result.department} was not built"
            )
            self.out.print(Text(failed + (kept if last_good else ""), "bold red"))

    def handed_over(self, results: Iterable[Result], root: Path, proved: bool) -> None:
        """Tell which packages were made, or that one was proved."""
        for result in results:
            self.findings(result.findings)
            name, bad = result.department, has_errors(result.findings)
            if bad and proved:
                says = Says(
                    f"✗ {name}：没有通过核对，请勿付印", f"✗ {name} does not pass: do not print it"
                )
            elif bad:
                says = Says(f"✗ {name}：不能交付", f"✗ {name} cannot be handed over")
            elif proved:
                says = Says(
                    f"✓ {name}：文件齐全，与校验清单和工单一致（没有数字签名）",
                    f"✓ {name} is whole: its files agree with their sums and the job ticket "
                    "(it is not signed)",
                )
            else:
                says = Says(f"✓ {name}：可以交给印刷厂", f"✓ {name} can go to the print shop")
            self.out.print(Text(says.to(self.language), "bold red" if bad else "bold green"))
            for path in result.written:
                self.out.print(Text(f"  {_relative(path, root)}"))

    def _file(self, name: str, width: int) -> Text:
        uses = {
            ".press.pdf": ("交印刷厂：CMYK，带出血", "for the print shop: CMYK with bleed"),
            ".sheets.pdf": ("拼好版的大纸", "imposed on the press's sheet"),
            ".screen.pdf": ("看屏、发送：按印刷效果显示", "for screens: shown as it will print"),
            ".office.pdf": ("办公室打印：A4、A3 纸", "for the office printer: A4 or A3 paper"),
            ".sheets.preflight.html": ("大纸的印前检查报告", "preflight report of the sheets"),
            ".preflight.html": ("印前检查报告", "preflight report"),
            ".folded.png": ("折好的样子", "as it folds"),
            ".png": ("页面图", "a picture of the page"),
            "reading.pdf": ("手机上看，读屏软件可读", "for telephones and screen readers"),
            "large-print.pdf": ("大字版", "in large print"),
            "reading.html": (
                "放到网上、发到手机：一个文件",
                "for the web and telephones: one file",
            ),
            "report.json": ("检查与测量记录", "findings and measurements"),
        }
        use = next((text for ending, text in uses.items() if name.endswith(ending)), ("", ""))
        line = Text(f"    {name:<{width}}")
        line.append(self.say(*use), "dim")
        return line


def print_json(ok: bool, results: Iterable[Result], root: Path) -> None:
    """Print results as one JSON document."""
    document = {
        "ok": ok,
        "departments": {
            result.department: {
                "findings": [finding.to_json() for finding in result.findings],
                "written": [_relative(path, root) for path in result.written],
            }
            for result in results
        },
    }
    ascii_only = "utf" not in (sys.stdout.encoding or "").lower()
    sys.stdout.write(json.dumps(document, ensure_ascii=ascii_only, indent=2) + "\n")


def _relative(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
