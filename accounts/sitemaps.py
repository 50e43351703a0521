"""The pages about people that search engines may find."""

from hipflex.seo.sitemaps import AppContent, register

register(
    "accounts",
    AppContent(
        pages=["accounts:coach_start"],
        private=[
            "/athletes/",
            "/invitations/",
            "/join/",
            "/memberships/",
            "/more/",
            "/preferences/",
            "/squads/",
            "/staff/",
            "/start/",
            "/theme/",
            "/train/",
        ],
    ),
)
