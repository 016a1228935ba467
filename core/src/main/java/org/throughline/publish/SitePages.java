package org.throughline.publish;

import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.throughline.disclosure.Policy;

/// Writes the pages of the site in one language. Templates read its records by name.
@SuppressWarnings("UnusedMethod")
final class SitePages {

  private static final int MOST_FIGURES = 8;

  /// As many numbers as stand beside the map on one screen; others stand below.
  private static final int FIRST_KEYS = 6;

  private final Templates templates = new Templates();
  private final OutputFolder folder;
  private final Publication publication;
  private final List<DataSet> sets;
  private final List<Place> places;
  private final List<Facility> facilities;
  private final List<Topic> topics;
  private final LocalDate audited;
  private final Texts texts;
  private final PageFrame.Around around;

  private final Shown shown;

  /// What all languages show.
  ///
  /// @param official what agencies posted themselves
  /// @param series every series of theirs
  /// @param facilities what they posted of each facility
  /// @param names what facilities are called
  record Shown(
      Publication publication,
      List<DataSet> sets,
      DataVersions versions,
      List<OfficialNow.Posted> official,
      List<OfficialSeries> series,
      List<OfficialFacility> facilities,
      FacilityNames names,
      LocalDate audited) {
    Shown {
      sets = List.copyOf(sets);
      official = List.copyOf(official);
      series = List.copyOf(series);
      facilities = List.copyOf(facilities);
    }
  }

  private SitePages(OutputFolder folder, Shown shown, Texts texts) {
    this.folder = folder;
    this.shown = shown;
    this.publication = shown.publication();
    this.sets = shown.sets();
    this.audited = shown.audited();
    this.texts = texts;
    List<Place> all = Place.of(sets, texts);
    this.places =
        all.stream()
            .filter(place -> !place.key().equals(Facility.DIMENSION) && !place.isMany())
            .toList();
    this.facilities = Facility.of(shown.facilities(), all, shown.names());
    this.topics = Topic.ALL.stream().filter(topic -> topic.isIn(sets)).toList();
    Imprint imprint = publication.imprint();
    this.around =
        new PageFrame.Around(
            !places.isEmpty(),
            !facilities.isEmpty(),
            !shown.series().isEmpty(),
            topics.stream()
                .map(topic -> new PageFrame.Link(texts.of("nav." + topic.id()), topic.page()))
                .toList(),
            publication.synthetic(),
            String.join(
                " ",
                texts.of("changes.version", shown.versions().version()),
                texts.of("imprint.publisher", imprint.publisher()),
                texts.of(
                    "imprint.made",
                    imprint.version(),
                    imprint.ruleSet(),
                    policies(publication),
                    audited.toString()),
                texts.of("imprint.licence", imprint.licence())),
            imprint.contact(),
            Citation.of(publication, audited, texts),
            imprint.address(),
            shown.versions().version());
  }

