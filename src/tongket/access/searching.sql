-- An index of trigrams over the folded names, kept by the database itself. SQLite alone has it built in.
CREATE VIRTUAL TABLE members_member_words USING fts5(search_key, content='members_member', content_rowid='id', tokenize='trigram');
INSERT INTO members_member_words (members_member_words) VALUES ('rebuild');
CREATE TRIGGER members_member_words_added AFTER INSERT ON members_member BEGIN
  INSERT INTO members_member_words (rowid, search_key) VALUES (new.id, new.search_key)| END;
CREATE TRIGGER members_member_words_taken AFTER DELETE ON members_member BEGIN
  INSERT INTO members_member_words (members_member_words, rowid, search_key) VALUES ('delete', old.id, old.search_key)| END;
CREATE TRIGGER members_member_words_changed AFTER UPDATE OF search_key ON members_member BEGIN
  INSERT INTO members_member_words (members_member_words, rowid, search_key) VALUES ('delete', old.id, old.search_key)|
  INSERT INTO members_member_words (rowid, search_key) VALUES (new.id, new.search_key)| END;
