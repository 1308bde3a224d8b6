from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from common.admin import CarefulAdmin, ReadOnlyInline
from common.vietnamese import fold
from people.forms.admin import SubjectForm
from people.models import Absence, Collective, CollectiveMembership, Discipline, Member, Membership, Rating
from people.services.collective import create_collective, update_collective
from people.services.member import create_member, update_member
from people.services.standing import correct_discipline, record_absence, record_discipline, record_rating


class MembershipInline(ReadOnlyInline):
    model = Membership
    fields = ["unit", "valid_from", "valid_to", "leaving_reason"]


@admin.register(Member)
class MemberAdmin(CarefulAdmin):
    list_display = ["code", "full_name", "birth_date", "gender", "unit", "position"]
    list_filter = ["gender", "education"]
    list_select_related = ["unit"]
    search_fields = ["code", "full_name"]
    autocomplete_fields = ["unit", "user"]
    fields = [
        "code", "full_name", "birth_date", "gender", "unit", "position", "is_direct_worker",
        "is_leader", "education", "joined_on", "user",
    ]  # fmt: skip
    inlines = [MembershipInline]

    def get_readonly_fields(self, request, obj=None):
        return ["code", "unit"] if obj else []

    def get_inlines(self, request, obj):
        return self.inlines if obj else []

    def save_model(self, request, obj, form, change):
        if change:
            update_member(obj, **{name: form.cleaned_data[name] for name in form.changed_data})
            return
        obj.pk = create_member(**form.cleaned_data).pk
        obj.refresh_from_db()


class CollectiveMembershipInline(ReadOnlyInline):
    model = CollectiveMembership
    fields = ["member", "valid_from", "valid_to"]


@admin.register(Collective)
class CollectiveAdmin(CarefulAdmin):
    list_display = ["code", "name", "unit", "kind", "headcount"]
    list_filter = ["kind"]
    list_select_related = ["unit"]
    search_fields = ["code", "name"]
    autocomplete_fields = ["unit"]
    fields = ["code", "name", "unit", "kind", "headcount", "headcount_female"]
    inlines = [CollectiveMembershipInline]

    def get_readonly_fields(self, request, obj=None):
        return ["code", "unit"] if obj else []

    def get_inlines(self, request, obj):
        return self.inlines if obj else []

    def save_model(self, request, obj, form, change):
        if change:
            update_collective(obj, **{name: form.cleaned_data[name] for name in form.changed_data})
            return
        obj.pk = create_collective(**form.cleaned_data).pk
        obj.refresh_from_db()


class SubjectAdmin(CarefulAdmin):
    """Rows about a person, a collective or a unit, recorded through the services."""

    form = SubjectForm
    list_select_related = ["unit", "member", "collective", "subject_unit"]
    autocomplete_fields = ["member", "collective", "subject_unit"]
    search_fields = ["member__code", "member__search", "collective__search", "subject_unit__code"]
    subject_fields = ["subject_kind", "member", "collective", "subject_unit"]

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, fold(search_term))

    def get_readonly_fields(self, request, obj=None):
        return [*self.subject_fields, "unit"] if obj else ["unit"]

    def save_model(self, request, obj, form, change):
        saved = self.correct(obj, form) if change else self.record(form)
        obj.pk = saved.pk
        obj.refresh_from_db()

    def record(self, form):
        raise NotImplementedError

    def correct(self, obj, form):
        raise NotImplementedError

    @admin.display(description=_("đối tượng"))
    def subject(self, obj):
        return obj.subject_label


@admin.register(Discipline)
class DisciplineAdmin(SubjectAdmin):
    list_display = ["subject", "level", "from_date", "to_date", "unit"]
    list_filter = ["level"]
    fields = [*SubjectAdmin.subject_fields, "unit", "level", "from_date", "to_date", "decision_no"]

    def record(self, form):
        return record_discipline(**form.recorded())

    def correct(self, obj, form):
        return correct_discipline(obj, **{name: form.cleaned_data[name] for name in form.changed_data})


@admin.register(Rating)
class RatingAdmin(SubjectAdmin):
    list_display = ["subject", "year", "rating", "unit"]
    list_filter = ["rating", "year"]
    fields = [*SubjectAdmin.subject_fields, "unit", "year", "rating"]

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), *(["year"] if obj else [])]

    def record(self, form):
        return record_rating(**form.recorded())

    def correct(self, obj, form):
        return record_rating(
            subject_kind=obj.subject_kind, subject=obj.subject, year=obj.year, rating=form.cleaned_data["rating"]
        )


@admin.register(Absence)
class AbsenceAdmin(CarefulAdmin):
    list_display = ["member", "year", "reason", "working_days"]
    list_filter = ["reason", "year"]
    list_select_related = ["member"]
    search_fields = ["member__code", "member__search"]
    autocomplete_fields = ["member"]
    fields = ["member", "year", "reason", "working_days", "from_date", "to_date"]

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, fold(search_term))

    def get_readonly_fields(self, request, obj=None):
        return ["member", "year", "reason"] if obj else []

    def save_model(self, request, obj, form, change):
        names = ("member", "year", "reason", "working_days", "from_date", "to_date")
        obj.pk = record_absence(**{name: getattr(obj, name) for name in names}).pk
        obj.refresh_from_db()
