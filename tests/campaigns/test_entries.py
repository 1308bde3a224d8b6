import datetime as dt

import pghistory
import pytest
from django.db import connection

from campaigns.models import CampaignAward, Dossier, DossierKind, DossierState
from campaigns.services.dossier import open_dossier, update_pledge
from campaigns.services.entry import add_entries, remove_entry, update_entry
from campaigns.services.moves import reopen_dossier, send_dossier
from common.errors import DomainError, NotAllowed, StaleEdit, TransitionRefused
from people.models import SubjectKind
from tests.campaigns.conftest import days
from tests.factories import (
    AwardTypeFactory,
    CollectiveFactory,
    DossierFactory,
    EntryFactory,
    MemberFactory,
    PhaseFactory,
    UnitFactory,
)


@pytest.fixture
def dossier(campaign, tree, people):
    return open_dossier(campaign, unit=tree.base, by=people["editor"])


def put_in(dossier, award, subjects, people, **options):
    return add_entries(dossier, award=award, subjects=subjects, by=people["editor"], **options)


# ---------- Adding ----------


def test_many_people_at_once(dossier, tree, people, awards, django_assert_max_num_queries):
    crowd = MemberFactory.create_batch(40, unit=tree.base)
    with django_assert_max_num_queries(25):
        added = put_in(dossier, awards.title, crowd, people)
    assert [entry.member for entry in added] == crowd
    assert {(entry.registered_on, entry.added_by, entry.subject_kind) for entry in added} == {
        (days(0), people["editor"], SubjectKind.INDIVIDUAL)
    }


def test_the_number_of_queries_does_not_grow_with_people(dossier, tree, people, awards):
    from django.test.utils import CaptureQueriesContext

    counts = []
    for size in (1, 1, 30):
        crowd = MemberFactory.create_batch(size, unit=tree.base)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            put_in(dossier, awards.title, crowd, people)
        counts.append(len(queries))
    assert counts[1] == counts[2]


def test_the_same_person_twice_is_skipped_and_reported(dossier, tree, people, awards):
    anna, binh = MemberFactory.create_batch(2, unit=tree.base)
    put_in(dossier, awards.title, [anna], people)
    added = put_in(dossier, awards.title, [anna, binh, binh], people)
    assert [entry.member for entry in added] == [binh]
    assert added.skipped == [anna, binh]
    assert dossier.entries.count() == 2
    version = Dossier.objects.get(pk=dossier.pk).version
    assert put_in(dossier, awards.title, [anna], people) == []
    assert Dossier.objects.get(pk=dossier.pk).version == version


def test_the_same_person_may_stand_for_two_awards(dossier, tree, people, awards):
    member = MemberFactory(unit=tree.base)
    put_in(dossier, awards.title, [member], people)
    put_in(dossier, awards.certificate, [member], people)
    assert dossier.entries.count() == 2


def test_collectives_and_the_unit_itself(dossier, tree, people, awards):
    team = CollectiveFactory(unit=tree.base)
    added = put_in(dossier, awards.flag, [team, tree.base], people)
    assert [(entry.subject_kind, entry.subject) for entry in added] == [
        (SubjectKind.COLLECTIVE, team),
        (SubjectKind.UNIT, tree.base),
    ]


def test_a_household_goes_by_its_member(dossier, tree, people, campaign):
    award = AwardTypeFactory(name="Gia đình tiêu biểu", subject_kinds=["household"])
    CampaignAward.objects.create(campaign=campaign, award=award)
    [entry] = put_in(dossier, award, [MemberFactory(unit=tree.base)], people)
    assert entry.subject_kind == SubjectKind.HOUSEHOLD


def test_members_of_units_below_belong_too(dossier, tree, people, awards):
    section = UnitFactory(code="TO1", name="Tổ công đoàn 1", kind="group", parent=tree.base)
    assert len(put_in(dossier, awards.title, [MemberFactory(unit=section)], people)) == 1


# ---------- Refusing ----------


def test_a_flag_is_not_for_a_person(dossier, tree, people, awards):
    member = MemberFactory(unit=tree.base, full_name="Hoàng Văn Bình")
    with pytest.raises(DomainError) as refusal:
        put_in(dossier, awards.flag, [member], people)
    assert str(refusal.value) == (
        "Cờ thi đua LĐLĐ tỉnh chỉ trao cho tập thể, đơn vị, không trao cho cá nhân "
        "(Hoàng Văn Bình – sinh 1985). Hãy chọn hình thức khác."
    )


def test_a_title_is_not_for_a_collective(dossier, tree, people, awards):
    with pytest.raises(DomainError, match="chỉ trao cho cá nhân, không trao cho tập thể"):
        put_in(dossier, awards.title, [CollectiveFactory(unit=tree.base)], people)


def test_an_award_outside_the_campaign(dossier, tree, people):
    award = AwardTypeFactory(name="Giấy khen lạ")
    with pytest.raises(DomainError, match="«Phong trào Mẫu» không xét Giấy khen lạ"):
        put_in(dossier, award, [MemberFactory(unit=tree.base)], people)


