"""Start a new department: a folder with a content file to be filled in."""

from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path

from brochure.delivery import why
from brochure.errors import BrochureError, UsageError
from brochure.findings import Says
from brochure.model.project import CONTENT_FILE, DEPARTMENT_NAME, Project


def start(project: Project, name: str) -> Path:
    """Make a new department's folder; gives the file to be filled in.

    Raises UsageError for a name that cannot be one, or one that is taken.
    """
    if not DEPARTMENT_NAME.fullmatch(name):
        raise UsageError(
            Says(f"“{name}”不能作文件夹名", f"“{name}” cannot be a folder's name here"),
            Says(
                "请用小写英文字母或拼音、数字和连字符，不超过 40 个，例如 xiaohua-neike",
                "Use up to 40 lower-case letters, digits and hyphens, for example gastroenterology",
            ),
        )
    folder = project.content / name
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
        return _fill(folder)
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
    message = Says(
        f"不能在 content 里新建文件夹：{cause.zh}", f"No folder can be made in content: {cause.en}"
    )
    return BrochureError(message, remedy)
