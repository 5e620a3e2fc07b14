"""Rewrites the expectation of every case folder: ``python -m tests.update [STAGE | STAGE/CASE]...``.

What changed is printed; look at it with ``git diff fixtures`` before you commit it.
"""

from __future__ import annotations

import sys

from tests.cases import cases


def main(wanted: list[str]) -> None:
    """Rewrite the cases of the stages or of the names given; all of them if none is given."""
    for case in cases():
        if wanted and case.stage not in wanted and case.name not in wanted:
            continue
        now = case.render().encode()
        if not case.expected.exists() or case.expected.read_bytes() != now:
            case.expected.write_bytes(now)
            print(f"rewritten: {case.name}")


if __name__ == "__main__":
    main(sys.argv[1:])
