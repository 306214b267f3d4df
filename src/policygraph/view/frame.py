"""What the pages of one site share: their names, the plans that they show, and the versions of both."""

import tomllib
from dataclasses import dataclass
from importlib import resources
from typing import Any

from policygraph import __version__
from policygraph.store import Manifest
from policygraph.view.addresses import href, source_file
from policygraph.view.templating import render

_DESCRIBED = tomllib.loads((resources.files("policygraph.view") / "pages.toml").read_text(encoding="utf-8"))
# File name, name in Korean, name in English: what the head of every page leads to.
PAGES = tuple((page["file"], page["ko"], page["en"]) for page in _DESCRIBED["page"])


@dataclass(frozen=True, slots=True)
class PlanSource:
    """A plan as figures cite it.

    Attributes:
        digest: the beginning of the SHA-256 of its text, which is the version of the data.
    """

    code: str
    title: str
    year: int
    digest: str

    @property
    def version(self) -> str:
        """Code and digest: `icd-2021@a89518e6`."""
        return f"{self.code}@{self.digest}"


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands beside the explorer, in the same folder, for the head of every page to lead to.

    Attributes:
        ko: its name in Korean.
        en: its name in English.
        file_ko: the file in Korean, from the root of the site.
        file_en: the file in English; the same one, if it is in both languages.
    """

    ko: str
    en: str
    file_ko: str
    file_en: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What else there is in the folder of a site.

    Attributes:
        leads: what the head of every page leads to, after the pages of the explorer.
        turtle: whether each page on an entity has a Turtle file at its side.
    """

    leads: tuple[Lead, ...] = ()
    turtle: bool = False


NOTHING = Beside()


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds the content of every page.

    Attributes:
        plans: that the pages are of.
        alone: whether a page is shown without the others, to which it then does not lead.
        beside: what else there is in the folder of the site.
    """

    plans: tuple[PlanSource, ...]
    alone: bool = False
    beside: Beside = NOTHING

    @classmethod
    def of(cls, manifest: Manifest, beside: Beside = NOTHING) -> "Frame":
        """The frame of a build's site."""
        return cls(
            tuple(
                PlanSource(code, str(plan["title"]), int(plan["year"]), str(plan["source"]["sha256"])[:8])
                for code, plan in manifest.plans.items()
            ),
            beside=beside,
        )

    @property
    def version(self) -> str:
        """The version of policygraph."""
        return __version__

    @property
    def source(self) -> str:
        """The reader of the newest plan's text, as an address from the root of the site; "" if alone."""
        if self.alone:
            return ""
        return href(source_file(max(self.plans, key=lambda plan: plan.year).code))

    def draw(self, template: str, file: str, **content: Any) -> str:  # noqa: ANN401 - for templates
        """A page.

        Args:
            template: its file.
            file: where the page goes, in the folder of the site; links go from there.
            content: what the template shows, beside what `pages.toml` says of the page.
        """
        return render(template, self.page(file, **content))

    def page(self, file: str, **content: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
        """What a template is given: the frame and the content."""
        described: dict[str, Any] = next((page for page in _DESCRIBED["page"] if page["file"] == file), {})
        return {
            "file": file,
            "root": "../" * file.count("/"),
            "pages": () if self.alone else (*PAGES, *self._readers()),
            "leads": () if self.alone else self.beside.leads,
            "plans": self.plans,
            "version": self.version,
            **described,
            **content,
        }

    def _readers(self) -> tuple[tuple[str, str, str], ...]:
        """The reader of each plan's text; with one plan it needs no name."""
        if len(self.plans) == 1:
            return ((source_file(self.plans[0].code), "원문", "Source text"),)
        return tuple(
            (source_file(plan.code), f"원문 {plan.code}", f"Source text {plan.code}") for plan in self.plans
        )
