"""What a test reads off a library page."""

LIST = "/exercises/"
OWN = "/exercises/custom/"
ADD = "/exercises/add/"


def shown(response):
    return [exercise.slug for exercise in response.context["library"].found]


def text(response):
    return " ".join(response.content.decode().split())
