-- Two words that every later migration uses right after `create table`.
-- On plain PostgreSQL they do nothing; where the extension Citus is installed they place the table (SQL rule 2).
create function distribute(table_name text, column_name text, colocate_with text default null) returns void
language plpgsql as $$
begin
  if exists (select from pg_catalog.pg_extension where extname = 'citus') then
    execute format(
      'select create_distributed_table(%L, %L, colocate_with => %L)',
      table_name, column_name, coalesce(colocate_with, 'default')
    );
  end if;
end
$$;

create function reference(table_name text) returns void
language plpgsql as $$
begin
  if exists (select from pg_catalog.pg_extension where extname = 'citus') then
    execute format('select create_reference_table(%L)', table_name);
  end if;
end
$$;

-- Placing tables is the owner's business.
revoke execute on function distribute(text, text, text) from public;
revoke execute on function reference(text) from public;
