from typing import Any

from django.core.management.base import BaseCommand

from training.demo.removal import remove_demo


class Command(BaseCommand):
    help = "Remove the demo squad, its athletes and both demo accounts."

    def handle(self, *args: Any, **options: Any) -> None:
        removed = remove_demo()
        if not removed:
            self.stdout.write("Nothing to remove: the demo is not loaded.")
            return
        self.stdout.write(
            f"Removed: squads {removed.squads}, athletes {removed.athletes},"
            f" accounts {removed.accounts}."
        )
        if removed.remaining_athletes:
            self.stdout.write(
                f"Kept: athletes {removed.remaining_athletes} that people had added to"
                " the demo squad. They are no longer in a squad."
            )
