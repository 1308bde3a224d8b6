"""What a unit declares of its initiatives counts for nothing until a level above has confirmed it."""

import datetime as dt

import pytest

from awards.selectors.explanation import gap_of
from awards.selectors.facts import Period, facts_of
from campaigns.models import DossierInitiative, DossierState, Entry
from campaigns.services.contribution import update_initiative
from campaigns.services.moves import accept_dossier
from common.errors import DomainError
from common.models import AuditEntry
from contributions.models import Initiative, InitiativeAuthor
from exchange.services.importing import import_workbook
from tests.factories import InitiativeFactory

PERIOD = Period(dt.date(2026, 1, 1), dt.date(2026, 12, 31), dt.date(2026, 11, 21))
DECLARED = {"recognised_level": "base", "recognised_on": dt.date(2026, 5, 4), "recognition_no": "01/QĐ"}


@pytest.fixture
def sent(world):
    """A registration of one person that waits for the level above."""
    dossier = world.dossier(state=DossierState.SENT)
    dossier.person = world.person(dossier)
    return dossier


def declared(dossier, *, state="sent", **fields):
    """An initiative of the dossier's person, handed in with it."""
    initiative = InitiativeFactory(unit=dossier.unit, **DECLARED | fields)
    InitiativeAuthor.objects.create(initiative=initiative, member=dossier.person.member, share_percent=100)
    Initiative.objects.filter(pk=initiative.pk).update(state=state)
    DossierInitiative.objects.create(dossier=dossier, initiative=initiative)
    return initiative


def state_of(initiative):
    return Initiative.objects.get(pk=initiative.pk).state


def known_of(entry):
    (considered,) = facts_of(Entry.objects.filter(pk=entry.pk), PERIOD)
    return considered.facts.initiatives


@pytest.mark.parametrize("who", ["specialist", "specialist_province"])
def test_accepting_confirms_what_the_dossier_declares(world, sent, who):
    initiative = declared(sent)
    accept_dossier(sent, by=world.people[who])
    line = AuditEntry.objects.get(subject_type__model="initiative", subject_id=initiative.pk)
    assert (line.move, line.before, line.after, line.actor) == ("recognise", "sent", "recognised", world.people[who])
    assert known_of(sent.person)[0].level.code == "base"


@pytest.mark.parametrize("missing", [{"recognised_level": ""}, {"recognised_on": None}, {"recognition_no": ""}])
def test_what_declares_no_whole_recognition_stays_as_it_is(world, sent, missing):
    initiative = declared(sent, **missing)
    accept_dossier(sent, by=world.people["specialist"])
    assert state_of(initiative) == "sent"


@pytest.mark.parametrize(
    ("who", "level", "state"),
    [
        ("specialist", "base", "recognised"),
        ("specialist", "upper", "recognised"),
        ("specialist", "province", "sent"),
        ("specialist_province", "province", "recognised"),
        ("specialist_province", "confederation", "sent"),
        ("specialist_province", "national", "sent"),
    ],
)
def test_nobody_confirms_a_level_above_their_own(world, sent, who, level, state):
    initiative = declared(sent, recognised_level=level)
    accept_dossier(sent, by=world.people[who])
    sent.refresh_from_db()
    assert (sent.state, state_of(initiative)) == ("accepted", state)


@pytest.mark.parametrize("state", ["draft", "not_recognised", "spread"])
def test_only_what_was_handed_in_is_confirmed(world, sent, state):
    initiative = declared(sent, state=state)
    accept_dossier(sent, by=world.people["specialist"])
    assert state_of(initiative) == state


def test_what_was_confirmed_is_closed_to_edits(world, sent):
    initiative = declared(sent)
    accept_dossier(sent, by=world.people["specialist"])
    later = world.dossier(kind="proposal", state=DossierState.DRAFT)
    DossierInitiative.objects.create(dossier=later, initiative=initiative)
    with pytest.raises(DomainError, match="«Được công nhận»"):
        update_initiative(initiative, by=world.people["editor"], dossier=later, title="Đổi")


@pytest.mark.parametrize("who", ["editor", "specialist", "specialist_province"])
@pytest.mark.parametrize(
    ("column", "value", "cell"),
    [
        ("title", "Đổi tên", "title"),
        ("recognised_level", "national", "recognised_level"),
        ("recognised_on", "2026-06-01", "recognised_on"),
        ("recognition_no", "99/QĐ", "recognition_no"),
    ],
)
def test_what_was_confirmed_is_closed_to_files(world, sent, who, column, value, cell):
    initiative = declared(sent)
    accept_dossier(sent, by=world.people["specialist"])
    row = {
        "code": initiative.code,
        "title": initiative.title,
        "kind": initiative.kind,
        "unit_code": sent.unit.code,
        "authors": f"{sent.person.member.code}:100",
        "recognised_level": initiative.recognised_level,
        "recognised_on": initiative.recognised_on.isoformat(),
        "recognition_no": initiative.recognition_no,
        column: value,
    }
    result = import_workbook({"initiatives": [row]}, by=world.people[who])
    assert [error.column for error in result.errors] == [cell]
    assert (state_of(initiative), Initiative.objects.get().title) == ("recognised", initiative.title)


def test_the_finding_says_who_has_not_confirmed_it(world, sent):
    world.goes_by({"all_of": [{"condition": "initiatives", "params": {"count": 1, "level": "base", "years": 1}}]})
    declared(sent, recognised_level="province")
    accept_dossier(sent, by=world.people["specialist"])
    row = world.evaluated().recommendations.get()
    assert (row.outcome, row.assessment.facts["initiatives"][0]["declared_level"]) == ("missing_data", "province")
    assert gap_of(row) == "01 sáng kiến chưa được cấp tỉnh, ngành xác nhận"


def test_a_declared_benefit_lifts_nobody_over_the_line(world):
    """Of two with equal ratings the one whose initiative was confirmed comes first, whatever the other declares."""
    rank_by = [{"key": "initiatives", "direction": "desc"}, {"key": "benefit", "direction": "desc"}]
    world.goes_by(world.standard.tree, rank_by=rank_by)
    dossier = world.dossier()
    dossier.person = boaster = world.person(dossier)
    for _each in range(3):
        declared(dossier, recognised_level="national", benefit_confirmed=900_000_000)
    dossier.person = confirmed = world.person(dossier)
    declared(dossier, state="recognised", benefit_confirmed=1_000_000)
    ranks = dict(world.evaluated().recommendations.values_list("entry", "rank"))
    assert (ranks[confirmed.pk], ranks[boaster.pk]) == (1, 2)


def test_who_may_not_accept_confirms_nothing(world, sent):
    initiative = declared(sent)
    with pytest.raises(DomainError):
        accept_dossier(sent, by=world.people["editor"])
    assert state_of(initiative) == "sent"
