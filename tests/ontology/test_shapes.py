"""Every shape passes a complete record and reports the record that lacks what it asks for."""

from functools import cache
from typing import NamedTuple

import pyshacl
import pytest
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import OWL, RDF, RDFS

from ontology.overlap_shapes import OVERLAP_CASES, RIGHT_OVERLAP
from ontology.text_shapes import RIGHT_TEXT, TEXT_CASES
from policygraph import paths

SH = Namespace("http://www.w3.org/ns/shacl#")
SHAPE = Namespace("https://w3id.org/policygraph/shapes#")
ID = "https://w3id.org/policygraph/id/"

PREFIXES = """
@base <https://w3id.org/policygraph/id/> .
@prefix code: <https://w3id.org/policygraph/vocabulary/place-kind/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix pg: <https://w3id.org/policygraph/ontology#> .
@prefix qb: <http://purl.org/linked-data/cube#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix sssom: <https://w3id.org/sssom/> .
@prefix time: <http://www.w3.org/2006/time#> .
"""

# The smallest plan that is complete.
RIGHT = """
<icd-2021> a pg:AnnualPlan ; pg:implements <icd-2> ; pg:hasVision <icd-2021/vision> ; pg:fiscalYear 2021 ;
    pg:issued "2021-05" ; pg:issuer "관계부처 합동"@ko ; pg:evidence <icd-2021/line/762> ;
    skos:prefLabel "실행계획"@ko , "Annual plan"@en .
<icd-2> a pg:BasicPlan ; pg:number 2 ; pg:firstYear 2019 ; pg:lastYear 2023 ;
    pg:evidence <icd-2021/line/762> ; pg:hasField <icd-2/field/1> , <icd-2/field/2> ;
    skos:prefLabel "기본계획"@ko , "Basic plan"@en .

<icd-2021/vision> a pg:Vision ; pg:hasGoal <icd-2021/goal/1> ; pg:evidence <icd-2021/line/762> ;
    skos:prefLabel "비전"@ko , "Vision"@en .
<icd-2021/goal/1> a pg:Goal ; pg:order 1 ; pg:hasStrategy <icd-2021/strategy/1> , <icd-2021/strategy/2> ;
    pg:evidence <icd-2021/line/762> ; skos:prefLabel "목표"@ko , "Goal"@en .
<icd-2021/strategy/1> a pg:Strategy ; pg:code "1" ; pg:hasTask <icd-2021/task/1-1> ;
    pg:evidence <icd-2021/line/762> ; skos:prefLabel "전략 1"@ko , "Strategy 1"@en .
<icd-2021/strategy/2> a pg:Strategy ; pg:code "2" ; pg:hasTask <icd-2021/task/2-1> ;
    pg:evidence <icd-2021/line/762> ; skos:prefLabel "전략 2"@ko , "Strategy 2"@en .
<icd-2021/task/1-1> a pg:Task ; pg:code "1-1" ; pg:hasMeasure <icd-2021/measure/1-1-1> ;
    pg:evidence <icd-2021/line/762> ; skos:prefLabel "과제 1"@ko , "Task 1"@en .
<icd-2021/task/2-1> a pg:Task ; pg:code "2-1" ; pg:evidence <icd-2021/line/762> ;
    skos:prefLabel "과제 2"@ko , "Task 2"@en .
<icd-2021/measure/1-1-1> a pg:Measure ; pg:code "1-1-1" ; pg:text "추진 내용"@ko ;
    pg:evidence <icd-2021/line/762> ; skos:prefLabel "추진 내용"@ko , "Measure"@en .

<icd-2/field/1> a pg:Field ; pg:code "1" ; pg:hasPerformanceGoal <icd-2/performance-goal/1-1> ;
    pg:evidence <icd-2021/line/762> ; skos:prefLabel "분야 1"@ko , "Field 1"@en .
<icd-2/field/2> a pg:Field ; pg:code "2" ; pg:hasPerformanceGoal <icd-2/performance-goal/2-1> ;
    pg:evidence <icd-2021/line/762> ; skos:prefLabel "분야 2"@ko , "Field 2"@en .
<icd-2/performance-goal/1-1> a pg:PerformanceGoal ; pg:code "1-1" ; pg:hasProject <icd-2021/project/1-1-1> ;
    pg:evidence <icd-2021/line/762> ; skos:prefLabel "성과 목표 1"@ko , "Performance goal 1"@en .
<icd-2/performance-goal/2-1> a pg:PerformanceGoal ; pg:code "2-1" ; pg:hasProject <icd-2021/project/2-1-1> ;
    pg:evidence <icd-2021/line/762> ; skos:prefLabel "성과 목표 2"@ko , "Performance goal 2"@en .

<icd-2021/project/1-1-1> a pg:Project ; pg:code "1-1-1" ; pg:fundedBy <ministry/motie> ;
    pg:evidence <icd-2021/line/762> ; skos:prefLabel "사업 1"@ko , "Project 1"@en .
<icd-2021/project/2-1-1> a pg:Project ; pg:code "2-1-1" ; pg:fundedBy <ministry/mohw> ;
    pg:evidence <icd-2021/line/762> ; skos:prefLabel "사업 2"@ko , "Project 2"@en .
<ministry/motie> a pg:Ministry ; skos:prefLabel "산업통상자원부"@ko ,
    "Ministry of Trade, Industry and Energy"@en ; skos:altLabel "산업부"@ko , "MOTIE"@en .
<ministry/mohw> a pg:Ministry ; skos:prefLabel "보건복지부"@ko , "Ministry of Health and Welfare"@en ;
    skos:altLabel "복지부"@ko , "MOHW"@en .

<icd-2021/budget> a qb:DataSet .
<icd-2021/other-budget> a qb:DataSet .
<icd-2021/data-set/t> a qb:DataSet .
<icd-2021/allocation/1-1-1/motie> a pg:Allocation ; qb:dataSet <icd-2021/budget> ;
    pg:project <icd-2021/project/1-1-1> ; pg:ministry <ministry/motie> ; pg:fiscalYear 2021 ;
    pg:amount 7250000000 ; pg:phase pg:Planned ; pg:status pg:Continuing ;
    pg:classifiedUnder <icd-2/performance-goal/1-1> ; pg:evidence <icd-2021/line/762> .

<icd-2021/table/t> a pg:PublishedTable ; dcterms:title "재정투자 계획"@ko ; pg:fiscalYear 2021 ;
    pg:phase pg:Planned ; pg:evidence <icd-2021/line/751-753> .
<icd-2021/table/u> a pg:PublishedTable ; dcterms:title "재정투자 실적"@ko ; pg:fiscalYear 2020 ;
    pg:phase pg:Executed ; pg:evidence <icd-2021/line/751-753> .
<icd-2021/total/t/1-motie> a pg:PublishedTotal ; pg:printedIn <icd-2021/table/t> ;
    qb:dataSet <icd-2021/data-set/t> ; pg:fiscalYear 2021 ;
    pg:phase pg:Planned ; pg:amount 7250000000 ; pg:share 22.73 ; pg:itemCount 1 ; pg:field <icd-2/field/1> ;
    pg:ministry <ministry/motie> ; pg:evidence <icd-2021/line/474/cell/1> .
<icd-2021/total/t/1-1> a pg:PublishedTotal ; pg:printedIn <icd-2021/table/t> ;
    qb:dataSet <icd-2021/data-set/t> ; pg:fiscalYear 2021 ;
    pg:phase pg:Planned ; pg:amount 0 ; pg:performanceGoal <icd-2/performance-goal/1-1> ;
    pg:strategy <icd-2021/strategy/1> ; pg:task <icd-2021/task/1-1> ; pg:evidence <icd-2021/line/474/cell/1> .
<icd-2021/total/u/all> a pg:PublishedTotal ; pg:printedIn <icd-2021/table/u> ;
    qb:dataSet <icd-2021/data-set/t> ; pg:fiscalYear 2020 ;
    pg:phase pg:Executed ; pg:amount 1 ; pg:evidence <icd-2021/line/474/cell/1> .

<icd-2021/text> a pg:SourceText ; dcterms:title "실행계획"@ko .
<icd-2021/unused/blank> a pg:UnusedLines ; pg:unusedKind "blank" ; pg:unusedLine 2 .
<icd-2022/text> a pg:SourceText ; dcterms:title "다음 해 실행계획"@ko .
<icd-2021/line/762> a oa:SpecificResource ; oa:hasSource <icd-2021/text> ; pg:line 762 ;
    oa:hasSelector <icd-2021/line/762/fragment> .
<icd-2021/line/762/fragment> a oa:FragmentSelector ; rdf:value "line=761,762" ;
    dcterms:conformsTo <http://tools.ietf.org/rfc/rfc5147> ; oa:refinedBy <icd-2021/line/762/quote> .
<icd-2021/line/762/quote> a oa:TextQuoteSelector ; oa:exact "행 전체" .
<icd-2021/line/751-753> a oa:SpecificResource ; oa:hasSource <icd-2021/text> ; pg:line 751 , 752 , 753 ;
    oa:hasSelector <icd-2021/line/751-753/fragment> .
<icd-2021/line/751-753/fragment> a oa:FragmentSelector ; rdf:value "line=750,753" ;
    dcterms:conformsTo <http://tools.ietf.org/rfc/rfc5147> ; oa:refinedBy <icd-2021/line/751-753/quote> .
<icd-2021/line/751-753/quote> a oa:TextQuoteSelector ; oa:exact "여러\\n행의\\n글" .
<icd-2021/line/474/cell/1> a oa:SpecificResource ; oa:hasSource <icd-2021/text> ; pg:line 474 ;
    oa:hasSelector <icd-2021/line/474/cell/1/fragment> .
<icd-2021/line/474/cell/1/fragment> a oa:FragmentSelector ; rdf:value "line=473,474" ;
    dcterms:conformsTo <http://tools.ietf.org/rfc/rfc5147> ; oa:refinedBy <icd-2021/line/474/cell/1/quote> .
<icd-2021/line/474/cell/1/quote> a oa:TextQuoteSelector ; oa:exact "칸" ;
    oa:prefix "" ; oa:suffix "\\t다음 칸" .

<icd-2021/emendation/763-1> a pg:Emendation ; pg:rawText "비이오" ; pg:reading "바이오" ;
    pg:reason "글자 오독"@ko ; pg:basis "같은 장의 표 제목"@ko ; pg:emends <icd-2021/project/1-1-1> ;
    pg:evidence <icd-2021/line/762> .
<icd-2021/emendation/503-1> a pg:Emendation ; pg:rawText "0-1" ; pg:reading "" ;
    pg:reason "없는 글자가 읽힘"@ko ; pg:basis "위 행에 이름이 온전히 있음"@ko ;
    pg:emends <icd-2021/table/t> , <icd-2021/total/t/1-1> ; pg:evidence <icd-2021/line/762> .
<icd-2021/reading/goal/1/hasStrategy/strategy/1> a owl:Axiom ; owl:annotatedSource <icd-2021/goal/1> ;
    owl:annotatedProperty pg:hasStrategy ; owl:annotatedTarget <icd-2021/strategy/1> ;
    pg:reason "본문은 대응을 인쇄하지 않음"@ko .
<icd-2021/link/1> a pg:TaskLink ; pg:task <icd-2021/task/1-1> ; pg:project <icd-2021/project/1-1-1> ;
    sssom:confidence 0.75 ; pg:linkKind "likely" ; pg:basis "인쇄된 합계를 모두 만족함"@ko .
<icd-2021/task/1-1> pg:hasProject <icd-2021/project/1-1-1> .
<icd-2021/judgement/achievement/1-1-1> a pg:Judgement ; pg:judges <icd-2021/achievement/1-1-1> ;
    pg:answer "no" ; pg:reason "올해 글에 나오지 않음"@ko .
<icd-2021/pair-review/1-1-1/2-1-1> a pg:PairReview ;
    pg:reviews <icd-2021/project/1-1-1> , <icd-2021/project/2-1-1> ;
    pg:decision "yes" ; pg:reason "같은 기업을 같은 수단으로 도움"@ko .

<topic> a skos:ConceptScheme .
<topic/ai> a pg:Topic ; skos:prefLabel "인공지능"@ko , "Artificial intelligence"@en ; skos:inScheme <topic> ;
    pg:reason "문서가 되풀이해 말하는 기술"@ko .
code:city skos:inScheme <https://w3id.org/policygraph/vocabulary/place-kind> .
<place/daegu> a pg:Place ; skos:prefLabel "대구"@ko , "Daegu"@en ; dcterms:type code:city ;
    pg:reason "370행"@ko .
<icd-2021/about/measure/1-1-1/ai> a owl:Axiom ; owl:annotatedSource <icd-2021/measure/1-1-1> ;
    owl:annotatedProperty pg:about ; owl:annotatedTarget <topic/ai> ; pg:words "AI"@ko ;
    pg:evidence <icd-2021/line/762> ; pg:reason "찾은 말"@ko .
<icd-2021/suspected-fault/762-1> a pg:SuspectedFault ; pg:faultKind "misread" ; pg:rawText "한만" ;
    pg:reading "항만" ; pg:reason "글자 오독"@ko ; pg:basis "708행"@ko ; pg:emends <icd-2021/measure/1-1-1> ;
    pg:evidence <icd-2021/line/762> .
<icd-2021/discrepancy/1> a pg:Discrepancy ; pg:code "two-totals" ; pg:discrepancyKind "two-values" ;
    pg:verdict "contradiction" ; pg:explanation "두 합계가 다름"@ko , "The totals differ"@en ;
    pg:statement <icd-2021/discrepancy/1/statement/474> , <icd-2021/discrepancy/1/statement/762> .
<icd-2021/discrepancy/1/statement/474> a pg:Statement ; pg:words "0"@ko ;
    pg:evidence <icd-2021/line/474/cell/1> ; pg:saidIn <icd-2021/total/t/1-1> .
<icd-2021/discrepancy/1/statement/762> a pg:Statement ; pg:words "1"@ko ; pg:evidence <icd-2021/line/762> .
"""
RIGHT += RIGHT_TEXT + RIGHT_OVERLAP


