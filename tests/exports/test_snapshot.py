"""A snapshot is of one moment, whatever is saved while it is taken."""

from compare.exports import tables
from compare.project import Project


class Busy(Project):
    """A project in which somebody judges a pair whenever it is matched."""

    def alignment(self, **options):
        made = super().alignment(**options)
        match = made.matches[0]
        event = {
            "kind": "judgement",
            "claim_a": match.claim_a,
            "claim_b": match.claim_b,
            "verdict": "different",
        }
        self.store.record("Ann", [event])
        return made


def test_what_is_saved_while_a_project_is_matched_is_in_no_table(small):
    filled = {filled.table.name: filled.frame() for filled in tables(Busy.open(small.root))}
    assert set(filled["matches"]["judges"]) == {"0"}
    assert len(filled["judgements"]) == 0
    later = {filled.table.name: filled.frame() for filled in tables(Project.open(small.root))}
    assert later["matches"]["detail"].str.startswith("judged different").any()
