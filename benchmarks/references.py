"""Prints the references of a law as JSON, in the form that the lint command will have.

    python benchmarks/references.py lint FILE [--format json] [--fail-on never]
    python benchmarks/references.py nowhere FOLDER

The first prints {"references": [{"at", "text", "targets", "status", "law"}, …]}; what follows FILE is taken for the
sake of scorers that call a lint command. References to the law as a whole (本条例) are left out. The second goes
through every text of FOLDER and prints those references that lead nowhere, one a line, and how many texts
have one.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from difflaw import DifflawError, law, read
from difflaw.references import Found, Reason, references_in


def main() -> None:
    """Read the arguments and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("command", choices=("lint", "nowhere"))
    parser.add_argument("path", type=Path)
    options, _ = parser.parse_known_args()
    if options.command == "lint":
        print(json.dumps({"references": [_row(found) for found in _told(options.path)]}, ensure_ascii=False))
    else:
        _nowhere(options.path)


def _told(path: Path) -> Iterator[Found]:
    for found in references_in(law(read(path))):
        if found.resolution.reason is not Reason.WHOLE:
            yield found


def _row(found: Found) -> dict[str, object]:
    reference, (targets, reason) = found.reference, found.resolution
    other = reference.law or reference.named or "?" if reason in (Reason.OTHER, Reason.AMENDED) else None
    status = str(reason) if reason else "resolved"
    return {"at": found.at, "text": found.words, "targets": targets, "status": status, "law": other}


def _nowhere(folder: Path) -> None:
    texts = hit = 0
    for path in sorted(folder.iterdir()):
        try:
            parsed = law(read(path))
        except DifflawError as error:
            print(error, file=sys.stderr)
            continue
        texts += 1
        lost = [found for found in references_in(parsed) if found.resolution.reason is Reason.NOWHERE]
        hit += bool(lost)
        for found in lost:
            text = parsed.text.text
            around = text[found.reference.span.start - 30 : found.reference.span.end + 20].replace("\n", "⏎")
            print(path.stem, found.at, found.words, around, sep="\t")
    print(f"{hit} of {texts} texts have a reference that leads nowhere")


if __name__ == "__main__":
    main()
