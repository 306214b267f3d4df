"""The skeleton of each annual plan as StratML Part 1 (ISO 17469-1): vision, goals, strategies and tasks.

The standard knows goals with objectives, the plan goals, strategies and tasks: a strategy is an objective of
the goal that a person read it to serve, and its tasks are the objectives after it, by their printed numbers.
What the plan does not print (a mission, the day of publication, a person to ask) is left out, and said to be.

>>> identifier("https://w3id.org/policygraph/id/icd-2021/strategy/1")
'icd-2021.strategy.1'
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policygraph import terms
from policygraph.errors import Language
from policygraph.export.facts import Facts
from policygraph.export.formats import Source
from policygraph.export.xml import Element
from policygraph.terms import natural

NAMESPACE = "urn:ISO:std:iso:17469:tech:xsd:stratml_core"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def files(source: Source) -> Iterator[tuple[str, bytes]]:
    """A file for each annual plan."""
    facts = Facts(source.store)
    for plan in dict(facts.members("pg:AnnualPlan")):
        skeleton = _Skeleton(facts, plan, source.language)
        yield f"{identifier(plan)}.stratml.xml", skeleton.document(source.version).document()


def identifier(iri: str) -> str:
    """An identifier as an XML name, which may hold no slash."""
    name = re.sub(r"[^\w.-]", "-", iri.removeprefix(terms.ID).replace("/", "."))
    return name if re.match(r"[^\W\d]", name) else f"_{name}"


@dataclass(frozen=True, slots=True)
class _Skeleton:
    """A plan as it is written."""

    facts: Facts
    plan: str
    language: Language

    def document(self, version: str) -> Element:
        """The plan, its parts in the order that the standard prescribes."""
        root = Element(NAMESPACE, "StrategicPlan")
        root.add("Name", text=self._name(self.plan))
        root.add("Description", text=self._other_name(self.plan))
        root.add("OtherInformation", text=self._about(version))
        core = root.add("StrategicPlanCore")
        self._organisation(core)
        visions = self._parts(self.plan, "pg:hasVision")
        for vision in visions:
            said = core.add("Vision")
            said.add("Description", text=self._name(vision))
            said.add("Identifier", text=identifier(vision))
        for vision in visions:
            for goal in self._parts(vision, "pg:hasGoal"):
                self._goal(core.add("Goal"), goal)
        self._administration(root)
        return root

    def _organisation(self, core: Element) -> None:
        said = core.add("Organization")
        said.add("Name", text=self._text(self.plan, "pg:issuer", "ko"))
        said.add("Identifier", text=f"{identifier(self.plan)}.issuer")
        for ministry, roles in self._ministries().items():
            self._stakeholder(said, ministry, ", ".join(roles))

    def _ministries(self) -> dict[str, list[str]]:
        """The ministries of the plan: who pays, and who is named as responsible."""
        plan = identifier(self.plan)
        roles: dict[str, list[str]] = {}
        for property_, classes, ko, en in (
            ("pg:ministry", {"pg:Allocation"}, "예산", "funds projects"),
            ("pg:responsible", {"pg:Measure"}, "추진 내용 담당", "responsible for measures"),
        ):
            things = {thing for class_ in classes for thing, _ in self.facts.members(class_)}
            found = {
                str(stated.value)
                for thing, said in self.facts.by_subject(property_).items()
                for stated in said
                if thing in things and stated.plan == plan
            }
            for ministry in found:
                roles.setdefault(ministry, []).append(self._either(ko, en))
        return dict(sorted(roles.items(), key=lambda item: natural(item[0])))

    def _goal(self, said: Element, goal: str) -> None:
        strategies = self._parts(goal, "pg:hasStrategy")
        said.add("Name", text=self._name(goal))
        said.add("Description", text=self._other_name(goal))
        said.add("Identifier", text=identifier(goal))
        said.add("SequenceIndicator", text=self._text(goal, "pg:order"))
        said.add("OtherInformation", text=self._reading(goal, strategies))
        for strategy in strategies:
            self._objective(said.add("Objective"), strategy, self._either("추진 전략", "strategy"), {})
            for task in self._parts(strategy, "pg:hasTask"):
                code = self._text(strategy, "pg:code")
                of = self._either(f"추진 전략 {code}의 정책 과제", f"task of strategy {code}")
                self._objective(said.add("Objective"), task, of, self._responsible(task))

    def _objective(self, said: Element, element: str, what: str, ministries: dict[str, list[str]]) -> None:
        said.add("Name", text=self._name(element))
        said.add("Description", text=self._other_name(element))
        said.add("Identifier", text=identifier(element))
        said.add("SequenceIndicator", text=self._text(element, "pg:code"))
        for ministry, measures in ministries.items():
            words = self._either("담당: 추진 내용 ", "responsible for the measures ") + ", ".join(measures)
            self._stakeholder(said, ministry, words)
        said.add("OtherInformation", text=f"{what}. {element}")

    def _stakeholder(self, said: Element, ministry: str, role: str) -> None:
        stakeholder = said.add("Stakeholder", {"StakeholderTypeType": "Organization"})
        stakeholder.add("Name", text=self._name(ministry))
        stakeholder.add("Description", text=f"{role}. {ministry}")

    def _responsible(self, task: str) -> dict[str, list[str]]:
        """The ministries that the task's measures name, with the numbers of the measures."""
        found: dict[str, list[str]] = {}
        waiting = list(reversed(self._parts(task, "pg:hasMeasure")))
        while waiting:
            measure = waiting.pop()
            waiting += reversed(self._parts(measure, "pg:hasMeasure"))
            for stated in self.facts.values(measure, "pg:responsible"):
                found.setdefault(str(stated.value), []).append(self._text(measure, "pg:code"))
        return dict(sorted(found.items(), key=lambda item: natural(item[0])))

    def _reading(self, goal: str, strategies: list[str]) -> str:
        """That goal and strategy were joined by a person, and why."""
        reasons = []
        for strategy in strategies:
            note = self.facts.note(goal, "pg:hasStrategy", strategy)
            reason = self._text(note, "pg:reason", self.language) if note else ""
            code = self._text(strategy, "pg:code")
            reasons.append(self._either(f"추진 전략 {code}: {reason}", f"strategy {code}: {reason}"))
        return " ".join(
            [
                self._either(
                    "이 목표에 어떤 추진 전략이 속하는지는 문서에 인쇄되어 있지 않으며, 사람이 읽은 것이다.",
                    "The document does not print which strategies serve this goal: a person read it so.",
                ),
                *reasons,
                goal,
            ]
        )

    def _about(self, version: str) -> str:
        issued = self._text(self.plan, "pg:issued")
        return self._either(
            f"계획의 뼈대만 옮긴 것이다. 발행: {issued}(인쇄된 만큼). 사명(Mission)은 계획에 인쇄되어 있지"
            f" 않아 적지 않았다. 자료의 판: {version}. {self.plan}",
            f"The skeleton of the plan only. Published: {issued} (as far as printed). The plan prints no"
            f" mission, so none is given. Version of the data: {version}. {self.plan}",
        )

    def _administration(self, root: Element) -> None:
        said = root.add("AdministrativeInformation")
        if year := self._text(self.plan, "pg:fiscalYear"):
            said.add("StartDate", text=f"{year}-01-01")
            said.add("EndDate", text=f"{year}-12-31")
        if _DAY.fullmatch(issued := self._text(self.plan, "pg:issued")):
            said.add("PublicationDate", text=issued)
        said.add("Source", text=self.plan)

    def _parts(self, whole: str, property_: str) -> list[str]:
        """What stands below, by its number."""
        found = {str(stated.value) for stated in self.facts.values(whole, property_)}
        return sorted(found, key=natural)

    def _name(self, thing: str) -> str:
        return self._text(thing, "skos:prefLabel", self.language) or self._text(
            thing, "skos:prefLabel", self._other()
        )

    def _other_name(self, thing: str) -> str:
        """The name in the other language: the standard has no place for a second one."""
        return self._text(thing, "skos:prefLabel", self._other())

    def _other(self) -> Language:
        return "en" if self.language == "ko" else "ko"

    def _text(self, thing: str, property_: str, language: str = "") -> str:
        stated = self.facts.values(thing, property_)
        return next((str(one.value) for one in stated if one.language == language), "")

    def _either(self, ko: str, en: str) -> str:
        return ko if self.language == "ko" else en
