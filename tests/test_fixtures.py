"""The five source documents are what they were, byte for byte."""

from __future__ import annotations

import hashlib
from pathlib import Path

LAWS = Path(__file__).parent.parent / "fixtures" / "laws"

DIGESTS = {
    "datong-2018-draft.txt": "ded005e0cce4f485ad1e47ac68f74beadb2e5555ba4f1ca650c89d19538d2687",
    "datong-2019-enacted.md": "50d0f40549ce36afbd277685ef382278eeffbb7f5f641b2fa96f03a889a7ed9c",
    "haikou-2021.txt": "6a45718186fd2885bc5678c06d38e5b01f670f3c3136206e51407f33fe37059a",
    "jining-2017.md": "9217863c74e688612c9d4b6e71673afa117098b37065c7732eed941a35855caf",
    "yinchuan-2016.txt": "9bf096405101f8a3daf0cf24fb17f77cb7a0a39fb5810c37399eb71b3f7ede67",
}


def test_source_documents_are_unchanged() -> None:
    """No editor, no line-end conversion and no formatter has touched them; none is missing or new."""
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(LAWS.iterdir())}
    assert found == DIGESTS
