"""Every address, one include an app."""

from django.contrib import admin
from django.urls import include, path

from hipflex import health, views

urlpatterns = [
    path("", views.home, name="home"),
    path("privacy/", views.privacy, name="privacy"),
    path("components/", views.components, name="components"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("", include("exercises.urls")),
    path("", include("assessments.urls")),
    path("", include("training.urls")),
    path("", include("accounts.urls")),
    path("account/", include("allauth.urls")),
    path("owner/", admin.site.urls),
]

handler500 = "hipflex.views.server_error"
