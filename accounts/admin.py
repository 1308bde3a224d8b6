from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from unfold.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm

from accounts.models import User
from accounts.services.account import RENEW, save_account
from accounts.services.second_factor import remove_second_factor
from common.admin import CarefulAdmin, HistoryInline, ReadOnlyAdmin
from common.workflow import write_audit

admin.site.unregister(EmailAddress)
admin.site.unregister(Authenticator)
Authenticator._meta.verbose_name = _("yếu tố xác thực thứ hai")
Authenticator._meta.verbose_name_plural = _("xác thực hai lớp")


class UserHistoryInline(HistoryInline):
    model = User.events.rel.related_model
    verbose_name_plural = _("lịch sử tài khoản")
    fields = ["at", "who", "username", "email", "is_active", "is_staff", "is_superuser"]


@admin.register(User)
class UserAdmin(DjangoUserAdmin, CarefulAdmin):
    """An account is closed by taking «hoạt động» away; it is never deleted."""

    form = UserChangeForm
    add_form = UserCreationForm
    change_password_form = AdminPasswordChangeForm
    list_display = ["username", "full_name", "email", "is_active", "is_superuser", "last_login"]
    list_filter = ["is_active", "is_superuser"]
    search_fields = ["username", "full_name__unaccent", "email"]
    ordering = ["username"]
    filter_horizontal = []
    actions = None
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (_("Người dùng"), {"fields": ["full_name", "email", "phone"]}),
        (_("Quyền"), {"fields": ["is_active", "is_staff", "is_superuser"]}),
        (_("Mốc thời gian"), {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [(None, {"classes": ["wide"], "fields": ["username", "full_name", "password1", "password2"]})]
    readonly_fields = ["last_login", "date_joined"]
    inlines = [UserHistoryInline]

    def get_inlines(self, request, obj):
        return self.inlines if obj else []

    def save_model(self, request, obj, form, change):
        save_account(obj, by=request.user)

    @transaction.atomic
    def user_change_password(self, request, id, form_url=""):
        """Whoever set the password of an account stands in the audit."""
        former = User.objects.filter(pk=id).values_list("password", flat=True).first() if id.isdecimal() else None
        answer = super().user_change_password(request, id, form_url)
        account = User.objects.filter(pk=id).first() if former is not None else None
        if account and account.password != former:
            write_audit(account, RENEW, by=request.user)
        return answer


@admin.register(Authenticator)
class AuthenticatorAdmin(ReadOnlyAdmin):
    """Second factors. One is removed when its owner lost the device; its secret is never shown."""

    list_display = ["owner", "kind", "made_at", "used_at"]
    list_select_related = ["user"]
    search_fields = ["user__username", "user__full_name__unaccent"]
    fields = ["owner", "kind", "made_at", "used_at"]
    readonly_fields = fields

    def has_delete_permission(self, request, obj=None):
        return request.user.is_superuser

    def delete_model(self, request, obj):
        remove_second_factor(obj, by=request.user)

    @admin.display(description=_("tài khoản"), ordering="user__username")
    def owner(self, obj):
        return str(obj.user)

    @admin.display(description=_("loại"), ordering="type")
    def kind(self, obj):
        return obj.get_type_display()

    @admin.display(description=_("tạo lúc"), ordering="created_at")
    def made_at(self, obj):
        return obj.created_at

    @admin.display(description=_("dùng lần cuối"), ordering="last_used_at")
    def used_at(self, obj):
        return obj.last_used_at
