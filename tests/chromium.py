"""A real browser for the tests: Chromium without a window, spoken to through a pipe.

The DevTools protocol (JSON, each message ended by a zero byte) lets a page be seen at any width, in
any colour scheme, as it is: nothing is put into the file.
"""

from __future__ import annotations

import base64
import fcntl
import itertools
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any, Self

FOUND = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)
_READS, _WRITES = 3, 4
"""Chromium's own numbers for the pipe's ends."""


class Chromium:
    """One browser with one page."""

    def __init__(self, profile: Path) -> None:
        theirs, ours = (fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in os.pipe())
        self._from, answers = (fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in os.pipe())

        def hand_over() -> None:
            os.dup2(theirs, _READS)
            os.dup2(answers, _WRITES)

        self._process = subprocess.Popen(
            [str(FOUND), "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
             f"--user-data-dir={profile}", "--remote-debugging-pipe", "about:blank"],
            pass_fds=(_READS, _WRITES), preexec_fn=hand_over, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._to = os.fdopen(ours, "wb")
        os.close(theirs)
        os.close(answers)
        self._numbers, self._left, self._session = itertools.count(1), b"", ""
        target = self._ask("Target.createTarget", url="about:blank")["targetId"]
        attached = self._ask("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        self._ask("Page.enable")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._session = ""
        self._ask("Browser.close")
        self._process.wait()
        self._to.close()
        os.close(self._from)

    def open(self, page: Path) -> None:
        """Show a file."""
        self._ask("Page.navigate", url=page.as_uri())
        self._next("Page.loadEventFired")

    def resize(
        self, width: int, height: int = 900, *, dark: bool = False, forced: bool = False
    ) -> None:
        """Show the page at so many CSS pixels, by day or in the dark, or in forced colours."""
        self._ask(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=1, mobile=False,
        )  # fmt: skip
        features = {
            "prefers-color-scheme": "dark" if dark else "light",
            "forced-colors": "active" if forced else "none",
        }
        self._ask(
            "Emulation.setEmulatedMedia",
            features=[{"name": name, "value": value} for name, value in features.items()],
        )

    def run(self, script: str) -> Any:
        """Give what a script on the page comes to, when it is settled."""
        answer = self._ask(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True
        )
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def printed(self) -> bytes:
        """Print the page to PDF."""
        answer = self._ask("Page.printToPDF", preferCSSPageSize=True, printBackground=True)
        return base64.b64decode(answer["data"])

    def fonts(self) -> dict[str, bool]:
        """Name the fonts that letters of the page are set in, and whether the page brought them."""
        for domain in ("DOM", "CSS"):
            self._ask(f"{domain}.enable")
        root = self._ask("DOM.getDocument")["root"]["nodeId"]
        nodes = self._ask("DOM.querySelectorAll", nodeId=root, selector="body *")["nodeIds"]
        used = [self._ask("CSS.getPlatformFontsForNode", nodeId=node)["fonts"] for node in nodes]
        return {font["familyName"]: font["isCustomFont"] for fonts in used for font in fonts}

    def roles(self) -> list[str]:
        """List the roles that a screen reader is told of, in the page's order."""
        self._ask("Accessibility.enable")
        nodes = self._ask("Accessibility.getFullAXTree")["nodes"]
        return [node["role"]["value"] for node in nodes if not node["ignored"]]

    def _ask(self, method: str, **params: Any) -> Any:
        number = next(self._numbers)
        message = {"id": number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        self._to.write(json.dumps(message).encode() + b"\0")
        self._to.flush()
        while True:
            answer = self._read()
            if answer.get("id") == number:
                assert "error" not in answer, answer
                return answer["result"]

    def _next(self, event: str) -> None:
        while self._read().get("method") != event:
            pass

    def _read(self) -> Any:
        while b"\0" not in self._left:
            read = os.read(self._from, 1 << 16)
            assert read, "Chromium has ended"
            self._left += read
        message, self._left = self._left.split(b"\0", 1)
        return json.loads(message)
