import re
from datetime import timedelta

import pytest

from assessments.knee_lift.asymmetry import FlagKind, LowerSideFlag
from assessments.knee_lift.levels import Level
from assessments.knee_lift.scored_test import score_assessment
from assessments.measurement_error.change import PROVISIONAL, ErrorEstimate, ErrorSource
from assessments.models import Assessment
from assessments.results.result import ChangeRow, Result
from assessments.results.result_charts import ResultCharts, SideCharts
from hipflex.sides import Side
from tests.factories import MORNING, make_assessment, make_athlete, make_trial

pytestmark = pytest.mark.django_db

SQUAD = ErrorEstimate(0.57, ErrorSource.SQUAD, 10)


def make_tested(*, days=0, left=(8, 8), right=(9, 9), lean=(45, 45), **fields):
    """A test with both sides' upright lifts and steepest lean cleared, prefetched."""
    taken_at = MORNING + timedelta(days=days)
    test = make_assessment(taken_at=taken_at, **fields)
    for side, lifts, steepest in zip("LR", (left, right), lean, strict=True):
        for attempt, lift in enumerate(lifts, start=1):
            make_trial(assessment=test, side=side, attempt=attempt, lift_value=lift)
        for angle in (15, 30, 45):
            over = angle <= steepest
            make_trial(
                assessment=test,
                side=side,
                position=f"lean{angle}",
                lift_value=None,
                cleared=over,
                result="valid" if over else "failed",
            )
    return score_assessment(Assessment.objects.for_page().get(pk=test.pk))


def result_of(scored_test, *earlier, error=PROVISIONAL):
    return Result(scored_test, earlier, error)


def lines(result):
    return [(line.side, line.size, line.words, line.tag) for line in result.changes]


def test_journey_of_the_protocol():
    result = result_of(make_tested(lean=(30, 30)))

    assert (result.level, result.level.label) == (3, "Upright standard")
    assert [side.points for side in result.sides] == [7, 7]
    assert result.scored_test.difference == "+1.0"
    assert round(result.percent) == 11
    assert result.difference_words.endswith("that would take 2.9 cm.")
    assert result.retest_on.isoformat() == "2026-02-02"
    assert result.earliest_retest_on.isoformat() == "2026-01-19"
    assert result.plan.next.exercise == "seated-knee-lift-lean"
    assert result.plan.next.lean_deg == 30
    assert result.changes == []


def test_changes_against_the_test_before():
    before = make_tested(left=(5, 4), right=(7, 6.5), lean=(0, 15))
    now = make_tested(days=28, left=(8, 7), right=(9, 8.5), lean=(15, 30))

    assert lines(result_of(now, before)) == [
        (
            Side.LEFT,
            "+3.0 cm",
            "Change larger than measurement error (smallest detectable change: 2.9 "
            "cm).",
            "New level",
        ),
        (
            Side.RIGHT,
            "+2.0 cm",
            "Possible change, but small enough to be measurement error.",
            "New level, confirm next time",
        ),
        (None, "Lean", "L from 0° to 15°; R from 15° to 30°.", ""),
    ]


def test_small_changes_are_not_called_changes():
    before = make_tested(lean=(45, 15))
    now = make_tested(days=28, left=(8, 7), lean=(45, 30))

    assert lines(result_of(now, before)) == [
        (Side.LEFT, "−0.5 cm", "No change this test can detect.", ""),
        (
            Side.RIGHT,
            "0.0 cm",
            "No change this test can detect.",
            "New lean, confirm next time",
        ),
        (None, "Lean", "L 45°, as before; R from 15° to 30°.", ""),
    ]


def test_a_side_without_a_lift_is_not_compared():
    before = make_tested()
    now = make_tested(days=28, left=(1,), right=(), lean=(0, 0))

    assert result_of(now, before).changes == [
        ChangeRow(
            Side.LEFT,
            "−7.0 cm",
            "Change larger than measurement error (smallest detectable change: 4.2 "
            "cm).",
            "New level",
        ),
        ChangeRow(
            Side.RIGHT,
            "–",
            "No lift to compare.",
            "New level, confirm next time",
        ),
    ]
    assert result_of(now).percent is None
    assert now.difference == ""
    assert (now.left, now.right, now.lean) == ("1.0", "–", "")


def test_the_test_before_is_one_that_was_done():
    before = make_tested()
    ruled_out = make_tested(days=20, pain_before=5)
    now = make_tested(days=28)

    result = result_of(now, ruled_out, before)

    assert result.previous == before
    assert ruled_out.stops == ("pain_before",)
    assert result_of(ruled_out, before).changes == []


