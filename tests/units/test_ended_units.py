"""A unit that ended: read by everybody who could, written for by nobody, found through whoever goes on from it."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from awards.services.honour import record_honour
from campaigns.models import DossierState
from campaigns.permissions.dossier import may_edit, may_review, may_withdraw
from common.errors import DomainError, NotAllowed
from people.services.collective import create_collective
from people.services.member import create_member
from tests.campaigns.targets import set_target
from tests.factories import AwardTypeFactory, DossierFactory, LaunchedCampaignFactory, UnitFactory
from tests.pages import opened, words
from units.models import Role, Unit, UnitPlacement
from units.permissions import may_keep_register, may_write_for, takes_writes
from units.services.cluster import add_to_cluster, create_cluster
from units.services.intake import take_in_units
from units.services.role import assign_role
from units.services.succession import record_succession
from units.services.unit import create_unit, rename_unit

TREE = reverse("units:unit-list")
ENDED = dt.date(2025, 6, 30)


def day(offset):
    return timezone.localdate() + dt.timedelta(days=offset)


def end(unit, on=ENDED):
    Unit.objects.filter(pk=unit.pk).update(ended_on=on)
    UnitPlacement.objects.filter(unit=unit, valid_to=None).update(valid_to=on)
    unit.refresh_from_db()
    return unit


@pytest.mark.parametrize("who", ["editor", "specialist", "specialist_province", "manager", "superuser"])
def test_nobody_writes_for_an_ended_unit(tree, people, who):
    end(tree.base)
    for verdict in (may_write_for(people[who], tree.base), may_keep_register(people[who], tree.base)):
        assert not verdict
        assert "đã kết thúc hoạt động từ hết ngày 30/06/2025" in verdict.reason


@pytest.mark.parametrize(("last", "takes"), [(None, True), (-1, False), (0, True), (1, True)])
def test_a_unit_takes_writes_through_its_last_day(tree, people, last, takes):
    tree.base.ended_on = last if last is None else day(last)
    assert bool(takes_writes(tree.base)) is takes
    assert bool(may_write_for(people["editor"], tree.base)) is takes


def test_what_an_ended_unit_sent_is_still_reviewed(tree, people):
    dossier = DossierFactory(unit=tree.base, state=DossierState.SENT, sent_by=people["editor"])
    end(tree.base)
    dossier = type(dossier).objects.get(pk=dossier.pk)
    assert may_review(people["specialist"], dossier)
    assert not may_edit(people["editor"], dossier)
    assert not may_withdraw(people["editor"], dossier)


def test_nothing_is_asked_of_an_ended_unit(tree, people):
    campaign = LaunchedCampaignFactory(unit=tree.province)
    end(tree.base)
    with pytest.raises(NotAllowed, match="đã kết thúc hoạt động"):
        set_target(campaign, unit=tree.base, indicator="works", value=3, by=people["specialist"])
    assert not campaign.targets.exists()


@pytest.mark.parametrize("create", [create_member, create_collective])
def test_nobody_enters_the_register_of_an_ended_unit(tree, create):
    fields = {create_member: {"full_name": "Nguyễn Văn An", "gender": "male"}, create_collective: {"name": "Tổ Toán"}}
    with pytest.raises(DomainError, match="đã kết thúc hoạt động"):
        create(code="A1", unit=end(tree.base), **fields[create])


@pytest.mark.parametrize("role", [role for role in Role if role != Role.VIEWER])
def test_at_an_ended_unit_nobody_gets_a_role_to_act(tree, people, role):
    with pytest.raises(DomainError, match="đã kết thúc hoạt động"):
        assign_role(people["viewer"], unit=end(tree.base), role=role, by=people["superuser"])


def test_at_an_ended_unit_one_may_read(tree, people):
    assert assign_role(people["nobody"], unit=end(tree.base), role=Role.VIEWER, by=people["superuser"]).pk


def test_an_ended_unit_joins_no_cluster_of_a_later_year(tree):
    end(tree.base)
    add_to_cluster(create_cluster(code="C25", name="Cụm", unit=tree.province, year=2025), member=tree.base)
    later = create_cluster(code="C26", name="Cụm", unit=tree.province, year=2026)
    with pytest.raises(DomainError, match="trước năm 2026"):
        add_to_cluster(later, member=tree.base)
    assert not later.memberships.exists()


def test_the_page_of_an_ended_unit_says_so_and_leads_on(client, tree, people):
    end(tree.base)
    for successor in (tree.base2, tree.far):
        record_succession(successor, predecessor=tree.base, kind="absorbed", effective_on=dt.date(2025, 7, 1))
    client.force_login(people["specialist"])
    page = opened(client, reverse("units:unit-detail", args=[tree.base.pk]))
    assert "Ngày hoạt động cuối cùng: 30/06/2025" in words(page)
    assert "Đơn vị kế tiếp: CĐCS Công ty Mẫu , CĐCS tỉnh khác" in words(page).replace("Mẫu,", "Mẫu ,")
    html = page.content.decode()
    assert reverse("units:unit-detail", args=[tree.base2.pk]) in html
    assert reverse("units:unit-detail", args=[tree.far.pk]) not in html
    assert reverse("people:member-create") not in html


def test_the_page_of_who_goes_on_tells_what_was_before(client, tree, people):
    """base was renamed and went into base2; each honour bears the name of its day, none of later."""
    award = AwardTypeFactory(name="Cờ thi đua mẫu")
    for unit, year in ((tree.base, 2019), (tree.base, 2026), (tree.base2, 2024)):
        record_honour(subject=unit, subject_kind="unit", award=award, year=year)
    rename_unit(tree.base, name="CĐCS Trường Xưa", on=dt.date(2020, 1, 1))
    record_succession(tree.base2, predecessor=end(tree.base), kind="absorbed", effective_on=dt.date(2025, 7, 1))
    client.force_login(people["specialist"])
    page = opened(client, reverse("units:unit-detail", args=[tree.base2.pk]))
    assert "Trước đây: CĐCS Trường Tiểu học Mẫu; CĐCS Trường Xưa" in words(page)
    assert [(honour.year, honour.subject_unit) for honour in page.context["honours"]] == [
        (2024, tree.base2),
        (2019, tree.base),
    ]
    assert "2019 · Cờ thi đua mẫu tên khi đó: CĐCS Trường Tiểu học Mẫu" in words(page)


def test_ended_units_stand_last_and_are_marked(client, tree, people):
    end(UnitFactory(name="CĐCS An Khê", code="AK", parent=tree.district))
    client.force_login(people["specialist"])
    page = opened(client, reverse("units:unit-children", args=[tree.district.pk]))
    assert [unit.code for unit in page.context["object_list"]] == ["CS2", "CS1", "AK"]
    assert words(page).count("Đã kết thúc") == 1


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("tieu hoc mau", ["MOI", "CS1"]),
        ("truong xua", ["MOI", "CS1"]),
        ("cong ty mau", ["MOI", "CS2"]),
        ("lien xa", ["MOI"]),
        ("100%", []),
        ("tr_ong", []),
    ],
)
def test_a_search_by_an_old_name_finds_who_goes_on(client, tree, people, query, codes):
    """base was renamed, went into base2, and base2 into a new union."""
    rename_unit(tree.base, name="CĐCS Trường Xưa", on=dt.date(2020, 1, 1))
    new = UnitFactory(code="MOI", name="CĐCS liên xã", parent=tree.district)
    record_succession(tree.base2, predecessor=end(tree.base), kind="absorbed", effective_on=dt.date(2024, 7, 1))
    end(tree.base2)
    record_succession(new, predecessor=tree.base2, kind="consolidated", effective_on=dt.date(2025, 7, 1))
    client.force_login(people["specialist"])
    found = opened(client, f"{TREE}?q={query.replace('%', '%25')}").context["object_list"]
    assert set(codes) <= {unit.code for unit in found}
    assert [unit.code for unit in found][:1] == codes[:1]
    if codes[1:] == ["CS1"]:
        assert {unit.code for unit in found} == {"MOI", "CS2", "CS1"}
        assert any("Tiểu học" in name or "Xưa" in name for name in found[0].former)
    assert not found or "CĐCS liên xã" not in found[0].former


def test_a_search_shows_the_name_that_was_meant(client, tree, people):
    record_succession(tree.base2, predecessor=end(tree.base), kind="absorbed", effective_on=dt.date(2025, 7, 1))
    client.force_login(people["specialist"])
    page = opened(client, f"{TREE}?q=tieu hoc")
    assert [unit.code for unit in page.context["object_list"]] == ["CS2", "CS1"]
    assert words(page).count("trước đây: CĐCS Trường Tiểu học Mẫu") == 1


def test_a_successor_out_of_reach_is_not_found(client, tree, people):
    record_succession(tree.far, predecessor=end(tree.base), kind="absorbed", effective_on=dt.date(2025, 7, 1))
    client.force_login(people["specialist"])
    assert opened(client, f"{TREE}?q=tieu hoc").context["object_list"] == [tree.base]


def move_away(unit, to, step):
    """As a reorganisation leaves it: the old place is dated, the old path free."""
    UnitPlacement.objects.filter(unit=unit, valid_to=None).update(valid_to=ENDED)
    path = to.path + step
    Unit.objects.filter(pk=unit.pk).update(path=path, depth=len(path) // 4)
    UnitPlacement.objects.create(
        unit=unit, parent=to, path=path, depth=len(path) // 4, valid_from=ENDED + dt.timedelta(days=1)
    )


@pytest.mark.parametrize("many", [False, True])
def test_a_path_is_never_used_twice(tree, many):
    left = tree.base2.path
    move_away(tree.base2, tree.district2, "0009")
    if many:
        fresh = [Unit(code=f"N{number}", name="CĐCS mới", kind="grassroots") for number in range(3)]
        take_in_units(fresh, parents=[tree.district, tree.district2, tree.district])
    else:
        fresh = [
            create_unit(code=f"N{number}", name="CĐCS mới", kind="grassroots", parent=parent)
            for number, parent in enumerate((tree.district, tree.district2, tree.district))
        ]
    paths = [unit.path for unit in fresh]
    assert left not in paths
    assert paths == [tree.district.path + "0003", tree.district2.path + "000A", tree.district.path + "0004"]
    assert Unit.objects.get(pk=tree.district.pk).numchild == 4
