"""The codes of published tables in words, for the command line and the pages."""

from policygraph.errors import Language

_KINDS = {
    "by-field": ("분야별", "by field"),
    "by-ministry": ("부처별", "by ministry"),
    "by-performance-goal": ("성과목표별", "by performance goal"),
    "by-ministry-and-field": ("부처별·분야별", "by ministry and field"),
    "by-strategy": ("추진 전략별", "by strategy"),
    "by-task": ("정책 과제별", "by task"),
}
_PHASES = {"planned": ("계획", "planned"), "executed": ("실적", "executed")}


def table_name(code: str, language: Language) -> str:
    """A published table's code in words.

    >>> table_name("2021-planned-by-task", "ko"), table_name("2020-executed-by-field", "en")
    ('2021 계획 정책 과제별', '2020 executed by field')
    """
    year, phase, kind = code.split("-", 2)
    index = 0 if language == "ko" else 1
    return f"{year} {_PHASES[phase][index]} {_KINDS[kind][index]}"
