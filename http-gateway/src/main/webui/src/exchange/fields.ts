import { ImportFailure } from "./import-failure";

/**
 * Strict access to the fields of one JSON object of a file. A field is absent where it is missing or null; a field of
 * another type ends the import with a message that names it.
 */
export class Fields {
  private constructor(
    private readonly json: object,
    /** Names the object in messages. */
    readonly where: string,
  ) {}

  static of(json: unknown, where: string): Fields {
    if (typeof json !== "object" || json === null || Array.isArray(json)) {
      throw new ImportFailure(`${where} must be a JSON object`);
    }
    return new Fields(json, where);
  }

  named(where: string): Fields {
    return new Fields(this.json, where);
  }

  /** Only what the object itself has: nothing of its prototype is ever read. */
  raw(key: string): unknown {
    const value: unknown = Object.hasOwn(this.json, key) ? (this.json as Record<string, unknown>)[key] : undefined;
    return value ?? undefined;
  }

  entries(): [string, unknown][] {
    return Object.entries(this.json);
  }

  number(key: string, max = Number.MAX_VALUE): number {
    const value = this.raw(key);
    if (typeof value !== "number" || !Number.isFinite(value)) throw this.wrong(key, "must be a finite number");
    if (Math.abs(value) > max) throw this.wrong(key, `must be at most ${max}`);
    return value;
  }

  optionalNumber(key: string, max = Number.MAX_VALUE): number | undefined {
    return this.raw(key) === undefined ? undefined : this.number(key, max);
  }

  /** A length: not negative. */
  size(key: string, max: number): number {
    const value = this.number(key, max);
    if (value < 0) throw this.wrong(key, "must not be negative");
    return value;
  }

  text(key: string): string {
    const value = this.raw(key);
    if (typeof value !== "string") throw this.wrong(key, "must be a text");
    return value;
  }

  optionalText(key: string): string | undefined {
    return this.raw(key) === undefined ? undefined : this.text(key);
  }

  flag(key: string): boolean {
    const value = this.raw(key);
    if (value !== undefined && typeof value !== "boolean") throw this.wrong(key, "must be true or false");
    return value ?? false;
  }

  list(key: string, max: number): unknown[] {
    const value = this.raw(key);
    if (!Array.isArray(value)) throw this.wrong(key, "must be a list");
    if (value.length > max) throw this.wrong(key, `has ${value.length} entries; at most ${max} are taken`);
    return value as unknown[];
  }

  optionalList(key: string, max: number): unknown[] {
    return this.raw(key) === undefined ? [] : this.list(key, max);
  }

  optionalFields(key: string): Fields | undefined {
    const value = this.raw(key);
    return value === undefined ? undefined : Fields.of(value, `${this.where}: “${key}”`);
  }

  wrong(key: string, problem: string): ImportFailure {
    return new ImportFailure(`${this.where}: “${key}” ${problem}`);
  }
}
