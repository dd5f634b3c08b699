"""The only door to YAML: text in, plain values out, with the place of every one.

Scalars are read as text, so `8:30`, `no` and `0123` stay what was typed (YAML 1.1 would make 510,
False and 83 of them); the models give the types. What YAML would drop in silence is a finding: a
repeated key, an anchor or tag taken from the front of a text, a note behind `#`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from brochure.errors import Refused
from brochure.findings import Finding, InFile, Says, error, has_errors, same, warning
from brochure.model.slips import NO_SPACE, NO_SPACE_BEFORE, full_width
from brochure.model.text_file import CONTROLS, control, read_text
from brochure.model.yaml_mistakes import explain

MAX_DEPTH = 20
MAX_FINDINGS = 50
"""So many are shown at once; a file of nothing but mistakes would bury the reader."""
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

KeyPath = tuple[str | int, ...]


def field_name(path: KeyPath) -> str:
    """Name a field as staff count: `team.figures.1.count` is in the first figure."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in path)


class Mark(NamedTuple):
    """A place in a file, counted from 1."""

    line: int
    column: int


@dataclass(frozen=True)
class Source:
    """What one YAML file says, and where."""

    shown: str
    value: object
    marks: Mapping[KeyPath, Mark]
    findings: tuple[Finding, ...] = ()

    def place(self, path: KeyPath) -> InFile:
        """Give file:line:column of a value, or of the nearest thing around it."""
        while path and path not in self.marks:
            path = path[:-1]
        mark = self.marks.get(path, Mark(1, 1))
        return InFile(self.shown, mark.line, mark.column)


def read(path: Path, shown: str) -> Source:
    """Read one YAML file.

    Raises Refused with every finding when the file cannot be taken as it is.
    """
    source = take(path, shown)
    if has_errors(source.findings):
        raise Refused(source.findings)
    return source


def take(path: Path, shown: str) -> Source:
    """Read one YAML file as far as it goes; its findings may be errors.

    Raises Refused when there is nothing to go on with.
    """
    text, findings = read_text(path, shown)
    if has_errors(findings):
        raise Refused(not_too_many(findings, shown))
    reader = _Reader(shown, text.split("\n"), findings=findings)
    try:
        value = reader.document(iter(yaml.parse(text, Loader=_LOADER)))
    except yaml.YAMLError as mistake:
        last = explain(mistake, reader.lines, shown)
        raise Refused(dict.fromkeys([*reader.findings, last])) from None
    if value is None and has_errors(reader.findings):
        raise Refused(reader.findings)
    return Source(shown, value, reader.marks, tuple(reader.findings))


@dataclass
class _Reader:
    """Turns YAML events into plain values, keeping marks and findings."""

    shown: str
    lines: list[str]
    marks: dict[KeyPath, Mark] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def document(self, events: Iterator[yaml.Event]) -> object:
        value: object = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._refuse("second-document", event, *_SECOND_DOCUMENT)
                    break
            elif isinstance(event, yaml.NodeEvent):
                value = self._value(event, events, ())
        if value is None and not has_errors(self.findings):
            self.findings.append(error("empty-file", InFile(self.shown, 1, 1), *_EMPTY))
        return value

    def _value(self, event: yaml.NodeEvent, events: Iterator[yaml.Event], path: KeyPath) -> object:
        self.marks.setdefault(path, _point(event.start_mark))
        self._refuse_references(event)
        if len(path) > MAX_DEPTH:
            self._refuse("too-deep", event, *_TOO_DEEP)
            raise Refused(self.findings)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, path)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, events, path)
        return self._scalar(event) if isinstance(event, yaml.ScalarEvent) else None

    def _refuse_references(self, event: yaml.NodeEvent) -> None:
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            self._refuse("yaml-alias", event, *_ALIAS)
        if getattr(event, "tag", None) is not None:
            self._refuse("yaml-tag", event, *_TAG)

    def _scalar(self, event: yaml.ScalarEvent) -> str | None:
        text, plain = str(event.value), event.implicit[0]
        if hidden := CONTROLS.search(text):
            self._refuse("control-character", event, *control(hidden.group()))
        line, column = _point(event.end_mark)
        if (plain and text) or event.style in ("'", '"'):
            rest = self.lines[line - 1][column - 1 :]
            if note := re.match(r"\s+#" if plain else "#", rest):
                place = InFile(self.shown, line, column - 1 + note.end())
                self.findings.append(warning("note-after-text", place, *_NOTE))
        return None if plain and not text else text

    def _sequence(self, events: Iterator[yaml.Event], path: KeyPath) -> list[object]:
        values: list[object] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            assert isinstance(event, yaml.NodeEvent)
            values.append(self._value(event, events, (*path, len(values))))
        return values

    def _mapping(
        self, start: yaml.MappingStartEvent, events: Iterator[yaml.Event], path: KeyPath
    ) -> dict[str, object]:
        values: dict[str, object] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            following = next(events)
            if not isinstance(event, yaml.ScalarEvent):
                self._refuse("key-not-text", event, *_KEY)
                raise Refused(self.findings)
            assert isinstance(following, yaml.NodeEvent)
            key = self._key(event, following, bool(start.flow_style))
            if key in values:
                self._refuse("repeated-key", event, *_repeated(key, self.marks[*path, key]))
            self.marks.setdefault((*path, key), _point(event.start_mark))
            values[key] = self._value(following, events, (*path, key))
        return values

    def _key(self, event: yaml.ScalarEvent, following: yaml.NodeEvent, in_braces: bool) -> str:
        key = str(event.value)
        self._refuse_references(event)
        if wide := re.search("[：，｛｝\u3000\u00a0]", key):
            self._refuse("full-width-mark", event, *full_width(wide.group()), wide.start())
        elif joined := NO_SPACE_BEFORE.match(key):
            self._refuse("space-after-colon", event, *NO_SPACE, joined.end())
        elif in_braces and _point(event.end_mark) == _point(following.start_mark):  # no colon
            if re.match("[a-z_]+:(?!/)", key):
                self._refuse("space-after-colon", event, *NO_SPACE)
            else:
                line = self.lines[_point(event.start_mark).line - 1]
                self._refuse("text-not-quoted", event, *_broken(key, line))
        return key

    def _refuse(
        self, code: str, event: yaml.Event, message: Says, remedy: Says, further: int = 0
    ) -> None:
        mark = _point(event.start_mark)
        place = InFile(self.shown, mark.line, mark.column + further)
        self.findings.append(error(code, place, message, remedy))
        if len(self.findings) > MAX_FINDINGS:
            raise Refused(not_too_many(self.findings, self.shown))


