"""From measured pages to files for the press and for the screen."""
