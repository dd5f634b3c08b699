"""Start a new department: a folder with a content file to be filled in."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

from brochure.errors import BrochureError, UsageError
from brochure.findings import Says
from brochure.model.project import CONTENT_FILE, Project


def start(project: Project, name: str) -> Path:
    """Make a new department's folder; gives the file to be filled in.

    Raises UsageError for a name that cannot be one, or one that is taken.
    """
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
        raise UsageError(
            Says(f"“{name}”不能作文件夹名", f"“{name}” cannot be a folder's name here"),
            Says(
                "请用小写英文字母或拼音、数字和连字符，例如 gastroenterology 或 xiaohua-neike",
                "Use lower-case letters, digits and hyphens, for example gastroenterology",
            ),
        )
    folder = project.content / name
    text = (files("brochure") / "new_department.yaml").read_text(encoding="utf-8")
    try:
        folder.mkdir()
        (folder / "pictures").mkdir()
        fresh = folder / f".{CONTENT_FILE}.new"
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(folder / CONTENT_FILE)
    except FileExistsError:
        raise UsageError(
            Says(f"“{name}”已经存在", f"“{name}” is there already"),
            Says(
                "请换一个名字，或直接修改现有文件", "Choose another name, or edit the one there is"
            ),
        ) from None
    except OSError as failure:
        raise BrochureError(
            Says(f"无法新建文件夹（{failure.strerror}）", f"Cannot make it ({failure.strerror})"),
            Says("请检查 content 文件夹的权限", "Check the permissions of the folder content"),
        ) from None
    return folder / CONTENT_FILE
