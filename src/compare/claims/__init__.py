"""Articles to claims: sentences, clauses, quotes, speakers and cues."""

from compare.claims.extraction import claims_of, describe
from compare.claims.model import Claim, CueTier, Quantity, QuoteType, article_id_of

__all__ = ["Claim", "CueTier", "Quantity", "QuoteType", "article_id_of", "claims_of", "describe"]
