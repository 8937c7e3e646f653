import { Syscall } from "../gen/collabboard/wire/v1/frame_pb";
import type { Point } from "../model/presence";
import type { View } from "../model/view";
import { carried } from "../model/view";
import type { Payload } from "./mapping";
import { cursorToWire } from "./mapping";
import { Throttle } from "./throttle";

/** At most 30 messages a second, always with the latest place. */
export const INTERVAL_MS = 34;

/** A view takes 30 bytes beside a pointer's 10, for everybody on the board: it goes along this often, if it changed. */
const VIEW_INTERVAL_MS = 100;

/** After this long without a message, one with the view follows those without. */
const REST_MS = 150;

/**
 * Tells the others where this person's pointer is and, where there are others, which part of the board is in view. The
 * server keeps the latest message only, so the last of each burst holds the view: it is not lost to who comes late.
 */
export class CursorSender {
  private pointer: Point | undefined;
  private view: View | undefined;
  private hasCompany = false;
  private viewDue = false;
  /** What the server holds of this client. */
  private shown: "nothing" | "pointer" | "all" = "nothing";
  private restTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly throttle = new Throttle(INTERVAL_MS, () => this.send());
  private readonly viewThrottle = new Throttle(VIEW_INTERVAL_MS, () => this.sendView());

  /** `passedOn` is the view of who is followed: those who follow this person then see the same. */
  constructor(
    private readonly tell: (payload: Payload) => void,
    private readonly passedOn: () => View | undefined,
  ) {}

  stop(): void {
    clearTimeout(this.restTimer);
    this.throttle.stop();
    this.viewThrottle.stop();
  }

  /** A new socket knows nothing of this client yet. */
  repeat(): void {
    this.shown = "nothing";
    this.viewDue = true;
    this.throttle.request();
  }

  /** Whether anybody else is on the board. */
  set company(company: boolean) {
    const isNews = company && !this.hasCompany;
    this.hasCompany = company;
    if (isNews) this.viewThrottle.request();
  }

  pointTo(point: Point | undefined): void {
    if (!point && !this.pointer) return;
    this.pointer = point;
    this.throttle.request();
  }

  /** The pointer stays where it is on the screen, and so comes to be elsewhere on the board. */
  look(view: View): void {
    if (this.pointer && this.view && view.width === this.view.width && view.height === this.view.height) {
      this.pointer = carried(this.pointer, this.view, view);
      this.throttle.request();
    }
    this.view = view;
    this.viewThrottle.request();
  }

  private sendView(): void {
    if (!this.hasCompany) return;
    this.viewDue = true;
    this.throttle.request();
  }

  private send(): void {
    clearTimeout(this.restTimer);
    const view = this.hasCompany ? (this.passedOn() ?? this.view) : undefined;
    const told = this.viewDue || !this.pointer ? view : undefined;
    const value = cursorToWire(this.pointer, told);
    if (value) {
      this.tell({ syscall: Syscall.CURSOR_MOVED, data: { case: "cursorMoved", value } });
      this.shown = told ? "all" : "pointer";
    } else if (this.shown !== "nothing") {
      this.tell({ syscall: Syscall.CURSOR_CLEAR });
      this.shown = "nothing";
    }
    this.viewDue = false;
    if (view && !told) this.restTimer = setTimeout(() => this.sendView(), REST_MS);
  }
}
