"""Writes a second plan of the family: another year, other counts, other amounts, other scanning faults.

Everything in it is invented, and every total is computed here, apart from the code under test: amounts in
million won, shares by whole numbers. What must be read from it is what it was written from.
"""

import csv
import hashlib
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

TITLE = "제2차 산업융합발전 기본계획 '22년도 실행계획"
VISION = "융합으로 여는 탄소중립 산업"
GOALS = ("융합 신산업의 저변 확대", "국민이 느끼는 융합 성과 창출")
SERVES = {"1": ("1", "2"), "2": ("3",)}  # goal → strategies
STRATEGIES = {
    "산업 데이터 활용 촉진": ("데이터 거래 기반 마련", "현장 데이터 표준 확산"),
    "친환경 융합 제품 육성": ("수소 융합 제품 실증",),
    "융합 제도 선진화": ("규제특례 절차 간소화", "융합 인증 국제협력 강화"),
}
FIELDS = {
    "융합 新제품 개발": ("친환경 제품 개발", "디지털 제품 개발"),
    "융합 제도 정비": ("규제특례 운영",),
    "융합 인력 양성": ("석·박사 인력 양성", "재직자 교육"),
}
MINISTRIES = {"MSIT": "과학기술정보통신부", "ME": "환경부", "MOTIE": "산업통상자원부", "MOLIT": "국토교통부"}
SHORT = {"MSIT": "과기정통부", "ME": "환경부", "MOTIE": "산업부", "MOLIT": "국토부"}

# Performance goal → projects: name, and ministry, million won and status of each row.
BUDGET: dict[str, dict[str, list[tuple[str, int, str]]]] = {
    "1-1": {
        "수소버스 실증": [("MOLIT", 12_345, "신규")],
        "저탄소 공정 융합기술 개발": [("ME", 8_000, "계속"), ("MOTIE", 8_000, "계속")],
        "폐자원 에너지화": [("ME", 705, "계속")],
    },
    "1-2": {
        "제조 데이터 플랫폼": [("MOTIE", 101_010, "계속")],
        "지능형 공간정보 서비스": [("MSIT", 3_100, "신규"), ("MOLIT", 2_900, "신규"), ("ME", 45, "신규")],
    },
    "2-1": {"규제특례 심사 지원": [("MOTIE", 1_999, "계속")]},
    "3-1": {"융합 대학원": [("MSIT", 20_450, "계속")], "탄소중립 석사과정": [("ME", 1_280, "신규")]},
    "3-2": {"현장 기술인력 재교육": [("MOTIE", 640, "계속")]},
}
# Last year's results: million won by ministry and field; by performance goal, with the number of projects.
EXECUTED: dict[str, tuple[int, ...]] = {
    "MSIT": (4_000, 0, 18_765),
    "ME": (9_123, 0, 0),
    "MOTIE": (88_888, 2_345, 1_111),
    "MOLIT": (10_001, 77, 0),
}
EXECUTED_GOALS = {
    "1-1": (20_012, 4),
    "1-2": (92_000, 5),
    "2-1": (2_422, 2),
    "3-1": (18_000, 1),
    "3-2": (1_876, 3),
}
# The task that each budget row counts under, in the order of the rows.
TASK_OF_ROW = ("2-1", "2-1", "2-1", "1-2", "1-1", "1-1", "1-1", "1-2", "3-1", "3-2", "1-2", "3-2")
MEASURES: dict[str, list[tuple[str, tuple[str, ...]]]] = {
    "1-1": [("거래소 시범 운영", ("MSIT", "MOTIE")), ("가치평가 기준 마련", ("MOTIE",))],
    "1-2": [("표준 100종 보급", ("MOTIE",))],
    "2-1": [("수소 지게차 실증(3개 → 9개)", ()), ("충전소 융합 모델 개발", ("ME", "MOLIT"))],
    "3-1": [("심의 기간 단축", ("MOTIE",))],
    "3-2": [("상호인정 협약 확대", ("MOTIE",))],
}

ROMAN, LETTER, CIRCLE = "ⅠⅡⅢⅣⅤ", "가나다라마", "①②③④⑤"


