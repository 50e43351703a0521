import secrets
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from accounts.models import User
from exercises.models import Exercise
from training.demo.cast import ATHLETE_EMAIL, CAST, COACH_EMAIL
from training.demo.loading import load_demo


class Command(BaseCommand):
    help = "Load the demo squad into a database that has no accounts."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--password",
            help="password for both demo accounts (default: a new random one)",
        )
        parser.add_argument(
            "--if-empty",
            action="store_true",
            help="load only if the database has no accounts (this is the default)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if User.objects.exists():
            self.stdout.write(
                "This database already has accounts, so the demo squad was not loaded."
            )
            return
        if not Exercise.objects.library().exists():
            raise CommandError("Load the exercises first: manage.py load_exercises")
        password = options["password"] or secrets.token_urlsafe(12)
        load_demo(password=password, now=timezone.now())
        self.stdout.write(f"Demo squad loaded: {len(CAST)} athletes.")
        self.stdout.write(f"Coach: {COACH_EMAIL}. Athlete: {ATHLETE_EMAIL}.")
        if not options["password"]:
            self.stdout.write(f"Password for both: {password}")
