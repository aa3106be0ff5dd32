"""The tables of the first release."""

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Bring a file of format 0 to format 1."""
    op.create_table(
        "asset_group",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("name", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("description", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asset_group")),
        sa.UniqueConstraint("code", name=op.f("uq_asset_group_code")),
    )
    op.create_table(
        "baseline",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Text(), nullable=False),
        sa.Column("frozen_at", sa.Text(), nullable=True),
        sa.Column("author", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("content_hash", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("content_sha256", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("results_sha256", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("rules_version", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("catalogue_digest", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("as_of", sa.Text(), nullable=True),
        sa.Column("change_id", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_baseline")),
        sa.UniqueConstraint("revision", name=op.f("uq_baseline_revision")),
    )
    op.create_table(
        "change",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("reverts", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["reverts"], ["change.seq"], name=op.f("fk_change_reverts")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_change")),
        sa.UniqueConstraint("id", name=op.f("uq_change_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_change_reverts"), ["reverts"], unique=False)

    op.create_table(
        "conduit",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("name", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("trust", sa.Text(), server_default=sa.text("'trusted'"), nullable=False),
        sa.Column("media", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("owner", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("phase", sa.Text(), nullable=True),
        sa.Column("description", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("policies", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("assumptions", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conduit")),
        sa.UniqueConstraint("code", name=op.f("uq_conduit_code")),
    )
    op.create_table(
        "content",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_content")),
    )
    op.create_table(
        "document",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("title", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("number", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("revision", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("kind", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("location", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("code", name=op.f("uq_document_code")),
    )
    op.create_table(
        "function",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("name", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("description", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("owner", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_function")),
        sa.UniqueConstraint("code", name=op.f("uq_function_code")),
    )
    op.create_table(
        "level_override",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("requirement", sa.Text(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_level_override")),
        sa.UniqueConstraint("requirement", name=op.f("uq_level_override_requirement")),
    )
    op.create_table(
        "meta",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_meta")),
    )
    op.create_table(
        "method",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("label", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("document", sa.Text(), server_default=sa.text("'{}'"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_method")),
        sa.UniqueConstraint("number", name=op.f("uq_method_number")),
    )
    op.create_table(
        "observation",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("subject_table", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("source", sa.Text(), server_default=sa.text("'register'"), nullable=False),
        sa.Column("source_name", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("seen_on", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_observation")),
    )
    op.create_table(
        "participant",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("role", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("organisation", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("capacity", sa.Text(), server_default=sa.text("'asset_owner'"), nullable=False),
        sa.Column("signs", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("covers", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participant")),
    )
    op.create_table(
        "review_trigger",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("kind", sa.Text(), server_default=sa.text("'incident'"), nullable=False),
        sa.Column("description", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("recorded_on", sa.Text(), nullable=True),
        sa.Column("due", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_trigger")),
        sa.UniqueConstraint("code", name=op.f("uq_review_trigger_code")),
    )
    op.create_table(
        "session",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("title", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("held_on", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("notes", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session")),
        sa.UniqueConstraint("code", name=op.f("uq_session_code")),
    )
    op.create_table(
        "setting",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_setting")),
        sa.UniqueConstraint("name", name=op.f("uq_setting_name")),
    )
    op.create_table(
        "system",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("purpose", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("perimeter", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("functions", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_system")),
    )
    op.create_table(
        "threat",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("name", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("description", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_threat")),
        sa.UniqueConstraint("code", name=op.f("uq_threat_code")),
    )
    op.create_table(
        "threat_source",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("name", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("capability", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("means", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("resources", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("skill", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("motivation", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("warrants", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("credible", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("description", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_threat_source")),
        sa.UniqueConstraint("code", name=op.f("uq_threat_source_code")),
    )
    op.create_table(
        "used_code",
        sa.Column("tbl", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("tbl", "code", name=op.f("pk_used_code")),
    )
    op.create_table(
        "vulnerability",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("title", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("description", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("cve", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("cvss", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vulnerability")),
        sa.UniqueConstraint("code", name=op.f("uq_vulnerability_code")),
    )
    op.create_table(
        "waiver",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("subject_table", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("reason", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("given_by", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("given_on", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waiver")),
        sa.UniqueConstraint(
            "rule", "subject_table", "subject_id", name=op.f("uq_waiver_rule_subject_table_subject_id")
        ),
    )
    op.create_table(
        "zone",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("name", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("parent_id", sa.Text(), nullable=True),
        sa.Column("boundary", sa.Text(), server_default=sa.text("'logical'"), nullable=False),
        sa.Column("in_scope", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("lowest_level", sa.Text(), nullable=True),
        sa.Column("highest_level", sa.Text(), nullable=True),
        sa.Column("owner", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("safety", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("phase", sa.Text(), nullable=True),
        sa.Column("description", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("policies", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("assumptions", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("tolerable", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("tolerable_reason", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("sl_method", sa.Text(), nullable=True),
        sa.Column("sl_method_reason", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["zone.id"], name=op.f("fk_zone_parent_id"), ondelete="SET NULL", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_zone")),
        sa.UniqueConstraint("code", name=op.f("uq_zone_code")),
    )
    with op.batch_alter_table("zone", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_zone_parent_id"), ["parent_id"], unique=False)

    op.create_table(
        "adopted_capability",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("zone_id", sa.Text(), nullable=True),
        sa.Column("conduit_id", sa.Text(), nullable=True),
        sa.Column("fr", sa.Text(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.CheckConstraint(
            "(zone_id IS NOT NULL) + (conduit_id IS NOT NULL) = 1", name=op.f("ck_adopted_capability_one_of")
        ),
        sa.ForeignKeyConstraint(
            ["conduit_id"],
            ["conduit.id"],
            name=op.f("fk_adopted_capability_conduit_id"),
            ondelete="CASCADE",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["zone_id"], ["zone.id"], name=op.f("fk_adopted_capability_zone_id"), ondelete="CASCADE", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_adopted_capability")),
        sa.UniqueConstraint("conduit_id", "fr", name=op.f("uq_adopted_capability_conduit_id_fr")),
        sa.UniqueConstraint("zone_id", "fr", name=op.f("uq_adopted_capability_zone_id_fr")),
    )
    with op.batch_alter_table("adopted_capability", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_adopted_capability_conduit_id"), ["conduit_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_adopted_capability_zone_id"), ["zone_id"], unique=False)

    op.create_table(
        "asset",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("tag", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("name", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("quantity", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("vendor", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("model", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("firmware", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("serial", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("addresses", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("mac", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("services", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("location", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("criticality", sa.Text(), nullable=True),
        sa.Column("end_of_support", sa.Text(), nullable=True),
        sa.Column("level", sa.Text(), nullable=True),
        sa.Column("business", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("safety_related", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("temporary", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("wireless", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("external", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("passive", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("in_scope", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("owner", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("phase", sa.Text(), nullable=True),
        sa.Column("sl_c", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("notes", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("zone_id", sa.Text(), nullable=True),
        sa.Column("conduit_id", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["conduit_id"], ["conduit.id"], name=op.f("fk_asset_conduit_id"), ondelete="SET NULL", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["zone_id"], ["zone.id"], name=op.f("fk_asset_zone_id"), ondelete="SET NULL", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asset")),
    )
    with op.batch_alter_table("asset", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_asset_conduit_id"), ["conduit_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_asset_zone_id"), ["zone_id"], unique=False)

    op.create_table(
        "assigned_level",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("zone_id", sa.Text(), nullable=True),
        sa.Column("conduit_id", sa.Text(), nullable=True),
        sa.Column("fr", sa.Text(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("rationale", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.CheckConstraint(
            "(zone_id IS NOT NULL) + (conduit_id IS NOT NULL) = 1", name=op.f("ck_assigned_level_one_of")
        ),
        sa.ForeignKeyConstraint(
            ["conduit_id"],
            ["conduit.id"],
            name=op.f("fk_assigned_level_conduit_id"),
            ondelete="CASCADE",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["zone_id"], ["zone.id"], name=op.f("fk_assigned_level_zone_id"), ondelete="CASCADE", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assigned_level")),
        sa.UniqueConstraint("conduit_id", "fr", name=op.f("uq_assigned_level_conduit_id_fr")),
        sa.UniqueConstraint("zone_id", "fr", name=op.f("uq_assigned_level_zone_id_fr")),
    )
    with op.batch_alter_table("assigned_level", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_assigned_level_conduit_id"), ["conduit_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_assigned_level_zone_id"), ["zone_id"], unique=False)

    op.create_table(
        "assumption",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("text", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("owner", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("zone_id", sa.Text(), nullable=True),
        sa.Column("conduit_id", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["conduit_id"], ["conduit.id"], name=op.f("fk_assumption_conduit_id"), ondelete="SET NULL", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["zone_id"], ["zone.id"], name=op.f("fk_assumption_zone_id"), ondelete="SET NULL", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assumption")),
        sa.UniqueConstraint("code", name=op.f("uq_assumption_code")),
    )
    with op.batch_alter_table("assumption", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_assumption_conduit_id"), ["conduit_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_assumption_zone_id"), ["zone_id"], unique=False)

    op.create_table(
        "attachment",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("file_name", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("media_type", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("size", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("sha256", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["document.id"],
            name=op.f("fk_attachment_document_id"),
            ondelete="CASCADE",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
    )
    with op.batch_alter_table("attachment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attachment_document_id"), ["document_id"], unique=False)

    op.create_table(
        "attendance",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("session_id", sa.Text(), nullable=False),
        sa.Column("participant_id", sa.Text(), nullable=False),
        sa.Column("present", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participant.id"],
            name=op.f("fk_attendance_participant_id"),
            ondelete="CASCADE",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session.id"], name=op.f("fk_attendance_session_id"), ondelete="CASCADE", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance")),
        sa.UniqueConstraint("session_id", "participant_id", name=op.f("uq_attendance_session_id_participant_id")),
    )
    with op.batch_alter_table("attendance", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attendance_participant_id"), ["participant_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_attendance_session_id"), ["session_id"], unique=False)

    op.create_table(
        "characteristic",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("zone_id", sa.Text(), nullable=True),
        sa.Column("conduit_id", sa.Text(), nullable=True),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.CheckConstraint(
            "(zone_id IS NOT NULL) + (conduit_id IS NOT NULL) = 1", name=op.f("ck_characteristic_one_of")
        ),
        sa.ForeignKeyConstraint(
            ["conduit_id"],
            ["conduit.id"],
            name=op.f("fk_characteristic_conduit_id"),
            ondelete="CASCADE",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["zone_id"], ["zone.id"], name=op.f("fk_characteristic_zone_id"), ondelete="CASCADE", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_characteristic")),
        sa.UniqueConstraint("conduit_id", "item", name=op.f("uq_characteristic_conduit_id_item")),
        sa.UniqueConstraint("zone_id", "item", name=op.f("uq_characteristic_zone_id_item")),
    )
    with op.batch_alter_table("characteristic", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_characteristic_conduit_id"), ["conduit_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_characteristic_zone_id"), ["zone_id"], unique=False)

    op.create_table(
        "comparison",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("zone_id", sa.Text(), nullable=True),
        sa.Column("conduit_id", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), server_default=sa.text("'required'"), nullable=False),
        sa.Column("reason", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("decided_by", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("decided_on", sa.Text(), nullable=True),
        sa.CheckConstraint("(zone_id IS NOT NULL) + (conduit_id IS NOT NULL) = 1", name=op.f("ck_comparison_one_of")),
        sa.ForeignKeyConstraint(
            ["conduit_id"], ["conduit.id"], name=op.f("fk_comparison_conduit_id"), ondelete="CASCADE", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["zone_id"], ["zone.id"], name=op.f("fk_comparison_zone_id"), ondelete="CASCADE", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comparison")),
        sa.UniqueConstraint("conduit_id", name=op.f("uq_comparison_conduit_id")),
        sa.UniqueConstraint("zone_id", name=op.f("uq_comparison_zone_id")),
    )
    with op.batch_alter_table("comparison", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_comparison_conduit_id"), ["conduit_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_comparison_zone_id"), ["zone_id"], unique=False)

    op.create_table(
        "conduit_zone",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("conduit_id", sa.Text(), nullable=False),
        sa.Column("zone_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conduit_id"], ["conduit.id"], name=op.f("fk_conduit_zone_conduit_id"), ondelete="CASCADE", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["zone_id"], ["zone.id"], name=op.f("fk_conduit_zone_zone_id"), ondelete="CASCADE", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conduit_zone")),
        sa.UniqueConstraint("conduit_id", "zone_id", name=op.f("uq_conduit_zone_conduit_id_zone_id")),
    )
    with op.batch_alter_table("conduit_zone", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_conduit_zone_conduit_id"), ["conduit_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_conduit_zone_zone_id"), ["zone_id"], unique=False)

    op.create_table(
        "countermeasure",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("name", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("kind", sa.Text(), server_default=sa.text("'technical'"), nullable=False),
        sa.Column("state", sa.Text(), server_default=sa.text("'planned'"), nullable=False),
        sa.Column("owner", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("due", sa.Text(), nullable=True),
        sa.Column("implemented_on", sa.Text(), nullable=True),
        sa.Column("expires", sa.Text(), nullable=True),
        sa.Column("cost", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("evidence", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("evidence_document_id", sa.Text(), nullable=True),
        sa.Column("description", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.ForeignKeyConstraint(
            ["evidence_document_id"],
            ["document.id"],
            name=op.f("fk_countermeasure_evidence_document_id"),
            ondelete="SET NULL",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_countermeasure")),
        sa.UniqueConstraint("code", name=op.f("uq_countermeasure_code")),
    )
    with op.batch_alter_table("countermeasure", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_countermeasure_evidence_document_id"), ["evidence_document_id"], unique=False
        )

    op.create_table(
        "initial_rating",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("function_id", sa.Text(), nullable=True),
        sa.Column("group_id", sa.Text(), nullable=True),
        sa.Column("likelihood", sa.Integer(), nullable=True),
        sa.Column("likelihood_reason", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("impacts", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("rationale", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("method_id", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "(function_id IS NOT NULL) + (group_id IS NOT NULL) = 1", name=op.f("ck_initial_rating_one_of")
        ),
        sa.ForeignKeyConstraint(
            ["function_id"],
            ["function.id"],
            name=op.f("fk_initial_rating_function_id"),
            ondelete="CASCADE",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["asset_group.id"],
            name=op.f("fk_initial_rating_group_id"),
            ondelete="CASCADE",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["method_id"], ["method.id"], name=op.f("fk_initial_rating_method_id"), ondelete="SET NULL", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_initial_rating")),
        sa.UniqueConstraint("function_id", name=op.f("uq_initial_rating_function_id")),
        sa.UniqueConstraint("group_id", name=op.f("uq_initial_rating_group_id")),
    )
    with op.batch_alter_table("initial_rating", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_initial_rating_function_id"), ["function_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_initial_rating_group_id"), ["group_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_initial_rating_method_id"), ["method_id"], unique=False)

    op.create_table(
        "project",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("site", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("asset_owner", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("client", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("document_number", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("revision", sa.Text(), server_default=sa.text("'A'"), nullable=False),
        sa.Column("classification", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("standard_edition", sa.Text(), server_default=sa.text("'IEC 62443-3-2:2020'"), nullable=False),
        sa.Column("review_date", sa.Text(), nullable=True),
        sa.Column("method_id", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["method_id"], ["method.id"], name=op.f("fk_project_method_id"), ondelete="SET NULL", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_project")),
    )
    with op.batch_alter_table("project", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_project_method_id"), ["method_id"], unique=False)

    op.create_table(
        "row_change",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("change_seq", sa.Integer(), nullable=False),
        sa.Column("tbl", sa.Text(), nullable=False),
        sa.Column("row_id", sa.Text(), nullable=False),
        sa.Column("op", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["change_seq"], ["change.seq"], name=op.f("fk_row_change_change_seq")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_row_change")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("row_change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_row_change_change_seq"), ["change_seq"], unique=False)
        batch_op.create_index("ix_row_change_row", ["tbl", "row_id"], unique=False)

    op.create_table(
        "scenario",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("title", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("zone_id", sa.Text(), nullable=True),
        sa.Column("conduit_id", sa.Text(), nullable=True),
        sa.Column("description", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("weakness", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("consequence", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("threat_source_id", sa.Text(), nullable=True),
        sa.Column("threat_id", sa.Text(), nullable=True),
        sa.Column("frs", sa.Text(), server_default=sa.text("'IAC UC SI DC RDF TRE RA'"), nullable=False),
        sa.Column("owner", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("rationale", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.CheckConstraint("(zone_id IS NOT NULL) + (conduit_id IS NOT NULL) = 1", name=op.f("ck_scenario_one_of")),
        sa.ForeignKeyConstraint(
            ["conduit_id"], ["conduit.id"], name=op.f("fk_scenario_conduit_id"), ondelete="CASCADE", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["threat_id"], ["threat.id"], name=op.f("fk_scenario_threat_id"), ondelete="SET NULL", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["threat_source_id"],
            ["threat_source.id"],
            name=op.f("fk_scenario_threat_source_id"),
            ondelete="SET NULL",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["zone_id"], ["zone.id"], name=op.f("fk_scenario_zone_id"), ondelete="CASCADE", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scenario")),
        sa.UniqueConstraint("code", name=op.f("uq_scenario_code")),
    )
    with op.batch_alter_table("scenario", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_scenario_conduit_id"), ["conduit_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_scenario_threat_id"), ["threat_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_scenario_threat_source_id"), ["threat_source_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_scenario_zone_id"), ["zone_id"], unique=False)

    op.create_table(
        "sign_off",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("baseline_id", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("name", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("organisation", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("covers", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("decision", sa.Text(), server_default=sa.text("'agreed'"), nullable=False),
        sa.Column("signed_on", sa.Text(), nullable=True),
        sa.Column("remark", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("content_hash", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("withdraws_id", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["baseline_id"], ["baseline.id"], name=op.f("fk_sign_off_baseline_id"), ondelete="CASCADE", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["withdraws_id"],
            ["sign_off.id"],
            name=op.f("fk_sign_off_withdraws_id"),
            ondelete="SET NULL",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_off")),
    )
    with op.batch_alter_table("sign_off", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sign_off_baseline_id"), ["baseline_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_sign_off_withdraws_id"), ["withdraws_id"], unique=False)

    op.create_table(
        "specification",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("section", sa.Text(), server_default=sa.text("'6.1'"), nullable=False),
        sa.Column("title", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("text", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("owner", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("zone_id", sa.Text(), nullable=True),
        sa.Column("conduit_id", sa.Text(), nullable=True),
        sa.Column("requirement", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.ForeignKeyConstraint(
            ["conduit_id"],
            ["conduit.id"],
            name=op.f("fk_specification_conduit_id"),
            ondelete="SET NULL",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["zone_id"], ["zone.id"], name=op.f("fk_specification_zone_id"), ondelete="SET NULL", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_specification")),
        sa.UniqueConstraint("code", name=op.f("uq_specification_code")),
    )
    with op.batch_alter_table("specification", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_specification_conduit_id"), ["conduit_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_specification_zone_id"), ["zone_id"], unique=False)

    op.create_table(
        "threat_technique",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("threat_id", sa.Text(), nullable=False),
        sa.Column("technique", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["threat_id"],
            ["threat.id"],
            name=op.f("fk_threat_technique_threat_id"),
            ondelete="CASCADE",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_threat_technique")),
        sa.UniqueConstraint("threat_id", "technique", name=op.f("uq_threat_technique_threat_id_technique")),
    )
    with op.batch_alter_table("threat_technique", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_threat_technique_threat_id"), ["threat_id"], unique=False)

    op.create_table(
        "access_point",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("name", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("kind", sa.Text(), server_default=sa.text("'logical'"), nullable=False),
        sa.Column("description", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("asset_id", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["asset_id"], ["asset.id"], name=op.f("fk_access_point_asset_id"), ondelete="SET NULL", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_point")),
        sa.UniqueConstraint("code", name=op.f("uq_access_point_code")),
    )
    with op.batch_alter_table("access_point", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_access_point_asset_id"), ["asset_id"], unique=False)

    op.create_table(
        "conduit_device",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("conduit_id", sa.Text(), nullable=False),
        sa.Column("asset_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["asset_id"], ["asset.id"], name=op.f("fk_conduit_device_asset_id"), ondelete="CASCADE", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["conduit_id"],
            ["conduit.id"],
            name=op.f("fk_conduit_device_conduit_id"),
            ondelete="CASCADE",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conduit_device")),
        sa.UniqueConstraint("conduit_id", "asset_id", name=op.f("uq_conduit_device_conduit_id_asset_id")),
    )
    with op.batch_alter_table("conduit_device", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_conduit_device_asset_id"), ["asset_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_conduit_device_conduit_id"), ["conduit_id"], unique=False)

    op.create_table(
        "countermeasure_requirement",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("countermeasure_id", sa.Text(), nullable=False),
        sa.Column("requirement", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["countermeasure_id"],
            ["countermeasure.id"],
            name=op.f("fk_countermeasure_requirement_countermeasure_id"),
            ondelete="CASCADE",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_countermeasure_requirement")),
        sa.UniqueConstraint(
            "countermeasure_id", "requirement", name=op.f("uq_countermeasure_requirement_countermeasure_id_requirement")
        ),
    )
    with op.batch_alter_table("countermeasure_requirement", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_countermeasure_requirement_countermeasure_id"), ["countermeasure_id"], unique=False
        )

    op.create_table(
        "decision",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("scenario_id", sa.Text(), nullable=True),
        sa.Column("zone_id", sa.Text(), nullable=True),
        sa.Column("conduit_id", sa.Text(), nullable=True),
        sa.Column("fr", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("kind", sa.Text(), server_default=sa.text("'treat'"), nullable=False),
        sa.Column("authority", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("decided_by", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("decided_on", sa.Text(), nullable=True),
        sa.Column("until", sa.Text(), nullable=True),
        sa.Column("countermeasure_id", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.CheckConstraint(
            "(scenario_id IS NOT NULL) + (zone_id IS NOT NULL) + (conduit_id IS NOT NULL) = 1",
            name=op.f("ck_decision_one_of"),
        ),
        sa.ForeignKeyConstraint(
            ["conduit_id"], ["conduit.id"], name=op.f("fk_decision_conduit_id"), ondelete="CASCADE", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["countermeasure_id"],
            ["countermeasure.id"],
            name=op.f("fk_decision_countermeasure_id"),
            ondelete="SET NULL",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["scenario_id"], ["scenario.id"], name=op.f("fk_decision_scenario_id"), ondelete="CASCADE", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["zone_id"], ["zone.id"], name=op.f("fk_decision_zone_id"), ondelete="CASCADE", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
        sa.UniqueConstraint("code", name=op.f("uq_decision_code")),
    )
    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_decision_conduit_id"), ["conduit_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_decision_countermeasure_id"), ["countermeasure_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_decision_scenario_id"), ["scenario_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_decision_zone_id"), ["zone_id"], unique=False)

    op.create_table(
        "flow",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("target_id", sa.Text(), nullable=False),
        sa.Column("protocol", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("port", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("direction", sa.Text(), server_default=sa.text("'forward'"), nullable=False),
        sa.Column("access", sa.Text(), server_default=sa.text("'read'"), nullable=False),
        sa.Column("purpose", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.ForeignKeyConstraint(
            ["source_id"], ["asset.id"], name=op.f("fk_flow_source_id"), ondelete="CASCADE", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["target_id"], ["asset.id"], name=op.f("fk_flow_target_id"), ondelete="CASCADE", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_flow")),
        sa.UniqueConstraint("code", name=op.f("uq_flow_code")),
    )
    with op.batch_alter_table("flow", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_flow_source_id"), ["source_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_flow_target_id"), ["target_id"], unique=False)

    op.create_table(
        "function_asset",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("function_id", sa.Text(), nullable=False),
        sa.Column("asset_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["asset_id"], ["asset.id"], name=op.f("fk_function_asset_asset_id"), ondelete="CASCADE", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["function_id"],
            ["function.id"],
            name=op.f("fk_function_asset_function_id"),
            ondelete="CASCADE",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_function_asset")),
        sa.UniqueConstraint("function_id", "asset_id", name=op.f("uq_function_asset_function_id_asset_id")),
    )
    with op.batch_alter_table("function_asset", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_function_asset_asset_id"), ["asset_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_function_asset_function_id"), ["function_id"], unique=False)

    op.create_table(
        "group_asset",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("group_id", sa.Text(), nullable=False),
        sa.Column("asset_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["asset_id"], ["asset.id"], name=op.f("fk_group_asset_asset_id"), ondelete="CASCADE", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["asset_group.id"], name=op.f("fk_group_asset_group_id"), ondelete="CASCADE", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_asset")),
        sa.UniqueConstraint("group_id", "asset_id", name=op.f("uq_group_asset_group_id_asset_id")),
    )
    with op.batch_alter_table("group_asset", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_group_asset_asset_id"), ["asset_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_group_asset_group_id"), ["group_id"], unique=False)

    op.create_table(
        "rating",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("scenario_id", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("likelihood", sa.Integer(), nullable=True),
        sa.Column("factors", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("override_reason", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("impacts", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("rationale", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("method_id", sa.Text(), nullable=True),
        sa.Column("session_id", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["method_id"], ["method.id"], name=op.f("fk_rating_method_id"), ondelete="SET NULL", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["scenario_id"], ["scenario.id"], name=op.f("fk_rating_scenario_id"), ondelete="CASCADE", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["session.id"], name=op.f("fk_rating_session_id"), ondelete="SET NULL", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rating")),
        sa.UniqueConstraint("scenario_id", "stage", name=op.f("uq_rating_scenario_id_stage")),
    )
    with op.batch_alter_table("rating", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_rating_method_id"), ["method_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_rating_scenario_id"), ["scenario_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_rating_session_id"), ["session_id"], unique=False)

    op.create_table(
        "requirement_state",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("zone_id", sa.Text(), nullable=True),
        sa.Column("conduit_id", sa.Text(), nullable=True),
        sa.Column("requirement", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), server_default=sa.text("'not_assessed'"), nullable=False),
        sa.Column("how", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("evidence", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("evidence_document_id", sa.Text(), nullable=True),
        sa.Column("owner", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("due", sa.Text(), nullable=True),
        sa.Column("expires", sa.Text(), nullable=True),
        sa.Column("countermeasure_id", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "(zone_id IS NOT NULL) + (conduit_id IS NOT NULL) = 1", name=op.f("ck_requirement_state_one_of")
        ),
        sa.ForeignKeyConstraint(
            ["conduit_id"],
            ["conduit.id"],
            name=op.f("fk_requirement_state_conduit_id"),
            ondelete="CASCADE",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["countermeasure_id"],
            ["countermeasure.id"],
            name=op.f("fk_requirement_state_countermeasure_id"),
            ondelete="SET NULL",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["evidence_document_id"],
            ["document.id"],
            name=op.f("fk_requirement_state_evidence_document_id"),
            ondelete="SET NULL",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["zone_id"], ["zone.id"], name=op.f("fk_requirement_state_zone_id"), ondelete="CASCADE", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requirement_state")),
        sa.UniqueConstraint("conduit_id", "requirement", name=op.f("uq_requirement_state_conduit_id_requirement")),
        sa.UniqueConstraint("zone_id", "requirement", name=op.f("uq_requirement_state_zone_id_requirement")),
    )
    with op.batch_alter_table("requirement_state", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_requirement_state_conduit_id"), ["conduit_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_requirement_state_countermeasure_id"), ["countermeasure_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_requirement_state_evidence_document_id"), ["evidence_document_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_requirement_state_zone_id"), ["zone_id"], unique=False)

    op.create_table(
        "scenario_asset",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("scenario_id", sa.Text(), nullable=False),
        sa.Column("asset_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["asset_id"], ["asset.id"], name=op.f("fk_scenario_asset_asset_id"), ondelete="CASCADE", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["scenario_id"],
            ["scenario.id"],
            name=op.f("fk_scenario_asset_scenario_id"),
            ondelete="CASCADE",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scenario_asset")),
        sa.UniqueConstraint("scenario_id", "asset_id", name=op.f("uq_scenario_asset_scenario_id_asset_id")),
    )
    with op.batch_alter_table("scenario_asset", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_scenario_asset_asset_id"), ["asset_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_scenario_asset_scenario_id"), ["scenario_id"], unique=False)

    op.create_table(
        "scenario_countermeasure",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("scenario_id", sa.Text(), nullable=False),
        sa.Column("countermeasure_id", sa.Text(), nullable=False),
        sa.Column("effect", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.ForeignKeyConstraint(
            ["countermeasure_id"],
            ["countermeasure.id"],
            name=op.f("fk_scenario_countermeasure_countermeasure_id"),
            ondelete="CASCADE",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["scenario_id"],
            ["scenario.id"],
            name=op.f("fk_scenario_countermeasure_scenario_id"),
            ondelete="CASCADE",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scenario_countermeasure")),
        sa.UniqueConstraint(
            "scenario_id", "countermeasure_id", name=op.f("uq_scenario_countermeasure_scenario_id_countermeasure_id")
        ),
    )
    with op.batch_alter_table("scenario_countermeasure", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_scenario_countermeasure_countermeasure_id"), ["countermeasure_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_scenario_countermeasure_scenario_id"), ["scenario_id"], unique=False)

    op.create_table(
        "scenario_technique",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("scenario_id", sa.Text(), nullable=False),
        sa.Column("technique", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["scenario_id"],
            ["scenario.id"],
            name=op.f("fk_scenario_technique_scenario_id"),
            ondelete="CASCADE",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scenario_technique")),
        sa.UniqueConstraint("scenario_id", "technique", name=op.f("uq_scenario_technique_scenario_id_technique")),
    )
    with op.batch_alter_table("scenario_technique", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_scenario_technique_scenario_id"), ["scenario_id"], unique=False)

    op.create_table(
        "scenario_vulnerability",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("scenario_id", sa.Text(), nullable=False),
        sa.Column("vulnerability_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["scenario_id"],
            ["scenario.id"],
            name=op.f("fk_scenario_vulnerability_scenario_id"),
            ondelete="CASCADE",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["vulnerability_id"],
            ["vulnerability.id"],
            name=op.f("fk_scenario_vulnerability_vulnerability_id"),
            ondelete="CASCADE",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scenario_vulnerability")),
        sa.UniqueConstraint(
            "scenario_id", "vulnerability_id", name=op.f("uq_scenario_vulnerability_scenario_id_vulnerability_id")
        ),
    )
    with op.batch_alter_table("scenario_vulnerability", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_scenario_vulnerability_scenario_id"), ["scenario_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_scenario_vulnerability_vulnerability_id"), ["vulnerability_id"], unique=False
        )

    op.create_table(
        "shape",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("zone_id", sa.Text(), nullable=True),
        sa.Column("conduit_id", sa.Text(), nullable=True),
        sa.Column("asset_id", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("x", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("y", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("width", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("height", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("route", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.ForeignKeyConstraint(
            ["asset_id"], ["asset.id"], name=op.f("fk_shape_asset_id"), ondelete="CASCADE", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["conduit_id"], ["conduit.id"], name=op.f("fk_shape_conduit_id"), ondelete="CASCADE", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["zone_id"], ["zone.id"], name=op.f("fk_shape_zone_id"), ondelete="CASCADE", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shape")),
    )
    with op.batch_alter_table("shape", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_shape_asset_id"), ["asset_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_shape_conduit_id"), ["conduit_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_shape_zone_id"), ["zone_id"], unique=False)

    op.create_table(
        "trigger_scenario",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("trigger_id", sa.Text(), nullable=False),
        sa.Column("scenario_id", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), server_default=sa.text("'open'"), nullable=False),
        sa.Column("note", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.ForeignKeyConstraint(
            ["scenario_id"],
            ["scenario.id"],
            name=op.f("fk_trigger_scenario_scenario_id"),
            ondelete="CASCADE",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["trigger_id"],
            ["review_trigger.id"],
            name=op.f("fk_trigger_scenario_trigger_id"),
            ondelete="CASCADE",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trigger_scenario")),
        sa.UniqueConstraint("trigger_id", "scenario_id", name=op.f("uq_trigger_scenario_trigger_id_scenario_id")),
    )
    with op.batch_alter_table("trigger_scenario", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_trigger_scenario_scenario_id"), ["scenario_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_trigger_scenario_trigger_id"), ["trigger_id"], unique=False)

    op.create_table(
        "vulnerability_asset",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("vulnerability_id", sa.Text(), nullable=False),
        sa.Column("asset_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["asset_id"],
            ["asset.id"],
            name=op.f("fk_vulnerability_asset_asset_id"),
            ondelete="CASCADE",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["vulnerability_id"],
            ["vulnerability.id"],
            name=op.f("fk_vulnerability_asset_vulnerability_id"),
            ondelete="CASCADE",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vulnerability_asset")),
        sa.UniqueConstraint(
            "vulnerability_id", "asset_id", name=op.f("uq_vulnerability_asset_vulnerability_id_asset_id")
        ),
    )
    with op.batch_alter_table("vulnerability_asset", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_vulnerability_asset_asset_id"), ["asset_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_vulnerability_asset_vulnerability_id"), ["vulnerability_id"], unique=False)

    op.create_table(
        "external_connection",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("name", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("partner", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("purpose", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("asset_id", sa.Text(), nullable=True),
        sa.Column("access_point_id", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["access_point_id"],
            ["access_point.id"],
            name=op.f("fk_external_connection_access_point_id"),
            ondelete="SET NULL",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["asset_id"],
            ["asset.id"],
            name=op.f("fk_external_connection_asset_id"),
            ondelete="SET NULL",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_external_connection")),
        sa.UniqueConstraint("code", name=op.f("uq_external_connection_code")),
    )
    with op.batch_alter_table("external_connection", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_external_connection_access_point_id"), ["access_point_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_external_connection_asset_id"), ["asset_id"], unique=False)

    op.create_table(
        "passage",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("flow_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("conduit_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conduit_id"], ["conduit.id"], name=op.f("fk_passage_conduit_id"), ondelete="CASCADE", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["flow_id"], ["flow.id"], name=op.f("fk_passage_flow_id"), ondelete="CASCADE", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passage")),
        sa.UniqueConstraint("flow_id", "position", name=op.f("uq_passage_flow_id_position")),
    )
    with op.batch_alter_table("passage", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_passage_conduit_id"), ["conduit_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_passage_flow_id"), ["flow_id"], unique=False)

    op.create_table(
        "rating_credit",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("rating_id", sa.Text(), nullable=False),
        sa.Column("countermeasure_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["countermeasure_id"],
            ["countermeasure.id"],
            name=op.f("fk_rating_credit_countermeasure_id"),
            ondelete="CASCADE",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["rating_id"], ["rating.id"], name=op.f("fk_rating_credit_rating_id"), ondelete="CASCADE", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rating_credit")),
        sa.UniqueConstraint(
            "rating_id", "countermeasure_id", name=op.f("uq_rating_credit_rating_id_countermeasure_id")
        ),
    )
    with op.batch_alter_table("rating_credit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_rating_credit_countermeasure_id"), ["countermeasure_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_rating_credit_rating_id"), ["rating_id"], unique=False)
