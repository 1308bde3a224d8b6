"""Habits of every admin page: nothing with a history is deleted, search needs no dấu, lists join what they show."""

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import Group
from django.contrib.postgres.fields import ArrayField
from django.db.models import Model, QuerySet
from django.forms.models import model_to_dict
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin, TabularInline
from unfold.widgets import UnfoldAdminCheckboxSelectMultipleWidget

from common import clock
from common.editing import EDIT
from common.errors import DomainError
from common.history import with_actors
from common.models import AuditCheck, AuditEntry, AuditSegment, DataQuestion, Holiday
from common.serving import refuse
from common.workflow import Move, write_audit

admin.site.unregister(Group)


NOT_DELETED = _(
    "Ở đây không xoá được gì: dòng nào cũng có lịch sử hoặc có chỗ khác dựa vào. Tài khoản thôi dùng thì khoá; "
    "quyết định, lượt khen sai thì lập quyết định đính chính hoặc thu hồi."
)


class CarefulAdmin(ModelAdmin):
    """Adds and corrects, never deletes; ``matching`` of the queryset serves the search where there is one.

    A refusal of a service is shown, and nothing of the form is saved.
    """

    actions = None
    list_per_page = 50
    show_full_result_count = False
    array_choices: dict[str, list] = {}

    def has_delete_permission(self, request, obj=None):
        return False

    def delete_view(self, request, object_id, extra_context=None):
        if self.has_delete_permission(request):
            return super().delete_view(request, object_id, extra_context)
        return render(request, "403.html", {"reason": NOT_DELETED}, status=403)

    def changelist_view(self, request, extra_context=None):
        """An act on many rows that is not offered is refused, not passed over in silence."""
        if request.method == "POST" and "action" in request.POST and not self.get_actions(request):
            refuse(request, str(NOT_DELETED))
            return HttpResponseRedirect(request.get_full_path())
        return super().changelist_view(request, extra_context)

    def get_search_results(self, request, queryset, search_term):
        if search_term and hasattr(queryset, "matching"):
            return queryset.matching(search_term), False
        return super().get_search_results(request, queryset, search_term)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        choices = isinstance(db_field, ArrayField) and self._choices_of(db_field)
        if not choices:
            return super().formfield_for_dbfield(db_field, request, **kwargs)
        return forms.MultipleChoiceField(
            label=capfirst(db_field.verbose_name),
            choices=choices,
            required=not db_field.blank,
            widget=UnfoldAdminCheckboxSelectMultipleWidget,
        )

    def _choices_of(self, field):
        """What may stand in an array; ``array_choices`` says it where the model does not."""
        return field.base_field.choices or self.array_choices.get(field.name)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except DomainError as refusal:
            messages.error(request, str(refusal))
            return HttpResponseRedirect(request.get_full_path())


class RuleAdmin(CarefulAdmin):
    """Rules, rates and days that no service writes: the audit tells who changed what, from what to what."""

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        data = changes_of(form) | {
            formset.prefix: [{"row": str(row.instance), **found} for row in formset.forms if (found := changes_of(row))]
            for formset in formsets
            if formset.has_changed()
        }
        if data:
            write_audit(form.instance, EDIT if change else "create", by=request.user, record=Move(data=data))

    def delete_model(self, request, obj):
        data = {name: [_plain(value), None] for name, value in model_to_dict(obj).items()}
        write_audit(obj, "remove", by=request.user, record=Move(data=data))
        super().delete_model(request, obj)


def changes_of(form) -> dict[str, list]:
    """Field → what stood there before and what does now, of a valid ``form``, in values that JSON knows."""
    return {name: [_plain(form[name].initial), _plain(form.cleaned_data.get(name))] for name in form.changed_data}


def _plain(value):
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, Model):
        return value.pk
    if isinstance(value, (list, tuple, QuerySet)):
        return [_plain(each) for each in value]
    return str(value)


class ReadOnlyAdmin(CarefulAdmin):
    """Looks, never touches: the workflow has its own pages."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False


class CarefulInline(TabularInline):
    """Rows of a table: each control bears the name of its column too, which stands above it for the eye alone."""

    extra = 0
    can_delete = False

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field:
            field.widget.attrs.setdefault("aria-label", capfirst(field.label))
        return field


class ReadOnlyInline(CarefulInline):
    """Rows that only a service writes."""

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False


class HistoryInline(ReadOnlyInline):
    """What the database wrote down about a tracked row, newest first, and who acted."""

    fk_name = "pgh_obj"
    ordering = ["-pgh_id"]
    readonly_fields = ["at", "who"]

    def get_queryset(self, request):
        return with_actors(super().get_queryset(request))

    @admin.display(description=_("lúc"))
    def at(self, event):
        return event.pgh_created_at

    @admin.display(description=_("người thực hiện"))
    def who(self, event):
        return event.acting


@admin.register(AuditEntry)
class AuditEntryAdmin(ReadOnlyAdmin):
    list_display = ["at", "actor", "move", "subject_type", "subject_id", "before", "after"]
    list_filter = ["move", "subject_type"]
    list_select_related = ["actor", "subject_type"]
    search_fields = ["actor__username", "actor__full_name__unaccent", "note__unaccent"]

    def get_queryset(self, request):
        return super().get_queryset(request).not_by_or_about(request.user)


@admin.register(AuditSegment)
class AuditSegmentAdmin(ReadOnlyAdmin):
    list_display = ["number", "first", "last", "count", "sealed_at", "root"]
    exclude = ["links"]
    ordering = ["-number"]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("links")


@admin.register(AuditCheck)
class AuditCheckAdmin(ReadOnlyAdmin):
    """For support; the page of the chain says in words what a check found."""

    list_display = ["pk", "asked_by", "checked", "unsealed", "created_at", "finished_at"]
    list_filter = [("fault", admin.EmptyFieldListFilter), ("finished_at", admin.EmptyFieldListFilter)]
    list_select_related = ["asked_by"]
    search_fields = ["root"]


@admin.register(Holiday)
class HolidayAdmin(RuleAdmin):
    """A day set by mistake may go: nothing rests on its row, and the audit keeps it."""

    list_display = ["day", "name", "unverified"]
    list_filter = ["unverified"]

    def has_delete_permission(self, request, obj=None):
        return request.user.is_superuser


@admin.register(DataQuestion)
class DataQuestionAdmin(CarefulAdmin):
    """Answered where the data are; here one sees what is open."""

    list_display = ["created_at", "text", "subject_type", "answered_at"]
    list_filter = [("answered_at", admin.EmptyFieldListFilter), "subject_type"]
    list_select_related = ["subject_type"]
    search_fields = ["text__unaccent"]
    fields = ["subject_type", "subject_id", "text", "answer", "answered_by", "answered_at"]
    readonly_fields = ["subject_type", "subject_id", "text", "answered_by", "answered_at"]

    def has_add_permission(self, request):
        return False

    def save_model(self, request, obj, form, change):
        obj.answered_by, obj.answered_at = request.user, clock.now()
        super().save_model(request, obj, form, change)
