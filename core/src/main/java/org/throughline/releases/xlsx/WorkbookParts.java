package org.throughline.releases.xlsx;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.throughline.releases.Sheet;

/// What the small parts of a workbook say: which sheets there are and where. Strict and transitional
/// workbooks differ only in namespaces, which are not looked at.
///
/// @param sheets in the order of their tabs
/// @param targets the part of each sheet
/// @param from1904 whether days are counted from 1904
/// @param sharedTexts the part of the shared texts, if there is one
record WorkbookParts(
    List<Sheet> sheets, List<String> targets, boolean from1904, Optional<String> sharedTexts) {

  private static final int BYTE_ORDER_MARK = 0xFEFF;

  WorkbookParts {
    sheets = List.copyOf(sheets);
    targets = List.copyOf(targets);
  }

  /// Hears the name and attributes of every element.
  private interface Elements {
    void element(String name, Map<String, String> attributes) throws IOException;
  }

  private record Relation(String type, String target) {}

  static WorkbookParts read(Parts parts) throws IOException {
    if (parts.has("xl/workbook.bin")) {
      throw new IOException("a binary workbook (xlsb); save it as xlsx");
    }
    String workbook =
        relations(parts, "").values().stream()
            .filter(relation -> relation.type().equals("officeDocument"))
            .map(Relation::target)
            .findFirst()
            .orElse("xl/workbook.xml");
    Map<String, Relation> relations = relations(parts, workbook);
    List<Sheet> sheets = new ArrayList<>();
    List<String> targets = new ArrayList<>();
    boolean[] from1904 = {false};
    walk(
        parts,
        workbook,
        (name, attributes) -> {
          if (name.equals("workbookPr")) {
            String value = attributes.getOrDefault("date1904", "0");
            from1904[0] = value.equals("1") || value.equals("true");
          } else if (name.equals("sheet")) {
            Relation relation = relations.get(attributes.getOrDefault("id", ""));
            if (relation == null) {
              throw new IOException("sheet '" + attributes.get("name") + "' has no part");
            }
            boolean cells = relation.type().equals("worksheet");
            sheets.add(sheet(sheets.size(), attributes));
            targets.add(cells ? relation.target() : "");
          }
        });
    Optional<String> shared =
        relations.values().stream()
            .filter(relation -> relation.type().equals("sharedStrings"))
            .map(Relation::target)
            .filter(parts::has)
            .findFirst();
    return new WorkbookParts(sheets, targets, from1904[0], shared);
  }

  private static Sheet sheet(int position, Map<String, String> attributes) {
    String state = attributes.getOrDefault("state", "visible");
    return new Sheet(position, attributes.getOrDefault("name", ""), state.equals("visible"));
  }

  /// What `part` refers to, by id; the type is the last word of its address.
  private static Map<String, Relation> relations(Parts parts, String part) throws IOException {
    String folder = part.substring(0, part.lastIndexOf('/') + 1);
    String file = folder + "_rels/" + part.substring(folder.length()) + ".rels";
    Map<String, Relation> relations = new HashMap<>();
    if (!parts.has(file)) {
      return relations;
    }
    walk(
        parts,
        file,
        (name, attributes) -> {
          if (name.equals("Relationship")) {
            String type = attributes.getOrDefault("Type", "");
            String target = attributes.getOrDefault("Target", "");
            relations.put(
                attributes.getOrDefault("Id", ""),
                new Relation(type.substring(type.lastIndexOf('/') + 1), resolve(folder, target)));
          }
        });
    return relations;
  }

  private static String resolve(String folder, String target) {
    String path = target.startsWith("/") ? target.substring(1) : folder + target;
    List<String> steps = new ArrayList<>();
    for (String step : path.split("/", -1)) {
      if (step.equals("..") && !steps.isEmpty()) {
        steps.removeLast();
      } else if (!step.isEmpty() && !step.equals(".") && !step.equals("..")) {
        steps.add(step);
      }
    }
    return String.join("/", steps);
  }

  private static void walk(Parts parts, String part, Elements elements) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try (InputStream in = parts.open(part);
        Reader text = text(in)) {
      XMLStreamReader reader = factory.createXMLStreamReader(text);
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamConstants.DTD) {
          throw new IOException(
              "part '" + part + "' declares a document type, which workbooks do not");
        }
        if (event == XMLStreamConstants.START_ELEMENT) {
          elements.element(reader.getLocalName(), attributes(reader));
        }
      }
    } catch (CharacterCodingException e) {
      throw noText(part, e);
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof CharacterCodingException) {
        throw noText(part, e);
      }
      String where = e.getMessage() == null ? "" : e.getMessage().lines().findFirst().orElse("");
      throw new IOException(
          "part '%s' is not XML (%s)".formatted(part, where.toLowerCase(Locale.ROOT)), e);
    }
  }

  private static IOException noText(String part, Exception cause) {
    return new IOException("part '%s' is not XML (bytes that are no UTF-8)".formatted(part), cause);
  }

  /// The parser would say on the terminal that bytes are no text, before it says so to us.
  private static Reader text(InputStream in) throws IOException {
    Reader text =
        new BufferedReader(
            new InputStreamReader(
                in,
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)));
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
    return text;
  }

  private static Map<String, String> attributes(XMLStreamReader reader) {
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
    return attributes;
  }
}
