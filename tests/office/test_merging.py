"""Two records of one person: merged as a link, read as one by everybody, parted again without a trace in any row."""

import datetime as dt

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from common.errors import DomainError, NotAllowed, TransitionRefused
from common.models import AuditEntry
from office.models import Transfer, TransferSide
from office.selectors.candidates import candidates_for
from office.services.merging import undo_merge
from people.models import Member, MemberPair
from people.services.collective_members import set_collective_members
from people.services.membership import move_member
from people.services.pair import tell_apart, withdraw_conclusion
from tests.factories import (
    CollectiveFactory,
    DossierFactory,
    EntryFactory,
    LaunchedCampaignFactory,
    MemberFactory,
    UserFactory,
)
from tests.office.conftest import GROUND, merged, person
from tests.pages import words

EXEMPT = {"people_memberpair", "common_auditentry", "pghistory_context"}
"""Where a merge writes something, beside the history of every table."""


def rows() -> dict[str, list[str]]:
    """Every row of every table, but for what says that something happened."""
    found = {}
    with connection.cursor() as cursor:
        for table in sorted({*connection.introspection.table_names(cursor)} - EXEMPT):
            if not table.endswith("history"):
                cursor.execute(f'SELECT row::text FROM "{table}" AS row ORDER BY 1')
                found[table] = [text for (text,) in cursor.fetchall()]
    return found


# ---------- A link and nothing else ----------


def test_a_merge_writes_one_key_and_nothing_else_anywhere(lived, people):
    keep, other, third = lived
    before = rows()
    pair = merged(people, keep, other)
    after = rows()
    assert {table for table in before if before[table] != after[table]} == {"people_member"}
    changed = set(after["people_member"]) - set(before["people_member"])
    assert len(changed) == 2
    assert set(Member.objects.filter(merged_into=keep)) == {other, third}
    assert (pair.kept, pair.other, pair.moved) == (keep, other, [third.pk])


def test_undoing_leaves_every_row_as_it_was(lived, people):
    keep, other, _third = lived
    before = rows()
    undo_merge(merged(people, keep, other), reason="Nhầm người", by=people["specialist"])
    assert rows() == before
    pair = MemberPair.objects.get(kept=keep)
    assert (pair.withdrawn_by, pair.withdrawn_reason) == (people["specialist"], "Nhầm người")


def test_merges_in_a_row_are_undone_in_reverse(tree, people):
    one, two, three = (person(tree.base, f"DV{number}") for number in range(3))
    before = rows()
    first = merged(people, two, one)
    second = merged(people, three, two)
    assert set(Member.objects.filter(merged_into=three)) == {one, two}
    with pytest.raises(TransitionRefused, match="tách lần gộp sau trước"):
        undo_merge(first, reason="Nhầm", by=people["specialist"])
    undo_merge(second, reason="Nhầm", by=people["specialist"])
    assert Member.objects.get(pk=one.pk).merged_into == two
    undo_merge(first, reason="Nhầm", by=people["specialist"])
    assert rows() == before


def test_what_was_merged_apart_from_it_stays(tree, people):
    keep, one, two = (person(tree.base, f"DV{number}") for number in range(3))
    first, _second = merged(people, keep, one), merged(people, keep, two)
    undo_merge(first, reason="Nhầm", by=people["specialist"])
    assert list(Member.objects.filter(merged_into=keep)) == [two]


def test_the_audit_of_both_tells(people, pair):
    row = merged(people, *pair)
    undo_merge(row, reason="Nhầm người", by=people["manager"])
    lines = AuditEntry.objects.filter(move__in=["merge", "undo_merge"]).order_by("pk")
    assert [(line.move, line.subject, line.actor, line.note) for line in lines] == [
        ("merge", pair[0], people["specialist"], GROUND),
        ("merge", pair[1], people["specialist"], GROUND),
        ("undo_merge", pair[0], people["manager"], "Nhầm người"),
        ("undo_merge", pair[1], people["manager"], "Nhầm người"),
    ]
    assert lines[0].data == {"pair": row.pk, "kept": "DV1", "other": "DV2"}


