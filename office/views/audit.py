from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from common.audit_checking import ask_for_check, told
from common.capped import CappedPaginator
from common.models import AuditEntry
from office.forms.audit import AuditFilterSet, RootForm
from office.permissions.audit import may_read_audit
from office.selectors.audit import chain_of_today, sealed_to, segment_of_root
from office.selectors.audit_reach import audit_in_reach
from office.services.audit_words import told_lines
from units.views.mixins import AllowedMixin, PageSizeMixin


class AuditorsOnlyMixin(AllowedMixin):
    """A page for those who read the audit."""

    may = staticmethod(may_read_audit)


class AuditListView(AuditorsOnlyMixin, PageSizeMixin, TemplateView):
    """Who did what at the units one audits, the newest first; never what one did oneself, or what is about one."""

    template_name = "office/audit_list.html"

    def get_context_data(self, **kwargs):
        filtersets = [AuditFilterSet(self.request.GET, lines) for lines in audit_in_reach(self.request.user)]
        rows = AuditEntry.objects.select_related("actor")
        paginator = CappedPaginator([each.qs for each in filtersets], rows, self.get_paginate_by(rows))
        page = paginator.get_page(self.request.GET.get("page"))
        return super().get_context_data(**kwargs) | {
            "filter_form": filtersets[0].form,
            "page_obj": page,
            "lines": told_lines(page, sealed_to=sealed_to()),
        }


class AuditChainView(AuditorsOnlyMixin, TemplateView):
    """How far the audit is sealed, its latest root, whether it still is as it was sealed, and of what a root is one."""

    template_name = "office/audit_chain.html"

    def get_context_data(self, **kwargs):
        chain = chain_of_today()
        form = RootForm(self.request.GET if "root" in self.request.GET else None)
        compared = form.is_bound and form.is_valid()
        return super().get_context_data(**kwargs) | {
            "chain": chain,
            "check": chain.last_check,
            "fault": told(chain.last_check.fault) if chain.last_check else "",
            "root_form": form,
            "compared": compared,
            "found": segment_of_root(form.cleaned_data["root"]) if compared else None,
        }

    def post(self, request):
        ask_for_check(by=request.user)
        messages.success(request, _("Đang kiểm tra nhật ký. Kết quả hiện ở trang này."))
        return redirect("office:audit-chain")
