"""What an experienced bilingual editor finds: reads a department, never a page."""
