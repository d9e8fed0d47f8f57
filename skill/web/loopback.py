"""Is this address, this request, on this machine only? Needed where signatures are switched off."""

from collections.abc import Mapping
from ipaddress import ip_address
from urllib.parse import urlsplit

# A reverse proxy or tunnel on this machine makes every peer look local; these give it away.
_PROXY_HEADERS = ("HTTP_FORWARDED", "HTTP_VIA", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST",
                  "HTTP_X_FORWARDED_PROTO", "HTTP_X_REAL_IP")  # fmt: skip


def is_loopback(host: str) -> bool:
    """Return whether a host name or IP address can only be reached from this machine."""
    if host.lower() == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def is_local_request(environ: Mapping[str, object]) -> bool:
    """Return whether a WSGI request came from this machine, to a server bound to this machine only.

    Four things have to agree: the peer, the address that the server is bound to (`SERVER_NAME` in gunicorn and
    werkzeug), the `Host` header (a page in a browser that resolves its own name to 127.0.0.1 keeps its own name
    there), and the absence of any header that a proxy adds.
    """
    host = urlsplit(f"//{environ.get('HTTP_HOST', '')}").hostname
    places = (environ.get("SERVER_NAME"), host)
    return all(isinstance(place, str) and is_loopback(place) for place in places) and is_local_peer(environ)


def is_local_peer(environ: Mapping[str, object]) -> bool:
    """Return whether a WSGI request comes from this machine (or container) itself, and by no proxy that says so."""
    peer = environ.get("REMOTE_ADDR")
    return isinstance(peer, str) and is_loopback(peer) and not any(header in environ for header in _PROXY_HEADERS)
