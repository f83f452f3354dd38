package dev.agentops.buildchecks;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;

/** Every main class of every module that somebody wrote, read once. */
final class ImportedClasses {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.agentops");

    private ImportedClasses() {}

    static JavaClasses all() {
        return ALL;
    }

    static List<JavaClass> of(Module module) {
        return ALL.stream()
                .filter(type -> !type.getSimpleName().equals("module-info"))
                .filter(type -> !type.getPackageName().endsWith("jmh_generated"))
                .filter(type -> Module.owning(type.getPackageName()) == module)
                .toList();
    }
}
