"""The JSON documents keep to their schemas, and say what the comparison says."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from difflaw.changes import NO_DECISIONS, Comparison, Decisions
from difflaw.model import Law, Source
from difflaw.pipeline import compare, law
from difflaw.read import read, read_text
from difflaw.render import json as renderer
from difflaw.render import outline_json
from difflaw.render.options import Options

ROOT = Path(__file__).parents[2]
SEEDS = sorted(path.name for path in (ROOT / "fixtures" / "laws").iterdir())
Document = dict[str, Any]


def validator(name: str) -> Draft202012Validator:
    """The validator of one of the schemas in docs/."""
    schema = json.loads((ROOT / "docs" / f"{name}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


COMPARISON, OUTLINE = validator("comparison"), validator("outline")


@cache
def seed(name: str) -> Law:
    """One of the five source documents."""
    return law(read(ROOT / "fixtures" / "laws" / name))


def document(comparison: Comparison, quote: str = "normalised", lang: str = "zh") -> Document:
    """The comparison as JSON, read back."""
    text = renderer.render(comparison, Options(quote=quote, lang=lang))
    loaded: Document = json.loads(text)
    return loaded


def faults(check: Draft202012Validator, value: object) -> list[str]:
    """What the schema objects to."""
    return [f"{error.json_path}: {error.message}" for error in check.iter_errors(value)]


SPLIT = """某市犬只条例
第一章　总则
第一条　为了规范养犬，制定本条例。
第二条　养犬人应当为犬只接种狂犬病疫苗，每年一次。
养犬人应当在住所地的公安派出所办理登记，领取犬牌。
第二章　附则
第三条　犬只走失的，养犬人应当在三日内报告公安派出所。
第四条　本条例自2001年1月1日起施行。
附件一　禁养犬只名录
獒犬、斗牛犬。
"""

PARTED = """某市养犬管理条例
（2020年5月1日通过）
第一章　总则
第一条〔目的〕　为了规范养犬，制定本条例。
第二条　养犬人应当为犬只接种狂犬病疫苗，每年一次。
第二章　登记
第三条　犬只走失的，养犬人应当在三日内报告公安派出所。
第四条　养犬人应当在住所地的公安派出所办理登记，领取犬牌。
第三章　附则
第五条　本条例自2020年6月1日起施行。
附件一　禁养犬只名录
獒犬、斗牛犬、土佐犬。
"""


def of_texts(old: str, new: str, decisions: Decisions = NO_DECISIONS) -> Comparison:
    """The comparison of two texts."""
    sources: list[Source] = [read_text(old, "old.txt"), read_text(new, "new.txt")]
    return compare(*sources, decisions=decisions)


@cache
def parted() -> Comparison:
    """A comparison in which articles are split, moved, added and reworded, and parts and annexes differ."""
    return of_texts(SPLIT, PARTED)


@pytest.mark.parametrize(("old", "new"), list(product(SEEDS, SEEDS)))
def test_every_pair_of_seeds_keeps_to_the_schema(old: str, new: str) -> None:
    """Versions of one law and unrelated laws alike; with and without the source's words."""
    comparison = compare(seed(old), seed(new))
    assert faults(COMPARISON, document(comparison)) == []
    assert faults(COMPARISON, document(comparison, quote="source", lang="en")) == []


@pytest.mark.parametrize("name", SEEDS)
def test_outline_keeps_to_the_schema(name: str) -> None:
    """Every seed as an outline."""
    assert faults(OUTLINE, json.loads(outline_json.render(seed(name)))) == []


def test_splits_moves_annexes_and_decisions_keep_to_the_schema() -> None:
    """What the seeds do not show: split articles, annexes, moves inside a redline, links by a person."""
    plain = document(parted())
    assert faults(COMPARISON, plain) == []
    assert any("split" in row["kinds"] for row in plain["links"])
    assert any(row["old"] == "annex_1" for row in plain["parts"])
    reviewed = of_texts(SPLIT, PARTED, Decisions(confirm=(("art_3", "art_4"),), added=("art_3",)))
    assert faults(COMPARISON, document(reviewed)) == []
    assert any(row["decided"] for row in document(reviewed)["links"])
    assert faults(OUTLINE, json.loads(outline_json.render(law(read_text(PARTED))))) == []


def test_texts_that_json_must_escape() -> None:
    """Quotes, backslashes, line separators and halves of characters come back as they were."""
    odd = '第一条　甲"乙\\丙</script>\ud83d丁\u2028\n第二条　戊。'
    comparison = of_texts(odd, "第一条　己。")
    assert faults(COMPARISON, document(comparison, quote="source")) == []
    assert "\u2028" not in renderer.render(comparison)


