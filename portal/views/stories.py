"""The gallery of exemplars, their stories and what readers say; nothing without the consent of whom it is about."""

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.generic import View

from common.capped import CappedPaginator
from common.errors import DomainError
from common.public import PublicView
from common.serving import stored_response
from exemplars.models import Exemplar
from exemplars.selectors.public import comments_of, first_photo, public_photo, published, story
from exemplars.services.comments import leave_comment
from portal.forms.comment import StoryCommentForm
from portal.forms.filters import StoryForm
from portal.selectors.gallery import gallery_rows
from portal.views.base import PortalView

CARDS, COMMENTS, UPTAKES = 24, 30, 50
UNCLEAR = 422
ASKED_EACH_TIME = "public, max-age=0, must-revalidate"
"""A photo may be kept by a browser, which asks each time whether it still may be seen."""


class GalleryView(PortalView):
    """Published exemplars, the last published first, as cards."""

    def get(self, request):
        form = StoryForm(request.GET)
        asked = gallery_rows(form.asked()).prefetch_related(None)
        page = CappedPaginator([asked], published(), CARDS, latest="published_at").get_page(request.GET.get("page"))
        title, description = _("Gương điển hình"), _("Người tốt, việc tốt, điển hình tiên tiến của tổ chức công đoàn.")
        return self.page("gallery", title=title, description=description, page_obj=page, filter_form=form)


class StoryView(PortalView):
    """A story with its photos, the units that take it up and what readers said of it."""

    def get(self, request, pk):
        exemplar = found(pk)
        photo = first_photo(exemplar)
        words = {"name": exemplar.subject_name, "unit": exemplar.unit.name}
        return self.page(
            "story",
            title=exemplar.title,
            description=exemplar.quote or _("%(name)s, %(unit)s") % words,
            picture=reverse("portal:story-photo", args=[photo.pk]) if photo else "",
            exemplar=exemplar,
            uptakes=exemplar.uptakes.for_list()[:UPTAKES],
            page_obj=Paginator(comments_of(exemplar), COMMENTS).get_page(request.GET.get("page")),
        )


@method_decorator(login_not_required, name="dispatch")
class StoryPhotoView(View):
    """A photo of a story that is public now; ``small`` for a card."""

    http_method_names = ["get", "head"]

    def get(self, request, pk):
        photo = public_photo(pk)
        if photo is None:
            raise Http404
        etag = f'"{photo.sha256[:32]}{"-small" if "small" in request.GET else ""}"'
        response = get_conditional_response(request, etag=etag)
        if response is None:
            response = stored_response(photo, request.GET)
            response["Content-Disposition"] = "inline"
        response["ETag"], response["Cache-Control"] = etag, ASKED_EACH_TIME
        return response


class StoryCommentView(PublicView):
    """Where a reader says something; on a page of its own, which nobody keeps, so that its form has its token."""

    http_method_names = ["get", "head", "post"]

    def get(self, request, pk):
        return self.page(found(pk), StoryCommentForm())

    def post(self, request, pk):
        exemplar, form = found(pk), StoryCommentForm(request.POST)
        honeypot = form.data.get("website", "")
        if not form.is_valid() and not honeypot:
            return self.page(exemplar, form, status=UNCLEAR)
        typed = {name: form.cleaned_data.get(name, "") for name in ("name", "email", "text")}
        try:
            leave_comment(exemplar, **typed, address=get_adapter().get_client_ip(request), honeypot=honeypot)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.page(exemplar, form, status=UNCLEAR)
        return redirect("portal:story-comment-sent", pk=exemplar.pk)

    def page(self, exemplar, form, status=200):
        context = {"exemplar": exemplar, "form": form}
        return render(self.request, "portal/story_comment.html", context, status=status)


class StoryCommentSentView(PublicView):
    """That it came in, and that somebody reads it first."""

    def get(self, request, pk):
        return render(request, "portal/story_comment_sent.html", {"exemplar": found(pk)})


def found(pk: int) -> Exemplar:
    """The public story; not found when there is none, or no longer."""
    exemplar = story(pk)
    if exemplar is None:
        raise Http404
    return exemplar
