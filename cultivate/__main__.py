"""`python -m cultivate` is the same as `cultivate`."""

from cultivate.cli import main

main()
