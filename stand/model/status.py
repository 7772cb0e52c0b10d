"""How far a text is, and what that is called."""

from enum import StrEnum


class Status(StrEnum):
    """How far a text is: a concept, under review, or approved."""

    DRAFT = "draft"
    REVIEW = "review"
    FINAL = "final"


STATUS_WORDS = {
    Status.DRAFT.value: "concept",
    Status.REVIEW.value: "ter review",
    Status.FINAL.value: "vastgesteld",
}
