package org.throughline.publish;

import com.samskivert.mustache.Mustache;
import java.util.List;

/// What every page of the site has around its content; every value is escaped.
///
/// @param templates where its templates are kept
/// @param path the page's path in its language's folder, for example `measures/arrests.by-month.html`
/// @param title the page's title
/// @param shared what others show beside a link to it
/// @param around what is the same on every page
/// @param data the page's description for machines as JSON-LD without any `<`; empty for none
record PageFrame(
    Templates templates,
    Texts texts,
    String path,
    String title,
    Shared shared,
    String data,
    Around around) {

  /// What others show beside a link to a page.
  ///
  /// @param description what the page shows, in sentences
  /// @param picture its file in the published folder
  record Shared(String description, String picture) {

    /// A page without a picture of its own.
    static Shared of(String description) {
      return new Shared(description, "assets/preview.png");
    }
  }

  /// A page of its own.
  record Link(String name, String href) {}

  /// What is the same on every page.
  ///
  /// @param address where the site is to be found; empty if nobody has said
  /// @param version that of all data sets together
  /// @param topics the pages of questions that several data sets answer
  ///
  /// @param imprint who published the site, with what and when, in sentences
  /// @param contact empty if none was given
  record Around(
      boolean hasPlaces,
      boolean hasFacilities,
      boolean hasOfficial,
      List<Link> topics,
      boolean synthetic,
      String imprint,
      String contact,
      String citation,
      String address,
      String version) {}

  /// What templates read by name.
  @SuppressWarnings("UnusedMethod")
  private record Rendered(PageFrame frame, Object view) {

    Mustache.Lambda t() {
      return frame.texts.lookUp();
    }

    Mustache.Lambda languageOf() {
      return frame.texts.languageOf();
    }

    String language() {
      return frame.texts.language();
    }

    String otherLanguage() {
      return frame.isEnglish() ? "es" : "en";
    }

    String title() {
      return frame.title;
    }

    Shared shared() {
      return frame.shared;
    }

    String data() {
      return frame.data;
    }

    boolean hasPlaces() {
      return frame.around.hasPlaces();
    }

    boolean hasFacilities() {
      return frame.around.hasFacilities();
    }

    boolean hasOfficial() {
      return frame.around.hasOfficial();
    }

    List<Link> topics() {
      return frame.around.topics();
    }

    boolean synthetic() {
      return frame.around.synthetic();
    }

    String imprint() {
      return frame.around.imprint();
    }

    String address() {
      return frame.around.address();
    }

    String version() {
      return frame.around.version();
    }

    String place() {
      return frame.place();
    }

    String wholeCitation() {
      return frame.around.citation();
    }

    String contact() {
      return frame.around.contact();
    }

    /// The way to the folder of this language's pages.
    String here() {
      return "../".repeat((int) frame.path.chars().filter(c -> c == '/').count());
    }

    /// The way to the published folder.
    String root() {
      return here() + (frame.isEnglish() ? "" : "../");
    }

    String otherPage() {
      return root() + (frame.isEnglish() ? "es/" : "") + frame.path;
    }
  }

  private boolean isEnglish() {
    return texts == Texts.ENGLISH;
  }

  /// Where the page stands in the published folder.
  String place() {
    return texts.folder() + path;
  }

  /// The page around a template's content.
  String page(String template, Object view) {
    return html("page", template, view);
  }

  /// The template's content alone, to stand in somebody else's page.
  String bare(String template, Object view) {
    return html(template, template, view);
  }

  private String html(String body, String main, Object view) {
    return templates.of(body, main).execute(new Rendered(this, view));
  }
}
