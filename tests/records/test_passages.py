"""The bullets and footnotes of the 2021 plan, and what each stands under."""

from collections import Counter

import pytest

from policygraph.model import Passage, PassageKind, Plan, Span
from records.folder import SourceFolder


def passage(plan: Plan, path: str) -> Passage:
    """The one passage at `path`."""
    (found,) = [passage for passage in plan.passages if passage.path == path]
    return found


def test_every_kind_is_read(real_plan: Plan) -> None:
    """The parts of the text give as many passages as were counted by hand."""
    expected = {
        PassageKind.BACKGROUND: 8,
        PassageKind.HISTORY: 8,
        PassageKind.ACHIEVEMENT: 38,
        PassageKind.FINANCE: 12,
        PassageKind.OBJECTIVE: 22,
        PassageKind.ACTION: 43,
        PassageKind.FOOTNOTE: 194,
    }
    assert expected == Counter(found.kind for found in real_plan.passages)


def test_paths_are_distinct(real_plan: Plan) -> None:
    """No two passages share an identifier."""
    paths = [found.path for found in real_plan.passages]
    assert len(paths) == len(set(paths))


def test_achievement(real_plan: Plan) -> None:
    """An achievement has its goal, its tag and its ministries; its lines are joined, its marks removed."""
    expected = Passage(
        PassageKind.ACHIEVEMENT,
        "1-2-4",
        "performance-goal/1-2",
        None,
        "재난안전 분야 新서비스 창출을 위한 R&D 및 아키텍쳐 개발 등 지원 (과기정통부, 행안부)",
        ("MSIT", "MOIS"),
        (Span(85, 86),),
    )
    assert expected == passage(real_plan, "achievement/1-2-4")


@pytest.mark.parametrize(
    ("path", "above", "line"),
    [
        ("footnote/achievement-1-2-4-n2", "achievement/1-2-4", 88),
        ("footnote/measure-1-1-1-n1", "measure/1-1-1", 303),
        ("footnote/measure-1-1-1-1-n1", "measure/1-1-1-1", 305),
        ("footnote/finance-2020-4-1-n2", "finance/2020-4-1", 220),
        ("footnote/action-mss-4-n2", "action/mss-4", 608),
        ("footnote/action-mof-1-n1", "action/mof-1", 704),
    ],
)
def test_a_footnote_explains_the_bullet_before_it(real_plan: Plan, path: str, above: str, line: int) -> None:
    """Whether it is indented, dashed or neither; nested bullets have footnotes of their own."""
    found = passage(real_plan, path)
    assert (above, (Span(line, line),)) == (found.above, found.spans)


@pytest.mark.parametrize(
    ("path", "lead", "line"),
    [
        ("objective/motie-2", None, 561),
        ("action/motie-1", "산업 디지털 전환", 563),
        ("action/mcst-1", "新서비스 창출", 687),
        ("action/mof-2", None, 705),
        ("action/mafra-1-2", None, 638),
    ],
)
def test_objectives_end_where_a_tagged_bullet_begins(
    real_plan: Plan, path: str, lead: str | None, line: int
) -> None:
    """Chapters with and without a heading over the actions are read alike."""
    found = passage(real_plan, path)
    assert (lead, line) == (found.lead, found.spans[0].first)


def test_the_glued_line_is_taken_apart(real_plan: Plan) -> None:
    """Line 42 holds seven statements and four footnotes; the last goes on at line 45, after a footnote."""
    glued = [found for found in real_plan.passages if Span(42, 42) in found.spans]
    last = passage(real_plan, "history/7")
    assert Counter(found.kind for found in glued) == {PassageKind.HISTORY: 7, PassageKind.FOOTNOTE: 4}
    assert last.text == (
        "'산업기술혁신사업 공통운영요령' 개정('20.11월)을 통해 제조서비스 R&D 특례 사항을 반영"
    )
    assert last.spans == (Span(42, 42), Span(45, 45))


def test_only_achievements_and_measures_name_ministries(real_plan: Plan) -> None:
    """Closing parentheses elsewhere name none; one achievement names nobody."""
    named = Counter(found.kind for found in real_plan.passages if found.responsible)
    assert named == {PassageKind.ACHIEVEMENT: 37}


def test_a_measure_has_its_tag(real_plan: Plan) -> None:
    """The tag in parentheses that a measure opens with."""
    leads = [measure.lead for measure in real_plan.measures if measure.task == "1-1"]
    assert leads == ["제조 등", None, "소재·부품·장비", "환경", "국토", "고용", "의료", "해양", "농업"]


def test_every_word_of_a_passage_stands_on_its_lines(real_plan: Plan) -> None:
    """Nothing is read that the lines do not hold, spaces and marks aside."""

    def letters(text: str) -> str:
        return "".join(c for c in text if c not in " *^{}-")

    for found in real_plan.passages:
        lines = [line for span in found.spans for line in span.lines]
        assert letters(found.text) in letters("".join(real_plan.text[line - 1] for line in lines)), found.path


def test_a_footnote_without_a_bullet_is_refused(copied: SourceFolder) -> None:
    """A footnote that explains nothing stops the build at its line."""
    copied.edit(29, "- □ 코로나19가", " - * 코로나19가")
    copied.vouch()
    assert 29 in copied.named_lines()


def test_an_unknown_ministry_after_an_achievement_is_refused(copied: SourceFolder) -> None:
    """Closing parentheses that name a ministry name ministries only."""
    copied.edit(57, "(산업부)", "(상업부)")
    copied.vouch()
    assert 57 in copied.named_lines()


def test_a_line_with_no_place_is_unaccounted(copied: SourceFolder) -> None:
    """A row between the bullets of a chapter is nobody's: it is reported with its line."""
    lines = copied.lines
    lines[561] = "무엇\t이든"
    copied.write_lines(lines)
    copied.vouch()
    assert 562 in copied.named_lines()


def test_lines_that_carry_nothing(real_plan: Plan) -> None:
    """Each of the other lines is listed once, with why."""
    counted = {unused.why.value: len(unused.lines) for unused in real_plan.unused}
    expected = {"blank": 196, "contents": 12, "heading": 26, "columns": 2, "unit": 2, "label": 1}
    assert expected == counted
