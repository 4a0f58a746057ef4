package io.taskloom.engine.bpm.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Deploys the models that ship with the product, for no workspace in particular, before anything is served. */
@Component
class OwnModels implements SmartLifecycle {

    static final int PHASE = 0;

    /** Name and source of the deployment. */
    static final String DEPLOYMENT = "taskloom";

    private final RepositoryService repository;
    private final ResourcePatternResolver resources;
    private boolean deployed;

    OwnModels(RepositoryService repository, ResourcePatternResolver resources) {
        this.repository = repository;
        this.resources = resources;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    @Override
    public void start() {
        DeploymentBuilder deployment = repository
                .createDeployment()
                .name(DEPLOYMENT)
                .source(DEPLOYMENT)
                .enableDuplicateFiltering(true);
        try {
            Resource[] models = resources.getResources("classpath*:processes/*.*");
            Arrays.sort(models, Comparator.comparing(Resource::getFilename));
            int count = 0;
            for (Resource model : models) {
                String name = Objects.requireNonNull(model.getFilename());
                if (name.endsWith(".bpmn") || name.endsWith(".dmn") || name.endsWith(".form")) {
                    try (InputStream text = model.getInputStream()) {
                        deployment.addInputStream("processes/" + name, text);
                    }
                    count++;
                }
            }
            if (count > 0) {
                deployment.deploy();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        deployed = true;
    }

    @Override
    public void stop() {
        deployed = false;
    }

    @Override
    public boolean isRunning() {
        return deployed;
    }
}
