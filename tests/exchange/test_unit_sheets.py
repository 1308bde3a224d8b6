"""Units, clusters, campaigns, phases, targets: what a specialist brings in."""

import datetime as dt

import pytest
from django.utils import timezone

from campaigns.models import Campaign, CampaignPhase, PeriodKind, Target, TargetOrigin
from exchange.models import ImportRun
from exchange.services.importing import import_workbook
from tests.exchange.conftest import cells, counts, member_row
from units.models import Cluster, ClusterMembership, Headcount, Unit, UnitName, UnitPlacement
from units.services.unit import create_unit

pytestmark = pytest.mark.django_db
HEADCOUNT = {"workers": 40, "workers_female": 30, "members": 38, "members_female": 29, "as_of": "2025-12-31"}


def unit_row(code="CS-9", parent="HUYEN", **cells):
    return {"code": code, "name": f"CĐCS {code}", "kind": "grassroots", "parent_code": parent} | cells


def cluster_row(member="CS1", **cells):
    return {
        "code": "CUM-1",
        "name": "Cụm Một",
        "unit_code": "HUYEN",
        "year": 2026,
        "member_unit_code": member,
    } | cells


def campaign_row(**cells):
    return {
        "code": "PT-9",
        "name": "Phong trào Chín",
        "unit_code": "HUYEN",
        "kind": "regular",
        "from": "2026-01-01",
        "to": "2026-12-31",
        "registration_opens": "2026-01-01",
        "registration_closes": "2026-03-31",
    } | cells


def test_children_may_stand_before_their_parent(people, tree):
    rows = [unit_row("CS-91", "CS-9", kind="section"), unit_row(**HEADCOUNT, founded_on="2001-05-01", block="school")]
    result = import_workbook({"units": rows}, by=people["specialist"])
    parent, child = Unit.objects.get(code="CS-9"), Unit.objects.get(code="CS-91")
    assert (result.applied, counts(result, "units")) == (True, (2, 0, 0, 0))
    assert child.path.startswith(parent.path)
    assert parent.path.startswith(tree.district.path)
    assert Headcount.objects.get().members == 38
    assert UnitName.objects.get(unit=parent).valid_from == parent.founded_on
    assert UnitPlacement.objects.get(unit=child).parent == parent
    assert counts(import_workbook({"units": rows}, by=people["specialist"]), "units") == (0, 0, 2, 0)


def test_units_hang_as_one_by_one_would(people, tree):
    rows = [unit_row(f"CS-{number:03d}", "HUYEN" if number % 2 else "HUYEN2") for number in range(60)]
    rows += [unit_row("TO-1", "CS-001", kind="group"), {"code": "GOC", "name": "Gốc", "kind": "confederation"}]
    assert import_workbook({"units": rows}, by=people["superuser"]).errors == []
    assert not any(Unit.objects.find_problems())
    later = create_unit(code="CS-999", name="Sau cùng", kind="grassroots", parent=tree.district)
    assert [unit.code for unit in Unit.objects.get_children(Unit.objects.get(code="HUYEN"))][-2:] == [
        "CS-059",
        "CS-999",
    ]
    assert UnitPlacement.objects.get(unit=later).depth == 4


def test_new_headcount_of_a_known_unit_is_a_change(people, tree):
    row = {"code": "CS1", "name": tree.base.name, "kind": "grassroots", "parent_code": "HUYEN", "block": "school"}
    assert counts(import_workbook({"units": [row]}, by=people["specialist"]), "units") == (0, 0, 1, 0)
    result = import_workbook({"units": [row | HEADCOUNT]}, by=people["specialist"])
    assert counts(result, "units") == (0, 1, 0, 0)
    result = import_workbook({"units": [row | HEADCOUNT | {"members": 39}]}, by=people["specialist"])
    assert counts(result, "units") == (0, 1, 0, 0)
    assert list(Headcount.objects.values_list("members", flat=True)) == [39]


def test_new_name_is_dated_and_the_old_one_kept(people, tree):
    row = {"code": "CS1", "name": "CĐCS Trường Tiểu học Mới", "kind": "grassroots", "parent_code": "HUYEN"}
    import_workbook({"units": [row | {"block": "school"}]}, by=people["specialist"])
    tree.base.refresh_from_db()
    names = list(UnitName.objects.filter(unit=tree.base).order_by("pk").values_list("name", "valid_from"))
    assert tree.base.name == "CĐCS Trường Tiểu học Mới"
    assert names == [("CĐCS Trường Tiểu học Mẫu", None), ("CĐCS Trường Tiểu học Mới", timezone.localdate())]


