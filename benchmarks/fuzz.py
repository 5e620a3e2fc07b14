"""Looks for texts that break difflaw, guided by the code they reach: python -m benchmarks.fuzz --seconds 3600

An input is two laws with a line ``=====`` between them. It is read, normalised, parsed, compared and written in every
report, and ``benchmarks/oracle.py`` says what does not hold of it. The seeds are the case folders of ``fixtures``
and cuts of its five laws. An input has ``SECONDS`` of processor time and ``MEMORY`` to grow by.

Atheris guides the search (pip install -e '.[fuzz]'; Linux and macOS). What breaks is kept in FOLDER/found, a few
inputs for each kind, and the search goes on. Exit status 1 when anything was found.

    python -m benchmarks.fuzz --check FILE...     what does not hold of these inputs; needs no Atheris
    python -m benchmarks.fuzz --shrink FILE       the shortest input found that breaks the same
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import os
import random
import resource
import signal
import sys
import time
import traceback
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).parent.parent
BETWEEN = "\n=====\n"
SECONDS = 5.0
"""Processor time for one input with all that the oracle asks of it: a hundred times what the longest seed takes
without instrumentation, eight times with it."""
MEMORY = 64
"""MiB by which one input may raise the peak: three times what the reports of the longest seed take the first time."""
LONGEST = 1_000
"""Characters of an input: some articles on either side. Growth is left to benchmarks/growth.py."""
THOROUGH = 16
"""One input in so many is checked for everything, with every report, which takes four times as long; which, depends
on the input alone."""
KEPT = 5
"""Inputs kept of one kind, the shortest."""

TOKENS = (
    *(
        "第一条 ",
        "第二条 ",
        "第三条 ",
        "第十条之一 ",
        "第一条",
        "第九千条 ",
        "第3条 ",
        "第一章 总则\n",
        "第二章 分则\n",
        "第一节 甲\n",
    ),
    *(
        "第一编 总则\n",
        "第二分编 乙\n",
        "总则\n",
        "附则\n",
        "目录\n",
        "附件\n",
        "附件二 名录\n",
        "附表\n",
        "（一）",
        "（二）",
        "（三）",
    ),
    *(
        "1.",
        "2．",
        "①",
        "一、",
        "二、",
        "〔目的〕",
        "【范围】",
        "(jìn)",
        "（qū）",
        "(草案)",
        "《甲法》",
        "《",
        "》",
        "“",
        "”",
        '"',
    ),
    *(
        "下列：\n",
        "为了",
        "根据",
        "制定本条例。",
        "依照本法第二条第一款第（二）项的规定",
        "前款",
        "本条",
        "前两条",
        "第一条至第三条",
    ),
    *(
        "2018年1月1日",
        "2018年 月 日",
        "某市人民代表大会常务委员会\n",
        "通过",
        "自公布之日起施行。",
        "主席令",
        "附：",
        "注：",
    ),
    *("---\ntitle: 甲\n---\n", "# 甲\n", "## ", "**", "> ", "- ", "<!--", "-->", "<br>", "&nbsp;", "\\*", "|", "```\n"),
    *(
        "。",
        "；",
        "：",
        "，",
        "、",
        "\n",
        "\n\n",
        "\r\n",
        " ",
        "\u3000",
        "\u200b",
        "\u202e",
        "\x1b[2J",
        "\x85",
        "\ufeff",
        "\x00",
    ),
    *(
        "縣",
        "條",
        "乾",
        "藉",
        "⼤",
        "Ａ",
        "㈢",
        "ﾊ",
        "é",
        "e\u0301",
        "😀",
        "\ud800",
        "１",
        "1.5%",
        "12:30",
        "APP",
        "<b>",
        "</b>",
    ),
)
"""What is put into texts: the marks of laws, of Markdown and of web pages, and characters with a form of their own."""


class SlowInputError(BaseException):
    """One input took longer than ``SECONDS``. No ``Exception``, so that nothing on the way takes it for its own."""


def main() -> int:
    """Search, check or shrink; the exit status."""
    options = _options()
    if options.check or options.shrink:
        for path in options.check:
            print(f"{path}: {'; '.join(verdicts(load(path))) or 'all holds'}")
        if options.shrink:
            print(shrink(load(options.shrink)))
        return 0
    options.folder.mkdir(parents=True, exist_ok=True)
    return search(options.folder, options.seconds, options.seed)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=3600, help="how long to search")
    parser.add_argument("--folder", type=Path, default=Path("fuzz"), help="where inputs are kept; a later run goes on")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--check", type=Path, nargs="*", default=[], metavar="FILE")
    parser.add_argument("--shrink", type=Path, metavar="FILE")
    return parser.parse_args()


def load(path: Path) -> str:
    """The text of an input that was kept."""
    return decoded(path.read_bytes())


def decoded(data: bytes) -> str:
    """Bytes as text: UTF-8, in which halves of characters may stand."""
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return data.decode("utf-8", "replace")


def encoded(text: str) -> bytes:
    """Text as the bytes that ``decoded`` reads."""
    return text.encode("utf-8", "surrogatepass")


def verdicts(text: str, *, thorough: bool = True) -> list[str]:
    """What does not hold of the input ``text``, the kind before a colon; an exception, too long or too large a run
    is one of these. If not ``thorough``, one input in ``THOROUGH`` is checked for everything, the others for less."""
    from benchmarks.oracle import broken

    old, _, new = text.partition(BETWEEN)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        number = zlib.crc32(encoded(text))
        share = None if thorough or number % THOROUGH == 0 else number // THOROUGH
        found = list(broken(old, new or old, number=share))
    except SlowInputError as error:
        return [f"too slow in {_place(error)}"]
    except Exception as error:
        return [f"{type(error).__name__} in {_place(error)}: {str(error)[:200]!r}"]
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    return [*found, *([f"too large: {grown:.0f} MiB"] if grown > MEMORY else [])]


def _place(error: BaseException) -> str:
    """The innermost function of difflaw that ``error`` passed through."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "difflaw" in Path(frame.filename).parts]
    return f"{Path(frames[-1].filename).name} {frames[-1].name}" if frames else "the oracle"


