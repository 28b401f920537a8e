"""Engines: what finds and scores pairs when a corpus is too large to score every pair of claims in memory."""