class Case(NamedTuple):
    """A change to the right plan, and the one finding that it must cause.

    Attributes:
        shape: the shape that must report it.
        focus: the node that it must report.
        removed, added: triples.
    """

    shape: str
    focus: str
    removed: str = ""
    added: str = ""

    @property
    def id(self) -> str:
        """A name for the test run."""
        change = "+".join(
            word for word in ("without" * bool(self.removed), "with" * bool(self.added)) if word
        )
        return f"{self.shape}-{change}-{self.focus}"


PLAN, BASIC, VISION = "icd-2021", "icd-2", "icd-2021/vision"
GOAL, STRATEGY, TASK, MEASURE = (
    "icd-2021/goal/1",
    "icd-2021/strategy/1",
    "icd-2021/task/1-1",
    "icd-2021/measure/1-1-1",
)
FIELD, PERFORMANCE_GOAL = "icd-2/field/1", "icd-2/performance-goal/1-1"
PROJECT, MINISTRY, ROW = "icd-2021/project/1-1-1", "ministry/motie", "icd-2021/allocation/1-1-1/motie"
TABLE, CELL, TOTAL = "icd-2021/table/t", "icd-2021/total/t/1-motie", "icd-2021/total/t/1-1"
PLACE, FRAGMENT, QUOTE = "icd-2021/line/762", "icd-2021/line/762/fragment", "icd-2021/line/762/quote"
CELL_QUOTE, TEXT = "icd-2021/line/474/cell/1/quote", "icd-2021/text"
EMENDATION, AXIOM = "icd-2021/emendation/763-1", "icd-2021/reading/goal/1/hasStrategy/strategy/1"
UNUSED = "icd-2021/unused/blank"
TOPIC, SITE, ABOUT = "topic/ai", "place/daegu", "icd-2021/about/measure/1-1-1/ai"
LINK, DISCREPANCY = "icd-2021/link/1", "icd-2021/discrepancy/1"
JUDGEMENT = "icd-2021/judgement/achievement/1-1-1"
REVIEW = "icd-2021/pair-review/1-1-1/2-1-1"
STATEMENT, FAULT = "icd-2021/discrepancy/1/statement/474", "icd-2021/suspected-fault/762-1"