def _stop(number: int, frame: FrameType | None) -> None:
    raise SlowInputError


def kind(verdict: str) -> str:
    """What a verdict has in common with others of its kind: the property, or the exception and its place."""
    return verdict.split(":")[0]


def seeds() -> Iterator[str]:
    """The case folders as they are, and the five laws cut into stretches of some articles."""
    for folder in sorted((ROOT / "fixtures").glob("*/*/")):
        texts = [
            path.read_bytes().decode("utf-8", "replace")
            for path in sorted(folder.glob("*.*"))
            if path.stem in ("old", "new", "input")
        ]
        texts.sort(key=len)
        yield BETWEEN.join(texts)
    for path in sorted((ROOT / "fixtures" / "laws").iterdir()):
        text = path.read_bytes().decode("utf-8", "replace")
        for at in range(0, len(text), 700):
            yield text[at : at + 400] + BETWEEN + text[at + 50 : at + 450]


def mutated(text: str, chance: random.Random) -> str:
    """``text`` with one to four small changes."""
    for _ in range(chance.randint(1, 4)):
        text = chance.choice(CHANGES)(text, chance)
    return text[:LONGEST]


def _insert(text: str, chance: random.Random) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + chance.choice(TOKENS) * chance.choice((1, 1, 1, 2, 30)) + text[at:]


def _drop(text: str, chance: random.Random) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + text[at + chance.choice((1, 2, 5, 20, 100)) :]


def _repeat(text: str, chance: random.Random) -> str:
    at = chance.randint(0, len(text))
    piece = text[at : at + chance.choice((1, 3, 10, 40))]
    to = chance.choice((at, chance.randint(0, len(text))))
    return text[:to] + piece * chance.choice((1, 1, 2, 20)) + text[to:]


