package org.throughline.publish;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What the search of the site finds: measures, breakdowns, places, releases, definitions. Nothing about
/// persons is in it.
final class SearchIndex {

  private static final String FACILITY = "places/facility.";
  private static final String PAGE = ".html";

  private SearchIndex() {}

  /// A script that hands the list over, as a page opened from disk may not read other files.
  static String of(
      Publication publication,
      List<DataSet> sets,
      List<Place> places,
      List<Facility> facilities,
      List<OfficialSeries> series,
      Texts texts) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (DataSet set : sets) {
      add(list, set.title(texts), SitePages.page(set), set.measure().id() + " " + set.unit());
    }
    for (Place place : places) {
      add(list, place.name(), place.page(), place.dimension());
    }
    for (Facility facility : facilities) {
      add(
          list,
          facility.name(),
          facility.page(),
          facility.shownCode()
              + facility.official().map(one -> " " + one.city() + " " + one.state()).orElse(""));
    }
    for (OfficialSeries one : series) {
      add(
          list,
          OfficialSeriesView.name(one.series(), texts) + " (" + one.producer() + ")",
          OfficialSeriesView.page(one.series()),
          one.unit());
    }
    Topic.ALL.stream()
        .filter(topic -> topic.isIn(sets))
        .forEach(topic -> add(list, texts.of("topic." + topic.id()), topic.page(), topic.id()));
    for (ReleaseSection release : publication.releases()) {
      add(list, release.releaseId(), "index.html#coverage-title", release.title().toString());
    }
    for (String page : List.of("facilities", "reconciliation", "quality", "definitions", "files")) {
      if (!page.equals("facilities") || !facilities.isEmpty()) {
        add(list, texts.of("nav." + page), page + ".html", page);
      }
    }
    sets.stream()
        .map(DataSet::measure)
        .distinct()
        .forEach(
            measure ->
                add(
                    list,
                    texts.measure(measure) + ": " + texts.of("how.definition"),
                    "definitions.html#" + FileNames.stem(measure.id()),
                    measure.summary().toString()));
    return "throughlineSearch(" + Json.line(list) + ");\n";
  }

  private static void add(ArrayNode list, String title, String href, String more) {
    list.addArray().add(title).add(brief(href)).add(more);
  }

  /// A site can have a thousand facilities: their pages are named in short, which the script undoes.
  private static String brief(String href) {
    return href.startsWith(FACILITY) && href.endsWith(PAGE)
        ? "@" + href.substring(FACILITY.length(), href.length() - PAGE.length())
        : href;
  }
}
