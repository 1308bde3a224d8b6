"""The pages of a worker: hand in an initiative, signed in or not, follow it, see one's own."""

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import ListView, View

from common.errors import DomainError
from common.throttle import within_limit
from common.verdict import YES
from contributions.forms.intake import DifferenceForm, SuggestionForm, WorkerForm
from contributions.models import Initiative, IntakeLink, Suggestion
from contributions.permissions.initiative import may_read_beside
from contributions.selectors.alike import Alike, alike_to_typed
from contributions.selectors.beside import Line, beside, titles_beside
from contributions.selectors.workers import initiatives_of, worker_named, worker_signed_in, workers_of
from contributions.services.likeness import work_out_near
from contributions.services.suggestion import handed_in_before, suggest_initiative
from units.views.mixins import PageSizeMixin

GONE, TOO_MANY, UNCLEAR = 410, 429, 422
TRIES, TRIES_PER_CODE, SENT_AT_MOST = 20, 5, 20
"""Within ``PAUSE``: tries to say who one is from one address and of one code, and initiatives of one worker."""
PAUSE = 600
LOOKED_AT_MOST, ASKED_AT_MOST = 60, 5
"""Times a worker has alike ones looked for within ``PAUSE``, and of how many, the most alike, a reason is asked."""


@method_decorator([login_not_required, never_cache], name="dispatch")
class IntakeFormView(View):
    """Who one is, unless that is known, then the form, then why it is none of those it looks like, if there are any.

    A wrong code and a wrong day are answered alike.
    """

    def dispatch(self, request, *args, **kwargs):
        self.link = IntakeLink.objects.taking().select_related("unit").filter(key=kwargs["key"]).first()
        if self.link is None:
            return render(request, "contributions/intake_closed.html", status=GONE)
        self.session_key = f"intake-{self.link.pk}"
        signed_in = worker_signed_in(self.link, request.user)
        self.has_account = signed_in is not None
        self.sender = signed_in or self._remembered()
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, key):
        return self._form_page(self._form()) if self.sender else self._who_page(WorkerForm())

    def post(self, request, key):
        if "forget" in request.POST:
            request.session.pop(self.session_key, None)
            return redirect(request.path)
        return self._hand_in() if self.sender else self._say_who()

    def _remembered(self):
        known = self.request.session.get(self.session_key)
        return workers_of(self.link).filter(pk=known).first() if known else None

    def _say_who(self):
        form = WorkerForm(self.request.POST)
        if not form.is_valid():
            return self._who_page(form, status=UNCLEAR)
        if not self._may_try(form.cleaned_data["code"]):
            form.add_error(None, _("Bạn đã thử quá nhiều lần. Hãy chờ 10 phút rồi thử lại."))
            return self._who_page(form, status=TOO_MANY)
        worker = worker_named(self.link, **form.cleaned_data)
        if worker is None:
            form.add_error(
                None,
                _("Đơn vị không có đoàn viên mang mã và ngày sinh này. Hãy xem lại, hoặc hỏi cán bộ công đoàn."),
            )
            return self._who_page(form, status=UNCLEAR)
        self.request.session[self.session_key] = worker.pk
        return redirect(self.request.path)

    def _may_try(self, code: str) -> bool:
        """Counted both ways, whether the try is right or wrong."""
        from_here = f"intake:{self.link.pk}:{get_adapter().get_client_ip(self.request)}"
        about = f"intake:{self.link.pk}:{code.casefold()}"
        tries = within_limit(from_here, most=TRIES, seconds=PAUSE)
        return within_limit(about, most=TRIES_PER_CODE, seconds=PAUSE) and tries

    def _hand_in(self):
        form = self._form(self.request.POST)
        if "back" in self.request.POST:
            return self._form_page(form)
        if not form.is_valid():
            return self._form_page(form, status=UNCLEAR)
        if known := handed_in_before(self.link, sender=self.sender, key=form.cleaned_data["key"]):
            return self._follow(known)
        if not within_limit(f"look:{self.sender.pk}", most=LOOKED_AT_MOST, seconds=PAUSE):
            form.add_error(None, _("Bạn đã thử quá nhiều lần. Hãy chờ 10 phút rồi thử lại."))
            return self._form_page(form, status=TOO_MANY)
        alike = self._alike(form.typed())
        differences = self._differences(alike)
        if alike and not differences.is_valid():
            return self._alike_page(form, differences, alike)
        return self._suggest(form, different=differences.reasons() if alike else {})

    def _suggest(self, form, different):
        if not within_limit(f"suggest:{self.sender.pk}", most=SENT_AT_MOST, seconds=PAUSE):
            form.add_error(None, _("Bạn vừa gửi rất nhiều sáng kiến. Hãy chờ 10 phút rồi gửi tiếp."))
            return self._form_page(form, status=TOO_MANY)
        try:
            suggestion = suggest_initiative(self.link, sender=self.sender, different=different, **form.values())
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self._form_page(form, status=UNCLEAR)
        return self._follow(suggestion)

    def _follow(self, suggestion):
        return redirect("contributions:suggestion-followed", key=suggestion.key)

    def _alike(self, typed: Initiative) -> list[Alike]:
        """The most alike ones the worker may be told of."""
        work_out_near([typed])
        rows = Initiative.objects.all() if self.has_account else Initiative.objects.shown_at(self.link.unit)
        return alike_to_typed(typed, among=rows)[:ASKED_AT_MOST]

    def _differences(self, alike: list[Alike]) -> DifferenceForm:
        """Answered where the page of alike ones is sent; else holding what was said on it before."""
        data = self.request.POST
        others = [each.other for each in alike]
        return DifferenceForm(data if "different" in data else None, others=others, initial=data)

    def _beside(self, each: Alike) -> list[Line]:
        """What the worker may read of both; somebody without an account the titles."""
        if not self.has_account:
            return titles_beside(each.initiative, each.other)
        return beside(each.initiative, each.other, reads=(YES, may_read_beside(self.request.user, each.other)))

    def _form(self, data=None):
        return SuggestionForm(data, link=self.link, sender=self.sender)

    def _who_page(self, form, status=200):
        return render(self.request, "contributions/intake_who.html", {"form": form, "link": self.link}, status=status)

    def _alike_page(self, form, differences, alike):
        fields = [differences[differences.name_of(each.other)] for each in alike]
        context = {"form": form, "differences": differences, "link": self.link}
        context["shown"] = [(each, self._beside(each), field) for each, field in zip(alike, fields, strict=True)]
        status = UNCLEAR if differences.is_bound else 200
        return render(self.request, "contributions/intake_alike.html", context, status=status)

    def _form_page(self, form, status=200):
        context = {"form": form, "link": self.link, "sender": self.sender}
        said = self.request.POST.items()
        context["said"] = [(name, value) for name, value in said if name.startswith(DifferenceForm.PREFIX)]
        context["is_remembered"] = self.session_key in self.request.session
        return render(self.request, "contributions/intake_form.html", context, status=status)


@method_decorator([login_not_required, never_cache], name="dispatch")
class SuggestionFollowedView(View):
    """What became of one initiative: title, day and state, for whoever holds the key."""

    http_method_names = ["get"]

    def get(self, request, key):
        rows = Suggestion.objects.select_related("initiative__unit", "link", "sender")
        suggestion = rows.filter(key=key).first()
        if suggestion is None:
            raise Http404
        return render(request, "contributions/suggestion_followed.html", {"suggestion": suggestion})


class OwnInitiativeListView(PageSizeMixin, ListView):
    """«Sáng kiến của tôi»: what the signed-in person made or handed in."""

    template_name = "contributions/initiative_mine.html"

    def get_queryset(self):
        return initiatives_of(self.request.user)

    def get_context_data(self, **kwargs):
        member = getattr(self.request.user, "member", None)
        link = member and IntakeLink.objects.taking().filter(unit=member.unit_id).first()
        return super().get_context_data(**kwargs) | {"member": member, "link": link}
