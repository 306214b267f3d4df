"""What axe-core finds in a page, by all its rules up to WCAG 2.2 AA, best practice and trial ones too.

Only the script of the package is used, which Chromium's debugger runs: the page's own policy would refuse it.
"""

from importlib import resources

from playwright.sync_api import Page

_SCRIPT = (resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
# A rule that only asks a person to look finds something in every page that has anything hidden.
_RUN = """async () => {
    const wanted = ({ tags }) => !["wcag2aaa", "deprecated", "review-item"].some((tag) => tags.includes(tag));
    const names = axe.getRules().filter(wanted).map(({ ruleId }) => [ruleId, { enabled: true }]);
    const rules = Object.fromEntries(names);
    const { violations } = await axe.run(document, { resultTypes: ["violations"], rules });
    return violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.flat().join(" "))]);
}"""


def violations(page: Page) -> dict[str, list[str]]:
    """Rule → the elements that break it, as selectors."""
    page.evaluate(_SCRIPT)
    return dict(page.evaluate(_RUN))
