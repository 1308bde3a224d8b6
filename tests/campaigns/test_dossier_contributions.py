import datetime as dt

import pytest

from campaigns.services.contribution import (
    add_initiative,
    add_work,
    link_initiative,
    link_work,
    remove_initiative,
    remove_work,
    update_initiative,
    update_work,
)
from campaigns.services.moves import return_dossier, send_dossier, withdraw_dossier
from common.errors import DomainError, NotAllowed, StaleEdit, TransitionRefused
from contributions.models import Initiative, InitiativeState, Work
from tests.campaigns.conftest import REASON, days
from tests.factories import DossierFactory, InitiativeFactory, MemberFactory, WorkFactory


def test_a_name_is_enough_for_a_draft(draft, people):
    initiative = add_initiative(draft, by=people["editor"], title="Cải tiến  máy hàn")
    initiative.refresh_from_db()
    assert (initiative.code, initiative.title, initiative.state, initiative.unit) == (
        "SK-CS1-1",
        "Cải tiến máy hàn",
        InitiativeState.DRAFT,
        draft.unit,
    )
    version = draft.version
    draft.refresh_from_db()
    assert draft.version == version + 1
    work = add_work(draft, by=people["editor"], name="Cầu dân sinh")
    assert (work.code, work.owner_unit) == ("CT-CS1-1", draft.unit)


def test_it_cannot_be_sent_before_the_shares_are_whole(draft, people, tree):
    one, two = MemberFactory.create_batch(2, unit=tree.base)
    initiative = add_initiative(draft, by=people["editor"], title="Máy", kind="technical", authors=[(one, 60)])
    with pytest.raises(TransitionRefused, match="tổng tỷ lệ của các tác giả là 60%"):
        send_dossier(draft, by=people["editor"])
    update_initiative(initiative, by=people["editor"], authors=[(one, 60), (two, 40)])
    send_dossier(draft, by=people["editor"])
    initiative.refresh_from_db()
    assert initiative.state == InitiativeState.SENT


@pytest.mark.parametrize("home", ["base2", "far"])
def test_an_author_of_another_unit(draft, people, tree, home):
    stranger = MemberFactory(unit=getattr(tree, home))
    with pytest.raises(DomainError, match="không thuộc CĐCS Trường Tiểu học Mẫu"):
        add_initiative(draft, by=people["editor"], title="Máy", authors=[(stranger, 100)])
    initiative = add_initiative(draft, by=people["editor"], title="Máy")
    with pytest.raises(DomainError, match="Hãy chọn tác giả của đơn vị"):
        update_initiative(initiative, by=people["editor"], authors=[(stranger, 100)])


def test_an_author_who_moved_away_stays_one(draft, people, tree):
    author = MemberFactory(unit=tree.base)
    initiative = add_initiative(draft, by=people["editor"], title="Máy", authors=[(author, 100)])
    author.unit = tree.base2
    author.save()
    update_initiative(initiative, by=people["editor"], authors=[(author, 100)], summary="Thêm tóm tắt")
    assert initiative.authors.get().member == author


@pytest.mark.parametrize("fields", [{"benefit_confirmed": 1}, {"recognised_level": "base"}, {"state": "recognised"}])
def test_a_unit_does_not_recognise_itself(draft, people, fields):
    with pytest.raises(TypeError):
        add_initiative(draft, by=people["editor"], title="Máy", **fields)
    with pytest.raises(TypeError):
        update_initiative(add_initiative(draft, by=people["editor"], title="Máy"), by=people["editor"], **fields)


def test_a_work_is_not_decided_on_by_its_owner(draft, people):
    with pytest.raises(TypeError):
        add_work(draft, by=people["editor"], name="Cầu", plaque_no="01")


def test_a_stale_initiative_names_who_came_between(draft, people):
    initiative = add_initiative(draft, by=people["editor"], title="Máy")
    update_initiative(initiative, by=people["specialist"], version=1, title="Máy của huyện")
    with pytest.raises(StaleEdit, match=f"Sáng kiến đã được {people['specialist']} sửa lúc"):
        update_initiative(initiative, by=people["editor"], version=1, title="Máy của cơ sở")
    initiative.refresh_from_db()
    assert (initiative.title, initiative.version) == ("Máy của huyện", 2)


def test_a_stale_work_names_who_came_between(draft, people):
    work = add_work(draft, by=people["editor"], name="Cầu")
    update_work(work, by=people["specialist"], version=1, value=10)
    with pytest.raises(StaleEdit, match=str(people["specialist"])):
        update_work(work, by=people["editor"], version=1, value=20)


def test_two_initiatives_are_edited_side_by_side(draft, people):
    one, two = (add_initiative(draft, by=people["editor"], title=title) for title in ("Một", "Hai"))
    update_initiative(one, by=people["editor"], version=1, title="Một mới")
    update_initiative(two, by=people["specialist"], version=1, title="Hai mới")


