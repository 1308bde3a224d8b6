from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import ListView, View
from django.views.generic.detail import SingleObjectMixin

from exemplars.models import StoryComment
from exemplars.services.comments import refuse_comment, show_comment
from exemplars.transitions import COMMENT_MOVES
from units.forms.act import ReasonForm
from units.models import Role
from units.views.act import MoveView
from units.views.mixins import PageSizeMixin, UnitScopeMixin, refusing

MODERATORS = (Role.EDITOR, Role.SPECIALIST)


class CommentListView(UnitScopeMixin, PageSizeMixin, ListView):
    """What readers said of one's stories and nobody looked at yet, the oldest first."""

    queryset = StoryComment.objects.for_queue()
    scope_roles = MODERATORS
    template_name = "exemplars/comment_list.html"


class CommentShowView(UnitScopeMixin, SingleObjectMixin, View):
    queryset = StoryComment.objects.select_related("exemplar__unit")
    scope_roles = MODERATORS
    http_method_names = ["post"]

    def post(self, request, pk):
        comment = self.get_object()
        with refusing(request, success=_("Đã cho hiện bình luận của %(name)s.") % {"name": comment.name}):
            show_comment(comment, by=request.user)
        return redirect("exemplars:comment-list")


class CommentRefuseView(MoveView):
    queryset = StoryComment.objects.select_related("exemplar__unit")
    table, move = COMMENT_MOVES, "refuse"
    form_class = ReasonForm
    title = gettext_lazy("Không cho hiện bình luận")
    consequences = gettext_lazy("Người viết không được báo. Bình luận vẫn được giữ để đối chiếu.")
    button = gettext_lazy("Không cho hiện")
    done = gettext_lazy("Bình luận không hiện trên trang công khai.")
    is_danger = True

    def about(self):
        return f"{self.row.name}: {self.row.text}"

    def back_url(self):
        return reverse("exemplars:comment-list")

    def back_label(self):
        return _("Bình luận chờ duyệt")

    def act(self, **typed):
        refuse_comment(self.row, by=self.request.user, **typed)
