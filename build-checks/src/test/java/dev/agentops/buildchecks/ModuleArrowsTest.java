package dev.agentops.buildchecks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the arrows between modules to the design's module table. */
class ModuleArrowsTest {

    @ParameterizedTest
    @EnumSource
    void scanSeesTheClassesOfEveryModule(Module module) {
        assertThat(ImportedClasses.of(module)).hasSizeGreaterThanOrEqualTo(module.leastClasses());
    }

    @ParameterizedTest
    @EnumSource
    void usesOnlyTheModulesOfTheTable(Module module) {
        assertThat(violations(module, target -> Module.owns(target) && !module.mayUse(Module.owning(target))))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void usesOnlyTheLibrariesOfTheTable(Module module) {
        assertThat(violations(module, target -> !Module.owns(target) && !module.mayUseLibrary(target)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void leavesInternalPackagesOfOthersAlone(Module module) {
        assertThat(violations(
                        module, target -> isInternal(target) && Module.owns(target) && Module.owning(target) != module))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void keepsItsClassesInItsOwnFolder(Module module) {
        List<String> strangers = ImportedClasses.of(module).stream()
                .filter(type -> !location(type).contains("/" + module.folder() + "/"))
                .map(type -> type.getName() + " in " + location(type))
                .toList();
        assertThat(strangers).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("descriptors")
    void exportsNoInternalPackage(Path descriptor) throws IOException {
        assertThat(read(descriptor).exports())
                .noneMatch(export -> isInternal(export.source()) && !export.isQualified());
    }

    @Test
    void coreRequiresNothingButLoggingAndNullnessAnnotations() throws IOException {
        Path descriptor = Repository.file("agentops-core/target/classes/module-info.class");
        assumeThat(descriptor).exists();
        assertThat(read(descriptor).requires())
                .extracting(ModuleDescriptor.Requires::name)
                .containsExactlyInAnyOrder("java.base", "org.slf4j", "org.jspecify");
    }

    static Stream<Path> descriptors() {
        return Arrays.stream(Module.values())
                .map(module -> Repository.file(module.folder() + "/target/classes/module-info.class"))
                .filter(Files::exists);
    }

    private static ModuleDescriptor read(Path descriptor) throws IOException {
        try (InputStream bytes = Files.newInputStream(descriptor)) {
            return ModuleDescriptor.read(bytes);
        }
    }

    private static List<String> violations(Module module, Predicate<String> forbiddenPackage) {
        return ImportedClasses.of(module).stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> forbiddenPackage.test(targetPackage(dependency)))
                .map(Dependency::getDescription)
                .toList();
    }

    private static String targetPackage(Dependency dependency) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        return target.isPrimitive() ? "java.lang" : target.getPackageName();
    }

    private static boolean isInternal(String packageName) {
        return ("." + packageName + ".").contains(".internal.");
    }

    private static String location(JavaClass type) {
        return type.getSource().map(source -> source.getUri().toString()).orElse("an unknown place");
    }
}
