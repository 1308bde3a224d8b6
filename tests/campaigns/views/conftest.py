import pytest
from django.urls import reverse

from campaigns.services.entry import add_entries
from contributions.models import InitiativeKind, WorkKind
from tests.factories import CollectiveFactory, MemberFactory


@pytest.fixture
def sign_in(client, people):
    """The client as one of the cast, by name."""

    def as_(who):
        client.force_login(people[who])
        return client

    return as_


@pytest.fixture
def full(draft, tree, people, awards):
    """The draft with something in every part but the files."""
    from campaigns.services.contribution import add_initiative, add_work
    from campaigns.services.dossier import update_pledge

    editor = people["editor"]
    collective = CollectiveFactory(unit=tree.base, name="Tổ Toán – Tin")
    add_entries(draft, award=awards.flag, subjects=[collective, tree.base], by=editor)
    update_pledge(draft, pledge="Phấn đấu 100% lao động tiên tiến.", version=None, by=editor)
    add_initiative(
        draft,
        by=editor,
        title="Bài giảng điện tử môn Toán",
        kind=InitiativeKind.EXPERIENCE,
        summary="Giảm nửa thời gian soạn bài.",
        benefit_declared=44_900_000,
        authors=[(MemberFactory(unit=tree.base), 60), (MemberFactory(unit=tree.base), 40)],
    )
    add_work(draft, by=editor, name="Sân chơi cho học sinh", kind=WorkKind.CONSTRUCTION, value=7_200_000_000)
    draft.refresh_from_db()
    return draft


def at(name, *args):
    return reverse(f"campaigns:{name}", args=args)
