"""Programmes count what was applied and recognised on their days; the days are data."""

import datetime as dt
import json

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.urls import reverse

from common.errors import DomainError, TransitionRefused
from contributions.models import InitiativeAuthor, Programme
from contributions.services.initiative import create_initiative, send_initiative, update_initiative
from contributions.services.recognition import apply_initiative, check_initiative, recognise_initiative
from tests.factories import InitiativeFactory, MemberFactory
from tests.pages import opened, words

FINE = {"new": (True, ""), "feasible": (True, ""), "effective": (True, "")}


@pytest.fixture
def million(db):
    programme = Programme.objects.create(
        code="1TSK", name="1 triệu sáng kiến", starts_on=dt.date(2021, 9, 1), ends_on=dt.date(2023, 9, 1)
    )
    programme.phases.create(name="Giai đoạn 1", starts_on=dt.date(2022, 1, 8), ends_on=dt.date(2022, 5, 31))
    return programme


@pytest.mark.parametrize(
    ("day", "is_counted"),
    [
        (dt.date(2021, 8, 31), False),
        (dt.date(2021, 9, 1), True),
        (dt.date(2023, 9, 1), True),
        (dt.date(2023, 9, 2), False),
    ],
)
def test_the_day_of_the_first_application(tree, people, million, day, is_counted):
    asked = {"unit": tree.base, "by": people["editor"], "title": "Máy", "programme": million, "applied_on": day}
    if is_counted:
        assert create_initiative(**asked).programme == million
        return
    with pytest.raises(DomainError, match="áp dụng từ 01/9/2021 đến 01/9/2023; ngày áp dụng") as refusal:
        create_initiative(**asked)
    assert f"{day.day:02}/" in str(refusal.value)


def test_the_page_says_so(client, tree, people, million):
    client.force_login(people["editor"])
    typed = {"title": "Máy", "programme": million.pk, "applied_on": "31/08/2021", "draft": "1"}
    assert "áp dụng từ 01/9/2021" in words(client.post(reverse("contributions:initiative-create"), typed))


def test_without_an_end_it_goes_on(tree, people, million):
    million.ends_on = None
    million.save()
    asked = {"unit": tree.base, "by": people["editor"], "title": "Máy", "programme": million}
    assert create_initiative(**asked, applied_on=dt.date(2024, 1, 1))
    with pytest.raises(DomainError, match="chỉ nhận sáng kiến áp dụng từ 01/9/2021; ngày"):
        create_initiative(**asked, applied_on=dt.date(2021, 1, 1))


def test_a_draft_may_wait_for_its_day_but_is_not_sent_without(tree, people, million):
    member = MemberFactory(unit=tree.base)
    draft = create_initiative(
        unit=tree.base, by=people["editor"], title="Máy", kind="technical", programme=million, authors=[(member, 100)]
    )
    with pytest.raises(TransitionRefused, match="Hãy ghi ngày áp dụng lần đầu"):
        send_initiative(draft, by=people["editor"])
    update_initiative(draft, by=people["editor"], applied_on=dt.date(2022, 3, 15))
    assert send_initiative(draft, by=people["editor"]).state == "sent"


@pytest.mark.parametrize(("day", "phase"), [(dt.date(2022, 5, 31), "Giai đoạn 1"), (dt.date(2023, 9, 2), None)])
def test_the_day_of_the_recognition(client, tree, people, million, day, phase):
    initiative = InitiativeFactory(unit=tree.base, programme=million, applied_on=dt.date(2022, 3, 15), state="sent")
    InitiativeAuthor.objects.create(initiative=initiative, member=MemberFactory(unit=tree.base), share_percent=100)
    check_initiative(initiative, found=FINE, by=people["specialist"])
    decision = {"level": "upper", "decision_no": "1", "decided_on": day, "by": people["specialist"]}
    if phase is None:
        with pytest.raises(TransitionRefused, match="ngày công nhận 02/9/2023 nằm ngoài"):
            recognise_initiative(initiative, **decision)
        return
    recognise_initiative(initiative, **decision)
    client.force_login(people["editor"])
    assert f"1 triệu sáng kiến · {phase}" in words(
        opened(client, reverse("contributions:initiative-detail", args=[initiative.pk]))
    )


@pytest.mark.parametrize(("day", "suits"), [(dt.date(2021, 8, 31), False), (dt.date(2021, 9, 1), True)])
def test_the_day_it_is_applied_at_last(tree, people, million, day, suits):
    recognised = {"state": "recognised", "recognised_level": "upper", "recognised_on": dt.date(2022, 5, 31)}
    initiative = InitiativeFactory(unit=tree.base, programme=million, applied_on=dt.date(2022, 3, 15), **recognised)
    InitiativeAuthor.objects.create(initiative=initiative, member=MemberFactory(unit=tree.base), share_percent=100)
    asked = {"applied_on": day, "applied_at": "Xưởng", "by": people["specialist"]}
    if suits:
        assert apply_initiative(initiative, **asked).applied_on == day
        return
    with pytest.raises(DomainError, match="ngày áp dụng 31/8/2021 nằm ngoài"):
        apply_initiative(initiative, **asked)


def test_phases_do_not_overlap(million):
    with pytest.raises(IntegrityError, match="programme_phases_apart"), transaction.atomic():
        million.phases.create(name="Chồng", starts_on=dt.date(2022, 5, 31), ends_on=dt.date(2022, 6, 30))


def test_the_shipped_programme_is_loaded_once_and_kept_when_edited(db, capsys):
    for new in (1, 0):
        call_command("load_catalogue", format="json")
        counted = json.loads(capsys.readouterr().out)
        assert (counted["programmes"]["new"], counted["programme_phases"]["new"]) == (new, 2 * new)
    programme = Programme.objects.get(code="1TSK")
    assert (programme.starts_on, programme.ends_on) == (dt.date(2021, 9, 1), dt.date(2023, 9, 1))
    assert programme.phase_of(dt.date(2022, 6, 1)).name == "Giai đoạn 2"
    programme.ends_on = dt.date(2024, 1, 1)
    programme.save()
    call_command("load_catalogue", format="json")
    programme.refresh_from_db()
    assert programme.ends_on == dt.date(2024, 1, 1)
