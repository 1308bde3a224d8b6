"""Rows inside an admin form."""

import html5lib
from django.urls import reverse

from tests.conftest import make_awards
from tests.factories import UserFactory
from tests.structure import SILENT


def test_each_control_of_a_row_bears_a_name(client, db):
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    award = make_awards().certificate
    page = html5lib.parse(
        client.get(reverse("admin:catalogue_awardtype_change", args=[award.pk])).content.decode(),
        namespaceHTMLElements=False,
    )
    controls = [
        control
        for control in page.iter()
        if control.tag in {"input", "select"} and control.get("name", "").startswith("roads-__prefix__-")
    ]
    seen = [control for control in controls if control.get("type") not in SILENT]
    assert seen
    assert [control.get("name") for control in seen if not control.get("aria-label")] == []
