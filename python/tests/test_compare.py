"""Comparisons, lessons and reviews."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import polars as pl
import pytest

import parallax
from parallax import ParallaxError

LAW = {"the law": ["rent control", "rent cap"]}
STORY = [
    {
        "source": "The Ash",
        "text": "The rent cap takes effect in May.\n“The rent cap is late,” Ada Tamm said.",
    },
    {"source": "The Elm", "text": "Rent control takes effect in May.\nRent control is late."},
]


def test_sources_are_compared():
    report = parallax.compare(STORY, names=LAW, title="Rents & more")
    law = next(it for it in report.concepts if it["id"] == "names.the-law")
    used = {(it["source"], it["variant"]): it["n"] for it in law["shares"] if it["n"]}
    assert used == {("the-ash", "rent-cap"): 1, ("the-elm", "rent-control"): 2}
    assert report.json["schema"] == "parallax.comparison/1"
    assert report.contrasts is report.json["contrasts"]
    assert parallax.compare(pl.DataFrame(STORY), names=LAW).concepts == report.concepts
    assert "Rents &amp; more" in report.html
    assert "The Ash" in repr(report)


def test_swapping_the_sources_changes_no_figure():
    one = parallax.compare(STORY, names=LAW).concepts
    other = parallax.compare(STORY[::-1], names=LAW).concepts
    order = lambda concepts: json.dumps(concepts, sort_keys=True)  # noqa: E731
    shares = lambda it: sorted(it["shares"], key=order)  # noqa: E731
    assert [shares(it) for it in one] == [shares(it) for it in other]


def test_saves_every_format(tmp_path):
    report = parallax.compare(STORY, names=LAW)
    for name, begin in [
        ("a.html", "<!doctype html>"),
        ("a.json", '{\n  "schema": "parallax.comparison/1"'),
        ("a.csv", "kind,pack,concept"),
        ("a.md", "# "),
    ]:
        assert report.save(tmp_path / name).read_text(encoding="utf-8").startswith(begin)
    with pytest.raises(ParallaxError, match="not a known format"):
        report.save(tmp_path / "a.pdf")


class Frames(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.frames: list[dict[str, str | None]] = []

    def handle_starttag(self, tag, attrs):
        assert tag != "script"
        if tag == "iframe":
            self.frames.append(dict(attrs))


def test_a_notebook_shows_the_page_in_a_frame_without_scripts():
    report = parallax.compare(STORY, names=LAW)
    parser = Frames()
    parser.feed(report._repr_html_())
    (frame,) = parser.frames
    assert frame["sandbox"] == ""
    assert frame["srcdoc"] == report.html


def test_lessons_have_a_key(tmp_path):
    folder = Path(__file__).parents[2] / "stories" / "ceasefire-talks"
    texts = sorted(folder.glob("*.txt"))
    assert texts
    rows = [{"source": it.stem, "text": it.read_text(encoding="utf-8")} for it in texts]
    lesson = parallax.lesson(rows, format="markdown", level="10-12")
    assert not any(row["source"] in lesson.sheet for row in rows)
    lesson.save(tmp_path / "sheet.md", tmp_path / "key.md")
    assert (tmp_path / "key.md").read_text(encoding="utf-8") == lesson.key
    with pytest.raises(ParallaxError, match="file of their own"):
        lesson.save(tmp_path / "x.md", tmp_path / "x.md")
    with pytest.raises(ParallaxError, match="not a level"):
        parallax.lesson(rows, level="11")
    with pytest.raises(ParallaxError, match="no type of exercise"):
        parallax.lesson(rows, types=["songs"])


def test_reviews_find_places(tmp_path):
    house = tmp_path / "house.csv"
    house.write_text("avoid,prefer\nOrlow,Orlo\n", encoding="utf-8")
    text = "The river in Orlow rose.\n"
    (found,) = [
        it for it in parallax.review(text, name="d.txt", house=[str(house)]) if it["text"] == "Orlow"
    ]
    assert text[found["start"] : found["end"]] == "Orlow"
    assert (found["line"], found["column"], found["suggestion"]) == (1, 14, "Orlo")
    with pytest.raises(ParallaxError):
        parallax.review(text, house=["no-such-house"])
    with pytest.raises(ParallaxError):
        parallax.review(text, rules={"no-such-rule": "off"})
