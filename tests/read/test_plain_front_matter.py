"""Plain front matter is read without PyYAML, and read as PyYAML would."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from difflaw.read.front_matter import find_front_matter, read_plain

WORDS = st.text(alphabet="ab1法:# '-\"[&", max_size=5)
VALUES = st.one_of(WORDS, WORDS.map(lambda words: f"'{words}'"), WORDS.map(lambda words: f'"{words}"'))
LINES = st.one_of(
    st.builds("{}: {}".format, st.sampled_from("abcdef"), VALUES),
    st.builds("{}:".format, st.sampled_from("ghijk")),
    st.builds(lambda depth, value: " " * depth + "- " + value, st.integers(0, 2), VALUES),
    WORDS,
)


@given(st.lists(LINES, min_size=1, max_size=5).map("\n".join))
def test_plain_blocks_are_read_as_yaml(block: str) -> None:
    """What the plain reader reads, PyYAML reads alike; what it does not, it leaves to PyYAML."""
    import yaml

    plain = read_plain(block)
    if plain is not None:
        loaded = yaml.load(block, Loader=yaml.BaseLoader)
        assert dict(plain) == {
            key: ", ".join(value) if isinstance(value, list) else value for key, value in loaded.items()
        }


@pytest.mark.parametrize(
    "block", ["a: [b]", "a: b\na: c", "a: 'b''c'", 'a: "\\u4e00"', "a: &b c", "a:\n  b: c", "a: |\n  b"]
)
def test_anything_else_is_left_to_yaml(block: str) -> None:
    """Lists in brackets, repeated keys, escapes, anchors, mappings and blocks are no plain front matter."""
    assert read_plain(block) is None


def test_plain_front_matter_loads_no_yaml() -> None:
    """A file with dates and a list in its front matter is read without loading the YAML parser."""
    script = (
        "import sys\nfrom difflaw.read.front_matter import find_front_matter\n"
        "assert find_front_matter(\"---\\ntitle: 甲\\ndate: '2019-08-09'\\nurls:\\n  - https://a.b\\n---\\n\").metadata\n"
        "print('yaml' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "False"


def test_line_ends_of_windows() -> None:
    """The front matter of a file written on Windows is the same."""
    found = find_front_matter("---\r\ntitle: 甲\r\nurls:\r\n  - b\r\n---\r\n")
    assert found is not None
    assert found.metadata == (("title", "甲"), ("urls", "b"))
