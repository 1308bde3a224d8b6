from django.urls import include, path

from api.views import docs, tokens

app_name = "api"
urlpatterns = [
    path("tokens/", tokens.TokenListView.as_view(), name="token-list"),
    path("tokens/create/", tokens.TokenCreateView.as_view(), name="token-create"),
    path("tokens/<int:pk>/revoke/", tokens.TokenRevokeView.as_view(), name="token-revoke"),
    path("v1/docs", docs.DocsView.as_view(), name="docs"),
    path("v1/", include("api.v1.urls")),
]
