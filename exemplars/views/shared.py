"""Exemplars of other units to learn from, and those about oneself."""

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView, ListView, View

from common.serving import stored_response
from exemplars.forms.exemplar import ConsentWithdrawForm, UptakeForm
from exemplars.forms.filters import SharedFilterSet
from exemplars.models import Exemplar, ExemplarPhoto, Uptake
from exemplars.services.consent import withdraw_consent
from exemplars.services.uptake import record_uptake, remove_uptake
from units.models import Role
from units.permissions import may_write_for, may_write_somewhere
from units.scope import scope_of
from units.views.act import ActView
from units.views.mixins import FilteredListView, PageSizeMixin, UnitScopeMixin, refusing

UPTAKES_SHOWN = 20
"""Units on the page of an exemplar, the latest; how many there are is said beside."""


class SharedMixin(UnitScopeMixin):
    """What is public, of all units."""

    def get_queryset(self):
        return self.queryset.all().public()


class SharedListView(SharedMixin, FilteredListView):
    """Published exemplars of all units, the last published first."""

    queryset = Exemplar.objects.for_list().with_photos().with_uptake_count().order_by("-published_at", "-pk")
    filterset_class = SharedFilterSet
    template_name = "exemplars/shared_list.html"

    def get_queryset(self):
        self.filterset = self.filterset_class(self.request.GET, super().get_queryset(), request=self.request)
        return self.filterset.qs


class SharedDetailView(SharedMixin, DetailView):
    """A published exemplar as everybody reads it, and which units take it up."""

    queryset = Exemplar.objects.with_subject().with_photos().with_uptake_count()
    template_name = "exemplars/shared_detail.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        uptakes = list(self.object.uptakes.for_list()[:UPTAKES_SHOWN])
        return super().get_context_data(**kwargs) | {
            "uptakes": [(uptake, bool(may_write_for(user, uptake.unit))) for uptake in uptakes],
            "writes": scope_of(user).holds(Role.EDITOR, Role.SPECIALIST),
            "is_within": user.is_superuser or scope_of(user).covers(self.object.unit.path),
        }


class SharedPhotoView(View):
    """A picture of a published exemplar."""

    def get(self, request, pk, shown):
        photos = ExemplarPhoto.objects.filter(exemplar__in=Exemplar.objects.public())
        return stored_response(get_object_or_404(photos, exemplar=pk, pk=shown), request.GET)


class UptakeCreateView(ActView):
    form_class = UptakeForm
    title = gettext_lazy("Ghi nhân rộng")
    consequences = gettext_lazy("Đơn vị bạn đứng trong danh sách các đơn vị nhân rộng điển hình này.")
    button = gettext_lazy("Ghi nhân rộng")
    done = gettext_lazy("Đã ghi nhân rộng.")

    def find(self):
        self.row = get_object_or_404(Exemplar.objects.public().select_related("unit"), pk=self.kwargs["pk"])

    def verdict(self):
        return may_write_somewhere(self.request.user)

    def about(self):
        return self.row.title

    def back_url(self):
        return reverse("exemplars:shared-detail", args=[self.row.pk])

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def act(self, **typed):
        record_uptake(self.row, by=self.request.user, **typed)


class UptakeRemoveView(UnitScopeMixin, View):
    http_method_names = ["post"]

    def post(self, request, pk):
        rows = Uptake.objects.select_related("unit", "exemplar").visible_to(request.user)
        uptake = get_object_or_404(rows, pk=pk)
        with refusing(request, success=_("Đã bỏ dòng nhân rộng.")):
            remove_uptake(uptake, by=request.user)
        return redirect("exemplars:shared-list")


class OwnExemplarListView(PageSizeMixin, ListView):
    """«Câu chuyện về tôi»: the exemplars about the person whose account it is."""

    template_name = "exemplars/own_list.html"

    def get_queryset(self):
        return Exemplar.objects.of_account(self.request.user).for_list().prefetch_related("consents")


class OwnConsentWithdrawView(ActView):
    """Whom a story is about takes the consent back: the story leaves every public page at once."""

    form_class = ConsentWithdrawForm
    title = gettext_lazy("Rút sự đồng ý công khai")
    consequences = gettext_lazy("Câu chuyện về bạn rời mọi trang công khai ngay. Bạn không phải ghi lý do.")
    button = gettext_lazy("Rút sự đồng ý")
    done = gettext_lazy("Đã rút sự đồng ý. Câu chuyện không còn trên trang công khai.")
    is_danger = True

    def find(self):
        rows = Exemplar.objects.of_account(self.request.user).select_related("unit", "member")
        self.row = get_object_or_404(rows, pk=self.kwargs["pk"])

    def about(self):
        return self.row.title

    def back_url(self):
        return reverse("exemplars:own-list")

    def back_label(self):
        return _("Câu chuyện về tôi")

    def act(self, **typed):
        withdraw_consent(self.row, by=self.request.user, **typed)
