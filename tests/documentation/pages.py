"""Pages to try."""

BOTH = """# 제목 · Title

공통 common

## 한국어

글

### 하나

```text
## English
### 코드
```

## English

text

### One
"""
