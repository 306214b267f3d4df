"""A complete record of the text, and what each shape must report when a part of it is missing."""

RIGHT_TEXT = """
<icd-2/performance-goal/1-1> pg:hasAchievement <icd-2021/achievement/1-1-1> .
<icd-2021/achievement/1-1-1> a pg:Achievement ; pg:text "추진 실적"@ko ; pg:evidence <icd-2021/line/762> ;
    pg:hasFootnote <icd-2021/footnote/achievement-1-1-1-n1> ;
    pg:hasTarget <icd-2021/target/achievement-1-1-1-t1> ; pg:mentions <instrument/act> .
<icd-2021/footnote/achievement-1-1-1-n1> a pg:Footnote ; pg:text "주석"@ko ; pg:evidence <icd-2021/line/762> .
<icd-2021/objective/motie-1> a pg:MinistryObjective ; pg:text "목표"@ko ; pg:ministry <ministry/motie> ;
    pg:evidence <icd-2021/line/762> .
<icd-2021/action/motie-1> a pg:MinistryAction ; pg:text "추진내용"@ko ; pg:ministry <ministry/motie> ;
    pg:evidence <icd-2021/line/762> .
<icd-2021/target/achievement-1-1-1-t1> a pg:Target ; pg:indicator "건수"@ko ; pg:toValue 12.0 ;
    pg:unit "건"@ko ; pg:role "achieved" ; pg:words "12건"@ko ; pg:evidence <icd-2021/line/762> .
<instrument/act> a pg:Law ; skos:prefLabel "촉진법"@ko , "Promotion Act"@en ; pg:reason "법의 이름"@ko ;
    pg:stage <icd-2021/event/act-1> .
<icd-2021/event/act-1> a pg:Event ; pg:stageKind "proposed" ; pg:words "발의('20.9.9)"@ko ;
    pg:reason "발의"@ko ; time:hasTime <time/2020-09> ; pg:evidence <icd-2021/line/762> .
<icd-2021/amount-comparison/1> a pg:AmountComparison ; pg:fiscalYear 2021 ; pg:amountVerdict "equal" ;
    pg:comparesAmount <icd-2021/target/achievement-1-1-1-t1> ; pg:amountLink "name" ;
    pg:project <icd-2021/project/1-1-1> ; pg:ministry <ministry/motie> ; pg:tableAmount 7250000000 ;
    pg:comparedWith <icd-2021/allocation/1-1-1/motie> ; pg:difference 0 ; pg:evidence <icd-2021/line/762> .
<icd-2021/amount-comparison/2> a pg:AmountComparison ; pg:fiscalYear 2020 ;
    pg:amountVerdict "no-rows-of-year" ;
    pg:comparesAmount <icd-2021/target/achievement-1-1-1-t1> ; pg:evidence <icd-2021/line/762> .
<time/2020-09> a time:ProperInterval ; time:hasBeginning <time/2020-09-01> .
"""

_GOAL, _ACHIEVEMENT = "icd-2/performance-goal/1-1", "icd-2021/achievement/1-1-1"
_FOOTNOTE, _ACTION = "icd-2021/footnote/achievement-1-1-1-n1", "icd-2021/action/motie-1"
_TARGET, _ACT, _EVENT = "icd-2021/target/achievement-1-1-1-t1", "instrument/act", "icd-2021/event/act-1"

_COMPARED = "icd-2021/amount-comparison/1"

# Shape, subject, what is taken away from it, what is added to it, and the node reported if another.
TEXT_CASES: tuple[tuple[str, ...], ...] = (
    ("BulletText", _ACTION, 'pg:text "추진내용"@ko'),
    ("BulletText", _FOOTNOTE, "", 'pg:text "다른 주석"@ko'),
    ("FootnoteOfOneBullet", _ACHIEVEMENT, f"pg:hasFootnote <{_FOOTNOTE}>", "", _FOOTNOTE),
    ("FootnoteOfOneBullet", _ACTION, "", f"pg:hasFootnote <{_FOOTNOTE}>", _FOOTNOTE),
    ("AchievementOfOneGoal", _GOAL, f"pg:hasAchievement <{_ACHIEVEMENT}>", "", _ACHIEVEMENT),
    ("MinistryOfChapter", _ACTION, "pg:ministry <ministry/motie>"),
    ("MinistryOfChapter", _ACTION, "", "pg:ministry <ministry/mohw>"),
    ("TargetOfOneBullet", _ACHIEVEMENT, f"pg:hasTarget <{_TARGET}>", "", _TARGET),
    ("TargetIndicator", _TARGET, 'pg:indicator "건수"@ko'),
    ("TargetValue", _TARGET, "pg:toValue 12.0", "pg:toValue 12"),
    ("TargetValue", _TARGET, "", "pg:toValue 13.0"),
    ("TargetUnit", _TARGET, 'pg:unit "건"@ko'),
    ("TargetRole", _TARGET, 'pg:role "achieved"', 'pg:role "hoped for"'),
    ("WordsOfTheText", _TARGET, 'pg:words "12건"@ko'),
    ("InstrumentKoreanName", _ACT, 'skos:prefLabel "촉진법"@ko'),
    ("InstrumentEnglishName", _ACT, 'skos:prefLabel "Promotion Act"@en'),
    ("InstrumentReason", _ACT, 'pg:reason "법의 이름"@ko'),
    ("InstrumentNamed", _ACHIEVEMENT, f"pg:mentions <{_ACT}>", "", _ACT),
    ("EventOfOneInstrument", _ACT, f"pg:stage <{_EVENT}>", "", _EVENT),
    ("EventKind", _EVENT, 'pg:stageKind "proposed"'),
    ("EventTime", _EVENT, "time:hasTime <time/2020-09>"),
    ("Evidence", _COMPARED, "pg:evidence <icd-2021/line/762>"),
    ("ComparisonTarget", _COMPARED, f"pg:comparesAmount <{_TARGET}>"),
    ("ComparisonTarget", _COMPARED, "", f"pg:comparesAmount <{_ACT}>"),
    ("ComparisonYear", _COMPARED, "pg:fiscalYear 2021"),
    ("ComparisonVerdict", _COMPARED, 'pg:amountVerdict "equal"'),
    ("ComparisonVerdict", _COMPARED, 'pg:amountVerdict "equal"', 'pg:amountVerdict "nearly"'),
    ("ComparisonLink", _COMPARED, 'pg:amountLink "name"', 'pg:amountLink "guess"'),
    ("ComparisonLink", _COMPARED, "", 'pg:amountLink "bullet"'),
    ("ComparisonProject", _COMPARED, "", "pg:project <icd-2021/project/2-1-1>"),
    ("ComparisonMinistry", _COMPARED, "", "pg:ministry <ministry/mohw>"),
    ("ComparisonTableAmount", _COMPARED, "", "pg:tableAmount 1"),
    ("ComparisonDifference", _COMPARED, "pg:difference 0", "pg:difference 0.5"),
    ("ComparisonWhole", _COMPARED, "pg:comparedWith <icd-2021/allocation/1-1-1/motie>"),
    ("ComparisonWhole", _COMPARED, "pg:difference 0"),
    ("ComparisonWhole", _COMPARED, "pg:project <icd-2021/project/1-1-1>"),
    ("ComparisonWhole", "icd-2021/amount-comparison/2", "", "pg:tableAmount 0"),
    ("IntervalHasAnEnd", "time/2020-09", "time:hasBeginning <time/2020-09-01>"),
)
