-- The daily sweep of stored files asks by hash whether a card or an import still refers to them.
create index listing_attachments_by_file on listing_attachments (sha256);
create index listing_imports_by_file on listing_imports (file_hash);
