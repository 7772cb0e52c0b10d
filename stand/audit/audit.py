"""A finished PDF is read back, and each rule is held against it."""

import hashlib
from collections.abc import Sequence

from stand.audit.reading.document import Document, read
from stand.audit.reading.metadata import Metadata
from stand.audit.reading.speech import Speech
from stand.audit.report import Audit, Check, Result
from stand.audit.rules.all import RULES
from stand.audit.rules.rule import Finding, NotChecked, Passage, Rule, Subject
from stand.audit.verapdf import not_asked
from stand.problems import Problem, Severity

_MOST = 10
_MAIL = "mailto:"
_NO_TREE = "het bestand heeft geen structuur"


def audit(data: bytes, name: str, source: Sequence[Passage] | None = None) -> Audit:
    """Return what each rule says of a PDF; ``name`` is the path that problems mention.

    ``source`` is the text that must be found in it, in order of reading; without it that one check
    is not done. Raises NotReadable when the file is no PDF, is damaged, or asks for a password.
    """
    document = read(data)
    passages = None if source is None else tuple(source)
    subject = Subject(document, Speech(document), passages)
    metadata = document.metadata
    return Audit(
        name=name,
        title=metadata.told("dc:title", "Title"),
        pages=len(document.pages),
        sha256=hashlib.sha256(data).hexdigest(),
        checks=(*(_check(rule, subject, name) for rule in RULES), *not_asked()),
        author=metadata.told("dc:creator", "Author"),
        language=metadata.language,
        program=_program(metadata),
        mail=_mail(document),
    )


def _program(metadata: Metadata) -> str:
    """Return what made the text and what made the PDF of it; once when that is the same."""
    told = (metadata.told("xmp:CreatorTool", "Creator"), metadata.told("pdf:Producer", "Producer"))
    return ", ".join(dict.fromkeys(program for program in told if program))


def _mail(document: Document) -> str:
    """Return the mail address that the links of a document name, if it is one."""
    addresses = {annotation.goal.address for _, annotation in document.things.values()}
    found = {
        address.removeprefix(_MAIL).partition("?")[0]
        for address in addresses
        if address.startswith(_MAIL)
    }
    return found.pop() if len(found) == 1 else ""


def _check(rule: Rule, subject: Subject, name: str) -> Check:
    if rule.needs_tree and (subject.document.tree is None or not subject.document.tree.tops):
        return _made(rule, Result.NOT_CHECKED, reason=_NO_TREE)
    findings: list[Finding] = []
    reason = ""
    try:
        findings.extend(rule.find(subject))
    except NotChecked as unsure:
        reason = str(unsure)
    if findings:
        problems = _problems(rule, findings, name, is_made_here=subject.is_made_here)
        result = Result.FAILED if rule.severity is Severity.ERROR else Result.REMARKED
        return _made(rule, result, problems, len(findings), reason)
    if reason:
        return _made(rule, Result.NOT_CHECKED, reason=reason)
    return _made(rule, Result.PASSED if rule.looks_at(subject) else Result.ABSENT)


def _made(
    rule: Rule,
    result: Result,
    problems: tuple[Problem, ...] = (),
    count: int = 0,
    reason: str = "",
) -> Check:
    return Check(rule.code, rule.title, rule.norm, result, problems, count, reason)


def _problems(
    rule: Rule, findings: list[Finding], name: str, *, is_made_here: bool
) -> tuple[Problem, ...]:
    """Return what was found as problems.

    What no norm demands is told once of a file that was made elsewhere.
    """
    hint = rule.hint if is_made_here else rule.hint_elsewhere or rule.hint
    findings = sorted(findings, key=lambda finding: finding.page)
    told = _once(findings) if rule.is_own and not is_made_here else _first(findings)
    return tuple(
        Problem(name, found.page, 1, rule.severity, rule.code, found.message, hint)
        for found in told
    )


def _once(findings: list[Finding]) -> list[Finding]:
    """Return the first finding, with how many others there are."""
    first, others = findings[0], len(findings) - 1
    return [Finding(first.page, f"{first.message} (en nog {others})") if others else first]


def _first(findings: list[Finding]) -> list[Finding]:
    """Return the first findings; one more says how many others there are."""
    shown, others = findings[:_MOST], findings[_MOST:]
    if len(others) < 2:
        return findings
    last = others[-1].page
    where = f"tot en met bladzijde {last}" if last > others[0].page else f"op bladzijde {last}"
    return [
        *shown,
        Finding(others[0].page, f"Dit komt nog {len(others)} keer voor, {where}."),
    ]
