"""Who may open what of contests."""

import datetime as dt

from tests.factories import ContestantFactory, ContestDisciplineFactory, ContestFactory, ContestPrizeFactory

# Letters:  anonymous nobody editor editor2 editor_elsewhere specialist specialist_elsewhere
#           specialist_province approver viewer manager superuser stranger council finance auditor
GET: dict[str, str] = {
    "contests:contest-list": "L...............",
    "contests:contest-create": "L>>>>...>>>>.>>>",
    "contests:contest-detail": "Lx..x.x.....x...",
    "contests:contest-edit": "Lx>>x.x.>>>>x>>>",
    "contests:contest-move": "Lx>>x.x.>>>>x>>>",
    "contests:contestant-list": "Lx..x.x.....x...",
    "contests:contestant-pick": "Lx..x.x.....x...",
    "contests:results": "Lx>>x.x.>>>>x>>>",
    "contests:results-paste": "Lx>>x.x.>>>>x>>>",
}
POST: dict[str, str] = {
    "contests:contest-create": "L>>>>...>>>>.>>>",
    "contests:contest-edit": "Lx>>x.x.>>>>x>>>",
    "contests:contest-move": "Lx>>x.x.>>>>x>>>",
    "contests:contestant-add": "Lx>>x>x>>>>>x>>>",
    "contests:contestant-remove": "Lx>xx>x>>>>>x>>>",
    "contests:results": "Lx>>x.x.>>>>x>>>",
    "contests:results-paste": "Lx>>x.x.>>>>x>>>",
}
FORMS: dict[str, dict[str, str]] = {}


def build(world) -> None:
    """A contest of the district that takes contestants, with one of the base union, and one that was held."""
    later = dt.date.today() + dt.timedelta(days=7)
    days = {"starts_on": later, "ends_on": later, "registration_closes_on": later}
    world.contest = ContestFactory(unit=world.tree.district, state="open", **days)
    world.held_contest = ContestFactory(unit=world.tree.district, state="held")
    ContestPrizeFactory(contest=world.contest)
    discipline = ContestDisciplineFactory(contest=world.contest)
    world.contestant = ContestantFactory(discipline=discipline, unit=world.tree.base)
    world.named.setdefault("contesting", "cancel")


def row_for(world, name):
    if not name.startswith("contests:"):
        return None
    if name == "contests:contestant-remove":
        return world.contestant
    return world.held_contest if name.startswith("contests:results") else world.contest