def objects(schema: Any) -> Iterator[Document]:
    """Every schema inside a schema that describes an object by its properties."""
    if isinstance(schema, dict):
        if schema.get("type") == "object" and "properties" in schema:
            yield schema
        for value in schema.values():
            yield from objects(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from objects(value)


@pytest.mark.parametrize("check", [COMPARISON, OUTLINE], ids=["comparison", "outline"])
def test_schema_is_strict_and_explains_itself(check: Draft202012Validator) -> None:
    """No object takes a key that is not described, and every key is described where it or its type stands."""
    whole: Any = check.schema
    found = list(objects(whole))
    assert len(found) > 5
    definitions = whole["$defs"]
    for schema in found:
        assert schema["additionalProperties"] is False
        for name, part in schema["properties"].items():
            target = definitions[part["$ref"].rsplit("/", 1)[1]] if "$ref" in part else part
            assert part.get("description") or target.get("description") or "const" in part, name


def bent() -> Iterator[tuple[str, Document]]:
    """Documents that are each wrong in one thing."""
    right = document(compare(seed("datong-2018-draft.txt"), seed("datong-2019-enacted.md")))

    def change(name: str, path: list[str | int], value: object) -> tuple[str, Document]:
        wrong = copy.deepcopy(right)
        at: Any = wrong
        for key in path[:-1]:
            at = at[key]
        if value is ...:
            del at[path[-1]]
        else:
            at[path[-1]] = value
        return name, wrong

    yield change("a key more", ["links", 0, "note"], "x")
    yield change("a key less", ["links", 0, "confidence"], ...)
    yield change("a label less", ["links", 0, "old_label"], ...)
    yield change("an unknown kind", ["links", 0, "kinds"], ["improved"])
    yield change("no kind", ["links", 0, "kinds"], [])
    yield change("too sure", ["links", 0, "confidence"], 1.5)
    yield change("neither side", ["links", 0, "old"], None)
    yield change("an empty edit", ["links", 0, "edits"], [{"op": "keep", "text": ""}])
    yield change("a move without its other side", ["links", 0, "edits"], [{"op": "move", "text": "甲"}])
    yield change("unknown evidence", ["links", 0, "evidence"], {"luck": 0.5})
    yield change("a foreign version", ["schema"], "2.0")
    yield change("a short digest", ["old", "sha256"], "abc")
    yield change("an unknown ledger entry", ["old", "ledger", 0, "kind"], "magic")
    yield change("a place before the text", ["old", "notices", 0, "line"], 0)


@pytest.mark.parametrize(("name", "wrong"), list(bent()), ids=lambda value: value if isinstance(value, str) else "")
def test_schema_refuses(name: str, wrong: Document) -> None:
    """The schema can fail: each of these documents is refused."""
    assert faults(COMPARISON, wrong), name


def sides(row: Document) -> tuple[str, str]:
    """The two texts that a row's redline rebuilds."""
    old = "".join(e["text"] for e in row["edits"] if e["op"] in ("keep", "delete") or e.get("side") == "old")
    new = "".join(e["text"] for e in row["edits"] if e["op"] in ("keep", "insert") or e.get("side") == "new")
    return old, new


COMPARED: dict[str, Callable[[], Comparison]] = {
    "Datong": lambda: compare(seed("datong-2018-draft.txt"), seed("datong-2019-enacted.md")),
    "unrelated": lambda: compare(seed("jining-2017.md"), seed("haikou-2021.txt")),
    "parted": parted,
}


@pytest.fixture(params=COMPARED)
def comparison(request: pytest.FixtureRequest) -> Comparison:
    """One of three comparisons."""
    return COMPARED[str(request.param)]()


def test_edits_rebuild_both_texts(comparison: Comparison) -> None:
    """In every row of every list, the edits as JSON give the two texts, character by character."""
    found = document(comparison)
    for key, changes in (
        ("links", comparison.articles),
        ("clauses", comparison.clauses),
        ("divisions", comparison.divisions),
        ("parts", comparison.parts),
    ):
        assert len(found[key]) == len(changes)
        for row, change in zip(found[key], changes, strict=True):
            texts = tuple(unit.own_text if unit else "" for unit in (change.old, change.new))
            assert sides(row) == texts, (row["old"], row["new"])


def test_every_provision_has_its_row(comparison: Comparison) -> None:
    """Each article, clause and division of either law stands in at least one row, as the benchmark counts them."""
    found = document(comparison)
    rows = found["links"] + found["clauses"] + found["divisions"] + found["parts"]
    for side, parsed in (("old", comparison.old), ("new", comparison.new)):
        assert {p.id for p in parsed.provisions() if "annex" not in p.id} <= {row[side] for row in rows}
    for row in rows:
        assert {"old", "new", "confidence"} <= set(row)
        assert (row["old"] is None) == (row["kinds"] == ["added"])
        assert (row["new"] is None) == (row["kinds"] == ["deleted"])


def test_positions_lead_into_the_source(comparison: Comparison) -> None:
    """Offsets, line and column name the same place, and there the provision begins."""
    found = document(comparison, quote="source")
    for side, parsed in (("old", comparison.old), ("new", comparison.new)):
        source = parsed.text.source
        lines = source.text.split("\n")
        for row in found["links"] + found["clauses"]:
            if row[side] is None:
                continue
            place = row[f"{side}_position"]
            passage = source.text[place["start"] : place["end"]]
            assert lines[place["line"] - 1][place["column"] - 1] == passage[0]
            assert row[f"{side}_quote"][0] in passage
            if row[f"{side}_label"].startswith("第") and "條" not in passage and "条" in passage[:12]:
                assert passage.startswith(row[f"{side}_label"])


def test_one_row_a_line(comparison: Comparison) -> None:
    """Every edge stands on a line of its own, so that a line tool can pick it out."""
    text = renderer.render(comparison)
    rows = [json.loads(line.strip().removesuffix(",")) for line in text.splitlines() if line.startswith("  {")]
    found = document(comparison)
    assert [row for row in rows if "edits" in row] == [
        row for key in ("links", "clauses", "divisions", "parts") for row in found[key]
    ]


def test_outline_holds_the_whole_text() -> None:
    """The words of the outline's units, in order, are the law's words."""
    parsed = law(read_text(SPLIT))
    found = json.loads(outline_json.render(parsed))

    def words(provision: Document) -> Iterator[str]:
        yield provision["label"]
        yield provision["topic"]
        yield provision["text"]
        if provision["level"] != "article":  # whose text is whole, and that of its children once more
            for child in provision.get("children", ()):
                yield from words(child)

    told = [(part["position"]["start"], part["text"]) for part in found["parts"]]
    told += [(top["position"]["start"], "".join(words(top))) for top in found["provisions"]]
    everything = "".join(text for _, text in sorted(told))
    assert "".join(everything.split()) == "".join(SPLIT.split())
