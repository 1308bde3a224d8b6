from django.utils.translation import gettext as _

from campaigns.forms.contributions import WorkForm
from campaigns.selectors.candidates import free_works
from campaigns.selectors.dossier_page import work_links
from campaigns.services.contribution import add_work, link_work, remove_work, update_work
from campaigns.views.contributions import (
    ContributionFormView,
    ContributionLinkView,
    ContributionListView,
    ContributionPickView,
    ContributionRemoveView,
)
from campaigns.views.editing import AutosaveMixin
from contributions.models import Work


def works_of(dossier):
    return Work.objects.filter(dossier_links__dossier=dossier)


class WorkListView(ContributionListView):
    template_name = "campaigns/dossier_works.html"
    noun = "works"
    links = work_links
    free = free_works


class WorkPickView(ContributionPickView):
    free = free_works


class WorkLinkView(ContributionLinkView):
    noun = "works"
    link = link_work


class WorkFormView(ContributionFormView):
    template_name = "campaigns/work_form.html"
    noun = "works"
    links = work_links

    def bind(self, data=None, files=None):
        instance = Work.objects.get(pk=self.row.pk) if self.row else None
        return WorkForm(data, instance=instance, is_draft=self.is_draft())

    def create(self, fields):
        return add_work(self.dossier, by=self.request.user, **fields)

    def update(self, fields, *, version):
        update_work(self.row, dossier=self.dossier, by=self.request.user, version=version, **fields)


class WorkAutosaveView(AutosaveMixin, WorkFormView):
    pass


class WorkRemoveView(ContributionRemoveView):
    noun = "works"
    remove = remove_work

    def rows(self, dossier):
        return works_of(dossier)

    def facts(self, row):
        return [{"label": _("Mã"), "value": row.code}, {"label": _("Loại"), "value": row.get_kind_display()}]
