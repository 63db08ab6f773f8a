"""The Export page: what is exported, how it looks, and the words that go with it."""
