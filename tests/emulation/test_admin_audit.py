"""Whoever changes a rule in the admin stands in the audit, with what it said before and says now."""

import datetime as dt

import pytest
from django.contrib import admin
from django.urls import reverse

from catalogue.models import AwardType, BaseSalary
from common.admin import CarefulAdmin, RuleAdmin
from common.models import AuditEntry, Holiday
from councils.models import VotingRule


@pytest.fixture
def boss(client, people):
    client.force_login(people["superuser"])
    return client


def path(row, page="change"):
    meta = row._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_{page}", args=[] if page == "add" else [row.pk])


def typed_of(client, address) -> dict[str, object]:
    """What the form at ``address`` sends when nothing is changed."""
    context = client.get(address).context
    forms = [context["adminform"].form]
    for formset in context["inline_admin_formsets"]:
        forms += [formset.formset.management_form, *formset.formset.forms]
    fields = [field for form in forms for field in form]
    values = {field.html_name: field.field.widget.format_value(field.value()) for field in fields}
    return {name: value for name, value in values.items() if value not in (None, [], [""])}


def posted(client, row, page="change", **changed):
    answer = client.post(path(row, page), typed_of(client, path(row, page)) | changed)
    assert answer.status_code == 302, answer.context["errors"]


def test_a_changed_rule_tells_both_figures(boss, people):
    rule = VotingRule.objects.create(
        council_kind="award", quorum_percent=60, pass_percent=80, valid_from=dt.date(2020, 1, 1), source="thử"
    )
    posted(boss, rule, pass_percent="50")
    rule.refresh_from_db()
    assert rule.pass_percent == 50
    entry = AuditEntry.objects.get(move="edit", subject_id=rule.pk)
    assert (entry.actor, entry.subject) == (people["superuser"], rule)
    assert [str(float(value)) for value in entry.data["pass_percent"]] == ["80.0", "50.0"]
    assert set(entry.data) == {"pass_percent"}


def test_what_is_left_as_it_was_is_no_change(boss):
    salary = BaseSalary.objects.create(valid_from=dt.date(2024, 7, 1), amount=2_340_000)
    posted(boss, salary)
    assert not AuditEntry.objects.filter(subject_id=salary.pk, move="edit").exists()


def test_a_new_rule_and_the_rows_under_one_are_told(boss, awards):
    posted(boss, BaseSalary(), "add", valid_from="01/07/2024", amount="2340000")
    entry = AuditEntry.objects.get(move="create")
    assert entry.subject == BaseSalary.objects.get()
    assert entry.data["amount"] == [None, 2_340_000]
    award = AwardType.objects.get(pk=awards.certificate.pk)
    road = {"roads-TOTAL_FORMS": "1", "roads-0-level": "provincial", "roads-0-kind": "decide"}
    if award.roads.exists():
        award.roads.all().delete()
    posted(boss, award, **road)
    rows = AuditEntry.objects.get(move="edit").data["roads"]
    assert rows[0]["level"] == [None, "provincial"] and rows[0]["kind"][1] == "decide"


def test_a_day_off_that_goes_stays_in_the_audit(boss):
    holiday = Holiday.objects.create(day=dt.date(2027, 2, 6), name="Tết Nguyên đán")
    assert boss.post(path(holiday, "delete"), {"post": "yes"}).status_code == 302
    assert not Holiday.objects.exists()
    entry = AuditEntry.objects.get(move="remove")
    assert entry.data["day"] == ["2027-02-06", None] and entry.data["name"] == ["Tết Nguyên đán", None]


def test_no_page_of_the_admin_writes_past_the_audit():
    silent = [
        type(page).__name__
        for page in admin.site._registry.values()
        if not isinstance(page, RuleAdmin)
        and (type(page).has_change_permission, type(page).has_add_permission)
        == (CarefulAdmin.has_change_permission, CarefulAdmin.has_add_permission)
        and type(page).save_model is CarefulAdmin.save_model
    ]
    assert silent == []
