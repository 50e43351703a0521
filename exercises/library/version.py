"""Which state of the library the pages are drawn from."""

from typing import Final

from django.db import connection

from hipflex.http.caching import VersionDigest

# Every row that a visitor's pages show, whoever wrote it and however: loader, admin,
# SQL, a restored backup. A digest of what is there, unlike a count of changes, cannot
# come to the same value for something else. What squads add is not among it.
DIGEST: Final = """
SELECT encode(sha256(convert_to(string_agg(line, E'\\n' ORDER BY line), 'UTF8')), 'hex')
FROM (
  SELECT one::text FROM exercises_exercise one WHERE squad_id IS NULL
  UNION ALL SELECT one::text FROM exercises_muscle one
  UNION ALL SELECT one::text FROM exercises_equipment one
  UNION ALL SELECT one::text FROM exercises_study one
  UNION ALL SELECT one::text FROM exercises_exercisemuscle one
    JOIN exercises_exercise it ON it.id = exercise_id WHERE squad_id IS NULL
  UNION ALL SELECT one::text FROM exercises_exerciseequipment one
    JOIN exercises_exercise it ON it.id = exercise_id WHERE squad_id IS NULL
  UNION ALL SELECT one::text FROM exercises_progression one
  UNION ALL SELECT one::text FROM exercises_variation one
) AS lines(line)
"""


def digest() -> str:
    with connection.cursor() as cursor:
        cursor.execute(DIGEST)
        return cursor.fetchone()[0] or ""


LIBRARY: Final = VersionDigest(digest)
