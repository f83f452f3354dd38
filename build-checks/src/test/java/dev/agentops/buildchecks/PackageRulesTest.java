package dev.agentops.buildchecks;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import dev.agentops.AgentOpsException;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules for the packages and classes inside a module. */
class PackageRulesTest {

    /** The root of all exceptions is in the root package, and depends on nothing. */
    @ParameterizedTest
    @EnumSource
    void packagesOfAModuleHaveNoCycles(Module module) {
        SlicesRuleDefinition.slices()
                .assignedFrom(packagesOf(module))
                .should()
                .beFreeOfCycles()
                .ignoreDependency(alwaysTrue(), type(AgentOpsException.class))
                .allowEmptyShould(true)
                .check(ImportedClasses.all());
    }

    @ParameterizedTest
    @EnumSource
    void everyPackageIsNullMarked(Module module) {
        List<String> unmarked = ImportedClasses.of(module).stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(javaPackage -> !javaPackage.isAnnotatedWith(NullMarked.class))
                .map(javaPackage -> javaPackage.getName())
                .toList();
        assertThat(unmarked).as("packages without @NullMarked").isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void namesSayWhatThingsAre(Module module) {
        List<String> vague = ImportedClasses.of(module).stream()
                .filter(PackageRulesTest::isVague)
                .map(JavaClass::getName)
                .toList();
        assertThat(vague)
                .as("classes called Impl or Utils, or in a package called utils")
                .isEmpty();
    }

    @Test
    void nothingSleeps() {
        noClasses().should().callMethod(Thread.class, "sleep", long.class).check(ImportedClasses.all());
    }

    @ParameterizedTest
    @EnumSource
    void librariesDoNotPrint(Module module) {
        if (module.isLibrary()) {
            List<String> printing = ImportedClasses.of(module).stream()
                    .filter(PackageRulesTest::printsToTheConsole)
                    .map(JavaClass::getName)
                    .toList();
            assertThat(printing)
                    .as("library classes that use System.out or System.err")
                    .isEmpty();
        }
    }

    private static boolean isVague(JavaClass type) {
        return type.getSimpleName().endsWith("Impl")
                || type.getSimpleName().endsWith("Utils")
                || ("." + type.getPackageName() + ".").matches(".*\\.utils?\\..*");
    }

    private static boolean printsToTheConsole(JavaClass type) {
        return type.getFieldAccessesFromSelf().stream()
                .map(access -> access.getTarget().getFullName())
                .anyMatch(name -> name.equals("java.lang.System.out") || name.equals("java.lang.System.err"));
    }

    /**
     * An internal package is how the package above it is made: the two are one slice. Only that of the kernel is shared by
     * all its packages, so it is a slice of its own, which must depend on none of them.
     */
    private static String withoutInternal(String packageName) {
        int internal = packageName.indexOf(".internal");
        return internal < 0 || packageName.equals("dev.agentops.internal")
                ? packageName
                : packageName.substring(0, internal);
    }

    private static SliceAssignment packagesOf(Module module) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                boolean inside = Module.owns(type.getPackageName()) && Module.owning(type.getPackageName()) == module;
                return inside ? SliceIdentifier.of(withoutInternal(type.getPackageName())) : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "packages of " + module.folder();
            }
        };
    }
}
