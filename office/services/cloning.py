"""A campaign is drafted again for the year after."""

from pathlib import PurePosixPath

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from awards.services.quota import add_quota
from campaigns.models import Campaign, CampaignDocument, CampaignState, TargetOrigin
from campaigns.permissions.campaign import may_run
from campaigns.services.award import set_awards
from campaigns.services.campaign import create_campaign
from campaigns.services.content import set_contents
from campaigns.services.document import attach_document
from campaigns.services.phase import set_phases
from campaigns.services.target import write_targets
from common.errors import NotAllowed, TransitionRefused
from common.verdict import YES, Verdict, no
from common.workflow import Move, write_audit
from office.selectors.campaign_shape import Shape, a_year_later, shape_of


def may_be_cloned(campaign: Campaign) -> Verdict:
    """Whether there is a year to copy, a unit to run the next one, and no draft of it yet."""
    if campaign.state == CampaignState.DRAFT:
        return no(_("Phong trào này còn đang soạn. Hãy nhân bản từ một phong trào đã phát động."))
    if campaign.unit.ended_on:
        return no(
            _("%(unit)s đã kết thúc hoạt động. Hãy soạn phong trào mới cho đơn vị kế tiếp.") % {"unit": campaign.unit}
        )
    if clone := campaign.clones.order_by("pk").first():
        return no(
            _("Phong trào này đã được nhân bản thành «%(name)s» (%(code)s). Hãy mở bản đó.")
            % {"name": clone.name, "code": clone.code}
        )
    return YES


@transaction.atomic
def clone_campaign(campaign: Campaign, *, by, name: str = "", code: str = "", years: int = 1) -> Campaign:
    """A draft of the campaign ``years`` later stands, with its contents, phases, awards, quotas, documents, targets.

    Without a ``name`` it has the old one with its years raised, without a ``code`` the next of the series. What is no
    longer valid stays behind, as ``a_year_later`` tells. Raises ``NotAllowed``, ``TransitionRefused`` for a draft, a
    unit that has ended or a second clone, and ``DomainError`` naming what is wrong with the new one.
    """
    campaign = Campaign.objects.select_for_update(of=("self",)).select_related("unit").get(pk=campaign.pk)
    if not (verdict := may_run(by, campaign)):
        raise NotAllowed(verdict.reason)
    if not (verdict := may_be_cloned(campaign)):
        raise TransitionRefused(verdict.reason)
    shape = a_year_later(shape_of(campaign), top=campaign.unit, years=years)
    clone = create_campaign(
        by=by, unit=campaign.unit, code=code, **{**shape.fields, **({"name": name} if name else {})}
    )
    clone.cloned_from = campaign
    clone.save(update_fields=["cloned_from", "updated_at"])
    _fill(clone, shape, by=by)
    write_audit(clone, "clone", by=by, record=Move(data={"from": campaign.code}))
    clone.refresh_from_db()
    return clone


def _fill(clone: Campaign, shape: Shape, *, by) -> None:
    set_phases(clone, by=by, version=None, phases=shape.phases)
    set_contents(clone, by=by, version=None, contents=shape.contents)
    set_awards(clone, by=by, version=None, awards={offer.award: offer.quota for offer in shape.offers})
    offers = {offer.award_id: offer for offer in clone.awards.all()}
    for offer in shape.offers:
        for terms in offer.rules:
            add_quota(offers[offer.award.pk], by=by, version=None, **terms)
    write_targets(clone, shape.targets, origin=TargetOrigin.ASSIGNED)
    for attached in shape.documents:
        attach_document(clone, document=attached.document, by=by, upload=_copy_of(attached))


def _copy_of(attached: CampaignDocument) -> SimpleUploadedFile | None:
    """The stored file once more, since either campaign may drop its own; ``None`` when there is none to read."""
    if not attached.file or not attached.file.storage.exists(attached.file.name):
        return None
    with attached.file.open("rb") as stored:
        return SimpleUploadedFile(PurePosixPath(attached.file.name).name, stored.read())
