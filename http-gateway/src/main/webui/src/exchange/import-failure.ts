/** A file that cannot be taken as it is. The message is for the person: it names what is broken, and where. */
export class ImportFailure extends Error {
  override readonly name = "ImportFailure";
}
