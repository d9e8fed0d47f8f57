"""The application by itself, without a socket."""

import json

import pytest
from authority import bundle, issue, rsa_key


def test_answers_a_signed_launch():
    from tests.web.alexa import SKILL_ID, Alexa, envelope
    from tests.web.standin import create_skill

    from skill.web import Settings, create_app
    root = issue("root", authority=True)
    mid = issue("mid", root, authority=True)
    leaf = issue("leaf", mid, hosts=["echo-api.amazon.com"])
    app = create_app(Settings(SKILL_ID), skill=create_skill, roots=[root.certificate], fetch=lambda url: bundle(leaf, mid))
    body = json.dumps(envelope()).encode()
    r = app.test_client().post("/alexa", data=body, headers=Alexa(0, leaf.key).sign(body))
    print(r.status, r.data)
    assert r.status_code == 200
