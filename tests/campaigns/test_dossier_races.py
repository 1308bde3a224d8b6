"""Real threads on a database that commits: one wins, the other gets the sentence."""

import datetime as dt
from types import SimpleNamespace

import pytest
from django.db import connection, transaction

from campaigns.models import CampaignAward, Dossier, DossierState, DossierVersion, Entry
from campaigns.services.dossier import open_dossier, update_pledge
from campaigns.services.entry import add_entries
from campaigns.services.moves import accept_dossier, return_dossier, send_dossier, take_dossier
from campaigns.services.proposal import make_proposal
from common.models import AuditEntry, Counter
from tests.campaigns.conftest import REASON, days, fresh
from tests.campaigns.threads import at_once
from tests.conftest import make_awards, make_people, make_tree
from tests.factories import DossierFactory, LaunchedCampaignFactory, MemberFactory, ParticipationFactory


@pytest.fixture
def stage(committed_db):
    """A draft with one person, committed."""
    tree, awards = make_tree(), make_awards()
    people = make_people(tree)
    campaign = LaunchedCampaignFactory(code="PT2025", unit=tree.province)
    CampaignAward.objects.create(campaign=campaign, award=awards.title)
    ParticipationFactory(campaign=campaign, unit=tree.base)
    dossier = open_dossier(campaign, unit=tree.base, by=people["editor"])
    member = MemberFactory(unit=tree.base)
    add_entries(dossier, award=awards.title, subjects=[member], by=people["editor"])
    dossier.refresh_from_db()
    return SimpleNamespace(tree=tree, awards=awards, people=people, campaign=campaign, dossier=dossier)


def lines(dossier, *moves):
    return list(
        AuditEntry.objects.filter(subject_id=dossier.pk, subject_type__model="dossier", move__in=moves).order_by("pk")
    )


def split(results):
    """What was done, and the sentences of those who came second."""
    return [one for one in results if not isinstance(one, str)], [one for one in results if isinstance(one, str)]


@pytest.mark.parametrize("attempt", range(3))
def test_accepting_and_returning_at_the_same_instant(stage, attempt):
    send_dossier(stage.dossier, by=stage.people["editor"])

    def accept():
        return accept_dossier(stage.dossier, by=fresh(stage.people["specialist"]))

    def give_back():
        return return_dossier(
            stage.dossier, by=fresh(stage.people["specialist_province"]), reason=REASON, due_on=days(3)
        )

    done, sentences = split(at_once(accept, give_back))
    assert len(done) == 1
    [sentence] = sentences
    state = Dossier.objects.get(pk=stage.dossier.pk).state
    label = DossierState(state).label
    move = {"accepted": "accept", "returned": "return"}[state]
    other = {"accepted": "Trả lại", "returned": "Nhận hồ sơ"}[state]
    assert sentence == (f"Không thể «{other}»: hiện ở trạng thái «{label}». Hãy tải lại trang để xem ai vừa xử lý.")
    assert [line.move for line in lines(stage.dossier, "accept", "return")] == [move]


def test_a_double_click_sends_once(stage):
    def send():
        return send_dossier(stage.dossier, by=fresh(stage.people["editor"]))

    done, sentences = split(at_once(*[send] * 4))
    assert len(done) == 1
    assert len(sentences) == 3
    assert all("Hồ sơ đã được nộp lúc" in one and "PT2025/CS1/1" in one for one in sentences)
    assert DossierVersion.objects.count() == 1
    assert len(lines(stage.dossier, "send")) == 1
    assert Counter.objects.get(series="receipt:PT2025").last == 1


def test_sending_and_editing_at_once_never_loses_what_was_sent(stage):
    def send():
        return send_dossier(stage.dossier, by=fresh(stage.people["editor"]))

    def edit():
        return update_pledge(stage.dossier, pledge="cùng lúc", version=None, by=fresh(stage.people["specialist"]))

    at_once(send, edit)
    version = DossierVersion.objects.get()
    pledge = Dossier.objects.get(pk=stage.dossier.pk).pledge
    assert f'"pledge":"{pledge}"' in version.content


def test_two_editors_of_the_same_version(stage):
    def edit(who):
        return lambda: update_pledge(
            stage.dossier, pledge=f"của {who}", version=stage.dossier.version, by=fresh(stage.people[who])
        )

    done, sentences = split(at_once(edit("editor"), edit("specialist")))
    assert len(done) == 1
    [sentence] = sentences
    winner = lines(stage.dossier, "edit")[-1].actor
    assert f"đã được {winner} sửa lúc" in sentence
    assert Dossier.objects.get(pk=stage.dossier.pk).pledge == done[0].pledge


def test_the_same_person_added_by_two_at_once_stands_once(stage):
    member = MemberFactory(unit=stage.tree.base)

    def add(who):
        return lambda: add_entries(
            stage.dossier, award=stage.awards.title, subjects=[member], by=fresh(stage.people[who])
        )

    results = at_once(add("editor"), add("specialist"))
    assert sorted(len(added) for added in results) == [0, 1]
    assert stage.dossier.entries.filter(member=member).count() == 1


@pytest.mark.parametrize("attempt", range(3))
def test_the_same_person_added_by_two_units_at_once_stands_in_one_dossier(stage, attempt):
    above = DossierFactory(campaign=stage.campaign, unit=stage.tree.district)
    crowd = MemberFactory.create_batch(3, unit=stage.tree.base)

    def add(dossier, who, members):
        return lambda: add_entries(dossier, award=stage.awards.title, subjects=members, by=fresh(stage.people[who]))

    done, sentences = split(
        at_once(add(stage.dossier, "editor", crowd), add(above, "specialist_province", crowd[::-1]))
    )
    assert (len(done), len(sentences)) == (1, 1)
    assert "đã có trong hồ sơ của" in sentences[0]
    assert Entry.objects.filter(member__in=crowd).count() == 3


def test_two_proposals_at_once_are_one(stage):
    send_dossier(stage.dossier, by=stage.people["editor"])
    accept_dossier(stage.dossier, by=stage.people["specialist"])
    made = at_once(*[lambda: make_proposal(stage.dossier, by=fresh(stage.people["editor"])).pk] * 3)
    assert len(set(made)) == 1
    assert Dossier.objects.filter(source=stage.dossier).count() == 1


def test_two_takers(stage):
    send_dossier(stage.dossier, by=stage.people["editor"])
    done, sentences = split(
        at_once(
            lambda: take_dossier(stage.dossier, by=fresh(stage.people["specialist"])),
            lambda: take_dossier(stage.dossier, by=fresh(stage.people["specialist_province"])),
        )
    )
    assert (len(done), len(sentences)) == (1, 1)


def test_a_sent_version_cannot_be_touched(stage):
    version = send_dossier(stage.dossier, by=stage.people["editor"])
    for change in (
        lambda: DossierVersion.objects.filter(pk=version.pk).update(content="{}"),
        lambda: DossierVersion.objects.filter(pk=version.pk).delete(),
        lambda: execute("TRUNCATE campaigns_dossierversion CASCADE"),
    ):
        with pytest.raises(Exception, match=r"permission denied|chỉ được ghi thêm"), transaction.atomic():
            change()
    kept = DossierVersion.objects.get(pk=version.pk)
    assert kept.hash_now() == kept.sha256
    assert kept.sent_at > dt.datetime(2020, 1, 1, tzinfo=dt.UTC)


def execute(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
