"""Long tables cut to what somebody reads."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from core.papers.shortened import left_out, shortened

GROUPS = st.dictionaries(st.text("abc", min_size=1, max_size=3), st.lists(st.integers(0, 9)), max_size=12)


@given(groups=GROUPS, most=st.integers(1, 40))
def test_every_row_is_printed_or_left_out_in_its_order(groups: dict[str, list[int]], most: int) -> None:
    marked = {title: list(enumerate(rows)) for title, rows in groups.items()}
    kept, others = shortened(marked, lambda row: float(row[1]), most)
    shown = sum(len(group.rows) for group in kept)
    rest = list(left_out(kept, others))
    assert shown + len(rest) == sum(map(len, groups.values()))
    assert shown <= max(most, len(kept))
    assert [group.title for group in kept] == [title for title in groups if title in {g.title for g in kept}]
    for group in kept:
        assert group.rows == sorted(group.rows)
        # No row that is left out weighs more than one of its group that is printed.
        assert max((w for _, w in group.rest), default=0) <= min((w for _, w in group.rows), default=9)


@given(groups=GROUPS)
def test_where_all_rows_fit_all_stay(groups: dict[str, list[int]]) -> None:
    kept, others = shortened(groups, float, sum(map(len, groups.values())))
    assert {group.title: group.rows for group in kept} == groups
    assert others == []
    assert not any(group.rest for group in kept)
