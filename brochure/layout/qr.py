"""The only door to segno: a QR code as one SVG path."""

from __future__ import annotations

from dataclasses import dataclass

import segno

QUIET_ZONE = 4
MIN_MODULE_MM = 0.45


@dataclass(frozen=True)
class QrDrawing:
    """A code's path, one unit a module, quiet zone included."""

    path: str
    modules: int

    def module_mm(self, width_mm: float) -> float:
        """Give the size of a module when the code is printed so wide."""
        return width_mm / self.modules


def draw(content: str) -> QrDrawing | None:
    """Draw a code of error correction level M; None when the content is too long for any code."""
    try:
        matrix = segno.make_qr(content, error="m", boost_error=False).matrix
    except segno.DataOverflowError:
        return None
    squares = (
        f"M{x + QUIET_ZONE} {y + QUIET_ZONE}h1v1h-1z"
        for y, row in enumerate(matrix)
        for x, dark in enumerate(row)
        if dark
    )
    return QrDrawing("".join(squares), len(matrix) + 2 * QUIET_ZONE)
