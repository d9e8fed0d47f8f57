"""What Amazon really publishes: its chains of 2019 and 2023, and its roots among those that are trusted."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.x509 import load_pem_x509_certificate

from skill.web.certificates import SigningKeys, trusted_roots
from skill.web.endings import Refused

AMAZONS = Path(__file__).parent / "amazon"


@pytest.mark.parametrize(("name", "year"), [("echo-api-cert-7", 2019), ("echo-api-cert-12", 2023)])
def test_amazons_own_chains_are_accepted_in_their_time(name: str, year: int) -> None:
    """As https://s3.amazonaws.com/echo.api/ served them; four certificates each, against certifi's roots."""
    pem = (AMAZONS / f"{name}.pem").read_bytes()
    leaf = load_pem_x509_certificate(pem)
    keys = SigningKeys(trusted_roots(), lambda url: pem)
    in_time = datetime(year, 8, 1, tzinfo=UTC)
    assert keys.key("a", in_time) == leaf.public_key()
    with pytest.raises(Refused):
        SigningKeys(trusted_roots(), lambda url: pem).key("a", leaf.not_valid_after_utc + timedelta(days=1))


def test_the_trusted_roots_are_certifis_and_amazon_is_among_them() -> None:
    names = {root.subject.rfc4514_string() for root in trusted_roots()}
    assert len(names) > 90
    assert {f"CN=Amazon Root CA {n},O=Amazon,C=US" for n in (1, 2, 3, 4)} <= names
