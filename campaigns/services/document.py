"""The documents a campaign rests on, from the catalogue, perhaps with their file."""

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.models import Campaign, CampaignDocument
from campaigns.services.campaign import lock_campaign
from catalogue.models import LegalDocument
from common.editing import mark_edited
from common.errors import DomainError
from common.storing import forget_bytes, save_with_file
from common.uploads import checked_upload


@transaction.atomic
def attach_document(
    campaign: Campaign, *, document: LegalDocument, by, upload: UploadedFile | None = None, version: int | None = None
) -> CampaignDocument:
    """The campaign rests on ``document``; a file given takes the place of the one before.

    Raises ``DomainError`` for a file of an unknown kind, one too large, or one that is not what its ending says;
    ``StaleEdit``, ``NotAllowed``, ``TransitionRefused`` as every edit.
    """
    campaign = lock_campaign(campaign, by=by, version=version)
    attached = campaign.documents.filter(document=document).first() or CampaignDocument(
        campaign=campaign, document=document
    )
    if attached.pk and upload is None:
        return attached
    if upload is None:
        attached.save()
    else:
        checked = checked_upload(upload)
        forget_bytes(attached.file)
        save_with_file(attached, attached.file, checked)
    mark_edited(campaign, by=by)
    return attached


@transaction.atomic
def remove_document(attached: CampaignDocument, *, by, version: int | None = None) -> None:
    """The campaign rests on that document no more, and its file is gone."""
    campaign = lock_campaign(attached.campaign, by=by, version=version)
    found = campaign.documents.filter(pk=attached.pk).first()
    if found is None:
        raise DomainError(_("Văn bản này không còn gắn với phong trào: có người vừa bỏ nó. Hãy tải lại trang."))
    if campaign.launched_at and campaign.documents.count() == 1:
        raise DomainError(_("Phong trào đã phát động phải có ít nhất một căn cứ. Hãy gắn văn bản khác trước."))
    found.delete()
    forget_bytes(found.file)
    mark_edited(campaign, by=by)
