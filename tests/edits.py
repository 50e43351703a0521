"""Edits as a browser sends them: with what the form was shown."""

from hipflex.forms.conflicts import VERSION_FIELD


def as_shown(client, url, **submitted):
    """The submitted values with the version of the form at `url`."""
    return submitted | {VERSION_FIELD: version_in(client.get(url))}


def version_in(response):
    """The version that a page's form sends; empty where the page is refused."""
    if response.status_code == 404:
        return ""
    return response.context["form"][VERSION_FIELD].value()


def version_of(form):
    """The version that a form sends before anyone has changed its row."""
    return {VERSION_FIELD: form[VERSION_FIELD].value()}
