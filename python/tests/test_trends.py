"""Wording over time."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest

import parallax
from parallax import ParallaxError

ARCHIVE = Path(__file__).parents[2] / "docs" / "trends"
LEXICON = parallax.Lexicon(ARCHIVE / "tarn-bridge.toml")


@pytest.fixture(scope="module")
def archive() -> list[dict[str, object]]:
    lines = (ARCHIVE / "tarn-bridge.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(it) for it in lines]


@pytest.fixture(scope="module")
def found(archive) -> parallax.Trends:
    return parallax.trends(archive, concepts=["tb.fee"], lexicon=LEXICON)


def test_changes_and_points(archive, found):
    assert found.json["schema"] == "parallax.trends/1"
    assert {it["source"] for it in found.series} == {it["source"] for it in archive}
    assert all(it["earliest"] <= it["at"] <= it["latest"] for it in found.changes)
    assert found.changes and found.changes[0]["concept"] == "tb.fee"
    table = pd.read_csv(io.StringIO(found.csv), parse_dates=["from", "at"])
    assert (table["kind"] == "change").sum() == len(found.changes)
    assert parallax.trends(pl.DataFrame(archive), concepts=["tb.fee"], lexicon=LEXICON).json == found.json


def test_tables_give_the_same_shares(tmp_path, archive, found):
    annotations = parallax.annotate(archive, lexicon=LEXICON)
    for table in ("articles", "mentions"):
        place = tmp_path / f"{table}.parquet"
        place.mkdir()
        pq.write_table(getattr(annotations, table).to_arrow(), place / "part-0.snappy.parquet")
    tables = parallax.trends(tmp_path, concepts=["tb.fee"], lexicon=LEXICON)
    assert [it["points"] for it in tables.series] == [it["points"] for it in found.series]
    assert "from-tables" in {it["kind"] for it in tables.json["caveats"]}


def test_saves_and_shows(tmp_path, found):
    for name in ("t.html", "t.json", "t.csv"):
        assert found.save(tmp_path / name).stat().st_size > 1_000
    with pytest.raises(ParallaxError, match="not a known format"):
        found.save(tmp_path / "t.pdf")
    assert "<script" not in found._repr_html_()
    assert found._repr_html_().startswith("<table>")


def test_what_is_wrong_is_said(tmp_path, archive):
    for wrong, message in [
        (lambda: parallax.trends(archive, by="week"), "take month, quarter or year"),
        (lambda: parallax.trends(archive, concepts=["tb.fees"], lexicon=LEXICON), "tb.fee"),
        (lambda: parallax.trends([{"text": "It rains."}]), "has a date"),
        (lambda: parallax.trends(tmp_path), "no table of mentions"),
    ]:
        with pytest.raises(ParallaxError, match=message):
            wrong()