@pytest.mark.parametrize(
    ("cells_of_row", "cell"),
    [
        ({"parent_code": "TINH2"}, "E3"),
        ({"parent_code": None}, "E3"),
        ({"parent_code": "CS-9"}, "E3"),
        ({"kind": "provincial"}, "D3"),
        ({"workers": 10}, "J3"),
        (HEADCOUNT | {"members_female": 50}, "L3"),
        (HEADCOUNT | {"as_of": timezone.localdate() + dt.timedelta(days=2)}, "M3"),
        ({"block": "truong"}, "F3"),
        ({"cluster": "CUM-9"}, "G3"),
        ({"code": "CS4", "parent_code": "HUYEN"}, "A3"),
        ({"code": "CS1", "parent_code": "TINH"}, "E3"),
    ],
)
def test_unit_that_does_not_fit_is_refused_at_its_cell(people, cells_of_row, cell):
    result = import_workbook({"units": [unit_row() | cells_of_row]}, by=people["specialist"])
    assert cells(result) == [("units", cell)]


def test_unit_joins_the_cluster_its_row_names(people, tree):
    sheets = {"clusters": [cluster_row(year=2025)], "units": [unit_row(cluster="CUM-1", **HEADCOUNT)]}
    assert import_workbook(sheets, by=people["specialist"]).applied
    assert set(ClusterMembership.objects.values_list("unit__code", flat=True)) == {"CS1", "CS-9"}
    again = import_workbook(sheets, by=people["specialist"])
    assert counts(again, "units") == (0, 0, 1, 0)


def test_what_only_the_writing_refuses_leaves_nothing_behind(people, tree):
    """A cluster nobody has is found out when its unit stands already, a second name on one day when its block does."""
    known = {"code": "CS1", "kind": "grassroots", "parent_code": "HUYEN", "block": "school", "name": "Tên thứ nhất"}
    assert import_workbook({"units": [known]}, by=people["specialist"]).applied
    sheets = {
        "units": [
            unit_row("CS-8"),
            unit_row("CS-9", cluster="CUM-9", **HEADCOUNT),
            unit_row("CS-91", "CS-9", kind="section"),
            known | {"name": "Tên thứ hai", "block": "other"},
            unit_row("CS-7", cluster="CUM-1"),
        ],
        "clusters": [cluster_row(), cluster_row("CS-9"), cluster_row("HUYEN2", code="CUM-9")],
        "members": [member_row("DV-01", "CS-8"), member_row("DV-02", "CS-9")],
    }
    result = import_workbook(sheets, by=people["specialist"], only_valid=True)
    assert result.applied
    assert set(cells(result)) == {
        ("units", "G4"), ("units", "E5"), ("units", "B6"), ("clusters", "E4"), ("clusters", "E5"), ("members", "E4"),
    }  # fmt: skip
    assert (counts(result, "units"), counts(result, "members")) == ((2, 0, 0, 3), (1, 0, 0, 1))
    assert set(Unit.objects.filter(code__startswith="CS-").values_list("code", flat=True)) == {"CS-7", "CS-8"}
    assert set(ClusterMembership.objects.values_list("unit__code", flat=True)) == {"CS1", "CS-7"}
    assert not Headcount.objects.exists()
    tree.base.refresh_from_db()
    assert (tree.base.name, tree.base.block) == ("Tên thứ nhất", "school")
    assert ImportRun.objects.count() == 2


def test_what_only_the_writing_refuses_stops_the_whole_without_being_asked(people):
    result = import_workbook({"units": [unit_row("CS-8"), unit_row(cluster="CUM-9")]}, by=people["specialist"])
    assert (result.applied, cells(result)) == (False, [("units", "G4")])
    assert not Unit.objects.filter(code__startswith="CS-").exists()


