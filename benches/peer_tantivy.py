#!/usr/bin/env python3
"""The search engine tantivy on the same records: one document a record, folded as `meeting` folds, top 20 hits.

usage: peer_tantivy.py build INDEX < NUL-separated file names
       peer_tantivy.py search INDEX PHRASE
"""
import os
import sys
import unicodedata

import tantivy


def folded(text):
    text = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in text if unicodedata.category(letter) != "Mn")


def build(folder):
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("path", stored=True, tokenizer_name="raw")
    builder.add_text_field("text", stored=False, index_option="position")
    os.makedirs(folder, exist_ok=True)
    index = tantivy.Index(builder.build(), path=folder)
    writer = index.writer(256_000_000, 2)
    for name in sys.stdin.buffer.read().split(b"\0"):
        if name:
            with open(name, encoding="utf-8") as file:
                writer.add_document(tantivy.Document(path=os.fsdecode(name), text=folded(file.read())))
    writer.commit()
    writer.wait_merging_threads()


def search(folder, phrase):
    index = tantivy.Index.open(folder)
    searcher = index.searcher()
    query = index.parse_query(f'"{folded(phrase)}"', ["text"])
    for _, address in searcher.search(query, 20).hits:
        print(searcher.doc(address)["path"][0])


if __name__ == "__main__":
    if sys.argv[1] == "build":
        build(sys.argv[2])
    else:
        search(sys.argv[2], sys.argv[3])
