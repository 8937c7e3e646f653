/** What is used of the browser's Web Locks: names that one page at a time can hold, freed when it goes. */
export type Locks = Pick<LockManager, "request">;

/** Calls `held` once this page has the lock, which it keeps until `until` is aborted. Never rejects for that. */
export async function holdLock(locks: Locks, name: string, until: AbortSignal, held: () => void): Promise<void> {
  try {
    await locks.request(name, { signal: until }, () => {
      if (until.aborted) return undefined;
      held();
      return new Promise<void>((release) => until.addEventListener("abort", () => release(), { once: true }));
    });
  } catch (error) {
    if (!until.aborted) throw error;
  }
}

/** Does `work` while holding the lock; where another page has it, waits for it. Undefined where it came to nothing before `until`. */
export async function withLock<T>(
  locks: Locks,
  name: string,
  until: AbortSignal,
  work: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await locks.request(name, { signal: until }, work);
  } catch (error) {
    if (until.aborted) return undefined;
    throw error;
  }
}
