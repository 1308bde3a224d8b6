"""Summaries of campaigns, for tests."""

from common.clock import today
from reports.models import CampaignSummary
from reports.services.summaries import draft_summary, freeze_summary, publish_summary
from tests.factories import LaunchedCampaignFactory


def drafted(unit, by, *, about=None, **words) -> CampaignSummary:
    """A draft of ``unit`` about a campaign of its own, or about the campaigns given."""
    if about is None:
        about = [(LaunchedCampaignFactory(unit=unit), None)]
    values = {
        "kind": "final",
        "title": "Tổng kết phong trào Mẫu",
        "as_of": today(),
        "assessment": "Phong trào được hưởng ứng rộng rãi.",
        "lessons": "Phát động sớm.",
        "tasks": "Nhân rộng điển hình.",
    }
    summary = draft_summary(unit, about=about, by=by, **values | words)
    if not summary.place:
        CampaignSummary.objects.filter(pk=summary.pk).update(place="Thanh Hoá", signer_name="Nguyễn Thị Hường")
    return CampaignSummary.objects.for_page().get(pk=summary.pk)


def frozen(unit, by, approver, **words) -> CampaignSummary:
    """The same, its figures frozen by ``approver``."""
    return freeze_summary(drafted(unit, by, **words), by=approver)


def published(unit, by, approver, *, number=1, **words) -> CampaignSummary:
    """The same, published."""
    return publish_summary(frozen(unit, by, approver, **words), number=number, signed_on=today(), by=approver)
