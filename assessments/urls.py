from django.urls import path

from assessments.knee_lift import views as knee_lift
from assessments.results import views as results
from assessments.test_day import views as test_day
from assessments.test_form import views as test_form

app_name = "assessments"
urlpatterns = [
    path("test/", knee_lift.protocol, name="protocol"),
    path("tests/", test_day.test_hub, name="test_hub"),
    path(
        "athletes/<int:athlete_pk>/tests/",
        results.assessment_list,
        name="assessment_list",
    ),
    path(
        "athletes/<int:athlete_pk>/tests/add/",
        test_form.assessment_create,
        name="assessment_create",
    ),
    path("tests/<uuid:pk>/", results.assessment_detail, name="assessment_detail"),
    path("tests/<uuid:pk>/edit/", test_form.assessment_edit, name="assessment_edit"),
    path(
        "tests/<uuid:pk>/delete/", results.assessment_delete, name="assessment_delete"
    ),
    path(
        "tests/<uuid:pk>/restore/",
        results.assessment_restore,
        name="assessment_restore",
    ),
]
