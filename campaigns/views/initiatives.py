from django.urls import reverse
from django.utils.translation import gettext as _

from campaigns.selectors.candidates import free_initiatives, subjects_of
from campaigns.selectors.dossier_page import initiative_links
from campaigns.services.contribution import (
    add_initiative,
    link_initiative,
    remove_initiative,
    update_initiative,
)
from campaigns.views.contributions import (
    ContributionFormView,
    ContributionLinkView,
    ContributionListView,
    ContributionPickView,
    ContributionRemoveView,
)
from campaigns.views.editing import AutosaveMixin
from contributions.models import Initiative
from contributions.views.authors import AuthorsMixin
from people.models import SubjectKind


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


class InitiativeFormView(AuthorsMixin, ContributionFormView):
    """The initiative and its authors. «Lưu nháp» asks for no more than a name; «Lưu» for shares that sum to 100."""

    template_name = "campaigns/initiative_form.html"
    noun = "initiatives"
    links = initiative_links

    def home(self):
        return self.dossier.unit

    def people(self):
        return subjects_of(self.dossier, SubjectKind.INDIVIDUAL)

    def fields_of(self, form):
        return super().fields_of(form) | {"authors": self.authors.pairs()}

    def create(self, fields):
        return add_initiative(self.dossier, by=self.request.user, **fields)

    def update(self, fields, *, version):
        update_initiative(self.row, dossier=self.dossier, by=self.request.user, version=version, **fields)

    def context(self):
        pick_url = reverse("campaigns:dossier-pick", args=[self.dossier.pk, SubjectKind.INDIVIDUAL])
        return super().context() | {"authors": self.authors, "pick_url": pick_url}


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
