from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from reviews.forms.assignment import AssignForm
from reviews.services.assignment import Shared, share_out
from reviews.views.queue import FilteredQueueMixin
from units.views.mixins import refusing

PROBLEMS_SHOWN = 5


class AssignView(FilteredQueueMixin, TemplateView):
    """The chosen dossiers are given to colleagues; whom and how is asked first."""

    template_name = "reviews/assign.html"
    http_method_names = ["post"]

    def post(self, request):
        keys = self.chosen()
        if not keys:
            messages.info(request, _("Hãy đánh dấu hồ sơ trong hàng chờ rồi bấm «Giao cho…»."))
            return redirect(self.queue_address())
        if "clear" in request.POST:
            return self._share(keys, to=[])
        form = AssignForm(request.POST if "confirm" in request.POST else None, by=request.user)
        if form.is_bound and form.is_valid():
            return self._share(keys, to=list(form.cleaned_data["to"]), manner=form.cleaned_data["manner"])
        context = self.get_context_data(form=form, keys=keys, queue_address=self.queue_address())
        return self.render_to_response(context)

    def _share(self, keys, **how):
        with refusing(self.request) as outcome:
            shared = share_out(keys, by=self.request.user, **how)
        if outcome.done:
            self._say(shared)
        return redirect(self.queue_address())

    def _say(self, shared: Shared):
        for person, count in shared.given.items():
            messages.success(self.request, _("Đã giao %(count)s hồ sơ cho %(who)s.") % {"count": count, "who": person})
        if shared.freed:
            messages.success(self.request, _("Đã bỏ giao %(count)s hồ sơ.") % {"count": shared.freed})
        for dossier, problem in shared.problems[:PROBLEMS_SHOWN]:
            messages.error(self.request, f"{dossier.unit.label}: {problem}")
        if (more := len(shared.problems) - PROBLEMS_SHOWN) > 0:
            messages.error(self.request, _("%(count)s hồ sơ khác cũng chưa giao được.") % {"count": more})
