from django.contrib import admin

from common.admin import CarefulAdmin, CarefulInline
from people.models import Collective, Discipline, Member, Membership, Rating
from people.services.member import create_member, update_member


class MembershipInline(CarefulInline):
    model = Membership
    fields = ["unit", "valid_from", "valid_to", "leaving_reason"]
    readonly_fields = fields

    def has_add_permission(self, request, obj=None):
        return False


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
        made = create_member(**form.cleaned_data)
        obj.__dict__.update(made.__dict__)


@admin.register(Collective)
class CollectiveAdmin(CarefulAdmin):
    list_display = ["code", "name", "unit", "kind", "headcount"]
    list_filter = ["kind"]
    list_select_related = ["unit"]
    search_fields = ["code", "name"]
    autocomplete_fields = ["unit"]


@admin.register(Discipline)
class DisciplineAdmin(CarefulAdmin):
    list_display = ["subject_label", "level", "from_date", "to_date", "unit"]
    list_filter = ["level"]
    list_select_related = ["unit", "member", "collective", "subject_unit"]
    autocomplete_fields = ["member", "collective", "subject_unit", "unit"]


@admin.register(Rating)
class RatingAdmin(CarefulAdmin):
    list_display = ["subject_label", "year", "rating", "unit"]
    list_filter = ["rating", "year"]
    list_select_related = ["unit", "member", "collective", "subject_unit"]
    autocomplete_fields = ["member", "collective", "subject_unit", "unit"]
