package io.taskloom.engine.identity;

import java.time.Instant;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Service;

/** Checks bearer tokens, for every door: REST, WebSocket. */
@Service
public class Tokens {

    private final JwtDecoder decoder;
    private final TokenHolders holders;
    private final StayingAccounts staying;
    private final ObjectProvider<RevokedTokens> revoked;

    Tokens(JwtDecoder decoder, TokenHolders holders, StayingAccounts staying, ObjectProvider<RevokedTokens> revoked) {
        this.decoder = decoder;
        this.holders = holders;
        this.staying = staying;
        this.revoked = revoked;
    }

    /**
     * @throws TokenRefused if the token is not one of ours, or not any more
     * @throws AccountDeleted if its holder's account is to be deleted, also where it has ended or was taken back
     * @throws EmailNotVerified if its holder must verify the e-mail address first
     */
    public SignedIn check(String bearer) {
        return check(decode(bearer));
    }

    SignedIn check(Jwt token) {
        staying.requireStaying(token.getSubject());
        if (revoked.stream()
                .anyMatch(all -> all.contains(
                        token.getClaimAsString("sid"),
                        token.getSubject(),
                        Objects.requireNonNullElse(token.getIssuedAt(), Instant.EPOCH)))) {
            throw new TokenRefused();
        }
        return holders.of(token);
    }

    private Jwt decode(String bearer) {
        try {
            return decoder.decode(bearer);
        } catch (AccessRefused e) {
            throw e.reason();
        } catch (BadJwtException e) {
            throw new TokenRefused();
        } catch (JwtException e) {
            throw new KeysUnavailable();
        }
    }
}
