-- Which form a start by hand asks for, so that lists and pages know without reading the model; null if it asks for nothing.
alter table automation_version add start_form text;
