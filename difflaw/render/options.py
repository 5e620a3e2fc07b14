"""How a report is to be written: the same few choices for every report."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """The choices of one report; a report leaves aside those that say nothing to it.

    ``lang`` is the language of the labels (``"zh"`` or ``"en"``). ``quote`` is ``"normalised"`` for the texts
    as they were compared or ``"source"`` for their original characters. The rest concerns plain text: ``width``
    in cells; ``color`` for escape codes in place of marks; ``all_articles`` shows the unchanged ones too;
    ``side_by_side`` lays old and new in two columns, where they fit; ``verbose`` adds how the inputs were read,
    what normalising set aside and what was odd.

    >>> Options(lang="en")
    Options(lang='en', quote='normalised', width=80, color=False, all_articles=False, side_by_side=False, verbose=False)
    """

    lang: str = "zh"
    quote: str = "normalised"
    width: int = 80
    color: bool = False
    all_articles: bool = False
    side_by_side: bool = False
    verbose: bool = False


DEFAULT = Options()
