package org.throughline.disclosure.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.table.DimensionKind.PERSONAL;
import static org.throughline.table.DimensionKind.TIME;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.throughline.disclosure.AttackKind;
import org.throughline.disclosure.DisclosureControl;
import org.throughline.disclosure.Policy;
import org.throughline.disclosure.PolicyReader;
import org.throughline.disclosure.ProtectedCell;
import org.throughline.disclosure.ProtectedTable;
import org.throughline.disclosure.PublishedAudit;
import org.throughline.disclosure.PublishedFacts;
import org.throughline.disclosure.ShownTable;
import org.throughline.disclosure.TableDecision;
import org.throughline.disclosure.Tables;
import org.throughline.disclosure.problem.AttackerKnowledge;
import org.throughline.table.CountTable;
import org.throughline.table.Equation;
import org.throughline.table.Restriction;
import org.throughline.testing.Seeded;

/// Revised numbers: the old ones stay known, and both are attacked together.
final class VintagesTest {

  private static final Policy POLICY = PolicyReader.bundled("default");

  private final CountTable first = Tables.list("kind", PERSONAL, 5, 30, 400);

  /// What a ledger and its neighbour hold after a publication.
  private record Workspace(List<Fact> facts, Map<String, Long> withheld) {
    Workspace() {
      this(new ArrayList<>(), new HashMap<>());
    }

    TableDecision publish(CountTable table) {
      Vintages vintages = new Vintages(facts, withheld, List.of(table));
      TableDecision outcome =
          DisclosureControl.protect(List.of(table), vintages.earlier(), POLICY).getFirst();
      if (outcome instanceof TableDecision.Publishable(ProtectedTable shown)) {
        List<Fact> published = PublishedFacts.of(table, shown);
        withheld.putAll(vintages.withheld(published));
        vintages.named(published).stream().filter(f -> !facts.contains(f)).forEach(facts::add);
      }
      return outcome;
    }
  }

  @Test
  void theSameNumbersAgainAddNothing() {
    Workspace workspace = new Workspace();
    workspace.publish(first);
    int facts = workspace.facts().size();
    workspace.publish(first);
    assertThat(workspace.facts()).hasSize(facts);
    assertThat(new Vintages(workspace.facts(), workspace.withheld(), List.of(first)).revised())
        .isEmpty();
  }

  @Test
  void aRevisedNumberAndTheSumsOverItGetANewNameAndTheOthersKeepTheirs() {
    Workspace workspace = new Workspace();
    workspace.publish(first);
    workspace.publish(Tables.list("kind", PERSONAL, 5, 30, 410));
    assertThat(workspace.facts())
        .contains(
            new Fact.Shown("kind/c2", 400),
            new Fact.Shown("kind/c2@2", 410),
            new Fact.Shown("total", 435),
            new Fact.Shown("total@2", 445),
            new Fact.Sum("total", List.of("kind/c0", "kind/c1", "kind/c2")),
            new Fact.Sum("total@2", List.of("kind/c0", "kind/c1", "kind/c2@2")))
        .doesNotContain(new Fact.Hidden("kind/c0@2"));
    workspace.publish(Tables.list("kind", PERSONAL, 5, 30, 420));
    assertThat(workspace.facts()).contains(new Fact.Shown("kind/c2@3", 420));
  }

  @Test
  void aNumberThatWasRevisedOnceAndThenStaysKeepsBothItsVintagesApart() {
    Workspace workspace = new Workspace();
    workspace.publish(first);
    CountTable revised = Tables.list("kind", PERSONAL, 5, 30, 420);
    workspace.publish(revised);
    List<Fact> facts = List.copyOf(workspace.facts());
    Vintages third = new Vintages(workspace.facts(), workspace.withheld(), List.of(revised));
    assertThat(third.revised()).isEmpty();
    assertThat(third.earlier().numbers())
        .containsEntry("kind/c2@1", 400L)
        .containsEntry("kind/c2", 420L);
    workspace.publish(revised);
    assertThat(workspace.facts()).isEqualTo(facts);
  }

  /// Who is the only one added to a total is the only one added to its only part that grew: she learns
  /// nothing from either, and the table need not be withheld for her.
  @Test
  void changesSumToTheChangeOfTheirTotal() {
    Workspace workspace = new Workspace();
    workspace.publish(first);
    CountTable more = Tables.list("kind", PERSONAL, 5, 30, 401);
    Vintages vintages = new Vintages(workspace.facts(), workspace.withheld(), List.of(more));
    CountTable withChanges = vintages.withChanges().getFirst();
    assertThat(withChanges.equations())
        .contains(new Equation("total since total@1", List.of("kind/c2 since kind/c2@1")));
    assertThat(DisclosureControl.protect(List.of(withChanges), vintages.earlier(), POLICY))
        .first()
        .isInstanceOf(TableDecision.Publishable.class);
    // Where one part grows and another shrinks, the changes have signs, and no sum.
    CountTable mixed = Tables.list("kind", PERSONAL, 5, 29, 403);
    assertThat(
            new Vintages(workspace.facts(), workspace.withheld(), List.of(mixed))
                .withChanges()
                .getFirst()
                .equations())
        .noneMatch(sum -> sum.total().startsWith("total since total"));
  }

