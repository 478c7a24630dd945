"""What axe-core finds wrong with an open page, at level AA of WCAG 2.2."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

AXE = Axe().axe_script
LEVEL = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page, rules: list[str] = LEVEL) -> list[str]:
    """Each fault in a line: the rule, where it is, and what to do about it.

    ``rules`` are axe's tags, or the names of single rules.
    """
    if page.evaluate("!window.axe"):
        page.evaluate(AXE)
    options = {"runOnly": rules, "resultTypes": ["violations"]}
    found = page.evaluate("options => axe.run(options).then((told) => told.violations)", options)
    return [
        f"{rule['id']} at {' '.join(map(str, node['target']))}: {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]
