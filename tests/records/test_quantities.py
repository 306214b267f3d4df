"""The numbers that bullets give: what they measure, their units and dates, and what is left unread."""

from decimal import Decimal

import pytest

from policygraph.model import Plan, Role, Span, Target
from policygraph.records.quantities import TargetReading, read_targets

EOK = 100_000_000


def read(text: str, *, achieved: bool = False) -> TargetReading:
    """The numbers of `text`, of a plan of 2021."""
    return read_targets("measure/1-1-1", text, (Span(1, 1),), 2021, achieved=achieved)


def printed(target: Target) -> str | None:
    """The date of a number as the text prints it."""
    return target.period.printed if target.period else None


def numbers(text: str) -> list[tuple[str, Decimal | None, Decimal, str, str | None]]:
    """Of each number of `text`: what it measures, both values, the unit and the printed date."""
    return [
        (found.indicator, found.from_value, found.to_value, found.unit, printed(found))
        for found in read(text).targets
    ]


def from_plan(plan: Plan) -> dict[str, TargetReading]:
    """What is read from every bullet and footnote of a plan, by its path."""
    texts = {f"measure/{measure.code}": measure.text for measure in plan.measures}
    texts |= {passage.path: passage.text for passage in plan.passages}
    return {
        path: read_targets(path, text, (), 2021, achieved="achievement" in path)
        for path, text in texts.items()
    }


def test_a_target_is_whole() -> None:
    """A number has its code, its passage, its place and the words that it rests on."""
    (target,) = read("(제조 등) 산업 디지털 전환 연대(6개 → 8개)를 확대").targets

    assert target == Target(
        code="measure-1-1-1-t1",
        passage="measure/1-1-1",
        indicator="산업 디지털 전환 연대",
        from_value=Decimal(6),
        to_value=Decimal(8),
        unit="개",
        period=None,
        role=Role.TARGET,
        words="산업 디지털 전환 연대(6개 → 8개)",
        spans=(Span(1, 1),),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("선도과제(누적, 20개 → 60개) 발굴", ("선도과제 누적", "20", "60", "개", None)),
        ("구매목표 비율 상향(10% → 15%) 등", ("구매목표 비율 상향", "10", "15", "%", None)),
        ("국민비서 서비스 확대(9→39종)", ("국민비서 서비스 확대", "9", "39", "종", None)),
        ("시범사업 구간 확대(1개→5개) 등", ("시범사업 구간 확대", "1", "5", "개", None)),
        ("거점 마련('21년 1개소 → '23년 5개소)", ("거점 마련", "1", "5", "개소", "'23년")),
        ("교육생 선발('19, 104명 → '20, 208명)", ("교육생 선발", "104", "208", "명", "'20")),
        ("과정 확대('20년 960명 → '21년 1,095명)", ("과정 확대", "960", "1095", "명", "'21년")),
        ("공동 R&D 비중 : ('19) 69.3% → ('20) 85.9%", ("공동 R&D 비중", "69.3", "85.9", "%", "'20")),
        ("공장 보급(누적) : ('19) 12,660 → ('20) 19,799", ("공장 보급(누적)", "12660", "19799", "", "'20")),
    ],
)
def test_a_change(text: str, expected: tuple[str, str, str, str, str | None]) -> None:
    """Two values with an arrow are one number that goes from one to the other by the second's date."""
    indicator, old, new, unit, when = expected
    assert numbers(text) == [(indicator, Decimal(old), Decimal(new), unit, when)]


