import type { Locks } from "../../src/storage/locks";

type Options = LockOptions;
type Work = LockGrantedCallback<unknown>;

/** Web Locks in a few lines: exclusive ones, given in the order in which they are asked for. */
export class FakeLocks {
  private readonly tails = new Map<string, Promise<unknown>>();
  private readonly held = new Set<string>();

  get all(): Locks {
    return { request: (name: string, ...rest: unknown[]) => this.request(name, rest) } as Locks;
  }

  private async request(name: string, rest: unknown[]): Promise<unknown> {
    const work = rest.at(-1) as Work;
    const { ifAvailable, signal } = (rest.length > 1 ? rest[0] : {}) as Options;
    if (ifAvailable && (this.held.has(name) || this.tails.has(name))) return work(null);
    const turn = (this.tails.get(name) ?? Promise.resolve()).then(() => this.run(name, work, signal));
    const tail = turn.catch(() => undefined);
    this.tails.set(name, tail);
    void tail.then(() => this.tails.get(name) === tail && this.tails.delete(name));
    return turn;
  }

  private async run(name: string, work: Work, signal: AbortSignal | undefined): Promise<unknown> {
    signal?.throwIfAborted();
    this.held.add(name);
    try {
      return await work({ name, mode: "exclusive" });
    } finally {
      this.held.delete(name);
    }
  }
}
