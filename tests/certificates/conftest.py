import datetime as dt
from types import SimpleNamespace

import pytest

from awards.models import HonourEnd, HonourEndKind
from certificates.models import Certificate
from certificates.services.certificate import make_batch, start_batch
from decisions.models import DecisionKind, DecisionState
from tests.conftest import make_people, make_tree
from tests.factories import DecisionFactory, DecisionLineFactory, MemberFactory, UserFactory, issued


def make_decision(unit, *, names=("Nguyễn Thị Ước",), number=1):
    """An issued decision of ``unit`` that gives the people of those ``names`` a Bằng khen."""
    decision = DecisionFactory(unit=unit, signed_on=dt.date(2026, 12, 20))
    for order_no, name in enumerate(names, start=1):
        member = MemberFactory(full_name=name, unit=unit)
        DecisionLineFactory(decision=decision, member=member, order_no=order_no, award_label="Bằng khen")
    return issued(decision, number=number)


def made(decision, *, by) -> list[Certificate]:
    """The certificates of ``decision``, in the order of its list."""
    make_batch(start_batch(decision, by=by).pk)
    return list(Certificate.objects.filter(line__decision=decision).order_by("line__order_no"))


def revoke(certificate, *, number="07/QĐ-LĐLĐ", kind=HonourEndKind.REVOKED) -> None:
    """The honour of ``certificate`` has ended by a later decision."""
    honour = certificate.line.honour
    HonourEnd.objects.create(
        honour=honour, kind=kind, decided_on=dt.date(2027, 2, 20), decision_no=number, reason="Khai không đúng"
    )


def correct(certificate, *, name, number=9) -> None:
    """A later decision says that the name is another."""
    line = certificate.line
    decision = DecisionFactory(
        unit=line.decision.unit,
        kind=DecisionKind.CORRECTION,
        about=line.decision,
        grounds="Ghi sai tên",
        signed_on=dt.date(2027, 1, 15),
        number=number,
        year=2027,
        published_on=dt.date(2027, 1, 15),
        issued_at=dt.datetime(2027, 1, 15, tzinfo=dt.UTC),
        issued_by=UserFactory(),
        state=DecisionState.DRAFT,
    )
    DecisionLineFactory(
        decision=decision, member=line.member, order_no=1, honour=line.honour, name=name, award_label=line.award_label
    )
    type(decision).objects.filter(pk=decision.pk).update(state=DecisionState.ISSUED)


@pytest.fixture
def given(db):
    """A decision of the province for two people, each with a certificate, and the people of the matrix."""
    tree = make_tree()
    people = make_people(tree)
    decision = make_decision(tree.province, names=("Nguyễn Thị Ước", "Trần Văn Đạt"))
    by = people["specialist_province"]
    return SimpleNamespace(tree=tree, people=people, decision=decision, by=by, certificates=made(decision, by=by))
