// The figures of its process, by the names that a node has for those of its JVM: the bench knows no others.
import { PerformanceObserver } from "node:perf_hooks";

let pauses = 0;
let pauseMillis = 0;

new PerformanceObserver((list) => {
  for (const collection of list.getEntries()) {
    pauses++;
    pauseMillis += collection.duration;
  }
}).observe({ entryTypes: ["gc"] });

export function scrape() {
  return [
    `jvm_memory_used_bytes{area="heap"} ${process.memoryUsage().heapUsed}`,
    `jvm_gc_pause_seconds_sum ${pauseMillis / 1e3}`,
    `jvm_gc_pause_seconds_count ${pauses}`,
    "",
  ].join("\n");
}