@dataclass
class Written:
    """A plan as written, and what must be read from it.

    Attributes:
        rows: project, goal, ministry, won, status and line of each budget row.
        figures: identifier of each figure → won, share in hundredths of a percent, number of projects.
        measures: code → label and ministries.
        projects: code → name.
    """

    lines: list[str] = field(default_factory=list)
    rows: list[tuple[str, str, str, int, str, int]] = field(default_factory=list)
    figures: dict[str, tuple[int, int | None, int | None]] = field(default_factory=dict)
    measures: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    projects: dict[str, str] = field(default_factory=dict)
    corrections: list[tuple[int, int, str, str, str]] = field(default_factory=list)

    def say(self, *lines: str) -> None:
        """Add lines, and a blank one."""
        self.lines += [*lines, ""]

    def repair(self, cell: int, raw: str, reading: str, proof: str) -> None:
        """The last line was garbled by the scan; a correction mends it."""
        self.corrections.append((len(self.lines), cell, raw, reading, proof))


def numbered(parents: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """Code → name of the children of `parents`."""
    return {
        f"{i}-{j}": name for i, names in enumerate(parents.values(), 1) for j, name in enumerate(names, 1)
    }


def won(million: int) -> int:
    """Million won as won."""
    return million * 1_000_000


def eok(million: int) -> str:
    """Million won as 억원, the way that the tables print it."""
    return f"{million // 100:,}.{million % 100:02}"


def basis_points(part: int, whole: int) -> int:
    """A share in hundredths of a percent, half up."""
    return (part * 20_000 + whole) // (2 * whole)


def percent(part: int, whole: int) -> str:
    """A share the way that the tables print it."""
    share = basis_points(part, whole)
    return f"{share // 100}.{share % 100:02}"


def compose(padding: int) -> Written:
    """The whole plan; `padding` says how many idle bullets stand between its parts."""
    plan = Written()
    plan.say(TITLE)
    plan.say("2022. 4.")
    plan.say("관계부처 합동")
    plan.say("목 차")
    plan.say(
        *("I. 추진배경 및 경과 ······ 1", "Ⅱ. '21년도 추진성과 2", "Ⅲ. '22년도 중점 추진계획 4"),
        *("1. 추진 방향 5", "Ⅳ. '22년도 재정투자 계획 7", "Ⅴ. 부처별 추진계획 9"),
    )
    _background(plan, padding)
    _achievements(plan, padding)
    _tables(plan, 2021, "실적", padding)
    _direction(plan)
    _measures(plan)
    _tables(plan, 2022, "계획", padding)
    _ministries(plan, padding)
    _budget(plan)
    return plan


def _idle(plan: Written, count: int) -> None:
    for number in range(count):
        plan.say(f"- 그 밖의 사항 {number + 1}", " 이어지는 줄", " - * 주석 '21.3월, 1,234억원")


def _background(plan: Written, padding: int) -> None:
    plan.say("Ⅰ. 추진배경 및 경과")
    plan.say("1 추진배경")
    plan.say("- □ 정부는 「**제2차**('19~'23) **산업융합발전 기본계획**」을 통해 전략 제시")
    _idle(plan, padding)
    plan.say("2 추진경과")
    plan.say("□ 「산업융합 촉진법」 시행")


def _achievements(plan: Written, padding: int) -> None:
    plan.say("Ⅱ. '21년도 추진성과")
    plan.say("1. 추진 실적 및 주요 성과")
    codes = numbered(FIELDS)
    for i, name in enumerate(FIELDS, 1):
        plan.say(f"{LETTER[i - 1]} {name}")
        for code in (code for code in codes if code.startswith(f"{i}-")):
            plan.say(f"□ {codes[code]}")
            plan.say("- (성과) 무언가를 이룸 (산업부)", " - * 근거")
        _idle(plan, padding)


def _direction(plan: Written) -> None:
    plan.say("Ⅲ. '22년도 중점 추진계획")
    plan.say("1. 추진 방향")
    plan.say("비 전")
    plan.say(VISION)
    plan.say("목 표")
    plan.say("정책")
    plan.say("과제")
    plan.say(*(f"- {goal}" for goal in GOALS))
    for i, (name, tasks) in enumerate(STRATEGIES.items(), 1):
        plan.say(f"{CIRCLE[i - 1]} {name}")
        plan.say(*(f"- ▶ {task}" for task in tasks))


def _measures(plan: Written) -> None:
    plan.say("2. 추진 전략 및 정책 과제")
    codes = numbered(STRATEGIES)
    for i, name in enumerate(STRATEGIES, 1):
        plan.say(f"{LETTER[i - 1]} {name}")
        for task in (code for code in codes if code.startswith(f"{i}-")):
            plan.say(f"□ {codes[task]}")
            for number, (label, names) in enumerate(MEASURES[task], 1):
                closing = f" ({', '.join(SHORT[name] for name in names)})" if names else ""
                plan.say(f"- **{label}***{closing}", " - * 자세한 내용")
                plan.measures[f"{task}-{number}"] = (label, names)


def _tables(plan: Written, year: int, word: str, padding: int) -> None:
    executed = word == "실적"
    if executed:
        plan.say(f"2. '{year % 100}년도 재정투자 실적")
    else:
        plan.say(f"Ⅳ. '{year % 100}년도 재정투자 계획")
    plan.say("- □ 총 투자 규모를 집계")
    matrix, goals = (EXECUTED, EXECUTED_GOALS) if executed else (_planned_matrix(), _planned_goals())
    phase = f"{year}-{'executed' if executed else 'planned'}"
    whole = sum(sum(row) for row in matrix.values())
    fields = [sum(column) for column in zip(*matrix.values(), strict=True)]
    _across(plan, f"분야별 재정투자 {word}", f"{phase}-by-field", dict(zip(FIELDS, fields, strict=True)))
    _idle(plan, padding)
    _pairs(plan, word, f"{phase}-by-ministry", {code: sum(row) for code, row in matrix.items()})
    _listed(plan, f"성과목표별 재정투자 {word}", f"{phase}-by-performance-goal", FIELDS, goals)
    number = "참 고" if executed else "참고 1"
    plan.say(f"{number} 부처별·분야별 '{year % 100}년도 재정투자 {word}")
    plan.say("(단위 : 억원)")
    _matrix(plan, word, f"{phase}-by-ministry-and-field", matrix)
    if not executed:
        tasks = _planned_tasks()
        strategies = {
            name: sum(amount for code, (amount, _) in tasks.items() if code.startswith(f"{i}-"))
            for i, name in enumerate(STRATEGIES, 1)
        }
        plan.say(f"참고 2 '{year % 100}년도 중점 추진전략·정책과제별 재정투자 계획")
        plan.say("- □ 전략별로 집계")
        _across(plan, "추진 전략별 재정투자 계획", f"{phase}-by-strategy", strategies)
        _listed(plan, "정책 과제별 재정투자 계획", f"{phase}-by-task", STRATEGIES, tasks)
    assert whole == sum(amount for amount, _ in goals.values())


def _across(plan: Written, title: str, code: str, amounts: dict[str, int]) -> None:
    whole = sum(amounts.values())
    plan.say(f"< **{title}**(억원, 비중%) >")
    plan.say(
        "\t".join([*amounts, "합 계"]),
        "\t".join([*(eok(amount) for amount in amounts.values()), f"{eok(whole)} (100)"]),
        "\t".join([*(f"({percent(amount, whole)})" for amount in amounts.values()), ""]),
    )
    for number, amount in enumerate(amounts.values(), 1):
        plan.figures[f"{code}/{number}"] = (won(amount), basis_points(amount, whole), None)
    plan.figures[f"{code}/all"] = (won(whole), 10_000, None)


def _pairs(plan: Written, word: str, code: str, amounts: dict[str, int]) -> None:
    whole = sum(amounts.values())
    cells = [
        f"{MINISTRIES[ministry]}\t{eok(amount)} ({percent(amount, whole)})"
        for ministry, amount in amounts.items()
    ]
    plan.say(f"< 부처별 재정투자 {word}(억원, 비중%) >")
    plan.lines += ["\t".join(["부처명", f"투자{word}"] * 3), "\t".join(cells[:3])]
    right = cells[3].partition("\t")[2]
    if word == "계획":  # the scan read a point as a comma; the figure's sum proves what it was
        wrong = right.replace(".", ",", 1)
        plan.lines.append("\t".join([cells[3].replace(right, wrong), *[""] * 4]))
        plan.repair(2, wrong, right, "total")
    else:
        plan.lines.append("\t".join([cells[3], *[""] * 4]))
    plan.say()
    for ministry, amount in amounts.items():
        plan.figures[f"{code}/{ministry.lower()}"] = (won(amount), basis_points(amount, whole), None)


def _listed(
    plan: Written,
    title: str,
    code: str,
    parents: dict[str, tuple[str, ...]],
    amounts: dict[str, tuple[int, int]],
) -> None:
    whole = sum(amount for amount, _ in amounts.values())
    number = sum(count for _, count in amounts.values())
    word = "" if "과제별" in title else title[-2:]
    plan.say(f"< **{title}**(억원, 비중%) 및 과제 수(개) >")
    plan.lines.append(f"\t성과 목표\t{word}\t\t과제수")
    for i, (parent, names) in enumerate(parents.items(), 1):
        pieces = [parent[:4], parent[4:]] if len(names) > 1 else [parent]
        for j, name in enumerate(names, 1):
            amount, count = amounts[f"{i}-{j}"]
            plan.lines.append(f"{pieces[j - 1]}\t{name}\t{eok(amount)}\t{percent(amount, whole)}\t{count}")
            plan.figures[f"{code}/{i}-{j}"] = (won(amount), basis_points(amount, whole), count)
    plan.say(f"\t합 계\t{eok(whole)}\t100\t{number}")
    plan.figures[f"{code}/all"] = (won(whole), 10_000, number)


def _matrix(plan: Written, word: str, code: str, matrix: dict[str, tuple[int, ...]]) -> None:
    blank = [""] * (len(FIELDS) - 1)
    plan.lines += [
        "\t".join(["구 분", *blank, f"분야별 {word}", "(단위 : 억원)"]),
        "\t".join(["부 처", *FIELDS, "계"]),
    ]
    columns = [sum(column) for column in zip(*matrix.values(), strict=True)]
    for ministry, row in [*matrix.items(), ("", tuple(columns))]:
        cells = [eok(amount) if amount else "-" for amount in row]
        plan.lines.append("\t".join([MINISTRIES.get(ministry, "합 계"), *cells, eok(sum(row))]))
        key = f"-{ministry.lower()}" if ministry else ""
        for number, amount in enumerate(row, 1):
            plan.figures[f"{code}/{number}{key}"] = (won(amount), None, None)
        plan.figures[f"{code}/{ministry.lower() or 'all'}"] = (won(sum(row)), None, None)
    plan.say()


def _budget_rows() -> list[tuple[str, str, int]]:
    return [
        (goal, ministry, amount)
        for goal, projects in BUDGET.items()
        for rows in projects.values()
        for ministry, amount, _ in rows
    ]


def _planned_matrix() -> dict[str, tuple[int, ...]]:
    rows = _budget_rows()
    return {
        ministry: tuple(
            sum(amount for goal, name, amount in rows if name == ministry and goal.startswith(f"{i}-"))
            for i in range(1, len(FIELDS) + 1)
        )
        for ministry in MINISTRIES
    }


def _planned_goals() -> dict[str, tuple[int, int]]:
    rows = _budget_rows()
    return {
        code: (sum(a for goal, _, a in rows if goal == code), sum(goal == code for goal, _, _ in rows))
        for code in BUDGET
    }


def _planned_tasks() -> dict[str, tuple[int, int]]:
    rows = list(zip(TASK_OF_ROW, _budget_rows(), strict=True))
    return {
        code: (sum(row[2] for task, row in rows if task == code), sum(task == code for task, _ in rows))
        for code in numbered(STRATEGIES)
    }


def _ministries(plan: Written, padding: int) -> None:
    plan.say("Ⅴ. 부처별 추진계획")
    for number, name in enumerate(MINISTRIES.values(), 1):
        plan.say(f"{number} {name}")
        plan.say("① 중점추진 목표")
        plan.say("- 무언가를 함")
        plan.say("② 주요 추진내용")
        plan.say("- (무엇) 무언가를 더 함")
        _idle(plan, padding)


def _budget(plan: Written) -> None:
    plan.say("참 고")
    plan.say("2022년도 세부 추진과제별 재정투자 계획")
    names = numbered(FIELDS)
    for i, field_name in enumerate(FIELDS, 1):
        plan.say(f"{i} {field_name.replace('新', '신')}")
        for goal in (code for code in names if code.startswith(f"{i}-")):
            plan.say(f"{goal} {names[goal]}")
            plan.say("(단위: 백만원)")
            _goal(plan, goal)
    plan.lines.pop()


def _goal(plan: Written, goal: str) -> None:
    plan.lines.append("사업명\t'22년도 예산\t신규여부\t주관부처")
    number = 0
    for name, rows in BUDGET[goal].items():
        project = f"{goal}-{number + 1}"
        plan.projects[project] = name
        first = len(plan.lines) + 1
        for place, (ministry, amount, status) in enumerate(rows):
            number += 1
            # A merged name cell: blank in the second row, read as nonsense in the third.
            printed = (name, "", "글즈인 곳")[place]
            plan.lines.append(f"{printed}\t{amount:,}\t{status}\t{SHORT[ministry]}")
            if place:
                plan.repair(1, printed, name, f"{first}: {name}")
            plan.rows.append((project, goal, ministry, won(amount), status, len(plan.lines)))
    plan.say()


def write(folder: Path, padding: int = 0) -> Written:
    """Write the plan as a source folder."""
    plan = compose(padding)
    text = "\n".join(plan.lines)
    folder.mkdir()
    (folder / "plan.md").write_bytes(text.encode())
    checksums = (f"{zlib.crc32(line.encode()):08x}" for line in plan.lines)
    (folder / "plan.md.crc32").write_text("\n".join(checksums), encoding="ascii")
    (folder / "source.toml").write_text(_description(plan, text), encoding="utf-8")
    corrections = ((*place, "판독 오류", proof, "같은 칸") for *place, proof in plan.corrections)
    _write_sheet(folder / "corrections.csv", "line,cell,raw,reading,reason,proof,basis", corrections)
    _write_sheet(folder / "readings.csv", "subject,name_ko,property,value,lang,reason", _readings(plan))
    return plan


def _description(plan: Written, text: str) -> str:
    expected = {
        "lines": len(plan.lines),
        "goals": len(GOALS),
        "strategies": len(STRATEGIES),
        "tasks": len(numbered(STRATEGIES)),
        "measures": len(plan.measures),
        "responsibilities": sum(len(names) for _, names in plan.measures.values()),
        "fields": len(FIELDS),
        "performance_goals": len(numbered(FIELDS)),
        "ministries": len(MINISTRIES),
        "projects": len(plan.projects),
        "allocations": len(plan.rows),
        "figures": len(plan.figures),
        "corrections": len(plan.corrections),
    }
    return "\n".join(
        [
            '[plan]\nid = "icd-2022"\nbasic_plan = "icd-2"\nprofile = "icd"',
            f'title = "{TITLE}"\npublisher = "관계부처 합동"\ndate = "2022-04"\nlicence = "none"\n',
            f'[text]\nfile = "plan.md"\nsha256 = "{hashlib.sha256(text.encode()).hexdigest()}"\n',
            "[expected]",
            *(f"{kind} = {count}" for kind, count in expected.items()),
        ]
    )


def _readings(plan: Written) -> list[tuple[str, str, str, str, str, str]]:
    names = {"plan": TITLE, "basic-plan": TITLE.partition(" '")[0], "vision": VISION}
    names |= {f"goal/{i}": name for i, name in enumerate(GOALS, 1)}
    names |= {f"strategy/{i}": name for i, name in enumerate(STRATEGIES, 1)}
    names |= {f"task/{code}": name for code, name in numbered(STRATEGIES).items()}
    names |= {f"field/{i}": name for i, name in enumerate(FIELDS, 1)}
    names |= {f"performance-goal/{code}": name for code, name in numbered(FIELDS).items()}
    names |= {f"project/{code}": name for code, name in plan.projects.items()}
    names |= {f"measure/{code}": label for code, (label, _) in plan.measures.items()}
    labels = [
        (subject, name, "prefLabel", f"English name of {subject}", "en", "번역")
        for subject, name in names.items()
    ]
    serves = [
        (f"goal/{goal}", names[f"goal/{goal}"], "hasStrategy", f"strategy/{strategy}", "", "뜻이 같음")
        for goal, strategies in SERVES.items()
        for strategy in strategies
    ]
    return labels + serves


def _write_sheet(path: Path, columns: str, rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns.split(","))
        writer.writerows(rows)
