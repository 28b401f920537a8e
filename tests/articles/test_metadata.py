"""What the lines of an article's head say about it."""

import pytest

from compare.articles.model import DateSource


@pytest.mark.parametrize(
    ("head", "published", "source"),
    [
        (("Issued on: 11/06/2026 - 14:22",), "2026-06-11", DateSource.INFERRED),
        (("11/06/2026",), "2026", DateSource.INFERRED),
        (("11/06/2026", "November 6, 2026"), "2026-11-06", DateSource.STATED),
        (("11.06.2026 - Update : 12.06.2026",), "2026-06-11", DateSource.STATED),
        (("Updated 20:41, 11-May-2026",), "2026-05-11", DateSource.STATED),
        (("14 hours ago",), "", DateSource.UNKNOWN),
        (
            ("Published date: 2 September 2026 15:21 BST | Last update: 5 hours 10 mins ago",),
            "2026-09-02",
            DateSource.STATED,
        ),
    ],
)
def test_a_date_is_stated_inferred_or_unknown(head, published, source, read):
    article = read(*head)
    assert (article.published, article.date_source) == (published, source)
