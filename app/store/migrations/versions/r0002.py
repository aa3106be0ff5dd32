"""An access point leads into a zone; an event names the document that reports it."""

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Bring a file of format 1 to format 2."""
    with op.batch_alter_table('access_point', schema=None) as batch_op:
        batch_op.add_column(sa.Column('zone_id', sa.Text(), nullable=True))
        batch_op.create_index(batch_op.f('ix_access_point_zone_id'), ['zone_id'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_access_point_zone_id'), 'zone', ['zone_id'], ['id'], ondelete='SET NULL', deferrable=True)

    with op.batch_alter_table('review_trigger', schema=None) as batch_op:
        batch_op.add_column(sa.Column('document_id', sa.Text(), nullable=True))
        batch_op.create_index(batch_op.f('ix_review_trigger_document_id'), ['document_id'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_review_trigger_document_id'), 'document', ['document_id'], ['id'], ondelete='SET NULL', deferrable=True)
