-- Read model of boards: what board:list answers from. Written by the projection "board-directory" only.

create table board_directory (
    board_id   uuid        primary key,
    name       text        not null,
    -- Text of app_user.id; no foreign key, since a board outlives the account of its owner.
    owner_id   text        not null,
    is_public  boolean     not null,
    created_at timestamptz not null,
    -- A deleted board leaves its row, never listed: it tells "deleted" from "not here yet".
    deleted    boolean     not null default false,
    -- Sequence number of the board's last change that is in this row.
    seq        bigint      not null,
    -- The directory's revision at that change.
    rev        bigint      not null
);
create index board_directory_own on board_directory (owner_id, created_at desc, board_id desc) where not deleted;
create index board_directory_public on board_directory (created_at desc, board_id desc) where is_public and not deleted;

-- Revision of the whole directory, one row: rises with every change, in the same transaction.
create table board_directory_rev (
    single boolean primary key default true check (single),
    rev    bigint  not null
);
-- Not 0: that is the revision of a client that has no listing yet.
insert into board_directory_rev (rev) values (1);