def not_too_many(findings: list[Finding], shown: str) -> list[Finding]:
    """Keep the first of very many findings, and say that there are more."""
    if len(findings) <= MAX_FINDINGS:
        return findings
    return [*findings[:MAX_FINDINGS], error("more-findings", same(shown), *_MORE)]


def _point(mark: Any) -> Mark:
    return Mark(mark.line + 1, mark.column + 1)


def _repeated(key: str, first: Mark) -> tuple[Says, Says]:
    return (
        Says(
            f"“{key}”在同一处写了两次，第一次在第 {first.line} 行",
            f"“{key}” is written twice in one place; the first is in line {first.line}",
        ),
        Says("请只保留一个", "Keep only one of them"),
    )


def _broken(key: str, line: str) -> tuple[Says, Says]:
    if re.search(r":\s*“", line) and key.endswith("”"):
        return _CURLY
    return (
        Says(
            f"文字在英文逗号处断开了：“{key}”成了另一个字段",
            f"The text broke at a comma: “{key}” was read as a field",
        ),
        Says("请给整段文字加上英文双引号", "Put the whole text in double quotes"),
    )


_CURLY = (
    Says("这段文字的两端用了中文引号“ ”", "The text stands between curly quotation marks"),
    Says('两端请改用英文双引号 "；文字里面的引号仍用“ ”',
         'Put a straight " at each end of the whole text; inside it use “ ”'),
)  # fmt: skip
_MORE = (
    Says(
        f"问题太多，这里只列出前 {MAX_FINDINGS} 处",
        f"There are too many; these are the first {MAX_FINDINGS}",
    ),
    Says("请先改好上面这些，再检查一次", "Mend these, then check again"),
)
_QUOTE = Says(
    '如果它是文字的一部分，请给整段文字加上英文引号："……"',
    'If it is part of the text, put the whole text in quotes: "…"',
)
_EMPTY = (
    Says("文件里还没有内容", "The file says nothing yet"),
    Says(
        "请参照 content/README.md 填写，或运行 brochure new 新建",
        "Fill it in as content/README.md shows, or start with: brochure new NAME",
    ),
)
_ALIAS = (
    Says(
        "这里的 & 或 * 在 YAML 里有特殊含义（引用），本软件不使用引用",
        "Here & or * means a reference in YAML; references are not used in this project",
    ),
    _QUOTE,
)
_TAG = (
    Says("文字开头的 ! 在 YAML 里有特殊含义", "A ! at the front of a text has a meaning in YAML"),
    _QUOTE,
)
_NOTE = (
    Says("# 后面的内容不会印出来", "What follows the # is taken as a note and will not be printed"),
    Says(
        "如果它是文字的一部分，请给整段文字加上英文引号；如果是备注，请单独写一行",
        "If it is part of the text, put the whole text in quotes; a note goes on a line of its own",
    ),
)
_TOO_DEEP = (
    Says("括号或缩进层数太多", "Too many levels of brackets or indentation"),
    Says("请检查多余的 [ 或 {", "Look for brackets [ or { too many"),
)
_KEY = (
    Says("这里应当是一个字段名", "Here a field's name is due"),
    Says("请检查多余的 [、{ 或 ?", "Look for a [, { or ? too many"),
)
_SECOND_DOCUMENT = (
    Says("--- 之后的内容不会被读取", "What follows --- would not be read"),
    Says("请删去 --- 这一行", "Remove the line ---"),
)
