"""Whether a theme's inks can be printed and read: total ink, contrast, black text in one ink."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from brochure.findings import Finding, Owner, Says, error, same
from brochure.model.colour import Rgb, light, srgb
from brochure.model.theme import READ_ON, Theme

LEAST_CONTRAST = 4.5
LEAST_CONTRAST_LARGE = 3.0
"""WCAG 2.2, success criterion 1.4.3: for text, and for text of 18 pt and more."""


def examine(theme: Theme, place: str, icc: Path, total_ink_percent: float) -> Iterator[Finding]:
    """Find inks that are too heavy, text that cannot be read, and body text in several inks."""
    for name, inks in theme.swatches.items():
        if sum(inks) > total_ink_percent:
            yield _fault(
                "swatch-too-heavy",
                place,
                Says(f"色板“{name}”的总墨量是 {sum(inks):g} %，超过 {total_ink_percent:g} %",
                     f"The swatch “{name}” has {sum(inks):g} % of ink; "
                     f"the press takes {total_ink_percent:g} %"),
                Says("请减少青、品红或黄", "Take away cyan, magenta or yellow"),
            )  # fmt: skip
    body = theme.swatches.get(theme.text.body)
    if body is not None and any(body[:3]):
        yield _fault(
            "body-text-not-black",
            place,
            Says(f"正文色“{theme.text.body}”不是单黑",
                 f"The body text's swatch “{theme.text.body}” is not black ink alone"),
            Says("请写 [0, 0, 0, 100]，小字才不会套印不准",
                 "Write [0, 0, 0, 100], so that small text cannot be out of register"),
        )  # fmt: skip
    yield from _contrasts(theme, place, icc)


def contrast(theme: Theme, text: str, ground: str, icc: Path) -> float:
    """Give the contrast of two swatches as they print, from 1 to 21 (WCAG 2.2)."""
    return _between(*(srgb(theme.swatch(name), icc) for name in (text, ground)))


def _between(one: Rgb, other: Rgb) -> float:
    dark, bright = sorted(map(_light, (one, other)))
    return (bright + 0.05) / (dark + 0.05)


NIGHT = 0.3
"""So much of the cover's light is left on a page in the dark; text there is a little softened."""


def day(theme: Theme, icc: Path) -> dict[str, Rgb]:
    """Give the colours of a document for the screen, by what they are for, as the press prints."""
    return {name: srgb(theme.swatch(swatch), icc) for name, swatch in theme.reading.colours.items()}


def night(theme: Theme, icc: Path) -> dict[str, Rgb]:
    """Derive the same for a dark screen: the page takes over the cover's colours.

    Its ground is the cover with less light, and so the cover can be told from it; what is set apart
    stands on the cover's own colour; headings are the cover's second voice, text lies between
    its two. The cover stays as it is.
    """
    shown = day(theme, icc)
    cover, loud, quiet = shown["cover"], shown["cover_ink"], shown["cover_quiet"]
    return shown | {
        "paper": _mixed(cover, (0.0, 0.0, 0.0), NIGHT),
        "tint": cover,
        "ink": _mixed(loud, quiet, 0.5),
        "title": quiet,
        "quiet": _mixed(quiet, cover, 0.72),
    }


def _mixed(one: Rgb, other: Rgb, share: float) -> Rgb:
    """Mix two colours by their light."""
    red, green, blue = (
        _encoded(light(255 * a) * share + light(255 * b) * (1 - share))
        for a, b in zip(one, other, strict=True)
    )
    return red, green, blue


def _encoded(linear: float) -> float:
    return 12.92 * linear if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055


def _contrasts(theme: Theme, place: str, icc: Path) -> Iterator[Finding]:
    pairs = [
        *((pair, LEAST_CONTRAST) for pair in (*theme.text.pairs, *theme.reading.pairs)),
        *((pair, LEAST_CONTRAST_LARGE) for pair in theme.text.large_pairs),
        # Marks are no text; that they can be told from the page is asked of no theme.
        ((theme.reading.accent, theme.reading.paper), 0),
    ]
    known = set(theme.swatches)
    for (text, ground), least in pairs:
        if unknown := {text, ground} - known:
            name = min(unknown)
            yield _fault("unknown-swatch", place,
                         Says(f"没有叫“{name}”的色板", f"There is no swatch “{name}”"),
                         Says("请核对 text 和 reading 里的名称",
                              "Check the names under text and reading"))  # fmt: skip
        elif (found := contrast(theme, text, ground, icc)) < least:
            yield _fault(
                "low-contrast",
                place,
                Says(f"“{ground}”上的“{text}”文字对比度只有 {found:.1f}，至少要 {least:g}",
                     f"Text in “{text}” on “{ground}” has a contrast of {found:.1f}; "
                     f"{least:g} is the least"),
                Says("请把两色拉开深浅", "Make one of the two darker or lighter"),
            )  # fmt: skip
    if known.issuperset(theme.reading.colours.values()):
        yield from _contrasts_at_night(theme, place, icc)


def _contrasts_at_night(theme: Theme, place: str, icc: Path) -> Iterator[Finding]:
    colours = night(theme, icc)
    for text, ground in READ_ON:
        if (found := _between(colours[text], colours[ground])) < LEAST_CONTRAST:
            yield _fault(
                "low-contrast-in-the-dark",
                place,
                Says(f"网页深色显示时，“{ground}”上的“{text}”对比度只有 {found:.1f}，"
                     f"至少要 {LEAST_CONTRAST:g}",
                     f"On a dark screen, “{text}” on “{ground}” has a contrast of {found:.1f}; "
                     f"{LEAST_CONTRAST:g} is the least"),
                Says("请把 reading 里的 cover 选深些，或把 cover_quiet 选浅些",
                     "Choose a darker cover, or a lighter cover_quiet, under reading"),
            )  # fmt: skip


def _light(colour: Rgb) -> float:
    red, green, blue = (light(255 * part) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _fault(code: str, place: str, message: Says, remedy: Says) -> Finding:
    return error(code, same(place), message, remedy, Owner.DESIGNER)
