"""Carrying what was ticked and typed in agendas into the contacts' notes, safe to repeat."""
