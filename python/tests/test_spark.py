"""Spark gives what one machine gives. Takes a minute; `PARALLAX_SPARK=1` asks for it."""

from __future__ import annotations

import os
import sys

import pyarrow as pa
import pytest

import parallax

if "PARALLAX_SPARK" not in os.environ:
    pytest.skip("PARALLAX_SPARK=1 asks for it", allow_module_level=True)

os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable

import parallax.spark
from pyspark.sql import SparkSession


@pytest.fixture(scope="module")
def spark():
    session = (
        SparkSession.builder.master(os.environ.get("SPARK_MASTER", "local-cluster[2,1,1024]"))
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.sql.session.timeZone", "UTC")
        .getOrCreate()
    )
    yield session
    session.stop()


@pytest.fixture(scope="module")
def frame(spark, articles):
    rows = [(it["id"], it["source"], it["date"], it["text"]) for it in articles]
    return spark.createDataFrame(rows, "id string, source string, date string, text string").repartition(6)


def rows(table) -> list[tuple]:
    found = [tuple(it.values()) for it in table]
    return sorted(found, key=repr)


def test_tables_are_those_of_one_machine(frame, articles):
    expected = parallax.annotate(articles)
    for table in ("articles", "mentions", "attributions"):
        found = [it.asDict() for it in parallax.spark.annotate(frame, table).collect()]
        assert rows(found) == rows(getattr(expected, table).to_arrow().to_pylist()), table
    assert parallax.spark.errors(frame).count() == 0


def test_types_are_those_of_the_tables(frame, articles):
    expected = parallax.annotate(articles)
    for table in ("articles", "mentions", "attributions", "errors"):
        schema = parallax.spark.annotate(frame, table).schema
        own = getattr(expected, table).to_arrow().schema
        assert schema.fieldNames() == own.names
        kinds = {"string": pa.string(), "int": pa.int32(), "date": pa.date32(), "boolean": pa.bool_()}
        assert [kinds[it.dataType.simpleString()] for it in schema] == own.types


def test_counts_add_up(frame, articles):
    mentions = parallax.annotate(articles).mentions.to_arrow().to_pylist()
    found = [it.asDict() for it in parallax.spark.counts(frame, "year").collect()]
    assert sum(it["n_mentions"] for it in found) == len(mentions)
    own = [
        it
        for it in found
        if (it["concept"], it["variant"], it["voice"], it["source"])
        == ("im.person", "undocumented-immigrant", "narrator", "The Elm")
    ]
    sources = {it["id"]: it["source"] for it in articles}
    expected = [
        it
        for it in mentions
        if (it["concept"], it["variant"], it["voice"]) == ("im.person", "undocumented-immigrant", "narrator")
        and sources[it["article_id"]] == "The Elm"
    ]
    assert sum(it["n_mentions"] for it in own) == len(expected) > 0
    narrated = [it for it in found if it["voice"] == "narrator" and not it["zone"]]
    assert sum(it["n_articles"] for it in narrated) == len(articles)
    tokens = parallax.annotate(articles).articles.to_arrow()["n_narrator"].to_pylist()
    assert sum(it["n_tokens"] for it in narrated) == sum(tokens)


def test_a_bad_article_fails_no_job(spark):
    rows = [("a", bytearray(b"It rains in Orlo.")), ("b", bytearray(b"\xff\xfe"))]
    frame = spark.createDataFrame(rows, "id string, text binary")
    assert [it.article_id for it in parallax.spark.annotate(frame, "articles").collect()] == ["a"]
    assert parallax.spark.errors(frame).count() == 1
    assert sum(it.n_errors for it in parallax.spark.counts(frame).collect()) == 1
    with pytest.raises(ValueError, match="no column `id`"):
        parallax.spark.annotate(frame.drop("id"))
