from math import cos, radians

import pytest

from assessments.knee_lift import geometry, reference, safety
from assessments.knee_lift.protocol import LEAN_POSITIONS
from assessments.models import SprintTest
from assessments.sprints.kinds import RUNS
from exercises.evidence.citations import names_a_source

URL = "/test/"


@pytest.mark.django_db
def test_protocol_is_open_to_all(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get(URL)

    assert response.status_code == 200


@pytest.mark.django_db
def test_protocol_names_what_a_reader_needs(client):
    text = client.get(URL).text

    shown = ("upright-several", "lean15-lift", "lean30-lift", "lean45-lift")
    pictures = [f"figures/test-{position}" for position in shown]
    words = [
        "no change this test can detect",
        "possible change, but small enough to be measurement error",
        "change larger than measurement error",
        "confirm next time",
        "1.5 to under 2.9 cm",
        "our convention",
        "Upright standard",
        "cannot bear weight, or limps",
    ]
    for one in (*pictures, *words):
        assert one in text


@pytest.mark.django_db
@pytest.mark.parametrize(
    "word", ("your psoas", "deficit", "imbalance", "proven", "injury risk", "!</")
)
def test_protocol_keeps_to_the_wording_rules(client, word):
    assert word not in client.get(URL).text


@pytest.mark.parametrize(
    ("stature", "seat", "angles", "lifts"),
    (
        (150, 37, (3.9, 7.8, 11.8, 15.8, 24.1), (6.4, 12.6)),
        (175, 43, (3.3, 6.7, 10.1, 13.5, 20.5), (7.4, 14.7)),
        (200, 49, (2.9, 5.9, 8.8, 11.8, 17.8), (8.5, 16.8)),
    ),
)
def test_heights_are_those_of_the_protocol(stature, seat, angles, lifts):
    row = next(one for one in reference.height_rows() if one.stature_cm == stature)

    assert round(row.seat_cm) == seat
    assert tuple(round(angle, 1) for angle in row.angles_deg) == angles
    assert tuple(round(lift, 1) for lift in row.lifts_cm) == lifts


def test_shoulder_travels_as_in_the_protocol():
    row = next(one for one in reference.height_rows() if one.stature_cm == 175)

    assert [round(travel) for travel in row.travels_cm] == [13, 25, 36]


@pytest.mark.parametrize(
    ("pain", "injured", "ruled_out"),
    (
        (0, False, False),
        (2, False, False),
        (3, False, True),
        (0, True, True),
        (None, None, False),
    ),
)
def test_no_test_today(pain, injured, ruled_out):
    assert safety.no_test_today(pain, injured) is ruled_out


def test_numbers_in_the_words_are_those_of_the_formulas(client, db):
    text = " ".join(client.get(URL).text.split())

    for mass, stature in ((55, 165), (70, 175), (85, 185)):
        moment = geometry.hip_moment_nm(mass, stature)
        assert f"{moment:.1f} Nm at {mass} kg and {stature} cm" in text.replace(
            " Nm on the hip at", " Nm at"
        )
    shin = 0.246 * 175
    for degrees in (10, 20):
        assert f"{degrees}° adds {shin * (1 - cos(radians(degrees))):.1f} cm" in text
    thigh = geometry.thigh_length_cm(175)
    for lean, lift in ((0, 7.5), (45, 2.5)):
        angle = geometry.thigh_angle_deg(lift, thigh_cm=thigh)
        assert f"gives {geometry.closure_deg(lean, angle):.0f}°" in text
    for position in LEAN_POSITIONS:
        assert f"{geometry.closure_deg(position.lean_deg, 0):.0f}°" in text


def test_protocol_names_every_run_with_its_source(client, db):
    text = client.get(URL).text

    assert {run.kind for run in RUNS} == set(SprintTest.Kind)
    for run in RUNS:
        assert f"{run.fastest}–{run.slowest} s" in text
        assert names_a_source(str(run.basis))


@pytest.mark.parametrize("row", (*reference.set_up_rules(), *reference.level_rows()))
def test_every_row_of_the_protocol_says_whose_it_is(row):
    assert names_a_source(row.basis)


def test_record_limits_are_those_of_the_protocol():
    rows = {row.what: row.how for row in reference.record_rules()}

    assert rows["Knee lift"] == "0–35 cm"
    assert rows["or thigh above horizontal"] == "0–55°"
    assert rows["Pain, before the test and in each trial"] == "0–10"


@pytest.mark.django_db
@pytest.mark.parametrize("name", ("test-fault-slouch", "test-lean45-lift"))
def test_protocol_shows_positions_and_faults(client, name):
    assert f'src="/static/figures/{name}.svg"' in client.get(URL).text


def test_protocol_may_be_kept_by_any_cache(client, db):
    response = client.get(URL)

    assert response["Cache-Control"] == "public, max-age=300"
    assert not response.cookies
