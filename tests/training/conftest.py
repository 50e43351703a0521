import pytest


@pytest.fixture
def sign_in(client, request):
    """Signs in one of the cast by the name of the fixture."""

    def enter(who):
        person = request.getfixturevalue(who)
        client.force_login(getattr(person, "user", person))
        return client

    return enter


@pytest.fixture
def own_page(sign_in):
    return sign_in("athlete")
