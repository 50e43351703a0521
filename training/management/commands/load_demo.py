import secrets
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from accounts.models import User
from exercises.models import Exercise
from training.demo.cast import ATHLETE_EMAIL, CAST, COACH_EMAIL
from training.demo.loading import load_demo


class Command(BaseCommand):
    help = "Load a demo squad into a database without any account."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--password", help="of both demo accounts; else a new one")
        parser.add_argument(
            "--if-empty",
            action="store_true",
            help="the default: an account of any kind keeps the demo out",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if User.objects.exists():
            self.stdout.write("There are accounts already: no demo squad loaded.")
            return
        if not Exercise.objects.library().exists():
            raise CommandError("Load the exercises first: manage.py load_exercises")
        password = options["password"] or secrets.token_urlsafe(12)
        load_demo(password=password, now=timezone.now())
        self.stdout.write(f"Demo squad loaded: {len(CAST)} athletes.")
        self.stdout.write(f"Coach: {COACH_EMAIL}. Athlete: {ATHLETE_EMAIL}.")
        if not options["password"]:
            self.stdout.write(f"Password of both: {password}")
