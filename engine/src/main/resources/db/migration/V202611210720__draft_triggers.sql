-- What the draft's start events say, kept when it is saved: lists tell of it without reading models.
alter table automation add column draft_starts jsonb;