@pytest.mark.parametrize(
    ("text", "indicator", "value", "unit", "when"),
    [
        ("돌봄 로봇 기술개발('20, 47.9억원)", "돌봄 로봇 기술개발", 47.9 * EOK, "원", "'20"),
        ("과제 발굴 및 착수('20년 4.1억원)", "과제 발굴 및 착수", 4.1 * EOK, "원", "'20년"),
        ("수자원 위성, 하천 조사 등 ('21, 80억원)", "수자원 위성, 하천 조사 등", 80 * EOK, "원", "'21"),
        ("R&D 양성 지원('20~'23년, 총 80억원)", "R&D 양성 지원", 80 * EOK, "원", "'20~'23년"),
        ("교육, 국방 등 6대 분야('21.3~, 총 450억원)", "교육, 국방 등 6대 분야", 450 * EOK, "원", "'21.3~"),
        ("'21년 연구과제 지원(12억원)", "연구과제 지원", 12 * EOK, "원", "'21년"),
        ("재정 투자 규모는 총 3조 4,636억원으로", "재정 투자 규모", 34636 * EOK, "원", None),
        ("'1, 2차 산업 융합' 6,951억원", "1, 2차 산업 융합", 6951 * EOK, "원", None),
        ("설비 보급(250백만원)", "설비 보급", 250_000_000, "원", None),
        ("공공데이터 개방 확대(14.2만개)", "공공데이터 개방 확대", 142_000, "개", None),
        ("데이터 연계·수집 38억건('20.10 기준)", "데이터 연계·수집", 38 * EOK, "건", "'20.10"),
        ("선도형 공장('21년 10개 구축)", "선도형 공장", 10, "개", "'21년"),
        ("사업 추진 및 K-등대 공장 100개 구축", "K-등대 공장", 100, "개", None),
        ("인증제도 운영('20년 7건)", "인증제도 운영", 7, "건", "'20년"),
        ("산단 지정 현황(총 7개)", "산단 지정 현황", 7, "개", None),
        ("대학원 5개교 추가 선정('20.4)", "대학원", 5, "개교", "'20.4"),
        ("학습용 데이터 150종 확충", "학습용 데이터", 150, "종", None),
        ("전공의 80명 연구역량 강화", "전공의", 80, "명", None),
        ("케어서비스 19개 과제", "케어서비스", 19, "개 과제", None),
        ("기술개발('20년 한국형 예측모델 정확도 70% 달성)", "한국형 예측모델 정확도", 70, "%", "'20년"),
        ("국도 2,500km, 전국 교통정보", "국도", 2500, "km", None),
    ],
)
def test_a_value(text: str, indicator: str, value: float, unit: str, when: str | None) -> None:
    """A number in parentheses or behind a noun measures the words before it; money is in won."""
    assert numbers(text) == [(indicator, None, Decimal(round(value)), unit, when)]


def test_a_total_and_its_parts() -> None:
    """Who pays a part is said by the indicator; the total is for the words alone."""
    assert numbers("시범사업 추진('21, 총 625.8억원 : 정부 55.4억원, 민간 570.4억원)") == [
        ("시범사업 추진", None, Decimal(62_580_000_000), "원", "'21"),
        ("시범사업 추진 정부", None, Decimal(5_540_000_000), "원", "'21"),
        ("시범사업 추진 민간", None, Decimal(57_040_000_000), "원", "'21"),
    ]


def test_a_series() -> None:
    """Three dated values are a number each, with its own date and its own role."""
    found = read("수집 계획 : ('18~'20) 405종 → ('21) 200종 → ('22) 165종").targets

    assert [(int(one.to_value), printed(one), one.role) for one in found] == [
        (405, "'18~'20", Role.ACHIEVED),
        (200, "'21", Role.TARGET),
        (165, "'22", Role.TARGET),
    ]


@pytest.mark.parametrize(
    ("text", "achieved", "role"),
    [
        ("기술개발 지원('20, 5억원)", False, Role.ACHIEVED),
        ("기술개발 지원('21, 5억원)", False, Role.TARGET),
        ("기술개발 지원('20~, 5억원)", False, Role.TARGET),
        ("기술개발 지원(5억원)", False, Role.TARGET),
        ("기술개발 지원(5억원)", True, Role.ACHIEVED),
        ("기술개발 지원('20~'23년, 5억원)", True, Role.TARGET),
    ],
)
def test_role(text: str, role: Role, *, achieved: bool) -> None:
    """What ends before the plan's year was achieved; a text about results says so where no date does."""
    assert [found.role for found in read(text, achieved=achieved).targets] == [role]


