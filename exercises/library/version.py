"""The version of the library that visitors' pages are rendered from."""

from typing import Final

from django.db import connection

from hipflex.http.caching import VersionDigest

# A digest of every row that visitors' pages show. Unlike a counter of changes it also
# notices rows written by the admin, by SQL or from a backup. Without custom exercises.
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
