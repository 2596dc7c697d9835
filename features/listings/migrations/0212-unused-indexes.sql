-- Lists of what is newest come from the index in memory; nothing reads these any more, and every import would keep them up.
drop index listings_newest;
drop index listings_newest_of_kind;
