"""The same tables from a Spark cluster, by ``mapInArrow``.

Each worker compiles the word lists once and measures its own partitions; nothing but rows of
the result moves. An article that cannot be read never fails a job: :func:`errors` lists it, and
:func:`counts` counts it in a column.

Workers need the wheel and pyarrow; packs of your own need to lie under the same path on every
worker.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame

    from parallax import Lexicon

__all__ = ["SCHEMAS", "annotate", "counts", "errors"]

SCHEMAS: dict[str, str] = {
    "articles": (
        "article_id string not null, source string not null, date date, title string, "
        "url string, language string not null, n_tokens int not null, "
        "n_narrator int not null, n_quoted int not null, n_reported int not null, "
        "n_embedded int not null, sha256 string not null"
    ),
    "mentions": (
        "article_id string not null, start int not null, end int not null, "
        "text string not null, pack string not null, concept string, variant string, "
        "category string, zone string not null, voice string not null, speaker string, "
        "negated boolean not null"
    ),
    "attributions": (
        "article_id string not null, kind string not null, act string, "
        "content_start int not null, content_end int not null, source_start int, "
        "source_end int, cue_start int, cue_end int, speaker string, device string"
    ),
    "errors": "path string not null, line int, message string not null",
}

_COUNTS = (
    "source string not null, period date, concept string, variant string, category string, "
    "zone string not null, voice string not null, n_mentions long not null, "
    "n_articles long not null, n_tokens long not null, n_errors long not null"
)


def annotate(
    frame: DataFrame,
    table: str = "mentions",
    *,
    lexicon: Lexicon | None = None,
    raw: bool = False,
) -> DataFrame:
    """One of the tables of ``parallax.annotate``, with its names and types.

    Args:
        frame: Rows with ``id`` and ``text`` and, where known, ``source``,
            ``date``, ``title``, ``url``, ``language``.
        table: ``articles``, ``mentions``, ``attributions`` or ``errors``.
        lexicon: Word lists; the built-in ones unless given.
        raw: Takes texts verbatim.
    """
    if table not in SCHEMAS:
        raise ValueError(f"table is one of {', '.join(SCHEMAS)}, not {table!r}")
    return frame.mapInArrow(_mapper(frame, lexicon, raw, table), SCHEMAS[table])


def errors(
    frame: DataFrame, *, lexicon: Lexicon | None = None, raw: bool = False
) -> DataFrame:
    """The articles that cannot be read, with the reason."""
    return annotate(frame, "errors", lexicon=lexicon, raw=raw)


def counts(
    frame: DataFrame,
    by: str = "month",
    *,
    lexicon: Lexicon | None = None,
    raw: bool = False,
) -> DataFrame:
    """Mentions by source, period, name, zone and voice, counted before anything moves.

    A row without ``concept`` and ``category`` counts the articles and tokens of its source,
    period and voice, and in ``n_errors`` the rows that could not be read (their source is
    empty). Each article stands in one partition, so that sums are exact.

    Args:
        by: ``year``, ``quarter`` or ``month``; a period is named by its first day.
    """
    if by not in ("year", "quarter", "month"):
        raise ValueError(f"by is year, quarter or month, not {by!r}")
    from pyspark.sql import functions as of

    partial = frame.mapInArrow(_mapper(frame, lexicon, raw, f"counts/{by}"), _COUNTS)
    keys = ["source", "period", "concept", "variant", "category", "zone", "voice"]
    sums = ["n_mentions", "n_articles", "n_tokens", "n_errors"]
    return partial.groupBy(*keys).agg(*(of.sum(it).alias(it) for it in sums))


def _mapper(
    frame: DataFrame, lexicon: Lexicon | None, raw: bool, table: str
) -> Callable[[Iterable[pyarrow.RecordBatch]], Iterator[pyarrow.RecordBatch]]:
    columns = {it.lower() for it in frame.columns}
    if "id" not in columns:
        raise ValueError(
            "the frame has no column `id`; add one, by which rows of the tables are joined"
        )
    settings = lexicon._args if lexicon is not None else None

    def mapped(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        for batch in batches:
            if batch.num_rows:
                yield from _measured(batch, settings, raw, table)

    return mapped


def _measured(
    batch: pyarrow.RecordBatch, settings: tuple[Any, ...] | None, raw: bool, table: str
) -> list[pyarrow.RecordBatch]:
    import parallax

    # One thread: Spark gives every core a partition of its own.
    found = parallax.annotate(
        batch, lexicon=_lexicon(settings), raw=raw, errors="table", threads=1
    )
    if table.startswith("counts/"):
        return _counted(found, table.removeprefix("counts/"))
    batches: list[pyarrow.RecordBatch] = getattr(found, table).to_arrow().to_batches()
    return batches


@lru_cache(maxsize=4)
def _lexicon(settings: tuple[Any, ...] | None) -> Lexicon:
    import parallax

    return parallax._lexicon_of(*settings) if settings else parallax.Lexicon()


def _counted(found: Any, by: str) -> list[pyarrow.RecordBatch]:
    import pyarrow as pa
    import pyarrow.compute as pc

    articles = found.articles.to_arrow()
    mentions = found.mentions.to_arrow()
    period = pc.floor_temporal(articles["date"], unit=by).cast(pa.date32())
    place = pa.table(
        {"article_id": articles["article_id"], "source": articles["source"], "period": period}
    )
    keys = ["source", "period", "concept", "variant", "category", "zone", "voice"]
    named = (
        mentions.join(place, "article_id", join_type="inner")
        .group_by(keys)
        .aggregate([([], "count_all")])
        .rename_columns([*keys, "n_mentions"])
    )
    n = named.num_rows
    zeros = pa.array([0] * n, pa.int64())
    rows = [
        named.append_column("n_articles", zeros)
        .append_column("n_tokens", zeros)
        .append_column("n_errors", zeros)
    ]
    for voice in ("narrator", "quoted", "reported", "embedded"):
        totals = (
            place.append_column("n", pc.cast(articles[f"n_{voice}"], pa.int64()))
            .group_by(["source", "period"])
            .aggregate([("n", "sum"), ("n", "count")])
        )
        n_articles, n_tokens = totals["n_count"], totals["n_sum"]
        rows.append(
            _totals(totals["source"], totals["period"], voice, n_articles, n_tokens, 0)
        )
    n_errors = len(found.errors)
    if n_errors:
        none = pa.nulls(1, pa.date32())
        zero = pa.array([0], pa.int64())
        rows.append(_totals(pa.array([""]), none, "", zero, zero, n_errors))
    order = [*keys, "n_mentions", "n_articles", "n_tokens", "n_errors"]
    schema = pa.schema(
        [
            *((it, pa.date32() if it == "period" else pa.string()) for it in keys),
            *((it, pa.int64()) for it in order[len(keys) :]),
        ]
    )
    batches = [it.select(order).cast(schema).combine_chunks().to_batches() for it in rows]
    return [batch for part in batches for batch in part]


def _totals(
    source: Any, period: Any, voice: str, n_articles: Any, n_tokens: Any, n_errors: int
) -> pyarrow.Table:
    import pyarrow as pa

    n = len(source)
    none = pa.nulls(n, pa.string())
    return pa.table(
        {
            "source": source,
            "period": period,
            "concept": none,
            "variant": none,
            "category": none,
            "zone": pa.array([""] * n),
            "voice": pa.array([voice] * n),
            "n_mentions": pa.array([0] * n, pa.int64()),
            "n_articles": n_articles,
            "n_tokens": n_tokens,
            "n_errors": pa.array([n_errors] * n, pa.int64()),
        }
    )
