"""Articles are kept clean, under an address of their own, with photos made fit for everybody."""

from django.core.files.base import File
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from common.editing import cleaned
from common.errors import DomainError
from common.pictures import checked_picture
from common.public_pages import renew_public_pages
from common.storing import keep_file
from common.uploads import Upload
from common.vietnamese import fold
from portal.models import Article, ArticlePhoto
from portal.rich_text import cleaned_html, has_words

MOST_PIXELS = 60_000_000
"""Of a photo for the public: no telephone takes more, and the server need not draw more in one request."""


@transaction.atomic
def keep_article(article: Article, *, by) -> Article:
    """``article`` stands with a clean text and an address; public pages say so once this is committed.

    Raises ``DomainError`` for a text of which nothing is left, or naming a bad field.
    """
    article.body = cleaned_html(article.body)
    if not has_words(article.body):
        raise DomainError(_("Bài chưa có nội dung. Hãy viết nội dung rồi lưu lại."))
    if article.pk is None:
        article.written_by = by
    article.slug = article.slug or _free_slug(article.title)
    cleaned(article)
    article.save()
    renew_public_pages()
    return article


def _free_slug(title: str) -> str:
    start = slugify(fold(title))[:100].strip("-") or "bai"
    taken = set(Article.objects.filter(slug__startswith=start).values_list("slug", flat=True))
    slug, number = start, 2
    while slug in taken:
        slug, number = f"{start}-{number}", number + 1
    return slug


def checked_photo(file: File) -> Upload:
    """``file`` as a photo for everybody: redrawn, without its EXIF. Raises ``DomainError`` saying what to do."""
    return checked_picture(file, most_pixels=MOST_PIXELS)


@transaction.atomic
def keep_photo(photo: ArticlePhoto, upload: Upload | None, *, by) -> ArticlePhoto:
    """``photo`` of its article stands, with what was uploaded when it is new."""
    if upload:
        photo.uploaded_by = by
        keep_file(photo, upload)
    else:
        photo.save()
    renew_public_pages()
    return photo
