import datetime as dt

import factory
from django.utils import timezone

from awards.models import Honour
from decisions.models import Decision, DecisionLine, DecisionState
from people.models import SubjectKind
from tests.factories.catalogue import AwardTypeFactory
from tests.factories.people import MemberFactory
from tests.factories.units import UnitFactory, UserFactory


class DecisionFactory(factory.django.DjangoModelFactory):
    """A draft; ``issued`` makes it one that is published, with the honours of its lines."""

    class Meta:
        model = Decision

    unit = factory.SubFactory(UnitFactory)
    award = factory.SubFactory(AwardTypeFactory)
    subject_matter = "Về việc tặng Bằng khen"
    symbol = "QĐ-LĐLĐ"
    signed_on = dt.date(2026, 12, 20)
    signer_name = "Nguyễn Văn Ký"
    drafted_by = factory.SubFactory(UserFactory)


class DecisionLineFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = DecisionLine

    decision = factory.SubFactory(DecisionFactory)
    order_no = factory.Sequence(lambda number: number + 1)
    subject_kind = SubjectKind.INDIVIDUAL
    member = factory.SubFactory(MemberFactory)
    award = factory.SelfAttribute("decision.award")
    unit = factory.SelfAttribute("member.unit")
    name = factory.SelfAttribute("member.full_name")
    unit_name = factory.SelfAttribute("unit.name")
    award_label = factory.SelfAttribute("award.name")


def issued(decision: Decision, *, number: int = 1, **fields) -> Decision:
    """``decision`` as it stands once it is issued, without asking whether it may be; its lines gave their honours."""
    day = decision.signed_on
    values = {"number": number, "year": day.year, "published_on": day, "issued_at": timezone.now()} | fields
    values["issued_by"] = values.get("issued_by") or UserFactory()
    for name, value in values.items():
        setattr(decision, name, value)
    for line in decision.lines.filter(honour=None):
        line.honour = Honour.objects.create(
            subject_kind=line.subject_kind,
            member=line.member,
            collective=line.collective,
            subject_unit=line.subject_unit,
            award=line.award,
            unit=line.unit,
            year=day.year,
            decision_no=decision.number_label,
            decided_on=day,
            decided_by=decision.unit.name,
            campaign=decision.campaign,
            name_then=line.name,
            unit_name_then=line.unit_name,
            is_issued=True,
        )
        line.save()
    decision.state = DecisionState.ISSUED
    decision.save()
    return decision
