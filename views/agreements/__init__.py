"""The Agreements page: every agreement, who of the producers has signed, and one in full."""
