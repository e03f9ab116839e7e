-- A cache: everything here follows from the files and may be deleted at any time. Dates are days since the
-- common era; names of a closed list are codes (see codes.rs); a column that ends in _word points into `word`.
-- Tables are narrow and indexes few, because an archive of many records is mostly parts.

CREATE TABLE meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;

-- Strings that come again and again: names, positions, bodies. Whoever writes reads them all beforehand, which is
-- faster than an index and smaller.
CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT NOT NULL);

-- `racy`: so young when it was read that a later change may not show in its times.
CREATE TABLE file (
  id INTEGER PRIMARY KEY, path TEXT NOT NULL,
  size INTEGER NOT NULL, mtime INTEGER NOT NULL, ctime INTEGER NOT NULL, inode INTEGER NOT NULL,
  hash INTEGER NOT NULL, racy INTEGER NOT NULL, readable INTEGER NOT NULL
);

-- The parts of a record are the rows `first` to `last` of `part`; `first` is the session's. `begin`: the first day on which
-- what the session says is so, none where it was not held. `number`: those of the papers, each on a line. `conclusions`: whether
-- what was concluded has gone out, none where nothing was.
CREATE TABLE record (
  id INTEGER PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL, name TEXT NOT NULL,
  state INTEGER, kind INTEGER, status INTEGER, date INTEGER, until INTEGER,
  directives INTEGER NOT NULL, tasks INTEGER NOT NULL, begin INTEGER, issued INTEGER, conclusions INTEGER,
  line INTEGER NOT NULL, place_word INTEGER, series_word INTEGER, chair_word INTEGER, number TEXT, title TEXT
);
CREATE INDEX record_name ON record (name);

-- Files that hold a record which another file holds as well: `name` is its id. They have no rows elsewhere but in `file`.
CREATE TABLE copy (id INTEGER PRIMARY KEY, name TEXT NOT NULL);

CREATE TABLE part (
  id INTEGER PRIMARY KEY, record INTEGER NOT NULL, part INTEGER NOT NULL,
  start INTEGER NOT NULL, length INTEGER NOT NULL, name_word INTEGER
);

-- What proceedings, directives, tasks and attachments have besides, whatever the day; `inherits`: the directive of a task;
-- `by_ids_word`, `to_ids_word`: what stands for the named in every record, where that is not the name.
CREATE TABLE work (
  id INTEGER PRIMARY KEY, part INTEGER NOT NULL, kind INTEGER, by_word INTEGER, by_ids_word INTEGER, inherits INTEGER,
  to_word INTEGER, to_ids_word INTEGER, priority INTEGER, has_updates INTEGER NOT NULL, number TEXT
);

-- What decides, of each record whose session was held or will be, which work there is on which day (see work/mod.rs).
CREATE TABLE ledger (record INTEGER PRIMARY KEY, body BLOB NOT NULL, names BLOB NOT NULL);

-- Records whose work is not in `now` as it is, because they or records that they refer to have changed.
CREATE TABLE stale (record INTEGER PRIMARY KEY);

-- Who chaired the session `part`. `target`: the part of the record that describes them.
CREATE TABLE chair (
  part INTEGER NOT NULL, ordinal INTEGER NOT NULL, word INTEGER NOT NULL, target INTEGER, PRIMARY KEY (part, ordinal)
) WITHOUT ROWID;

-- A participant; a group has no name. `key_word`: the id that stands for the person in every record: that of the directory,
-- else the record's own. `organization`: the part that describes the body; without one,
-- `organization_word` says what it is called, and `organization_key_word` its id in the directory. Where nothing is said of the `attendance`, the person was there.
CREATE TABLE person (
  id INTEGER PRIMARY KEY, roles INTEGER NOT NULL, organization INTEGER, attendance INTEGER, key_word INTEGER,
  name_word INTEGER, positions_word INTEGER, organization_word INTEGER, organization_key_word INTEGER, sort_word INTEGER
);

CREATE TABLE organization (
  id INTEGER PRIMARY KEY, key_word INTEGER, name_word INTEGER, short_word INTEGER, part_of_word INTEGER, part_of_shown_word INTEGER
);

CREATE TABLE cite (
  part INTEGER NOT NULL, ordinal INTEGER NOT NULL,
  date INTEGER, type_word INTEGER, issuer_word INTEGER, number TEXT, title TEXT,
  PRIMARY KEY (part, ordinal)
) WITHOUT ROWID;

-- A value of a field of the office's own (its name begins with x-), declared or not: of a part, those of a record at its
-- session. `folded`: its words, with spaces around; `day` and `number`: what it is, if it is one, `number` as a text that compares as
-- the number does.
CREATE TABLE own (
  part INTEGER NOT NULL, field TEXT NOT NULL, ordinal INTEGER NOT NULL, text TEXT NOT NULL, folded TEXT NOT NULL,
  day INTEGER, number TEXT, PRIMARY KEY (part, field, ordinal)
) WITHOUT ROWID;

-- `part` changes or replaces (`status` says what becomes of it) the directive `target` of the record `record`, or is a task
-- for it (without `status`).
CREATE TABLE edge (part INTEGER NOT NULL, record TEXT NOT NULL, target TEXT NOT NULL, status INTEGER);
CREATE INDEX edge_part ON edge (part);
CREATE INDEX edge_older ON edge (record, target);

-- What looked at what. Where `part` is a session, it reviewed the work `target` of the record `record`; where it is work,
-- the session of the record `record` did (an update says so), and `target` is empty.
CREATE TABLE review (
  part INTEGER NOT NULL, record TEXT NOT NULL, target TEXT NOT NULL, PRIMARY KEY (part, record, target)
) WITHOUT ROWID;

-- Few columns, and the longest texts in the first: each column costs a byte a part, each but the first two bytes
-- a word. What a column holds depends on the part (see columns.rs).
CREATE VIRTUAL TABLE words USING fts5 (
  main, label, body, cites, lead, support, addressee, giver,
  content = '', contentless_delete = 1, tokenize = 'ascii'
);
