package org.throughline.disclosure.secondary;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Tells the nodes of a graph apart: nodes of one class are split by how they are tied to another
/// class, as long as that splits any (Hopcroft's partition refinement). Nothing depends on the
/// numbers of the nodes, except which of several that are alike comes first.
final class Refinement {

  private final int[] nodes;
  private final int[] place;
  private final int[] start;
  private final int[] end;
  private final boolean[] waiting;
  private final Deque<Integer> queue = new ArrayDeque<>();
  private final List<List<Tie>> ties = new ArrayList<>();

  /// A neighbour, and what kind of tie leads there.
  private record Tie(int to, long label) {}

  /// @param classes the nodes that differ to begin with, class by class
  /// @param edges pairs of nodes
  /// @param labels the kind of each edge
  Refinement(List<List<Integer>> classes, List<int[]> edges, List<Long> labels) {
    int size = classes.stream().mapToInt(List::size).sum();
    nodes = new int[size];
    place = new int[size];
    start = new int[size];
    end = new int[size];
    waiting = new boolean[size];
    for (int node = 0; node < size; node++) {
      ties.add(new ArrayList<>());
    }
    for (int at = 0; at < labels.size(); at++) {
      int[] edge = edges.get(at);
      ties.get(edge[0]).add(new Tie(edge[1], labels.get(at)));
      ties.get(edge[1]).add(new Tie(edge[0], labels.get(at)));
    }
    int from = 0;
    for (List<Integer> members : classes) {
      from = put(members, from);
    }
  }

  /// Makes a class of nodes from a place on, to be looked at; returns the place after it.
  private int put(List<Integer> members, int from) {
    for (int at = 0; at < members.size(); at++) {
      nodes[from + at] = members.get(at);
      place[members.get(at)] = from + at;
      start[members.get(at)] = from;
    }
    end[from] = from + members.size();
    await(from);
    return end[from];
  }

  private void await(int first) {
    if (!waiting[first]) {
      waiting[first] = true;
      queue.add(first);
    }
  }

  /// The nodes in the first places, once each of them is told apart from all others.
  int[] order(int places) {
    refine();
    for (int at = 0; at < places; at++) {
      if (end[at] > at + 1) {
        prefer(at);
        refine();
      }
    }
    return Arrays.copyOf(nodes, places);
  }

  /// Puts one node of a class, all of them alike, before the others.
  private void prefer(int first) {
    int last = end[first];
    List<Integer> members = new ArrayList<>();
    for (int at = first; at < last; at++) {
      members.add(nodes[at]);
    }
    members.sort(Comparator.naturalOrder());
    waiting[first] = false;
    int next = put(members.subList(0, 1), first);
    put(members.subList(1, members.size()), next);
  }

  private void refine() {
    while (!queue.isEmpty()) {
      int first = queue.remove();
      if (waiting[first]) {
        waiting[first] = false;
        splitBy(first);
      }
    }
  }

  /// Splits every class by how its nodes are tied to one class.
  private void splitBy(int first) {
    Map<Integer, Long> sums = new HashMap<>();
    for (int at = first; at < end[first]; at++) {
      for (Tie tie : ties.get(nodes[at])) {
        sums.merge(tie.to(), tie.label(), Long::sum);
      }
    }
    Map<Integer, List<Integer>> touched = new TreeMap<>();
    sums.keySet()
        .forEach(to -> touched.computeIfAbsent(start[to], any -> new ArrayList<>()).add(to));
    touched.forEach((other, members) -> split(other, members, sums));
  }

  private void split(int first, List<Integer> touched, Map<Integer, Long> sums) {
    Map<Long, List<Integer>> bySum = new TreeMap<>();
    touched.forEach(
        node ->
            bySum.computeIfAbsent(sums.getOrDefault(node, 0L), any -> new ArrayList<>()).add(node));
    int untouched = end[first] - first - touched.size();
    if (untouched == 0 && bySum.size() == 1) {
      return;
    }
    boolean wasWaiting = waiting[first];
    // Touched nodes move behind the untouched ones, class by class from the end.
    int last = end[first];
    List<Integer> starts = new ArrayList<>();
    for (List<Integer> members : new TreeMap<>(bySum).descendingMap().values()) {
      last = moveBehind(members, last);
      starts.add(last);
    }
    if (untouched > 0) {
      end[first] = last;
      starts.add(first);
    }
    starts.sort(Comparator.naturalOrder());
    int largest =
        starts.stream().max(Comparator.comparingInt((Integer at) -> end[at] - at)).orElseThrow();
    starts.stream().filter(at -> wasWaiting || at != largest).forEach(this::await);
  }

  /// Makes a class of nodes at the end of an unsorted one; returns where it starts.
  private int moveBehind(List<Integer> members, int last) {
    int from = last;
    for (int node : members) {
      from--;
      int other = nodes[from];
      nodes[place[node]] = other;
      place[other] = place[node];
      nodes[from] = node;
      place[node] = from;
    }
    members.forEach(node -> start[node] = last - members.size());
    end[from] = last;
    return from;
  }
}
