import pytest
from crispy_forms.utils import render_crispy_form
from django.test.html import Element, parse_html

from hipflex.forms.layout import Chips
from hipflex.styleguide.forms import ComponentsForm
from hipflex.templatetags.hipflex import form_errors


@pytest.fixture(scope="module")
def fresh():
    return render_crispy_form(ComponentsForm())


@pytest.fixture(scope="module")
def refused():
    return render_crispy_form(ComponentsForm.refused())


def elements(html, name):
    def walk(element):
        if isinstance(element, Element):
            yield element
            for child in element.children:
                yield from walk(child)

    return [e for e in walk(parse_html(html)) if e.name == name]


def attributes_of(html, id_):
    found = [
        dict(element.attributes)
        for name in ("input", "select", "fieldset", "div")
        for element in elements(html, name)
    ]
    return next(attributes for attributes in found if attributes.get("id") == id_)


def test_stepper_shows_the_previous_value_as_placeholder(fresh):
    reps = attributes_of(fresh, "id_reps")

    assert reps["placeholder"] == "9"
    assert "value" not in reps
    assert reps["inputmode"] == "decimal"


def test_stepper_tells_the_script_its_limits(fresh):
    assert 'data-step="1"' in fresh
    assert 'data-min="1" data-max="50"' in " ".join(fresh.split())
    assert 'data-step="0.5"' in fresh


def test_stepper_has_no_buttons_without_the_script(fresh):
    buttons = [dict(button.attributes) for button in elements(fresh, "button")]

    assert [button["data-step-by"] for button in buttons] == ["-1", "1", "-1", "1"]
    assert all("hidden" in button for button in buttons)
    assert buttons[0]["aria-label"] == "Decrease Reps"


def test_error_and_hint_belong_to_their_field(refused):
    email = attributes_of(refused, "id_refused-email")

    assert email["aria-invalid"] == "true"
    assert (
        email["aria-describedby"] == "id_refused-email_helptext id_refused-email_error"
    )
    assert email["class"] == "emailinput form-control is-invalid"
    error = refused.index('id="id_refused-email_error"')
    assert error < refused.index('id="id_refused-email_helptext"')


def test_group_of_choices_points_to_its_error(refused):
    group = attributes_of(refused, "div_id_refused-result")

    assert group["aria-describedby"] == "id_refused-result_error"


@pytest.mark.parametrize(
    ("id_", "css"),
    (
        ("id_refused-unit", "form-select select"),
        ("id_refused-present", "checkboxinput form-check-input is-invalid"),
    ),
)
def test_plain_field_keeps_bootstrap_classes(refused, id_, css):
    assert attributes_of(refused, id_)["class"] == css


def test_chips_may_scroll_sideways():
    form = ComponentsForm()
    helper = form.helper
    helper.layout[:] = [Chips("seen", scroll=True)]

    assert 'class="field chips scroll"' in render_crispy_form(form, helper)


def test_no_field_is_marked_with_a_star(fresh):
    assert "*" not in fresh


def test_form_errors_count_and_lead_to_the_fields():
    summary = form_errors(ComponentsForm.refused())

    assert summary["heading"] == "Four things to fix"
    assert [problem.target for problem in summary["problems"]] == [
        "id_refused-reps",
        "id_refused-result_0",
        "id_refused-email",
        "id_refused-present",
    ]


def test_form_errors_of_several_forms_and_of_a_whole_form():
    form = ComponentsForm.refused()
    form.add_error(None, "Finish your open session first.")

    summary = form_errors(form, ComponentsForm.refused())

    assert summary["heading"] == "9 things to fix"
    assert summary["problems"][0] == ("", "", "Finish your open session first.")


def test_form_errors_name_a_hidden_field_without_a_link():
    form = ComponentsForm.refused()
    form.fields["email"].widget = form.fields["email"].hidden_widget()

    problems = form_errors(form)["problems"]

    assert ("", "", "Enter an email address like name@club.org.") in problems


def test_form_without_errors_has_no_summary():
    assert form_errors(ComponentsForm())["problems"] == []
