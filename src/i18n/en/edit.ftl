# Changes of records.

edit-unreadable = cannot be changed: it cannot be read as a record
edit-no-place = nothing to change at { $place }
edit-unproven = not changed: at { $place } the text is written in a way that cannot be changed safely; change it by hand with meeting edit
change-refused = nothing has been changed: the record would have errors
