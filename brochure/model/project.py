"""The folders of a project, and what is read from each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from brochure.errors import BrochureError, UsageError
from brochure.findings import Says
from brochure.model.content import Department
from brochure.model.formats import Formats
from brochure.model.source import Source, read
from brochure.model.theme import Fonts, Labels, Theme
from brochure.model.validation import validate

CONTENT_FILE = "brochure.yaml"
THEME = "suspension"


@dataclass(frozen=True)
class Project:
    """Where a project keeps its content, templates, fonts and results."""

    root: Path
    content: Path
    templates: Path
    fonts: Path
    out: Path

    @classmethod
    def at(cls, root: Path, out: Path | None = None) -> Project:
        """Describe the project in a folder.

        Raises BrochureError when the folder holds no project.
        """
        project = cls(
            root, root / "content", root / "templates", root / "fonts", out or root / "out"
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

    def departments(self) -> tuple[str, ...]:
        """List the departments that have content."""
        return tuple(sorted(path.parent.name for path in self.content.glob(f"*/{CONTENT_FILE}")))

    def read_department(self, name: str) -> tuple[Department, Source]:
        """Read one department's content.

        Raises UsageError when there is no such department, Refused when its file is not right.
        """
        path = self.content / name / CONTENT_FILE
        if Path(name).name != name or not path.parent.is_dir():
            known = self.departments()
            raise UsageError(
                Says(f"没有“{name}”这个科室", f"There is no department “{name}”"),
                Says(
                    f"现有科室：{'、'.join(known) or '无'}；新建请运行 brochure new {name}",
                    f"There are: {', '.join(known) or 'none'}; "
                    f"to start one, run: brochure new {name}",
                ),
            )
        source = read(path, self.shown(path))
        return validate(Department, source), source

    def read_formats(self) -> Formats:
        """Read templates/formats.yaml."""
        path = self.templates / "formats.yaml"
        return validate(Formats, read(path, self.shown(path)))

    def read_theme(self, name: str = THEME) -> Theme:
        """Read a theme's theme.yaml."""
        path = self.templates / name / "theme.yaml"
        return validate(Theme, read(path, self.shown(path)))

    def read_labels(self, name: str = THEME) -> Labels:
        """Read a theme's fixed words."""
        path = self.templates / name / "labels.yaml"
        return validate(Labels, read(path, self.shown(path)))

    def read_fonts(self) -> Fonts:
        """Read fonts/fonts.yaml."""
        path = self.fonts / "fonts.yaml"
        return validate(Fonts, read(path, self.shown(path)))
