package io.taskloom.engine.signin;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.identity.SignedIn;
import io.taskloom.engine.web.Page;
import io.taskloom.engine.web.PageRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Sign-ins", description = "Where I am signed in, and what happened to my account.")
class SignInController {

    private final SignIns signIns;

    SignInController(SignIns signIns) {
        this.signIns = signIns;
    }

    @GetMapping("/api/v1/me/logins")
    @Operation(
            summary = "What happened to my account, the newest first",
            description =
                    "Sign-ins, failed ones, sign-outs, changes of password and address, each with browser and place.")
    Page<SignInView> list(SignedIn me, PageRequest page) {
        return signIns.list(me, page);
    }
}