@pytest.mark.parametrize(
    ("fields", "stops"),
    (
        ({}, ()),
        ({"injured_recently": True}, ("recent_injury",)),
        ({"stopped": True}, ("pain_in_test",)),
        ({"stopped": True, "pain_before": 3}, ("pain_before", "pain_in_test")),
    ),
)
def test_why_a_test_has_no_level(fields, stops):
    scored_test = make_tested(**fields)

    assert scored_test.stops == stops
    assert scored_test.is_tested is (not stops)


def test_pain_in_a_lift_leaves_the_other_sides_numbers():
    test = make_assessment(stopped=True)
    make_trial(assessment=test, side="R", lift_value=9)
    make_trial(assessment=test, side="L", result="stopped", pain=6, lift_value=None)

    scored_test = score_assessment(Assessment.objects.for_page().get(pk=test.pk))

    assert scored_test.stops == ("pain_in_test",)
    assert scored_test.score.overall_level == Level.NOT_TESTED
    assert scored_test.score.right.level == Level.UPRIGHT_STANDARD
    assert result_of(scored_test).plan.items == ()


@pytest.mark.parametrize(
    ("earlier", "kind"), (((8, 8), FlagKind.LOWER), ((9.5, 9.5), FlagKind.WATCH))
)
def test_lower_side_is_flagged_in_two_tests(earlier, kind):
    before = make_tested(left=earlier)
    now = make_tested(days=28, left=(8, 8), right=(11, 11))

    result = result_of(now, before)

    assert result.flag == LowerSideFlag(kind, Side.LEFT)
    rules = [rule.id for rule in result.plan.also]
    assert ("R-ASYM" in rules) is (kind is FlagKind.LOWER)


def test_first_test_only_watches():
    result = result_of(make_tested(right=(11, 11)))

    assert result.flag.kind is FlagKind.WATCH
    assert "The next test will show whether it lasts." in result.difference_words


@pytest.mark.parametrize(
    ("error", "words"),
    (
        (PROVISIONAL, "Measurement error: provisional, 1.5 cm for one trial"),
        (SQUAD, "Measurement error: this squad's own, 0.6 cm for one trial, from 10"),
    ),
)
def test_error_says_where_it_comes_from(error, words):
    assert result_of(make_tested(), error=error).error_words.startswith(words)


def test_the_clubs_error_sees_smaller_changes():
    before, now = make_tested(), make_tested(days=28, left=(9.5, 9.5))

    result = result_of(now, before, error=SQUAD)

    assert (
        result.changes[0].words
        == "Change larger than measurement error (smallest detectable change: 1.1 cm)."
    )
    assert round(result.error_band_cm, 1) == 0.8


def test_lifts_far_apart_ask_for_a_third():
    assert result_of(make_tested(left=(8, 11.5))).third_trials == ["Left"]


def test_mean_is_rounded_as_on_paper():
    scored_test = make_tested(left=(7.5, 7.5), right=(9, 8.5))

    assert (scored_test.right, scored_test.difference) == ("8.8", "+1.3")


def test_pictures_of_a_result():
    before = make_tested(left=())
    charts = ResultCharts(result_of(make_tested(days=28, lean=(15, 30)), before))

    assert charts.trend_title == "2 tests with this method"
    assert "not measured and 9.0; 8.0 and 9.0" in charts.trend_wide
    assert "trend-narrow" in charts.trend_narrow
    assert 'viewBox="0 0 520 172"' in charts.ruler_wide
    assert 'viewBox="0 0 330 172"' in charts.ruler_narrow
    assert "Furthest lean cleared: left 15°, right 30°" in charts.fan


def test_pictures_of_each_side_pass_over_what_was_not_measured():
    scored_tests = [make_tested(days=28), make_tested(left=())]

    left, right = (SideCharts(side, scored_tests) for side in Side)

    assert [len(left.points), len(right.points)] == [1, 2]
    assert "Left: mean upright lift in 1 test<" in left.wide
    assert 'viewBox="0 0 330 170"' in right.narrow


def test_pictures_of_both_sides_share_a_scale():
    scored_tests = [make_tested(left=(3, 3), right=(14, 14))]

    pictures = [SideCharts(side, scored_tests).wide for side in Side]

    left, right = (re.findall(r">(\d+)</text>", picture) for picture in pictures)
    assert left == right
    assert left[-1] == "15"


def test_the_trend_leaves_out_tests_without_a_lift():
    athlete = make_athlete()
    empty = make_assessment(athlete=athlete, pain_before=5)
    now = make_tested(days=28, athlete=athlete)

    ruled_out = score_assessment(Assessment.objects.for_page().get(pk=empty.pk))

    assert len(result_of(now, ruled_out).trend) == 1
