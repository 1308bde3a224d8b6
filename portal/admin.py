from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from common.admin import CarefulInline, RuleAdmin
from common.public_pages import renew_public_pages
from common.storing import drop_file
from portal.forms.article import ArticleAdminForm
from portal.forms.photo import PhotoForm
from portal.models import Article, ArticlePhoto, PublicCampaign
from portal.services.article import keep_article, keep_photo
from portal.services.public_campaign import keep_public_campaign


class PhotoInline(CarefulInline):
    """Photos in their order; one that is taken out is gone from the public site at once."""

    model = ArticlePhoto
    form = PhotoForm
    fields = ["position", "picture", "caption", "credit", "name"]
    readonly_fields = ["name"]
    can_delete = True

    def has_delete_permission(self, request, obj=None):
        return request.user.is_superuser


@admin.register(Article)
class ArticleAdmin(RuleAdmin):
    """News is written here; a time in «đăng lúc» publishes it from then on, one in «gỡ lúc» takes it back."""

    form = ArticleAdminForm
    list_display = ["title", "unit", "published_at", "withdrawn_at", "written_by"]
    list_filter = [("published_at", admin.EmptyFieldListFilter), ("withdrawn_at", admin.EmptyFieldListFilter)]
    list_select_related = ["unit", "written_by"]
    search_fields = ["title"]
    autocomplete_fields = ["unit", "campaign"]
    inlines = [PhotoInline]

    def save_model(self, request, obj, form, change):
        keep_article(obj, by=request.user)

    def save_formset(self, request, form, formset, change):
        formset.save(commit=False)
        for photo in formset.deleted_objects:
            drop_file(photo)
        for row in formset.forms:
            if row.has_changed() and not row.cleaned_data.get("DELETE"):
                keep_photo(row.instance, row.cleaned_data.get("picture"), by=request.user)
        formset.new_objects, formset.changed_objects = [], []
        renew_public_pages()


@admin.register(PublicCampaign)
class PublicCampaignAdmin(RuleAdmin):
    """Which campaigns everybody may read of."""

    list_display = ["campaign", "unit", "is_shown"]
    list_filter = ["is_shown"]
    list_select_related = ["campaign__unit"]
    search_fields = ["campaign__name__unaccent", "campaign__code"]
    autocomplete_fields = ["campaign"]
    fields = ["campaign", "lead", "is_shown"]

    def save_model(self, request, obj, form, change):
        keep_public_campaign(obj)

    @admin.display(description=_("đơn vị phát động"))
    def unit(self, public):
        return public.campaign.unit
