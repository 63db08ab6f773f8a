from views.blocks import Blocks
from views.context import PageContext


def footer(context: PageContext) -> Blocks:
    return ()
