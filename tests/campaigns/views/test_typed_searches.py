"""Searches of a dossier read what was typed cleaned: NUL gone, combining marks composed."""

from urllib.parse import urlencode

from tests.campaigns.views.conftest import at
from tests.factories import InitiativeFactory, MemberFactory
from tests.pages import opened


def test_people_are_found(sign_in, draft, tree):
    wanted = MemberFactory(unit=tree.base, full_name="Trần Thị Hoà", code="Tổ-1")
    MemberFactory(unit=tree.base, full_name="Lê Văn Đức")
    client = sign_in("editor")
    for typed in ("\0hoa", "to\u0302\u0309-1"):
        answer = client.get(at("dossier-pick", draft.pk, "individual"), {"q": typed}).json()
        assert [row["id"] for row in answer["results"]] == [f"individual-{wanted.pk}"], typed
        page = opened(client, at("dossier-entries-add", draft.pk, "individual") + "?" + urlencode({"q": typed}))
        assert [one.label for one in page.context["candidates"]] == ["Trần Thị Hoà"], typed


def test_initiatives_are_found(sign_in, draft, tree):
    own = InitiativeFactory(unit=tree.base, title="Lọc nước")
    InitiativeFactory(unit=tree.base, title="Máy hàn")
    client = sign_in("editor")
    picked = client.get(at("dossier-initiatives-pick", draft.pk), {"q": "\0loc"}).json()["results"]
    assert [row["id"] for row in picked] == [own.pk]
    sought = opened(client, at("dossier-initiatives", draft.pk) + "?q=%00loc")
    assert [row["id"] for row in sought.context["results"]] == [own.pk]
