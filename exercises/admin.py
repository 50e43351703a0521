from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from exercises.models import (
    Equipment,
    Exercise,
    ExerciseEquipment,
    ExerciseMuscle,
    ExercisePicture,
    Muscle,
    Progression,
    Study,
    Variation,
)
from hipflex.admin import FactAdmin


@admin.register(Exercise)
class ExerciseAdmin(admin.ModelAdmin):
    list_display = ["name", "family", "level", "squad"]
    list_select_related = ["squad"]
    list_filter = ["family", "level", "origin"]
    search_fields = ["name", "slug"]
    autocomplete_fields = ["squad"]
    # Removed together with the picture, see PictureAdmin.
    readonly_fields = ["picture_alt"]
    ordering = ["name", "id"]


@admin.register(ExercisePicture)
class PictureAdmin(FactAdmin):
    """Delete pictures, together with their alternative texts."""

    list_display = ["exercise", "width", "height"]
    list_select_related = ["exercise"]
    ordering = ["exercise"]

    def delete_model(self, request: HttpRequest, obj: ExercisePicture) -> None:
        self.delete_queryset(request, ExercisePicture.objects.filter(pk=obj.pk))

    def delete_queryset(
        self, request: HttpRequest, queryset: QuerySet[ExercisePicture]
    ) -> None:
        exercises = [*queryset.values_list("exercise", flat=True)]
        queryset.delete()
        Exercise.objects.filter(pk__in=exercises).update(picture_alt="")


@admin.register(Muscle, Equipment)
class NamedAdmin(admin.ModelAdmin):
    list_display = ["name"]
    search_fields = ["name"]
    ordering = ["name"]


@admin.register(ExerciseMuscle, ExerciseEquipment)
class LinkAdmin(admin.ModelAdmin):
    list_select_related = ["exercise"]
    autocomplete_fields = ["exercise"]
    ordering = ["id"]


@admin.register(Progression)
class ProgressionAdmin(admin.ModelAdmin):
    list_display = ["easier", "harder"]
    list_select_related = ["easier", "harder"]
    autocomplete_fields = ["easier", "harder"]
    ordering = ["id"]


@admin.register(Variation)
class VariationAdmin(FactAdmin):
    """Read-only: a pair is two rows, which no admin page writes together."""

    list_display = ["exercise", "variant"]
    list_select_related = ["exercise", "variant"]
    ordering = ["id"]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Study)
class StudyAdmin(admin.ModelAdmin):
    list_display = ["label", "topic", "stance"]
    list_filter = ["stance"]
    search_fields = ["label", "citation"]
    ordering = ["position"]
