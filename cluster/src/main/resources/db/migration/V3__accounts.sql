-- People, their sign-in sessions, and the single-use tickets that open a socket.

create table app_user (
    id         uuid        primary key default gen_random_uuid(),
    -- Who vouches for the user ('dev': the development login), and the name the user has there.
    provider   text        not null,
    subject    text        not null,
    name       text        not null check (char_length(name) between 1 and 60),
    color      text        not null,
    created_at timestamptz not null default now(),
    unique (provider, subject)
);

create table auth_session (
    -- SHA-256 of the token; the token itself is known to the browser only.
    token_hash bytea       primary key,
    user_id    uuid        not null references app_user (id) on delete cascade,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null
);
create index auth_session_user_id on auth_session (user_id);
create index auth_session_expires_at on auth_session (expires_at);

-- Unlogged: a ticket lives for 30 seconds, so losing all of them in a crash of the database costs a client one retry, and
-- issuing or redeeming one need not wait for the disk. For the same reason no foreign key (its check writes to app_user):
-- redeeming joins app_user, and a ticket of a deleted user dies by expiry.
create unlogged table ws_ticket (
    ticket_hash bytea       primary key,
    user_id     uuid        not null,
    expires_at  timestamptz not null
);
create index ws_ticket_expires_at on ws_ticket (expires_at);
