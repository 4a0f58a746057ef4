package io.taskloom.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

class EmbeddedServicesTests {

    private final Home home;

    EmbeddedServicesTests(@TempDir Path data) {
        this.home = new Home(data);
    }

    @Test
    void postgresIsDurableAndKeepsItsDataOverARestart() throws SQLException {
        var port = Ports.next();
        var first = new EmbeddedPostgres(home, port);
        var database = first.start().createDatabase("kept");
        assertThat(ask(database, "show fsync")).isEqualTo("on");
        assertThat(ask(database, "show synchronous_commit")).isEqualTo("on");
        assertThat(ask(database, "show max_connections")).isEqualTo("200");
        ask(database, "create table fact (it text); insert into fact values ('kept'); select 1");
        first.stop();

        var second = new EmbeddedPostgres(home, port);
        try {
            assertThat(ask(second.start().createDatabase("kept"), "select it from fact"))
                    .isEqualTo("kept");
        } finally {
            second.stop();
        }
    }

    @Test
    void postgresThatWasKilledIsHealedAndOneThatWasLeftRunningIsAdopted() throws SQLException {
        var port = Ports.next();
        var killed = new EmbeddedPostgres(home, port);
        killed.start().createDatabase("kept");
        var pid = killed.pid().orElseThrow();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        Awaitility.await().until(() -> ProcessHandle.of(pid).isEmpty());

        var healed = new EmbeddedPostgres(home, port);
        var adopting = new EmbeddedPostgres(home, Ports.next());
        try {
            healed.start();
            assertThat(adopting.start().port()).isEqualTo(port);
            assertThat(adopting.pid()).isEqualTo(healed.pid());
        } finally {
            adopting.stop();
        }
        assertThat(healed.pid()).isEmpty();
    }

    @Test
    void dataOfAnotherMajorVersionIsRefusedWithWhatToDo() throws IOException {
        Files.writeString(Files.createDirectories(home.data("postgres")).resolve("PG_VERSION"), "14\n");

        var postgres = new EmbeddedPostgres(home, Ports.next());

        assertThatThrownBy(postgres::start)
                .isInstanceOf(ServiceFailure.class)
                .hasMessageContaining("PostgreSQL 14")
                .hasMessageContaining("./taskloom reset");
    }

