"""What every brochure of a project is made with, read once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from brochure.errors import Refused
from brochure.layout.compose import Design
from brochure.model import design
from brochure.model.formats import Format, Formats
from brochure.model.profile import DEFAULT, PressProfile, read_profile
from brochure.model.project import THEME, Project
from brochure.model.theme import Fonts, Labels, Theme


@dataclass(frozen=True)
class Studio:
    """What every brochure of a project is made with, read once."""

    project: Project
    theme: Theme
    labels: Labels
    formats: Formats
    fonts: Fonts
    profile: PressProfile
    icc: Path

    @classmethod
    def of(cls, project: Project, profile: str = DEFAULT) -> Studio:
        """Read a project's theme, words, formats and fonts, and a press profile."""
        studio = cls(
            project,
            project.read_theme(),
            project.read_labels(),
            project.read_formats(),
            project.read_fonts(),
            *read_profile(profile, project.root / "profiles"),
        )
        faults = design.examine(studio.theme, studio.formats, studio.fonts, project)
        if faults:
            raise Refused(faults)
        return studio

    @property
    def theme_folder(self) -> Path:
        return self.project.templates / THEME

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