def _lines(text: str, chance: random.Random) -> str:
    """Lines dropped, doubled, moved, or joined with the next."""
    lines = text.split("\n")
    i, j = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(4):
        case 0:
            del lines[i]
        case 1:
            lines.insert(j, lines[i])
        case 2:
            lines[i], lines[j] = lines[j], lines[i]
        case _:
            lines[i : i + 2] = ["".join(lines[i : i + 2])]
    return "\n".join(lines)


def _sides(text: str, chance: random.Random) -> str:
    """The laws change places, or one is made the other with a change."""
    old, _, new = text.partition(BETWEEN)
    if chance.random() < 0.5:
        return (new or old) + BETWEEN + old
    return old + BETWEEN + _lines(old, chance)


def shrink(text: str) -> str:
    """The shortest text found by leaving out stretches of ``text``, ever shorter ones, that breaks the same."""
    wanted = {kind(verdict) for verdict in verdicts(text)}
    size = len(text)
    while wanted and size:
        size //= 2
        at = 0
        while size and at < len(text):
            shorter = text[:at] + text[at + size :]
            if wanted & {kind(verdict) for verdict in verdicts(shorter)}:
                text = shorter
            else:
                at += size
    return text


CHANGES: tuple[Callable[[str, random.Random], str], ...] = (_insert, _insert, _drop, _repeat, _lines, _lines, _sides)


class Finds:
    """What broke so far, by kind, in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._folder.mkdir(parents=True, exist_ok=True)
        self.kinds: dict[str, list[tuple[int, Path]]] = {}
        self.inputs = 0

    def look(self, data: bytes) -> None:
        """Check one input, and keep it if it breaks something."""
        self.inputs += 1
        text = decoded(data)
        for verdict in verdicts(text, thorough=False):
            kept = self.kinds.setdefault(kind(verdict), [])
            if len(kept) == KEPT and kept[-1][0] <= len(text):
                continue
            if not kept:
                print(f"FOUND {verdict}", flush=True)
            path = (
                self._folder
                / f"{hashlib.sha256(kind(verdict).encode()).hexdigest()[:6]}-{hashlib.sha256(data).hexdigest()[:8]}"
            )
            path.write_bytes(data)
            path.with_suffix(".why").write_text(verdict, encoding="utf-8", errors="backslashreplace")
            kept.append((len(text), path))
            kept.sort()
            for _, old in kept[KEPT:]:
                old.unlink(missing_ok=True)
                old.with_suffix(".why").unlink(missing_ok=True)
            del kept[KEPT:]


def search(folder: Path, seconds: int, seed: int) -> int:
    """Search for ``seconds``; 1 when something was found."""
    import atheris

    with atheris.instrument_imports(include=["difflaw"]):
        import benchmarks.oracle  # noqa: F401  loaded here so that difflaw's code is watched
    corpus = folder / "corpus"
    corpus.mkdir(exist_ok=True)
    for text in seeds():
        data = encoded(text)
        (corpus / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)
    finds = Finds(folder / "found")
    gc.freeze()  # what is loaded stays: the collector need not walk it again for every input
    start = time.monotonic()

    def mutator(data: bytes, most: int, number: int) -> bytes:
        return encoded(mutated(decoded(data), random.Random(number)))[:most]

    def one(data: bytes) -> None:
        if time.monotonic() - start > seconds:
            print(
                f"{finds.inputs} inputs in {time.monotonic() - start:.0f} s, {len(finds.kinds)} kinds of faults",
                flush=True,
            )
            os._exit(1 if finds.kinds else 0)  # libFuzzer would take any other end for a crash
        finds.look(data)

    arguments = [
        f"-max_len={4 * LONGEST}",
        f"-seed={seed}",
        "-rss_limit_mb=4096",
        "-timeout=600",
        "-report_slow_units=600",
        f"-artifact_prefix={folder}/",
        "-len_control=0",
        "-print_final_stats=1",
    ]
    atheris.Setup([sys.argv[0], *arguments, str(corpus)], one, custom_mutator=mutator)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
