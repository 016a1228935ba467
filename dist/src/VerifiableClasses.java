import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// `java VerifiableClasses.java LIBRARY.jar` renews a library whose classes are from before Java 6, which a cache of
/// loaded classes does not take: they get the version of Java 8 and the stack maps that it asks for. What they do stays.
public final class VerifiableClasses {

  private static final String NOTICE =
      "Changed by Throughline: classes from before Java 6 have the version of Java 8, and stack"
          + " maps.\n";

  private VerifiableClasses() {}

  /// @param arguments the library, which is replaced
  public static void main(String[] arguments) throws IOException {
    Path library = Path.of(arguments[0]);
    Path renewed = Path.of(library + ".new");
    try (URLClassLoader classes = new URLClassLoader(new URL[] {library.toUri().toURL()});
        ZipFile from = new ZipFile(library.toFile());
        ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(renewed))) {
      ClassFile format =
          ClassFile.of(
              ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
              ClassHierarchyResolverOption.of(
                  ClassHierarchyResolver.ofResourceParsing(classes)
                      .orElse(ClassHierarchyResolver.defaultResolver())));
      for (ZipEntry entry : Collections.list(from.entries())) {
        try (InputStream in = from.getInputStream(entry)) {
          byte[] bytes = in.readAllBytes();
          put(to, entry, isOld(entry, bytes) ? renew(format, bytes) : bytes);
        }
      }
      ZipEntry notice = new ZipEntry("META-INF/CHANGED.txt");
      notice.setTimeLocal(from.entries().nextElement().getTimeLocal());
      put(to, notice, NOTICE.getBytes(StandardCharsets.UTF_8));
    }
    Files.move(renewed, library, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void put(ZipOutputStream to, ZipEntry entry, byte[] bytes) throws IOException {
    ZipEntry copy = new ZipEntry(entry.getName());
    copy.setTimeLocal(entry.getTimeLocal());
    to.putNextEntry(copy);
    to.write(bytes);
  }

  private static boolean isOld(ZipEntry entry, byte[] bytes) {
    int majorVersion = entry.getName().endsWith(".class") ? bytes[6] << 8 | bytes[7] : 0;
    return majorVersion > 0 && majorVersion < ClassFile.JAVA_6_VERSION;
  }

  private static byte[] renew(ClassFile format, byte[] bytes) {
    return format.transformClass(
        format.parse(bytes),
        ClassTransform.transformingMethodBodies((code, element) -> code.with(element))
            .andThen(
                (renewed, element) ->
                    renewed.with(
                        element instanceof ClassFileVersion
                            ? ClassFileVersion.of(ClassFile.JAVA_8_VERSION, 0)
                            : element)));
  }
}