def test_removing_a_draft_deletes_it_and_a_shared_one_only_unlinks(draft, people, tree, campaign):
    lone = add_initiative(draft, by=people["editor"], title="Một mình", authors=[(MemberFactory(unit=tree.base), 100)])
    shared = InitiativeFactory(unit=tree.base)
    other = DossierFactory(campaign=campaign, unit=tree.base, kind="proposal", created_by=people["editor"])
    for dossier in (draft, other):
        link_initiative(dossier, shared, by=people["editor"])
    for initiative in (lone, shared):
        remove_initiative(draft, initiative, by=people["editor"])
    assert list(Initiative.objects.all()) == [shared]
    assert not draft.initiative_links.exists()
    work = add_work(draft, by=people["editor"], name="Cầu")
    remove_work(draft, work, by=people["editor"])
    assert not Work.objects.exists()
    with pytest.raises(DomainError, match="có người vừa bỏ nó"):
        remove_work(draft, work, by=people["editor"])


def test_linking_twice_or_from_another_unit(draft, people, tree):
    own, foreign = InitiativeFactory(unit=tree.base), InitiativeFactory(unit=tree.base2)
    link_initiative(draft, own, by=people["editor"])
    with pytest.raises(DomainError, match="đã có trong hồ sơ"):
        link_initiative(draft, own, by=people["editor"])
    with pytest.raises(DomainError, match="đơn vị khác"):
        link_initiative(draft, foreign, by=people["editor"])
    with pytest.raises(DomainError, match="đơn vị khác"):
        link_work(draft, WorkFactory(owner_unit=tree.base2), by=people["editor"])


def test_the_initiative_of_another_dossier_is_not_edited_here(draft, people, tree):
    stray = InitiativeFactory(unit=tree.base)
    with pytest.raises(DomainError, match="không còn trong hồ sơ"):
        update_initiative(stray, by=people["editor"], title="Lén sửa", dossier=draft)
    with pytest.raises(DomainError, match="Không có hồ sơ nào đang soạn"):
        update_initiative(stray, by=people["editor"], title="Lén sửa")


def test_what_another_dossier_handed_in_waits(draft, people, tree, campaign):
    author = MemberFactory(unit=tree.base)
    initiative = add_initiative(draft, by=people["editor"], title="Máy", kind="technical", authors=[(author, 100)])
    send_dossier(draft, by=people["editor"])
    other = DossierFactory(campaign=campaign, unit=tree.base, kind="proposal", created_by=people["editor"])
    link_initiative(other, initiative, by=people["editor"])
    with pytest.raises(DomainError, match="đang được xem xét trong một hồ sơ khác"):
        update_initiative(initiative, by=people["editor"], title="Đổi", dossier=other)
    with pytest.raises(TransitionRefused, match="không sửa được"):
        update_initiative(initiative, by=people["editor"], title="Đổi", dossier=draft)


@pytest.mark.parametrize("back", ["withdraw", "return"])
def test_initiatives_are_drafts_again_unless_handed_in_elsewhere(draft, people, tree, campaign, back):
    authors = [(MemberFactory(unit=tree.base), 100)]
    here, both = (
        add_initiative(draft, by=people["editor"], title=title, kind="technical", authors=authors) for title in "ab"
    )
    other = DossierFactory(campaign=campaign, unit=tree.base, kind="proposal", created_by=people["editor"])
    link_initiative(other, both, by=people["editor"])
    other.state = "accepted"
    other.save()
    send_dossier(draft, by=people["editor"])
    if back == "withdraw":
        withdraw_dossier(draft, by=people["editor"], reason=REASON)
    else:
        return_dossier(draft, by=people["specialist"], reason=REASON, due_on=days(2))
    states = dict(Initiative.objects.values_list("title", "state"))
    assert states == {"a": InitiativeState.DRAFT, "b": InitiativeState.SENT}
    assert here.pk != both.pk


@pytest.mark.parametrize("who", ["editor2", "specialist_elsewhere", "viewer", "superuser"])
def test_others_touch_nothing(draft, people, who):
    initiative = add_initiative(draft, by=people["editor"], title="Máy")
    work = add_work(draft, by=people["editor"], name="Cầu", started_on=dt.date(2025, 1, 1))
    for attempt in (
        lambda by: add_initiative(draft, by=by, title="x"),
        lambda by: update_initiative(initiative, by=by, title="x"),
        lambda by: remove_initiative(draft, initiative, by=by),
        lambda by: add_work(draft, by=by, name="x"),
        lambda by: update_work(work, by=by, name="x"),
        lambda by: remove_work(draft, work, by=by),
    ):
        with pytest.raises(NotAllowed):
            attempt(people[who])
