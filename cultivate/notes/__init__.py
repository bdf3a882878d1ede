"""Text <-> model: front matter, log, agenda, links and edits. Pure functions of text; no disk, no clock."""
