-- Names the history of this database where PostgreSQL does not tell its own. Set it anew after a restore:
--   update deployment set history = gen_random_uuid();
create table deployment (
    only_row boolean primary key default true check (only_row),
    history uuid not null
);

insert into deployment (history) values (gen_random_uuid());
