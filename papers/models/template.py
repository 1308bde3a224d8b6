from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.models import StoredFile
from papers.content import PaperKind
from papers.querysets import PaperTemplateQuerySet


class PaperTemplate(StoredFile):
    """A .docx an administrator put in place of the shipped template of a kind; earlier ones stay.

    The newest that is not withdrawn is in use; without one the shipped template is.
    """

    folder = "paper-templates"

    kind = models.CharField(_("loại văn bản"), max_length=20, choices=PaperKind)
    withdrawn_at = models.DateTimeField(_("thôi dùng lúc"), null=True, blank=True)

    objects = PaperTemplateQuerySet.as_manager()

    class Meta(StoredFile.Meta):
        verbose_name = _("mẫu văn bản")
        verbose_name_plural = _("mẫu văn bản")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=PaperKind.values), name="paper_template_kind_known"),
        ]
        indexes = [models.Index(fields=["kind", "-id"], name="paper_template_newest_idx")]
