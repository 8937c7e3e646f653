// One person with a browser context of their own, as the page objects of both scripts.

/** How long any condition may take; a slow machine under load, not the expected time. */
const PATIENCE_MS = 20_000;

export class Person {
  /** What the page did that no page should do. */
  problems = [];

  constructor(name, page, origin) {
    this.name = name;
    this.page = page;
    this.origin = origin;
    page.setDefaultTimeout(PATIENCE_MS);
    page.on("pageerror", (error) => this.problems.push(`uncaught: ${error.message}`));
    page.on("crash", () => this.problems.push("the page has crashed"));
    page.on("console", (message) => this.#heard(message));
    page.on("request", (request) => this.#asked(request.url()));
    page.on("websocket", (socket) => this.#asked(socket.url().replace(/^ws/, "http")));
  }

  static async arrive(browser, name, url, options = {}) {
    return Person.enter(await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options }), name, url);
  }

  static async enter(context, name, url) {
    const person = new Person(name, await context.newPage(), new URL(url).origin);
    await person.signIn(url);
    return person;
  }

  async signIn(url) {
    await this.page.goto(url);
    await this.page.getByLabel("What should the others call you?").fill(this.name);
    await this.page.getByRole("button", { name: "Start" }).click();
  }

  async createBoard(name) {
    await this.page.getByLabel("Name of the new board").fill(name);
    await this.page.getByRole("button", { name: "Create board" }).click();
    await this.onBoard();
    return this.page.url();
  }

  async onBoard() {
    await this.until("joined", () => window.collabboard?.connection().joined === true);
  }

  /** All that this person did is acknowledged by the server. */
  async saved() {
    await this.until("saved", () => window.collabboard?.connection().pending === 0);
  }

  objects() {
    return this.page.evaluate(() => window.collabboard.objects());
  }

  /** Waits until a function of the page and `argument` gives something true; returns what it gave. */
  async until(what, condition, argument) {
    try {
      const handle = await this.page.waitForFunction(condition, argument, { timeout: PATIENCE_MS });
      return await handle.jsonValue();
    } catch (error) {
      const seen = await this.page.evaluate(() => JSON.stringify(window.collabboard?.objects() ?? null));
      throw new Error(`${this.name} waited in vain for: ${what}; objects: ${seen}`, { cause: error });
    }
  }

  /** Where a point of the board is on the page. */
  toPage(point) {
    return this.page.evaluate((at) => window.collabboard.toPage(at), point);
  }

  async placeNote(at, text) {
    await this.page.getByRole("button", { name: "Sticky note" }).click();
    await this.#type(at, text);
  }

  async placeRectangle(at, text) {
    await this.page.getByRole("button", { name: "Rectangle" }).click();
    await this.page.mouse.click(at.x, at.y);
    if (text) await this.retype(at, text);
  }

  async retype(at, text) {
    await this.page.mouse.dblclick(at.x, at.y);
    await this.page.getByLabel("Text of the object").fill(text);
    await this.page.keyboard.press("Escape");
  }

  async #type(at, text) {
    await this.page.mouse.click(at.x, at.y);
    await this.page.getByLabel("Text of the object").fill(text);
    await this.page.keyboard.press("Escape");
  }

  #heard(message) {
    if (message.type() !== "error") return;
    // Asking who is signed in before anybody is; browsers report every 401.
    if (message.location().url === `${this.origin}/api/auth/me`) return;
    this.problems.push(`console: ${message.text()} (${message.location().url})`);
  }

  #asked(url) {
    if (new URL(url).origin !== this.origin) this.problems.push(`request to another origin: ${url}`);
  }
}
