package io.taskloom.engine.account;

import io.taskloom.engine.event.AuditedActs;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class AuditedAccounts implements AuditedActs {

    @Override
    public List<Act> all() {
        return List.of(
                Act.of("AccountDeletionRequested", Kind.ACCOUNT, "closed the account, to be deleted"),
                Act.of("AccountRestored", Kind.ACCOUNT, "restored the account"),
                Act.of("AccountErased", Kind.ACCOUNT, "erased the account"));
    }
}
