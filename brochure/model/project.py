"""The folders of a project, and what is read from each."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from brochure.errors import BrochureError, Refused, UsageError
from brochure.findings import Says, error, same
from brochure.model.content import Department
from brochure.model.formats import Formats, complete
from brochure.model.publication import Edition, worded
from brochure.model.source import Source, read, take
from brochure.model.theme import Fonts, Labels, Theme
from brochure.model.validation import validate

CONTENT_FILE = "brochure.yaml"
GLOSSARY_FILE = "glossary.yaml"
FOLDER_NAME = re.compile(r"(?=.{1,40}\Z)[a-z0-9]+(-[a-z0-9]+)*")
DEFAULT_THEME = "suspension"
THEME_FILE = "theme.yaml"


@dataclass(frozen=True)
class Project:
    """Where a project keeps its content, templates, fonts and results."""

    root: Path
    content: Path
    templates: Path
    fonts: Path
    out: Path
    edition: Edition = "source"

    @classmethod
    def at(cls, root: Path, out: Path | None = None, edition: Edition = "source") -> Project:
        """Describe the project in a folder.

        Raises BrochureError when the folder holds no project.
        """
        project = cls(
            root,
            root / "content",
            root / "templates",
            root / "fonts",
            out or root / "out",
            edition,
        )
        missing = [
            path.name
            for path in (project.content, project.templates, project.fonts)
            if not path.is_dir()
        ]
        if missing:
            raise BrochureError(
                Says(
                    f"当前文件夹里没有 {'、'.join(missing)} 文件夹",
                    f"This folder has no folder {', '.join(missing)}",
                ),
                Says(
                    "请先用 cd 进入项目文件夹（里面有 content、templates、fonts）",
                    "Change to the project's folder first: it holds content, templates and fonts",
                ),
            )
        return project

    def shown(self, path: Path) -> str:
        """Give a path as people know it, from the project's folder."""
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return path.as_posix()

    def results(self, name: str) -> Path:
        """Give the folder of a department's results; other wordings have one of their own."""
        folder = self.out / name
        return folder if self.edition == "source" else folder / self.edition

    def departments(self) -> tuple[str, ...]:
        """List the departments: folders that hold a YAML file, be it misnamed."""
        files = (*self.content.glob("*/*.yaml"), *self.content.glob("*/*.yml"))
        return tuple(sorted({path.parent.name for path in files}))

    def require(self, names: Iterable[str]) -> None:
        """Raise UsageError for the first name that is no department."""
        folders = [path.name for path in self.content.iterdir() if path.is_dir()]
        for name in names:
            if name not in folders:
                raise self._no_department(name)

    def read_department(self, name: str) -> tuple[Department, Source]:
        """Read one department's content, in the wording of the project's edition.

        Raises UsageError when there is no such department, Refused when its file is not right.
        """
        self.require([name])
        path = self.content / name / CONTENT_FILE
        if not path.resolve().is_relative_to(self.content.resolve()):
            raise Refused([error("file-outside", same(self.shown(path)), *_OUTSIDE)])
        source = take(path, self.shown(path))
        return worded(validate(Department, source), self.edition), source

    def read_glossary(self) -> Source | None:
        """Read content/glossary.yaml; a project need not have one, and it may be empty.

        Raises Refused when it cannot be read.
        """
        path = self.content / GLOSSARY_FILE
        if not path.exists():
            return None
        try:
            source = read(path, self.shown(path))
        except Refused as refused:
            if [finding.code for finding in refused.findings] == ["empty-file"]:
                return None
            raise
        return None if source.value == {"terms": None} else source

    def _no_department(self, name: str) -> UsageError:
        known = self.departments()
        message = Says(f"没有“{name}”这个科室", f"There is no department “{name}”")
        inside = [part for part in PurePath(name).parts if part in known]
        if near := inside or difflib.get_close_matches(name, known, 1, cutoff=0.5):
            return UsageError(
                message, Says(f"是不是想写“{near[0]}”？", f"Did you mean “{near[0]}”?")
            )
        zh, en = f"现有科室：{'、'.join(known) or '无'}", f"There are: {', '.join(known) or 'none'}"
        if FOLDER_NAME.fullmatch(name):
            zh += f"；新建请运行 brochure new {name}"
            en += f"; to start one, run: brochure new {name}"
        return UsageError(message, Says(zh, en))

    def read_formats(self) -> Formats:
        """Read templates/formats.yaml."""
        path = self.templates / "formats.yaml"
        source = read(path, self.shown(path))
        return validate(Formats, replace(source, value=complete(source.value)))

    def themes(self) -> tuple[str, ...]:
        """List the themes: folders of templates/ that hold a theme.yaml."""
        return tuple(sorted(path.parent.name for path in self.templates.glob(f"*/{THEME_FILE}")))

    def require_theme(self, name: str) -> None:
        """Raise UsageError for a name that is no theme."""
        themes = self.themes()
        if name not in themes:
            raise UsageError(
                Says(f"没有“{name}”这种设计", f"There is no theme “{name}”"),
                Says(f"可用的有：{'、'.join(themes)}", f"There are: {', '.join(themes)}"),
            )

    def read_theme(self, name: str) -> Theme:
        """Read a theme's theme.yaml.

        Raises UsageError when there is no such theme.
        """
        self.require_theme(name)
        path = self.templates / name / THEME_FILE
        return validate(Theme, read(path, self.shown(path)))

    def read_labels(self, name: str) -> Labels:
        """Read a theme's fixed words."""
        path = self.templates / name / "labels.yaml"
        return validate(Labels, read(path, self.shown(path)))

    def read_fonts(self) -> Fonts:
        """Read fonts/fonts.yaml."""
        path = self.fonts / "fonts.yaml"
        return validate(Fonts, read(path, self.shown(path)))


_OUTSIDE = (
    Says("这个文件其实在 content 文件夹之外", "This file really lies outside the folder content"),
    Says("请把文件本身放进科室的文件夹，不要用链接", "Put the file itself here, not a link to it"),
)