  private static String policies(Publication publication) {
    return publication
        .tables()
        .map(table -> table.table().policy().id())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /// Writes all pages, and what the search of this language finds.
  static void write(OutputFolder folder, Shown shown, Texts texts) throws IOException {
    SitePages pages = new SitePages(folder, shown, texts);
    List<DataSet> sets = shown.sets();
    pages.writeFront();
    for (DataSet set : sets) {
      pages.writeMeasure(set);
    }
    pages.writeStanding();
    pages.writePlaces();
    pages.writeFacilities();
    pages.writeOfficial();
    pages.writeTopics();
    pages.writeOthers();
    folder.write(
        "assets/search." + texts.language() + ".js",
        SearchIndex.of(
            shown.publication(), sets, pages.places, pages.facilities, shown.series(), texts));
  }

  static String page(DataSet set) {
    return "measures/" + set.slug() + ".html";
  }

  private void write(String path, String title, String template, Object view, String data)
      throws IOException {
    write(path, title, PageFrame.Shared.of(title), template, view, data);
  }

  private void write(
      String path, String title, PageFrame.Shared shared, String template, Object view, String data)
      throws IOException {
    String full = title + " – " + publication.title().in(texts).text() + synthetic();
    PageFrame frame = new PageFrame(templates, texts, path, full, shared, data, around);
    folder.write(frame.place(), frame.page(template, view));
  }

  private String synthetic() {
    return publication.synthetic() ? " (" + texts.of("extent.synthetic") + ")" : "";
  }

  private record Link(String name, String href, boolean current) {}

  /// A measure and the pages of its data sets.
  record MeasureLinks(
      String anchor,
      String title,
      Sentence.Said definition,
      List<Sentence.Said> caveats,
      String sql,
      String href,
      List<Link> sides) {}

  private void writeFront() throws IOException {
    List<KeyNumbers.Key> keys =
        OfficialNow.newest(KeyNumbers.of(publication, sets, texts), shown.official(), texts);
    write(
        "index.html",
        texts.of("front.keys"),
        PageFrame.Shared.of((publication.introduction().in(texts).text() + " " + covers()).strip()),
        "index",
        new Front(
            publication.title().in(texts),
            publication.introduction().in(texts),
            covers(),
            keys.stream().limit(FIRST_KEYS).toList(),
            keys.stream().skip(FIRST_KEYS).toList(),
            PlaceMaps.of(sets, texts).stream().limit(1).toList(),
            Changed.of(shown.versions(), sets, texts),
            publication.releases().stream()
                .map(one -> new Front.Release(one.title().in(texts), one.coverage().in(texts)))
                .toList(),
            measureLinks()),
        Descriptions.schemaOrg(
            publication.imprint(),
            publication.title() + synthetic(),
            publication.introduction().toString(),
            ""));
  }

  /// How many releases there are, and from when to when; empty if no table says.
  private String covers() {
    TreeSet<YearMonth> months = new TreeSet<>();
    sets.forEach(set -> set.parts().forEach(part -> months.addAll(part.extent().months())));
    return months.isEmpty()
        ? ""
        : texts.of(
            "front.covers",
            publication.releases().size(),
            texts.window(months.first(), months.last()));
  }

  private Map<String, List<DataSet>> byMeasure() {
    Map<String, List<DataSet>> byMeasure = new LinkedHashMap<>();
    sets.forEach(
        set -> byMeasure.computeIfAbsent(set.measure().id(), id -> new ArrayList<>()).add(set));
    return byMeasure;
  }

  private List<MeasureLinks> measureLinks() {
    return byMeasure().values().stream()
        .map(
            of -> {
              DataSet first = of.getFirst();
              return new MeasureLinks(
                  FileNames.stem(first.measure().id()),
                  texts.measure(first.measure()),
                  first.how().definition().in(texts),
                  said(first.how().caveats()),
                  first.how().sql(),
                  page(first),
                  sides(of, first));
            })
        .toList();
  }

  /// The measures of means and stocks, which have no pages of their own.
  private List<MeasureLinks> statisticLinks() {
    Map<String, Statistic> byMeasure = new LinkedHashMap<>();
    publication.statistics().forEach(one -> byMeasure.putIfAbsent(one.measure(), one));
    return byMeasure.values().stream()
        .map(
            one ->
                new MeasureLinks(
                    FileNames.stem(one.measure()),
                    texts.said(one.title()).text(),
                    one.definition().in(texts),
                    said(one.caveats()),
                    one.sql(),
                    "definitions.html#" + FileNames.stem(one.measure()),
                    List.of()))
        .toList();
  }

  /// As released, but for what stands where no place is recorded.
  private String name(Place place) {
    return texts.said(place.name()).text();
  }

  private Sentence.Said rules(Policy policy) {
    List<Sentence.Said> rules = policy.publicRules().stream().map(texts::said).toList();
    boolean all = rules.stream().allMatch(rule -> rule.lang().equals(texts.language()));
    return new Sentence.Said(
        policy.id()
            + ": "
            + (all
                ? rules.stream().map(Sentence.Said::text).collect(Collectors.joining(" "))
                : String.join(" ", policy.publicRules())),
        all ? texts.language() : Texts.ENGLISH.language());
  }

  private List<Sentence.Said> said(List<Sentence> sentences) {
    return sentences.stream().map(sentence -> sentence.in(texts)).toList();
  }

  private List<Link> sides(List<DataSet> of, DataSet current) {
    return of.stream()
        .map(set -> new Link(set.breakdown(texts), page(set), set.equals(current)))
        .toList();
  }

  private record Measure(
      String title,
      String name,
      String extent,
      DataSet set,
      String version,
      Sentence.Said summary,
      Sentence.Said definition,
      List<Sentence.Said> caveats,
      List<Link> sides,
      List<Choice> choices,
      List<Choice> periods,
      List<Choice> categories,
      List<Panel> panels,
      List<Standing.View> standing,
      String citation,
      List<OfficialRow> official,
      Sentence.Said verdict,
      Sentence.Said policyRules,
      List<PartView> parts,
      String href) {

    boolean hasMap() {
      return panels.stream().anyMatch(panel -> !panel.map().isEmpty());
    }
  }

  /// Something to choose from; `options` of releases and periods, else the rows of the table.
  private record Choice(List<Option> options, List<Option> rows) {}

  private record Option(String key, String label) {}

  private void writeMeasure(DataSet set) throws IOException {
    List<Panel> panels = Panel.of(set, shown.names(), texts);
    Measure view = measure(set, panels);
    String data = Descriptions.schemaOrg(publication.imprint(), set, texts);
    PageFrame.Shared shared =
        Preview.of(set, panels.getFirst(), publication, audited, texts, folder);
    write(page(set), view.title(), shared, "measure", view, data);
    for (Panel panel : panels) {
      boolean isFirst = panel.equals(panels.getFirst());
      String path = "embed/" + set.slug() + (isFirst ? "" : "." + panel.key()) + ".html";
      PageFrame frame = new PageFrame(templates, texts, path, view.title(), shared, "", around);
      folder.write(frame.place(), frame.bare("embed", Embed.of(view, panel)));
    }
  }

  /// One panel of a measure for a foreign page, where a script makes the view that its address asks for.
  private record Embed(Measure of, List<Panel> panels, String href) {

    static Embed of(Measure measure, Panel panel) {
      return new Embed(
          measure,
          List.of(panel),
          measure.href() + (panel.key().isEmpty() ? "" : "?scope=" + panel.key()));
    }

    List<Choice> choices() {
      return of.panels().size() > 1 ? List.of() : of.choices();
    }

    boolean hasMap() {
      return !panels.getFirst().map().isEmpty();
    }

    List<Choice> periods() {
      return of.periods();
    }

    List<Choice> categories() {
      return of.categories();
    }
  }

  private Measure measure(DataSet set, List<Panel> panels) {
    List<Option> scopes =
        panels.size() > 1
            ? panels.stream().map(panel -> new Option(panel.key(), panel.label())).toList()
            : columns(set);
    List<Option> rows =
        panels.getFirst().grid().inner().stream()
            .map(row -> new Option(row.key(), row.label()))
            .toList();
    boolean isSeries = set.shape() instanceof TableShape.Series;
    return new Measure(
        set.title(texts),
        set.name(texts),
        set.extent(texts),
        set,
        shown.versions().of(set),
        set.measure().summary().in(texts).first(),
        set.how().definition().in(texts),
        said(set.how().caveats()),
        sides(byMeasure().getOrDefault(set.measure().id(), List.of()), set),
        scopes.size() > 1 ? List.of(new Choice(scopes, List.of())) : List.of(),
        isSeries ? List.of(new Choice(List.of(), rows)) : List.of(),
        isSeries || rows.size() < 2 ? List.of() : List.of(new Choice(List.of(), rows)),
        panels,
        standing(set.slug()),
        citation(set.title(texts), set.parts().stream().map(part -> part.release().releaseId())),
        official(set),
        Wording.verdict(set.first().table().verdict(), texts),
        rules(set.first().table().policy()),
        parts(set),
        page(set));
  }

  private List<Standing.View> standing(String slug) {
    return shown.versions().waiting().stream()
        .filter(one -> one.slug().equals(slug))
        .map(one -> one.view(texts))
        .toList();
  }

  private record StandingPage(String title, List<Standing.View> standing) {}

  /// Pages of data sets of which nothing is published now, but what was published before stands.
  private void writeStanding() throws IOException {
    for (Map.Entry<String, List<Standing>> one :
        Standing.bySlug(shown.versions().waiting()).entrySet()) {
      if (sets.stream().noneMatch(set -> set.slug().equals(one.getKey()))) {
        String title = one.getValue().getFirst().title().replaceFirst(", FY\\d{4}.*$", "");
        write(
            "measures/" + one.getKey() + ".html",
            title,
            "standing",
            new StandingPage(title, standing(one.getKey())),
            "");
      }
    }
  }

  /// Bars are drawn for one release and period at a time; the first of the list is what the build drew.
  private List<Option> columns(DataSet set) {
    return set.shape() instanceof TableShape.Bars
        ? set.widestFirst().stream().map(part -> new Option(part.key(), part.label(texts))).toList()
        : List.of();
  }

  private String citation(String what, Stream<String> releases) {
    return Citation.of(what, releases.distinct().toList(), publication, audited, texts);
  }

  /// The first figures beside numbers of a data set; all are on their own page.
  private List<OfficialRow> official(DataSet set) {
    return OfficialRow.of(publication, sets, texts).stream()
        .filter(row -> row.href().equals(page(set)))
        .limit(MOST_FIGURES)
        .toList();
  }

  private record OfPlace(String title, String dimension, List<SetOfPlace> sets) {}

  private record SetOfPlace(String name, String href, Panel panel) {}

  private record PlaceGroup(String name, List<Link> places) {}

  private record Groups(List<PlaceGroup> groups, List<Panel> maps, boolean facilities) {}

  private void writePlaces() throws IOException {
    if (places.isEmpty()) {
      return;
    }
    Map<String, List<Link>> groups = new LinkedHashMap<>();
    for (Place place : places) {
      groups
          .computeIfAbsent(place.dimension(), name -> new ArrayList<>())
          .add(new Link(name(place), place.page(), false));
      List<SetOfPlace> series =
          place.series(texts).entrySet().stream()
              .map(
                  one ->
                      new SetOfPlace(one.getKey().title(texts), page(one.getKey()), one.getValue()))
              .toList();
      write(
          place.page(),
          name(place),
          "place",
          new OfPlace(name(place), place.dimension(), series),
          "");
    }
    List<PlaceGroup> list = new ArrayList<>();
    groups.forEach((name, links) -> list.add(new PlaceGroup(name, links)));
    write(
        "places.html",
        texts.of("nav.places"),
        "places",
        new Groups(list, PlaceMaps.of(sets, texts), !facilities.isEmpty()),
        "");
  }

  private void writeTopics() throws IOException {
    for (Topic topic : topics) {
      Topic.View view = topic.view(sets, texts);
      write(topic.page(), view.title(), "topic", view, "");
    }
  }

  private record SeriesList(List<OfficialSeriesView> series) {}

  /// A page for each series that agencies posted, and one of all.
  private void writeOfficial() throws IOException {
    if (shown.series().isEmpty()) {
      return;
    }
    List<OfficialSeriesView> views = new ArrayList<>();
    for (OfficialSeries series : shown.series()) {
      OfficialSeriesView view = OfficialSeriesView.of(series, texts);
      views.add(view);
      write(view.href(), view.name(), "official", view, "");
    }
    write("official.html", texts.of("nav.official"), "officials", new SeriesList(views), "");
  }

  private record FacilityList(
      List<FacilityView> facilities,
      List<FacilityMap> maps,
      String number,
      boolean hasOfficial,
      boolean hasArrivals) {}

  private void writeFacilities() throws IOException {
    if (facilities.isEmpty()) {
      return;
    }
    Map<String, String> areas = new java.util.HashMap<>();
    places.stream()
        .filter(place -> place.key().equals("aor"))
        .forEach(place -> areas.put(place.name().toLowerCase(java.util.Locale.ROOT), place.page()));
    List<FacilityView> views = new ArrayList<>();
    for (Facility facility : facilities) {
      FacilityView view = FacilityView.of(facility, areas, texts);
      views.add(view);
      write(view.href(), view.name(), "facility", view, "");
    }
    write(
        "facilities.html",
        texts.of("nav.facilities"),
        "facilities",
        new FacilityList(
            views,
            FacilityMap.of(views, texts),
            Wording.count(views.size()),
            views.stream().anyMatch(FacilityView::isOfficial),
            views.stream().anyMatch(FacilityView::hasSets)),
        "");
  }

  private record Rows(List<OfficialRow> rows, boolean some) {}

  private record Quality(
      List<QualityOfSet> sets, List<WithheldGroup.InWords> withheld, boolean hasWithheld) {}

  private record QualityOfSet(String id, String name, String href, List<PartView> parts) {}

  private record Definitions(List<MeasureLinks> measures) {}

  private record SetFiles(String name, String href, String slug) {}

  private record StandingFile(String title, String href, String file) {}

  private record FileList(List<SetFiles> sets, List<StandingFile> standing, String citation) {}

  private void writeOthers() throws IOException {
    List<OfficialRow> rows = OfficialRow.of(publication, sets, texts);
    write(
        "reconciliation.html",
        texts.of("nav.reconciliation"),
        "reconciliation",
        new Rows(rows, !rows.isEmpty()),
        "");
    List<QualityOfSet> quality =
        sets.stream()
            .map(set -> new QualityOfSet(set.slug(), set.name(texts), page(set), parts(set)))
            .toList();
    List<WithheldGroup.InWords> withheld =
        WithheldGroup.of(publication.withheld()).stream().map(one -> one.in(texts)).toList();
    write(
        "quality.html",
        texts.of("nav.quality"),
        "quality",
        new Quality(quality, withheld, !withheld.isEmpty()),
        "");
    write(
        "definitions.html",
        texts.of("nav.definitions"),
        "definitions",
        new Definitions(Stream.concat(measureLinks().stream(), statisticLinks().stream()).toList()),
        "");
    List<SetFiles> files =
        sets.stream().map(set -> new SetFiles(set.title(texts), page(set), set.slug())).toList();
    write(
        "files.html",
        texts.of("nav.files"),
        "files",
        new FileList(files, standingFiles(), Citation.of(publication, audited, texts)),
        "");
  }

  private List<StandingFile> standingFiles() {
    return Standing.bySlug(shown.versions().waiting()).entrySet().stream()
        .map(
            one ->
                new StandingFile(
                    one.getValue().getFirst().title(),
                    "measures/" + one.getKey() + ".html",
                    Standing.FOLDER + one.getKey() + ".csv"))
        .toList();
  }

  private List<PartView> parts(DataSet set) {
    return set.parts().stream().map(part -> PartView.of(set, part, texts)).toList();
  }
}
