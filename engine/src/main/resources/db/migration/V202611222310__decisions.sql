-- Decisions as DMN, by id, beside the model and its forms.
alter table automation add column draft_decisions json not null default '{}';
alter table automation_version add column decisions json not null default '{}';
-- What a step has decided: its inputs, and the rules that matched. Null for steps that decide nothing.
alter table run_step add column decisions jsonb;