def test_head_passes_from_unit_to_unit(people):
    rows = [cluster_row(officer="head"), cluster_row("CS2", officer="deputy")]
    assert counts(import_workbook({"clusters": rows}, by=people["specialist"]), "clusters") == (2, 0, 0, 0)
    rows = [cluster_row(officer=None, name="Cụm 1"), cluster_row("CS2", officer="head", name="Cụm 1")]
    assert counts(import_workbook({"clusters": rows}, by=people["specialist"]), "clusters") == (0, 2, 0, 0)
    assert counts(import_workbook({"clusters": rows}, by=people["specialist"]), "clusters") == (0, 0, 2, 0)
    offices = dict(ClusterMembership.objects.values_list("unit__code", "office"))
    assert (offices, Cluster.objects.get().name) == ({"CS1": "", "CS2": "head"}, "Cụm 1")


@pytest.mark.parametrize(
    ("rows", "faults"),
    [
        ([cluster_row(officer="head"), cluster_row("CS2", officer="head")], ["F3", "F4"]),
        ([cluster_row(), cluster_row("CS2", name="Cụm khác")], ["B4"]),
        ([cluster_row(), cluster_row(code="CUM-2", name="Cụm Hai")], ["E4"]),
        ([cluster_row("HUYEN2")], ["E3"]),
        ([cluster_row(year=26)], ["D3"]),
    ],
)
def test_cluster_that_does_not_fit_is_refused(people, rows, faults):
    result = import_workbook({"clusters": rows}, by=people["specialist"])
    assert cells(result) == [("clusters", cell) for cell in faults]


def test_campaign_with_phases_and_targets(people, tree):
    sheets = {
        "campaigns": [campaign_row(needs_proposal="có", **{"from": "2025-11-01"})],
        "phases": [
            {"campaign_code": "PT-9", "number": number, "name": f"Đợt {number}", "from": first, "to": last}
            for number, first, last in ((1, "2025-11-01", "2026-03-31"), (2, "2026-04-01", "2026-12-31"))
        ],
        "targets": [{"campaign_code": "PT-9", "unit_code": "CS1", "indicator": "works_value", "value": "1,5 tỷ"}],
    }
    result = import_workbook(sheets, by=people["specialist"])
    assert result.errors == []
    campaign = Campaign.objects.get()
    assert (campaign.state, campaign.period_kind, campaign.needs_proposal) == ("draft", PeriodKind.CUSTOM, True)
    assert CampaignPhase.objects.count() == 2
    target = Target.objects.get()
    assert (target.value, target.origin) == (1_500_000_000, TargetOrigin.ASSIGNED)
    again = import_workbook(sheets, by=people["specialist"])
    assert [counts(again, sheet) for sheet in sheets] == [(0, 0, 1, 0), (0, 0, 2, 0), (0, 0, 1, 0)]


def test_phase_not_in_the_file_stays(people, tree):
    import_workbook({"campaigns": [campaign_row()]}, by=people["specialist"])
    phase = {"campaign_code": "PT-9", "number": 1, "name": "Đợt I", "from": "2026-01-01", "to": "2026-06-30"}
    import_workbook({"phases": [phase]}, by=people["specialist"])
    first = CampaignPhase.objects.get()
    import_workbook({"phases": [phase | {"number": 2, "name": "Đợt II"}]}, by=people["specialist"])
    assert CampaignPhase.objects.count() == 2
    assert CampaignPhase.objects.get(number=1).pk == first.pk


@pytest.mark.parametrize(
    ("cells_of_row", "cell"),
    [
        ({"to": "2025-12-31"}, "G3"),
        ({"registration_closes": "2025-12-31"}, "I3"),
        ({"unit_code": "HUYEN2"}, "C3"),
        ({"kind": "khac"}, "D3"),
    ],
)
def test_campaign_that_does_not_fit_is_refused(people, cells_of_row, cell):
    result = import_workbook({"campaigns": [campaign_row() | cells_of_row]}, by=people["specialist"])
    assert cells(result) == [("campaigns", cell)]


def test_window_of_a_launched_campaign_is_not_moved_by_a_file(people, campaign):
    row = {
        "code": campaign.code,
        "name": campaign.name,
        "unit_code": "TINH",
        "kind": "regular",
        "from": campaign.starts_on,
        "to": campaign.ends_on,
        "registration_opens": campaign.registration_opens_on,
        "registration_closes": campaign.registration_closes_on + dt.timedelta(days=9),
        "needs_proposal": "x",
    }
    result = import_workbook({"campaigns": [row]}, by=people["specialist_province"])
    assert cells(result) == [("campaigns", "I3")]
    assert "không đổi được sau khi đã phát động" in result.errors[0].message
