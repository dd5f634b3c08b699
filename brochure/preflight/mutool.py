"""The only door to mutool: it draws pages as C, M, Y and K, with overprint as it prints."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from brochure.preflight.paints import PROCESS

NAME = "mutool"
_PAPER_WHITE = bytes(range(255, -1, -1))


def find() -> str | None:
    """Give the program, if it is installed."""
    return shutil.which("mutool")


def version(program: str, seconds: float) -> str:
    """Ask the program for its version."""
    ran = subprocess.run([program, "-v"], capture_output=True, timeout=seconds)  # noqa: S603
    return (ran.stderr + ran.stdout).decode(errors="replace").strip().split(" ")[-1]


def draw(
    program: str, pdf: Path, folder: Path, dpi: int, seconds: float
) -> tuple[dict[str, bytes], ...]:
    """Draw every page's media box; each ink a grey picture file, white for paper.

    Raises SubprocessError or OSError when the program fails or takes too long, ValueError for a
    picture that was not written to its end.
    """
    command = [program, "draw", "-q", "-r", str(dpi), "-c", "cmyk", "-F", "pam", "-o"]
    with (folder / "said").open("wb") as said:
        subprocess.run(  # noqa: S603
            [*command, folder / "%d.pam", pdf],
            check=True, stdout=said, stderr=said, timeout=seconds,
        )  # fmt: skip
    pages = sorted(folder.glob("*.pam"), key=lambda path: int(path.stem))
    return tuple(_inks(page.read_bytes()) for page in pages)


def _inks(pam: bytes) -> dict[str, bytes]:
    """Part a PAM picture of C, M, Y, K and perhaps alpha into PGM pictures."""
    head, _, body = pam.partition(b"ENDHDR\n")
    said = dict(line.split(b" ", 1) for line in head.splitlines() if b" " in line)
    size, depth = (int(said[b"WIDTH"]), int(said[b"HEIGHT"])), int(said[b"DEPTH"])
    if len(body) < size[0] * size[1] * depth:
        raise ValueError("the picture ends early")
    pgm = b"P5 %d %d 255\n" % size
    return {
        name: pgm + body[ink::depth].translate(_PAPER_WHITE) for ink, name in enumerate(PROCESS)
    }
