-- form-js JSON by id, for the user tasks that name one. They travel with the model: in the draft, and in each version.
alter table automation add column draft_forms json not null default '{}';
alter table automation_version add column forms json not null default '{}';
