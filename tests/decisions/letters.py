"""An office whose certificate is decided by a higher body, and what happens to its letters."""

import datetime as dt
from types import SimpleNamespace

from catalogue.models import Road
from common.clock import today
from decisions.services.answers import Reply, record_answer
from decisions.services.letters import draft_letter
from decisions.services.sending import send_letter
from tests.decisions.conftest import Office
from tests.factories import RoleAssignmentFactory, UserFactory

GRANTED_BY = "Đoàn Chủ tịch Tổng Liên đoàn"


class UpwardOffice(Office):
    """The province proposes its certificate to the confederation, whose specialist is ``above``."""

    def __init__(self, tree, people, awards, *, approved: int = 3):
        super().__init__(tree, people, awards, approved=approved)
        Road.objects.filter(award=self.award).update(kind="propose_up")
        Road.objects.create(award=self.award, level="confederation", kind="decide")
        self.above = UserFactory(username="above")
        RoleAssignmentFactory(user=self.above, role="specialist", unit=tree.confederation)
        self.clerk = people["specialist_province"]
        self.other_clerk = people["specialist_province2"]

    def drafted(self):
        return draft_letter(self.run, [self.award], by=self.clerk)

    def sent(self):
        return send_letter(self.drafted(), by=self.chair)

    def granted(self, letter=None, **asked):
        return record_answer(letter or self.sent(), granted(), **{"by": self.clerk} | asked)


def granted(number: str = "120/QĐ-TLĐ", *, on: dt.date | None = None) -> Reply:
    return Reply(is_granted=True, decision_no=number, decided_on=on or today(), decided_by=GRANTED_BY)


def refused(reason: str = "Chưa đủ thời gian công tác") -> Reply:
    return Reply(is_granted=False, reason=reason)


def standing(letter) -> SimpleNamespace:
    """What the rows say now."""
    letter.refresh_from_db()
    lines = list(letter.lines.select_related("recommendation", "honour").in_order())
    return SimpleNamespace(
        letter=letter.state,
        answers=[line.answer for line in lines],
        results=[line.recommendation.state for line in lines],
        honours=[line.honour for line in lines],
    )
