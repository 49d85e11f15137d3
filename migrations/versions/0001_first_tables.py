"""first tables.

Revision: 0001, after None.
"""

import sqlalchemy as sa
from alembic import op

revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('accounts',
    sa.Column('id', sa.LargeBinary(length=16), nullable=False),
    sa.Column('sign_in_name', sa.String(length=64), nullable=False),
    sa.Column('display_name', sa.String(length=120), nullable=False),
    sa.Column('standing', sa.String(length=200), nullable=False),
    sa.Column('roles', sa.JSON(), nullable=False),
    sa.Column('state', sa.Enum('pending', 'active', 'removed', name='accountstate', native_enum=False, create_constraint=True, length=24), nullable=False),
    sa.Column('public_key', sa.LargeBinary(), nullable=False),
    sa.Column('wrapped_seed', sa.LargeBinary(), nullable=False),
    sa.Column('joined_on', sa.Date(), nullable=False),
    sa.Column('failures', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_accounts')),
    sa.UniqueConstraint('sign_in_name', name=op.f('uq_accounts_sign_in_name'))
    )
    op.create_table('arrivals',
    sa.Column('id', sa.LargeBinary(length=16), nullable=False),
    sa.Column('kind', sa.Enum('deposit', 'answer', 'consent', 'withdrawal', name='arrivalkind', native_enum=False, create_constraint=True, length=24), nullable=False),
    sa.Column('testimony_id', sa.LargeBinary(length=16), nullable=False),
    sa.Column('vault_key_id', sa.LargeBinary(length=16), nullable=True),
    sa.Column('message_id', sa.LargeBinary(length=16), nullable=True),
    sa.Column('bucket', sa.Integer(), nullable=True),
    sa.Column('counted', sa.Boolean(), nullable=True),
    sa.Column('quoted', sa.Boolean(), nullable=True),
    sa.Column('shared', sa.Boolean(), nullable=True),
    sa.Column('sealed', sa.LargeBinary(), nullable=True),
    sa.Column('links', sa.LargeBinary(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_arrivals')),
    sqlite_with_rowid=False
    )
    with op.batch_alter_table('arrivals', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_arrivals_testimony_id'), ['testimony_id'], unique=False)

    op.create_table('batches',
    sa.Column('moved_on', sa.Date(), nullable=False),
    sa.PrimaryKeyConstraint('moved_on', name=op.f('pk_batches'))
    )
    op.create_table('content_keys',
    sa.Column('id', sa.LargeBinary(length=16), nullable=False),
    sa.Column('testimony_id', sa.LargeBinary(length=16), nullable=False),
    sa.Column('vault_key_id', sa.LargeBinary(length=16), nullable=True),
    sa.Column('sealed', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_content_keys')),
    sqlite_with_rowid=False
    )
    with op.batch_alter_table('content_keys', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_content_keys_testimony_id'), ['testimony_id'], unique=False)

    op.create_table('invitations',
    sa.Column('id', sa.LargeBinary(length=16), nullable=False),
    sa.Column('token_hash', sa.LargeBinary(length=32), nullable=False),
    sa.Column('roles', sa.JSON(), nullable=False),
    sa.Column('expires_on', sa.Date(), nullable=False),
    sa.Column('used', sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_invitations')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_invitations_token_hash'))
    )
    op.create_table('lookups',
    sa.Column('token_hash', sa.LargeBinary(length=32), nullable=False),
    sa.Column('testimony_id', sa.LargeBinary(length=16), nullable=False),
    sa.PrimaryKeyConstraint('token_hash', name=op.f('pk_lookups')),
    sa.UniqueConstraint('testimony_id', name=op.f('uq_lookups_testimony_id')),
    sqlite_with_rowid=False
    )
    op.create_table('messages',
    sa.Column('id', sa.LargeBinary(length=16), nullable=False),
    sa.Column('testimony_id', sa.LargeBinary(length=16), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('from_author', sa.Boolean(), nullable=False),
    sa.Column('written_on', sa.Date(), nullable=True),
    sa.Column('sealed', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_messages')),
    sqlite_with_rowid=False
    )
    with op.batch_alter_table('messages', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_messages_testimony_id'), ['testimony_id'], unique=False)

    op.create_table('sealed_texts',
    sa.Column('testimony_id', sa.LargeBinary(length=16), nullable=False),
    sa.Column('kind', sa.Enum('testimony', 'notes', name='sealedkind', native_enum=False, create_constraint=True, length=24), nullable=False),
    sa.Column('sealed', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('testimony_id', 'kind', name=op.f('pk_sealed_texts')),
    sqlite_with_rowid=False
    )
    op.create_table('vault_keys',
    sa.Column('id', sa.LargeBinary(length=16), nullable=False),
    sa.Column('purpose', sa.Enum('epoch', 'library', 'research', name='vaultpurpose', native_enum=False, create_constraint=True, length=24), nullable=False),
    sa.Column('month', sa.Date(), nullable=False),
    sa.Column('public_key', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_vault_keys')),
    sa.UniqueConstraint('purpose', 'month', name=op.f('uq_vault_keys_purpose'))
    )
    op.create_table('agreements',
    sa.Column('id', sa.LargeBinary(length=16), nullable=False),
    sa.Column('account_id', sa.LargeBinary(length=16), nullable=False),
    sa.Column('version', sa.String(length=16), nullable=False),
    sa.Column('accepted_on', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['accounts.id'], name=op.f('fk_agreements_account_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_agreements')),
    sa.UniqueConstraint('account_id', 'version', name=op.f('uq_agreements_account_id'))
    )
    op.create_table('grants',
    sa.Column('id', sa.LargeBinary(length=16), nullable=False),
    sa.Column('vault_key_id', sa.LargeBinary(length=16), nullable=False),
    sa.Column('account_id', sa.LargeBinary(length=16), nullable=False),
    sa.Column('sealed_seed', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['accounts.id'], name=op.f('fk_grants_account_id')),
    sa.ForeignKeyConstraint(['vault_key_id'], ['vault_keys.id'], name=op.f('fk_grants_vault_key_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_grants')),
    sa.UniqueConstraint('vault_key_id', 'account_id', name=op.f('uq_grants_vault_key_id'))
    )
    op.create_table('member_sessions',
    sa.Column('id', sa.LargeBinary(length=16), nullable=False),
    sa.Column('account_id', sa.LargeBinary(length=16), nullable=False),
    sa.Column('sealed', sa.LargeBinary(), nullable=False),
    sa.Column('idle_until', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ends_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['accounts.id'], name=op.f('fk_member_sessions_account_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_member_sessions'))
    )
    op.create_table('releases',
    sa.Column('id', sa.LargeBinary(length=16), nullable=False),
    sa.Column('name', sa.String(length=80), nullable=False),
    sa.Column('state', sa.Enum('prepared', 'offered', 'suspended', name='releasestate', native_enum=False, create_constraint=True, length=24), nullable=False),
    sa.Column('prepared_by', sa.LargeBinary(length=16), nullable=False),
    sa.Column('approved_by', sa.LargeBinary(length=16), nullable=True),
    sa.Column('prepared_on', sa.Date(), nullable=False),
    sa.Column('offered_on', sa.Date(), nullable=True),
    sa.Column('research_key_id', sa.LargeBinary(length=16), nullable=False),
    sa.Column('sealed_key', sa.LargeBinary(), nullable=False),
    sa.Column('library_key_id', sa.LargeBinary(length=16), nullable=False),
    sa.Column('reading_key', sa.LargeBinary(), nullable=False),
    sa.Column('archive', sa.LargeBinary(), nullable=False),
    sa.Column('description', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['approved_by'], ['accounts.id'], name=op.f('fk_releases_approved_by')),
    sa.ForeignKeyConstraint(['library_key_id'], ['vault_keys.id'], name=op.f('fk_releases_library_key_id')),
    sa.ForeignKeyConstraint(['prepared_by'], ['accounts.id'], name=op.f('fk_releases_prepared_by')),
    sa.ForeignKeyConstraint(['research_key_id'], ['vault_keys.id'], name=op.f('fk_releases_research_key_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_releases')),
    sa.UniqueConstraint('name', name=op.f('uq_releases_name'))
    )
    op.create_table('testimonies',
    sa.Column('id', sa.LargeBinary(length=16), nullable=False),
    sa.Column('epoch_id', sa.LargeBinary(length=16), nullable=False),
    sa.Column('state', sa.Enum('waiting', 'reading', 'question', 'accepted', 'refused', 'erased', name='testimonystate', native_enum=False, create_constraint=True, length=24), nullable=False),
    sa.Column('counted', sa.Boolean(), nullable=False),
    sa.Column('quoted', sa.Boolean(), nullable=False),
    sa.Column('shared', sa.Boolean(), nullable=False),
    sa.Column('bucket', sa.Integer(), nullable=False),
    sa.Column('claimed_by', sa.LargeBinary(length=16), nullable=True),
    sa.Column('claimed_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['claimed_by'], ['accounts.id'], name=op.f('fk_testimonies_claimed_by')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_testimonies')),
    sqlite_with_rowid=False
    )
    with op.batch_alter_table('testimonies', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_testimonies_epoch_id'), ['epoch_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_testimonies_state'), ['state'], unique=False)

    op.create_table('themes',
    sa.Column('id', sa.LargeBinary(length=16), nullable=False),
    sa.Column('state', sa.Enum('draft', 'proof', 'published', 'retracted', name='themestate', native_enum=False, create_constraint=True, length=24), nullable=False),
    sa.Column('slug', sa.String(length=80), nullable=True),
    sa.Column('library_key_id', sa.LargeBinary(length=16), nullable=False),
    sa.Column('draft_key', sa.LargeBinary(), nullable=False),
    sa.Column('sealed_draft', sa.LargeBinary(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('submitted_by', sa.LargeBinary(length=16), nullable=True),
    sa.Column('opened_on', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['library_key_id'], ['vault_keys.id'], name=op.f('fk_themes_library_key_id')),
    sa.ForeignKeyConstraint(['submitted_by'], ['accounts.id'], name=op.f('fk_themes_submitted_by')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_themes')),
    sa.UniqueConstraint('slug', name=op.f('uq_themes_slug'))
    )
    op.create_table('publications',
    sa.Column('id', sa.LargeBinary(length=16), nullable=False),
    sa.Column('theme_id', sa.LargeBinary(length=16), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(length=160), nullable=False),
    sa.Column('synthesis', sa.Text(), nullable=False),
    sa.Column('unsaid', sa.Text(), nullable=False),
    sa.Column('figures', sa.JSON(), nullable=False),
    sa.Column('threshold', sa.Integer(), nullable=False),
    sa.Column('signatures', sa.JSON(), nullable=False),
    sa.Column('published_on', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['theme_id'], ['themes.id'], name=op.f('fk_publications_theme_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_publications'))
    )
    with op.batch_alter_table('publications', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_publications_theme_id'), ['theme_id'], unique=False)

    op.create_table('release_links',
    sa.Column('link', sa.LargeBinary(length=16), nullable=False),
    sa.Column('release_id', sa.LargeBinary(length=16), nullable=False),
    sa.ForeignKeyConstraint(['release_id'], ['releases.id'], name=op.f('fk_release_links_release_id')),
    sa.PrimaryKeyConstraint('link', 'release_id', name=op.f('pk_release_links')),
    sqlite_with_rowid=False
    )
    op.create_table('excerpts',
    sa.Column('id', sa.LargeBinary(length=16), nullable=False),
    sa.Column('publication_id', sa.LargeBinary(length=16), nullable=False),
    sa.Column('link', sa.LargeBinary(length=16), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['publication_id'], ['publications.id'], name=op.f('fk_excerpts_publication_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_excerpts'))
    )
    with op.batch_alter_table('excerpts', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_excerpts_link'), ['link'], unique=False)
        batch_op.create_index(batch_op.f('ix_excerpts_publication_id'), ['publication_id'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('excerpts', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_excerpts_publication_id'))
        batch_op.drop_index(batch_op.f('ix_excerpts_link'))

    op.drop_table('excerpts')
    op.drop_table('release_links')
    with op.batch_alter_table('publications', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_publications_theme_id'))

    op.drop_table('publications')
    op.drop_table('themes')
    with op.batch_alter_table('testimonies', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_testimonies_state'))
        batch_op.drop_index(batch_op.f('ix_testimonies_epoch_id'))

    op.drop_table('testimonies')
    op.drop_table('releases')
    op.drop_table('member_sessions')
    op.drop_table('grants')
    op.drop_table('agreements')
    op.drop_table('vault_keys')
    op.drop_table('sealed_texts')
    with op.batch_alter_table('messages', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_messages_testimony_id'))

    op.drop_table('messages')
    op.drop_table('lookups')
    op.drop_table('invitations')
    with op.batch_alter_table('content_keys', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_content_keys_testimony_id'))

    op.drop_table('content_keys')
    op.drop_table('batches')
    with op.batch_alter_table('arrivals', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_arrivals_testimony_id'))

    op.drop_table('arrivals')
    op.drop_table('accounts')
