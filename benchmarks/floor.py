"""The floor under every command that looks at a vault: scan every folder, stat every note, read nothing.

`python benchmarks/floor.py DIR` prints how many notes there are. It is run as a process of its own, so that
Python's start is part of the measure, as it is of a command's.
"""

from __future__ import annotations

import os
import sys


def walk(folder: str) -> int:
    """How many notes lie below `folder`, dot-folders left out."""
    count, folders = 0, [folder]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                elif entry.name.endswith(".md"):
                    entry.stat(follow_symlinks=False)
                    count += 1
    return count


if __name__ == "__main__":
    print(walk(sys.argv[1]))
