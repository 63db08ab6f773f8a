from charts.spec.errors import ParamError
from views.blocks import Blocks
from views.context import PageContext


def query_notices(context: PageContext, problems: tuple[ParamError, ...]) -> Blocks:
    return ()