@pytest.mark.parametrize("home", ["base2", "district", "far"])
def test_a_person_of_another_unit(dossier, tree, people, awards, home):
    stranger = MemberFactory(unit=getattr(tree, home))
    with pytest.raises(DomainError, match="không thuộc CĐCS Trường Tiểu học Mẫu"):
        put_in(dossier, awards.title, [MemberFactory(unit=tree.base), stranger], people)
    assert not dossier.entries.exists()


def test_a_collective_or_a_unit_of_another_unit(dossier, tree, people, awards):
    for stranger in (CollectiveFactory(unit=tree.base2), tree.base2, tree.district):
        with pytest.raises(DomainError, match="không thuộc"):
            put_in(dossier, awards.flag, [stranger], people)


def test_a_person_who_had_left_before(dossier, tree, people, awards):
    gone = MemberFactory(unit=tree.base, left_on=days(-101))
    with pytest.raises(DomainError, match="đã rời đơn vị"):
        put_in(dossier, awards.title, [gone], people)


def test_nobody_chosen(dossier, people, awards):
    with pytest.raises(DomainError, match="ít nhất một"):
        put_in(dossier, awards.title, [], people)


def test_a_day_in_the_future(dossier, tree, people, awards):
    with pytest.raises(DomainError, match="tương lai"):
        put_in(dossier, awards.title, [MemberFactory(unit=tree.base)], people, registered_on=days(1))


@pytest.mark.parametrize("who", ["editor2", "specialist_elsewhere", "viewer", "superuser"])
def test_others_add_nothing(dossier, tree, people, awards, who):
    with pytest.raises(NotAllowed):
        add_entries(dossier, award=awards.title, subjects=[MemberFactory(unit=tree.base)], by=people[who])


# ---------- Once in a round, whichever unit puts it down ----------


@pytest.fixture
def above(campaign, tree, people):
    """A dossier of the district, whose people the base unit's are too."""
    return DossierFactory(campaign=campaign, unit=tree.district, created_by=people["specialist_province"])


@pytest.fixture
def anna(above, tree, awards):
    """Somebody of the base unit who stands in the district's dossier."""
    return EntryFactory(
        dossier=above, award=awards.title, member=MemberFactory(unit=tree.base, full_name="Lê Thị Anna")
    ).member


def test_who_stands_in_another_units_dossier_is_refused_by_its_name(dossier, tree, people, awards, anna):
    with pytest.raises(DomainError) as refusal:
        put_in(dossier, awards.title, [MemberFactory(unit=tree.base), anna], people)
    assert str(refusal.value) == (
        "Lê Thị Anna – sinh 1985 đã có trong hồ sơ của LĐLĐ huyện Mẫu cho Chiến sĩ thi đua cơ sở. "
        "Mỗi hình thức chỉ đứng tên một lần trong một đợt: hãy để ở một hồ sơ."
    )
    assert not dossier.entries.exists()
    put_in(dossier, awards.certificate, [anna], people)


def test_collectives_and_units_too(dossier, above, tree, people, awards):
    team = CollectiveFactory(unit=tree.base)
    for subject, column in ((team, {"collective": team}), (tree.base, {"subject_unit": tree.base})):
        kind = SubjectKind.UNIT if subject is tree.base else SubjectKind.COLLECTIVE
        EntryFactory(dossier=above, award=awards.flag, member=None, subject_kind=kind, **column)
        with pytest.raises(DomainError, match="đã có trong hồ sơ của LĐLĐ huyện Mẫu"):
            put_in(dossier, awards.flag, [subject], people)


@pytest.mark.parametrize("state", DossierState)
def test_what_was_withdrawn_or_refused_stands_no_more(dossier, above, people, awards, anna, state):
    Dossier.objects.filter(pk=above.pk).update(state=state)
    if state in (DossierState.WITHDRAWN, DossierState.REFUSED):
        assert put_in(dossier, awards.title, [anna], people)
    else:
        with pytest.raises(DomainError, match="LĐLĐ huyện Mẫu"):
            put_in(dossier, awards.title, [anna], people)


def test_another_round_is_another_matter(campaign, above, tree, people, awards, anna):
    elsewhere = {
        "campaign": DossierFactory(unit=tree.base),
        "phase": DossierFactory(campaign=campaign, unit=tree.base, phase=PhaseFactory(campaign=campaign)),
        "kind": DossierFactory(campaign=campaign, unit=tree.base, kind=DossierKind.PROPOSAL),
    }
    CampaignAward.objects.create(campaign=elsewhere["campaign"].campaign, award=awards.title)
    awards.title.allows_unregistered = True
    awards.title.save()
    for dossier in elsewhere.values():
        assert put_in(dossier, awards.title, [anna], people)