  /// Months of records that were all of one kind were withheld. That one of another kind came, or that one was of another kind
  /// all along, makes them no months of everybody.
  @Test
  void monthsThatWereWithheldAreNotOpenedByARecordOfAnotherKind() {
    Restriction one = new Restriction("kind", PERSONAL, "c0");
    for (long[] now : new long[][] {{5, 30, 400}, {6, 30, 400}, {5, 50, 400}}) {
      Workspace workspace = new Workspace();
      workspace.publish(Tables.list("month", TIME, 5, 30, 400).within(List.of(one)));
      CountTable months = Tables.list("month", TIME, now);
      Vintages vintages = new Vintages(workspace.facts(), workspace.withheld(), List.of(months));
      TableDecision outcome =
          DisclosureControl.protect(vintages.withChanges(), vintages.earlier(), POLICY).getFirst();
      if (outcome instanceof TableDecision.Publishable(ProtectedTable shown)) {
        assertThat(shown.cells())
            .as("of %s", Arrays.toString(now))
            .filteredOn(cell -> cell.id().equals("month/c0"))
            .allMatch(ProtectedCell.Suppressed.class::isInstance);
      }
    }
  }

  /// One record of a kind that was not there before, or one more of a kind that was: the reason does not say which.
  @Test
  void whyATableWaitsDoesNotSayWhetherItsNewRecordIsOfANewKind() {
    List<String> reasons = new ArrayList<>();
    for (long[] counts : new long[][] {{40, 31, 400}, {40, 30, 400, 1}}) {
      Workspace workspace = new Workspace();
      workspace.publish(Tables.list("kind", PERSONAL, 40, 30, 400));
      CountTable more = Tables.list("kind", PERSONAL, counts);
      Vintages vintages = new Vintages(workspace.facts(), workspace.withheld(), List.of(more));
      TableDecision outcome =
          DisclosureControl.protect(
                  List.of(vintages.withChanges().getFirst(), Tables.list("month", TIME, 471)),
                  vintages.earlier(),
                  POLICY)
              .getFirst();
      assertThat(outcome).isInstanceOf(TableDecision.Withheld.class);
      reasons.add(((TableDecision.Withheld) outcome).reason());
    }
    assertThat(reasons.getFirst()).startsWith("An update waits").isEqualTo(reasons.getLast());
  }

  /// Twelve records of one man more: what grew by them tells of one man.
  @Test
  void aChangeIsOfAsFewPeopleAsCameWithIt() {
    Workspace workspace = new Workspace();
    workspace.publish(first.withPeople(Map.of("kind/c2", 390L, "total", 425L)));
    CountTable more =
        Tables.list("kind", PERSONAL, 5, 30, 412)
            .withPeople(Map.of("kind/c2", 391L, "total", 426L));
    Vintages vintages = new Vintages(workspace.facts(), workspace.withheld(), List.of(more));
    assertThat(vintages.withChanges().getFirst().people())
        .containsEntry("kind/c2 since kind/c2@1", 1L)
        .containsEntry("total since total@1", 1L);
    CountTable others =
        Tables.list("kind", PERSONAL, 5, 30, 412)
            .withPeople(Map.of("kind/c2", 402L, "total", 437L));
    assertThat(
            new Vintages(workspace.facts(), workspace.withheld(), List.of(others))
                .withChanges()
                .getFirst()
                .people())
        .doesNotContainKeys("kind/c2 since kind/c2@1", "total since total@1");
  }

  @Test
  void aSmallCountThatWasWithheldBeforeIsAttackedAgainUnderItsOldName() {
    Workspace workspace = new Workspace();
    workspace.publish(first);
    // The small count grew beyond the threshold; its old value must stay hidden all the same.
    CountTable second = Tables.list("kind", PERSONAL, 20, 30, 400);
    Vintages vintages = new Vintages(workspace.facts(), workspace.withheld(), List.of(second));
    assertThat(vintages.revised()).containsExactlyInAnyOrder("kind/c0", "total");
    AttackerKnowledge earlier = vintages.earlier();
    assertThat(earlier.numbers()).containsEntry("total@1", 435L).containsEntry("kind/c2", 400L);
    assertThat(earlier.hidden()).contains("kind/c0@1", "kind/c1");
    // c1 may not be shown now: with the old total it would give the old c0 away.
    TableDecision outcome = workspace.publish(second);
    assertThat(((TableDecision.Publishable) outcome).table().cells())
        .filteredOn(ProtectedCell.Suppressed.class::isInstance)
        .extracting(ProtectedCell::id)
        .contains("kind/c1");
  }

