"""Every address, one include an app."""

from allauth.account.views import signup
from django.contrib import admin
from django.urls import include, path

from hipflex import health, views
from hipflex.forms.replay import twice_if_raced
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
    # Sent twice at once, the second is told that the account is there.
    path("account/signup/", twice_if_raced(signup), name="account_signup"),
    path("account/", include("allauth.urls")),
    path("owner/", admin.site.urls),
]

handler400 = "hipflex.views.bad_request"
handler500 = "hipflex.views.server_error"
