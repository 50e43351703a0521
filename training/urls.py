from django.urls import path

from training.log import session_views, set_views
from training.plans import item_views, sheet_views
from training.plans import views as plan_views
from training.progress import views as progress_views
from training.squad_board import views as squad_board
from training.today import views as today_views

app_name = "training"
urlpatterns = [
    path("squads/", squad_board.squad_list, name="squad_list"),
    path("squads/<int:pk>/", squad_board.squad_detail, name="squad_detail"),
    path("today/", today_views.today, name="today"),
    path("progress/", progress_views.progress, name="progress"),
    path("athletes/<int:athlete_pk>/training/", progress_views.history, name="history"),
    path(
        "athletes/<int:athlete_pk>/exercises/<slug:slug>/",
        progress_views.exercise_history,
        name="exercise_history",
    ),
    path(
        "athletes/<int:athlete_pk>/sessions/start/",
        today_views.session_start,
        name="session_start",
    ),
    path("sessions/<uuid:pk>/", session_views.session_detail, name="session_detail"),
    path("sessions/<uuid:pk>/edit/", session_views.session_edit, name="session_edit"),
    path(
        "sessions/<uuid:pk>/finish/",
        session_views.session_finish,
        name="session_finish",
    ),
    path(
        "sessions/<uuid:pk>/delete/",
        session_views.session_delete,
        name="session_delete",
    ),
    path(
        "sessions/<uuid:session_pk>/sets/add/", set_views.set_create, name="set_create"
    ),
    path("sets/<uuid:pk>/edit/", set_views.set_edit, name="set_edit"),
    path("sets/<uuid:pk>/delete/", set_views.set_delete, name="set_delete"),
    path("sets/<uuid:pk>/restore/", set_views.set_restore, name="set_restore"),
    path("plans/", plan_views.plan_list, name="plan_list"),
    path("plans/<int:pk>/", plan_views.plan_detail, name="plan_detail"),
    path("plans/<int:pk>/sheet/", sheet_views.plan_sheet, name="plan_sheet"),
    path("plans/<int:pk>/sheet.pdf", sheet_views.plan_sheet_pdf, name="plan_sheet_pdf"),
    path(
        "plans/add/<slug:slug>/", item_views.plan_item_create, name="plan_item_create"
    ),
    path(
        "plans/items/<int:pk>/remove/",
        item_views.plan_item_remove,
        name="plan_item_remove",
    ),
    path(
        "plans/items/<int:pk>/restore/",
        item_views.plan_item_restore,
        name="plan_item_restore",
    ),
    path("plans/<int:pk>/end/", plan_views.plan_end, name="plan_end"),
    path(
        "athletes/<int:athlete_pk>/plans/propose/",
        plan_views.plan_propose,
        name="plan_propose",
    ),
]
