"""Make the fonts of this folder anew from their published packages.

Run by hand when the set changes, never by a build: `python fonts/build.py UNIHAN_OTHER_MAPPINGS`.
Needs npm, fonttools and chws-tool 1.4.5; the argument is Unicode's `Unihan_OtherMappings.txt`
(Debian package unicode-data, bz2 accepted), which names the 8105 standard characters.

Noto is subset to 通用规范汉字表 (8105), GB 2312, Latin and symbols, keeping every layout feature;
contextual half-width spacing (chws) is added to the Sans. Source is copied unmodified, because its
licence reserves the name.
"""

from __future__ import annotations

import bz2
import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
PACKAGES = {
    "@expo-google-fonts/noto-sans-sc@0.4.3": (
        "0d69d0f4971d2ff574e3d93cbc218dc950bf3f3f8f8e2c008d97687ed53aee59",
        {"400Regular": "NotoSansSC_400Regular.ttf", "500Medium": "NotoSansSC_500Medium.ttf"},
    ),
    "@expo-google-fonts/noto-serif-sc@0.4.3": (
        "ff6bcf5ba68d92dfecc05544bb150f9e724741a932354a0dd97e7289c40a3f5e",
        {"400Regular": "NotoSerifSC_400Regular.ttf", "500Medium": "NotoSerifSC_500Medium.ttf"},
    ),
    "@expo-google-fonts/source-sans-3@0.4.1": (
        "eb41834f563921e19b18b40bc924b97110983aef800d9cb67b9186f546311828",
        {"400Regular": "SourceSans3_400Regular.ttf", "600SemiBold": "SourceSans3_600SemiBold.ttf"},
    ),
    "@expo-google-fonts/source-serif-4@0.4.1": (
        "84f0b412fbc9b0b666d6fe04620b2cd2e54bfd49ca61fe0663a9e5beb30afcc4",
        {"300Light": "SourceSerif4_300Light.ttf", "400Regular": "SourceSerif4_400Regular.ttf"},
    ),
}
BLOCKS = (
    (0x20, 0x7F), (0xA0, 0x250), (0x370, 0x400), (0x2000, 0x2070), (0x20A0, 0x20C0),
    (0x2100, 0x2400), (0x2460, 0x2500), (0x25A0, 0x2700), (0x2E3A, 0x2E3C), (0x3000, 0x3040),
    (0x3200, 0x3400), (0xFE30, 0xFE50), (0xFF00, 0xFFEF),
)  # fmt: skip


def standard_characters(unihan: Path) -> set[int]:
    """Read the 8105 characters of 通用规范汉字表 (Unihan field kTGH)."""
    raw = unihan.read_bytes()
    text = (bz2.decompress(raw) if unihan.suffix == ".bz2" else raw).decode()
    lines = (line.split("\t") for line in text.splitlines() if "\tkTGH\t" in line)
    return {int(fields[0][2:], 16) for fields in lines}


def gb2312() -> set[int]:
    """List the 6763 Han characters of GB 2312."""
    pairs = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return {ord(char) for pair in pairs for char in pair.decode("gb2312", "ignore")}


def unpack(package: str, sha256: str, into: Path) -> Path:
    """Fetch one npm package, check its hash and unpack it."""
    printed = subprocess.run(
        ["npm", "pack", "--silent", package], cwd=into, check=True, capture_output=True, text=True
    )
    archive = into / printed.stdout.strip().splitlines()[-1]
    if hashlib.sha256(archive.read_bytes()).hexdigest() != sha256:
        raise SystemExit(f"{package}: not the file this set was made from")
    folder = into / archive.stem
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    return folder / "package"


def write_subset(source: Path, target: Path, characters: set[int]) -> None:
    """Write the part of a font that these characters need, hinting dropped."""
    options = subset.Options()
    options.layout_features = options.name_IDs = options.layout_scripts = ["*"]
    options.glyph_names = options.hinting = False
    options.notdef_outline = True
    font = TTFont(source, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    font.save(target)


def main(unihan: Path) -> None:
    """Build every font of the set."""
    characters = standard_characters(unihan) | gb2312()
    characters.update(point for first, end in BLOCKS for point in range(first, end))
    with tempfile.TemporaryDirectory() as scratch:
        for package, (sha256, faces) in PACKAGES.items():
            folder = unpack(package, sha256, Path(scratch))
            for weight, name in faces.items():
                source, target = folder / weight / name, HERE / name.replace("_", "-")
                if not name.startswith("Noto"):
                    shutil.copyfile(source, target)
                    continue
                write_subset(source, target, characters)
                if "Sans" in name:
                    subprocess.run(["add-chws", "-o", HERE, target], check=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
