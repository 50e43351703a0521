"""The project's own app, and the admin for site owners in place of Django's."""

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.core.checks import Tags, register
from django.utils.module_loading import autodiscover_modules

from hipflex.checks import strict_content_policy
from hipflex.forms.messages import use_plain_messages


class HipFlexConfig(AppConfig):
    name = "hipflex"
    default = True

    def ready(self) -> None:
        use_plain_messages()
        autodiscover_modules("sitemaps")
        register(strict_content_policy, Tags.security, deploy=True)


class OwnerAdminConfig(admin_apps.AdminConfig):
    default = False
    default_site = "hipflex.admin.OwnerAdminSite"
