-- What is so of tasks and directives on one day: that in `meta`, or, of the temporary tables of the same names, the one that
-- was asked. `listed`: a row of the list of tasks. `directive`: that for which a task stands. `lead`, `support`: names, each on a
-- line; `lead_keys`, `support_keys`: ids, or names without one, only where they are not those that the full-text index has.
-- `each_done` of `each_all` leads have done it. The last four: how much a report counts in each bucket.
CREATE TABLE DATABASE.now (
  id INTEGER PRIMARY KEY, listed INTEGER NOT NULL, directive INTEGER, status INTEGER NOT NULL, due INTEGER,
  original_due INTEGER, extensions INTEGER NOT NULL, completed INTEGER, late INTEGER, repeats INTEGER,
  occurrences INTEGER, missed INTEGER, each_done INTEGER, each_all INTEGER, lead TEXT, lead_keys TEXT, support TEXT,
  support_keys TEXT, updated INTEGER, reminded INTEGER,
  completed_on_time INTEGER NOT NULL, completed_late INTEGER NOT NULL, open_not_due INTEGER NOT NULL,
  open_overdue INTEGER NOT NULL
);

-- Who leads (`role` 0) or supports (1) the work `part`; 2: in whose rows a report counts it beside those who lead, because it
-- was handed over when some of it was done, `word` being absent where nobody led. `key_word`: the id, or the name of somebody
-- without one. How much a report counts in each row of 0
-- and 2. `target`: the part of a record that describes them.
CREATE TABLE DATABASE.now_who (
  part INTEGER NOT NULL, role INTEGER NOT NULL, ordinal INTEGER NOT NULL, word INTEGER, key_word INTEGER, target INTEGER,
  completed_on_time INTEGER NOT NULL, completed_late INTEGER NOT NULL, open_not_due INTEGER NOT NULL,
  open_overdue INTEGER NOT NULL,
  PRIMARY KEY (part, role, ordinal)
) WITHOUT ROWID;
