"""What people write: content, formats, themes, read and checked."""