@pytest.mark.parametrize(
    "text",
    [
        "제2차 산업융합발전 기본계획",
        "제2차 5개년 계획",
        "4차 산업혁명 기술",
        "5G 기반 3D 모델",
        "K-100만 바이오 빅데이터",
        "(1호) '19.6월 개소 → (2-3호) 경남",
        "전국 2~3차 병원",
        "70kV 송전, 1MW급 발전",
        "고시 제2020-186호 제3조",
        "^①112출동 및 ^②119 긴급출동",
        "1, 2차 산업, 10대 프로젝트",
        "센터 1~3개소",
        "규모 △5억원",
        "헬스케어(7)",
        "Lv.4+ 자율주행",
    ],
)
def test_no_quantity(text: str) -> None:
    """Ordinals, names, levels and numbers of articles and notes are no quantities at all."""
    assert read(text) == TargetReading((), {})


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("6개 분야 연대 결성", ["6개 분야"]),
        ("41개사 사업 개시", ["41개사"]),
        ("40여개 과제 추진", ["40여개 과제"]),
        ("신규과제의 20% 이상 추진", ["20%"]),
        ("펀드의 최소 60%인 480억원 이상 투자", ["60%", "480억원"]),
        ("청년농 교육(연 200명 규모)", ["200명"]),
        ("펀드('20~'24, 5년간 연 800억원 규모)", ["800억원"]),
        ("적합성 인증 부여(6개월 이내)", ["6개월"]),
        ("시범단지 지정(괴산, 안동 2개소)", ["2개소"]),
        ("전기차, 섬유, 웨어러블 5개 과제", ["5개 과제"]),
        ("지원 확대 : '21년 20개사(+@)", ["20개사"]),
        ("사업에 1,737억원(5.02%)이 활용", ["1,737억원", "5.02%"]),
        ("비율 상향(10% → 15건)", ["10%", "15건"]),
        ("센터 구축(3개소, 5개소)", ["3개소", "5개소"]),
    ],
)
def test_unread(text: str, unread: list[str]) -> None:
    """A bound, a rate, or a number that counts what is unclear is not read but handed back."""
    reading = read(text)

    assert (reading.targets, list(reading.unread.values())) == ((), unread)


READ_BY_HAND = """
measure/1-1-1 | 산업 디지털 전환 선도과제 누적 | 20 | 60 | 개
measure/1-1-1-1 | 문제 해결형 산업 데이터 플랫폼 구축을 주력산업 전반으로 확대 | 5 | 12 | 개
measure/1-1-6 | K-100만 바이오 빅데이터 시범사업 추진 희귀질환 중심 | | 25000 | 명
measure/1-1-7 | 분야별 해양수산 공공데이터 | | 770 | 종
measure/1-2-4 | K-스마트 등대 공장 | | 100 | 개
measure/1-2-5 | 공공데이터 개방 확대 | | 142000 | 개
measure/3-1-5 | 스마트팜 혁신밸리 | | 4 | 개소
footnote/achievement-1-1-2-n1 | 품질관리 | | 776 | 건
footnote/achievement-1-1-3-n1 | 국토교통 공공데이터 활용 분석사례 | | 8 | 건
footnote/achievement-1-1-3-n1 | 승인통계 | | 7 | 개
footnote/achievement-1-2-1-n1 | 드론 활용서비스 시장창출 지원 | | 10020000000 | 원
footnote/achievement-1-2-3-n1 | 생애 주기별 맞춤형서비스 | | 4 | 개 과제
footnote/achievement-1-2-4-n2 | SW | | 6 | 건
footnote/achievement-1-3-1-n1 | 신기술(NET) 인증 | | 86 | 건
footnote/achievement-1-3-3-n1 | 공공기관 우선구매대상 기술개발제품의 구매목표 비율 상향 | 10 | 15 | %
achievement/2-1-1 | 규제 샌드박스 과제 창출 누계 | | 102 | 건
footnote/achievement-2-1-1-n1 | 투자금액 | | 58800000000 | 원
footnote/achievement-2-2-3-n2 | 규제 샌드박스 기술 기준 개발 신규과제 | | 15 | 개
footnote/achievement-3-1-4-n1 | 지능형도시수자원관리 | | 6250000000 | 원
footnote/achievement-3-2-1-n1 | 수요공급기업 공동 R&D 비중 | 69.3 | 85.9 | %
footnote/achievement-3-2-2-n1 | 전기차충전서비스산업육성 | | 25550000000 | 원
footnote/achievement-3-3-1-n1 | 융합보안 대학원 | | 5 | 개교
footnote/achievement-3-3-2-n1 | 융합 의과학분야 전일제 박사학위 과정 | | 30 | 명
footnote/achievement-3-3-3-n1 | 하이테크과정 확대 | 775 | 960 | 명
footnote/achievement-4-1-1-n1 | 스마트팜 청년창업 교육생 선발·확대 | 104 | 208 | 명
footnote/achievement-4-1-4-n1 | 스마트공장 보급(누적) | 12660 | 19799 |
footnote/achievement-4-1-4-n1 | 대중소 상생형 스마트공장 보급 | 10 | 18 | 개 기관
footnote/achievement-4-2-1-n2 | 신개념 컨테이너 이송·하역장비 및 운영시스템 개발 | | 22000000000 | 원
footnote/achievement-4-2-2-n1 | 고정밀 공간정보 갱신 및 활용 지원 기술 개발 추진 문체부 | | 710000000 | 원
finance/2020-1 | 범부처 재정 투자 규모 | | 3463600000000 | 원
finance/2021-2 | 산업의 융합 경쟁력 강화 비중 | | 46.83 | %
footnote/measure-1-1-7-n1 | 공공데이터 수집·연계 계획 | | 165 | 종
footnote/measure-1-2-1-n1 | 중소·중견 기업 대상으로 펀드 결성금액 | | 80000000000 | 원
footnote/measure-1-2-2-n1 | 지역 산업 DX 지원거점 마련 | 1 | 5 | 개소
footnote/measure-1-2-4-n1 | 선도형 공장 | | 10 | 개
footnote/measure-1-2-5-n1 | AI 국민비서 서비스 확대 | 9 | 39 | 종
footnote/measure-2-1-5-n1 | 시범사업 | | 3 | 개소
footnote/measure-2-1-5-n1 | 공사 준공 | | 2 | 개소
footnote/measure-3-1-4-n1 | 효율적 지능형 물관리를 위한 DB플랫폼 구축, \
물공급-물순환 연계 통합관리시스템 구축 및 시험 운영 등 민간 | | 2010000000 | 원
footnote/measure-2-2-1-n2 | 비대면 스포츠시장 창출 지원 | | 7730000000 | 원
footnote/measure-2-2-3-n2 | 제조, 의료, 건설, 교육, 유통, 국방 등 6대 분야 | | 45000000000 | 원
footnote/measure-3-1-3-n1 | 인공지능바이오로봇 의료융합기술개발 연구과제 | | 7 | 개 과제
footnote/measure-3-2-4-n2 | 시범사업 구간 확대 | 1 | 5 | 개
footnote/measure-3-2-6-n1 | 현장수요 기반 문화기술 핵심 인력양성 사업 신규 과제 | | 3 | 개
footnote/measure-3-3-5-n2 | 첨단 농기계 개발 및 핵심 부품 국산화 지원 신규 12과제 지원 | | 11030000000 | 원
footnote/action-molit-1-n1 | 국도 | | 2500 | km
action/msit-1 | 인공지능 학습용 데이터 | | 150 | 종
footnote/action-mois-3-n2 | 공공데이터 개방 및 이용활성화 지원 | 152400000000 | 186300000000 | 원
footnote/action-mohw-3-n1 | 인공지능바이오로봇 의료융합기술개발 연구과제 | | 2200000000 | 원
footnote/action-mohw-4-n1 | 전공의 | | 100 | 명
"""


