package io.taskloom.engine.export;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What other calendars read, each by its secret address and without sign-in. */
@Hidden
@RestController
class FeedController {

    private final CalendarFeeds feeds;
    private final ICalendarFile calendar;

    FeedController(CalendarFeeds feeds, ICalendarFile calendar) {
        this.feeds = feeds;
        this.calendar = calendar;
    }

    @GetMapping(path = "/feeds/{secret}.ics", produces = "text/calendar")
    void feed(@PathVariable String secret, HttpServletResponse response) throws IOException {
        CalendarFeeds.Opened feed = feeds.open(secret);
        response.setContentType("text/calendar; charset=utf-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, max-age=300");
        calendar.writeEvents(feed.tasks(), feed.name(), response.getOutputStream());
    }
}
