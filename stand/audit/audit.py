"""A finished PDF is read back, and each rule is held against it."""

import hashlib
from collections.abc import Sequence

from stand.audit.reading.document import read
from stand.audit.reading.speech import Speech
from stand.audit.report import Audit, Check, Result
from stand.audit.rules.all import RULES
from stand.audit.rules.rule import Finding, NotChecked, Passage, Rule, Subject
from stand.problems import Problem

_MOST = 10
_NO_TREE = "het bestand heeft geen structuur"


def audit(data: bytes, name: str, source: Sequence[Passage] | None = None) -> Audit:
    """Return what each rule says of a PDF; ``name`` is the path that problems mention.

    ``source`` is the text that must be found in it, in order of reading; without it that one check
    is not done. Raises NotReadable when the file is no PDF, is damaged, or asks for a password.
    """
    document = read(data)
    passages = None if source is None else tuple(source)
    subject = Subject(document, Speech(document), passages)
    return Audit(
        name=name,
        title=document.metadata.value("dc:title") or document.metadata.info.get("Title", ""),
        pages=len(document.pages),
        sha256=hashlib.sha256(data).hexdigest(),
        checks=tuple(_check(rule, subject, name) for rule in RULES),
    )


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
        problems = _problems(rule, findings, name)
        return _made(rule, Result.FAILED, problems, len(findings), reason)
    return _made(rule, Result.NOT_CHECKED if reason else Result.PASSED, reason=reason)


def _made(
    rule: Rule,
    result: Result,
    problems: tuple[Problem, ...] = (),
    count: int = 0,
    reason: str = "",
) -> Check:
    return Check(rule.code, rule.title, rule.norm, result, problems, count, reason)


def _problems(rule: Rule, findings: list[Finding], name: str) -> tuple[Problem, ...]:
    """Return the first findings as problems; one more says how many others there are."""
    findings = sorted(findings, key=lambda finding: finding.page)
    shown, others = findings[:_MOST], findings[_MOST:]
    if len(others) == 1:
        shown, others = findings, []
    told = [(finding.page, finding.message) for finding in shown]
    if others:
        last = others[-1].page
        where = f"tot en met bladzijde {last}" if last > others[0].page else f"op bladzijde {last}"
        told.append((others[0].page, f"Dit komt nog {len(others)} keer voor, {where}."))
    return tuple(
        Problem(name, page, 1, rule.severity, rule.code, message, rule.hint)
        for page, message in told
    )
