"""What `parallax.spark` costs: the same articles on one executor and on two.

    python benches/spark.py [ARTICLES.jsonl] [--mb 50]

Needs the wheel, pyspark, pyarrow and Java. Executors have one core and a gigabyte each, all on
this machine. The first job, which starts Python and compiles the word lists, is not counted.
Prints seconds for the table of mentions, articles a second, and hours of one core for a million
articles of this length.
"""

import argparse
import os
import pathlib
import sys
import tempfile
import time

os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable

import json

import parallax
import parallax.spark
import pyarrow as pa
import pyarrow.parquet as pq
from measured import samples
from pyspark.sql import SparkSession


def session(n_executors):
    of = SparkSession.builder.master(f"local-cluster[{n_executors},1,1024]")
    for key, value in {
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "1000",
    }.items():
        of = of.config(key, value)
    found = of.getOrCreate()
    found.sparkContext.setLogLevel("ERROR")
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("articles", nargs="?", type=pathlib.Path)
    parser.add_argument("--mb", type=float, default=50)
    args = parser.parse_args()
    texts = samples()
    if args.articles:
        texts = [json.loads(line)["text"] for line in args.articles.open(encoding="utf-8")]
    rows, n_bytes = [], 0
    while n_bytes < args.mb * 1e6:
        text = texts[len(rows) % len(texts)]
        n_bytes += len(text.encode())
        rows.append({"id": f"a{len(rows)}", "source": f"The {('Ash', 'Elm', 'Oak')[len(rows) % 3]}", "text": text})
    words = sum(len(it["text"].split()) for it in rows) / len(rows)
    print(f"{len(rows):,} articles of {words:.0f} words, {n_bytes / 1e6:.0f} MB; parallax {parallax.__version__}")
    print("| executors | seconds | articles a second | hours of a core for a million |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        pq.write_table(pa.Table.from_pylist(rows), f"{folder}/articles.parquet")
        for n in (1, 2):
            spark = session(n)
            frame = spark.read.parquet(f"{folder}/articles.parquet").repartition(8).cache()
            frame.count()
            parallax.spark.annotate(frame.limit(20)).count()
            begin = time.perf_counter()
            parallax.spark.annotate(frame).write.format("noop").mode("overwrite").save()
            seconds = time.perf_counter() - begin
            print(f"| {n} | {seconds:.1f} | {len(rows) / seconds:.0f} | {n * seconds / len(rows) * 1e6 / 3600:.2f} |", flush=True)
            spark.stop()


main()
