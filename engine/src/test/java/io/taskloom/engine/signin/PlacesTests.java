package io.taskloom.engine.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacesTests {

    @Test
    void readsCityAndCountryAsMaxMindTellsThem(@TempDir Path folder) {
        var file = TinyGeoDatabase.write(
                folder.resolve("city.mmdb"),
                "192.0.2.7",
                Map.of(
                        "city", Map.of("names", Map.of("en", "Berlin", "de", "Berlin")),
                        "country", Map.of("iso_code", "DE", "names", Map.of("en", "Germany"))));
        var places = new Places(new GeoSettings(file));

        assertThat(places.of("192.0.2.7")).isEqualTo("Berlin, Germany");
        assertThat(places.of("192.0.2.8")).isNull();
        assertThat(places.of("::1")).isNull();
        assertThat(places.of("example.com")).isNull();
        assertThat(places.of(null)).isNull();
    }

    @Test
    void readsAFlatDatabaseOfCountries(@TempDir Path folder) {
        var file = TinyGeoDatabase.write(folder.resolve("flat.mmdb"), "192.0.2.7", Map.of("country_code", "FR"));

        assertThat(new Places(new GeoSettings(file)).of("192.0.2.7")).isEqualTo("France");
    }

    @Test
    void withoutADatabaseThereAreNoPlaces() {
        assertThat(new Places(new GeoSettings(null)).of("192.0.2.7")).isNull();
    }

    @Test
    void aDatabaseThatIsNotThereStopsTheStartWithARemedy(@TempDir Path folder) {
        assertThatThrownBy(() -> new Places(new GeoSettings(folder.resolve("missing.mmdb"))))
                .hasMessageContaining("leave it out");
    }
}
