from django.urls import path

from exercises import guides, views

app_name = "exercises"
urlpatterns = [
    path("exercises/", views.exercise_list, name="exercise_list"),
    path("exercises/compare/", views.compare, name="compare"),
    path("figures/", views.figure_sheet, name="figure_sheet"),
    path("exercises/<slug:slug>/", views.exercise_detail, name="exercise_detail"),
    path("exercises/<slug:slug>/card/", views.exercise_card, name="exercise_card"),
    path(
        "exercises/<slug:slug>/card.pdf",
        views.exercise_card_pdf,
        name="exercise_card_pdf",
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
