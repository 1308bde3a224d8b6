"""The public page of a certificate among a million honours, against a page of text."""

import statistics
import time
from typing import Any
from urllib.parse import urlencode

from bench._database import analyze, drop_databases, make_database, make_tables, manage, name_for
from bench._speech import arguments, say, show, table
from bench.pages import EMPTY

HONOURS = 1_000_000
LINES = 1_000
"""Of one decision."""
CHECKED = 100
"""Certificates whose pages are opened, from all over the table."""
ROUNDS = 3
LIMIT = 3.0
LOAD = {"units": 2_000, "members": 60_000, "entries": 0, "initiatives": 0}
MANY = """
INSERT INTO decisions_decision (kind, unit_id, award_id, state, subject_matter, achievement, grounds, symbol, year,
    number, signed_on, published_on, upper_line, unit_line, authority, place, signing_formula, signer_post,
    signer_name, recipients, drafted_by_id, issued_by_id, issued_at)
  SELECT 'award', %(unit)s, %(award)s, 'draft', 'Về việc tặng Bằng khen', 'Đã có thành tích xuất sắc', '', 'QĐ-LĐLĐ',
    2000 + g / 500, g %% 500 + 1, date '2000-01-01' + g, date '2000-01-01' + g, '', 'LĐLĐ TỈNH', '', '', '',
    'CHỦ TỊCH', 'Nguyễn Văn Ký', '{}', %(drafter)s, %(issuer)s, now()
  FROM generate_series(0, %(decisions)s - 1) AS g;

CREATE TEMPORARY TABLE holder AS
  SELECT id, unit_id, full_name, row_number() OVER (ORDER BY id) - 1 AS nth FROM people_member;

INSERT INTO awards_honour (subject_kind, member_id, award_id, unit_id, year, decision_no, decided_on, decided_by,
    name_then, unit_name_then, is_issued)
  SELECT 'individual', holder.id, d.award_id, holder.unit_id, d.year, d.number || '/QĐ-LĐLĐ', d.signed_on, d.unit_line,
    holder.full_name, 'Công đoàn cơ sở', true
  FROM (SELECT *, row_number() OVER (ORDER BY id) - 1 AS nth FROM decisions_decision
    WHERE state = 'draft') AS d
    CROSS JOIN generate_series(0, %(lines)s - 1) AS g
    JOIN holder ON holder.nth = (d.nth * %(lines)s + g) %% (SELECT count(*) FROM holder);

INSERT INTO decisions_decisionline (subject_kind, member_id, award_id, unit_id, decision_id, order_no, honour_id, name,
    position, unit_name, award_label)
  SELECT h.subject_kind, h.member_id, h.award_id, h.unit_id, d.id,
    row_number() OVER (PARTITION BY d.id ORDER BY h.id), h.id, h.name_then, '', h.unit_name_then, 'Bằng khen'
  FROM awards_honour AS h JOIN decisions_decision AS d
    ON h.year = d.year AND h.decision_no = d.number || '/QĐ-LĐLĐ' AND d.state = 'draft';

UPDATE decisions_decision SET state = 'issued' WHERE state = 'draft';
"""


def main() -> None:
    """Measures a page as its QR code opens it, and as its code does, each in turn with a page of text."""
    chosen = arguments("Trang tra cứu bằng, giấy giữa một triệu lượt khen.", rows=HONOURS)
    addresses = use_database(chosen.rows)
    pages = [measure(name, urls) for name, urls in addresses.items()]
    rows = [(page["page"], page["p50_ms"], page["empty_ms"], page["queries"], page["ratio_to_empty"]) for page in pages]
    headings = ("trang", "trung vị (ms)", "trang trống (ms)", "truy vấn", f"tỷ lệ ≤ {LIMIT:g}")
    figures = {"honours": chosen.rows, "limit": LIMIT, "pages": pages}
    show(figures, as_json=chosen.json, lines=table(headings, rows))


def use_database(honours: int) -> dict[str, list[str]]:
    """Django is set up on a database with so many honours, each with a certificate; what is opened, by its kind."""
    import django  # noqa: PLC0415 -- after the environment is set
    from django.db import connections  # noqa: PLC0415 -- after the environment is set

    name = name_for(f"emulation_bench_verified_{honours}_")
    is_new = make_database(name)
    try:
        if is_new:
            make_tables()
            manage("make_load", *(f"--{noun}={number}" for noun, number in LOAD.items()))
        django.setup()
        if is_new:
            say(f"Đang nạp {honours} lượt khen…")
            _fill(honours)
            analyze()
    except BaseException:
        connections.close_all()
        drop_databases(name)
        raise
    return _addresses(honours)


