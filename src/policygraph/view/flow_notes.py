"""What one has to know to read a flow rightly; it stands under the picture and goes along with it."""

from collections.abc import Sequence

from policygraph.analyse.flows import Chain

Words = dict[str, str]

_ROWS = {
    "ko": "띠의 너비는 예산 행의 합이고, 빛깔은 분야입니다.",
    "en": "Ribbons sum up budget rows; their colour is the field.",
}
_TOTALS = {
    "ko": "인쇄된 집계만으로 그렸습니다. 성과 목표와 부처는 분야에서만 만납니다.",
    "en": "Drawn from printed totals alone: performance goals and ministries meet in the fields only.",
}
_BEFORE = {
    "ko": (
        "이 해는 예산 행이 없고 집계만 인쇄되어 있어, 어느 성과 목표의 돈이 어느 부처의 것인지는"
        " 알 수 없습니다. 실적(쓴 돈)이므로 계획(쓰려는 돈)과 성격이 다릅니다."
    ),
    "en": (
        "Of this year only totals are printed and no budget rows: which ministry's money a performance goal"
        " has cannot be told. It is money spent, not like for like with money planned."
    ),
}
_TASKS = {
    "ko": (
        "인쇄된 집계입니다. 예산 행에는 정책 과제가 적혀 있지 않아 부처까지 이을 수 없고,"
        " 앞 해의 금액도 인쇄되어 있지 않습니다."
    ),
    "en": (
        "Printed totals. No budget row names its task, so this does not lead on to ministries;"
        " of the year before nothing is printed."
    ),
}


def note_on(chain: Chain) -> Words:
    """The note under a flow diagram."""
    if chain.phase == "Executed":
        return _BEFORE
    return {"rows": _ROWS, "totals": _TOTALS, "tasks": _TASKS}[chain.code]


def note_on_years(years: Sequence[Words]) -> Words:
    """The note under a comparison of two years, the first executed and the second planned."""
    before, after = years
    return {
        "ko": (
            f"{before['ko']}은 쓴 돈, {after['ko']}은 쓰려는 돈이라 성격이 다릅니다."
            " 증감은 방향으로만 읽으십시오."
        ),
        "en": (
            f"{before['en'].capitalize()} is money spent, {after['en']} money meant to be spent:"
            " not like for like, so read the change as a direction only."
        ),
    }
