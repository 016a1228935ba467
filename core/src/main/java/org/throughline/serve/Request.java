package org.throughline.serve;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a client asks for.
///
/// @param path the parts of the address below [Api#ROOT]
/// @param parameters every parameter with its values, in order
@SuppressWarnings("ArrayRecordComponent") // never compared, and never changed once made
record Request(
    String method,
    List<String> path,
    Map<String, List<String>> parameters,
    Weights accepted,
    byte[] body) {

  private static final int MOST_PARAMETERS = 100;

  static Request of(String method, URI address, Weights accepted, byte[] body) {
    String path = address.getRawPath().substring(Api.ROOT.length());
    List<String> parts = new ArrayList<>();
    for (String part : path.split("/", -1)) {
      if (!part.isEmpty()) {
        parts.add(decoded(part));
      }
    }
    return new Request(
        method, List.copyOf(parts), parameters(address.getRawQuery()), accepted, body);
  }

  private static Map<String, List<String>> parameters(@Nullable String query) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    if (query == null || query.isEmpty()) {
      return parameters;
    }
    String[] pairs = query.split("&", -1);
    if (pairs.length > MOST_PARAMETERS) {
      throw Problem.invalid(String.format(Locale.ROOT, "More than %d parameters", MOST_PARAMETERS));
    }
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
      parameters.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }
    return parameters;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Problem.invalid("'%s' is not encoded as addresses are".formatted(text));
    }
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name)).map(List::getLast);
  }

  /// @throws Problem when there is another parameter: one that is passed over, a mistyped one for example, would be
  ///     answered as if it had been heeded
  void requireOnly(String... names) {
    for (String name : parameters.keySet()) {
      if (!List.of(names).contains(name)) {
        throw Problem.invalid(
            "'%s' is no parameter here. Valid: %s"
                .formatted(name, names.length == 0 ? "none" : String.join(", ", names)));
      }
    }
  }

  Format format() {
    return Format.of(parameter("format").orElse(""), accepted);
  }
}
