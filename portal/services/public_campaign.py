"""What the public may read of campaigns."""

from django.db import transaction

from common.editing import cleaned
from common.public_pages import renew_public_pages
from portal.models import PublicCampaign


@transaction.atomic
def keep_public_campaign(public: PublicCampaign) -> PublicCampaign:
    """Everybody may read of the campaign, or nobody any more, from the commit on."""
    cleaned(public)
    public.save()
    renew_public_pages()
    return public