def statement(subject: str, rest: str) -> str:
    """One Turtle statement, or none."""
    return f"<{subject}> {rest} ." if rest else ""


def change(shape: str, subject: str, removed: str = "", added: str = "", focus: str = "") -> Case:
    """A case that changes statements about one subject, which is also reported unless `focus` is."""
    return Case(shape, focus or subject, statement(subject, removed), statement(subject, added))


# Elements that are complete but for what should stand under them.
ANNUAL_PLAN = """
<icd-2022> a pg:AnnualPlan ; pg:implements <icd-2> ; pg:fiscalYear 2022 ; pg:issued "2022" ;
    pg:issuer "관계부처 합동"@ko ; pg:evidence <icd-2021/line/762> ;
    skos:prefLabel "다음 해"@ko , "Next year"@en .
"""
LONE_VISION = """
<icd-2022> pg:hasVision <icd-2022/vision> .
<icd-2022/vision> a pg:Vision ; pg:evidence <icd-2021/line/762> ; skos:prefLabel "비전"@ko , "Vision"@en .
"""
BASIC_PLAN = """
<icd-3> a pg:BasicPlan ; pg:number 3 ; pg:firstYear 2024 ; pg:lastYear 2028 ;
    pg:evidence <icd-2021/line/762> ; skos:prefLabel "다음 기본계획"@ko , "Next basic plan"@en .
"""
LONE_GOAL = """
<icd-2021/vision> pg:hasGoal <icd-2021/goal/2> .
<icd-2021/goal/2> a pg:Goal ; pg:order 2 ; pg:evidence <icd-2021/line/762> ;
    skos:prefLabel "목표 2"@ko , "Goal 2"@en .
"""
LONE_STRATEGY = """
<icd-2021/goal/1> pg:hasStrategy <icd-2021/strategy/3> .
<icd-2021/strategy/3> a pg:Strategy ; pg:code "3" ; pg:evidence <icd-2021/line/762> ;
    skos:prefLabel "전략 3"@ko , "Strategy 3"@en .
"""
LONE_FIELD = """
<icd-2> pg:hasField <icd-2/field/3> .
<icd-2/field/3> a pg:Field ; pg:code "3" ; pg:evidence <icd-2021/line/762> ;
    skos:prefLabel "분야 3"@ko , "Field 3"@en .
"""
LONE_TABLE = """
<icd-2021/table/v> a pg:PublishedTable ; dcterms:title "빈 표"@ko ; pg:fiscalYear 2021 ;
    pg:phase pg:Planned ; pg:evidence <icd-2021/line/762> .
"""

