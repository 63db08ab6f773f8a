"""What the commitments of agreements are called: one word for one thing."""

from __future__ import annotations

from types import MappingProxyType

from data.i18n.messages import N_

PROVISION_LABELS = MappingProxyType(
    {
        "supply": N_("Supply"),
        "investment": N_("Investment"),
        "processing": N_("Processing"),
        "price_mechanisms": N_("Price mechanisms"),
        "stockpiling": N_("Stockpiling"),
        "permitting": N_("Permitting"),
        "technology": N_("Technology"),
        "geology": N_("Geology"),
        "recycling": N_("Recycling"),
        "labor_and_environment": N_("Labor and environment"),
    }
)
"""What an agreement may commit to, in the order in which it is shown."""

PROVISION_HELP = MappingProxyType(
    {
        "supply": N_("Secure supply, and an answer when it is disturbed."),
        "investment": N_("Money, finance and projects chosen together."),
        "processing": N_("Refining, smelting and magnet making."),
        "price_mechanisms": N_("Price floors and other price tools."),
        "stockpiling": N_("Stockpiles and strategic reserves."),
        "permitting": N_("Permits for mines and plants."),
        "technology": N_("Technology, research and technical cooperation."),
        "geology": N_("Mapping and exploration."),
        "recycling": N_("Scrap and recycling."),
        "labor_and_environment": N_("Labor, environment and responsible mining."),
    }
)
"""What each takes in."""

LEGAL_STATUS = "legal_status"
"""Beside the commitments: what a row says of whether the agreement binds."""
