from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View
from django.views.generic.detail import SingleObjectMixin

from common.serving import stored_response, uploaded
from contributions.forms.files import FilesForm
from contributions.models import Initiative
from contributions.permissions.initiative import may_read_content
from contributions.services.files import add_initiative_file, remove_initiative_file
from units.views.mixins import UnitScopeMixin, refusing


class FileUploadView(UnitScopeMixin, SingleObjectMixin, View):
    """Each file on its own: what is wrong with one does not hold the others up."""

    queryset = Initiative.objects.select_related("unit")
    http_method_names = ["post"]

    def post(self, request, pk):
        initiative = self.get_object()
        form = FilesForm(request.POST, request.FILES)
        if form.is_valid():
            for upload in form.cleaned_data["files"]:
                with refusing(request, success=_("Đã tải lên: %(name)s.") % {"name": upload.name}):
                    add_initiative_file(initiative, upload=upload, by=request.user)
        else:
            messages.error(request, next(iter(form.errors.values()))[0])
        return uploaded(request, reverse("contributions:initiative-detail", args=[pk]))


class FileMixin(UnitScopeMixin, SingleObjectMixin):
    """A file of an initiative within reach whose content the person may read."""

    queryset = Initiative.objects.select_related("unit")

    def find(self):
        initiative = self.get_object()
        rows = initiative.files.all() if may_read_content(self.request.user, initiative) else initiative.files.none()
        return get_object_or_404(rows.select_related("initiative__unit"), pk=self.kwargs["paper"])


class FileDownloadView(FileMixin, View):
    def get(self, request, pk, paper):
        found = self.find()
        return stored_response(found, request.GET)


class FileRemoveView(FileMixin, View):
    http_method_names = ["post"]

    def post(self, request, pk, paper):
        found = self.find()
        with refusing(request, success=_("Đã bỏ tệp «%(name)s».") % {"name": found.name}):
            remove_initiative_file(found, by=request.user)
        return redirect("contributions:initiative-detail", pk=pk)
