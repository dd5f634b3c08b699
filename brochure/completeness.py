"""Nothing is lost on the way to the page: every text is in print, or is said not to be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from brochure.findings import LANGUAGES, Finding, Language, Owner, Says, Severity, error
from brochure.judge import EDITIONS
from brochure.layout.typeset import Layout
from brochure.model.content import Department
from brochure.model.fields import BREAK, Picture
from brochure.model.source import KeyPath, Source, field_name
from brochure.model.walk import each, texts

_STRAIGHT = str.maketrans("‘’“”", "''\"\"")
_TAG = re.compile(r"<style>.*?</style>|<[^>]*>", re.DOTALL)
_ALT = re.compile(r'\balt="([^"]*)"')
_UNPRINTED = {"print", "description"}
"""What is ordered from the print shop, and what pictures show, told to those who cannot see."""


def left_out(
    department: Department, language: Language, layout: Layout, source: Source
) -> Iterator[Finding]:
    """Find every text that is in none of the layout's frames.

    A flyer or a poster tells which sections it leaves out; from all else, nothing may be missing.
    """
    printed = " ".join(frame.text for frame in layout.frames)
    too_long = _running_over(layout)
    missing = [
        path for path in _missing(department, language, printed)
        if path[0] not in too_long and not _UNPRINTED & set(path)
    ]  # fmt: skip
    if not layout.sheet.abridged:
        yield from (_lost(path, language, source) for path in missing)
    elif missing:
        fields = dict.fromkeys(".".join(str(key) for key in path[:2] if key not in LANGUAGES
                                        and isinstance(key, str)) for path in missing)  # fmt: skip
        yield _abridged(layout, tuple(fields), source)


def unsaid(
    department: Department, language: Language, html: str, source: Source
) -> Iterator[Finding]:
    """Find every text that a document for the screen does not say, in words or for a picture."""
    said = unescape(_TAG.sub(lambda tag: " ".join(_ALT.findall(tag.group())), html))
    for path in _missing(department, language, said):
        if path[0] != "print":
            yield _lost(path, language, source)


def _missing(department: Department, language: Language, said: str) -> list[KeyPath]:
    bare = _bare(said)
    return [
        path
        for path, text in texts(department)
        if _due(department, path, language) and _bare(text) not in bare
    ]


def _running_over(layout: Layout) -> set[str]:
    """Name the sections on panels where text runs over: that is told, and comes first."""
    panels = {frame.panel for frame in layout.overset}
    return {re.split("[.:]", frame.name)[0] for frame in layout.frames if frame.panel in panels}


def _due(department: Department, path: KeyPath, language: Language) -> bool:
    """Tell whether a text is to be printed in this language's edition."""
    other: Language = "en" if language == "zh" else "zh"
    if path[-1] == other:
        return False
    if path[:1] == ("conditions",) and "techniques" in path:
        return False
    # The cover's own words stand for the full name, which the other language prints on the back.
    return not (path[0] == "name" and department.cover_title)


def _bare(text: str) -> str:
    """Leave what a reader reads: no white space, no controls, no marks for breaking lines.

    Straight quotation marks are printed curled: they are alike here.
    """
    text = text.translate(_STRAIGHT)
    return re.sub(rf"[\s\u00a0\u200b\u2060{re.escape(BREAK)}]+", "", text)


def _lost(path: KeyPath, language: Language, source: Source) -> Finding:
    where, field = source.place(path), field_name(path)
    return error(
        "text-left-out",
        where,
        Says(f"“{field}”没有印出来（{language}）", f"“{field}” is not in print ({language})"),
        Says("请设计人员在模板里加上这一项", "The designer must give it a place in the template"),
        Owner.DESIGNER,
    )


def _abridged(layout: Layout, fields: tuple[str, ...], source: Source) -> Finding:
    name = layout.sheet.name
    return Finding(
        "abridged",
        Severity.INFO,
        source.place(()),
        Says(
            f"{name.zh}是节选，没有印出：{'、'.join(fields)}",
            f"The {name.en} is an abridgement; it leaves out: {', '.join(fields)}",
        ),
        Says("要全部内容，请用折页或小册子", "For all of it, choose a folded sheet or a booklet"),
    )


def pictures_left_out(
    department: Department, language: Language, layout: Layout, source: Source
) -> Iterator[Finding]:
    """Tell which pictures of the content have no room in this format."""
    missing = [path[0] for path, picture in each(Picture, department)
               if picture.file not in layout.pictures]  # fmt: skip
    if missing:
        many = [(missing.count(field), _KINDS[str(field)]) for field in dict.fromkeys(missing)]
        zh = "、".join(f"{kind.zh} {count} 张" for count, kind in many)
        en = ", ".join(f"{kind.en} ({count})" for count, kind in many)
        name, edition = layout.sheet.name, EDITIONS[language]
        yield Finding(
            "pictures-left-out",
            Severity.INFO,
            source.place((missing[0],)),
            Says(f"{edition.zh} · {name.zh}没有放下这些图片：{zh}",
                 f"{edition.en} · the {name.en} has no room for: {en}"),
            Says("要用它们，请换大一些的版式或另一种设计",
                 "To show them, choose a larger format or another theme"),
        )  # fmt: skip


_KINDS = {
    "logo": Says("标志", "the logo"),
    "photo": Says("照片", "photograph"),
    "photos": Says("更多照片", "more photographs"),
    "team": Says("人像", "portraits"),
    "map": Says("路线图", "the map"),
}
