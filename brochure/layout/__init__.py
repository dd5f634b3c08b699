"""From content to measured pages."""
