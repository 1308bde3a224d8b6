import pytest
from django.db import IntegrityError, transaction

from campaigns.models import Dossier, DossierKind, DossierState, Participation
from campaigns.services.dossier import open_dossier, update_pledge
from common.editing import moment
from common.errors import NotAllowed, StaleEdit, TransitionRefused
from common.models import AuditEntry
from tests.campaigns.conftest import fresh
from tests.campaigns.threads import at_once
from tests.conftest import make_awards, make_people, make_tree
from tests.factories import LaunchedCampaignFactory, ParticipationFactory, PhaseFactory


def test_open_makes_one_draft_and_joins(campaign, tree, people):
    dossier = open_dossier(campaign, unit=tree.base, by=people["editor"])
    assert open_dossier(campaign, unit=tree.base, by=people["editor"]) == dossier
    assert (dossier.state, dossier.created_by, dossier.filled_by_unit) == (DossierState.DRAFT, people["editor"], None)
    joined = Participation.objects.get(campaign=campaign, unit=tree.base)
    assert (joined.joined_by, joined.joined_at is None) == (people["editor"], False)
    assert AuditEntry.objects.filter(move="open", subject_id=dossier.pk).count() == 1


def test_open_from_above_joins_for_the_unit_and_names_it(campaign, tree, people):
    dossier = open_dossier(campaign, unit=tree.base, by=people["specialist"])
    assert dossier.filled_by_unit == tree.district
    joined = Participation.objects.get(campaign=campaign, unit=tree.base)
    assert (joined.joined_by, joined.joined_at is None) == (people["specialist"], False)
    for line in (AuditEntry.objects.get(move="open"), AuditEntry.objects.get(move="join")):
        assert (line.on_behalf_of, line.data["unit"]) == (str(tree.base), "LĐLĐ huyện Mẫu")


@pytest.mark.parametrize(
    "who",
    ["editor2", "editor_elsewhere", "specialist_elsewhere", "approver", "viewer", "manager", "nobody", "superuser"],
)
def test_open_is_refused_to_others(campaign, tree, people, who):
    with pytest.raises(NotAllowed, match="không phải người lập hồ sơ"):
        open_dossier(campaign, unit=tree.base, by=people[who])
    assert not Dossier.objects.exists()


def test_open_is_for_units_the_campaign_addresses(campaign, tree, people):
    campaign.addressed_blocks = ["school"]
    campaign.save()
    with pytest.raises(TransitionRefused, match="không gửi tới CĐCS Uỷ ban xã Mẫu"):
        open_dossier(campaign, unit=tree.other, by=people["editor_elsewhere"])


@pytest.mark.parametrize("state", ["draft", "ended"])
def test_open_needs_a_running_campaign_but_finds_what_is_there(campaign, tree, people, state):
    dossier = open_dossier(campaign, unit=tree.base, by=people["editor"])
    campaign.state = state
    campaign.save()
    assert open_dossier(campaign, unit=tree.base, by=people["editor"]) == dossier
    with pytest.raises(TransitionRefused):
        open_dossier(campaign, unit=tree.base2, by=people["editor2"])


def test_open_asks_for_a_phase_of_this_campaign(campaign, tree, people):
    first = PhaseFactory(campaign=campaign)
    stray = PhaseFactory(campaign=LaunchedCampaignFactory(unit=tree.province))
    with pytest.raises(TransitionRefused, match="chia đợt"):
        open_dossier(campaign, unit=tree.base, by=people["editor"])
    with pytest.raises(TransitionRefused, match="không thuộc phong trào"):
        open_dossier(campaign, unit=tree.base, by=people["editor"], phase=stray)
    second = PhaseFactory(campaign=campaign, number=2, name="Đợt II")
    opened = [open_dossier(campaign, unit=tree.base, by=people["editor"], phase=one) for one in (first, second)]
    assert [dossier.phase for dossier in opened] == [first, second]


def test_no_proposal_where_none_is_needed(campaign, tree, people):
    campaign.needs_proposal = False
    campaign.save()
    with pytest.raises(TransitionRefused, match="không cần hồ sơ đề nghị"):
        open_dossier(campaign, unit=tree.base, by=people["editor"], kind=DossierKind.PROPOSAL)


def test_two_openings_at_once_make_one_dossier(committed_db):
    tree = make_tree()
    people, campaign = make_people(tree), LaunchedCampaignFactory(unit=tree.province)
    make_awards()
    ParticipationFactory(campaign=campaign, unit=tree.base, joined_at=None)
    opened = at_once(*[lambda: open_dossier(campaign, unit=tree.base, by=fresh(people["editor"])).pk] * 4)
    assert len(set(opened)) == 1
    assert Dossier.objects.count() == 1


# ---------- Editing the pledge ----------


def test_pledge_is_saved_and_the_version_grows(draft, people):
    before = draft.version
    saved = update_pledge(draft, pledge="Phấn đấu 100%  lao động tiên tiến", version=before, by=people["editor"])
    saved.refresh_from_db()
    assert (saved.pledge, saved.version) == ("Phấn đấu 100% lao động tiên tiến", before + 1)


def test_a_stale_save_names_who_came_between(draft, people):
    seen = draft.version
    update_pledge(draft, pledge="của huyện", version=seen, by=people["specialist"])
    with pytest.raises(StaleEdit) as refusal:
        update_pledge(draft, pledge="của cơ sở", version=seen, by=people["editor"])
    draft.refresh_from_db()
    assert draft.pledge == "của huyện"
    assert str(refusal.value) == (
        f"Hồ sơ đã được {people['specialist']} sửa lúc {moment(draft.updated_at)}. "
        "Nội dung bạn vừa nhập vẫn còn trên trang; hãy xem bản mới rồi lưu lại."
    )


def test_edits_in_a_row_are_one_line_and_name_the_last_editor(draft, people):
    def edit(who):
        draft.refresh_from_db()
        update_pledge(draft, pledge=f"bản {draft.version}", version=draft.version, by=people[who])

    for who in ("editor", "editor", "specialist", "editor", "editor"):
        edit(who)
    lines = AuditEntry.objects.filter(move="edit", subject_id=draft.pk, subject_type__model="dossier")
    assert [line.actor.username for line in lines.order_by("pk")] == ["editor", "specialist", "editor"]


@pytest.mark.parametrize("state", ["sent", "in_review", "withdrawn", "accepted", "refused"])
def test_only_a_draft_or_a_returned_one_is_edited(in_state, people, state):
    dossier = in_state(state)
    with pytest.raises(TransitionRefused, match="không sửa được"):
        update_pledge(dossier, pledge="muộn rồi", version=dossier.version, by=people["editor"])


@pytest.mark.parametrize("who", ["editor2", "specialist_elsewhere", "viewer", "approver", "superuser"])
def test_edit_is_refused_to_others(draft, people, who):
    with pytest.raises(NotAllowed):
        update_pledge(draft, pledge="người ngoài", version=draft.version, by=people[who])


def test_the_database_keeps_one_dossier_per_phase_unit_and_kind(draft):
    with pytest.raises(IntegrityError, match="dossier_one_per_phase_unit_kind"), transaction.atomic():
        Dossier.objects.create(campaign=draft.campaign, unit=draft.unit, created_by=draft.created_by)
