"""The only door to Ghostscript: it separates pages into plates, a plate for every spot ink."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from brochure.preflight.paints import PROCESS

NAME = "Ghostscript"
FINER = 4
"""It draws so many times finer and averages, because its separations have no soft edges."""
EXACT = "0 0 .setfilladjust2"
"""Ink only where a shape covers a pixel's middle: else a 0.1 mm line prints twice as wide."""

BAND_BYTES = 64_000_000
"""The memory for a band of the page: it reads the page again for each, and a sheet has many."""


def find() -> str | None:
    """Give the program, if it is installed."""
    return shutil.which("gs")


def version(program: str, seconds: float) -> str:
    """Ask the program for its version."""
    ran = subprocess.run([program, "--version"], capture_output=True, timeout=seconds)  # noqa: S603
    return ran.stdout.decode(errors="replace").strip()


def draw(
    program: str, pdf: Path, folder: Path, dpi: int, seconds: float
) -> tuple[dict[str, bytes], ...]:
    """Draw every page's media box; each ink a grey picture file, white for paper.

    Raises SubprocessError or OSError when the program fails or takes too long.
    """
    command = [
        program, "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=tiffsep",
        f"-r{dpi * FINER}", f"-dDownScaleFactor={FINER}",
        f"-dBufferSpace={BAND_BYTES}",
    ]  # fmt: skip
    with (folder / "said").open("wb") as said:
        subprocess.run(  # noqa: S603
            [*command, "-o", folder / "%d.tif", "-c", EXACT, "-f", pdf],
            check=True, stdout=said, stderr=said, timeout=seconds,
            env={**os.environ, "TMPDIR": str(folder), "TEMP": str(folder)},
        )  # fmt: skip
    pages: dict[int, dict[str, bytes]] = {}
    for path in sorted(folder.glob("*.tif")):
        if plate := re.fullmatch(r"(\d+)\((.+)\)\.tif", path.name):
            pages.setdefault(int(plate[1]), {})[plate[2]] = path.read_bytes()
    return tuple(
        {name: plates[name] for name in [*PROCESS, *(n for n in plates if n not in PROCESS)]}
        for _, plates in sorted(pages.items())
    )
