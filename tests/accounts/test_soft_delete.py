from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError

from tests.factories import (
    MORNING,
    make_assessment,
    make_plan_item,
    make_set_log,
    make_user,
)

pytestmark = pytest.mark.django_db

soft_deleted = pytest.mark.parametrize(
    "make", (make_assessment, make_plan_item, make_set_log)
)


@soft_deleted
def test_deleted_row_is_not_active(make):
    row = make()
    user = make_user()

    with time_machine.travel(MORNING, tick=False):
        row.delete_by(user)

    assert (row.deleted_by, row.deleted_at) == (user, MORNING)
    assert not type(row).objects.active().exists()


@soft_deleted
def test_second_deletion_changes_nothing(make):
    row = make()
    first, second = make_user(), make_user()

    with time_machine.travel(MORNING, tick=False):
        row.delete_by(first)
    with time_machine.travel(MORNING + timedelta(hours=1), tick=False):
        type(row).objects.get(pk=row.pk).delete_by(second)

    row.refresh_from_db()
    assert (row.deleted_by, row.deleted_at) == (first, MORNING)


@soft_deleted
def test_restored_row_is_active_again(make):
    row = make()
    row.delete_by(make_user())

    row.restore()
    row.restore()

    row = type(row).objects.active().get()
    assert (row.deleted_by, row.deleted_at) == (None, None)


@soft_deleted
def test_database_refuses_a_deletion_without_its_time(make):
    with pytest.raises(IntegrityError, match="_deleted_at_a_time"):
        make(deleted_by=make_user())
