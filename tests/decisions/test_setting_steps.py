"""The steps of a unit are set, from day to day, by those who may."""

import datetime as dt
from importlib import import_module

import pytest
from django.db import connection

from common.errors import DomainError, NotAllowed, StaleEdit
from decisions.services.approval_step import add_step, end_step, update_step
from tests.factories import ApprovalStepFactory


@pytest.mark.django_db
def test_steps_are_set_by_those_who_may(office):
    fields = {"order_no": 1, "name": "Thẩm định", "role": "finance", "valid_from": dt.date(2026, 1, 1)}
    province = office.tree.province
    for who in ("specialist_province", "finance", "editor", "superuser"):
        with pytest.raises(NotAllowed):
            add_step(unit=province, by=office.people[who], **fields)
    step = add_step(unit=province, by=office.people["manager"], **fields)
    with pytest.raises(DomainError, match="thứ tự này"):
        add_step(unit=province, by=office.people["approver"], **fields)
    with pytest.raises(DomainError, match="một phần những ngày ấy"):
        add_step(unit=province, by=office.people["approver"], **fields | {"valid_from": dt.date(2026, 6, 1)})
    over = {"valid_from": dt.date(2025, 1, 1), "valid_to": dt.date(2025, 12, 31)}
    for free in ({"order_no": 2}, {"award": office.award}, {"scope": "unscheduled"}, over):
        add_step(unit=province, by=office.people["approver"], **fields | free)
    with pytest.raises(DomainError, match="thứ tự này"):
        add_step(unit=province, by=office.people["approver"], **fields | {"scope": "unscheduled"})
    step = update_step(step, by=office.people["approver"], version=1, name="Ban Tài chính thẩm định")
    with pytest.raises(StaleEdit):
        update_step(step, by=office.people["manager"], version=1, name="Khác")
    with pytest.raises(DomainError, match="không thể trước"):
        end_step(step, last_day=dt.date(2025, 1, 1), by=office.people["manager"])
    with pytest.raises(DomainError):
        add_step(unit=province, by=office.people["manager"], **fields | {"order_no": 0})


@pytest.mark.django_db
def test_steps_of_one_number_from_before_are_put_one_after_the_other(office):
    province, days = office.tree.province, {"valid_from": dt.date(2020, 1, 1)}
    first, second, third = (ApprovalStepFactory(unit=province, order_no=number, **days) for number in (1, 2, 3))
    over = ApprovalStepFactory(unit=province, order_no=4, valid_from=dt.date(2019, 1, 1), valid_to=dt.date(2019, 6, 1))
    own = ApprovalStepFactory(unit=province, order_no=1, award=office.award, **days)
    renumber = import_module("decisions.migrations.0016_renumber_overlapping_steps").RENUMBER
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE decisions_approvalstep AS SELECT * FROM public.decisions_approvalstep")
        cursor.execute("UPDATE decisions_approvalstep SET order_no = 1")
        cursor.execute(renumber)
        cursor.execute("SELECT id, order_no FROM decisions_approvalstep")
        numbers = dict(cursor.fetchall())
        cursor.execute("DROP TABLE pg_temp.decisions_approvalstep")
    assert numbers == {first.pk: 1, second.pk: 2, third.pk: 3, over.pk: 1, own.pk: 1}
