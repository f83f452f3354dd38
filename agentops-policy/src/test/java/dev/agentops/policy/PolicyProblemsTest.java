package dev.agentops.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a folder with mistakes says about them. */
class PolicyProblemsTest {
    private static final String OK = "permit (principal, action, resource);\n";
    private static final String SCHEMA = """
            entity User in [Group] { level?: Long } tags String;
            entity Group;
            entity Agent;
            action get appliesTo { principal: User, resource: Agent, context: { input: { count: Long } } };
            """;

    @TempDir
    private Path path;

    private Folder folder;

    @BeforeEach
    void newFolder() {
        folder = new Folder(path);
    }

    private List<String> problems() {
        PolicyInvalidException invalid = catchThrowableOfType(PolicyInvalidException.class, () -> folder.load());
        assertThat(invalid).isNotNull();
        List<String> problems =
                invalid.problems().stream().map(PolicyProblem::toString).toList();
        assertThat(invalid)
                .hasMessageContaining(path.toString())
                .hasMessageContainingAll(problems.toArray(String[]::new));
        return problems;
    }

    @Test
    void aMissingFolderIsNamed() {
        folder = new Folder(path.resolve("nowhere"));

        assertThat(problems()).singleElement().asString().contains("nowhere", "cannot be read as a folder");
    }

    @Test
    void aFolderThatIsAFileIsNamed() {
        folder.with("file", "");
        folder = new Folder(path.resolve("file"));

        assertThat(problems()).singleElement().asString().contains("file", "is not a zip archive");
    }

    @Test
    void aFolderWithoutPoliciesIsRefused() {
        folder.with("schema.cedarschema", SCHEMA);

        assertThat(problems()).singleElement().asString().contains("has no policies");
    }

    @Test
    void filesThatHoldNoPolicyAreRefused() {
        folder.with("a.cedar", "// permit (principal, action, resource);\n");

        assertThat(problems()).singleElement().asString().contains("hold no policy");
    }

    @Test
    void everyErrorOfEveryFileIsListedByPlace() {
        folder.with(
                        "a.cedar",
                        OK + "permit (principal, action, resource) when { prinicpal.x };\n" + OK + "forbid (principal,")
                .with("b.cedar", "forbid (principal, action, resource)\n  when { context.a ++ 1 };\n" + OK)
                .with("schema.cedarschema", "entity User;\nentity ;");

        assertThat(problems())
                .satisfiesExactly(
                        p -> assertThat(p).startsWith("a.cedar:2:45: invalid member access `prinicpal.x`"),
                        p -> assertThat(p).startsWith("a.cedar:4:19: unexpected end of input"),
                        p -> assertThat(p).startsWith("b.cedar:2:21: unexpected token `+`"),
                        p -> assertThat(p)
                                .startsWith("schema.cedarschema:2:8: error parsing schema: unexpected token `;`"));
    }

    @Test
    void severalErrorsWithinOnePolicyAreAllListed() {
        folder.with("a.cedar", "forbid (principal, action, resource) when { true || b || foo(1) };");

        assertThat(problems())
                .satisfiesExactly(
                        p -> assertThat(p).startsWith("a.cedar:1:53: invalid variable: b"),
                        p -> assertThat(p).startsWith("a.cedar:1:58: `foo` is not a valid function"));
    }

    @Test
    void typeErrorsUnderTheSchemaAreListedWithTheirPolicies() {
        folder.with("schema.cedarschema", SCHEMA)
                .with(
                        "a.cedar",
                        "@id(\"limit\")\nforbid (principal, action, resource)\nwhen { context.input.cuont > 3 };\n"
                                + "permit (principal, action == Action::\"gte\", resource);");

        assertThat(problems())
                .anySatisfy(p -> assertThat(p)
                        .startsWith(
                                "a.cedar:3:8: policy limit: attribute `input.cuont` in context for Action::\"get\" not found")
                        .contains("did you mean `count`?"))
                .anySatisfy(p -> assertThat(p)
                        .startsWith("a.cedar:4:30: policy a.cedar#2: unrecognized action `Action::\"gte\"`"));
    }