def test_the_history_knows_when_the_record_was_merged(people, pair):
    undo_merge(merged(people, *pair), reason="Nhầm", by=people["specialist"])
    events = pair[1].events.order_by("pgh_id").values_list("pgh_label", "merged_into")
    assert list(events)[-2:] == [("update", pair[0].pk), ("update", None)]


def test_the_database_refuses_nonsense(people, pair):
    with pytest.raises(IntegrityError), transaction.atomic():
        Member.objects.filter(pk=pair[0].pk).update(merged_into=pair[0])
    row = merged(people, *pair)
    for wrong in ({"kept": None}, {"kept": MemberFactory()}, {"verdict": "different"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            MemberPair.objects.filter(pk=row.pk).update(**wrong)


# ---------- Who may, and what stands in the way ----------

WHO = [
    ("specialist", True),
    ("manager", True),
    ("superuser", True),
    ("specialist_province", True),
    ("editor", False),
    ("editor2", False),
    ("viewer", False),
    ("specialist_elsewhere", False),
    ("nobody", False),
]


@pytest.mark.parametrize(("who", "may"), WHO)
def test_who_merges_and_parts(people, pair, who, may):
    if not may:
        with pytest.raises(NotAllowed, match="cả hai đơn vị"):
            merged(people, *pair, by=who)
        row = merged(people, *pair)
        with pytest.raises(NotAllowed, match="cả hai đơn vị"):
            undo_merge(row, reason="Nhầm", by=people[who])
        return
    row = merged(people, *pair, by=who)
    assert undo_merge(row, reason="Nhầm", by=people[who]).withdrawn_by == people[who]


def test_a_keeper_of_one_unit_only_does_not(tree, people, pair):
    stranger = person(tree.other, "DV9")
    with pytest.raises(NotAllowed):
        merged(people, pair[0], stranger)
    merged(people, pair[0], stranger, by="specialist_province")


def test_a_ground_is_given_and_a_long_one_where_births_differ(tree, people, pair):
    with pytest.raises(DomainError, match="căn cứ"):
        merged(people, *pair, reason="  ")
    nobody_knows = person(tree.base, "DV9", birth_date=None)
    with pytest.raises(DomainError, match="không cùng ngày sinh"):
        merged(people, pair[0], nobody_knows, reason="Cùng người")
    merged(people, pair[0], pair[1], reason="Cùng người")
    merged(people, pair[0], nobody_knows)


def test_one_record_or_one_merged_already_is_refused(tree, people, pair):
    with pytest.raises(DomainError, match="khác nhau"):
        merged(people, pair[0], pair[0])
    third = person(tree.base, "DV3")
    merged(people, *pair)
    for keep, other in ((third, pair[1]), (pair[1], third), (pair[0], pair[1])):
        with pytest.raises(NotAllowed, match=r"DV2 đã gộp vào Nguyễn Thị Hoà \(DV1\)"):
            merged(people, keep, other)


def test_people_told_apart_are_not_merged(tree, people, pair):
    third = person(tree.base, "DV3")
    told = tell_apart(pair[0], third, reason="Khác căn cước", by=people["specialist"])
    with pytest.raises(DomainError, match="khác người"):
        merged(people, third, pair[0])
    merged(people, *pair)
    with pytest.raises(DomainError, match="DV1 và DV3 đã được kết luận"):
        merged(people, pair[0], third)
    withdraw_conclusion(told, reason="Nhầm", by=people["specialist"])
    merged(people, pair[0], third)


def test_two_accounts_are_not_one_person(people, pair):
    for member in pair:
        Member.objects.filter(pk=member.pk).update(user=UserFactory())
    with pytest.raises(DomainError, match="tài khoản"):
        merged(people, *pair)


def test_an_account_of_a_record_merged_before_counts_too(tree, people, pair):
    keep, other = pair
    third = person(tree.base2, "DV3")
    for member in (keep, third):
        Member.objects.filter(pk=member.pk).update(user=UserFactory())
    merged(people, other, third)
    with pytest.raises(DomainError, match="tài khoản"):
        merged(people, keep, other)


def test_a_transfer_is_answered_first(tree, people, pair):
    Transfer.objects.create(
        member=pair[1],
        from_unit=tree.base2,
        to_unit=tree.base,
        on=dt.date(2025, 1, 1),
        side=TransferSide.GIVING,
        proposed_by=people["editor2"],
    )
    with pytest.raises(DomainError, match="DV2 đang có đề nghị"):
        merged(people, *pair)


def test_both_in_one_round_for_one_award_are_named(tree, people, awards, pair):
    campaign = LaunchedCampaignFactory(unit=tree.province)
    entries = [
        EntryFactory(dossier=DossierFactory(campaign=campaign, unit=member.unit), member=member, award=awards.title)
        for member in pair
    ]
    with pytest.raises(DomainError, match=f"cùng một đợt: {awards.title.label} – {campaign}"):
        merged(people, *pair)
    entries[1].dossier.delete()
    merged(people, *pair)


def test_rounds_that_are_over_stand_in_nobodys_way(tree, people, awards, pair):
    campaign = LaunchedCampaignFactory(unit=tree.province)
    for member in pair:
        EntryFactory(dossier=DossierFactory(campaign=campaign, unit=member.unit), member=member, award=awards.title)
    type(campaign).objects.filter(pk=campaign.pk).update(state="ended")
    merged(people, *pair)


def test_a_merge_is_undone_once_and_with_a_reason(people, pair):
    row = merged(people, *pair)
    with pytest.raises(DomainError, match="lý do"):
        undo_merge(row, reason=" ", by=people["specialist"])
    undo_merge(row, reason="Nhầm", by=people["specialist"])
    with pytest.raises(TransitionRefused, match="đã được tách"):
        undo_merge(row, reason="Nhầm", by=people["specialist"])
    told = tell_apart(*pair, reason="Khác", by=people["specialist"])
    with pytest.raises(TransitionRefused, match="đã được tách"):
        undo_merge(told, reason="Nhầm", by=people["specialist"])


def test_conclusions_are_not_mistaken_for_each_other(people, pair):
    row = merged(people, *pair)
    with pytest.raises((TransitionRefused, NotAllowed)):
        withdraw_conclusion(row, reason="Nhầm", by=people["specialist"])


# ---------- A merged record is only looked at ----------


def test_nothing_new_is_written_under_a_merged_record(client, tree, people, pair):
    merged(people, *pair)
    other = Member.objects.get(pk=pair[1].pk)
    with pytest.raises(DomainError, match="đã gộp vào"):
        move_member(other, to=tree.base, on=dt.date(2025, 1, 1), by=people["specialist"])
    client.force_login(people["specialist"])
    for name in ("member-update", "member-move", "member-leave", "discipline-create"):
        refused = client.get(reverse(f"people:{name}", args=[other.pk]), follow=True)
        assert "đã gộp vào Nguyễn Thị Hoà (DV1)" in words(refused)


def test_merged_records_are_suggested_no_more(people, pair):
    merged(people, *pair)
    assert list(candidates_for(people["specialist"])[0]) == []


def test_a_collective_may_keep_a_merged_member_but_takes_no_new_one(tree, people, pair):
    collective = CollectiveFactory(unit=tree.base2)
    set_collective_members(collective, codes=["DV2"], by=people["editor2"])
    merged(people, *pair)
    set_collective_members(collective, codes=["DV2"], by=people["editor2"])
    assert [row.member for row in collective.memberships.all()] == [pair[1]]
    with pytest.raises(DomainError, match="DV2"):
        set_collective_members(CollectiveFactory(unit=tree.base2), codes=["DV2"], by=people["editor2"])
