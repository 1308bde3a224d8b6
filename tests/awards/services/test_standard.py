"""A version of a standard from draft to force, by two people; what cannot hold is refused with its place."""

import datetime as dt

import pytest
import time_machine

from awards.models import StandardVersion, StandardVersionState
from awards.services.standard import (
    approve_standard,
    draft_standard,
    end_standard,
    keep_up_with_the_day,
    remove_draft,
    update_draft,
)
from common.errors import DomainError, NotAllowed, StaleEdit, TransitionRefused
from common.models import AuditEntry
from tests.factories import AwardTypeFactory, RoleAssignmentFactory, StandardVersionFactory, UserFactory
from units.models import Role

TODAY = dt.date(2026, 6, 15)
TREE = {"all_of": [{"condition": "registered"}]}
CONTENT = {
    "subject_kinds": ["individual", "collective", "unit", "household"],
    "valid_from": TODAY,
    "tree": TREE,
    "rank_by": [],
    "legal_basis": "Luật 06/2022/QH15",
    "source": "Quy chế mẫu",
}
S = StandardVersionState


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(dt.datetime(2026, 6, 15, 5, tzinfo=dt.UTC), tick=False):
        yield


@pytest.fixture
def award(awards):
    award = awards.certificate
    award.subject_kinds = CONTENT["subject_kinds"]
    award.save()
    return award


@pytest.fixture
def older(award):
    return StandardVersionFactory(award=award, tree=TREE)


@pytest.fixture
def draft(award, people):
    def write(**content):
        return draft_standard(award, by=people["specialist_province"], **(CONTENT | content))

    return write


def reread(version):
    return StandardVersion.objects.get(pk=version.pk)


def moves_of(version):
    lines = AuditEntry.objects.filter(subject_id=version.pk, subject_type__model="standardversion").order_by("pk")
    return list(lines.values_list("move", "actor__username"))


def test_a_draft_has_the_next_number_and_its_author(older, draft, people):
    version = draft()
    assert (version.number, version.state, version.drafted_by) == (2, S.DRAFT, people["specialist_province"])
    assert version.approved_by is None
    assert moves_of(version) == [("create", "specialist_province")]


def test_approved_on_its_day_it_is_in_force_and_the_older_one_superseded(older, draft, people):
    version = approve_standard(draft(), by=people["approver"], seen=1)
    assert (version.state, version.approved_by) == (S.IN_FORCE, people["approver"])
    assert version.approved_at.date() == TODAY
    older = reread(older)
    assert (older.state, older.valid_to) == (S.SUPERSEDED, dt.date(2026, 6, 14))
    assert [move for move, _who in moves_of(version)] == ["create", "approve_standard", "enter_force"]
    assert moves_of(older) == [("supersede", "approver")]


def test_a_past_day_keeps_the_standard_of_its_time(older, draft, people):
    version = approve_standard(draft(), by=people["approver"], seen=1)
    on = StandardVersion.objects.in_force_on
    assert list(on(dt.date(2026, 6, 14))) == [older]
    assert list(on(TODAY)) == [version]
    assert not on(dt.date(2019, 1, 1)).exists()


def test_approved_before_its_day_it_waits_for_it(older, draft, people):
    version = approve_standard(draft(valid_from=dt.date(2026, 7, 1)), by=people["approver"], seen=1)
    assert (version.state, reread(older).state) == (S.APPROVED, S.IN_FORCE)
    assert keep_up_with_the_day() == {"begun": 0, "ended": 0, "refused": 0}
    with time_machine.travel(dt.datetime(2026, 6, 30, 17, 5, tzinfo=dt.UTC)):  # 00:05 of 1 July in Vietnam
        assert keep_up_with_the_day() == {"begun": 1, "ended": 0, "refused": 0}
        assert keep_up_with_the_day() == {"begun": 0, "ended": 0, "refused": 0}
    assert (reread(version).state, reread(older).state) == (S.IN_FORCE, S.SUPERSEDED)
    assert reread(older).valid_to == dt.date(2026, 6, 30)
    assert moves_of(version)[-1] == ("enter_force", "approver")


def test_a_version_past_its_last_day_is_superseded(draft, people):
    approve_standard(draft(valid_to=dt.date(2026, 6, 20)), by=people["approver"], seen=1)
    StandardVersionFactory(award=AwardTypeFactory(), valid_to=dt.date(2026, 6, 20))  # shipped: nobody's name
    with time_machine.travel(dt.datetime(2026, 6, 21, 3, tzinfo=dt.UTC)):
        assert keep_up_with_the_day()["ended"] == 2
    assert set(StandardVersion.objects.values_list("state", flat=True)) == {S.SUPERSEDED}


