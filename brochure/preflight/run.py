"""Run every check over a press file."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from brochure.findings import Finding
from brochure.preflight.checks import colour, document, ink, pages, type_and_lines
from brochure.preflight.press_file import PressFile

Check = Callable[[PressFile], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    document.output_intent,
    document.pdfx_keys,
    document.encryption,
    document.actions,
    document.links_and_comments,
    pages.boxes,
    pages.one_size,
    pages.blank_pages,
    colour.device_rgb,
    colour.shadings,
    colour.spots,
    colour.rich_black_text,
    colour.small_tints,
    colour.knocked_out_black,
    colour.white_overprint,
    type_and_lines.fonts,
    type_and_lines.small_text,
    type_and_lines.reversed_text,
    type_and_lines.hairlines,
    type_and_lines.resolution,
    ink.total_ink,
)


def preflight(file: PressFile) -> tuple[Finding, ...]:
    """Give the findings of all checks."""
    return tuple(finding for check in CHECKS for finding in check(file))
