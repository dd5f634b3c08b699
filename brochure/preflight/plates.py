"""Pages as the plates that the press will print, by whichever program is installed."""

from __future__ import annotations

import io
import math
import subprocess
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal, Protocol

from PIL import Image, ImageChops, ImageFilter, ImageOps

from brochure.preflight import ghostscript, mutool
from brochure.units import MM_PER_INCH

DPI = 150
"""At 100 the two programs differ by 3 % of ink among fine lines; at 150 by less than 2 %."""
MOST_PIXELS = 80_000_000
"""Of all pages together, 32 of A4 at full resolution; larger files are drawn coarser."""
LEAST_DPI = 36
"""A bleed of 3 mm is four pixels wide; coarser plates show nothing."""
SECONDS = 60.0
"""A file that takes longer hangs, whichever programs try it."""

Why = Literal["absent", "failed", "timed out", "too large", "too complex"]
Box = tuple[int, int, int, int]


@dataclass(frozen=True)
class Plates:
    """One page's ink, a grey picture a plate, 255 for full ink; the page is its media box."""

    names: tuple[str, ...]
    inks: tuple[Image.Image, ...]

    def without(self, names: Iterable[str]) -> Plates:
        """Leave out plates that are not ink, such as die lines."""
        dropped = set(names)
        kept = [(n, i) for n, i in zip(self.names, self.inks, strict=True) if n not in dropped]
        return Plates(tuple(name for name, _ in kept), tuple(ink for _, ink in kept))

    def total(self) -> Image.Image:
        """Add all plates; 255 stands for 100 % of every plate at once."""
        share = [round(level / len(self.inks)) for level in range(256)]
        total = self.inks[0].point(share)
        for plate in self.inks[1:]:
            total = ImageChops.add(total, plate.point(share))
        return total

    @cached_property
    def most(self) -> Image.Image:
        """Give the heaviest plate at each place."""
        most = self.inks[0]
        for plate in self.inks[1:]:
            most = ImageChops.lighter(most, plate)
        return most

    def along(self, band: Box) -> bytes:
        """Give the ink along a narrow band, the least that stands across it at each place."""
        strip = self.most.crop(band)
        if strip.height > strip.width:
            strip = strip.transpose(Image.Transpose.TRANSPOSE)
        least = strip.crop((0, 0, strip.width, 1))
        for row in range(1, strip.height):
            least = ImageChops.darker(least, strip.crop((0, row, strip.width, row + 1)))
        return least.tobytes()

    def heaviest(self, box: Box, square_px: int) -> tuple[float, int, int]:
        """Find the square with the most ink: its mean in per cent, and its place in pixels."""
        mean = self.total().crop(box).filter(ImageFilter.BoxBlur(square_px // 2))
        levels = mean.tobytes()
        most = max(levels)
        place = levels.index(most)
        return most * len(self.inks) / 2.55, place % mean.width, place // mean.width


class Engine(Protocol):
    """One outside program that draws plates, as a module."""

    NAME: str

    def find(self) -> str | None: ...

    def version(self, program: str, seconds: float) -> str: ...

    def draw(
        self, program: str, pdf: Path, folder: Path, dpi: int, seconds: float
    ) -> tuple[dict[str, bytes], ...]: ...


@dataclass(frozen=True)
class Rendering:
    """Every page's plates, and the program that drew them."""

    pages: tuple[Plates, ...]
    program: str
    dpi: int = DPI

    @property
    def pixel_mm(self) -> float:
        return MM_PER_INCH / self.dpi


@dataclass(frozen=True)
class Skipped:
    """Why there are no plates: what became of each program that was tried."""

    tried: tuple[tuple[str, Why], ...]


def resolution(square_inches: float) -> int:
    """Give the resolution at which so large a file is drawn, in pixels an inch."""
    return max(1, min(DPI, int(math.sqrt(MOST_PIXELS / square_inches))))


def render(pdf: bytes, spots: bool, dpi: int = DPI) -> Rendering | Skipped:
    """Render every page with mutool or else Ghostscript; spot inks need the second."""
    tried: list[tuple[str, Why]] = []
    until = time.monotonic() + SECONDS
    for engine in (ghostscript, mutool) if spots else (mutool, ghostscript):
        # Half the time is left for the second program if the first one hangs.
        seconds = (until - time.monotonic()) / (1 if tried else 2)
        done = render_by(engine, pdf, seconds, dpi)
        if isinstance(done, Rendering):
            return done
        tried.append((engine.NAME, done))
    return Skipped(tuple(tried))


def render_by(engine: Engine, pdf: bytes, seconds: float, dpi: int = DPI) -> Rendering | Why:
    """Render every page with one program, or tell why it could not."""
    program = engine.find()
    if program is None:
        return "absent"
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / "in.pdf"
        source.write_bytes(pdf)
        try:
            drawn = engine.draw(program, source, Path(scratch), dpi, seconds)
            name = f"{engine.NAME} {engine.version(program, seconds)}"
            pages = tuple(Plates(tuple(page), tuple(map(_ink, page.values()))) for page in drawn)
        except subprocess.TimeoutExpired:
            return "timed out"
        except (subprocess.SubprocessError, OSError, LookupError, ValueError,
                Image.DecompressionBombError):  # fmt: skip
            return "failed"
    return Rendering(pages, name, dpi) if pages else "failed"


def _ink(picture: bytes) -> Image.Image:
    """Read a grey picture in which white is paper."""
    return ImageOps.invert(Image.open(io.BytesIO(picture)).convert("L"))
