"""What gunicorn serves in tests: the real application and skill, with the test's roots and its fake S3."""

import os
from functools import partial
from importlib import import_module
from pathlib import Path

from cryptography.x509 import load_pem_x509_certificates
from flask import Flask

from skill.web import create_app
from skill.web.fetch import https_get


def make_app() -> Flask:
    """TEST_FOLDER has roots.pem and s3-root.pem; TEST_S3_PORT is where s3.amazonaws.com is played; TEST_SKILL is the
    module whose create_skill() is served."""
    folder = Path(os.environ["TEST_FOLDER"])
    return create_app(
        skill=import_module(os.environ["TEST_SKILL"]).create_skill,
        roots=load_pem_x509_certificates((folder / "roots.pem").read_bytes()),
        fetch=partial(
            https_get, at=("127.0.0.1", int(os.environ["TEST_S3_PORT"])), ca_file=str(folder / "s3-root.pem")
        ),
    )
