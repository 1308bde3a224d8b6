from django.utils.translation import gettext as _

from campaigns.forms.contributions import AuthorRows, InitiativeForm
from campaigns.selectors.candidates import candidates, free_initiatives, subjects_of
from campaigns.selectors.dossier_page import initiative_links
from campaigns.services.contribution import (
    add_initiative,
    link_initiative,
    remove_initiative,
    update_initiative,
)
from campaigns.views.contributions import (
    SEARCHED,
    ContributionFormView,
    ContributionLinkView,
    ContributionListView,
    ContributionPickView,
    ContributionRemoveView,
)
from campaigns.views.editing import AutosaveMixin
from common.vietnamese import clean
from contributions.models import Initiative
from people.models import SubjectKind

REDRAWING = ("add_author", "drop_author", "author_find")


def initiatives_of(dossier):
    return Initiative.objects.filter(dossier_links__dossier=dossier)


class InitiativeListView(ContributionListView):
    template_name = "campaigns/dossier_initiatives.html"
    noun = "initiatives"
    links = initiative_links
    free = free_initiatives


class InitiativePickView(ContributionPickView):
    free = free_initiatives


class InitiativeLinkView(ContributionLinkView):
    noun = "initiatives"
    link = link_initiative


class InitiativeFormView(ContributionFormView):
    """The initiative and its authors. «Lưu nháp» asks for no more than a name; «Lưu» for shares that sum to 100."""

    template_name = "campaigns/initiative_form.html"
    noun = "initiatives"
    links = initiative_links

    def post(self, request, *args, **kwargs):
        if any(name in request.POST for name in REDRAWING):
            self.find()
            return self._redrawn()
        return super().post(request, *args, **kwargs)

    def bind(self, data=None, files=None):
        self.authors = AuthorRows(data, dossier=self.dossier, initiative=self.row)
        return InitiativeForm(data, instance=self._instance(), is_draft=self.is_draft())

    def is_valid(self, form):
        fine = self.authors.is_valid(is_complete=not self.is_draft())
        return form.is_valid() and fine

    def show_saved(self, form, refusal):
        super().show_saved(form, refusal)
        self.authors.show_saved(refusal)

    def _instance(self):
        """A copy for the form to write on: the page keeps showing what is stored."""
        return Initiative.objects.get(pk=self.row.pk) if self.row else None

    def fields_of(self, form):
        return super().fields_of(form) | {"authors": self.authors.pairs()}

    def create(self, fields):
        return add_initiative(self.dossier, by=self.request.user, **fields)

    def update(self, fields, *, version):
        update_initiative(self.row, dossier=self.dossier, by=self.request.user, version=version, **fields)

    def _redrawn(self):
        """The page with one author more or less, or with the people found, and everything typed kept; nothing saved."""
        data = self.request.POST.copy()
        if dropped := data.get("drop_author"):
            data.setlist("author", [key for key in data.getlist("author") if key != dropped])
        self.authors = AuthorRows(data, dossier=self.dossier, initiative=self.row, is_redrawn=True)
        typed = {name: data.get(name, "") for name in InitiativeForm.base_fields}
        return self.page(InitiativeForm(initial=typed), version=data.get("version"), **self._found(data))

    def _found(self, data):
        query = clean(data.get("author_search", "")) if "author_find" in data else ""
        if not query:
            return {}
        there = [row.member.pk for row in self.authors.rows]
        kind = SubjectKind.INDIVIDUAL
        people = subjects_of(self.dossier, kind).matching(query).exclude(pk__in=there)[:SEARCHED]
        results = [
            {"id": person.pk, "label": one.label, "note": one.note}
            for person, one in zip(people, candidates(self.dossier, people, kind=kind), strict=True)
        ]
        return {"query": query, "results": results}

    def context(self):
        return super().context() | {"authors": self.authors}


class InitiativeAutosaveView(AutosaveMixin, InitiativeFormView):
    def post(self, request, *args, **kwargs):
        return AutosaveMixin.post(self, request, *args, **kwargs)

    def is_valid(self, form):
        fine = super().is_valid(form)
        for row in self.authors.forms:
            for sentences in row.errors.values():
                form.add_error(None, sentences[0])
        for sentence in self.authors.errors:
            form.add_error(None, sentence)
        return fine


class InitiativeRemoveView(ContributionRemoveView):
    noun = "initiatives"
    remove = remove_initiative

    def rows(self, dossier):
        return initiatives_of(dossier)

    def facts(self, row):
        names = ", ".join(author.member.full_name for author in row.authors.select_related("member"))
        return [{"label": _("Mã"), "value": row.code}, {"label": _("Tác giả"), "value": names}]
