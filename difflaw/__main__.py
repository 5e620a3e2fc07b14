"""``python -m difflaw``: the same as ``difflaw``."""

from difflaw.cli import main

main()
