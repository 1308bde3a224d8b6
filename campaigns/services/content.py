"""What a campaign asks of each block."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.models import Campaign, CampaignContent
from campaigns.selectors.checklist import contents_point
from campaigns.services.campaign import keeping_done, lock_campaign
from common.editing import mark_edited
from common.errors import DomainError
from common.vietnamese import clean_lines
from units.models import Block


@transaction.atomic
def set_contents(campaign: Campaign, *, by, version: int | None, contents: Mapping[str, str]) -> Campaign:
    """Each block named says this text, and the campaign has a new version; ``""`` speaks to all, no text says nothing.

    Blocks that are not named keep theirs. Raises ``DomainError`` for an unknown block, ``TransitionRefused`` for
    leaving a block of a launched campaign nothing to read; ``StaleEdit``, ``NotAllowed``, ``TransitionRefused`` as
    every edit.
    """
    campaign = lock_campaign(campaign, by=by, version=version)
    with keeping_done(campaign, contents_point):
        _write(campaign, contents)
    mark_edited(campaign, by=by)
    return campaign


def _write(campaign: Campaign, contents: Mapping[str, str]) -> None:
    known = {content.block: content for content in campaign.contents.all()}
    for block, raw in contents.items():
        if block not in ("", *Block.values):
            raise DomainError(_("Không có khối «%(block)s».") % {"block": block})
        text = clean_lines(raw)
        content = known.get(block) or CampaignContent(campaign=campaign, block=block)
        if not text:
            if content.pk:
                content.delete()
        elif content.text != text:
            content.text = text
            content.save()
