"""The agenda note: made from a day's items, read back with what was ticked and typed, made again."""
