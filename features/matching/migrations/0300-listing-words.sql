-- What the simpler search reads while the index is away: the words of title, summary and keywords of each card that is out,
-- cut by the house's own tokenizer, so that Chinese is found as well. All of these fields are public in every card.
-- No index on the words: keeping one costs every import more than the rare search without the real index is worth.
create table listing_words (
  listing_id uuid not null,
  stamp text not null,
  organization_id uuid not null,
  audience text not null,
  published_at timestamptz not null,
  expires_at timestamptz,
  facts jsonb not null,
  words tsvector not null,
  constraint listing_words_pk primary key (listing_id)
);
select distribute('listing_words', 'listing_id', 'listings');
create index listing_words_newest on listing_words (published_at desc, listing_id desc);
