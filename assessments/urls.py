from django.urls import path

from assessments import views

app_name = "assessments"
urlpatterns = [
    path("test/", views.protocol, name="protocol"),
    path("tests/", views.test_hub, name="test_hub"),
    path(
        "athletes/<int:athlete_pk>/tests/",
        views.assessment_list,
        name="assessment_list",
    ),
    path(
        "athletes/<int:athlete_pk>/tests/add/",
        views.assessment_create,
        name="assessment_create",
    ),
    path("tests/<uuid:pk>/", views.assessment_detail, name="assessment_detail"),
    path("tests/<uuid:pk>/edit/", views.assessment_edit, name="assessment_edit"),
    path("tests/<uuid:pk>/delete/", views.assessment_delete, name="assessment_delete"),
    path(
        "tests/<uuid:pk>/restore/",
        views.assessment_restore,
        name="assessment_restore",
    ),
]
