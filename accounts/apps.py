from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"

    def ready(self) -> None:
        # Connects its receivers; it needs the models, which are loaded only now.
        import accounts.security_log  # noqa: F401
