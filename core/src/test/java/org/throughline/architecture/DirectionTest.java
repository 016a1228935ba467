package org.throughline.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noConstructors;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughline.disclosure.ProtectedCount;
import org.throughline.disclosure.ProtectedTable;

/// Data flows one way, and only disclosure can make a table publishable.
final class DirectionTest {

  private static final String ROOT = "org.throughline.";

  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(DirectionTest::hasSource)
          .importPackages("org.throughline");

  /// Whether a class is the library's own, wherever classes were compiled to: tests and other modules may stand beside it.
  private static boolean hasSource(Location place) {
    Matcher type =
        Pattern.compile("(org/throughline/.*?)(\\$.*)?\\.class$").matcher(place.asURI().toString());
    return type.find() && Files.exists(Path.of("src/main/java", type.group(1) + ".java"));
  }

  /// The whole of what each package may know of the program.
  @ParameterizedTest
  @CsvSource({
    "digest, ''",
    "temporary, ''",
    "catalog, ''",
    "table, ''",
    "statistics, ''",
    "engine, catalog",
    "releases, catalog",
    "lake, releases engine",
    "facilities, lake releases engine catalog",
    "official, facilities releases engine catalog",
    "lifecycle, lake engine catalog",
    "measures, lifecycle engine catalog table statistics",
    "recoding, table",
    "disclosure, catalog table",
    "publish, disclosure engine table",
    "reconcile, measures engine catalog",
    "serve, engine catalog",
    "workspace, disclosure recoding measures lifecycle table",
    "pipeline, workspace publish disclosure recoding reconcile measures lifecycle official"
        + " facilities lake releases engine table",
    "compare, pipeline workspace publish disclosure measures lifecycle releases engine catalog"
        + " table",
    "verify, compare pipeline workspace publish disclosure recoding reconcile measures lifecycle"
        + " releases engine table",
  })
  void aPackageKnowsOnlyTheStagesBeforeIt(String name, String known) {
    List<String> allowed = new ArrayList<>();
    allowed.add(ROOT + name + "..");
    // What a content's digest is, everybody may ask.
    allowed.add(ROOT + "digest..");
    // And everybody may need a place for a moment.
    allowed.add(ROOT + "temporary..");
    for (String other : known.split(" ", -1)) {
      if (!other.isEmpty()) {
        allowed.add(ROOT + other + "..");
      }
    }
    noClasses()
        .that()
        .resideInAPackage(ROOT + name + "..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.throughline..")
                .and(not(resideInAnyPackage(allowed.toArray(String[]::new)))))
        .check(PROGRAM);
  }

  @Test
  void everyPackageHasItsPlaceInTheFlow() {
    classes()
        .that()
        .resideInAPackage("org.throughline..")
        .should()
        .resideInAnyPackage(
            "org.throughline",
            "org.throughline.digest..",
            "org.throughline.temporary..",
            "org.throughline.catalog..",
            "org.throughline.table..",
            "org.throughline.statistics..",
            "org.throughline.engine..",
            "org.throughline.releases..",
            "org.throughline.lake..",
            "org.throughline.facilities..",
            "org.throughline.official..",
            "org.throughline.lifecycle..",
            "org.throughline.measures..",
            "org.throughline.recoding..",
            "org.throughline.disclosure..",
            "org.throughline.publish..",
            "org.throughline.reconcile..",
            "org.throughline.workspace..",
            "org.throughline.pipeline..",
            "org.throughline.compare..",
            "org.throughline.verify..",
            "org.throughline.official..",
            "org.throughline.serve..",
            "org.throughline.statistics..",
            "org.throughline.synth..",
            "org.throughline.cli..")
        .check(PROGRAM);
  }

  /// A fault of the one must not be a fault of the other.
  @Test
  void auditorAndProtectorShareTheProblemAndNothingElse() {
    noClasses()
        .that()
        .resideInAPackage("org.throughline.disclosure.attack..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.throughline.disclosure.primary..", "org.throughline.disclosure.secondary..")
        .check(PROGRAM);
    noClasses()
        .that()
        .resideInAnyPackage(
            "org.throughline.disclosure.primary..", "org.throughline.disclosure.secondary..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.throughline.disclosure.attack..")
        .check(PROGRAM);
  }

  /// The arithmetic of searches is shared with the protector, so that nothing that decides may rest on it.
  @Test
  void whatTheAuditBelievesIsCheckedByTheTableModelAlone() {
    String checking = "disclosure\\.attack\\.(PossibleTable|Witness|Proof)";
    noClasses()
        .that()
        .haveNameMatching("org\\.throughline\\." + checking)
        .should()
        .dependOnClassesThat()
        .haveNameMatching("org\\.throughline\\.(?!disclosure\\.problem\\.|" + checking + ").*")
        .check(PROGRAM);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("org.throughline.(*)..").should().beFreeOfCycles().check(PROGRAM);
  }

  @Test
  void nothingOutsideDisclosureCanConstructAProtectedTable() {
    noConstructors()
        .that()
        .areDeclaredIn(ProtectedTable.class)
        .should()
        .bePublic()
        .orShould()
        .beProtected()
        .check(PROGRAM);
  }

  /// Words that are data of the program go to the page as they are; everything else is a fixed pattern, which the
  /// compiler checks, with places that take no bare number.
  @Test
  void onlyWhatShipsGoesToThePageAsItIs() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("org.throughline.pipeline.Assembly")
        .should()
        .callMethod(org.throughline.publish.Sentence.class, "shipped", String.class)
        .check(PROGRAM);
  }

  @Test
  void nothingButDisclosureCanMakeACountBesideTables() {
    constructors().that().areDeclaredIn(ProtectedCount.class).should().bePrivate().check(PROGRAM);
  }

  /// What a comparison says in words and lists comes from protected tables, not from counts of values.
  @Test
  void theTextOfAComparisonSeesNoCountsOfValues() {
    noClasses()
        .that()
        .haveSimpleName("DriftSentences")
        .or()
        .haveSimpleName("DriftAssembly")
        .should()
        .dependOnClassesThat()
        .haveSimpleName("ValueDrift")
        .orShould()
        .dependOnClassesThat()
        .haveSimpleName("Pair")
        .check(PROGRAM);
  }

  @Test
  void publishSeesNoExactCounts() {
    noClasses()
        .that()
        .resideInAPackage("org.throughline.publish..")
        .should()
        .dependOnClassesThat()
        .haveSimpleNameStartingWith("CountTable")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(org.throughline.table.Cell.class)
        .check(PROGRAM);
  }
}
