package org.apache.arrow.c;

/// The address of a stream laid out as the Arrow C data interface says.
///
/// `DuckDBConnection.registerArrowStream` takes an object of a class with exactly this name and asks it
/// for its address; nothing else of the Arrow libraries, which are large, is needed.
public record ArrowArrayStream(long memoryAddress) {}