def test_another_award_does_not_get_round_it(dossier, people, awards, anna):
    [entry] = put_in(dossier, awards.certificate, [anna], people)
    with pytest.raises(DomainError, match="đã có trong hồ sơ của LĐLĐ huyện Mẫu cho Chiến sĩ thi đua cơ sở"):
        update_entry(entry, by=people["editor"], award=awards.title)


def test_opening_what_was_withdrawn_does_not_get_round_it(draft, above, tree, people, awards):
    member = draft.entries.get().member
    Dossier.objects.filter(pk=draft.pk).update(state=DossierState.WITHDRAWN)
    EntryFactory(dossier=above, award=awards.title, member=member)
    reopen_dossier(draft, by=people["editor"])
    with pytest.raises(TransitionRefused, match="đã có trong hồ sơ của LĐLĐ huyện Mẫu"):
        send_dossier(draft, by=people["editor"])
    Dossier.objects.filter(pk=above.pk).update(state=DossierState.REFUSED)
    send_dossier(draft, by=people["editor"])


# ---------- Changing and removing ----------


def test_update_keeps_what_was_written_and_bumps_the_version(draft, people):
    entry = draft.entries.get()
    saved = update_entry(
        entry, by=people["editor"], seen=entry.updated_at, achievements="Dẫn đầu tổ", registered_on=dt.date(2025, 1, 5)
    )
    entry.refresh_from_db()
    assert (entry.achievements, entry.registered_on) == ("Dẫn đầu tổ", dt.date(2025, 1, 5))
    assert saved.dossier.version == draft.version + 1


def test_a_stale_update_is_refused(draft, people):
    entry = draft.entries.get()
    seen = entry.updated_at
    with pghistory.context(user=people["specialist"].pk):
        update_entry(entry, by=people["specialist"], seen=seen, achievements="huyện ghi")
    with pytest.raises(StaleEdit, match=str(people["specialist"])) as refusal:
        update_entry(entry, by=people["editor"], seen=seen, achievements="cơ sở ghi")
    entry.refresh_from_db()
    assert (refusal.value.who, refusal.value.at) == (people["specialist"], entry.updated_at)
    assert entry.achievements == "huyện ghi"


def test_an_edit_elsewhere_in_the_dossier_makes_no_update_stale(draft, people, awards, tree):
    entry = draft.entries.get()
    [other] = put_in(draft, awards.title, [MemberFactory(unit=tree.base)], people)
    update_entry(other, by=people["specialist"], achievements="huyện ghi")
    update_pledge(draft, pledge="Phấn đấu", version=None, by=people["specialist"])
    assert update_entry(entry, by=people["editor"], seen=entry.updated_at, achievements="cơ sở ghi")


def test_update_to_an_award_that_does_not_fit(draft, people, awards):
    entry = draft.entries.get()
    with pytest.raises(DomainError, match="không trao cho cá nhân"):
        update_entry(entry, by=people["editor"], award=awards.flag)
    update_entry(entry, by=people["editor"], award=awards.certificate)
    entry.refresh_from_db()
    assert entry.award == awards.certificate


def test_update_to_an_award_the_person_already_stands_for(draft, people, awards):
    first = draft.entries.get()
    [second] = put_in(draft, awards.certificate, [first.member], people)
    with pytest.raises(DomainError, match="đã được đăng ký hình thức khen đó"):
        update_entry(second, by=people["editor"], award=awards.title)


def test_update_takes_no_other_field(draft, people, tree):
    with pytest.raises(TypeError):
        update_entry(draft.entries.get(), by=people["editor"], member=MemberFactory(unit=tree.base))


def test_remove_twice_says_so(draft, people):
    entry = draft.entries.get()
    remove_entry(entry, by=people["editor"])
    entry.pk = entry.pk or entry.id
    with pytest.raises(DomainError, match="có người vừa bỏ nó"):
        remove_entry(entry, by=people["editor"])


@pytest.mark.parametrize("state", ["sent", "in_review", "accepted", "refused", "withdrawn"])
def test_no_edit_of_what_was_handed_in(in_state, people, awards, tree, state):
    dossier = in_state(state)
    entry = dossier.entries.get()
    for attempt in (
        lambda: put_in(dossier, awards.title, [MemberFactory(unit=tree.base)], people),
        lambda: update_entry(entry, by=people["editor"], achievements="lén sửa"),
        lambda: remove_entry(entry, by=people["editor"]),
    ):
        with pytest.raises(TransitionRefused):
            attempt()


# ---------- Proposals ----------


def test_a_proposal_takes_only_registered_people(own_proposal, tree, people, awards):
    with pytest.raises(DomainError, match="chưa đăng ký Chiến sĩ thi đua cơ sở"):
        put_in(own_proposal, awards.title, [MemberFactory(unit=tree.base)], people)
    awards.title.allows_unregistered = True
    awards.title.save()
    [entry] = put_in(own_proposal, awards.title, [MemberFactory(unit=tree.base)], people)
    assert entry.source is None