    @Test
    void kafkaKeepsItsTopicsWhenItIsKilled() throws ExecutionException, InterruptedException {
        var port = Ports.next();
        var first = new EmbeddedKafka(home, port);
        try (var admin = admin(first.start())) {
            admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1)))
                    .all()
                    .get();
        }
        ProcessHandle.of(first.child().pid()).orElseThrow().destroyForcibly();
        Awaitility.await().until(() -> !first.child().alive());

        var second = new EmbeddedKafka(home, port);
        try (var admin = admin(second.start())) {
            assertThat(admin.listTopics().names().get()).contains("kept");
        } finally {
            second.stop();
        }
        assertThat(second.child().alive()).isFalse();
    }

    @Test
    void mailIsKeptAndShownInTheInbox() throws MessagingException {
        var ports = Ports.free();
        var first = new EmbeddedMail(home, ports.smtp(), ports.mail());
        send(first.start(), "Ünï", "uma@taskloom.example", "ugo@taskloom.example");
        first.stop();

        var second = new EmbeddedMail(home, ports.smtp(), ports.mail());
        try {
            var server = second.start();
            assertThat(server.messages("UGO@taskloom.example")).singleElement().satisfies(mail -> {
                assertThat(mail.from()).isEqualTo("taskloom@taskloom.example");
                assertThat(mail.to()).isEqualTo("ugo@taskloom.example, uma@taskloom.example");
                assertThat(mail.subject()).isEqualTo("Ünï");
                assertThat(mail.text()).isEqualTo("Hello");
                assertThat(mail.html()).isEmpty();
                assertThat(mail.receivedAt()).endsWith("Z");
            });
            assertThat(server.messages("someone@taskloom.example")).isEmpty();
            assertThat(Await.answers(server.inbox())).isTrue();
        } finally {
            second.stop();
        }
    }

    @Test
    void objectsAreKept() {
        var store = new EmbeddedObjectStore(home, Ports.next());
        try {
            var address = store.start();
            try (var client = s3(address)) {
                client.putObject(b -> b.bucket(address.bucket()).key("a"), RequestBody.fromString("kept"));
                assertThat(client.getObjectAsBytes(
                                        b -> b.bucket(address.bucket()).key("a"))
                                .asUtf8String())
                        .isEqualTo("kept");
            }
        } finally {
            store.stop();
        }
    }

    @Test
    void pagesOfThisMachineMaySendObjects() throws IOException, InterruptedException {
        var store = new EmbeddedObjectStore(home, Ports.next());
        try {
            var address = store.start();

            assertThat(allowedBy(address, "http://localhost:8080")).isEqualTo("http://localhost:8080");
            assertThat(allowedBy(address, "http://127.0.0.1:5173")).isEqualTo("http://127.0.0.1:5173");
            assertThat(allowedBy(address, "http://localhost.example.com")).isEmpty();
        } finally {
            store.stop();
        }
    }

    private static String allowedBy(ObjectStore store, String origin) throws IOException, InterruptedException {
        var asked = HttpRequest.newBuilder(store.endpoint().resolve("/" + store.bucket() + "/a"))
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "PUT")
                .header("Access-Control-Request-Headers", "content-type,x-amz-checksum-sha256")
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(asked, HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValue("Access-Control-Allow-Origin")
                    .orElse("");
        }
    }

    @Test
    void aSetInAProcessOfItsOwnStartsWhatIsAskedFor() throws SQLException {
        var source = ServicesProcess.start();

        var database =
                source.find("postgres", Addresses::postgres).orElseThrow().createDatabase();

        assertThat(ask(database, "select current_database()")).isEqualTo(database.name());
        source.close();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> !Await.listens(URI.create(database.jdbcUrl().substring("jdbc:".length()))
                        .getPort()));
    }

    @Test
    void whatASetThatWasKilledLeavesIsEndedByTheNextAndNothingElse(@TempDir Path temporary) throws IOException {
        var killed = ServicesProcess.start(temporary);
        var leftover = killed.find("postgres", Addresses::postgres).orElseThrow();
        var living = ServicesProcess.start(temporary);
        var spared = living.find("postgres", Addresses::postgres).orElseThrow();
        killed.process().destroyForcibly();
        Awaitility.await().until(() -> !Home.lives(killed.process()));
        assertThat(Await.listens(leftover.port())).isTrue();

        var next = ServicesProcess.start(temporary);
        try {
            assertThat(next.find("mail", Addresses::mail)).isPresent();

            assertThat(Await.listens(leftover.port())).isFalse();
            assertThat(Await.listens(spared.port())).isTrue();
            try (var folders = Files.list(temporary)) {
                assertThat(folders.filter(
                                folder -> folder.getFileName().toString().startsWith("taskloom-services")))
                        .hasSize(2);
            }
        } finally {
            living.close();
            next.close();
        }
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !Await.listens(spared.port()));
        Awaitility.await().until(() -> !Home.lives(living.process()) && !Home.lives(next.process()));
    }

    private static String ask(PostgresServer.Database database, String question) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            var answers = statement.execute(question);
            while (!answers) {
                answers = statement.getMoreResults();
            }
            try (var answer = statement.getResultSet()) {
                answer.next();
                return String.valueOf(answer.getString(1));
            }
        }
    }

    private static Admin admin(KafkaBroker broker) {
        return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    private static S3Client s3(ObjectStore store) {
        return S3Client.builder()
                .endpointOverride(store.endpoint())
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(store.accessKey(), store.secretKey())))
                .build();
    }

    private static void send(MailServer server, String subject, String... to) throws MessagingException {
        var settings = new Properties();
        settings.put("mail.smtp.host", server.host());
        settings.put("mail.smtp.port", "" + server.port());
        var mail = new MimeMessage(Session.getInstance(settings));
        mail.setFrom(new InternetAddress("taskloom@taskloom.example", false));
        for (var recipient : to) {
            mail.addRecipient(Message.RecipientType.TO, new InternetAddress(recipient));
        }
        mail.setSubject(subject, "UTF-8");
        mail.setText("Hello", "UTF-8");
        Transport.send(mail);
    }
}
