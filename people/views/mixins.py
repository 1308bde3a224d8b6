from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from common.errors import DomainError, StaleEdit
from common.serving import refuse
from people.models import Member
from people.permissions import may_add_people, may_keep
from units.views.act import ActView
from units.views.mixins import AllowedMixin, FilteredListView

CONFLICT = 409


class RegisterListView(FilteredListView):
    """People or collectives, and whether the person may add some."""

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"may_add": may_add_people(self.request.user)}


class MemberActView(ActView):
    """An act about a person within reach."""

    def find(self):
        reached = Member.objects.select_related("unit").visible_to(self.request.user)
        self.member = get_object_or_404(reached, pk=self.kwargs["pk"])

    def about(self):
        return self.member.label

    def back_label(self):
        return self.member.full_name

    def back_url(self):
        return reverse("people:member-detail", args=[self.member.pk])


class KeeperFormMixin:
    """A form of the register: choices start from what the person may keep, a refusal keeps what was typed."""

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def form_valid(self, form):
        try:
            self.saved(form)
        except StaleEdit as refusal:
            return self._stale(form, refusal)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        return redirect(self.get_success_url())

    def _stale(self, form, refusal):
        """The form as typed, beside what stands in the register now; saving again is then on purpose."""
        now = type(self.object)._default_manager.get(pk=self.object.pk)
        fresh = self.get_form_class()(instance=now, user=self.request.user)
        form.data = form.data.copy()
        form.data["seen"] = fresh.initial["seen"]
        form.add_error(None, str(refusal))
        others = [
            {"label": form[name].label, "value": shown(now, name) or _("Chưa có")}
            for name in form.changed_data
            if name != "seen"
        ]
        return self.render_to_response(self.get_context_data(form=form, others=others), status=CONFLICT)


class KeeperCreateMixin(AllowedMixin, KeeperFormMixin):
    """A page for those who keep the register of some unit; ``elsewhere`` is the list."""

    may = staticmethod(may_add_people)

    def get_initial(self):
        return super().get_initial() | {"unit": self.request.GET.get("unit")}


class KeeperUpdateMixin(KeeperFormMixin):
    """Whoever may only look is told so, on the page of the row."""

    def dispatch(self, request, *args, **kwargs):
        self.object = self.get_object()
        if not (verdict := may_keep(request.user, self.object)):
            refuse(request, verdict.reason)
            return redirect(self.get_success_url())
        return super().dispatch(request, *args, **kwargs)


def shown(row, name) -> str:
    """The value of a field as a person reads it; empty when there is none."""
    value = getattr(row, name)
    if hasattr(row, f"get_{name}_display"):
        return getattr(row, f"get_{name}_display")()
    if isinstance(value, bool):
        return _("Có") if value else _("Không")
    if hasattr(value, "strftime"):
        return value.strftime("%d/%m/%Y")
    return "" if value is None else str(value)
