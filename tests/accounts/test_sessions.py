import pytest

from accounts.templatetags.sessions import device

CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0 Safari/537.36"


@pytest.mark.parametrize(
    ("user_agent", "name"),
    (
        (CHROME, "Chrome on Linux"),
        (f"{CHROME} Edg/156.0", "Edge on Linux"),
        ("Mozilla/5.0 (Android 16; Mobile) Firefox/150.0", "Firefox on Android"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 20_0 like Mac OS X) Safari/604.1",
            "Safari on iPhone",
        ),
        ("Windows", "Windows"),
        ("Firefox", "Firefox"),
        ("curl/8", "Unknown device"),
        ("", "Unknown device"),
    ),
)
def test_device_is_named_as_people_do(user_agent, name):
    assert device(user_agent) == name
