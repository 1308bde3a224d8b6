from django.urls import path

from webhooks.views import endpoints as views

app_name = "webhooks"
urlpatterns = [
    path("", views.EndpointListView.as_view(), name="endpoint-list"),
    path("create/", views.EndpointCreateView.as_view(), name="endpoint-create"),
    path("<int:pk>/", views.EndpointDetailView.as_view(), name="endpoint-detail"),
    path("<int:pk>/update/", views.EndpointUpdateView.as_view(), name="endpoint-update"),
    path("<int:pk>/secret/", views.EndpointSecretView.as_view(), name="endpoint-secret"),
    path("<int:pk>/test/", views.EndpointTestView.as_view(), name="endpoint-test"),
    path("deliveries/<int:pk>/resend/", views.DeliveryResendView.as_view(), name="delivery-resend"),
]
