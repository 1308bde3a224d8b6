from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from campaigns.models import Campaign
from common.expressions import search_column
from common.fields import CleanCharField, CleanTextField
from common.history import tracked
from common.models import StoredFile, TimeStampedModel
from portal.querysets import ArticleQuerySet
from units.models import Unit


@tracked(exclude=("search",))
class Article(TimeStampedModel):
    """News or a conference, as a unit tells everybody of it from ``published_at`` until ``withdrawn_at``.

    ``body`` is HTML of few tags, cleaned when it is saved. One without ``published_at`` is a draft.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="articles", verbose_name=_("đơn vị đăng"))
    campaign = models.ForeignKey(
        Campaign, on_delete=models.PROTECT, null=True, blank=True, related_name="articles", verbose_name=_("phong trào")
    )
    title = CleanCharField(_("tiêu đề"), max_length=255)
    slug = models.SlugField(_("đoạn cuối địa chỉ"), max_length=120, unique=True, blank=True)
    lead = CleanTextField(_("tóm tắt"), max_length=1000)
    body = models.TextField(_("nội dung"))
    author_line = CleanCharField(_("tác giả, nguồn"), max_length=255, blank=True)
    published_at = models.DateTimeField(_("đăng lúc"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("gỡ lúc"), null=True, blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        editable=False,
        related_name="+",
        verbose_name=_("người soạn"),
    )
    search = search_column("title")

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("tin, bài")
        verbose_name_plural = _("tin, bài")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(withdrawn_at__isnull=True) | models.Q(published_at__isnull=False),
                name="article_withdrawn_was_published",
                violation_error_message=_("Bài chưa đăng thì không cần gỡ. Hãy để trống «gỡ lúc»."),
            )
        ]
        indexes = [
            models.Index(fields=["-published_at", "-id"], name="article_latest_idx"),
            GinIndex(OpClass("search", "gin_trgm_ops"), name="article_search_idx"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("portal:article", args=[self.slug])


class ArticlePhoto(StoredFile):
    """A photo of an article, redrawn; ``caption`` says to everybody what is seen, ``credit`` who took it."""

    folder = "articles"

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="photos")
    position = models.PositiveSmallIntegerField(_("thứ tự"), default=1)
    caption = CleanCharField(_("chú thích"), max_length=255)
    credit = CleanCharField(_("người chụp, nguồn"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("ảnh của bài")
        verbose_name_plural = _("ảnh của bài")
        ordering = ["position", "pk"]

    def get_absolute_url(self) -> str:
        return reverse("portal:photo", args=[self.pk])
