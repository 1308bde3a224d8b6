"""Shipped standards arrive by number and never rewrite one that people go by."""

import datetime as dt
import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from awards.models import StandardVersion, StandardVersionState
from awards.selectors.standard_check import sound
from awards.services import shipped_standards
from awards.services.catalogue import load_catalogue
from catalogue.models import AwardType
from tests.factories import AwardTypeFactory, StandardVersionFactory, UserFactory

S = StandardVersionState
FILE = {
    "award": "BK_TINH",
    "version": 1,
    "valid_from": "2020-01-01",
    "legal_basis": "Quy chế",
    "source": "Quy chế",
    "unverified": False,
    "applies_to": ["individual"],
    "tree": {"all_of": [{"condition": "registered"}]},
}
OTHER_TREE = {"all_of": [{"condition": "dossier_accepted"}]}


@pytest.fixture
def ship(db, tmp_path, monkeypatch):
    """Loads these files, and no others, as the shipped standards."""
    award = AwardTypeFactory(code="BK_TINH")
    monkeypatch.setattr(shipped_standards, "STANDARDS", tmp_path)

    def load(*files):
        for path in tmp_path.iterdir():
            path.unlink()
        for number, content in enumerate(files):
            (tmp_path / f"{number}.json").write_text(json.dumps(FILE | content))
        return shipped_standards.load_standards({"BK_TINH": award.pk})

    return load


def versions():
    return list(StandardVersion.objects.order_by("number").values_list("number", "state", "valid_to"))


def test_a_new_number_takes_the_place_of_the_older_one(ship):
    assert ship({})["new"] == 1
    newer = {"version": 2, "valid_from": "2025-07-01"}
    assert ship({}, newer) == {"new": 1, "changed": 0, "same": 1, "kept": 0}
    assert versions() == [(1, S.SUPERSEDED, dt.date(2025, 6, 30)), (2, S.IN_FORCE, None)]
    assert ship({}, newer) == {"new": 0, "changed": 0, "same": 2, "kept": 0}


def test_a_correction_from_the_same_day_leaves_the_older_one_no_day(ship):
    ship({})
    assert ship({}, {"version": 2, "tree": OTHER_TREE})["new"] == 1
    assert [version.number for version in StandardVersion.objects.in_force_on(dt.date(2020, 1, 1))] == [2]


def test_a_parameter_that_came_later_is_no_other_content(ship):
    """An earlier release wrote less: «clean_years» was not yet there to be left out."""
    older = {"all_of": [{"condition": "clean_record", "params": {"level": "reprimand"}}]}
    told = {name: FILE[name] for name in ("legal_basis", "source", "unverified", "valid_from")}
    StandardVersionFactory(
        award=AwardType.objects.get(), number=1, subject_kinds=["individual"], tree=older, rank_by=[], **told
    )
    assert ship({"tree": older})["same"] == 1


@pytest.mark.parametrize("content", [{"tree": OTHER_TREE}, {"legal_basis": "khác"}, {"valid_from": "2021-01-01"}])
def test_other_content_under_a_known_number_is_refused(ship, content):
    ship({})
    with pytest.raises(Exception, match="BK_TINH số 1 khác bản đã nạp cùng số"):
        ship(content)
    assert StandardVersion.objects.get().tree == FILE["tree"]


def test_the_command_says_so_in_one_line(db, monkeypatch):
    load_catalogue()
    shipped = list(shipped_standards._shipped())
    from dataclasses import replace

    monkeypatch.setattr(shipped_standards, "_shipped", lambda: iter([replace(shipped[0], source="khác")]))
    with pytest.raises(CommandError, match="khác bản đã nạp cùng số"):
        call_command("load_catalogue")


def test_what_people_put_in_force_stays(ship):
    ship({})
    StandardVersion.objects.update(state=S.SUPERSEDED, valid_to=dt.date(2024, 12, 31))
    own = {"award": StandardVersion.objects.get().award, "number": 2, "valid_from": dt.date(2025, 1, 1)}
    StandardVersion.objects.create(**own, state=S.IN_FORCE, tree=OTHER_TREE, approved_by=UserFactory())
    assert ship({}, {"version": 3, "valid_from": "2025-07-01"})["kept"] == 1
    assert versions()[-1] == (2, S.IN_FORCE, None)


def test_a_number_people_have_used_is_theirs(ship):
    ship({})
    StandardVersion.objects.create(
        award=StandardVersion.objects.get().award,
        number=2,
        subject_kinds=["individual"],
        state=S.DRAFT,
        valid_from=dt.date(2030, 1, 1),
        tree=OTHER_TREE,
        drafted_by=UserFactory(),
    )
    assert ship({}, {"version": 2, "valid_from": "2025-07-01"})["kept"] == 1


def test_every_shipped_standard_can_hold(db):
    load_catalogue()
    for version in StandardVersion.objects.select_related("award"):
        sound(version)
