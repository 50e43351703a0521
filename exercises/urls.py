from django.urls import path

from exercises.custom_exercises import views as custom_exercises
from exercises.evidence import guides
from exercises.library import views as library

app_name = "exercises"
urlpatterns = [
    path("exercises/", library.exercise_list, name="exercise_list"),
    path("exercises/compare/", library.compare, name="compare"),
    path("exercises/own/", custom_exercises.exercise_own, name="exercise_own"),
    path("exercises/add/", custom_exercises.exercise_add, name="exercise_add"),
    path(
        "squads/<int:squad_pk>/exercises/add/",
        custom_exercises.exercise_create,
        name="exercise_create",
    ),
    path("figures/", library.figure_sheet, name="figure_sheet"),
    path("exercises/<slug:slug>/", library.exercise_detail, name="exercise_detail"),
    path("exercises/<slug:slug>/card/", library.exercise_card, name="exercise_card"),
    path(
        "exercises/<slug:slug>/card.pdf",
        library.exercise_card_pdf,
        name="exercise_card_pdf",
    ),
    path(
        "exercises/<slug:slug>/edit/",
        custom_exercises.exercise_edit,
        name="exercise_edit",
    ),
    path(
        "exercises/<slug:slug>/archive/",
        custom_exercises.exercise_archive,
        name="exercise_archive",
    ),
    path(
        "exercises/<slug:slug>/restore/",
        custom_exercises.exercise_restore,
        name="exercise_restore",
    ),
    path(
        "exercises/<slug:slug>/picture/",
        custom_exercises.exercise_picture,
        {"size": "whole"},
        name="exercise_picture",
    ),
    path(
        "exercises/<slug:slug>/picture/small/",
        custom_exercises.exercise_picture,
        {"size": "small"},
        name="exercise_thumbnail",
    ),
    path("evidence/", library.evidence, name="evidence"),
    path("running-form/", library.running_form, name="running_form"),
    path(
        "standing-drill/",
        library.guide,
        {"guide": guides.STANDING, "template": "standing_drill"},
        name="standing_drill",
    ),
    path(
        "pike-ladder/",
        library.guide,
        {"guide": guides.PIKE, "template": "pike_ladder"},
        name="pike_ladder",
    ),
    path(
        "stretches/",
        library.guide,
        {"guide": guides.STRETCHES, "template": "stretches"},
        name="stretches",
    ),
]