    @Test
    void typeErrorsAreFoundBesideSyntaxErrors() {
        folder.with("schema.cedarschema", SCHEMA)
                .with("a.cedar", "permit (principal, action, resource) when { context.x };\npermit (principal);");

        assertThat(problems()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(problems())
                .anySatisfy(p -> assertThat(p).startsWith("a.cedar:1:45: policy a.cedar#1: attribute `x`"));
        assertThat(problems()).anySatisfy(p -> assertThat(p).startsWith("a.cedar:2:"));
    }

    @Test
    void columnsAreCodePointsAndLinesEndAnyWay() {
        String multiByte = "permit (principal, action, resource) when { \"é€😀\" == bad };";
        folder.with("crlf.cedar", OK.replace("\n", "\r\n") + "// €\r\n" + multiByte)
                .with("cr.cedar", OK.replace("\n", "\r") + multiByte)
                .with("one.cedar", multiByte);

        assertThat(problems())
                .satisfiesExactly(
                        p -> assertThat(p).startsWith("cr.cedar:2:54: invalid variable: bad"),
                        p -> assertThat(p).startsWith("crlf.cedar:3:54: invalid variable: bad"),
                        p -> assertThat(p).startsWith("one.cedar:1:54: invalid variable: bad"));
    }

    @Test
    void schemaPositionsAreCodePointsToo() {
        folder.with("a.cedar", OK).with("schema.cedarschema", "// €😀\r\nentity /* */ User;");

        assertThat(problems()).singleElement().asString().startsWith("schema.cedarschema:2:8: error parsing schema");
    }

    @Test
    void anIdStandsOnlyOnce() {
        folder.with("a.cedar", "@id(\"x\")\n" + OK).with("b.cedar", OK + "@id(\"x\")\n" + OK);

        assertThat(problems())
                .containsExactly("b.cedar:2:1: policy x: the @id is used already by a.cedar#1: choose another");
    }

    @Test
    void anIdThatReportsUseForSomethingElseIsTaken() {
        folder.with("a.cedar", "@id(\"(default)\")" + OK + "@id(\"\")" + OK);

        assertThat(problems()).hasSize(2).allSatisfy(p -> assertThat(p).contains("is taken"));
    }

    @Test
    void unknownIsRefusedWhereItIsCalled() {
        folder.with(
                "a.cedar",
                OK
                        + "forbid (principal, action, resource)\n when { \"unknown(\" != \"a\" && {unknown: 1} has unknown && unknown(\"x\") };");

        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("a.cedar:3:58: policy a.cedar#2: unknown is for partial");
    }

    @Test
    void aRecordMayHaveAMemberThatIsCalledUnknown() {
        folder.with("a.cedar", "permit (principal, action, resource) when { {unknown: 1}.unknown == 1 };");

        assertThat(folder.load().version()).isNotEmpty();
    }

    @Test
    void anUnclosedStringIsNamedWhereItBegins() {
        folder.with("a.cedar", OK + "permit (principal, action, resource) when { \"a };\n" + OK);

        assertThat(problems()).containsExactly("a.cedar:2:45: the string is not closed: end it with \"");
    }

    @Test
    void aFileThatIsNotUtf8IsRefused() throws IOException {
        Files.write(path.resolve("a.cedar"), new byte[] {'/', '/', (byte) 0xC3, (byte) 0x28});

        assertThat(problems()).containsExactly("a.cedar:1:1: is not valid UTF-8: save it as UTF-8");
    }

    @Test
    void aFileThatIsTooLargeIsRefused() {
        folder.with("a.cedar", "/".repeat((8 << 20) + 1));

        assertThat(problems()).containsExactly("a.cedar:1:1: is larger than 8388608 bytes: split it");
    }

    @Test
    void aLinkOutOfTheFolderIsRefused() throws IOException {
        Path outside = Files.createTempFile("outside", ".cedar");
        Files.writeString(outside, OK);
        Files.createSymbolicLink(path.resolve("a.cedar"), outside);

        assertThat(problems()).singleElement().asString().contains("a link that leads out of the folder");
        Files.delete(outside);
    }

    @Test
    void aLinkWithinTheFolderIsFollowed() throws IOException {
        Files.createDirectory(path.resolve("..data"));
        Files.writeString(path.resolve("..data/a.cedar"), OK);
        Files.createSymbolicLink(path.resolve("a.cedar"), Path.of("..data/a.cedar"));

        assertThat(folder.load().version()).startsWith("sha256:");
    }

    @Test
    void aFolderInPlaceOfAFileIsRefused() throws IOException {
        Files.createDirectory(path.resolve("a.cedar"));

        assertThat(problems()).containsExactly("a.cedar:1:1: is not a file");
    }

    @Test
    void thereIsOneSchema() {
        folder.with("a.cedar", OK).with("schema.cedarschema", SCHEMA).with("schema.cedarschema.json", "{}");

        assertThat(problems())
                .contains("schema.cedarschema.json:1:1: there is schema.cedarschema too: keep one of them");
    }

    @Test
    void aSchemaHasTheRightName() {
        folder.with("a.cedar", OK).with("schema.json", "{}");

        assertThat(problems()).containsExactly("schema.json:1:1: would not be used: name it schema.cedarschema.json");
    }

    @Test
    void aHiddenPolicyIsNotPassedOver() {
        folder.with("a.cedar", OK).with(".guard.cedar", "forbid (principal, action, resource);");

        assertThat(problems()).containsExactly(".guard.cedar:1:1: would not be used: name it guard.cedar");
    }

    @Test
    void aJsonSchemaIsUsedToo() {
        folder.with("a.cedar", "permit (principal, action == Action::\"nope\", resource);")
                .with("schema.cedarschema.json", """
                        {"": {"entityTypes": {"User": {}, "Agent": {}}, "actions": {"get": {"appliesTo": {
                          "principalTypes": ["User"], "resourceTypes": ["Agent"], "context": {"type": "Record", "attributes": {}}}}}}}
                        """);

        assertThat(problems()).anySatisfy(p -> assertThat(p).contains("unrecognized action"));
    }

    @Test
    void aJsonSchemaThatIsNoJsonIsNamedByPlace() {
        folder.with("a.cedar", OK).with("schema.cedarschema.json", "{\n  \"a\": ]");

        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("schema.cedarschema.json:2:")
                .contains("is not JSON");
    }

    @Test
    void entitiesThatAreNoJsonAreNamedByPlace() {
        folder.with("a.cedar", OK).with("entities.json", "[\n  {\"uid\": €}]");

        assertThat(problems()).singleElement().asString().startsWith("entities.json:2:11: is not JSON");
    }

    @Test
    void everyEntityOfTheWrongShapeIsNamed() {
        folder.with("a.cedar", OK).with("entities.json", """
                        [{"uid": {"type": "User", "id": "a"}, "attrs": {}, "parents": []},
                         {"uid": {"type": "User", "id": "a"}, "attrs": {}, "parents": []},
                         {"uid": {"type": "User", "id": "b"}, "parents": []},
                         {"uid": "User::b", "attrs": {}, "parents": []},
                         {"uid": {"type": "User", "id": "c"}, "attrs": {}, "parents": [], "tag": {}},
                         {"uid": {"type": "User", "id": "d"}, "attrs": {}, "parents": [], "tags": []}, 5] 6
                        """);

        assertThat(problems())
                .satisfiesExactly(
                        p -> assertThat(p).startsWith("entities.json:2:2: the entity User::\"a\" stands twice"),
                        p -> assertThat(p).startsWith("entities.json:3:2: an entity is an object with uid, attrs"),
                        p -> assertThat(p).startsWith("entities.json:4:2: the uid of an entity is"),
                        p -> assertThat(p).startsWith("entities.json:5:2: an entity has no member tag:"),
                        p -> assertThat(p).startsWith("entities.json:6:2: the tags of an entity"),
                        p -> assertThat(p).startsWith("entities.json:6:80: an entity is an object"),
                        p -> assertThat(p).startsWith("entities.json:6:83: there is more after the array"));
    }

    @Test
    void anObjectInPlaceOfTheArrayOfEntitiesIsRefused() {
        folder.with("a.cedar", OK).with("entities.json", "{}");

        assertThat(problems()).containsExactly("entities.json:1:1: must be an array of entities, at least []");
    }

    @Test
    void everyEntityThatDoesNotConformIsNamedByPlace() {
        folder.with("a.cedar", OK).with("schema.cedarschema", SCHEMA).with("entities.json", """
                        [{"uid": {"type": "User", "id": "a"}, "attrs": {"level": 1}, "parents": []},
                         {"uid": {"type": "User", "id": "b"}, "attrs": {"levle": 1}, "parents": []},
                         {"uid": {"type": "User", "id": "c"}, "attrs": {}, "parents": [{"type": "Agent", "id": "x"}]},
                         {"uid": {"type": "Robot", "id": "d"}, "attrs": {}, "parents": []}]
                        """);

        assertThat(problems())
                .satisfiesExactly(
                        p -> assertThat(p)
                                .startsWith("entities.json:2:2: attribute `levle` on `User::\"b\"` should not exist"),
                        p -> assertThat(p)
                                .startsWith("entities.json:3:2: `User::\"c\"` is not allowed to have an ancestor"),
                        p -> assertThat(p).startsWith("entities.json:4:2: entity `Robot::\"d\"` has type `Robot`"));
    }

    @Test
    void entitiesInACircleAreRefusedWithoutASchema() {
        folder.with("a.cedar", OK).with("entities.json", """
                        [{"uid": {"type": "Group", "id": "a"}, "attrs": {}, "parents": [{"type": "Group", "id": "b"}]},
                         {"uid": {"type": "Group", "id": "b"}, "attrs": {}, "parents": [{"type": "Group", "id": "a"}]}]
                        """);

        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("entities.json:")
                .contains("is its own ancestor: break the circle");
    }

    @Test
    void aLongChainOfAncestorsIsRefusedByPlaceAndNotMeasuredByTheEngine() {
        folder.with("a.cedar", OK).with("entities.json", SmallStackProbe.entities(30_000));

        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("entities.json:29936:1: the entity Group::\"g29935\" has more than 64 ancestors");
    }

    @Test
    void attributesOfEntitiesThatAreTooDeepAreRefused() {
        String deep = "[".repeat(16) + "]".repeat(16);
        folder.with("a.cedar", OK)
                .with(
                        "entities.json",
                        "[{\"uid\": {\"type\": \"User\", \"id\": \"a\"}, \"attrs\": {\"x\": " + deep
                                + "}, \"parents\": []}]");

        assertThat(problems()).singleElement().asString().contains("nested at most 16 levels deep");
    }

    @Test
    void longChainsOfTypesAndActionsAreRefused() {
        StringBuilder types = new StringBuilder(SCHEMA + "entity T0;\n");
        StringBuilder actions = new StringBuilder(SCHEMA + "action a0;\n");
        for (int i = 1; i <= 65; i++) {
            types.append("entity T").append(i).append(" in [T").append(i - 1).append("];\n");
            actions.append("action a").append(i).append(" in [a").append(i - 1).append("];\n");
        }

        folder.with("a.cedar", OK).with("schema.cedarschema", types.toString());
        assertThat(problems()).singleElement().asString().contains("the entity type T65 is in more than 64 others");
        folder.with("schema.cedarschema", actions.toString());
        assertThat(problems())
                .singleElement()
                .asString()
                .contains("the action Action::\"a65\" is in more than 64 others");
    }

    @Test
    void entityTypesMayBeInEachOther() {
        folder.with("a.cedar", OK)
                .with("schema.cedarschema", SCHEMA + "entity Team in [Team, Unit]; entity Unit in [Team];");

        assertThat(folder.load().version()).isNotEmpty();
    }

    @Test
    void aFactThatIsDeclaredAndNeverGivenIsRefused() {
        folder.with("a.cedar", OK).with("schema.cedarschema", """
                        entity User, Agent;
                        action get appliesTo { principal: User, resource: Agent, context: {
                          input: {}, session: { id: String, ip: String }, agent: { owner?: String }, device: String } };
                        """);

        assertThat(problems())
                .containsExactly(
                        "schema.cedarschema:1:1: context has no device: it has agent, input and session",
                        "schema.cedarschema:1:1: context.agent has no owner: it has environment, name, version",
                        "schema.cedarschema:1:1: context.session has no ip:"
                                + " it has actor, authenticated, calls, id, tainted, tenant, turn");
    }

    @Test
    void whatLooksLikeAPolicyFileAndWouldNotBeReadIsRefused() throws IOException {
        folder.with("a.cedar", OK)
                .with("guard.CEDAR", OK)
                .with("shop.cedarschema", SCHEMA)
                .with("schema.cedarschema.JSON", "{}")
                .with("Entities.json", "[]");
        Files.createDirectories(path.resolve("more/even"));
        Files.writeString(path.resolve("more/even/b.Cedar"), OK);
        Files.createDirectory(path.resolve("docs"));
        Files.writeString(path.resolve("docs/readme.md"), "");

        assertThat(problems())
                .containsExactly(
                        "Entities.json:1:1: would not be used: name it entities.json",
                        "guard.CEDAR:1:1: would not be used: name it guard.cedar",
                        "more:1:1: is a folder that holds b.Cedar, and subfolders are not read: move its policies up",
                        "schema.cedarschema.JSON:1:1: would not be used: name it schema.cedarschema.json",
                        "shop.cedarschema:1:1: would not be used: name it schema.cedarschema");
    }

    @Test
    void aPolicyThatCanNeverApplyIsAWarning() {
        folder.with("schema.cedarschema", SCHEMA)
                .with("a.cedar", OK + "@id(\"never\") permit (principal, action, resource) when { false };");

        assertThat(folder.load().warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.policyId()).isEqualTo("never"))
                .asString()
                .startsWith("a.cedar:2:");
    }
}