  @Test
  void anAuditSeesThatTwoVintagesTogetherGiveACountAway() {
    Workspace workspace = new Workspace();
    workspace.publish(first);
    CountTable second = Tables.list("kind", PERSONAL, 20, 30, 400);
    Vintages vintages = new Vintages(workspace.facts(), workspace.withheld(), List.of(second));
    Map<String, Long> everything = new HashMap<>();
    second.cells().forEach(cell -> everything.put(cell.id(), cell.count()));
    PublishedAudit audit =
        PublishedAudit.of(
            List.of(second),
            List.of(new ShownTable("kind", everything, java.util.Set.of())),
            vintages.earlier(),
            POLICY);
    assertThat(audit.disclosed())
        .extracting(cell -> cell.finding().cellId(), cell -> cell.attack().orElseThrow())
        .containsExactly(org.assertj.core.groups.Tuple.tuple("kind/c0@1", AttackKind.DIFFERENCING));
  }

  @Test
  void factsAboutOtherTablesAreLeftOut() {
    List<Fact> facts =
        List.of(
            new Fact.Shown("elsewhere", 7),
            new Fact.Shown("part", 7),
            new Fact.Sum("elsewhere", List.of("part")));
    AttackerKnowledge earlier = new Vintages(facts, Map.of(), List.of(first)).earlier();
    assertThat(earlier.tables()).isEmpty();
    assertThat(earlier.figures()).isEmpty();
  }

  @Test
  void aSumThatLeadsToTheTablesByWayOfOthersIsKnown() {
    List<Fact> facts =
        List.of(
            new Fact.Shown("b", 500),
            new Fact.Shown("a", 30),
            new Fact.Sum("b", List.of("a", "rest")),
            new Fact.Shown("rest", 470),
            new Fact.Sum("a", List.of("kind/c1")));
    AttackerKnowledge earlier = new Vintages(facts, Map.of(), List.of(first)).earlier();
    assertThat(earlier.tables().getFirst().equations()).hasSize(2);
    TableDecision outcome = DisclosureControl.protect(List.of(first), earlier, POLICY).getFirst();
    // c1 is known to be a, which is published: c0 needs other company.
    assertThat(((TableDecision.Publishable) outcome).table().cells())
        .filteredOn(ProtectedCell.Suppressed.class::isInstance)
        .extracting(ProtectedCell::id)
        .contains("kind/c2");
  }

  /// A number that changed by a few is hidden like a small one, and never shown again to hide less elsewhere.
  @Test
  void noNumberThatChangedByAFewIsShownHoweverManyDid() {
    Seeded.check(
        6,
        20261128,
        random -> {
          long[][] counts = new long[16][10];
          for (long[] row : counts) {
            Arrays.setAll(
                row,
                any -> random.nextInt(12) == 0 ? random.nextInt(11) : 30 + random.nextInt(400));
          }
          CountTable before = Tables.grid("grid", "kind", PERSONAL, counts);
          Workspace workspace = new Workspace();
          workspace.publish(before);
          for (long[] row : counts) {
            // Many new records in some, a few in others.
            row[random.nextInt(10)] += 12 + random.nextInt(30);
            row[random.nextInt(10)] += random.nextInt(3) * (12L + random.nextInt(30));
            row[random.nextInt(10)] += random.nextInt(2) * (1L + random.nextInt(6));
          }
          CountTable now = Tables.grid("grid", "kind", PERSONAL, counts);
          Vintages vintages = new Vintages(workspace.facts(), workspace.withheld(), List.of(now));
          TableDecision outcome =
              DisclosureControl.protect(vintages.withChanges(), vintages.earlier(), POLICY)
                  .getFirst();
          Map<String, Long> shownBefore = new HashMap<>();
          workspace.facts().stream()
              .filter(Fact.Shown.class::isInstance)
              .map(Fact.Shown.class::cast)
              .forEach(one -> shownBefore.put(one.cell(), one.value()));
          if (outcome instanceof TableDecision.Publishable(ProtectedTable shown)) {
            for (ProtectedCell cell : shown.cells()) {
              if (cell instanceof ProtectedCell.Published published) {
                long change =
                    published.count() - shownBefore.getOrDefault(cell.id(), published.count());
                assertThat(change == 0 || Math.abs(change) >= 11).as(cell.id()).isTrue();
              }
            }
          }
        });
  }
}