CASES = [
    # Nothing under them
    Case("AnnualPlanVision", "icd-2022", added=ANNUAL_PLAN),
    Case("VisionGoals", "icd-2022/vision", added=ANNUAL_PLAN + LONE_VISION),
    Case("BasicPlanFields", "icd-3", added=BASIC_PLAN),
    Case("GoalStrategies", "icd-2021/goal/2", added=LONE_GOAL),
    Case("StrategyTasks", "icd-2021/strategy/3", added=LONE_STRATEGY),
    Case("FieldPerformanceGoals", "icd-2/field/3", added=LONE_FIELD),
    Case("TableTotals", "icd-2021/table/v", added=LONE_TABLE),
    # Names
    change("KoreanName", PLAN, 'skos:prefLabel "실행계획"@ko'),
    change("KoreanName", PROJECT, 'skos:prefLabel "사업 1"@ko'),
    change("KoreanName", MINISTRY, added='skos:prefLabel "산업부"@ko'),
    change("KoreanName", GOAL, 'skos:prefLabel "목표"@ko', 'skos:prefLabel "목표"'),
    change("EnglishName", BASIC, 'skos:prefLabel "Basic plan"@en'),
    change("EnglishName", MEASURE, 'skos:prefLabel "Measure"@en'),
    change("EnglishName", TASK, added='skos:prefLabel "Policy task"@en'),
    change("MinistryAbbreviation", MINISTRY, 'skos:altLabel "MOTIE"@en'),
    change(
        "MinistryAbbreviation", MINISTRY, 'skos:altLabel "MOTIE"@en', 'skos:altLabel "Ministry of Trade"@en'
    ),
    # Numbers
    change("Code", STRATEGY, 'pg:code "1"'),
    change("Code", TASK, added='pg:code "1-9"'),
    change("Code", PROJECT, 'pg:code "1-1-1"', 'pg:code "1.1.1"'),
    change("GoalOrder", GOAL, "pg:order 1"),
    change("GoalOrder", GOAL, "pg:order 1", "pg:order 0"),
    change("GoalOrder", GOAL, added="pg:order 2"),
    # Plans
    change("AnnualPlanImplements", PLAN, "pg:implements <icd-2>"),
    change("AnnualPlanImplements", PLAN, "pg:implements <icd-2>", "pg:implements <icd-2/field/1>"),
    change("AnnualPlanYear", PLAN, "pg:fiscalYear 2021"),
    change("AnnualPlanYear", PLAN, "pg:fiscalYear 2021", 'pg:fiscalYear "2021"'),
    change("AnnualPlanIssued", PLAN, 'pg:issued "2021-05"'),
    change("AnnualPlanIssued", PLAN, 'pg:issued "2021-05"', 'pg:issued "2021. 5."'),
    change("AnnualPlanIssuer", PLAN, 'pg:issuer "관계부처 합동"@ko'),
    change("AnnualPlanIssuer", PLAN, 'pg:issuer "관계부처 합동"@ko', 'pg:issuer "관계부처 합동"'),
    change("BasicPlanNumber", BASIC, "pg:number 2"),
    change("BasicPlanNumber", BASIC, "pg:number 2", "pg:number 0"),
    change("BasicPlanFirstYear", BASIC, "pg:firstYear 2019"),
    change("BasicPlanFirstYear", BASIC, "pg:firstYear 2019", "pg:firstYear 2024"),
    change("BasicPlanLastYear", BASIC, "pg:lastYear 2023"),
    change("BasicPlanLastYear", BASIC, added="pg:lastYear 2024"),
    change("BasicPlanFields", BASIC, added="pg:hasField <icd-2021/project/1-1-1>"),
    # Hierarchy
    change("AnnualPlanVision", PLAN, added="pg:hasVision <icd-2021/project/1-1-1>"),
    change("Parent", TASK, "pg:hasMeasure <icd-2021/measure/1-1-1>", focus=MEASURE),
    change(
        "Parent",
        FIELD,
        added="pg:hasPerformanceGoal <icd-2/performance-goal/2-1>",
        focus="icd-2/performance-goal/2-1",
    ),
    change("Parent", STRATEGY, added="pg:hasTask <icd-2021/task/2-1>", focus="icd-2021/task/2-1"),
    change("VisionGoals", VISION, added="pg:hasGoal <icd-2021/project/1-1-1>"),
    change("GoalStrategies", GOAL, added="pg:hasStrategy <icd-2021/project/1-1-1>"),
    change("StrategyGoal", GOAL, "pg:hasStrategy <icd-2021/strategy/1>", focus=STRATEGY),
    change("StrategyTasks", STRATEGY, added="pg:hasTask <icd-2021/project/1-1-1>"),
    change("FieldPerformanceGoals", FIELD, added="pg:hasPerformanceGoal <icd-2021/project/1-1-1>"),
    change("MeasureText", MEASURE, 'pg:text "추진 내용"@ko'),
    change("MeasureText", MEASURE, added='pg:text "다른 내용"@ko'),
    change("MeasureText", MEASURE, 'pg:text "추진 내용"@ko', 'pg:text "추진 내용"'),
    # Projects
    change(
        "ProjectPerformanceGoal", PERFORMANCE_GOAL, "pg:hasProject <icd-2021/project/1-1-1>", focus=PROJECT
    ),
    Case(
        "ProjectPerformanceGoal",
        PROJECT,
        "<icd-2/performance-goal/1-1> pg:hasProject <icd-2021/project/1-1-1> .",
        "<icd-2021/task/1-1> pg:hasProject <icd-2021/project/1-1-1> .",
    ),
    change(
        "ProjectPerformanceGoal",
        "icd-2/performance-goal/2-1",
        "",
        "pg:hasProject <icd-2021/project/1-1-1>",
        PROJECT,
    ),
    change("ProjectFunding", PROJECT, "pg:fundedBy <ministry/motie>"),
    change("ProjectFunding", PROJECT, added="pg:fundedBy <icd-2021/goal/1>"),
    # Budget rows
    change("AllocationProject", ROW, "pg:project <icd-2021/project/1-1-1>"),
    change("AllocationProject", ROW, added="pg:project <icd-2021/project/2-1-1>"),
    change("AllocationProject", ROW, "pg:project <icd-2021/project/1-1-1>", "pg:project <icd-2021/task/1-1>"),
    change("AllocationMinistry", ROW, "pg:ministry <ministry/motie>"),
    change("AllocationMinistry", ROW, added="pg:ministry <ministry/mohw>"),
    change("AllocationMinistry", ROW, "pg:ministry <ministry/motie>", "pg:ministry <ministry/unknown>"),
    change("AllocationClassification", ROW, "pg:classifiedUnder <icd-2/performance-goal/1-1>"),
    change("AllocationClassification", ROW, added="pg:classifiedUnder <icd-2/performance-goal/2-1>"),
    change("AllocationStatus", ROW, "pg:status pg:Continuing"),
    change("AllocationStatus", ROW, added="pg:status pg:New"),
    change("AllocationStatus", ROW, "pg:status pg:Continuing", "pg:status pg:Planned"),
    # Any figure
    change("FigureDataSet", ROW, "qb:dataSet <icd-2021/budget>"),
    change("FigureDataSet", ROW, added="qb:dataSet <icd-2021/other-budget>"),
    change("FigureDataSet", TOTAL, "qb:dataSet <icd-2021/data-set/t>"),
    change("FigureDataSet", TOTAL, "qb:dataSet <icd-2021/data-set/t>", "qb:dataSet <icd-2021/table/t>"),
    change("FigureYear", ROW, "pg:fiscalYear 2021"),
    change("FigureYear", TABLE, "pg:fiscalYear 2021"),
    change("FigureYear", TOTAL, "pg:fiscalYear 2021", 'pg:fiscalYear "2021"'),
    change("FigurePhase", ROW, "pg:phase pg:Planned"),
    change("FigurePhase", TOTAL, added="pg:phase pg:Executed"),
    change("FigurePhase", TABLE, "pg:phase pg:Planned", "pg:phase pg:New"),
    change("FigureAmount", ROW, "pg:amount 7250000000"),
    change("FigureAmount", ROW, "pg:amount 7250000000", "pg:amount -1"),
    change("FigureAmount", ROW, "pg:amount 7250000000", "pg:amount 72.5"),
    change("FigureAmount", TOTAL, added="pg:amount 1"),
    # Printed totals
    change("TotalTable", TOTAL, "pg:printedIn <icd-2021/table/t>"),
    change("TotalTable", TOTAL, added="pg:printedIn <icd-2021/table/u>"),
    change("TotalTable", TOTAL, "pg:printedIn <icd-2021/table/t>", "pg:printedIn <icd-2021/budget>"),
    change("TotalShare", CELL, added="pg:share 22.74"),
    change("TotalShare", CELL, "pg:share 22.73", 'pg:share "22.73%"'),
    change("TotalItemCount", CELL, added="pg:itemCount 2"),
    change("TotalItemCount", CELL, "pg:itemCount 1", "pg:itemCount -1"),
    change("TotalField", CELL, added="pg:field <icd-2/field/2>"),
    change("TotalField", TOTAL, added="pg:field <icd-2/performance-goal/1-1>"),
    change("TotalPerformanceGoal", TOTAL, added="pg:performanceGoal <icd-2/performance-goal/2-1>"),
    change("TotalPerformanceGoal", CELL, added="pg:performanceGoal <icd-2021/goal/1>"),
    change("TotalStrategy", TOTAL, added="pg:strategy <icd-2021/strategy/2>"),
    change("TotalStrategy", CELL, added="pg:strategy <icd-2021/task/1-1>"),
    change("TotalTask", TOTAL, added="pg:task <icd-2021/task/2-1>"),
    change("TotalTask", CELL, added="pg:task <icd-2021/project/1-1-1>"),
    change("TotalMinistry", CELL, added="pg:ministry <ministry/mohw>"),
    change("TotalMinistry", TOTAL, added="pg:ministry <ministry/unknown>"),
    # Tables
    change("TableTitle", TABLE, 'dcterms:title "재정투자 계획"@ko'),
    change("TableTitle", TABLE, added='dcterms:title "다른 제목"@ko'),
    change("TableTitle", TABLE, 'dcterms:title "재정투자 계획"@ko', 'dcterms:title ""@ko'),
    change("TableTotals", ROW, "", "pg:printedIn <icd-2021/table/t>", TABLE),
    # Evidence
    change("Evidence", PLAN, "pg:evidence <icd-2021/line/762>"),
    change("Evidence", PROJECT, "pg:evidence <icd-2021/line/762>"),
    change("Evidence", ROW, "pg:evidence <icd-2021/line/762>"),
    change("Evidence", EMENDATION, "pg:evidence <icd-2021/line/762>"),
    change("Evidence", TOTAL, "pg:evidence <icd-2021/line/474/cell/1>", "pg:evidence <icd-2021/line/999>"),
    change("Evidence", "icd-2021/background/9", added='a pg:BackgroundStatement ; pg:text "배경"@ko'),
    change("PlaceSource", PLACE, "oa:hasSource <icd-2021/text>"),
    change("PlaceSource", PLACE, added="oa:hasSource <icd-2022/text>"),
    change("PlaceSelector", PLACE, "oa:hasSelector <icd-2021/line/762/fragment>"),
    change("PlaceSelector", PLACE, added="oa:hasSelector <icd-2021/line/762/quote>"),
    change("PlaceLines", PLACE, "pg:line 762"),
    change("PlaceLines", PLACE, "pg:line 762", "pg:line 0"),
    change("PlaceLines", PLACE, "pg:line 762", 'pg:line "762"'),
    change("FragmentValue", FRAGMENT, 'rdf:value "line=761,762"'),
    change("FragmentValue", FRAGMENT, 'rdf:value "line=761,762"', 'rdf:value "line=762"'),
    change("FragmentStandard", FRAGMENT, "dcterms:conformsTo <http://tools.ietf.org/rfc/rfc5147>"),
    change("FragmentStandard", FRAGMENT, added="dcterms:conformsTo <http://tools.ietf.org/rfc/rfc3778>"),
    change("FragmentQuote", FRAGMENT, "oa:refinedBy <icd-2021/line/762/quote>"),
    change("FragmentQuote", FRAGMENT, added="oa:refinedBy <icd-2021/line/474/cell/1/quote>"),
    change("QuoteExact", QUOTE, 'oa:exact "행 전체"'),
    change("QuoteExact", QUOTE, added='oa:exact "다른 글"'),
    change("QuoteContext", CELL_QUOTE, 'oa:prefix ""'),
    change("QuoteContext", CELL_QUOTE, added='oa:suffix "다른 칸"'),
    change("QuoteContext", QUOTE, added='oa:suffix "다음 칸"'),
    change("SourceTextTitle", TEXT, 'dcterms:title "실행계획"@ko'),
    change("SourceTextTitle", TEXT, added='dcterms:title "다른 제목"@ko'),
    # Lines that carry nothing
    change("UnusedKind", UNUSED, 'pg:unusedKind "blank"'),
    change("UnusedKind", UNUSED, added='pg:unusedKind "unit"'),
    change("UnusedLine", UNUSED, "pg:unusedLine 2"),
    change("UnusedLine", UNUSED, "pg:unusedLine 2", "pg:unusedLine 0"),
    # Repairs
    change("EmendationRawText", EMENDATION, 'pg:rawText "비이오"'),
    change("EmendationRawText", EMENDATION, 'pg:rawText "비이오"', 'pg:rawText "바이오"'),
    change("EmendationReading", EMENDATION, 'pg:reading "바이오"'),
    change("EmendationReading", EMENDATION, added='pg:reading "바이외"'),
    change("EmendationReason", EMENDATION, 'pg:reason "글자 오독"@ko'),
    change("EmendationReason", EMENDATION, 'pg:reason "글자 오독"@ko', 'pg:reason ""@ko'),
    change("EmendationReason", EMENDATION, added='pg:reason "다른 이유"@ko'),
    change("EmendationBasis", EMENDATION, 'pg:basis "같은 장의 표 제목"@ko'),
    change("EmendationBasis", EMENDATION, added='pg:basis "다른 증거"@ko'),
    change("EmendationEmends", EMENDATION, "pg:emends <icd-2021/project/1-1-1>"),
    change("EmendationEmends", EMENDATION, added='pg:emends "사업 1"'),
    # Statements that the document does not print
    change("AxiomSource", AXIOM, "owl:annotatedSource <icd-2021/goal/1>"),
    change("AxiomSource", AXIOM, added="owl:annotatedSource <icd-2021/goal/2>"),
    change("AxiomProperty", AXIOM, "owl:annotatedProperty pg:hasStrategy"),
    change("AxiomProperty", AXIOM, added="owl:annotatedProperty pg:hasTask"),
    change("AxiomTarget", AXIOM, "owl:annotatedTarget <icd-2021/strategy/1>"),
    change("AxiomTarget", AXIOM, added="owl:annotatedTarget <icd-2021/strategy/2>"),
    change("AxiomReason", AXIOM, 'pg:reason "본문은 대응을 인쇄하지 않음"@ko'),
    change("TaskLinkConfidence", LINK, "sssom:confidence 0.75"),
    change("TaskLinkConfidence", LINK, "sssom:confidence 0.75", "sssom:confidence 75"),
    change("TaskLinkTask", LINK, "pg:task <icd-2021/task/1-1>"),
    change("TaskLinkTask", LINK, added="pg:task <icd-2021/task/2-1>"),
    change("TaskLinkProject", LINK, "pg:project <icd-2021/project/1-1-1>"),
    change("TaskLinkProject", LINK, added="pg:project <icd-2021/project/2-1-1>"),
    change("TaskLinkKind", LINK, 'pg:linkKind "likely"'),
    change("TaskLinkKind", LINK, added='pg:linkKind "open"'),
    change("ProjectTask", "icd-2021/task/2-1", added=f"pg:hasProject <{PROJECT}>", focus=PROJECT),
    change("TaskLinkBasis", LINK, 'pg:basis "인쇄된 합계를 모두 만족함"@ko'),
    # Judgements that assert nothing
    change("JudgementOf", JUDGEMENT, "pg:judges <icd-2021/achievement/1-1-1>"),
    change("JudgementOf", JUDGEMENT, added="pg:judges <icd-2021/goal/1>"),
    change("JudgementAnswer", JUDGEMENT, 'pg:answer "no"'),
    change("JudgementAnswer", JUDGEMENT, 'pg:answer "no"', 'pg:answer "yes"'),
    change("JudgementReason", JUDGEMENT, 'pg:reason "올해 글에 나오지 않음"@ko'),
    change("JudgementReason", JUDGEMENT, 'pg:reason "올해 글에 나오지 않음"@ko', 'pg:reason ""@ko'),
    # Reviews of pairs of projects
    change("PairReviewOf", REVIEW, "pg:reviews <icd-2021/project/1-1-1>"),
    change("PairReviewOf", REVIEW, added="pg:reviews <icd-2021/goal/1>"),
    change("PairReviewDecision", REVIEW, 'pg:decision "yes"'),
    change("PairReviewDecision", REVIEW, added='pg:decision "no"'),
    change("PairReviewReason", REVIEW, 'pg:reason "같은 기업을 같은 수단으로 도움"@ko'),
    change("PairReviewReason", REVIEW, 'pg:reason "같은 기업을 같은 수단으로 도움"@ko', 'pg:reason ""@ko'),
    # Topics, places, and the links to them
    change("SubjectKoreanName", TOPIC, 'skos:prefLabel "인공지능"@ko'),
    change("SubjectKoreanName", SITE, added='skos:prefLabel "대구시"@ko'),
    change("SubjectEnglishName", SITE, 'skos:prefLabel "Daegu"@en'),
    change("SubjectReason", TOPIC, 'pg:reason "문서가 되풀이해 말하는 기술"@ko'),
    change("SubjectReason", SITE, 'pg:reason "370행"@ko', 'pg:reason ""@ko'),
    change("TopicScheme", TOPIC, "skos:inScheme <topic>"),
    change("TopicScheme", TOPIC, added="skos:inScheme code:city", focus=TOPIC),
    change("PlaceKind", SITE, "dcterms:type code:city"),
    change("PlaceKind", SITE, "dcterms:type code:city", "dcterms:type <topic>"),
    change("PlaceKind", SITE, added="dcterms:type <topic>"),
    change("LinkWords", ABOUT, 'pg:words "AI"@ko'),
    change("LinkWords", ABOUT, 'pg:words "AI"@ko', 'pg:words ""@ko'),
    Case(
        "LinkWords",
        ABOUT,
        f'<{ABOUT}> owl:annotatedProperty pg:about ; pg:words "AI"@ko .',
        f"<{ABOUT}> owl:annotatedProperty pg:mentions .",
    ),
    Case(
        "LinkWords",
        ABOUT,
        f'<{ABOUT}> owl:annotatedProperty pg:about ; pg:words "AI"@ko .',
        f"<{ABOUT}> owl:annotatedProperty pg:locatedIn .",
    ),
    change("LinkEvidence", ABOUT, "pg:evidence <icd-2021/line/762>"),
    change("LinkEvidence", ABOUT, "pg:evidence <icd-2021/line/762>", 'pg:evidence "762"'),
    # Suspected faults
    change("SuspectedFaultKind", FAULT, 'pg:faultKind "misread"'),
    change("SuspectedFaultKind", FAULT, added='pg:faultKind "spacing"'),
    change("SuspectedFaultWords", FAULT, 'pg:rawText "한만"', 'pg:rawText ""'),
    change("EmendationEmends", FAULT, "pg:emends <icd-2021/measure/1-1-1>"),
    # Contradictions
    change("DiscrepancyStatements", DISCREPANCY, f"pg:statement <{STATEMENT}>"),
    change("DiscrepancyStatements", DISCREPANCY, added="pg:statement <icd-2021/total/t/1-1>"),
    change("DiscrepancyCode", DISCREPANCY, 'pg:code "two-totals"'),
    change("DiscrepancyCode", DISCREPANCY, 'pg:code "two-totals"', 'pg:code "두 합계"'),
    change("DiscrepancyKind", DISCREPANCY, 'pg:discrepancyKind "two-values"'),
    change("DiscrepancyKind", DISCREPANCY, added='pg:discrepancyKind "two-dates"'),
    change("DiscrepancyVerdict", DISCREPANCY, added='pg:verdict "explained"'),
    change("DiscrepancyExplanation", DISCREPANCY, 'pg:explanation "두 합계가 다름"@ko'),
    change("DiscrepancyExplanation", DISCREPANCY, added='pg:explanation "또 다름"@ko'),
    change(
        "DiscrepancyExplanation", DISCREPANCY, 'pg:explanation "두 합계가 다름"@ko', 'pg:explanation ""@ko'
    ),
    *(change(*case) for case in (*TEXT_CASES, *OVERLAP_CASES)),
    change("StatementWords", STATEMENT, 'pg:words "0"@ko'),
    change("StatementWords", STATEMENT, added='pg:words "2"@ko'),
    change("StatementEvidence", STATEMENT, "pg:evidence <icd-2021/line/474/cell/1>"),
    change("StatementEvidence", STATEMENT, added="pg:evidence <icd-2021/line/762>"),
    change("StatementSaidIn", STATEMENT, added='pg:saidIn "표"'),
]

