"""Who reads which line of the audit: by who did it, by what it was done to, and never what is about the reader."""

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model

from common.models import AuditEntry
from common.workflow import write_audit
from decisions.models import DecisionLine
from office.selectors.audit_reach import AT_WORK, WHOSE, audit_in_reach
from tests.factories import (
    CollectiveFactory,
    DecisionFactory,
    DecisionLineFactory,
    DelegationFactory,
    DossierFactory,
    EntryFactory,
    InitiativeFactory,
    LaunchedCampaignFactory,
    MemberFactory,
    RoleAssignmentFactory,
    UserFactory,
    WorkFactory,
)
from units.models import Role


def read_by(reader) -> set[int]:
    fresh = type(reader).objects.get(pk=reader.pk)
    return {pk for lines in audit_in_reach(fresh) for pk in lines.values_list("pk", flat=True)}


def officer(unit, role=Role.EDITOR):
    return RoleAssignmentFactory(user=UserFactory(), unit=unit, role=role).user


@pytest.fixture
def auditors(tree):
    """One of the province, one of its first district, one of another province."""
    units = {"province": tree.province, "district": tree.district, "elsewhere": tree.province2}
    return {name: officer(unit, Role.AUDITOR) for name, unit in units.items()}


ROWS = {
    "dossier": lambda tree: DossierFactory(campaign=LaunchedCampaignFactory(unit=tree.confederation), unit=tree.base),
    "member": lambda tree: MemberFactory(unit=tree.base),
    "collective": lambda tree: CollectiveFactory(unit=tree.base),
    "initiative": lambda tree: InitiativeFactory(unit=tree.base),
    "work": lambda tree: WorkFactory(owner_unit=tree.base),
    "decision": lambda tree: DecisionFactory(unit=tree.district),
    "account": lambda tree: officer(tree.base),
    "role": lambda tree: RoleAssignmentFactory(user=UserFactory(), unit=tree.base, role=Role.VIEWER),
    "unit": lambda tree: tree.base,
}


@pytest.mark.parametrize("row", ROWS)
def test_what_was_done_to_a_unit_is_read_by_its_auditors_wherever_it_was_done_from(tree, auditors, row):
    subject = ROWS[row](tree)
    line = write_audit(subject, "edit", by=officer(tree.far))
    reads = {name: line.pk in read_by(auditor) for name, auditor in auditors.items()}
    assert reads == {"province": True, "district": True, "elsewhere": True}, "elsewhere audits who did it"
    line = write_audit(subject, "edit", by=officer(tree.confederation))
    reads = {name: line.pk in read_by(auditor) for name, auditor in auditors.items()}
    assert reads == {"province": True, "district": True, "elsewhere": False}


def test_what_was_done_from_a_unit_is_read_by_its_auditors_whatever_it_was_done_to(tree, auditors):
    line = write_audit(MemberFactory(unit=tree.far), "edit", by=officer(tree.base2))
    reads = {name: line.pk in read_by(auditor) for name, auditor in auditors.items()}
    assert reads == {"province": True, "district": True, "elsewhere": True}
    line = write_audit(MemberFactory(unit=tree.other), "edit", by=officer(tree.confederation))
    reads = {name: line.pk in read_by(auditor) for name, auditor in auditors.items()}
    assert reads == {"province": True, "district": False, "elsewhere": False}


def about(tree, reader):
    """A row of each kind that is about ``reader``, who is a member of the base union too."""
    member = MemberFactory(unit=tree.base, user=reader)
    entry = EntryFactory(dossier=DossierFactory(unit=tree.base), member=member)
    initiative = InitiativeFactory(unit=tree.base)
    initiative.authors.create(member=member, share_percent=100)
    line = DecisionLineFactory(decision=DecisionFactory(unit=tree.province), member=member)
    role = RoleAssignmentFactory(user=reader, unit=tree.base, role=Role.VIEWER)
    given = DelegationFactory(unit=tree.province, principal=reader, deputy=UserFactory())
    taken = DelegationFactory(unit=tree.district, principal=UserFactory(), deputy=reader)
    return [member, entry, initiative, line, reader, role, given, taken]


@pytest.mark.parametrize("who", ["auditor", "superuser"])
def test_nobody_reads_what_is_about_them_and_others_do(tree, people, who):
    reader, manager = people[who], people["manager"]
    rows = about(tree, reader)
    lines = {write_audit(row, "edit", by=manager).pk for row in rows}
    assert len(lines) == len(rows)
    assert not lines & read_by(reader)
    other = officer(tree.province, Role.AUDITOR)
    assert lines <= read_by(other)
    assert not lines & set(AuditEntry.objects.not_by_or_about(reader).values_list("pk", flat=True))
    assert DecisionLine.objects.filter(member__user=reader).exists()


def test_what_is_about_a_record_that_was_merged_into_ones_own_is_about_oneself(tree, people):
    own = MemberFactory(unit=tree.base, user=people["auditor"])
    twin = MemberFactory(unit=tree.base, merged_into=own)
    line = write_audit(twin, "edit", by=people["manager"])
    assert line.pk not in read_by(people["auditor"])


def test_of_every_account_a_row_names_it_is_known_whether_the_row_is_about_it():
    named = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.related_model is get_user_model() and not hasattr(model, "pgh_obj")
    }
    unknown = {name for name in named if (field := name.rpartition(".")[2]) not in WHOSE and field not in AT_WORK}
    assert sorted(name for name in unknown if not name.endswith("_by")) == []
