"""Edits as a browser sends them: with what the form was shown."""


def as_shown(client, url, **typed):
    """What was typed into the form at `url`, with the form's own digest."""
    return typed | {"shown": shown_by(client.get(url))}


def shown_by(response):
    return response.context["form"]["shown"].value()
