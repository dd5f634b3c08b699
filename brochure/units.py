"""Millimetres, points, pixels and rectangles: the only place that converts lengths."""

from __future__ import annotations

from dataclasses import dataclass

MM_PER_INCH = 25.4
PT_PER_INCH = 72
PX_PER_INCH = 96


def mm_from_px(px: float) -> float:
    """Convert CSS pixels to millimetres."""
    return px * MM_PER_INCH / PX_PER_INCH


def px_from_mm(mm: float) -> float:
    """Convert millimetres to CSS pixels."""
    return mm * PX_PER_INCH / MM_PER_INCH


def mm_from_pt(pt: float) -> float:
    """Convert PDF points to millimetres."""
    return pt * MM_PER_INCH / PT_PER_INCH


def pt_from_mm(mm: float) -> float:
    """Convert millimetres to PDF points."""
    return mm * PT_PER_INCH / MM_PER_INCH


@dataclass(frozen=True)
class Rectangle:
    """An area of the sheet in millimetres from the trim's top left corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    def inset(self, mm: float) -> Rectangle:
        """Shrink the area by the same length on all four sides."""
        return Rectangle(self.left + mm, self.top + mm, self.width - 2 * mm, self.height - 2 * mm)

    def holds(self, other: Rectangle, tolerance_mm: float = 0.0) -> bool:
        """Tell whether another area lies inside this one."""
        return (
            other.left >= self.left - tolerance_mm
            and other.top >= self.top - tolerance_mm
            and other.right <= self.right + tolerance_mm
            and other.bottom <= self.bottom + tolerance_mm
        )