# What a right plan may also say.
ALLOWED = {
    "a link with its words and without a reason": """
<icd-2021/located-in/measure/1-1-1/daegu> a owl:Axiom ; owl:annotatedSource <icd-2021/measure/1-1-1> ;
    owl:annotatedProperty pg:locatedIn ; owl:annotatedTarget <place/daegu> ; pg:words "대구"@ko ;
    pg:evidence <icd-2021/line/762> .
""",
    "a project linked to a task too": "<icd-2021/task/1-1> pg:hasProject <icd-2021/project/1-1-1> .",
    "a strategy that serves no goal alone": "<icd-2021/goal/1> pg:hasStrategy <icd-2021/strategy/2> .",
    "a link justified by a method": """
        <icd-2021/link/axiom/1> a owl:Axiom ; owl:annotatedSource <icd-2021/task/1-1> ;
            owl:annotatedProperty pg:hasProject ; owl:annotatedTarget <icd-2021/project/1-1-1> ;
            sssom:confidence 0.75 ;
            sssom:mapping_justification <https://w3id.org/semapv/vocab/LexicalMatching> .
    """,
    "a discrepancy that nobody has judged": """
        <icd-2021/discrepancy/2> a pg:Discrepancy ; pg:code "two-values-474-762" ;
            pg:discrepancyKind "two-values" ; pg:explanation "두 값"@ko , "Two values"@en ;
            pg:statement <icd-2021/discrepancy/1/statement/474> , <icd-2021/discrepancy/1/statement/762> .
    """,
    "a reason in two languages": '<icd-2021/emendation/763-1> pg:reason "misread letter"@en .',
    "a measure under a measure": """
        <icd-2021/measure/1-1-1> pg:hasMeasure <icd-2021/measure/1-1-1-1> .
        <icd-2021/measure/1-1-1-1> a pg:Measure ; pg:code "1-1-1-1" ; pg:text "세부 내용"@ko ;
            pg:evidence <icd-2021/line/762> ; skos:prefLabel "세부 내용"@ko , "Detail"@en .
    """,
}


