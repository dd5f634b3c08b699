"""Turn a department's content into Chinese and English brochures that a press can print."""

__version__ = "0.1.0"
