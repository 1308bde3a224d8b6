"""make_load reaches any size, the same rows for the same seed, and says what it cannot do."""

import datetime as dt
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from accounts.models import User
from awards.models import Honour
from campaigns.models import Dossier, DossierVersion, Entry
from common.errors import DomainError
from contributions.models import Initiative
from exchange.services.load.campaigns import AWARDS
from exchange.services.load.filling import fill_database
from exchange.services.load.size import LoadSize, apportion
from exchange.services.load.tree import grow_tree, write_tree
from exemplars.selectors.public import published
from people.models import Member, Rating
from tests.factories import AwardTypeFactory, ExemplarFieldFactory, ExemplarProgrammeFactory
from units.models import Unit

SIZE = LoadSize(units=40, members=90, entries=151, initiatives=31)
TODAY = dt.date(2025, 9, 16)


@pytest.fixture
def catalogue(db):
    for code in AWARDS:
        kinds = ["collective", "unit"] if code in ("CO_TINH", "TTLDTT") else ["individual", "collective", "unit"]
        AwardTypeFactory(code=code, subject_kinds=kinds)


def run_command(**changed):
    numbers = {"units": 12, "members": 30, "entries": 20, "initiatives": 4} | changed
    stdout = StringIO()
    call_command("make_load", *(f"--{name}={number}" for name, number in numbers.items()), stdout=stdout)
    return stdout.getvalue()


@pytest.mark.parametrize(
    ("units", "members", "entries", "initiatives"),
    [(5, 0, 0, 0), (5, 3, 1, 1), (6, 7, 42, 2), (9, 1, 6, 5)],
)
def test_any_size_is_reached(catalogue, units, members, entries, initiatives):
    fill_database(LoadSize(units, members, entries, initiatives), seed=1, today=TODAY)
    found = [model.objects.count() for model in (Unit, Member, Entry, Initiative)]
    assert found == [units, members, entries, initiatives]
    assert Unit.objects.find_problems() == ([], [], [], [], [])


CONTENT = {
    Unit: ("code", "name", "path", "numchild"),
    Member: ("code", "full_name", "birth_date", "unit__code"),
    Initiative: ("code", "title", "state", "benefit_declared"),
    Entry: ("dossier__receipt_no", "dossier__state", "award__code", "member__code", "collective__code"),
    Honour: ("member__code", "award__code", "year"),
    Rating: ("member__code", "year", "rating"),
    DossierVersion: ("receipt_no", "sha256"),
}


def rows_of_load(seed):
    fill_database(SIZE, seed=seed, today=TODAY)
    return {model: sorted(map(str, model.objects.values_list(*names))) for model, names in CONTENT.items()}


def test_several_provinces_share_the_units(catalogue):
    write_tree(tree := grow_tree(LoadSize(2700, 0, 0, 0), seed=1))
    assert Unit.objects.count() == 2700
    assert Unit.objects.find_problems() == ([], [], [], [], [])
    assert [len(province.below) for province in tree.provinces] == [8, 7]
    assert {len(district.below) for district in tree.districts} <= {178, 179}


def test_the_same_seed_makes_the_same_rows_and_another_makes_others(catalogue):
    made = []
    for seed in (3, 3, 4):
        with transaction.atomic():
            made.append(rows_of_load(seed))
            transaction.set_rollback(True)
    assert made[0] == made[1]
    assert made[0][Member] != made[2][Member]


def test_the_first_of_january_is_a_day_as_any(catalogue):
    fill_database(SIZE, seed=1, today=dt.date(2024, 1, 1))
    assert Entry.objects.count() == SIZE.entries
    assert Dossier.objects.exclude(sent_at=None).filter(sent_at__date__gt=dt.date(2024, 1, 1)).count() == 0


def test_the_command_says_what_it_loaded(catalogue):
    assert run_command().startswith("Đã nạp 12 đơn vị, 30 đoàn viên, 20 lượt, 4 sáng kiến")


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"members": -1}, "không thể âm"),
        ({"units": 4}, "--units phải từ 5"),
        ({"entries": 181}, "30 đoàn viên chỉ đứng tên được 180 lượt"),
        ({"members": 0, "entries": 0}, "Sáng kiến cần tác giả"),
    ],
)
def test_a_size_nobody_could_have_is_refused(catalogue, changed, sentence):
    with pytest.raises(CommandError, match=sentence):
        run_command(**changed)
    assert not Unit.objects.exists()


def test_a_database_with_units_is_refused(catalogue, tree):
    with pytest.raises(DomainError, match="đã có đơn vị"):
        fill_database(SIZE, today=TODAY)


def test_a_taken_account_is_refused(catalogue):
    User.objects.create(username="tinh")
    with pytest.raises(DomainError, match="đã có tài khoản «tinh»"):
        fill_database(SIZE, today=TODAY)


def test_a_missing_catalogue_is_refused(db):
    with pytest.raises(DomainError, match="hãy chạy load_catalogue"):
        fill_database(SIZE, today=TODAY)


def test_it_does_not_run_where_people_work(catalogue, settings):
    settings.SAMPLE_ACCOUNTS_ALLOWED = False
    with pytest.raises(CommandError, match="vận hành thật"):
        run_command()


@pytest.mark.parametrize(
    ("total", "weights", "shares"),
    [(10, [1, 1, 1], [3, 3, 4]), (5, [5], [5]), (7, [0, 0], [0, 0]), (0, [3, 4], [0, 0]), (3, [1, 0, 2], [1, 0, 2])],
)
def test_apportion_shares_to_the_last_one(total, weights, shares):
    assert apportion(total, weights) == shares


@pytest.mark.parametrize("exemplars", [1, 37])
def test_exemplars_are_published_with_a_consent(catalogue, exemplars):
    ExemplarFieldFactory()
    ExemplarProgrammeFactory()
    fill_database(LoadSize(9, 7, 0, 0, exemplars), seed=1, today=TODAY)
    assert published().count() == exemplars
    assert all(row.approved_on < TODAY and row.member.unit == row.unit for row in published())
    with pytest.raises(DomainError, match="--exemplars 0"):
        LoadSize(9, 0, 0, 0, 1).check()
