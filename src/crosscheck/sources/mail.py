"""Mail (.eml, RFC 5322): the plain text of a message, else its HTML; subject, sender and date as metadata."""

from __future__ import annotations

import codecs
import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr, parsedate_to_datetime

from crosscheck.config import Settings
from crosscheck.errors import SourceError
from crosscheck.model import Document, Published, SourceId
from crosscheck.sources import htmlpage, plain
from crosscheck.sources.decoding import newlines
from crosscheck.sources.naming import whole
from crosscheck.sources.years import without_date_problems

SUFFIXES = (".eml",)


def _header(message: EmailMessage, name: str) -> str:
    """A header's text; "" where it is missing or cannot be read."""
    try:
        return whole(" ".join(str(message.get(name) or "").split()))
    except (ValueError, LookupError, TypeError, AttributeError):
        return ""


def _published(message: EmailMessage) -> Published | None:
    text = _header(message, "Date")
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    # "-0000" says that the zone is not known, and such a date is read as naive.
    return Published(moment, text, "mail header") if isinstance(moment, dt.datetime) else None


def _body(message: EmailMessage) -> tuple[str, bool]:
    """The text of the message and whether it is HTML. Attachments are left alone."""
    try:
        part = message.get_body(preferencelist=("plain", "html"))
        if part is None:
            raise SourceError("the message holds no text (attachments are not read; save them beside it)")
        content = part.get_content()
        return (str(content), part.get_content_subtype() == "html")
    except (LookupError, ValueError, TypeError, AttributeError) as error:
        raise SourceError(f"the message's text cannot be read: {str(error)[:80]}") from None


def load(data: bytes, id_: SourceId, settings: Settings) -> Sequence[Document]:
    """One document, whose lines are those of the message's text; raises SourceError where there is none."""
    data = data.removeprefix(codecs.BOM_UTF8)
    if not data.strip():
        raise SourceError("it is empty")
    message = message_from_bytes(data, policy=default)
    if not isinstance(message, EmailMessage) or not any(message.get(name) for name in ("From", "Date", "Subject")):
        raise SourceError("it is no mail: it has neither From, Date nor Subject")
    text, is_html = _body(message)
    loader = htmlpage.load if is_html else plain.load
    (document,) = loader(newlines(text).encode("utf-8", errors="replace"), id_, settings)
    name, address = parseaddr(_header(message, "From"))
    published = _published(message)
    problems = document.problems
    if published is None:
        published = document.published
    else:
        problems = without_date_problems(problems)
    subject = _header(message, "Subject")
    told = {"title": "mail header Subject"} if subject else {}
    told |= {"outlet": "mail header From"} if name or address else {}
    return (
        replace(
            document,
            format="eml",
            title=subject or document.title,
            outlet=name or address or document.outlet,
            published=published,
            found_in=tuple(sorted((dict(document.found_in) | told).items())),
            problems=problems,
            line_map=None,
        ),
    )
