"""The only door to jieba: Chinese text in the words that a line's end does not tear apart."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

import rjieba

from brochure.model.fields import HAN

LONGEST = 5
"""A longer phrase may be torn: kept whole, it would leave a hole in the line before it."""
_DOTTED = rf"[{HAN}]{{2,6}}(?=\u2060?·)|(?<=·)[{HAN}]{{2,6}}(?![{HAN}])"
"""A part of a name from another language, as in 买买提·阿不都外力."""
_LISTED = rf"副?主任[医护技药]师|副主任|主[治管][医护技药]师|检查(?=和)|（[{HAN}]{{1,4}}）"
"""What the dictionary cuts wrongly, and short brackets, which count as one word."""
_SUFFIXES = "的了着过里上下时后室区科楼站号"
"""A single character that ends the word before it, though the dictionary cuts it off."""
_HAN = re.compile(f"[{HAN}]+")
_LETTERS = re.compile("[A-Z]{1,4}")
_LETTERED = 3
"""What letters make up with their noun, T 管 or CT 检查, takes no more room than so many."""
_NO_NOUN = "等和及与或的之为是在"


def phrases(text: str, names: tuple[str, ...] = (), longest: int = LONGEST) -> list[str]:
    """Take a Chinese text apart where a line may end; `names` are words of its own.

    >>> phrases("心脏疾病的检查和治疗。")
    ['心脏', '疾病的', '检查', '和', '治疗', '。']
    """
    cut: list[str] = []
    for index, part in enumerate(_listed(names).split(text)):
        for word in [part] if index % 2 else _words(part, longest):
            if _is_lettered(cut, word, longest):
                cut[-2:] = [f"{cut[-2]} {word}"]
            elif word in _SUFFIXES and cut and _HAN.fullmatch(cut[-1]) and len(cut[-1]) < longest:
                cut[-1] += word
            elif word:
                cut.append(word)
    return cut


def _is_lettered(cut: list[str], word: str, longest: int) -> bool:
    """Tell whether a word is the noun to the letters before it, as in C 形臂."""
    if cut[-1:] != [" "] or not (len(cut) > 1 and _LETTERS.fullmatch(cut[-2])):
        return False
    room = (len(cut[-2]) + 1) // 2 + len(word)
    noun = _HAN.fullmatch(word) and word[0] not in _NO_NOUN
    return bool(noun) and room <= max(longest, _LETTERED)


def _words(text: str, longest: int) -> Iterator[str]:
    """Cut a text into words; one that is too long into two, if both are words, or anywhere."""
    for word in rjieba.cut(text, True):
        if len(word) <= longest or not _HAN.fullmatch(word):
            yield word
        else:
            halves = {word[:2], word[2:]}
            known = halves <= set(rjieba.cut_for_search(word, True))
            yield from (word[:2], word[2:]) if known else word


@functools.cache
def _listed(names: tuple[str, ...]) -> re.Pattern[str]:
    """Find what is kept whole whatever the dictionary says: the longest name first."""
    short = sorted((name for name in names if 2 <= len(name) <= LONGEST), key=len, reverse=True)
    return re.compile(f"({'|'.join([*map(re.escape, short), _LISTED, _DOTTED])})")
