from django.contrib import admin

from exercises.models import (
    Equipment,
    Exercise,
    ExerciseEquipment,
    ExerciseMuscle,
    Muscle,
    Progression,
    Study,
)


@admin.register(Exercise)
class ExerciseAdmin(admin.ModelAdmin):
    list_display = ["name", "family", "level", "squad"]
    list_select_related = ["squad"]
    list_filter = ["family", "level", "origin"]
    search_fields = ["name", "slug"]
    autocomplete_fields = ["squad"]
    ordering = ["name", "id"]


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


@admin.register(Study)
class StudyAdmin(admin.ModelAdmin):
    list_display = ["label", "topic", "stance"]
    list_filter = ["stance"]
    search_fields = ["label", "citation"]
    ordering = ["position"]
