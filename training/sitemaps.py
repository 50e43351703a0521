"""The addresses of training that search engines need not open."""

from hipflex.seo.sitemaps import AppContent, register

register(
    "training",
    AppContent(private=["/plans/", "/progress/", "/sessions/", "/sets/", "/today/"]),
)
