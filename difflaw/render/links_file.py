"""The links of a comparison as the TOML file that ``difflaw.links`` reads, to start a review from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from difflaw import ids
from difflaw.changes import Comparison, Link
from difflaw.render.options import DEFAULT, Options


def render(comparison: Comparison, options: Options = DEFAULT) -> str:
    """The links of ``comparison`` as a file of decisions: comparing with it gives the same links again, of the
    articles all, of the clauses those that a person has decided.

    What should be reviewed is marked in a comment, with the runner-up. No option changes anything: the file is
    for a program as much as for a person, and its remarks are in English.
    """
    told = [change.link for change in comparison.articles]
    told += [change.link for change in comparison.clauses if change.link.decided]
    linked = [link for link in told if link.old and link.new]
    first: dict[str, Link] = {}
    for link in linked:
        if link.old and (link.old not in first or link.confidence > first[link.old].confidence):
            first[link.old] = link
    main = [link for link in linked if first[link.old or ""] is link]
    files = " -> ".join(_comment(law.text.source.name) for law in (comparison.old, comparison.new))
    lines = [
        f"# difflaw --links: {files}",
        "# confirm: old became new.  add: and also.  forbid: did not become.  added, deleted: without counterpart.",
        *_pair_lines("confirm", main),
        *_pair_lines("add", [link for link in linked if first[link.old or ""] is not link]),
        "forbid = []",
    ]
    for key, links in (
        ("added", [link for link in told if not link.old]),
        ("deleted", [link for link in told if not link.new]),
    ):
        lines += [f"{key} = [", *(f"  {_quote(link.new or link.old)},{_remark(link)}" for link in links), "]"]
    return "\n".join(lines) + "\n"


def _pair_lines(key: str, links: Iterable[Link]) -> Iterator[str]:
    yield f"{key} = ["
    for link in links:
        yield f"  [{_quote(link.old)}, {_quote(link.new)}],{_remark(link)}"
    yield "]"


def _quote(id: str | None) -> str:
    return json.dumps(ids.short(id or ""), ensure_ascii=False)


def _remark(link: Link) -> str:
    if not link.review:
        return ""
    rival = f"; runner-up {link.rival} ({link.rival_confidence:.2f})" if link.rival else ""
    return f"  # to review: {link.confidence:.2f}{rival}"


def _comment(name: str) -> str:
    return "".join(c if c.isprintable() else " " for c in name)