@pytest.mark.parametrize("who", ["specialist", "editor", "approver", "superuser", "nobody", "manager"])
def test_only_specialists_of_the_upper_levels_draft(draft, people, award, who):
    with pytest.raises(NotAllowed):
        draft_standard(award, by=people[who], **CONTENT)
    version = draft()
    with pytest.raises(NotAllowed):
        update_draft(version, by=people[who], seen=1, note="khác")
    with pytest.raises(NotAllowed):
        remove_draft(version, by=people[who])


@pytest.mark.parametrize("who", ["specialist_province", "specialist_province2", "superuser", "nobody", "council"])
def test_only_approvers_approve(draft, people, who):
    with pytest.raises(NotAllowed):
        approve_standard(draft(), by=people[who], seen=1)


@pytest.mark.parametrize("is_superuser", [False, True])
@pytest.mark.parametrize("did", ["drafted", "edited"])
def test_who_wrote_it_does_not_approve_it(draft, people, tree, award, is_superuser, did):
    both = UserFactory(is_superuser=is_superuser)
    for role in (Role.SPECIALIST, Role.APPROVER):
        RoleAssignmentFactory(user=both, role=role, unit=tree.province)
    if did == "drafted":
        version = draft_standard(award, by=both, **CONTENT)
    else:
        version = update_draft(draft(), by=both, seen=1, note="sửa")
    with pytest.raises(NotAllowed, match="Bạn đã soạn"):
        approve_standard(version, by=both, seen=version.version)
    assert reread(version).state == S.DRAFT
    assert approve_standard(version, by=people["approver"], seen=version.version).state == S.IN_FORCE


def test_what_changed_since_it_was_read_is_not_approved(draft, people):
    version = draft()
    update_draft(version, by=people["specialist_province2"], seen=1, note="khác")
    with pytest.raises(StaleEdit):
        approve_standard(version, by=people["approver"], seen=1)


def test_a_stale_edit_is_refused(draft, people):
    version = draft()
    update_draft(version, by=people["specialist_province2"], seen=1, note="của người khác")
    with pytest.raises(StaleEdit, match=str(people["specialist_province2"])):
        update_draft(version, by=people["specialist_province"], seen=1, note="của tôi")
    assert reread(version).note == "của người khác"


@pytest.mark.parametrize("state", [S.APPROVED, S.IN_FORCE, S.SUPERSEDED])
def test_what_was_approved_is_not_edited_or_removed(award, people, state):
    version = StandardVersionFactory(award=award, state=state)
    for change in (
        lambda: update_draft(version, by=people["specialist_province"], seen=1, note="x"),
        lambda: remove_draft(version, by=people["specialist_province"]),
        lambda: approve_standard(
            StandardVersionFactory.build(award=award, pk=version.pk), by=people["approver"], seen=None
        ),
    ):
        with pytest.raises(DomainError):
            change()
    assert reread(version).state == state


def test_a_draft_is_removed(draft, people):
    version = draft()
    remove_draft(version, by=people["specialist_province2"])
    assert not StandardVersion.objects.filter(pk=version.pk).exists()


def condition(kind, **params):
    return {"all_of": [{"condition": kind, "params": params}]}


@pytest.mark.parametrize(
    ("conditions", "place"),
    [
        (condition("prior_awards", awards=["KHONG_CO"]), "tree.all_of[0].params.awards[0]"),
        (condition("collective_share", part="ldtt", percent=101), "tree.all_of[0].params.percent"),
        (condition("initiatives", count=0, level="base"), "tree.all_of[0].params.count"),
        (condition("initiatives", count=1, level="base", min_share="100.5"), "tree.all_of[0].params.min_share"),
        (condition("hair_colour"), "tree.all_of[0].condition"),
        ({"all_of": []}, "tree.all_of"),
        ({"condition": "registered"}, "tree"),
    ],
)
def test_a_tree_that_cannot_hold_is_refused_with_its_place(draft, conditions, place):
    with pytest.raises(DomainError) as refused:
        draft(tree=conditions)
    assert f"Khóa «{place}»" in str(refused.value)
    assert not StandardVersion.objects.exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ({"legal_basis": ""}, "legal_basis"),
        ({"source": ""}, "source"),
        ({"valid_to": dt.date(2026, 6, 1)}, "valid_to"),
        ({"rank_by": [{"key": "score", "direction": "desc"}] * 2}, "rank_by"),
        ({"rank_by": [{"key": "mood", "direction": "desc"}]}, "rank_by[0].key"),
        ({"subject_kinds": ["robot"]}, "applies_to[0]"),
    ],
)
def test_general_data_that_cannot_hold_is_refused_with_its_place(draft, content, words):
    with pytest.raises(DomainError) as refused:
        draft(**content)
    assert words in str(refused.value)


