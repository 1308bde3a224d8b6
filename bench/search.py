"""The search for everything over a country, as people of each level type into it."""

from typing import Any

from bench._database import use_country, use_loaded_database
from bench._speech import arguments, show, table
from bench._timing import in_milliseconds
from bench.pages import OF_THE_COUNTRY, Walk, prepare_country

LIMIT = 100
"""Milliseconds, of the median."""
ROUNDS = 15
PEOPLE = (OF_THE_COUNTRY, "tinh", "huyen", "canbo")
COUNTRY = 1_000_000
"""Rows of the country; any other number is a load of its own."""
ADDRESS = "/search/?q="
WORDS = ("nguyen", "nguyen+thi+hoa", "tieu+hoc", "cong+doan", "giai+phap", "khong+ai+dat+ten+nay", "an")


def main() -> None:
    """Measures each words for each person; prints p50 and p95."""
    chosen = arguments("Tìm mọi nơi, trong dữ liệu cả nước; --rows N để đo trên dữ liệu nhỏ.", rows=COUNTRY)
    if chosen.rows == COUNTRY:
        use_country()
    else:
        use_loaded_database(chosen.rows)
    prepare_country()
    found = [_searched(Walk(user), words) for user in PEOPLE for words in (*WORDS, *some_codes())]
    slow = sum(each["p50_ms"] > LIMIT for each in found)
    rows = [(f"{each['user']:<14}{each['words']}", each["p50_ms"], each["p95_ms"], each["queries"]) for each in found]
    lines = table((f"tìm (≤ {LIMIT} ms)", "trung vị (ms)", "p95 (ms)", "truy vấn"), rows)
    figures = {"rows": chosen.rows, "limit_ms": LIMIT, "searches": found}
    show(figures, as_json=chosen.json, lines=[*lines, "", f"{len(found)} lượt tìm, {slow} lượt quá {LIMIT} ms."])


def some_codes() -> list[str]:
    """The code of somebody, of a unit, of an initiative, from the middle of the tables."""
    from contributions.models import Initiative  # noqa: PLC0415 -- after the set-up
    from people.models import Member  # noqa: PLC0415 -- after the set-up
    from units.models import Unit  # noqa: PLC0415 -- after the set-up

    found = []
    for model in (Member, Unit, Initiative):
        first, last = model.objects.order_by("pk").first().pk, model.objects.order_by("pk").last().pk
        found.append(model.objects.filter(pk__gte=(first + last) // 2).order_by("pk").first().code)
    return found


def _searched(walk: Walk, words: str) -> dict[str, Any]:
    url = ADDRESS + words
    walk.seconds(url)
    times = [walk.seconds(url) for _ in range(ROUNDS)]
    return {"user": walk.username, "words": words, **in_milliseconds(times), "queries": walk.queries(url)}


if __name__ == "__main__":
    main()
