"""skill.json with the settings of the clinic that deploys it, and what certification would refuse in it.

Certification: https://developer.amazon.com/docs/alexa/certification-process/certification-requirements-for-custom-skills.html
The limits are those of the manifest's schema: https://developer.amazon.com/docs/alexa/smapi/skill-manifest.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

SETTINGS = {
    "PRIVACY_POLICY_URL": "the page that says what the clinic does with data",
    "TERMS_OF_USE_URL": "the clinic's terms of use",
    "ENDPOINT": "the ARN of the function's live alias, or the https URL of the clinic's own server",
}
COUNTRIES = "DISTRIBUTION_COUNTRIES"
SETTINGS[COUNTRIES] = (
    "where the skill is in the store, such as GB,US; GB alone unless set. It speaks five Englishes, but its advice "
    "follows British guidance and its clinic is in Bedford: another country is the clinic's decision, with clinicians"
)
NUMBERS_FOR = {"AU": "en-AU", "CA": "en-CA", "GB": "en-GB", "IN": "en-IN", "US": "en-US"}
"""The countries whose emergency number and words the content has, with the locale that has them."""
PAGES = {"privacyPolicyUrl": "PRIVACY_POLICY_URL", "termsOfUseUrl": "TERMS_OF_USE_URL"}
DISCLAIMER = (
    "not a substitute for professional medical advice",
    "in an emergency call your local emergency number",
)
_PLACEHOLDER = re.compile(r"\.(invalid|example|test)$|(^|\.)example\.(com|org|net)$")
_FUNCTION = re.compile(r"arn:aws:lambda:[a-z0-9-]+:\d{12}:function:[\w-]+:[\w-]+")


def with_settings(manifest: dict[str, Any], settings: Mapping[str, str]) -> dict[str, Any]:
    """Return the manifest with those of SETTINGS that are set; the others stay as skill.json has them."""
    body = manifest["manifest"]
    pages = {name: settings[setting] for name, setting in PAGES.items() if settings.get(setting)}
    privacy = body["privacyAndCompliance"]
    locales = {locale: {**texts, **pages} for locale, texts in privacy["locales"].items()}
    made = {**body, "privacyAndCompliance": {**privacy, "locales": locales}}
    if countries := settings.get(COUNTRIES):
        named = sorted({country.strip().upper() for country in countries.split(",")})
        made["publishingInformation"] = {**body["publishingInformation"], "distributionCountries": named}
    if endpoint := settings.get("ENDPOINT"):
        certificate = {} if endpoint.startswith("arn:") else {"sslCertificateType": "Trusted"}
        made["apis"] = {"custom": {**body["apis"]["custom"], "endpoint": {"uri": endpoint, **certificate}}}
    return {"manifest": made}


def problems(manifest: dict[str, Any]) -> list[str]:
    """Return what certification would refuse, each as one line that says where and why; empty if it may go."""
    body = manifest["manifest"]
    return [
        *_endpoint(_at(body, "apis", "custom", "endpoint", "uri")),
        *_publishing(_at(body, "publishingInformation")),
        *_privacy(_at(body, "privacyAndCompliance")),
    ]


def _at(whole: Any, *path: str) -> Any:
    """Return what is at this path; an empty table where there is nothing."""
    for name in path:
        whole = whole.get(name) if isinstance(whole, dict) else None
    return {} if whole is None else whole


def _endpoint(uri: Any) -> Iterator[str]:
    if not uri:
        yield "endpoint: missing; set ENDPOINT, once the function or the server is up"
    elif str(uri).startswith("arn:"):
        if not _FUNCTION.fullmatch(uri):
            yield "endpoint: not the ARN of a function's alias (arn:aws:lambda:REGION:ACCOUNT:function:NAME:live)"
    else:
        yield from _page("endpoint", "ENDPOINT", uri)


def _page(where: str, setting: str, url: Any) -> Iterator[str]:
    parts = urlsplit(url if isinstance(url, str) else "")
    if not url:
        yield f"{where}: missing; set {setting}"
    elif parts.scheme != "https" or not parts.hostname:
        yield f"{where}: not an https URL; set {setting}"
    elif _PLACEHOLDER.search(parts.hostname):
        yield f"{where}: still the placeholder; set {setting}"


def _publishing(information: dict[str, Any]) -> Iterator[str]:
    for name in ("category", "testingInstructions"):
        if not information.get(name):
            yield f"publishingInformation.{name}: missing"
    countries = information.get("distributionCountries") or []
    for country in countries:
        if country not in NUMBERS_FOR:
            allowed = ", ".join(NUMBERS_FOR)
            yield f"distributionCountries: no emergency number is known for {country!r}; set {COUNTRIES} from {allowed}"
    if not countries or information.get("isAvailableWorldwide") is not False:
        yield f"distributionCountries: must name the countries, not the whole world; set {COUNTRIES}"
    for locale in NUMBERS_FOR.values():
        yield from _store_page(f"{locale}", _at(information, "locales", locale))


def _store_page(locale: str, page: dict[str, Any]) -> Iterator[str]:
    for name, limit in {"name": 50, "summary": 160, "description": 4000, "updatesDescription": 4000}.items():
        if not page.get(name):
            yield f"{locale}.{name}: missing"
        elif len(page[name]) > limit:
            yield f"{locale}.{name}: longer than {limit} characters"
    for name, limit in {"examplePhrases": 3, "keywords": 30}.items():
        if not 0 < len(page.get(name, [])) <= limit:
            yield f"{locale}.{name}: there must be 1 to {limit}"
    for name in ("smallIconUri", "largeIconUri"):
        if not page.get(name):
            yield f"{locale}.{name}: missing"
    for words in DISCLAIMER:
        if words not in page.get("description", "").lower():
            yield f'{locale}.description: lacks the disclaimer "{words}", which a health skill must have'


def _privacy(privacy: dict[str, Any]) -> Iterator[str]:
    for name in ("allowsPurchases", "usesPersonalInfo", "isChildDirected", "isExportCompliant", "containsAds"):
        if not isinstance(privacy.get(name), bool):
            yield f"privacyAndCompliance.{name}: must be true or false"
    for name, setting in PAGES.items():
        urls: dict[Any, list[str]] = {}
        for locale in NUMBERS_FOR.values():
            urls.setdefault(_at(privacy, "locales", locale, name) or "", []).append(locale)
        for url, locales in urls.items():
            yield from _page(f"{', '.join(locales)}: {name}", setting, url)
