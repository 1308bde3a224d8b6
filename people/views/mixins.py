from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from common.errors import DomainError, StaleEdit
from people.permissions import may_add_people, may_keep

CONFLICT = 409


class FilteredListMixin:
    """A list narrowed by a filter set whose values stand in the address."""

    filterset_class = None

    def get_queryset(self):
        self.filterset = self.filterset_class(self.request.GET, queryset=super().get_queryset())
        return self.filterset.qs

    def get_context_data(self, **kwargs):
        may_add = may_add_people(self.request.user)
        return super().get_context_data(**kwargs) | {"filter": self.filterset, "may_add": may_add}


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


class KeeperCreateMixin(KeeperFormMixin):
    """Whoever keeps no register is told so, on the list."""

    list_url = ""

    def dispatch(self, request, *args, **kwargs):
        if not (verdict := may_add_people(request.user)):
            messages.error(request, verdict.reason)
            return redirect(self.list_url)
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self):
        return super().get_initial() | {"unit": self.request.GET.get("unit")}


class KeeperUpdateMixin(KeeperFormMixin):
    """Whoever may only look is told so, on the page of the row."""

    def dispatch(self, request, *args, **kwargs):
        self.object = self.get_object()
        if not (verdict := may_keep(request.user, self.object)):
            messages.error(request, verdict.reason)
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
