package io.taskloom.engine;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

class ModuleStructureTests {

    private final ApplicationModules modules = ApplicationModules.of(EngineApplication.class);

    @Test
    void modulesKeepTheirDirections() {
        modules.verify();
    }

    @Test
    void theirDiagramsAreDrawn() {
        new Documenter(modules).writeModulesAsPlantUml().writeIndividualModulesAsPlantUml();
    }
}
