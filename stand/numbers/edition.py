"""The figures of a publication: the bank as its edition knew it, ready to answer references."""

from stand.model.publication import Publication
from stand.numbers.bank import Bank, Known
from stand.numbers.figures import Figures


def figures_of(publication: Publication) -> Figures:
    """Return what answers the references of an edition."""
    known = _LAST.known(publication)
    return Figures(known, publication.edition.reporting_year, publication.organisation.numbers)


class _Last:
    """What the last edition that was asked for knew: most edits leave the bank as it was."""

    def __init__(self) -> None:
        self._of: Publication | None = None
        self._known: Known | None = None

    def known(self, publication: Publication) -> Known:
        if self._known is None or self._of is None or not _have_one_bank(publication, self._of):
            bank = Bank(publication.indicators, publication.observations)
            self._known = bank.as_known_to(publication.year)
        self._of = publication
        return self._known


def _have_one_bank(one: Publication, other: Publication) -> bool:
    """Tell whether the numbers are the very same: those that are equal may be written otherwise."""
    return (
        one.indicators is other.indicators
        and one.observations is other.observations
        and one.year == other.year
    )


_LAST = _Last()
