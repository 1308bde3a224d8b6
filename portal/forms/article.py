from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from unfold.contrib.forms.widgets import WysiwygWidget

from portal.models import Article
from portal.rich_text import cleaned_html, has_words


class ArticleAdminForm(forms.ModelForm):
    """An article as it is written; its text is cleaned before anybody reads it."""

    class Meta:
        model = Article
        fields = [
            "unit",
            "campaign",
            "title",
            "slug",
            "lead",
            "body",
            "author_line",
            "published_at",
            "withdrawn_at",
        ]
        widgets = {"body": WysiwygWidget}

    def clean_body(self):
        body = cleaned_html(self.cleaned_data["body"])
        if not has_words(body):
            raise ValidationError(_("Bài chưa có nội dung. Hãy viết nội dung rồi lưu lại."))
        return body
