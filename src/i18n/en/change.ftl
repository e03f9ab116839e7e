# Changes of several files, renaming, the editor.
