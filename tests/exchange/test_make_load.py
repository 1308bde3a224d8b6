"""A load at tiny size: as many rows as asked, and nothing in them that the application itself would refuse."""

import datetime as dt

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.db.models import Count, F, Q, Sum

from accounts.models import User
from awards.models import Honour
from awards.services.catalogue import load_catalogue
from campaigns.models import Campaign, Dossier, DossierKind, DossierState, DossierVersion, Entry, Participation
from campaigns.selectors.canonical import canonical_json, dossier_content
from campaigns.selectors.readiness import readiness
from common.models import AuditEntry, Counter
from common.sample_mark import is_sample_database
from common.vietnamese import name_sort_key, text_sort_key
from contributions.models import Initiative, InitiativeAuthor, InitiativeState, Work
from exchange.services.load.filling import fill_database
from exchange.services.load.size import LoadSize
from people.models import Collective, Discipline, Member, Membership, Rating
from units.models import ClusterMembership, Headcount, Role, Unit, UnitName, UnitPlacement

SIZE = LoadSize(units=60, members=200, entries=401, initiatives=83)
TODAY = dt.date(2025, 9, 16)

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def _loaded(django_db_setup, django_db_blocker, tmp_path_factory):
    """One load for all tests of this file, in a transaction around theirs."""
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), transaction.atomic():
        patch.setenv("SAMPLE_PASSWORD", "mat-khau-mau")
        patch.setattr(settings, "DATA_DIR", tmp_path_factory.mktemp("data"))
        load_catalogue()
        fill_database(SIZE, seed=7, today=TODAY)
        yield
        transaction.set_rollback(True)


def test_there_are_exactly_as_many_rows_as_asked():
    assert Unit.objects.count() == SIZE.units
    assert Member.objects.count() == Membership.objects.count() == SIZE.members
    assert Entry.objects.count() == SIZE.entries
    assert Initiative.objects.count() == SIZE.initiatives


def test_the_tree_is_one_that_treebeard_grows():
    assert Unit.objects.find_problems() == ([], [], [], [], [])
    assert list(Unit.objects.values_list("kind").annotate(Count("pk")).order_by("kind")) == [
        ("confederation", 1),
        ("district", 1),
        ("grassroots", 57),
        ("provincial", 1),
    ]
    root = Unit.objects.get(depth=1)
    grown = Unit.objects.add_child(root, create_kwargs={"code": "MOI", "name": "LĐLĐ tỉnh Mới", "kind": "provincial"})
    assert grown.path not in set(Unit.objects.exclude(pk=grown.pk).values_list("path", flat=True))


def test_names_and_places_hold_what_today_holds():
    names = UnitName.objects.filter(name=F("unit__name"), valid_from=F("unit__founded_on"), valid_to=None)
    places = UnitPlacement.objects.filter(path=F("unit__path"), depth=F("unit__depth"), valid_to=None)
    assert names.count() == places.count() == SIZE.units
    for place in places.select_related("unit", "parent"):
        assert place.parent == Unit.objects.get_parent(place.unit)


def test_sort_keys_are_those_of_the_services():
    assert all(member.sort_key == name_sort_key(member.full_name) for member in Member.objects.all())
    assert all(unit.sort_key == text_sort_key(unit.name) for unit in Unit.objects.all())
    assert all(one.sort_key == text_sort_key(one.name) for one in Collective.objects.all())


def test_every_deferred_constraint_holds():
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_rows_pass_the_validation_of_their_models():
    for model in (Unit, Member, Collective, Headcount, Initiative, Work, Dossier, Entry, Rating, Discipline, Honour):
        for row in model.objects.all()[:40]:
            row.full_clean()


def test_shares_of_authors_sum_to_100():
    shares = Initiative.objects.annotate(total=Sum("authors__share_percent")).values_list("total", flat=True)
    assert set(shares) == {100}
    strangers = InitiativeAuthor.objects.exclude(member__unit=F("initiative__unit"))
    assert not strangers.exists()


def test_recognised_initiatives_say_by_whom_and_when():
    recognised = Initiative.objects.filter(state=InitiativeState.RECOGNISED)
    assert recognised.exists()
    assert not recognised.filter(Q(recognised_level="") | Q(recognised_on=None) | Q(recognition_no="")).exists()
    assert not recognised.filter(Q(recognised_on__gt=TODAY) | Q(recognised_on__lt=F("applied_on"))).exists()


