"""What every brochure of a project is made with, read once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from brochure.errors import Refused, UsageError
from brochure.findings import Finding, Says, error
from brochure.layout.compose import Design
from brochure.model import design, palette
from brochure.model.content import Department
from brochure.model.formats import Format, Formats
from brochure.model.profile import DEFAULT, PressProfile, read_profile
from brochure.model.project import DEFAULT_THEME, THEME_FILE, Project
from brochure.model.source import Source
from brochure.model.theme import Fonts, Labels, Theme


@dataclass(frozen=True)
class Studio:
    """What every brochure of a project is made with, read once."""

    project: Project
    theme_name: str
    theme: Theme
    labels: Labels
    formats: Formats
    fonts: Fonts
    profile_name: str
    profile: PressProfile
    icc: Path
    fixed_theme: bool
    """Whether the command names the theme, whatever a department wishes."""

    @classmethod
    def of(cls, project: Project, profile: str = DEFAULT, theme: str | None = None) -> Studio:
        """Read a project's formats, fonts and one theme, and a press profile.

        Raises UsageError for a theme or profile that is not known, Refused for one with faults.
        """
        name = theme or DEFAULT_THEME
        studio = cls(
            project,
            name,
            project.read_theme(name),
            project.read_labels(name),
            project.read_formats(),
            project.read_fonts(),
            profile,
            *read_profile(profile, project.root / "profiles"),
            fixed_theme=theme is not None,
        )
        place = project.shown(studio.theme_folder / THEME_FILE)
        faults = [
            *design.examine(studio.theme, place, studio.formats, studio.fonts, project),
            *palette.examine(studio.theme, place, studio.icc, studio.profile.total_ink_percent),
        ]
        if faults:
            raise Refused(faults)
        return studio

    def dressed_for(self, department: Department, source: Source) -> Studio:
        """Give the studio with the theme that a department wishes for.

        Raises Refused, with the line, for a theme that is not there.
        """
        wish = department.theme or DEFAULT_THEME
        if self.fixed_theme or wish == self.theme_name:
            return self
        if wish not in self.project.themes():
            raise Refused([_unknown_theme(source, wish, self.project.themes())])
        return Studio.of(self.project, self.profile_name, wish)

    @property
    def theme_folder(self) -> Path:
        return self.project.templates / self.theme_name

    @property
    def offered(self) -> tuple[str, ...]:
        """List the formats that the theme has a template for."""
        return tuple(
            name for name, sheet in self.formats.formats.items()
            if design.template(self.theme_folder, sheet).is_file()
        )  # fmt: skip

    def require(self, formats: Iterable[str]) -> None:
        """Raise UsageError for a format that the theme does not have."""
        for name in formats:
            if name not in self.offered:
                raise UsageError(
                    Says(
                        f"设计“{self.theme_name}”没有“{name}”这种版式",
                        f"The theme “{self.theme_name}” has no format “{name}”",
                    ),
                    Says(
                        f"可用的版式：{'、'.join(self.offered)}",
                        f"The formats are: {', '.join(self.offered)}",
                    ),
                )

    def design(self, sheet: Format, theme: Theme) -> Design:
        """Put together what a brochure is composed with."""
        return Design(
            theme,
            self.labels,
            self.fonts,
            sheet,
            self.profile.bleed_mm,
            self.theme_folder,
            self.project.fonts,
        )


def _unknown_theme(source: Source, wish: str, themes: tuple[str, ...]) -> Finding:
    return error(
        "unknown-theme",
        source.place(("theme",)),
        Says(f"没有“{wish}”这种设计", f"There is no theme “{wish}”"),
        Says(f"可以写：{'、'.join(themes)}", f"Write one of: {', '.join(themes)}"),
    )