def read(turtle: str) -> Graph:
    """A graph from Turtle without its prefixes."""
    return Graph().parse(data=PREFIXES + turtle, format="turtle")


@cache
def shapes() -> Graph:
    """All shapes."""
    graph = Graph()
    for path in sorted(paths.SHAPES.glob("*.ttl")):
        graph.parse(path, format="turtle")
    return graph


@cache
def right() -> Graph:
    """The smallest plan that is complete; not to be changed."""
    return read(RIGHT)


@cache
def hierarchy() -> Graph:
    """The classes of the ontology, one under the other: all that SHACL asks of it."""
    ontology, classes = Graph().parse(paths.ONTOLOGY / "policygraph.ttl", format="turtle"), Graph()
    for class_, _, above in ontology.triples((None, RDFS.subClassOf, None)):
        if isinstance(above, URIRef):
            classes.add((class_, RDF.type, OWL.Class)).add((class_, RDFS.subClassOf, above))
    return classes


def shape_names() -> list[str]:
    """The names of all shapes."""
    kinds = (SH.PropertyShape, SH.NodeShape)
    return sorted(
        str(shape).removeprefix(SHAPE) for kind in kinds for shape in shapes().subjects(RDF.type, kind)
    )


def validate(data: Graph) -> Graph:
    """The validation report on a graph, read beside the classes of the ontology."""
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes(), ont_graph=hierarchy())
    assert isinstance(report, Graph)
    return report