def _fill(honours: int) -> None:
    """Decisions of ``LINES`` each, issued, with honours and certificates; those that are opened are signed in truth."""
    from django.contrib.auth import get_user_model  # noqa: PLC0415 -- after the set-up
    from django.db import connection, transaction  # noqa: PLC0415 -- after the set-up

    from catalogue.models import AwardType  # noqa: PLC0415 -- after the set-up
    from units.models import Unit  # noqa: PLC0415 -- after the set-up

    people = get_user_model().objects.in_bulk(["tinh", "chutich"], field_name="username")
    said = {
        "unit": Unit.objects.filter(kind="provincial").order_by("pk")[0].pk,
        "award": AwardType.objects.get(code="BK_TINH").pk,
        "drafter": people["tinh"].pk,
        "issuer": people["chutich"].pk,
        "decisions": max(1, honours // LINES),
        "lines": LINES,
    }
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(MANY, said)
    _give_certificates(people["tinh"])


def _give_certificates(by: Any) -> None:
    """Each line has one; beside those of the first lines the signatures are only as long as real ones."""
    from django.db import transaction  # noqa: PLC0415 -- after the set-up

    from certificates.codes import new_code  # noqa: PLC0415 -- after the set-up
    from certificates.models import Certificate  # noqa: PLC0415 -- after the set-up
    from certificates.selectors.standing import contents_of  # noqa: PLC0415 -- after the set-up
    from certificates.services.signing_key import signer_in_use  # noqa: PLC0415 -- after the set-up
    from common import clock  # noqa: PLC0415 -- after the set-up
    from common.copying import copy_rows  # noqa: PLC0415 -- after the set-up
    from decisions.models import DecisionLine  # noqa: PLC0415 -- after the set-up

    signer, now = signer_in_use(by=by), clock.now()
    model = DecisionLine.objects.select_related("decision").first()
    length = len(signer.sign(contents_of(model, code=new_code(), copy=1)))

    opened = list(DecisionLine.objects.filter(order_no=1, certificates=None).select_related("decision"))
    others = list(DecisionLine.objects.filter(order_no__gt=1, certificates=None).values_list("pk", flat=True))

    def certificates():  # asks nothing of the connection, which is busy with the rows
        for line in opened:
            code = new_code()
            yield line.pk, code, signer.key_id, signer.sign(contents_of(line, code=code, copy=1)), by.pk, now
        for line in others:
            yield line, new_code(), signer.key_id, "x" * length, by.pk, now

    with transaction.atomic():
        copy_rows(Certificate, ("line_id", "code", "key_id", "payload", "made_by_id", "made_at"), certificates())


def _addresses(honours: int) -> dict[str, list[str]]:
    from certificates.models import Certificate  # noqa: PLC0415 -- after the set-up
    from certificates.payload import PARAMETER  # noqa: PLC0415 -- after the set-up

    signed = Certificate.objects.filter(line__order_no=1).order_by("pk")
    chosen = list(signed[:: max(1, honours // LINES // CHECKED)])
    return {
        "quét mã QR": [f"{each.get_absolute_url()}?{urlencode({PARAMETER: each.payload})}" for each in chosen],
        "gõ mã tra cứu": [each.get_absolute_url() for each in chosen],
    }


def measure(name: str, urls: list[str]) -> dict[str, Any]:
    """Every address ``ROUNDS`` times, each in turn with the page of text of somebody who is signed in."""
    from django.db import connection  # noqa: PLC0415 -- after the set-up
    from django.test import Client  # noqa: PLC0415 -- after the set-up
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 -- after the set-up

    visitor, officer = Client(headers={"host": "localhost"}), Client(headers={"host": "localhost"})
    officer.force_login(_officer())
    if (status := visitor.get(urls[0]).status_code) != 200:
        raise SystemExit(f"{urls[0]} trả lời {status}.")
    officer.get(EMPTY)
    pages, empties = [], []
    for url in urls * ROUNDS:
        pages.append(_seconds(visitor, url))
        empties.append(_seconds(officer, EMPTY))
    with CaptureQueriesContext(connection) as captured:
        visitor.get(urls[-1])
    page, empty = statistics.median(pages), statistics.median(empties)
    return {
        "page": name,
        "p50_ms": round(page * 1000, 1),
        "empty_ms": round(empty * 1000, 1),
        "queries": len(captured),
        "ratio_to_empty": round(page / empty, 2),
    }


def _officer() -> Any:
    from django.contrib.auth import get_user_model  # noqa: PLC0415 -- after the set-up

    return get_user_model().objects.get(username="tinh")


def _seconds(client: Any, url: str) -> float:
    begin = time.perf_counter()
    client.get(url)
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
