"""The page on which members vote without a sign-in."""

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import View

from common.errors import DomainError
from common.throttle import within_limit
from exemplars.forms.selection import BallotForm, VoterForm
from exemplars.guards import round_takes_votes
from exemplars.models import SelectionRound, SelectionWay
from exemplars.selectors.voters import has_voted, voter_named, voter_signed_in, voters_of
from exemplars.services.voting import cast_open_vote

GONE, TOO_MANY, UNCLEAR = 410, 429, 422
TRIES, TRIES_PER_CODE = 20, 5
"""Within ``PAUSE``: tries to say who one is from one address, and of one code."""
PAUSE = 600


@method_decorator([login_not_required, never_cache], name="dispatch")
class VoteView(View):
    """Who one is, unless that is known, then the candidates, then that one has voted.

    Candidates are shown to members of the unit alone. A wrong code, a wrong day and another unit are answered alike.
    """

    def dispatch(self, request, *args, **kwargs):
        rounds = SelectionRound.objects.filter(way=SelectionWay.OPEN).select_related("unit")
        self.round = rounds.filter(key=kwargs["ballot"]).first()
        if self.round is None:
            return render(request, "exemplars/vote_closed.html", status=GONE)
        if not (verdict := round_takes_votes(self.round)):
            return render(request, "exemplars/vote_closed.html", {"reason": verdict.reason}, status=GONE)
        self.session_key = f"vote-{self.round.pk}"
        self.voter = voter_signed_in(self.round, request.user) or self._remembered()
        response = super().dispatch(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    def get(self, request, ballot):
        if self.voter is None:
            return self._who_page(VoterForm())
        if has_voted(self.round, member=self.voter):
            return self._done_page()
        return self._ballot_page(BallotForm(round_=self.round))

    def post(self, request, ballot):
        if "forget" in request.POST:
            request.session.pop(self.session_key, None)
            return redirect(request.path)
        return self._say_who() if self.voter is None else self._vote()

    def _remembered(self):
        known = self.request.session.get(self.session_key)
        return voters_of(self.round).filter(pk=known).first() if known else None

    def _say_who(self):
        form = VoterForm(self.request.POST)
        if not form.is_valid():
            return self._who_page(form, status=UNCLEAR)
        if not self._may_try(form.cleaned_data["code"]):
            form.add_error(None, _("Bạn đã thử quá nhiều lần. Hãy chờ 10 phút rồi thử lại."))
            return self._who_page(form, status=TOO_MANY)
        voter = voter_named(self.round, **form.cleaned_data)
        if voter is None:
            form.add_error(
                None,
                _(
                    "%(unit)s không có đoàn viên mang mã và ngày sinh này. Đoàn viên của đơn vị khác không bình chọn "
                    "ở đây. Hãy xem lại, hoặc hỏi cán bộ công đoàn."
                )
                % {"unit": self.round.unit.label},
            )
            return self._who_page(form, status=UNCLEAR)
        self.request.session[self.session_key] = voter.pk
        return redirect(self.request.path)

    def _may_try(self, code: str) -> bool:
        """Counted both ways, whether the try is right or wrong."""
        from_here = f"vote:{self.round.pk}:{get_adapter().get_client_ip(self.request)}"
        about = f"vote:{self.round.pk}:{code.casefold()}"
        tries = within_limit(from_here, most=TRIES, seconds=PAUSE)
        return within_limit(about, most=TRIES_PER_CODE, seconds=PAUSE) and tries

    def _vote(self):
        if has_voted(self.round, member=self.voter):
            return redirect(self.request.path)
        form = BallotForm(self.request.POST, round_=self.round)
        if not form.is_valid():
            return self._ballot_page(form, status=UNCLEAR)
        try:
            cast_open_vote(self.round, member=self.voter, **form.cleaned_data)
        except DomainError as refusal:
            if has_voted(self.round, member=self.voter):
                return redirect(self.request.path)
            form.add_error(None, str(refusal))
            return self._ballot_page(form, status=UNCLEAR)
        return redirect(self.request.path)

    def _who_page(self, form, status=200):
        return render(self.request, "exemplars/vote_who.html", {"form": form, "round": self.round}, status=status)

    def _ballot_page(self, form, status=200):
        candidates = self.round.candidates.select_related("exemplar__member", "exemplar__collective", "exemplar__field")
        return self._page("vote_form", status, form=form, candidates=candidates)

    def _done_page(self):
        return self._page("vote_done", 200)

    def _page(self, name, status, **context):
        context |= {"round": self.round, "voter": self.voter, "is_remembered": self.session_key in self.request.session}
        return render(self.request, f"exemplars/{name}.html", context, status=status)
