from django.urls import path

from exercises import guides, own_views, views

app_name = "exercises"
urlpatterns = [
    path("exercises/", views.exercise_list, name="exercise_list"),
    path("exercises/compare/", views.compare, name="compare"),
    path("exercises/own/", own_views.exercise_own, name="exercise_own"),
    path("exercises/add/", own_views.exercise_add, name="exercise_add"),
    path(
        "squads/<int:squad_pk>/exercises/add/",
        own_views.exercise_create,
        name="exercise_create",
    ),
    path("figures/", views.figure_sheet, name="figure_sheet"),
    path("exercises/<slug:slug>/", views.exercise_detail, name="exercise_detail"),
    path("exercises/<slug:slug>/card/", views.exercise_card, name="exercise_card"),
    path(
        "exercises/<slug:slug>/card.pdf",
        views.exercise_card_pdf,
        name="exercise_card_pdf",
    ),
    path("exercises/<slug:slug>/edit/", own_views.exercise_edit, name="exercise_edit"),
    path(
        "exercises/<slug:slug>/archive/",
        own_views.exercise_archive,
        name="exercise_archive",
    ),
    path(
        "exercises/<slug:slug>/restore/",
        own_views.exercise_restore,
        name="exercise_restore",
    ),
    path(
        "exercises/<slug:slug>/picture/",
        own_views.exercise_picture,
        {"size": "whole"},
        name="exercise_picture",
    ),
    path(
        "exercises/<slug:slug>/picture/small/",
        own_views.exercise_picture,
        {"size": "small"},
        name="exercise_thumbnail",
    ),
    path("evidence/", views.evidence, name="evidence"),
    path("running-form/", views.running_form, name="running_form"),
    path(
        "standing-drill/",
        views.guide,
        {"guide": guides.STANDING, "template": "standing_drill"},
        name="standing_drill",
    ),
    path(
        "pike-ladder/",
        views.guide,
        {"guide": guides.PIKE, "template": "pike_ladder"},
        name="pike_ladder",
    ),
    path(
        "stretches/",
        views.guide,
        {"guide": guides.STRETCHES, "template": "stretches"},
        name="stretches",
    ),
]
