"""What verbs that make editions share: which are wanted, and the progress of making them."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn

from brochure.build import Result
from brochure.cli.words import all_departments, called_from, language_of
from brochure.errors import UsageError
from brochure.findings import Language, Says
from brochure.layout.typeset import Typesetter
from brochure.model.project import Project
from brochure.model.publication import EDITIONS, Edition, edition_called
from brochure.model.vocabulary import advise
from brochure.studio import Studio
from brochure.terminal import Terminal

SOURCE: Edition = "source"
ALL = "all"
"""Stands for every format that the theme has."""


class Wanted(NamedTuple):
    """Which editions a command makes."""

    names: tuple[str, ...]
    languages: tuple[Language, ...]
    formats: tuple[str, ...]


class Words(NamedTuple):
    """What a command was given, as it was typed."""

    departments: list[str] | None
    language: str
    format: str | None
    theme: str | None
    out: Path | None
    profile: str
    edition: str


def wish(words: Words) -> tuple[Studio, Wanted]:
    """Read the project and what a command asks for; raises BrochureError for what is not there."""
    out = called_from(words.out).absolute() if words.out else None
    project = Project.at(Path.cwd(), out, edition_of(words.edition))
    studio = Studio.of(project, words.profile, words.theme)
    names = chosen(project, words.departments)
    return studio, Wanted(names, languages_of(words.language), formats_of(studio, words.format))


def chosen(project: Project, departments: list[str] | None) -> tuple[str, ...]:
    """Give the departments that were named, or all; raises UsageError for one that is not there."""
    names = tuple(dict.fromkeys(departments or ())) or all_departments(project)
    project.require(names)
    return names


def languages_of(words: str) -> tuple[Language, ...]:
    """Read `zh`, `en` or `zh,en`."""
    return tuple(dict.fromkeys(language_of(word.strip()) for word in words.split(",")))


def formats_of(studio: Studio, words: str | None) -> tuple[str, ...]:
    """Read names of formats, joined by commas, or `all`.

    Raises UsageError for one that the theme does not have.
    """
    if words == ALL:
        return studio.offered
    named = tuple(dict.fromkeys(word.strip() for word in words.split(","))) if words else ()
    studio.require(named)
    return named


def edition_of(word: str) -> Edition:
    """Read `source` or `prudent`, in whatever words; raises UsageError for anything else."""
    if edition := edition_called(word):
        return edition
    raise UsageError(
        Says(f"没有“{word}”这种用词", f"There is no edition “{word}”"), advise(EDITIONS, word)
    )


def density_of(studio: Studio, word: str | None) -> str | None:
    """Read the name of a density; raises UsageError for one that the theme does not declare."""
    known = {name: studio.theme.says(name) for name in studio.theme.densities}
    if word is None or word in known:
        return word
    named = "、".join(f"{name}（{says.zh}）" for name, says in known.items())
    raise UsageError(
        Says(f"没有“{word}”这种松紧", f"There is no density “{word}”"),
        Says(f"可以写：{named}", f"Write one of: {', '.join(known)}"),
    )


def for_all(
    make: Callable[..., Result], studio: Studio, wanted: Wanted, terminal: Terminal, quiet: bool
) -> list[Result]:
    """Make every department's editions, showing which one is being made."""
    typesetter = Typesetter(studio.project.fonts)
    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        console=terminal.err,
        transient=True,
        disable=quiet or not terminal.err.is_terminal,
    )
    with bar:
        total = len(wanted.names) * len(wanted.languages) * max(len(wanted.formats), 1)
        task = bar.add_task("", total=total)

        def progress(name: str, language: Language, sheet: str) -> None:
            bar.update(task, advance=1, description=f"{name} · {language} · {sheet}")
            if not quiet and not terminal.err.is_terminal:
                terminal.err.print(f"{name} · {language} · {sheet}")

        return [
            make(studio, typesetter, name, wanted.languages, wanted.formats, progress)
            for name in wanted.names
        ]
