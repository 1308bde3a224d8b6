"""An honour that a later decision ended counts nowhere from that day on, and did until then."""

import datetime as dt

import pytest
from django.urls import reverse

from awards.models import Honour, HonourEnd
from awards.selectors.award_history import award_history
from awards.selectors.facts.bridge import facts_about
from awards.selectors.facts.period import Period
from awards.selectors.waiting import latest_honours
from awards.services.honour import record_honour
from catalogue.models import AwardType
from exchange.selectors.rows import Wanted, past_awards
from office.selectors.candidates import side_by_side
from people.models import CollectiveMembership, Membership
from reviews.selectors.documents import held_by
from tests.factories import CollectiveFactory, DossierFactory, EntryFactory, MemberFactory
from tests.pages import opened, words

pytestmark = pytest.mark.django_db
GIVEN, ENDED = dt.date(2026, 3, 1), dt.date(2026, 9, 1)
BEFORE, AFTER = ENDED - dt.timedelta(days=1), ENDED


@pytest.fixture
def member(tree):
    return MemberFactory(unit=tree.base, joined_on=dt.date(2015, 1, 1))


@pytest.fixture
def honour(member, awards):
    """A title of 2026 that was revoked, beside one of 2025 that stands."""
    record_honour(
        subject=member, subject_kind="individual", award=awards.title, year=2025, decision_no="1/QĐ", decided_on=GIVEN
    )
    honour = record_honour(
        subject=member, subject_kind="individual", award=awards.title, year=2026, decision_no="2/QĐ", decided_on=GIVEN
    )
    HonourEnd.objects.create(
        honour=honour, kind="revoked", decided_on=ENDED, decision_no="7/QĐ", reason="Khai không đúng"
    )
    return honour


def period(as_of):
    return Period(dt.date(2026, 1, 1), dt.date(2026, 12, 31), as_of)


@pytest.mark.parametrize(("day", "held"), [(BEFORE, [2025, 2026]), (AFTER, [2025])])
def test_the_tally_of_a_day_counts_what_was_held_on_it(member, honour, day, held):
    assert list(Honour.objects.in_force_on(day).order_by("year").values_list("year", flat=True)) == held
    assert [past.year for past in facts_about("individual", member.pk, period(day)).history] == held


@pytest.mark.parametrize(("day", "titles"), [(BEFORE, 1), (AFTER, None)])
def test_a_collective_counts_the_titles_its_people_held_on_the_day(member, honour, day, titles):
    AwardType.objects.filter(pk=honour.award_id).update(code="LDTT")
    team = CollectiveFactory(unit=member.unit, headcount=1)
    Membership.objects.create(member=member, unit=member.unit, valid_from=dt.date(2015, 1, 1))
    CollectiveMembership.objects.create(collective=team, member=member, valid_from=dt.date(2015, 1, 1))
    assert facts_about("collective", team.pk, period(day)).collective.ldtt == titles


@pytest.mark.parametrize(("day", "held", "ended"), [(BEFORE, 2, 0), (AFTER, 1, 1)])
def test_the_history_of_a_day_keeps_it_apart(member, honour, people, day, held, ended):
    history = award_history("individual", member, viewer=people["editor"], roles=("editor",), day=day)
    assert (len(history.titles) + len(history.rewards), len(history.ended)) == (held, ended)


def test_its_page_says_by_which_decision_and_the_tables_leave_it_out(member, honour, people, client):
    client.force_login(people["editor"])
    for name in ("awards:history-member", "people:member-detail"):
        shown = words(opened(client, reverse(name, args=[member.pk])))
        assert shown.count("Đã thu hồi theo Quyết định 7/QĐ ngày 01/09/2026") == 1


def test_the_page_of_a_unit_says_so(tree, awards, people, client):
    honour = record_honour(
        subject=tree.base, subject_kind="unit", award=awards.flag, year=2026, decision_no="3/QĐ", decided_on=GIVEN
    )
    HonourEnd.objects.create(honour=honour, kind="replaced", decided_on=ENDED, decision_no="8/QĐ", reason="Sai tên")
    client.force_login(people["editor"])
    shown = words(opened(client, reverse("units:unit-detail", args=[tree.base.pk])))
    assert "Đã thay thế theo Quyết định 8/QĐ" in shown


def test_papers_lists_and_files_leave_it_out(member, honour, people, tree):
    dossier = DossierFactory(unit=tree.base)
    entry = EntryFactory(dossier=dossier, member=member, award=honour.award)
    ((_subject, held),) = held_by([entry]).items()
    assert [words for words in held if "2026" in words] == []
    assert [honour.year for honour in latest_honours(people["editor"])] == [2025]
    assert [row["year"] for row in past_awards(Wanted(tree.base))] == [2025]
    other = MemberFactory(unit=tree.base)
    (line,) = [row for row in side_by_side(member, other, viewer=people["editor"]) if row["label"] == "Khen thưởng"]
    assert len(line["values"][0]) == 1
