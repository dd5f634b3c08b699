"""Put finished files in their folder: all of them whole, or none."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path


def write(folder: Path, files: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """Write files so that all appear whole, or none does.

    Raises OSError, with what was there before in its place again.
    """
    folder.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(prefix=".new-", dir=folder))
    replaced: list[Path] = []
    try:
        for name, data in files.items():
            (scratch / "new" / name).parent.mkdir(parents=True, exist_ok=True)
            (scratch / "new" / name).write_bytes(data)
        for name in files:
            (folder / name).parent.mkdir(exist_ok=True)
            if (folder / name).exists():
                (scratch / "old" / name).parent.mkdir(parents=True, exist_ok=True)
                (folder / name).replace(scratch / "old" / name)
            replaced.append(name)
            (scratch / "new" / name).replace(folder / name)
    except OSError:
        _put_back(folder, scratch / "old", replaced)
        raise
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return tuple(folder / name for name in files)


def _put_back(folder: Path, old: Path, replaced: Iterable[Path]) -> None:
    for name in replaced:
        (folder / name).unlink(missing_ok=True)
        if (old / name).exists():
            (old / name).replace(folder / name)
