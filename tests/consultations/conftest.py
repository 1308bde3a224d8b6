import datetime as dt

import pytest

from common.clock import morning, telling
from common.clock import today as clock_today
from consultations.models import Agency, ConsultationRule
from consultations.services.consultation import ask_agencies
from consultations.services.notice import publish_notice
from tests.decisions.conftest import Office
from tests.factories import RoleAssignmentFactory, UserFactory


class Hearing(Office):
    """A province with approved people; ``specialist`` asks the public and agencies about them."""

    @property
    def specialist(self):
        return self.people["specialist_province"]

    def listed_keeper(self, role: str = "specialist"):
        """An account of the province for somebody the list names."""
        member = self.run.recommendations.order_by("pk").first().entry.member
        member.user = UserFactory()
        member.save()
        RoleAssignmentFactory(user=member.user, role=role, unit=self.tree.province)
        return member.user

    def rule(self, **fields) -> ConsultationRule:
        return ConsultationRule.objects.create(
            **{"award": self.award, "valid_from": dt.date(2020, 1, 1), "source": "thử"} | fields
        )

    def notice(self, **fields):
        said = {"title": "Lấy ý kiến về Bằng khen", "days": 10, "by": self.specialist} | fields
        return publish_notice(self.run, self.award, **said)

    def agency(self, name: str = "Công an tỉnh") -> Agency:
        return Agency.objects.get_or_create(unit=self.tree.province, name=name)[0]

    def asked(self, *names: str, days: int = 7):
        agencies = [self.agency(name) for name in names or ("Công an tỉnh",)]
        return ask_agencies(
            self.run,
            self.award,
            agencies=agencies,
            due_on=clock_today() + dt.timedelta(days=days),
            title="Hiệp y khen thưởng",
            question="Đề nghị cho ý kiến.",
            by=self.specialist,
        )


def later(day: dt.date):
    """Inside, it is the morning after ``day``."""
    return telling(morning() + (day - clock_today()) + dt.timedelta(days=1))


@pytest.fixture
def hearing(tree, people, awards):
    return Hearing(tree, people, awards)


@pytest.fixture
def committed_hearing(committed_db):
    from tests.conftest import make_awards, make_people, make_tree

    tree = make_tree()
    return Hearing(tree, make_people(tree), make_awards())
