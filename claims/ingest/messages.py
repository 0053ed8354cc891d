"""What to tell a person when getting a report in has failed: what happened, and what to do.

The keys are stable: pages, the API and tests know failures by them. ``%(name)s`` is filled from the error's
``params``. The sentences are marked for translation by the usual name, so that ``makemessages`` finds them, while
this package stays free of Django.
"""

from __future__ import annotations


def gettext_noop(message: str) -> str:
    """Mark a sentence for translation and return it as it is."""
    return message


MESSAGES: dict[str, str] = {
    # The link itself
    "bad_url": gettext_noop("“%(url)s” is not a web link. Paste the full link, starting with https://."),
    "url_credentials": gettext_noop(
        "The link contains a user name or password. Remove the part before the @ and try again."
    ),
    "blocked_address": gettext_noop(
        "%(host)s is not a public web address, so it was not opened. Paste the text of the report instead."
    ),
    "blocked_port": gettext_noop(
        "The link asks for port %(port)s, and only the usual web ports are opened. Use the site's ordinary link."
    ),
    # Reaching the site
    "dns_failure": gettext_noop("No site was found under the name %(host)s. Check the link for typing errors."),
    "unreachable": gettext_noop("%(host)s did not accept the connection. Try again later, or paste the text instead."),
    "bad_certificate": gettext_noop(
        "A secure connection to %(host)s could not be made, its certificate is not valid. Paste the text instead."
    ),
    "timeout": gettext_noop("%(host)s took too long to answer. Try again later, or paste the text instead."),
    "broken_response": gettext_noop(
        "The answer of %(host)s was cut short or damaged. Try again later, or paste the text instead."
    ),
    "too_many_redirects": gettext_noop(
        "The link leads from redirect to redirect without end. Open it yourself and paste the address you end up at."
    ),
    "insecure_redirect": gettext_noop(
        "%(host)s leads from a secure page to an insecure one, which was not followed. Paste the text instead."
    ),
    "robots_disallowed": gettext_noop(
        "%(host)s asks programs not to read this page (robots.txt). Open it yourself and paste its text."
    ),
    "robots_unreachable": gettext_noop(
        "%(host)s could not say whether programs may read this page (robots.txt failed). Try again later."
    ),
    # What the site answered
    "http_not_found": gettext_noop("The page does not exist (status %(status)s). Check the link."),
    "http_forbidden": gettext_noop(
        "The site does not let programs read this page (status %(status)s). Open it yourself and paste its text."
    ),
    "http_rate_limited": gettext_noop("The site asks for fewer requests (status %(status)s). Try again later."),
    "http_error": gettext_noop(
        "The site answered with an error (status %(status)s). Try again later, or paste the text instead."
    ),
    "unsupported_encoding": gettext_noop(
        "The page is packed in a way that cannot be read (%(encoding)s). Paste its text instead."
    ),
    # Size
    "too_large": gettext_noop("This is larger than %(limit)s MB. Paste or upload only the text of the report."),
    "compressed_bomb": gettext_noop(
        "The page grows far beyond %(limit)s MB when unpacked and was not read. Paste its text instead."
    ),
    "text_too_long": gettext_noop("The text is longer than %(limit)s characters. Add its parts one by one."),
    # What is inside
    "unsupported_type": gettext_noop(
        "Files of this kind (%(type)s) cannot be read. Use a web page, or a .txt, .html, .json or .jsonl file."
    ),
    "unknown_encoding": gettext_noop(
        "The characters of this text could not be made out. Save it as UTF-8 and try again."
    ),
    "no_article": gettext_noop(
        "No article text was found in the page. Use the link of a single report, or paste its text."
    ),
    "needs_javascript": gettext_noop(
        "The page shows its text only in a browser with JavaScript. Open it yourself and paste its text."
    ),
    "consent_wall": gettext_noop(
        "The page shows a consent question instead of its text. Open it yourself and paste its text."
    ),
    "paywall": gettext_noop(
        "The page shows its text only to subscribers. If you may read it, open it yourself and paste its text."
    ),
    "empty_text": gettext_noop("There is no readable text in it. Paste the words of the report."),
    "empty_file": gettext_noop("The file %(name)s is empty. Choose another file."),
    # JSON
    "bad_json": gettext_noop(
        "Line %(line)s, column %(column)s is not valid JSON. Mend it there, or save the file anew as UTF-8 JSON."
    ),
    "bad_record": gettext_noop(
        "Entry %(entry)s is not a report. Each report is a JSON object with url, outlet, lang, published, title, text."
    ),
    "bad_claim_record": gettext_noop(
        "Entry %(entry)s is not a claim. Each line of a list of claims is a JSON object with “claim”, its text, and, "
        "where known, title, url, outlet, lang, published, speaker, rating."
    ),
    "claim_too_long": gettext_noop(
        "The claim of entry %(entry)s is longer than %(limit)s characters. Give a report as “text” instead."
    ),
    "claims_by_command": gettext_noop(
        "This file lists claims, not reports. Whoever runs this site imports it with “manage.py ingest”."
    ),
    "missing_field": gettext_noop("Entry %(entry)s has no “%(field)s”. Fill it in and try again."),
    "field_not_text": gettext_noop("In entry %(entry)s, “%(field)s” is not text. Write it in quotation marks."),
    "bad_date_field": gettext_noop(
        "In entry %(entry)s, “%(field)s” is not a date. Write it as year-month-day, for instance 2021-05-21."
    ),
    "bad_language_field": gettext_noop(
        "In entry %(entry)s, “%(field)s” is not a language code. Write for instance ar, en or fr, or leave it out."
    ),
    "bad_url_field": gettext_noop(
        "In entry %(entry)s, “%(field)s” is not a web link. Write the full link, starting with https://."
    ),
}
"""Code of a failure → sentences with placeholders."""

RETRYABLE = frozenset(
    {"dns_failure", "unreachable", "timeout", "broken_response", "robots_unreachable", "http_rate_limited"}
)
"""Failures that may pass by themselves; ``http_error`` is one too when the status is a server's (5xx)."""
