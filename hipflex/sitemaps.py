"""The pages of no app that search engines may find."""

from hipflex.seo.sitemaps import AppContent, register

register(
    "hipflex",
    AppContent(
        pages=["home", "privacy"],
        private=["/account/", "/components/", "/healthz", "/owner/", "/readyz"],
    ),
)
