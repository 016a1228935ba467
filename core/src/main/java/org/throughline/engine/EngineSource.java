package org.throughline.engine;

import java.nio.file.Path;

/// Opens engines of one kind. One that needs more than the program ships with is a service of the module that brings it.
public interface EngineSource {

  /// What a user calls it.
  String name();

  /// A fresh engine whose tables are in a folder of its own inside `place`, removed when it is closed.
  ///
  /// @param place where the rows may be; of a cluster, a folder that each of its machines sees under this name
  /// @param master where the cluster is reached
  /// @throws NoEngineException when it does not start
  SqlEngine openWithin(Path place, String master);
}
