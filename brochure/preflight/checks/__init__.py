"""One check, one generator of findings with a stable code and a reason."""
