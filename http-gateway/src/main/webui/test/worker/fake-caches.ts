/** The browser's caches, in memory, with what a worker uses of them. */
export class FakeCaches {
  private readonly byName = new Map<string, Map<string, Response>>();

  open(name: string) {
    const entries = this.byName.get(name) ?? new Map<string, Response>();
    this.byName.set(name, entries);
    return Promise.resolve({
      put: (path: string, response: Response) => Promise.resolve(void entries.set(path, response)),
      match: (path: string) => Promise.resolve(entries.get(path)?.clone()),
    });
  }

  keys(): Promise<string[]> {
    return Promise.resolve([...this.byName.keys()]);
  }

  delete(name: string): Promise<boolean> {
    return Promise.resolve(this.byName.delete(name));
  }

  match(path: string): Promise<Response | undefined> {
    const found = [...this.byName.values()].find((entries) => entries.has(path));
    return Promise.resolve(found?.get(path)?.clone());
  }
}
