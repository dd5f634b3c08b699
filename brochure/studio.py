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
from brochure.model.source import KeyPath, Source
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
            raise Refused([_unknown(source, ("theme",), wish, self.project.themes(), _NO_THEME)])
        return Studio.of(self.project, self.profile_name, wish)

    def formats_for(
        self, department: Department, source: Source, named: Iterable[str]
    ) -> tuple[str, ...]:
        """Give the formats that a command names, or those that a department wishes for.

        Raises UsageError for one named that the theme does not have, Refused, with its line, for
        one that a department wishes for.
        """
        if named := tuple(named):
            self.require(named)
            return named
        unknown = [
            _unknown(source, ("formats", index), name, self.offered, _NO_FORMAT)
            for index, name in enumerate(department.formats)
            if name not in self.offered
        ]
        if unknown:
            raise Refused(unknown)
        return department.formats or (self.formats.default,)

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


_NO_THEME = ("unknown-theme", Says("没有“{}”这种设计", "There is no theme “{}”"))
_NO_FORMAT = (
    "unknown-format", Says("这个设计没有“{}”这种版式", "The theme has no format “{}”"),
)  # fmt: skip


def _unknown(
    source: Source, path: KeyPath, wish: str, known: tuple[str, ...], says: tuple[str, Says]
) -> Finding:
    code, message = says
    return error(
        code,
        source.place(path),
        Says(message.zh.format(wish), message.en.format(wish)),
        Says(f"可以写：{'、'.join(known)}", f"Write one of: {', '.join(known)}"),
    )
