"""Units with their dated names and places: made, renamed, corrected; the database keeps periods apart."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from common.errors import DomainError
from tests.factories import UnitFactory
from units.models import Unit, UnitName, UnitPlacement
from units.selectors.placements import unit_ids_between
from units.services.unit import correct_unit, create_unit, rename_unit

FOUNDED = dt.date(2010, 7, 28)
RENAMED = dt.date(2023, 3, 1)


def test_create_unit_makes_a_dated_name_and_place(tree):
    unit = create_unit(
        code="MOI", name="CĐCS  Trường Mới", kind="grassroots", parent=tree.district, founded_on=FOUNDED, block="school"
    )
    name, place = unit.names.get(), unit.placements.get()
    assert (unit.name, unit.path.startswith(tree.district.path)) == ("CĐCS Trường Mới", True)
    assert (name.name, name.valid_from, name.valid_to) == ("CĐCS Trường Mới", FOUNDED, None)
    assert (place.parent, place.path, place.depth, place.valid_from) == (tree.district, unit.path, unit.depth, FOUNDED)


def test_create_unit_without_a_founding_day_holds_from_ever(tree):
    assert (tree.base.names.get().valid_from, tree.base.placements.get().valid_from) == (None, None)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"code": "CS1"}, "Mã đơn vị"),
        ({"kind": "club"}, "Cấp"),
        ({"block": "moon"}, "Khối"),
        ({"name": ""}, "Tên đơn vị"),
    ],
)
def test_create_unit_refuses_bad_values_with_the_field_named(tree, fields, said):
    with pytest.raises(DomainError, match=said):
        create_unit(**{"code": "MOI", "name": "Đơn vị mới", "kind": "grassroots", "parent": tree.district} | fields)
    assert not Unit.objects.filter(code="MOI").exists()


def test_rename_unit_keeps_the_old_name_with_its_last_day(tree):
    renamed = rename_unit(tree.base, name="CĐCS Trường Mẫu Hai Cấp", short_name="TH&THCS", on=RENAMED)
    names = list(renamed.names.order_by("pk").values_list("name", "valid_from", "valid_to"))
    assert names == [
        ("CĐCS Trường Tiểu học Mẫu", None, RENAMED - dt.timedelta(days=1)),
        ("CĐCS Trường Mẫu Hai Cấp", RENAMED, None),
    ]
    assert (renamed.name, renamed.label) == ("CĐCS Trường Mẫu Hai Cấp", "TH&THCS")
    assert UnitName.objects.on(RENAMED - dt.timedelta(days=1)).get(unit=tree.base).name == "CĐCS Trường Tiểu học Mẫu"


def test_rename_unit_refuses_a_day_before_the_present_name(tree):
    rename_unit(tree.base, name="Tên mới", on=RENAMED)
    with pytest.raises(DomainError, match="ngày muộn hơn"):
        rename_unit(tree.base, name="Tên khác", on=RENAMED)


def test_correct_unit_moves_the_beginning_of_name_and_place(tree):
    unit = correct_unit(tree.base, founded_on=FOUNDED, block="agency")
    assert (unit.block, unit.names.get().valid_from, unit.placements.get().valid_from) == ("agency", FOUNDED, FOUNDED)


@pytest.mark.parametrize("model", [UnitName, UnitPlacement])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((None, None), (dt.date(2020, 1, 1), None)),
        ((dt.date(2020, 1, 1), dt.date(2020, 6, 30)), (dt.date(2020, 6, 30), None)),
        ((None, dt.date(2020, 6, 30)), (dt.date(2019, 1, 1), dt.date(2019, 2, 1))),
    ],
)
def test_periods_of_one_unit_never_overlap(tree, model, first, second):
    model.objects.filter(unit=tree.base).delete()
    own = {"name": "Tên"} if model is UnitName else {"path": tree.base.path, "depth": tree.base.depth}
    model.objects.create(unit=tree.base, valid_from=first[0], valid_to=first[1], **own)
    with pytest.raises(IntegrityError, match="no_overlap"), transaction.atomic():
        model.objects.create(unit=tree.base, valid_from=second[0], valid_to=second[1], **own)


def test_periods_that_touch_are_no_overlap(tree):
    UnitName.objects.filter(unit=tree.base).update(valid_to=dt.date(2020, 6, 30))
    UnitName.objects.create(unit=tree.base, name="Tên sau", valid_from=dt.date(2020, 7, 1))
    assert tree.base.names.count() == 2


def test_unit_ids_on_a_day_follow_the_places_of_that_day(tree):
    moved = tree.base2.placements.get()
    moved.valid_to = dt.date(2024, 12, 31)
    moved.save()
    UnitPlacement.objects.create(
        unit=tree.base2,
        parent=tree.district2,
        path=tree.district2.path + "0009",
        depth=4,
        valid_from=dt.date(2025, 1, 1),
    )
    UnitFactory(code="SAU", parent=tree.district, founded_on=dt.date(2025, 6, 1))
    at = {
        day: set(Unit.objects.filter(pk__in=unit_ids_between(tree.district, day, day)).values_list("code", flat=True))
        for day in (dt.date(2024, 12, 31), dt.date(2025, 1, 1), dt.date(2025, 6, 1))
    }
    assert list(at.values()) == [{"HUYEN", "CS1", "CS2"}, {"HUYEN", "CS1"}, {"HUYEN", "CS1", "SAU"}]
    eve = dt.date(2025, 5, 31)
    assert set(unit_ids_between(UnitFactory(founded_on=dt.date(2025, 6, 1)), eve, eve)) == set()


@pytest.mark.parametrize("typed", ["truong tieu hoc", "TRƯỜNG TIỂU HỌC", "cs1", "Trường  Tiểu"])
def test_matching_needs_no_dau(tree, typed):
    assert set(Unit.objects.matching(typed)) == {tree.base}


def test_matching_finds_a_unit_by_a_name_it_had(tree):
    rename_unit(tree.base, name="CĐCS Liên trường", on=RENAMED)
    assert set(Unit.objects.matching("tieu hoc mau")) == {tree.base}
    assert set(Unit.objects.matching("lien truong")) == {tree.base}


@pytest.mark.parametrize("typed", ["Dai Dong", "đại đồng", "ÐẠI ĐỒNG"])
def test_matching_takes_d_for_d_with_stroke_and_eth(tree, typed):
    unit = UnitFactory(name="CĐCS xã Đại Đồng", parent=tree.district)
    assert set(Unit.objects.matching(typed)) == {unit}


def test_matching_nothing_typed_is_everything(tree):
    assert Unit.objects.matching("  ").count() == 9


@pytest.mark.parametrize(
    ("kind", "parent", "fits"),
    [
        ("grassroots", "district", True),
        ("grassroots", "confederation", True),
        ("section", "base", True),
        ("group", "base", True),
        ("grassroots", "base", False),
        ("district", "base", False),
        ("confederation", "province", False),
    ],
)
def test_a_unit_hangs_under_one_of_a_higher_level(tree, kind, parent, fits):
    parent = getattr(tree, parent)
    if fits:
        made = create_unit(code="MOI", name="Đơn vị mới", kind=kind, parent=parent)
        assert made.placements.get().parent == parent
        return
    with pytest.raises(DomainError, match="không phải là cấp trên"):
        create_unit(code="MOI", name="Đơn vị mới", kind=kind, parent=parent)
    assert not Unit.objects.filter(code="MOI").exists()


def test_nothing_hangs_under_a_unit_that_ended(tree):
    Unit.objects.filter(pk=tree.district.pk).update(ended_on=dt.date(2025, 1, 1))
    with pytest.raises(DomainError, match="đã kết thúc hoạt động"):
        create_unit(code="MOI", name="Đơn vị mới", kind="grassroots", parent=tree.district)


@pytest.mark.parametrize(
    ("unit", "kind", "fits"),
    [
        ("base", "section", True),
        ("base", "provincial", False),
        ("district", "group", False),
        ("district", "district", True),
    ],
)
def test_a_level_is_corrected_between_those_above_and_below(tree, unit, kind, fits):
    unit = getattr(tree, unit)
    if fits:
        assert correct_unit(unit, kind=kind).kind == kind
        return
    with pytest.raises(DomainError, match="không phải là cấp trên"):
        correct_unit(unit, kind=kind)
