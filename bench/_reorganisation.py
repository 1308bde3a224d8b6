"""How long the apply of a reorganisation takes: a level of unions dissolved, every union below it merged by pairs."""

import datetime as dt
import time
from typing import Any, Final

from bench._database import analyze, drop_databases, make_database, make_tables
from bench._speech import arguments, say, show

UNITS, MEMBERS = 1_500, 72_000
DISTRICTS: Final = 30
LIMIT: Final = 60.0
STEM: Final = "emulation_bench_reorganisation"


def measure(units: int = UNITS, members: int = MEMBERS) -> dict[str, Any]:
    """Seconds of trying out and of applying a reorganisation of ``units`` base unions with ``members`` members.

    In a database of its own, which is dropped; Django must not be set up on another one in this process. Each district
    is dissolved and so is every second base union, whose members go to a neighbour; the others go to the province.
    """
    import django  # noqa: PLC0415 -- after the database is chosen

    drop_databases(STEM)
    make_database(STEM)
    try:
        make_tables()
        django.setup()
        return _measured(units, members)
    finally:
        from django.db import connections  # noqa: PLC0415 -- after the set-up

        connections.close_all()
        drop_databases(STEM)


def _measured(units: int, members: int) -> dict[str, Any]:
    from common import clock  # noqa: PLC0415 -- after the set-up
    from common.vietnamese import TIME_ZONE  # noqa: PLC0415 -- after the set-up
    from office.selectors.reorganisation_trial import trial_of  # noqa: PLC0415 -- after the set-up
    from office.services.applying import apply_due  # noqa: PLC0415 -- after the set-up
    from office.services.reorganisation import schedule_reorganisation  # noqa: PLC0415 -- after the set-up

    say(f"Đang lập {units} đơn vị, {members} đoàn viên…")
    row, approver = _load(units, members)
    analyze()
    begun = time.perf_counter()
    trial = trial_of(row)
    tried = time.perf_counter() - begun
    with clock.telling(dt.datetime(2025, 6, 2, 9, tzinfo=TIME_ZONE)):
        schedule_reorganisation(row, by=approver)
    with clock.telling(dt.datetime(2025, 7, 1, 0, 5, tzinfo=TIME_ZONE)):
        begun = time.perf_counter()
        done = apply_due()
        applied = time.perf_counter() - begun
    row.refresh_from_db()
    if not done:
        raise SystemExit(row.failure)
    return {
        "units": units,
        "members": members,
        "lines": len(trial.lines),
        "members_moved": row.figures["members_moved"],
        "trial_seconds": round(tried, 2),
        "apply_seconds": round(applied, 2),
        "limit_seconds": LIMIT,
    }


def _load(units: int, members: int) -> tuple[Any, Any]:
    """A province with districts, base unions and their members, and the draft with a line for each."""
    from accounts.models import User  # noqa: PLC0415 -- after the set-up
    from office.models import People, Reorganisation, ReorganisationLine  # noqa: PLC0415 -- after the set-up
    from people.models import Member, Membership  # noqa: PLC0415 -- after the set-up
    from units.models import Role, RoleAssignment, Unit  # noqa: PLC0415 -- after the set-up
    from units.services.intake import take_in_units  # noqa: PLC0415 -- after the set-up

    top = Unit(code="TOP", name="LĐLĐ tỉnh", kind="provincial")
    take_in_units([top], parents=[None])
    districts = [Unit(code=f"H{n}", name=f"LĐLĐ huyện {n}", kind="district") for n in range(DISTRICTS)]
    take_in_units(districts, parents=[top] * len(districts))
    bases = [Unit(code=f"C{n}", name=f"CĐCS {n}", kind="grassroots") for n in range(units)]
    take_in_units(bases, parents=[districts[n % DISTRICTS] for n in range(units)])
    people = [
        Member(code=f"M{n}", full_name=f"Nguyễn Văn {n}", sort_key=f"{n:06}", gender="female", unit=bases[n % units])
        for n in range(members)
    ]
    Member.objects.bulk_create(people, batch_size=5000)
    Membership.objects.bulk_create([Membership(member=each, unit_id=each.unit_id) for each in people], batch_size=5000)
    drafter, approver = (User.objects.create(username=name) for name in ("lap", "duyet"))
    officers = [RoleAssignment(user=drafter, unit=unit, role=Role.EDITOR) for unit in bases]
    RoleAssignment.objects.bulk_create([*officers, RoleAssignment(user=approver, unit=top, role=Role.APPROVER)])
    row = Reorganisation.objects.create(
        title="Đo tốc độ", unit=top, decision_no="1/QĐ", decided_on=dt.date(2025, 6, 1),
        effective_on=dt.date(2025, 7, 1), drafted_by=drafter,
    )  # fmt: skip
    pairs = list(zip(bases[::2], bases[1::2], strict=False))
    lines = [ReorganisationLine(operation="absorb", source=gone, target=stays) for gone, stays in pairs]
    stay = {gone.pk for gone, _stays in pairs}
    lines += [
        ReorganisationLine(operation="transfer", source=unit, target=top) for unit in bases if unit.pk not in stay
    ]
    lines += [ReorganisationLine(operation="dissolve", source=unit, people=People.END) for unit in districts]
    for position, line in enumerate(lines, start=1):
        line.reorganisation, line.position = row, position
    ReorganisationLine.objects.bulk_create(lines)
    return row, approver


def main() -> None:
    chosen = arguments("Áp dụng một việc sắp xếp tổ chức: 1.500 đơn vị, 72.000 đoàn viên.")
    figures = measure()
    lines = [
        f"{figures['units']} đơn vị, {figures['members']} đoàn viên, {figures['lines']} dòng:"
        f" thử {figures['trial_seconds']} giây, thực hiện {figures['apply_seconds']} giây,"
        f" giới hạn {figures['limit_seconds']:g} giây."
    ]
    show(figures, as_json=chosen.json, lines=lines)


if __name__ == "__main__":
    main()
