package io.taskloom.engine.identity;

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

    Tokens(JwtDecoder decoder, TokenHolders holders) {
        this.decoder = decoder;
        this.holders = holders;
    }

    /**
     * @throws TokenRefused if the token is not one of ours, or not any more
     * @throws EmailNotVerified if its holder must verify the e-mail address first
     */
    public SignedIn check(String bearer) {
        return check(decode(bearer));
    }

    SignedIn check(Jwt token) {
        return holders.of(token);
    }

    private Jwt decode(String bearer) {
        try {
            return decoder.decode(bearer);
        } catch (BadJwtException e) {
            throw new TokenRefused();
        } catch (JwtException e) {
            throw new KeysUnavailable();
        }
    }
}
