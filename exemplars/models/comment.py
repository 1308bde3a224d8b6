from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.fields import CleanCharField, CleanTextField, LowercaseEmailField
from common.history import tracked
from common.models import TimeStampedModel
from exemplars.models.exemplar import Exemplar
from exemplars.querysets import StoryCommentQuerySet


class CommentState(models.TextChoices):
    WAITING = "waiting", _("Chờ duyệt")
    SHOWN = "shown", _("Đã cho hiện")
    REFUSED = "refused", _("Không cho hiện")


@tracked()
class StoryComment(TimeStampedModel):
    """What a reader says about a published story, as plain text; nobody sees it before somebody lets it be shown.

    ``email`` is for those who moderate alone.
    """

    exemplar = models.ForeignKey(Exemplar, on_delete=models.CASCADE, related_name="comments")
    name = CleanCharField(_("họ tên"), max_length=100)
    email = LowercaseEmailField(_("thư điện tử"))
    text = CleanTextField(_("bình luận"), max_length=2_000)
    state = models.CharField(
        _("trạng thái"), max_length=8, choices=CommentState, default=CommentState.WAITING, editable=False
    )

    objects = StoryCommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("bình luận câu chuyện")
        verbose_name_plural = _("bình luận câu chuyện")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=CommentState.values), name="story_comment_state_known"),
        ]
        indexes = [models.Index(fields=["id"], condition=Q(state="waiting"), name="story_comment_waiting_idx")]

    def __str__(self) -> str:
        return self.name
