from django.urls import path

from training import views
from training.views import sheet, squad

app_name = "training"
urlpatterns = [
    path("squads/", squad.squad_list, name="squad_list"),
    path("squads/<int:pk>/", squad.squad_detail, name="squad_detail"),
    path("today/", views.today, name="today"),
    path("progress/", views.progress, name="progress"),
    path("athletes/<int:athlete_pk>/training/", views.history, name="history"),
    path(
        "athletes/<int:athlete_pk>/exercises/<slug:slug>/",
        views.exercise_history,
        name="exercise_history",
    ),
    path(
        "athletes/<int:athlete_pk>/sessions/start/",
        views.session_start,
        name="session_start",
    ),
    path("sessions/<uuid:pk>/", views.session_detail, name="session_detail"),
    path("sessions/<uuid:pk>/edit/", views.session_edit, name="session_edit"),
    path("sessions/<uuid:pk>/finish/", views.session_finish, name="session_finish"),
    path("sessions/<uuid:pk>/delete/", views.session_delete, name="session_delete"),
    path("sessions/<uuid:session_pk>/sets/add/", views.set_create, name="set_create"),
    path("sets/<uuid:pk>/edit/", views.set_edit, name="set_edit"),
    path("sets/<uuid:pk>/delete/", views.set_delete, name="set_delete"),
    path("sets/<uuid:pk>/restore/", views.set_restore, name="set_restore"),
    path("plans/", views.plan_list, name="plan_list"),
    path("plans/<int:pk>/", views.plan_detail, name="plan_detail"),
    path("plans/<int:pk>/sheet/", sheet.plan_sheet, name="plan_sheet"),
    path("plans/<int:pk>/sheet.pdf", sheet.plan_sheet_pdf, name="plan_sheet_pdf"),
    path("plans/add/<slug:slug>/", views.plan_item_create, name="plan_item_create"),
    path(
        "plans/items/<int:pk>/remove/", views.plan_item_remove, name="plan_item_remove"
    ),
    path(
        "plans/items/<int:pk>/restore/",
        views.plan_item_restore,
        name="plan_item_restore",
    ),
    path("plans/<int:pk>/end/", views.plan_end, name="plan_end"),
    path(
        "athletes/<int:athlete_pk>/plans/propose/",
        views.plan_propose,
        name="plan_propose",
    ),
]
