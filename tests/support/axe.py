"""What axe finds wrong on a screen: axe is put on a page once, and tells what is wrong, not all that is right."""

from typing import TYPE_CHECKING, Any

from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
THERE = "typeof window.axe === 'object'"
ASKED = """rules => axe.run(document, {runOnly: rules, resultTypes: ["violations"]}).then(found =>
    found.violations.map(one => ({id: one.id, help: one.help, nodes: one.nodes.map(node => node.html)})))"""


def violations(page: "Page") -> list[dict[str, Any]]:
    """This function will give the rules of WCAG 2.2 AA and of good practice a page breaks, and where."""
    if not page.evaluate(THERE):
        page.evaluate(Axe().axe_script)
    found: list[dict[str, Any]] = page.evaluate(ASKED, RULES)
    return found
