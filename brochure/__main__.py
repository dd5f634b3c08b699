"""Run the command line; say what is missing when the system's libraries are."""

import gc
import sys

try:
    from brochure.cli import main
except OSError as missing:  # WeasyPrint loads Pango and HarfBuzz when it is imported
    sys.stderr.write(
        f"✗ 缺少系统组件 / A library is missing: {missing}\n"
        "  → Debian、Ubuntu: sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 "
        "libharfbuzz-subset0 · macOS: brew install pango\n"
    )
    raise SystemExit(3) from None

# What a layout allocates is soon let go again: to look through the whole heap for it all the time
# takes a tenth of a build.
gc.set_threshold(50_000, 20, 20)

if __name__ == "__main__":
    main()
