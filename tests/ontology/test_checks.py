"""Every check passes a right set of graphs and reports the one that breaks its rule."""

import re
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox
import pytest

from policygraph import paths

ID = "https://w3id.org/policygraph/id/"
CHECKS = {path.name.removesuffix("-violation.rq"): path for path in sorted(paths.CHECKS.glob("*.rq"))}
BLANK = "_:"
PG = "https://w3id.org/policygraph/ontology#"

PREFIXES = """
@base <https://w3id.org/policygraph/id/> .
@prefix g: <https://w3id.org/policygraph/graph/> .
@prefix g2021: <https://w3id.org/policygraph/graph/icd-2021/> .
@prefix g2022: <https://w3id.org/policygraph/graph/icd-2022/> .
@prefix measure: <https://w3id.org/policygraph/vocabulary/overlap-measure/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix pg: <https://w3id.org/policygraph/ontology#> .
@prefix qb: <http://purl.org/linked-data/cube#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""

# Two fields with three performance goals, three projects, four budget rows of three ministries, and what
# the document prints of their sums.
RIGHT = """
g:ontology {
  [] a owl:AllDifferent ; owl:distinctMembers ( pg:Planned pg:Executed ) .
  pg:project a qb:DimensionProperty ; rdfs:range pg:Project .
  pg:ministry a qb:DimensionProperty ; rdfs:range pg:Ministry .
  pg:field a qb:DimensionProperty ; rdfs:range pg:Field .
  pg:performanceGoal a qb:DimensionProperty ; rdfs:range pg:PerformanceGoal .
  pg:fiscalYear a qb:DimensionProperty ; rdfs:range rdfs:Resource .
  pg:phase a qb:DimensionProperty , qb:CodedProperty ; rdfs:range pg:Phase ; qb:codeList <phases> .
  pg:classifiedUnder a qb:AttributeProperty .
  <unitMeasure> a qb:AttributeProperty .
  pg:amount a qb:MeasureProperty ; <unitMeasure> <won> .
  pg:share a qb:MeasureProperty ; <unitMeasure> <percent> .
  pg:itemCount a qb:MeasureProperty ; <unitMeasure> <rows> .
  <of/project> qb:dimension pg:project . <of/ministry> qb:dimension pg:ministry .
  <of/field> qb:dimension pg:field . <of/goal> qb:dimension pg:performanceGoal .
  <of/year> qb:dimension pg:fiscalYear . <of/phase> qb:dimension pg:phase .
  <of/amount> qb:measure pg:amount . <of/share> qb:measure pg:share . <of/count> qb:measure pg:itemCount .
  <of/class> qb:attribute pg:classifiedUnder ; qb:componentRequired true .
  <of/unit> qb:attribute <unitMeasure> ; qb:componentRequired true ;
    qb:componentAttachment qb:MeasureProperty .
  <structure/rows> a qb:DataStructureDefinition ; qb:component <of/project> , <of/ministry> , <of/year> ,
    <of/phase> , <of/amount> , <of/class> , <of/unit> .
  <structure/goals> a qb:DataStructureDefinition ; qb:component <of/goal> , <of/year> , <of/phase> ,
    <of/amount> , <of/share> , <of/count> , <of/unit> .
  <structure/cells> a qb:DataStructureDefinition ; qb:component <of/ministry> , <of/field> , <of/year> ,
    <of/phase> , <of/amount> , <of/unit> .
  <structure/parts> a qb:DataStructureDefinition ; qb:component <of/ministry> , <of/goal> , <of/year> ,
    <of/phase> , <of/amount> , <of/count> .
  <structure/sums> a qb:DataStructureDefinition ; qb:component <of/goal> , <of/year> , <of/phase> ,
    <of/amount> , <of/count> .
  pg:phase pg:codeList <phases> . pg:stageKind pg:codeList <kinds> .
  pg:faultKind pg:codeList <faults> . <fault/misread> skos:inScheme <faults> ; skos:notation "misread" .
  pg:discrepancyKind pg:codeList <differences> .
  <difference/two-values> skos:inScheme <differences> ; skos:notation "two-values" .
  pg:verdict pg:codeList <verdicts> .
  <verdict/explained> skos:inScheme <verdicts> ; skos:notation "explained" .
  pg:Planned skos:inScheme <phases> . pg:Executed skos:inScheme <phases> .
  <kind/passed> skos:inScheme <kinds> ; skos:notation "passed" .
}
g:organisations {
  <ministry/motie> a pg:Ministry . <ministry/mohw> a pg:Ministry . <ministry/molit> a pg:Ministry .
}
g2021:asserted {
  <icd-2021/text> a pg:SourceText .
  <icd-2021/budget> a qb:DataSet ; qb:structure <structure/rows> .
  <icd-2021/goals> a qb:DataSet ; qb:structure <structure/goals> .
  <icd-2021/cells> a qb:DataSet ; qb:structure <structure/cells> .
  <row/a> qb:dataSet <icd-2021/budget> . <row/b> qb:dataSet <icd-2021/budget> .
  <row/c> qb:dataSet <icd-2021/budget> . <row/d> qb:dataSet <icd-2021/budget> .
  <total/1-1> qb:dataSet <icd-2021/goals> . <total/1-2> qb:dataSet <icd-2021/goals> .
  <total/2-1> qb:dataSet <icd-2021/goals> . <total/2020> qb:dataSet <icd-2021/goals> .
  <cell/motie-1> qb:dataSet <icd-2021/cells> . <cell/molit-1> qb:dataSet <icd-2021/cells> .
  <cell/motie-2> qb:dataSet <icd-2021/cells> . <cell/2020> qb:dataSet <icd-2021/cells> .
  <icd-2> a pg:BasicPlan ; pg:hasField <icd-2/field/1> , <icd-2/field/2> .
  <icd-2/field/1> a pg:Field ; pg:hasPerformanceGoal <icd-2/goal/1-1> , <icd-2/goal/1-2> .
  <icd-2/field/2> a pg:Field ; pg:hasPerformanceGoal <icd-2/goal/2-1> .
  <icd-2/goal/1-1> a pg:PerformanceGoal ; pg:hasProject <icd-2021/project/1-1-1> , <icd-2021/project/1-1-2> .
  <icd-2/goal/1-2> a pg:PerformanceGoal ; pg:hasProject <icd-2021/project/1-2-1> .
  <icd-2/goal/2-1> a pg:PerformanceGoal .
  <icd-2021/project/1-1-1> a pg:Project ; skos:prefLabel "함께 하는 사업"@ko ;
    pg:fundedBy <ministry/motie> , <ministry/mohw> .
  <icd-2021/project/1-1-2> a pg:Project ; skos:prefLabel "혼자 하는 사업"@ko ; pg:fundedBy <ministry/motie> .
  <icd-2021/project/1-2-1> a pg:Project ; skos:prefLabel "다른 목표의 사업"@ko ;
    pg:fundedBy <ministry/molit> .

  <row/a> a pg:Allocation ; pg:project <icd-2021/project/1-1-1> ; pg:ministry <ministry/motie> ;
    pg:fiscalYear 2021 ; pg:phase pg:Planned ; pg:amount 100 ; pg:classifiedUnder <icd-2/goal/1-1> .
  <row/b> a pg:Allocation ; pg:project <icd-2021/project/1-1-1> ; pg:ministry <ministry/mohw> ;
    pg:fiscalYear 2021 ; pg:phase pg:Planned ; pg:amount 100 ; pg:classifiedUnder <icd-2/goal/1-1> .
  <row/c> a pg:Allocation ; pg:project <icd-2021/project/1-1-2> ; pg:ministry <ministry/motie> ;
    pg:fiscalYear 2021 ; pg:phase pg:Planned ; pg:amount 30 ; pg:classifiedUnder <icd-2/goal/1-1> .
  <row/d> a pg:Allocation ; pg:project <icd-2021/project/1-2-1> ; pg:ministry <ministry/molit> ;
    pg:fiscalYear 2021 ; pg:phase pg:Planned ; pg:amount 7 ; pg:classifiedUnder <icd-2/goal/1-2> .

  <table> a pg:PublishedTable .
  <total/1-1> a pg:PublishedTotal ; pg:performanceGoal <icd-2/goal/1-1> ; pg:fiscalYear 2021 ;
    pg:phase pg:Planned ; pg:amount 230 ; pg:itemCount 3 ; pg:share 97.05 .
  <total/1-2> a pg:PublishedTotal ; pg:performanceGoal <icd-2/goal/1-2> ; pg:fiscalYear 2021 ;
    pg:phase pg:Planned ; pg:amount 7 ; pg:itemCount 1 ; pg:share 2.95 .
  <total/2-1> a pg:PublishedTotal ; pg:performanceGoal <icd-2/goal/2-1> ; pg:fiscalYear 2021 ;
    pg:phase pg:Planned ; pg:amount 0 ; pg:itemCount 0 ; pg:share 0 .
  <total/2020> a pg:PublishedTotal ; pg:performanceGoal <icd-2/goal/1-1> ; pg:fiscalYear 2020 ;
    pg:phase pg:Executed ; pg:amount 999 ; pg:itemCount 9 ; pg:share 100 .
  <cell/motie-1> a pg:PublishedTotal ; pg:ministry <ministry/motie> ; pg:field <icd-2/field/1> ;
    pg:fiscalYear 2021 ; pg:phase pg:Planned ; pg:amount 130 .
  <cell/molit-1> a pg:PublishedTotal ; pg:ministry <ministry/molit> ; pg:field <icd-2/field/1> ;
    pg:fiscalYear 2021 ; pg:phase pg:Planned ; pg:amount 7 .
  <cell/motie-2> a pg:PublishedTotal ; pg:ministry <ministry/motie> ; pg:field <icd-2/field/2> ;
    pg:fiscalYear 2021 ; pg:phase pg:Planned ; pg:amount 0 .
  <cell/2020> a pg:PublishedTotal ; pg:ministry <ministry/motie> ; pg:field <icd-2/field/1> ;
    pg:fiscalYear 2020 ; pg:phase pg:Executed ; pg:amount 999 .
}
g2021:evidence {
  <icd-2> pg:evidence <line/1> . <table> pg:evidence <line/1> .
  <icd-2/field/1> pg:evidence <line/1> . <icd-2/field/2> pg:evidence <line/1> .
  <icd-2/goal/1-1> pg:evidence <line/1> . <icd-2/goal/1-2> pg:evidence <line/1> .
  <icd-2/goal/2-1> pg:evidence <line/1> .
  <ministry/motie> pg:evidence <line/1> .
  <icd-2021/project/1-1-1> pg:evidence <line/11-12> .
  <icd-2021/project/1-1-2> pg:evidence <line/13> . <icd-2021/project/1-2-1> pg:evidence <line/14> .
  <row/a> pg:evidence <line/11> . <row/b> pg:evidence <line/12> .
  <row/c> pg:evidence <line/13> . <row/d> pg:evidence <line/14> .
  <total/1-1> pg:evidence <line/21> . <total/1-2> pg:evidence <line/22> .
  <total/2-1> pg:evidence <line/23> . <total/2020> pg:evidence <line/24> .
  <cell/motie-1> pg:evidence <line/31> . <cell/molit-1> pg:evidence <line/31> .
  <cell/motie-2> pg:evidence <line/31> . <cell/2020> pg:evidence <line/31> .

  <icd-2021/discrepancy/1/statement/11> pg:evidence <line/11> .
  <icd-2021/discrepancy/1/statement/12> pg:evidence <line/12> .

  <line/1> a oa:SpecificResource ; pg:line 1 ; oa:hasSelector <line/1/fragment> .
  <line/1/fragment> rdf:value "line=0,1" .
  <line/11> a oa:SpecificResource ; pg:line 11 ; oa:hasSelector <line/11/fragment> .
  <line/11/fragment> rdf:value "line=10,11" ; oa:refinedBy <line/11/quote> .
  <line/11/quote> oa:exact "첫째 말이 여기 있음" .
  <icd-2021/suspected-fault/11-1> pg:evidence <line/11> .
  <line/12> pg:line 12 . <line/13> pg:line 13 . <line/14> pg:line 14 . <line/21> pg:line 21 .
  <line/22> pg:line 22 . <line/23> pg:line 23 . <line/24> pg:line 24 . <line/31> pg:line 31 .
  <line/11-12> a oa:SpecificResource ; pg:line 11 , 12 ; oa:hasSelector <line/11-12/fragment> .
  <line/11-12/fragment> rdf:value "line=10,12" .
}
g2021:asserted {
  <icd-2021/action/1> pg:hasTarget <target/1> , <target/2> .
  <target/1> pg:unit "원"@ko ; pg:toValue 199.0 . <target/2> pg:unit "명"@ko ; pg:toValue 3.0 .
  <icd-2021/finance/1> a pg:FinanceStatement ; pg:hasTarget <target/3> . <target/3> pg:unit "원"@ko .
}
g2021:evidence {
  <target/1> pg:evidence <line/41> . <target/2> pg:evidence <line/41> . <target/3> pg:evidence <line/41> .
  <icd-2021/finance/1> pg:evidence <line/41> .
}
g2021:inferred {
  <compared/1> a pg:AmountComparison ; pg:comparesAmount <target/1> ; pg:comparedWith <row/a> , <row/b> ;
    pg:tableAmount 200 ; pg:difference -1 ; pg:amountVerdict "rounds-to" .
}
g2021:asserted { <icd-2021/action/1> pg:text "인공지능 로봇, 대구에서"@ko . }
g2021:evidence {
  <icd-2021/action/1> pg:evidence <line/41> . <line/41> pg:line 41 .
}
g2021:curated {
  <icd-2021/project/1-1-1> skos:prefLabel "Shared project"@en ; pg:about <topic/together> .
  <link/1> a owl:Axiom ; owl:annotatedSource <icd-2021/project/1-1-1> ; owl:annotatedProperty pg:about ;
    owl:annotatedTarget <topic/together> ; pg:words "함께"@ko .
  <icd-2021/action/1> pg:about <topic/ai> ; pg:locatedIn <place/daegu> .
  <link/2> a owl:Axiom ; owl:annotatedSource <icd-2021/action/1> ; owl:annotatedProperty pg:about ;
    owl:annotatedTarget <topic/ai> ; pg:words "인공지능"@ko .
  <link/3> a owl:Axiom ; owl:annotatedSource <icd-2021/action/1> ; owl:annotatedProperty pg:locatedIn ;
    owl:annotatedTarget <place/daegu> ; pg:words "대구"@ko .
  <topic/ai> a pg:Topic ; skos:broader <topic/together> .
  <topic/together> a pg:Topic ; skos:narrower <topic/ai> .
  <reading/1> a owl:Axiom ; owl:annotatedSource <icd-2021/project/1-1-1> ; pg:labelStatus "unofficial" ;
    owl:annotatedProperty skos:prefLabel ; owl:annotatedTarget "Shared project"@en ; pg:reason "번역"@ko .
  <event/1> a pg:Event ; pg:stageKind "passed" ; pg:evidence <line/14> .
  <icd-2021/discrepancy/1> a pg:Discrepancy ; pg:verdict "explained" ; pg:discrepancyKind "two-values" ;
    pg:statement <icd-2021/discrepancy/1/statement/11> , <icd-2021/discrepancy/1/statement/12> .
  <icd-2021/discrepancy/1/statement/11> a pg:Statement ; pg:words "첫째"@ko .
  <icd-2021/suspected-fault/11-1> a pg:SuspectedFault ; pg:faultKind "misread" ; pg:rawText "첫째 말" .
}
g2021:inferred {
  <ministry/motie> pg:coFundsWith <ministry/mohw> .
  <ministry/mohw> pg:coFundsWith <ministry/motie> .
}
"""
RIGHT += """
g2021:overlap {
  <overlap/co-funded/1> a pg:OverlapResult ; pg:overlapMeasure measure:co-funded-projects ; pg:value 1 ;
    pg:concerns <ministry/mohw> , <ministry/motie> ; pg:basedOn <row/a> , <row/b> .
  <overlap/goals/1> a pg:OverlapResult ; pg:overlapMeasure measure:shared-goals ; pg:value 0 ;
    pg:concerns <ministry/molit> , <ministry/motie> .
  <overlap/joint/1> a pg:OverlapResult ; pg:overlapMeasure measure:joint-measures ; pg:value 0 ;
    pg:concerns <ministry/molit> , <ministry/motie> .
}
"""

# A bullet that prints the name of a project, with its note; it passes every check.
NAMING = """
g2021:asserted {
  <bullet> pg:namesProject <icd-2021/project/1-2-1> .
  <note> a owl:Axiom ; owl:annotatedSource <bullet> ; owl:annotatedProperty pg:namesProject ;
    owl:annotatedTarget <icd-2021/project/1-2-1> ; pg:words "다른 목표의 사업"@ko .
}
g2021:evidence { <bullet> pg:evidence <line/14> . <note> pg:evidence <line/14> . }
"""
# A sentence that says a total again, with its note.
RESTATED = """
g2021:asserted {
  <bullet> pg:restates <total/1-2> .
  <note> a owl:Axiom ; owl:annotatedSource <bullet> ; owl:annotatedProperty pg:restates ;
    owl:annotatedTarget <total/1-2> ; pg:restatedAmount 7 ; pg:amountRoundedTo 1 ; pg:words "7원"@ko .
}
g2021:evidence { <bullet> pg:evidence <line/14> . <note> pg:evidence <line/14> . }
"""


class Case(NamedTuple):
    """A change to the right graphs, and what a check must find in them.

    Attributes:
        check: the name of the check.
        found: the subjects that it must report, each with its line in the source, if it has one.
        removed, added: quads.
    """

    check: str
    found: set[tuple[str, int | None]]
    removed: str = ""
    added: str = ""


CASES = [
    Case(
        "link-without-words",
        {("icd-2021/action/1", 41)},
        added="g2021:curated { <icd-2021/action/1> pg:mentions <instrument/sandbox> . }",
    ),
    Case(
        "link-without-words", {("icd-2021/action/1", 41)}, 'g2021:curated { <link/3> pg:words "대구"@ko . }'
    ),
    # Words of another link of the same text are no evidence.
    Case(
        "link-without-words",
        {("icd-2021/action/1", 41)},
        "g2021:curated { <link/2> owl:annotatedTarget <topic/ai> . }",
        "g2021:curated { <link/2> owl:annotatedTarget <topic/together> . }",
    ),
    Case(
        "link-words-elsewhere",
        {("icd-2021/action/1", 41)},
        'g2021:curated { <link/3> pg:words "대구"@ko . }',
        'g2021:curated { <link/3> pg:words "세종"@ko . }',
    ),
    Case(
        "link-words-elsewhere",
        {("icd-2021/project/1-1-1", 11)},
        'g2021:curated { <link/1> pg:words "함께"@ko . }',
        'g2021:curated { <link/1> pg:words "혼자"@ko . }',
    ),
    Case(
        "topic-hierarchy",
        {("topic/ai", None)},
        "g2021:curated { <topic/together> skos:narrower <topic/ai> . }",
    ),
    Case(
        "topic-hierarchy",
        {("topic/ai", None)},
        "g2021:curated { <topic/ai> skos:broader <topic/together> . }",
    ),
    Case(
        "topic-hierarchy",
        {("topic/ai", None), ("topic/together", None)},
        added="g2021:curated { <topic/together> skos:broader <topic/ai> . "
        "<topic/ai> skos:narrower <topic/together> . }",
    ),
    # The row of a project under goal 1-1 is classified under goal 1-2.
    Case(
        "allocation-goal",
        {("row/c", 13)},
        "g2021:asserted { <row/c> pg:classifiedUnder <icd-2/goal/1-1> . }",
        "g2021:asserted { <row/c> pg:classifiedUnder <icd-2/goal/1-2> . }",
    ),
    # The project stands under no goal.
    Case(
        "allocation-goal",
        {("row/d", 14)},
        "g2021:asserted { <icd-2/goal/1-2> pg:hasProject <icd-2021/project/1-2-1> . }",
    ),
    Case(
        "funding-without-allocation",
        {("icd-2021/project/1-1-2", 13)},
        added="g2021:asserted { <icd-2021/project/1-1-2> pg:fundedBy <ministry/molit> . }",
    ),
    # A total of the ministry is no row of it.
    Case(
        "funding-without-allocation",
        {("icd-2021/project/1-1-1", 11)},
        "g2021:asserted { <row/b> a pg:Allocation . }",
        "g2021:asserted { <row/b> a pg:PublishedTotal . }",
    ),
    Case(
        "allocation-without-funding",
        {("row/b", 12)},
        "g2021:asserted { <icd-2021/project/1-1-1> pg:fundedBy <ministry/mohw> . }",
    ),
    Case(
        "co-funding-without-project",
        {("ministry/molit", None)},
        added="g2021:inferred { <ministry/molit> pg:coFundsWith <ministry/motie> . }",
    ),
    Case(
        "co-funding-without-project",
        {("ministry/motie", 1)},
        added="g2021:inferred { <ministry/motie> pg:coFundsWith <ministry/motie> . }",
    ),
    # One direction is missing.
    Case(
        "co-funding-missing",
        {("icd-2021/project/1-1-1", 11)},
        "g2021:inferred { <ministry/mohw> pg:coFundsWith <ministry/motie> . }",
    ),
    Case(
        "performance-goal-amount",
        {("total/1-1", 21)},
        "g2021:asserted { <total/1-1> pg:amount 230 . }",
        "g2021:asserted { <total/1-1> pg:amount 231 . }",
    ),
    # Two rows of one amount are two rows: leaving one out is seen.
    Case(
        "performance-goal-amount",
        {("total/1-1", 21)},
        "g2021:asserted { <row/b> pg:classifiedUnder <icd-2/goal/1-1> . }",
    ),
    # A goal without rows in a year that has rows must be printed as 0.
    Case(
        "performance-goal-amount",
        {("total/2-1", 23)},
        "g2021:asserted { <total/2-1> pg:amount 0 . }",
        "g2021:asserted { <total/2-1> pg:amount 5 . }",
    ),
    Case(
        "performance-goal-count",
        {("total/1-1", 21)},
        "g2021:asserted { <total/1-1> pg:itemCount 3 . }",
        "g2021:asserted { <total/1-1> pg:itemCount 2 . }",
    ),
    Case(
        "performance-goal-count",
        {("total/2-1", 23)},
        "g2021:asserted { <total/2-1> pg:itemCount 0 . }",
        "g2021:asserted { <total/2-1> pg:itemCount 1 . }",
    ),
    Case(
        "ministry-field-amount",
        {("cell/motie-1", 31)},
        "g2021:asserted { <row/c> pg:amount 30 . }",
        "g2021:asserted { <row/c> pg:amount 31 . }",
    ),
    Case(
        "ministry-field-amount",
        {("cell/motie-1", 31), ("cell/molit-1", 31)},
        "g2021:asserted { <row/c> pg:ministry <ministry/motie> . }",
        "g2021:asserted { <row/c> pg:ministry <ministry/molit> . }",
    ),
    Case(
        "ministry-field-amount",
        {("cell/motie-2", 31)},
        "g2021:asserted { <cell/motie-2> pg:amount 0 . }",
        "g2021:asserted { <cell/motie-2> pg:amount 1 . }",
    ),
    Case(
        "discrepancy-lines",
        {("icd-2021/discrepancy/1", 12)},
        "g2021:curated { <icd-2021/discrepancy/1> pg:statement <icd-2021/discrepancy/1/statement/11> . }",
    ),
    # A statement without a line is none that could be shown.
    Case(
        "discrepancy-lines",
        {("icd-2021/discrepancy/1", 11)},
        "g2021:evidence { <icd-2021/discrepancy/1/statement/12> pg:evidence <line/12> . }",
    ),
    Case(
        "discrepancy-verdict",
        {("icd-2021/discrepancy/1", 11)},
        'g2021:curated { <icd-2021/discrepancy/1> pg:verdict "explained" . }',
    ),
    Case(
        "words-quoted",
        {("icd-2021/discrepancy/1/statement/11", 11)},
        'g2021:curated { <icd-2021/discrepancy/1/statement/11> pg:words "첫째"@ko . }',
        'g2021:curated { <icd-2021/discrepancy/1/statement/11> pg:words "둘째"@ko . }',
    ),
    Case(
        "words-quoted",
        {("icd-2021/suspected-fault/11-1", 11)},
        'g2021:curated { <icd-2021/suspected-fault/11-1> pg:rawText "첫째 말" . }',
        'g2021:curated { <icd-2021/suspected-fault/11-1> pg:rawText "첫 말" . }',
    ),
    Case(
        "amount-comparison",
        {("compared/1", 41)},
        "g2021:inferred { <compared/1> pg:tableAmount 200 . }",
        "g2021:inferred { <compared/1> pg:tableAmount 100 . }",
    ),
    Case(
        "amount-comparison",
        {("compared/1", 41)},
        "g2021:inferred { <compared/1> pg:difference -1 . }",
        "g2021:inferred { <compared/1> pg:difference 1 . }",
    ),
    Case(
        "amount-comparison",
        {("compared/1", 41)},
        'g2021:inferred { <compared/1> pg:amountVerdict "rounds-to" . }',
        'g2021:inferred { <compared/1> pg:amountVerdict "equal" . }',
    ),
    # A task that prints two rows has one, one that prints 8 won has 7; a project has 0.3 of a chance nowhere.
    Case(
        "task-link-totals",
        {("icd-2021/task/1-1", 13)},
        added="""
            g2021:asserted { <icd-2021/task/1-1> a pg:Task ; pg:evidence <line/13> . <line/13> pg:line 13 .
              <task-total> a pg:PublishedTotal ; pg:task <icd-2021/task/1-1> ; pg:fiscalYear 2021 ;
                pg:phase pg:Planned ; pg:amount 7 ; pg:itemCount 2 . }
            g2021:linked { <icd-2021/task/1-1> pg:hasProject <icd-2021/project/1-2-1> . }
        """,
    ),
    Case(
        "task-link-totals",
        {("icd-2021/task/1-1", None)},
        added="""
            g2021:asserted { <icd-2021/task/1-1> a pg:Task .
              <task-total> a pg:PublishedTotal ; pg:task <icd-2021/task/1-1> ; pg:fiscalYear 2021 ;
                pg:phase pg:Planned ; pg:amount 8 ; pg:itemCount 1 . }
            g2021:linked { <icd-2021/task/1-1> pg:hasProject <icd-2021/project/1-2-1> . }
        """,
    ),
    Case(
        "task-link-chances",
        {("icd-2021/project/1-1-2", 13)},
        added="""
            g2021:linked { <link/a> a pg:TaskLink ; pg:project <icd-2021/project/1-1-2> ;
              <https://w3id.org/sssom/confidence> 0.7 . }
        """,
    ),
    Case(
        "amount-uncompared",
        {("target/1", 41)},
        "g2021:inferred { <compared/1> pg:comparesAmount <target/1> . }",
    ),
    Case(
        "result-grounds",
        {("overlap/co-funded/1", None)},
        added="g2021:overlap { <overlap/co-funded/1> pg:basedOn <row/z> . }",
    ),
    Case(
        "result-baseless",
        {("overlap/co-funded/1", None)},
        "g2021:overlap { <overlap/co-funded/1> pg:basedOn <row/a> , <row/b> . }",
    ),
    Case(
        "result-untold",
        {("overlap/goals/1", None)},
        "g2021:overlap { <overlap/goals/1> pg:value 0 . }",
        "g2021:overlap { <overlap/goals/1> rdfs:comment '모름'@ko . }",
    ),
    Case(
        "result-recounted",
        {("overlap/co-funded/1", None)},
        "g2021:overlap { <overlap/co-funded/1> pg:value 1 . }",
        "g2021:overlap { <overlap/co-funded/1> pg:value 2 . }",
    ),
    Case(
        "result-recounted",
        {("overlap/goals/1", None)},
        "g2021:asserted { <row/d> pg:classifiedUnder <icd-2/goal/1-2> . }",
        "g2021:asserted { <row/d> pg:classifiedUnder <icd-2/goal/1-1> . }",
    ),
    Case(
        "result-recounted",
        {("overlap/joint/1", None)},
        added="g2021:asserted { <m> a pg:Measure ; pg:responsible <ministry/molit> , <ministry/motie> . }",
    ),
    Case("evidence-missing", {("row/a", None)}, "g2021:evidence { <row/a> pg:evidence <line/11> . }"),
    Case("evidence-missing", {("table", None)}, "g2021:evidence { <table> pg:evidence <line/1> . }"),
    Case(
        "evidence-missing",
        {("table", None)},
        "g2021:evidence { <table> pg:evidence <line/1> . }",
        "g2021:inferred { <table> a qb:DataSet . }",
    ),
    # The selector means another line, fewer lines, more lines; a number in between is left out; nonsense.
    Case(
        "evidence-lines",
        {("line/11", 11)},
        'g2021:evidence { <line/11/fragment> rdf:value "line=10,11" . }',
        'g2021:evidence { <line/11/fragment> rdf:value "line=11,12" . }',
    ),
    Case("evidence-lines", {("line/11-12", 11)}, "g2021:evidence { <line/11-12> pg:line 12 . }"),
    Case("evidence-lines", {("line/11", 11)}, "", "g2021:evidence { <line/11> pg:line 12 . }"),
    Case("evidence-lines", {("line/11-12", 11)}, "", "g2021:evidence { <line/11-12> pg:line 14 . }"),
    Case(
        "evidence-lines",
        {("line/11", 11)},
        'g2021:evidence { <line/11/fragment> rdf:value "line=10,11" . }',
        'g2021:evidence { <line/11/fragment> rdf:value "11" . }',
    ),
    Case("evidence-lines", {("line/1", None)}, "g2021:evidence { <line/1> pg:line 1 . }"),
    Case("blank-node", {(BLANK, None)}, added="g2021:curated { [] pg:reason '이유'@ko . }"),
    Case("blank-node", {("row/a", None)}, added="g2021:evidence { <row/a> pg:evidence _:place . }"),
    Case("blank-node", {("ministry/mohw", None)}, added="g:organisations { <ministry/mohw> pg:about [] . }"),
    Case(
        "share-range",
        {("total/1-1", 21)},
        "g2021:asserted { <total/1-1> pg:share 97.05 . }",
        "g2021:asserted { <total/1-1> pg:share 9705.0 . }",
    ),
    Case(
        "share-range",
        {("total/2-1", 23)},
        "g2021:asserted { <total/2-1> pg:share 0 . }",
        "g2021:asserted { <total/2-1> pg:share -0.01 . }",
    ),
    Case(
        "project-duplicate",
        {("icd-2021/project/1-1-2", 13)},
        "g2021:asserted { <icd-2021/project/1-1-2> skos:prefLabel '혼자 하는 사업'@ko . }",
        "g2021:asserted { <icd-2021/project/1-1-2> skos:prefLabel '함께 하는 사업'@ko . }",
    ),
    Case(
        "provenance-mixed",
        {("icd-2021/project/1-1-1", 11)},
        added="g2021:asserted { <icd-2021/project/1-1-1> skos:prefLabel 'Shared project'@en . }",
    ),
    Case(
        "provenance-mixed",
        {("ministry/motie", 1)},
        added="g2021:asserted { <ministry/motie> pg:coFundsWith <ministry/mohw> . }",
    ),
    # Data cubes: no structure, two of them, one without a measure.
    Case(
        "cube-structure",
        {("icd-2021/cells", None)},
        "g2021:asserted { <icd-2021/cells> qb:structure <structure/cells> . }",
    ),
    Case(
        "cube-structure",
        {("icd-2021/goals", None)},
        added="g2021:asserted { <icd-2021/goals> qb:structure <structure/sums> . }",
    ),
    Case(
        "cube-structure",
        {("icd-2021/cells", None)},
        "g:ontology { <structure/cells> qb:component <of/amount> . }",
    ),
    # A dimension that is not typed as one, has no range or no code list; a measure that may be left out.
    Case(
        "cube-component",
        {(f"{PG}project", None)},
        "g:ontology { pg:project a qb:DimensionProperty . }",
        "g:ontology { pg:project a qb:MeasureProperty . }",
    ),
    Case("cube-component", {(f"{PG}field", None)}, "g:ontology { pg:field rdfs:range pg:Field . }"),
    Case("cube-component", {(f"{PG}phase", None)}, "g:ontology { pg:phase qb:codeList <phases> . }"),
    Case(
        "cube-component",
        {(f"{PG}share", None)},
        added="g:ontology { <of/share> qb:componentRequired false . }",
    ),
    Case(
        "cube-component", {("of/class", None)}, "g:ontology { <of/class> qb:attribute pg:classifiedUnder . }"
    ),
    # A figure without a dimension, with two values of one, with one that its structure does not have.
    Case("cube-dimension", {("row/d", 14)}, "g2021:asserted { <row/d> pg:ministry <ministry/molit> . }"),
    Case(
        "cube-dimension",
        {("row/d", 14)},
        added="g2021:asserted { <row/d> pg:ministry <ministry/mohw> . }",
    ),
    Case(
        "cube-dimension",
        {("total/1-2", 22)},
        added="g2021:asserted { <total/1-2> pg:ministry <ministry/molit> . }",
    ),
    Case(
        "cube-duplicate",
        {("total/1-2", 22)},
        "g2021:asserted { <total/1-2> pg:performanceGoal <icd-2/goal/1-2> . }",
        "g2021:asserted { <total/1-2> pg:performanceGoal <icd-2/goal/1-1> . }",
    ),
    Case("cube-measure", {("total/1-2", 22)}, "g2021:asserted { <total/1-2> pg:share 2.95 . }"),
    Case("cube-measure", {("row/d", 14)}, added="g2021:asserted { <row/d> pg:itemCount 1 . }"),
    Case(
        "cube-attribute",
        {("row/d", 14)},
        "g2021:asserted { <row/d> pg:classifiedUnder <icd-2/goal/1-2> . }",
    ),
    Case("cube-attribute", {(f"{PG}share", None)}, "g:ontology { pg:share <unitMeasure> <percent> . }"),
    # A code of no list, and a concept of no list.
    Case(
        "code-unlisted",
        {("event/1", 14)},
        "g2021:curated { <event/1> pg:stageKind 'passed' . }",
        "g2021:curated { <event/1> pg:stageKind 'past' . }",
    ),
    Case(
        "code-unlisted",
        {("row/d", 14)},
        "g2021:asserted { <row/d> pg:phase pg:Planned . }",
        "g2021:asserted { <row/d> pg:phase pg:New . }",
    ),
    Case(
        "code-unlisted",
        {("icd-2021/suspected-fault/11-1", 11)},
        'g2021:curated { <icd-2021/suspected-fault/11-1> pg:faultKind "misread" . }',
        'g2021:curated { <icd-2021/suspected-fault/11-1> pg:faultKind "odd" . }',
    ),
    Case(
        "code-unlisted",
        {("icd-2021/discrepancy/1", None)},
        'g2021:curated { <icd-2021/discrepancy/1> pg:discrepancyKind "two-values" . }',
        'g2021:curated { <icd-2021/discrepancy/1> pg:discrepancyKind "odd" . }',
    ),
    Case(
        "code-unlisted",
        {("icd-2021/discrepancy/1", None)},
        'g2021:curated { <icd-2021/discrepancy/1> pg:verdict "explained" . }',
        'g2021:curated { <icd-2021/discrepancy/1> pg:verdict "unsure" . }',
    ),
    # A name that nothing is said of, and one whose statement does not say whether it is official.
    Case(
        "english-unmarked",
        {("icd-2021/project/1-2-1", 14)},
        added="g2021:curated { <icd-2021/project/1-2-1> skos:prefLabel 'Project of another goal'@en . }",
    ),
    Case(
        "english-unmarked",
        {("icd-2021/project/1-1-1", 11)},
        "g2021:curated { <reading/1> pg:labelStatus 'unofficial' . }",
    ),
    Case(
        "provenance-mixed",
        {("ministry/mohw", None)},
        added="g2021:curated { <ministry/mohw> pg:coFundsWith <ministry/motie> . }",
    ),
    # A bullet that names a project, and no words.
    Case(
        "note-missing",
        {("bullet", 14)},
        added=NAMING.replace('pg:words "다른 목표의 사업"@ko', "a owl:Axiom"),
    ),
    # The words of another project are not its words.
    Case(
        "note-missing",
        {("bullet", 14)},
        added=NAMING.replace("owl:annotatedTarget <icd-2021/project/1-2-1>", "owl:annotatedTarget <row/a>"),
    ),
    # A sentence that restates a total, without the figure that it says.
    Case(
        "note-missing",
        {("bullet", 14)},
        added=RESTATED.replace("pg:restatedAmount 7 ;", ""),
    ),
    # A ministry in closing parentheses, and no place in them.
    Case(
        "note-missing",
        {("icd-2021/project/1-1-2", 13)},
        added="g2021:asserted { <icd-2021/project/1-1-2> pg:responsible <ministry/motie> . }",
    ),
    Case(
        "note-without-statement",
        {("note", 14)},
        added=NAMING.replace("pg:namesProject <icd-2021/project/1-2-1> .", "a pg:Measure ."),
    ),
    Case(
        "reason-missing",
        {("note", 14)},
        added=NAMING.replace("g2021:asserted", "g2021:curated").replace(
            'pg:words "다른 목표의 사업"@ko', "a owl:Axiom"
        ),
    ),
]

# What is right although it looks like a violation.
ALLOWED = {
    "a printed name with its words": NAMING,
    "a restated total with its figure": RESTATED,
    "a row that two graphs hold counts once": """
        g2022:asserted {
          <row/c> a pg:Allocation ; pg:project <icd-2021/project/1-1-2> ; pg:ministry <ministry/motie> ;
            pg:fiscalYear 2021 ; pg:phase pg:Planned ; pg:amount 30 ; pg:classifiedUnder <icd-2/goal/1-1> .
          <icd-2> pg:hasField <icd-2/field/1> .
          <icd-2/field/1> pg:hasPerformanceGoal <icd-2/goal/1-1> .
        }
    """,
    "figures of a basic plan whose rows are not printed": """
        g2022:asserted {
          <sme-1> pg:hasField <sme-1/field/1> ; pg:evidence <line/1> .
          <sme-1/field/1> pg:hasPerformanceGoal <sme-1/goal/1-1> ; pg:evidence <line/1> .
          <sme/sums> a qb:DataSet ; qb:structure <structure/sums> .
          <sme/cells> a qb:DataSet ; qb:structure <structure/cells> .
          <sme/total> a pg:PublishedTotal ; qb:dataSet <sme/sums> ;
            pg:performanceGoal <sme-1/goal/1-1> ; pg:fiscalYear 2021 ;
            pg:phase pg:Planned ; pg:amount 5 ; pg:itemCount 1 ; pg:evidence <line/1> .
          <sme/cell> a pg:PublishedTotal ; qb:dataSet <sme/cells> ;
            pg:ministry <ministry/motie> ; pg:field <sme-1/field/1> ;
            pg:fiscalYear 2021 ; pg:phase pg:Planned ; pg:amount 5 ; pg:evidence <line/1> .
        }
    """,
    "a total of a ministry within a performance goal": """
        g2021:asserted {
          <parts> a qb:DataSet ; qb:structure <structure/parts> .
          <part> a pg:PublishedTotal ; qb:dataSet <parts> ;
            pg:performanceGoal <icd-2/goal/1-1> ; pg:ministry <ministry/motie> ;
            pg:fiscalYear 2021 ; pg:phase pg:Planned ; pg:amount 130 ; pg:itemCount 2 ; pg:evidence <line/1> .
        }
    """,
    "the same project in the plan of another year": """
        g2022:asserted {
          <icd-2/goal/1-1> pg:hasProject <icd-2022/project/1-1-1> .
          <icd-2022/project/1-1-1> skos:prefLabel "함께 하는 사업"@ko ; pg:evidence <line/1> .
        }
    """,
    "the same name in English": """
        g2021:curated {
          <icd-2021/project/1-1-2> skos:prefLabel "Shared project"@en .
          <reading/2> owl:annotatedSource <icd-2021/project/1-1-2> ; pg:labelStatus "unofficial" ;
            owl:annotatedProperty skos:prefLabel ; owl:annotatedTarget "Shared project"@en .
        }
    """,
    "a project linked to a task too": """
        g2021:linked { <icd-2021/task/1-1> a pg:Task ; pg:hasProject <icd-2021/project/1-1-1> . }
    """,
    "a task whose project has the printed money": """
        g2021:asserted { <icd-2021/task/1-1> a pg:Task ; pg:evidence <line/1> .
          <task-total> a pg:PublishedTotal ; qb:dataSet <tasks> ; pg:task <icd-2021/task/1-1> ;
            pg:fiscalYear 2021 ; pg:phase pg:Planned ; pg:amount 7 ; pg:itemCount 1 ; pg:evidence <line/1> . }
        g2021:linked { <icd-2021/task/1-1> pg:hasProject <icd-2021/project/1-2-1> .
          <link/a> a pg:TaskLink ; pg:project <icd-2021/project/1-2-1> ;
            <https://w3id.org/sssom/confidence> 0.7 .
          <link/b> a pg:TaskLink ; pg:project <icd-2021/project/1-2-1> ;
            <https://w3id.org/sssom/confidence> 0.3 . }
    """,
    "a contradiction that only a rule has found": """
        g2021:inferred { <icd-2021/discrepancy/2> a pg:Discrepancy ;
            pg:statement <icd-2021/discrepancy/1/statement/11> , <icd-2021/discrepancy/1/statement/12> . }
    """,
    "words that a rule quotes with its lines joined": """
        g2021:inferred { <statement/3> a pg:Statement ; pg:words "다른 말"@ko . }
        g2021:evidence { <statement/3> pg:evidence <line/11> . }
    """,
    "a statement that two plans print": "g2022:asserted { <icd-2/field/1> a pg:Field . }",
    "an inference of one plan that another prints": """
        g2022:asserted { <ministry/motie> pg:coFundsWith <ministry/mohw> . }
    """,
    "a thing that the document does not say": "g2021:linked { <link/1> a pg:TaskLink . }",
}


def quads(trig: str) -> set[ox.Quad]:
    """Quads from TriG without its prefixes."""
    return set(ox.parse((PREFIXES + trig).encode(), format=ox.RdfFormat.TRIG))


def changed(removed: str = "", added: str = "") -> ox.Store:
    """The right graphs with a change."""
    before, without = quads(RIGHT), quads(removed)
    assert without <= before
    store = ox.Store()
    store.extend((before - without) | quads(added))
    return store


def ask(store: ox.Store, check: str) -> tuple[list[str], list[ox.QuerySolution]]:
    """The variables and the rows of a check, the default graph being the union of all."""
    answer = store.query(CHECKS[check].read_text(encoding="utf-8"), use_default_graph_as_union=True)
    assert isinstance(answer, ox.QuerySolutions)
    return [variable.value for variable in answer.variables], list(answer)


def found(store: ox.Store, check: str) -> set[tuple[str, int | None]]:
    """What a check finds: subjects and lines."""
    result = set()
    for row in ask(store, check)[1]:
        subject, line = row["subject"], row["line"]
        name = subject.value.removeprefix(ID) if isinstance(subject, ox.NamedNode) else BLANK
        result.add((name, int(line.value) if isinstance(line, ox.Literal) else None))
    return result


@pytest.mark.parametrize("check", CHECKS)
def test_a_check_passes_right_graphs(check: str) -> None:
    """A check answers with no row where nothing is wrong."""
    assert not ask(changed(), check)[1]


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("allowed", ALLOWED.values(), ids=ALLOWED.keys())
def test_a_check_passes_what_only_looks_wrong(check: str, allowed: str) -> None:
    """A check answers with no row where something unusual is right."""
    assert not ask(changed(added=allowed), check)[1]


@pytest.mark.parametrize("case", CASES, ids=[f"{case.check}-{min(case.found)[0]}" for case in CASES])
def test_a_check_reports_a_violation(case: Case) -> None:
    """A check reports the subject that breaks its rule, and the line where it stands."""
    assert case.found == found(changed(case.removed, case.added), case.check)


@pytest.mark.parametrize("case", CASES, ids=[f"{case.check}-{min(case.found)[0]}" for case in CASES])
def test_a_violation_is_one_row(case: Case) -> None:
    """A check answers with one row for each violation."""
    assert len(case.found) == len(ask(changed(case.removed, case.added), case.check)[1])


def test_a_finding_tells_what_was_printed_and_what_it_should_be() -> None:
    """A sum that differs is reported with both values."""
    store = changed(
        "g2021:asserted { <total/1-1> pg:amount 230 . }", "g2021:asserted { <total/1-1> pg:amount 231 . }"
    )
    ((row,), printed) = ask(store, "performance-goal-amount")[1], "231"

    assert (printed, "230") == (row["found"].value, row["expected"].value)


def test_every_check_has_a_case_that_trips_it() -> None:
    """No check is without a case, no case without a check."""
    assert list(CHECKS) == sorted({case.check for case in CASES})


@pytest.mark.parametrize("check", CHECKS)
def test_a_check_reports_subject_and_line_first(check: str) -> None:
    """The first variable of a check is what is wrong, the second where it stands."""
    expected = ["subject", "line"]

    assert expected == ask(changed(), check)[0][:2]


def heading(line: str) -> str | None:
    """What a line of a header says it is, if it says anything."""
    match = re.fullmatch(r"# (\w+ \((?:ko|en)\)): \S.*", line)
    return match and match[1]


@pytest.mark.parametrize("path", CHECKS.values(), ids=CHECKS.keys())
def test_a_check_describes_itself(path: Path) -> None:
    """A check begins with its question in both languages and says why it is asked."""
    expected = ["check (ko)", "check (en)", "why (en)"]
    lines = path.read_text(encoding="utf-8").splitlines()

    assert expected == [heading(line) for line in lines[:3]]


def test_every_check_has_the_name_of_a_check() -> None:
    """Nothing but checks lies in the folder of the checks."""
    assert not [path.name for path in paths.CHECKS.iterdir() if not path.name.endswith("-violation.rq")]
