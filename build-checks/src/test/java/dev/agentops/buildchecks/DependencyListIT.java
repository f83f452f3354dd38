package dev.agentops.buildchecks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds what each published jar brings to its user to a list that is reviewed like code. */
class DependencyListIT {
    private static final String LISTS = "build-checks/dependencies";

    @ParameterizedTest
    @MethodSource("publishedModules")
    void bringsWhatIsCommitted(String module) {
        Path committed = Repository.file(LISTS + "/" + module + ".txt");
        Path actual = Repository.file(module + "/target/dependencies.txt");
        assertThat(committed)
                .as("%s has no committed list: run build-checks/dependencies/refresh", module)
                .exists();
        assertThat(lines(actual))
                .as("%s: review the change, then run build-checks/dependencies/refresh", module)
                .isEqualTo(lines(committed));
    }

    @Test
    void everyListBelongsToAModule() throws IOException {
        try (Stream<Path> lists = Files.list(Repository.file(LISTS))) {
            assertThat(lists.map(list -> list.getFileName().toString()).filter(name -> name.endsWith(".txt")))
                    .containsExactlyInAnyOrderElementsOf(
                            publishedModules().map(name -> name + ".txt").toList());
        }
    }

    /** Modules whose tree the build has written. */
    static Stream<String> publishedModules() {
        return Stream.of(Module.values())
                .map(Module::folder)
                .filter(folder -> Files.exists(Repository.file(folder + "/target/dependencies.txt")));
    }

    private static List<String> lines(Path file) {
        return Repository.read(file).lines().toList();
    }
}
