"""Find words that the law on medical advertising may forbid, unless a reason settles them.

No legal advice: a finding names words and article, and the hospital's own offices judge.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from brochure.editorial.law import RULES, Rule, Span, claims
from brochure.editorial.manuscript import Manuscript, long_enough, name_patterns, reasoned, sought
from brochure.editorial.plain_words import plain
from brochure.findings import LANGUAGES, Finding, Language, Says, error, warning
from brochure.model.fields import BREAK, Bilingual, Wording

_MARK = r"(?:[，。；：！？、;!?|“”‘\"（）()\[\]{}#《》]|[,.:](?![0-9])|’(?![A-Za-z]))"
_NEEDS_QUOTES = re.compile(r"[,:\[\]{}#\"'|]|^[-?&*!>%@`]")
_LONGEST_CLAUSE = 80
_EIGHT_ITEMS = Says(
    "；也不是医疗广告可写的八项内容（医疗广告管理办法第六条）",
    "; nor is it one of an advertisement's eight items (Measures, art. 6)",
)
_FOR_THE_PRESS = {"print"}
"""What no reader gets to see."""


def in_texts(manuscript: Manuscript) -> Iterator[Finding]:
    """Find words that an advertisement may not have, and that make an information one.

    In an advertisement they are errors: its eight items need none of them.
    """
    publication = manuscript.department.publication
    advertised = publication is not None and publication.mode == "advertisement"
    tell, further = (error, _EIGHT_ITEMS) if advertised else (warning, Says("", ""))
    for path, text in manuscript.written():
        for rule in RULES if path[0] not in _FOR_THE_PRESS else ():
            found = {language: _found(manuscript, rule, text, language) for language in LANGUAGES}
            if words := list(dict.fromkeys([*found["zh"], *found["en"]])):
                yield tell(
                    rule.code,
                    manuscript.place((*path, "zh" if found["zh"] else "en")),
                    Says(f"可能涉及{rule.article.zh}：“{'”“'.join(words)}”{further.zh}",
                         f"May fall under {rule.article.en}: “{'”, “'.join(words)}”{further.en}"),
                    _advice(manuscript, rule, text, found),
                )  # fmt: skip


def _found(
    manuscript: Manuscript, rule: Rule, text: Bilingual, language: Language
) -> dict[str, str]:
    """List a text's words of a rule that neither a name, nor a plain sense, nor a reason holds.

    Each comes with what a reason would quote.
    """
    said = _unbroken(text.to(language), language)
    names = [match.span() for name in name_patterns(manuscript.department)
             for match in re.finditer(name, said)]  # fmt: skip
    settled = [*plain(said, language), *(Span(*span) for span in names)]
    settled += [Span(*span) for span in manuscript.accepted_in(said)]
    return {
        words: _clause(said, span, words)
        for span, words in claims(rule, said, language)
        if not any(around.holds(span) for around in settled)
    }


def _clause(text: str, span: Span, words: str) -> str:
    """Give the clause around some words, or the words alone where it is long."""
    start = max(found.end() for found in re.finditer(f"^|{_MARK}", text[: span.start]))
    end = re.compile(f"{_MARK}|$").search(text, span.end)
    clause = text[start : end.start() if end else None].strip()
    return clause if len(clause) <= _LONGEST_CLAUSE else words


def _unbroken(text: str, language: Language) -> str:
    return re.sub(rf" ?{re.escape(BREAK)} ?", " " if language == "en" else "", text)


def _advice(
    manuscript: Manuscript, rule: Rule, text: Wording, found: dict[Language, dict[str, str]]
) -> Says:
    """Say what to do; where the content has a prudent wording that claims nothing, show it."""
    other = text.prudent
    if other is None or any(
        _found(manuscript, each, other, language) for each in RULES for language in LANGUAGES
    ):
        return _settled_by(rule, [clause for each in found.values() for clause in each.values()])
    return Says(
        f"稳妥的写法：“{_short(other.zh, '')}”；用 --edition prudent 生成",
        f"A cautious wording: “{_short(other.en, ' ')}”; build it with --edition prudent",
    )


def _settled_by(rule: Rule, clauses: list[str]) -> Says:
    """Say what to write instead, and the very lines that settle the words where they are right."""
    lines = [f"- {{words: {_quoted(clause)}, reason: …}}" for clause in dict.fromkeys(clauses)]
    zh, en = "，再写一行 ".join(lines), " and ".join(lines)
    return Says(
        f"{rule.remedy.zh}；{rule.unless.zh}，在 accepted 里写一行 {zh}",
        f"{rule.remedy.en}; {rule.unless.en}, write under accepted: {en}",
    )


def _quoted(words: str) -> str:
    """Write words as YAML takes them between braces."""
    return json.dumps(words, ensure_ascii=False) if _NEEDS_QUOTES.search(words) else words


def _short(text: str, between: str, longest: int = 80) -> str:
    """Begin a text, without its marked breaks."""
    text = between.join(part.strip() for part in text.split(BREAK))
    return text if len(text) <= longest else f"{text[:longest].rstrip()}…"


def accepted_for_nothing(manuscript: Manuscript) -> Iterator[Finding]:
    """Find reasons given for too little, or for words that stand in neither edition."""
    everything = "\n".join(text for _, pair in manuscript.compared() for text in pair)
    for index, accepted in enumerate(manuscript.department.accepted):
        words, place = accepted.words, manuscript.source.place(("accepted", index))
        if not long_enough(accepted):
            yield warning(
                "accepted-too-short",
                place,
                Says(f"“{words}”太短，会把别的提醒也盖住，没有采用",
                     f"“{words}” is too short: it would settle other things too, and is not used"),
                Says("请照正文写完整的词句，至少两个汉字或三个字母",
                     "Write the whole words as they stand: at least two Chinese characters or "
                     "three letters"),
            )  # fmt: skip
        elif not reasoned(accepted):
            yield warning(
                "accepted-no-reason",
                place,
                Says(f"“{words}”的理由“{accepted.reason}”说明不了什么，没有采用",
                     f"“{accepted.reason}” gives no reason for “{words}”; the line is not used"),
                Says("请写清依据，例如批文号，或“椎管内镇痛的通称”；至少四个字",
                     "Say what it rests on, such as the document's number, or “the common name "
                     "of epidural analgesia”"),
            )  # fmt: skip
        elif not sought(accepted).search(everything):
            yield warning(
                "accepted-unused",
                place,
                Says(f"“{words}”在文中已经没有了", f"“{words}” no longer appears in the text"),
                Says("请删去这一条，或照正文改写 words", "Delete the entry, or update its words"),
            )  # fmt: skip


def is_claim(finding: Finding) -> bool:
    """Tell whether a finding is of the law, which only the hospital's offices can settle."""
    return finding.code.startswith("law-")
