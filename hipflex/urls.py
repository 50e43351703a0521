"""All addresses, one include for each app."""

from allauth.account.views import signup
from django.contrib import admin
from django.urls import include, path

from hipflex import health, views
from hipflex.forms.replay import retry_after_race
from hipflex.seo import sitemaps

urlpatterns = [
    path("", views.home, name="home"),
    path("privacy/", views.privacy, name="privacy"),
    path("components/", views.components, name="components"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("", include("exercises.urls")),
    path("", include("assessments.urls")),
    path("", include("training.urls")),
    path("", include("accounts.urls")),
    # Of two sign-ups at the same time, the second learns that the account exists.
    path("account/signup/", retry_after_race(signup), name="account_signup"),
    path("account/", include("allauth.urls")),
    path("owner/", admin.site.urls),
]

handler400 = "hipflex.views.bad_request"
handler500 = "hipflex.views.server_error"