@pytest.mark.parametrize("line", READ_BY_HAND.strip().splitlines())
def test_the_real_plan(real_plan: Plan, line: str) -> None:
    """What was read by hand from the plan is among what is read."""
    path, indicator, old, new, unit = (cell.strip() for cell in line.split("|"))
    found = from_plan(real_plan)[path].targets

    assert (indicator, Decimal(old) if old else None, Decimal(new), unit) in [
        (one.indicator, one.from_value, one.to_value, one.unit) for one in found
    ]


def test_words_stand_in_the_text(real_plan: Plan) -> None:
    """Every number of the plan rests on words of its passage, and every word of an indicator is there."""
    texts = {f"measure/{measure.code}": measure.text for measure in real_plan.measures}
    texts |= {passage.path: passage.text for passage in real_plan.passages}
    targets = [target for reading in from_plan(real_plan).values() for target in reading.targets]

    assert [target.code for target in targets if target.words not in texts[target.passage]] == []
    assert [
        target.code
        for target in targets
        for word in target.indicator.split()
        if word not in texts[target.passage]
    ] == []


def test_codes_are_distinct(real_plan: Plan) -> None:
    """No two numbers of the plan share a code."""
    codes = [target.code for reading in from_plan(real_plan).values() for target in reading.targets]

    assert len(codes) == len(set(codes))


def test_how_much_is_read(real_plan: Plan) -> None:
    """As many numbers of the plan are read, and left unread, as were looked through by eye."""
    readings = from_plan(real_plan).values()
    counts = (sum(len(one.targets) for one in readings), sum(len(one.unread) for one in readings))

    assert counts == (156, 89)
