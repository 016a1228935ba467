package org.throughline.engine;

/// The engine refused a statement. The message holds the engine's words and the statement.
public final class EngineException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public EngineException(String message, Throwable cause) {
    super(message, cause);
  }
}