def findings(data: Graph) -> set[tuple[str, str]]:
    """The shapes that report something and the nodes that they report."""
    report = validate(data)
    return {
        (
            str(report.value(result, SH.sourceShape)).removeprefix(SHAPE),
            str(report.value(result, SH.focusNode)).removeprefix(ID),
        )
        for result in report.subjects(RDF.type, SH.ValidationResult)
    }


def mutated(case: Case) -> Graph:
    """The right plan with the change of a case."""
    removed, added = read(case.removed), read(case.added)
    assert all(triple in right() for triple in removed)
    return right() - removed + added


def test_a_complete_plan_passes() -> None:
    """No shape reports anything in a complete plan."""
    assert set() == findings(right())


@pytest.mark.parametrize("allowed", ALLOWED.values(), ids=ALLOWED.keys())
def test_more_than_the_least_passes(allowed: str) -> None:
    """No shape objects to what a plan may say beyond the least."""
    assert set() == findings(read(RIGHT + allowed))


@pytest.mark.many(quick=30)
@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_an_incomplete_plan_is_reported(case: Case) -> None:
    """The shape meant, and no other, reports the node that lacks something."""
    assert {(case.shape, case.focus)} == findings(mutated(case))


def test_every_shape_has_a_case_that_trips_it() -> None:
    """No shape is without a case, no case without a shape."""
    assert shape_names() == sorted({case.shape for case in CASES})


