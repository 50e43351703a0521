import pytest
from django.utils.csp import CSP

from hipflex.checks import strict_content_policy


def test_content_policy_is_strict():
    assert strict_content_policy() == []


@pytest.mark.parametrize(
    ("policy", "problem"),
    (
        ({}, "hipflex.E001"),
        ({"default-src": [CSP.SELF]}, "hipflex.E001"),
        (
            {"default-src": [CSP.NONE], "script-src": [CSP.UNSAFE_INLINE]},
            "hipflex.E002",
        ),
        ({"default-src": [CSP.NONE], "style-src": [CSP.NONCE]}, "hipflex.E002"),
    ),
)
def test_loose_policy_is_reported(settings, policy, problem):
    settings.SECURE_CSP = policy

    assert [message.id for message in strict_content_policy()] == [problem]
