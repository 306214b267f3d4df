"""A complete result of the analysis of overlap, and what each shape must report when a part is missing."""

RIGHT_OVERLAP = """
<icd-2021/overlap/similar-projects/1-1-1+2-1-1> a pg:OverlapResult ;
    pg:overlapMeasure <https://w3id.org/policygraph/vocabulary/overlap-measure/similar-projects> ;
    pg:valueUnit "index" ; pg:value 0.5 ; pg:method "names" ; pg:methodVersion "1" ;
    pg:concerns <icd-2021/project/1-1-1> , <icd-2021/project/2-1-1> ;
    pg:basedOn <icd-2021/allocation/1-1-1/motie> ;
    pg:lowerBound 0.4 ; pg:upperBound 0.6 ; pg:boundLevel 0.95 ;
    pg:pValue 0.01 ; pg:qValue 0.05 ; pg:leastPValue 0.001 ; pg:leastQValue 0.01 ; pg:testsMade 5 ;
    pg:nullModel <https://w3id.org/policygraph/vocabulary/overlap-null/fixed-margins> ;
    pg:sharesTerm <icd-2021/overlap/similar-projects/1-1-1+2-1-1/term/1> .
<icd-2021/overlap/similar-projects/1-1-1+2-1-1/term/1> a pg:SharedTerm ; pg:term "로봇" ; pg:termShare 0.7 .
<icd-2021/overlap/profile/motie> a pg:OverlapResult ;
    pg:overlapMeasure <https://w3id.org/policygraph/vocabulary/overlap-measure/shared-goals> ;
    pg:valueUnit "index" ; pg:method "schoener" ; pg:methodVersion "1" ;
    pg:concerns <ministry/motie> ; pg:basedOn <icd-2021/allocation/1-1-1/motie> ;
    rdfs:comment "자료가 너무 적음"@ko , "too few data"@en .
"""

_PAIR = "icd-2021/overlap/similar-projects/1-1-1+2-1-1"
_TERM = f"{_PAIR}/term/1"
_MEASURE = "<https://w3id.org/policygraph/vocabulary/overlap-measure/similar-projects>"
_NULL = "<https://w3id.org/policygraph/vocabulary/overlap-null/fixed-margins>"

# As in `text_shapes`: shape, subject, what is taken away from it, what is added to it.
OVERLAP_CASES: tuple[tuple[str, ...], ...] = (
    ("ResultMeasure", _PAIR, f"pg:overlapMeasure {_MEASURE}"),
    ("ResultValue", _PAIR, "pg:value 0.5", "pg:value 1"),
    ("ResultUnit", _PAIR, 'pg:valueUnit "index"', 'pg:valueUnit "points"'),
    ("ResultMethod", _PAIR, 'pg:method "names"'),
    ("ResultMethodVersion", _PAIR, 'pg:methodVersion "1"', 'pg:methodVersion "new"'),
    ("ResultP", _PAIR, "pg:pValue 0.01", "pg:pValue 1.01"),
    ("ResultQ", _PAIR, "pg:qValue 0.05"),
    ("ResultLeastP", _PAIR, "pg:leastPValue 0.001"),
    ("ResultLeastQ", _PAIR, "pg:leastQValue 0.01"),
    ("ResultTests", _PAIR, "pg:testsMade 5"),
    ("ResultNull", _PAIR, f"pg:nullModel {_NULL}"),
    ("ResultLowerBound", _PAIR, "pg:lowerBound 0.4", "pg:lowerBound 0.7"),
    ("ResultUpperBound", _PAIR, "pg:upperBound 0.6"),
    ("ResultBoundLevel", _PAIR, "pg:boundLevel 0.95"),
    ("SharedTermWords", _TERM, 'pg:term "로봇"'),
    ("SharedTermShare", _TERM, "pg:termShare 0.7", "pg:termShare 1.7"),
)
