"""Which signals are found between versions of the same laws, by class, direction and weight.

    python -m benchmarks.signals FOLDER

FOLDER holds laws named ``…(2018-10-26).md``; of each law that stands there twice, the first version is compared
with the last. Prints a table: how many of each class and direction, of each weight, and in how many pairs.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from difflaw.changes import Weight
from difflaw.pipeline import compare
from difflaw.read import read

_DATED = re.compile(r"(.+)\((\d{4}-\d\d-\d\d)\)\.md")


def version_pairs(folder: Path) -> Iterator[tuple[Path, Path]]:
    """The first and the last version of each law that stands in ``folder`` more than once."""
    versions: defaultdict[str, list[Path]] = defaultdict(list)
    for path in sorted(folder.iterdir()):
        match = _DATED.fullmatch(path.name)
        if match:
            versions[match[1]].append(path)
    yield from ((paths[0], paths[-1]) for paths in versions.values() if len(paths) > 1)


def main() -> None:
    """Count and print."""
    found: Counter[tuple[str, str, str]] = Counter()
    holders: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for old, new in version_pairs(Path(sys.argv[1])):
        for change in compare(read(old), read(new)).articles:
            for signal in change.signals:
                if signal.direction:
                    found[signal.code, signal.direction, signal.weight] += 1
                    holders[signal.code, signal.direction].add(new.name)
    print(f"| class | direction | {' | '.join(Weight)} | pairs |")
    print("|---|---|" + "--:|" * (len(Weight) + 1))
    for code, way in sorted(holders):
        counts = " | ".join(str(found[code, way, weight]) for weight in Weight)
        print(f"| {code} | {way} | {counts} | {len(holders[code, way])} |")


if __name__ == "__main__":
    main()
