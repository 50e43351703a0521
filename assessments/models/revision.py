from django.db import models

from accounts.revision import Revision
from hipflex.constraints import CompositeForeignKey


class AssessmentRevision(Revision):
    """A test with its trials as it was before an edit."""

    assessment = models.ForeignKey(
        "assessments.Assessment", on_delete=models.CASCADE, related_name="revisions"
    )

    class Meta(Revision.Meta):
        constraints = [
            *Revision.Meta.constraints,
            CompositeForeignKey(
                fields=["assessment", "athlete"],
                to="assessments.Assessment",
                to_fields=["id", "athlete"],
                name="assessments_assessmentrevision_same_athlete_as_test",
            ),
        ]

    def __str__(self) -> str:
        return f"Revision {self.pk} of test {self.assessment_id}"
