package io.taskloom.engine.account;

import io.taskloom.engine.identity.PersonColumn;
import io.taskloom.engine.identity.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** What belongs to no feature: the log of events, answers kept for a day, and the deletion itself. */
@Component
class TracesOfAccounts implements PersonalData {

    @Override
    public List<PersonColumn> columns() {
        return List.of(
                PersonColumn.kept(
                        "event",
                        "actor_person",
                        "What happened stays, by a deleted person, for as long as events are kept"),
                PersonColumn.kept(
                        "event",
                        "actor_id",
                        "What happened stays, by a deleted person, for as long as events are kept"),
                PersonColumn.deletedWhere(
                        "event",
                        "only_person",
                        "type not like 'Account%' and position is not null",
                        "What was told to that person alone; that the account was deleted stays"),
                PersonColumn.kept("idempotency_key", "caller", "Gone by itself within days"),
                PersonColumn.kept("rate_budget", "subject", "Gone by itself within minutes"),
                PersonColumn.kept(
                        "account_deletion", "person_id", "That and when the account was deleted; by id alone"));
    }

    @Override
    public List<Extract> extracts() {
        return List.of(new Extract("events", """
                        select time, type, data from event where only_person = :person order by time"""));
    }
}
