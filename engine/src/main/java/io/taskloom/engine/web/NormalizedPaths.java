package io.taskloom.engine.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Turns away paths with an empty segment, which Spring's filters and Camunda's would each read in another way. */
@Configuration(proxyBeanMethods = false)
class NormalizedPaths implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        server.addEngineValves(new Refuse());
    }

    private static final class Refuse extends ValveBase {

        Refuse() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            if (!request.getRequestURI().contains("//")) {
                getNext().invoke(request, response);
                return;
            }
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getWriter().write("""
                    {"type": "https://taskloom.io/problems/bad-path", "title": "Bad path", "status": 400, \
                    "detail": "The path has an empty segment."}""");
        }
    }
}
