from allauth.account.decorators import reauthentication_required
from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView

from common.clock import now
from common.errors import DomainError
from units.forms.act import OpenedForm
from units.forms.roles import AccountLogFilterSet, LockForm, NewAccountForm, RenewForm, RoleFilterSet
from units.models import Role, RoleAssignment
from units.permissions import may_manage_account
from units.selectors.accounts import account_log, accounts_in_hand, accounts_managed, holders_of, told_lines
from units.services.account import (
    MOST_RENEWED,
    lock_account,
    open_account,
    renew_password,
    renew_passwords,
    unlock_account,
)
from units.views.act import ActView
from units.views.mixins import FilteredListView, ManagersOnlyMixin, PageSizeMixin, refusing
from units.views.roles import PickingFormView


class AccountDetailView(ManagersOnlyMixin, TemplateView):
    """A person's roles at the units one manages, and what one may do with the account."""

    template_name = "units/account_detail.html"

    def get_context_data(self, **kwargs):
        viewer = self.request.user
        account = get_object_or_404(accounts_managed(viewer), pk=self.kwargs["pk"])
        held = account.role_assignments.visible_to(viewer, Role.MANAGER).select_related("unit").newest_first()
        going_on = set(held.not_over().values_list("pk", flat=True))
        return super().get_context_data(**kwargs) | {
            "account": account,
            "assignments": [{"row": row, "may_end": row.pk in going_on and account != viewer} for row in held],
            "verdict": may_manage_account(viewer, account),
            "may_hand_over": account != viewer and bool(going_on),
        }


@method_decorator(never_cache, name="dispatch")
class AccountCreateView(PickingFormView):
    form_class = NewAccountForm
    title = button = _("Mở tài khoản")
    lead = _("Tài khoản mới có ngay vai trò đầu tiên và một mật khẩu dùng một lần, chỉ hiện một lần.")

    def form_valid(self, form):
        try:
            opened = open_account(by=self.request.user, **form.cleaned_data)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        return shown_once(self.request, opened.account, opened.password)


class AccountActView(ManagersOnlyMixin, ActView):
    """An act on an account of the units one manages."""

    form_class = forms.Form

    def find(self):
        self.account = get_object_or_404(accounts_managed(self.request.user), pk=self.kwargs["pk"])

    def verdict(self):
        return may_manage_account(self.request.user, self.account)

    def about(self):
        return str(self.account)

    def back_url(self):
        return reverse("units:account-detail", args=[self.account.pk])


@method_decorator(never_cache, name="dispatch")
class AccountPasswordView(AccountActView):
    form_class = OpenedForm
    title = _("Đặt mật khẩu dùng một lần")
    button = _("Đặt mật khẩu")
    consequences = _(
        "Mật khẩu cũ không dùng được nữa và mọi máy đang đăng nhập bị thoát ra. Mật khẩu mới chỉ hiện một lần; "
        "người dùng phải đổi ngay khi đăng nhập."
    )

    def get_initial(self):
        return super().get_initial() | {"since": now().isoformat()}

    def form_valid(self, form):
        try:
            password = renew_password(self.account, by=self.request.user, **form.cleaned_data)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        return shown_once(self.request, self.account, password)


@method_decorator(never_cache, name="dispatch")
class AccountPasswordsView(ManagersOnlyMixin, FilteredListView):
    """The people whose passwords one may set, to tick; then a slip for each, on a page no address leads back to."""

    queryset = RoleAssignment.objects.all()
    scope_roles = (Role.MANAGER,)
    filterset_class = RoleFilterSet
    template_name = "units/account_passwords.html"
    page_sizes = (MOST_RENEWED,)

    def get_queryset(self):
        in_hand = accounts_in_hand(self.request.user).order_by().values("pk")
        return holders_of(super().get_queryset()).filter(pk__in=in_hand, is_active=True)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"since": now().isoformat(), "most": MOST_RENEWED}

    @method_decorator(reauthentication_required)
    def post(self, request):
        form = RenewForm(request.POST, accounts=accounts_in_hand(request.user).filter(is_active=True))
        if not form.is_valid():
            messages.error(request, " ".join(error for errors in form.errors.values() for error in errors))
            return redirect("units:account-passwords")
        with refusing(request) as outcome:
            slips = renew_passwords(by=request.user, **form.cleaned_data)
        if not outcome.done:
            return redirect("units:account-passwords")
        return render(request, "units/account_slips.html", {"slips": slips, "site": request.build_absolute_uri("/")})


class AccountLockView(AccountActView):
    form_class = LockForm
    title = button = _("Khoá tài khoản")
    consequences = _("Người này không đăng nhập được nữa và bị thoát ra ngay. Vai trò vẫn giữ nguyên.")
    done = _("Đã khoá tài khoản.")
    is_danger = True

    def act(self, reason):
        lock_account(self.account, by=self.request.user, reason=reason)


class AccountUnlockView(AccountActView):
    title = button = _("Mở khoá tài khoản")
    consequences = _("Người này đăng nhập lại được bằng mật khẩu đang có.")
    done = _("Đã mở khoá tài khoản.")

    def act(self):
        unlock_account(self.account, by=self.request.user)


def shown_once(request, account, password):
    """The page with the password, which no address leads back to."""
    return render(request, "units/account_password.html", {"account": account, "password": password})


class AccountPrintView(ManagersOnlyMixin, FilteredListView):
    """Who holds which role at which unit, to print and sign; narrowed as the list on the screen is."""

    queryset = RoleAssignment.objects.select_related("unit", "user").order_by("unit__path", "role", "user__username")
    scope_roles = (Role.MANAGER,)
    filterset_class = RoleFilterSet
    template_name = "units/account_print.html"
    most = 2000

    def get_paginate_by(self, queryset):
        return None

    def get_context_data(self, **kwargs):
        rows = list(self.object_list[: self.most + 1])
        return super().get_context_data(**kwargs) | {
            "rows": rows[: self.most],
            "is_cut": len(rows) > self.most,
            "accounts": len({row.user_id for row in rows[: self.most]}),
            "printed_at": timezone.localtime(),
        }


class AccountLogView(ManagersOnlyMixin, PageSizeMixin, TemplateView):
    """Who opened, locked or gave a new password to which account of the units one manages, and when."""

    template_name = "units/account_log.html"

    def get_context_data(self, **kwargs):
        filterset = AccountLogFilterSet(self.request.GET, account_log(self.request.user))
        paginator = Paginator(filterset.qs, self.get_paginate_by(filterset.qs))
        page = paginator.get_page(self.request.GET.get("page"))
        return super().get_context_data(**kwargs) | {
            "filter_form": filterset.form,
            "page_obj": page,
            "lines": told_lines(page),
        }
