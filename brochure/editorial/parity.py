"""Whether the two languages say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brochure.editorial import abbreviations, units
from brochure.editorial.manuscript import Manuscript
from brochure.editorial.quantities import Quantity, read
from brochure.findings import Finding, Says, warning
from brochure.model.fields import HAN


def untranslated(manuscript: Manuscript) -> Iterator[Finding]:
    """Find English texts that are still Chinese; numbers and abbreviations may be alike."""
    for path, value in manuscript.pairs():
        written = value.en != value.zh and re.search("[A-Za-z]", value.en)
        if not written and re.search(f"[{HAN}]{{2}}", value.en):
            yield warning(
                "untranslated-text",
                manuscript.place((*path, "en")),
                Says("英文这一项写的还是中文", "The English text is still Chinese"),
                Says("请写成英文", "Write it in English"),
            )


def quantities_agree(manuscript: Manuscript) -> Iterator[Finding]:
    """Compare what the two languages count: editions must say the same."""
    for path, value in manuscript.pairs():
        chinese, english = read(value.zh, "zh"), read(value.en, "en")
        missing = english.lacking(chinese), chinese.lacking(english)
        if any(missing):
            yield warning(
                "numbers-differ",
                manuscript.place((*path, "en")),
                _only(*missing),
                Says("请核对两种语言是否一致", "Check that both languages say the same"),
            )


def _only(in_chinese: tuple[Quantity, ...], in_english: tuple[Quantity, ...]) -> Says:
    """Say what stands in one language alone."""
    first, second = ([found.named() for found in kind] for kind in (in_chinese, in_english))
    zh = [f"只有{name}有 {'、'.join(said.zh for said in found)}"
          for name, found in (("中文", first), ("英文", second)) if found]  # fmt: skip
    en = [f"{', '.join(said.en for said in found)} in {name} alone"
          for name, found in (("Chinese", first), ("English", second)) if found]  # fmt: skip
    return Says(f"两种语言的数字对不上：{'，'.join(zh)}", f"The numbers differ: {'; '.join(en)}")


def abbreviations_agree(manuscript: Manuscript) -> Iterator[Finding]:
    """Compare the abbreviations of the two languages: they are written alike in both."""
    for path, value in manuscript.pairs():
        for text, other, said in (
            (value.zh, value.en, Says("英文里没有", "does not stand in the English")),
            (value.en, value.zh, Says("中文里没有", "does not stand in the Chinese")),
        ):
            for found in abbreviations.read(text):
                if not abbreviations.said_in(found, other):
                    yield warning(
                        "abbreviation-missing",
                        manuscript.place((*path, "en" if text == value.zh else "zh")),
                        Says(f"缩写 {found} {said.zh}", f"The abbreviation {found} {said.en}"),
                        Says("缩写在两种语言里写法相同；请补上，或两边都不用",
                             "Write it in both languages, or in neither"),
                    )  # fmt: skip


def units_agree(manuscript: Manuscript) -> Iterator[Finding]:
    """Compare the units in which both languages give the same number."""
    for path, value in manuscript.pairs():
        chinese, english = units.read(value.zh, "zh"), units.read(value.en, "en")
        for number in sorted(chinese.keys() & english.keys()):
            if not chinese[number] & english[number]:
                first, second = min(chinese[number]), min(english[number])
                yield warning(
                    "units-differ",
                    manuscript.place((*path, "en")),
                    Says(f"单位对不上：中文是 {number} {first.zh}，英文是 {number} {second.zh}",
                         f"The units differ: {number} {first.en} in Chinese, "
                         f"{number} {second.en} in English"),
                    Says("请核对两种语言是否一致", "Check that both languages say the same"),
                )  # fmt: skip
