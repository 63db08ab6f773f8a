"""The Brief: its argument on one screen, what opens below it, and the ledger of disagreements."""
