"""What changes in this step? ${message}"""

import sqlalchemy as sa
from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """Forward only: an older version refuses what a newer one wrote."""
    ${upgrades if upgrades else "pass"}
