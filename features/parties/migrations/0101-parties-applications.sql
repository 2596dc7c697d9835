-- A declined application does not keep the code from the organization that it belongs to.
alter table organizations drop constraint organizations_uscc_once;
create unique index organizations_uscc_once on organizations (uscc) where state <> 'declined';

create index people_by_text on people using gin ((lower(name || ' ' || coalesce(email, ''))) gin_trgm_ops);
create index people_by_email on people (lower(email));
create index invitations_open_by_organization on invitations (organization_id, invitation_id) where accepted_at is null and revoked_at is null;
