"""A review names two projects of different ministries, says yes, no or unsure, and why."""

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from policygraph.errors import SourceError
from policygraph.model import PairReview, Plan
from policygraph.records import unfit_reviews
from policygraph.records.reviews import load_reviews
from records.folder import SourceFolder

SHEET = "reviews.csv"
GIVEN = "1-3-1,혁신조달연계형신기술사업화,1-3-7,공공조달연계형국민생활연구실증·사업화"
NEW = "1-1-8,디지털유통인프라구축,1-1-11,국가공간정보 공동활용체계 구축 및 운영"


HEAD = "one,one_name,other,other_name,decision,reason,drawn"


def read(tmp_path: Path, *rows: str) -> tuple[PairReview, ...]:
    """The reviews of a sheet with these rows."""
    path = tmp_path / SHEET
    path.write_text("\n".join([HEAD, *rows]) + "\n", encoding="utf-8")
    return load_reviews(path)


def test_the_draw_was_judged_whole(real_plan: Plan) -> None:
    """177 pairs, with as many of each band as were drawn."""
    decisions = Counter(review.decision.value for review in real_plan.reviews)
    bands = Counter(review.band and review.band.value for review in real_plan.reviews)

    assert decisions == {"no": 153, "yes": 13, "unsure": 11}
    assert bands == {"high": 57, "middle": 50, "low": 40, "rest": 30}


def test_every_reason_is_its_own(real_plan: Plan) -> None:
    """A reason is of this pair: none says only yes or no, and hardly two are the same."""
    reasons = [review.reason for review in real_plan.reviews]

    assert min(map(len, reasons)) > 10
    assert max(Counter(reasons).values()) == 1


def test_a_review_from_the_queue_has_no_band(tmp_path: Path, real_plan: Plan) -> None:
    """What was not drawn is read all the same."""
    reviews = read(tmp_path, f"{NEW},no,자료가 다름,")

    assert [review.band for review in reviews] == [None]
    assert list(unfit_reviews(replace(real_plan, reviews=reviews))) == []


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (f"{GIVEN},no,이유,", "1-3-1 and 1-3-7 are reviewed twice"),
        (
            "9-9-9,없는 사업,1-3-7,공공조달연계형국민생활연구실증·사업화,no,이유,",
            "there is no project 9-9-9 in the plan",
        ),
        (
            "1-1-8,다른 이름,1-1-11,국가공간정보 공동활용체계 구축 및 운영,no,이유,",
            "project 1-1-8 is '디지털유통인프라구축', not '다른 이름'",
        ),
        (
            "1-1-11,국가공간정보 공동활용체계 구축 및 운영,1-1-8,디지털유통인프라구축,no,이유,",
            "a review needs two projects in the order of the plan, not 1-1-11 and 1-1-8",
        ),
        (
            "1-1-8,디지털유통인프라구축,1-1-8,디지털유통인프라구축,no,이유,",
            "a review needs two projects in the order of the plan, not 1-1-8 and 1-1-8",
        ),
        (
            "1-1-1,클라우드기반디지털엔지니어링통합빅데이터구축,1-1-8,디지털유통인프라구축,no,이유,",
            "1-1-1 and 1-1-8 are of the same ministry: a pair must be of different ones",
        ),
        (
            "1-1-1,클라우드기반디지털엔지니어링통합빅데이터구축,1-1-3,바이오빅데이터구축시범사업,no,이유,",
            "1-1-1 and 1-1-3 are of the same ministry: a pair must be of different ones",
        ),
    ],
)
def test_a_review_that_does_not_fit_is_refused(
    row: str, expected: str, tmp_path: Path, real_plan: Plan
) -> None:
    """Its projects are in the plan, by these names, of different ministries, and reviewed once."""
    reviews = read(tmp_path, f"{GIVEN},yes,이유,", row)
    found = unfit_reviews(replace(real_plan, reviews=reviews))

    assert list(map(str, found)) == [f"{SHEET}:3: {expected}"]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (f"{NEW},maybe,이유,", "decision 'maybe' is none of yes, no, unsure"),
        (f"{NEW},no,이유,top", "drawn 'top' is none of high, middle, low, rest"),
        (f"{NEW},no,,", "a review needs both codes and names, a decision and a reason"),
        (f"{NEW},,이유,", "a review needs both codes and names, a decision and a reason"),
        (f"{NEW},no,이유", "the row has 6 cells where the columns are 7"),
    ],
)
def test_a_malformed_review_stops_the_build(row: str, expected: str, tmp_path: Path) -> None:
    """A decision of three, a known band or none, and always a reason."""
    with pytest.raises(SourceError) as caught:
        read(tmp_path, row)

    assert str(caught.value) == f"{SHEET}:2: {expected}"


def test_a_plan_without_reviews_is_whole(tmp_path: Path) -> None:
    """Another plan need not be reviewed."""
    assert load_reviews(tmp_path / SHEET) == ()


def test_a_review_that_is_lost_or_misfits_is_told(copied: SourceFolder) -> None:
    """The number is promised, and the build says what does not fit."""
    rows = copied.read(SHEET).splitlines()
    copied.write(SHEET, "\n".join([*rows[:-2], rows[1]]))

    assert copied.problems() == [
        "source.toml: promises 177 reviews, the text has 176",
        f"{SHEET}:177: 1-3-1 and 1-3-7 are reviewed twice",
    ]


def test_lines_that_a_reason_names_are_there(real_plan: Plan) -> None:
    """A reason that leads to a line leads to one of the text that is not blank."""
    for review in real_plan.reviews:
        for line in map(int, re.findall(r"([0-9]+)(?=행|~)", review.reason)):
            assert real_plan.text[line - 1].strip(), review
