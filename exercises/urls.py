from django.urls import path

from exercises.custom_exercises import views as custom_exercises
from exercises.evidence import guides
from exercises.evidence import views as evidence
from exercises.figures import views as figures
from exercises.library import print_views
from exercises.library import views as library

app_name = "exercises"
urlpatterns = [
    path("exercises/", library.exercise_list, name="exercise_list"),
    path("exercises/compare/", library.compare, name="compare"),
    path(
        "exercises/custom/",
        custom_exercises.custom_exercise_list,
        name="custom_exercise_list",
    ),
    path(
        "exercises/add/",
        custom_exercises.custom_exercise_add,
        name="custom_exercise_add",
    ),
    path(
        "squads/<int:squad_pk>/exercises/add/",
        custom_exercises.custom_exercise_create,
        name="custom_exercise_create",
    ),
    path("figures/", figures.figure_sheet, name="figure_sheet"),
    path("exercises/<slug:slug>/", library.exercise_detail, name="exercise_detail"),
    path("exercises/<slug:slug>/card/", print_views.print_card, name="print_card"),
    path(
        "exercises/<slug:slug>/card.pdf",
        print_views.print_card_pdf,
        name="print_card_pdf",
    ),
    path(
        "exercises/<slug:slug>/edit/",
        custom_exercises.custom_exercise_edit,
        name="custom_exercise_edit",
    ),
    path(
        "exercises/<slug:slug>/archive/",
        custom_exercises.custom_exercise_archive,
        name="custom_exercise_archive",
    ),
    path(
        "exercises/<slug:slug>/restore/",
        custom_exercises.custom_exercise_restore,
        name="custom_exercise_restore",
    ),
    path(
        "exercises/<slug:slug>/picture/",
        custom_exercises.custom_exercise_picture,
        {"size": "full"},
        name="custom_exercise_picture",
    ),
    path(
        "exercises/<slug:slug>/picture/small/",
        custom_exercises.custom_exercise_picture,
        {"size": "thumbnail"},
        name="custom_exercise_thumbnail",
    ),
    path("evidence/", evidence.evidence, name="evidence"),
    path("running-form/", evidence.running_form, name="running_form"),
    path(
        "standing-drill/",
        evidence.guide,
        {"guide": guides.STANDING, "template": "standing_drill"},
        name="standing_drill",
    ),
    path(
        "pike-progression/",
        evidence.guide,
        {"guide": guides.PIKE, "template": "pike_progression"},
        name="pike_progression",
    ),
    path(
        "stretches/",
        evidence.guide,
        {"guide": guides.STRETCHES, "template": "stretches"},
        name="stretches",
    ),
]
