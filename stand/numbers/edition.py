"""The figures of a publication: the bank as its edition knew it, ready to answer references."""

from stand.model.publication import Publication
from stand.numbers.bank import Bank
from stand.numbers.figures import Figures


def figures_of(publication: Publication) -> Figures:
    """Return what answers the references of an edition."""
    bank = Bank(publication.indicators, publication.observations)
    known = bank.as_known_to(publication.year)
    return Figures(known, publication.edition.reporting_year, publication.organisation.numbers)
