import datetime as dt
from types import SimpleNamespace

import pytest

from catalogue.models import LegalDocument
from spot.services.moves import move_proposal
from spot.services.proposal import create_proposal
from tests.factories import LetterheadFactory, MemberFactory, RoleAssignmentFactory, UserFactory, spot_award

DAY = dt.date(2026, 3, 5)
STATEMENT = "Phát hiện và dập tắt đám cháy ở xưởng 2, cứu được hai đồng nghiệp."


@pytest.fixture
def road(tree, people):
    """The province decides an award on the spot; An of the base union earned it. ``chair`` issues."""
    LetterheadFactory(unit=tree.province, valid_from=dt.date(2020, 1, 1))
    chair = UserFactory(username="chair")
    RoleAssignmentFactory(user=chair, role="approver", unit=tree.province)
    return SimpleNamespace(
        tree=tree,
        people=people,
        chair=chair,
        award=spot_award("provincial", name="Bằng khen đột xuất"),
        an=MemberFactory(unit=tree.base, code="DV-AN", full_name="Nguyễn Văn An"),
        law=LegalDocument.objects.create(number="06/2022/QH15", title="Luật Thi đua, khen thưởng"),
    )


def proposed(road, subject=None, **fields):
    """A draft by the editor of the base union."""
    known = {"award": road.award, "happened_on": DAY, "statement": STATEMENT}
    return create_proposal(by=road.people["editor"], subject=subject or road.an, **known | fields)


def sent(road, *args, **fields):
    return move_proposal(proposed(road, *args, **fields), "send", by=road.people["editor"])


def accepted(road, *args, **fields):
    return move_proposal(sent(road, *args, **fields), "accept", by=road.people["specialist_province"])
