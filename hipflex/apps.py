"""The project's own app, and the admin for site owners in place of Django's."""

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps


class HipFlexConfig(AppConfig):
    name = "hipflex"
    default = True


class OwnerAdminConfig(admin_apps.AdminConfig):
    default = False
    default_site = "hipflex.admin.OwnerAdminSite"
