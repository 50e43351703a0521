"""The pages about the test that search engines may find."""

from hipflex.seo.sitemaps import AppContent, register

register("assessments", AppContent(pages=["assessments:protocol"], private=["/tests/"]))
