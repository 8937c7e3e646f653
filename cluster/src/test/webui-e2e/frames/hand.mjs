/** Events a second: what a pointer or a wheel gives a page at most in one frame of 60 Hz. */
export const RATE = 60;

/** A wheel that zooms does it by this power of e for each pixel, where it turns by 20 or more at once. */
export const ZOOM_PER_PIXEL = 0.0022;

/** Events that the page has not taken yet; the browser makes one of those that wait. A page that is later gets fewer, larger ones. */
const MOST_OPEN = 20;

const CTRL = 2;

/** Moves pointer and wheel of a page evenly in time, like a hand: what comes next does not wait for the page. */
export class Hand {
  #cdp;
  #page;

  static async of(page) {
    const hand = new Hand();
    hand.#page = page;
    hand.#cdp = await page.context().newCDPSession(page);
    return hand;
  }

  /** Turns the wheel for `seconds` at a point; `turn(event number, part of the time)` gives x and y of each event. */
  wheel(at, seconds, turn, { ctrl = false } = {}) {
    let turned = 0;
    return this.#evenly(seconds, (i, part) => {
      const due = { x: 0, y: 0 };
      for (; turned <= i; turned++) {
        const { x, y } = turn(turned, part);
        due.x += x;
        due.y += y;
      }
      return { type: "mouseWheel", ...at, deltaX: due.x, deltaY: due.y, modifiers: ctrl ? CTRL : 0 };
    });
  }

  /** One turn of the wheel with ctrl held: zooms. */
  async turn(at, { x, y }) {
    const event = { type: "mouseWheel", ...at, deltaX: x, deltaY: y, modifiers: CTRL };
    await this.#cdp.send("Input.dispatchMouseEvent", event);
  }

  /** Presses at a point, moves along a way and lets go at its end; `place(part of the time)` is where the pointer is. */
  async drag(seconds, place) {
    const start = place(0);
    await this.#page.mouse.move(start.x, start.y);
    await this.#page.mouse.down();
    await this.#evenly(seconds, (_, part) => ({ type: "mouseMoved", ...place(part), button: "left", buttons: 1 }));
    const end = place(1);
    await this.#page.mouse.move(end.x, end.y);
    await this.#page.mouse.up();
  }

  async #evenly(seconds, event) {
    const begin = performance.now();
    const open = new Set();
    let failure;
    const last = Math.ceil(seconds * RATE) - 1;
    for (let i = 0; i <= last; i++) {
      await until(begin + (i * 1000) / RATE);
      if (open.size >= MOST_OPEN && i < last) continue;
      const sent = this.#cdp.send("Input.dispatchMouseEvent", event(i, i / (seconds * RATE))).then(
        () => open.delete(sent),
        (error) => (failure = error),
      );
      open.add(sent);
    }
    await Promise.all(open);
    if (failure) throw failure;
  }
}

function until(time) {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, time - performance.now())));
}
