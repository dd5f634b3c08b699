"""The only door to mutool: a page as the four plates that the press will print."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter

DPI = 100
SECONDS = 60
"""A renderer that takes longer hangs."""


@dataclass(frozen=True)
class Plates:
    """One page's ink, a grey picture a plate, 255 for full ink; the page is its media box."""

    inks: tuple[Image.Image, ...]

    def heaviest(self, box: tuple[int, int, int, int], square_px: int) -> tuple[float, int, int]:
        """Find the square with the most ink: its mean in per cent, and its place in pixels."""
        halves = [plate.crop(box).point(lambda level: level // 4) for plate in self.inks]
        total = halves[0]
        for plate in halves[1:]:
            total = ImageChops.add(total, plate)
        mean = total.filter(ImageFilter.BoxBlur(square_px // 2))
        levels = mean.tobytes()
        most = max(levels)
        place = levels.index(most)
        return most * 4 / 2.55, place % mean.width, place // mean.width


def render(pdf: bytes) -> tuple[Plates, ...] | None:
    """Render every page with mutool; None when it is absent, fails or hangs."""
    program = shutil.which("mutool")
    if program is None:
        return None
    with tempfile.TemporaryDirectory() as scratch:
        source, target = Path(scratch) / "in.pdf", Path(scratch) / "%d.pam"
        source.write_bytes(pdf)
        command = [program, "draw", "-q", "-r", str(DPI), "-c", "cmyk", "-F", "pam", "-o"]
        try:
            subprocess.run(
                [*command, target, source], check=True, capture_output=True, timeout=SECONDS
            )
        except (subprocess.SubprocessError, OSError):
            return None
        pages = sorted(Path(scratch).glob("*.pam"), key=lambda path: int(path.stem))
        return tuple(_read(page.read_bytes()) for page in pages)


def _read(pam: bytes) -> Plates:
    """Read a PAM picture of C, M, Y, K and perhaps alpha."""
    head, _, body = pam.partition(b"ENDHDR\n")
    said = dict(line.split(b" ", 1) for line in head.splitlines() if b" " in line)
    size, depth = (int(said[b"WIDTH"]), int(said[b"HEIGHT"])), int(said[b"DEPTH"])
    return Plates(tuple(Image.frombytes("L", size, body[ink::depth]) for ink in range(4)))
