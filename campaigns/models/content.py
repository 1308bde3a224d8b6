from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.models.campaign import Campaign
from catalogue.models import AwardType, LegalDocument
from common.fields import CleanTextField
from common.history import tracked
from common.models import TimeStampedModel
from units.models import Block


@tracked()
class CampaignContent(TimeStampedModel):
    """What units of a block are asked to do; an empty block speaks to all."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="contents")
    block = models.CharField(_("khối"), max_length=20, choices=Block, blank=True)
    text = CleanTextField(_("nội dung thi đua"))

    class Meta:
        verbose_name = _("nội dung thi đua")
        verbose_name_plural = _("nội dung thi đua")
        ordering = ["block"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "block"],
                name="campaign_content_once_per_block",
                violation_error_message=_("Khối này đã có nội dung."),
            )
        ]

    def __str__(self) -> str:
        return self.get_block_display() or str(_("Mọi khối"))


@tracked()
class CampaignAward(TimeStampedModel):
    """An award a campaign may lead to. Quotas count awards; ``None`` is no limit."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="awards")
    award = models.ForeignKey(
        AwardType, on_delete=models.PROTECT, related_name="campaigns", verbose_name=_("danh hiệu, hình thức")
    )
    quota = models.PositiveIntegerField(_("chỉ tiêu toàn phong trào"), null=True, blank=True)
    quota_per_unit = models.PositiveIntegerField(_("chỉ tiêu mỗi đơn vị"), null=True, blank=True)

    class Meta:
        verbose_name = _("hình thức khen của phong trào")
        verbose_name_plural = _("hình thức khen của phong trào")
        ordering = ["award__position", "award__code"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "award"],
                name="campaign_award_once",
                violation_error_message=_("Phong trào đã có hình thức khen này."),
            )
        ]

    def __str__(self) -> str:
        return str(self.award)


@tracked()
class CampaignDocument(TimeStampedModel):
    """A document a campaign rests on: an entry of the catalogue, perhaps with its file."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="documents")
    document = models.ForeignKey(
        LegalDocument, on_delete=models.PROTECT, related_name="campaigns", verbose_name=_("văn bản")
    )
    file = models.FileField(_("tệp"), upload_to="campaigns/", blank=True)

    class Meta:
        verbose_name = _("căn cứ của phong trào")
        verbose_name_plural = _("căn cứ của phong trào")
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "document"],
                name="campaign_document_once",
                violation_error_message=_("Văn bản này đã được gắn."),
            )
        ]

    def __str__(self) -> str:
        return str(self.document)
