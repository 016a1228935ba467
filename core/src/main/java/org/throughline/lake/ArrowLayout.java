package org.throughline.lake;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// The three structures of the Arrow C data interface, on 64-bit machines.
///
/// Source: arrow.apache.org/docs/format/CDataInterface.html and CStreamInterface.html.
@SuppressWarnings("restricted") // This is what native access is for here.
final class ArrowLayout {

  static final long SCHEMA_BYTES = 72;
  static final long ARRAY_BYTES = 80;
  static final long STREAM_BYTES = 40;
  private static final long NULLABLE = 2;
  private static final long SCHEMA_RELEASE = 56;
  private static final long ARRAY_RELEASE = 64;
  private static final long ARRAY_OWNER = 72;

  /// Memory of arrays that the database has not yet released, by the number in their structure.
  private static final Map<Long, Arena> OWNERS = new ConcurrentHashMap<>();

  private static final AtomicLong NEXT_OWNER = new AtomicLong(1);
  private static final MemorySegment RELEASE_SCHEMA = release("releaseSchema");
  private static final MemorySegment RELEASE_ARRAY = release("releaseArray");

  private ArrowLayout() {}

  private static MemorySegment release(String method) {
    try {
      MethodHandle handle =
          MethodHandles.lookup()
              .findStatic(
                  ArrowLayout.class,
                  method,
                  MethodType.methodType(void.class, MemorySegment.class));
      return Linker.nativeLinker()
          .upcallStub(handle, FunctionDescriptor.ofVoid(ADDRESS), Arena.global());
    } catch (NoSuchMethodException | IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  static void releaseSchema(MemorySegment schema) {
    // The memory belongs to the stream and goes with it.
    schema.reinterpret(SCHEMA_BYTES).set(ADDRESS, SCHEMA_RELEASE, MemorySegment.NULL);
  }

  static void releaseArray(MemorySegment address) {
    MemorySegment array = address.reinterpret(ARRAY_BYTES);
    Arena owner = OWNERS.remove(array.get(JAVA_LONG, ARRAY_OWNER));
    array.set(ADDRESS, ARRAY_RELEASE, MemorySegment.NULL);
    if (owner != null) {
      owner.close();
    }
  }

  /// Fills a schema. `dictionary` is NULL for a column without one.
  static void schema(
      MemorySegment schema, SchemaText text, MemorySegment children, MemorySegment dictionary) {
    schema.fill((byte) 0);
    schema.set(ADDRESS, 0, text.format());
    schema.set(ADDRESS, 8, text.name());
    schema.set(JAVA_LONG, 24, NULLABLE);
    schema.set(JAVA_LONG, 32, children.byteSize() / Long.BYTES);
    schema.set(ADDRESS, 40, children);
    schema.set(ADDRESS, 48, dictionary);
    schema.set(ADDRESS, SCHEMA_RELEASE, RELEASE_SCHEMA);
  }

  /// Format and name of a column as C strings.
  record SchemaText(MemorySegment format, MemorySegment name) {
    static SchemaText of(Arena arena, String format, String name) {
      return new SchemaText(arena.allocateFrom(format), arena.allocateFrom(name));
    }
  }

  /// Fills an array of `length` values.
  static void array(
      MemorySegment array, long[] lengthAndNulls, MemorySegment buffers, MemorySegment dictionary) {
    array.fill((byte) 0);
    array.set(JAVA_LONG, 0, lengthAndNulls[0]);
    array.set(JAVA_LONG, 8, lengthAndNulls[1]);
    array.set(JAVA_LONG, 24, buffers.byteSize() / Long.BYTES);
    array.set(ADDRESS, 40, buffers);
    array.set(ADDRESS, 56, dictionary);
    array.set(ADDRESS, ARRAY_RELEASE, RELEASE_ARRAY);
  }

  /// Makes an array the owner of children and of the memory they all live in, which is freed when the
  /// database releases it.
  static void own(MemorySegment array, MemorySegment children, Arena memory) {
    long owner = NEXT_OWNER.getAndIncrement();
    OWNERS.put(owner, memory);
    array.set(JAVA_LONG, 32, children.byteSize() / Long.BYTES);
    array.set(ADDRESS, 48, children);
    array.set(JAVA_LONG, ARRAY_OWNER, owner);
  }
}
