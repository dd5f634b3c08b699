"""Start something new: a department's content file to be filled in, a theme to be changed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

from brochure.delivery import why
from brochure.errors import BrochureError, UsageError
from brochure.findings import Says
from brochure.model.project import CONTENT_FILE, FOLDER_NAME, THEME_FILE, Project


def start_department(project: Project, name: str) -> Path:
    """Make a new department's folder; gives the file to be filled in.

    Raises UsageError for a name that cannot be one, or one that is taken.
    """
    return _start(project.content, name, _fill)


def start_theme(project: Project, name: str, like: str) -> Path:
    """Copy a theme under a new name; gives its theme.yaml.

    Raises UsageError for a name that cannot be one, one that is taken, or a theme not there.
    """
    project.require_theme(like)
    model = project.templates / like

    def copy(folder: Path) -> Path:
        shutil.copytree(model, folder, dirs_exist_ok=True, ignore=_PICTURES_OF_IT)
        path = folder / THEME_FILE
        lines = path.read_text(encoding="utf-8").split("\n")
        renamed = [f"name: {{zh: {name}, en: {name}}}" if line.startswith("name:") else line
                   for line in lines]  # fmt: skip
        path.write_text("\n".join(renamed), encoding="utf-8")
        return path

    return _start(project.templates, name, copy)


_PICTURES_OF_IT = shutil.ignore_patterns("*.png")
"""What shows the theme in the README is no part of it."""


def _start(home: Path, name: str, fill: Callable[[Path], Path]) -> Path:
    """Make a folder and what is in it: all of it, or nothing."""
    if not FOLDER_NAME.fullmatch(name):
        raise UsageError(
            Says(f"“{name}”不能作文件夹名", f"“{name}” cannot be a folder's name here"),
            Says(
                "请用小写英文字母或拼音、数字和连字符，不超过 40 个，例如 xiaohua-neike",
                "Use up to 40 lower-case letters, digits and hyphens, for example gastroenterology",
            ),
        )
    folder = home / name
    try:
        folder.mkdir()
    except FileExistsError:
        raise UsageError(
            Says(f"“{name}”已经存在", f"“{name}” is there already"),
            Says(
                "请换一个名字，或直接修改现有文件", "Choose another name, or edit the one there is"
            ),
        ) from None
    except OSError as failure:
        raise _cannot_make(failure) from None
    try:
        return fill(folder)
    except OSError as failure:
        shutil.rmtree(folder, ignore_errors=True)
        raise _cannot_make(failure) from None


def _fill(folder: Path) -> Path:
    text = (files("brochure") / "new_department.yaml").read_text(encoding="utf-8")
    (folder / "pictures").mkdir()
    fresh = folder / f".{CONTENT_FILE}.new"
    fresh.write_text(text, encoding="utf-8")
    return fresh.replace(folder / CONTENT_FILE)


def _cannot_make(failure: OSError) -> BrochureError:
    cause, remedy = why(failure)
    message = Says(f"不能新建文件夹：{cause.zh}", f"The folder cannot be made: {cause.en}")
    return BrochureError(message, remedy)