def test_everyone_worked_in_the_unit_that_puts_them_down():
    people = Entry.objects.filter(member__isnull=False)
    assert people.exists()
    assert not people.exclude(member__unit=F("dossier__unit")).exists()
    assert not Entry.objects.filter(collective__isnull=False).exclude(collective__unit=F("dossier__unit")).exists()
    assert not Entry.objects.filter(subject_unit__isnull=False).exclude(subject_unit=F("dossier__unit")).exists()


def test_proposals_come_from_accepted_registrations_and_their_entries():
    proposals = Dossier.objects.filter(kind=DossierKind.PROPOSAL)
    assert proposals.filter(source__state=DossierState.ACCEPTED, source__unit=F("unit")).count() == proposals.count()
    proposed = Entry.objects.filter(dossier__kind=DossierKind.PROPOSAL)
    same = proposed.filter(
        source__dossier=F("dossier__source"), source__award=F("award"), source__subject_kind=F("subject_kind")
    )
    assert proposed.exists()
    assert same.count() == proposed.count()
    assert all(entry.subject == entry.source.subject for entry in proposed.with_subject())


def test_dossiers_stand_in_every_state_a_list_shows():
    states = set(Dossier.objects.filter(kind=DossierKind.REGISTRATION).values_list("state", flat=True))
    assert states == {"draft", "sent", "in_review", "returned", "accepted"}


def test_nothing_that_was_sent_lacks_what_sending_asks_for():
    for dossier in Dossier.objects.exclude(state=DossierState.DRAFT):
        assert not [problem.text for problem in readiness(dossier) if problem.blocking]


def test_what_was_sent_is_kept_as_sending_would_have_kept_it():
    versions = DossierVersion.objects.select_related("dossier__campaign", "dossier__phase", "dossier__unit", "sent_by")
    assert versions.count() == Dossier.objects.exclude(state=DossierState.DRAFT).count()
    assert {version.dossier.kind for version in versions} == {DossierKind.REGISTRATION, DossierKind.PROPOSAL}
    for version in versions:
        added = {
            "number": 1,
            "receipt_no": version.receipt_no,
            "sent_at": version.sent_at,
            "sent_by": version.sent_by.username,
            "on_behalf": False,
            "sent_from": version.dossier.unit.code,
        }
        assert version.hash_now() == version.sha256
        assert version.content == canonical_json(dossier_content(version.dossier) | added)


def test_the_next_receipt_goes_on_from_the_last():
    for campaign in Campaign.objects.all():
        given = DossierVersion.objects.filter(dossier__campaign=campaign)
        numbers = sorted(int(version.receipt_no.rsplit("/", 1)[1]) for version in given)
        assert numbers == list(range(1, len(numbers) + 1))
        assert Counter.objects.get(series=f"receipt:{campaign.code}").last == len(numbers)


def test_the_audit_tells_the_state_of_every_dossier():
    for dossier in Dossier.objects.all():
        lines = AuditEntry.objects.filter(subject_id=dossier.pk, subject_type__model="dossier").order_by("at", "pk")
        assert lines.last().after == dossier.state
        assert [line.before for line in lines[1:]] == [line.after for line in lines][:-1]
        assert lines.last().at.date() <= TODAY


def test_every_base_union_is_invited_and_those_with_a_dossier_are_known():
    assert Participation.objects.count() == Unit.objects.filter(kind="grassroots").count()
    assert not Dossier.objects.exclude(unit__participations__campaign=F("campaign")).exists()
    assert ClusterMembership.objects.count() == Participation.objects.count()


def test_accounts_are_those_of_the_sample():
    canbo, huyen, tinh = (User.objects.get(username=name) for name in ("canbo", "huyen", "tinh"))
    place = {user: user.role_assignments.get() for user in (canbo, huyen, tinh)}
    assert Unit.objects.get_parent(place[canbo].unit) == place[huyen].unit
    assert Unit.objects.get_parent(place[huyen].unit) == place[tinh].unit
    assert (place[canbo].role, place[huyen].role, place[tinh].role) == (Role.EDITOR, Role.SPECIALIST, Role.SPECIALIST)
    assert canbo.check_password("mat-khau-mau")
    assert not User.objects.filter(is_sample=False).exists()
    assert not User.objects.get(username="nguoilap").has_usable_password()
    assert is_sample_database()
