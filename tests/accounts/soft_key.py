"""A passkey without a device: makes what a browser would send."""

import hashlib
import json
import secrets

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
)

ORIGIN = "https://testserver"
FLAG = AuthenticatorData.FLAG
SEEN = FLAG.UP | FLAG.UV


class SoftKey:
    def __init__(self):
        self.private = ec.generate_private_key(ec.SECP256R1())
        self.id = secrets.token_bytes(32)
        self.user_handle = ""

    def create(self, options):
        """The answer to `creation_options`, as the add form posts it."""
        asked = options["publicKey"]
        self.user_handle = websafe_encode(as_bytes(asked["user"]["id"]))
        public = ES256.from_cryptography_key(self.private.public_key())
        credential = AttestedCredentialData.create(Aaguid.NONE, self.id, public)
        rp = rp_hash(asked["rp"]["id"])
        data = AuthenticatorData.create(rp, SEEN | FLAG.AT, 0, credential)
        attestation = AttestationObject.create("none", data, {})
        client = client_data("webauthn.create", asked["challenge"])
        answer = {
            "clientDataJSON": websafe_encode(client),
            "attestationObject": websafe_encode(bytes(attestation)),
        }
        return self._credential(answer, {"credProps": {"rk": True}})

    def get(self, options):
        """The answer to `request_options`, as the login form posts it."""
        asked = options["publicKey"]
        data = AuthenticatorData.create(rp_hash(asked["rpId"]), SEEN, 1)
        client = client_data("webauthn.get", asked["challenge"])
        signed = bytes(data) + hashlib.sha256(client).digest()
        signature = self.private.sign(signed, ec.ECDSA(hashes.SHA256()))
        answer = {
            "clientDataJSON": websafe_encode(client),
            "authenticatorData": websafe_encode(bytes(data)),
            "signature": websafe_encode(signature),
            "userHandle": self.user_handle,
        }
        return self._credential(answer, {})

    def _credential(self, answer, extensions):
        return json.dumps(
            {
                "id": websafe_encode(self.id),
                "rawId": websafe_encode(self.id),
                "type": "public-key",
                "response": answer,
                "clientExtensionResults": extensions,
            }
        )


def as_bytes(value):
    return websafe_decode(value) if isinstance(value, str) else value


def rp_hash(rp_id):
    return hashlib.sha256(rp_id.encode()).digest()


def client_data(kind, challenge):
    facts = {
        "type": kind,
        "challenge": websafe_encode(as_bytes(challenge)),
        "origin": ORIGIN,
        "crossOrigin": False,
    }
    return json.dumps(facts).encode()
