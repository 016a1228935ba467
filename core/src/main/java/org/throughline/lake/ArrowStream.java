package org.throughline.lake;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.apache.arrow.c.ArrowArrayStream;

/// A stream of batches that the database pulls while another thread fills it.
@SuppressWarnings("restricted") // This is what native access is for here.
final class ArrowStream implements AutoCloseable {

  /// Batches that may wait; more would only cost memory.
  private static final int WAITING = 2;

  private static final int NO_MORE = 0;
  private static final int FAILED = 5;

  private final Arena arena = Arena.ofShared();
  private final List<LakeTable.Column> columns;
  private final MemorySegment stream = arena.allocate(ArrowLayout.STREAM_BYTES, Long.BYTES);
  private final MemorySegment failure = arena.allocateFrom("the sheet could not be read");
  private final BlockingQueue<Optional<MemorySegment>> batches = new ArrayBlockingQueue<>(WAITING);
  private volatile boolean abandoned;

  ArrowStream(List<LakeTable.Column> columns) {
    this.columns = List.copyOf(columns);
    stream.set(ADDRESS, 0, stub("schema", JAVA_INT_OF_TWO, int.class, 2));
    stream.set(ADDRESS, 8, stub("next", JAVA_INT_OF_TWO, int.class, 2));
    stream.set(
        ADDRESS,
        16,
        stub("failure", FunctionDescriptor.of(ADDRESS, ADDRESS), MemorySegment.class, 1));
    stream.set(ADDRESS, 24, stub("release", FunctionDescriptor.ofVoid(ADDRESS), void.class, 1));
  }

  private static final FunctionDescriptor JAVA_INT_OF_TWO =
      FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS);

  private MemorySegment stub(
      String method, FunctionDescriptor descriptor, Class<?> result, int arguments) {
    List<Class<?>> types = new ArrayList<>();
    for (int i = 0; i < arguments; i++) {
      types.add(MemorySegment.class);
    }
    try {
      return Linker.nativeLinker()
          .upcallStub(
              MethodHandles.lookup()
                  .findVirtual(ArrowStream.class, method, MethodType.methodType(result, types))
                  .bindTo(this),
              descriptor,
              arena);
    } catch (NoSuchMethodException | IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /// What the database's driver takes.
  ArrowArrayStream handle() {
    return new ArrowArrayStream(stream.address());
  }

  /// Memory that lives as long as the stream.
  Arena arena() {
    return arena;
  }

  /// Hands over a filled array; waits while enough are waiting.
  void put(MemorySegment array) throws InterruptedException {
    batches.put(Optional.of(array));
  }

  /// Says that no batch follows.
  void end() throws InterruptedException {
    batches.put(Optional.empty());
  }

  /// Makes the database's reading fail.
  void abandon() throws InterruptedException {
    abandoned = true;
    end();
  }

  /// Takes what nobody will pull, so that the thread that puts does not wait forever.
  boolean drain() throws InterruptedException {
    return batches.take().isPresent();
  }

  int schema(MemorySegment self, MemorySegment out) {
    MemorySegment children = arena.allocate((long) columns.size() * Long.BYTES, Long.BYTES);
    for (int i = 0; i < columns.size(); i++) {
      LakeTable.Column column = columns.get(i);
      MemorySegment child = arena.allocate(ArrowLayout.SCHEMA_BYTES, Long.BYTES);
      MemorySegment dictionary = MemorySegment.NULL;
      if (column.kind() == LakeTable.Kind.TEXT) {
        dictionary = arena.allocate(ArrowLayout.SCHEMA_BYTES, Long.BYTES);
        ArrowLayout.schema(
            dictionary,
            ArrowLayout.SchemaText.of(arena, "u", ""),
            MemorySegment.NULL,
            MemorySegment.NULL);
      }
      ArrowLayout.schema(
          child,
          ArrowLayout.SchemaText.of(arena, column.kind().arrowFormat(), column.name()),
          MemorySegment.NULL,
          dictionary);
      children.setAtIndex(ADDRESS, i, child);
    }
    ArrowLayout.schema(
        out.reinterpret(ArrowLayout.SCHEMA_BYTES),
        ArrowLayout.SchemaText.of(arena, "+s", ""),
        children,
        MemorySegment.NULL);
    return 0;
  }

  int next(MemorySegment self, MemorySegment out) {
    MemorySegment target = out.reinterpret(ArrowLayout.ARRAY_BYTES);
    try {
      Optional<MemorySegment> batch = batches.take();
      if (abandoned) {
        return FAILED;
      }
      target.fill((byte) 0);
      batch.ifPresent(array -> target.copyFrom(array));
      return NO_MORE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return FAILED;
    }
  }

  MemorySegment failure(MemorySegment self) {
    // The driver asks also when nothing failed, and takes any answer for a failure.
    return abandoned ? failure : MemorySegment.NULL;
  }

  void release(MemorySegment self) {
    self.reinterpret(ArrowLayout.STREAM_BYTES).set(ADDRESS, 24, MemorySegment.NULL);
  }

  @Override
  public void close() {
    arena.close();
  }
}
