"""What the pages of initiatives and of works in a dossier have in common."""

from django.contrib import messages
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.generic import ListView, View

from campaigns.forms.contributions import LinkForm
from campaigns.models import Dossier
from campaigns.selectors.changes import may_change
from campaigns.views.editing import (
    AutosaveMixin,
    DossierFormView,
    DossierWriteMixin,
    FormKey,
    about,
    beside_form,
    edit_verdict,
    part_shown,
    version_of,
    whole,
)
from common.errors import DomainError
from common.pick import LIMIT, pick_rows
from common.verdict import YES
from common.vietnamese import clean
from units.views.mixins import PageSizeMixin, UnitScopeMixin, refusing

SEARCHED = 25


class ContributionListView(UnitScopeMixin, PageSizeMixin, ListView):
    """What stands in the dossier, and what the unit has that could stand in it too."""

    queryset = Dossier.objects.for_form()
    paginate_by = 50
    noun = ""
    links = None
    free = None

    def get_queryset(self):
        self.dossier = super().get_queryset().filter(pk=self.kwargs["pk"]).first()
        if self.dossier is None:
            raise Http404
        return type(self).links(self.dossier).with_review_elsewhere()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs) | about(self.dossier)
        context |= part_shown(self.request.user, self.dossier, self.noun)
        if not context["is_open"]:
            return context
        for link in context["object_list"]:
            link.verdict = may_change(link)
        free = type(self).free(self.dossier)
        query = clean(self.request.GET.get("q", ""))
        results = pick_rows(free.matching(query)[:SEARCHED], note=_code)["results"] if query else None
        return (
            context
            | beside_form(self.request, self.dossier)
            | {
                "has_free": free.exists(),
                "query": query,
                "results": results,
                "pick_url": reverse(f"campaigns:dossier-{self.noun}-pick", args=[self.dossier.pk]),
                "link_url": reverse(f"campaigns:dossier-{self.noun}-link", args=[self.dossier.pk]),
            }
        )


class ContributionPickView(DossierWriteMixin, View):
    """What the unit has and the dossier has not, for the search field."""

    http_method_names = ["get"]
    free = None

    def get(self, request, pk):
        rows = type(self).free(self.get_object()).matching(request.GET.get("q", ""))[: LIMIT + 1]
        return JsonResponse(pick_rows(rows, note=_code))


class ContributionLinkView(DossierWriteMixin, View):
    """Those chosen stand in the dossier too."""

    http_method_names = ["post"]
    noun = ""
    link = None

    def post(self, request, pk):
        dossier = self.get_object()
        back = reverse(f"campaigns:dossier-{self.noun}", args=[pk])
        if "chosen_find" in request.POST:
            return redirect(f"{back}?{urlencode({'q': request.POST.get('chosen_search', '')})}")
        form = LinkForm(request.POST, dossier=dossier, noun=self.noun)
        if not form.is_valid():
            messages.error(request, next(iter(form.errors.values()))[0])
            return redirect(back)
        for row in form.cleaned_data["chosen"]:
            with refusing(request, success=_("Đã thêm «%(what)s» vào hồ sơ.") % {"what": row}):
                type(self).link(dossier, row, by=request.user)
        return redirect(back)


class ContributionFormView(DossierFormView):
    """A new row of the dossier, or one that stands in it (``row`` in the address)."""

    noun = ""
    links = None
    made = None

    def find(self):
        super().find()
        self.key = FormKey(self.request.user, self.request.POST.get("key", ""))
        self.link = self._link(self.kwargs.get("row"))
        self.row = self.link and getattr(self.link, self.link.thing)

    def _link(self, pk):
        """The row of the address or, on a form for a new one, the row an earlier save of that form made.

        The form itself says which (``made``); the cache only knows it for a form sent twice before it was told.
        """
        links = type(self).links(self.dossier).with_review_elsewhere()
        if pk is not None:
            return get_object_or_404(links, **{links.model.thing: pk})
        self.made = self.made or whole(self.request.POST.get("made", "")) or self.key.made()
        return links.filter(**{links.model.thing: self.made}).first() if self.made else None

    def parts(self):
        return [self.noun]

    def saved_row(self):
        return self.row or self.dossier

    def spot(self):
        return f"{self.link.thing}:{self.row.pk}" if self.link else ""

    def may_change(self):
        return may_change(self.link) if self.link else YES

    def create(self, fields):
        raise NotImplementedError

    def update(self, fields, *, version):
        raise NotImplementedError

    def fields_of(self, form) -> dict:
        return form.cleaned_data

    def is_draft(self) -> bool:
        """«Lưu nháp» and the form saving itself ask for no more than can be stored."""
        return "draft" in self.request.POST or isinstance(self, AutosaveMixin)

    def save(self, form):
        fields = self.fields_of(form)
        if self.row is None and self.made:
            raise DomainError(_("Mục này không còn trong hồ sơ: có người vừa bỏ nó. Hãy thêm lại từ đầu."))
        if self.row is None:
            self._save_new(fields)
        else:
            was_new = "row" not in self.kwargs and not self.request.POST.get("version")
            self.update(fields, version=None if was_new else version_of(self.request))

    def hidden_fields(self) -> dict:
        return super().hidden_fields() | ({} if "row" in self.kwargs else {"made": self.made})

    def _save_new(self, fields):
        self.key.claim()
        try:
            row = self.create(fields)
        except Exception:
            self.key.release()
            raise
        self.made = row.pk
        self.key.keep(row.pk)

    def version(self):
        return self.row.version if self.row else ""

    def next_page(self):
        return reverse(f"campaigns:dossier-{self.noun}", args=[self.dossier.pk])

    def context(self):
        return {
            "row": self.row if "row" in self.kwargs else None,
            "made": self.row.pk if self.row else "",
            "key": self.request.POST.get("key") or get_random_string(22),
            "list_url": self.next_page(),
            "autosave_url": self._autosave_url(),
        }

    def _autosave_url(self):
        if "row" in self.kwargs:
            return reverse(f"campaigns:dossier-{self.noun[:-1]}-autosave", args=[self.dossier.pk, self.row.pk])
        return reverse(f"campaigns:dossier-{self.noun[:-1]}-autosave-new", args=[self.dossier.pk])


class ContributionRemoveView(DossierWriteMixin, View):
    """Says what is taken out, then takes it out."""

    noun = ""
    remove = None

    def rows(self, dossier):
        raise NotImplementedError

    def facts(self, row) -> list[dict]:
        return []

    def get(self, request, pk, row):
        dossier = self.get_object()
        found = get_object_or_404(self.rows(dossier), pk=row)
        if not (verdict := edit_verdict(request.user, dossier, self.noun)):
            messages.info(request, verdict.reason)
            return redirect("campaigns:dossier-detail", pk=pk)
        context = about(dossier) | {
            "title": _("Bỏ khỏi hồ sơ?"),
            "what": str(found),
            "facts": self.facts(found),
            "back_url": reverse(f"campaigns:dossier-{self.noun}", args=[pk]),
        }
        return render(request, "campaigns/dossier_remove.html", context)

    def post(self, request, pk, row):
        dossier = self.get_object()
        found = get_object_or_404(self.rows(dossier), pk=row)
        with refusing(request, success=_("Đã bỏ «%(what)s» khỏi hồ sơ.") % {"what": found}):
            type(self).remove(dossier, found, by=request.user)
        return redirect(f"campaigns:dossier-{self.noun}", pk=pk)


def _code(row) -> str:
    return row.code
