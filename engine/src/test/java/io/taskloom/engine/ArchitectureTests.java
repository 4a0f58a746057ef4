package io.taskloom.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Repository;
import org.springframework.web.bind.annotation.RestController;

@AnalyzeClasses(packages = "io.taskloom", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule onlyBpmKnowsCamunda = noClasses()
            .that()
            .resideOutsideOfPackage("io.taskloom.engine.bpm..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda..")
            .because("replacing the engine by one of its forks must be a change to one package and the pom");

    @ArchTest
    static final ArchRule connectorsArePlain = noClasses()
            .that()
            .resideInAPackage("io.taskloom.connector..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.taskloom.engine..", "org.camunda..", "org.springframework..")
            .because("a connector can be written and tested by somebody who has never seen the engine (promise C1)");

    @ArchTest
    static final ArchRule controllersAreHidden = classes()
            .that()
            .areAnnotatedWith(RestController.class)
            .should()
            .bePackagePrivate()
            .because("use cases are the only way into a module; a controller translates HTTP and nothing else");

    @ArchTest
    static final ArchRule repositoriesAreHidden = classes()
            .that()
            .areAnnotatedWith(Repository.class)
            .or()
            .areAssignableTo("org.springframework.data.repository.Repository")
            .should()
            .bePackagePrivate()
            .because("other modules' data is read by id and public method, so that permission is decided once");

    @ArchTest
    static final ArchRule theClockIsInjected = noClasses()
            .that()
            .resideInAPackage("io.taskloom.engine..")
            .and()
            .doNotHaveFullyQualifiedName(EngineApplication.class.getName())
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .because("tests move the clock; whoever asks the machine instead does not move along");

    @ArchTest
    static final ArchRule settingsAreRecords = noClasses()
            .that()
            .resideInAPackage("io.taskloom.engine..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Value.class)
            .because("settings are validated records, one per module; a bad one stops start-up with a remedy");
}
