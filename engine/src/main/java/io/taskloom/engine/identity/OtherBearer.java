package io.taskloom.engine.identity;

import io.taskloom.engine.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;

/** A bearer that the realm knows nothing of; implemented by who gives such out. */
public interface OtherBearer {

    /** By its looks alone. */
    boolean recognises(String bearer);

    /**
     * Asked once for each request, before anything of it is done.
     *
     * @throws Problem if it is not good, or not for this request
     */
    SignedIn check(String bearer, HttpServletRequest request);

    /** @throws Problem if one stands in the request's address, which logs and proxies keep */
    void refuseInAddress(HttpServletRequest request);
}
