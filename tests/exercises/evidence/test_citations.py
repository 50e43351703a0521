import re

import pytest
from django.utils.safestring import mark_safe

from exercises.evidence import citations
from exercises.evidence.misquotes import MISQUOTES
from exercises.evidence.page import CONTROVERSIES


@pytest.mark.parametrize(
    ("text", "links"),
    (
        ("nothing to see", []),
        ("45° is the article's.", ["#article"]),
        ("Article, then the article again.", ["#article"]),
        ("Particle and articles.", []),
        ("Dorn 2012, Weyand 2000.", ["#study-dorn-2012", "#study-weyand-2000"]),
        ("Dorn 2013.", []),
        ("Indiana State thesis 2006.", ["#study-indiana-state-2006"]),
    ),
)
def test_what_a_text_names_is_linked(text, links):
    html = citations.linked(text)

    assert re.findall(r'href="/evidence/(.+?)"', html) == links
    assert re.sub(r"<.+?>", "", html).replace("&#x27;", "'") == text


def test_plain_text_is_escaped_and_safe_text_is_kept():
    assert "&lt;b&gt; the <a" in citations.linked("<b> the article")
    assert citations.linked(mark_safe("<b>Ours</b>")) == "<b>Ours</b>"


@pytest.mark.parametrize(
    ("text", "named"),
    (
        ("our convention", True),
        ("The exercises are ours.", True),
        ("from the article", True),
        ("as Spiering 2021 found", True),
        ("hours and fours", False),
        ("studies show", False),
    ),
)
def test_a_text_names_its_source_or_not(text, named):
    assert citations.names_a_source(text) is named


def test_a_study_that_nobody_entered_is_found_out():
    text = "Deane 2005, Indiana State thesis 2006 and Nobody 1999"

    assert citations.unknown_studies(text) == ["Nobody 1999"]


def test_notes_of_the_catalogue_name_their_sources(shipped):
    catalogue, _studies = shipped
    notes = {
        (entry.slug, note)
        for entry in catalogue.exercises
        for note in entry.columns["notes"]
    }

    assert [note for note in notes if not citations.names_a_source(note[1])] == []
    assert [note for note in notes if citations.unknown_studies(note[1])] == []
    assert {slug for slug, _note in notes} == {one.slug for one in catalogue.exercises}


def test_dose_of_the_catalogue_is_the_articles_only_where_the_article_has_it(shipped):
    catalogue, _studies = shipped
    columns = [entry.columns for entry in catalogue.exercises]
    article = [one for one in columns if one["dose_basis"] == "article"]

    # Sets, repetitions, hold and days of the article; product exercises have none.
    numbers = {
        (
            one["sets"],
            *(one[f"reps_{end}"] for end in ("low", "high")),
            *(one[f"hold_{end}_s"] for end in ("low", "high")),
            *(one[f"per_week_{end}"] for end in ("low", "high")),
        )
        for one in article
    }
    assert numbers == {(2, 8, 10, 2, 3, 2, 3)}
    assert all(one["origin"] != "product" for one in article)


def test_studies_say_what_they_cannot_show(shipped):
    _catalogue, studies = shipped

    for study in studies:
        columns = study.columns
        texts = [columns[key] for key in ("design", "sample", "finding", "limits")]
        assert all(len(text) > 4 for text in texts), study.slug
        assert citations.unknown_studies(columns["limits"]) == [], study.slug


def test_both_sides_and_the_misquotes_name_studies_that_are_there(shipped):
    slugs = {study.slug for study in shipped[1]}

    assert {
        slug for one in CONTROVERSIES for slug in (one.supports, one.against)
    } <= slugs
    for text in (
        *(one.answer for one in CONTROVERSIES),
        *(one.basis for one in MISQUOTES),
    ):
        assert citations.names_a_source(str(text)), text
        assert citations.unknown_studies(str(text)) == []


def test_nothing_is_said_of_peoples_origin(catalogue_text, studies_text):
    words = r"\b(race|racial|ethnic\w*|african|black|white|hanson)\b"

    assert re.findall(words, catalogue_text + studies_text, re.IGNORECASE) == []
