"""Every page of the permission matrix is well-formed and can be heard: one h1, labels, ids, headings, titles."""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.arch import permission_matrix as matrix
from tests.arch.test_permission_matrix import FORMS, GET, POST, addresses, arguments, world
from tests.structure import faults_in, title_of

__all__ = ["world"]
FULLEST = ("superuser", "specialist_province", "approver", "editor")
"""Whose pages have most on them, first of all."""
READERS = 2
"""How many people look at a page: what one may do the other may not."""
OF_A_VISITOR = ("account_login", "account_reset_password", "account_reset_password_done", "account_signup")
OF_AN_ACCOUNT = (
    "account_logout",
    "account_reauthenticate",
    "account_change_password",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_list_webauthn",
)
SAME_TITLE = [
    {"campaigns:dossier-initiative-remove", "campaigns:dossier-work-remove", "campaigns:entry-remove"},
    {"office:transfer-list", "people:member-move"},
    {"awards:readiness", "campaigns:dossier-readiness"},
    {"decisions:decision-renew", "decisions:letter-renew"},
    {"councils:council-detail", "councils:council-list"},
    {"certificates:print-ceremony", "certificates:print-decision", "certificates:print-search"},
    {"reports:report", "reports:report-chart", "reports:report-json", "reports:report-rows", "reports:report-xlsx"},
    {
        "consultations:consultation-detail",
        "consultations:notice-detail",
        "consultations:notice-list",
        "feedback:notice",
    },
    {"campaigns:campaign-detail", "portal:campaign"},
    {"campaigns:campaign-list", "portal:campaign-list"},
    {"campaigns:dossier-alike", "contributions:initiative-alike"},
    {"campaigns:dossier-work-update", "contributions:work-edit"},
    {"campaigns:dossier-initiative-update", "contributions:initiative-update"},
    {"campaigns:dossier-work-create", "contributions:work-create"},
    {"campaigns:dossier-initiative-create", "contributions:initiative-create", "contributions:intake"},
    {"reports:registrations", "reports:registrations-xlsx"},
]
"""One act or one thing at several addresses; a page named as its row is, of a row that is named as its list."""
WHOLE = "<!doctype html>"
"""How a page begins; a part of one, which a page asks for, does not."""


@pytest.fixture
def clients(world):
    """A browser of everybody of the cast."""
    made = {person: Client() for person in matrix.CAST}
    for person, client in made.items():
        if person != "anonymous":
            client.force_login(world.people[person])
    return made


def readers_of(letters: str) -> list[str]:
    """Who looks at a page: the fullest of those who get it."""
    may = [person for person, letter in zip(matrix.CAST, letters, strict=True) if letter in ".f"]
    return sorted(may, key=lambda who: FULLEST.index(who) if who in FULLEST else len(FULLEST))[:READERS]


def pages(world, clients, method: str, rows):
    """Name, reader and markup of every whole page of ``rows``."""
    parameters = dict(addresses())
    for name, letters in rows.items():
        given = arguments(world, name)
        address = reverse(name, kwargs={key: given[key] for key in parameters[name]})
        for person in readers_of(letters):
            with transaction.atomic():
                response = getattr(clients[person], method)(address, FORMS.get(name, {}) if method == "post" else {})
                transaction.set_rollback(True)
            if not response.streaming and response["Content-Type"].startswith("text/html"):
                html = response.content.decode()
                if html.lstrip().lower().startswith(WHOLE):
                    yield name, person, html


@pytest.mark.parametrize(("method", "rows"), [("get", GET), ("post", POST)])
def test_every_page_can_be_heard(world, clients, method, rows):
    found, seen = set(), 0
    for name, person, html in pages(world, clients, method, rows):
        seen += 1
        if faults := faults_in(html):
            found |= {f"{name} of {person}: {fault}" for fault in faults}
    assert not found, "\n".join(sorted(found))
    assert seen > len(rows) / 4


def test_pages_of_accounts_can_be_heard(clients):
    of_all = [("anonymous", name) for name in OF_A_VISITOR] + [("editor", name) for name in OF_AN_ACCOUNT]
    answers = {name: clients[person].get(reverse(name), follow=True) for person, name in of_all}
    assert {name: faults for name, answer in answers.items() if (faults := faults_in(answer.content.decode()))} == {}


def test_every_page_has_a_title_of_its_own(world, clients):
    named: dict[str, set[str]] = {}
    for name, _person, html in pages(world, clients, "get", GET):
        named.setdefault(title_of(html), set()).add(name)
    several = {title: names for title, names in named.items() if len(names) > 1}
    shared = [f"{title}: {sorted(names)}" for title, names in several.items() if names not in SAME_TITLE]
    assert not shared, "\n".join(sorted(shared))
