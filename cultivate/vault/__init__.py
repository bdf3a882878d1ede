"""The vault's folder: the only disk, locks and child processes. What is written is decided elsewhere."""
