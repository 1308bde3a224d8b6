from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.generic import View

from common.serving import stored_response
from portal.forms.filters import ArticleForm
from portal.models import Article, ArticlePhoto
from portal.views.base import ROWS, PortalView

PHOTO_KEPT = 300
"""Seconds a browser may show a photo without asking whether it is still there."""


class ArticleListView(PortalView):
    """News and conferences, the latest first."""

    def get(self, request):
        form = ArticleForm(request.GET)
        rows = Article.objects.published().for_list()
        if typed := form.asked().get("q"):
            rows = rows.matching(typed)
        page = Paginator(rows, ROWS).get_page(request.GET.get("page"))
        description = _("Tin, bài về phong trào thi đua, hội nghị và khen thưởng.")
        return self.page("article_list", title=_("Tin tức"), description=description, page_obj=page, filter_form=form)


class ArticleView(PortalView):
    """An article with its photos, the one before it and the one after it."""

    def get(self, request, slug):
        rows = Article.objects.published()
        article = get_object_or_404(rows.select_related("unit", "campaign__public"), slug=slug)
        photos = list(article.photos.all())
        return self.page(
            "article",
            title=article.title,
            description=article.lead,
            picture=photos[0].get_absolute_url() if photos else "",
            article=article,
            photos=photos,
            older=rows.before(article).only("title", "slug").first(),
            newer=rows.after(article).only("title", "slug").first(),
        )


@method_decorator(login_not_required, name="dispatch")
class PhotoView(View):
    """A photo of an article that everybody may read; ``small`` for a list."""

    http_method_names = ["get", "head"]

    def get(self, request, pk):
        photo = get_object_or_404(ArticlePhoto.objects.select_related("article"), pk=pk)
        if not Article.objects.published().filter(pk=photo.article_id).exists():
            raise Http404
        response = stored_response(photo, request.GET)
        response["Content-Disposition"] = "inline"
        response["Cache-Control"] = f"public, max-age={PHOTO_KEPT}"
        return response
