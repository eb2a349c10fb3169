"""Articles of invented outlets for all tests."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="session")
def articles() -> list[dict[str, object]]:
    """Three outlets over three years, which name people without papers in their own ways."""
    used = {
        "The Ash": ["undocumented immigrants", "undocumented immigrants", "illegal immigrants"],
        "The Elm": ["illegal immigrants", "undocumented immigrants", "undocumented immigrants"],
        "The Oak": ["illegal immigrants", "illegal immigrants", "illegal immigrants"],
    }
    rows: list[dict[str, object]] = []
    for source, words in used.items():
        for year in (2012, 2013, 2014):
            for number in range(6):
                word = words[(year - 2012 + (number == 5)) % 3]
                text = (
                    f"The town of Orlo counted {number + 20} {word} in the spring.\n"
                    f"Ada Tamm, the mayor, said: “No illegal immigrants live here.” "
                    f"The council told reporters that {word} work on farms.\n"
                    f"Some {word} have lived there for years."
                )
                rows.append(
                    {
                        "id": f"{source[4:].lower()}-{year}-{number}",
                        "source": source,
                        "date": f"{year}-0{number + 1}-15",
                        "title": None,
                        "text": text,
                    }
                )
    return rows