def test_a_subject_the_award_is_not_for_is_refused(awards, people):
    with pytest.raises(DomainError, match="không dành cho đối tượng «individual»"):
        draft_standard(awards.flag, by=people["specialist_province"], **(CONTENT | {"subject_kinds": ["individual"]}))


def test_awards_that_wait_for_one_another_are_refused(award, awards, people, draft):
    def needs(code):
        return condition("prior_awards", awards=[code])

    StandardVersionFactory(award=awards.title, tree=needs(award.code))
    with pytest.raises(DomainError, match=f"{award.code} → {awards.title.code} → {award.code}"):
        draft(tree=needs(awards.title.code))
    draft(tree=condition("not_held_before", awards=[awards.title.code]))


@pytest.mark.parametrize(
    ("state", "first", "last", "words"),
    [
        (S.IN_FORCE, dt.date(2026, 6, 15), None, "đã áp dụng từ ngày 15/06/2026"),
        (S.IN_FORCE, dt.date(2027, 1, 1), None, "đã áp dụng từ ngày 01/01/2027"),
        (S.SUPERSEDED, dt.date(2026, 1, 1), dt.date(2026, 6, 30), "đã áp dụng đến hết ngày 30/06/2026"),
        (S.APPROVED, dt.date(2026, 6, 15), None, "đã áp dụng từ ngày 15/06/2026"),
    ],
)
def test_overlapping_validity_is_refused(award, draft, state, first, last, words):
    StandardVersionFactory(award=award, state=state, valid_from=first, valid_to=last)
    with pytest.raises(DomainError, match=words):
        draft()


def test_a_narrower_version_does_not_replace_a_wider_one(older, draft):
    with pytest.raises(DomainError, match="còn áp dụng cho tập thể, hộ gia đình, đơn vị"):
        draft(subject_kinds=["individual"])


def test_a_wider_version_replaces_several_narrower_ones(award, draft, people):
    narrow = [
        StandardVersionFactory(award=award, number=number, subject_kinds=[kind])
        for number, kind in enumerate(("individual", "unit"), start=1)
    ]
    approve_standard(draft(), by=people["approver"], seen=1)
    assert {reread(version).state for version in narrow} == {S.SUPERSEDED}


def test_other_subjects_keep_their_version(award, draft, people):
    other = StandardVersionFactory(award=award, subject_kinds=["unit"])
    approve_standard(draft(subject_kinds=["individual"]), by=people["approver"], seen=1)
    assert reread(other).state == S.IN_FORCE


def test_one_in_force_is_ended(older, people):
    version = end_standard(older, by=people["approver"], last_day=dt.date(2026, 6, 30), reason="Bãi bỏ theo QĐ 01")
    assert (version.state, version.valid_to) == (S.IN_FORCE, dt.date(2026, 6, 30))
    version = end_standard(older, by=people["approver"], last_day=dt.date(2026, 6, 14), reason="Sớm hơn")
    assert (version.state, version.valid_to) == (S.SUPERSEDED, dt.date(2026, 6, 14))


def test_one_that_waits_is_set_aside_and_holds_on_no_day(older, draft, people):
    version = approve_standard(draft(valid_from=dt.date(2026, 7, 1)), by=people["approver"], seen=1)
    version = end_standard(version, by=people["approver"], last_day=TODAY, reason="Chưa cần")
    assert (version.state, version.valid_to) == (S.SUPERSEDED, dt.date(2026, 6, 30))
    assert list(StandardVersion.objects.in_force_on(dt.date(2026, 7, 2))) == [older]
    assert draft(valid_from=dt.date(2026, 7, 1)).number == 3


@pytest.mark.parametrize(
    ("who", "reason", "last_day", "error"),
    [
        ("specialist_province", "x", TODAY, NotAllowed),
        ("superuser", "x", TODAY, NotAllowed),
        ("approver", " ", TODAY, TransitionRefused),
        ("approver", "x", dt.date(2019, 1, 1), TransitionRefused),
    ],
)
def test_an_end_is_refused(older, people, who, reason, last_day, error):
    with pytest.raises(error):
        end_standard(older, by=people[who], last_day=last_day, reason=reason)
    assert reread(older).valid_to is None
