import pytest

from assessments import reference, safety

URL = "/test/"


@pytest.mark.django_db
def test_protocol_is_open_to_all(client, django_assert_num_queries):
    with django_assert_num_queries(2):  # the savepoint of the request
        response = client.get(URL)

    assert response.status_code == 200


@pytest.mark.django_db
def test_protocol_names_what_a_reader_needs(client):
    text = client.get(URL).text

    pictures = [f"img/tests/test-{lean}" for lean in (0, 15, 30, 45)]
    words = [
        "no change that this test can see",
        "possible change, within what measuring error can produce",
        "change larger than measuring error",
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
