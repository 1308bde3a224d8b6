from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, View

from common.errors import DomainError
from common.pick import LIMIT, pick_rows
from common.vietnamese import clean
from units.forms.roles import EndRoleForm, GiveRoleForm, RoleFilterSet
from units.models import Role, RoleAssignment, Unit
from units.permissions import may_manage_roles
from units.selectors.accounts import accounts_to_trust, holders_of
from units.services.role import assign_role, end_role
from units.views.act import ActView
from units.views.mixins import FilteredListView, ManagersOnlyMixin


def pick_accounts(manager, text) -> dict:
    """Accounts ``manager`` may give a role, by their user names."""
    found = accounts_to_trust(manager, text)[: LIMIT + 1]
    return pick_rows(found, note=lambda account: account.username, key=lambda account: account.username)


def pick_units(manager, text) -> dict:
    """Units ``manager`` may give roles at."""
    reached = Unit.objects.active().visible_to(manager, Role.MANAGER)
    found = reached.matching(text).order_by("sort_key", "path")[: LIMIT + 1]
    return pick_rows(found, note=lambda unit: f"{unit.code} – {unit.get_kind_display()}")


class RoleListView(ManagersOnlyMixin, FilteredListView):
    """The people with roles at the units one manages, each with those roles."""

    queryset = RoleAssignment.objects.all()
    scope_roles = (Role.MANAGER,)
    filterset_class = RoleFilterSet
    template_name = "units/role_list.html"

    def get_queryset(self):
        return holders_of(super().get_queryset())


class AccountPickView(ManagersOnlyMixin, View):
    http_method_names = ["get"]

    def get(self, request):
        return JsonResponse(pick_accounts(request.user, request.GET.get("q", "")))


class UnitPickView(ManagersOnlyMixin, View):
    http_method_names = ["get"]

    def get(self, request):
        return JsonResponse(pick_units(request.user, request.GET.get("q", "")))


@dataclass(frozen=True)
class Picker:
    """Where the search field asks, how the server answers, and what one may type."""

    address: str
    find: Callable[..., dict]
    hint: object


PICKERS = {
    "account": Picker(
        "units:account-pick",
        pick_accounts,
        gettext_lazy("Gõ tên người trong đơn vị của bạn; người của nơi khác thì gõ đủ tên đăng nhập."),
    ),
    "unit": Picker("units:unit-pick", pick_units, gettext_lazy("Gõ tên hoặc mã đơn vị, không cần dấu.")),
}


class PickingFormView(ManagersOnlyMixin, FormView):
    """A form with search fields; without JavaScript their buttons draw the page again with what was found."""

    template_name = "units/role_form.html"
    title = ""
    lead = ""
    button = ""

    def post(self, request, *args, **kwargs):
        if not any(f"{name}_find" in request.POST for name in PICKERS):
            return super().post(request, *args, **kwargs)
        typed = self.form_class(initial=request.POST.dict(), **self.form_extras())
        return self.render_to_response(self.get_context_data(form=typed))

    def form_extras(self):
        """What every form of the page is made with, beside what was typed."""
        return {"user": self.request.user}

    def get_form_kwargs(self):
        return super().get_form_kwargs() | self.form_extras()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        form = context["form"]
        return context | {
            "picks": [self._pick(form, name) for name in form.picked],
            "plain_fields": [form[name] for name in form.fields if name not in form.picked],
        }

    def _pick(self, form, name):
        """What the component of the search field ``name`` shows."""
        picker, posted = PICKERS[name], self.request.POST
        query = clean(posted.get(f"{name}_search", "")) if f"{name}_find" in posted else ""
        row = form.chosen(name)
        return {
            "name": name,
            "label": form.fields[name].label,
            "url": reverse(picker.address),
            "hint": picker.hint,
            "chosen": [{"id": form[name].value(), "label": str(row)}] if row else [],
            "query": query,
            "results": picker.find(self.request.user, query)["results"] if query else None,
            "error": " ".join(form.errors.get(name, [])),
        }


class RoleCreateView(PickingFormView):
    form_class = GiveRoleForm
    title = gettext_lazy("Giao vai trò")
    lead = gettext_lazy("Vai trò có hiệu lực ở đơn vị được chọn và mọi đơn vị trực thuộc.")
    button = gettext_lazy("Giao vai trò")

    def get_initial(self):
        return super().get_initial() | {"account": self.request.GET.get("account")}

    def form_valid(self, form):
        typed = form.cleaned_data
        account = typed.pop("account")
        try:
            assign_role(account, by=self.request.user, **typed)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, _("Đã giao vai trò cho %(name)s.") % {"name": account})
        return redirect("units:account-detail", pk=account.pk)


class RoleEndView(ManagersOnlyMixin, ActView):
    form_class = EndRoleForm
    title = gettext_lazy("Kết thúc vai trò")
    button = gettext_lazy("Kết thúc vai trò")
    consequences = gettext_lazy("Sau ngày này người ấy không còn làm được việc của vai trò. Nhật ký vẫn giữ.")
    done = gettext_lazy("Đã ghi ngày kết thúc vai trò.")
    is_danger = True

    def find(self):
        managed = RoleAssignment.objects.select_related("user", "unit").visible_to(self.request.user, Role.MANAGER)
        self.assignment = get_object_or_404(managed, pk=self.kwargs["pk"])

    def verdict(self):
        return may_manage_roles(self.request.user, self.assignment.unit, of=self.assignment.user)

    def get_initial(self):
        return super().get_initial() | {"on": timezone.localdate()}

    def act(self, on, at_once):
        end_role(self.assignment, by=self.request.user, on=on, at_once=at_once)

    def about(self):
        return str(self.assignment)

    def back_label(self):
        return str(self.assignment.user)

    def back_url(self):
        return reverse("units:account-detail", args=[self.assignment.user_id])
