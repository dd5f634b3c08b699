"""Characters that look right, or like nothing at all, and are others than they seem."""

from __future__ import annotations

_ALIKE = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο"
"""Greek letters that look Latin; β or γ beside a Latin letter is a name of medicine."""
_OTHER = f"[\u0400-\u04ff{_ALIKE}]"
FOREIGN = f"[A-Za-z]{_OTHER}|{_OTHER}(?=[A-Za-z])"
INVISIBLE = "[\u200b\u200c\u200d\ufeff]"
