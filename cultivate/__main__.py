"""`python -m cultivate` is the same as `cultivate`."""

import os
import sys

# Python looks for modules where one stands first, and that is a vault: a `yaml.py` in it would be run.
if not sys.flags.safe_path and sys.path and os.path.abspath(sys.path[0]) == os.getcwd():
    del sys.path[0]

from cultivate.cli import main

main()