@pytest.mark.parametrize("name", shape_names())
def test_a_shape_meets_something_in_the_complete_plan(name: str) -> None:
    """A shape passes because what it asks for is there, not because it looks at nothing."""
    data = right()

    classes = shapes().objects(SHAPE[name], SH.targetClass)
    properties = shapes().objects(SHAPE[name], SH.targetSubjectsOf)
    assert any((None, RDF.type, one) in data for one in classes) or any(
        (None, one, None) in data for one in properties
    )


@pytest.mark.parametrize("name", shape_names())
def test_a_shape_says_what_is_wrong_in_both_languages(name: str) -> None:
    """Every shape has one message in Korean, one in English, and a severity."""
    messages = [m.language for m in shapes().objects(SHAPE[name], SH.message) if isinstance(m, Literal)]

    assert (["en", "ko"], [SH.Violation]) == (
        sorted(str(language) for language in messages),
        list(shapes().objects(SHAPE[name], SH.severity)),
    )


def test_a_finding_carries_the_message_of_its_shape() -> None:
    """The report repeats both messages of the shape."""
    report = validate(mutated(change("GoalOrder", GOAL, "pg:order 1")))
    (result,) = report.subjects(RDF.type, SH.ValidationResult)

    assert set(shapes().objects(URIRef(SHAPE.GoalOrder), SH.message)) == set(
        report.objects(result, SH.resultMessage)
    )
